//! Tables and lists as text.

use std::rc::Rc;

use crate::console::host::Host;
use crate::console::value::Value;

use super::width::{cell, fit, property};

/// A table whose header is written: rows of the same kind follow in its columns.
pub(super) struct Table {
    columns: Vec<Column>,
}

struct Column {
    name: Rc<str>,
    width: usize,
    right: bool,
}

/// A row: the names of the columns, and what stands in them.
pub(super) type Row = Vec<(Rc<str>, Value)>;

/// What a table shows of a value. A table of keys has a row for each.
pub(super) fn rows(value: &Value, columns: &[&str], host: &dyn Host) -> Vec<Row> {
    if value.is_table() {
        let pair = |name: Rc<str>| {
            let inner = property(value, &name, host);
            vec![
                (Rc::from("Name"), Value::Text(Rc::clone(&name))),
                (Rc::from("Value"), inner),
            ]
        };
        return value.names().into_iter().map(pair).collect();
    }
    let names = if columns.is_empty() {
        value.names()
    } else {
        columns.iter().map(|name| Rc::from(*name)).collect()
    };
    let cells = names.into_iter().map(|name| {
        let value = property(value, &name, host);
        (name, value)
    });
    vec![cells.collect()]
}

impl Table {
    /// Begins a table that is wide enough for these rows.
    pub(super) fn new(rows: &[Row], more: &str) -> Self {
        let first = rows.first().map(Vec::as_slice).unwrap_or_default();
        let columns = first.iter().enumerate().map(|(at, (name, _))| {
            let cells = || rows.iter().filter_map(|row| row.get(at)).map(|(_, value)| value);
            let widest = cells().map(|value| cell(value, more).chars().count()).max();
            let numbers = |value: &Value| matches!(value, Value::Int(_) | Value::Float(_) | Value::Null);
            Column {
                name: Rc::clone(name),
                width: widest.unwrap_or(0).max(name.chars().count()),
                right: cells().all(numbers) && cells().any(|value| !value.is_null()),
            }
        });
        let mut table = Table {
            columns: columns.collect(),
        };
        if table
            .columns
            .iter()
            .map(|column| &*column.name)
            .eq(["Name", "Value"])
        {
            if let Some(column) = table.columns.first_mut() {
                column.width = column.width.max(30);
            }
        }
        table
    }

    /// The header: names and dashes.
    pub(super) fn header(&self) -> [String; 2] {
        let names = self.line(self.columns.iter().map(|c| Rc::clone(&c.name)));
        let dashes = self.line(
            self.columns
                .iter()
                .map(|c| Rc::from("-".repeat(c.name.chars().count()))),
        );
        [names, dashes]
    }

    /// A row in the table's columns.
    pub(super) fn row(&self, row: &Row, more: &str) -> String {
        let of = |column: &Column| {
            let found = row.iter().find(|(name, _)| *name == column.name);
            found.map(|(_, value)| cell(value, more)).unwrap_or_default()
        };
        self.line(self.columns.iter().map(of))
    }

    fn line(&self, cells: impl Iterator<Item = Rc<str>>) -> String {
        let cells: Vec<String> = self
            .columns
            .iter()
            .zip(cells)
            .map(|(column, text)| fit(&text, column.width, column.right))
            .collect();
        cells.join(" ").trim_end().to_owned()
    }
}

/// An object as a list of its properties.
pub(super) fn list(value: &Value, names: &[&str], host: &dyn Host, more: &str) -> Vec<String> {
    let rows: Vec<Row> = if value.is_table() {
        rows(value, &[], host)
            .into_iter()
            .map(|row| {
                let mut cells = row.into_iter().map(|(_, value)| value);
                let name = cells.next().map(|name| name.text()).unwrap_or_default();
                vec![(name, cells.next().unwrap_or(Value::Null))]
            })
            .collect()
    } else {
        rows(value, names, host)
    };
    let row: Row = rows.into_iter().flatten().collect();
    let width = row
        .iter()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0);
    row.iter()
        .map(|(name, value)| {
            let line = format!("{} : {}", fit(name, width, false), cell(value, more));
            line.trim_end().to_owned()
        })
        .collect()
}
