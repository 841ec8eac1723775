//! Ways out for people who could not be added or restored, or only without a license.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalog::SkuId;
use crate::domain::command::{AddUsers, ChangeUsers, Command, Grant, Held, Place};
use crate::domain::decide::decide;
use crate::domain::decision::Outcome;
use crate::domain::ids::UserIx;
use crate::domain::license::PlanSet;
use crate::domain::problem::Problem;

use super::groups::another_try;
use super::offers::{each_or_all, Offers, A_FEW};
use super::way_out::{Fix, FixKind};

/// The first so many people, seats for those who went without, or the list without one of the products that can't be
/// given.
pub(super) fn add_fixes(offers: Offers<'_>, add: &AddUsers, problem: &Problem, users: &[UserIx]) -> Vec<Fix> {
    let offer = |kind, change: AddUsers| offers.offer(kind, Command::AddUsers(change));
    if let Problem::TooManyUsers { limit, .. } = problem {
        let users = add.users.iter().take(*limit as usize).map(Arc::clone).collect();
        let first = AddUsers { users, ..add.clone() };
        return offer(FixKind::FirstOnly(*limit), first).into_iter().collect();
    }
    let mut fixes = Vec::new();
    if *problem == Problem::UsageLocationMissing {
        let located = |country| {
            let usage_location = Some(country);
            offer(
                FixKind::SetLocation(country),
                AddUsers {
                    usage_location,
                    ..add.clone()
                },
            )
        };
        fixes.extend(offers.countries().into_iter().filter_map(located).take(A_FEW));
    }
    if let Problem::NotEnoughLicenses { skus } = problem {
        let then = given(offers, add, skus, users);
        fixes.extend(offers.more_seats(skus, users, Place::ActiveUsers, &then, problem));
    }
    let without = |skus: &[SkuId]| {
        let mut without = add.clone();
        without.add.retain(|grant| !skus.contains(&grant.sku));
        offer(FixKind::LeaveOut(skus.to_vec()), without)
    };
    let asked: BTreeSet<SkuId> = add.add.iter().map(|grant| grant.sku).collect();
    let mut concerned = problem.skus();
    concerned.retain(|sku| asked.contains(sku));
    fixes.extend(each_or_all(&concerned, without));
    if fixes.is_empty() && !asked.is_empty() {
        // Something else is wrong with the products too: people can come without any.
        fixes.extend(without(&asked.into_iter().collect::<Vec<_>>()));
    }
    fixes
}

/// What is asked once there are seats: for those who are here by now, what they went without; else the list as it was,
/// as far as nothing else is wrong.
fn given(offers: Offers<'_>, add: &AddUsers, skus: &[SkuId], users: &[UserIx]) -> Command {
    if users.iter().all(|ix| offers.tenant.user(*ix).is_some()) {
        let mut change = ChangeUsers::new(users.to_vec(), Place::ActiveUsers);
        change.add.clone_from(&add.add);
        change.add.retain(|grant| skus.contains(&grant.sku));
        return Command::ChangeUsers(change);
    }
    let decision = decide(offers.tenant, offers.actor, offers.command);
    let asked = add.users.iter().zip(&decision.outcomes);
    let come = asked.filter(|(_, (_, outcome))| !matches!(outcome, Outcome::Refused(_)));
    let users = come.map(|(profile, _)| Arc::clone(profile)).collect();
    Command::AddUsers(AddUsers { users, ..add.clone() })
}

/// Seats for people who come back without a license.
pub(super) fn restore_fixes(offers: Offers<'_>, problem: &Problem, users: &[UserIx]) -> Vec<Fix> {
    let Problem::NotEnoughLicenses { skus } = problem else {
        return Vec::new();
    };
    let is_deleted = |ix: &UserIx| offers.tenant.user(*ix).is_some_and(|user| user.deleted.is_some());
    let then = match users.iter().any(is_deleted) {
        true => Command::RestoreUsers {
            users: users.to_vec(),
        },
        false => given_back(offers, skus, users),
    };
    offers.more_seats(skus, users, Place::ActiveUsers, &then, problem)
}

/// What those who are back went without: directly where nothing says a group gives it, else by another try. Which
/// services were off went with the license.
fn given_back(offers: Offers<'_>, skus: &[SkuId], users: &[UserIx]) -> Command {
    let mut direct: BTreeMap<Vec<SkuId>, Vec<UserIx>> = BTreeMap::new();
    let mut in_error = Vec::new();
    for ix in users {
        let set = offers.tenant.licenses(*ix);
        let recorded = |sku: &SkuId| set.is_some_and(|set| set.get(*sku).is_some());
        let gone: Vec<SkuId> = skus.iter().copied().filter(|sku| !recorded(sku)).collect();
        if gone.len() < skus.len() {
            in_error.push(*ix);
        }
        if !gone.is_empty() {
            direct.entry(gone).or_default().push(*ix);
        }
    }
    let give = |(skus, users): (Vec<SkuId>, Vec<UserIx>)| {
        let mut change = ChangeUsers::new(users, Place::ActiveUsers);
        let grant = |sku| Grant {
            sku,
            disabled_plans: PlanSet::default(),
            held: Held::Keep,
        };
        change.add.extend(skus.into_iter().map(grant));
        Command::ChangeUsers(change)
    };
    let mut commands: Vec<Command> = direct.into_iter().map(give).collect();
    if !in_error.is_empty() {
        commands.push(another_try(&in_error));
    }
    Command::Sequence(commands)
}
