//! One column of texts: a dictionary of those that stand there more than once, the most frequent first; the rest in place.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::order;
use crate::sandbox::base32k::Damaged;

use super::streams::{Field, Source, Writer};
use super::template::{as_is, has_places, put_together, take_apart, Person, ABSENT};

/// More entries than any column has, so that a forged one ends.
const MOST: u32 = 1 << 24;

/// A text in a dictionary: its pattern, how often it stands in the column, and, once that is known, its rank: 0 for what
/// stands there once.
struct Counted {
    pattern: Rc<[u8]>,
    count: u32,
    rank: u32,
}

/// A column that is being gathered, and then written row by row in the same order.
pub(super) struct Column {
    column: usize,
    places: HashMap<Rc<[u8]>, u32>,
    entries: Vec<Counted>,
    /// The entry of each row.
    rows: Vec<u32>,
    /// The numbers of all rows.
    numbers: Vec<u32>,
    pattern: Vec<u8>,
}

impl Column {
    /// An empty column.
    pub(super) fn new(column: usize) -> Self {
        Column {
            column,
            places: HashMap::new(),
            entries: Vec::new(),
            rows: Vec::new(),
            numbers: Vec::new(),
            pattern: Vec::new(),
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
                self.entries.push(Counted {
                    pattern,
                    count: 0,
                    rank: 0,
                });
                place
            }
        };
        if let Some(entry) = self.entries.get_mut(place as usize) {
            entry.count += 1;
        }
        self.rows.push(place);
        place as usize
    }

    /// Writes the column. Answers the rank of each row; 0 is none in particular.
    pub(super) fn write(mut self, writer: &mut Writer) -> Vec<u32> {
        let mut order: Vec<(u32, usize)> = self.entries.iter().map(|entry| entry.count).zip(0..).collect();
        order.retain(|(count, _)| *count > 1);
        order::sort_by_key(&mut order, |(count, place)| (std::cmp::Reverse(*count), *place));
        writer.number(Field::Entries(self.column), order.len() as u32);
        for ((_, place), rank) in order.into_iter().zip(1..) {
            if let Some(entry) = self.entries.get_mut(place) {
                entry.rank = rank;
                writer.text(Field::Text(self.column), &entry.pattern);
            }
        }
        let mut ranks = Vec::with_capacity(self.rows.len());
        for place in &self.rows {
            let Some(entry) = self.entries.get(*place as usize) else {
                continue;
            };
            writer.number(Field::Rank(self.column), entry.rank);
            if entry.rank == 0 {
                writer.text(Field::Text(self.column), &entry.pattern);
            }
            ranks.push(entry.rank);
        }
        for number in self.numbers {
            writer.number(Field::Number(self.column), number);
        }
        ranks
    }
}

/// An entry of a dictionary that was read.
struct Entry {
    pattern: Vec<u8>,
    /// The text, where it is the same in every row.
    text: Option<Arc<str>>,
}

/// A column that is read row by row.
pub(super) struct ColumnReader {
    column: usize,
    entries: Vec<Entry>,
    out: Vec<u8>,
}

/// A row that was read.
pub(super) struct Row {
    /// Its place in the dictionary, from 1 on; 0 for what stands there once.
    pub(super) rank: u32,
    /// The text, if any.
    pub(super) text: Option<Arc<str>>,
}

impl ColumnReader {
    /// Reads the dictionary.
    pub(super) fn new(column: usize, source: &mut impl Source) -> Result<Self, Damaged> {
        let count = source.number(Field::Entries(column), 0)?;
        if count > MOST {
            return Err(Damaged::Form);
        }
        let mut entries = Vec::new();
        for _ in 0..count {
            let pattern = source.text(Field::Text(column))?;
            let mut text = None;
            if !has_places(&pattern) {
                let mut out = Vec::new();
                put_together(&pattern, Person::nobody(), &mut || Ok(0), &mut out)?;
                text = Some(utf8(&out)?);
            }
            entries.push(Entry { pattern, text });
        }
        Ok(ColumnReader {
            column,
            entries,
            out: Vec::new(),
        })
    }

    /// Reads the next row; `kind` is what is known of it already.
    pub(super) fn read(
        &mut self,
        source: &mut impl Source,
        kind: usize,
        person: Person<'_>,
    ) -> Result<Row, Damaged> {
        let rank = source.number(Field::Rank(self.column), kind)?;
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
                inline = source.text(Field::Text(self.column))?;
                &inline
            }
        };
        if pattern == ABSENT {
            return Ok(Row { rank, text: None });
        }
        self.out.clear();
        let mut at = 0..;
        let field = Field::Number(self.column);
        let mut number = || source.number(field, at.next().unwrap_or_default());
        put_together(pattern, person, &mut number, &mut self.out)?;
        let text = Some(utf8(&self.out)?);
        Ok(Row { rank, text })
    }
}

fn utf8(bytes: &[u8]) -> Result<Arc<str>, Damaged> {
    std::str::from_utf8(bytes)
        .map(Arc::from)
        .map_err(|_| Damaged::Form)
}
