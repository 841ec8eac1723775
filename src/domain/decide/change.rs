//! Decides a change for a list of people: once per distinct license set and location, then seats person by person.
//!
//! The order in which problems are looked for is the project's choice (the sources are silent): malformed, not
//! found, role, held, owned, location, seats, exclusions, dependencies (of what comes, then of what stays). The
//! first class that fails is reported, with everything in it.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::catalog::{CountryCode, SkuId};
use crate::domain::actor::Actor;
use crate::domain::command::{ChangeUsers, Grant, Held, Removal};
use crate::domain::decision::{Decision, Outcome, Transition};
use crate::domain::event::Event;
use crate::domain::ids::UserIx;
use crate::domain::license::{Assignment, LicenseSet, PlanSet, Source};
use crate::domain::problem::Problem;
use crate::domain::rules;
use crate::domain::sets::SetId;
use crate::domain::tenant::Tenant;

use super::ledger::Ledger;

/// What is true of everybody with one license set at one location.
enum Verdict {
    Unchanged,
    Refused(u32),
    Change(Way),
}

/// A change that is allowed but for seats, and what speaks against it once seats are there.
struct Way {
    transition: u32,
    takes: Vec<SkuId>,
    frees: Vec<SkuId>,
    after_seats: Option<u32>,
}

/// The decision in the making.
struct Draft {
    decision: Decision,
    problem_places: HashMap<Problem, u32>,
}

impl Draft {
    fn problem(&mut self, problem: Problem) -> u32 {
        if let Some(&at) = self.problem_places.get(&problem) {
            return at;
        }
        let at = self.decision.problems.len() as u32;
        self.decision.problems.push(problem.clone());
        self.problem_places.insert(problem, at);
        at
    }
}

