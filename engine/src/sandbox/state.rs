//! `Sandbox`: the tenant on screen, who acts, what was done, and how all of it is moved. How it is kept is in `persistence`.

use std::collections::VecDeque;

use crate::domain::{decide, Actor, Command, Decision, Role, Tenant};
use crate::exchange::AuditEntry;

use super::beginning::Beginning;
use super::history::{changes_nothing, Entry, Step};
use super::journal::Journal;
use super::lock::Tab;
use super::moment::Look;
use super::reading::Scope;
use super::standing::State;
use super::store::{Store, StoreError};

/// Whether everything done so far is on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// All of it, since this real moment (milliseconds since 1970 UTC).
    Saved(i64),
    /// Not the last changes, and why. They are kept in memory, and the tenant can be exported.
    NotSaved(StoreError),
    /// Another tab writes. This one shows what the other does, and changes nothing until [`Sandbox::take_over`].
    Following,
}

/// What was found when a sandbox was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Whether a stored tenant was found; else the sandbox starts with the one given.
    pub stored: bool,
    /// How many stored texts could not be read. They were set aside, not thrown away.
    pub unreadable: u32,
    /// Whether a newer version of this app wrote any of it. Then nothing stored is touched.
    pub newer: bool,
}

/// One tenant somebody works in.
///
/// Whatever changes it answers `Err(Saving::Following)`, and changes nothing, while another tab writes. While an earlier
/// moment is looked at ([`Sandbox::look_at`]) it changes nothing either, and answers with what [`Sandbox::saving`] says.
pub struct Sandbox {
    pub(super) state: State,
    pub(super) journal: Journal,
    pub(super) saving: Saving,
    /// Why nothing can be kept at all, or must not be: then all of this is in memory only.
    pub(super) blocked: Option<StoreError>,
    pub(super) directory_version: u64,
    /// Whether the tenant has to be written whole before any step.
    pub(super) whole: bool,
    /// Steps that were taken in memory and are not acknowledged yet, oldest first.
    pub(super) unsaved: VecDeque<Step>,
    /// Whether another tab took over while something here was not acknowledged yet, and what it did was not read since.
    pub(super) overtaken: bool,
    /// What this tab had when another one went on without it.
    pub(super) left_behind: Option<State>,
    /// What stood here before the last [`Sandbox::replace`], as long as the page lives.
    pub(super) previous: Option<State>,
    /// The earlier moment that is shown instead of all that, if somebody looks around there.
    pub(super) look: Option<Look>,
}

impl Sandbox {
    /// Opens what the store holds, else begins with the tenant that `first` makes. `now` is the real moment.
    ///
    /// Where the store can't be reached, or a newer version keeps its data there, the sandbox lives in memory and says
    /// so in [`Sandbox::saving`].
    pub fn open(
        store: Box<dyn Store + Send + Sync>,
        tab: Tab,
        now: i64,
        first: impl FnOnce() -> Tenant,
    ) -> (Self, Found) {
        Self::open_with(store, tab, now, Box::new(|| first().into()))
    }

    /// As [`Sandbox::open`], for a tenant that may come with a history.
    pub fn open_with(
        store: Box<dyn Store + Send + Sync>,
        tab: Tab,
        now: i64,
        first: Box<dyn FnOnce() -> Beginning + '_>,
    ) -> (Self, Found) {
        let mut journal = Journal::new(store, tab);
        let (reading, blocked) = match journal.read(Scope::Steps) {
            Ok(reading) if reading.newer => (reading, Some(StoreError::Newer)),
            Ok(reading) => (reading, None),
            Err(error) => (Default::default(), Some(error)),
        };
        if blocked.is_none() {
            journal.set_aside(&reading.unreadable, now);
        }
        let stored = reading.chain.and_then(|chain| {
            let mut state = chain.base?;
            for step in &chain.steps {
                state.take(step);
            }
            Some(state)
        });
        let found = Found {
            stored: stored.is_some(),
            unreadable: reading.unreadable.len() as u32,
            newer: reading.newer,
        };
        let state = stored.unwrap_or_else(|| first().0);
        let mut sandbox = Sandbox {
            state,
            journal,
            saving: blocked.map_or(Saving::Saved(now), Saving::NotSaved),
            blocked,
            directory_version: 0,
            whole: !found.stored,
            unsaved: VecDeque::new(),
            overtaken: false,
            left_behind: None,
            previous: None,
            look: None,
        };
        if blocked.is_none() {
            sandbox.begin_with(found.stored, now);
        }
        (sandbox, found)
    }

    /// The tenant as it stands, or as it was at the moment that is looked at.
    pub fn tenant(&self) -> &Tenant {
        &self.shown().tenant
    }

    /// Who acts.
    pub fn actor(&self) -> Actor {
        self.shown().actor
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
        self.shown().history.done()
    }

    /// The entries that were undone and can be done again, oldest first: they follow those of [`Sandbox::history`].
    pub fn undone(&self) -> &[Entry] {
        self.shown().history.undone()
    }

