//! The list: chapters with their exercises, the one to go on with, and a search.

use leptos::prelude::*;

use crate::practice::{exercises, Chapter, Exercise, Progress};
use crate::sandbox::fold;
use crate::ui::components::{SearchBox, StatusLine};
use crate::ui::practice::progress;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{chapter, exercise_words};
use crate::{t, text};

use super::mine::{bar, mine};
use super::state::{place, said, State};

/// The page.
#[component]
pub fn PracticePage() -> impl IntoView {
    let app = App::get();
    crate::ui::practice::tidy_up(app);
    crate::ui::practice::enter_lesson("");
    let query = RwSignal::new(String::new());
    let progress = Memo::new(move |_| progress(app));
    let found = Memo::new(move |_| {
        let wanted = query.with(|query| fold(query.trim()));
        let matches = |exercise: &&Exercise| {
            let text = format!(
                "{} {}",
                exercise_words(&exercise.title),
                exercise_words(&exercise.task)
            );
            fold(&text).contains(&wanted) || place(exercise).starts_with(&wanted)
        };
        let all = exercises().iter().filter(matches);
        all.map(|exercise| exercise.id.as_str()).collect::<Vec<_>>()
    });
    let chapters = Chapter::ALL.into_iter().map(|one| section(one, found, progress));
    let none = move || found.with(Vec::is_empty).then(|| t!(practice.none_found));
    view! {
        <div class="page">
            <h1 class="page-title">{text!(practice.title)}</h1>
            <p class="page-subtitle">{text!(practice.intro)}</p>
            {bar(app)}
            <div class="practice">
                <div class="practice-main">
                    <div class="practice-search"><SearchBox label=text!(practice.search) value=query/></div>
                    {mine(app)}
                    {chapters.collect_view()}
                    <p role="status">{none}</p>
                </div>
                <div class="practice-side">{move || go_on(&progress.get())}</div>
            </div>
            <StatusLine shown=move || count(&progress.get())/>
        </div>
    }
}

fn count(progress: &Progress) -> String {
    let all = exercises();
    let state = |wanted: State| {
        let there = all
            .iter()
            .filter(|exercise| State::of(exercise, progress) == wanted);
        number(there.count() as u64)
    };
    let chapters = Chapter::ALL
        .into_iter()
        .filter(|one| all.iter().any(|exercise| exercise.chapter == *one));
    let exercises = number(all.len() as u64);
    let counted = t!(
        practice.count,
        exercises,
        chapters = number(chapters.count() as u64)
    );
    let done = t!(
        practice.count_done,
        done = state(State::Done),
        running = state(State::Running)
    );
    format!("{counted} · {done}")
}

/// A chapter, with what of it was found; nothing where that is nothing.
fn section(one: Chapter, found: Memo<Vec<&'static str>>, progress: Memo<Progress>) -> AnyView {
    let here = Memo::new(move |_| {
        let of_chapter = |exercise: &&Exercise| exercise.chapter == one;
        let is_found = |exercise: &&Exercise| found.with(|found| found.contains(&exercise.id.as_str()));
        let all = exercises().iter().filter(of_chapter).filter(is_found);
        all.map(|exercise| exercise.id.as_str()).collect::<Vec<_>>()
    });
    let done = move || {
        let all: Vec<&Exercise> = exercises()
            .iter()
            .filter(|exercise| exercise.chapter == one)
            .collect();
        let done = progress.with(|progress| {
            let is_done = |exercise: &&&Exercise| progress.done.contains_key(&exercise.id);
            all.iter().filter(is_done).count()
        });
        t!(
            practice.of,
            done = number(done as u64),
            count = number(all.len() as u64)
        )
    };
    let id = format!("practice-{}", one.as_str());
    let title = id.clone();
    let rows = move || {
        let here = here.get();
        let of_chapter = exercises()
            .iter()
            .filter(|exercise| here.contains(&exercise.id.as_str()));
        of_chapter.map(|exercise| row(exercise, progress)).collect_view()
    };
    let section = move || {
        view! {
            <section class="practice-chapter" aria-labelledby=title.clone()>
                <div class="practice-head">
                    <h2 class="practice-title" id=title.clone()>{move || chapter(one)}</h2>
                    <span class="practice-count">{done}</span>
                </div>
                <ul class="practice-rows">{rows}</ul>
            </section>
        }
        .into_any()
    };
    let there = Memo::new(move |_| here.with(|here| !here.is_empty()));
    (move || there.get().then(&section)).into_any()
}

fn row(exercise: &'static Exercise, progress: Memo<Progress>) -> AnyView {
    let minutes = move || t!(practice.minutes, count = number(u64::from(exercise.minutes)));
    view! {
        <li class="practice-row">
            {move || progress.with(|progress| State::of(exercise, progress)).sign()}
            <span class="practice-number" aria-hidden="true">{place(exercise)}</span>
            <a class="practice-link" href=Route::Exercise(exercise.id.clone()).href()>
                {move || exercise_words(&exercise.title)}
            </a>
            <span class="practice-said">{move || progress.with(|progress| said(exercise, progress))}</span>
            <span class="practice-minutes">{minutes}</span>
        </li>
    }
    .into_any()
}

/// The first exercise that was begun and not done, else the first that was not begun.
fn go_on(progress: &Progress) -> Option<AnyView> {
    let first = |state: State| {
        let mut all = exercises().iter();
        all.find(|exercise| State::of(exercise, progress) == state)
    };
    let running = first(State::Running);
    let exercise = running.or_else(|| first(State::New))?;
    let (title, href) = (
        exercise_words(&exercise.title),
        Route::Exercise(exercise.id.clone()).href(),
    );
    let action = match running {
        Some(_) => t!(practice.go_on).to_owned(),
        None => t!(practice.next, title = title.clone()),
    };
    let said = said(exercise, progress);
    Some(
        view! {
            <section class="card practice-next" aria-labelledby="practice-next">
                <h2 class="card-title" id="practice-next">{action}</h2>
                <p>{exercise_words(&exercise.task)}</p>
                <p class="card-hint">{said}</p>
                <a class="button button-primary" href=href>{title}</a>
            </section>
        }
        .into_any(),
    )
}
