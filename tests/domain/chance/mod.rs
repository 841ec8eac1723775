//! Properties over random tenants and random commands.
//!
//! A run is the same every time; `PROPTEST_SEED=7` makes another one, `PROPTEST_CASES=20000` a longer one.

mod as_powershell;
mod as_script;
mod model;
mod oracle;
mod properties;
mod proposals;
mod reasons;
mod same_change;
mod service;
mod service_fixes;
pub mod service_model;
mod ways_out;

use std::fmt::Debug;

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

/// What a property says of one case: nothing, or what is wrong.
pub type Verdict = Result<(), String>;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Whether as many cases run as each property asks for: then everything should have been met.
fn whole_run() -> bool {
    number("PROPTEST_CASES").is_none_or(|cases| cases >= 2_000)
}

/// Checks a property on `cases` cases, and shows the smallest one that breaks it.
pub fn holds<S: Strategy>(cases: u32, strategy: S, property: impl Fn(S::Value) -> Verdict)
where
    S::Value: Debug,
{
    let seed = number("PROPTEST_SEED").unwrap_or(2020);
    let config = Config {
        cases: number("PROPTEST_CASES")
            .and_then(|n| u32::try_from(n).ok())
            .unwrap_or(cases),
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    let bytes: Vec<u8> = seed.to_le_bytes().into_iter().cycle().take(32).collect();
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let outcome = TestRunner::new_with_rng(config, rng)
        .run(&strategy, |case| property(case).map_err(TestCaseError::fail));
    if let Err(error) = outcome {
        panic!("seed {seed}: {error}");
    }
}
