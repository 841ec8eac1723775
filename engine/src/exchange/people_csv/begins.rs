//! Tells by how a text begins whether it is a list as CSV, of which kind, and what stands between its fields.

use crate::exchange::json::short;
use crate::exchange::tenant_file::RefusalReason;

use super::columns::Kind;
use super::header::{known, Known};

/// How much of a text is looked at for the line with the names of its columns, in bytes.
const HEAD: usize = 16 * 1024;

/// What stands between the fields of a line; of those that fit alike, the first.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// What a text is, by how it begins.
#[derive(Debug)]
pub(in crate::exchange) enum Begins {
    /// The line with the names of its columns is not over yet.
    Unknown,
    /// JSON, or nothing.
    Json,
    /// A list.
    List { kind: Kind, separator: u8 },
    /// A list that can't be read.
    Refused(Box<RefusalReason>),
}

/// A line that may stand before the names of the columns.
pub(super) enum Preamble {
    /// `sep=;`, which tells Excel what stands between fields.
    Separator(u8),
    /// `#TYPE ...`, which PowerShell writes.
    Comment,
}

/// What a line before the names of the columns says, if it is one.
pub(super) fn preamble(line: &str) -> Option<Preamble> {
    let line = line.trim_start_matches(['\u{feff}', '"', ' ']);
    if line.starts_with('#') {
        return Some(Preamble::Comment);
    }
    let (key, value) = line.split_at_checked("sep=".len())?;
    if !key.eq_ignore_ascii_case("sep=") {
        return None;
    }
    let separator = value.bytes().next().unwrap_or(b',');
    Some(Preamble::Separator(separator))
}

/// Looks at the beginning of a text; `ended` when no more of it comes. However much of it is there, the answer stays.
pub(in crate::exchange) fn begins(text: &str, ended: bool) -> Begins {
    let is_long = text.len() >= HEAD;
    let head = match is_long {
        // A character of several bytes may lie across the end of what is looked at.
        true => (0..=HEAD).rev().find_map(|end| text.get(..end)),
        false => None,
    };
    let mut rest = head.unwrap_or(text).trim_start();
    let mut said = None;
    loop {
        if rest.starts_with(['{', '[']) {
            return Begins::Json;
        }
        let end = rest.find(['\r', '\n']);
        if end.is_none() && !ended && !is_long {
            return Begins::Unknown;
        }
        let (line, behind) = end
            .and_then(|end| rest.split_at_checked(end))
            .unwrap_or((rest, ""));
        match preamble(line) {
            Some(Preamble::Separator(separator)) => said = Some(separator),
            Some(Preamble::Comment) => {}
            None => return by_names(line, said),
        }
        rest = behind.trim_start();
    }
}

/// What a text with this line of names is; `said` is what it says to stand between them.
fn by_names(line: &str, said: Option<u8>) -> Begins {
    if line.is_empty() {
        return Begins::Json;
    }
    let separator = said.unwrap_or_else(|| separator(line));
    match known(split(line, separator)).0 {
        Known::List(kind) => Begins::List { kind, separator },
        Known::Lacks(name) => Begins::Refused(Box::new(RefusalReason::NoColumn { name })),
        Known::Nothing if is_scalar(line) => Begins::Json,
        Known::Nothing => Begins::Refused(Box::new(RefusalReason::UnknownColumns { line: short(line) })),
    }
}

/// Whether a line may be JSON that is neither an object nor an array.
fn is_scalar(line: &str) -> bool {
    let is_one = SEPARATORS
        .iter()
        .all(|separator| split(line, *separator).count() == 1);
    let is_word = ["true", "false", "null"].contains(&line.trim_end());
    is_word || is_one && line.starts_with(|c: char| matches!(c, '"' | '-') || c.is_ascii_digit())
}

/// What stands between the names of columns: what makes most of them known, else what occurs most.
pub(super) fn separator(line: &str) -> u8 {
    let best = SEPARATORS.iter().rev().max_by_key(|separator| {
        let known = known(split(line, **separator)).1;
        (known, split(line, **separator).count())
    });
    best.copied().unwrap_or(b',')
}

fn split(line: &str, separator: u8) -> impl Iterator<Item = &str> {
    line.split(char::from(separator)).take(HEAD)
}
