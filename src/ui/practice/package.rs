//! A package for learning platforms: the lesson that comes with the page is opened, taken up where the platform says that
//! somebody was, and each change of how far they are is told there. Without a platform it is a lesson like any other.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;

use crate::platform::{self, Course};
use crate::practice::{Lesson, Progress, Shared};
use crate::ui::icons::Icon;
use crate::ui::location::go;
use crate::ui::preferences;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::{t, text};

use super::kept::{keep, progress};
use super::own::{exercise, keep_own, lesson};

/// Under what the browser remembers which lesson is the package's, and what of it the platform took last.
const PACKAGE: &str = "practice-package";
const TAKEN: &str = "practice-taken";

/// What is said above the page; nothing while all is well.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Nothing,
    Unreadable,
    NotTaken,
    Refused,
}

/// How far somebody is, as a platform is told.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Report {
    solved: usize,
    of: usize,
    data: String,
}

/// Opens the lesson of the package, and begins to tell; gives the line that speaks of it, in a live region that is always
/// there.
pub fn package(app: App) -> AnyView {
    let says = RwSignal::new(Says::Nothing);
    let is_start = window().location().hash().unwrap_or_default().len() <= 1;
    let owner = Owner::current().unwrap_or_default();
    platform::fetch_text(platform::PACKAGED, move |text| {
        match text.map(|text| Shared::from_file(&text)) {
            Some(Ok(shared @ Shared::Lesson(..))) => owner.with(|| open(app, &shared, says, is_start)),
            _ => says.set(Says::Unreadable),
        }
    });
    line(says)
}

/// Whether a platform is told how far somebody is with this lesson.
pub fn is_told(lesson: &Lesson) -> bool {
    preferences::read(PACKAGE).as_deref() == Some(&lesson.id) && platform::course().is_some()
}

fn open(app: App, shared: &Shared, says: RwSignal<Says>, is_start: bool) {
    let Shared::Lesson(packed, _) = shared else {
        return;
    };
    keep_own(app, shared);
    preferences::write(PACKAGE, &packed.id);
    if let (Some(course), Some(lesson)) = (platform::course(), lesson(&packed.id)) {
        let was_complete = resume(app, &course, lesson);
        tell(app, StoredValue::new_local(course), lesson, was_complete, says);
    }
    if platform::is_refused() {
        says.set(Says::Refused);
    }
    if is_start {
        go(&Route::Exercise(packed.id.clone()));
    }
}

/// Takes up what the platform has; says whether it has it as completed already.
fn resume(app: App, course: &Course, lesson: &Lesson) -> bool {
    let data = course.get("cmi.suspend_data");
    let status = course.get("cmi.core.lesson_status");
    let is_new = data.is_empty()
        && course.get("cmi.core.entry") == "ab-initio"
        && matches!(status.as_str(), "" | "not attempted");
    let taken = preferences::read(TAKEN);
    keep(app, |progress| {
        // Begun anew there; but what the platform never took was not given up by anybody.
        if is_new && taken == Some(progress.suspended(lesson)) {
            progress.forget(lesson);
        }
        progress.resume(lesson, &data);
    });
    matches!(status.as_str(), "completed" | "passed")
}

/// Tells now, after each change, and when the window closes.
fn tell(
    app: App,
    course: StoredValue<Course, LocalStorage>,
    lesson: &'static Lesson,
    was_complete: bool,
    says: RwSignal<Says>,
) {
    let began = platform::now();
    let taken = StoredValue::new(None::<Report>);
    let is_over = StoredValue::new(false);
    let send = move |now: Report| {
        if is_over.get_value() || taken.with_value(|taken| taken.as_ref() == Some(&now)) {
            return;
        }
        let is_taken = course.with_value(|course| now.send(course, was_complete));
        says.set(if is_taken { Says::Nothing } else { Says::NotTaken });
        if is_taken {
            preferences::write(TAKEN, &now.data);
            taken.set_value(Some(now));
        }
    };
    Effect::new(move |_| send(Report::of(&progress(app), lesson)));
    let closes = window_event_listener_untyped("pagehide", move |_| {
        // What was not taken before has one more chance.
        send(Report::of(&untrack(|| progress(app)), lesson));
        if !is_over.get_value() {
            is_over.set_value(true);
            course.with_value(|course| {
                course.set("cmi.core.session_time", &span(platform::now() - began));
                course.finish();
            });
        }
    });
    // A page that a browser had only put aside begins a new visit.
    let comes_back = window_event_listener_untyped("pageshow", move |event| {
        let persisted = js_sys::Reflect::get(&event, &"persisted".into());
        if persisted == Ok(JsValue::TRUE) && is_over.get_value() {
            let _ = window().location().reload();
        }
    });
    on_cleanup(move || {
        closes.remove();
        comes_back.remove();
    });
}

