//! What the text of a request asks for: one request or a batch, each with its command and whom it is about.

use crate::domain::{Command, GroupId, UserId, UserIx};

use super::fault::Fault;

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
    /// Somebody new: answered with the user.
    Created(UserId),
    /// A group, its members, or somebody who goes: answered with nothing.
    Nothing,
}

/// A request that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// What is to be done.
    pub command: Command,
    /// For whom.
    pub target: Target,
}
