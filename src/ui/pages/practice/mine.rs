//! What of Practice is one's own: what a trainer does, lessons, and the chapter *My exercises*.

use leptos::html;
use leptos::prelude::*;

use crate::practice::{Exercise, Lesson, Progress, Shared};
use crate::ui::components::{Button, ButtonKind};
use crate::ui::dom;
use crate::ui::icons::Icon;
use crate::ui::location::go;
use crate::ui::practice::{download_results, forget_own, own, progress};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::{number, Reason};
use crate::wording::exercise_words;
use crate::{t, text};

use super::handing::hand_out;
use super::open::keep_file;
use super::state::State;

fn page(name: &str) -> String {
    Route::Exercise(name.to_owned()).href()
}

/// The commands above the list.
pub(super) fn bar(app: App) -> AnyView {
    let input: NodeRef<html::Input> = NodeRef::new();
    let id = dom::unique_id("file");
    let for_id = id.clone();
    let picked = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let file = input.files().and_then(|files| files.get(0));
        input.set_value("");
        if let Some(file) = file {
            keep_file(&file, || go(&Route::Open(super::open::FILE.to_owned())));
        }
    };
    let sharing = RwSignal::new(false);
    let tenant = move || {
        app.peek(|sandbox| {
            let (tenant, actor) = sandbox.now();
            Some(Shared::Tenant(Box::new(tenant.clone()), actor))
        })
    };
    view! {
        <div class="trainer-bar">
            <a class="button button-command" href=page("new")>{Icon::Add.view(18)} {text!(trainer.make)}</a>
            <a class="button button-command" href=page("lesson")>{Icon::Guide.view(18)} {text!(trainer.make_lesson)}</a>
            <Button label=text!(trainer.download_results) kind=ButtonKind::Command icon=Icon::Download
                on_press=move || download_results(app, None)/>
            <a class="button button-command" href=page("results")>{Icon::List.view(18)} {text!(trainer.results)}</a>
            <Button label=text!(trainer.share_tenant) kind=ButtonKind::Command icon=Icon::Out on_press=move || sharing.set(true)/>
        </div>
        {move || sharing.get().then(|| hand_out(tenant, Reason::default()))}
        <div class="trainer-file">
            <label class="field-label" for=for_id>{text!(trainer.open_file)}</label>
            <input class="file-input" type="file" accept=".zetel,.json,.txt,application/json" id=id
                node_ref=input on:change=picked/>
        </div>
    }
    .into_any()
}

/// Lessons and one's own exercises; nothing where there are none.
pub(super) fn mine(app: App) -> AnyView {
    let chapters = move || {
        let (own, done) = (own(app), progress(app));
        let lessons = own
            .lessons
            .into_iter()
            .map(|one| lesson_row(one, &done))
            .collect_view();
        let rows = own
            .exercises
            .into_iter()
            .map(|one| row(app, one, &done))
            .collect_view();
        let chapter = |id: &'static str, title: &'static str, rows: AnyView| {
            view! {
                <section class="practice-chapter" aria-labelledby=id>
                    <div class="practice-head"><h2 class="practice-title" id=id>{title}</h2></div>
                    <ul class="practice-rows">{rows}</ul>
                </section>
            }
        };
        let lessons = (!lessons.is_empty())
            .then(|| chapter("practice-lessons", t!(trainer.lessons), lessons.into_any()));
        let rows = (!rows.is_empty()).then(|| chapter("practice-own", t!(trainer.mine), rows.into_any()));
        view! { {lessons} {rows} }
    };
    (move || chapters().into_any()).into_any()
}

fn lesson_row(lesson: &'static Lesson, progress: &Progress) -> AnyView {
    let done = lesson
        .exercises
        .iter()
        .filter(|id| progress.done.contains_key(*id))
        .count();
    let (done, count) = (number(done as u64), number(lesson.exercises.len() as u64));
    view! {
        <li class="practice-row">
            <span class="practice-sign">{Icon::Cap.view(18)}</span>
            <span></span>
            <a class="practice-link" href=page(&lesson.id)>{exercise_words(&lesson.title)}</a>
            <span class="practice-minutes">{t!(practice.of, done, count)}</span>
        </li>
    }
    .into_any()
}

fn row(app: App, exercise: &'static Exercise, progress: &Progress) -> AnyView {
    let title = exercise_words(&exercise.title);
    let remove = move || {
        forget_own(app, &exercise.id);
        // What had focus is gone.
        if let Some(main) = dom::by_id("main") {
            dom::focus_in_place(&main);
        }
    };
    let name = t!(trainer.remove_named, title = title.clone());
    view! {
        <li class="practice-row">
            {State::of(exercise, progress).sign()}
            <span></span>
            <a class="practice-link" href=page(&exercise.id)>{title}</a>
            <Button label=text!(trainer.remove) name kind=ButtonKind::Link on_press=remove/>
        </li>
    }
    .into_any()
}
