//! What came of a command, with the fixes done since: the data behind a pane's result.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::{
    AddUsers, Command, Counts, Decision, Fix, Grant, GroupId, Outcome, Problem, Removal, SubscriptionId,
    UserIx,
};
use crate::order;
use crate::t;
use crate::ui::state::App;

/// What was being done, for the title of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Licenses added to what people have.
    Added,
    /// Licenses replaced.
    Replaced,
    /// One person's pane saved.
    Saved,
    /// Licenses assigned on a product's page.
    Assigned,
    /// Licenses unassigned.
    Unassigned,
    /// Apps and services of one person changed.
    Services,
    /// A group's licenses changed.
    GroupLicenses,
    /// People joined or left a group.
    Members,
    /// A rule decides about a group from now on.
    Rule,
    /// Groups deleted.
    DeletedGroups,
    /// Seats bought or given up.
    Quantity,
    /// Tried again what groups owe.
    Reprocessed,
    /// People added.
    AddedUsers,
    /// People deleted.
    DeletedUsers,
    /// People restored.
    RestoredUsers,
    /// People put somewhere else.
    Located,
    /// License requests answered.
    Answered,
    /// A product asked for.
    Asked,
    /// An auto-claim policy made.
    Policy,
    /// Somebody signed in to an app.
    SignedIn,
}

impl Done {
    /// The title when all went well.
    pub fn title(self) -> &'static str {
        match self {
            Done::Added => t!(result.added),
            Done::Replaced => t!(result.replaced),
            Done::Saved => t!(result.saved),
            Done::Assigned => t!(result.assigned),
            Done::Unassigned => t!(result.unassigned),
            Done::Services => t!(result.services_saved),
            Done::GroupLicenses => t!(result.group_licenses),
            Done::Members => t!(result.members),
            Done::Rule => t!(result.rule),
            Done::DeletedGroups => t!(result.deleted_groups),
            Done::Quantity => t!(subscriptions.changed),
            Done::Reprocessed => t!(result.reprocessed),
            Done::AddedUsers => t!(result.added_users),
            Done::DeletedUsers => t!(deleted.users_deleted),
            Done::RestoredUsers => t!(deleted.users_restored),
            Done::Located => t!(deleted.location_set),
            Done::Answered => t!(requests.answered),
            Done::Asked => t!(requests.asked),
            Done::Policy => t!(claim.created),
            Done::SignedIn => t!(claim.signed_in),
        }
    }
}

/// One problem, and whom or what it was met for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub problem: Problem,
    /// The people, if it is about people.
    pub users: Vec<UserIx>,
    /// The groups, if it is about groups.
    pub groups: Vec<GroupId>,
    /// The subscriptions, if it is about subscriptions.
    pub subscriptions: Vec<SubscriptionId>,
}

impl Refusal {
    /// The problems of a decision, most people first, then as they were met.
    pub fn all(decision: &Decision) -> Vec<Refusal> {
        let none = |problem: &Problem| Refusal {
            problem: problem.clone(),
            users: Vec::new(),
            groups: Vec::new(),
            subscriptions: Vec::new(),
        };
        let mut refusals: Vec<Refusal> = decision.problems.iter().map(none).collect();
        let at = |outcome: &Outcome| problem_at(*outcome).map_or(usize::MAX, |at| at as usize);
        for (user, outcome) in &decision.outcomes {
            if let Some(refusal) = refusals.get_mut(at(outcome)) {
                refusal.users.push(*user);
            }
        }
        for (group, outcome) in &decision.groups {
            if let Some(refusal) = refusals.get_mut(at(outcome)) {
                refusal.groups.push(*group);
            }
        }
        for (subscription, outcome) in &decision.subscriptions {
            if let Some(refusal) = refusals.get_mut(at(outcome)) {
                refusal.subscriptions.push(*subscription);
            }
        }
        order::sort_by_key(&mut refusals, |refusal| std::cmp::Reverse(refusal.users.len()));
        refusals
    }
}

/// The place of the problem of a refusal or failure.
fn problem_at(outcome: Outcome) -> Option<u32> {
    match outcome {
        Outcome::Refused(at) | Outcome::Failed { problem: at, .. } => Some(at),
        _ => None,
    }
}

/// Something a command was about, what became of it, and the decision that says so.
pub type Fate<T> = (T, Outcome, Arc<Decision>);

