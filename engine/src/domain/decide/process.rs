//! What the service does when a group's turn comes (DOMAIN 1.8): members get what the group gives, all of it or
//! nothing of it; people who left lose it; what went wrong is recorded with each person as Graph names it.
//!
//! The rules are those of direct changes. A member without a usage location is judged at the tenant's.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::catalog::{CountryCode, RuleProfile, SkuId};
use crate::domain::actor::{Actor, Permission};
use crate::domain::decision::{Decision, Outcome, Transition};
use crate::domain::event::{evolve, Event};
use crate::domain::group::{GroupLicenses, Scope, Work};
use crate::domain::ids::{GroupId, UserIx};
use crate::domain::license::{Assignment, AssignmentError, AssignmentState, LicenseSet, Source};
use crate::domain::problem::{MissingDependency, Problem};
use crate::domain::rules;
use crate::domain::sets::SetId;
use crate::domain::tenant::Tenant;
use crate::domain::user::User;

use super::draft::{Closed, Draft, Verdict};
use super::join::join;
use super::ledger::Ledger;
use super::queue::Queue;

/// Decides a group's turn. Nobody asks for it, so nobody's role matters.
///
/// Where a rule can be followed, people who changed are let in or out first. The whole of a dynamic group is looked at
/// last: whom the rule lets in or out then is served at the group's next turn.
pub fn process(tenant: &Tenant, work: &Work) -> Decision {
    let id = work.group;
    match &work.scope {
        Scope::People(people) => {
            let Some(moves) = moves(tenant, id, Some(people)) else {
                return serve_people(tenant, id, people);
            };
            let mut ahead = tenant.clone();
            evolve(&mut ahead, &moves);
            let mut decision = serve_people(&ahead, id, people);
            decision.events.insert(0, moves);
            decision
        }
        Scope::Everyone => {
            let mut decision = serve(tenant, id, &concerned(tenant, id));
            decision.events.extend(follow_rule(tenant, id));
            decision
        }
    }
}

/// Serves people who joined, left, or changed.
fn serve_people(tenant: &Tenant, id: GroupId, people: &[UserIx]) -> Decision {
    let mut decision = serve(tenant, id, people);
    heal_clashes(tenant, id, people, &mut decision);
    decision
}

/// Somebody who left a group gets what only a clash with that group kept from them: the one kind of error that heals
/// without another try (DOMAIN 1.8).
fn heal_clashes(tenant: &Tenant, left: GroupId, people: &[UserIx], decision: &mut Decision) {
    let clash = AssignmentState::Error(AssignmentError::MutuallyExclusiveViolation);
    let mut waiting: BTreeMap<GroupId, Vec<UserIx>> = BTreeMap::new();
    for &ix in people {
        let member = tenant.group(left).is_some_and(|group| group.has_member(ix));
        let set = tenant.licenses(ix).filter(|set| !member && has_from(set, left));
        let Some(set) = set else { continue };
        let inherited = set.licenses().iter().flat_map(|license| license.inherited());
        let clashes = inherited.filter(|(group, a)| *group != left && a.state == clash);
        for group in clashes.map(|(group, _)| group).collect::<BTreeSet<_>>() {
            waiting.entry(group).or_default().push(ix);
        }
    }
    if waiting.is_empty() {
        return;
    }
    let mut ahead = tenant.clone();
    for event in &decision.events {
        evolve(&mut ahead, event);
    }
    for (group, people) in waiting {
        let part = serve(&ahead, group, &people);
        if part.events.is_empty() {
            continue;
        }
        for event in &part.events {
            evolve(&mut ahead, event);
        }
        join(decision, part);
    }
}

