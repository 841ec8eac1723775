//! How far somebody is in a task, and what to point at: from what can be seen on the screen, and nothing else.
//!
//! Who takes a shortcut is taken along: something later that is on the screen means that all before it was done. Who
//! goes back keeps the ticks, and is pointed at the way there.

use super::{Done, Find, Move, Task};

/// How far somebody is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many moves are behind: the next one is the move of this index.
    pub passed: usize,
    /// The moves that were seen to be done, a bit each from the lowest; a passed move without it was left out.
    pub seen: u64,
}

impl Progress {
    /// As text: `3.7`.
    #[must_use]
    pub fn to_text(self) -> String {
        format!("{}.{}", self.passed, self.seen)
    }

    /// From text; the beginning when it can't be read.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let parsed = text.split_once('.').and_then(|(passed, seen)| {
            Some(Self {
                passed: passed.parse().ok()?,
                seen: seen.parse().ok()?,
            })
        });
        parsed.unwrap_or_default()
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
}

fn bit(index: usize) -> u64 {
    u32::try_from(index)
        .ok()
        .and_then(|index| 1_u64.checked_shl(index))
        .unwrap_or(0)
}

/// Where somebody is, given what is on the screen now.
pub fn advance(task: &Task, before: Progress, on_screen: &dyn Fn(&Find) -> bool) -> Progress {
    let moves: Vec<&Move> = task.moves().map(|(_, one)| one).collect();
    let mut now = before;
    let ahead = || moves.iter().enumerate().skip(before.passed);
    for (index, one) in ahead() {
        if let Done::Seen(signs) = one.done {
            if signs.iter().any(on_screen) {
                now.passed = index + 1;
                now.seen |= bit(index);
            }
        }
    }
    // What is gone counts only in its turn: before, it was not there yet.
    while let Some(Move {
        done: Done::Gone(what),
        ..
    }) = moves.get(now.passed)
    {
        if on_screen(what) {
            break;
        }
        now.seen |= bit(now.passed);
        now.passed += 1;
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

/// The move to point at: the next one, or when its control can't be used now, the last before it whose control can.
pub fn point(task: &Task, progress: Progress, usable: &dyn Fn(&Move) -> bool) -> Option<usize> {
    let moves: Vec<&Move> = task.moves().map(|(_, one)| one).collect();
    if progress.passed >= moves.len() {
        return None;
    }
    let near = moves.iter().enumerate().take(progress.passed + 1).rev();
    near.filter(|(_, one)| usable(one)).map(|(index, _)| index).next()
}

#[cfg(test)]
#[path = "progress_tests.rs"]
mod tests;
