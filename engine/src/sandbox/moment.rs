//! An earlier moment that is looked at, and the tenant as it was then.

use crate::domain::Time;

use super::standing::State;

/// Which moment is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// How many entries had been done.
    pub entries: usize,
    /// The simulated time.
    pub at: Time,
    /// The real moment of the last of these entries, in milliseconds since 1970 UTC; nothing before the first.
    pub real: Option<i64>,
    /// Whether it is of another tenant, which is shown for a while: somebody does something for the person to see.
    pub is_shown: bool,
}

/// The tenant as it was, instead of the one that stands.
pub(super) struct Look {
    pub(super) state: State,
    pub(super) moment: Moment,
}
