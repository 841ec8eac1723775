//! What can be handed out, and why what comes so can't be opened.

use crate::domain::{Actor, Tenant};
use crate::practice::exercise::Exercise;
use crate::practice::lesson::Lesson;

/// What is handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shared {
    /// A tenant, and who acts in it.
    Tenant(Box<Tenant>, Actor),
    /// Exercises: those that somebody made.
    Exercise(Box<Exercise>),
    /// A lesson, with those of its exercises that don't come with Zetel.
    Lesson(Box<Lesson>, Vec<Exercise>),
}

/// Why it can't be opened. Nothing has happened then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ShareFault {
    /// It is no payload at all.
    #[error("this is nothing that Zetel shares")]
    Foreign,
    /// Cut short, or altered: the checksum does not fit.
    #[error("it is incomplete or has been altered")]
    Damaged,
    /// A newer version made it.
    #[error("a newer version made it")]
    Newer,
    /// It holds more than an import may.
    #[error("it holds more than can be opened")]
    TooLarge,
    /// It is whole, and what it says makes no sense.
    #[error("what it says makes no sense")]
    Nonsense,
}
