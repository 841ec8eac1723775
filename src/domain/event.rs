//! Facts: what happened to a tenant. Applying one never fails and never judges; each has an exact inverse.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

use crate::catalog::{CountryCode, EditionId, RuleProfile};

use super::ids::UserIx;
use super::license::LicenseSet;
use super::tenant::Tenant;

/// Edition and rules profile together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Configuration {
    /// Which admin center.
    pub edition: EditionId,
    /// Which tables.
    pub rules: RuleProfile,
}

/// One fact. It carries before and after, so that it can be undone without looking anything up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// These people, who all held `from`, hold `to`.
    LicensesChanged {
        /// What they held.
        from: Arc<LicenseSet>,
        /// What they hold.
        to: Arc<LicenseSet>,
        /// Who.
        #[serde(with = "super::runs")]
        users: Vec<UserIx>,
    },
    /// These people, who all were at `from`, are at `to`.
    UsageLocationChanged {
        /// Where they were.
        from: Option<CountryCode>,
        /// Where they are.
        to: Option<CountryCode>,
        /// Who.
        #[serde(with = "super::runs")]
        users: Vec<UserIx>,
    },
    /// The practice tenant follows other tables or another admin center.
    Configured {
        /// What it followed.
        from: Configuration,
        /// What it follows.
        to: Configuration,
    },
}

impl Event {
    /// The fact that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Event {
        match self {
            Event::LicensesChanged { from, to, users } => Event::LicensesChanged {
                from: to,
                to: from,
                users,
            },
            Event::UsageLocationChanged { from, to, users } => Event::UsageLocationChanged {
                from: to,
                to: from,
                users,
            },
            Event::Configured { from, to } => Event::Configured { from: to, to: from },
        }
    }
}

/// Applies a fact. People the tenant doesn't have are passed over: facts of another tenant change nothing.
pub fn evolve(tenant: &mut Tenant, event: &Event) {
    match event {
        Event::LicensesChanged { to, users, .. } => tenant.put_licenses(users, to),
        Event::UsageLocationChanged { to, users, .. } => {
            for user in users {
                tenant.put_location(*user, *to);
            }
        }
        Event::Configured { to, .. } => {
            tenant.edition = to.edition;
            tenant.rules = to.rules;
        }
    }
}

/// Takes facts back, last one first.
pub fn revert(tenant: &mut Tenant, events: &[Event]) {
    for event in events.iter().rev() {
        evolve(tenant, &event.clone().inverse());
    }
}
