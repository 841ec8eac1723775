//! What was done to a tenant, entry by entry: the audit log and the undo stack are the same list.

use serde::{Deserialize, Serialize};

use crate::domain::{
    evolve, revert, Actor, Command, Decision, Event, Outcome, Problem, Tenant, Time, UserIx,
};

use crate::exchange::AuditEntry;

/// One thing somebody did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The simulated moment.
    pub at: Time,
    /// The real moment, in milliseconds since 1970 UTC.
    pub real: i64,
    /// Who did it.
    pub actor: Actor,
    /// What they asked.
    pub command: Command,
    /// What happened.
    pub events: Vec<Event>,
    /// What was refused, and to whom.
    pub refused: Vec<(Problem, Vec<UserIx>)>,
}

impl Entry {
    /// The entry for a decision that was carried out.
    pub fn new(at: Time, real: i64, actor: Actor, command: Command, decision: &Decision) -> Self {
        let refused = decision.refusals();
        let refused = refused
            .into_iter()
            .map(|(problem, users)| (problem.clone(), users))
            .collect();
        Entry {
            at,
            real,
            actor,
            command,
            events: decision.events.clone(),
            refused,
        }
    }

    /// The entry as the audit log has it.
    pub(super) fn audit_entry(&self, number: usize, in_force: bool) -> AuditEntry<'_> {
        AuditEntry {
            number,
            at: self.at,
            real: self.real,
            role: self.actor.role,
            command: &self.command,
            events: &self.events,
            refused: &self.refused,
            in_force,
        }
    }

    /// Whether people came or went, so that lists of names are no longer right.
    pub fn moves_people(&self) -> bool {
        let moves =
            |event: &Event| matches!(event, Event::UsersChanged { .. } | Event::DeletionChanged { .. });
        self.events.iter().any(moves)
    }

    /// How many people its facts name, people named twice counted twice: how much work it is to take it again.
    pub(super) fn weight(&self) -> usize {
        let people = self.events.iter().map(|event| match event {
            Event::LicensesChanged { users, .. }
            | Event::UsageLocationChanged { users, .. }
            | Event::DeletionChanged { users, .. } => users.len(),
            Event::MembersChanged { joined, left, .. } => joined.len() + left.len(),
            Event::UsersChanged { added, removed, .. } => added.len() + removed.len(),
            _ => 1,
        });
        people.sum()
    }

    /// How many people it changed.
    pub fn people(&self) -> usize {
        let lists = self.events.iter().map(|event| match event {
            Event::LicensesChanged { users, .. } | Event::UsageLocationChanged { users, .. } => {
                [users.as_slice(), [].as_slice()]
            }
            Event::DeletionChanged { users, .. } => [users.as_slice(), [].as_slice()],
            Event::MembersChanged { joined, left, .. } => [joined.as_slice(), left.as_slice()],
            _ => [[].as_slice(), [].as_slice()],
        });
        let mut people: Vec<UserIx> = lists.flatten().flatten().copied().collect();
        people.sort_unstable();
        people.dedup();
        people.len()
    }
}

/// What is written to the journal: each line moves the history by one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// Something was done; what had been undone is no longer to be redone.
    Done(Entry),
    /// The last thing done was undone.
    Undone,
    /// The last thing undone was done again.
    Redone,
    /// Somebody acts in another role.
    ActsAs(Actor),
}

/// The entries, and how many of them are in force.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct History {
    entries: Vec<Entry>,
    done: usize,
}

impl History {
    /// The entries in force, oldest first.
    pub(super) fn done(&self) -> &[Entry] {
        self.entries.get(..self.done).unwrap_or_default()
    }

    /// The entries that were undone and can be done again, oldest first.
    pub(super) fn undone(&self) -> &[Entry] {
        self.entries.get(self.done..).unwrap_or_default()
    }

    /// The entry that undo would take back.
    pub(super) fn undoable(&self) -> Option<&Entry> {
        self.done().last()
    }

    /// The entry that redo would do again.
    pub(super) fn redoable(&self) -> Option<&Entry> {
        self.entries.get(self.done)
    }

    /// Lets go of what was undone: nobody can do it again.
    pub(super) fn forget_undone(&mut self) {
        self.entries.truncate(self.done);
    }

    /// Whether a step that is about to be taken makes people come or go.
    pub(super) fn moves_people(&self, step: &Step) -> bool {
        let moved = match step {
            Step::Done(entry) => Some(entry),
            Step::Undone => self.undoable(),
            Step::Redone => self.redoable(),
            Step::ActsAs(_) => None,
        };
        moved.is_some_and(Entry::moves_people)
    }

    /// Moves one step, with the tenant. A step that has nowhere to go changes nothing and answers false.
    pub(super) fn take(&mut self, step: &Step, tenant: &mut Tenant, actor: &mut Actor) -> bool {
        match step {
            Step::Done(entry) => {
                for event in &entry.events {
                    evolve(tenant, event);
                }
                self.entries.truncate(self.done);
                self.entries.push(entry.clone());
                self.done = self.entries.len();
                true
            }
            Step::Undone => {
                let Some(entry) = self.undoable() else {
                    return false;
                };
                revert(tenant, &entry.events);
                self.done -= 1;
                true
            }
            Step::Redone => {
                let Some(entry) = self.redoable() else {
                    return false;
                };
                for event in &entry.events {
                    evolve(tenant, event);
                }
                self.done += 1;
                true
            }
            Step::ActsAs(next) => {
                *actor = *next;
                true
            }
        }
    }
}

/// Whether a decision did nothing at all.
pub(super) fn changes_nothing(decision: &Decision) -> bool {
    decision.events.is_empty()
        && !decision
            .outcomes
            .iter()
            .any(|(_, outcome)| matches!(outcome, Outcome::Changed(_)))
}
