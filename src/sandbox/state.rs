//! `Sandbox`: the tenant on screen, who acts, what was done, and whether it is on disk.

use crate::domain::{decide, Actor, Command, Decision, Role, Tenant};
use crate::exchange::Deed;

use super::history::{changes_nothing, Entry, History, Step};
use super::stored::Snapshot;
use super::vault::{Contents, SaveError, Store, StoreError, Vault};

/// Whether everything done so far is on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// All of it, since this real moment (milliseconds since 1970 UTC).
    Saved(i64),
    /// Not the last changes, and why. They are kept in memory, and the tenant can be exported.
    NotSaved(StoreError),
}

/// What was found when a sandbox was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Whether a stored tenant was found; else the sandbox starts with the one given.
    pub stored: bool,
    /// How many stored texts could not be read. They were set aside, not thrown away.
    pub unreadable: u32,
}

/// One tenant somebody works in.
pub struct Sandbox {
    tenant: Tenant,
    actor: Actor,
    history: History,
    vault: Vault,
    saving: Saving,
    /// Why nothing can be kept at all: then the vault is one that forgets.
    blocked: Option<StoreError>,
    directory_version: u64,
    /// What stood here before the last [`Sandbox::replace`], as long as the page lives.
    previous: Option<(Tenant, Actor, History)>,
}

impl Sandbox {
    /// Opens what the store holds, else begins with the tenant that `first` makes. `now` is the real moment.
    ///
    /// Where the store can't be reached the sandbox lives in memory and says so in [`Sandbox::saving`].
    pub fn open(
        store: Box<dyn Store + Send + Sync>,
        now: i64,
        first: impl FnOnce() -> Tenant,
    ) -> (Self, Found) {
        let (vault, contents, findings, blocked) = match Vault::open(store) {
            Ok((vault, contents, findings)) => (vault, contents, findings, None),
            Err(error) => (Vault::in_memory(), None, Default::default(), Some(error)),
        };
        let restored = contents.and_then(restore);
        let found = Found {
            stored: restored.is_some(),
            unreadable: findings.set_aside,
        };
        let saving = blocked.map_or(Saving::Saved(now), Saving::NotSaved);
        let (tenant, actor, history) =
            restored.unwrap_or_else(|| (first(), Actor::default(), History::default()));
        let mut sandbox = Sandbox {
            tenant,
            actor,
            history,
            vault,
            saving,
            blocked,
            directory_version: 0,
            previous: None,
        };
        if !found.stored && blocked.is_none() {
            sandbox.write_all(now);
        }
        (sandbox, found)
    }

    /// The tenant as it stands.
    pub fn tenant(&self) -> &Tenant {
        &self.tenant
    }

    /// Who acts.
    pub fn actor(&self) -> Actor {
        self.actor
    }

    /// Whether everything is on disk.
    pub fn saving(&self) -> Saving {
        self.saving
    }

    /// Goes up whenever people come, go or get another name; what is worked out from names hangs on it.
    pub fn directory_version(&self) -> u64 {
        self.directory_version
    }

    /// What was done and is in force, oldest first.
    pub fn history(&self) -> &[Entry] {
        self.history.done()
    }

    /// The entries that were undone and can be done again, oldest first: they follow those of [`Sandbox::history`].
    pub fn undone(&self) -> &[Entry] {
        self.history.undone()
    }

