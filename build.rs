//! Generates the keys of all texts (`i18n::keys`) and each language's table of texts from the JSON files in `locales/`.
//!
//! Every file in `locales/en` is a namespace. The other languages must hold the same files with the same keys, and
//! fill in the same values, or the build fails and says where.
use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fmt::Write,
    fs,
    path::Path,
};

/// The languages; the first is the one that the others are held against, and the one that keys are explained in.
const LANGUAGES: [&str; 2] = ["en", "nl"];

/// What ends a text in a table. No text may have a control character: those stand for the values.
const END: char = '\0';

/// The texts of a language: by namespace, then by key.
type Texts = BTreeMap<String, BTreeMap<String, String>>;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=locales");
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    let out = Path::new(&out);
    let first = read(LANGUAGES[0])?;
    fs::write(out.join("keys.rs"), keys(&first)?)?;
    for language in LANGUAGES {
        let texts = read(language)?;
        fs::write(
            out.join(format!("{language}.txt")),
            table(language, &texts, &first)?,
        )?;
    }
    Ok(())
}

fn read(language: &str) -> Result<Texts, Box<dyn Error>> {
    let mut texts = Texts::new();
    for entry in fs::read_dir(Path::new("locales").join(language))? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|stem| stem.to_str());
        let name = name.ok_or("the files of texts have plain names")?;
        let of_file = serde_json::from_str(&fs::read_to_string(&path)?);
        let of_file = of_file.map_err(|error| format!("{}: {error}", path.display()))?;
        texts.insert(name.to_owned(), of_file);
    }
    Ok(texts)
}

/// The source of the keys: a constant for a text that nothing is filled in, else a struct with a field per value.
fn keys(texts: &Texts) -> Result<String, Box<dyn Error>> {
    let mut source = String::new();
    let mut number = 0;
    for (name, of_file) in texts {
        writeln!(source, "/// `locales/*/{name}.json`.\npub mod {name} {{")?;
        writeln!(source, "    use super::super::{{Key, Locale, Value}};")?;
        for (key, text) in of_file {
            let values: Vec<&str> = values(text).into_iter().collect();
            writeln!(source, "    /// {text}")?;
            if values.is_empty() {
                writeln!(source, "    pub const {key}: Key = Key({number});")?;
            } else {
                let fields: String = values
                    .iter()
                    .map(|value| format!("pub {value}: Value<'a>, "))
                    .collect();
                let list: String = values.iter().map(|value| format!("self.{value}, ")).collect();
                writeln!(source, "    pub struct {key}<'a> {{ {fields}}}")?;
                writeln!(source, "    impl {key}<'_> {{")?;
                writeln!(source, "        pub const KEY: Key = Key({number});")?;
                writeln!(source, "        pub fn text(self, locale: Locale) -> String {{")?;
                writeln!(
                    source,
                    "            Self::KEY.filled(locale, &[{list}])\n        }}\n    }}"
                )?;
            }
            number += 1;
        }
        source.push_str("}\n");
    }
    Ok(source)
}

/// The table of a language: its texts in the order of the keys. A value to fill in is one character, its number
/// among the text's values in the order of their names.
fn table(language: &str, texts: &Texts, first: &Texts) -> Result<String, Box<dyn Error>> {
    let names = |texts: &Texts| -> BTreeSet<(String, String)> {
        let keys = texts
            .iter()
            .flat_map(|(name, of_file)| of_file.keys().map(move |key| (name.clone(), key.clone())));
        keys.collect()
    };
    if let Some((name, key)) = names(texts).symmetric_difference(&names(first)).next() {
        return Err(format!("{name}.{key} does not stand in every language").into());
    }
    let mut table = String::new();
    for (name, of_file) in texts {
        for (key, text) in of_file {
            let other = first.get(name).and_then(|of_file| of_file.get(key));
            if other.is_none_or(|other| values(other) != values(text) || labels(other) != labels(text)) {
                return Err(format!("{name}.{key} names other values or labels in {language}").into());
            }
            if text.contains(char::is_control) {
                return Err(format!("{name}.{key} has a control character in {language}").into());
            }
            let mut text = with_labels(text, texts)
                .map_err(|label| format!("{name}.{key}: no text {label} in {language}"))?;
            let filled: Vec<String> = values(&text).into_iter().map(str::to_owned).collect();
            for (number, value) in (1_u8..).zip(filled) {
                text = text.replace(&format!("{{{{ {value} }}}}"), &char::from(number).to_string());
            }
            if text.contains("{{") {
                return Err(format!("{name}.{key} has a brace too many in {language}").into());
            }
            table.push_str(&text);
            table.push(END);
        }
    }
    Ok(table)
}

/// A text with its labels: between brackets it names other texts, which must not fill in anything. The brackets stay.
fn with_labels(text: &str, texts: &Texts) -> Result<String, String> {
    let of = |label: &str| {
        let (name, key) = label.split_once('.')?;
        let text = texts.get(name)?.get(key)?;
        values(text).is_empty().then(|| format!("[{text}]"))
    };
    let mut whole = String::new();
    for (place, piece) in text.split(['[', ']']).enumerate() {
        match place % 2 {
            0 => whole.push_str(piece),
            _ => whole.push_str(&of(piece).ok_or_else(|| piece.to_owned())?),
        }
    }
    Ok(whole)
}

/// The names of the texts that stand as labels in a text.
fn labels(text: &str) -> BTreeSet<&str> {
    text.split(['[', ']']).skip(1).step_by(2).collect()
}

/// The names of the values that a text fills in: `{{ name }}`.
fn values(text: &str) -> BTreeSet<&str> {
    let pieces = text.split("{{ ").skip(1);
    pieces
        .filter_map(|piece| piece.split_once(" }}"))
        .map(|(name, _)| name)
        .collect()
}
