//! One column of texts: those that stand there more than once in a list, the most frequent first; the rest in place.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::sandbox::packed::Damaged;

use super::bits::{Decoder, Encoder};
use super::models::{Number, Numbers, Text};
use super::pattern::{as_is, has_places, numbers_in, put_together, take_apart, Person, ABSENT};

/// How many kinds of rows are told apart.
const KINDS: usize = 8;
/// Numbers of one text are told apart up to this one.
const PLACES: usize = 4;
/// More entries than any column has, so that a forged one ends.
const MOST: u32 = 1 << 24;

/// How rows and numbers are coded: the same in both directions.
struct Models {
    ranks: Numbers,
    numbers: Numbers,
}

impl Models {
    fn new(learned: u32) -> Self {
        Models {
            ranks: Numbers::new(KINDS, learned),
            numbers: Numbers::new(PLACES, 4),
        }
    }
}

/// A column that is being gathered, and then written row by row in the same order.
pub(super) struct Column {
    places: HashMap<Rc<[u8]>, u32>,
    /// Each pattern, how often it stands there, and, once that is known, its rank: 0 for what stands there once.
    entries: Vec<(Rc<[u8]>, u32, u32)>,
    rows: Vec<u32>,
    numbers: Vec<u32>,
    row: usize,
    number: usize,
    pattern: Vec<u8>,
    models: Models,
}

impl Column {
    /// An empty column; see [`Number::new`] for what is learned of ranks.
    pub(super) fn new(learned: u32) -> Self {
        Column {
            places: HashMap::new(),
            entries: Vec::new(),
            rows: Vec::new(),
            numbers: Vec::new(),
            row: 0,
            number: 0,
            pattern: Vec::new(),
            models: Models::new(learned),
        }
    }

    /// Adds a row as it is; answers the place of its text among the entries.
    pub(super) fn add(&mut self, text: Option<&str>) -> usize {
        self.pattern.clear();
        match text {
            Some(text) => as_is(text, &mut self.pattern),
            None => self.pattern.extend(ABSENT),
        }
        self.enter()
    }

    /// Adds a row as a pattern.
    pub(super) fn add_pattern(&mut self, text: Option<&str>, person: Person<'_>) {
        self.pattern.clear();
        match text {
            Some(text) => take_apart(text, person, &mut self.pattern, &mut self.numbers),
            None => self.pattern.extend(ABSENT),
        }
        self.enter();
    }

    fn enter(&mut self) -> usize {
        let place = match self.places.get(self.pattern.as_slice()) {
            Some(place) => *place,
            None => {
                let place = self.entries.len() as u32;
                let pattern: Rc<[u8]> = Rc::from(self.pattern.as_slice());
                self.places.insert(Rc::clone(&pattern), place);
                self.entries.push((pattern, 0, 0));
                place
            }
        };
        if let Some((_, count, _)) = self.entries.get_mut(place as usize) {
            *count += 1;
        }
        self.rows.push(place);
        place as usize
    }

    /// Writes the list of what stands there more than once. All rows have been added.
    pub(super) fn write_list(&mut self, coder: &mut Encoder, text: &mut Text) {
        self.places = HashMap::new();
        let mut order: Vec<(u32, usize)> = self.entries.iter().map(|(_, count, _)| *count).zip(0..).collect();
        order.retain(|(count, _)| *count > 1);
        order.sort_unstable_by_key(|(count, place)| (std::cmp::Reverse(*count), *place));
        Number::new(0).code(coder, order.len() as u32);
        for ((_, place), next) in order.into_iter().zip(1..) {
            if let Some((pattern, _, rank)) = self.entries.get_mut(place) {
                *rank = next;
                text.code(coder, pattern);
            }
        }
    }

    /// The rank of a row; 0 is none in particular.
    pub(super) fn rank(&self, row: usize) -> u32 {
        let place = self.rows.get(row).map_or(usize::MAX, |place| *place as usize);
        self.entries.get(place).map_or(0, |(.., rank)| *rank)
    }

    /// Writes the next row.
    pub(super) fn write(&mut self, coder: &mut Encoder, text: &mut Text, kind: usize) {
        let place = self
            .rows
            .get(self.row)
            .map_or(usize::MAX, |place| *place as usize);
        self.row += 1;
        let Some((pattern, _, rank)) = self.entries.get(place) else {
            return;
        };
        self.models.ranks.code(coder, kind, *rank);
        if *rank == 0 {
            text.code(coder, pattern);
        }
        for at in 0..numbers_in(pattern) {
            let number = self.numbers.get(self.number).copied().unwrap_or(0);
            self.number += 1;
            self.models.numbers.code(coder, at, number);
        }
    }
}

/// An entry of a list that was read.
struct Entry {
    pattern: Vec<u8>,
    /// The text, where it is the same in every row.
    text: Option<Arc<str>>,
}

/// A column that is read row by row.
pub(super) struct Reading {
    entries: Vec<Entry>,
    models: Models,
    out: Vec<u8>,
}

/// A row that was read.
pub(super) struct Row {
    /// Its place in the list, from 1 on; 0 for what stands there once.
    pub(super) rank: u32,
    /// The text, if any.
    pub(super) text: Option<Arc<str>>,
}

impl Reading {
    /// Reads the list.
    pub(super) fn new(learned: u32, coder: &mut Decoder<'_>, text: &mut Text) -> Result<Self, Damaged> {
        let count = Number::new(0).code(coder, 0);
        if count > MOST {
            return Err(Damaged::Form);
        }
        let mut entries = Vec::new();
        for _ in 0..count {
            let pattern = text.code(coder, &[]).ok_or(Damaged::Form)?;
            coder.check()?;
            let mut same = None;
            if !has_places(&pattern) {
                let nobody = Default::default();
                let person = Person {
                    given: &nobody,
                    surname: &nobody,
                    address: None,
                };
                let mut out = Vec::new();
                put_together(&pattern, person, || 0, &mut out);
                same = Some(utf8(&out)?);
            }
            entries.push(Entry { pattern, text: same });
        }
        Ok(Reading {
            entries,
            models: Models::new(learned),
            out: Vec::new(),
        })
    }

    /// Reads the next row.
    pub(super) fn read(
        &mut self,
        coder: &mut Decoder<'_>,
        text: &mut Text,
        kind: usize,
        person: Person<'_>,
    ) -> Result<Row, Damaged> {
        let rank = self.models.ranks.code(coder, kind, 0);
        let inline;
        let pattern = match rank.checked_sub(1) {
            Some(place) => {
                let entry = self.entries.get(place as usize).ok_or(Damaged::Form)?;
                if let Some(text) = &entry.text {
                    let text = Some(Arc::clone(text));
                    return Ok(Row { rank, text });
                }
                &entry.pattern
            }
            None => {
                inline = text.code(coder, &[]).ok_or(Damaged::Form)?;
                &inline
            }
        };
        if pattern == ABSENT {
            return Ok(Row { rank, text: None });
        }
        self.out.clear();
        let mut at = 0..;
        let numbers = &mut self.models.numbers;
        let number = || numbers.code(coder, at.next().unwrap_or(PLACES), 0);
        match put_together(pattern, person, number, &mut self.out) {
            true => Ok(Row {
                rank,
                text: Some(utf8(&self.out)?),
            }),
            false => Err(Damaged::Form),
        }
    }
}

fn utf8(bytes: &[u8]) -> Result<Arc<str>, Damaged> {
    std::str::from_utf8(bytes)
        .map(Arc::from)
        .map_err(|_| Damaged::Form)
}
