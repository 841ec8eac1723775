//! Any table as CSV.

use super::records::written;

/// Rows as CSV, UTF-8 with a byte order mark, guarded against being run as formulas.
pub fn csv_table(rows: &[Vec<String>]) -> String {
    let mut text = String::from("\u{FEFF}");
    for row in rows {
        let fields: Vec<String> = row.iter().map(|field| written(field)).collect();
        text.push_str(&fields.join(","));
        text.push_str("\r\n");
    }
    text
}