/// Decides [`Command::ReprocessUsers`](crate::domain::Command::ReprocessUsers): at once, group after group.
pub(super) fn reprocess_users(tenant: &Tenant, actor: &Actor, users: &[UserIx]) -> Decision {
    let mut seen = BTreeSet::new();
    let users: Vec<UserIx> = users.iter().copied().filter(|ix| seen.insert(*ix)).collect();
    let asked = users.len() as u32;
    let limit = rules::REPROCESSED_AT_A_TIME;
    let problem = (asked > limit)
        .then_some(Problem::TooManyUsers { limit, asked })
        .or_else(|| rules::forbidden(tenant, actor, Permission::ReprocessLicenses));
    let mut draft = Draft::default();
    if let Some(problem) = problem {
        let at = draft.problem(problem);
        let refused = users.iter().map(|ix| (*ix, Outcome::Refused(at)));
        draft.decision.outcomes.extend(refused);
        return draft.decision;
    }
    let mut ahead = tenant.clone();
    let mut whole = draft.decision;
    for ix in users {
        let part = one_person(&mut ahead, ix);
        join(&mut whole, part);
    }
    whole
}

/// All groups of one person, in order of their ids, as one way. The problem is that of the first group that fails.
fn one_person(ahead: &mut Tenant, ix: UserIx) -> Decision {
    let mut draft = Draft::default();
    let there = ahead.user(ix).filter(|user| user.deleted.is_none());
    let Some((location, from)) =
        there.and_then(|user| Some((user.usage_location, ahead.licenses(ix)?.clone())))
    else {
        let at = draft.problem(Problem::UserNotFound);
        draft.decision.outcomes.push((ix, Outcome::Refused(at)));
        return draft.decision;
    };
    let mut groups: BTreeSet<GroupId> = ahead
        .groups()
        .filter(|group| group.has_member(ix) && !group.licenses.is_empty())
        .map(|group| group.id)
        .collect();
    if let Some(set) = ahead.licenses(ix) {
        let inherited = set.licenses().iter().flat_map(|license| license.inherited());
        groups.extend(inherited.map(|(group, _)| group));
    }
    let mut failed = None;
    for id in groups {
        let part = serve(ahead, id, &[ix]);
        for event in &part.events {
            evolve(ahead, event);
        }
        failed = failed.or_else(|| part.problems.into_iter().next());
    }
    let to = ahead.licenses(ix).cloned().unwrap_or_default();
    let way = (from != to).then(|| {
        draft.transition(Transition {
            from,
            to,
            from_location: location,
            to_location: location,
        })
    });
    let outcome = match (failed.map(|problem| draft.problem(problem)), way) {
        (Some(problem), Some(way)) => Outcome::Failed { problem, way },
        (Some(problem), None) => Outcome::Refused(problem),
        (None, Some(way)) => Outcome::Changed(way),
        (None, None) => Outcome::Unchanged,
    };
    draft.decision.outcomes.push((ix, outcome));
    draft.finish()
}

