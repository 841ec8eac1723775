//! Owns the wasm32 target: present, else added by rustup, else built from Debian's packages as a second toolchain.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{system, TARGET};
use crate::{
    failure::{Failure, Outcome},
    paths,
    run::{self, Run},
    version,
};

/// The toolchain that Debian's Rust is linked as.
const DEBIAN: &str = "zetel-wasm";
/// Where Debian's Rust lives.
const PREFIX: &str = "/usr";
/// Debian's Rust with library source. Its linker is added once the version of its LLVM is known.
const PACKAGES: &str = "rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web";
/// The file beside the library that says which compiler it was built with.
const STAMP: &str = "zetel-built-with";

const BY_HAND: &str =
    "rustup target add wasm32-unknown-unknown, or the package of your system that holds Rust's \
                       standard library for that target";

/// The toolchain to use for the browser: none means the active one.
pub fn toolchain() -> Outcome<Option<&'static str>> {
    if works(None) {
        return Ok(None);
    }
    if debian_is_complete() {
        return Ok(Some(DEBIAN));
    }
    if paths::on_path("rustup").is_some() {
        run::say("Adding the target wasm32-unknown-unknown with rustup (under a minute)");
        if Run::new("rustup").words("target add").arg(TARGET).succeeds()? && works(None) {
            return Ok(None);
        }
        run::say("rustup could not add it");
    }
    if !system::can_install() || paths::on_path("rustup").is_none() {
        return Err(Failure::missing(
            "the Rust target wasm32-unknown-unknown",
            BY_HAND,
        ));
    }
    from_debian()?;
    Ok(Some(DEBIAN))
}

/// Can this toolchain compile something that uses the standard library for the browser? Also tells a library that was
/// built by another version of the compiler, as after a system update.
fn works(toolchain: Option<&str>) -> bool {
    let dir = paths::results();
    let source = dir.join("probe.rs");
    let written = fs::create_dir_all(&dir)
        .and_then(|()| fs::write(&source, "pub fn probe() -> String { String::new() }\n"));
    written.is_ok()
        && Run::new("rustc")
            .toolchain(toolchain)
            .words("--edition 2021 --crate-type lib --emit metadata --target")
            .arg(TARGET)
            .arg("-o")
            .arg(dir.join("probe.rmeta"))
            .arg(&source)
            .output()
            .is_some()
}

fn debian_is_complete() -> bool {
    let linked = Run::new("rustup").words("toolchain list").output();
    let linked = linked.is_some_and(|list| {
        list.lines()
            .any(|line| line.split_whitespace().next() == Some(DEBIAN))
    });
    if !linked {
        return false;
    }
    let Some(compiler) = compiler() else { return false };
    let stamp = fs::read_to_string(library().join(STAMP)).ok();
    // A library without a stamp was put there by hand; it is good when it works.
    stamp.is_none_or(|stamp| stamp == compiler)
        && linker(&compiler).is_ok_and(|l| l.exists())
        && works(Some(DEBIAN))
}

/// What Debian's compiler says about itself.
fn compiler() -> Option<String> {
    Run::new(Path::new(PREFIX).join("bin/rustc")).arg("-vV").output()
}

fn library() -> PathBuf {
    Path::new(PREFIX).join("lib/rustlib").join(TARGET).join("lib")
}

/// Where that compiler looks for `rust-lld`.
fn linker(compiler: &str) -> Outcome<PathBuf> {
    let host =
        version::field(compiler, "host").ok_or_else(|| Failure::unexpected("rustc -vV names no host"))?;
    Ok(Path::new(PREFIX)
        .join("lib/rustlib")
        .join(host)
        .join("bin/rust-lld"))
}

fn from_debian() -> Outcome<()> {
    run::say("Installing Debian's Rust, which has the library's source (about 1 minute)");
    system::install(PACKAGES)?;
    let compiler = compiler()
        .ok_or_else(|| Failure::missing("/usr/bin/rustc", format!("apt-get install {PACKAGES}")))?;
    let llvm = version::field(&compiler, "LLVM version").and_then(|v| v.split('.').next());
    let llvm = llvm.ok_or_else(|| Failure::unexpected("rustc -vV names no LLVM version"))?;
    let lld = format!("lld-{llvm}");
    system::install(&lld)?;

    Run::new("rustup")
        .words("toolchain link")
        .arg(DEBIAN)
        .arg(PREFIX)
        .go()?;
    let link = linker(&compiler)?;
    if let Some(folder) = link.parent() {
        fs::create_dir_all(folder).map_err(Failure::file(folder))?;
    }
    Run::new("ln")
        .words("-sfn")
        .arg(Path::new(PREFIX).join("bin").join(&lld))
        .arg(&link)
        .go()?;

    if works(Some(DEBIAN)) {
        return stamp(&compiler);
    }
    run::say("Building the standard library for the browser, once (about 2 minutes)");
    build_library()?;
    if !works(Some(DEBIAN)) {
        return Err(Failure::missing(
            "a working standard library for wasm32-unknown-unknown",
            BY_HAND,
        ));
    }
    stamp(&compiler)
}

fn stamp(compiler: &str) -> Outcome<()> {
    let file = library().join(STAMP);
    fs::write(&file, compiler).map_err(Failure::file(&file))
}

/// Build an empty crate together with the standard library, then copy the library to where the compiler looks.
fn build_library() -> Outcome<()> {
    let folder = paths::tools().join(format!("wasm-std-{}", std::process::id()));
    fresh(&folder)?;
    let source = folder.join("src");
    fs::create_dir_all(&source).map_err(Failure::file(&source))?;
    let manifest = "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n";
    for (file, text) in [(folder.join("Cargo.toml"), manifest), (source.join("lib.rs"), "")] {
        fs::write(&file, text).map_err(Failure::file(&file))?;
    }
    let target = folder.join("target");
    Run::cargo(Some(DEBIAN))
        .dir(&folder)
        .words("build --release --target")
        .arg(TARGET)
        .words("-Z build-std=core,alloc,std,panic_abort,panic_unwind,proc_macro,test")
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTC_BOOTSTRAP", "1")
        // Without bitcode in it, link-time optimization of the release build fails.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .by_hand(BY_HAND)
        .go()?;

    let library = library();
    fresh(&library)?;
    let built = target.join(TARGET).join("release").join("deps");
    for entry in fs::read_dir(&built).map_err(Failure::file(&built))?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            let to = library.join(&name);
            fs::copy(entry.path(), &to).map_err(Failure::file(&to))?;
        }
    }
    fs::remove_dir_all(&folder).map_err(Failure::file(&folder))
}

/// An empty folder of this name: two versions of one library side by side are an error to the compiler.
fn fresh(folder: &Path) -> Outcome<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Failure::file(folder))?;
    }
    fs::create_dir_all(folder).map_err(Failure::file(folder))
}
