//! Owns the checks on links in the papers, and on words that don't belong into the repository.

use crate::source::{root, File, Kind};

/// What must not be committed. Written in two pieces, so that this file passes its own check.
const FOREIGN: [&str; 10] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/t", "mp/"),
    concat!("/ho", "me/"),
    concat!("\"resol", "ved\""),
    concat!("registry.np", "mjs"),
    concat!("index.crates", ".io"),
    concat!("thread::sl", "eep("),
    concat!("waitFor", "Timeout"),
    concat!("issue ", "#"),
];

/// What unfinished code says.
const UNFINISHED: [&str; 4] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("to", "do!("),
    concat!("unimple", "mented!("),
];

/// Words of a machine, of another place, or of unfinished work.
pub fn foreign(file: &File) -> Vec<String> {
    let code = matches!(file.kind, Kind::Rust | Kind::Css | Kind::Script);
    let unfinished: &[&str] = if code { &UNFINISHED } else { &[] };
    let lines = file.text.lines().enumerate();
    lines
        .flat_map(|(number, line)| {
            let words = FOREIGN
                .iter()
                .chain(unfinished)
                .filter(move |word| at_start(line, word));
            words.map(move |word| format!("line {}: {word}", number + 1))
        })
        .collect()
}

/// Is the word there, and, where it is a path, not just the end of a longer one?
fn at_start(line: &str, word: &str) -> bool {
    let mut pieces = line.split(word);
    let mut before = pieces.next().unwrap_or_default();
    for piece in pieces {
        if !word.starts_with('/')
            || !before.ends_with(|c: char| {
                c.is_alphanumeric() || matches!(c, '.' | '#' | '_' | '-' | '}' | '*' | '/')
            })
        {
            return true;
        }
        before = piece;
    }
    false
}

/// Relative links, and paths in backticks, that lead nowhere.
pub fn broken_links(file: &File) -> Vec<String> {
    if file.kind != Kind::Markdown {
        return Vec::new();
    }
    let links = file
        .text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let links =
        links.filter(|link| !link.contains("://") && !link.starts_with('#') && !link.starts_with("mailto:"));
    let folders = [
        "engine/", "src/", "tests/", "xtask/", "style/", "locales/", "web/", "docs/",
    ];
    let paths = file.text.split('`').skip(1).step_by(2).filter(|text| {
        let plain = text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-'));
        plain && folders.iter().any(|folder| text.starts_with(folder))
    });
    // A link starts where its paper stands, a path at the root.
    let folder = root().join(&file.path).with_file_name("");
    let links = links.map(|link| link.split('#').next().unwrap_or_default());
    let missing_links = links.filter(|link| !folder.join(link).exists());
    let missing = missing_links.chain(paths.filter(|path| !root().join(path).exists()));
    missing
        .map(|target| format!("leads to {target}, which does not exist"))
        .collect()
}
