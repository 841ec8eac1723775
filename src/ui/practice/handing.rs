//! What is handed out and handed in: links, files to keep, and the file of results.

use leptos::prelude::*;

use crate::domain::Time;
use crate::exchange::{write_results_file, ExerciseResult, HowDone, ResultsFile};
use crate::platform;
use crate::practice::{Exercise, Lesson, Progress, Shared, LONGEST_LINK};
use crate::ui::preferences;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::wording::exercise_words;

use super::kept::progress;
use super::own::exercise;

/// Under what the name is kept that goes into results.
const NAME: &str = "practice-name";

/// The name that somebody goes by in results; empty where they gave none.
pub fn learner() -> String {
    preferences::read(NAME).unwrap_or_default()
}

/// Keeps that name.
pub fn set_learner(name: &str) {
    preferences::write(NAME, name.trim());
}

/// The link of what is shared, whole; nothing where it is too long to be kept whole by whoever passes it on.
pub fn link(shared: &Shared) -> Option<String> {
    let here = window().location().href().ok()?;
    // Without the state in which this visit was opened: that is not what is shared.
    let here = here.split(['#', '?']).next().unwrap_or_default().to_owned();
    let link = here + &Route::Open(shared.to_payload()?).href();
    (link.len() <= LONGEST_LINK).then_some(link)
}

/// Of which kind these files are.
const KIND: &str = "application/json";

fn name_of(shared: &Shared) -> &'static str {
    match shared {
        Shared::Tenant(..) => "zetel-tenant.zetel",
        Shared::Exercise(_) => "zetel-exercise.zetel",
        Shared::Lesson(..) => "zetel-lesson.zetel",
    }
}

/// Offers what is shared as a file.
pub fn export_shared(shared: &Shared) {
    if let Some(text) = shared.to_file() {
        platform::download(name_of(shared), KIND, &text);
    }
}

/// Whether this system can hand such files to another app.
pub fn can_send() -> bool {
    platform::can_hand("zetel.zetel", KIND)
}

/// Hands what is shared as a file to another app.
pub fn send(shared: &Shared) {
    if let Some(text) = shared.to_file() {
        platform::hand(name_of(shared), KIND, &text);
    }
}

/// Offers how far somebody is as a file: with a lesson, or with everything that was begun.
pub fn download_results(app: App, lesson: Option<&Lesson>) {
    let progress = untrack(|| progress(app));
    let ids: Vec<&str> = match lesson {
        Some(lesson) => lesson.exercises.iter().map(String::as_str).collect(),
        None => {
            let begun = progress.done.keys().chain(progress.running.keys());
            let mut begun: Vec<&str> = begun.map(String::as_str).collect();
            begun.sort_unstable();
            begun.dedup();
            begun
        }
    };
    let exercises = ids.into_iter().filter_map(exercise);
    let results = ResultsFile {
        name: learner(),
        lesson: lesson.map(|lesson| lesson.id.clone()),
        title: lesson
            .map(|lesson| exercise_words(&lesson.title))
            .unwrap_or_default(),
        exercises: exercises.map(|one| result(one, &progress)).collect(),
    };
    platform::download(
        "zetel-results.json",
        "application/json",
        &write_results_file(&results),
    );
}

fn result(exercise: &Exercise, progress: &Progress) -> ExerciseResult {
    let done = progress.done.get(&exercise.id);
    let running = progress.running.get(&exercise.id);
    let of = exercise.requirements.len() as u32;
    ExerciseResult {
        id: exercise.id.clone(),
        title: exercise_words(&exercise.title),
        fewest: exercise.par() as u32,
        of,
        met: done.map(|_| of).or(running.map(|run| run.met)),
        done: done.map(|done| HowDone {
            changes: done.changes,
            hints: done.hints,
            shown: done.shown,
            when: Time(done.when.div_euclid(1_000)),
        }),
    }
}
