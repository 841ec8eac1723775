//! Several tabs on one tenant: which one is at work, hearing of the others, taking over, and trying again to save.
//!
//! A change is made by the tab that is at work; all others show what it does, and ask before they take over.

mod notices;
mod question;

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use crate::platform::{self, LocalStore};
use crate::sandbox::{Sandbox, Saving, StoreError, EXPIRES};

use super::state::{would_be_lost, App};

pub use notices::{hides_export, notices};
pub use question::question;

/// How often a tab says that it is there, and looks whether others are, where only a lease says so.
const BEAT: Duration = Duration::from_millis(EXPIRES.unsigned_abs() / 4);

impl App {
    /// Whether something can be changed here now. If not, the person is told why, and asked.
    pub fn may_change(self) -> bool {
        let may = self.peek(|s| {
            let can_not = matches!(
                s.saving(),
                Saving::Following | Saving::NotSaved(StoreError::Newer)
            );
            !can_not && s.looking().is_none()
        });
        if !may {
            self.tabs.refused.set(true);
        }
        may
    }

    /// Makes this the tab that is at work. What the other one did is taken over first.
    pub fn take_over(self) {
        self.tabs.refused.set(false);
        self.sandbox.update(|sandbox| {
            // When a third tab was quicker, this one goes on following, and says so.
            if sandbox.take_over(platform::now()).is_ok() {
                let _ = sandbox.try_again(platform::now());
            }
        });
        self.settled();
    }

    /// Tries again to save what could not be saved.
    pub fn try_again(self) {
        self.sandbox.update(|sandbox| {
            let _ = sandbox.try_again(platform::now());
        });
        self.settled();
    }

    /// Lets go of what this tab had when another one went on without it.
    pub fn forget_left_behind(self) {
        self.sandbox.update(Sandbox::forget_left_behind);
    }

    fn settled(self) {
        if self.peek(Sandbox::needs_maintenance) {
            self.rest_soon();
        }
        if self.peek(|s| s.saving() != Saving::Following) {
            self.tabs.overtaken.set(false);
        }
    }

    /// Takes in what other tabs did, and whether one is at work.
    fn sync_lock(self) {
        let mut overtaken = false;
        self.sandbox.maybe_update(|sandbox| {
            let was_at_work = sandbox.is_at_work();
            let moved = sandbox.sync_lock(platform::now());
            overtaken = was_at_work && sandbox.saving() == Saving::Following;
            moved
        });
        if overtaken {
            self.tabs.overtaken.set(true);
        }
        self.settled();
    }

    /// Hears of other tabs from here on: by what they store, by the lock, and by the clock where there is only a lease.
    pub(super) fn watch_tabs(self) {
        let tabs = self.tabs;
        Effect::new(move |before: Option<()>| {
            tabs.moved.track();
            if before.is_some() {
                untrack(|| self.sync_lock());
            }
        });
        self.hear_of_writes();
        let heartbeat = set_interval_with_handle(
            move || {
                if tabs.is_lease() {
                    self.sandbox.update_untracked(|sandbox| {
                        if sandbox.is_at_work() {
                            sandbox.heartbeat(platform::now());
                        }
                    });
                    self.sync_lock();
                }
            },
            BEAT,
        );
        // A page that is left lets go, also one that the browser keeps for the way back.
        let left = window_event_listener(ev::pagehide, move |_| {
            self.sandbox.update_untracked(Sandbox::release);
        });
        let shown = window_event_listener(ev::pageshow, move |event| {
            if event.persisted() {
                tabs.look();
                self.sync_lock();
            }
        });
        // What is kept in memory only, the browser asks about before it is gone.
        let leaving = window_event_listener(ev::beforeunload, move |event| {
            if self.sandbox.try_with_untracked(would_be_lost) == Some(true) {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            if let Ok(heartbeat) = heartbeat {
                heartbeat.clear();
            }
            for listener in [left, shown, leaving] {
                listener.remove();
            }
        });
    }

    /// Takes over what another tab writes before the next frame is painted: a hidden tab follows once, when it is
    /// looked at again.
    fn hear_of_writes(self) {
        let Ok(store) = LocalStore::open() else { return };
        let waiting = StoredValue::new(false);
        let tabs = self.tabs;
        let listener = window_event_listener(ev::storage, move |event| {
            if waiting.get_value() || !store.owns(event.key().as_deref(), tabs.tenant.get_value()) {
                return;
            }
            waiting.set_value(true);
            request_animation_frame(move || {
                waiting.set_value(false);
                tabs.look();
                self.sync_lock();
            });
        });
        on_cleanup(move || listener.remove());
    }
}
