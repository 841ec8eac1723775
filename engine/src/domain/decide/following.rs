//! Puts groups into the queue when people themselves change: a rule that names what changed lets them in or out, and
//! groups have changed while somebody who comes back was deleted. What then happens is decided in the group's turn.

use std::collections::HashMap;
use std::sync::Arc;

use crate::catalog::SkuId;
use crate::domain::decision::Decision;
use crate::domain::event::Event;
use crate::domain::group::{Group, MembershipRule};
use crate::domain::ids::UserIx;
use crate::domain::license::{AssignmentState, LicenseSet, PlanSet};
use crate::domain::tenant::Tenant;

use super::queue::Queue;

/// Adds the work that a decision about people makes for groups.
pub(super) fn follow(tenant: &Tenant, mut decision: Decision) -> Decision {
    let about_people = |event: &Event| {
        matches!(
            event,
            Event::UsageLocationChanged { .. } | Event::UsersChanged { .. } | Event::DeletionChanged { .. }
        )
    };
    if !decision.events.iter().any(about_people) {
        return decision;
    }
    let back = Back::of(&decision.events);
    let mut queue = Queue::new(tenant);
    let mut work = Vec::new();
    for group in tenant.groups() {
        let rule = group.rule();
        let mut people: Vec<UserIx> = rule
            .iter()
            .flat_map(|rule| {
                decision
                    .events
                    .iter()
                    .flat_map(|event| moved(tenant, group, rule, event))
            })
            .collect();
        people.extend(back.owed(tenant, group));
        if people.is_empty() {
            continue;
        }
        people.sort_unstable();
        people.dedup();
        work.extend(queue.people(group.id, people));
    }
    decision.events.extend(work);
    decision
}

/// The people whom a fact makes belong where they are not, or be where they do not belong.
fn moved(tenant: &Tenant, group: &Group, rule: &MembershipRule, event: &Event) -> Vec<UserIx> {
    let strays = |users: &[UserIx], belongs: &dyn Fn(UserIx) -> bool| -> Vec<UserIx> {
        let users = users.iter().copied();
        users.filter(|ix| group.has_member(*ix) != belongs(*ix)).collect()
    };
    match event {
        Event::UsageLocationChanged { to, users, .. } => match rule {
            MembershipRule::UsageLocation(country) => strays(users, &|_| *to == Some(*country)),
            MembershipRule::Department(_) | MembershipRule::UserType(_) => Vec::new(),
        },
        Event::UsersChanged { first, added, .. } => {
            let newcomers = (first.0..).map(UserIx).zip(added);
            let belongs = newcomers.filter(|(_, new)| rule.matches(&new.profile, new.usage_location));
            belongs.map(|(ix, _)| ix).collect()
        }
        Event::DeletionChanged {
            to: Some(_), users, ..
        } => strays(users, &|_| false),
        Event::DeletionChanged { to: None, users, .. } => strays(users, &|ix| {
            let user = tenant.user(ix);
            user.is_some_and(|user| rule.matches(&user.profile, user.usage_location))
        }),
        _ => Vec::new(),
    }
}

/// People who come back, and what they come back with where that is not what they had.
struct Back<'a> {
    users: Vec<UserIx>,
    holds: HashMap<UserIx, &'a Arc<LicenseSet>>,
}

impl<'a> Back<'a> {
    fn of(events: &'a [Event]) -> Self {
        let mut users: Vec<UserIx> = Vec::new();
        let mut holds = HashMap::new();
        for event in events {
            match event {
                Event::DeletionChanged {
                    to: None,
                    users: back,
                    ..
                } => users.extend(back),
                Event::LicensesChanged { to, users, .. } => holds.extend(users.iter().map(|ix| (*ix, to))),
                _ => {}
            }
        }
        users.sort_unstable();
        Back { users, holds }
    }

    /// Those of them whom the group owes anything. Whichever list is shorter is gone through.
    fn owed(&self, tenant: &Tenant, group: &Group) -> Vec<UserIx> {
        if group.licenses.is_empty() {
            return Vec::new();
        }
        let (few, many): (&[UserIx], &[UserIx]) = match group.members.len() < self.users.len() {
            true => (&group.members, &self.users),
            false => (&self.users, &group.members),
        };
        let both = few.iter().copied().filter(|ix| many.binary_search(ix).is_ok());
        let owed = both.filter(|ix| {
            let set = self.holds.get(ix).copied().or_else(|| tenant.licenses(*ix));
            set.is_some_and(|set| owes(group, set))
        });
        owed.collect()
    }
}

/// Whether a member with this set lacks anything of what the group gives.
fn owes(group: &Group, set: &LicenseSet) -> bool {
    let served = |(sku, off): (&SkuId, &PlanSet)| {
        let license = set.get(*sku);
        let mut inherited = license.into_iter().flat_map(|license| license.inherited());
        inherited
            .any(|(id, a)| id == group.id && a.disabled_plans == *off && a.state == AssignmentState::Active)
    };
    !group.licenses.iter().all(served)
}
