//! Which presses a button answers: only those that began on it. The second half of a double click belongs to the
//! button that was there for the first half, and not to the one that took its place.
use leptos::{ev::MouseEvent, prelude::*};

/// Whether the quick presses that go on now began on this button. Keys, and what presses for a screen reader, are no
/// quick presses and always count.
#[derive(Clone, Copy)]
pub(super) struct Press(StoredValue<bool>);

impl Press {
    /// Of a button that has just come.
    pub(super) fn new() -> Self {
        Press(StoredValue::new(false))
    }

    /// The pointer goes down on it.
    pub(super) fn down(self, event: &MouseEvent) {
        if event.detail() <= 1 {
            self.0.set_value(true);
        }
    }

    /// Whether a click is for this button.
    pub(super) fn is_mine(self, event: &MouseEvent) -> bool {
        event.detail() <= 1 || self.0.get_value()
    }
}
