//! What one sandbox hands to the next when another tenant takes its place on screen.

use super::standing::State;
use super::state::Sandbox;

/// The tenant that was replaced last, as long as the page lives.
pub struct Replaced(State);

impl Sandbox {
    /// Takes the place of another sandbox on screen: numbers go on where that one's ended, so that nothing that was
    /// worked out from it is taken for this one's.
    pub fn come_after(&mut self, other: &Sandbox) {
        self.directory_version = other.directory_version + 1;
    }

    /// Hands out what [`Sandbox::bring_back`] would bring back, to be given to the same tenant when it is opened again.
    pub fn take_replaced(&mut self) -> Option<Replaced> {
        self.previous.take().map(Replaced)
    }

    /// Gives back what was taken.
    pub fn give_replaced(&mut self, replaced: Replaced) {
        self.previous = Some(replaced.0);
    }
}
