//! Several tenants in this browser: which are there, which one this tab has open, and how they come and go.
//!
//! A tab remembers for itself which tenant it has open. What one tab does to the list, the others hear of by what is
//! stored.

use leptos::ev;
use leptos::prelude::*;

use crate::domain::{Actor, Tenant};
use crate::platform::{self, BlockedStore, LocalStore};
use crate::sandbox::{
    part_of, sample, Beginning, Found, Replaced, Sandbox, Saving, Seen, Shelf, ShelfError, Shelved, Store,
    StoreError, Tab,
};
use crate::{t, text};

use super::components::Button;
use super::icons::Icon;
use super::state::{sample_language, App};
use super::tabs::would_be_lost;

/// Under what a tab remembers its tenant.
const OPEN: &str = "tenant";

/// The tenants of this browser, as this tab knows them.
#[derive(Clone, Copy)]
pub struct Tenants {
    /// All of them, deleted ones included, those last used first; none where the browser keeps nothing.
    pub list: RwSignal<Vec<Shelved>>,
    /// The number of the one that this tab has open.
    pub open: RwSignal<u32>,
    /// What came of the last thing done to the list.
    pub said: RwSignal<Option<Said>>,
    /// What can be brought back in tenants that this tab had open before.
    replaced: StoredValue<Vec<(u32, Replaced)>>,
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

/// Why nothing was done. Nothing has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no room.
    NoRoom,
    /// The browser keeps nothing.
    Blocked,
    /// Something of the open tenant is not saved, and would be gone.
    Unsaved,
    /// Another tab changes it all the time.
    Busy,
    /// It is no longer there.
    Missing,
}

impl From<ShelfError> for Fault {
    fn from(error: ShelfError) -> Self {
        match error {
            ShelfError::Store(StoreError::Full) | ShelfError::Form(_) => Fault::NoRoom,
            ShelfError::Store(StoreError::Blocked | StoreError::Newer) => Fault::Blocked,
            ShelfError::Missing(_) => Fault::Missing,
            ShelfError::Busy(_) => Fault::Busy,
        }
    }
}

/// The tenants of this browser.
fn shelf() -> Result<Shelf<LocalStore>, Fault> {
    LocalStore::open().map(Shelf::new).map_err(|_| Fault::Blocked)
}

/// Which tenant a tab opens: its own if that is still there, else the one last used; nothing when there is none.
pub fn which<S: Store>(shelf: &Shelf<S>) -> Option<u32> {
    let list = shelf.list().unwrap_or_default();
    if list.is_empty() {
        return Some(0);
    }
    let own: Option<u32> = platform::recall(OPEN).and_then(|id| id.parse().ok());
    let mut there = list.iter().filter(|tenant| tenant.deleted.is_none());
    let own = there.clone().find(|tenant| Some(tenant.id) == own);
    own.or_else(|| there.next()).map(|tenant| tenant.id)
}

/// Puts another tenant into the store, and answers its number.
fn create(name: &str, beginning: Beginning) -> Result<u32, Fault> {
    let store = LocalStore::open().map_err(|_| Fault::Blocked)?;
    let id = shelf()?.add(name, |id| {
        let tab = Tab::new(platform::random_key() as u64);
        let part = Box::new(part_of(store, id));
        let (mut made, _) = Sandbox::open_with(part, tab, platform::now(), Box::new(|| beginning));
        made.release();
        match made.saving() {
            Saving::NotSaved(error) => Err(error),
            Saving::Saved(_) | Saving::Following => Ok(()),
        }
    })?;
    Ok(id)
}

/// The sample in the language of the interface.
fn fresh() -> Beginning {
    sample::waterlinie(sample_language()).into()
}

impl Tenants {
    /// What this tab begins with: the number of the tenant it opens. A tenant is made where all were deleted.
    pub(super) fn new() -> Self {
        let id = match shelf() {
            Ok(mut shelf) => which(&shelf).unwrap_or_else(|| {
                create("", fresh()).unwrap_or_else(|_| {
                    // There is no room for another one: the one deleted last comes back.
                    let list = shelf.list().unwrap_or_default();
                    let id = list.iter().max_by_key(|tenant| tenant.deleted);
                    let id = id.map_or(0, |tenant| tenant.id);
                    let _ = shelf.restore(id);
                    id
                })
            }),
            Err(_) => 0,
        };
        Tenants {
            list: RwSignal::new(Vec::new()),
            open: RwSignal::new(id),
            said: RwSignal::new(None),
            replaced: StoredValue::new(Vec::new()),
        }
    }

