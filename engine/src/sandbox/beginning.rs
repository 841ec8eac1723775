//! What a sandbox begins with when nothing is stored yet.

use crate::domain::{Actor, Tenant};

use super::standing::State;

/// What a tenant that is not stored yet begins with: whose it is, who acts, and what was done so far.
pub struct Beginning(pub(super) State);

impl Beginning {
    /// The tenant.
    pub fn tenant(&self) -> &Tenant {
        &self.0.tenant
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
