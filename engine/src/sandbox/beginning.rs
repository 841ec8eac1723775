//! What a sandbox begins with when nothing is stored yet.

use crate::domain::{decide, Actor, Command, Decision, Tenant};

use super::history::{changes_nothing, Entry, Step};
use super::standing::State;

/// What a tenant that is not stored yet begins with: whose it is, who acts, and what was done so far.
#[derive(Clone)]
pub struct Beginning(pub(super) State);

impl Beginning {
    /// The tenant.
    pub fn tenant(&self) -> &Tenant {
        &self.0.tenant
    }

    /// What was done to it, oldest first.
    pub fn entries(&self) -> &[Entry] {
        self.0.history.done()
    }

    /// The tenant alone, without what was done to it.
    pub fn into_tenant(self) -> Tenant {
        self.0.tenant
    }

    /// Has something done before it begins. `now` is the real moment.
    pub fn act_by(&mut self, actor: Actor, command: &Command, now: i64) -> Decision {
        let state = &mut self.0;
        let decision = decide(&state.tenant, &actor, command);
        if !changes_nothing(&decision) {
            let entry = Entry::new(state.tenant.clock, now, actor, command.clone(), &decision);
            state.take(&Step::Done(entry));
        }
        decision
    }
}

impl From<Tenant> for Beginning {
    fn from(tenant: Tenant) -> Self {
        Beginning::from((tenant, Actor::default()))
    }
}

impl From<(Tenant, Actor)> for Beginning {
    fn from((tenant, actor): (Tenant, Actor)) -> Self {
        Beginning(State::new(tenant, actor))
    }
}
