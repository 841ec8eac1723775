//! Owns building the release in two parts: what a first visit needs until its first screen, and the rest.
//!
//! What belongs to the rest is chosen in the source (`src/ui/lazy.rs`). The compiler keeps its relocations, by which
//! the splitter that Leptos maintains takes the functions apart that only the rest reaches; wasm-bindgen then writes
//! the script around the first part.

use std::{fs, path::PathBuf};

use crate::{
    failure::{Failure, Outcome},
    paths,
    run::{self, Run},
    setup::{tools, Build, TARGET},
};

/// The script that fetches the parts but the first; the splitter's own name for it, which the program imports.
pub const LINK: &str = "__wasm_split.js";

/// What wasm-bindgen is asked for in either way.
const BINDGEN: &str =
    "--no-demangle --remove-name-section --remove-producers-section --no-typescript --out-name zetel \
                       --out-dir";

/// Build it as one program, and return the folder with `zetel.js`, a classic script, and `zetel_bg.wasm`.
pub fn whole(build: &Build) -> Outcome<PathBuf> {
    run::say("Building the release as one program (4 to 8 minutes on two cores from nothing, else about 2)");
    build
        .run("cargo")
        .words("build --quiet --release --locked --package zetel --bin zetel --target")
        .arg(TARGET)
        .go()?;
    let folder = empty_folder("whole")?;
    build
        .run("wasm-bindgen")
        .words("--target no-modules")
        .words(BINDGEN)
        .arg(&folder)
        .arg(program())
        .go()?;
    Ok(folder)
}

/// What the compiler writes.
fn program() -> PathBuf {
    paths::target().join(TARGET).join("release/zetel.wasm")
}

fn empty_folder(kind: &str) -> Outcome<PathBuf> {
    let folder = paths::app(kind);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Failure::file(&folder))?;
    }
    fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
    Ok(folder)
}

/// Build it, and return the folder with `zetel.js`, `zetel_bg.wasm`, the link script and the other parts.
pub fn build(build: &Build) -> Outcome<PathBuf> {
    let splitter = tools::splitter()?;
    run::say("Building the release (4 to 8 minutes on two cores from nothing, else about 2)");
    build
        .run("cargo")
        .words("rustc --quiet --release --locked --package zetel --bin zetel --features split --target")
        .arg(TARGET)
        // For this last crate alone, so that no other is compiled again.
        .words("-- -Clink-arg=--emit-relocs")
        .go()?;
    let folder = empty_folder("release")?;
    Run::new(splitter)
        .arg(program())
        .arg(&folder)
        .words("--out-name zetel")
        .go()?;
    let first = folder.join("zetel.wasm");
    build
        .run("wasm-bindgen")
        .words("--target web --keep-lld-exports")
        .words(BINDGEN)
        .arg(&folder)
        .arg(&first)
        .go()?;
    fs::remove_file(&first).map_err(Failure::file(&first))?;
    Ok(folder)
}
