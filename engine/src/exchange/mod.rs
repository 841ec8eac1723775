//! Formats in and out. Pure: nothing here knows a browser, a language or a licensing rule.
//!
//! | module | what |
//! |---|---|
//! | `anonymous` | a tenant in which nobody can be recognized by name |
//! | `audit` | what was done, in the shape of Graph's audit log and as CSV |
//! | `handed` | what trainers and learners hand each other: what is shared, and results |
//! | `json` | reading and writing JSON text, with the place of everything that is wrong |
//! | `people_csv` | people as CSV: *Add multiple users* in, *Export users* out |
//! | `request` | requests to Graph as text, and the answers |
//! | `tenant_file` | the tenant file: a whole tenant in the shapes of Microsoft Graph |

mod anonymous;
mod audit;
mod handed;
mod json;
mod licenses;
mod people_csv;
mod request;
mod tenant_file;

pub use anonymous::anonymized;
pub use audit::{audit_csv, audit_json, AuditEntry};
pub use handed::{
    read_results_file, read_shared_file, shared_file, write_results_file, ExerciseResult, HowDone,
    ResultsFault, ResultsFile, LARGEST_RESULTS,
};
pub use people_csv::{
    csv_rows, csv_table, export_users, fault_log, read_people, sample_people, CsvRefusal, PersonRow,
    RowFault, UsersFile, MOST_LIST_BYTES, MOST_PEOPLE,
};
pub use request::{
    group_types, mail_nickname, read_request, split_requests, try_out, try_script, write_calls,
    write_requests, Answer, Asked, Call, Fault, Give, Operation, Request, Target, Tried, TriedRequest,
    UserKey, Wish, BATCH_LIMIT, CONTACT, LARGEST_REQUEST, PASSWORD, SEPARATOR,
};
pub use tenant_file::{
    assigned, export_tenant, import, BadRow, Base, Choice, Content, Corrected, Correction, CorrectionKind,
    CountFault, Expected, Export, FileRead, Found, Gathered, Holder, Import, Importer, Limited, Limits, List,
    ListRead, Person, Progress, Refusal, RefusalReason, Report, Unique, UnitsWritten,
};
