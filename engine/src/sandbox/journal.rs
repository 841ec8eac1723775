//! Where a tenant is kept: a chain of texts over any key-value store, written by one tab at a time.
//!
//! # What is kept
//!
//! * **Lines** (`journal.{position}.{epoch}-{tab}`): one step each, so saving a change costs the size of the change.
//!   Each names the checksum of what it follows. That is the chain: a torn or foreign line can't be taken for one that
//!   follows something else than it was written for.
//! * **Snapshots** (`tenant.{position}.{epoch}-{tab}`): the whole tenant. A *checkpoint* stands for the step it names,
//!   and only makes opening quick. A *root* (the first tenant, an import) is a link of the chain itself; because
//!   nothing else holds what is in it, it is kept twice where there is room.
//! * The **turn** (`writer`): a token of whoever writes. Epochs count turns.
//!
//! There are two slots for snapshots: the latest stays, with every line since the one before it, until the next is
//! written, read back and found whole; only then does the one before that go. So a damaged snapshot costs nothing: the
//! other one and its lines lead to the same place. Where there is room for one only, there is one, and the
//! journal behind it goes on.
//!
//! # What a reader believes
//!
//! Of all steps and snapshots that hang together with a readable snapshot, the one of the latest epoch, and in it the
//! one of the last position, is the end of the chain. What leads there is what happened; nothing else did.
//!
//! # How a turn begins
//!
//! 1. Put an own token under `writer`. 2. Read everything. 3. Write a *start* line behind the end of the chain, under
//!    an epoch greater than any that a key names. 4. Look whether `writer` still holds the token: only then is it this
//!    tab's turn.
//!
//! # How a change is acknowledged
//!
//! 1. Write the line. 2. Look whether `writer` still holds the token. Only then is the change saved.
//!
//! # Why no acknowledged change is lost, whatever comes between any two of these
//!
//! * No two tabs write one key, so nobody destroys what another one wrote. Only what two whole snapshots have made
//!   superfluous is removed, by keys known to be in the chain, and by the tab whose turn it is.
//! * If a change was acknowledged, its line was there before the next tab put its token; that tab reads after that, so
//!   its chain contains the line. If the line came too late, the second look finds the other token: the change is not
//!   acknowledged, and the tab says so.
//! * Turns that were confirmed have different epochs in the order of their tokens: the start line of the earlier one was
//!   there before the token of the later one. Turns that were not confirmed write no step. So the latest epoch that has
//!   steps is right, and what a tab that was overtaken wrote too late has an earlier one and hangs beside the chain.
//! * A write that is answered with an error may have happened. It is repeated under the next position, so that no
//!   position of one epoch holds two different things.
//! * Where reads and writes of several tabs are not one after the other (browsers may take some milliseconds to tell
//!   one process what another one wrote), the lock keeps tabs apart; if it fails too, the line that lost stays in the
//!   store, is found beside the chain, and is set aside: never lost without a word.

use super::base32k::{Damaged, LEVEL};
use super::history::Step;
use super::keys::{Name, WRITER};
use super::lock::{token, Tab};
use super::reading::{read, Chain, Reading, Scope};
use super::record::{seal, seal_bytes, Header, Kind};
use super::standing::State;
use super::store::{Store, StoreError, Usage};
use super::stored;
use super::tip::Tip;

/// How heavy the steps since the last snapshot may be before the next is due, so that opening stays quick.
pub(super) const DUE: u64 = 500;
/// From here on it can't wait for a quiet moment.
const OVERDUE: u64 = 4 * DUE;
/// How many people a step changes in the time that reading a small one takes.
const PEOPLE_PER_WEIGHT: u64 = 5_000;

/// Why something could not be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum SaveError {
    /// The store did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It could not be written as bytes.
    #[error(transparent)]
    Form(#[from] Damaged),
    /// It is another tab's turn.
    #[error("another tab writes")]
    Elsewhere,
}

/// The turn of this tab.
pub(super) struct Turn {
    epoch: u64,
    token: String,
}

/// The chain of one tenant, as one tab sees it.
pub(super) struct Journal {
    pub(super) store: Box<dyn Store + Send + Sync>,
    tab: Tab,
    pub(super) turn: Option<Turn>,
    turns: u64,
    /// The last position that this tab wrote to, or tried to.
    position: u64,
    /// The checksum that the next line follows.
    end: u64,
    /// The last step that memory and store agree on; nothing while nothing is stored.
    known: Option<Tip>,
    /// In the chain, oldest first. Only right while it is this tab's turn.
    pub(super) lines: Vec<Name>,
    /// In the chain, latest first. Only right while it is this tab's turn.
    pub(super) snapshots: Vec<Name>,
    /// Beginnings of turns that came to nothing; they go with the lines they stand among.
    pub(super) idle: Vec<Name>,
    pub(super) weight: u64,
    /// Whether the snapshots were not looked at since this turn began.
    pub(super) unchecked: bool,
    /// Keys of snapshots that were found to be spoilt.
    pub(super) spoilt: Vec<String>,
}

