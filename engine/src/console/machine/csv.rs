//! Lines of CSV out of objects, and objects out of lines.

use std::rc::Rc;

use crate::console::host::Host;
use crate::console::session::LARGEST_FILE;
use crate::console::value::{Value, CUSTOM};
use crate::exchange::csv_rows;

/// One separator, as commands name it.
pub(super) fn separator(text: Option<String>) -> char {
    let c = text.and_then(|text| text.chars().next());
    c.filter(char::is_ascii).unwrap_or(',')
}

/// Objects as lines of CSV: a header of the first one's properties, and a row for each.
pub(super) fn lines(items: &[Value], separator: char, types: bool, host: &dyn Host) -> Vec<String> {
    let Some(first) = items.first() else {
        return Vec::new();
    };
    let names = first.names();
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let row = |cells: Vec<String>| cells.join(&separator.to_string());
    let mut lines = Vec::new();
    if types {
        lines.push(format!("#TYPE {}", first.type_name()));
    }
    lines.push(row(names.iter().map(|name| quoted(name)).collect()));
    let mut room = LARGEST_FILE;
    for item in items {
        let cell = |name: &Rc<str>| match item.property(name, host) {
            None | Some(Value::Null) => String::new(),
            Some(value) => quoted(&value.text_inside()),
        };
        let line = row(names.iter().map(cell).collect());
        // One text may stand in every row: what fits into no file any more is left out.
        let Some(rest) = room.checked_sub(line.len()) else {
            break;
        };
        room = rest;
        lines.push(line);
    }
    lines
}

/// Rows of CSV as objects; nothing where it can't be read.
pub(super) fn objects(text: &str, separator: char, header: Vec<Value>) -> Option<Vec<Value>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = if text.starts_with("#TYPE") {
        text.split_once('\n').map_or("", |(_, rest)| rest)
    } else {
        text
    };
    let mut rows = csv_rows(text, u8::try_from(separator).unwrap_or(b','))?.into_iter();
    let names: Vec<Rc<str>> = if header.is_empty() {
        rows.next()
            .unwrap_or_default()
            .iter()
            .map(|name| Rc::from(name.trim()))
            .collect()
    } else {
        header.iter().map(Value::text).collect()
    };
    let object = |row: Vec<String>| {
        let cells = row.into_iter().map(Some).chain(std::iter::repeat(None));
        let fields = names.iter().zip(cells);
        let fields = fields.filter(|(name, _)| !name.is_empty());
        Value::object(&CUSTOM, fields.map(|(name, cell)| (&**name, Value::from(cell))))
    };
    Some(rows.map(object).collect())
}
