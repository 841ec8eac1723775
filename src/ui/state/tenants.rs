//! What this tab knows of the tenants of its browser: the list, which one is open, and what came of the last thing done
//! to them.

use leptos::prelude::*;

use crate::sandbox::{Replaced, TenantMeta};

use super::tenant_index::{create, exercise_of, fresh, index, which, Fault};

/// The tenants of this browser, as this tab knows them.
#[derive(Clone, Copy)]
pub struct Tenants {
    /// All of them, deleted ones included, those last used first; none where the browser keeps nothing.
    pub list: RwSignal<Vec<TenantMeta>>,
    /// The number of the one that this tab has open.
    pub open: RwSignal<u32>,
    /// The id of the exercise whose tenant is open, if it is one's.
    pub exercise: RwSignal<Option<String>>,
    /// Goes up when something was kept of how far somebody is with exercises.
    pub practiced: RwSignal<u32>,
    /// What came of the last thing done to the list.
    pub said: RwSignal<Option<Said>>,
    /// What can be brought back in tenants that this tab had open before.
    pub(in crate::ui) replaced: StoredValue<Vec<(u32, Replaced)>>,
}

/// What came of something done to the list of tenants. Names are as they were then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A tenant was opened.
    Opened(String),
    /// One was made, and opened.
    Created(String),
    /// One was copied: what the copy is called, and its number.
    Duplicated(String, u32),
    /// One was renamed.
    Renamed(String),
    /// One was deleted: its number, and whether it was open.
    Deleted(String, u32, bool),
    /// One was brought back.
    Restored(String),
    /// One was deleted for good.
    Purged(String),
    /// Nothing was done.
    Failed(Fault),
}

impl Tenants {
    /// What this tab begins with: the number of the tenant it opens. A tenant is made where all were deleted.
    pub(in crate::ui) fn new() -> Self {
        let id = match index() {
            Ok(mut index) => which(&index).unwrap_or_else(|| {
                create("", fresh()).unwrap_or_else(|_| {
                    // There is no room for another one: the one deleted last comes back.
                    let list = index.list().unwrap_or_default();
                    let id = list.iter().max_by_key(|tenant| tenant.deleted);
                    let id = id.map_or(0, |tenant| tenant.id);
                    let _ = index.restore(id);
                    id
                })
            }),
            Err(_) => 0,
        };
        Tenants {
            list: RwSignal::new(Vec::new()),
            open: RwSignal::new(id),
            exercise: RwSignal::new(exercise_of(id)),
            practiced: RwSignal::new(0),
            said: RwSignal::new(None),
            replaced: StoredValue::new(Vec::new()),
        }
    }

    /// Reads the list again.
    pub fn refresh(self) {
        let list = index().ok().and_then(|index| index.list().ok());
        let list = list.unwrap_or_default();
        // What is the same stays on screen as it is: a menu may be open there.
        if self.list.with_untracked(|before| *before != list) {
            self.list.set(list);
        }
    }

    /// The open one, as the list has it.
    pub fn current(self) -> Option<TenantMeta> {
        let open = self.open.get();
        self.list
            .with(|list| list.iter().find(|tenant| tenant.id == open).cloned())
    }

    /// What one is called; nothing where it is not in the list.
    pub(in crate::ui) fn title_of(self, id: u32) -> String {
        self.list.with_untracked(|list| {
            let found = list.iter().find(|tenant| tenant.id == id);
            found.map(|tenant| tenant.title().to_owned()).unwrap_or_default()
        })
    }

    /// A name that no tenant has: with a number behind it where it has to be.
    pub(in crate::ui) fn unused(self, name: &str) -> String {
        self.list.with_untracked(|list| {
            let taken = |name: &str| list.iter().any(|tenant| tenant.title() == name);
            let numbered = (2..).map(|n| format!("{name} {n}"));
            let mut names = std::iter::once(name.to_owned()).chain(numbered);
            names.find(|name| !taken(name)).unwrap_or_default()
        })
    }

    /// Keeps what came of something done to the list, which is read again; whether it was done.
    pub(in crate::ui) fn say(self, said: Result<Said, Fault>) -> bool {
        let done = said.is_ok();
        self.refresh();
        self.said.set(Some(said.unwrap_or_else(Said::Failed)));
        done
    }
}
