//! How tenants come and go in this tab: opening, making, copying, naming and deleting them, and what is said of it.
//!
//! A tab remembers for itself which tenant it has open. What one tab does to the list, the others hear of by what is
//! stored.

use leptos::ev;
use leptos::prelude::*;

use crate::domain::{Actor, Tenant};
use crate::platform::{self, LocalStore};
use crate::sandbox::{Beginning, NoStore, Sandbox, Saving, Seen, StoreError, Tab};
use crate::{t, text};

use super::components::Button;
use super::icons::Icon;
use super::state::{create, exercise_of, fresh, index, open, which, would_be_lost, App, Fault, OPEN};

pub use super::state::Said;

/// The number of the tenant that is in no store.
const IN_MEMORY: u32 = u32::MAX;

impl App {
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
            // Read, not only tracked: a memo that nobody reads never finds out that it has changed.
            known.with(|_| ());
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
                self.follow_index();
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
        if let (Some(seen), Ok(mut index)) = (seen, index()) {
            let _ = index.note(self.tenants.open.get_untracked(), &seen);
        }
        self.tenants.refresh();
    }

    /// Another tab may have deleted for good what is open here: then another one is opened.
    fn follow_index(self) {
        let tenants = self.tenants;
        let open = tenants.open.get_untracked();
        // An exercise in memory is in no store.
        let in_memory = open == IN_MEMORY;
        let gone = tenants
            .list
            .with_untracked(|list| !list.is_empty() && list.iter().all(|tenant| tenant.id != open));
        if gone && !in_memory && exercise_of(open).is_none() {
            let name = self.peek(|s| s.now().0.organization.display_name.to_string());
            let next = index().ok().and_then(|index| which(&index));
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

    /// Opens a tenant that is there and not deleted, without a word; whether that was done.
    pub(super) fn open_if_there(self, id: u32) -> bool {
        let list = index().ok().and_then(|index| index.list().ok());
        let is_there = list.is_some_and(|list| {
            let mut there = list.iter().filter(|tenant| tenant.deleted.is_none());
            there.any(|tenant| tenant.id == id)
        });
        let opens = is_there && self.leave().is_ok();
        if opens {
            self.switch(id);
        }
        opens
    }

    /// Takes a tenant away for good that nobody has open here.
    pub(super) fn clear_away(self, id: u32) {
        if let Ok(mut index) = index() {
            // What can't be taken away stays in the list, to be deleted by hand.
            let _ = index.delete(id, platform::now()).and_then(|()| index.purge(id));
        }
        self.tenants.refresh();
    }

    /// Makes a tenant beside the others under this name, or one like it, and opens it; false when that can't be done.
    pub(super) fn begin_new(self, name: &str, beginning: Beginning) -> bool {
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
        let copied = index().and_then(|mut index| Ok(index.duplicate(id, &name, platform::now())?));
        self.tenants.say(copied.map(|copy| Said::Duplicated(name, copy)))
    }

    /// Gives a tenant another name; an empty one is its organization's.
    pub fn rename_tenant(self, id: u32, name: &str) -> bool {
        let renamed = index().and_then(|mut index| Ok(index.rename(id, name)?));
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
            Ok(index()?.delete(id, platform::now())?)
        })();
        self.tenants
            .say(deleted.map(|()| Said::Deleted(name, id, was_open)))
    }

    /// Brings a deleted tenant back, and opens it where it was open before.
    pub fn restore_tenant(self, id: u32, open: bool) -> bool {
        let restored = index().and_then(|mut index| Ok(index.restore(id)?));
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
        let purged = index().and_then(|mut index| Ok(index.purge(id)?));
        self.tenants.say(purged.map(|_| Said::Purged(name)))
    }

    /// Whether the open tenant can be left: nothing of it is in memory only.
    pub(super) fn leave(self) -> Result<(), Fault> {
        match self.peek(would_be_lost) {
            true => Err(Fault::Unsaved),
            false => Ok(()),
        }
    }

    /// Puts another tenant on screen.
    pub(super) fn switch(self, id: u32) {
        if self.tenants.open.get_untracked() != id {
            self.put(id, exercise_of(id), || open(self.tabs.tab(id), id).0);
            platform::remember(OPEN, &id.to_string());
        }
    }

    /// Puts an exercise on screen that no store has room for.
    pub(super) fn switch_to_memory(self, exercise: &str, beginning: Beginning) {
        let tab = Tab::new(platform::random_key() as u64);
        let store = Box::new(NoStore(StoreError::Full));
        let open = || Sandbox::open_with(store, tab, platform::now(), Box::new(|| beginning)).0;
        self.put(IN_MEMORY, Some(exercise.to_owned()), open);
    }

    /// Puts the sandbox that `open` answers on screen, once the one that is there has let go of its store.
    fn put(self, id: u32, exercise: Option<String>, open: impl FnOnce() -> Sandbox) {
        let tenants = self.tenants;
        let before = tenants.open.get_untracked();
        self.note();
        let kept = self.sandbox.try_update_untracked(|sandbox| {
            sandbox.release();
            sandbox.take_replaced()
        });
        let mut next = open();
        tenants.replaced.update_value(|all| {
            if let Some(kept) = kept.flatten() {
                all.push((before, kept));
            }
            if let Some(at) = all.iter().position(|(of, _)| *of == id) {
                next.give_replaced(all.swap_remove(at).1);
            }
        });
        tenants.open.set(id);
        tenants.exercise.set(exercise);
        self.sandbox.update(|sandbox| {
            next.come_after(sandbox);
            *sandbox = next;
        });
        self.note();
        if self.peek(Sandbox::needs_maintenance) {
            self.rest_soon();
        }
    }
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