    /// Everything done, undone entries included, as the audit log has it.
    pub fn audit_entries(&self) -> impl Iterator<Item = AuditEntry<'_>> {
        let done = self.history().len();
        let entries = self.history().iter().chain(self.undone());
        entries
            .enumerate()
            .map(move |(place, entry)| entry.audit_entry(place + 1, place < done))
    }

    /// What a command would do, asked by whoever acts.
    pub fn plan(&self, command: &Command) -> Decision {
        let shown = self.shown();
        decide(&shown.tenant, &shown.actor, command)
    }

    /// Does a command, and answers what happened to whom. `now` is the real moment.
    ///
    /// # Errors
    /// [`Saving::Following`]: nothing was decided, or what was decided is not in force; see [`Sandbox::left_behind`].
    pub fn act(&mut self, command: &Command, now: i64) -> Result<Decision, Saving> {
        self.begin_change(now)?;
        self.decide_as(self.state.actor, command, now)
    }

    /// Does a command in a role that need not be the one somebody works in: a fix that another role has to do.
    ///
    /// # Errors
    /// As [`Sandbox::act`].
    pub fn act_by(&mut self, actor: Actor, command: &Command, now: i64) -> Result<Decision, Saving> {
        self.begin_change(now)?;
        self.decide_as(actor, command, now)
    }

    fn decide_as(&mut self, actor: Actor, command: &Command, now: i64) -> Result<Decision, Saving> {
        let decision = decide(&self.state.tenant, &actor, command);
        if !changes_nothing(&decision) {
            let entry = Entry::new(self.state.tenant.clock, now, actor, command.clone(), &decision);
            self.take(Step::Done(entry), now)?;
        }
        Ok(decision)
    }

    /// Acts in another role from now on.
    ///
    /// # Errors
    /// As [`Sandbox::act`].
    pub fn act_as(&mut self, role: Role, now: i64) -> Result<(), Saving> {
        self.begin_change(now)?;
        if self.state.actor.role != role {
            self.take(Step::ActsAs(Actor { role }), now)?;
        }
        Ok(())
    }

    /// The entry that undo would take back; none while an earlier moment is looked at.
    pub fn undoable(&self) -> Option<&Entry> {
        self.state.history.undoable().filter(|_| self.look.is_none())
    }

    /// The entry that redo would do again; none as with undo.
    pub fn redoable(&self) -> Option<&Entry> {
        self.state.history.redoable().filter(|_| self.look.is_none())
    }

    /// Takes back the last thing done; false when there is none.
    ///
    /// # Errors
    /// As [`Sandbox::act`].
    pub fn undo(&mut self, now: i64) -> Result<bool, Saving> {
        self.begin_change(now)?;
        self.take(Step::Undone, now)
    }

    /// Does again what was undone last; false when there is nothing.
    ///
    /// # Errors
    /// As [`Sandbox::act`].
    pub fn redo(&mut self, now: i64) -> Result<bool, Saving> {
        self.begin_change(now)?;
        self.take(Step::Redone, now)
    }

    /// Undoes or redoes until so many entries are in force, or as near to it as there are entries. False when
    /// nothing moved.
    ///
    /// # Errors
    /// As [`Sandbox::act`].
    pub fn move_to(&mut self, entries: usize, now: i64) -> Result<bool, Saving> {
        self.begin_change(now)?;
        let before = self.history().len();
        while self.history().len() > entries && self.take(Step::Undone, now)? {}
        while self.history().len() < entries && self.take(Step::Redone, now)? {}
        Ok(self.history().len() != before)
    }

    /// Puts another tenant in this one's place, with an empty history. The old one can be brought back.
    ///
    /// # Errors
    /// As [`Sandbox::act`].
    pub fn replace(&mut self, tenant: Tenant, actor: Actor, now: i64) -> Result<(), Saving> {
        self.begin_change(now)?;
        self.exchange(State::new(tenant, actor), now)
    }

    /// Whether [`Sandbox::bring_back`] has something to bring back.
    pub fn can_bring_back(&self) -> bool {
        self.previous.is_some()
    }

    /// Brings back the tenant that was replaced last, with its history; false when there is none.
    ///
    /// # Errors
    /// As [`Sandbox::act`].
    pub fn bring_back(&mut self, now: i64) -> Result<bool, Saving> {
        self.begin_change(now)?;
        let Some(previous) = self.previous.take() else {
            return Ok(false);
        };
        self.exchange(previous, now)?;
        Ok(true)
    }

    fn exchange(&mut self, state: State, now: i64) -> Result<(), Saving> {
        self.previous = Some(std::mem::replace(&mut self.state, state));
        self.directory_version += 1;
        self.whole = true;
        self.unsaved.clear();
        self.save(now)
    }

    fn take(&mut self, step: Step, now: i64) -> Result<bool, Saving> {
        if !self.take_in_memory(&step) {
            return Ok(false);
        }
        if self.blocked.is_none() {
            self.unsaved.push_back(step);
            self.save(now)?;
        }
        Ok(true)
    }

    /// Moves one step in memory; false when it has nowhere to go.
    pub(super) fn take_in_memory(&mut self, step: &Step) -> bool {
        let State {
            tenant,
            actor,
            history,
        } = &mut self.state;
        let moves_people = history.moves_people(step);
        let taken = history.take(step, tenant, actor);
        self.directory_version += u64::from(taken && moves_people);
        taken
    }
}
