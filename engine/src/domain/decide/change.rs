//! Decides a change for a list of people: once per distinct license set and location, then seats person by person.
//!
//! The order in which problems are looked for is the project's choice (the sources are silent): malformed, not
//! found, role, held, owned, location, seats, exclusions, dependencies (of what comes, then of what stays),
//! addresses. The first class that fails is reported, with everything in it.

use std::collections::BTreeSet;

use crate::catalog::{CountryCode, SkuId};
use crate::domain::actor::Actor;
use crate::domain::command::{ChangeUsers, Grant, Held, Removal};
use crate::domain::decision::{Decision, Outcome};
use crate::domain::ids::UserIx;
use crate::domain::license::{Assignment, LicenseSet, PlanSet, Source};
use crate::domain::problem::Problem;
use crate::domain::rules;
use crate::domain::sets::SetId;
use crate::domain::tenant::Tenant;

use super::draft::{Closed, Draft, Verdict, Verdicts};
use super::following::follow;
use super::ledger::Ledger;

/// Decides a [`ChangeUsers`], with the work that it makes for groups.
pub(super) fn change_users(tenant: &Tenant, actor: &Actor, change: &ChangeUsers) -> Decision {
    follow(tenant, decide_change(tenant, actor, change))
}

/// Decides it for the people themselves.
fn decide_change(tenant: &Tenant, actor: &Actor, change: &ChangeUsers) -> Decision {
    let users = each_once(tenant, &change.users);
    let mut draft = Draft::new(users.len());
    if let Some(problem) = malformed(tenant, change, users.len()) {
        let at = draft.problem(problem);
        draft
            .decision
            .outcomes
            .extend(users.into_iter().map(|user| (user, Outcome::Refused(at))));
        return draft.decision;
    }
    let forbidden = rules::forbidden(tenant, actor, change.permission());
    if users.is_empty() {
        draft.decision.problems.extend(forbidden);
        return draft.decision;
    }

    let mut verdicts = Verdicts::default();
    let mut ledger = Ledger::new(tenant);
    for ix in users {
        let outcome = match tenant.user(ix).filter(|user| user.deleted.is_none()) {
            None => Outcome::Refused(draft.problem(Problem::UserNotFound)),
            Some(user) => {
                let key = (user.licenses, user.usage_location);
                let verdict = verdicts.of(key, || match &forbidden {
                    Some(problem) => Verdict::Refused(draft.problem(problem.clone())),
                    None => judge(tenant, change, key, &mut draft),
                });
                match verdict {
                    Some(verdict) => settle(tenant, ix, verdict, &mut ledger, &mut draft),
                    None => Outcome::Unchanged,
                }
            }
        };
        draft.decision.outcomes.push((ix, outcome));
    }
    draft.finish()
}

/// These people, each where it comes first.
fn each_once(tenant: &Tenant, users: &[UserIx]) -> Vec<UserIx> {
    let mut seen = vec![false; tenant.places()];
    let mut strangers = BTreeSet::new();
    let is_new = |user: &&UserIx| match seen.get_mut(user.0 as usize) {
        Some(seen) => !std::mem::replace(seen, true),
        None => strangers.insert(**user),
    };
    users.iter().filter(is_new).copied().collect()
}

/// What is wrong with the command itself, whoever it is for.
fn malformed(tenant: &Tenant, change: &ChangeUsers, users: usize) -> Option<Problem> {
    if let Some(problem) = rules::plans_not_in_sku(tenant, &change.add) {
        return Some(problem);
    }
    let asked = u32::try_from(users).unwrap_or(u32::MAX);
    rules::users_at_a_time(tenant, change.place)
        .filter(|limit| asked > *limit)
        .map(|limit| Problem::TooManyUsers { limit, asked })
}

