//! A store that two threads share, that hands the turn from one to the other between any two operations, and fails.
//!
//! Everything follows from the seed: which thread comes next, which operation fails and how, which thread is lost.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::{Arc, Condvar, Mutex};

use zetel::sandbox::{is_part_of_tenant, Store, StoreError};

/// Numbers that depend on the seed alone (splitmix64).
#[derive(Clone)]
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    pub fn per_mille(&mut self, times: usize) -> bool {
        self.below(1000) < times
    }
}

/// How often what goes wrong, in a thousand operations.
#[derive(Debug, Clone, Copy, Default)]
pub struct Faults {
    /// An operation fails and did not happen.
    pub before: usize,
    /// A write fails and happened all the same.
    pub after: usize,
    /// A tab is lost before or after the operation.
    pub lost: usize,
    /// The other thread comes next.
    pub switch: usize,
}

/// What a lost thread unwinds with.
pub struct Lost;

struct Inner {
    texts: BTreeMap<String, String>,
    random: Random,
    faults: Faults,
    turn: usize,
    running: Vec<bool>,
    operations: u64,
    /// What the last operation of each thread was counted as that wrote a step or a tenant.
    written: Vec<u64>,
}

impl Inner {
    fn pass_on(&mut self, leave: bool) {
        let threads = self.running.len();
        if leave || self.random.per_mille(self.faults.switch) {
            let others = (1..threads).map(|ahead| (self.turn + ahead) % threads);
            let running: Vec<usize> = others.filter(|other| self.running[*other]).collect();
            if !running.is_empty() {
                self.turn = running[self.random.below(running.len())];
            }
        }
    }
}

/// The store and its threads.
pub struct World {
    inner: Mutex<Inner>,
    turned: Condvar,
}

impl World {
    pub fn new(texts: BTreeMap<String, String>, seed: u64, faults: Faults, threads: usize) -> Arc<Self> {
        Arc::new(World {
            inner: Mutex::new(Inner {
                texts,
                random: Random(seed),
                faults,
                turn: seed as usize % threads,
                running: vec![true; threads],
                operations: 0,
                written: vec![0; threads],
            }),
            turned: Condvar::new(),
        })
    }

    pub fn texts(&self) -> BTreeMap<String, String> {
        self.inner.lock().unwrap().texts.clone()
    }

    /// When a thread last wrote a step or a tenant, on the clock that counts operations.
    pub fn written(&self, who: usize) -> u64 {
        self.inner.lock().unwrap().written[who]
    }

    /// The thread does nothing more.
    fn leave(&self, who: usize) {
        let mut inner = self.inner.lock().unwrap();
        if std::mem::replace(&mut inner.running[who], false) && inner.turn == who {
            inner.pass_on(true);
        }
        drop(inner);
        self.turned.notify_all();
    }

    /// One operation, when it is this thread's turn.
    fn operate<R>(
        &self,
        who: usize,
        writes: Option<&str>,
        what: String,
        operation: impl FnOnce(&mut BTreeMap<String, String>) -> R,
    ) -> Result<R, StoreError> {
        let mut inner = self.inner.lock().unwrap();
        while inner.turn != who {
            inner = self.turned.wait(inner).unwrap();
        }
        inner.operations += 1;
        if writes.is_some_and(|key| is_part_of_tenant(key) && !key.ends_with(".copy")) {
            inner.written[who] = inner.operations;
        }
        let writes = writes.is_some();
        let faults = inner.faults;
        if inner.random.per_mille(faults.lost / 2) {
            drop(inner);
            resume_unwind(Box::new(Lost));
        }
        if std::env::var("ZETEL_FAULT_SAY").is_ok() {
            eprintln!("{} {who} {what}", inner.operations);
        }
        let error = match inner.random.below(2) {
            0 => StoreError::Blocked,
            _ => StoreError::Full,
        };
        let answer = if inner.random.per_mille(faults.before) {
            Err(if writes { error } else { StoreError::Blocked })
        } else {
            let answer = operation(&mut inner.texts);
            match writes && inner.random.per_mille(faults.after) {
                true => Err(error),
                false => Ok(answer),
            }
        };
        if answer.is_err() && std::env::var("ZETEL_FAULT_SAY").is_ok() {
            eprintln!("  fails");
        }
        if inner.random.per_mille(faults.lost / 2) {
            drop(inner);
            resume_unwind(Box::new(Lost));
        }
        inner.pass_on(false);
        drop(inner);
        self.turned.notify_all();
        answer
    }
}

/// Leaves the world when the thread ends, however it ends.
pub struct Leaving(pub Arc<World>, pub usize);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.leave(self.1);
    }
}

/// One thread's way to the store.
#[derive(Clone)]
pub struct FaultyStore {
    pub world: Arc<World>,
    pub who: usize,
}

impl Store for FaultyStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.world.operate(self.who, None, format!("get {key}"), |texts| {
            texts.get(key).cloned()
        })
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.world
            .operate(self.who, Some(key), format!("set {key}"), |texts| {
                texts.insert(key.to_owned(), text.to_owned());
            })
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.world
            .operate(self.who, Some(""), format!("remove {key}"), |texts| {
                texts.remove(key);
            })
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.world.operate(self.who, None, "keys".into(), |texts| {
            texts.keys().cloned().collect()
        })
    }
}
