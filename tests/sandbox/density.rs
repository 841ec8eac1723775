//! How much room tenants take, and that they come back whole: small ones here, large ones when they are asked for.
//!
//! `ZETEL_CROWD=250000 cargo test --release --test sandbox density -- --nocapture` says sizes and times for so many people.

use std::time::{Duration, Instant};

use zetel::sandbox::{Sandbox, Tab};

use super::crowd::{crowd, Names};
use super::support::{open, snapshots, Shared};

fn units(store: &Shared) -> Vec<usize> {
    let keys = snapshots(store);
    let texts = store.texts.lock().unwrap();
    keys.iter().map(|key| texts[key].chars().count()).collect()
}

/// How long this thread has been at work, where the system says so; else how long it has been since `from`.
fn work(from: Instant) -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = stat.and_then(|stat| stat.split(' ').next()?.parse().ok());
    nanoseconds.map_or(from.elapsed(), Duration::from_nanos)
}

/// Irregular tenants of both kinds come back, and take no more room than they should.
#[test]
fn a_crowd_takes_little_room() {
    let people = std::env::var("ZETEL_CROWD").ok().and_then(|n| n.parse().ok());
    let said = people.is_some();
    let people = people.unwrap_or(3_000);
    // Units for each person. Lists that are there once weigh more in a small tenant.
    for (names, most) in [(Names::Believable, 24.0), (Names::Random, 36.0)] {
        let tenant = crowd(people, names, 7);
        let store = Shared::default();
        let from = Instant::now();
        let before = work(from);
        let (sandbox, _) = Sandbox::open(Box::new(store.clone()), Tab::new(1), 1, || tenant);
        let written = work(from) - before;
        let units = units(&store)[0];
        let before = work(from);
        let (again, stored, unreadable) = open(&store);
        let read = work(from) - before;
        assert!(stored && unreadable == 0);
        assert!(again.tenant() == sandbox.tenant(), "{names:?}");
        let each = units as f64 / people as f64;
        assert!(
            said || each < most,
            "{names:?}: {each} units for each of {people}"
        );
        if said {
            eprintln!("{people} {names:?}: {units} units, {each:.2} each; written in {written:?}, opened in {read:?}");
        }
    }
}
