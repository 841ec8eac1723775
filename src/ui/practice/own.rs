//! What somebody made or was given, as this browser keeps it: exercises and lessons, apart from all tenants. Finding an
//! exercise by its id looks here as well.
//!
//! A line for each, which is its payload. What there is no room for lasts as long as the page.

use std::cell::RefCell;

use leptos::prelude::*;

use crate::platform;
use crate::practice::{self, Exercise, Help, Lesson, Shared};
use crate::ui::preferences;
use crate::ui::state::App;

/// Under what it is kept.
const KEY: &str = "practice-own";
/// The largest payload that is kept, in characters: a tenant of some ten thousand people.
const LARGEST: usize = 400_000;
/// Under what a tab remembers the lesson that somebody is in.
const IN_LESSON: &str = "practice-lesson";

/// What there is. Each is made once and stays for as long as the page: exercises are used everywhere.
#[derive(Clone, Default)]
pub struct Own {
    /// Exercises.
    pub exercises: Vec<&'static Exercise>,
    /// Lessons.
    pub lessons: Vec<&'static Lesson>,
    /// Exercises that came with those lessons, each with the lesson's id.
    of_lessons: Vec<(String, &'static Exercise)>,
}

/// What was read last.
#[derive(Default)]
struct Known {
    text: String,
    /// What there was no room for.
    more: Vec<String>,
    own: Own,
}

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

impl Own {
    fn all(&self) -> impl Iterator<Item = &'static Exercise> + '_ {
        let of_lessons = self.of_lessons.iter().map(|(_, one)| *one);
        self.exercises.iter().copied().chain(of_lessons)
    }

    /// An exercise: the one that came with the lesson that somebody is in, before another of the same id.
    fn exercise(&self, id: &str) -> Option<&'static Exercise> {
        let lesson = platform::recall(IN_LESSON).unwrap_or_default();
        let mut of_lessons = self.of_lessons.iter();
        let of_this = of_lessons.find(|(around, one)| *around == lesson && one.id == id);
        let of_this = of_this.map(|(_, one)| *one);
        of_this.or_else(|| self.all().find(|one| one.id == id))
    }
}

impl Known {
    /// Reads what is kept now, where it is not what was read.
    fn refresh(&mut self, changed: bool) {
        let text = preferences::read(KEY).unwrap_or_default();
        if text == self.text && !changed {
            return;
        }
        let before = std::mem::take(&mut self.own);
        let known: Vec<&'static Exercise> = before.all().collect();
        let exercise = |read: Exercise| {
            let same = known.iter().copied().find(|one| **one == read);
            same.unwrap_or_else(|| Box::leak(Box::new(read)))
        };
        for line in text.lines().chain(self.more.iter().map(String::as_str)) {
            match Shared::from_payload(line) {
                Ok(Shared::Exercise(read)) => self.own.exercises.push(exercise(*read)),
                Ok(Shared::Lesson(lesson, exercises)) => {
                    let same = before.lessons.iter().copied().find(|one| **one == *lesson);
                    let lesson = same.unwrap_or_else(|| Box::leak(lesson));
                    self.own.lessons.push(lesson);
                    let exercises = exercises.into_iter().map(exercise);
                    let of_this = exercises.map(|one| (lesson.id.clone(), one));
                    self.own.of_lessons.extend(of_this);
                }
                Ok(Shared::Tenant(..)) | Err(_) => {}
            }
        }
        self.text = text;
    }
}

/// What there is, tracked.
pub fn own(app: App) -> Own {
    app.tenants.practiced.track();
    KNOWN.with_borrow_mut(|known| {
        known.refresh(false);
        known.own.clone()
    })
}

fn find<T>(look: impl FnOnce(&Own) -> Option<T>) -> Option<T> {
    KNOWN.with_borrow_mut(|known| {
        known.refresh(false);
        look(&known.own)
    })
}

/// An exercise: one that comes with Zetel, or one's own.
pub fn exercise(id: &str) -> Option<&'static Exercise> {
    let own = || find(|own| own.exercise(id));
    practice::exercise(id).or_else(own)
}

/// A lesson.
pub fn lesson(id: &str) -> Option<&'static Lesson> {
    find(|own| own.lessons.iter().copied().find(|one| one.id == id))
}

fn id_of(payload: &str) -> Option<String> {
    match Shared::from_payload(payload).ok()? {
        Shared::Exercise(exercise) => Some(exercise.id),
        Shared::Lesson(lesson, _) => Some(lesson.id),
        Shared::Tenant(..) => None,
    }
}

/// Keeps an exercise or a lesson, in the place of one with its id. False where there is no room: then it lasts as long
/// as the page.
pub fn keep_own(app: App, shared: &Shared) -> bool {
    let id = match shared {
        Shared::Exercise(exercise) => &exercise.id,
        Shared::Lesson(lesson, _) => &lesson.id,
        Shared::Tenant(..) => return false,
    };
    put(app, id, shared.to_payload())
}

/// Whether keeping it would put it in the place of something else that somebody made or was given.
pub fn replaces_own(shared: &Shared) -> bool {
    find(|own| match shared {
        Shared::Exercise(one) => Some(
            own.exercises
                .iter()
                .any(|other| other.id == one.id && **other != **one),
        ),
        Shared::Lesson(one, _) => Some(
            own.lessons
                .iter()
                .any(|other| other.id == one.id && **other != **one),
        ),
        Shared::Tenant(..) => None,
    })
    .unwrap_or(false)
}

/// Forgets one.
pub fn forget_own(app: App, id: &str) {
    put(app, id, None);
}

fn put(app: App, id: &str, payload: Option<String>) -> bool {
    let kept = KNOWN.with_borrow_mut(|known| {
        let text = preferences::read(KEY).unwrap_or_default();
        let others = text.lines().filter(|line| id_of(line).as_deref() != Some(id));
        // Tenants come first: what is large is for a file.
        let small = payload.as_deref().filter(|payload| payload.len() <= LARGEST);
        let is_small = small.is_some() == payload.is_some();
        let lines: Vec<&str> = others.chain(small).collect();
        let text = lines.join("\n");
        preferences::write(KEY, &text);
        let is_kept = is_small && preferences::read(KEY).unwrap_or_default() == text;
        known.more.retain(|line| id_of(line).as_deref() != Some(id));
        if !is_kept {
            known.more.extend(payload);
        }
        known.refresh(true);
        is_kept
    });
    app.tenants.practiced.update(|count| *count += 1);
    kept
}

/// Remembers for this tab that somebody is in a lesson, or in none.
pub fn enter_lesson(id: &str) {
    platform::remember(IN_LESSON, id);
}

/// The lesson that somebody does this exercise in.
pub fn lesson_around(exercise: &str) -> Option<&'static Lesson> {
    let lesson = lesson(&platform::recall(IN_LESSON)?)?;
    lesson.exercises.iter().any(|id| id == exercise).then_some(lesson)
}

/// Which help there is in this exercise.
pub fn help_in(exercise: &str) -> Help {
    lesson_around(exercise).map_or_else(Help::default, |lesson| lesson.help)
}
