//! Dates and moments in words.

use crate::domain::Time;
use crate::i18n::{tag, use_locale};
use crate::platform;

/// The date of a moment: *July 15, 2020*.
pub fn date(time: Time) -> String {
    platform::date(time.0, tag(use_locale().get()))
}

/// A moment of real time, in this browser's zone: *November 22, 2026, 14:32*.
pub fn real_moment(millis: i64) -> String {
    platform::moment(millis, tag(use_locale().get()))
}

/// Date and time of day of a moment, in UTC: *July 15, 2020, 09:05*.
pub fn moment(time: Time) -> String {
    let seconds = time.0.rem_euclid(86_400);
    format!("{}, {:02}:{:02}", date(time), seconds / 3600, seconds / 60 % 60)
}
