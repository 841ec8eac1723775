//! Owns `cargo xtask dist`: the deployable folder. The program is built in parts, and the files get their final names. Or
//! the single file, with the program as a whole.

mod css;
mod finish;
mod hosting;
mod html;
mod parts;
mod program;
mod scorm;
mod single;
mod squeeze;
mod worker;

use std::{
    fs,
    path::{Path, PathBuf},
};

pub use finish::{is_hashed, list};
pub use hosting::policy;
pub use squeeze::{has_copies, COPIES};

use crate::{
    failure::{Failure, Outcome},
    paths, run,
    setup::Build,
};

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Folder,
    SingleFile,
    Scorm(PathBuf),
}

impl Kind {
    fn parse(args: &[String]) -> Outcome<Self> {
        let words: Vec<&str> = args.iter().map(String::as_str).collect();
        match words.as_slice() {
            [] => Ok(Self::Folder),
            ["--single-file"] => Ok(Self::SingleFile),
            ["--scorm", lesson] => Ok(Self::Scorm(PathBuf::from(lesson))),
            ["--scorm"] => Err(Failure::usage("--scorm needs the file of a lesson")),
            _ => Err(Failure::usage(format!(
                "dist can't be asked for `{}`",
                words.join(" ")
            ))),
        }
    }
}

/// Build the release and put it into `dist/`, into one file, or into a package with a lesson.
pub fn run(args: &[String]) -> Outcome<()> {
    let kind = Kind::parse(args)?;
    if let Kind::Scorm(lesson) = &kind {
        // Before minutes of building.
        scorm::Lesson::read(lesson)?;
    }
    let build = run::timed("Build tools", Build::ready)?;
    match kind {
        Kind::Folder => run::timed("Deployable folder", || make(&build)),
        Kind::SingleFile => run::timed("Single file", || make_single(&build).map(drop)),
        Kind::Scorm(lesson) => run::timed("Package for learning platforms", || {
            let built = parts::whole(&build)?;
            package(&built, &lesson)
        }),
    }
}

/// Build all of it as one file that opens from a disk. Answers where the program as a whole is.
pub fn make_single(build: &Build) -> Outcome<PathBuf> {
    let built = parts::whole(build)?;
    let page = single::Pieces::read(&paths::root(), &built)?.page(single::Place::Inside)?;
    let file = paths::single_file();
    put(&file, page.as_bytes())?;
    Ok(built)
}

/// Pack a lesson with the program that was built as a whole.
pub fn package(built: &Path, lesson: &Path) -> Outcome<()> {
    let bytes = scorm::package(&paths::root(), built, &scorm::Lesson::read(lesson)?)?;
    let name = lesson.file_stem().unwrap_or_default().to_string_lossy();
    put(&paths::scorm(&name), &bytes)
}

fn put(file: &Path, bytes: &[u8]) -> Outcome<()> {
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder).map_err(Failure::file(folder))?;
    fs::write(file, bytes).map_err(Failure::file(file))?;
    println!("{:>9}  {}", bytes.len(), file.display());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        let parse = |line: &str| {
            let args: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            Kind::parse(&args).ok()
        };
        for (line, expected) in [
            ("", Some(Kind::Folder)),
            ("--single-file", Some(Kind::SingleFile)),
            ("--scorm a/day.zetel", Some(Kind::Scorm("a/day.zetel".into()))),
            ("--scorm", None),
            ("--scorm a b", None),
            ("--single-file --scorm a", None),
            ("--all", None),
        ] {
            assert_eq!(parse(line), expected, "{line}");
        }
    }
}
