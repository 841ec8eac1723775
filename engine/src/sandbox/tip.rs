//! A place in the chain of stored texts.

/// A place in the chain: the text with this checksum, written in this turn at this position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tip {
    pub(super) epoch: u64,
    pub(super) position: u64,
    pub(super) checksum: u64,
}

impl Tip {
    /// What orders places: the later turn, then the later position.
    pub(super) fn rank(&self) -> (u64, u64) {
        (self.epoch, self.position)
    }
}
