//! Snapshots that stand alone, because a second one has no room: the journal goes on.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use std::time::Instant;

use zetel::sandbox::{Sandbox, Saving, Store, StoreError, Tab, ROOM};

use super::crowd::{crowd, Names};
use super::support::*;

/// A store of limited room that counts what is written to snapshots.
#[derive(Clone)]
struct Tight {
    store: Shared,
    room: usize,
    snapshots: Arc<AtomicUsize>,
}

impl Store for Tight {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.store.get(key)
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        if key.starts_with("tenant.") {
            self.snapshots.fetch_add(1, Ordering::Relaxed);
            let keys = self.store.keys();
            let texts = self.store.texts.lock().unwrap();
            let others = keys.iter().filter(|other| *other != key);
            let used: usize = others.map(|key| key.len() + texts[key].chars().count()).sum();
            if used + text.chars().count() > self.room {
                return Err(StoreError::Full);
            }
        }
        self.store.set(key, text)
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.store.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Store::keys(&self.store)
    }

    fn usage(&self) -> Result<zetel::sandbox::Usage, StoreError> {
        let mut usage = self.store.usage()?;
        usage.limit = self.room;
        Ok(usage)
    }
}

/// Where a second snapshot has no room, none is tried again and again, nothing is given up, and all steps are kept.
#[test]
fn a_tenant_of_more_than_half_the_room_goes_on() {
    let store = Shared::default();
    drop(open(&store));
    let key = snapshots(&store)[0].clone();
    let whole = store.texts.lock().unwrap()[&key].chars().count();
    let store = Shared::default();
    let tight = Tight {
        store: store.clone(),
        room: whole * 3 / 2,
        snapshots: Arc::default(),
    };
    let (mut sandbox, _) = Sandbox::open(Box::new(tight.clone()), Tab::new(1), 1, tenant);
    let first = tight.snapshots.load(Ordering::Relaxed);
    for n in 0..1_100 {
        let command = if n % 2 == 0 { assign(&[0]) } else { unassign(0) };
        sandbox.act(&command, n + 2).unwrap();
        sandbox.maintain(n + 2);
        assert_eq!(sandbox.saving(), Saving::Saved(n + 2));
    }
    assert_eq!(
        tight.snapshots.load(Ordering::Relaxed),
        first,
        "no attempt that can't succeed"
    );
    assert_eq!(snapshots(&store).len(), 1);
    let (again, ..) = open(&store);
    assert_eq!(again.history().len(), 1_100);
    assert!(again.tenant() == sandbox.tenant());
}

/// How long it takes to open a large tenant with many lines, where that is asked for: see `density`.
#[test]
fn many_lines_on_a_crowd() {
    let asked: Option<u32> = std::env::var("ZETEL_CROWD").ok().and_then(|n| n.parse().ok());
    let lines = if asked.is_some() { 5_000 } else { 20 };
    let people = asked.unwrap_or(300);
    let tenant = crowd(people as usize, Names::Believable, 9);
    let store = Shared::default();
    let tight = Tight {
        store: store.clone(),
        room: ROOM,
        snapshots: Arc::default(),
    };
    let (mut sandbox, _) = Sandbox::open(Box::new(tight), Tab::new(1), 1, || tenant);
    let skus: Vec<_> = sandbox.tenant().products().map(|product| product.sku).collect();
    for n in 0..lines {
        let mut command = assign(&[(n * 2) % people, (n * 2 + 1) % people]);
        if let zetel::domain::Command::ChangeUsers(change) = &mut command {
            change.add[0].sku = skus[n as usize % skus.len()];
        }
        sandbox.act(&command, i64::from(n) + 2).unwrap();
    }
    let work = || super::density::work(Instant::now());
    let before = work();
    let (again, stored, unreadable) = open(&store);
    let read = work().saturating_sub(before);
    assert!(stored && unreadable == 0 && again.tenant() == sandbox.tenant());
    assert_eq!(again.history().len(), sandbox.history().len());
    if asked.is_some() {
        let lines = journal(&store).len();
        let used = store.usage().unwrap().own;
        eprintln!("{lines} lines, {used} units in all; opened in {read:?}");
    }
}
