//! Takes lists of licenses apart: several products in one text, joined by whatever the list was written with.
//!
//! Semicolons, bars and line ends always stand between products. Plus signs, commas and spaces do so too, but also
//! inside of names, so that the longest name that is known comes first.

use crate::catalog::SkuId;

use super::product_names::{without_account, ProductNames};
use super::words::{is_type_name, is_unlicensed};

/// The most pieces that one name has where it has plus signs or commas of its own.
const MOST_PIECES: usize = 4;

/// The most words that are looked at as one name.
const MOST_WORDS: usize = 12;

/// A product as a list of licenses names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::exchange) enum Named {
    /// The catalog or an id says which.
    Known(SkuId),
    /// Nobody knows it by this name.
    Stranger(String),
    /// The name of a type, which says nothing of any product.
    TypeName(String),
}

impl ProductNames {
    /// The one product that a text is about.
    pub(in crate::exchange) fn one(&self, text: &str) -> Named {
        match self.find(text) {
            Some(sku) => Named::Known(sku),
            None => Named::Stranger(without_account(text).to_owned()),
        }
    }

    /// The products in a text such as `Office 365 E3+Enterprise Mobility + Security E3`. *Unlicensed* is none.
    pub(in crate::exchange) fn read(&self, text: &str) -> Vec<Named> {
        let mut found = Vec::new();
        for part in text.split([';', '|', '\n', '\r', '\t']) {
            if is_type_name(part) {
                found.push(Named::TypeName(part.trim().to_owned()));
            } else {
                self.part(without_braces(part), &mut found);
            }
        }
        found
    }

    /// The products of a part with plus signs and commas in it.
    fn part(&self, part: &str, found: &mut Vec<Named>) {
        let mut starts = vec![0];
        starts.extend(part.match_indices(['+', ',']).map(|(at, _)| at + 1));
        let mut ends: Vec<usize> = starts.iter().skip(1).map(|start| start - 1).collect();
        ends.push(part.len());
        // The text from one piece through another.
        let text = |from: usize, to: usize| -> &str {
            let range = starts.get(from).zip(ends.get(to));
            range
                .and_then(|(start, end)| part.get(*start..*end))
                .unwrap_or_default()
        };
        let mut at = 0;
        while at < ends.len() {
            let longest = (at + MOST_PIECES).min(ends.len());
            // A name doesn't end with a piece that says nothing.
            let is_name = |to: &usize| *to == at || text(*to, *to).contains(char::is_alphanumeric);
            let known = (at..longest)
                .rev()
                .filter(is_name)
                .find_map(|to| Some((self.find(text(at, to))?, to)));
            if let Some((sku, to)) = known {
                found.push(Named::Known(sku));
                at = to + 1;
                continue;
            }
            // A plus sign between spaces belongs to the name, unless what follows is a product itself.
            let mut to = at;
            while to + 1 < ends.len() {
                let (whole, next) = (text(at, to + 1), text(to + 1, to + 1));
                let spaced = whole
                    .strip_suffix(next)
                    .is_some_and(|before| before.ends_with(" +"));
                if !(spaced && next.starts_with(' ')) || self.find(next).is_some() {
                    break;
                }
                to += 1;
            }
            self.unknown(text(at, to).trim(), found);
            at = to + 1;
        }
    }

    /// The products of a text that is not the name of one: several with spaces between them, or one that nobody knows.
    fn unknown(&self, text: &str, found: &mut Vec<Named>) {
        if is_type_name(text) {
            found.push(Named::TypeName(text.to_owned()));
            return;
        }
        if is_unlicensed(text) {
            return;
        }
        match self.words(text) {
            Some(mut several) => found.append(&mut several),
            None => found.push(Named::Stranger(without_account(text).to_owned())),
        }
    }

    /// The products with nothing but spaces between them, if each word belongs to one.
    fn words(&self, text: &str) -> Option<Vec<Named>> {
        let mut words: &[&str] = &text.split_whitespace().collect::<Vec<_>>();
        if words.len() < 2 {
            return None;
        }
        let mut found = Vec::new();
        while let Some((first, behind)) = words.split_first() {
            let longest = MOST_WORDS.min(words.len());
            let known = (1..=longest).rev().find_map(|count| {
                let (name, rest) = words.split_at_checked(count)?;
                Some((self.find(&name.join(" "))?, rest))
            });
            let (named, rest) = match known {
                Some((sku, rest)) => (Named::Known(sku), rest),
                None if is_type_name(first) => (Named::TypeName((*first).to_owned()), behind),
                None if is_part_number(first) => (Named::Stranger(without_account(first).to_owned()), behind),
                None => return None,
            };
            found.push(named);
            words = rest;
        }
        Some(found)
    }
}

/// A list without the braces in which PowerShell shows it.
fn without_braces(text: &str) -> &str {
    let mut text = text.trim();
    while let Some(inner) = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) {
        text = inner.trim();
    }
    text
}

/// Whether a word can be nothing but a part number: it has an account before it, or is written as only those are.
fn is_part_number(word: &str) -> bool {
    let plain = word
        .chars()
        .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    without_account(word).len() < word.len() || (plain && word.contains('_'))
}
