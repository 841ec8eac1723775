//! How an exercise stands: not started, in progress, done; and the words for it.

use leptos::prelude::*;

use crate::practice::{exercises, Exercise, Progress};
use crate::ui::icons::Icon;
use crate::ui::text::number;
use crate::{counted, t};

/// How an exercise stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    New,
    Running,
    Done,
}

impl State {
    pub(super) fn of(exercise: &Exercise, progress: &Progress) -> Self {
        match progress.running.get(&exercise.id) {
            Some(run) if !run.finished => State::Running,
            _ if progress.done.contains_key(&exercise.id) => State::Done,
            _ => State::New,
        }
    }

    /// Its sign, with its word for whoever can't see it.
    pub(super) fn sign(self) -> AnyView {
        let (icon, word) = match self {
            State::New => (Icon::Circle, t!(practice.state_new)),
            State::Running => (Icon::HalfCircle, t!(practice.state_running)),
            State::Done => (Icon::CheckCircle, t!(practice.state_done)),
        };
        view! {
            <span class="practice-sign" class:practice-sign-done=self == State::Done>
                {icon.view(18)} <span class="visually-hidden">{word} ": "</span>
            </span>
        }
        .into_any()
    }
}

/// What is said of it beside its title.
pub(super) fn said(exercise: &Exercise, progress: &Progress) -> String {
    let par = exercise.par();
    match (State::of(exercise, progress), progress.done.get(&exercise.id)) {
        (State::Running, _) => {
            let met = progress.running.get(&exercise.id).map_or(0, |run| run.met);
            let count = number(exercise.requirements.len() as u64);
            t!(practice.met_so_far, met = number(u64::from(met)), count)
        }
        (State::Done, Some(done)) if par == 0 || done.changes == 0 => t!(practice.done_in_0).to_owned(),
        (State::Done, Some(done)) if done.changes as usize > par => {
            let count = number(u64::from(done.changes));
            t!(practice.done_longer, count, par = number(par as u64))
        }
        (State::Done, Some(done)) => counted!(done.changes, practice.done_in_1, practice.done_in_n),
        _ => String::new(),
    }
}

/// The number in front of its title: its place in the list. One's own have none.
pub(super) fn place(exercise: &Exercise) -> String {
    let mut all = exercises().iter();
    let at = all.position(|one| one.id == exercise.id);
    at.map(|at| format!("{:02}", at + 1)).unwrap_or_default()
}
