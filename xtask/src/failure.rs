//! Owns the one error type of the commands: what went wrong, and what a person can do by hand instead.

use std::{fmt, io, path::PathBuf, process::ExitStatus};

/// The result of every step.
pub type Outcome<T> = Result<T, Failure>;

/// Why a command stopped.
#[derive(Debug)]
pub enum Failure {
    /// The command line was not understood.
    Usage {
        /// What was wrong with it.
        reason: String,
    },
    /// A program ended badly.
    Program {
        /// The command line, as a person would type it.
        line: String,
        /// How it ended.
        status: ExitStatus,
        /// What to do by hand.
        by_hand: String,
    },
    /// A program could not be started.
    NotStarted {
        /// The command line, as a person would type it.
        line: String,
        /// The system's answer.
        source: io::Error,
        /// What to do by hand.
        by_hand: String,
    },
    /// Something is missing that this tool does not install here.
    Missing {
        /// What is missing.
        what: String,
        /// What to do by hand.
        by_hand: String,
    },
    /// A file could not be read or written.
    File {
        /// The file or folder.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// Something that was read is not as it should be.
    Unexpected {
        /// What was found, and where.
        what: String,
    },
    /// Tests failed; the closing line has the counts.
    Tests {
        /// How many.
        failed: u64,
    },
}

impl Failure {
    /// The command line was not understood.
    pub fn usage(reason: impl Into<String>) -> Self {
        Self::Usage {
            reason: reason.into(),
        }
    }

    /// Something is missing, and this is how to get it.
    pub fn missing(what: impl Into<String>, by_hand: impl Into<String>) -> Self {
        Self::Missing {
            what: what.into(),
            by_hand: by_hand.into(),
        }
    }

    /// Something that was read is not as it should be.
    pub fn unexpected(what: impl Into<String>) -> Self {
        Self::Unexpected { what: what.into() }
    }

    /// For `map_err` on file operations.
    pub fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage { reason } => write!(f, "{reason}\nSee: cargo xtask help"),
            Self::Program {
                line,
                status,
                by_hand,
            } => {
                write!(f, "`{line}` ended with {status}")?;
                hint(f, by_hand)
            }
            Self::NotStarted {
                line,
                source,
                by_hand,
            } => {
                write!(f, "`{line}` could not be started: {source}")?;
                hint(f, by_hand)
            }
            Self::Missing { what, by_hand } => {
                write!(f, "{what} is missing")?;
                hint(f, by_hand)
            }
            Self::File { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Unexpected { what } => f.write_str(what),
            Self::Tests { failed } => write!(f, "{failed} failed, see above"),
        }
    }
}

fn hint(f: &mut fmt::Formatter<'_>, by_hand: &str) -> fmt::Result {
    if by_hand.is_empty() {
        return Ok(());
    }
    write!(f, "\nBy hand: {by_hand}")
}
