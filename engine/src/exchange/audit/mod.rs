//! What was done, written for others to read: in the shape of Graph's `directoryAudit`, and as CSV.
//!
//! The names of activities are those of the real audit log where it has one (DOMAIN 1.8), else in their style.

mod csv;
mod entry;
mod json;

pub use csv::audit_csv;
pub use entry::AuditEntry;
pub use json::audit_json;
