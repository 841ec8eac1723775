//! The clock of the simulated world on screen: the pane that moves it forward, and *Process now* with what came of it.
//!
//! Nothing here looks at the browser's own clock: time passes when somebody lets it pass.

mod notice;
mod pane;
mod passing;

pub use notice::{process_now, Notice};
pub use pane::ClockPane;

use crate::domain::Time;
use crate::platform;

use super::text::{tag, use_locale};

/// The date of a moment: *15 July 2020*.
pub fn date(time: Time) -> String {
    platform::date(time.0, tag(use_locale().get()))
}

/// Date and time of day of a moment, in UTC: *15 July 2020, 09:05*.
pub fn moment(time: Time) -> String {
    let seconds = time.0.rem_euclid(86_400);
    format!("{}, {:02}:{:02}", date(time), seconds / 3600, seconds / 60 % 60)
}
