//! Owns what the loader that wasm-bindgen wrote is told about the second part of the program.

use crate::failure::{Failure, Outcome};

/// What fetches the second part.
const REST: &str = include_str!("../../../web/rest.js");
/// Where wasm-bindgen starts a program that came over the network.
const ONCE: &str = "async function __wbg_init_once(";
/// How it starts it.
const START: &str = "return __wbg_finalize_init(instance, module);";
/// How it is started in two parts.
const STARTS: &str = "await prepareRest(instance.exports, module);
    const exports = __wbg_finalize_init(instance, module);
    void followRest(exports);
    return exports;";

/// How lines of comments begin in that file.
const COMMENTS: [&str; 3] = ["//", "/**", "* "];

/// The loader for a program whose second part is the file `rest`.
pub fn with_rest(loader: &str, rest: &str) -> Outcome<String> {
    let odd = || Failure::unexpected("wasm-bindgen's loader is not what dist/loader.rs knows");
    let (before, once) = loader.split_once(ONCE).ok_or_else(odd)?;
    if once.matches(START).count() != 1 {
        return Err(odd());
    }
    let once = once.replace(START, STARTS);
    let code: String = REST
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !COMMENTS.iter().any(|start| line.starts_with(start)))
        .map(|line| format!("{line}\n"))
        .collect();
    Ok(format!(
        "{before}{ONCE}{once}\n{}",
        code.replace("zetel_rest.wasm", rest)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_loader_of_the_known_form_is_changed() {
        let good = format!("x\n{START}\n{ONCE}) {{\n{START}\n}}\n");
        for (loader, ok) in [(good.as_str(), true), (START, false), (ONCE, false), ("", false)] {
            assert_eq!(with_rest(loader, "rest-1.wasm").is_ok(), ok, "{loader}");
        }
        let out = with_rest(&good, "rest-1.wasm").unwrap_or_default();
        assert!(
            !out.contains("/*") && !out.contains("*/"),
            "comments go whole: {out}"
        );
        assert!(out.contains("new URL(\"rest-1.wasm\", import.meta.url)"), "{out}");
    }
}
