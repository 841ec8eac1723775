//! What stands in the side panel while an exercise is open: the task, what must hold, help, and what came of it.

use leptos::prelude::*;

use crate::practice::{exercises, Exercise};
use crate::ui::components::{Button, ButtonKind, Message, MessageKind};
use crate::ui::icons::Icon;
use crate::ui::lazy::{lazy, lazy_view, Fallback};
use crate::ui::route::Route;
use crate::ui::side_panel::{focus_title, side_panel, Frame, PanelSide};
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{exercise_words, role};
use crate::{counted, t, text};

use super::attempt::Attempt;
use super::opening::Begin;
use super::own::{exercise, help_in, lesson_around};
use super::{solution, verdicts};

/// The panel, while an exercise is open. Its frame is of the first part, so that the region is there.
pub fn panel(app: App, side: PanelSide) -> AnyView {
    let wide = RwSignal::new(false);
    let open = move |id: String| {
        let frame = Frame {
            title: text!(practice.exercise),
            count: Signal::derive(|| None),
            whole: Signal::derive(|| false),
            unfold: text!(practice.details),
            close: None,
        };
        let content = lazy(Fallback::Message, move || content(id.clone(), wide));
        side_panel(frame, side, wide, content)
    };
    (move || app.tenants.exercise.get().map(open)).into_any()
}

lazy_view! {
    /// What stands under the title.
    fn content(id: String, wide: RwSignal<bool>) -> AnyView {
        let app = App::get();
        match exercise(&id) {
            Some(exercise) => one(Attempt::new(app, exercise), wide),
            None => view! {
                <div class="side-panel-body">
                    <p>{text!(practice.no_such)}</p>
                    <Button label=text!(practice.leave) on_press=move || app.leave_exercise()/>
                </div>
            }
            .into_any(),
        }
    }
}

fn one(attempt: Attempt, wide: RwSignal<bool>) -> AnyView {
    let is_showing = Memo::new(move |_| attempt.app.looking().is_some_and(|moment| moment.is_shown));
    // What is shown is to be seen.
    Effect::new(move |_| {
        if is_showing.get() {
            wide.set(true);
        }
    });
    let content = move || match is_showing.get() {
        true => solution::solution(attempt),
        false => doing(attempt),
    };
    view! {
        <div class="side-panel-strip">
            <p class="exercise-line">
                <strong>{move || exercise_words(&attempt.exercise.title)}</strong>
                <span class="exercise-count">{move || verdicts::count(attempt)}</span>
            </p>
        </div>
        {content}
    }
    .into_any()
}

fn doing(attempt: Attempt) -> AnyView {
    let exercise = attempt.exercise;
    let in_memory = move || attempt.run().tenant.is_none();
    let body = move || match attempt.is_done() {
        true => done(attempt),
        false => task(attempt),
    };
    view! {
        <div class="side-panel-body" role="group" tabindex="0" aria-label=text!(practice.exercise)>
            <div class="exercise">
                <h3 class="exercise-title">{move || exercise_words(&exercise.title)}</h3>
                {move || in_memory().then(|| view! {
                    <Message kind=MessageKind::Warn still=true>{t!(practice.in_memory)}</Message>
                })}
                {body}
            </div>
        </div>
        {foot(attempt)}
    }
    .into_any()
}

fn task(attempt: Attempt) -> AnyView {
    let exercise = attempt.exercise;
    let minutes = move || t!(practice.minutes_long, count = number(u64::from(exercise.minutes)));
    let hints = move || {
        let shown = attempt.run().hints as usize;
        let count = exercise.hints.len();
        let one = move |(place, words): (usize, &'static _)| {
            let of = move || {
                let (at, count) = (number(place as u64 + 1), number(count as u64));
                t!(practice.hint_of, number = at, count)
            };
            view! {
                <li class="exercise-hint">
                    {Icon::Info.view(16)}
                    <div><p>{move || exercise_words(words)}</p><p class="verdict-state">{of}</p></div>
                </li>
            }
        };
        exercise
            .hints
            .iter()
            .enumerate()
            .take(shown)
            .map(one)
            .collect_view()
    };
    view! {
        <p class="exercise-about">
            <span>{Icon::Shield.view(14)} {move || role(exercise.role)}</span>
            <span>{Icon::Clock.view(14)} {minutes}</span>
        </p>
        <p>{move || exercise_words(&exercise.task)}</p>
        {verdicts::head(attempt)}
        {verdicts::list(attempt)}
        <ul class="exercise-hints" aria-live="polite">{hints}</ul>
    }
    .into_any()
}

