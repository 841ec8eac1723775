//! What came of a command, with the fixes done since: the data behind a pane's result.

use std::sync::Arc;

use crate::domain::{Command, Counts, Decision, Fix, Grant, Outcome, Problem, Removal, UserIx};
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
        }
    }
}

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
    /// Does a command and reports on it.
    pub fn act(app: App, command: Command, done: Done) -> Self {
        let entries = || app.peek(|sandbox| sandbox.history().len());
        let history_before = entries();
        let decision = Arc::new(app.act(&command));
        Report {
            done,
            command,
            decision,
            fixed: Vec::new(),
            history_before,
            history_after: entries(),
        }
    }

    /// The products asked for, for people.
    pub fn grants(&self) -> &[Grant] {
        match &self.command {
            Command::ChangeUsers(change) => &change.add,
            _ => &[],
        }
    }

    /// The products to go, from people.
    pub fn removal(&self) -> Option<&Removal> {
        match &self.command {
            Command::ChangeUsers(change) => Some(&change.remove),
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

    /// The refusals that still stand, with the people they are for.
    pub fn refusals(&self) -> Vec<(Problem, Vec<UserIx>)> {
        let fixed = |problem: &Problem| {
            let mut fixed = self.fixed.iter();
            fixed.any(|(at, _)| self.decision.problems.get(*at as usize) == Some(problem))
        };
        let refusals = self.decision.refusals().into_iter();
        refusals
            .filter(|(problem, _)| !fixed(problem))
            .map(|(p, users)| (p.clone(), users))
            .collect()
    }

    /// Each person once, in the order asked for, with the decision that came of them; then those a fix took from.
    pub fn people(&self) -> Vec<(UserIx, Outcome, Arc<Decision>)> {
        let mut people: Vec<_> = self
            .decision
            .outcomes
            .iter()
            .map(|(user, outcome)| match self.fix_for(*outcome) {
                Some(fix) => {
                    let last = fix.outcomes.iter().rev().find(|(fixed, _)| fixed == user);
                    (*user, last.map_or(*outcome, |(_, o)| *o), Arc::clone(fix))
                }
                None => (*user, *outcome, Arc::clone(&self.decision)),
            })
            .collect();
        for (_, fix) in &self.fixed {
            for (user, outcome) in &fix.outcomes {
                if !self.decision.outcomes.iter().any(|(asked, _)| asked == user) {
                    people.push((*user, *outcome, Arc::clone(fix)));
                }
            }
        }
        people
    }

    /// How many had which outcome, fixes included.
    pub fn counts(&self) -> Counts {
        let mut counts = self.decision.counts();
        for (at, fix) in &self.fixed {
            let refused = self
                .decision
                .outcomes
                .iter()
                .filter(|(_, o)| *o == Outcome::Refused(*at))
                .count();
            counts.refused = counts.refused.saturating_sub(refused as u32);
            counts.changed += fix.counts().changed;
            counts.unchanged += fix.counts().unchanged;
        }
        counts
    }

    /// Seats newly taken and given back, fixes included.
    pub fn seats(&self) -> (u32, u32) {
        let decisions = std::iter::once(&self.decision).chain(self.fixed.iter().map(|(_, fix)| fix));
        decisions
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

    fn fix_for(&self, outcome: Outcome) -> Option<&Arc<Decision>> {
        let Outcome::Refused(problem) = outcome else {
            return None;
        };
        self.fixed
            .iter()
            .find(|(at, _)| *at == problem)
            .map(|(_, fix)| fix)
    }
}
