//! The decision in the making: verdicts per license set and location, then seats and addresses person by person.

use std::collections::HashMap;
use std::sync::Arc;

use crate::catalog::{CountryCode, SkuId};
use crate::domain::decision::{Decision, Outcome, Transition};
use crate::domain::event::Event;
use crate::domain::ids::UserIx;
use crate::domain::license::LicenseSet;
use crate::domain::problem::Problem;
use crate::domain::rules;
use crate::domain::sets::SetId;
use crate::domain::tenant::Tenant;

use super::ledger::Ledger;

/// What is true of everybody with one license set at one location.
pub(super) enum Verdict {
    /// Nothing changes.
    Unchanged,
    /// Refused, as the problem at this place says.
    Refused(u32),
    /// What a group gives failed: the problem at this place; the transition records it.
    Failed(u32, u32),
    /// Allowed, but for what is looked at person by person.
    Change(Way),
}

/// The verdicts that were found: by set, then by location, of which there are few. They are looked up for every one of
/// up to 250,000 people.
#[derive(Default)]
pub(super) struct Verdicts(Vec<Vec<(Option<CountryCode>, Verdict)>>);

impl Verdicts {
    /// The verdict for a set at a location, found by `judge` where it is not there yet.
    pub(super) fn of(
        &mut self,
        (set, location): (SetId, Option<CountryCode>),
        judge: impl FnOnce() -> Verdict,
    ) -> Option<&Verdict> {
        if self.0.len() <= set.index() {
            self.0.resize_with(set.index() + 1, Vec::new);
        }
        let of_set = self.0.get_mut(set.index())?;
        if !of_set.iter().any(|(there, _)| *there == location) {
            of_set.push((location, judge()));
        }
        let found = of_set.iter().find(|(there, _)| *there == location);
        found.map(|(_, verdict)| verdict)
    }
}

/// A change that is allowed but for seats and addresses, and what speaks against it once seats are there.
pub(super) struct Way {
    /// Its place among the transitions.
    pub(super) transition: u32,
    /// Products that newly take a seat.
    pub(super) takes: Vec<SkuId>,
    /// Products that give one back.
    pub(super) frees: Vec<SkuId>,
    /// What is wrong besides seats.
    pub(super) after_seats: Option<Problem>,
    /// The product whose mailbox would come on, if one does.
    pub(super) mailbox: Option<SkuId>,
    /// The place of the problem that keeps a part of it from being done, if one does: the way records that.
    pub(super) blocked: Option<u32>,
}

/// Why one person's way is closed.
pub(super) enum Closed {
    /// No seat.
    Seats(Problem),
    /// Something else.
    Other(Problem),
}

/// The decision in the making.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) decision: Decision,
    problem_places: HashMap<Problem, u32>,
    /// The place of the problem that was met last.
    last: Option<u32>,
}

impl Draft {
    /// Room for so many people.
    pub(super) fn new(people: usize) -> Self {
        let mut draft = Draft::default();
        draft.decision.outcomes.reserve(people);
        draft
    }

    /// The place of a problem among the distinct ones.
    pub(super) fn problem(&mut self, problem: Problem) -> u32 {
        // Most of many people meet what somebody shortly before them met.
        if let Some(at) = self
            .last
            .filter(|at| self.decision.problems.get(*at as usize) == Some(&problem))
        {
            return at;
        }
        let at = self.place_of(problem);
        self.last = Some(at);
        at
    }

    fn place_of(&mut self, problem: Problem) -> u32 {
        if let Some(&at) = self.problem_places.get(&problem) {
            return at;
        }
        let at = self.decision.problems.len() as u32;
        self.decision.problems.push(problem.clone());
        self.problem_places.insert(problem, at);
        at
    }

    /// A new transition's place.
    pub(super) fn transition(&mut self, transition: Transition) -> u32 {
        self.decision.transitions.push(transition);
        self.decision.transitions.len() as u32 - 1
    }

