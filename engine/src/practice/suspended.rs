//! How far somebody is with a lesson, as a learning platform keeps it from one visit to the next, on any machine: in few
//! plain characters, which every platform takes as they are.
//!
//! `z1`, and for each exercise that is done `;` and five numbers with `.` between, to the base of 36: what stands for its
//! id, changes, hints, whether the solution was shown, and when, in seconds. Exercises stand under their ids, so that a
//! lesson may get another order meanwhile.

use super::lesson::Lesson;
use super::progress::{Done, Progress};

/// The most characters that a platform keeps, by SCORM 1.2. A lesson of a hundred exercises takes less, whatever was done.
pub const LONGEST_SUSPENDED: usize = 4_096;

/// How such a text begins, with the version of its form.
const MARK: &str = "z1";
const BASE: u32 = 36;

impl Progress {
    /// What a platform is to keep of this lesson.
    pub fn suspended(&self, lesson: &Lesson) -> String {
        let mut text = MARK.to_owned();
        for (id, done) in of(lesson, self) {
            let when = u64::try_from(done.when.div_euclid(1_000)).unwrap_or_default();
            let numbers = [
                u64::from(short(id)),
                u64::from(done.changes),
                u64::from(done.hints),
                u64::from(done.shown),
                when.min(u64::from(u32::MAX)),
            ];
            let entry = numbers.map(digits).join(".");
            if text.len() + 1 + entry.len() > LONGEST_SUSPENDED {
                break;
            }
            text = text + ";" + &entry;
        }
        text
    }

    /// Takes what a platform kept of this lesson. What is unreadable, or of another lesson, counts as nothing.
    pub fn resume(&mut self, lesson: &Lesson, text: &str) {
        let mut entries = text.trim().split(';');
        if entries.next() != Some(MARK) {
            return;
        }
        for (id, done) in entries.take(lesson.exercises.len()).filter_map(entry) {
            let mut named = lesson.exercises.iter();
            if let Some(id) = named.find(|one| short(one) == id) {
                self.finish(id, done);
            }
        }
    }

    /// Forgets this lesson: a platform begins it anew.
    pub fn forget(&mut self, lesson: &Lesson) {
        for id in &lesson.exercises {
            self.done.remove(id);
            self.running.remove(id);
        }
    }
}

/// What is done of a lesson, in its order, each once.
fn of<'a>(lesson: &'a Lesson, progress: &'a Progress) -> impl Iterator<Item = (&'a str, &'a Done)> {
    let first = |place: usize, id: &String| !lesson.exercises.iter().take(place).any(|before| before == id);
    let ids = lesson.exercises.iter().enumerate();
    let ids = ids.filter(move |(place, id)| first(*place, id));
    ids.filter_map(|(_, id)| {
        progress
            .done
            .get_key_value(id)
            .map(|(id, done)| (id.as_str(), done))
    })
}

fn entry(text: &str) -> Option<(u32, Done)> {
    let mut numbers = text
        .split('.')
        .map(|number| u64::from_str_radix(number, BASE).ok());
    let mut next = || numbers.next().flatten();
    let id = u32::try_from(next()?).ok()?;
    let done = Done {
        changes: u32::try_from(next()?).ok()?,
        hints: u32::try_from(next()?).ok()?,
        shown: next()? == 1,
        when: i64::from(u32::try_from(next()?).ok()?) * 1_000,
    };
    Some((id, done))
}

/// What stands for an id (FNV-1a, 32 bits).
fn short(id: &str) -> u32 {
    let bytes = id.bytes();
    bytes.fold(0x811c_9dc5, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// A number to the base of 36.
fn digits(mut number: u64) -> String {
    let mut text = Vec::new();
    loop {
        let digit = (number % u64::from(BASE)) as u32;
        text.extend(char::from_digit(digit, BASE));
        number /= u64::from(BASE);
        if number == 0 {
            return text.into_iter().rev().collect();
        }
    }
}
