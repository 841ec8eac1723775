//! Where a tenant is kept: snapshots in two slots and a journal behind the newest, over any key-value store.
//!
//! A snapshot is written to the slot that does not hold the newest good one, so a write that fails half-way leaves
//! everything readable. The journal holds each step since, one key per step, so saving a change costs the size of
//! the change. What can't be read is moved aside, never overwritten.

use std::collections::BTreeMap;

use super::history::Step;
use super::packed::{pack, unpack, Damaged};
use super::stored::{Snapshot, FORMAT};

/// Why a store did not take or give something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The browser does not allow storage here.
    #[error("this browser does not let the page keep data")]
    Blocked,
    /// There is no room left.
    #[error("the browser's storage for this page is full")]
    Full,
}

/// A store of texts by key, as small as localStorage.
pub trait Store {
    /// The text under a key.
    ///
    /// # Errors
    /// When the store can't be reached.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Puts a text under a key.
    ///
    /// # Errors
    /// When the store can't be reached or has no room; then the key holds what it held before.
    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError>;
    /// Empties a key.
    ///
    /// # Errors
    /// When the store can't be reached.
    fn remove(&mut self, key: &str) -> Result<(), StoreError>;
}

/// A store that forgets: for tests, and for going on where storage is blocked.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore(pub BTreeMap<String, String>);

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.get(key).cloned())
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.0.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.0.remove(key);
        Ok(())
    }
}

/// Steps after which the next snapshot is due, so that opening stays quick.
const STEPS_PER_SNAPSHOT: u32 = 500;
/// How the keys begin under which texts stand that could not be read.
pub const SET_ASIDE: &str = "unreadable.";
const SLOTS: [&str; 2] = ["tenant.0", "tenant.1"];

/// What a vault held when it was opened.
pub(super) struct Contents {
    pub(super) snapshot: Snapshot,
    pub(super) steps: Vec<Step>,
}

/// What was found in a vault besides good data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Findings {
    /// How many texts could not be read and were set aside.
    pub(super) set_aside: u32,
}

/// The snapshots and the journal of one tenant.
pub(super) struct Vault {
    store: Box<dyn Store + Send + Sync>,
    /// The newest snapshot's number, counting up; its slot is this modulo two.
    generation: u64,
    /// How many steps the journal has.
    steps: u32,
}

impl Vault {
    /// Reads what is there. Nothing readable gives no contents; the vault is ready for a first snapshot.
    pub(super) fn open(
        store: Box<dyn Store + Send + Sync>,
    ) -> Result<(Vault, Option<Contents>, Findings), StoreError> {
        let mut vault = Vault {
            store,
            generation: 0,
            steps: 0,
        };
        let mut findings = Findings::default();
        let mut newest: Option<(u64, Snapshot)> = None;
        for slot in SLOTS {
            let Some(text) = vault.store.get(slot)? else {
                continue;
            };
            match unpack::<(u32, u64, Snapshot)>(&text) {
                Ok((FORMAT, generation, snapshot)) => {
                    vault.generation = vault.generation.max(generation);
                    if newest.as_ref().is_none_or(|(best, _)| generation > *best) {
                        newest = Some((generation, snapshot));
                    }
                }
                Ok(_) | Err(_) => vault.set_aside(slot, &text, &mut findings)?,
            }
        }
        let Some((generation, snapshot)) = newest else {
            return Ok((vault, None, findings));
        };
        vault.generation = generation;
        let mut steps = Vec::new();
        while let Some(text) = vault.store.get(&vault.journal_key(vault.steps))? {
            match unpack::<Step>(&text) {
                Ok(step) => steps.push(step),
                Err(_) => {
                    vault.set_aside(&vault.journal_key(vault.steps), &text, &mut findings)?;
                    break;
                }
            }
            vault.steps += 1;
        }
        Ok((vault, Some(Contents { snapshot, steps }), findings))
    }

    /// An empty vault that forgets.
    pub(super) fn in_memory() -> Vault {
        Vault {
            store: Box::new(MemoryStore::default()),
            generation: 0,
            steps: 0,
        }
    }

    /// Writes a step behind the others. It is on disk when this returns.
    pub(super) fn append(&mut self, step: &Step) -> Result<(), SaveError> {
        let text = pack(step)?;
        self.store.set(&self.journal_key(self.steps), &text)?;
        self.steps += 1;
        Ok(())
    }

    /// Whether the journal has become long enough for a new snapshot.
    pub(super) fn is_snapshot_due(&self) -> bool {
        self.steps >= STEPS_PER_SNAPSHOT
    }

    /// Writes everything into the other slot and begins a new journal. The old snapshot stays until the next time.
    pub(super) fn write(&mut self, snapshot: &Snapshot) -> Result<(), SaveError> {
        let next = self.generation + 1;
        let text = pack(&(FORMAT, next, snapshot))?;
        self.store.set(slot(next), &text)?;
        let (old, old_steps) = (self.generation, self.steps);
        self.generation = next;
        self.steps = 0;
        for step in 0..old_steps {
            self.store.remove(&journal_key(old, step))?;
        }
        Ok(())
    }

    fn journal_key(&self, step: u32) -> String {
        journal_key(self.generation, step)
    }

    fn set_aside(&mut self, key: &str, text: &str, findings: &mut Findings) -> Result<(), StoreError> {
        findings.set_aside += 1;
        for n in 0u32.. {
            let aside = format!("{SET_ASIDE}{n}");
            if self.store.get(&aside)?.is_none() {
                self.store.set(&aside, text)?;
                self.store.remove(key)?;
                break;
            }
        }
        Ok(())
    }
}

fn slot(generation: u64) -> &'static str {
    let [even, odd] = SLOTS;
    if generation.is_multiple_of(2) {
        even
    } else {
        odd
    }
}

fn journal_key(generation: u64, step: u32) -> String {
    format!("journal.{generation}.{step}")
}

/// Why something could not be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum SaveError {
    /// The store did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It could not be written as bytes.
    #[error(transparent)]
    Form(#[from] Damaged),
}
