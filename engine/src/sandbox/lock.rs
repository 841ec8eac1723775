//! Which of several tabs may write: a lock that says who is at work, over a turn that nobody can keep by mistake.
//!
//! A lock makes it rare that two tabs write at once, and polite: it is asked before a tab begins. It need not be right.
//! That nothing is lost when it is wrong is the journal's business: see [`journal`](super::journal).

use super::keys::{ALIVE, WRITER};
use super::store::{Store, StoreError};

/// What a tab asks before it begins to write.
pub trait Lock {
    /// Whether another tab is at work, as far as is known. `now` is the real moment (milliseconds since 1970 UTC).
    ///
    /// # Errors
    /// When the store can't be reached.
    fn is_elsewhere(&self, store: &dyn Store, now: i64) -> Result<bool, StoreError>;
    /// Asks for the right to write; with `force` also when another tab is at work. False: not now; a lock that is
    /// given later says so itself.
    ///
    /// # Errors
    /// When the store can't be reached.
    fn ask(&mut self, store: &mut dyn Store, now: i64, force: bool) -> Result<bool, StoreError>;
    /// Says that this tab is still there.
    ///
    /// # Errors
    /// When the store can't be reached or is full.
    fn heartbeat(&mut self, store: &mut dyn Store, now: i64) -> Result<(), StoreError>;
    /// Gives the right to write back: the page is left.
    ///
    /// # Errors
    /// When the store can't be reached.
    fn release(&mut self, store: &mut dyn Store) -> Result<(), StoreError>;
}

/// How long a tab counts as alive after it last said so, in milliseconds. A hidden tab whose timers sleep longer than
/// that is one that may be taken over from.
pub const EXPIRES: i64 = 10_000;

/// The lock of browsers without one: each tab says under its own key when it was last alive. The tab whose turn it is
/// and that is alive is at work.
#[derive(Debug, Clone, Copy)]
pub struct Lease {
    tab: u64,
}

impl Lease {
    /// The lease of a tab.
    pub fn new(tab: u64) -> Self {
        Lease { tab }
    }

    fn key(tab: u64) -> String {
        format!("{ALIVE}{tab:x}")
    }
}

impl Lock for Lease {
    fn is_elsewhere(&self, store: &dyn Store, now: i64) -> Result<bool, StoreError> {
        let token = store.get(WRITER)?;
        match token.as_deref().and_then(tab_of) {
            Some(tab) if tab != self.tab => {
                let heartbeat = store.get(&Lease::key(tab))?;
                let heartbeat: Option<i64> = heartbeat.and_then(|text| text.parse().ok());
                Ok(heartbeat.is_some_and(|heartbeat| heartbeat.abs_diff(now) < EXPIRES.unsigned_abs()))
            }
            _ => Ok(false),
        }
    }

    fn ask(&mut self, store: &mut dyn Store, now: i64, force: bool) -> Result<bool, StoreError> {
        Ok(force || !self.is_elsewhere(store, now)?)
    }

    fn heartbeat(&mut self, store: &mut dyn Store, now: i64) -> Result<(), StoreError> {
        store.set(&Lease::key(self.tab), &now.to_string())
    }

    fn release(&mut self, store: &mut dyn Store) -> Result<(), StoreError> {
        store.remove(&Lease::key(self.tab))
    }
}

/// The token of a tab's n-th turn.
pub(super) fn token(tab: u64, n: u64) -> String {
    format!("{tab:x}.{n}")
}

/// Whose token it is.
pub(super) fn tab_of(token: &str) -> Option<u64> {
    u64::from_str_radix(token.split_once('.')?.0, 16).ok()
}

/// One tab of a browser, or whatever else works on a store by itself.
pub struct Tab {
    /// A number that no other tab has, also none that was here before.
    pub id: u64,
    /// What it asks before it begins to write.
    pub lock: Box<dyn Lock + Send + Sync>,
}

impl Tab {
    /// A tab with the lock that works everywhere.
    pub fn new(id: u64) -> Self {
        Tab {
            id,
            lock: Box::new(Lease::new(id)),
        }
    }
}
