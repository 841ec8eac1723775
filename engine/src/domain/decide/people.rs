//! Decides who comes, goes and comes back (DOMAIN 1.7 N1, N2, K1).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::catalog::SkuId;
use crate::domain::actor::{Actor, Permission};
use crate::domain::command::{AddUsers, ChangeUsers, Place};
use crate::domain::decision::{Decision, Outcome, Transition};
use crate::domain::event::{evolve, Event};
use crate::domain::ids::UserIx;
use crate::domain::license::{AssignmentError, AssignmentState, LicenseSet, Source};
use crate::domain::problem::Problem;
use crate::domain::rules::{self, Addresses};
use crate::domain::tenant::Tenant;
use crate::domain::time::Time;
use crate::domain::user::Newcomer;

use super::change::change_users;
use super::draft::Draft;
use super::join::join;
use super::ledger::Ledger;

/// Decides adding people. What is wrong with somebody refuses that person; what is wrong with the products refuses
/// everybody, but for seats: somebody for whom there is none of a product is added without it (DOMAIN 1.7 N1 step 2).
pub(super) fn add_users(tenant: &Tenant, actor: &Actor, add: &AddUsers) -> Decision {
    let mut draft = Draft::new(add.users.len());
    let asked = add.users.len() as u32;
    let first = tenant.places() as u32;
    let whole = add
        .limit
        .filter(|limit| asked > *limit)
        .map(|limit| Problem::TooManyUsers { limit, asked })
        .or_else(|| rules::forbidden(tenant, actor, Permission::AddUsers));
    let mut addresses = Addresses::of(tenant, add.users.iter().map(|p| &**p));
    let mut newcomers = Vec::new();
    let mut outcomes = Vec::new();
    for profile in &add.users {
        let place = UserIx(first + newcomers.len() as u32);
        let problem = whole
            .clone()
            .or_else(|| rules::malformed_user(tenant, profile))
            .or_else(|| {
                tenant
                    .find(profile.id)
                    .map(|_| taken(profile.id.to_string(), place))
            })
            .or_else(|| addresses.take(profile, place));
        match problem {
            Some(problem) => outcomes.push(Err(draft.problem(problem))),
            None => {
                outcomes.push(Ok(place));
                newcomers.push(Newcomer {
                    profile: Arc::clone(profile),
                    usage_location: add.usage_location,
                });
            }
        }
    }
    let mut whole = draft.decision;
    if !newcomers.is_empty() {
        whole.events.push(Event::UsersChanged {
            first: UserIx(first),
            added: newcomers,
            removed: Vec::new(),
        });
    }
    let added: Vec<UserIx> = outcomes.iter().filter_map(|o| o.as_ref().ok()).copied().collect();
    let mut given = match give(tenant, actor, add, &added, &mut whole) {
        Ok(given) => given,
        Err(problem) => return everybody_refused(add, first, problem),
    };
    // Somebody who is refused gets no place; in the outcome they are known by one behind everybody's.
    let mut nowhere = (first + added.len() as u32..).map(UserIx);
    for outcome in outcomes {
        let outcome = match outcome {
            Err(problem) => (
                nowhere.next().unwrap_or(UserIx(u32::MAX)),
                Outcome::Refused(problem),
            ),
            Ok(ix) => (ix, given.remove(&ix).unwrap_or(Outcome::Done)),
        };
        whole.outcomes.push(outcome);
    }
    whole
}

fn taken(address: String, other: UserIx) -> Problem {
    Problem::UserNameTaken { address, other }
}

fn is_seats(problem: &Problem) -> bool {
    matches!(problem, Problem::NotEnoughLicenses { .. })
}

