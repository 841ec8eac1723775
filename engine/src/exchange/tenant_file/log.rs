//! Takes note of what an import corrects, while files are read and a tenant is put together.

use crate::domain::Time;

use super::report::{Corrected, Correction, CorrectionKind};

/// Collects corrections: counts all, keeps the first few of each kind.
#[derive(Debug, Clone, Default)]
pub(super) struct Log {
    corrected: Vec<Corrected>,
    /// The newest moment at which something happened, of all that was read.
    pub(super) newest: Option<Time>,
}

impl Log {
    /// Notes one correction. The example is only made when it is going to be kept.
    pub(super) fn note(&mut self, kind: CorrectionKind, example: impl FnOnce() -> Correction) {
        if self.wants(kind, 1) {
            self.keep(example());
        }
    }

    /// Counts a correction so many times; says whether another example is wanted.
    pub(super) fn wants(&mut self, kind: CorrectionKind, count: u32) -> bool {
        if let Some(corrected) = self.corrected.iter_mut().find(|corrected| corrected.kind == kind) {
            corrected.count = corrected.count.saturating_add(count);
            return corrected.examples.len() < Corrected::EXAMPLES;
        }
        self.corrected.push(Corrected {
            kind,
            count,
            examples: Vec::new(),
        });
        true
    }

    /// Keeps an example of what was counted.
    pub(super) fn keep(&mut self, example: Correction) {
        let kind = example.kind();
        if let Some(corrected) = self.corrected.iter_mut().find(|corrected| corrected.kind == kind) {
            corrected.examples.push(example);
        }
    }

    /// Takes note of a moment at which something happened.
    pub(super) fn saw(&mut self, moment: Time) {
        self.newest = self.newest.max(Some(moment));
    }

    /// What was noted, in the order of a report.
    pub(super) fn finish(self) -> Vec<Corrected> {
        let mut all = self.corrected;
        let mut sorted = Vec::with_capacity(all.len());
        for kind in CorrectionKind::ALL {
            if let Some(at) = all.iter().position(|corrected| corrected.kind == *kind) {
                sorted.push(all.swap_remove(at));
            }
        }
        sorted
    }
}
