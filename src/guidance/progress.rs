//! How far somebody is in a task, and what to point at: from what can be seen on the screen, and for the change that
//! the task is about, from whether it was made and stands.
//!
//! Who takes a shortcut is taken along: something later that is on the screen means that all before it was done. Who
//! goes back keeps the ticks, and is pointed at the way there. What the task is for is never ticked because a screen
//! looks so: a refusal, a change of another kind and a cancelled pane leave the step where it is, and undo leads back
//! to it.

use super::change::{Change, Happened};
use super::find::{Find, Name, Place, Role, State};
use super::task::{Done, Move, Task};
use crate::i18n::keys::{common, manage};

/// How far somebody is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many moves are behind: the next one is the move of this index.
    pub passed: usize,
    /// The moves that were seen to be done, a bit each from the lowest; a passed move without it was left out.
    pub seen: u64,
    /// Changes up to this moment are not this task's.
    pub since: i64,
    /// The change that the task was about, by its moment; 0 as long as there is none. Undone, it may come back.
    pub proof: i64,
    /// The latest change that was known when the screen was looked at last without showing what came of one.
    known: i64,
}

impl Progress {
    /// The beginning: what was done until now does not count.
    #[must_use]
    pub fn starting(now: i64) -> Self {
        Self {
            since: now,
            ..Self::default()
        }
    }

    /// As text: `3.7.1735689600000.0`.
    #[must_use]
    pub fn to_text(self) -> String {
        format!("{}.{}.{}.{}", self.passed, self.seen, self.since, self.proof)
    }

    /// From text, if it can be read.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let read = Self {
            passed: parts.next()?.parse().ok()?,
            seen: parts.next()?.parse().ok()?,
            since: parts.next()?.parse().ok()?,
            proof: parts.next()?.parse().ok()?,
            known: 0,
        };
        parts.next().is_none().then_some(read)
    }

    /// Changes made before this moment say nothing about the task.
    #[must_use]
    pub fn horizon(self) -> i64 {
        let next = self.since.saturating_add(1);
        if self.proof > 0 {
            next.min(self.proof)
        } else {
            next
        }
    }

    /// Whether a move was seen to be done.
    #[must_use]
    pub fn has_seen(self, index: usize) -> bool {
        self.seen & bit(index) != 0
    }

    /// Whether all of a task is behind.
    #[must_use]
    pub fn is_over(self, task: &Task) -> bool {
        self.passed >= task.moves().count()
    }

    /// Whether a step (from 0) is behind.
    #[must_use]
    pub fn has_passed(self, task: &Task, step: usize) -> bool {
        task.moves()
            .enumerate()
            .all(|(index, (number, _))| number != step || index < self.passed)
    }

    /// Whether a step (from 0) is behind without having been done.
    #[must_use]
    pub fn has_skipped(self, task: &Task, step: usize) -> bool {
        let mut moves = task.moves().enumerate();
        let optional = task.steps.get(step).is_some_and(|step| step.optional);
        optional
            && self.has_passed(task, step)
            && moves.all(|(index, (number, _))| number != step || !self.has_seen(index))
    }

    fn pass(&mut self, index: usize) {
        self.passed = index + 1;
        self.seen |= bit(index);
    }

    /// The change that does a move: the one known to be it, or one that came while its answer was on the screen.
    fn proof(self, kinds: &[Change], answered: bool, happened: &[Happened]) -> Option<i64> {
        let fits = |one: &&Happened| {
            kinds.contains(&one.what) && (one.at == self.proof || answered && one.at > self.since)
        };
        happened.iter().find(fits).map(|one| one.at)
    }
}

fn bit(index: usize) -> u64 {
    u32::try_from(index)
        .ok()
        .and_then(|index| 1_u64.checked_shl(index))
        .unwrap_or(0)
}