impl Journal {
    /// The journal of a tab over a store; nothing is read or written yet.
    pub(super) fn new(store: Box<dyn Store + Send + Sync>, tab: Tab) -> Self {
        Journal {
            store,
            tab,
            turn: None,
            turns: 0,
            position: 0,
            end: 0,
            known: None,
            lines: Vec::new(),
            snapshots: Vec::new(),
            idle: Vec::new(),
            weight: 0,
            unchecked: false,
            spoilt: Vec::new(),
        }
    }

    /// Reads what is new since this tab last read or wrote. What is found must be taken into memory: it is what this
    /// journal takes for known from here on.
    pub(super) fn read(&mut self, scope: Scope) -> Result<Reading, StoreError> {
        let reading = read(&*self.store, self.known, scope)?;
        self.learn(&reading);
        Ok(reading)
    }

    fn learn(&mut self, reading: &Reading) {
        let Some(chain) = &reading.chain else { return };
        let Chain { tip, steps, base, .. } = chain;
        if self.known == Some(*tip) {
            return;
        }
        let weight: u64 = steps.iter().map(weight).sum();
        self.weight = if base.is_some() {
            weight
        } else {
            self.weight + weight
        };
        self.known = (*tip != Tip::default()).then_some(*tip);
        self.end = tip.checksum;
        self.position = self.position.max(tip.position);
    }

    /// Whether another tab is at work.
    pub(super) fn is_elsewhere(&self, now: i64) -> Result<bool, StoreError> {
        self.tab.lock.is_elsewhere(&*self.store, now)
    }

    /// Whether it is this tab's turn, as the store has it.
    pub(super) fn is_mine(&mut self) -> Result<bool, StoreError> {
        let Some(turn) = &self.turn else { return Ok(false) };
        let mine = self.store.get(WRITER)?.as_ref() == Some(&turn.token);
        if !mine {
            self.turn = None;
        }
        Ok(mine)
    }

    /// Begins this tab's turn; with `force` also when another tab is at work. Gives what came into the store since this
    /// tab last looked: to be taken into memory before anything is decided.
    pub(super) fn begin(&mut self, now: i64, force: bool) -> Result<Reading, SaveError> {
        self.turn = None;
        if !self.tab.lock.ask(&mut *self.store, now, force)? {
            return Err(SaveError::Elsewhere);
        }
        self.turns += 1;
        let token = token(self.tab.id, self.turns);
        self.store.set(WRITER, &token)?;
        let mut reading = read(&*self.store, self.known, Scope::Everything)?;
        if reading.newer {
            return Err(StoreError::Newer.into());
        }
        let epoch = reading.highest + 1;
        let tip = reading.chain.as_ref().map(|chain| chain.tip).unwrap_or_default();
        let position = self.position.max(tip.position) + 1;
        let header = Header {
            position,
            epoch,
            writer: self.tab.id,
            previous: tip.checksum,
        };
        let (text, checksum) = seal(Kind::Start, &header, &())?;
        let start = name(&header, false);
        self.store.set(&start.key(), &text)?;
        if self.store.get(WRITER)?.as_ref() != Some(&token) {
            return Err(SaveError::Elsewhere);
        }
        self.turn = Some(Turn { epoch, token });
        if reading.chain.is_none() {
            // Nothing is stored: what memory has, if anything, has to be written whole.
            self.known = None;
        }
        self.learn(&reading);
        (self.position, self.end) = (position, checksum);
        let (lines, snapshots) = match &mut reading.chain {
            Some(chain) => (
                std::mem::take(&mut chain.lines),
                std::mem::take(&mut chain.snapshots),
            ),
            None => Default::default(),
        };
        (self.lines, self.snapshots) = (lines, snapshots);
        self.unchecked = true;
        self.lines.push(start);
        self.tidy(&mut reading, now);
        Ok(reading)
    }

    /// Whether a root has to be written before any step: nothing is stored.
    pub(super) fn needs_root(&self) -> bool {
        self.known.is_none()
    }

    /// Whether this tab believes that it is its turn.
    pub(super) fn has_turn(&self) -> bool {
        self.turn.is_some()
    }

    /// Ends this tab's turn without a word to others: nothing more is written before the next one begins.
    pub(super) fn give_up(&mut self) {
        self.turn = None;
    }

    /// Lets go of what is known, so that the next reading gives all of it.
    pub(super) fn forget(&mut self) {
        self.known = None;
    }

    /// Writes a step behind the others. It is on disk and in the chain when this returns.
    pub(super) fn append(&mut self, step: &Step) -> Result<(), SaveError> {
        let header = self.next()?;
        let (text, checksum) = seal(Kind::Step, &header, step)?;
        let line = name(&header, false);
        self.put(&line.key(), &text)?;
        self.confirm()?;
        self.lines.push(line);
        self.go_on(&header, checksum);
        self.weight += weight(step);
        Ok(())
    }

