//! Owns the checks that texts are well written, and that each is used.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use crate::source::{root, File, Kind};

/// The texts of one file: their keys, joined with dots, and the texts.
pub type Texts = BTreeMap<String, String>;

/// What is wrong with texts. That the languages have the same keys, values and labels, `build.rs` sees to.
pub fn faults() -> Vec<String> {
    let mut faults = Vec::new();
    for locale in ["en", "nl"] {
        for (name, texts) in all(locale) {
            let found = of_file(&texts).into_iter();
            faults.extend(found.map(|fault| format!("locales/{locale}/{name}: {fault}")));
        }
    }
    faults
}

/// The texts of a language, by the name of their file.
pub fn all(locale: &str) -> Vec<(String, Texts)> {
    let entries = fs::read_dir(root().join("locales").join(locale))
        .unwrap()
        .flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.map(|name| (name.clone(), read(locale, &name))).collect()
}

/// Files whose keys a macro names by their last part alone.
const BY_MACRO: [&str; 1] = ["report"];

/// Keys that no source file names.
pub fn unused(files: &[File]) -> Vec<String> {
    let sources = files
        .iter()
        .filter(|file| file.kind == Kind::Rust && file.in_library().is_some());
    let code: String = sources.map(|file| file.text.as_str()).collect();
    let mut faults = Vec::new();
    for (name, texts) in all("en") {
        let space = name.trim_end_matches(".json");
        faults.extend(unnamed(&code, space, &texts));
    }
    faults
}

fn unnamed(code: &str, space: &str, texts: &Texts) -> Vec<String> {
    let words: BTreeSet<&str> = code
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | ':')))
        .collect();
    let named = |key: &str| {
        words.contains(format!("{space}.{key}").as_str())
            || words.contains(format!("{space}::{key}").as_str())
            || words.contains(format!("{space}::{key}::KEY").as_str())
            || (BY_MACRO.contains(&space) && words.contains(key))
    };
    let unused = texts.keys().filter(|key| !named(key));
    unused
        .map(|key| format!("locales/en/{space}.json: no source names {key}"))
        .collect()
}

fn read(locale: &str, name: &str) -> Texts {
    let text = fs::read_to_string(root().join("locales").join(locale).join(name)).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn of_file(texts: &Texts) -> Vec<String> {
    let mut faults = Vec::new();
    for (key, text) in texts {
        if text.is_empty() || text.trim() != text {
            faults.push(format!("{key} is empty, or has space around it"));
        }
        let pair = key.strip_suffix("_1").map(|stem| format!("{stem}_n"));
        let pair = pair.or_else(|| key.strip_suffix("_n").map(|stem| format!("{stem}_1")));
        if pair.is_some_and(|pair| !texts.contains_key(&pair)) {
            faults.push(format!("{key} lacks its other number"));
        }
    }
    faults
}

/// A text without what is between double braces.
pub fn without_values(text: &str) -> String {
    let pieces = text.split("{{").enumerate();
    let plain = pieces.filter_map(|(place, piece)| match place {
        0 => Some(piece),
        _ => piece.split_once("}}").map(|(_, rest)| rest),
    });
    plain.collect::<Vec<_>>().join(" ")
}

#[test]
fn faults_are_found() {
    type Pairs = &'static [(&'static str, &'static str)];
    let cases: [(Pairs, usize); 5] = [
        (&[("a", "x")], 0),
        (&[("a_1", "x"), ("a_n", "{{ count }} x")], 0),
        (&[("a", "x ")], 1),
        (&[("a", "")], 1),
        (&[("a_1", "x")], 1),
    ];
    for (texts, expected) in cases {
        let texts = texts.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect();
        assert_eq!(of_file(&texts).len(), expected, "{texts:?}");
    }
}

#[test]
fn unused_keys_are_found() {
    let cases = [
        ("t!(users.title)", "users", "title", 0),
        ("t!(users.titles)", "users", "title", 1),
        ("t!(user.title)", "users", "title", 1),
        ("TitleAddMany title_add_many,", "report", "title_add_many", 0),
        ("words: guidance_steps::on,", "guidance_steps", "on", 0),
        ("is(users::selected::KEY)", "users", "selected", 0),
        ("title_add_many", "users", "title_add_many", 1),
    ];
    for (code, space, key, expected) in cases {
        let texts = Texts::from([(key.to_owned(), String::new())]);
        assert_eq!(
            unnamed(code, space, &texts).len(),
            expected,
            "{code} {space}.{key}"
        );
    }
}