    /// Reads the list again.
    pub fn refresh(self) {
        let list = shelf().ok().and_then(|shelf| shelf.list().ok());
        let list = list.unwrap_or_default();
        // What is the same stays on screen as it is: a menu may be open there.
        if self.list.with_untracked(|before| *before != list) {
            self.list.set(list);
        }
    }

    /// The open one, as the list has it.
    pub fn current(self) -> Option<Shelved> {
        let open = self.open.get();
        self.list
            .with(|list| list.iter().find(|tenant| tenant.id == open).cloned())
    }

    fn title_of(self, id: u32) -> String {
        self.list.with_untracked(|list| {
            let found = list.iter().find(|tenant| tenant.id == id);
            found.map(|tenant| tenant.title().to_owned()).unwrap_or_default()
        })
    }

    /// A name that no tenant has: with a number behind it where it has to be.
    fn unused(self, name: &str) -> String {
        self.list.with_untracked(|list| {
            let taken = |name: &str| list.iter().any(|tenant| tenant.title() == name);
            let numbered = (2..).map(|n| format!("{name} {n}"));
            let mut names = std::iter::once(name.to_owned()).chain(numbered);
            names.find(|name| !taken(name)).unwrap_or_default()
        })
    }

    fn say(self, said: Result<Said, Fault>) -> bool {
        let done = said.is_ok();
        self.refresh();
        self.said.set(Some(said.unwrap_or_else(Said::Failed)));
        done
    }
}

impl App {
    /// What the open tenant is called, tracked: as somebody named it, else as its organization is.
    pub fn tenant_name(self) -> String {
        let given = self.tenants.current().map(|tenant| tenant.name);
        let organization = || self.tenant(|tenant| tenant.organization.display_name.to_string());
        given.filter(|name| !name.is_empty()).unwrap_or_else(organization)
    }

    /// Hears from here on what other tabs do to the list, and keeps what this one knows of its own tenant.
    pub(super) fn watch_tenants(self) {
        platform::remember(OPEN, &self.tenants.open.get_untracked().to_string());
        let known = Memo::new(move |_| {
            self.with(|sandbox| {
                let (tenant, _) = sandbox.now();
                let name = tenant.organization.display_name.to_string();
                (name, sandbox.directory_version())
            })
        });
        Effect::new(move |_| {
            known.track();
            untrack(|| self.note());
        });
        let Ok(store) = LocalStore::open() else { return };
        let waiting = StoredValue::new(false);
        let listener = window_event_listener(ev::storage, move |event| {
            if waiting.get_value() || !store.lists(event.key().as_deref()) {
                return;
            }
            waiting.set_value(true);
            request_animation_frame(move || {
                waiting.set_value(false);
                self.tenants.refresh();
                self.follow_shelf();
            });
        });
        let left = window_event_listener(ev::pagehide, move |_| self.note());
        on_cleanup(move || {
            listener.remove();
            left.remove();
        });
    }

    /// Keeps what is known of the open tenant, for the list. Nothing depends on its success.
    fn note(self) {
        let seen = self.peek(|sandbox| {
            let (tenant, _) = sandbox.now();
            let people = tenant.users().filter(|(_, user)| user.deleted.is_none()).count();
            let saved = !matches!(sandbox.saving(), Saving::NotSaved(_));
            saved.then(|| Seen {
                organization: tenant.organization.display_name.to_string(),
                people: people as u32,
                used: platform::now(),
            })
        });
        if let (Some(seen), Ok(mut shelf)) = (seen, shelf()) {
            let _ = shelf.note(self.tenants.open.get_untracked(), &seen);
        }
        self.tenants.refresh();
    }

