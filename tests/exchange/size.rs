//! Large tenants: the same again, and how long it takes (run the ignored test in a release build).

use std::time::Instant;

use zetel::domain::{Actor, Role};
use zetel::exchange::{export_tenant, import, Limits};
use zetel::sandbox::sample::generate;

use crate::nobody;

#[test]
fn twenty_thousand_users_are_the_same_again() {
    crate::round_trip::same_again(&generate(20_000, 1));
}

/// `cargo test --release --test exchange -- --ignored --nocapture measure`
#[test]
#[ignore = "a measurement, not a check"]
fn measure_a_hundred_thousand_users() {
    for people in [40, 10_000, 100_000] {
        let tenant = generate(people, 1);
        let start = Instant::now();
        let text = export_tenant(&tenant, Actor { role: Role::Global });
        let written = start.elapsed();
        let files = vec![("tenant.json".to_owned(), text.into_bytes())];
        let start = Instant::now();
        let import = import(&files, &nobody(), Actor::default(), &Limits::default()).unwrap();
        let read = start.elapsed();
        assert!(import.tenant == tenant);
        let bytes = files[0].1.len();
        println!("{people} users: {bytes} bytes, written in {written:?}, read in {read:?}");
    }
}
