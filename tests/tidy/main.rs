//! Owns the checks on the code base itself: sizes, first lines, allowed imports, colors, texts, links.
//!
//! Every check is one function from a file to what is wrong with it; `CHECKS` is the table of them, each with
//! samples that it must catch and samples that it must leave alone.
#![expect(clippy::unwrap_used, reason = "a test may stop with a panic")]

mod citations;
mod glossary;
mod imports;
mod loops;
mod source;
mod style;
mod texts;
mod words;

use source::{File, Kind};

/// One check: what it asks for, what finds the faults, and proof that it does.
struct Check {
    /// What must be true.
    rule: &'static str,
    /// What is wrong with a file, one line per fault; nothing: the file is fine or not concerned.
    faults: fn(&File) -> Vec<String>,
    /// Files (path, text) with a fault.
    caught: &'static [(&'static str, &'static str)],
    /// Files (path, text) without one.
    fine: &'static [(&'static str, &'static str)],
}

const CHECKS: &[Check] = &[
    Check {
        rule: "no file is longer than 500 lines",
        faults: |file| {
            let lines = file.text.lines().count();
            let concerned = matches!(file.kind, Kind::Rust | Kind::Css | Kind::Script);
            faults_if(concerned && lines > 500, || format!("{lines} lines"))
        },
        caught: &[
            ("src/a.rs", LONG),
            ("style/a.css", LONG),
            ("tests/e2e/a.spec.ts", LONG),
        ],
        fine: &[
            ("src/a.rs", "//! A.\n"),
            ("src/catalog/data/products.txt", LONG),
            ("package-lock.json", LONG),
        ],
    },
    Check {
        rule: "the first line says what the file owns",
        faults: |file| {
            let first = file.text.lines().next().unwrap_or_default();
            let said = match file.kind {
                Kind::Rust => first.strip_prefix("//!"),
                Kind::Css => first.strip_prefix("/*"),
                Kind::Script => first.strip_prefix("//"),
                _ => return Vec::new(),
            };
            let enough = said.is_some_and(|said| said.split_whitespace().count() > 2);
            faults_if(!enough, || format!("begins with `{first}`"))
        },
        caught: &[
            ("src/a.rs", "use std::fs;\n"),
            ("src/a.rs", "//! ui\n"),
            ("style/a.css", "a {}\n"),
            ("web/a.js", ""),
        ],
        fine: &[
            ("src/a.rs", "//! Owns the clock.\n"),
            ("style/a.css", "/* Owns the tokens. */\n"),
            ("README.md", ""),
        ],
    },
    Check {
        rule: "modules import only from the modules below them",
        faults: imports::faults,
        caught: &[
            ("engine/src/domain/a.rs", "use crate::sandbox::Sandbox;"),
            ("src/catalog/mod.rs", "use crate::{domain::Tenant};"),
            (
                "src/exchange/a.rs",
                "use crate::{\n    catalog::SkuId,\n    platform::Clock,\n};",
            ),
            ("src/platform/a.rs", "fn x() -> crate::ui::Route"),
            ("src/sandbox/a.rs", "use crate::platform::LocalStore;"),
            ("engine/src/exchange/mod.rs", "use super::{ui::Route};"),
            (
                "engine/src/domain/a/b.rs",
                "use super::super::super::i18n::Locale;",
            ),
            ("src/sandbox/a.rs", "let text = tr!(locale, common.close);"),
        ],
        fine: &[
            (
                "src/domain/a.rs",
                "use crate::catalog::SkuId; // not crate::ui\nuse super::ui;",
            ),
            ("src/domain/mod.rs", "pub(in crate::domain) fn x() {}"),
            (
                "src/sandbox/a.rs",
                "use crate::{domain::{Tenant, decide}, exchange::tenant_file};",
            ),
            ("src/ui/a.rs", "use crate::{sandbox::Sandbox, i18n::Locale};"),
            ("src/main.rs", "use zetel::ui;"),
            ("tests/a.rs", "use zetel::{domain, ui};"),
        ],
    },
    Check {
        rule: "domain, catalog, exchange, script and guidance know no browser, framework, clock or chance",
        faults: imports::impure,
        caught: &[
            ("src/domain/a.rs", "use leptos::prelude::*;"),
            ("src/catalog/a.rs", "web_sys::window()"),
            ("src/exchange/a.rs", "#[wasm_bindgen]"),
            ("src/guidance/a.rs", "gloo_storage::LocalStorage"),
            ("src/domain/a.rs", "std::time::SystemTime::now()"),
            ("src/domain/a.rs", "js_sys::Date"),
        ],
        fine: &[
            (
                "src/domain/a.rs",
                "// unlike leptos\nuse std::collections::BTreeMap;",
            ),
            ("src/platform/a.rs", "use web_sys::Storage;"),
        ],
    },
    Check {
        rule: "no page knows a rule, and only the sandbox changes a tenant",
        faults: imports::rules_in_pages,
        caught: &[
            ("src/ui/a.rs", "use crate::domain::rules::seats;"),
            ("src/ui/pages/a.rs", "catalog::rules::exclusions()"),
            ("src/ui/a.rs", "evolve(&mut tenant, &event)"),
        ],
        fine: &[
            ("src/ui/a.rs", "use crate::domain::Command; // see domain::rules"),
            ("src/sandbox/a.rs", "evolve("),
        ],
    },
    Check {
        rule:
            "what is not numbers is sorted by `order`, one sort for all; long lists of people have their own",
        faults: |file| {
            let path = file.in_library();
            let own = matches!(path, Some("order.rs" | "sandbox/directory.rs"));
            let calls = [".sort_by", ".sort_unstable_by"]
                .iter()
                .any(|call| file.text.contains(call));
            faults_if(path.is_some() && !own && calls, || "sorts by itself".to_owned())
        },
        caught: &[
            ("src/domain/a.rs", "list.sort_by(|a, b| a.cmp(b));"),
            ("src/ui/a.rs", "list\n    .sort_unstable_by_key(|a| a.name);"),
        ],
        fine: &[
            (
                "src/domain/a.rs",
                "users.sort_unstable(); order::sort_by(&mut list, compare);",
            ),
            ("engine/src/order.rs", "places.sort_by(compare);"),
            ("tests/a.rs", "list.sort_by_key(|a| a.0);"),
        ],
    },
    Check {
        rule: "colors are tokens: literal ones stand in style/tokens.css alone",
        faults: style::literal_colors,
        caught: &[
            ("style/a.css", "a { color: #fff; }"),
            ("style/a.css", "a { background: rgb(0 0 0 / .5); }"),
            ("style/a.css", "a { border: 1px solid white; }"),
            ("src/ui/icons.rs", "<path stroke=\"#0b6a74\"/>"),
        ],
        fine: &[
            ("style/tokens.css", ":root { --text: #242424; }"),
            ("style/a.css", "#add a { color: var(--text); } /* not #fff */"),
            ("style/a.css", "a { color: CanvasText; white-space: nowrap; }"),
            ("src/ui/a.rs", "href=\"#/users\""),
        ],
    },
    Check {
        rule: "no inline styles, which the policy blocks",
        faults: style::inline_styles,
        caught: &[
            ("src/ui/a.rs", "<p style=\"x\">"),
            ("src/ui/a.rs", "<p style=move || x>"),
            ("index.html", "<p style='x'>"),
        ],
        fine: &[
            ("src/ui/a.rs", "<p style:top=move || y class:style=true>"),
            ("src/ui/a.rs", "let style = 1;"),
        ],
    },
    Check {
        rule: "the map says what may be imported",
        faults: imports::map,
        caught: &[(
            "ARCHITECTURE.md",
            "## The map\n| `engine/src/domain` | rules | `exchange` |",
        )],
        fine: &[("ARCHITECTURE.md", "## Glossary"), ("README.md", "## The map")],
    },
    Check {
        rule: "links and paths in the papers lead to files",
        faults: words::broken_links,
        caught: &[
            ("README.md", "[x](docs/none.md)"),
            ("ARCHITECTURE.md", "see `src/none/mod.rs`"),
        ],
        fine: &[
            (
                "README.md",
                "[x](Cargo.toml) [y](https://example.org) [z](#part) `src/lib.rs` `src/*/x.rs`",
            ),
            ("src/a.rs", "[x](none)"),
        ],
    },
    Check {
        rule: "nothing of a machine or of how this was made",
        faults: words::foreign,
        caught: &[
            ("README.md", concat!("see /wo", "rk/x")),
            ("src/a.rs", concat!("\"/ro", "ot/.cargo\"")),
            ("tests/e2e/package-lock.json", concat!("\"resol", "ved\": \"x\"")),
            ("tests/a.rs", concat!("std::thread::sl", "eep(x)")),
            ("tests/e2e/a.spec.ts", concat!("page.waitFor", "Timeout(5)")),
            ("src/a.rs", concat!("// TO", "DO: x")),
        ],
        fine: &[
            ("README.md", "network/work/x, homework/"),
            ("src/a.rs", "// sleepy, #/home"),
        ],
    },
];

