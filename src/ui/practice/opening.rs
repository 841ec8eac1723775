//! Opening an exercise in a tenant of its own, starting it over, and going back to one's own tenant.
//!
//! A tab remembers from which tenant it went. A tenant of an exercise stays until the exercise is done and left, or for
//! good when its run is forgotten; one for which there is no room lives in memory.

use leptos::prelude::*;

use crate::domain::Actor;
use crate::platform;
use crate::practice::{Exercise, Run};
use crate::sandbox::Beginning;
use crate::ui::location::go;
use crate::ui::route::Route;
use crate::ui::side_panel::focus_title;
use crate::ui::state::{create_practice, exercise_of, index, sample_language, which, App, Fault};

use super::kept::{keep, progress};

/// Under what a tab remembers the tenant that it came from.
const CAME_FROM: &str = "practice-from";

/// What is done to begin, go on with, and leave exercises.
pub trait Begin {
    /// Opens an exercise, where it was left or at its start.
    ///
    /// # Errors
    /// When the open tenant has something that would be gone then. Nothing has changed.
    fn begin_exercise(self, exercise: &Exercise) -> Result<(), Fault>;

    /// Puts the exercise that is open back to its start.
    fn start_over(self, exercise: &Exercise);

    /// Goes back to the tenant that was open before.
    fn leave_exercise(self);
}

/// The tenant an exercise begins with in this edition's language, and who acts.
fn beginning(app: App, exercise: &Exercise) -> Beginning {
    let wanted = app.peek(|sandbox| sandbox.now().0.edition);
    let tenant = exercise.tenant(sample_language(), exercise.edition_near(wanted));
    Beginning::from((tenant, Actor { role: exercise.role }))
}

impl Begin for App {
    fn begin_exercise(self, exercise: &Exercise) -> Result<(), Fault> {
        if self.tenants.exercise.get_untracked().as_deref() == Some(&exercise.id) {
            go(&Route::Users);
            focus_title();
            return Ok(());
        }
        let is_exercise = self.tenants.exercise.get_untracked().is_some();
        if !is_exercise {
            self.leave()?;
            platform::remember(CAME_FROM, &self.tenants.open.get_untracked().to_string());
        }
        let over = self.put_away();
        let beginning = beginning(self, exercise);
        let kept = untrack(|| progress(self)).running.remove(&exercise.id);
        let kept = kept.and_then(|run| run.tenant);
        let there = kept.filter(|id| exercise_of(*id).as_deref() == Some(&exercise.id));
        match there.map_or_else(|| create_practice(&exercise.id, beginning.clone()), Ok) {
            Ok(tenant) => {
                keep(self, |progress| {
                    let run = progress.running.entry(exercise.id.clone()).or_default();
                    if run.tenant != Some(tenant) {
                        *run = Run {
                            tenant: Some(tenant),
                            ..Run::default()
                        };
                    }
                });
                self.switch(tenant);
            }
            Err(_) => {
                keep(self, |progress| {
                    progress.running.insert(exercise.id.clone(), Run::default());
                });
                self.switch_to_memory(&exercise.id, beginning);
            }
        }
        end(over);
        self.tenants.said.set(None);
        go(&Route::Users);
        focus_title();
        Ok(())
    }

    fn start_over(self, exercise: &Exercise) {
        self.back_to_now();
        let start = self.peek(|sandbox| sandbox.first());
        if self.replace(start, Actor { role: exercise.role }) {
            keep(self, |progress| {
                if let Some(run) = progress.running.get_mut(&exercise.id) {
                    run.answers.clear();
                    run.met = 0;
                    run.finished = false;
                }
            });
        }
    }

    fn leave_exercise(self) {
        let over = self.put_away();
        let from = platform::recall(CAME_FROM).and_then(|id| id.parse().ok());
        let index = index().ok();
        let there = |id: &u32| {
            let list = index.as_ref().and_then(|index| index.list().ok());
            list.is_some_and(|list| {
                list.iter()
                    .any(|tenant| tenant.id == *id && tenant.deleted.is_none())
            })
        };
        let back = from.filter(there);
        platform::remember(crate::ui::state::OPEN, "");
        let back = back.or_else(|| index.as_ref().and_then(which));
        self.switch(back.unwrap_or_default());
        end(over);
        self.tenants.said.set(None);
        go(&Route::Practice);
    }
}

impl App {
    /// What becomes of the exercise that is open when it is left: one that is done with is forgotten, and so is one in
    /// memory. Answers the tenant that is to go once another one is open.
    fn put_away(self) -> Option<u32> {
        self.back_to_now();
        let id = self.tenants.exercise.get_untracked()?;
        let run = untrack(|| progress(self)).running.remove(&id)?;
        if run.tenant.is_some() && !run.finished {
            return None;
        }
        keep(self, |progress| {
            progress.running.remove(&id);
        });
        run.tenant
    }
}

/// Removes the tenant of an exercise that is done with. Nothing depends on its success: see [`tidy_up`].
fn end(tenant: Option<u32>) {
    if let (Some(tenant), Ok(mut index)) = (tenant, index()) {
        let _ = index.end_practice(tenant);
    }
}

/// Removes tenants of exercises that no run knows of: what another version, or a reset of what is kept, left behind.
pub fn tidy_up(app: App) {
    let Ok(mut index) = index() else { return };
    let running = untrack(|| progress(app)).running;
    let open = app.tenants.open.get_untracked();
    for (tenant, exercise) in index.practicing().unwrap_or_default() {
        let is_known = running
            .get(&exercise)
            .is_some_and(|run| run.tenant == Some(tenant));
        if !is_known && tenant != open {
            let _ = index.end_practice(tenant);
        }
    }
}