/// A command's decision as it was carried out, and the fixes that were done for its refusals.
#[derive(Clone)]
pub struct Report {
    /// What was being done.
    pub done: Done,
    /// What was asked.
    pub command: Command,
    /// What came of it.
    pub decision: Arc<Decision>,
    /// The problems that were fixed, by their places in the decision, with what came of the fix.
    pub fixed: Vec<(u32, Arc<Decision>)>,
    /// How many entries the history had before.
    pub history_before: usize,
    /// How many it has since; another number means that somebody else has acted.
    pub history_after: usize,
}

impl Report {
    /// Does a command and reports on it; nothing when it can't be done here now, see [`App::act`].
    pub fn act(app: App, command: Command, done: Done) -> Option<Self> {
        let entries = || app.peek(|sandbox| sandbox.history().len());
        let history_before = entries();
        let decision = Arc::new(app.act(&command)?);
        Some(Report {
            done,
            command,
            decision,
            fixed: Vec::new(),
            history_before,
            history_after: entries(),
        })
    }

    /// Does a fix, in the role it needs, and reports on it as on a command of its own; nothing as in [`Report::act`].
    pub fn by_fix(app: App, fix: &Fix, done: Done) -> Option<Self> {
        let entries = || app.peek(|sandbox| sandbox.history().len());
        let history_before = entries();
        let decision = Arc::new(app.apply(fix)?);
        Some(Report {
            done,
            command: fix.command.clone(),
            decision,
            fixed: Vec::new(),
            history_before,
            history_after: entries(),
        })
    }

    /// Reports on a command that nobody carried out.
    pub fn foreseen(app: App, command: Command, decision: Decision, done: Done) -> Self {
        let entries = app.peek(|sandbox| sandbox.history().len());
        Report {
            done,
            command,
            decision: Arc::new(decision),
            fixed: Vec::new(),
            history_before: entries,
            history_after: entries,
        }
    }

    /// The products asked for, for people.
    pub fn grants(&self) -> &[Grant] {
        match &self.command {
            Command::ChangeUsers(change) => &change.add,
            Command::ChangeTogether(both) => &both.users.add,
            _ => &[],
        }
    }

    /// The people to be added, if that is what was asked.
    pub fn adds(&self) -> Option<&AddUsers> {
        match &self.command {
            Command::AddUsers(add) => Some(add),
            _ => None,
        }
    }

    /// The products to go, from people.
    pub fn removal(&self) -> Option<&Removal> {
        match &self.command {
            Command::ChangeUsers(change) => Some(&change.remove),
            Command::ChangeTogether(both) => Some(&both.users.remove),
            _ => None,
        }
    }

    /// Puts what came of a fix beside the refusal it was for. A fix that was refused itself leaves things as they
    /// are.
    pub fn fix(&mut self, problem: &Problem, _: &Fix, decision: Decision, history: usize) {
        let at = self.decision.problems.iter().position(|p| p == problem);
        if let (Some(at), false) = (at, decision.has_refusals()) {
            self.fixed.push((at as u32, Arc::new(decision)));
            self.history_after = history;
        }
    }

    /// The refusals that still stand, with those they are for.
    pub fn refusals(&self) -> Vec<Refusal> {
        let fixed = |problem: &Problem| {
            let mut fixed = self.fixed.iter();
            fixed.any(|(at, _)| self.decision.problems.get(*at as usize) == Some(problem))
        };
        let mut refusals = Refusal::all(&self.decision);
        refusals.retain(|refusal| !fixed(&refusal.problem));
        refusals
    }

    /// Each person once, in the order asked for, with the decision that came of them; then those a fix took from.
    pub fn people(&self) -> Vec<Fate<UserIx>> {
        self.fates(|decision| &decision.outcomes)
    }

    /// The same for groups.
    pub fn groups(&self) -> Vec<Fate<GroupId>> {
        self.fates(|decision| &decision.groups)
    }

    /// The same for subscriptions.
    pub fn subscriptions(&self) -> Vec<Fate<SubscriptionId>> {
        self.fates(|decision| &decision.subscriptions)
    }

