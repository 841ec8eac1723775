//! Decides changes of people and groups from one list: the limit of the page counts both, and then each goes as it would
//! alone (DOMAIN 1.11).

use std::collections::BTreeSet;

use crate::domain::actor::Actor;
use crate::domain::command::ChangeTogether;
use crate::domain::decision::{Decision, Outcome};
use crate::domain::event::evolve;
use crate::domain::problem::Problem;
use crate::domain::rules;
use crate::domain::tenant::Tenant;

use super::change::change_users;
use super::groups::change_groups;
use super::join::join;

/// Decides a [`ChangeTogether`].
pub(super) fn change_together(tenant: &Tenant, actor: &Actor, change: &ChangeTogether) -> Decision {
    let users: BTreeSet<_> = change.users.users.iter().copied().collect();
    let groups: BTreeSet<_> = change.groups.groups.iter().copied().collect();
    let asked = u32::try_from(users.len() + groups.len()).unwrap_or(u32::MAX);
    let limit = rules::users_at_a_time(tenant, change.users.place).filter(|limit| asked > *limit);
    if let Some(limit) = limit {
        return Decision {
            problems: vec![Problem::TooManyTogether { limit, asked }],
            outcomes: users
                .into_iter()
                .map(|user| (user, Outcome::Refused(0)))
                .collect(),
            groups: groups
                .into_iter()
                .map(|group| (group, Outcome::Refused(0)))
                .collect(),
            ..Decision::default()
        };
    }
    if users.is_empty() {
        return change_groups(tenant, actor, &change.groups);
    }
    let mut whole = change_users(tenant, actor, &change.users);
    if groups.is_empty() {
        return whole;
    }
    let mut ahead = tenant.clone();
    for event in &whole.events {
        evolve(&mut ahead, event);
    }
    join(&mut whole, change_groups(&ahead, actor, &change.groups));
    whole
}
