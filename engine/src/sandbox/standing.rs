//! A tenant as it stands, with who acts and what was done: what moves step by step, and is kept whole.

use crate::domain::{Actor, Tenant};

use super::history::{History, Step};

/// A tenant, who acts, and what was done.
#[derive(Clone)]
pub(super) struct State {
    pub(super) tenant: Tenant,
    pub(super) actor: Actor,
    pub(super) history: History,
}

impl State {
    /// A tenant to which nothing was done yet.
    pub(super) fn new(tenant: Tenant, actor: Actor) -> Self {
        State {
            tenant,
            actor,
            history: History::default(),
        }
    }

    /// Moves one step on; false when it has nowhere to go.
    pub(super) fn take(&mut self, step: &Step) -> bool {
        self.history.take(step, &mut self.tenant, &mut self.actor)
    }
}