    /// Another tab may have deleted for good what is open here: then another one is opened.
    fn follow_shelf(self) {
        let tenants = self.tenants;
        let open = tenants.open.get_untracked();
        let gone = tenants
            .list
            .with_untracked(|list| !list.is_empty() && list.iter().all(|tenant| tenant.id != open));
        if gone {
            let name = self.peek(|s| s.now().0.organization.display_name.to_string());
            let next = shelf().ok().and_then(|shelf| which(&shelf));
            if let Some(next) = next {
                self.switch(next);
                tenants.say(Ok(Said::Purged(name)));
            }
        }
    }

    /// Opens another tenant in this tab; false when the open one has something that would be gone then.
    pub fn open_tenant(self, id: u32) -> bool {
        let done = self.leave().map(|()| {
            self.switch(id);
            Said::Opened(untrack(|| self.tenant_name()))
        });
        self.tenants.say(done)
    }

    /// Makes a tenant beside the others, and opens it; false when that can't be done. Its name is its organization's,
    /// with a number where another one is called so.
    pub fn open_new(self, tenant: Tenant, actor: Actor) -> bool {
        let name = tenant.organization.display_name.to_string();
        self.begin_new(&name, (tenant, actor).into())
    }

    /// As [`App::open_new`], from the sample and under a name.
    pub fn open_sample(self, name: &str) -> bool {
        self.begin_new(name, fresh())
    }

    /// Makes a tenant of what is shown now, with the history up to there, and opens it.
    pub fn branch(self, name: &str) -> bool {
        let beginning = self.peek(Sandbox::branch);
        self.begin_new(name, beginning)
    }

    fn begin_new(self, name: &str, beginning: Beginning) -> bool {
        self.tenants.refresh();
        let unused = self.tenants.unused(name);
        // What is called as its organization is needs no name of its own.
        let own = *beginning.tenant().organization.display_name == *unused;
        let given = if own { "" } else { unused.as_str() };
        let done = self.leave().and_then(|()| create(given, beginning)).map(|id| {
            self.switch(id);
            Said::Created(unused.clone())
        });
        self.tenants.say(done)
    }

    /// Copies a tenant with its whole history.
    pub fn duplicate_tenant(self, id: u32) -> bool {
        let name = t!(tenants.copy_of, name = self.tenants.title_of(id));
        let name = self.tenants.unused(&name);
        let copied = shelf().and_then(|mut shelf| Ok(shelf.duplicate(id, &name, platform::now())?));
        self.tenants.say(copied.map(|copy| Said::Duplicated(name, copy)))
    }

    /// Gives a tenant another name; an empty one is its organization's.
    pub fn rename_tenant(self, id: u32, name: &str) -> bool {
        let renamed = shelf().and_then(|mut shelf| Ok(shelf.rename(id, name)?));
        self.tenants.refresh();
        self.tenants
            .say(renamed.map(|()| Said::Renamed(self.tenants.title_of(id))))
    }

    /// Deletes a tenant; it can be brought back. Where it was open, the one last used is opened, or a new sample.
    pub fn delete_tenant(self, id: u32) -> bool {
        let name = self.tenants.title_of(id);
        let was_open = self.tenants.open.get_untracked() == id;
        let deleted = (|| {
            if was_open {
                self.leave()?;
                let next = self.tenants.list.with_untracked(|list| {
                    let mut others = list.iter().filter(|tenant| tenant.deleted.is_none());
                    others.find(|tenant| tenant.id != id).map(|tenant| tenant.id)
                });
                let next = next.map_or_else(|| create("", fresh()), Ok)?;
                self.switch(next);
            }
            Ok(shelf()?.delete(id, platform::now())?)
        })();
        self.tenants
            .say(deleted.map(|()| Said::Deleted(name, id, was_open)))
    }

    /// Brings a deleted tenant back, and opens it where it was open before.
    pub fn restore_tenant(self, id: u32, open: bool) -> bool {
        let restored = shelf().and_then(|mut shelf| Ok(shelf.restore(id)?));
        let opened = restored.and_then(|()| match open && self.tenants.open.get_untracked() != id {
            true => self.leave().map(|()| self.switch(id)),
            false => Ok(()),
        });
        let name = self.tenants.title_of(id);
        self.tenants.say(opened.map(|()| Said::Restored(name)))
    }

