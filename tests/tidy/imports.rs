//! Owns who may use whom: the allowed imports between modules, and what must stay pure.

use crate::source::{File, Kind};

/// Every module of the library, and the modules that it may import from.
const ALLOWED: [(&str, &[&str]); 12] = [
    ("catalog", &[]),
    ("guidance", &["catalog", "i18n"]),
    ("domain", &["catalog"]),
    ("exchange", &["domain", "catalog"]),
    ("sandbox", &["exchange", "domain", "catalog"]),
    ("practice", &["sandbox", "exchange", "domain", "catalog"]),
    ("script", &["exchange", "domain", "catalog"]),
    ("console", &["exchange", "domain", "catalog"]),
    // The browser's side of the traits that the sandbox asks for.
    ("platform", &["sandbox", "domain", "catalog"]),
    ("i18n", &[]),
    // From facts to sentences.
    (
        "wording",
        &[
            "console", "practice", "sandbox", "script", "exchange", "domain", "catalog", "platform", "i18n",
        ],
    ),
    (
        "ui",
        &[
            "console", "practice", "sandbox", "script", "exchange", "domain", "guidance", "wording",
            "catalog", "platform", "i18n",
        ],
    ),
];

/// The map in ARCHITECTURE.md says the same: what may be imported are the names in its third column.
pub fn map(file: &File) -> Vec<String> {
    if file.path != "ARCHITECTURE.md" || !file.text.contains("## The map") {
        return Vec::new();
    }
    let rows = file.text.lines().filter_map(|line| {
        let [name, _, may] = line.strip_prefix("| `")?.split(" | ").collect::<Vec<_>>()[..] else {
            return None;
        };
        let module = name.trim_end_matches('`').rsplit('/').next()?;
        let mut names: Vec<&str> = may.split('`').skip(1).step_by(2).collect();
        names.sort_unstable();
        Some((module, names))
    });
    let rows: Vec<_> = rows.collect();
    let differs = |(module, allowed): &&(&str, &[&str])| {
        let mut wanted = allowed.to_vec();
        wanted.sort_unstable();
        // The screen may import everything.
        *module != "ui" && !rows.contains(&(*module, wanted))
    };
    let wrong = ALLOWED.iter().filter(differs);
    wrong
        .map(|(module, allowed)| format!("the map should say of {module}: {allowed:?}"))
        .collect()
}

/// Modules that must compile and pass their tests without a browser.
const PURE: [&str; 6] = ["domain", "catalog", "exchange", "console", "script", "guidance"];

/// What a pure module may not name.
const IMPURE: [&str; 9] = [
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "SystemTime",
    "time::Instant",
    "std::env",
    "std::fs",
];

/// Uses of a module that stands above, or beside.
pub fn faults(file: &File) -> Vec<String> {
    let Some(module) = file.module() else {
        return Vec::new();
    };
    if file.kind != Kind::Rust {
        return Vec::new();
    }
    let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == module) else {
        return vec![format!(
            "the module {module} is not in the list of allowed imports"
        )];
    };
    let code = file.code();
    let mut used = after(&code, "crate::");
    used.extend(after(
        &code,
        &"super::".repeat(file.in_library().map_or(0, depth)),
    ));
    if code
        .split(|c: char| !c.is_alphanumeric() && c != '!' && c != '_')
        .any(|word| word == "tr!")
    {
        used.push("i18n".to_owned());
    }
    used.retain(|name| {
        let known = ALLOWED.iter().any(|(module, _)| module == name);
        known && name != module && !allowed.contains(&name.as_str())
    });
    used.sort();
    used.dedup();
    used.into_iter()
        .map(|name| format!("{module} uses {name}"))
        .collect()
}

/// How many `super::` lead from a file, by its path there, to the root of the library.
fn depth(path: &str) -> usize {
    let inside = path.trim_end_matches(".rs").trim_end_matches("/mod");
    inside.split('/').count()
}

/// The first names after a path's beginning: `a` and `b` for both `crate::a::x, crate::b` and `crate::{a::x, b}`.
fn after(code: &str, start: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut pieces = code.split(start);
    let mut before = pieces.next().unwrap_or_default();
    for piece in pieces {
        // A longer word or path that merely ends in it is none of ours.
        let joined = before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':' || c == '$');
        before = piece;
        if joined {
            continue;
        }
        match piece.strip_prefix('{') {
            Some(group) => names.extend(top_level(group)),
            None => names.extend(word(piece)),
        }
    }
    names
}

/// The first name of every part of a group, whose opening brace has been read.
fn top_level(group: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0_usize;
    let mut part = String::new();
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => names.extend(word(&std::mem::take(&mut part))),
            '{' => depth += 1,
            '}' => depth -= 1,
            c if depth == 0 => part.push(c),
            _ => {}
        }
    }
    names.extend(word(&part));
    names
}

fn word(text: &str) -> Option<String> {
    let word: String = text
        .trim_start()
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    (!word.is_empty()).then_some(word)
}

/// What a pure module names that only a browser or a machine has.
pub fn impure(file: &File) -> Vec<String> {
    if file.kind != Kind::Rust || !file.module().is_some_and(|module| PURE.contains(&module)) {
        return Vec::new();
    }
    named(file, &IMPURE)
}

/// What a page names that belongs to the engine.
pub fn rules_in_pages(file: &File) -> Vec<String> {
    if file.kind != Kind::Rust || file.module() != Some("ui") {
        return Vec::new();
    }
    // The page of the rules shows the tables, and decides nothing.
    if file.path.starts_with("src/ui/pages/rules/") {
        return named(file, &["domain::rules", "evolve"]);
    }
    let code = file.code().replace("pages::rules::", "");
    let words = ["domain::rules", "catalog::rules", "rules::", "evolve"];
    let found = words.iter().filter(|word| code.contains(**word));
    found.map(|word| format!("names {word}")).collect()
}

fn named(file: &File, words: &[&str]) -> Vec<String> {
    let code = file.code();
    words
        .iter()
        .filter(|word| code.contains(**word))
        .map(|word| format!("names {word}"))
        .collect()
}
