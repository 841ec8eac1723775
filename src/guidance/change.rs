//! What was done to the tenant, as far as a task cares: plain data that whoever knows the history gives.

/// A kind of change that tasks are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Somebody got a product, and lost none.
    Assigned,
    /// Somebody lost a product, and got none.
    Unassigned,
    /// Somebody got a product in place of another.
    Moved,
    /// Services of a product that somebody keeps went on or off.
    Apps,
    /// People were added.
    Added,
    /// People were deleted.
    Deleted,
    /// People were restored.
    Restored,
    /// Another number of seats was bought.
    Quantity,
    /// A group gives a product more.
    GroupAssigned,
    /// A group gives a product less.
    GroupUnassigned,
    /// A group gives other services of a product.
    GroupApps,
}

/// A change that was made and stands: it was not undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Happened {
    /// When it was made, in milliseconds since 1970 UTC; also what tells it from others.
    pub at: i64,
    /// Its kind.
    pub what: Change,
}
