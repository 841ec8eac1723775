//! Owns `cargo xtask dist`: the deployable folder. The program is built in parts, and the files get their final names.

mod css;
mod finish;
mod html;
mod parts;
mod program;

use crate::{
    failure::{Failure, Outcome},
    paths, run,
    setup::Build,
};

/// Build the release and put it into `dist/`.
pub fn run(args: &[String]) -> Outcome<()> {
    if let Some(arg) = args.first() {
        return Err(Failure::usage(format!("dist has no option `{arg}`")));
    }
    let build = run::timed("Build tools", Build::ready)?;
    run::timed("Deployable folder", || make(&build))
}

/// The same, with the tools at hand.
pub fn make(build: &Build) -> Outcome<()> {
    let parts = parts::build(build)?;
    let dist = paths::root().join("dist");
    let files = finish::run(&paths::root(), &parts, &dist)?;
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
