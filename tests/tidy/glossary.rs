//! Owns the glossaries: words that the texts of a language don't use, because another one says it.

use std::{collections::BTreeSet, fs};

use serde_json::Value;

use crate::{
    source::root,
    texts::{self, Texts},
};

/// A word, and what to say instead. Labels of the documents may have it all the same.
type Word = (&'static str, &'static str);

const ENGLISH: &[Word] = &[
    ("person", "user"),
    ("persons", "users"),
    ("people", "users"),
    ("somebody", "a user"),
    ("someone", "a user"),
    ("nobody", "no user"),
    ("whoever", "the user who"),
    ("seat", "license"),
    ("seats", "licenses"),
    ("unit", "license"),
    ("units", "licenses"),
    ("its turn", "is processed"),
    ("their turn", "are processed"),
    ("clash", "conflict"),
    ("clashes", "conflicts"),
    ("clashing", "conflicting"),
    ("way out", "fix"),
    ("ways out", "fixes"),
    ("may", "can"),
    ("switch on", "turn on"),
    ("switch off", "turn off"),
    ("switched on", "turned on"),
    ("switched off", "turned off"),
    ("would be refused", "not possible"),
    ("in force", "active"),
    ("on disk", "stored"),
    ("in memory", "not saved"),
    ("at work", "editing"),
    ("earlier moment", "earlier point in time"),
    ("simulated world", "simulated time"),
    ("for good", "permanently"),
    ("bring back", "restore"),
    ("press", "select"),
    ("pressed", "selected"),
    ("tick", "select"),
    ("ticks", "selects"),
    ("fill in", "enter"),
    ("afresh", "fresh"),
    ("thrown away", "deleted"),
    ("kB", "KB"),
    ("KiB", "KB"),
    ("MiB", "MB"),
];

const DUTCH: &[Word] = &[
    ("weghalen", "intrekken, of verwijderen"),
    ("wegnemen", "intrekken"),
    ("eenheid", "licentie"),
    ("eenheden", "licenties"),
    ("vrije licenties", "beschikbare licenties"),
    ("te gebruiken", "bruikbaar"),
    ("personen", "gebruikers"),
    ("mensen", "gebruikers"),
    ("bediend", "verwerkt"),
    ("terugnemen", "ongedaan maken"),
    ("opnieuw doen", "opnieuw uitvoeren"),
    ("uitzetten", "uitschakelen"),
    ("aanzetten", "inschakelen"),
    ("uitklappen", "uitvouwen"),
    ("botsen", "conflicteren"),
    ("botst", "conflicteert"),
    ("uitweg", "oplossing"),
    ("uitwegen", "oplossingen"),
    ("vakje", "selectievakje"),
    ("vakjes", "selectievakjes"),
    ("uitkomst", "resultaat"),
    ("hooguit", "maximaal"),
    ("hoogstens", "maximaal"),
    ("herkomst", "bron"),
    ("op een nieuw tabblad", "in een nieuw tabblad"),
    ("het id", "de id"),
    ("zou worden", "wordt"),
    ("zouden worden", "worden"),
    ("zou geweigerd", "wordt geweigerd"),
    ("zouden geweigerd", "worden geweigerd"),
    ("haar", "het woord zelf, of die"),
    ("kB", "KB"),
    ("KiB", "KB"),
    ("MiB", "MB"),
];

/// Texts with words that another one stands for.
pub fn faults() -> Vec<String> {
    let mut faults = Vec::new();
    for (locale, words) in [("en", ENGLISH), ("nl", DUTCH)] {
        let labels = labels(locale);
        for (name, texts) in texts::all(locale) {
            let found = misused(&texts, words, &labels);
            faults.extend(
                found
                    .into_iter()
                    .map(|fault| format!("locales/{locale}/{name}: {fault}")),
            );
        }
    }
    faults
}

/// What the documents call things: their words stay as they are.
fn labels(locale: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("tests/e2e/labels.json")).unwrap();
    let labels: Value = serde_json::from_str(&text).unwrap();
    let labels = labels.as_object().unwrap().values();
    labels
        .filter_map(|label| label[locale].as_str().map(str::to_owned))
        .collect()
}

fn misused(texts: &Texts, words: &[Word], labels: &BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for (key, text) in texts.iter().filter(|(_, text)| !labels.contains(*text)) {
        for (word, instead) in words.iter().filter(|(word, _)| has(text, word)) {
            faults.push(format!("{key} says `{word}`; say `{instead}`"));
        }
    }
    faults
}

/// Is the word there as a word of its own, outside of what is filled in? Capitals count in units only.
fn has(text: &str, word: &str) -> bool {
    let exact = word.ends_with('B');
    let fold = |text: &str| {
        if exact {
            text.to_owned()
        } else {
            text.to_lowercase()
        }
    };
    let (text, word) = (fold(&texts::without_values(text)), fold(word));
    let part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let pieces: Vec<&str> = text.split(word.as_str()).collect();
    let mut sides = pieces.iter().zip(pieces.iter().skip(1));
    sides.any(|(before, after)| !before.ends_with(part) && !after.starts_with(part))
}

#[test]
fn words_are_found_whole() {
    let cases = [
        ("Nobody has it", "nobody", true),
        ("{{ people }} changed", "people", false),
        ("{{ count }} people changed", "people", true),
        ("Maybe", "may", false),
        ("You may", "may", true),
        ("Selectievakje", "vakje", false),
        ("3 kB", "kB", true),
        ("3 KB", "kB", false),
    ];
    for (text, word, expected) in cases {
        assert_eq!(has(text, word), expected, "{text}: {word}");
    }
}