/// The members of a group, and everybody who has something of it still, in order of their places.
fn concerned(tenant: &Tenant, id: GroupId) -> Vec<UserIx> {
    let members: &[UserIx] = tenant.group(id).map_or(&[], |group| &group.members);
    let sets: BTreeSet<SetId> = tenant
        .sets()
        .iter()
        .filter(|(_, set, holders)| *holders > 0 && has_from(set, id))
        .map(|(id, _, _)| id)
        .collect();
    if sets.is_empty() {
        return members.to_vec();
    }
    let holders = tenant.users().filter(|(_, user)| sets.contains(&user.licenses));
    let mut people: Vec<UserIx> = holders.map(|(ix, _)| ix).chain(members.iter().copied()).collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// Whether a set has anything of a group.
pub(super) fn has_from(set: &LicenseSet, id: GroupId) -> bool {
    let mut sources = set.licenses().iter().flat_map(|license| license.inherited());
    sources.any(|(group, _)| group == id)
}

/// Gives these people what the group owes them: first those who left, whose seats the others may need, each lot in
/// their order.
fn serve(tenant: &Tenant, id: GroupId, people: &[UserIx]) -> Decision {
    let nothing = GroupLicenses::new();
    let group = tenant.group(id);
    let mut draft = Draft::new(people.len());
    let mut turns: HashMap<(SetId, Option<CountryCode>, bool), Turn> = HashMap::new();
    let mut ledger = Ledger::new(tenant);
    let is_member = |ix: &UserIx| group.is_some_and(|group| group.has_member(*ix));
    let (stay, left): (Vec<UserIx>, Vec<UserIx>) = people.iter().copied().partition(is_member);
    let turns_of = [(left, false), (stay, true)];
    let in_turn = turns_of
        .iter()
        .flat_map(|(lot, member)| lot.iter().map(|ix| (*ix, *member)));
    for (ix, member) in in_turn {
        let Some(user) = tenant.user(ix).filter(|user| user.deleted.is_none()) else {
            continue;
        };
        let location = user.usage_location.or(tenant.organization.country);
        let key = (user.licenses, location, member);
        let turn = turns.entry(key).or_insert_with(|| {
            let gives = group.filter(|_| member).map(|group| &group.licenses);
            let from = tenant.sets().get(user.licenses).cloned().unwrap_or_default();
            Turn::new(tenant, id, from, gives.unwrap_or(&nothing), location, &mut draft)
        });
        let outcome = turn.take(tenant, ix, &mut ledger, &mut draft);
        draft.decision.outcomes.push((ix, outcome));
    }
    draft.finish()
}

/// One group's turn for everybody with one set at one location.
struct Turn {
    group: GroupId,
    profile: RuleProfile,
    from: Arc<LicenseSet>,
    gives: GroupLicenses,
    location: Option<CountryCode>,
    verdict: Verdict,
    /// Where each problem that somebody met on the way is recorded.
    recorded: HashMap<Problem, Outcome>,
}

impl Turn {
    fn new(
        tenant: &Tenant,
        group: GroupId,
        from: Arc<LicenseSet>,
        gives: &GroupLicenses,
        location: Option<CountryCode>,
        draft: &mut Draft,
    ) -> Self {
        let to = served(&from, group, gives);
        let mut turn = Turn {
            group,
            profile: tenant.rules,
            from,
            gives: gives.clone(),
            location,
            verdict: Verdict::Unchanged,
            recorded: HashMap::new(),
        };
        if to == *turn.from {
            return turn;
        }
        if let Some(problem) = rules::prohibited(tenant, location, &turn.from, &to) {
            turn.verdict = turn.fail(&problem, draft);
            return turn;
        }
        let locations = (location, location);
        let way = draft.way(tenant, &turn.from, to, locations);
        turn.verdict = match &way.after_seats {
            Some(Problem::OtherProductsDepend { lacks }) => {
                let lacks = lacks.clone();
                turn.blocked(tenant, &lacks, draft)
            }
            _ => Verdict::Change(way),
        };
        turn
    }

    /// Gives one person their turn.
    fn take(&mut self, tenant: &Tenant, ix: UserIx, ledger: &mut Ledger, draft: &mut Draft) -> Outcome {
        let closed = match &self.verdict {
            Verdict::Unchanged => return Outcome::Unchanged,
            Verdict::Refused(at) => return Outcome::Refused(*at),
            Verdict::Failed(problem, way) => {
                return Outcome::Failed {
                    problem: *problem,
                    way: *way,
                }
            }
            Verdict::Change(way) => match way.go(tenant, ix, ledger) {
                Ok(()) => return way.outcome(),
                Err(Closed::Seats(problem) | Closed::Other(problem)) => problem,
            },
        };
        if let Some(outcome) = self.recorded.get(&closed) {
            return *outcome;
        }
        let outcome = match self.fail(&closed, draft) {
            Verdict::Failed(problem, way) => Outcome::Failed { problem, way },
            _ => Outcome::Refused(draft.problem(closed.clone())),
        };
        self.recorded.insert(closed, outcome);
        outcome
    }

    /// Taking something away would leave a product that is held directly without what it needs: under the 2020 rules
    /// what is needed becomes a direct assignment, since 2025 it stays, with an error (DOMAIN section 9).
    fn blocked(&self, tenant: &Tenant, lacks: &[MissingDependency], draft: &mut Draft) -> Verdict {
        let needed = |sku: &SkuId| {
            let product = tenant.product(*sku);
            let has = |plan| product.is_some_and(|product| product.has_plan(plan));
            lacks.iter().any(|lack| lack.any_of.iter().any(|plan| has(*plan)))
        };
        let mut to = served(&self.from, self.group, &self.gives);
        for (sku, assignment) in self.inherited() {
            if self.gives.contains_key(&sku) || !assignment.state.in_force() || !needed(&sku) {
                continue;
            }
            let kept = match self.profile {
                RuleProfile::Classic2020 => self.made_direct(sku, assignment),
                RuleProfile::Current2025 => Assignment {
                    state: AssignmentState::ActiveWithError(AssignmentError::DependencyViolation),
                    ..assignment.clone()
                },
            };
            to = to.with(sku, kept);
        }
        let problem = Problem::OtherProductsDepend {
            lacks: lacks.to_vec(),
        };
        if to == *self.from {
            return match self.profile {
                RuleProfile::Classic2020 => Verdict::Unchanged,
                RuleProfile::Current2025 => Verdict::Refused(draft.problem(problem)),
            };
        }
        let locations = (self.location, self.location);
        let mut way = draft.way(tenant, &self.from, to, locations);
        if let Some(other) = &way.after_seats {
            return self.fail(other, draft);
        }
        if self.profile == RuleProfile::Current2025 {
            way.blocked = Some(draft.problem(problem));
        }
        Verdict::Change(way)
    }

    /// What is inherited, as a direct assignment. One that stands beside it already keeps what it has on.
    fn made_direct(&self, sku: SkuId, inherited: &Assignment) -> Assignment {
        let direct = self.from.get(sku).and_then(|license| license.direct());
        let beside = direct.filter(|direct| direct.state.in_force());
        let off = inherited.disabled_plans.iter();
        let off = off.filter(|plan| beside.is_none_or(|direct| direct.disabled_plans.contains(*plan)));
        Assignment::direct(off.collect())
    }

    /// Records a failure: what is in force stays so, what was to come is in error.
    fn fail(&self, problem: &Problem, draft: &mut Draft) -> Verdict {
        let blamed = problem.skus();
        let at_fault = |sku: &SkuId| blamed.contains(sku) || !self.gives.keys().any(|s| blamed.contains(s));
        let mut to = (*self.from).clone();
        let held: HashMap<SkuId, &Assignment> = self.inherited().collect();
        for (sku, disabled) in &self.gives {
            let error = if at_fault(sku) {
                error_of(problem)
            } else {
                AssignmentError::Other
            };
            let before = held.get(sku).filter(|a| a.state.in_force());
            let (disabled_plans, state) = match before {
                // Held already as it should be: nothing about it failed.
                Some(a) if a.disabled_plans == *disabled => (disabled.clone(), AssignmentState::Active),
                Some(a) => (a.disabled_plans.clone(), AssignmentState::ActiveWithError(error)),
                None => (disabled.clone(), AssignmentState::Error(error)),
            };
            let source = Source::Group(self.group);
            to = to.with(
                *sku,
                Assignment {
                    source,
                    disabled_plans,
                    state,
                },
            );
        }
        for (sku, assignment) in &held {
            if self.gives.contains_key(sku) {
                continue;
            }
            to = if assignment.state.in_force() {
                let state = AssignmentState::ActiveWithError(error_of(problem));
                let assignment = (*assignment).clone();
                to.with(*sku, Assignment { state, ..assignment })
            } else {
                to.without(*sku, Source::Group(self.group))
            };
        }
        let problem = draft.problem(problem.clone());
        if to == *self.from {
            return Verdict::Refused(problem);
        }
        let way = draft.transition(Transition {
            from: Arc::clone(&self.from),
            to: Arc::new(to),
            from_location: self.location,
            to_location: self.location,
        });
        Verdict::Failed(problem, way)
    }

    /// What the people have of the group.
    fn inherited(&self) -> impl Iterator<Item = (SkuId, &Assignment)> {
        let group = self.group;
        self.from.licenses().iter().filter_map(move |license| {
            let mut inherited = license.inherited();
            let (_, assignment) = inherited.find(|(id, _)| *id == group)?;
            Some((license.sku, assignment))
        })
    }
}

/// The set with exactly what the group gives, all in force.
fn served(from: &LicenseSet, group: GroupId, gives: &GroupLicenses) -> LicenseSet {
    let source = Source::Group(group);
    let mut to = from.clone();
    for license in from.licenses() {
        if !gives.contains_key(&license.sku) {
            to = to.without(license.sku, source);
        }
    }
    for (sku, disabled) in gives {
        to = to.with(
            *sku,
            Assignment {
                source,
                disabled_plans: disabled.clone(),
                state: AssignmentState::Active,
            },
        );
    }
    to
}

/// The name that Graph has for a problem that a member met.
fn error_of(problem: &Problem) -> AssignmentError {
    match problem {
        Problem::NotEnoughLicenses { .. } => AssignmentError::CountViolation,
        Problem::ConflictingServicePlans { .. } => AssignmentError::MutuallyExclusiveViolation,
        Problem::MissingDependentServicePlans { .. } | Problem::OtherProductsDepend { .. } => {
            AssignmentError::DependencyViolation
        }
        Problem::ProhibitedInUsageLocation { .. } => AssignmentError::ProhibitedInUsageLocationViolation,
        Problem::DuplicateProxyAddress { .. } => AssignmentError::UniquenessViolation,
        _ => AssignmentError::Other,
    }
}

/// Lets a rule that can be followed fill its group, and puts whom it moves into the queue.
fn follow_rule(tenant: &Tenant, id: GroupId) -> Vec<Event> {
    let Some(event) = moves(tenant, id, None) else {
        return Vec::new();
    };
    let moved: BTreeSet<UserIx> = match &event {
        Event::MembersChanged { joined, left, .. } => joined.iter().chain(left).copied().collect(),
        _ => BTreeSet::new(),
    };
    let mut events = vec![event];
    if tenant.group(id).is_some_and(|group| !group.licenses.is_empty()) {
        events.extend(Queue::new(tenant).people(id, moved.into_iter().collect()));
    }
    events
}

/// Whom the group's rule lets in or out, among these people or all: nothing where nobody is moved, or where no rule
/// can be followed.
fn moves(tenant: &Tenant, id: GroupId, among: Option<&[UserIx]>) -> Option<Event> {
    let group = tenant.group(id)?;
    let rule = group.rule()?;
    let (mut joined, mut left) = (Vec::new(), Vec::new());
    let mut look = |ix: UserIx, user: &User| {
        let belongs = user.deleted.is_none() && rule.matches(&user.profile, user.usage_location);
        match (belongs, group.has_member(ix)) {
            (true, false) => joined.push(ix),
            (false, true) => left.push(ix),
            _ => {}
        }
    };
    match among {
        Some(people) => {
            let people = people.iter().filter_map(|ix| Some((*ix, tenant.user(*ix)?)));
            people.for_each(|(ix, user)| look(ix, user));
        }
        None => tenant.users().for_each(|(ix, user)| look(ix, user)),
    }
    let moves = !joined.is_empty() || !left.is_empty();
    moves.then_some(Event::MembersChanged {
        group: id,
        joined,
        left,
    })
}