/// Where somebody is, given what is on the screen now and what changes stand.
pub fn advance(
    task: &Task,
    before: Progress,
    on_screen: &dyn Fn(&Find) -> bool,
    happened: &[Happened],
) -> Progress {
    let mut now = before;
    for (index, (_, one)) in task.moves().enumerate() {
        match one.done {
            Done::Seen(signs) if index >= now.passed && signs.iter().any(on_screen) => now.pass(index),
            Done::Made(kinds, answers) => {
                let ahead = index >= now.passed;
                let answered = ahead && answers.iter().any(on_screen);
                match now.proof(kinds, answered, happened) {
                    Some(proof) if ahead => {
                        now.proof = proof;
                        now.pass(index);
                    }
                    Some(_) => {}
                    None => {
                        // Nothing after it was done, whatever the screen shows, or showed.
                        now.passed = now.passed.min(index);
                        now.seen &= bit(index).wrapping_sub(1);
                        if !answered {
                            now.since = now.since.max(now.known);
                            now.known = happened.iter().map(|one| one.at).max().unwrap_or(0);
                        }
                        return now;
                    }
                }
            }
            Done::Seen(_) | Done::Gone(_) => {}
        }
    }
    // What is gone counts only in its turn: before, it was not there yet.
    while let Some((_, one)) = task.moves().nth(now.passed) {
        match one.done {
            Done::Gone(what) if !on_screen(&what) => now.pass(now.passed),
            _ => break,
        }
    }
    now
}

/// Goes on without the rest of the current step.
#[must_use]
pub fn skip(task: &Task, before: Progress) -> Progress {
    let mut now = before;
    let at = task.moves().nth(before.passed).map(|(number, _)| number);
    let rest = task.moves().skip(before.passed);
    now.passed += rest.take_while(|(number, _)| Some(*number) == at).count();
    now
}

/// The move to point at: the next one, or when its control can't be used now, the last before it whose control can and
/// whose effect is no longer on the screen. Where that effect is still there, nobody has to go back.
pub fn point(
    task: &Task,
    progress: Progress,
    usable: &dyn Fn(&Move) -> bool,
    on_screen: &dyn Fn(&Find) -> bool,
) -> Option<usize> {
    let moves: Vec<&Move> = task.moves().map(|(_, one)| one).collect();
    if progress.passed >= moves.len() {
        return None;
    }
    for (index, one) in moves.iter().enumerate().take(progress.passed + 1).rev() {
        let holds = match one.done {
            Done::Seen(signs) => signs.iter().any(on_screen),
            Done::Gone(what) => !on_screen(&what),
            Done::Made(..) => true,
        };
        if index < progress.passed && holds {
            return None;
        }
        if usable(one) {
            return Some(index);
        }
    }
    None
}

/// Whether the change that comes next was asked for and answered, and is not there: refused, nothing to change, of
/// another kind, or undone.
pub fn is_unmade(task: &Task, progress: Progress, on_screen: &dyn Fn(&Find) -> bool) -> bool {
    let next = task.moves().nth(progress.passed).map(|(_, one)| one.done);
    matches!(next, Some(Done::Made(_, answers)) if answers.iter().any(on_screen))
}

const IN_PANE: &[Place] = &[(Role::Dialog, Name::Any)];
const IN_REFUSAL: &[Place] = &[(Role::Dialog, Name::Any), (Role::Alert, Name::Any)];

/// What helps then, best first: a way to fix it, the way back to the form, the end of the pane.
pub const WAYS_OUT: [Find; 4] = [
    Find::new(Role::Button, Name::Any)
        .inside(IN_REFUSAL)
        .state(State::Usable),
    Find::new(Role::Button, Name::Is(common::back))
        .inside(IN_PANE)
        .state(State::Usable),
    Find::new(Role::Button, Name::Is(common::close))
        .inside(IN_PANE)
        .state(State::Usable),
    Find::new(Role::Button, Name::Is(manage::done))
        .inside(IN_PANE)
        .state(State::Usable),
];

#[cfg(test)]
#[path = "progress_tests.rs"]
mod tests;
