//! Groups of an imported tenant, those included that only a license state names.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::{Guid, SkuId};
use crate::domain::{
    Group, GroupId, Membership, PlanSet, ProcessingState, Scope, Tenant, UserId, UserIx, Work,
};

use super::fault::{Built, Fault};
use super::holding::{Plans, Resolved, Used};
use super::limits::Limits;
use super::log::Log;
use super::places::Places;
use super::raw::{RawGroup, RawWork};
use super::refusal::{Limited, Unique};
use super::report::{Correction, CorrectionKind, Holder};

/// Groups that states name, with what the states say of them: those that only states name first.
#[derive(Debug, Default)]
pub(super) struct Joined {
    places: Places,
    groups: Vec<(GroupId, BTreeMap<SkuId, PlanSet>, Vec<UserIx>)>,
    /// How many only states name.
    only: usize,
}

impl Joined {
    /// Adds a member to a group, if it is one of these.
    pub(super) fn add(&mut self, group: GroupId, user: UserIx) {
        let place = self.places.get(group.guid());
        if let Some((_, _, members)) = place.and_then(|place| self.groups.get_mut(place as usize)) {
            members.push(user);
        }
    }

    /// Finds members of these groups as well, beside those in their lists.
    pub(super) fn look_for(&mut self, groups: &[Added]) {
        for group in groups.iter().filter(|group| !group.whole) {
            if self.places.add(group.id.guid()).is_ok() {
                self.groups.push((group.id, BTreeMap::new(), Vec::new()));
            }
        }
    }

    /// The members that were found of a group that is in a list.
    pub(super) fn take(&mut self, group: GroupId) -> Vec<UserIx> {
        let place = self.places.get(group.guid());
        let found = place.and_then(|place| self.groups.get_mut(place as usize));
        found
            .map(|(_, _, members)| std::mem::take(members))
            .unwrap_or_default()
    }
}

/// A group that was added, whose members are still to be found.
#[derive(Debug)]
pub(super) struct Added {
    pub(super) id: GroupId,
    pub(super) name: Arc<str>,
    pub(super) members: Vec<Guid>,
    /// Whether nobody else is a member.
    whole: bool,
    /// Whether its members are still to get its licenses.
    pub(super) to_process: bool,
    /// Where its processing is, if the file says so and is to be believed.
    pub(super) processing: Option<ProcessingState>,
}

/// Puts the work that waits into the queue: as `zetel.queue` has it, else whole groups that say they wait, the one
/// that is under way first.
pub(super) fn add_queue(tenant: &mut Tenant, queue: Option<Vec<RawWork>>, groups: &[Added]) {
    let now = tenant.clock;
    let work = match queue {
        Some(queue) => queue
            .into_iter()
            .map(|raw| Work {
                group: raw.group,
                scope: raw.users.map_or(Scope::Everyone, |users| {
                    let mut found: Vec<_> = users
                        .into_iter()
                        .filter_map(|id| tenant.find(UserId::new(id)))
                        .collect();
                    found.sort_unstable();
                    found.dedup();
                    Scope::People(Arc::new(found))
                }),
                since: raw.since.unwrap_or(now),
            })
            .collect(),
        None => {
            let waits = |state| groups.iter().filter(move |group| group.processing == Some(state));
            let turns = waits(ProcessingState::ProcessingInProgress)
                .chain(waits(ProcessingState::QueuedForProcessing));
            turns
                .map(|group| Work {
                    group: group.id,
                    scope: Scope::Everyone,
                    since: now,
                })
                .collect::<Vec<_>>()
        }
    };
    for work in work {
        tenant.add_work(work);
    }
}

/// Whether the members of licensed groups have their licenses already, as far as the files tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// Somebody has a state: all is as the states say.
    States,
    /// There are lists of states, but nothing in them: groups that say where their processing is are done.
    EmptyStates,
    /// No states at all.
    Nothing,
}

fn seen(used: &Used) -> Seen {
    let lists = || {
        used.iter()
            .flatten()
            .filter_map(|holding| holding.states.as_ref())
    };
    match lists().next() {
        None if used.iter().any(Option::is_some) => Seen::Nothing,
        Some(_) if lists().all(Vec::is_empty) => Seen::EmptyStates,
        _ => Seen::States,
    }
}

