//! Decides changes of groups: what they give, who belongs to them, whether they stay. Members have their licenses
//! later, when the work that is queued here is done (see `process`).

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::actor::{Actor, Permission};
use crate::domain::command::{ChangeGroups, Grant, Held};
use crate::domain::decision::{Decision, Outcome};
use crate::domain::event::Event;
use crate::domain::group::{Group, GroupLicenses, Membership, MembershipRule};
use crate::domain::ids::{GroupId, UserIx};
use crate::domain::problem::Problem;
use crate::domain::rules;
use crate::domain::tenant::Tenant;

use super::draft::Draft;
use super::process::has_from;
use super::queue::Queue;

/// What one group's turn comes to: nothing to change, or facts.
type Turn = Result<Option<Vec<Event>>, Problem>;

/// Decides a [`ChangeGroups`].
pub(super) fn change_groups(tenant: &Tenant, actor: &Actor, change: &ChangeGroups) -> Decision {
    let whole = rules::plans_not_in_sku(tenant, &change.add).or_else(|| {
        let asked = distinct(&change.groups).len() as u32;
        rules::groups_at_a_time(tenant, change.place)
            .filter(|limit| asked > *limit)
            .map(|limit| Problem::TooManyGroups { limit, asked })
    });
    let mut queue = Queue::new(tenant);
    each_group(
        tenant,
        actor,
        Permission::AssignGroupLicenses,
        &change.groups,
        whole,
        |group| {
            let gives_more = !change.add.is_empty();
            let problem = rules::not_eligible(group)
                .filter(|_| gives_more)
                .or_else(|| rules::group_holds(group, &change.remove))
                .or_else(|| rules::not_owned(tenant, &change.add))
                .or_else(|| rules::for_organization(tenant, &new_grants(group, change)))
                .or_else(|| rules::self_service(tenant, &change.add));
            if let Some(problem) = problem {
                return Err(problem);
            }
            let to = asked_of_group(group, change);
            if to == group.licenses {
                return Ok(None);
            }
            if let Some(problem) = rules::missing_on_group(tenant, &group.licenses, &to) {
                return Err(problem);
            }
            let from = group.licenses.clone();
            let mut events = vec![Event::GroupLicensesChanged {
                group: group.id,
                from,
                to,
            }];
            events.extend(queue.everyone(group.id));
            Ok(Some(events))
        },
    )
}

/// Only what the group would newly give.
fn new_grants(group: &Group, change: &ChangeGroups) -> Vec<Grant> {
    let new = |grant: &&Grant| !group.licenses.contains_key(&grant.sku);
    change.add.iter().filter(new).cloned().collect()
}

/// What a group would give if nothing spoke against it: removals, then grants, together (DOMAIN R7, 1.8: no gap).
pub fn asked_of_group(group: &Group, change: &ChangeGroups) -> GroupLicenses {
    let mut to = group.licenses.clone();
    to.retain(|sku, _| !change.remove.contains(sku));
    for grant in &change.add {
        let keeps = grant.held == Held::Keep && to.contains_key(&grant.sku);
        if !keeps {
            to.insert(grant.sku, grant.disabled_plans.clone());
        }
    }
    to
}

/// Decides who joins and who leaves a group.
pub(super) fn change_members(
    tenant: &Tenant,
    actor: &Actor,
    (id, add, remove): (GroupId, &[UserIx], &[UserIx]),
) -> Decision {
    let mut draft = Draft::new(add.len() + remove.len());
    let group = tenant.group(id);
    let problem = match group {
        None => Some(Problem::GroupNotFound),
        Some(group) => {
            rules::forbidden(tenant, actor, Permission::EditGroups).or_else(|| rules::fixed_membership(group))
        }
    };
    let (Some(group), None) = (group, &problem) else {
        let at = problem.map(|problem| draft.problem(problem)).unwrap_or_default();
        draft.decision.groups.push((id, Outcome::Refused(at)));
        return draft.decision;
    };
    let (mut joined, mut left) = (BTreeSet::new(), BTreeSet::new());
    let there = |ix: UserIx| tenant.user(ix).is_some_and(|user| user.deleted.is_none());
    for (people, moved, comes) in [(add, &mut joined, true), (remove, &mut left, false)] {
        for &ix in people {
            let outcome = if comes && !there(ix) {
                Outcome::Refused(draft.problem(Problem::UserNotFound))
            } else if group.has_member(ix) == comes || !moved.insert(ix) {
                Outcome::Unchanged
            } else {
                Outcome::Done
            };
            draft.decision.outcomes.push((ix, outcome));
        }
    }
    if joined.is_empty() && left.is_empty() {
        return draft.decision;
    }
    let moved: Vec<UserIx> = joined.union(&left).copied().collect();
    let (joined, left) = (joined.into_iter().collect(), left.into_iter().collect());
    draft.decision.events.push(Event::MembersChanged {
        group: id,
        joined,
        left,
    });
    if owes(tenant, group, &moved) {
        let event = Queue::new(tenant).people(id, moved);
        draft.decision.events.extend(event);
    }
    draft.decision
}

