//! What is shown, as it comes: objects of one kind make one table, whose rows go on until something else comes.

use crate::console::host::Host;
use crate::console::value::{plain, Shape, Value, CUSTOM};

use super::table::{list, rows, Row, Table};

/// How values are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// As their kind has it: up to four properties make a table, more a list.
    Auto,
    /// As a table.
    Table,
    /// As a list.
    List,
}

/// What `Format-Table` and `Format-List` hand on: text that is ready.
pub static FORMATTED: Shape = plain("Microsoft.PowerShell.Commands.Internal.Format.FormatEntryData");

/// From how many properties on an object without a view of its own is shown as a list.
const LIST_FROM: usize = 5;
/// How many rows decide how wide a table's columns are.
const MEASURED: usize = 300;

/// What was shown last, so that what comes next fits.
#[derive(Default)]
pub struct Shown {
    waiting: Vec<Value>,
    /// The kind of the values that wait, or of the open table.
    kind: Option<Kind>,
    table: Option<Table>,
    /// Whether an error stood between rows: they go on without a header.
    more: &'static str,
}

#[derive(Clone, PartialEq)]
struct Kind {
    shape: &'static str,
    names: Vec<std::rc::Rc<str>>,
    list: bool,
}

fn kind(value: &Value, view: View) -> Option<Kind> {
    let Value::Object(object) = value else {
        return None;
    };
    let names = if std::ptr::eq(object.shape, &CUSTOM) {
        value.names()
    } else {
        Vec::new()
    };
    let long = || {
        let is_plain = object.shape.columns.is_empty() && !value.is_table();
        is_plain && value.names().len() >= LIST_FROM
    };
    let list = match view {
        View::Auto => long(),
        View::Table => false,
        View::List => true,
    };
    Some(Kind {
        shape: object.shape.name,
        names,
        list,
    })
}

impl Shown {
    /// Nothing shown yet; `more` stands where a list in a cell goes on.
    pub fn new(more: &'static str) -> Self {
        Shown {
            more,
            ..Self::default()
        }
    }

    /// In another shell a list in a cell goes on with another sign.
    pub fn set_more(&mut self, more: &'static str) {
        self.more = more;
    }

    /// Shows a value: the lines that can be written now.
    pub fn push(&mut self, value: &Value, host: &dyn Host) -> Vec<String> {
        match value {
            Value::Null => Vec::new(),
            Value::List(list) => {
                let items = list.0.borrow().clone();
                let mut lines = Vec::new();
                for item in &items {
                    match item {
                        // Lists in lists go no deeper.
                        Value::List(_) => lines.push(item.text().to_string()),
                        item => lines.extend(self.push(item, host)),
                    }
                }
                lines
            }
            Value::Object(object) if std::ptr::eq(object.shape, &FORMATTED) => {
                let mut lines = self.end(host);
                if let Some(text) = value.property("Text", host) {
                    lines.extend(text.text().split('\n').map(str::to_owned));
                }
                lines
            }
            Value::Object(_) => {
                let kind = kind(value, View::Auto);
                let mut lines = Vec::new();
                if kind != self.kind {
                    lines = self.end(host);
                    self.kind = kind;
                }
                match &self.table {
                    Some(table) => {
                        let rows = rows(value, columns(value), host);
                        lines.extend(rows.iter().map(|row| table.row(row, self.more)));
                    }
                    None => self.waiting.push(value.clone()),
                }
                if self.waiting.len() >= MEASURED {
                    lines.extend(self.flush(host));
                }
                lines
            }
            other => {
                let mut lines = self.end(host);
                lines.extend(
                    other
                        .text()
                        .split('\n')
                        .map(|line| line.trim_end_matches('\r').to_owned()),
                );
                lines
            }
        }
    }

    /// Writes what waits; a table stays open.
    pub fn flush(&mut self, host: &dyn Host) -> Vec<String> {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![String::new()];
        if self.kind.as_ref().is_some_and(|kind| kind.list) {
            for value in &waiting {
                lines.extend(list(value, list_names(value), host, self.more));
                lines.push(String::new());
            }
            self.kind = None;
            return lines;
        }
        let rows: Vec<Row> = waiting
            .iter()
            .flat_map(|value| rows(value, columns(value), host))
            .collect();
        let table = Table::new(&rows, self.more);
        lines.extend(table.header());
        lines.extend(rows.iter().map(|row| table.row(row, self.more)));
        self.table = Some(table);
        lines
    }

    /// Writes what waits, and ends an open table.
    pub fn end(&mut self, host: &dyn Host) -> Vec<String> {
        let mut lines = self.flush(host);
        self.kind = None;
        if self.table.take().is_some() {
            lines.push(String::new());
        }
        lines
    }

    /// Forgets what was shown.
    pub fn clear(&mut self) {
        *self = Shown::new(self.more);
    }
}

fn columns(value: &Value) -> &'static [&'static str] {
    match value {
        Value::Object(object) => object.shape.columns,
        _ => &[],
    }
}

fn list_names(value: &Value) -> &'static [&'static str] {
    match value {
        Value::Object(object) => object.shape.list,
        _ => &[],
    }
}

/// Values as text, in this view.
pub fn render(values: &[Value], view: View, host: &dyn Host, more: &'static str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let objects: Vec<&Value> = values
        .iter()
        .filter(|value| matches!(value, Value::Object(_)))
        .collect();
    let plain_values = objects.len() < values.len();
    if view == View::Auto || plain_values {
        let mut shown = Shown::new(more);
        for value in values {
            lines.extend(shown.push(value, host));
        }
        lines.extend(shown.end(host));
        return lines.join("\n");
    }
    if view == View::List {
        lines.push(String::new());
        for value in values {
            lines.extend(list(value, list_names(value), host, more));
            lines.push(String::new());
        }
        return lines.join("\n");
    }
    let mut rest = values;
    while let Some(first) = rest.first() {
        let same = kind(first, View::Table);
        let count = rest
            .iter()
            .take_while(|value| kind(value, View::Table) == same)
            .count();
        let (run, after) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        let all: Vec<Row> = run
            .iter()
            .flat_map(|value| rows(value, columns(value), host))
            .collect();
        let table = Table::new(&all, more);
        lines.push(String::new());
        lines.extend(table.header());
        lines.extend(all.iter().map(|row| table.row(row, more)));
        lines.push(String::new());
        rest = after;
    }
    lines.join("\n")
}
