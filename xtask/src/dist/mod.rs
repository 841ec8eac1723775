//! Owns `cargo xtask dist`: the deployable folder. The program is built in parts, and the files get their final names. Or
//! the single file, with the program as a whole.

mod css;
mod finish;
mod hosting;
mod html;
mod parts;
mod program;
mod single;
mod squeeze;
mod worker;

use std::fs;

pub use finish::{is_hashed, list};
pub use hosting::policy;
pub use squeeze::{has_copies, COPIES};

use crate::{
    failure::{Failure, Outcome},
    paths, run,
    setup::Build,
};

/// Build the release and put it into `dist/`, or into one file.
pub fn run(args: &[String]) -> Outcome<()> {
    let is_single = args.iter().any(|arg| arg == "--single-file");
    if let Some(arg) = args.iter().find(|arg| *arg != "--single-file") {
        return Err(Failure::usage(format!("dist has no option `{arg}`")));
    }
    let build = run::timed("Build tools", Build::ready)?;
    match is_single {
        true => run::timed("Single file", || make_single(&build)),
        false => run::timed("Deployable folder", || make(&build)),
    }
}

/// Build all of it as one file that opens from a disk.
pub fn make_single(build: &Build) -> Outcome<()> {
    let built = parts::whole(build)?;
    let page = single::page(&paths::root(), &built)?;
    let file = paths::single_file();
    let folder = file.parent().unwrap_or(&file);
    fs::create_dir_all(folder).map_err(Failure::file(folder))?;
    fs::write(&file, &page).map_err(Failure::file(&file))?;
    println!("{:>9}  {}", page.len(), file.display());
    Ok(())
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
