//! Owns getting a machine ready: looks first, installs only what is missing, says what and how long, does nothing
//! twice.

mod browser;
mod others;
pub mod system;
pub mod tools;
mod wasm;

use std::path::PathBuf;

pub use browser::Browser;
pub use others::Other;

use crate::{
    failure::{Failure, Outcome},
    run::{self, Run},
};

/// What building for the browser needs.
#[derive(Debug)]
pub struct Build {
    /// The rustup toolchain that has the wasm32 target; none: the active one.
    pub toolchain: Option<&'static str>,
    /// The folder of the matching wasm-bindgen, where that is not on PATH.
    pub bindgen: Option<PathBuf>,
}

/// The wasm target's name.
pub const TARGET: &str = "wasm32-unknown-unknown";

impl Build {
    /// Find or install all of it.
    pub fn ready() -> Outcome<Self> {
        let toolchain = wasm::toolchain()?;
        let bindgen = tools::bindgen()?;
        Run::cargo(toolchain)
            .words("fetch --locked --quiet")
            .by_hand("cargo fetch --locked, with access to the crates registry")
            .go()?;
        Ok(Self { toolchain, bindgen })
    }

    /// A program that sees this toolchain and this wasm-bindgen.
    pub fn run(&self, program: impl AsRef<std::ffi::OsStr>) -> Run {
        Run::new(program)
            .toolchain(self.toolchain)
            .path_first(self.bindgen.as_deref())
    }

    /// Trunk with a subcommand. Everything Trunk could want to download is there already.
    pub fn trunk(&self, command: &str) -> Outcome<Run> {
        let trunk = self.run(tools::trunk()?).arg(command);
        // Trunk reads NO_COLOR as a truth value of its own and stops at `1`.
        Ok(trunk.words("--offline true").env("NO_COLOR", "true"))
    }
}

/// `cargo xtask setup [--tests]`.
pub fn run(args: &[String]) -> Outcome<()> {
    let mut tests = false;
    for arg in args {
        match arg.as_str() {
            "--tests" => tests = true,
            other => return Err(Failure::usage(format!("setup has no option `{other}`"))),
        }
    }
    let build = run::timed("Build tools", Build::ready)?;
    let toolchain = build.toolchain.unwrap_or("the active toolchain");
    run::say(&format!(
        "{TARGET}: {toolchain}; Trunk: {}; splitter: {}",
        tools::trunk()?.display(),
        tools::splitter()?.display()
    ));
    if tests {
        let browser = run::timed("Test tools", Browser::ready)?;
        run::say(&format!("browser: {}", browser.chrome.display()));
        run::say(&format!("driver: {}", browser.driver.display()));
        for other in Other::ALL {
            match other.ready() {
                Ok(program) => run::say(&format!("{}: {}", other.name(), program.display())),
                // The tests say so again, and fail.
                Err(failure) => run::say(&failure.to_string()),
            }
        }
    }
    Ok(())
}
