//! Reads the rows of a list as CSV, whatever its kind, language and origin: what stands in which column.
//!
//! What the rows mean for a tenant is the tenant file's to say.

use crate::exchange::json::short;
use crate::exchange::tenant_file::{BadRow, RefusalReason};

use super::begins::preamble;
use super::columns::{Column, Kind};
use super::header::{places, Places};
use super::records::{unguarded, Endless, Fields, Records};

/// How many names of columns a report repeats.
const MOST_NAMES: usize = 50;

/// The answer of everything that reads.
type Read = Result<(), Box<RefusalReason>>;

impl From<Endless> for Box<RefusalReason> {
    fn from(Endless { line, is_long }: Endless) -> Self {
        bad_row(
            line,
            if is_long {
                BadRow::TooLong
            } else {
                BadRow::OpenQuote
            },
        )
    }
}

/// A refusal because of the row that begins on this line.
pub(in crate::exchange) fn bad_row(line: u32, fault: BadRow) -> Box<RefusalReason> {
    Box::new(RefusalReason::Row { line, fault })
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub(in crate::exchange) struct Row<'r> {
    /// The line it begins on, counting from 1.
    pub(in crate::exchange) line: u32,
    header: &'r Header,
    fields: Fields<'r>,
}

impl<'r> Row<'r> {
    /// What stands in a column, without an apostrophe that only guards it; nothing where it is blank or not there.
    pub(in crate::exchange) fn get(self, column: Column) -> Option<&'r str> {
        let place = *self.header.places.get(column as usize)?;
        let field = unguarded(self.fields.get(place?)?);
        (!field.trim().is_empty()).then_some(field)
    }

    /// How the list calls a column.
    pub(in crate::exchange) fn name(self, column: Column) -> &'r str {
        let place = self.header.places.get(column as usize).copied().flatten();
        place
            .and_then(|place| self.header.names.get(place))
            .map_or("", String::as_str)
    }
}

/// The columns of a list.
#[derive(Debug)]
pub(in crate::exchange) struct Header {
    names: Vec<String>,
    places: Places,
    /// Whether each column is passed over although something stands in it.
    lost: Vec<bool>,
}

impl Header {
    fn read(fields: Fields<'_>, kind: Kind) -> Self {
        let names: Vec<String> = fields.iter().map(|name| name.trim().to_owned()).collect();
        Header {
            places: places(&names, kind),
            lost: vec![false; names.len()],
            names,
        }
    }

    /// Notes which columns that are not read have something in this row.
    fn look(&mut self, fields: Fields<'_>) {
        for (place, lost) in self.lost.iter_mut().enumerate() {
            if !*lost && !self.places.contains(&Some(place)) {
                *lost = fields.get(place).is_some_and(|field| !field.trim().is_empty());
            }
        }
    }
}

/// A list being read.
#[derive(Debug)]
pub(in crate::exchange) struct CsvList {
    kind: Kind,
    records: Records,
    header: Option<Header>,
}

impl CsvList {
    /// Before the first line of a list of this kind with this separator.
    pub(in crate::exchange) fn new(kind: Kind, separator: u8) -> Self {
        CsvList {
            kind,
            records: Records::new(separator),
            header: None,
        }
    }

    /// What kind of list it is.
    pub(in crate::exchange) fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether the list has this column, as far as it is known.
    pub(in crate::exchange) fn has(&self, column: Column) -> bool {
        let place = |header: &Header| header.places.get(column as usize).copied().flatten();
        self.header.as_ref().and_then(place).is_some()
    }

    /// The names of the columns that were not read, of those in which something stands: the first of them, cut short.
    pub(in crate::exchange) fn lost(&self) -> Vec<String> {
        let header = self.header.iter();
        let columns = header.flat_map(|header| header.names.iter().zip(&header.lost));
        columns
            .filter(|(_, lost)| **lost)
            .map(|(name, _)| short(name))
            .take(MOST_NAMES)
            .collect()
    }

    /// Takes the next piece of the text, and gives each row that ends in it to `each`.
    ///
    /// # Errors
    /// What `each` answers, or what is wrong with the list.
    pub(in crate::exchange) fn feed(&mut self, piece: &str, each: &mut dyn FnMut(Row<'_>) -> Read) -> Read {
        let (header, kind) = (&mut self.header, self.kind);
        self.records
            .feed(piece, &mut |line, fields| row(header, kind, line, fields, each))
    }

    /// The text has ended.
    ///
    /// # Errors
    /// What `each` answers, or what is wrong with the list.
    pub(in crate::exchange) fn end(&mut self, each: &mut dyn FnMut(Row<'_>) -> Read) -> Read {
        let (header, kind) = (&mut self.header, self.kind);
        self.records
            .end(&mut |line, fields| row(header, kind, line, fields, each))
    }
}

fn row(
    header: &mut Option<Header>,
    kind: Kind,
    line: u32,
    fields: Fields<'_>,
    each: &mut dyn FnMut(Row<'_>) -> Read,
) -> Read {
    if fields.is_blank() {
        return Ok(());
    }
    let Some(header) = header else {
        if preamble(fields.get(0).unwrap_or_default()).is_none() {
            *header = Some(Header::read(fields, kind));
        }
        return Ok(());
    };
    let (found, expected) = (fields.len(), header.names.len());
    if found != expected {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (found, expected) = (count(found), count(expected));
        return Err(bad_row(line, BadRow::Columns { found, expected }));
    }
    header.look(fields);
    each(Row { line, header, fields })
}

/// The addresses in a text such as `SMTP:anna@a.example+smtp:anna+news@a.example`: a plus sign begins an address only
/// where a scheme follows, or where the one before it has had its `@`.
pub(in crate::exchange) fn addresses(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for piece in text.split('+') {
        let scheme = piece.split_once(':').is_some_and(|(scheme, _)| {
            (1..=10).contains(&scheme.len()) && scheme.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        match all.last_mut() {
            Some(last) if !scheme && !last.contains('@') => {
                last.push('+');
                last.push_str(piece);
            }
            _ => all.push(piece.to_owned()),
        }
    }
    all.retain(|address| !address.trim().is_empty());
    all
}
