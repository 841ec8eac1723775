//! The exercises that come with Zetel: which there are, in the order of the list.

use std::sync::OnceLock;

use super::exercise::Exercise;
use super::read::{read, Source};

/// Declares the exercises by their ids, which are the names of their files.
macro_rules! book {
    ($($id:literal)*) => {
        const FILES: &[(&str, &str)] = &[$(($id, include_str!(concat!("data/", $id, ".txt")))),*];
    };
}

book! {
    "01-first-license"
    "02-other-door"
    "03-location-first"
    "04-twenty-at-a-time"
    "05-read-first"
    "06-free-offer"
    "41-take-one-back"
    "42-take-everything"
    "43-newcomer"
    "46-only-that-one"
    "07-without-sway"
    "08-give-one-back"
    "09-add-to-what-is-off"
    "10-needs-another"
    "11-for-everybody"
    "12-two-that-clash"
    "13-without-a-gap"
    "14-both-please"
    "15-replace-wipes"
    "16-add-on-on-nothing"
    "17-not-offered-there"
    "45-base-and-add-on"
    "47-double-cover"
    "56-somebody-elses-address"
    "60-rules-of-2025"
    "66-for-the-whole-house"
    "18-one-too-few"
    "19-make-room"
    "20-buy-the-right-number"
    "21-not-below"
    "22-leaver"
    "23-returner"
    "24-a-class-of-thirty"
    "48-no-license-left-for-her"
    "49-it-has-ended"
    "50-numbers-that-stay"
    "51-her-own-purchase"
    "52-hunt-for-waste"
    "63-too-late"
    "64-added-up"
    "25-by-membership"
    "26-where-from"
    "27-in-error"
    "28-not-enough-for-all"
    "29-all-or-nothing"
    "30-no-nests"
    "31-doubles"
    "32-moving-between-groups"
    "33-change-a-groups-product"
    "34-the-group-wont-go"
    "44-off-and-still-on"
    "53-base-and-add-on-together"
    "54-a-rule-decides"
    "55-no-location-of-her-own"
    "57-what-hangs-on-it"
    "62-two-sources"
    "65-monday-morning"
    "67-more-than-twenty"
    "35-least-power"
    "36-wrong-hat"
    "58-not-your-job"
    "59-members-only"
    "39-the-loop-that-went-on"
    "40-read-the-error"
    "61-read-a-request"
}

/// All ids, in the order of the list. An id never changes: progress is kept under it.
pub fn ids() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(id, _)| *id)
}

/// Each exercise's id and the text of its file.
pub fn sources() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().copied()
}

/// All exercises, in the order of the list. One that can't be read is left out; a test sees to it that there is none.
pub fn exercises() -> &'static [Exercise] {
    static ALL: OnceLock<Vec<Exercise>> = OnceLock::new();
    ALL.get_or_init(|| {
        let read = |(id, text): &(&str, &str)| read(id, text).ok().map(|Source { exercise, .. }| exercise);
        FILES.iter().filter_map(read).collect()
    })
}

/// One exercise.
pub fn exercise(id: &str) -> Option<&'static Exercise> {
    exercises().iter().find(|exercise| exercise.id == id)
}
