//! The numbered steps of the task: which are done, which is now, and what one can do about it.

use leptos::prelude::*;

use crate::catalog::EditionId;
use crate::guidance::{self, compare, Pair, Sign, Step, Task};
use crate::ui::components::{Button, ButtonKind};
use crate::ui::icons::Icon;
use crate::ui::text::number;
use crate::wording::edition;
use crate::{t, text};

use super::guide::{Guidance, Why};
use super::words::{plain, rich};

/// How a step stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Ahead,
    Now,
    Done,
    Skipped,
}

/// The step that is pointed at (from 0), the step that would be next, and the number of steps.
fn place(guidance: Guidance, task: &Task) -> Option<(usize, usize)> {
    let step_of = |index: usize| task.moves().nth(index).map(|(number, _)| number);
    let next = step_of(guidance.progress().passed)?;
    let pointed = guidance.pointed().at.and_then(step_of);
    Some((pointed.unwrap_or(next), next))
}

fn number_of(step: usize) -> String {
    number(step as u64 + 1)
}

/// All steps.
pub(super) fn list(guidance: Guidance, task: &'static Task) -> AnyView {
    let items = task.steps.iter().enumerate().map(|(index, step)| {
        let standing = Memo::new(move |_| {
            let progress = guidance.progress();
            match place(guidance, task) {
                Some((now, _)) if now == index => Standing::Now,
                _ if progress.has_skipped(task, index) => Standing::Skipped,
                _ if progress.has_passed(task, index) => Standing::Done,
                _ => Standing::Ahead,
            }
        });
        view! {
            <li
                class="guidance-step"
                class:guidance-step-now=move || standing.get() == Standing::Now
                class:guidance-step-done=move || matches!(standing.get(), Standing::Done | Standing::Skipped)
                aria-current=move || (standing.get() == Standing::Now).then_some("step")
            >
                <span class="guidance-number">
                    {move || match standing.get() {
                        Standing::Done => view! {
                            {Icon::Check.view(16)} <span class="visually-hidden">{t!(guidance.done)} ": "</span>
                        }.into_any(),
                        Standing::Skipped => view! {
                            {Icon::Dash.view(16)} <span class="visually-hidden">{t!(guidance.skipped)} ": "</span>
                        }.into_any(),
                        Standing::Ahead | Standing::Now => view! {
                            <span aria-hidden="true">{number_of(index)}</span>
                        }.into_any(),
                    }}
                </span>
                <div class="guidance-step-body">
                    {words(step)}
                    {move || (standing.get() == Standing::Now).then(|| help(guidance, task, step))}
                </div>
            </li>
        }
    });
    view! { <ol class="guidance-steps">{items.collect_view()}</ol> }.into_any()
}

fn words(step: &'static Step) -> AnyView {
    view! {
        <p class="guidance-words">
            {step.optional.then(|| view! { <span class="guidance-optional">{text!(guidance.optional)}</span> " " })}
            {move || rich(step.words)}
        </p>
    }
    .into_any()
}

/// What stands under the current step: more to know, the way back, *Show me* and *Skip*.
fn help(guidance: Guidance, task: &'static Task, step: &'static Step) -> AnyView {
    let back = move || {
        let (now, next) = place(guidance, task)?;
        let text = match guidance.pointed().why {
            Why::CloseFirst => t!(guidance.close_first).to_owned(),
            Why::Unmade => t!(guidance.unmade).to_owned(),
            Why::Way if now < next => t!(guidance.again, number = number_of(next)),
            Why::Way => return None,
        };
        Some(view! { <p class="guidance-back">{Icon::Undo.view(16)} <span>{text}</span></p> })
    };
    let can_skip = move || step.optional && place(guidance, task).is_some_and(|(now, next)| now == next);
    let shows = move || guidance.pointed().at.is_some() || guidance.pointed().why == Why::CloseFirst;
    view! {
        {step.note.map(|note| view! { <p class="guidance-note">{move || rich(note)}</p> })}
        {move || formerly(guidance, task, step)}
        {back}
        <div class="guidance-buttons">
            {move || shows().then(|| view! {
                <Button label=text!(guidance.show_me) on_press=move || guidance.show()/>
            })}
            {move || can_skip().then(|| view! {
                <Button label=text!(guidance.skip) kind=ButtonKind::Link on_press=move || guidance.skip()/>
            })}
        </div>
    }
    .into_any()
}

/// How the step went in the edition of the documents, where it goes otherwise now.
fn formerly(guidance: Guidance, task: &'static Task, step: &'static Step) -> Option<AnyView> {
    let first = EditionId::default();
    let then = guidance::task(first.edition(), task.id).filter(|_| guidance.edition().id != first);
    let pairs = compare(then, Some(task));
    let is_this = |pair: &&Pair| pair.second.is_some_and(|second| std::ptr::eq(second, step));
    let pair = pairs
        .iter()
        .find(is_this)
        .filter(|pair| pair.sign != Sign::Same)?;
    let (_, before) = pair.first?;
    Some(
        view! {
            <p class="guidance-note">{t!(guidance.formerly, edition = edition(first))} " " {rich(before.words)}</p>
        }
        .into_any(),
    )
}

/// The current step alone, for the strip below the page.
pub(super) fn current(guidance: Guidance, task: &'static Task) -> AnyView {
    let now = Memo::new(move |_| place(guidance, task).map(|(now, _)| now));
    let step = move || now.get().and_then(|now| Some((now, task.steps.get(now)?)));
    let content = move || match step() {
        Some((_, step)) => {
            view! { <div class="guidance-step-body">{words(step)} {help(guidance, task, step)}</div> }
                .into_any()
        }
        None => view! { <p class="guidance-words">{finished(task)}</p> }.into_any(),
    };
    view! { <div class="side-panel-strip">{content}</div> }.into_any()
}

/// *Step 2 of 6*, or nothing at the end.
pub(super) fn count(guidance: Guidance, task: &'static Task) -> Option<String> {
    let (now, _) = place(guidance, task)?;
    let count = number(task.steps.len() as u64);
    Some(t!(guidance.step, number = number_of(now), count))
}

pub(super) fn finished(task: &Task) -> String {
    t!(guidance.finished, count = number(task.steps.len() as u64))
}

/// What is read out when the current step changes.
pub(super) fn spoken(guidance: Guidance) -> Option<String> {
    let task = guidance.task()?;
    let Some((now, _)) = place(guidance, task) else {
        return Some(finished(task));
    };
    let words = task.steps.get(now).map(|step| plain(step.words))?;
    Some(format!("{}: {words}", count(guidance, task)?))
}