/// What the newcomers get: decided as any other change for them, and put behind `whole`. Who lacks a seat of some of
/// the products is asked again without those. Says what became of each, or what is wrong with the products.
fn give(
    tenant: &Tenant,
    actor: &Actor,
    add: &AddUsers,
    added: &[UserIx],
    whole: &mut Decision,
) -> Result<HashMap<UserIx, Outcome>, Problem> {
    let mut outcomes = HashMap::new();
    if add.add.is_empty() || added.is_empty() {
        return Ok(outcomes);
    }
    let mut ahead = tenant.clone();
    whole.events.iter().for_each(|event| evolve(&mut ahead, event));
    // Each with the products that its people go without.
    let mut asking = BTreeMap::from([(BTreeSet::<SkuId>::new(), added.to_vec())]);
    while let Some((without, users)) = asking.pop_first() {
        let mut change = ChangeUsers::new(users, Place::ActiveUsers);
        change.add.clone_from(&add.add);
        change.add.retain(|grant| !without.contains(&grant.sku));
        let mut part = change_users(&ahead, actor, &change);
        if let (true, Some(problem)) = (without.is_empty(), part.problems.iter().find(|p| !is_seats(p))) {
            return Err(problem.clone());
        }
        part.events.iter().for_each(|event| evolve(&mut ahead, event));
        let ways = whole.transitions.len() as u32;
        let (answers, problems) = (
            std::mem::take(&mut part.outcomes),
            std::mem::take(&mut part.problems),
        );
        join(whole, part);
        for (user, outcome) in answers {
            let lacks = match outcome {
                Outcome::Refused(at) => problems.get(at as usize).filter(|p| is_seats(p)),
                _ => None,
            };
            if let Some(problem) = lacks {
                let without = without.iter().copied().chain(problem.skus()).collect();
                asking.entry(without).or_default().push(user);
                continue;
            }
            let way = match outcome {
                Outcome::Changed(way) => Some(way + ways),
                _ => None,
            };
            outcomes.insert(user, received(whole, add, &without, way));
        }
    }
    Ok(outcomes)
}

/// What became of somebody who goes without some products.
fn received(whole: &mut Decision, add: &AddUsers, without: &BTreeSet<SkuId>, way: Option<u32>) -> Outcome {
    if without.is_empty() {
        return way.map_or(Outcome::Done, Outcome::Changed);
    }
    let problem = Problem::NotEnoughLicenses {
        skus: without.iter().copied().collect(),
    };
    let met = whole.problems.iter().position(|other| *other == problem);
    let at = met.unwrap_or(whole.problems.len()) as u32;
    if met.is_none() {
        whole.problems.push(problem);
    }
    let way = way.unwrap_or_else(|| {
        whole.transitions.push(Transition {
            from: Arc::default(),
            to: Arc::default(),
            from_location: add.usage_location,
            to_location: add.usage_location,
        });
        whole.transitions.len() as u32 - 1
    });
    Outcome::Failed { problem: at, way }
}

fn everybody_refused(add: &AddUsers, first: u32, problem: Problem) -> Decision {
    let refused = |at| (UserIx(first + at), Outcome::Refused(0));
    Decision {
        outcomes: (0..add.users.len() as u32).map(refused).collect(),
        problems: vec![problem],
        ..Decision::default()
    }
}

/// Decides deleting people. Somebody who is deleted already can't be deleted again. The ways say what they no longer
/// have to use; what they held stays recorded for when they come back.
pub(super) fn delete_users(tenant: &Tenant, actor: &Actor, users: &[UserIx]) -> Decision {
    let mut draft = Draft::new(users.len());
    let mut ways = Ways::default();
    let forbidden = rules::forbidden(tenant, actor, Permission::DeleteUsers);
    let mut gone = BTreeSet::new();
    for ix in distinct(users) {
        let there = tenant.user(ix).filter(|user| user.deleted.is_none());
        let outcome = match (&forbidden, there) {
            (Some(problem), _) => Outcome::Refused(draft.problem(problem.clone())),
            (None, None) => Outcome::Refused(draft.problem(Problem::UserNotFound)),
            (None, Some(_)) => {
                gone.insert(ix);
                let holds = tenant.licenses(ix).cloned().unwrap_or_default();
                Outcome::Changed(ways.to(&mut draft, holds, Arc::default()))
            }
        };
        draft.decision.outcomes.push((ix, outcome));
    }
    let mut decision = draft.decision;
    if !gone.is_empty() {
        decision.events.push(Event::DeletionChanged {
            from: None,
            to: Some(tenant.clock),
            users: gone.into_iter().collect(),
        });
    }
    decision
}

