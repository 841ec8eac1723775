//! Doing what an exercise's file says, in a sandbox.

use zetel::catalog::EditionId;
use zetel::domain::{Actor, Tenant};
use zetel::practice::{check, Answered, Attempt, Exercise, Move, Verdict};
use zetel::sandbox::sample::SampleLanguage;
use zetel::sandbox::{Beginning, MemoryStore, Sandbox, Tab};

/// A sandbox that stands at an exercise's start.
pub fn begun(exercise: &Exercise, edition: EditionId) -> (Tenant, Sandbox) {
    let start = exercise.tenant(SampleLanguage::Dutch, edition);
    let actor = Actor { role: exercise.role };
    let beginning = Box::new(|| Beginning::from((start.clone(), actor)));
    let (sandbox, _) = Sandbox::open_with(Box::new(MemoryStore::default()), Tab::new(1), 0, beginning);
    (start, sandbox)
}

/// What holds after these moves and answers.
pub fn after(
    exercise: &Exercise,
    edition: EditionId,
    moves: &[Move],
    answers: &[Option<Answered>],
) -> Vec<Verdict> {
    let (start, mut sandbox) = begun(exercise, edition);
    for (real, one) in (1..).zip(moves) {
        sandbox
            .act_by(Actor { role: one.role }, &one.command, real)
            .unwrap();
    }
    verdicts(exercise, &start, &sandbox, answers)
}

/// What holds as the sandbox stands.
pub fn verdicts(
    exercise: &Exercise,
    start: &Tenant,
    sandbox: &Sandbox,
    answers: &[Option<Answered>],
) -> Vec<Verdict> {
    let attempt = Attempt {
        start,
        now: sandbox.tenant(),
        entries: sandbox.history(),
        questions: &exercise.questions,
        answers,
    };
    check(&exercise.requirements, attempt)
}

/// The places of the requirements that do not hold.
pub fn unmet(verdicts: &[Verdict]) -> Vec<usize> {
    let unmet = verdicts
        .iter()
        .enumerate()
        .filter(|(_, verdict)| **verdict != Verdict::Met);
    unmet.map(|(place, _)| place).collect()
}
