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
    let program = paths::target().join(TARGET).join("release/zetel.wasm");
    let folder = paths::app("release");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Failure::file(&folder))?;
    }
    fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
    Run::new(splitter)
        .arg(&program)
        .arg(&folder)
        .words("--out-name zetel")
        .go()?;
    let first = folder.join("zetel.wasm");
    build
        .run("wasm-bindgen")
        .words(
            "--target web --keep-lld-exports --no-demangle --remove-name-section --remove-producers-section",
        )
        .words("--no-typescript --out-name zetel --out-dir")
        .arg(&folder)
        .arg(&first)
        .go()?;
    fs::remove_file(&first).map_err(Failure::file(&first))?;
    Ok(folder)
}
