//! What Zetel adds in its own words: facts only; the words are in the texts of the language in use.

use crate::domain::{GroupId, Problem, UserIx};

/// Something worth saying after an error, or about what a command did not do.
#[derive(Debug, Clone, PartialEq)]
pub enum Note {
    /// The rule that refused it, and for whom.
    Problem {
        /// Which rule.
        problem: Problem,
        /// The person, if it was about one.
        user: Option<UserIx>,
        /// The group, if it was about one.
        group: Option<GroupId>,
    },
    /// Nobody has signed in with this tool.
    SignIn {
        /// The command that does.
        command: &'static str,
    },
    /// What was agreed to at sign-in does not allow it.
    Scope {
        /// The least that would.
        scope: &'static str,
    },
    /// There is no such command.
    Unknown {
        /// The nearest one that there is.
        nearest: Option<&'static str>,
    },
    /// The command exists, but does nothing here.
    NotHere {
        /// What does something like it.
        instead: Option<&'static str>,
    },
    /// A property that this tenant does not keep or that nothing changes.
    NotKept {
        /// Its name.
        property: String,
    },
    /// The tool was retired.
    Retired {
        /// What replaces the command.
        instead: Option<&'static str>,
    },
    /// What comes through the pipe fits no parameter: name the person in a loop.
    NoPipeline {
        /// The command.
        command: &'static str,
        /// The parameter that wants to be given.
        parameter: &'static str,
    },
    /// No product of this tenant is called so.
    NoSuchProduct {
        /// What was given.
        name: String,
    },
    /// MSOnline refuses to give what somebody has.
    HeldAlready,
    /// Counting needs two more parameters.
    Eventual,
    /// Members of roles are kept as long as the console is open, not in the tenant.
    RoleMembers,
    /// Simulated time has moved on so many seconds instead of waiting.
    Slept {
        /// How many.
        seconds: i64,
    },
    /// Groups give their licenses when their turn comes.
    Queued,
    /// A file has to be added first.
    NoFile {
        /// Its name.
        name: String,
    },
    /// Another tab is at work.
    OtherTab,
    /// It was stopped: too many steps.
    TooLong,
}
