//! The attempt at the exercise that is open: what of it holds, how far it is, and what the panel shows of it.

use leptos::prelude::*;

use crate::domain::{Actor, Tenant};
use crate::platform;
use crate::practice::{check, Answered, Attempt as Tried, Done, Exercise, Requirement, Run, Verdict};
use crate::sandbox::{Beginning, Entry, Sandbox};
use crate::ui::state::App;
use crate::wording;

use super::kept::{keep, keep_run, progress};

/// What of the exercise holds now.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) struct Standing {
    /// The requirements' verdicts, in their order.
    pub(super) verdicts: Vec<Verdict>,
    /// How many changes were made.
    pub(super) changes: usize,
}

impl Standing {
    /// How many requirements hold.
    pub(super) fn met(&self) -> usize {
        self.verdicts
            .iter()
            .filter(|verdict| **verdict == Verdict::Met)
            .count()
    }

    /// Whether all hold.
    pub(super) fn is_done(&self) -> bool {
        self.met() == self.verdicts.len()
    }
}

/// The attempt.
#[derive(Clone, Copy)]
pub(super) struct Attempt {
    pub(super) app: App,
    pub(super) exercise: &'static Exercise,
    /// The tenant it began with.
    start: StoredValue<Tenant>,
    /// What of it holds. While the solution is shown it is as before.
    pub(super) standing: Memo<Standing>,
    /// What stood when *Check* was pressed; nothing once something has changed since.
    pub(super) checked: RwSignal<Option<Standing>>,
    /// Whether it was just put back to its start.
    pub(super) started_over: RwSignal<bool>,
}

impl Attempt {
    /// The attempt at this exercise, in the tenant that is open.
    pub(super) fn new(app: App, exercise: &'static Exercise) -> Self {
        let start = StoredValue::new(app.peek(Sandbox::first));
        let answers = Memo::new(move |_| {
            let mut running = progress(app).running;
            running.remove(&exercise.id).unwrap_or_default().answers
        });
        let standing = Memo::new(move |before: Option<&Standing>| {
            let answers = answers.get();
            app.with(|sandbox| {
                if sandbox.looking().is_some() {
                    return before.cloned().unwrap_or_default();
                }
                start.with_value(|start| {
                    let tried = Tried {
                        start,
                        now: sandbox.tenant(),
                        entries: sandbox.done(),
                        questions: &exercise.questions,
                        answers: &answers,
                    };
                    Standing {
                        verdicts: check(&exercise.requirements, tried),
                        changes: tried.changes(),
                    }
                })
            })
        });
        let checked = RwSignal::new(None::<Standing>);
        let started_over = RwSignal::new(false);
        Effect::new(move |_| {
            let now = standing.get();
            if checked.with_untracked(|checked| checked.as_ref().is_some_and(|checked| *checked != now)) {
                checked.set(None);
            }
            if now.changes > 0 {
                started_over.set(false);
            }
            let met = now.met() as u32;
            let kept = untrack(|| progress(app)).running.remove(&exercise.id);
            if kept.is_some_and(|run| run.met != met) {
                keep_run(app, &exercise.id, |run| run.met = met);
            }
        });
        Attempt {
            app,
            exercise,
            start,
            standing,
            checked,
            started_over,
        }
    }

    /// What is kept of it, tracked.
    pub(super) fn run(self) -> Run {
        let mut running = progress(self.app).running;
        running.remove(&self.exercise.id).unwrap_or_default()
    }

    /// What was done so far.
    pub(super) fn entries<R>(self, read: impl FnOnce(&[Entry]) -> R) -> R {
        self.app.with(|sandbox| read(sandbox.done()))
    }

    /// What a requirement says, with the names of the start.
    pub(super) fn words(self, requirement: &Requirement) -> String {
        self.start
            .with_value(|start| wording::requirement(start, self.exercise, requirement))
    }

    /// Says what is missing, or that it is done, and keeps that.
    pub(super) fn check(self) {
        let now = self.standing.get_untracked();
        self.started_over.set(false);
        if now.is_done() {
            let run = untrack(|| self.run());
            keep(self.app, |progress| {
                let done = Done {
                    changes: now.changes as u32,
                    hints: run.hints,
                    shown: run.shown,
                    when: platform::now(),
                };
                progress.finish(&self.exercise.id, done);
                if let Some(run) = progress.running.get_mut(&self.exercise.id) {
                    run.finished = true;
                }
            });
        }
        self.checked.set(Some(now));
    }

    /// Whether it was checked and done, and still is, tracked.
    pub(super) fn is_done(self) -> bool {
        self.checked
            .with(|checked| checked.as_ref().is_some_and(Standing::is_done))
    }

    /// Shows one hint more.
    pub(super) fn hint(self) {
        let most = self.exercise.hints.len() as u32;
        keep_run(self.app, &self.exercise.id, |run| {
            run.hints = (run.hints + 1).min(most)
        });
    }

    /// Keeps what was answered to a question.
    pub(super) fn answer(self, question: usize, answer: Option<Answered>) {
        let questions = self.exercise.questions.len();
        keep_run(self.app, &self.exercise.id, |run| {
            run.answers.resize(questions, None);
            if let Some(place) = run.answers.get_mut(question) {
                *place = answer;
            }
        });
    }

    /// Shows the solution after so many of its steps, instead of what was done.
    pub(super) fn show(self, steps: usize) {
        keep_run(self.app, &self.exercise.id, |run| run.shown = true);
        let solved = self.solved(steps);
        self.app.sandbox.update(|sandbox| sandbox.show(solved));
    }

    /// The start with so many steps of the solution done.
    fn solved(self, steps: usize) -> Beginning {
        let mut beginning = Beginning::from((
            self.start.get_value(),
            Actor {
                role: self.exercise.role,
            },
        ));
        for one in self.exercise.solution.iter().take(steps) {
            beginning.act_by(Actor { role: one.role }, &one.command, platform::now());
        }
        beginning
    }

    /// What each step of the solution does, in a few words.
    pub(super) fn steps(self) -> Vec<String> {
        let all = self.solved(self.exercise.solution.len());
        let (tenant, entries) = (all.tenant(), all.entries());
        entries
            .iter()
            .map(|entry| wording::entry(tenant, entry))
            .collect()
    }
}
