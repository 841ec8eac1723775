//! Gives the members of a licensed group its licenses, once, while a tenant is being put together.
//!
//! It knows no rule of its own: it asks `decide` what a direct assignment would meet, and writes the answer down as
//! an inherited one (DOMAIN 1.8): all or nothing for each member, seats in order of the members, a member without a
//! usage location is judged at the tenant's.

use std::sync::Arc;

use crate::catalog::{CountryCode, SkuId};
use crate::domain::{
    decide, evolve, Actor, Assignment, AssignmentError, AssignmentState, ChangeUsers, Command, Decision,
    Event, Grant, Group, GroupId, Held, Place, Problem, ProcessingState, Role, Source, Tenant, UserIx,
};

use super::limits::Limits;
use super::report::{Correction, CorrectionKind, Log};

/// Gives the members of groups their licenses, in the groups' order. Groups whose turn does not come within
/// [`Limits::group_work`] are left queued, as the real service leaves them for a while.
pub(super) fn give_licenses(tenant: &mut Tenant, groups: &[GroupId], limits: &Limits, log: &mut Log) {
    let mut work = 0;
    for id in groups {
        if work <= limits.group_work {
            work = work.saturating_add(give_group_licenses(tenant, *id, log));
        } else if let Some(mut group) = tenant.group(*id).cloned() {
            group.processing = ProcessingState::QueuedForProcessing;
            log.note(CorrectionKind::GroupQueued, || Correction::GroupQueued {
                group: group.id,
                name: Arc::clone(&group.display_name),
            });
            tenant.add_group(group);
        }
    }
}

/// Gives the members of a group its licenses, and notes how many could not have them. Gives the work it took.
fn give_group_licenses(tenant: &mut Tenant, id: GroupId, log: &mut Log) -> u64 {
    let Some(group) = tenant.group(id).cloned() else {
        return 0;
    };
    let is_there = |ix: &UserIx| tenant.user(*ix).is_some_and(|user| user.deleted.is_none());
    let members: Vec<UserIx> = group.members.iter().copied().filter(is_there).collect();
    if members.is_empty() {
        return 0;
    }
    let mut work = members.len() as u64;
    let decision = at_home(tenant, &members, |tenant| ask(tenant, &group, members.clone()));
    let mut failed = 0;
    let mut outcomes = decision.outcomes.iter().peekable();
    while let Some((first, outcome)) = outcomes.next() {
        // members next to each other who hold the same and meet the same go together
        let Some(set) = tenant.user(*first).map(|user| user.licenses) else {
            continue;
        };
        let same = |ix: UserIx| tenant.user(ix).is_some_and(|user| user.licenses == set);
        let problem = decision.problem(*outcome);
        let mut users = vec![*first];
        while let Some((next, _)) = outcomes.next_if(|(ix, o)| decision.problem(*o) == problem && same(*ix)) {
            users.push(*next);
        }
        if problem.is_some() {
            failed += u32::try_from(users.len()).unwrap_or(u32::MAX);
        }
        let Some(from) = tenant.sets().get(set).map(Arc::clone) else {
            continue;
        };
        let mut to = (*from).clone();
        for (sku, disabled) in &group.licenses {
            let assignment = Assignment {
                source: Source::Group(id),
                disabled_plans: disabled.clone(),
                state: state(problem, *sku, &group),
            };
            to = to.with(*sku, assignment);
        }
        for license in to.licenses() {
            work = work.saturating_add(license.assignments().len() as u64);
        }
        let to = Arc::new(to);
        evolve(tenant, &Event::LicensesChanged { from, to, users });
    }
    let given = u32::try_from(members.len())
        .unwrap_or(u32::MAX)
        .saturating_sub(failed);
    log.note(CorrectionKind::GroupProcessed, || Correction::GroupProcessed {
        group: id,
        name: Arc::clone(&group.display_name),
        given,
        failed,
    });
    work
}

/// Asks something while everybody without a usage location is at the tenant's.
fn at_home<T>(tenant: &mut Tenant, members: &[UserIx], ask: impl FnOnce(&Tenant) -> T) -> T {
    let nowhere = |ix: &UserIx| tenant.user(*ix).is_some_and(|user| user.usage_location.is_none());
    let users: Vec<UserIx> = members.iter().copied().filter(nowhere).collect();
    let home = tenant
        .organization
        .country
        .or_else(|| CountryCode::parse("ZZ").ok()); // ZZ: no country, no rule
    let there = Event::UsageLocationChanged {
        from: None,
        to: home,
        users,
    };
    evolve(tenant, &there);
    let answer = ask(tenant);
    evolve(tenant, &there.inverse());
    answer
}

fn ask(tenant: &Tenant, group: &Group, members: Vec<UserIx>) -> Decision {
    let mut change = ChangeUsers::new(members, Place::ActiveUsers);
    let grant = |(sku, disabled): (&SkuId, &crate::domain::PlanSet)| Grant {
        sku: *sku,
        disabled_plans: disabled.clone(),
        held: Held::Keep,
    };
    change.add = group.licenses.iter().map(grant).collect();
    decide(
        tenant,
        &Actor { role: Role::Global },
        &Command::ChangeUsers(change),
    )
}

/// What becomes of one product of the group: in force, or failed by itself, or because another one failed.
fn state(problem: Option<&Problem>, sku: SkuId, group: &Group) -> AssignmentState {
    let Some(problem) = problem else {
        return AssignmentState::Active;
    };
    let blamed = problem.skus();
    let to_blame = blamed.contains(&sku) || !group.licenses.keys().any(|sku| blamed.contains(sku));
    AssignmentState::Error(if to_blame {
        error(problem)
    } else {
        AssignmentError::Other
    })
}

fn error(problem: &Problem) -> AssignmentError {
    match problem {
        Problem::NotEnoughLicenses { .. } => AssignmentError::CountViolation,
        Problem::ConflictingServicePlans { .. } => AssignmentError::MutuallyExclusiveViolation,
        Problem::MissingDependentServicePlans { .. } | Problem::OtherProductsDepend { .. } => {
            AssignmentError::DependencyViolation
        }
        Problem::ProhibitedInUsageLocation { .. } => AssignmentError::ProhibitedInUsageLocationViolation,
        _ => AssignmentError::Other,
    }
}
