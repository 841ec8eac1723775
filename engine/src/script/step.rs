//! One step of a script in the making: requests, notes, and who is added by the script itself.

use std::collections::BTreeSet;

use crate::domain::{Tenant, UserId, UserIx};
use crate::exchange::{UserKey, Wish};

use super::note::Note;

/// One thing that was done, as requests.
#[derive(Debug, Clone, Default)]
pub(super) struct Step {
    /// What it is called, for the comment above it; empty where it needs none.
    pub(super) title: String,
    pub(super) wishes: Vec<Wish>,
    pub(super) notes: Vec<Note>,
}

/// A step in the making.
pub(super) struct Asked<'a> {
    /// Who is added by the script itself.
    pub(super) new: &'a mut BTreeSet<UserId>,
    pub(super) step: Step,
}

impl Asked<'_> {
    /// How requests name somebody.
    pub(super) fn key(&self, tenant: &Tenant, user: UserIx) -> Option<UserKey> {
        let key = UserKey::of(tenant, user)?;
        let is_new = self.new.contains(&key.id);
        Some(UserKey { is_new, ..key })
    }

    /// Puts a request at the end.
    pub(super) fn push(&mut self, wish: Wish) {
        self.step.wishes.push(wish);
    }

    /// Notes something.
    pub(super) fn note(&mut self, note: Note) {
        self.step.notes.push(note);
    }
}

/// These, each where it comes first.
pub(super) fn each_once<T: Copy + Ord>(list: &[T]) -> impl Iterator<Item = T> + '_ {
    let mut seen = BTreeSet::new();
    list.iter().copied().filter(move |item| seen.insert(*item))
}
