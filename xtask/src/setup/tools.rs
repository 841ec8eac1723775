//! Owns Trunk, wasm-bindgen and the splitter: the right version on PATH, else in a folder of our own, else installed there.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    failure::{Failure, Outcome},
    paths,
    run::{self, Run},
    version::{self, Version},
};

/// The Trunk that is installed where there is none.
const TRUNK: &str = "0.21.14";

/// The splitter, in the version that goes with Leptos's `wasm_split_helpers`.
const SPLITTER: (&str, &str) = ("wasm_split_cli_support", "0.2.4");

/// What takes the program apart for `dist`.
pub fn splitter() -> Outcome<PathBuf> {
    let (package, version) = SPLITTER;
    let path = ours(package, version).join(executable("wasm-split-cli"));
    if !path.is_file() {
        let flags = "--features build-binary --locked --config profile.release.opt-level=1";
        install(package, version, "about 2 minutes", flags)?;
    }
    Ok(path)
}

/// Trunk: any 0.21 or 0.22.
pub fn trunk() -> Outcome<PathBuf> {
    let found = paths::on_path("trunk");
    if let Some(path) = found.filter(|path| accepts(reported(path))) {
        return Ok(path);
    }
    let bin = ours("trunk", TRUNK);
    let path = bin.join(executable("trunk"));
    if !path.is_file() {
        install(
            "trunk",
            TRUNK,
            "about 5 minutes",
            // Its own release profile takes three times as long and buys nothing here.
            "--locked --no-default-features --config profile.release.lto=false \
             --config profile.release.codegen-units=16 --config profile.release.opt-level=1",
        )?;
    }
    Ok(path)
}

fn accepts(version: Option<Version>) -> bool {
    version.is_some_and(|v| v >= Version(0, 21, 0) && v < Version(0, 23, 0))
}

/// The folder of wasm-bindgen and its test runner in exactly the version of Cargo.lock; none when that is on PATH.
pub fn bindgen() -> Outcome<Option<PathBuf>> {
    let lock = paths::root().join("Cargo.lock");
    let text = fs::read_to_string(&lock).map_err(Failure::file(&lock))?;
    let wanted = version::locked(&text, "wasm-bindgen");
    let wanted = wanted.ok_or_else(|| Failure::unexpected("Cargo.lock names no wasm-bindgen"))?;
    let programs = ["wasm-bindgen", "wasm-bindgen-test-runner"];
    let fits = |path: &Path| reported(path).is_some_and(|found| Version::find(&wanted) == Some(found));
    if programs
        .iter()
        .all(|name| paths::on_path(name).is_some_and(|path| fits(&path)))
    {
        return Ok(None);
    }
    let bin = ours("wasm-bindgen-cli", &wanted);
    if !programs.iter().all(|name| bin.join(executable(name)).is_file()) {
        // `--locked` fails: a dependency in its lock file is newer than the compiler accepts.
        install(
            "wasm-bindgen-cli",
            &wanted,
            "about 3 minutes",
            "--no-default-features",
        )?;
    }
    Ok(Some(bin))
}

/// The version a program reports of itself.
fn reported(path: &Path) -> Option<Version> {
    Version::find(&Run::new(path).arg("--version").output()?)
}

fn ours(package: &str, version: &str) -> PathBuf {
    paths::tools().join(format!("{package}-{version}")).join("bin")
}

fn executable(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}

fn install(package: &str, version: &str, time: &str, flags: &str) -> Outcome<()> {
    let root = paths::tools().join(format!("{package}-{version}"));
    let by_hand = format!("cargo install {package} --version {version} {flags}");
    fs::create_dir_all(&root).map_err(Failure::file(&root))?;
    if paths::on_path("cargo-binstall").is_some() {
        run::say(&format!(
            "Fetching {package} {version} with cargo binstall (under a minute)"
        ));
        let fetched = Run::cargo(None)
            .words("binstall --no-confirm --disable-telemetry --root")
            .arg(&root)
            .arg(format!("{package}@{version}"))
            .succeeds()?;
        if fetched {
            return Ok(());
        }
    }
    run::say(&format!(
        "Installing {package} {version} into {} ({time} on two cores)",
        root.display()
    ));
    // Of this process alone: another one may be installing the same.
    let build = root.join(format!("build-{}", std::process::id()));
    let installed = Run::cargo(None)
        // Outside the repository, so that its settings don't apply to a foreign program.
        .dir(&root)
        .words("install --quiet")
        .arg(package)
        .words("--version")
        .arg(version)
        .words(flags)
        .arg("--root")
        .arg(&root)
        .env("CARGO_TARGET_DIR", &build)
        .by_hand(by_hand)
        .go();
    if build.exists() {
        fs::remove_dir_all(&build).map_err(Failure::file(&build))?;
    }
    installed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunks_that_are_accepted() {
        for (text, expected) in [
            ("trunk 0.20.3", false),
            ("trunk 0.21.0", true),
            ("trunk 0.21.14", true),
            ("trunk 0.22.1", true),
            ("trunk 0.23.0", false),
            ("not found", false),
        ] {
            assert_eq!(accepts(Version::find(text)), expected, "{text}");
        }
    }
}
