//! What must hold, and whether it does: a line each, which ticks itself.

use leptos::prelude::*;

use crate::practice::{Requirement, Verdict};
use crate::ui::icons::Icon;
use crate::{t, text, wording};

use super::attempt::Attempt;
use super::questions::question;

/// The list.
pub(super) fn list(attempt: Attempt) -> AnyView {
    let lines = attempt.exercise.requirements.iter().enumerate();
    let lines = lines.map(|(place, requirement)| line(attempt, place, requirement));
    view! { <ul class="verdicts">{lines.collect_view()}</ul> }.into_any()
}

fn line(attempt: Attempt, place: usize, requirement: &'static Requirement) -> AnyView {
    let verdict = Memo::new(move |_| {
        attempt
            .standing
            .with(|standing| standing.verdicts.get(place).cloned())
    });
    let is_met = move || verdict.with(|verdict| *verdict == Some(Verdict::Met));
    let why = move || {
        verdict.with(|verdict| match verdict {
            Some(Verdict::Unmet(why)) => Some(attempt.entries(|entries| {
                let words = |tenant: &_| wording::unmet(tenant, requirement, why, entries);
                attempt.app.with(|sandbox| words(sandbox.now().0))
            })),
            _ => None,
        })
    };
    let asked = match requirement {
        Requirement::Answered { question: place } => Some(question(attempt, *place)),
        _ => None,
    };
    view! {
        <li class="verdict" class:verdict-met=is_met>
            {move || if is_met() { Icon::CheckCircle.view(18) } else { Icon::Circle.view(18) }}
            <div class="verdict-body">
                <p class="verdict-words">{move || attempt.words(requirement)}</p>
                {asked}
                <p class="verdict-state">
                    {move || match why() {
                        None => view! { {t!(practice.met)} }.into_any(),
                        Some(why) => view! { <strong>{t!(practice.not_met)}</strong> " " {why} }.into_any(),
                    }}
                </p>
            </div>
        </li>
    }
    .into_any()
}

/// What stands between the task and the list: how many hold.
pub(super) fn head(attempt: Attempt) -> AnyView {
    view! {
        <div class="exercise-line">
            <h3 class="exercise-subtitle">{text!(practice.must_hold)}</h3>
            <span class="exercise-count">{move || count(attempt)}</span>
        </div>
    }
    .into_any()
}

/// How many hold, of how many.
pub(super) fn count(attempt: Attempt) -> String {
    attempt.standing.with(|standing| {
        let (done, count) = (standing.met() as u64, standing.verdicts.len() as u64);
        let number = crate::ui::text::number;
        t!(practice.of, done = number(done), count = number(count))
    })
}