impl Report {
    fn of(progress: &Progress, lesson: &Lesson) -> Self {
        // What this version doesn't have can't be solved.
        let there: Vec<&String> = lesson
            .exercises
            .iter()
            .filter(|id| exercise(id).is_some())
            .collect();
        let solved = there.iter().filter(|id| progress.done.contains_key(**id)).count();
        Report {
            solved,
            of: there.len(),
            data: progress.suspended(lesson),
        }
    }

    fn is_complete(&self) -> bool {
        self.of > 0 && self.solved == self.of
    }

    /// The share that is solved, in hundredths.
    fn score(&self) -> usize {
        (100 * self.solved).checked_div(self.of).unwrap_or_default()
    }

    /// Tells all of it, and says whether all was taken. What was completed before stays so.
    fn send(&self, course: &Course, was_complete: bool) -> bool {
        let mut is_taken = true;
        if self.is_complete() || !was_complete {
            let status = if self.is_complete() {
                "completed"
            } else {
                "incomplete"
            };
            is_taken &= course.set("cmi.core.lesson_status", status);
            // A platform may do without these two.
            course.set("cmi.core.score.min", "0");
            course.set("cmi.core.score.max", "100");
            is_taken &= course.set("cmi.core.score.raw", &self.score().to_string());
        }
        is_taken &= course.set("cmi.suspend_data", &self.data);
        let exit = if self.is_complete() { "" } else { "suspend" };
        is_taken &= course.set("cmi.core.exit", exit);
        is_taken & course.commit()
    }
}

/// So many milliseconds as SCORM 1.2 has them: `0000:00:00.00`.
fn span(milliseconds: i64) -> String {
    let hundredths = milliseconds.clamp(0, 9_999 * 3_600_000) / 10;
    let seconds = hundredths / 100;
    format!(
        "{:04}:{:02}:{:02}.{:02}",
        seconds / 3_600,
        seconds / 60 % 60,
        seconds % 60,
        hundredths % 100
    )
}

fn line(says: RwSignal<Says>) -> AnyView {
    let notice = move || {
        let (title, words) = match says.get() {
            Says::Nothing => return None,
            Says::Unreadable => (t!(package.unreadable), text!(package.unreadable_words)),
            Says::NotTaken => (t!(package.not_taken), text!(package.not_taken_words)),
            Says::Refused => (t!(package.not_taken), text!(package.refused_words)),
        };
        Some(view! {
            <div class="notice notice-quiet">
                {Icon::Info.view(18)}
                <p class="notice-words"><strong>{title}</strong> " " {words}</p>
            </div>
        })
    };
    view! { <div class="notice-place" role="status">{notice}</div> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_a_score() {
        for (solved, of, score, is_complete) in [
            (0, 0, 0, false),
            (0, 2, 0, false),
            (1, 2, 50, false),
            (2, 3, 66, false),
            (3, 3, 100, true),
        ] {
            let report = Report {
                solved,
                of,
                data: String::new(),
            };
            assert_eq!(
                (report.score(), report.is_complete()),
                (score, is_complete),
                "{solved} of {of}"
            );
        }
    }

    #[test]
    fn spans_are_as_scorm_has_them() {
        for (milliseconds, expected) in [
            (-5, "0000:00:00.00"),
            (9, "0000:00:00.00"),
            (61_239, "0000:01:01.23"),
            (3_600_000, "0001:00:00.00"),
            (i64::MAX, "9999:00:00.00"),
        ] {
            assert_eq!(span(milliseconds), expected);
        }
    }
}
