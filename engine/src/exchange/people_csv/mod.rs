//! People as CSV: the list of *Add multiple users* in, lists of people and of quantities in, *Export users* out (DOMAIN
//! 5.6).
//!
//! Records are taken apart by `csv-core`; what is written is guarded against being run as a formula. Which column is
//! which, what words mean and how products are called are tables: `header`, `words`, `product_names`.

mod begins;
mod columns;
mod export;
mod header;
mod import;
mod license_list;
mod list;
mod product_names;
mod records;
mod table;
mod words;

pub(in crate::exchange) use begins::{begins, Begins};
pub(in crate::exchange) use columns::{Column, Kind};
pub use export::{export_users, UsersFile};
pub use import::{
    fault_log, read_people, sample_people, CsvRefusal, PersonRow, RowFault, MOST_LIST_BYTES, MOST_PEOPLE,
};
pub(in crate::exchange) use license_list::Named;
pub(in crate::exchange) use list::{addresses, bad_row, CsvList, Row};
pub(in crate::exchange) use product_names::ProductNames;
pub use records::csv_rows;
pub(in crate::exchange) use records::written;
pub use table::csv_table;
pub(in crate::exchange) use words::{is_blocked, is_concealed, is_enabled, is_guest, is_yes};