/// Adds the groups of the list, without members.
pub(super) fn add_groups(
    tenant: &mut Tenant,
    groups: Vec<RawGroup>,
    used: &Used,
    plans: &Plans,
    limits: &Limits,
    log: &mut Log,
) -> Built<Vec<Added>> {
    let seen = seen(used);
    let mut places = Places::default();
    let mut added = Vec::with_capacity(groups.len());
    for (place, raw) in (0u32..).zip(groups) {
        let mut group = raw.group;
        if let Err(first) = places.add(group.id.guid()) {
            return Err(Fault::duplicate(
                Unique::GroupId,
                group.id.to_string(),
                first,
                place,
                raw.file,
            ));
        }
        if place >= limits.groups {
            return Err(Fault::too_many(Limited::Groups, limits.groups, raw.file));
        }
        let to_process = !group.licenses.is_empty()
            && !raw.members.is_empty()
            && match seen {
                Seen::States => false,
                Seen::EmptyStates => raw.processing.is_none(),
                Seen::Nothing => true,
            };
        drop_strange_plans(&mut group, plans, log);
        added.push(Added {
            id: group.id,
            name: Arc::clone(&group.display_name),
            members: raw.members,
            whole: raw.whole,
            to_process,
            processing: raw.processing.filter(|_| !to_process),
        });
        tenant.add_group(group);
    }
    Ok(added)
}

fn drop_strange_plans(group: &mut Group, plans: &Plans, log: &mut Log) {
    let (id, name) = (group.id, Arc::clone(&group.display_name));
    for (&sku, disabled) in &mut group.licenses {
        let known = plans.get(&sku);
        let has = |plan| known.is_some_and(|known| known.contains(plan));
        for plan in disabled.iter().filter(|plan| !has(*plan)) {
            log.note(CorrectionKind::DisabledPlan, || Correction::DisabledPlan {
                holder: Holder::Group {
                    id,
                    name: Arc::clone(&name),
                },
                sku,
                plan,
            });
        }
        if disabled.iter().any(|plan| !has(plan)) {
            *disabled = disabled.iter().filter(|plan| has(*plan)).collect();
        }
    }
}

/// Adds the groups that only states name: named by their ids, giving what the states say they give.
pub(super) fn add_groups_of_states(
    tenant: &mut Tenant,
    resolved: &[Resolved],
    limits: &Limits,
) -> Built<Joined> {
    let mut joined = Joined::default();
    for holds in resolved {
        for id in holds.groups.iter().filter(|id| tenant.group(**id).is_none()) {
            if joined.places.add(id.guid()).is_ok() {
                joined.groups.push((*id, BTreeMap::new(), Vec::new()));
            }
        }
        for license in holds.set.licenses() {
            for (group, assignment) in license.inherited() {
                let place = joined.places.get(group.guid());
                let Some(place) = place else { continue };
                if let Some((_, gives, _)) = joined.groups.get_mut(place as usize) {
                    let plans = || assignment.disabled_plans.clone();
                    gives.entry(license.sku).or_insert_with(plans);
                }
            }
        }
    }
    for (id, gives, _) in &mut joined.groups {
        tenant.add_group(Group {
            id: *id,
            display_name: Arc::from(id.to_string()),
            security_enabled: true,
            mail_enabled: false,
            unified: false,
            membership: Membership::Assigned,
            licenses: std::mem::take(gives),
            members: Arc::default(),
        });
    }
    if tenant.groups().count() > limits.groups as usize {
        return Err(Fault::too_many(Limited::Groups, limits.groups, 0));
    }
    joined.only = joined.groups.len();
    Ok(joined)
}

/// Gives the groups that only states name the members that were found on the way.
pub(super) fn set_joined(tenant: &mut Tenant, joined: Joined, log: &mut Log) {
    for (group, _, members) in joined.groups.into_iter().take(joined.only) {
        log.note(CorrectionKind::GroupAdded, || Correction::GroupAdded { group });
        tenant.set_members(group, members);
    }
}

/// Gives a group its members, as far as they are users, and those whose states name it.
pub(super) fn find_members(tenant: &mut Tenant, group: &Added, by_states: Vec<UserIx>, log: &mut Log) {
    let mut members = Vec::with_capacity(group.members.len());
    for &member in &group.members {
        match tenant.find(UserId::new(member)) {
            Some(ix) => members.push(ix),
            None => log.note(CorrectionKind::Member, || Correction::Member {
                group: group.id,
                name: Arc::clone(&group.name),
                member,
            }),
        }
    }
    members.sort_unstable();
    let listed = members.len();
    for ix in by_states {
        let in_list = members.get(..listed).unwrap_or_default();
        if in_list.binary_search(&ix).is_err() {
            members.push(ix);
        }
    }
    let added = u32::try_from(members.len() - listed).unwrap_or(u32::MAX);
    if added > 0 && log.wants(CorrectionKind::MembersFromStates, added) {
        log.keep(Correction::MembersFromStates {
            group: group.id,
            name: Arc::clone(&group.name),
            added,
        });
    }
    tenant.set_members(group.id, members);
}
