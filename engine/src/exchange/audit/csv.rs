//! The history as CSV: one line per person, group or subscription that an entry was about.

use crate::domain::{Tenant, Time};
use crate::exchange::people_csv::written;

use super::entry::{AuditEntry, Outcome, Words};

/// The columns, in order. Moments are UTC; *In force* is `False` for what was undone.
const COLUMNS: &str =
    "Number,Date,Real date,Activity,Role,Result,Target type,Target,Target id,Property,Old value,New value,Reason,In force";

/// These entries as CSV, UTF-8 with a byte order mark, guarded against being run as formulas.
pub fn audit_csv<'a>(
    tenant: &Tenant,
    entries: impl Iterator<Item = AuditEntry<'a>>,
    words: Words<'_>,
) -> String {
    let mut text = String::from("\u{FEFF}");
    text.push_str(COLUMNS);
    text.push_str("\r\n");
    for entry in entries {
        let head = [
            entry.number.to_string(),
            entry.at.to_string(),
            Time(entry.real.div_euclid(1000)).to_string(),
            entry.activity().to_owned(),
            entry.role.as_str().to_owned(),
        ];
        let targets = entry.targets(tenant, words);
        for target in targets {
            let (result, property, from, to, reason) = match target.outcome {
                Outcome::Changed { property, from, to } => ("success", property, from, to, String::new()),
                Outcome::Refused { reason } => ("failure", "", String::new(), String::new(), reason),
            };
            let tail = [
                result.to_owned(),
                target.kind.to_owned(),
                target.address.unwrap_or(target.name),
                target.id,
                property.to_owned(),
                from,
                to,
                reason,
                if entry.in_force { "True" } else { "False" }.to_owned(),
            ];
            let fields: Vec<String> = head.iter().chain(&tail).map(|field| written(field)).collect();
            text.push_str(&fields.join(","));
            text.push_str("\r\n");
        }
    }
    text
}
