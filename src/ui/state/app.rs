//! The app's one state: the sandbox as a signal, and what is worked out from it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::catalog::EditionId;
use crate::domain::{preview, Actor, Command, Decision, Fix, FixKind, Role, Tenant};
use crate::platform;
use crate::sandbox::{
    sample, Condition, Directory, Found, MemoryStore, Sandbox, Saving, SetAside, StoreError, Tab,
};
use crate::t;
use crate::ui::exporting::{self, Exporting};

use super::tabs::Tabs;
use super::tenant_index::sample_language;
use super::tenants::Tenants;
use super::undoing::Undoing;

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
    pub(in crate::ui) sandbox: RwSignal<Sandbox>,
    names: Memo<Names>,
    /// What was found when the sandbox was opened.
    pub found: Found,
    /// What Active users is to filter by when it opens next: a link's wish.
    pub wanted: RwSignal<Option<Condition>>,
    /// The other tabs of this browser, and the lock that this one shares with them.
    pub tabs: Tabs,
    /// How far the tenant file is that is being written.
    pub exporting: RwSignal<Exporting>,
    /// The other tenants of this browser.
    pub tenants: Tenants,
    /// What came of undo and redo last.
    pub undoing: Undoing,
}

impl App {
    /// The state over a sandbox.
    pub(in crate::ui) fn over((sandbox, found): (Sandbox, Found), tabs: Tabs, tenants: Tenants) -> Self {
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
            tabs,
            exporting: RwSignal::new(Exporting::No),
            tenants,
            undoing: Undoing::new(),
        }
    }

    /// The state above this component.
    pub fn get() -> Self {
        // Every page stands under `provide`; a component on its own, as in a test, gets a sandbox in memory.
        use_context().unwrap_or_else(|| {
            let first = || sample::waterlinie(sample_language());
            let store = Box::new(MemoryStore::default());
            let opened = Sandbox::open(store, Tab::new(0), platform::now(), first);
            Self::over(opened, Tabs::new(), Tenants::new())
        })
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

    /// What the open tenant is called, tracked: as somebody named it, else as its organization is; *Exercise*, where it
    /// is of one.
    pub fn tenant_name(self) -> String {
        if self.tenants.exercise.with(Option::is_some) {
            return t!(practice.exercise).to_owned();
        }
        let given = self.tenants.current().map(|tenant| tenant.name);
        let organization = || self.tenant(|tenant| tenant.organization.display_name.to_string());
        given.filter(|name| !name.is_empty()).unwrap_or_else(organization)
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
                | Command::ChangeTogether(_)
                | Command::ChangeMembers { .. }
                | Command::MakeDynamic { .. }
                | Command::ReprocessGroups { .. }
                | Command::AnswerRequests(_)
        );
        self.sandbox.with(|s| {
            if queues {
                preview(s.tenant(), &s.actor(), command)
            } else {
                s.plan(command)
            }
        })
    }

    /// Does a command. Nothing when it can't be done here now: the person has been told why, and what is on screen is
    /// to stay as it is.
    pub fn act(self, command: &Command) -> Option<Decision> {
        self.change(|sandbox, now| sandbox.act(command, now))
    }

    /// Changes to another edition. Rules that nobody chose otherwise become those of the edition.
    pub fn configure(self, edition: EditionId) {
        let (now, rules) = self.peek(|s| (s.tenant().edition.edition().rules, s.tenant().rules));
        let rules = if rules == now {
            edition.edition().rules
        } else {
            rules
        };
        self.act(&Command::Configure { edition, rules });
    }

    /// Does a fix, in the role it needs; only the fix that changes the role stays in it. Nothing as in [`App::act`].
    pub fn apply(self, fix: &Fix) -> Option<Decision> {
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
        self.change(Sandbox::undo).unwrap_or(false)
    }

    /// Does again what was undone last.
    pub fn redo(self) -> bool {
        self.change(Sandbox::redo).unwrap_or(false)
    }

    /// Undoes or redoes until so many entries are in force; false when nothing moved.
    pub fn move_to(self, entries: usize) -> bool {
        self.change(|sandbox, now| sandbox.move_to(entries, now))
            .unwrap_or(false)
    }

    /// Puts another tenant in this one's place; false when that can't be done here now, as in [`App::act`].
    pub fn replace(self, tenant: Tenant, actor: Actor) -> bool {
        self.change(|sandbox, now| sandbox.replace(tenant, actor, now))
            .is_some()
    }

    /// Brings back the tenant that was replaced last.
    pub fn bring_back(self) -> bool {
        self.change(Sandbox::bring_back).unwrap_or(false)
    }

    /// Offers the tenant file as a download.
    pub fn export(self) {
        let (mut tenant, actor) = self.peek(|s| (s.tenant().clone(), s.actor()));
        // The tenant goes out under the name that it has here.
        tenant.organization.display_name = untrack(|| self.tenant_name()).into();
        exporting::export(self.exporting, tenant, actor);
    }

    /// Offers the texts that were set aside as a download, each as it is.
    pub fn download_set_aside(self) {
        let texts = self.peek(|sandbox| {
            let read = |one: SetAside| Some((one.key.clone(), sandbox.set_aside_text(&one.key)?));
            sandbox.set_aside().into_iter().filter_map(read).collect()
        });
        let json = platform::to_json(&texts);
        platform::download("zetel-set-aside.json", "application/json", &json);
    }

    /// Offers the tenant file of what this tab had when another one went on without it.
    pub fn export_left_behind(self) {
        let left = self.peek(|s| {
            let (tenant, actor) = s.left_behind()?;
            Some((tenant.clone(), actor))
        });
        if let Some((tenant, actor)) = left {
            exporting::export(self.exporting, tenant, actor);
        }
    }

    /// Changes the sandbox, if it is this tab that is at work; if not, the person is told, and asked.
    fn change<R>(self, change: impl FnOnce(&mut Sandbox, i64) -> Result<R, Saving>) -> Option<R> {
        let mut guard = self.sandbox.write();
        let was_at_work = guard.is_at_work();
        let now = platform::now();
        let done = match guard.saving() {
            // What a newer version keeps is looked at and taken along, no more; an earlier moment just so.
            Saving::NotSaved(StoreError::Newer) => None,
            _ if guard.looking().is_some() => None,
            _ => guard.ready(now).and_then(|()| change(&mut guard, now)).ok(),
        };
        if guard.needs_maintenance() {
            self.rest_soon();
        }
        let follows = guard.saving() == Saving::Following;
        drop(guard);
        self.tabs.changed(done.is_some(), was_at_work && follows);
        done
    }

    /// Does what can wait for a quiet moment, in one.
    pub(in crate::ui) fn rest_soon(self) {
        let rest = move || {
            // The page may be gone by then.
            if let Some(mut sandbox) = self.sandbox.try_write_untracked() {
                sandbox.maintain(platform::now());
            }
            let _ = self.tabs.rested.try_update(|count| *count += 1);
        };
        set_timeout(rest, QUIET);
    }
}
