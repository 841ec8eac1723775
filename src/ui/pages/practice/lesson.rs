//! A lesson: what it says before, its exercises with how far one is, and what it says after; that page prints well.

use leptos::prelude::*;

use crate::practice::{Lesson, Shared};
use crate::ui::components::{Button, ButtonKind};
use crate::ui::icons::Icon;
use crate::ui::location::go;
use crate::ui::practice::{download_results, enter_lesson, exercise, forget_own, is_told, progress};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::{number, Reason};
use crate::wording::exercise_words;
use crate::{t, text};

use super::handing::hand_out;
use super::state::{said, State};

/// What the page shows of it. From here on this tab is in this lesson.
pub(super) fn lesson_view(lesson: &'static Lesson) -> AnyView {
    let app = App::get();
    enter_lesson(&lesson.id);
    let done = Memo::new(move |_| {
        let progress = progress(app);
        lesson
            .exercises
            .iter()
            .filter(|id| progress.done.contains_key(*id))
            .count()
    });
    let count = lesson.exercises.len();
    let all = move || done.get() >= count;
    let how_far = move || {
        t!(
            practice.of,
            done = number(done.get() as u64),
            count = number(count as u64)
        )
    };
    let lines = move || {
        let progress = progress(app);
        let line = |id: &String| {
            let Some(one) = exercise(id) else {
                return view! { <li class="practice-row">{t!(trainer.unknown_exercise)}</li> }.into_any();
            };
            view! {
                <li class="practice-row">
                    {State::of(one, &progress).sign()}
                    <span></span>
                    <a class="practice-link" href=Route::Exercise(one.id.clone()).href()>{exercise_words(&one.title)}</a>
                    <span class="practice-said">{said(one, &progress)}</span>
                </li>
            }
            .into_any()
        };
        lesson.exercises.iter().map(line).collect_view()
    };
    let shared = move || {
        let own = lesson.exercises.iter().filter_map(|id| exercise(id));
        let own = own.filter(|one| one.start.own.is_some()).cloned().collect();
        Some(Shared::Lesson(Box::new(lesson.clone()), own))
    };
    let print = || {
        let _ = window().print();
    };
    let remove = move || {
        forget_own(app, &lesson.id);
        go(&Route::Practice);
    };
    view! {
        <h1 class="page-title">{move || exercise_words(&lesson.title)}</h1>
        <p class="trainer-words">{move || exercise_words(&lesson.before)}</p>
        {is_told(lesson).then(|| view! { <p class="card-hint">{text!(package.told)}</p> })}
        <section class="practice-chapter" aria-labelledby="lesson-exercises">
            <div class="practice-head">
                <h2 class="practice-title" id="lesson-exercises">{text!(trainer.exercises)}</h2>
                <span class="practice-count">{how_far}</span>
            </div>
            <ul class="practice-rows">{lines}</ul>
        </section>
        <div role="status">
            {move || all().then(|| view! {
                <h2 class="practice-title">{t!(trainer.lesson_done)}</h2>
                <p class="trainer-words">{exercise_words(&lesson.after)}</p>
            })}
        </div>
        <div class="trainer-buttons">
            <Button label=text!(trainer.download_results) icon=Icon::Download kind=ButtonKind::Primary
                on_press=move || download_results(app, Some(lesson))/>
            <Button label=text!(trainer.print) on_press=print/>
            <Button label=text!(trainer.remove_lesson) on_press=remove/>
        </div>
        <p class="card-hint">{text!(trainer.no_proof)}</p>
        {hand_out(shared, Reason::default())}
    }
    .into_any()
}
