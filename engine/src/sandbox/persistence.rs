//! How a sandbox is kept: whose turn it is to write, what is not written yet, and what another tab did meanwhile.

use crate::domain::{Actor, Tenant};

use super::journal::SaveError;
use super::reading::{Reading, Scope};
use super::set_aside::{self, SetAside};
use super::state::{Sandbox, Saving};
use super::store::{StoreError, Usage};

impl Sandbox {
    /// Takes the right to write from whatever tab has it. What that one did is read first.
    ///
    /// # Errors
    /// [`Saving::Following`] when a third tab was quicker.
    pub fn take_over(&mut self, now: i64) -> Result<(), Saving> {
        match self.blocked {
            Some(_) => Ok(()),
            None => self.begin(now, true),
        }
    }

    /// Takes over what the store holds now: another tab wrote it. False when there is nothing new, or nothing readable;
    /// then nothing changes.
    pub fn follow(&mut self, now: i64) -> bool {
        // While it is this tab's turn, nothing that others write is in force.
        if self.blocked.is_some() || self.journal.is_mine().unwrap_or(true) {
            return false;
        }
        let changed = self.catch_up(true);
        match (self.journal.is_elsewhere(now), self.saving) {
            (Ok(true), _) if !self.waits() => self.saving = Saving::Following,
            (_, Saving::Following) => self.saving = Saving::Saved(now),
            (_, Saving::Saved(_)) if changed => self.saving = Saving::Saved(now),
            _ => {}
        }
        changed
    }

    /// Hears that the lock may have moved: where another tab has it, this one's turn is over. Then it follows; answers
    /// whether anything came of it.
    pub fn sync_lock(&mut self, now: i64) -> bool {
        let before = self.saving;
        if self.blocked.is_none() && self.journal.is_elsewhere(now) == Ok(true) {
            self.journal.give_up();
        }
        self.follow(now) || self.saving != before
    }

    /// Whether this tab believes that it is its turn.
    pub fn is_at_work(&self) -> bool {
        self.journal.has_turn()
    }

    /// Tries again to write what could not be written, as the next change would: there may be room now. Where the store
    /// could not be reached at all, it is read first; a tenant that is found there goes before the one in memory, which
    /// is then left behind.
    ///
    /// # Errors
    /// As [`Sandbox::ready`].
    pub fn try_again(&mut self, now: i64) -> Result<(), Saving> {
        if self.blocked == Some(StoreError::Blocked) && self.journal.usage().is_ok() {
            self.blocked = None;
        }
        self.ready(now)?;
        self.save(now)
    }

    /// What this tab had when another one went on without it: never acknowledged, or acknowledged by mistake where the
    /// browser was late in telling one tab what another one wrote. To be offered for export.
    pub fn left_behind(&self) -> Option<(&Tenant, Actor)> {
        self.left_behind
            .as_ref()
            .map(|state| (&state.tenant, state.actor))
    }

    /// Lets go of what was left behind.
    pub fn forget_left_behind(&mut self) {
        self.left_behind = None;
    }

    /// Does what can wait for a quiet moment: a new snapshot when the journal has grown long, or when one of the two was
    /// found to be spoilt.
    pub fn maintain(&mut self, now: i64) {
        if self.journal.is_due() && self.journal.check() {
            self.checkpoint();
        }
        self.journal.put_away(now);
    }

    /// Whether [`Sandbox::maintain`] has something to do.
    pub fn needs_maintenance(&self) -> bool {
        self.journal.is_due()
    }

    /// Writes a new snapshot now, if it is this tab's turn and all is saved. Nothing depends on its success.
    pub fn checkpoint(&mut self) {
        if self.blocked.is_none() && !self.whole && self.unsaved.is_empty() {
            let _ = self.journal.checkpoint(&self.state);
        }
    }

    /// Says that this tab is still there, so that others follow it.
    pub fn heartbeat(&mut self, now: i64) {
        if self.blocked.is_none() {
            // A tab that can't say so counts as gone, and finds out when another one writes.
            let _ = self.journal.heartbeat(now);
        }
    }

    /// Gives the right to write back: the page is left.
    pub fn release(&mut self) {
        if self.blocked.is_none() {
            let _ = self.journal.release();
        }
    }

    /// How full the store is; nothing where it can't be reached.
    pub fn usage(&self) -> Option<Usage> {
        self.journal.usage().ok()
    }

    /// The texts that were set aside, latest first.
    pub fn set_aside(&self) -> Vec<SetAside> {
        set_aside::list(&*self.journal.store).unwrap_or_default()
    }

    /// A text that was set aside, as it is.
    pub fn set_aside_text(&self, key: &str) -> Option<String> {
        set_aside::text(&*self.journal.store, key).ok().flatten()
    }

    /// Deletes a text that was set aside, because a person asks for it.
    pub fn delete_set_aside(&mut self, key: &str) -> bool {
        set_aside::delete(self.journal.store(), key).is_ok()
    }

    /// Puts back a text that [`Sandbox::delete_set_aside`] deleted; false where there is no room for it any more.
    pub fn restore_set_aside(&mut self, key: &str, text: &str) -> bool {
        set_aside::put_back(self.journal.store(), key, text).is_ok()
    }

    /// The first turn, or none: nobody needs one to look.
    pub(super) fn begin_with(&mut self, stored: bool, now: i64) {
        match self.journal.is_elsewhere(now) {
            Ok(true) => self.saving = Saving::Following,
            Ok(false) if stored => {}
            Ok(false) => {
                if self.begin(now, false).is_ok() {
                    let _ = self.save(now);
                }
            }
            Err(error) => self.saving = Saving::NotSaved(error),
        }
    }