/// Decides a [`ChangeUsers`].
pub(super) fn decide_change(tenant: &Tenant, actor: &Actor, change: &ChangeUsers) -> Decision {
    let mut seen = HashSet::with_capacity(change.users.len());
    let users: Vec<UserIx> = change
        .users
        .iter()
        .copied()
        .filter(|user| seen.insert(*user))
        .collect();
    let mut draft = Draft {
        decision: Decision {
            outcomes: Vec::with_capacity(users.len()),
            ..Decision::default()
        },
        problem_places: HashMap::new(),
    };
    if let Some(problem) = malformed(tenant, change, users.len()) {
        let at = draft.problem(problem);
        draft
            .decision
            .outcomes
            .extend(users.into_iter().map(|user| (user, Outcome::Refused(at))));
        return draft.decision;
    }
    let forbidden = forbidden(actor, change);
    if users.is_empty() {
        draft.decision.problems.extend(forbidden);
        return draft.decision;
    }

    let mut verdicts: HashMap<(SetId, Option<CountryCode>), Verdict> = HashMap::new();
    let mut ledger = Ledger::new(tenant);
    for ix in users {
        let outcome = match tenant.user(ix).filter(|user| user.deleted.is_none()) {
            None => Outcome::Refused(draft.problem(Problem::UserNotFound)),
            Some(user) => {
                let key = (user.licenses, user.usage_location);
                let verdict = verdicts.entry(key).or_insert_with(|| match &forbidden {
                    Some(problem) => Verdict::Refused(draft.problem(problem.clone())),
                    None => judge(tenant, change, key, &mut draft),
                });
                settle(verdict, &mut ledger, &mut draft)
            }
        };
        draft.decision.outcomes.push((ix, outcome));
    }
    let mut decision = draft.decision;
    drop_unmet(&mut decision);
    decision.events = events(&decision);
    decision
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

/// What the actor lacks.
fn forbidden(actor: &Actor, change: &ChangeUsers) -> Option<Problem> {
    let (role, permission) = (actor.role, change.permission());
    (!role.may(permission)).then_some(Problem::Forbidden { role, permission })
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
    if let Removal::Skus(skus) = &change.remove {
        if let Some(problem) = rules::removable(from, skus) {
            return Verdict::Refused(draft.problem(problem));
        }
    }
    let problem = rules::alterable(from, &change.add)
        .or_else(|| rules::not_owned(tenant, &change.add))
        .or_else(|| rules::self_service(tenant, &new_grants(from, &change.add)));
    if let Some(problem) = problem {
        return Verdict::Refused(draft.problem(problem));
    }

    let to = outcome_set(from, change);
    let to_location = change.usage_location.or(location);
    if to == **from && to_location == location {
        return Verdict::Unchanged;
    }
    let assigns = change
        .add
        .iter()
        .any(|grant| from.get(grant.sku) != to.get(grant.sku));
    let (before, after) = (rules::plans_on(tenant, from), rules::plans_on(tenant, &to));
    let problem = rules::missing_location(assigns, to_location)
        .or_else(|| rules::prohibited(tenant, to_location, from, &after));
    if let Some(problem) = problem {
        return Verdict::Refused(draft.problem(problem));
    }
    let after_seats = rules::clashes(tenant, &before, &after)
        .or_else(|| rules::added_without(tenant, &before, &after))
        .or_else(|| rules::left_without(tenant, &before, &after))
        .map(|problem| draft.problem(problem));
    let takes = rules::newly_held(from, &to);
    let frees = rules::newly_held(&to, from);
    let transition = draft.decision.transitions.len() as u32;
    draft.decision.transitions.push(Transition {
        from: Arc::clone(from),
        to: Arc::new(to),
        from_location: location,
        to_location,
    });
    Verdict::Change(Way {
        transition,
        takes,
        frees,
        after_seats,
    })
}

/// Only what the person would newly get: a license of somebody's own purchase that they hold already is theirs.
fn new_grants(from: &LicenseSet, grants: &[Grant]) -> Vec<Grant> {
    grants
        .iter()
        .filter(|grant| from.get(grant.sku).is_none())
        .cloned()
        .collect()
}

/// Gives one person their turn: seats first, then what the judge found.
fn settle(verdict: &Verdict, ledger: &mut Ledger, draft: &mut Draft) -> Outcome {
    match verdict {
        Verdict::Unchanged => Outcome::Unchanged,
        Verdict::Refused(at) => Outcome::Refused(*at),
        Verdict::Change(way) => {
            let lacking = ledger.lacking(&way.takes);
            if !lacking.is_empty() {
                return Outcome::Refused(draft.problem(Problem::NotEnoughLicenses { skus: lacking }));
            }
            if let Some(at) = way.after_seats {
                return Outcome::Refused(at);
            }
            ledger.settle(&way.takes, &way.frees);
            Outcome::Changed(way.transition)
        }
    }
}

/// The set that somebody would hold: removals, then grants, together (DOMAIN R7).
fn outcome_set(from: &LicenseSet, change: &ChangeUsers) -> LicenseSet {
    let granted: BTreeSet<SkuId> = change.add.iter().map(|grant| grant.sku).collect();
    let mut set = from.clone();
    let remove: Vec<SkuId> = match &change.remove {
        Removal::Skus(skus) => skus.iter().copied().collect(),
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

/// Leaves out ways that nobody goes and problems that hit nobody in the end: somebody who found no seat never met
/// the clash behind it.
fn drop_unmet(decision: &mut Decision) {
    let (mut ways, mut problems) = (
        vec![false; decision.transitions.len()],
        vec![false; decision.problems.len()],
    );
    for (_, outcome) in &decision.outcomes {
        let met = match outcome {
            Outcome::Changed(at) => ways.get_mut(*at as usize),
            Outcome::Refused(at) => problems.get_mut(*at as usize),
            Outcome::Unchanged | Outcome::Withheld => None,
        };
        if let Some(flag) = met {
            *flag = true;
        }
    }
    let (ways, problems) = (
        keep(&mut decision.transitions, &ways),
        keep(&mut decision.problems, &problems),
    );
    for (_, outcome) in &mut decision.outcomes {
        match outcome {
            Outcome::Changed(at) => *at = ways.get(*at as usize).copied().unwrap_or(0),
            Outcome::Refused(at) => *at = problems.get(*at as usize).copied().unwrap_or(0),
            Outcome::Unchanged | Outcome::Withheld => {}
        }
    }
}

/// Keeps what is flagged, and says where each thing is from now on.
fn keep<T>(list: &mut Vec<T>, flags: &[bool]) -> Vec<u32> {
    let mut next = 0u32;
    let mut places = Vec::with_capacity(flags.len());
    for flag in flags {
        places.push(next);
        next += u32::from(*flag);
    }
    let mut flags = flags.iter();
    list.retain(|_| flags.next().copied().unwrap_or(false));
    places
}

/// The facts: one per distinct way and kind, with everybody who goes it.
fn events(decision: &Decision) -> Vec<Event> {
    let mut people: Vec<Vec<UserIx>> = vec![Vec::new(); decision.transitions.len()];
    for (user, outcome) in &decision.outcomes {
        if let Outcome::Changed(at) = outcome {
            if let Some(list) = people.get_mut(*at as usize) {
                list.push(*user);
            }
        }
    }
    let mut events = Vec::new();
    for (way, mut users) in decision.transitions.iter().zip(people) {
        users.sort_unstable();
        if users.is_empty() {
            continue;
        }
        if way.from_location != way.to_location {
            let (from, to) = (way.from_location, way.to_location);
            events.push(Event::UsageLocationChanged {
                from,
                to,
                users: users.clone(),
            });
        }
        if way.from != way.to {
            let (from, to) = (Arc::clone(&way.from), Arc::clone(&way.to));
            events.push(Event::LicensesChanged { from, to, users });
        }
    }
    events
}
