//! Random commands from two tabs over a store that fails in every way: nothing acknowledged is lost, and no state is
//! ever loaded that nobody decided.
//!
//! `ZETEL_FAULT_RUNS=10000` makes as many runs (1,000 without it), `ZETEL_FAULT_SEED=7` begins with that seed: a run that
//! fails says its own, and `ZETEL_FAULT_RUNS=1 ZETEL_FAULT_SEED=...` does it again;
//! with `ZETEL_FAULT_SAY=1` also every operation is said.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

use zetel::domain::{Command, Role, Tenant};
use zetel::sandbox::{is_part_of_tenant, Found, MemoryStore, Sandbox, Saving, StoreError, Tab, EXPIRES};

use super::faulty::{Faults, FaultyStore, Leaving, Lost, Random, World};
use super::support::*;
use super::worker::{identity, Identity, Log, Try, Worker};

/// From everything that was tried: is the end reached by all that was saved, in order, and by nothing but what was tried?
fn judge(start: &Identity, tries: &[Try], end: &Identity) -> Result<(), String> {
    let mut edges: HashMap<&Identity, Vec<&Identity>> = HashMap::new();
    for tried in tries.iter().filter(|tried| tried.saved.is_none()) {
        edges.entry(&tried.from).or_default().push(&tried.to);
    }
    let reaches = |from: &Identity, to: &Identity| {
        let (mut seen, mut waiting) = (HashSet::new(), vec![from]);
        while let Some(at) = waiting.pop() {
            if at == to {
                return true;
            }
            if seen.insert(at) {
                waiting.extend(edges.get(at).into_iter().flatten());
            }
        }
        false
    };
    let mut saved: Vec<&Try> = tries
        .iter()
        .filter(|tried| tried.saved.is_some() && tried.from != tried.to)
        .collect();
    saved.sort_by_key(|tried| tried.saved);
    let mut at = start;
    for tried in saved {
        if !reaches(at, &tried.from) {
            return Err(format!(
                "saved {:?}\n  to {:?}\n  but the last saved was {at:?}",
                tried.from, tried.to
            ));
        }
        at = &tried.to;
    }
    match reaches(at, end) {
        true => Ok(()),
        false => Err(format!(
            "the last saved was {at:?}\n  but what stands there is {end:?}"
        )),
    }
}

fn look(texts: &BTreeMap<String, String>, now: i64) -> (Sandbox, Found, BTreeMap<String, String>) {
    let store = Shared::default();
    *store.texts.lock().unwrap() = texts.clone();
    let (sandbox, found) = Sandbox::open(Box::new(store.clone()), Tab::new(1 << 60), now, tenant);
    let texts = store.texts.lock().unwrap().clone();
    (sandbox, found, texts)
}

/// Whether version 4 wrote this.
fn is_old(key: &str) -> bool {
    format_4().contains_key(key)
}

/// One unit of one text becomes another one; of a snapshot also a stretch of units, or one is missing. `damaged` are texts
/// that are damaged already: twice is more than what is promised.
fn flip(
    texts: &mut BTreeMap<String, String>,
    damaged: &BTreeMap<String, String>,
    random: &mut Random,
) -> Option<String> {
    // Not what earlier versions wrote, which the test did not see them decide, nor what was set aside.
    let ours = |key: &&String| !key.starts_with("unreadable.") && (!is_old(key) || !is_part_of_tenant(key));
    let keys = texts
        .keys()
        .filter(ours)
        .filter(|key| damaged.get(*key) != texts.get(*key));
    let keys: Vec<String> = keys.cloned().collect();
    let key = keys.get(random.below(keys.len()))?.clone();
    let text = texts.get_mut(&key)?;
    let mut chars: Vec<char> = text.chars().collect();
    let snapshot = key.starts_with("tenant.");
    let at = match snapshot {
        true => random.below(chars.len()),
        // Not in the last unit, whose padding means nothing.
        false => random.below(chars.len().saturating_sub(1)),
    };
    let bit = 1u32 << random.below(15);
    match random.below(4) {
        0 if snapshot => {
            let end = (at + 2 + random.below(10)).min(chars.len());
            chars[at..end].fill(char::from_u32(0x1000 + random.below(0x8000) as u32).unwrap());
        }
        1 if snapshot => drop(chars.drain(at..(at + 1 + random.below(10)).min(chars.len()))),
        _ => chars[at] = char::from_u32(u32::from(chars[at]) ^ bit).unwrap_or('\u{1000}'),
    }
    let flipped: String = chars.into_iter().collect();
    (flipped != *text).then(|| {
        *text = flipped;
        key
    })
}

