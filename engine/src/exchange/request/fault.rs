//! Why a request can't be read, and why reading stops.

use crate::domain::Problem;
use crate::exchange::json::{short, Fault as JsonFault};

/// Why a request, or the whole text, can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing but white space.
    Empty,
    /// More bytes than [`LARGEST_REQUEST`](super::LARGEST_REQUEST).
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
    /// A membership rule of a kind that Zetel can't follow.
    Rule {
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
        short(text)
    }
}

/// Why reading stopped: JSON that is wrong is said with its place in the whole text.
pub(super) enum Stop {
    Json(JsonFault),
    Fault(Fault),
}

impl From<JsonFault> for Stop {
    fn from(fault: JsonFault) -> Self {
        Stop::Json(fault)
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Stop::Fault(Fault::Problem(problem))
    }
}
