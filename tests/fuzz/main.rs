//! Everything that reads what others wrote, fed with damaged input: no panic, nothing in part, and the same again.
//!
//! Inputs are made out of good ones by a seed: bytes flipped, pieces cut, doubled, swapped and spliced, words of the
//! format put in, numbers at their limits, levels without end. `cargo test` tries some hundred of each; more with
//! `ZETEL_FUZZ=1000000 cargo test --release --test fuzz -- --nocapture`, from another seed on with `ZETEL_FUZZ_SEED`.
//! A seed that fails is printed with its input; `ZETEL_FUZZ=1 ZETEL_FUZZ_SEED=that` tries it again.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout
)]

mod files;
mod mutate;
mod requests;
mod shared;
mod stored;
mod texts;

use std::panic::{catch_unwind, AssertUnwindSafe};
use std::time::{Duration, Instant};

use mutate::{Food, Random};

/// How many inputs each target gets where nobody says so.
const USUAL: u64 = 150;

/// A number out of the environment.
fn setting(name: &str, usual: u64) -> u64 {
    let said = std::env::var(name).ok();
    said.map_or(usual, |text| text.parse().expect("a whole number"))
}

/// Feeds a target with inputs, and says how it went. The target answers what came of the input, or what must not be.
fn feed(name: &str, food: &Food, target: impl Fn(&[u8], &mut Random) -> Result<bool, String>) {
    let count = setting("ZETEL_FUZZ", USUAL);
    let first = setting("ZETEL_FUZZ_SEED", 1);
    let (mut slowest, mut taken) = ((Duration::ZERO, first, 0), 0u64);
    let begun = Instant::now();
    for seed in first..first.saturating_add(count) {
        let mut random = Random::new(seed);
        let input = food.cook(&mut random);
        let start = Instant::now();
        let result = catch_unwind(AssertUnwindSafe(|| target(&input, &mut random)));
        let took = start.elapsed();
        if took > slowest.0 {
            slowest = (took, seed, input.len());
        }
        match result {
            Ok(Ok(accepted)) => taken += u64::from(accepted),
            wrong => {
                let why = wrong.map_or("a panic".to_owned(), |result| result.unwrap_err());
                let shown = String::from_utf8_lossy(&input);
                let shown: String = shown.chars().take(4_000).collect();
                panic!("{name}, seed {seed}: {why}\n{shown:?}");
            }
        }
        if count >= 100_000 && (seed - first + 1).is_multiple_of(count / 10) {
            let done = seed - first + 1;
            println!("{name}: {done} of {count} in {:?}", begun.elapsed());
        }
    }
    let (time, seed, bytes) = slowest;
    println!(
        "{name}: {count} inputs from seed {first} in {:?}, {taken} accepted; slowest {time:?} (seed {seed}, {bytes} bytes)",
        begun.elapsed()
    );
}