/// 501 lines.
const LONG: &str = match std::str::from_utf8(&[b'\n'; 501]) {
    Ok(lines) => lines,
    Err(_) => "",
};

fn faults_if(wrong: bool, say: impl FnOnce() -> String) -> Vec<String> {
    if wrong {
        vec![say()]
    } else {
        Vec::new()
    }
}

#[test]
fn the_code_base_is_tidy() {
    let files = source::all();
    assert!(files.len() > 20, "the files of the repository were not found");
    let mut faults = Vec::new();
    for check in CHECKS {
        for file in &files {
            faults.extend(
                (check.faults)(file)
                    .into_iter()
                    .map(|f| format!("{}: {f} ({})", file.path, check.rule)),
            );
        }
    }
    faults.extend(texts::faults());
    faults.extend(texts::unused(&files));
    faults.extend(style::unused(&files));
    faults.extend(glossary::faults());
    faults.extend(loops::faults(&files));
    faults.extend(citations::faults(&files));
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_check_catches_what_it_should() {
    for check in CHECKS {
        for (path, text) in check.caught {
            let file = File::new(path, text);
            assert!(
                !(check.faults)(&file).is_empty(),
                "{}: not caught in {path}: {text:.60}",
                check.rule
            );
        }
        for (path, text) in check.fine {
            let faults = (check.faults)(&File::new(path, text));
            assert!(
                faults.is_empty(),
                "{}: wrongly caught in {path}: {faults:?}",
                check.rule
            );
        }
    }
}
