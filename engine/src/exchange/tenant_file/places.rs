//! Places by id: the one kind of table and the one sort that an import needs, so that each is in the program once.

use std::collections::HashMap;

use crate::catalog::Guid;

/// Things by their ids: each has a place in a list beside this table.
#[derive(Debug, Default)]
pub(super) struct Places(HashMap<Guid, u32>);

impl Places {
    /// Gives an id the next place.
    ///
    /// # Errors
    /// The place it has already.
    pub(super) fn add(&mut self, id: Guid) -> Result<u32, u32> {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        match self.get(id) {
            Some(place) => Err(place),
            None => {
                self.0.insert(id, next);
                Ok(next)
            }
        }
    }

    /// The place of an id.
    pub(super) fn get(&self, id: Guid) -> Option<u32> {
        self.0.get(&id).copied()
    }

    /// Whether the id has a place.
    pub(super) fn has(&self, id: Guid) -> bool {
        self.0.contains_key(&id)
    }
}

/// What is sorted by: two ids, then a place. What needs less leaves the rest at zero.
pub(super) type Key = (Guid, Guid, u32);

/// Sorts keys.
pub(super) fn sort(keys: &mut [Key]) {
    keys.sort_unstable();
}