/// What was learned, beside how few changes it could have taken.
fn done(attempt: Attempt) -> AnyView {
    let exercise = attempt.exercise;
    let changes = attempt.standing.with_untracked(|standing| standing.changes);
    let par = exercise.par();
    let bar = |count: usize| {
        let pips =
            (0..count.min(12)).map(|place| view! { <span class="pip" class:pip-over={place >= par}></span> });
        view! { <span class="pips" aria-hidden="true">{pips.collect_view()}</span> }
    };
    let row = |label: crate::ui::text::Text, count: usize| {
        view! {
            <div class="exercise-row"><dt>{label}</dt><dd>{bar(count)} <strong>{number(count as u64)}</strong></dd></div>
        }
    };
    view! {
        {(par > 0).then(|| view! {
            <h3 class="exercise-subtitle">{text!(practice.changes)}</h3>
            <dl class="exercise-rows">
                {row(text!(practice.you), changes)}
                {row(text!(practice.shortest), par)}
            </dl>
        })}
        {(!exercise.learned.either().is_empty()).then(|| view! {
            <h3 class="exercise-subtitle">{text!(practice.learned)}</h3>
            <p>{move || exercise_words(&exercise.learned)}</p>
        })}
        <p><a href=Route::Rules.href()>{text!(practice.rules)}</a></p>
    }
    .into_any()
}

/// What *Check* answered, inside a live region that is always there, and the buttons.
fn foot(attempt: Attempt) -> AnyView {
    let exercise = attempt.exercise;
    let help = help_in(&exercise.id);
    let no_more = move || {
        let all = attempt.run().hints as usize >= exercise.hints.len();
        all.then(|| t!(practice.no_more_hints).to_owned())
    };
    let start_over = move || {
        attempt.app.start_over(exercise);
        attempt.checked.set(None);
        attempt.started_over.set(true);
        focus_title();
    };
    let buttons = move || {
        match attempt.is_done() {
        true => next(attempt),
        false => view! {
            <Button label=text!(practice.check) kind=ButtonKind::Primary on_press=move || attempt.check()/>
            <div class="exercise-pair">
                {help.hints.then(|| view! {
                    <Button label=text!(practice.hint) disabled_reason=no_more on_press=move || attempt.hint()/>
                })}
                {help.show.then(|| view! {
                    <Button label=text!(practice.show_me) on_press=move || attempt.show(0)/>
                })}
            </div>
        }
        .into_any(),
    }
    };
    view! {
        <div class="exercise-foot">
            <div class="exercise-said" role="status">{move || said(attempt)}</div>
            {buttons}
            <div class="exercise-line">
                <Button label=text!(practice.start_over) kind=ButtonKind::Link on_press=start_over/>
                <Button label=text!(practice.leave) kind=ButtonKind::Link on_press=move || attempt.app.leave_exercise()/>
            </div>
        </div>
    }
    .into_any()
}

fn said(attempt: Attempt) -> Option<AnyView> {
    if attempt.started_over.get() {
        return Some(view! { <p>{t!(practice.started_over)}</p> }.into_any());
    }
    let standing = attempt.checked.get()?;
    let (met, all) = (standing.met(), standing.verdicts.len());
    let par = attempt.exercise.par();
    let so_far = match standing.changes {
        _ if par == 0 => String::new(),
        0 => t!(practice.so_far_0).to_owned(),
        changes => counted!(
            changes,
            practice.so_far_1,
            practice.so_far_n,
            par = number(par as u64)
        ),
    };
    if standing.is_done() {
        let hints = match attempt.run().hints {
            0 => String::new(),
            hints => counted!(hints, practice.done_hints_1, practice.done_hints_n),
        };
        return Some(
            view! {
                <div class="exercise-done">
                    {Icon::CheckCircle.view(18)}
                    <div><strong>{t!(practice.done)}</strong><p>{t!(practice.done_text)} " " {hints} " " {so_far}</p></div>
                </div>
            }
            .into_any(),
        );
    }
    let missing = all - met;
    let words = counted!(
        missing,
        practice.not_done_1,
        practice.not_done_n,
        all = number(all as u64)
    );
    Some(view! { <p><strong>{words}</strong></p> <p class="verdict-state">{so_far}</p> }.into_any())
}

/// The exercise behind this one, of the lesson in which it is done.
fn next(attempt: Attempt) -> AnyView {
    if let Some(lesson) = lesson_around(&attempt.exercise.id) {
        let ids = lesson.exercises.iter();
        let after = ids.skip_while(|id| **id != attempt.exercise.id).skip(1);
        let href = Route::Exercise(lesson.id.clone()).href();
        return view! {
            {after.filter_map(|id| exercise(id)).next().map(|next| offer(attempt.app, next))}
            <p><a href=href>{move || exercise_words(&lesson.title)}</a></p>
        }
        .into_any();
    }
    let edition = attempt.app.peek(|sandbox| sandbox.now().0.edition);
    let after = exercises()
        .iter()
        .skip_while(|other| other.id != attempt.exercise.id)
        .skip(1);
    let mut here = after.filter(|other| other.editions.contains(&edition));
    let Some(next) = here.next() else {
        return ().into_any();
    };
    offer(attempt.app, next)
}

fn offer(app: App, next: &'static Exercise) -> AnyView {
    let title = move || t!(practice.next, title = exercise_words(&next.title));
    view! {
        <p class="exercise-next">{title}</p>
        <Button label=text!(practice.start) kind=ButtonKind::Primary on_press=move || begin(app, next)/>
    }
    .into_any()
}

/// From one exercise to the next nothing can be in the way: an exercise is always left.
fn begin(app: App, next: &'static Exercise) {
    let _ = app.begin_exercise(next);
}