    /// What the rules say of a way from one set to another at a location, but for what comes before it.
    pub(super) fn way(
        &mut self,
        tenant: &Tenant,
        from: &Arc<LicenseSet>,
        to: LicenseSet,
        (from_location, to_location): (Option<CountryCode>, Option<CountryCode>),
    ) -> Way {
        let (before, after) = (rules::plans_on(tenant, from), rules::plans_on(tenant, &to));
        let after_seats = rules::clashes(tenant, &before, &after)
            .or_else(|| rules::added_without(tenant, &before, &after))
            .or_else(|| rules::left_without(tenant, &before, &after));
        Way {
            takes: rules::newly_held(from, &to),
            frees: rules::newly_held(&to, from),
            after_seats,
            mailbox: rules::mailbox_that_comes(&before, &after),
            blocked: None,
            transition: self.transition(Transition {
                from: Arc::clone(from),
                to: Arc::new(to),
                from_location,
                to_location,
            }),
        }
    }

    /// Leaves out what nobody met, and works out the facts.
    pub(super) fn finish(self) -> Decision {
        let mut decision = self.decision;
        drop_unmet(&mut decision);
        decision.events = events(&decision);
        decision
    }
}

impl Way {
    /// The outcome of somebody who goes it.
    pub(super) fn outcome(&self) -> Outcome {
        let way = self.transition;
        match self.blocked {
            Some(problem) => Outcome::Failed { problem, way },
            None => Outcome::Changed(way),
        }
    }

    /// Gives one person their turn: takes their seats, or says why not.
    pub(super) fn go(&self, tenant: &Tenant, ix: UserIx, ledger: &mut Ledger) -> Result<(), Closed> {
        let skus = ledger.lacking(&self.takes);
        if !skus.is_empty() {
            return Err(Closed::Seats(Problem::NotEnoughLicenses { skus }));
        }
        if let Some(problem) = &self.after_seats {
            return Err(Closed::Other(problem.clone()));
        }
        if let Some(problem) = rules::address_taken(tenant, ix, self.mailbox) {
            return Err(Closed::Other(problem));
        }
        ledger.settle(&self.takes, &self.frees);
        Ok(())
    }
}

/// Leaves out ways that nobody goes and problems that hit nobody in the end: somebody who found no seat never met
/// the clash behind it.
fn drop_unmet(decision: &mut Decision) {
    let (mut ways, mut problems) = (
        vec![false; decision.transitions.len()],
        vec![false; decision.problems.len()],
    );
    let mark = |flags: &mut Vec<bool>, at: u32| {
        if let Some(flag) = flags.get_mut(at as usize) {
            *flag = true;
        }
    };
    for (_, outcome) in &decision.outcomes {
        match *outcome {
            Outcome::Changed(way) => mark(&mut ways, way),
            Outcome::Refused(problem) => mark(&mut problems, problem),
            Outcome::Failed { problem, way } => {
                mark(&mut problems, problem);
                mark(&mut ways, way);
            }
            Outcome::Unchanged | Outcome::Done | Outcome::Withheld => {}
        }
    }
    let (ways, problems) = (
        keep(&mut decision.transitions, &ways),
        keep(&mut decision.problems, &problems),
    );
    let moved = |places: &[u32], at: &mut u32| *at = places.get(*at as usize).copied().unwrap_or(0);
    for (_, outcome) in &mut decision.outcomes {
        match outcome {
            Outcome::Changed(at) => moved(&ways, at),
            Outcome::Refused(at) => moved(&problems, at),
            Outcome::Failed { problem, way } => {
                moved(&problems, problem);
                moved(&ways, way);
            }
            Outcome::Unchanged | Outcome::Done | Outcome::Withheld => {}
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
        if let Outcome::Changed(way) | Outcome::Failed { way, .. } = outcome {
            if let Some(list) = people.get_mut(*way as usize) {
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