    /// Everything done, undone entries included, as the audit log has it.
    pub fn deeds(&self) -> impl Iterator<Item = Deed<'_>> {
        let done = self.history().len();
        let entries = self.history().iter().chain(self.undone());
        entries
            .enumerate()
            .map(move |(place, entry)| entry.deed(place + 1, place < done))
    }

    /// What a command would do, asked by whoever acts.
    pub fn plan(&self, command: &Command) -> Decision {
        decide(&self.tenant, &self.actor, command)
    }

    /// Does a command, and answers what happened to whom. `now` is the real moment.
    pub fn act(&mut self, command: &Command, now: i64) -> Decision {
        self.act_by(self.actor, command, now)
    }

    /// Does a command in a role that need not be the one somebody works in: a fix that another role has to do.
    pub fn act_by(&mut self, actor: Actor, command: &Command, now: i64) -> Decision {
        let decision = decide(&self.tenant, &actor, command);
        if !changes_nothing(&decision) {
            let entry = Entry::new(self.tenant.clock, now, actor, command.clone(), &decision);
            self.take(Step::Done(entry), now);
        }
        decision
    }

    /// Acts in another role from now on.
    pub fn act_as(&mut self, role: Role, now: i64) {
        if self.actor.role != role {
            self.take(Step::ActsAs(Actor { role }), now);
        }
    }

    /// The entry that undo would take back.
    pub fn undoable(&self) -> Option<&Entry> {
        self.history.undoable()
    }

    /// The entry that redo would do again.
    pub fn redoable(&self) -> Option<&Entry> {
        self.history.redoable()
    }

    /// Takes back the last thing done; false when there is none.
    pub fn undo(&mut self, now: i64) -> bool {
        self.take(Step::Undone, now)
    }

    /// Does again what was undone last; false when there is nothing.
    pub fn redo(&mut self, now: i64) -> bool {
        self.take(Step::Redone, now)
    }

    /// Undoes or redoes until so many entries are in force, or as near to it as there are entries. False when
    /// nothing moved.
    pub fn move_to(&mut self, entries: usize, now: i64) -> bool {
        let before = self.history().len();
        while self.history().len() > entries && self.undo(now) {}
        while self.history().len() < entries && self.redo(now) {}
        self.history().len() != before
    }

    /// Puts another tenant in this one's place, with an empty history. The old one can be brought back.
    pub fn replace(&mut self, tenant: Tenant, actor: Actor, now: i64) {
        self.exchange((tenant, actor, History::default()), now);
    }

    /// Whether [`Sandbox::bring_back`] has something to bring back.
    pub fn can_bring_back(&self) -> bool {
        self.previous.is_some()
    }

    /// Brings back the tenant that was replaced last, with its history; false when there is none.
    pub fn bring_back(&mut self, now: i64) -> bool {
        let Some(previous) = self.previous.take() else {
            return false;
        };
        self.exchange(previous, now);
        true
    }

    /// Takes over what the store holds now: another tab wrote it. False, and nothing changes, when there is nothing
    /// readable.
    pub fn follow(&mut self, store: Box<dyn Store + Send + Sync>) -> bool {
        let Ok((vault, contents, _)) = Vault::open(store) else {
            return false;
        };
        let Some((tenant, actor, history)) = contents.and_then(restore) else {
            return false;
        };
        (self.tenant, self.actor, self.history, self.vault) = (tenant, actor, history, vault);
        self.directory_version += 1;
        true
    }

    fn exchange(&mut self, (tenant, actor, history): (Tenant, Actor, History), now: i64) {
        let tenant = std::mem::replace(&mut self.tenant, tenant);
        let actor = std::mem::replace(&mut self.actor, actor);
        let history = std::mem::replace(&mut self.history, history);
        self.previous = Some((tenant, actor, history));
        self.directory_version += 1;
        self.write_all(now);
    }

    fn take(&mut self, step: Step, now: i64) -> bool {
        let moved = match &step {
            Step::Done(entry) => Some(entry),
            Step::Undone => self.history.undoable(),
            Step::Redone => self.history.redoable(),
            Step::ActsAs(_) => None,
        };
        let moves_people = moved.is_some_and(Entry::moves_people);
        if !self.history.take(&step, &mut self.tenant, &mut self.actor) {
            return false;
        }
        self.directory_version += u64::from(moves_people);
        if self.blocked.is_some() {
            return true;
        }
        match self.saving {
            // After a failure the journal has a hole: only a whole snapshot is right again.
            Saving::NotSaved(_) => self.write_all(now),
            Saving::Saved(_) if self.vault.is_snapshot_due() => self.write_all(now),
            Saving::Saved(_) => {
                let saved = self.vault.append(&step);
                self.settle(saved, now);
            }
        }
        true
    }

    fn write_all(&mut self, now: i64) {
        if self.blocked.is_some() {
            return;
        }
        let saved = self
            .vault
            .write(&Snapshot::new(&self.tenant, self.actor, &self.history));
        self.settle(saved, now);
    }

    fn settle(&mut self, saved: Result<(), SaveError>, now: i64) {
        self.saving = match saved {
            Ok(()) => Saving::Saved(now),
            Err(SaveError::Store(error)) => Saving::NotSaved(error),
            Err(SaveError::Form(_)) => Saving::NotSaved(StoreError::Full),
        };
    }
}

/// The tenant of a snapshot, moved on by the steps since.
fn restore(contents: Contents) -> Option<(Tenant, Actor, History)> {
    let (mut tenant, mut actor, mut history) = contents.snapshot.restore().ok()?;
    for step in &contents.steps {
        history.take(step, &mut tenant, &mut actor);
    }
    Some((tenant, actor, history))
}