    fn fates<T: Copy + Ord>(&self, list: fn(&Decision) -> &Vec<(T, Outcome)>) -> Vec<Fate<T>> {
        // By subject, the last outcome of each: a fix and the command may be about 100,000 people.
        let of_fixes: Vec<BTreeMap<T, Outcome>> = self
            .fixed
            .iter()
            .map(|(_, fix)| list(fix).iter().copied().collect())
            .collect();
        let fate = |(subject, outcome): &(T, Outcome)| match self.fix_for(*outcome) {
            Some((place, fix)) => {
                let last = of_fixes.get(place).and_then(|fix| fix.get(subject));
                (*subject, *last.unwrap_or(outcome), Arc::clone(fix))
            }
            None => (*subject, *outcome, Arc::clone(&self.decision)),
        };
        let mut fates: Vec<Fate<T>> = list(&self.decision).iter().map(fate).collect();
        if !self.fixed.is_empty() {
            let asked: BTreeSet<T> = list(&self.decision).iter().map(|(subject, _)| *subject).collect();
            for (_, fix) in &self.fixed {
                let others = list(fix).iter().filter(|(subject, _)| !asked.contains(subject));
                fates.extend(others.map(|(subject, outcome)| (*subject, *outcome, Arc::clone(fix))));
            }
        }
        fates
    }

    /// How many people had which outcome, fixes included; of a command that is not about people, how many groups or
    /// subscriptions.
    pub fn counts(&self) -> Counts {
        if !self.is_about_people() {
            let groups = self.groups().into_iter().map(|(_, outcome, _)| outcome);
            let subscriptions = self.subscriptions().into_iter().map(|(_, outcome, _)| outcome);
            return groups.chain(subscriptions).collect();
        }
        if self.adds().is_some() {
            // Added is added, also without every product.
            let outcomes = self.people().into_iter().map(|(_, outcome, _)| outcome);
            let added = |outcome| match outcome {
                Outcome::Failed { .. } => Outcome::Done,
                outcome => outcome,
            };
            return outcomes.map(added).collect();
        }
        let mut counts = self.decision.counts();
        if self.is_together() {
            let groups = self.groups().into_iter().map(|(_, outcome, _)| outcome);
            let groups: Counts = groups.collect();
            counts.changed += groups.changed;
            counts.unchanged += groups.unchanged;
            counts.refused += groups.refused;
        }
        for (at, fix) in &self.fixed {
            let refused = self
                .decision
                .outcomes
                .iter()
                .filter(|(_, outcome)| problem_at(*outcome) == Some(*at))
                .count();
            counts.refused = counts.refused.saturating_sub(refused as u32);
            counts.changed += fix.counts().changed;
            counts.unchanged += fix.counts().unchanged;
        }
        counts
    }

    /// Whether people and groups count together.
    pub fn is_together(&self) -> bool {
        matches!(self.command, Command::ChangeTogether(_)) && !self.decision.groups.is_empty()
    }

    /// Whether it is people whose outcomes count.
    pub fn is_about_people(&self) -> bool {
        !self.decision.outcomes.is_empty()
            || (self.decision.groups.is_empty() && self.decision.subscriptions.is_empty())
    }

    /// Whether a group has to be processed before anybody notices.
    pub fn queued(&self) -> bool {
        use crate::domain::Event;
        let decisions = std::iter::once(&self.decision).chain(self.fixed.iter().map(|(_, fix)| fix));
        let mut events = decisions.flat_map(|decision| &decision.events);
        events.any(|event| matches!(event, Event::QueueChanged { to: Some(_), .. }))
    }

    /// Whether somebody becomes a member of a group.
    pub fn joins(&self, user: UserIx) -> bool {
        use crate::domain::Event;
        let mut events = self.decisions().flat_map(|decision| &decision.events);
        events.any(|event| matches!(event, Event::MembersChanged { joined, .. } if joined.contains(&user)))
    }

    /// What was decided: the command, and the fixes that went through.
    pub fn decisions(&self) -> impl Iterator<Item = &Decision> {
        let fixes = self.fixed.iter().map(|(_, fix)| &**fix);
        std::iter::once(&*self.decision).chain(fixes)
    }

    /// Seats newly taken and given back, fixes included.
    pub fn seats(&self) -> (u32, u32) {
        self.decisions()
            .flat_map(|d| d.seat_use().into_values())
            .fold((0, 0), |(taken, freed), seats| {
                (taken + seats.taken, freed + seats.freed)
            })
    }

    /// Whether nobody got what was asked.
    pub fn all_refused(&self) -> bool {
        let counts = self.counts();
        counts.refused > 0 && counts.changed == 0 && counts.unchanged == 0
    }

    /// The fix for what a subject met, and its place among the fixes.
    fn fix_for(&self, outcome: Outcome) -> Option<(usize, &Arc<Decision>)> {
        let problem = problem_at(outcome)?;
        let mut fixes = self.fixed.iter().enumerate();
        fixes.find_map(|(place, (at, fix))| (*at == problem).then_some((place, fix)))
    }
}
