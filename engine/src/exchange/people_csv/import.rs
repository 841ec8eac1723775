//! Reads the list of *Add multiple users*: columns in a fixed order, whatever they are called. There are fifteen, or
//! sixteen where the template has *Alternate email address*, which a user here doesn't have.
//!
//! Only the form is looked at here; names, lengths and addresses are `decide`'s.

use std::sync::Arc;

use crate::domain::{Contact, Profile, UserId};

use super::begins::{preamble, separator, Preamble};
use super::records::{records, written, Endless, Record};

/// The most people one list adds (DOMAIN 1.7 N2).
pub const MOST_PEOPLE: u32 = 250;

/// How many columns of a list are read.
const COLUMNS: usize = 15;

/// Where a list of sixteen columns has the one that is not read.
const ALTERNATE_EMAIL: usize = 10;

/// The most bytes of a list: every field of 250 people as long as it may be, and then some.
pub const MOST_LIST_BYTES: usize = 2 << 20;

/// Why a whole list can't be read. Nothing of it is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CsvRefusal {
    /// Too many bytes.
    #[error("the list has {bytes} bytes; at most {most} are read")]
    TooLarge {
        /// How many it has.
        bytes: usize,
        /// How many are read.
        most: usize,
    },
    /// Not UTF-8.
    #[error("the list is not UTF-8")]
    NotUtf8 {
        /// Whether it looks like UTF-16.
        utf16: bool,
    },
    /// Only a header, or nothing.
    #[error("the list has nobody in it")]
    Nobody,
    /// More people than one list adds.
    #[error("the list has {found} people; at most {MOST_PEOPLE} are added at once")]
    TooMany {
        /// How many there are.
        found: u32,
    },
    /// The header has another number of columns: it is another list.
    #[error("the first line has {found} columns instead of 15 or 16")]
    Header {
        /// How many there are.
        found: u32,
    },
    /// A quotation mark in the row that begins on this line is never closed.
    #[error("the quotation mark in line {line} is never closed")]
    OpenQuote {
        /// The line.
        line: u32,
    },
}

/// Why one line can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFault {
    /// Another number of columns than the header has.
    Columns {
        /// How many there are.
        found: u32,
        /// How many the header has.
        expected: u32,
    },
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// The line it begins on, counting from 1; the header is line 1.
    pub line: u32,
    /// Who stands there, or why that can't be told.
    pub person: Result<Arc<Profile>, RowFault>,
}

/// Reads a list. `id` gives each person a key that nobody has.
///
/// # Errors
/// When the list as a whole is not what it should be.
pub fn read_people(bytes: &[u8], mut id: impl FnMut() -> UserId) -> Result<Vec<PersonRow>, CsvRefusal> {
    if bytes.len() > MOST_LIST_BYTES {
        return Err(CsvRefusal::TooLarge {
            bytes: bytes.len(),
            most: MOST_LIST_BYTES,
        });
    }
    let plain = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(plain).map_err(|_| CsvRefusal::NotUtf8 {
        utf16: matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]),
    })?;
    let rows = records(text, separator_of(text));
    let mut rows = rows
        .map_err(|Endless { line, .. }| CsvRefusal::OpenQuote { line })?
        .into_iter()
        .skip_while(|row| row.fields.first().is_some_and(|field| preamble(field).is_some()));
    let header = rows.next().ok_or(CsvRefusal::Nobody)?;
    let expected = header.fields.len();
    if !(COLUMNS..=COLUMNS + 1).contains(&expected) {
        return Err(CsvRefusal::Header {
            found: count(expected),
        });
    }
    let rows: Vec<Record> = rows.filter(|row| !is_blank(row)).collect();
    if rows.is_empty() {
        return Err(CsvRefusal::Nobody);
    }
    if rows.len() > MOST_PEOPLE as usize {
        return Err(CsvRefusal::TooMany {
            found: count(rows.len()),
        });
    }
    let person = |mut row: Record| {
        let (line, found) = (row.line, row.fields.len());
        if found == expected && expected > COLUMNS {
            row.fields.remove(ALTERNATE_EMAIL);
        }
        let person = <[String; COLUMNS]>::try_from(row.fields)
            .ok()
            .filter(|_| found == expected)
            .map(|fields| profile(id(), fields))
            .ok_or(RowFault::Columns {
                found: count(found),
                expected: count(expected),
            });
        PersonRow { line, person }
    };
    Ok(rows.into_iter().map(person).collect())
}

/// What stands between the fields: what a first line says, or what the line with the names of the columns has.
fn separator_of(text: &str) -> u8 {
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match preamble(line) {
            Some(Preamble::Separator(said)) => return said,
            Some(Preamble::Comment) => {}
            None => return separator(line),
        }
    }
    b','
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn is_blank(row: &Record) -> bool {
    row.fields.iter().all(|field| field.trim().is_empty())
}

fn profile(id: UserId, fields: [String; COLUMNS]) -> Arc<Profile> {
    // A blank stands for nothing: the documented way to leave a field out is a space.
    let fields = fields.map(|field| Some(Arc::from(field.trim())).filter(|text: &Arc<str>| !text.is_empty()));
    let [user_name, given_name, surname, display_name, job_title, department, rest @ ..] = fields;
    let contact = Contact::of([job_title].into_iter().chain(rest));
    let mut profile = Profile::new(id, "", "");
    profile.user_principal_name = user_name.unwrap_or_default();
    profile.display_name = display_name.unwrap_or_default();
    profile.given_name = given_name;
    profile.surname = surname;
    profile.department = department;
    profile.contact = contact.if_known();
    Arc::new(profile)
}

/// A list to begin with: the header alone, or with two invented people of this domain. `names` are the columns in the
/// language of whoever fills it in: their order counts, not what they are called.
pub fn sample_people(names: [&str; COLUMNS], domain: Option<&str>) -> String {
    let mut text = format!("{}\r\n", names.map(written).join(","));
    if let Some(domain) = domain {
        let people = [
            ("roos.terpstra", "Roos,Terpstra,Roos Terpstra,Planner,Logistics"),
            ("ivan.petrov", "Ivan,Petrov,Ivan Petrov,Buyer,Finance"),
        ];
        for (alias, names) in people {
            text.push_str(&format!(
                "{alias}@{domain},{names},12,0201234567, , ,Kade 1,Utrecht, ,3511 AA,Netherlands\r\n"
            ));
        }
    }
    text
}

/// What is wrong with a list, for keeping: one line of CSV per reason, with the line it stands on and whose it is.
pub fn fault_log(names: [&str; 3], faults: &[(u32, String, String)]) -> String {
    let mut text = format!("\u{FEFF}{}\r\n", names.map(written).join(","));
    for (line, user, reason) in faults {
        text.push_str(&format!("{line},{},{}\r\n", written(user), written(reason)));
    }
    text
}
