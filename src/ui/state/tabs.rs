//! What this tab knows of the other tabs on its tenant: the lock they share, and what the person is to be told.

use leptos::prelude::*;

use crate::platform::{self, LocalStore, TabLock};
use crate::sandbox::Tab;

/// The other tabs of this browser, as this one knows them.
#[derive(Clone, Copy)]
pub struct Tabs {
    /// The lock of the tenant that is open; none in a test of a component.
    lock: StoredValue<Option<TabLock>>,
    /// The number of the tenant that is open.
    pub(in crate::ui) tenant: StoredValue<u32>,
    /// Goes up when the lock may have moved.
    pub(in crate::ui) moved: RwSignal<u32>,
    /// Whether something was to be changed that can't be changed here now: the person is told, and asked.
    pub refused: RwSignal<bool>,
    /// Whether this tab was at work, and another one took over since.
    pub overtaken: RwSignal<bool>,
    /// Goes up when something was written in a quiet moment, which changes no tenant.
    pub rested: RwSignal<u32>,
}

impl Tabs {
    /// No other tab is known yet.
    pub(in crate::ui) fn new() -> Self {
        Tabs {
            lock: StoredValue::new(None),
            tenant: StoredValue::new(0),
            moved: RwSignal::new(0),
            refused: RwSignal::new(false),
            overtaken: RwSignal::new(false),
            rested: RwSignal::new(0),
        }
    }

    /// This tab, as whoever works on this tenant of the store: to open its sandbox with. What is on screen is that
    /// tenant from here on; the sandbox that was open before is to be released first.
    pub fn tab(self, tenant: u32) -> Tab {
        let id = platform::random_key() as u64;
        let Ok(store) = LocalStore::open() else {
            return Tab::new(id);
        };
        let moved = self.moved;
        let lock = TabLock::new(id, store.lock_name(tenant), move || {
            // The page may be gone by then.
            let _ = moved.try_update(|count| *count += 1);
        });
        lock.look();
        self.lock.set_value(Some(lock.clone()));
        self.tenant.set_value(tenant);
        self.refused.set(false);
        self.overtaken.set(false);
        Tab {
            id,
            lock: Box::new(lock),
        }
    }

    /// Hears what came of a change: whether it was done, and whether this tab is the one that has to follow now.
    pub(super) fn changed(self, done: bool, overtaken: bool) {
        if !done {
            self.refused.set(true);
        }
        if overtaken {
            self.overtaken.set(true);
        }
    }

    /// Looks whether another tab is at work, where that is not known.
    pub(in crate::ui) fn look(self) {
        self.lock.with_value(|lock| {
            if let Some(lock) = lock {
                lock.look();
            }
        });
    }

    /// Whether only a lease says which tab is at work.
    pub(in crate::ui) fn is_lease(self) -> bool {
        self.lock
            .with_value(|lock| lock.as_ref().is_some_and(TabLock::is_lease))
    }
}
