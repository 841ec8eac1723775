//! What reading and writing of requests share: limits, and what stands between two of them.

/// A request may be this large, in bytes.
pub const LARGEST_REQUEST: usize = 1 << 20;

/// A batch takes so many requests (DOMAIN 2.7 BatchTooLarge).
pub const BATCH_LIMIT: u32 = 20;

/// The beginning of the line between two requests of one text, as the editors that send such texts have it.
pub const SEPARATOR: &str = "###";
