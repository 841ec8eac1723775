//! Owns `cargo xtask bench`: the release build, its sizes, and its times in a browser, as tables.

use crate::{
    dist,
    failure::{Failure, Outcome},
    run,
    setup::{Browser, Build},
};

/// Options of `bench`.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    sizes_only: bool,
    users: String,
}

impl Options {
    /// Read the command line.
    pub fn parse(args: &[String]) -> Outcome<Self> {
        let mut options = Self {
            sizes_only: false,
            users: "40,10000,100000".to_owned(),
        };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--sizes" => options.sizes_only = true,
                "--users" => {
                    let list = args.next().map_or("", String::as_str);
                    if list.split(',').any(|part| part.parse::<u32>().is_err()) {
                        return Err(Failure::usage(format!("--users: `{list}` is no list of numbers")));
                    }
                    list.clone_into(&mut options.users);
                }
                other => return Err(Failure::usage(format!("bench has no option `{other}`"))),
            }
        }
        Ok(options)
    }
}

/// Build the release, then measure it.
pub fn run(options: &Options) -> Outcome<()> {
    let build = run::timed("Build tools", Build::ready)?;
    let browser = run::timed("Test tools", Browser::ready)?;
    run::timed("Deployable folder", || dist::make(&build))?;
    run::timed("First visit", || {
        browser.node("node").words("bench/sizes.mjs").go()
    })?;
    if options.sizes_only {
        return Ok(());
    }
    run::timed("Times", || {
        browser
            .node("node")
            .words("bench/times.mjs")
            .arg(&options.users)
            .go()
    })
}
