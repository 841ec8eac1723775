//! The license sets of a tenant, interned: each distinct set once, with the number of people who hold it.
//!
//! A tenant of 100,000 people has a few dozen sets, so what is true per set is worked out once per set.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::catalog::SkuId;

use super::license::LicenseSet;

/// The place of a set in [`LicenseSets`]. Meaningful within one tenant value only; facts that are stored carry
/// the set itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SetId(u32);

impl SetId {
    /// The empty set: no license at all. Every [`LicenseSets`] has it at this place.
    pub const EMPTY: SetId = SetId(0);

    /// The place as an index into what was worked out for each set of [`LicenseSets::iter`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// All sets of a tenant. Sets that nobody holds any more stay, at a count of zero.
#[derive(Debug, Clone)]
pub struct LicenseSets {
    sets: Vec<Arc<LicenseSet>>,
    holders: Vec<u32>,
    index: HashMap<Arc<LicenseSet>, SetId>,
    consumed: BTreeMap<SkuId, u32>,
}

impl Default for LicenseSets {
    fn default() -> Self {
        let empty = Arc::new(LicenseSet::default());
        LicenseSets {
            sets: vec![Arc::clone(&empty)],
            holders: vec![0],
            index: HashMap::from([(empty, SetId::EMPTY)]),
            consumed: BTreeMap::new(),
        }
    }
}

impl LicenseSets {
    /// The set at a place. A place from another tenant value gives some other set or none.
    pub fn get(&self, id: SetId) -> Option<&Arc<LicenseSet>> {
        self.sets.get(id.0 as usize)
    }

    /// The place of a set, made if it is new.
    pub fn intern(&mut self, set: &Arc<LicenseSet>) -> SetId {
        if let Some(&id) = self.index.get(set) {
            return id;
        }
        let id = SetId(u32::try_from(self.sets.len()).unwrap_or(u32::MAX));
        self.sets.push(Arc::clone(set));
        self.holders.push(0);
        self.index.insert(Arc::clone(set), id);
        id
    }

    /// Every set with the number of people who hold it, in order of first appearance.
    pub fn iter(&self) -> impl Iterator<Item = (SetId, &Arc<LicenseSet>, u32)> {
        (0..)
            .map(SetId)
            .zip(&self.sets)
            .zip(&self.holders)
            .map(|((id, set), &holders)| (id, set, holders))
    }

    /// How many people hold a set, be it the empty one: everybody who is not deleted.
    pub fn people(&self) -> usize {
        self.holders.iter().map(|people| *people as usize).sum()
    }

    /// How many people hold a license in force of the product: `consumedUnits` (DOMAIN R1).
    pub fn consumed(&self, sku: SkuId) -> u32 {
        self.consumed.get(&sku).copied().unwrap_or(0)
    }

    /// Counts `people` more holders of a set.
    pub(super) fn enter(&mut self, id: SetId, people: u32) {
        self.count(id, |n| n.saturating_add(people));
    }

    /// Counts `people` fewer holders of a set.
    pub(super) fn leave(&mut self, id: SetId, people: u32) {
        self.count(id, |n| n.saturating_sub(people));
    }

    fn count(&mut self, id: SetId, change: impl Fn(u32) -> u32) {
        if let Some(holders) = self.holders.get_mut(id.0 as usize) {
            *holders = change(*holders);
        }
        if let Some(set) = self.sets.get(id.0 as usize) {
            for sku in set.in_force() {
                let units = self.consumed.entry(sku).or_insert(0);
                *units = change(*units);
            }
        }
    }
}
