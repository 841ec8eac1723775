//! Tenants side by side over a store that fails in every way: nothing half is ever in the list, and nothing is lost of
//! those that nobody touched.

use std::collections::BTreeMap;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::Arc;

use zetel::sandbox::{part_of, MemoryStore, Sandbox, Saving, StoreError, TenantIndex, TenantIndexError};

use super::faulty::{Faults, FaultyStore, Leaving, Random, World};
use super::support::*;

const RUNS: u64 = 400;
const STEPS: usize = 12;

/// A tenant as the list has it: its name, whether it is deleted, and how much was done in it.
type Listed = (String, bool, usize);

/// What the list says, and what opening each of them gives.
fn listed(texts: &BTreeMap<String, String>) -> Result<BTreeMap<u32, Listed>, String> {
    let store = Shared::default();
    *store.texts.lock().unwrap() = texts.clone();
    let mut all = BTreeMap::new();
    for tenant in TenantIndex::new(store.clone()).list().unwrap() {
        let part = part_of(store.clone(), tenant.id);
        let (sandbox, found) = Sandbox::open(Box::new(part), tab(), 90_000, super::support::tenant);
        if !found.stored || found.unreadable > 0 {
            return Err(format!("{tenant:?} is half"));
        }
        let about = (tenant.name, tenant.deleted.is_some(), sandbox.history().len());
        all.insert(tenant.id, about);
    }
    Ok(all)
}

fn fill(store: FaultyStore, id: u32, acts: u32) -> Result<(), StoreError> {
    let (mut sandbox, _) = Sandbox::open(Box::new(part_of(store, id)), tab(), 5, tenant);
    for user in 0..acts {
        let _ = sandbox.act(&assign(&[user]), 6);
    }
    match sandbox.saving() {
        Saving::NotSaved(error) => Err(error),
        Saving::Saved(_) | Saving::Following => Ok(()),
    }
}

/// One thing done to the list, as it is and as it should be afterwards.
fn step(
    index: &mut TenantIndex<FaultyStore>,
    store: &FaultyStore,
    id: u32,
    what: usize,
) -> Result<(), TenantIndexError> {
    match what {
        0 | 1 => index.duplicate(id, "copy", 7).map(drop),
        2 => index.add("new", |id| fill(store.clone(), id, 2)).map(drop),
        3 => index.rename(id, "renamed"),
        4 | 5 => index.delete(id, 8),
        6 => index.restore(id),
        _ => index.purge(id).map(drop),
    }
}

/// What a step that went well makes of the list.
fn model(before: &BTreeMap<u32, Listed>, id: u32, what: usize) -> BTreeMap<u32, Listed> {
    let mut after = before.clone();
    let acts = before.get(&id).map_or(0, |tenant| tenant.2);
    // The number of one that comes is the store's to choose.
    match (what, after.get_mut(&id)) {
        (0 | 1, Some(_)) => drop(after.insert(u32::MAX, ("copy".to_owned(), false, acts))),
        (2, _) => drop(after.insert(u32::MAX, ("new".to_owned(), false, 2))),
        (3, Some(tenant)) => tenant.0 = "renamed".to_owned(),
        (4 | 5, Some(tenant)) => tenant.1 = true,
        (6, Some(tenant)) => tenant.1 = false,
        (7.., Some((_, true, _))) => drop(after.remove(&id)),
        _ => {}
    }
    after
}

fn same(model: &BTreeMap<u32, Listed>, list: &BTreeMap<u32, Listed>) -> bool {
    let mut list = list.clone();
    model.iter().all(|(id, tenant)| match *id {
        u32::MAX => {
            let newest = list.keys().copied().find(|id| !model.contains_key(id));
            newest.and_then(|id| list.remove(&id)).as_ref() == Some(tenant)
        }
        id => list.remove(&id).as_ref() == Some(tenant),
    }) && list.is_empty()
}

fn run(seed: u64, failed: &mut usize) -> Result<(), String> {
    let mut random = Random(seed);
    let first = Shared::default();
    let (mut sandbox, ..) = open(&first);
    for user in 0..3 {
        sandbox.act(&assign(&[user]), 2).unwrap();
    }
    let mut texts = first.texts.lock().unwrap().clone();
    for _ in 0..STEPS {
        let before = listed(&texts)?;
        let ids: Vec<u32> = before.keys().copied().collect();
        let id = ids.get(random.below(ids.len())).copied().unwrap_or(0);
        let what = random.below(9);
        let faults = Faults {
            before: 40,
            after: 40,
            lost: 40,
            switch: 0,
        };
        let world = World::new(texts.clone(), random.next(), faults, 1);
        let store = FaultyStore {
            world: Arc::clone(&world),
            who: 0,
        };
        let done = catch_unwind(AssertUnwindSafe(|| {
            let _leaving = Leaving(Arc::clone(&world), 0);
            step(&mut TenantIndex::new(store.clone()), &store, id, what)
        }));
        texts = world.texts();
        let after = listed(&texts)?;
        let should = model(&before, id, what);
        let right = match done {
            Ok(Ok(())) => same(&should, &after),
            // What failed, or was cut short, was done whole or not at all.
            _ => {
                *failed += 1;
                same(&before, &after) || same(&should, &after)
            }
        };
        if !right {
            return Err(format!("step {what} on {id}: {before:?}\n  became {after:?}"));
        }
    }
    // In quiet times, nothing is left of what was cut short, and what is left can be copied.
    let mut index = TenantIndex::new(MemoryStore(texts.clone()));
    let ids: Vec<u32> = listed(&texts)?.keys().copied().collect();
    if let Some(id) = ids.first() {
        let copy = index
            .duplicate(*id, "last", 9)
            .map_err(|error| error.to_string())?;
        index.delete(copy, 9).map_err(|error| error.to_string())?;
        index.purge(copy).map_err(|error| error.to_string())?;
    }
    Ok(())
}

#[test]
fn nothing_is_half_whatever_fails() {
    let from = std::env::var("ZETEL_FAULT_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(0);
    let mut failed = 0;
    for seed in from..from + RUNS {
        if let Err(why) = run(seed, &mut failed) {
            panic!("seed {seed}: {why}");
        }
    }
    assert!(failed > 500, "{failed}");
}