/// What happened in all runs, so that a run in which nothing goes wrong proves nothing.
#[derive(Debug, Default)]
struct Tally {
    saved: usize,
    not_saved: usize,
    lost_tabs: usize,
    flips: usize,
    /// Damaged steps: they and what followed them.
    cut_off: usize,
    /// Damaged snapshots that stood alone: what is in them is set aside.
    alone: usize,
    set_aside: usize,
}

fn run(seed: u64, tally: &mut Tally) -> Result<(), String> {
    let mut random = Random(seed);
    let mut texts = BTreeMap::new();
    let mut start = Identity::default();
    let mut decided: HashMap<Identity, Tenant> = HashMap::new();
    let mut spoilt = false;
    let mut damaged = BTreeMap::new();
    // What an earlier version left, and a chain that goes on from there.
    let from = random.below(10);
    if from < 2 {
        texts = format_4();
        let (sandbox, ..) = look(&texts, 1);
        start = identity(&sandbox);
        decided.insert(start.clone(), sandbox.tenant().clone());
    }
    for phase in 0..2 + random.below(2) as u64 {
        let at = |amount: usize, random: &mut Random| [0, amount / 2, amount][random.below(3)];
        let faults = Faults {
            before: at(40, &mut random),
            after: at(20, &mut random),
            lost: at(8, &mut random),
            switch: [0, 30, 300, 600][random.below(4)],
        };
        let world = World::new(std::mem::take(&mut texts), random.next(), faults, 2);
        let mut logs = Vec::new();
        let threads: Vec<_> = (0..2usize)
            .map(|who| {
                let log = Arc::new(Mutex::new(Log::default()));
                logs.push(Arc::clone(&log));
                let mut worker = Worker {
                    store: FaultyStore {
                        world: Arc::clone(&world),
                        who,
                    },
                    random: Random(random.next()),
                    log,
                    may_begin: Arc::new(AtomicBool::new(true)),
                    tab: (seed << 8) + phase * 64 + who as u64,
                    now: phase as i64 * EXPIRES * 2 + who as i64,
                    names: 0,
                };
                let actions = 3 + random.below(10);
                std::thread::spawn(move || {
                    let _leaving = Leaving(Arc::clone(&worker.store.world), who);
                    catch_unwind(AssertUnwindSafe(|| worker.work(actions)))
                })
            })
            .collect();
        for thread in threads {
            match thread.join().map_err(|_| "a thread failed".to_owned())? {
                Err(why) if why.is::<Lost>() => tally.lost_tabs += 1,
                Err(why) => {
                    let why = why.downcast_ref::<String>().cloned();
                    return Err(why.unwrap_or_else(|| "a thread panicked".to_owned()));
                }
                Ok(()) => {}
            }
        }
        texts = world.texts();
        let (mut tries, mut seen) = (Vec::new(), Vec::new());
        for log in logs {
            let log = std::mem::take(&mut *log.lock().unwrap());
            tries.extend(log.tries);
            seen.extend(log.seen);
            decided.extend(log.decided);
        }
        tally.saved += tries.iter().filter(|tried| tried.saved.is_some()).count();
        tally.not_saved += tries.iter().filter(|tried| tried.saved.is_none()).count();
        let now = (phase as i64 + 1) * EXPIRES * 2 - EXPIRES / 2;
        let (sandbox, found, _) = look(&texts, now);
        if found.unreadable > 0 && !spoilt {
            return Err(format!("{found:?}, and none was spoilt"));
        }
        let stored = found.stored;
        let mut end = Identity::default();
        if stored {
            end = identity(&sandbox);
            seen.push((end.clone(), sandbox.tenant().clone()));
        }
        for (identity, tenant) in &seen {
            match decided.get(identity) {
                Some(decided) if decided == tenant => {}
                Some(_) => return Err(format!("{identity:?} is not what was decided")),
                None => return Err(format!("{identity:?} was never decided")),
            }
        }
        if number("ZETEL_FAULT_SAY").is_some() {
            eprintln!("phase {phase}: {faults:?} from {start:?}");
            tries.sort_by_key(|tried| tried.saved);
            tries.iter().for_each(|tried| eprintln!("{tried:?}"));
            eprintln!("to {end:?}: {:?}", texts.keys());
        }
        judge(&start, &tries, &end)?;
        start = end;
        // Something rots while nobody looks.
        if stored && random.per_mille(500) {
            let before = texts.clone();
            let Some(key) = flip(&mut texts, &damaged, &mut random) else {
                continue;
            };
            tally.flips += 1;
            spoilt = true;
            damaged.insert(key.clone(), texts[&key].clone());
            let stands = |texts: &BTreeMap<String, String>| {
                let (sandbox, found, _) = look(texts, now);
                let stands = if found.stored {
                    identity(&sandbox)
                } else {
                    Identity::default()
                };
                (stands, found, sandbox)
            };
            let (stands_now, found, sandbox) = stands(&texts);
            // Damage costs no more than if the text were not there at all.
            let mut without = before;
            without.remove(&key);
            let (stands_without, ..) = stands(&without);
            if stands_now == start {
                continue;
            }
            if stands_now != stands_without {
                return Err(format!(
                    "{key} was spoilt ({found:?}): {stands_now:?}\n  instead of {stands_without:?}"
                ));
            }
            if found.unreadable == 0 || (found.stored && decided.get(&stands_now) != Some(sandbox.tenant())) {
                return Err(format!(
                    "{key} was spoilt, and {stands_now:?} stands there without a word"
                ));
            }
            tally.cut_off += usize::from(key.starts_with("journal."));
            tally.alone += usize::from(key.starts_with("tenant."));
            start = stands_now;
        }
    }
    tally.set_aside += texts.keys().filter(|key| key.starts_with("unreadable.")).count();
    if random.per_mille(100) {
        newer(texts, &mut random)?;
    }
    Ok(())
}

