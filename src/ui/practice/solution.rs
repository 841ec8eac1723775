//! *Show me*: the solution in the pages themselves, step by step, while one's own work waits.

use leptos::prelude::*;

use crate::ui::components::{Button, ButtonKind};
use crate::ui::text::number;
use crate::{t, text};

use super::attempt::Attempt;
use super::questions;

/// The steps, which one is shown, and the way on and back.
pub(super) fn solution(attempt: Attempt) -> AnyView {
    let steps = attempt.steps();
    let count = steps.len();
    let at = Memo::new(move |_| attempt.app.looking().map_or(0, |moment| moment.entries));
    let said = move || match at.get() {
        0 => t!(practice.at_start).to_owned(),
        step => t!(
            practice.step_of,
            number = number(step as u64),
            count = number(count as u64)
        ),
    };
    let lines = steps.into_iter().enumerate().map(|(place, words)| {
        let step = place + 1;
        view! {
            <li class="exercise-step" class:exercise-step-done=move || step <= at.get()
                aria-current=move || (step == at.get()).then_some("step")>
                {words}
            </li>
        }
    });
    let last = move || (at.get() >= count).then(|| t!(practice.last_step).to_owned());
    view! {
        <div class="side-panel-body" role="group" tabindex="0" aria-label=text!(practice.exercise)>
            <div class="exercise">
                <h3 class="exercise-title">{text!(practice.showing)}</h3>
                <p>{text!(practice.showing_text)}</p>
                <p role="status">{said}</p>
                <ol class="exercise-steps">{lines.collect_view()}</ol>
                {(!attempt.exercise.questions.is_empty()).then(|| questions::answers(attempt))}
            </div>
        </div>
        <div class="exercise-foot">
            {(count > 0).then(|| view! {
                <Button label=text!(practice.next_step) kind=ButtonKind::Primary disabled_reason=last
                    on_press=move || attempt.show(at.get_untracked() + 1)/>
            })}
            <Button label=text!(practice.back) on_press=move || attempt.app.back_to_now()/>
        </div>
    }
    .into_any()
}
