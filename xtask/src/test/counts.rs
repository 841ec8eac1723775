//! Owns counting: what the runners print at their end, and the sum.

use std::{fmt, ops::AddAssign};

/// How many tests passed, failed, and were left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Passed.
    pub passed: u64,
    /// Failed, or could not be run.
    pub failed: u64,
    /// Left out on purpose.
    pub skipped: u64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

impl Counts {
    /// One check.
    pub fn of(held: bool) -> Self {
        Self {
            passed: u64::from(held),
            failed: u64::from(!held),
            skipped: 0,
        }
    }

    /// The `test result:` lines of `cargo test`, of any number of test programs.
    pub fn of_cargo(text: &str) -> Self {
        let mut counts = Self::default();
        for line in text
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("test result: "))
        {
            counts += Self {
                passed: before(line, "passed"),
                failed: before(line, "failed"),
                skipped: before(line, "ignored"),
            };
        }
        counts
    }

    /// The lines at the end of Playwright's list.
    pub fn of_playwright(text: &str) -> Self {
        let mut counts = Self::default();
        for line in text.lines() {
            let line = line.trim();
            let mut words = line.splitn(2, ' ');
            let Some(number) = words.next().and_then(|word| word.parse::<u64>().ok()) else {
                continue;
            };
            let rest = words.next().unwrap_or_default();
            let what = rest.split(" (").next().unwrap_or_default();
            match what {
                "passed" => counts.passed += number,
                "failed" | "interrupted" | "did not run" | "flaky" => counts.failed += number,
                "skipped" => counts.skipped += number,
                _ => {}
            }
        }
        counts
    }

    /// A runner that ended badly without naming a failed test failed all the same.
    pub fn or_failed(mut self, ok: bool) -> Self {
        if !ok && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

/// The number before a word: `3 passed` gives 3.
fn before(line: &str, word: &str) -> u64 {
    let part = line
        .split([';', '.'])
        .map(str::trim)
        .find_map(|part| part.strip_suffix(word));
    part.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u64, failed: u64, skipped: u64) -> Counts {
        Counts {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn cargo() {
        for (text, expected) in [
            ("test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s", counts(5, 0, 1)),
            ("noise\ntest result: ok. 5 passed; 0 failed; 0 ignored\ntest result: FAILED. 1 passed; 2 failed; 0 ignored", counts(6, 2, 0)),
            ("error: could not compile", counts(0, 0, 0)),
        ] {
            assert_eq!(Counts::of_cargo(text), expected, "{text}");
        }
        assert_eq!(Counts::of_cargo("").or_failed(false), counts(0, 1, 0));
    }

    #[test]
    fn playwright() {
        for (text, expected) in [
            ("  ok 1 tests/x.spec.ts\n\n  12 passed (3.4s)\n", counts(12, 0, 0)),
            (
                "  2 failed\n    a.spec.ts:3:1 > x\n  1 skipped\n  3 did not run\n  4 passed (1.2m)\n",
                counts(4, 5, 1),
            ),
            ("  1 flaky\n  1 passed (1s)", counts(1, 1, 0)),
            ("Error: No tests found", counts(0, 0, 0)),
        ] {
            assert_eq!(Counts::of_playwright(text), expected, "{text}");
        }
    }

    #[test]
    fn closing_line() {
        assert_eq!(counts(3, 0, 0).to_string(), "3 passed, 0 failed");
        assert_eq!(counts(3, 1, 2).to_string(), "3 passed, 1 failed, 2 skipped");
    }
}
