//! Records of a CSV text: fields, separators, quotes.

use csv_core::{ReadRecordResult, ReaderBuilder};

/// One record with the line it begins on, counting from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) line: u32,
    pub(super) fields: Vec<String>,
}

/// The separator that the first line uses most: comma or semicolon (both are exported, by language).
pub(super) fn separator(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |c: char| first.chars().filter(|other| *other == c).count();
    if count(';') > count(',') {
        b';'
    } else {
        b','
    }
}

/// All records; lines without anything in them are none.
pub(super) fn records(text: &str, separator: u8) -> Vec<Record> {
    let mut reader = ReaderBuilder::new().delimiter(separator).build();
    let mut input = text.as_bytes();
    let (mut out, mut ends) = (vec![0; 1024], vec![0; 32]);
    let (mut written, mut ended) = (0, 0);
    let (mut line, mut seen) = (1, 1);
    let mut all = Vec::new();
    loop {
        if (written, ended) == (0, 0) {
            // The reader passes over empty lines; here they count.
            let blank = input
                .iter()
                .take_while(|byte| matches!(byte, b'\r' | b'\n'))
                .count();
            seen += line_ends(input.get(..blank));
            input = input.get(blank..).unwrap_or_default();
            line = seen;
        }
        let rest_out = out.get_mut(written..).unwrap_or_default();
        let rest_ends = ends.get_mut(ended..).unwrap_or_default();
        let (result, read, wrote, fields) = reader.read_record(input, rest_out, rest_ends);
        seen += line_ends(input.get(..read));
        input = input.get(read..).unwrap_or_default();
        written += wrote;
        ended += fields;
        match result {
            ReadRecordResult::InputEmpty => {} // asked again with nothing, it ends the last record
            ReadRecordResult::OutputFull => out.resize(out.len() * 2, 0),
            ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
            ReadRecordResult::Record => {
                let bytes = out.get(..written).unwrap_or_default();
                let bounds = ends.get(..ended).unwrap_or_default();
                let fields = fields_of(bytes, bounds);
                all.push(Record { line, fields });
                (written, ended) = (0, 0);
            }
            ReadRecordResult::End => return all,
        }
    }
}

fn line_ends(bytes: Option<&[u8]>) -> u32 {
    let count = bytes
        .unwrap_or_default()
        .iter()
        .filter(|byte| **byte == b'\n')
        .count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The fields between the bounds. The text was UTF-8 and separators are ASCII, so the fields are UTF-8 as well.
fn fields_of(bytes: &[u8], bounds: &[usize]) -> Vec<String> {
    let mut first = 0;
    let mut fields = Vec::with_capacity(bounds.len());
    for &end in bounds {
        let field = bytes.get(first..end).unwrap_or_default();
        fields.push(String::from_utf8_lossy(field).into_owned());
        first = end;
    }
    fields
}

/// A field as it is written: see [`write`].
pub(in crate::exchange) fn written(field: &str) -> String {
    let mut out = String::with_capacity(field.len() + 3);
    write(&mut out, field);
    out
}

/// Appends a field: quoted where it has to be, and never taken for a formula by a spreadsheet.
pub(super) fn write(out: &mut String, field: &str) {
    let formula = matches!(
        field.as_bytes().first(),
        Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r')
    );
    // By bytes: a list of 100,000 people has 2,800,000 fields, and most of them are short or empty.
    let quoted = field
        .bytes()
        .any(|b| matches!(b, b'"' | b',' | b';' | b'\n' | b'\r'));
    if quoted {
        out.push('"');
    }
    if formula {
        out.push('\'');
    }
    if quoted {
        out.push_str(&field.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(field);
    }
}
