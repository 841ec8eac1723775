//! Owns `cargo xtask dist`: the deployable folder. Trunk builds; the files get their final names here.

mod css;
mod finish;
mod html;
mod program;

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    failure::{Failure, Outcome},
    paths,
    run::{self, Run},
    setup::Build,
};

/// binaryen, whose wasm-opt understands what wasm-bindgen writes.
const BINARYEN: &str = "binaryen@132.0.0";
/// What the compiler may use for this target; without naming it wasm-opt refuses the file.
const FEATURES: &str = "--enable-bulk-memory --enable-mutable-globals --enable-nontrapping-float-to-int \
                        --enable-reference-types --enable-sign-ext --enable-multivalue";

/// Options of `dist`.
#[derive(Debug, Default)]
pub struct Options {
    wasm_opt: bool,
}

impl Options {
    /// Read the command line.
    pub fn parse(args: &[String]) -> Outcome<Self> {
        let mut options = Self::default();
        for arg in args {
            match arg.as_str() {
                "--wasm-opt" => options.wasm_opt = true,
                other => return Err(Failure::usage(format!("dist has no option `{other}`"))),
            }
        }
        Ok(options)
    }
}

/// Build the release and put it into `dist/`.
pub fn run(options: &Options) -> Outcome<()> {
    let build = run::timed("Build tools", Build::ready)?;
    run::timed("Deployable folder", || make(&build, options))
}

/// The same, with the tools at hand.
pub fn make(build: &Build, options: &Options) -> Outcome<()> {
    let built = release(build)?;
    let dist = paths::root().join("dist");
    let files = finish::run(&built, &dist, |wasm| {
        let program = program::without_custom_sections(wasm)?;
        match options.wasm_opt {
            true => optimize(&built, &program),
            false => Ok(program),
        }
    })?;
    for (name, size) in &files {
        println!("{size:>9}  {name}");
    }
    println!(
        "{:>9}  bytes in {}",
        files.iter().map(|(_, size)| size).sum::<u64>(),
        dist.display()
    );
    Ok(())
}

fn release(build: &Build) -> Outcome<PathBuf> {
    run::say("Building the release (4 to 8 minutes on two cores from nothing, else about 1)");
    let built = paths::app("release");
    build.trunk("build").words("--release --dist").arg(&built).go()?;
    Ok(built)
}

fn optimize(built: &Path, module: &[u8]) -> Outcome<Vec<u8>> {
    run::say("Optimizing with wasm-opt (a download of about 100 MB once, then under a minute)");
    let wasm = built.with_extension("large.wasm");
    let small = built.with_extension("small.wasm");
    fs::write(&wasm, module).map_err(Failure::file(&wasm))?;
    Run::new("npm")
        .words("exec --yes --package")
        .arg(BINARYEN)
        .words("-- wasm-opt -Oz")
        .words(FEATURES)
        .arg(&wasm)
        .arg("-o")
        .arg(&small)
        .by_hand("leave --wasm-opt away: compressed, it saves about 1 %")
        .go()?;
    fs::read(&small).map_err(Failure::file(&small))
}