    /// Writes a tenant that takes the place of what was before. It is on disk and in the chain when this returns.
    pub(super) fn replace(&mut self, state: &State) -> Result<(), SaveError> {
        let header = self.next()?;
        let (text, checksum) = seal_bytes(Kind::Root, &header, stored::write(state, LEVEL)?)?;
        let root = name(&header, true);
        self.put(&root.key(), &text)?;
        self.confirm()?;
        self.go_on(&header, checksum);
        self.weight = 0;
        self.snapshots.insert(0, root);
        // From here on it is saved; what follows makes it safer, and may fail.
        let copy = Name { copy: true, ..root };
        let copied = self.put(&copy.key(), &text).is_ok();
        if copied && self.reads_back(&root.key(), &text) && self.reads_back(&copy.key(), &text) {
            self.snapshots.insert(1, copy);
            let _ = self.clear_up();
        }
        Ok(())
    }

    /// Writes the whole tenant as of the last step, so that opening stays quick. Nothing depends on its success.
    pub(super) fn checkpoint(&mut self, state: &State) -> Result<(), SaveError> {
        let (Some(known), Some(_)) = (self.known, &self.turn) else {
            return Err(SaveError::Elsewhere);
        };
        // One attempt per so many steps, also when it fails.
        self.weight = 0;
        if self.snapshots.len() < 2 && !self.fits_again() {
            // A tenant of more than half the room: its journal goes on. Nothing that stands there alone is given up.
            return Ok(());
        }
        let header = Header {
            position: known.position,
            epoch: known.epoch,
            writer: self.tab.id,
            previous: known.checksum,
        };
        // Beside what stands for the same place already, or what is spoilt there; two are enough.
        let first = name(&header, true);
        let ways = [first, Name { copy: true, ..first }];
        let taken = |name: &Name| self.snapshots.contains(name) || self.spoilt.contains(&name.key());
        let same = self.snapshots.iter().filter(|other| other.rank() == first.rank());
        let Some(checkpoint) = ways
            .into_iter()
            .find(|name| !taken(name))
            .filter(|_| same.count() < 2)
        else {
            return Ok(());
        };
        let (text, _) = seal_bytes(Kind::Checkpoint, &header, stored::write(state, LEVEL)?)?;
        self.put(&checkpoint.key(), &text)?;
        self.confirm()?;
        if self.reads_back(&checkpoint.key(), &text) {
            self.snapshots.insert(0, checkpoint);
            self.clear_up()?;
        }
        Ok(())
    }

    /// Whether a snapshot should be written, or what is there looked at, in the next quiet moment.
    pub(super) fn is_due(&self) -> bool {
        self.turn.is_some() && (self.weight >= DUE || self.unchecked)
    }

    /// Whether a snapshot should be written now.
    pub(super) fn is_overdue(&self) -> bool {
        self.weight >= OVERDUE
    }

    /// Says that this tab is still there.
    pub(super) fn heartbeat(&mut self, now: i64) -> Result<(), StoreError> {
        self.tab.lock.heartbeat(&mut *self.store, now)
    }

    /// Gives the turn back.
    pub(super) fn release(&mut self) -> Result<(), StoreError> {
        self.turn = None;
        self.tab.lock.release(&mut *self.store)
    }

    /// How full the store is.
    pub(super) fn usage(&self) -> Result<Usage, StoreError> {
        self.store.usage()
    }

    /// The store itself, for what is beside the chain.
    pub(super) fn store(&mut self) -> &mut dyn Store {
        &mut *self.store
    }

    /// The place of the next line. Also what then fails has used it up.
    fn next(&mut self) -> Result<Header, SaveError> {
        let turn = self.turn.as_ref().ok_or(SaveError::Elsewhere)?;
        self.position += 1;
        Ok(Header {
            position: self.position,
            epoch: turn.epoch,
            writer: self.tab.id,
            previous: self.end,
        })
    }

    fn go_on(&mut self, header: &Header, checksum: u64) {
        self.end = checksum;
        self.known = Some(Tip {
            epoch: header.epoch,
            position: header.position,
            checksum,
        });
    }

    /// Finds out whether the turn was taken over while something was written.
    pub(super) fn confirm(&mut self) -> Result<(), SaveError> {
        if self.is_mine()? {
            Ok(())
        } else {
            Err(SaveError::Elsewhere)
        }
    }

    /// Puts a text. When there is no room, room is made by what is there twice.
    fn put(&mut self, key: &str, text: &str) -> Result<(), SaveError> {
        match self.store.set(key, text) {
            Err(StoreError::Full) if self.make_room()? => Ok(self.store.set(key, text)?),
            answer => Ok(answer?),
        }
    }
}

fn name(header: &Header, snapshot: bool) -> Name {
    Name {
        snapshot,
        epoch: header.epoch,
        position: header.position,
        writer: header.writer,
        copy: false,
    }
}

/// How long a step takes to be read again, in small ones.
fn weight(step: &Step) -> u64 {
    match step {
        Step::Done(entry) => 1 + entry.weight() as u64 / PEOPLE_PER_WEIGHT,
        _ => 1,
    }
}
