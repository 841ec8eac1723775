//! Owns `cargo xtask test`: everything that must hold, in an order that fails early, with one closing line of counts.

mod counts;
mod options;

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use counts::Counts;
pub use options::Options;
use options::Part;

use crate::{
    dist,
    failure::{Failure, Outcome},
    hosts, paths,
    run::{self, Run},
    setup::{Browser, Build, Other, TARGET},
};

/// Run the parts, then say how many passed.
pub fn run(options: &Options) -> Outcome<()> {
    let mut session = Session::default();
    let build = match options.is_native_only() {
        true => None,
        false => Some(run::timed("Build tools", Build::ready)?),
    };
    let others = Other::ALL
        .into_iter()
        .filter(|other| options.wants(Part::Other(*other)));
    let (left_out, others): (Vec<_>, Vec<_>) = others.partition(|other| options.leaves_out(*other));
    let walks = options.wants(Part::E2e) || !others.is_empty();
    let browser = match walks || options.wants(Part::Browser) {
        true => Some(run::timed("Test tools", Browser::ready)?),
        false => None,
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
        if walks && built(&mut session, build)? {
            if options.wants(Part::E2e) {
                session.part("Hosts", hosts)?;
                session.part("End-to-end tests", || {
                    end_to_end(browser.playwright("test"), options)
                })?;
            }
            for other in others {
                session.part(other.name(), || in_other(browser, other, options))?;
            }
        }
    }
    for other in left_out {
        session.part(other.name(), || {
            Ok(Counts {
                skipped: 1,
                ..Counts::default()
            })
        })?;
    }
    session.close()
}

/// What the walks go through: the folder, the single file, and a package for learning platforms.
fn built(session: &mut Session, build: &Build) -> Outcome<bool> {
    let folder = session.check("Deployable folder", || {
        Ok(dist::make(build).map_err(report).is_ok())
    })?;
    let lesson = paths::e2e().join("fixtures/lesson.zetel");
    let single = || dist::make_single(build).and_then(|whole| dist::package(Path::new(&whole), &lesson));
    Ok(folder && session.check("Single file and package", || Ok(single().map_err(report).is_ok()))?)
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

/// The walks in a browser beside Chromium. Where it can't be had, that is a failure: only a person leaves it out.
fn in_other(browser: &Browser, other: Other, options: &Options) -> Outcome<Counts> {
    let program = match other.ready() {
        Ok(program) => program,
        Err(failure) => {
            report(failure);
            return Ok(Counts::of(false));
        }
    };
    let config = format!("test --config {}.config.ts", other.word());
    let tests = browser.playwright(&config);
    end_to_end(
        match other {
            Other::Firefox => tests.env("FIREFOX", program),
            Other::WebKit => tests,
        },
        options,
    )
}

fn end_to_end(mut tests: Run, options: &Options) -> Outcome<Counts> {
    if !options.filters.is_empty() {
        tests = tests
            .arg("--grep")
            .arg(options.filters.join("|"))
            .arg("--pass-with-no-tests");
    }
    let (ok, text) = tests.by_hand("npm ci in tests/e2e").tee()?;
    Ok(Counts::of_playwright(&text).or_failed(ok))
}
