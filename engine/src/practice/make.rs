//! An exercise of somebody's own: its solution out of what was done, and whether it can be solved so.

use crate::catalog::EditionId;
use crate::domain::Actor;
use crate::sandbox::sample::SampleLanguage;
use crate::sandbox::{Beginning, Entry};

use super::check::{check, Attempt, Verdict};
use super::exercise::{Answered, Exercise, Move};

/// What was done, as a solution: what changed nothing is left out.
pub fn solution(entries: &[Entry]) -> Vec<Move> {
    let changed = entries.iter().filter(|entry| !entry.events.is_empty());
    let moves = changed.map(|entry| Move {
        role: entry.actor.role,
        command: entry.command.clone(),
    });
    moves.collect()
}

/// Whether an exercise is unsolved at its start in this edition, and solved by its solution and the right answers.
pub fn works_in(exercise: &Exercise, edition: EditionId) -> bool {
    let start = exercise.tenant(SampleLanguage::English, edition);
    let mut doing = Beginning::from(start.clone());
    let is_solved = |doing: &Beginning, answers: &[Option<Answered>]| {
        let attempt = Attempt {
            start: &start,
            now: doing.tenant(),
            entries: doing.entries(),
            questions: &exercise.questions,
            answers,
        };
        let verdicts = check(&exercise.requirements, attempt);
        verdicts.iter().all(|verdict| *verdict == Verdict::Met)
    };
    if is_solved(&doing, &[]) {
        return false;
    }
    for one in &exercise.solution {
        doing.act_by(Actor { role: one.role }, &one.command, 0);
    }
    let answers: Vec<_> = exercise.questions.iter().map(|one| Some(one.right())).collect();
    is_solved(&doing, &answers)
}
