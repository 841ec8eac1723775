//! The colors of `style/tokens.css` keep the contrast that the design measured: WCAG 2.2 ratios, light and dark.
#![expect(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test")]
use std::{collections::HashMap, fs};

/// A foreground, the least ratio it needs, and the surfaces it stands on with the ratio reached (light, dark), rounded
/// down. A change of a token may move a ratio, never below the least; the reached ratios say where it came from.
type Line = (&'static str, f64, &'static [(&'static str, f64, f64)]);

#[rustfmt::skip]
const TABLE: &[Line] = &[
    ("text", 4.5, &[("canvas", 15.5, 14.7), ("shell", 14.4, 15.7), ("subtle", 14.8, 13.8), ("pane", 15.5, 13.5), ("raised", 15.5, 12.4), ("hover", 14.2, 12.8), ("pressed", 13.0, 11.2), ("selected", 13.8, 11.9), ("selected-hover", 12.9, 10.2), ("danger-soft", 14.2, 13.6), ("warn-soft", 14.6, 12.6), ("good-soft", 14.4, 12.7), ("chip", 13.7, 11.4), ("chip-sel", 15.5, 8.8), ("chip-hover", 15.5, 10.0)]),
    ("text-2", 4.5, &[("canvas", 10.0, 11.3), ("shell", 9.3, 12.0), ("subtle", 9.6, 10.6), ("pane", 10.0, 10.4), ("raised", 10.0, 9.6), ("hover", 9.2, 9.8), ("pressed", 8.4, 8.6), ("selected", 8.9, 9.1), ("selected-hover", 8.3, 7.8), ("danger-soft", 9.2, 10.5), ("warn-soft", 9.4, 9.7), ("chip", 8.8, 8.8), ("chip-sel", 10.0, 6.8), ("chip-hover", 10.0, 7.7)]),
    ("text-3", 4.5, &[("canvas", 6.1, 7.6), ("shell", 5.7, 8.1), ("subtle", 5.9, 7.1), ("pane", 6.1, 6.9), ("raised", 6.1, 6.4), ("hover", 5.6, 6.6), ("pressed", 5.1, 5.8), ("selected", 5.5, 6.1), ("selected-hover", 5.1, 5.2), ("chip", 5.4, 5.9), ("chip-sel", 6.1, 4.5), ("chip-hover", 6.1, 5.1)]),
    ("disabled", 4.5, &[("canvas", 5.3, 5.7), ("pane", 5.3, 5.3), ("subtle", 5.1, 5.4), ("raised", 5.3, 4.9), ("hover", 4.8, 5.0)]),
    ("disabled", 4.5, &[("disabled-fill", 4.6, 4.6)]),
    ("accent-text", 4.5, &[("canvas", 7.1, 8.6), ("shell", 6.6, 9.1), ("subtle", 6.8, 8.1), ("pane", 7.1, 7.8), ("hover", 6.5, 7.4), ("selected", 6.3, 6.9), ("selected-hover", 5.9, 5.9), ("accent-soft", 6.3, 6.9), ("raised", 7.1, 7.2), ("good-soft", 6.6, 7.4), ("warn-soft", 6.7, 7.4), ("danger-soft", 6.5, 7.9)]),
    ("on-accent", 4.5, &[("accent", 6.3, 5.0), ("accent-hover", 8.2, 4.6), ("accent-pressed", 10.7, 6.6)]),
    ("top-text", 4.5, &[("top", 13.5, 16.7), ("top-field", 10.6, 13.4), ("top-hover", 10.7, 13.4)]),
    ("top-text-2", 4.5, &[("top", 9.2, 9.9), ("top-field", 7.2, 7.9), ("top-hover", 7.3, 7.9)]),
    ("top-warn", 4.5, &[("top", 10.1, 12.5)]),
    ("top-mark", 3.0, &[("top", 8.2, 10.2)]),
    ("danger", 4.5, &[("canvas", 6.9, 8.3), ("pane", 6.9, 7.6), ("subtle", 6.6, 7.8), ("raised", 6.9, 7.0), ("hover", 6.3, 7.2), ("danger-soft", 6.3, 7.7)]),
    ("warn", 4.5, &[("canvas", 7.0, 9.2), ("pane", 7.0, 8.4), ("subtle", 6.7, 8.6), ("raised", 7.0, 7.8), ("hover", 6.4, 8.0), ("warn-soft", 6.6, 7.9), ("selected", 6.3, 7.4), ("selected-hover", 5.9, 6.4)]),
    ("good", 4.5, &[("canvas", 6.7, 8.9), ("pane", 6.7, 8.1), ("good-soft", 6.2, 7.6)]),
    ("fam-office", 4.5, &[("fam-office-soft", 4.7, 5.7)]),
    ("fam-ems", 4.5, &[("fam-ems-soft", 4.9, 6.1)]),
    ("fam-visio", 4.5, &[("fam-visio-soft", 5.5, 6.1)]),
    ("fam-bi", 4.5, &[("fam-bi-soft", 4.6, 6.5)]),
    ("fam-voice", 4.5, &[("fam-voice-soft", 5.4, 6.1)]),
    ("fam-flow", 4.5, &[("fam-flow-soft", 5.2, 5.9)]),
    ("fam-none", 4.5, &[("chip", 4.7, 5.3), ("canvas", 5.3, 6.9), ("selected", 4.7, 5.6)]),
    ("control", 3.0, &[("canvas", 4.5, 5.4), ("pane", 4.5, 4.9), ("subtle", 4.3, 5.1), ("raised", 4.5, 4.6), ("hover", 4.1, 4.7), ("selected", 4.0, 4.3)]),
    ("top-focus", 3.0, &[("top", 13.5, 16.7), ("top-field", 10.6, 13.4), ("top-hover", 10.7, 13.4)]),
    ("text-2", 3.0, &[("disabled-fill", 8.8, 9.0)]),
    ("ring", 3.0, &[("canvas", 3.4, 4.9), ("pane", 3.4, 4.5), ("raised", 3.4, 4.1), ("hover", 3.1, 4.2), ("subtle", 3.3, 4.6)]),
    ("mark", 3.0, &[("canvas", 6.3, 7.2), ("pane", 6.3, 6.6), ("raised", 6.3, 6.1), ("shell", 5.8, 7.7), ("selected", 5.6, 5.8), ("selected-hover", 5.2, 5.0), ("subtle", 6.0, 6.8)]),
    ("on-mark", 4.5, &[("mark", 6.3, 6.9)]),
    ("focus", 3.0, &[("canvas", 17.2, 16.4), ("shell", 16.0, 17.5), ("pane", 17.2, 15.1), ("raised", 17.2, 13.9), ("selected", 15.3, 13.3), ("hover", 15.7, 14.3)]),
    ("seat", 3.0, &[("canvas", 3.8, 4.9), ("pane", 3.8, 4.5), ("subtle", 3.7, 4.6), ("raised", 3.8, 4.2), ("hover", 3.5, 4.3), ("accent-soft", 3.4, 4.0)]),
    ("seat-line", 3.0, &[("canvas", 3.8, 4.7), ("pane", 3.8, 4.3), ("subtle", 3.7, 4.4), ("raised", 3.8, 4.0), ("hover", 3.5, 4.1), ("accent-soft", 3.4, 3.8)]),
    ("seat-plan", 3.0, &[("canvas", 6.3, 6.9), ("pane", 6.3, 6.3), ("subtle", 6.0, 6.5), ("accent-soft", 5.6, 5.5)]),
    ("warn-fill", 3.0, &[("canvas", 4.2, 6.1), ("pane", 4.2, 5.6), ("subtle", 4.0, 5.8), ("warn-soft", 4.0, 5.3)]),
    ("fam-office", 3.0, &[("canvas", 5.3, 7.1), ("subtle", 5.1, 6.7), ("selected", 4.7, 5.7), ("chip", 4.7, 5.5), ("chip-sel", 5.3, 4.3), ("chip-hover", 5.3, 4.8)]),
    ("fam-ems", 3.0, &[("canvas", 5.5, 7.4), ("subtle", 5.3, 7.0), ("selected", 4.9, 6.0), ("chip", 4.9, 5.8), ("chip-sel", 5.5, 4.5), ("chip-hover", 5.5, 5.0)]),
    ("fam-visio", 3.0, &[("canvas", 6.3, 7.4), ("subtle", 6.0, 7.0), ("selected", 5.6, 6.0), ("chip", 5.5, 5.7), ("chip-sel", 6.3, 4.4), ("chip-hover", 6.3, 5.0)]),
    ("fam-bi", 3.0, &[("canvas", 5.0, 8.5), ("subtle", 4.8, 8.0), ("selected", 4.5, 6.8), ("chip", 4.4, 6.6), ("chip-sel", 5.0, 5.1), ("chip-hover", 5.0, 5.7)]),
    ("fam-voice", 3.0, &[("canvas", 6.2, 7.5), ("subtle", 5.9, 7.1), ("selected", 5.5, 6.1), ("chip", 5.4, 5.8), ("chip-sel", 6.2, 4.5), ("chip-hover", 6.2, 5.1)]),
    ("fam-flow", 3.0, &[("canvas", 5.9, 7.2), ("subtle", 5.7, 6.8), ("selected", 5.3, 5.8), ("chip", 5.2, 5.6), ("chip-sel", 5.9, 4.3), ("chip-hover", 5.9, 4.9)]),
];

/// Light and dark value of every color token.
fn tokens() -> HashMap<String, [String; 2]> {
    let css = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/style/tokens.css")).unwrap();
    css.lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(": light-dark(")?;
            let (light, dark) = value.strip_suffix(");")?.split_once(", ")?;
            Some((name.to_owned(), [light.to_owned(), dark.to_owned()]))
        })
        .collect()
}

/// Relative luminance of a color written as `#rrggbb`.
fn luminance(color: &str) -> f64 {
    let hex = color
        .strip_prefix('#')
        .filter(|hex| hex.len() == 6)
        .unwrap_or_else(|| panic!("{color} is not #rrggbb"));
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn ratio(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_pair_of_colors_keeps_its_contrast() {
    let tokens = tokens();
    let color = |name: &str| tokens.get(name).unwrap_or_else(|| panic!("no token --{name}"));
    let mut wrong = Vec::new();
    for (foreground, least, surfaces) in TABLE {
        for (surface, light, dark) in *surfaces {
            for (appearance, reached) in [(0, light), (1, dark)] {
                let now = ratio(&color(foreground)[appearance], &color(surface)[appearance]);
                if now < *least || now + 0.05 < *reached {
                    wrong.push(format!(
                        "{foreground} on {surface}, {}: {now:.2}, reached {reached}, least {least}",
                        ["light", "dark"][appearance]
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn components_use_tokens_and_never_a_color_of_their_own() {
    let mut wrong = Vec::new();
    for folder in ["style", "style/components", "style/pages"] {
        let Ok(files) = fs::read_dir(format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"))) else {
            continue;
        };
        for file in files.map(|file| file.unwrap().path()) {
            if file.extension().is_none_or(|e| e != "css") || file.ends_with("tokens.css") {
                continue;
            }
            for (i, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
                let literal = line.contains("rgb(") || line.contains("hsl(") || has_hex_color(line);
                if literal && !line.trim_start().starts_with("/*") {
                    wrong.push(format!("{}:{}: {}", file.display(), i + 1, line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a line sets a color in hexadecimal: `#` and 3 to 8 such digits after a `:`. Selectors by id have no `:`
/// before their `#`.
fn has_hex_color(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(_, value)| {
        value
            .split('#')
            .skip(1)
            .any(|rest| rest.chars().take_while(char::is_ascii_hexdigit).count() >= 3)
    })
}
