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
    "07-without-sway"
    "12-two-that-clash"
    "13-without-a-gap"
    "27-in-error"
    "05-read-first"
}

/// All ids, in the order of the list. An id never changes: progress is kept under it.
pub fn ids() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(id, _)| *id)
}

/// The text of an exercise, and what it says; for tests of what only they look at.
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
