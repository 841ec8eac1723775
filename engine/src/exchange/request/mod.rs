//! Requests to Microsoft Graph: the text of one becomes commands, and what comes of them an answer in Graph's shape.
//!
//! Understood are the requests that [`Wish`] lists, and a `$batch` of these (DOMAIN 2.5, 5.4 and 6.2). The text is
//! hostile until read: size, depth and numbers have limits.

mod answer;
mod asked;
mod body;
mod fault;
mod limits;
mod new_user;
mod read;
mod script;
mod wish;
mod write;

pub use answer::{try_out, Answer, Tried};
pub use asked::{Asked, Operation, Request, Target};
pub use fault::Fault;
pub use limits::{BATCH_LIMIT, LARGEST_REQUEST, SEPARATOR};
pub use read::{read_request, split_requests};
pub use script::{try_script, TriedRequest};
pub use wish::{Give, UserKey, Wish};
pub use write::{group_types, mail_nickname, write_calls, write_requests, Call, CONTACT, PASSWORD};
