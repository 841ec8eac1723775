//! Formats in and out. Pure: nothing here knows a browser, a language or a licensing rule.
//!
//! | module | what |
//! |---|---|
//! | `json` | reading and writing JSON text, with the place of everything that is wrong |
//! | `people_csv` | people as CSV: *Add multiple users* in, *Export users* out |
//! | `tenant_file` | the tenant file: a whole tenant in the shapes of Microsoft Graph |

mod json;
mod people_csv;
mod tenant_file;

pub use people_csv::{
    export_users, read_people, sample_people, CsvRefusal, PersonRow, RowFault, MOST_PEOPLE,
};
pub use tenant_file::{
    export_tenant, import, Content, Corrected, Correction, CorrectionKind, CountFault, Expected, FileRead,
    Found, Holder, Import, Limited, Limits, List, ListRead, Person, Refusal, RefusalReason, Report, Unique,
};
