//! Records of a CSV text: fields, separators, quotes; in one go or in pieces of any size.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// The most bytes one record has, and the most fields. What is longer has lost a quotation mark.
const LONGEST: usize = 1 << 20;
const MOST_FIELDS: usize = 1 << 14;

/// One record with the line it begins on, counting from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) line: u32,
    pub(super) fields: Vec<String>,
}

/// The fields of a record, as long as it lasts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'r> {
    text: &'r str,
    /// Where each field ends in the text.
    ends: &'r [usize],
}

impl<'r> Fields<'r> {
    /// How many there are.
    pub(super) fn len(self) -> usize {
        self.ends.len()
    }

    /// The field at a place.
    pub(super) fn get(self, place: usize) -> Option<&'r str> {
        let end = *self.ends.get(place)?;
        let start = match place.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text.get(start..end)
    }

    /// All of them.
    pub(super) fn iter(self) -> impl Iterator<Item = &'r str> {
        (0..self.len()).filter_map(move |place| self.get(place))
    }

    /// Whether nothing but space stands in it.
    pub(super) fn is_blank(self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A record that begins on this line and does not end: a quotation mark is never closed, or not for very long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Endless {
    pub(super) line: u32,
    pub(super) is_long: bool,
}

/// Takes records apart as their text comes in.
pub(super) struct Records {
    reader: Reader,
    out: Vec<u8>,
    ends: Vec<usize>,
    written: usize,
    ended: usize,
    /// Whether nothing of the record was met yet.
    fresh: bool,
    /// The line on which the record begins, and the one that was reached.
    line: u32,
    seen: u32,
    /// Whether the last byte was a carriage return.
    after_cr: bool,
}

impl std::fmt::Debug for Records {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Records at line {}", self.seen)
    }
}

impl Records {
    /// Before the first line of a text with this separator.
    pub(super) fn new(separator: u8) -> Self {
        Records {
            reader: ReaderBuilder::new().delimiter(separator).build(),
            out: vec![0; 1024],
            ends: vec![0; 32],
            written: 0,
            ended: 0,
            fresh: true,
            line: 1,
            seen: 1,
            after_cr: false,
        }
    }

    /// Takes the next piece of the text, and gives each record that ends in it, with its line, to `each`. Lines without
    /// anything in them are no records.
    ///
    /// # Errors
    /// What `each` answers, or a record that is all too long.
    pub(super) fn feed<E: From<Endless>>(
        &mut self,
        piece: &str,
        each: &mut dyn FnMut(u32, Fields<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut input = piece.as_bytes();
        loop {
            if self.fresh {
                // The reader passes over empty lines; here they count.
                let is_end = |byte: &&u8| matches!(byte, b'\r' | b'\n');
                let blank = input.iter().take_while(is_end).count();
                self.pass(input.get(..blank));
                input = input.get(blank..).unwrap_or_default();
                self.line = self.seen;
            }
            if input.is_empty() {
                return Ok(());
            }
            self.fresh = false;
            let out = self.out.get_mut(self.written..).unwrap_or_default();
            let ends = self.ends.get_mut(self.ended..).unwrap_or_default();
            let (result, read, wrote, fields) = self.reader.read_record(input, out, ends);
            self.pass(input.get(..read));
            input = input.get(read..).unwrap_or_default();
            self.written += wrote;
            self.ended += fields;
            match result {
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return Ok(()),
                ReadRecordResult::OutputFull => grow(&mut self.out, LONGEST, self.line)?,
                ReadRecordResult::OutputEndsFull => grow(&mut self.ends, MOST_FIELDS, self.line)?,
                ReadRecordResult::Record => {
                    // The text was UTF-8 and separators are ASCII, so what lies between them is UTF-8 as well.
                    let bytes = self.out.get(..self.written).unwrap_or_default();
                    let text = std::str::from_utf8(bytes).unwrap_or_default();
                    let ends = self.ends.get(..self.ended).unwrap_or_default();
                    (self.written, self.ended, self.fresh) = (0, 0, true);
                    each(self.line, Fields { text, ends })?;
                }
            }
        }
    }

    /// The text has ended; the last line may lack its end.
    ///
    /// # Errors
    /// What `each` answers, or a record that does not end.
    pub(super) fn end<E: From<Endless>>(
        &mut self,
        each: &mut dyn FnMut(u32, Fields<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.feed("\n", each)?;
        if self.fresh {
            return Ok(());
        }
        let (line, is_long) = (self.line, false);
        Err(Endless { line, is_long }.into())
    }

    fn pass(&mut self, bytes: Option<&[u8]>) {
        for byte in bytes.unwrap_or_default() {
            // A line ends with CR LF, with LF, or with CR alone, as on old Macs.
            let ends = *byte == b'\r' || (*byte == b'\n' && !self.after_cr);
            self.seen = self.seen.saturating_add(u32::from(ends));
            self.after_cr = *byte == b'\r';
        }
    }
}

/// Makes more room in a record that begins on this line.
fn grow<T: Copy + Default>(room: &mut Vec<T>, most: usize, line: u32) -> Result<(), Endless> {
    if room.len() >= most {
        let is_long = true;
        return Err(Endless { line, is_long });
    }
    room.resize(room.len() * 2, T::default());
    Ok(())
}

/// All records; lines without anything in them are none.
///
/// # Errors
/// A record that does not end.
pub(super) fn records(text: &str, separator: u8) -> Result<Vec<Record>, Endless> {
    let mut all = Vec::new();
    let mut keep = |line: u32, fields: Fields<'_>| {
        let fields = fields.iter().map(str::to_owned).collect();
        all.push(Record { line, fields });
        Ok(())
    };
    let mut records = Records::new(separator);
    records.feed::<Endless>(text, &mut keep)?;
    records.end::<Endless>(&mut keep)?;
    Ok(all)
}

/// The fields of a CSV text, row by row, whatever they mean; nothing where a quotation mark is never closed.
pub fn csv_rows(text: &str, separator: u8) -> Option<Vec<Vec<String>>> {
    let rows = records(text, separator).ok()?;
    Some(rows.into_iter().map(|record| record.fields).collect())
}

/// A field as it is written: see [`write`].
pub(in crate::exchange) fn written(field: &str) -> String {
    let mut out = String::with_capacity(field.len() + 3);
    write(&mut out, field);
    out
}

/// Whether a spreadsheet would take the field for a formula, but for the apostrophes before it.
fn is_formula(field: &str) -> bool {
    matches!(
        field.trim_start_matches('\'').as_bytes().first(),
        Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r')
    )
}

/// A field as it was before [`write`] guarded it: without the apostrophe before what looks like a formula.
pub(super) fn unguarded(field: &str) -> &str {
    match field.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => field,
    }
}

/// Appends a field: quoted where it has to be, and never taken for a formula by a spreadsheet. [`unguarded`] is the
/// way back.
pub(super) fn write(out: &mut String, field: &str) {
    // By bytes: a list of 100,000 people has 2,800,000 fields, and most of them are short or empty.
    let quoted = field
        .bytes()
        .any(|b| matches!(b, b'"' | b',' | b';' | b'\n' | b'\r'));
    if quoted {
        out.push('"');
    }
    if is_formula(field) {
        out.push('\'');
    }
    if quoted {
        out.push_str(&field.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(field);
    }
}