    /// Makes sure that it is this tab's turn, and that memory has all that others did before. Whatever changes something
    /// asks this first.
    ///
    /// # Errors
    /// [`Saving::Following`] while another tab is at work.
    pub fn ready(&mut self, now: i64) -> Result<(), Saving> {
        if self.blocked.is_some() {
            return Ok(());
        }
        match self.journal.is_mine() {
            Ok(true) => Ok(()),
            Ok(false) => self.begin(now, false),
            Err(error) => {
                self.saving = Saving::NotSaved(error);
                Ok(())
            }
        }
    }

    fn begin(&mut self, now: i64, force: bool) -> Result<(), Saving> {
        match self.journal.begin(now, force) {
            Ok(reading) => {
                self.whole |= reading.chain.is_none();
                if let Err(error) = self.adopt(reading, true) {
                    // What others did could not be read: nothing may be written on top of it.
                    self.journal.give_up();
                    self.saving = Saving::NotSaved(error);
                    return Ok(());
                }
                self.whole |= self.journal.needs_root();
                if self.saving == Saving::Following {
                    self.saving = Saving::Saved(now);
                }
                Ok(())
            }
            Err(SaveError::Store(StoreError::Newer)) => {
                self.stop(StoreError::Newer);
                Ok(())
            }
            Err(error) => self.not_saved(error),
        }
    }

    /// Something could not be written: it stays in memory, unless another tab is at work.
    fn not_saved(&mut self, error: SaveError) -> Result<(), Saving> {
        self.saving = Saving::NotSaved(match error {
            SaveError::Elsewhere => return Err(self.overtaken()),
            SaveError::Store(error) => error,
            SaveError::Form(_) => StoreError::Full,
        });
        Ok(())
    }

    /// Writes what is not written yet. Where the store fails, the change stays in memory and `saving` says so.
    pub(super) fn save(&mut self, now: i64) -> Result<(), Saving> {
        if self.blocked.is_some() || !self.journal.has_turn() {
            return Ok(());
        }
        match self.write() {
            Ok(()) => {
                self.saving = Saving::Saved(now);
                if self.journal.is_overdue() {
                    self.checkpoint();
                }
                Ok(())
            }
            Err(error) => self.not_saved(error),
        }
    }

    fn write(&mut self) -> Result<(), SaveError> {
        if self.whole {
            self.journal.replace(&self.state)?;
            self.whole = false;
            self.unsaved.clear();
        }
        while let Some(step) = self.unsaved.front() {
            self.journal.append(step)?;
            self.unsaved.pop_front();
        }
        Ok(())
    }

    /// Goes on in memory only, from here on.
    fn stop(&mut self, why: StoreError) {
        self.blocked = Some(why);
        self.saving = Saving::NotSaved(why);
    }

    /// Another tab writes: what is not written yet will never be, and is kept for export.
    fn overtaken(&mut self) -> Saving {
        self.overtaken = true;
        self.catch_up(false);
        self.saving = Saving::Following;
        Saving::Following
    }

    /// Whether anything in memory is not acknowledged.
    fn waits(&self) -> bool {
        self.whole || !self.unsaved.is_empty()
    }

    /// Reads what others wrote, and takes it into memory.
    fn catch_up(&mut self, may_wait: bool) -> bool {
        match self.journal.read(Scope::Steps) {
            Ok(reading) if reading.newer => {
                self.stop(StoreError::Newer);
                false
            }
            // What can't be read now is read the next time; until then memory stays as it is.
            Ok(reading) => self.adopt(reading, may_wait).unwrap_or(false),
            Err(_) => false,
        }
    }

    /// Takes what was read into memory; answers whether memory changed. `may_wait`: what is not written yet may still
    /// be, if nobody did anything else meanwhile.
    fn adopt(&mut self, reading: Reading, may_wait: bool) -> Result<bool, StoreError> {
        let Some(chain) = reading.chain else {
            return Ok(false);
        };
        let may_wait = may_wait && !self.overtaken;
        let Some(base) = chain.base else {
            // What was not acknowledged may have come into the chain all the same.
            let mut news = chain.steps.iter().peekable();
            while !self.whole
                && news
                    .peek()
                    .is_some_and(|step| self.unsaved.front() == Some(*step))
            {
                news.next();
                self.unsaved.pop_front();
            }
            if self.waits() && (news.peek().is_some() || !may_wait) {
                return self.fall_behind();
            }
            let mut changed = false;
            for step in news {
                changed |= self.take_in_memory(step);
            }
            self.overtaken = false;
            return Ok(changed);
        };
        let mut state = base;
        for step in &chain.steps {
            state.take(step);
        }
        // The first tenant of all is nobody's work.
        let own = self.can_bring_back() || !self.state.history.done().is_empty();
        let lost = !reading.knows || (self.whole && own) || !self.unsaved.is_empty();
        let before = std::mem::replace(&mut self.state, state);
        if lost {
            self.left_behind = Some(before);
        }
        self.whole = false;
        self.unsaved.clear();
        self.directory_version += 1;
        self.overtaken = false;
        Ok(true)
    }

    /// Lets go of what could not be saved, because another tab went on without it, and keeps it for export.
    fn fall_behind(&mut self) -> Result<bool, StoreError> {
        self.journal.forget();
        let reading = self.journal.read(Scope::Steps)?;
        match reading.newer {
            true => Err(StoreError::Newer),
            false => self.adopt(reading, true),
        }
    }
}
