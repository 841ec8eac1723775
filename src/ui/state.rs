//! The app's one state: the sandbox as a signal, and what is worked out from it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{foresee, Actor, Command, Decision, Fix, FixKind, Role, Tenant};
use crate::exchange::export_tenant;
use crate::i18n::Locale;
use crate::platform::{self, LocalStore};
use crate::sandbox::sample::SampleLanguage;
use crate::sandbox::{
    sample, Condition, Directory, Found, MemoryStore, Sandbox, Saving, Store, StoreError, Tab,
};

use super::text::use_locale;

/// The directory as of a version; two are equal when their versions are.
#[derive(Clone)]
pub struct Names {
    version: u64,
    /// Finds and orders people.
    pub directory: Arc<Directory>,
}

impl PartialEq for Names {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version
    }
}

/// How long after a change a new snapshot is written, when one is due.
const QUIET: std::time::Duration = std::time::Duration::from_millis(400);

/// The state every page shares.
#[derive(Clone, Copy)]
pub struct App {
    sandbox: RwSignal<Sandbox>,
    names: Memo<Names>,
    /// What was found when the sandbox was opened.
    pub found: Found,
    /// What Active users is to filter by when it opens next: a link's wish.
    pub wanted: RwSignal<Option<Condition>>,
}

/// A store for when the browser has none: answers that it is blocked.
struct Blocked(StoreError);

impl Store for Blocked {
    fn get(&self, _: &str) -> Result<Option<String>, StoreError> {
        Err(self.0)
    }

    fn set(&mut self, _: &str, _: &str) -> Result<(), StoreError> {
        Err(self.0)
    }

    fn remove(&mut self, _: &str) -> Result<(), StoreError> {
        Err(self.0)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Err(self.0)
    }
}

/// The language the sample tenant speaks: the interface's at that moment.
pub fn sample_language() -> SampleLanguage {
    match use_locale().get_untracked() {
        Locale::en => SampleLanguage::English,
        Locale::nl => SampleLanguage::Dutch,
    }
}

impl App {
    /// Opens the sandbox and makes it known to the pages below.
    pub fn provide() -> Self {
        let store: Box<dyn Store + Send + Sync> = match LocalStore::open() {
            Ok(store) => Box::new(store),
            Err(error) => Box::new(Blocked(error)),
        };
        let app = Self::with_store(store);
        app.follow_other_tabs();
        provide_context(app);
        super::recovery::keep_unsaved(move || app.unsaved());
        app
    }

    /// The tenant file of what could not be saved; nothing when all is saved, or while the tenant is being changed.
    fn unsaved(self) -> Option<String> {
        self.sandbox
            .try_with_untracked(|s| match s.saving() {
                Saving::NotSaved(_) => Some(export_tenant(s.tenant(), s.actor())),
                Saving::Saved(_) | Saving::Following => {
                    let (tenant, actor) = s.left_behind()?;
                    Some(export_tenant(tenant, actor))
                }
            })
            .flatten()
    }

    /// Takes over what another tab of this browser writes, before the next frame is painted: a hidden tab follows
    /// once, when it is looked at again.
    fn follow_other_tabs(self) {
        let Ok(store) = LocalStore::open() else { return };
        let waiting = StoredValue::new(false);
        let listener = window_event_listener(leptos::ev::storage, move |event| {
            if !store.owns(event.key().as_deref()) || waiting.get_value() {
                return;
            }
            waiting.set_value(true);
            request_animation_frame(move || {
                waiting.set_value(false);
                self.sandbox.update(|sandbox| {
                    sandbox.follow(platform::now());
                });
            });
        });
        on_cleanup(move || listener.remove());
    }

    /// The state over some store.
    pub fn with_store(store: Box<dyn Store + Send + Sync>) -> Self {
        let (sandbox, found) = Sandbox::open(
            store,
            Tab::new(platform::random_key() as u64),
            platform::now(),
            || sample::waterlinie(sample_language()),
        );
        let sandbox = RwSignal::new(sandbox);
        let version = Memo::new(move |_| sandbox.with(Sandbox::directory_version));
        let names = Memo::new(move |_| {
            let version = version.get();
            let directory = sandbox.with_untracked(|s| Arc::new(Directory::new(s.tenant())));
            Names { version, directory }
        });
        App {
            sandbox,
            names,
            found,
            wanted: RwSignal::new(None),
        }
    }

