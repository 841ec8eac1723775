//! What came of undo and redo last, for as long as nothing else was done.

use leptos::prelude::*;

use crate::sandbox::Sandbox;

/// What was asked, and whether there was something to do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It was taken back.
    Undone,
    /// It was done again.
    Redone,
    /// There was nothing to take back.
    NothingToUndo,
    /// There was nothing to do again.
    NothingToRedo,
}

/// What is said last, and how many changes were done and undone then.
#[derive(Clone, Copy)]
pub struct Undoing(RwSignal<Option<(Said, (usize, usize))>>);

/// How many changes are done and undone.
pub(in crate::ui) fn counts(sandbox: &Sandbox) -> (usize, usize) {
    (sandbox.history().len(), sandbox.undone().len())
}

impl Undoing {
    /// Nothing is said yet.
    pub(super) fn new() -> Self {
        Undoing(RwSignal::new(None))
    }

    /// Says this, as long as so many changes are done and undone.
    pub(in crate::ui) fn say(self, said: Said, then: (usize, usize)) {
        self.0.set(Some((said, then)));
    }

    /// What is said, tracked; nothing once something else was done.
    pub(in crate::ui) fn said(self, sandbox: &Sandbox) -> Option<Said> {
        let now = counts(sandbox);
        self.0
            .get()
            .filter(|(_, then)| *then == now)
            .map(|(said, _)| said)
    }

    /// Says nothing any more.
    pub(in crate::ui) fn hush(self) {
        self.0.set(None);
    }
}
