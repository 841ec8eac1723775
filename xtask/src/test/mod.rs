//! Owns `cargo xtask test`: everything that must hold, in an order that fails early, with one closing line of counts.

mod counts;

use std::{
    collections::BTreeSet,
    fs,
    time::{Duration, Instant},
};

use counts::Counts;

use crate::{
    dist,
    failure::{Failure, Outcome},
    hosts, paths,
    run::{self, Run},
    setup::{Browser, Build, TARGET},
};

/// A part of the tests that can be asked for alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Lint,
    Native,
    Browser,
    E2e,
}

/// Options of `test`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The parts asked for; none: all.
    only: BTreeSet<Part>,
    /// Passed on to the runners.
    filters: Vec<String>,
}

impl Options {
    /// Read the command line.
    pub fn parse(args: &[String]) -> Outcome<Self> {
        let mut options = Self::default();
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let value = match arg.as_str() {
                "--only" => args.next().map_or("", String::as_str),
                other => match other.strip_prefix("--only=") {
                    Some(value) => value,
                    None if other.starts_with('-') => {
                        return Err(Failure::usage(format!("test has no option `{other}`")));
                    }
                    None => {
                        options.filters.push(other.to_owned());
                        continue;
                    }
                },
            };
            options.only.insert(match value {
                "lint" => Part::Lint,
                "native" => Part::Native,
                "browser" => Part::Browser,
                "e2e" => Part::E2e,
                other => {
                    return Err(Failure::usage(format!(
                        "--only: `{other}` is none of lint, native, browser, e2e"
                    )))
                }
            });
        }
        Ok(options)
    }

    fn wants(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }
}

/// Run the parts, then say how many passed.
pub fn run(options: &Options) -> Outcome<()> {
    let mut session = Session::default();
    let build = if options.only.iter().eq(&[Part::Native]) {
        None
    } else {
        Some(run::timed("Build tools", Build::ready)?)
    };
    let browser = if options.wants(Part::Browser) || options.wants(Part::E2e) {
        Some(run::timed("Test tools", Browser::ready)?)
    } else {
        None
    };
    if let Some(build) = build.as_ref().filter(|_| options.wants(Part::Lint)) {
        lint(&mut session, build)?;
    }
    if options.wants(Part::Native) {
        session.part("Native tests", || native(options))?;
    }
    if let (Some(build), Some(browser)) = (&build, &browser) {
        if options.wants(Part::Browser) {
            session.part("Browser tests", || browser_tests(build, browser, options))?;
        }
        if options.wants(Part::E2e) {
            let built = session.check("Deployable folder", || {
                Ok(dist::make(build).map_err(report).is_ok())
            })?;
            let built = built
                && session.check("Single file", || {
                    Ok(dist::make_single(build).map_err(report).is_ok())
                })?;
            if built {
                session.part("Hosts", hosts)?;
                session.part("End-to-end tests", || end_to_end(browser, options))?;
            }
        }
    }
    session.close()
}

fn report(failure: Failure) {
    println!("{failure}");
}

/// What was run so far.
#[derive(Debug, Default)]
struct Session {
    counts: Counts,
    times: Vec<(&'static str, Duration, Counts)>,
}

impl Session {
    /// One part, with its heading, its time and its counts.
    fn part(&mut self, title: &'static str, work: impl FnOnce() -> Outcome<Counts>) -> Outcome<()> {
        run::heading(title);
        let start = Instant::now();
        let counts = work()?;
        println!("-- {title}: {counts} in {}", run::duration(start.elapsed()));
        self.times.push((title, start.elapsed(), counts));
        self.counts += counts;
        Ok(())
    }

    /// A part that either holds or doesn't; it counts as one.
    fn check(&mut self, title: &'static str, work: impl FnOnce() -> Outcome<bool>) -> Outcome<bool> {
        let mut held = false;
        self.part(title, || {
            held = work()?;
            Ok(Counts::of(held))
        })?;
        Ok(held)
    }

