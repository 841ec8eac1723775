//! Owns `cargo xtask dist`: the deployable folder. The program is built in parts, and the files get their final names.

mod css;
mod finish;
mod hosting;
mod html;
mod parts;
mod program;
mod squeeze;
mod worker;

pub use finish::{is_hashed, list};
pub use hosting::policy;
pub use squeeze::{has_copies, COPIES};

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
    println!("{:>9}  {:>9}  {:>9}", "bytes", "gzip", "brotli");
    let size_of = |name: &str| {
        files
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, size)| *size)
    };
    let is_copy = |name: &str| {
        let ends = |(ending, _): &(&str, &str)| name.strip_suffix(ending).is_some_and(has_copies);
        COPIES.iter().any(ends)
    };
    for (name, size) in files.iter().filter(|(name, _)| !is_copy(name)) {
        let [brotli, gzip] = COPIES.map(|(ending, _)| {
            size_of(&format!("{name}{ending}")).map_or_else(String::new, |size| size.to_string())
        });
        println!("{size:>9}  {gzip:>9}  {brotli:>9}  {name}");
    }
    println!("in {}", dist.display());
    Ok(())
}
