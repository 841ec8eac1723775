//! Looking around at an earlier moment: a tenant as it was after so many entries, read only, while the one that is kept
//! goes on being followed and saved underneath.

use std::collections::BTreeSet;

use crate::domain::{Actor, Tenant};

use super::beginning::Beginning;
use super::history::{Entry, Step};
use super::moment::{Look, Moment};
use super::standing::State;
use super::state::{Sandbox, Saving};

impl Sandbox {
    /// Looks around as of the moment when so many entries had been done, undone ones included: everything that reads
    /// this sandbox reads that moment, and nothing can be changed until [`Sandbox::look_away`]. Nothing is written.
    /// False when there are not so many entries; then nothing changes.
    pub fn look_at(&mut self, entries: usize) -> bool {
        let mut state = self.state.clone();
        while state.history.done().len() > entries && state.take(&Step::Undone) {}
        while state.history.done().len() < entries && state.take(&Step::Redone) {}
        if state.history.done().len() != entries {
            return false;
        }
        state.history.forget_undone();
        self.look_into(state, false);
        true
    }

    /// Shows another tenant, with what was done to it, as [`Sandbox::look_at`] shows an earlier moment.
    pub fn show(&mut self, other: Beginning) {
        self.look_into(other.0, true);
    }

    fn look_into(&mut self, state: State, is_shown: bool) {
        let moment = Moment {
            entries: state.history.done().len(),
            at: state.tenant.clock,
            real: state.history.undoable().map(|entry| entry.real),
            is_shown,
        };
        self.look = Some(Look { state, moment });
        self.directory_version += 1;
    }

    /// Goes through entries of the history by their places, oldest first and undone ones included, each with the tenant
    /// before it.
    pub fn go_through(&self, places: &BTreeSet<usize>, see: &mut dyn FnMut(&Tenant, &Entry)) {
        let (Some(first), Some(last)) = (places.first(), places.last()) else {
            return;
        };
        let mut state = self.shown().clone();
        while state.history.done().len() > *first && state.take(&Step::Undone) {}
        loop {
            let place = state.history.done().len();
            if let Some(entry) = state.history.redoable().filter(|_| places.contains(&place)) {
                see(&state.tenant, entry);
            }
            if place >= *last || !state.take(&Step::Redone) {
                return;
            }
        }
    }

    /// Goes back to the tenant as it stands now. False when nobody looked elsewhere.
    pub fn look_away(&mut self) -> bool {
        let looked = self.look.take().is_some();
        self.directory_version += u64::from(looked);
        looked
    }

    /// The moment that is looked at, if it is not now.
    pub fn looking(&self) -> Option<Moment> {
        self.look.as_ref().map(|look| look.moment)
    }

    /// What another tenant can begin with: the one that is shown, with its history, which goes its own way from here.
    pub fn branch(&self) -> Beginning {
        Beginning(self.shown().clone())
    }

    /// The tenant before anything was done to it.
    pub fn first(&self) -> Tenant {
        let mut state = self.state.clone();
        while state.take(&Step::Undone) {}
        state.tenant
    }

    /// The tenant after so many of its entries, and what was done to it since, oldest first.
    pub fn since(&self, entries: usize) -> (Tenant, &[Entry]) {
        let mut state = self.state.clone();
        while state.history.done().len() > entries && state.take(&Step::Undone) {}
        (state.tenant, self.done().get(entries..).unwrap_or_default())
    }

    /// What was done to the tenant as it stands now, oldest first, whatever moment is shown.
    pub fn done(&self) -> &[Entry] {
        self.state.history.done()
    }

    /// The tenant as it stands now and who acts, whatever moment is shown: what is kept, and what would be lost.
    pub fn now(&self) -> (&Tenant, Actor) {
        (&self.state.tenant, self.state.actor)
    }

    /// What is shown.
    pub(super) fn shown(&self) -> &State {
        self.look.as_ref().map_or(&self.state, |look| &look.state)
    }

    /// What every change asks first: an earlier moment can't be changed, and it has to be this tab's turn.
    pub(super) fn begin_change(&mut self, now: i64) -> Result<(), Saving> {
        match self.look {
            Some(_) => Err(self.saving),
            None => self.ready(now),
        }
    }
}