/// A newer version has been here: nothing is touched, whatever is done.
fn newer(mut texts: BTreeMap<String, String>, random: &mut Random) -> Result<(), String> {
    let key = ["journal.900.900-1", "tenant.900.900-1"][random.below(2)];
    texts.insert(key.to_owned(), newer_text());
    let (mut sandbox, _, then) = look(&texts, i64::from(u32::MAX));
    let answer = sandbox.act(&assign(&[1]), i64::from(u32::MAX) + 2);
    let said = sandbox.saving() == Saving::NotSaved(StoreError::Newer);
    match answer.is_ok() && said && texts == then {
        true => Ok(()),
        false => Err("a newer version's texts were touched".to_owned()),
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn whatever_fails_nothing_saved_is_lost() {
    let runs = number("ZETEL_FAULT_RUNS").unwrap_or(1_000);
    let first = number("ZETEL_FAULT_SEED").unwrap_or(1);
    let mut tally = Tally::default();
    for seed in first..first + runs {
        if let Err(why) = run(seed, &mut tally) {
            panic!("seed {seed}: {why}");
        }
    }
    eprintln!("{runs} runs: {tally:?}");
    if runs >= 1_000 {
        assert!(
            tally.saved > 0
                && tally.not_saved > 0
                && tally.lost_tabs > 0
                && tally.flips > 0
                && tally.cut_off > 0
                && tally.alone > 0
        );
    }
}

/// The judge itself: what it must let pass, and what not.
#[test]
fn the_judge_knows_what_is_lost() {
    let at = |n: i64| ("x".to_owned(), (0..n).collect::<Vec<_>>(), Role::Global);
    let step = |from: i64, to: i64, saved: Option<u64>| Try {
        from: at(from),
        to: at(to),
        saved,
    };
    let rows = [
        (vec![step(0, 1, Some(1)), step(1, 2, Some(2))], 2, true),
        (vec![step(0, 1, Some(1)), step(1, 2, None)], 1, true),
        (vec![step(0, 1, Some(1)), step(1, 2, None)], 2, true),
        (vec![step(0, 1, Some(1)), step(1, 2, Some(2))], 1, false),
        (vec![step(0, 1, Some(1)), step(0, 2, Some(2))], 2, false),
        (vec![step(0, 1, None), step(1, 2, Some(2))], 2, true),
        (vec![step(0, 1, Some(1))], 3, false),
    ];
    for (tries, end, right) in rows {
        assert_eq!(
            judge(&at(0), &tries, &at(end)).is_ok(),
            right,
            "{tries:?} to {end}"
        );
    }
}

/// Without faults and with one tab after the other, the memory store holds what the shared one does.
#[test]
fn a_store_in_memory_is_a_store() {
    let (mut sandbox, _) = Sandbox::open(Box::new(MemoryStore::default()), tab(), 1, tenant);
    let command: Command = assign(&[0]);
    assert!(sandbox.act(&command, 2).is_ok());
    assert_eq!(sandbox.saving(), Saving::Saved(2));
    assert!(sandbox.usage().unwrap().own > 0);
}
