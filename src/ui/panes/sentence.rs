//! The sentences of a result: what came of licenses, and of whom, without what is zero.

use crate::domain::Counts;
use crate::t;
use crate::ui::text::number;

/// How many were refused, and that in words.
pub(super) fn refused(counts: Counts) -> (u32, String) {
    let words = t!(history.refused, count = number(u64::from(counts.refused)));
    (counts.refused, words)
}

/// *5 licenses assigned. 3 users changed, 1 refused.*
pub(super) fn joined(licenses: Vec<String>, people: Vec<(u32, String)>) -> String {
    let people = people.into_iter().filter(|(count, _)| *count > 0);
    let people: Vec<String> = people.map(|(_, words)| words).collect();
    let sentences = [licenses, people].map(|parts| parts.join(", "));
    let sentences = sentences.into_iter().filter(|sentence| !sentence.is_empty());
    sentences
        .map(|sentence| sentence + ".")
        .collect::<Vec<_>>()
        .join(" ")
}