/// Decides bringing people back, one after the other: with what they held, as far as their groups still give it and
/// there are seats.
pub(super) fn restore_users(tenant: &Tenant, actor: &Actor, users: &[UserIx]) -> Decision {
    let mut draft = Draft::new(users.len());
    let mut ways = Ways::default();
    let forbidden = rules::forbidden(tenant, actor, Permission::DeleteUsers);
    let asking = users.iter().filter_map(|ix| Some(&*tenant.user(*ix)?.profile));
    let mut addresses = Addresses::of(tenant, asking);
    let mut ledger = Ledger::new(tenant);
    let mut back: BTreeMap<Time, Vec<UserIx>> = BTreeMap::new();
    for ix in distinct(users) {
        let user = tenant.user(ix).and_then(|user| Some((user, user.deleted?)));
        let problem = match (&forbidden, user) {
            (Some(problem), _) => Some(problem.clone()),
            (None, None) => Some(Problem::UserNotFound),
            (None, Some((_, deleted))) if deleted.plus_days(rules::RESTORABLE_DAYS) < tenant.clock => {
                Some(Problem::RestoreExpired { deleted })
            }
            (None, Some((user, _))) => addresses.take(&user.profile, ix),
        };
        let outcome = match (problem, user) {
            (None, Some((_, deleted))) => {
                back.entry(deleted).or_default().push(ix);
                let held = tenant.licenses(ix).cloned().unwrap_or_default();
                let (holds, lacking) = affordable(&still_given(tenant, ix, &held), &mut ledger);
                if holds != held {
                    draft.decision.events.push(Event::LicensesChanged {
                        from: held,
                        to: Arc::clone(&holds),
                        users: vec![ix],
                    });
                }
                let way = ways.to(&mut draft, Arc::default(), holds);
                if lacking.is_empty() {
                    Outcome::Changed(way)
                } else {
                    let problem = draft.problem(Problem::NotEnoughLicenses { skus: lacking });
                    Outcome::Failed { problem, way }
                }
            }
            (problem, _) => Outcome::Refused(draft.problem(problem.unwrap_or(Problem::UserNotFound))),
        };
        draft.decision.outcomes.push((ix, outcome));
    }
    let mut decision = draft.decision;
    // What they hold was put right first, while it took no seats.
    decision
        .events
        .extend(back.into_iter().map(|(deleted, mut users)| {
            users.sort_unstable();
            Event::DeletionChanged {
                from: Some(deleted),
                to: None,
                users,
            }
        }));
    decision
}

fn distinct(users: &[UserIx]) -> Vec<UserIx> {
    let mut seen = BTreeSet::new();
    users.iter().copied().filter(|ix| seen.insert(*ix)).collect()
}

/// What somebody held, without what a group gives no longer, or no longer to them.
fn still_given(tenant: &Tenant, ix: UserIx, held: &Arc<LicenseSet>) -> Arc<LicenseSet> {
    let gives = |id, sku| {
        let group = tenant.group(id);
        group.is_some_and(|group| group.has_member(ix) && group.licenses.contains_key(&sku))
    };
    let inherited = held.licenses().iter().flat_map(|license| {
        let inherited = license.inherited();
        inherited.map(|(group, _)| (license.sku, group))
    });
    let gone: Vec<_> = inherited.filter(|(sku, group)| !gives(*group, *sku)).collect();
    if gone.is_empty() {
        return Arc::clone(held);
    }
    let without = |set: LicenseSet, (sku, group): (SkuId, _)| set.without(sku, Source::Group(group));
    Arc::new(gone.into_iter().fold((**held).clone(), without))
}

/// What somebody who comes back has, and of what there is no seat: a direct license of it is gone, one from a group
/// is in error.
fn affordable(held: &Arc<LicenseSet>, ledger: &mut Ledger) -> (Arc<LicenseSet>, Vec<SkuId>) {
    let wanted: Vec<SkuId> = held.in_force().collect();
    let lacking = ledger.lacking(&wanted);
    let takes: Vec<SkuId> = wanted.into_iter().filter(|sku| !lacking.contains(sku)).collect();
    ledger.settle(&takes, &[]);
    if lacking.is_empty() {
        return (Arc::clone(held), lacking);
    }
    let mut to = (**held).clone();
    for sku in &lacking {
        to = to.without(*sku, Source::Direct);
        for (_, assignment) in held.get(*sku).into_iter().flat_map(|license| license.inherited()) {
            let mut assignment = assignment.clone();
            assignment.state = AssignmentState::Error(AssignmentError::CountViolation);
            to = to.with(*sku, assignment);
        }
    }
    (Arc::new(to), lacking)
}

/// The distinct ways people go.
#[derive(Default)]
struct Ways(HashMap<(Arc<LicenseSet>, Arc<LicenseSet>), u32>);

impl Ways {
    fn to(&mut self, draft: &mut Draft, from: Arc<LicenseSet>, to: Arc<LicenseSet>) -> u32 {
        let key = (Arc::clone(&from), Arc::clone(&to));
        *self.0.entry(key).or_insert_with(|| {
            draft.transition(Transition {
                from,
                to,
                from_location: None,
                to_location: None,
            })
        })
    }
}
