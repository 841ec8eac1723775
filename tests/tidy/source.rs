//! Owns reading the repository: which files there are, of what kind, and their code without comments.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// What a file is, as far as the checks care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Rust.
    Rust,
    /// CSS.
    Css,
    /// JavaScript or TypeScript.
    Script,
    /// Markdown.
    Markdown,
    /// Any other text.
    Other,
}

/// One text file of the repository.
#[derive(Debug)]
pub struct File {
    /// From the root, with `/` between the parts.
    pub path: String,
    /// What it is.
    pub kind: Kind,
    /// All of it.
    pub text: String,
}

impl File {
    /// A file of this path; its kind follows from the path.
    pub fn new(path: &str, text: &str) -> Self {
        let kind = match path.rsplit('.').next() {
            Some("rs") => Kind::Rust,
            Some("css") => Kind::Css,
            Some("ts" | "js" | "mjs") => Kind::Script,
            Some("md") => Kind::Markdown,
            _ => Kind::Other,
        };
        Self {
            path: path.to_owned(),
            kind,
            text: text.to_owned(),
        }
    }

    /// Its path within the library or the engine: `domain/tenant.rs`; nothing when it belongs to neither.
    pub fn in_library(&self) -> Option<&str> {
        let path = self.path.strip_prefix("engine/").unwrap_or(&self.path);
        path.strip_prefix("src/")
    }

    /// The module that it belongs to: `domain` for `engine/src/domain/tenant.rs`.
    pub fn module(&self) -> Option<&str> {
        self.in_library()?.split_once('/').map(|(module, _)| module)
    }

    /// The text without comments. Good enough for checks: a `//` inside quotes counts as a comment, too.
    pub fn code(&self) -> String {
        match self.kind {
            Kind::Rust | Kind::Script => {
                let lines = self
                    .text
                    .lines()
                    .map(|line| line.split("//").next().unwrap_or_default());
                lines.collect::<Vec<_>>().join("\n")
            }
            Kind::Css => {
                let mut out = String::new();
                let mut rest = self.text.as_str();
                while let Some((before, after)) = rest.split_once("/*") {
                    out.push_str(before);
                    rest = after.split_once("*/").map_or("", |(_, after)| after);
                }
                out + rest
            }
            _ => self.text.clone(),
        }
    }
}

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every text file that belongs to the repository.
pub fn all() -> Vec<File> {
    let mut paths = Vec::new();
    walk(root(), &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let name = path
            .strip_prefix(root())
            .ok()?
            .to_string_lossy()
            .replace('\\', "/");
        Some(File::new(&name, &fs::read_to_string(&path).ok()?))
    };
    paths.into_iter().filter_map(read).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    const NOT_OURS: [&str; 7] = [
        ".git",
        "target",
        "dist",
        "dist.new",
        "release",
        "node_modules",
        "results",
    ];
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if NOT_OURS.iter().any(|name| entry.file_name() == **name) {
            continue;
        }
        if path.is_dir() {
            walk(&path, found);
        } else {
            found.push(path);
        }
    }
}
