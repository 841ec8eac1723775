//! What changes of people, and new people, come to for each: the rules say it, on the tenant before.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalog::SkuId;
use crate::domain::{
    asked_set, decide, held_of, Actor, AddUsers, ChangeUsers, Command, Held, LicenseSet, Outcome, Place,
    PlanSet, Problem, Removal, Tenant,
};
use crate::exchange::{Give, UserKey, Wish};

use super::note::Note;
use super::step::Asked;

/// What a request is to give and take.
type Change = (Vec<Give>, Vec<SkuId>);

/// A change of people: one request for each, two where somebody moves as well.
pub(super) fn change_users(asked: &mut Asked<'_>, tenant: &Tenant, actor: &Actor, change: &ChangeUsers) {
    // A script has no page, and so no page's limit.
    let change = ChangeUsers {
        place: Place::ActiveUsers,
        ..change.clone()
    };
    let decision = decide(tenant, actor, &Command::ChangeUsers(change.clone()));
    let mut by_set = BTreeMap::new();
    let (mut moves, mut changes, mut left_out) = (Vec::new(), Vec::new(), 0);
    for (ix, outcome) in &decision.outcomes {
        let (Some(user), Some(key)) = (tenant.user(*ix), asked.key(tenant, *ix)) else {
            continue;
        };
        let Some(from) = tenant.licenses(*ix).filter(|_| *outcome != Outcome::Unchanged) else {
            continue;
        };
        let problem = decision.problem(*outcome);
        let (add, remove) = match problem {
            Some(_) => license_change(from, &change, problem),
            None => by_set
                .entry(user.licenses.index())
                .or_insert_with(|| license_change(from, &change, None))
                .clone(),
        };
        let to = change
            .usage_location
            .filter(|to| user.usage_location != Some(*to));
        let licenses = !add.is_empty() || !remove.is_empty();
        let half = licenses && to.is_some();
        if problem.is_some_and(|problem| half || is_only_here(&change, problem)) {
            left_out += 1;
            continue;
        }
        if let Some(country) = to {
            moves.push(Wish::Location(key.clone(), country));
        }
        if licenses {
            changes.push(Wish::Licenses {
                user: key,
                add,
                remove,
            });
        }
    }
    // Where somebody is comes first: what they are given needs it (DOMAIN R11).
    moves.into_iter().chain(changes).for_each(|wish| asked.push(wish));
    if left_out > 0 {
        asked.note(Note::LeftOut { people: left_out });
    }
}

/// Whether a refusal is one that requests don't meet: they give beside a group what a page would only alter.
fn is_only_here(change: &ChangeUsers, problem: &Problem) -> bool {
    let Problem::InheritedLicense { skus, .. } = problem else {
        return false;
    };
    let mut altered = change
        .add
        .iter()
        .filter(|grant| !matches!(grant.held, Held::Keep | Held::Put));
    altered.any(|grant| skus.contains(&grant.sku))
}

/// What a request says for somebody who has this set: what comes directly or has other services, and what goes.
fn license_change(from: &LicenseSet, change: &ChangeUsers, problem: Option<&Problem>) -> Change {
    let to = asked_set(from, change);
    let granted: BTreeSet<SkuId> = change.add.iter().map(|grant| grant.sku).collect();
    let direct = |set: &LicenseSet, sku| set.get(sku).and_then(|license| license.direct().cloned());
    let named = problem.map(Problem::skus).unwrap_or_default();
    let mut remove: BTreeSet<SkuId> = match &change.remove {
        Removal::Skus(skus) => skus.clone(),
        Removal::InExchange(skus) => held_of(from, skus),
        Removal::AllDirect => {
            let skus = from.licenses().iter().map(|license| license.sku);
            let goes = |sku: &SkuId| direct(from, *sku).is_some() && !granted.contains(sku);
            skus.filter(goes).collect()
        }
    };
    let gives = |sku: &&SkuId| {
        direct(from, **sku) != direct(&to, **sku) || remove.contains(*sku) || named.contains(*sku)
    };
    let give = |sku: &SkuId| Give {
        sku: *sku,
        disabled_plans: direct(&to, *sku).map(|a| a.disabled_plans).unwrap_or_default(),
        held: direct(from, *sku).is_some(),
    };
    let add: Vec<Give> = granted.iter().filter(gives).map(give).collect();
    // What is taken and given at once is set.
    remove.retain(|sku| !(granted.contains(sku) && direct(from, *sku).is_some()));
    (add, remove.into_iter().collect())
}

/// New people: all of them first, then what each gets, and then what there was no seat for.
pub(super) fn add_users(asked: &mut Asked<'_>, tenant: &Tenant, actor: &Actor, add: &AddUsers) {
    let add = AddUsers {
        limit: None,
        ..add.clone()
    };
    let decision = decide(tenant, actor, &Command::AddUsers(add.clone()));
    let (mut gets, mut lacks, mut left_out) = (Vec::new(), Vec::new(), 0);
    for (profile, (_, outcome)) in add.users.iter().zip(&decision.outcomes) {
        let refused = match outcome {
            Outcome::Refused(_) => decision.problem(*outcome),
            _ => None,
        };
        if refused.is_some_and(is_about_products) {
            left_out += 1;
            continue;
        }
        asked.push(Wish::NewUser {
            profile: Arc::clone(profile),
            usage_location: add.usage_location,
        });
        if refused.is_some() {
            continue;
        }
        asked.new.insert(profile.id);
        let user = UserKey {
            is_new: true,
            ..UserKey::with(profile)
        };
        let gives = |skus: &mut dyn Iterator<Item = (SkuId, PlanSet)>| Wish::Licenses {
            user: user.clone(),
            add: skus
                .map(|(sku, disabled_plans)| Give {
                    sku,
                    disabled_plans,
                    held: false,
                })
                .collect(),
            remove: Vec::new(),
        };
        if let Some(way) = decision.transition(*outcome).filter(|way| !way.to.is_empty()) {
            let direct = way.to.licenses().iter().filter_map(|license| {
                let assignment = license.direct()?;
                Some((license.sku, assignment.disabled_plans.clone()))
            });
            gets.push(gives(&mut direct.into_iter()));
        }
        if let (Outcome::Failed { .. }, Some(problem)) = (outcome, decision.problem(*outcome)) {
            let lacking = problem.skus();
            let wanted = add.add.iter().filter(|grant| lacking.contains(&grant.sku));
            let wanted = wanted.map(|grant| (grant.sku, grant.disabled_plans.clone()));
            lacks.push(gives(&mut wanted.into_iter()));
        }
    }
    gets.into_iter().chain(lacks).for_each(|wish| asked.push(wish));
    if left_out > 0 {
        asked.note(Note::LeftOut { people: left_out });
    }
}

/// Whether it is the products that somebody new is refused for: a script would add them before it finds out.
fn is_about_products(problem: &Problem) -> bool {
    !matches!(
        problem,
        Problem::InvalidUser { .. }
            | Problem::DomainNotVerified { .. }
            | Problem::UserNameTaken { .. }
            | Problem::Forbidden { .. }
    )
}
