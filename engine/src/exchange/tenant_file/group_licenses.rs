//! Gives the members of a licensed group its licenses, once, while a tenant is being put together.
//!
//! It knows no rule of its own: it lets the groups have their turn as the service would.

use std::sync::Arc;

use crate::domain::{evolve, process, Event, GroupId, Outcome, Scope, Tenant, UserIx, Work};

use super::limits::Limits;
use super::log::Log;
use super::report::{Correction, CorrectionKind};

/// Gives the members of groups their licenses, in the groups' order. Groups whose turn does not come within
/// [`Limits::group_work`] are left queued, as the real service leaves them for a while.
pub(super) fn give_licenses(tenant: &mut Tenant, groups: &[GroupId], limits: &Limits, log: &mut Log) {
    let mut work = 0;
    for id in groups {
        if work <= limits.group_work {
            work = work.saturating_add(give_group_licenses(tenant, *id, log));
        } else if let Some(group) = tenant.group(*id) {
            let (group, name) = (group.id, Arc::clone(&group.display_name));
            log.note(CorrectionKind::GroupQueued, || Correction::GroupQueued {
                group,
                name,
            });
            tenant.add_work(Work {
                group,
                scope: Scope::Everyone,
                since: tenant.clock,
            });
        }
    }
}

/// Gives the members of a group its licenses, and notes how many could not have them. Gives the work it took.
fn give_group_licenses(tenant: &mut Tenant, id: GroupId, log: &mut Log) -> u64 {
    let Some(group) = tenant.group(id) else {
        return 0;
    };
    let name = Arc::clone(&group.display_name);
    let is_there = |ix: &UserIx| tenant.user(*ix).is_some_and(|user| user.deleted.is_none());
    let members: Vec<UserIx> = group.members.iter().copied().filter(is_there).collect();
    if members.is_empty() {
        return 0;
    }
    let mut work = members.len() as u64;
    let turn = Work {
        group: id,
        scope: Scope::People(Arc::new(members)),
        since: tenant.clock,
    };
    let decision = process(tenant, &turn);
    for event in &decision.events {
        if let Event::LicensesChanged { to, .. } = event {
            let sources = to
                .licenses()
                .iter()
                .map(|license| license.assignments().len() as u64);
            work = work.saturating_add(sources.sum());
        }
        evolve(tenant, event);
    }
    let has_failed = |outcome: &Outcome| matches!(outcome, Outcome::Failed { .. } | Outcome::Refused(_));
    let failed = decision.outcomes.iter().filter(|(_, o)| has_failed(o)).count();
    let given = decision.outcomes.len() - failed;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    log.note(CorrectionKind::GroupProcessed, || Correction::GroupProcessed {
        group: id,
        name,
        given: count(given),
        failed: count(failed),
    });
    work
}
