//! Owns `cargo xtask release`: what people without Rust take. The folder as a zip, the single file, what both must sum up
//! to, and what is new. The same sources give the same bytes.

use std::{fmt::Write as _, fs, path::Path};

use sha2::{Digest, Sha256};

use crate::{
    dist,
    failure::{Failure, Outcome},
    paths, run,
    setup::Build,
    version,
    zipped::{zipped, File},
};

/// What of the repository goes into the zip beside the folder.
const BESIDE: [(&str, &str); 3] = [
    ("docs/hosting.md", "HOSTING.md"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// Build everything and put it into `release/`.
pub fn run(args: &[String]) -> Outcome<()> {
    if let Some(arg) = args.first() {
        return Err(Failure::usage(format!("release has no option `{arg}`")));
    }
    let build = run::timed("Build tools", Build::ready)?;
    run::timed("Deployable folder", || dist::make(&build))?;
    run::timed("Single file", || dist::make_single(&build))?;
    run::timed("Release", pack)
}

fn pack() -> Outcome<()> {
    let root = paths::root();
    let text = |name: &str| {
        let file = root.join(name);
        fs::read_to_string(&file).map_err(Failure::file(file))
    };
    let version = version::locked(&text("Cargo.lock")?, "zetel");
    let version = version.ok_or_else(|| Failure::unexpected("Cargo.lock names no zetel"))?;
    let notes = notes(&text("CHANGELOG.md")?, &version)
        .ok_or_else(|| Failure::unexpected(format!("CHANGELOG.md says nothing of {version}")))?;
    let folder = root.join("dist");
    let mut files = Vec::new();
    for (name, _) in dist::list(&folder, &folder)? {
        let bytes = read(&folder.join(&name))?;
        files.push((name, bytes));
    }
    for (from, name) in BESIDE {
        files.push((name.to_owned(), read(&root.join(from))?));
    }
    let zip = zipped(&files)?;
    let single = read(&paths::single_file())?;
    let made = [
        (format!("zetel-{version}.zip"), zip),
        (format!("zetel-{version}.html"), single),
    ];
    let release = root.join("release");
    fs::create_dir_all(&release).map_err(Failure::file(&release))?;
    let notes = (format!("zetel-{version}.md"), notes.into_bytes());
    let sums = ("SHA256SUMS".to_owned(), sums(&made).into_bytes());
    for (name, bytes) in made.iter().chain([&notes, &sums]) {
        let file = release.join(name);
        fs::write(&file, bytes).map_err(Failure::file(&file))?;
        println!("{:>9}  {name}", bytes.len());
    }
    println!("in {}", release.display());
    Ok(())
}

fn read(file: &Path) -> Outcome<Vec<u8>> {
    fs::read(file).map_err(Failure::file(file))
}

/// What `sha256sum --check` reads.
fn sums(files: &[File]) -> String {
    let mut text = String::new();
    for (name, bytes) in files {
        for byte in Sha256::digest(bytes) {
            // Writing to a string can't fail.
            let _ = write!(text, "{byte:02x}");
        }
        let _ = writeln!(text, "  {name}");
    }
    text
}

/// What the list of changes says of a version.
fn notes(changes: &str, version: &str) -> Option<String> {
    let sections = changes.split("\n## ").skip(1);
    let mut of_version = sections.filter(|section| {
        let title = section.lines().next().unwrap_or_default();
        title.split([',', ' ']).next() == Some(version)
    });
    of_version
        .next()
        .map(|section| format!("## {}\n", section.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_can_be_checked() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(
            sums(&[("x.zip".to_owned(), Vec::new())]),
            format!("{empty}  x.zip\n")
        );
    }

    #[test]
    fn notes_are_those_of_the_version() {
        let changes = "# Changelog\n\n## 0.2.0, not yet released\n\n* b\n\n## 0.1.0\n\n* a\n";
        for (version, expected) in [
            ("0.2.0", Some("## 0.2.0, not yet released\n\n* b\n")),
            ("0.1.0", Some("## 0.1.0\n\n* a\n")),
            ("0.1", None),
        ] {
            assert_eq!(notes(changes, version).as_deref(), expected, "{version}");
        }
    }
}
