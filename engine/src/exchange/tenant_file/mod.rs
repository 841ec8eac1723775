//! The tenant file: one JSON object that holds a whole tenant, its lists in the shapes of Microsoft Graph v1.0.
//!
//! Out: [`Export`], part by part, or [`export_tenant`]. In: [`Importer`], piece by piece, and [`Gathered`], where a
//! person may choose, or [`import`] in one go: it takes tenant
//! files and bare Graph responses, corrects what can be corrected (and says so in the [`Report`]), and otherwise
//! refuses everything with one [`Refusal`]. What is written and read again is the same tenant.

mod begin;
mod build;
mod csv_file;
mod csv_products;
mod decode;
mod export;
mod export_items;
mod fault;
mod gathered;
mod group_licenses;
mod groups;
mod holding;
mod import;
mod importer;
mod input;
mod lengths;
mod limits;
mod log;
mod merge;
mod people;
mod places;
mod products;
mod raw;
mod read_about;
mod read_file;
mod read_groups;
mod read_list;
mod read_products;
mod read_users;
mod recognize;
mod refusal;
mod report;
mod self_serve;
mod shared;
mod unnamed;
mod walk;

pub use export::{export_tenant, Export};
pub use export_items::assigned;
pub use gathered::{Choice, Gathered};
pub use import::Import;
pub use importer::{import, Importer, Progress};
pub use limits::Limits;
pub use refusal::{BadRow, CountFault, Expected, Found, Limited, Refusal, RefusalReason, Unique};
pub use report::{
    Base, Content, Corrected, Correction, CorrectionKind, FileRead, Holder, List, ListRead, Person, Report,
    UnitsWritten,
};
