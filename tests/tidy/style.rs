//! Owns the checks on colors and inline styles, and that every class and token is used.

use std::collections::BTreeSet;

use crate::source::{File, Kind};

const FUNCTIONS: [&str; 9] = [
    "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(",
];
/// The named colors that people reach for.
const NAMES: [&str; 12] = [
    "white", "black", "gray", "grey", "red", "green", "blue", "orange", "yellow", "teal", "silver", "navy",
];

/// Colors written out where a token belongs.
pub fn literal_colors(file: &File) -> Vec<String> {
    match file.kind {
        Kind::Css if file.path != "style/tokens.css" => {
            let code = file.code();
            let values = code
                .split([';', '{', '}'])
                .filter_map(|part| part.split_once(':'))
                .map(|(_, value)| value);
            values.flat_map(|value| colors(value, true)).collect()
        }
        Kind::Rust if file.module() == Some("ui") => {
            let code = file.code();
            let quoted = code.split('"').skip(1).step_by(2);
            quoted.flat_map(|text| colors(text, false)).collect()
        }
        _ => Vec::new(),
    }
}

fn colors(text: &str, names: bool) -> Vec<String> {
    let mut found: Vec<String> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')'))
        .filter(|word| is_hex(word) || (names && NAMES.contains(word)))
        .map(|word| format!("the color {word}"))
        .collect();
    found.extend(
        FUNCTIONS
            .iter()
            .filter(|name| text.contains(**name))
            .map(|name| format!("the color {name}...)")),
    );
    found
}

fn is_hex(word: &str) -> bool {
    word.strip_prefix('#')
        .is_some_and(|hex| matches!(hex.len(), 3 | 4 | 6 | 8) && hex.chars().all(|c| c.is_ascii_hexdigit()))
}

/// `style` attributes.
pub fn inline_styles(file: &File) -> Vec<String> {
    let concerned = file.path == "index.html" || (file.kind == Kind::Rust && file.module() == Some("ui"));
    if !concerned {
        return Vec::new();
    }
    let code = file.code();
    let lines = code
        .lines()
        .filter(|line| line.contains(" style=") || line.trim_start().starts_with("style="));
    lines.map(|line| format!("`{}`", line.trim())).collect()
}

/// Classes whose names are put together in the source: this and a word of the data.
const BUILT: [&str; 1] = ["fam-"];

/// Classes that have a style and stand nowhere, and tokens that no style or source asks for.
pub fn unused(files: &[File]) -> Vec<String> {
    let is_style = |file: &&File| file.kind == Kind::Css;
    let styles: String = files.iter().filter(is_style).map(File::code).collect();
    let is_source = |file: &&File| file.module() == Some("ui") || file.path == "index.html";
    let sources: String = files
        .iter()
        .filter(is_source)
        .map(|file| file.text.as_str())
        .collect();
    nowhere(&styles, &sources)
}

fn nowhere(styles: &str, sources: &str) -> Vec<String> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let named: BTreeSet<&str> = sources.split(|c| !is_part(c)).collect();
    let name = |text: &'_ str| text.split(|c| !is_part(c)).next().map(str::to_owned);
    let selectors = styles.split(['{', '}', ';']).filter(|part| !part.contains(": "));
    let classes: BTreeSet<String> = selectors
        .flat_map(|selector| selector.split('.').skip(1).filter_map(name))
        .filter(|class| class.starts_with(char::is_alphabetic))
        .collect();
    let is_built = |class: &&String| BUILT.iter().any(|built| class.starts_with(built));
    let classes = classes
        .iter()
        .filter(|class| !named.contains(class.as_str()) && !is_built(class));
    let mut faults: Vec<String> = classes
        .map(|class| format!("style: nothing has the class {class}"))
        .collect();
    let tokens: BTreeSet<String> = styles
        .split(['{', '}', ';'])
        .filter_map(|part| part.trim().split_once(':'))
        .filter(|(token, _)| token.starts_with("--"))
        .map(|(token, _)| token.to_owned())
        .collect();
    let asked = |token: &str| {
        let asked = |end| styles.contains(&format!("var({token}{end}"));
        asked(')') || asked(',') || sources.contains(token)
    };
    let tokens = tokens.iter().filter(|token| !asked(token));
    faults.extend(tokens.map(|token| format!("style: nothing asks for {token}")));
    faults
}

#[test]
fn unused_classes_and_tokens_are_found() {
    let cases = [
        (".a > .b-c { x: var(--t); }", r#"class="a b-c""#, 0),
        (".a { x: 1.5rem; }", "", 1),
        ("@media (a) { .a:hover, .b { x: y; } }", r#"class="a""#, 1),
        (":root { --t: 1px; }", "", 1),
        (":root { --t: 1px; } .fam-x { x: var(--t, 2px); }", "", 0),
        (":root { --t: 1px; }", r#"set("--t", 1)"#, 0),
    ];
    for (styles, sources, expected) in cases {
        assert_eq!(nowhere(styles, sources).len(), expected, "{styles} {sources}");
    }
}
