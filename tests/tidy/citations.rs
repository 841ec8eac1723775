//! Owns the check that what comments cite is there: `DOMAIN 2.7` is a heading of `docs/domain.md`.

use std::collections::BTreeSet;

use crate::source::{File, Kind};

/// The document that holds the facts.
const DOCUMENT: &str = "docs/domain.md";

/// What is cited and has no heading, by file.
pub fn faults(files: &[File]) -> Vec<String> {
    let document = files.iter().find(|file| file.path == DOCUMENT);
    let headings: BTreeSet<&str> = document
        .iter()
        .flat_map(|file| file.text.lines())
        .filter(|line| line.starts_with('#'))
        .filter_map(|line| line.split_whitespace().nth(1))
        .collect();
    let mut faults = Vec::new();
    for file in files.iter().filter(|file| file.kind != Kind::Markdown) {
        let missing = cited(&file.text)
            .into_iter()
            .filter(|code| !headings.contains(code.as_str()));
        faults.extend(
            missing.map(|code| format!("{}: cites {code}, which {DOCUMENT} does not have", file.path)),
        );
    }
    faults
}

/// The codes that a text cites, one after the other: `2.7` and `R5` of `DOMAIN 2.7 UsageLocationMissing` and `DOMAIN section 4, R5`.
fn cited(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    // Written in two pieces, so that this file cites nothing here.
    for piece in text.split(concat!("DOM", "AIN ")).skip(1) {
        let piece = piece.split([';', ':', ')']).next().unwrap_or_default();
        let mut words = piece.split([' ', '\n', ',']);
        let mut next = words.next();
        if next == Some("section") {
            next = words.next();
        }
        let mut is_first = true;
        while let Some(code) = next
            .map(|word| word.trim_end_matches('.'))
            .filter(|word| is_code(word))
        {
            // A plain number further on counts something.
            if !is_first && !code.contains(['R', '.']) {
                break;
            }
            is_first = false;
            found.insert(code.to_owned());
            next = words.find(|word| !word.is_empty() && *word != "and");
        }
    }
    found
}

/// `R5`, `2.7`, `4`; a letter may stand behind.
fn is_code(word: &str) -> bool {
    let number = word.strip_prefix('R').unwrap_or(word);
    let digits = number.trim_end_matches(|c: char| c.is_ascii_lowercase());
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
}

#[test]
fn citations_are_found() {
    let word = concat!("DOM", "AIN");
    for (text, codes) in [
        ("(@ 2.7 UsageLocationMissing)", vec!["2.7"]),
        ("// @ R3, R4: more", vec!["R3", "R4"]),
        ("@ section 4.", vec!["4"]),
        ("@ 1.8b and 2.2; 7 of them", vec!["1.8b", "2.2"]),
        ("of the @ as such", vec![]),
    ] {
        let found: Vec<String> = cited(&text.replace('@', word)).into_iter().collect();
        assert_eq!(found, codes, "{text}");
    }
    let file = |path: &str, text: &str| File::new(path, text);
    let files = [
        file(DOCUMENT, "# Domain\n### R5 Lists of people\n"),
        file("src/a.rs", &format!("//! {word} R5\n// {word} R6")),
    ];
    assert_eq!(faults(&files).len(), 1);
}
