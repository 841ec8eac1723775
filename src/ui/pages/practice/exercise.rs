//! The page of an exercise: what it asks, where it takes place, and the button that begins it.

use leptos::prelude::*;

use crate::practice::Exercise;
use crate::ui::components::{Button, ButtonKind, Message, MessageKind};
use crate::ui::icons::Icon;
use crate::ui::practice::{exercise, lesson, progress, Begin};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::tenants::fault_words;
use crate::ui::text::number;
use crate::wording::{edition, exercise_words, role};
use crate::{t, text};

use super::lesson::lesson_view;
use super::make::MakePage;
use super::make_lesson::MakeLessonPage;
use super::results::ResultsPage;
use super::state::{place, said, State};

/// The page: of an exercise, of a lesson, or where one is made or results are read.
#[component]
pub fn ExercisePage(
    /// The exercise's id, as the address has it.
    id: String,
) -> impl IntoView {
    match id.as_str() {
        "new" => return view! { <MakePage/> }.into_any(),
        "lesson" => return view! { <MakeLessonPage/> }.into_any(),
        "results" => return view! { <ResultsPage/> }.into_any(),
        _ => {}
    }
    let content = match (exercise(&id), lesson(&id)) {
        (Some(exercise), _) => one(exercise),
        (None, Some(lesson)) => lesson_view(lesson),
        (None, None) => view! { <h1 class="page-title">{text!(practice.no_such)}</h1> }.into_any(),
    };
    view! {
        <div class="page">
            <p><a href=Route::Practice.href()>{text!(practice.all)}</a></p>
            {content}
        </div>
    }
    .into_any()
}

fn one(exercise: &'static Exercise) -> AnyView {
    let app = App::get();
    let failed = RwSignal::new(None);
    let begin = move || failed.set(app.begin_exercise(exercise).err());
    let state = Memo::new(move |_| State::of(exercise, &progress(app)));
    let label = move || match state.get() {
        State::Running => t!(practice.go_on).to_owned(),
        State::New | State::Done => t!(practice.start).to_owned(),
    };
    let elsewhere = move || {
        let now = app.with(|sandbox| sandbox.now().0.edition);
        let there = exercise.edition_near(now);
        (there != now).then(|| t!(practice.other_edition, edition = edition(there)))
    };
    let minutes = move || t!(practice.minutes_long, count = number(u64::from(exercise.minutes)));
    let fault = move || {
        failed.get().map(|fault| {
            view! {
                <Message kind=MessageKind::Danger alert=true>
                    {t!(practice.fault, why = fault_words(fault))}
                </Message>
            }
        })
    };
    view! {
        <h1 class="page-title">{place(exercise)} " " {move || exercise_words(&exercise.title)}</h1>
        <div class="practice-page">
            <p class="practice-task">{move || exercise_words(&exercise.task)}</p>
            <p class="exercise-about">
                <span>{Icon::Shield.view(14)} {move || t!(practice.begins_as, role = role(exercise.role))}</span>
                <span>{Icon::Clock.view(14)} {minutes}</span>
            </p>
            <p>{elsewhere}</p>
            <p class="card-hint">{move || said(exercise, &progress(app))}</p>
            {fault}
            <Button label kind=ButtonKind::Primary on_press=begin/>
        </div>
    }
    .into_any()
}
