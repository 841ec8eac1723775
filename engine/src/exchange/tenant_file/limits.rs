//! How much of everything an import takes. Beyond it the files are refused as a whole.

/// The limits of an import. The default ones are the project's; tests use smaller ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of all files together. Ask before reading a file: `File.size` is enough to know.
    pub bytes: u64,
    /// Levels of arrays and objects inside each other.
    pub depth: u32,
    /// Users, deleted ones included.
    pub users: u32,
    /// Groups, those that only a license state names included.
    pub groups: u32,
    /// Products, those that only a license names included.
    pub products: u32,
    /// Subscriptions. The project's own limit, so that seats stay quick to count.
    pub subscriptions: u32,
    /// Service plans of one product. The project's own limit; the largest known product has 86.
    pub plans: u32,
    /// How much work group licenses may take before the rest of the groups is left queued; not a reason to refuse.
    /// One unit is one assignment in a license set that is made for members next to each other: a tenant of 100,000
    /// people and 20 licensed groups takes some thousands, and the default is some seconds.
    pub group_work: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            bytes: 256 * 1024 * 1024,
            depth: 64,
            users: 250_000,
            groups: 5_000,
            products: 1_000,
            subscriptions: 20_000,
            plans: 1_000,
            group_work: 10_000_000,
        }
    }
}
