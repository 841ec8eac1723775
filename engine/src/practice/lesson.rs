//! A lesson: exercises in an order, with the words of whoever teaches it, and how much help there is.

use serde::{Deserialize, Serialize};

use super::exercise::Words;

/// A lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// Its name in links and in what is kept; see [`own_id`].
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// What is said before the first exercise.
    pub before: Words,
    /// What is said after the last one.
    pub after: Words,
    /// The exercises' ids, in order.
    pub exercises: Vec<String>,
    /// Which help there is.
    pub help: Help,
}

/// Which help there is in an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Help {
    /// Hints.
    pub hints: bool,
    /// *Show me*.
    pub show: bool,
}

impl Default for Help {
    fn default() -> Self {
        Help {
            hints: true,
            show: true,
        }
    }
}

/// How an id of what somebody made begins: none that comes with Zetel does.
const OWN: &str = "own-";

/// The id of an exercise or a lesson that somebody made.
pub fn own_id(number: u64) -> String {
    format!("{OWN}{number:016x}")
}

/// Whether this is the id of something that a person made.
pub fn is_own_id(id: &str) -> bool {
    let digits = id.strip_prefix(OWN).unwrap_or_default();
    let is_digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
    digits.len() == 16 && digits.bytes().all(is_digit)
}