    /// The state above this component.
    pub fn get() -> Self {
        // Every page stands under `provide`; a component on its own, as in a test, gets a sandbox in memory.
        use_context().unwrap_or_else(|| Self::with_store(Box::new(MemoryStore::default())))
    }

    /// Reads the sandbox, tracked: runs again after every change.
    pub fn with<R>(self, read: impl FnOnce(&Sandbox) -> R) -> R {
        self.sandbox.with(read)
    }

    /// Reads the sandbox, untracked: for event handlers.
    pub fn peek<R>(self, read: impl FnOnce(&Sandbox) -> R) -> R {
        self.sandbox.with_untracked(read)
    }

    /// Reads the tenant, tracked.
    pub fn tenant<R>(self, read: impl FnOnce(&Tenant) -> R) -> R {
        self.sandbox.with(|s| read(s.tenant()))
    }

    /// Finds and orders people; changes only when people do.
    pub fn directory(self) -> Arc<Directory> {
        self.names.with(|names| Arc::clone(&names.directory))
    }

    /// What a command would do, tracked: the live plan of a pane. Where groups are queued, also what happens when
    /// their turn comes.
    pub fn plan(self, command: &Command) -> Decision {
        let queues = matches!(
            command,
            Command::ChangeGroups(_)
                | Command::ChangeMembers { .. }
                | Command::MakeDynamic { .. }
                | Command::ReprocessGroups { .. }
        );
        self.sandbox.with(|s| {
            if queues {
                foresee(s.tenant(), &s.actor(), command)
            } else {
                s.plan(command)
            }
        })
    }

    /// Does a command.
    pub fn act(self, command: &Command) -> Decision {
        self.change(|sandbox, now| sandbox.act(command, now))
    }

    /// Does a fix, in the role it needs; only the fix that changes the role stays in it.
    pub fn apply(self, fix: &Fix) -> Decision {
        self.change(|sandbox, now| {
            if let FixKind::ActAs(role) = fix.kind {
                sandbox.act_as(role, now)?;
            }
            sandbox.act_by(fix.actor, &fix.command, now)
        })
    }

    /// Acts in another role.
    pub fn act_as(self, role: Role) {
        self.change(|sandbox, now| sandbox.act_as(role, now));
    }

    /// Takes back the last thing done.
    pub fn undo(self) -> bool {
        self.change(Sandbox::undo)
    }

    /// Does again what was undone last.
    pub fn redo(self) -> bool {
        self.change(Sandbox::redo)
    }

    /// Undoes or redoes until so many entries are in force; false when nothing moved.
    pub fn move_to(self, entries: usize) -> bool {
        self.change(|sandbox, now| sandbox.move_to(entries, now))
    }

    /// Puts another tenant in this one's place.
    pub fn replace(self, tenant: Tenant, actor: Actor) {
        self.change(|sandbox, now| sandbox.replace(tenant, actor, now));
    }

    /// Brings back the tenant that was replaced last.
    pub fn bring_back(self) -> bool {
        self.change(Sandbox::bring_back)
    }

    /// Offers the tenant file as a download.
    pub fn export(self) {
        let (name, text) = self.peek(|s| {
            let name = s.tenant().organization.display_name.to_lowercase();
            let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
            let name: String = name.chars().map(plain).collect();
            (
                format!("{name}.tenant.json"),
                export_tenant(s.tenant(), s.actor()),
            )
        });
        platform::download(&name, "application/json", &text);
    }

    /// Changes the sandbox. The tab that somebody works in is the one that writes: it takes over from whatever other
    /// tab did so before, and decides on what that one left.
    fn change<R: Default>(self, change: impl FnOnce(&mut Sandbox, i64) -> Result<R, Saving>) -> R {
        let mut guard = self.sandbox.write();
        let now = platform::now();
        let ready = guard.ready(now).or_else(|_| guard.take_over(now));
        let done = ready.and_then(|()| change(&mut guard, now));
        if guard.is_restless() {
            let rest = move || {
                // The page may be gone by then.
                if let Some(mut sandbox) = self.sandbox.try_write_untracked() {
                    sandbox.rest(platform::now());
                }
            };
            set_timeout(rest, QUIET);
        }
        // Another tab took over in between: nothing was done here, and the page shows what stands.
        done.unwrap_or_default()
    }
}