    /// Deletes a tenant for good.
    pub fn purge_tenant(self, id: u32) -> bool {
        let name = self.tenants.title_of(id);
        let purged = shelf().and_then(|mut shelf| Ok(shelf.purge(id)?));
        self.tenants.say(purged.map(|_| Said::Purged(name)))
    }

    /// Whether the open tenant can be left: nothing of it is in memory only.
    fn leave(self) -> Result<(), Fault> {
        match self.peek(would_be_lost) {
            true => Err(Fault::Unsaved),
            false => Ok(()),
        }
    }

    /// Puts another tenant on screen.
    fn switch(self, id: u32) {
        let tenants = self.tenants;
        let before = tenants.open.get_untracked();
        if before == id {
            return;
        }
        self.note();
        let kept = self.sandbox.try_update_untracked(|sandbox| {
            sandbox.release();
            sandbox.take_replaced()
        });
        let (mut next, _) = open(self.tabs.tab(id), id);
        tenants.replaced.update_value(|all| {
            if let Some(kept) = kept.flatten() {
                all.push((before, kept));
            }
            if let Some(at) = all.iter().position(|(of, _)| *of == id) {
                next.give_replaced(all.swap_remove(at).1);
            }
        });
        tenants.open.set(id);
        self.sandbox.update(|sandbox| {
            next.come_after(sandbox);
            *sandbox = next;
        });
        platform::remember(OPEN, &id.to_string());
        self.note();
        if self.peek(Sandbox::is_restless) {
            self.rest_soon();
        }
    }
}

/// Opens a tenant of this browser, as this tab.
pub(super) fn open(tab: Tab, id: u32) -> (Sandbox, Found) {
    let store: Box<dyn Store + Send + Sync> = match LocalStore::open() {
        Ok(store) => Box::new(part_of(store, id)),
        Err(_) => Box::new(BlockedStore),
    };
    Sandbox::open_with(store, tab, platform::now(), Box::new(fresh))
}

/// What came of something done to the list, in a sentence.
pub fn said_words(said: &Said) -> String {
    match said {
        Said::Opened(name) => t!(tenants.said_opened, name),
        Said::Created(name) => t!(tenants.said_created, name),
        Said::Duplicated(name, _) => t!(tenants.said_duplicated, name),
        Said::Renamed(name) => t!(tenants.said_renamed, name),
        Said::Deleted(name, ..) => t!(tenants.said_deleted, name),
        Said::Restored(name) => t!(tenants.said_restored, name),
        Said::Purged(name) => t!(tenants.said_purged, name),
        Said::Failed(fault) => fault_words(*fault).to_owned(),
    }
}

/// Why nothing was done, that nothing has changed, and what to do.
pub fn fault_words(fault: Fault) -> &'static str {
    match fault {
        Fault::NoRoom => t!(tenants.fault_room),
        Fault::Blocked => t!(tenants.fault_blocked),
        Fault::Unsaved => t!(tenants.fault_unsaved),
        Fault::Busy => t!(tenants.fault_busy),
        Fault::Missing => t!(tenants.fault_missing),
    }
}

/// That another tab deleted the tenant that is open here, inside a live region that is always there.
pub fn notice(app: App) -> AnyView {
    let deleted = Memo::new(move |_| {
        app.tenants
            .current()
            .is_some_and(|tenant| tenant.deleted.is_some())
    });
    let line = move || {
        let restore = Callback::new(move |()| {
            app.restore_tenant(app.tenants.open.get_untracked(), false);
        });
        view! {
            <div class="notice notice-warn">
                {Icon::Warning.view(18)}
                <p class="notice-words">
                    <strong>{t!(tenants.deleted_elsewhere)}</strong> " " {t!(tenants.deleted_elsewhere_text)}
                </p>
                <div class="notice-buttons"><Button label=text!(tenants.restore) on_press=restore/></div>
            </div>
        }
    };
    view! { <div class="notice-place" role="status">{move || deleted.get().then(line)}</div> }.into_any()
}
