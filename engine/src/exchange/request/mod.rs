//! Requests to Microsoft Graph: the text of one becomes commands, and what comes of them an answer in Graph's shape.
//!
//! Understood are `assignLicense` of users and groups, `reprocessLicenseAssignment`, the usage location of a user, and
//! a `$batch` of these (DOMAIN 2.5 and 5.4). The text is hostile until read: size, depth and numbers have limits.

mod answer;
mod asked;
mod body;
mod fault;
mod read;
mod write;

pub use answer::{try_out, Answer, Tried};
pub use asked::{Asked, Operation, Request, Target};
pub use fault::Fault;
pub use read::{read_request, BATCH_LIMIT, LARGEST_REQUEST};
pub use write::{write_request, Wish};
