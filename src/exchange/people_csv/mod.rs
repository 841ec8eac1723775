//! People as CSV: the list of *Add multiple users* and that of *Active users* in, *Export users* out (DOMAIN 5.6).
//!
//! Records are taken apart by `csv-core`; what is written is guarded against being run as a formula.

mod active_users;
mod export;
mod import;
mod product_names;
mod records;

pub(in crate::exchange) use active_users::{
    addresses, bad_row, begins, is_yes, ActiveUsers, Begins, Column, Row,
};
pub use export::export_users;
pub use import::{
    fault_log, read_people, sample_people, CsvRefusal, PersonRow, RowFault, MOST_LIST_BYTES, MOST_PEOPLE,
};
pub(in crate::exchange) use product_names::{Named, ProductNames};
pub(in crate::exchange) use records::written;