    fn close(self) -> Outcome<()> {
        run::heading("Result");
        for (title, time, counts) in &self.times {
            println!("{title:<24} {:>12}   {counts}", run::duration(*time));
        }
        println!("\n{}", self.counts);
        match self.counts.failed {
            0 => Ok(()),
            failed => Err(Failure::Tests { failed }),
        }
    }
}

fn lint(session: &mut Session, build: &Build) -> Outcome<()> {
    session.check("Format", || {
        Run::cargo(None)
            .words("fmt --all --check")
            .by_hand("rustup component add rustfmt")
            .succeeds()
    })?;
    session.check("Clippy, native", || {
        Run::cargo(None)
            .words("clippy --quiet --workspace --all-targets --locked -- -D warnings")
            .by_hand("rustup component add clippy")
            .succeeds()
    })?;
    if Run::cargo(build.toolchain)
        .words("clippy --version")
        .output()
        .is_none()
    {
        run::say("Clippy for the browser left out: this toolchain has none");
        return Ok(());
    }
    session.check("Clippy, browser", || {
        Run::cargo(build.toolchain)
            .words("clippy --quiet --package zetel --lib --bins --locked --target")
            .arg(TARGET)
            .args(browser_targets()?)
            .words("-- -D warnings")
            .succeeds()
    })?;
    Ok(())
}

fn native(options: &Options) -> Outcome<Counts> {
    let (ok, text) = Run::cargo(None)
        .words("test --quiet --workspace --locked --no-fail-fast --")
        .args(&options.filters)
        .tee()?;
    Ok(Counts::of_cargo(&text).or_failed(ok))
}

/// `--test NAME` for every file `tests/browser*.rs`: the only tests made for the browser.
fn browser_targets() -> Outcome<Vec<String>> {
    let folder = paths::root().join("tests");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).map_err(Failure::file(&folder))?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        match name.strip_suffix(".rs") {
            Some(stem) if stem.starts_with("browser") => names.push(stem.to_owned()),
            _ => {}
        }
    }
    names.sort();
    Ok(names
        .into_iter()
        .flat_map(|name| ["--test".to_owned(), name])
        .collect())
}

fn browser_tests(build: &Build, browser: &Browser, options: &Options) -> Outcome<Counts> {
    let targets = browser_targets()?;
    if targets.is_empty() {
        return Ok(Counts::default());
    }
    let (ok, text) = build
        .run("cargo")
        .words("test --locked --no-fail-fast --package zetel --target")
        .arg(TARGET)
        .args(targets)
        .arg("--")
        .args(&options.filters)
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser.settings()?)
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
        .tee()?;
    Ok(Counts::of_cargo(&text).or_failed(ok))
}

/// The web servers that are installed here; others are named, and count as skipped.
fn hosts() -> Outcome<Counts> {
    let hosts::Tried {
        passed,
        failed,
        skipped,
    } = hosts::try_all()?;
    Ok(Counts {
        passed,
        failed,
        skipped,
    })
}

fn end_to_end(browser: &Browser, options: &Options) -> Outcome<Counts> {
    let mut tests = browser.playwright("test");
    if !options.filters.is_empty() {
        tests = tests
            .arg("--grep")
            .arg(options.filters.join("|"))
            .arg("--pass-with-no-tests");
    }
    let (ok, text) = tests.by_hand("npm ci in tests/e2e").tee()?;
    Ok(Counts::of_playwright(&text).or_failed(ok))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options() {
        let parse = |line: &str| {
            let args: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            Options::parse(&args)
                .ok()
                .map(|o| (o.only.len(), o.filters.len()))
        };
        for (line, expected) in [
            ("", Some((0, 0))),
            ("--only lint --only=native", Some((2, 0))),
            ("--only e2e seats replace", Some((1, 2))),
            ("--only", None),
            ("--only all", None),
            ("--help", None),
        ] {
            assert_eq!(parse(line), expected, "{line}");
        }
    }
}
