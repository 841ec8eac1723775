//! Requests to Microsoft Graph: the text of one becomes commands, and what comes of them an answer in Graph's shape.
//!
//! Understood are `assignLicense` of users and groups, `reprocessLicenseAssignment`, the usage location of a user, and
//! a `$batch` of these (DOMAIN 2.5 and 5.4). The text is hostile until read: size, depth and numbers have limits.

mod answer;
mod body;
mod read;
mod write;

pub use answer::{try_out, Answer, Tried};
pub use read::read_request;
pub use write::{write_request, Wish};

use crate::domain::{Command, GroupId, Problem, UserIx};

/// A request may be this large, in bytes.
pub const LARGEST_REQUEST: usize = 1 << 20;
/// So many levels of arrays and objects inside each other.
pub(super) const DEEPEST: u32 = 32;
/// A batch takes so many requests (DOMAIN 2.7 BatchTooLarge).
pub const BATCH_LIMIT: u32 = 20;

/// What a text asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// One request.
    One(Asked),
    /// A `$batch`, in its order. Each is answered for itself.
    Batch(Vec<Asked>),
}

/// One request, alone or of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its name in the batch; empty when it stands alone.
    pub id: String,
    /// Method and path as written, cut to 200 characters.
    pub line: String,
    /// What it asks for, or why that can't be read.
    pub operation: Result<Operation, Fault>,
    /// Names of requests of the batch that must succeed before.
    pub depends_on: Vec<String>,
}

/// Whom a request is about, for its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A user: answered with the user.
    User(UserIx),
    /// A group: accepted, and processed later.
    Group(GroupId),
    /// A property of a user: answered with nothing.
    Property(UserIx),
}

/// A request that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// What is to be done.
    pub command: Command,
    /// For whom.
    pub target: Target,
}

/// Why a request, or the whole text, can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing but white space.
    Empty,
    /// More bytes than [`LARGEST_REQUEST`].
    TooLarge {
        /// The most allowed.
        limit: u32,
    },
    /// The first line has no method and address.
    NoRequestLine,
    /// Nothing here answers to this method and path.
    Unsupported {
        /// Such as `GET`.
        method: String,
        /// Such as `/users`.
        path: String,
    },
    /// The body is not JSON. Line and column of the whole text, from 1.
    NotJson {
        /// The line.
        line: u32,
        /// The column, in characters.
        column: u32,
    },
    /// Too many levels of arrays and objects.
    TooDeep {
        /// The most allowed.
        limit: u32,
    },
    /// Something has another type than it must have.
    WrongType {
        /// Where, such as `addLicenses[0].disabledPlans`.
        path: String,
    },
    /// A usage location that is no ISO 3166-1 alpha-2 code.
    NotACountry {
        /// What stands there.
        text: String,
    },
    /// A request of a batch has no id, or one that another has.
    BatchId {
        /// The id; empty when there is none.
        id: String,
    },
    /// A request of a batch has a body without `Content-Type: application/json` among its headers.
    NoContentType,
    /// A request of a batch must wait for one that failed, or that is not there.
    FailedDependency {
        /// Its id.
        id: String,
    },
    /// Something the engine has a name for.
    Problem(Problem),
}

impl Fault {
    /// A text out of the request, short enough to be shown.
    pub(super) fn short(text: &str) -> String {
        super::json::short(text)
    }
}