/// Judges everybody with this set at this location, seats aside.
fn judge(
    tenant: &Tenant,
    change: &ChangeUsers,
    (set, location): (SetId, Option<CountryCode>),
    draft: &mut Draft,
) -> Verdict {
    let Some(from) = tenant.sets().get(set) else {
        return Verdict::Refused(draft.problem(Problem::UserNotFound));
    };
    let problem = match &change.remove {
        Removal::AllDirect => None,
        Removal::Skus(skus) => rules::not_removable(from, skus),
        Removal::InExchange(skus) => {
            let held = held_of(from, skus);
            if held.is_empty() {
                return Verdict::Unchanged;
            }
            rules::not_removable(from, &held)
        }
    };
    if let Some(problem) = problem {
        return Verdict::Refused(draft.problem(problem));
    }
    let problem = rules::not_alterable(from, &change.add)
        .or_else(|| rules::not_owned(tenant, &change.add))
        .or_else(|| rules::for_organization(tenant, &new_grants(from, &change.add)))
        .or_else(|| rules::self_service(tenant, &new_grants(from, &change.add)));
    if let Some(problem) = problem {
        return Verdict::Refused(draft.problem(problem));
    }

    let to = asked_set(from, change);
    let to_location = change.usage_location.or(location);
    if to == **from && to_location == location {
        return Verdict::Unchanged;
    }
    let assigns = change
        .add
        .iter()
        .any(|grant| from.get(grant.sku) != to.get(grant.sku));
    let problem = rules::missing_location(assigns, to_location)
        .or_else(|| rules::prohibited(tenant, to_location, from, &to));
    if let Some(problem) = problem {
        return Verdict::Refused(draft.problem(problem));
    }
    Verdict::Change(draft.way(tenant, from, to, (location, to_location)))
}

/// Those of these products that somebody holds: has in force, or directly.
pub fn held_of(set: &LicenseSet, skus: &BTreeSet<SkuId>) -> BTreeSet<SkuId> {
    let holds = |sku: &&SkuId| {
        let license = set.get(**sku);
        license.is_some_and(|license| license.in_force() || license.direct().is_some())
    };
    skus.iter().filter(holds).copied().collect()
}

/// Only what the person would newly get: what they hold already is theirs, whoever bought it and whatever it is for.
fn new_grants(from: &LicenseSet, grants: &[Grant]) -> Vec<Grant> {
    grants
        .iter()
        .filter(|grant| !from.get(grant.sku).is_some_and(|license| license.is_held()))
        .cloned()
        .collect()
}

/// Gives one person their turn: seats first, then what the judge found.
fn settle(tenant: &Tenant, ix: UserIx, verdict: &Verdict, ledger: &mut Ledger, draft: &mut Draft) -> Outcome {
    match verdict {
        Verdict::Unchanged => Outcome::Unchanged,
        Verdict::Refused(at) => Outcome::Refused(*at),
        Verdict::Failed(problem, way) => Outcome::Failed {
            problem: *problem,
            way: *way,
        },
        Verdict::Change(way) => match way.go(tenant, ix, ledger) {
            Ok(()) => way.outcome(),
            Err(Closed::Seats(problem) | Closed::Other(problem)) => Outcome::Refused(draft.problem(problem)),
        },
    }
}

/// The set that somebody would hold if nothing spoke against it: removals, then grants, together (DOMAIN R7).
pub fn asked_set(from: &LicenseSet, change: &ChangeUsers) -> LicenseSet {
    let granted: BTreeSet<SkuId> = change.add.iter().map(|grant| grant.sku).collect();
    let mut set = from.clone();
    let remove: Vec<SkuId> = match &change.remove {
        Removal::Skus(skus) | Removal::InExchange(skus) => skus.iter().copied().collect(),
        Removal::AllDirect => {
            let skus = from.licenses().iter().map(|license| license.sku);
            skus.filter(|sku| !granted.contains(sku)).collect()
        }
    };
    for sku in remove {
        set = set.without(sku, Source::Direct);
    }
    for grant in &change.add {
        let direct = set.get(grant.sku).and_then(|license| license.direct());
        let disabled = match direct {
            None if grant.held == Held::SwitchOn => PlanSet::default(),
            None => grant.disabled_plans.clone(),
            Some(held) => match grant.held {
                Held::Keep if held.state.in_force() => continue,
                Held::Keep => grant.disabled_plans.clone(),
                Held::Set | Held::Put => grant.disabled_plans.clone(),
                Held::SwitchOff => held.disabled_plans.union(&grant.disabled_plans),
                Held::SwitchOn => held
                    .disabled_plans
                    .iter()
                    .filter(|plan| !grant.disabled_plans.contains(*plan))
                    .collect(),
            },
        };
        set = set.with(grant.sku, Assignment::direct(disabled));
    }
    set
}
