//! Owns the checks on colors and inline styles.

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
