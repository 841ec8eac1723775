//! People as CSV: the list of *Add multiple users* in, *Export users* out (DOMAIN 5.6).
//!
//! Records are taken apart by `csv-core`; what is written is guarded against being run as a formula.

mod export;
mod import;
mod records;

pub use export::export_users;
pub use import::{
    fault_log, read_people, sample_people, CsvRefusal, PersonRow, RowFault, MOST_LIST_BYTES, MOST_PEOPLE,
};
pub(in crate::exchange) use records::written;