/// Decides that a rule takes over: everybody leaves; who belongs comes back when the group's turn has come.
pub(super) fn make_dynamic(tenant: &Tenant, actor: &Actor, id: GroupId, rule: &MembershipRule) -> Decision {
    let mut queue = Queue::new(tenant);
    each_group(tenant, actor, Permission::EditGroups, &[id], None, |group| {
        let to = Membership::Dynamic(Arc::from(rule.text()));
        if group.membership == to {
            return Ok(None);
        }
        let mut events = vec![Event::MembershipChanged {
            group: id,
            from: group.membership.clone(),
            to,
        }];
        if !group.is_dynamic() && !group.members.is_empty() {
            events.push(Event::MembersChanged {
                group: id,
                joined: Vec::new(),
                left: group.members.to_vec(),
            });
        }
        events.extend(queue.everyone(id));
        Ok(Some(events))
    })
}

/// Decides deleting groups.
pub(super) fn delete_groups(tenant: &Tenant, actor: &Actor, groups: &[GroupId]) -> Decision {
    each_group(tenant, actor, Permission::EditGroups, groups, None, |group| {
        if let Some(problem) = rules::has_licenses(group) {
            return Err(problem);
        }
        Ok(Some(vec![Event::GroupChanged {
            group: group.id,
            from: Some(Arc::new(group.clone())),
            to: None,
        }]))
    })
}

/// Decides that groups get another turn for all their members.
pub(super) fn reprocess_groups(tenant: &Tenant, actor: &Actor, groups: &[GroupId]) -> Decision {
    let mut queue = Queue::new(tenant);
    each_group(
        tenant,
        actor,
        Permission::ReprocessLicenses,
        groups,
        None,
        |group| {
            let events = queue.everyone(group.id);
            Ok((!events.is_empty()).then_some(events))
        },
    )
}

/// Decides group by group, in order; what is wrong with the whole command, or with who asks, is every group's.
fn each_group(
    tenant: &Tenant,
    actor: &Actor,
    permission: Permission,
    groups: &[GroupId],
    whole: Option<Problem>,
    mut decide: impl FnMut(&Group) -> Turn,
) -> Decision {
    let mut draft = Draft::default();
    let whole = whole.or_else(|| rules::forbidden(tenant, actor, permission));
    for id in distinct(groups) {
        let turn = match (tenant.group(id), &whole) {
            (None, _) => Err(Problem::GroupNotFound),
            (Some(_), Some(problem)) => Err(problem.clone()),
            (Some(group), None) => decide(group),
        };
        let outcome = match turn {
            Ok(None) => Outcome::Unchanged,
            Ok(Some(events)) => {
                draft.decision.events.extend(events);
                Outcome::Done
            }
            Err(problem) => Outcome::Refused(draft.problem(problem)),
        };
        draft.decision.groups.push((id, outcome));
    }
    draft.decision
}

fn distinct(groups: &[GroupId]) -> Vec<GroupId> {
    let mut seen = BTreeSet::new();
    groups.iter().copied().filter(|id| seen.insert(*id)).collect()
}

/// Whether the service has anything to do for people who joined or left: the group gives something, or still owes
/// taking something back.
fn owes(tenant: &Tenant, group: &Group, people: &[UserIx]) -> bool {
    let has_some = |ix: &UserIx| {
        let set = tenant.licenses(*ix);
        set.is_some_and(|set| has_from(set, group.id))
    };
    !group.licenses.is_empty() || people.iter().any(has_some)
}
