//! Owns the checks that both languages say the same things (same files, same keys, same values to fill in), and that
//! each key is used.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use serde_json::Value;

use crate::source::{root, File, Kind};

/// The texts of one file: their keys, joined with dots, and the texts.
pub type Texts = BTreeMap<String, String>;

/// What differs between the languages.
pub fn faults() -> Vec<String> {
    let names = |locale: &str| -> BTreeSet<String> {
        let entries = fs::read_dir(root().join("locales").join(locale))
            .unwrap()
            .flatten();
        entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect()
    };
    let (en, nl) = (names("en"), names("nl"));
    let mut faults: Vec<String> = en
        .symmetric_difference(&nl)
        .map(|name| format!("locales: only once: {name}"))
        .collect();
    for name in en.intersection(&nl) {
        let found = compare(&read("en", name), &read("nl", name));
        faults.extend(
            found
                .into_iter()
                .map(|fault| format!("locales/{{en,nl}}/{name}: {fault}")),
        );
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
const BY_MACRO: [&str; 2] = ["guidance_steps", "report"];

/// Keys that no source file names.
pub fn unused(files: &[File]) -> Vec<String> {
    let sources = files
        .iter()
        .filter(|file| file.kind == Kind::Rust && file.path.starts_with("src/"));
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
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.')))
        .collect();
    let named = |key: &str| {
        words.contains(format!("{space}.{key}").as_str())
            || (BY_MACRO.contains(&space) && words.contains(key))
    };
    let unused = texts.keys().filter(|key| !named(key));
    unused
        .map(|key| format!("locales/en/{space}.json: no source names {key}"))
        .collect()
}

fn read(locale: &str, name: &str) -> Texts {
    let text = fs::read_to_string(root().join("locales").join(locale).join(name)).unwrap();
    let mut texts = Texts::new();
    flatten("", &serde_json::from_str(&text).unwrap(), &mut texts);
    texts
}

fn flatten(prefix: &str, value: &Value, texts: &mut Texts) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let path = if prefix.is_empty() {
                    key.clone()
                } else {
                    format!("{prefix}.{key}")
                };
                flatten(&path, value, texts);
            }
        }
        other => {
            texts.insert(prefix.to_owned(), other.as_str().unwrap_or_default().to_owned());
        }
    }
}

fn compare(en: &Texts, nl: &Texts) -> Vec<String> {
    let mut faults = Vec::new();
    for key in en.keys().chain(nl.keys()).collect::<BTreeSet<_>>() {
        let (Some(one), Some(other)) = (en.get(key), nl.get(key)) else {
            faults.push(format!("{key} stands in one language only"));
            continue;
        };
        if placeholders(one) != placeholders(other) {
            faults.push(format!("{key} fills in different values"));
        }
        for text in [one, other] {
            if text.trim().is_empty() || text.trim() != text {
                faults.push(format!("{key} is empty, or has space around it"));
            }
        }
        let pair = key.strip_suffix("_1").map(|stem| format!("{stem}_n"));
        let pair = pair.or_else(|| key.strip_suffix("_n").map(|stem| format!("{stem}_1")));
        if pair.is_some_and(|pair| !en.contains_key(&pair)) {
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

/// The names between double braces.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split("{{")
        .skip(1)
        .filter_map(|rest| rest.split("}}").next())
        .map(str::trim)
        .collect()
}

#[test]
fn differences_are_found() {
    type Pairs = &'static [(&'static str, &'static str)];
    let texts = |pairs: Pairs| -> Texts { pairs.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect() };
    let cases: [(Pairs, Pairs, usize); 7] = [
        (&[("a", "x")], &[("a", "y")], 0),
        (&[("a", "x {{ n }}")], &[("a", "{{n}} y")], 0),
        (
            &[("a_1", "x"), ("a_n", "{{ count }} x")],
            &[("a_1", "y"), ("a_n", "{{ count }} y")],
            0,
        ),
        (&[("a", "x")], &[("b", "y")], 2),
        (&[("a", "x {{ n }}")], &[("a", "y")], 1),
        (&[("a", "x ")], &[("a", "")], 2),
        (&[("a_1", "x")], &[("a_1", "y")], 1),
    ];
    for (en, nl, expected) in cases {
        assert_eq!(compare(&texts(en), &texts(nl)).len(), expected, "{en:?} {nl:?}");
    }
}

#[test]
fn unused_keys_are_found() {
    let cases = [
        ("t!(users.title)", "users", "title", 0),
        ("t!(users.titles)", "users", "title", 1),
        ("t!(user.title)", "users", "title", 1),
        (
            "TitleAddMany title_add_many,",
            "guidance_steps",
            "title_add_many",
            0,
        ),
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
