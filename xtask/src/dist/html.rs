//! Owns the page of the deployable folder: what only `serve` needs goes, names change, the policy is checked.

use crate::failure::{Failure, Outcome};

/// The policy that every deployed page carries. It names nothing but this origin.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                          img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
                          base-uri 'none'; form-action 'none'";

/// What starts the program, in place of Trunk's line for it: the same as Trunk.toml says, and the script of the parts.
const START: &str = "<link rel=\"modulepreload\" href=\"./zetel.js\">\n\
                     <link rel=\"modulepreload\" href=\"./__wasm_split.js\">\n\
                     <link rel=\"preload\" href=\"./zetel_bg.wasm\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n\
                     <script src=\"./boot.js\" data-js=\"./zetel.js\" data-wasm=\"./zetel_bg.wasm\"></script>\n\
                     <script src=\"./offline.js\" defer data-worker=\"./worker.js\"></script>";

/// The page with its final names. `names`: what a file is called in the page as it is written, and its final name.
pub fn finish(page: &str, names: &[(String, String)]) -> Outcome<String> {
    let mut out = String::new();
    for line in lines(page) {
        let line = match line.as_str() {
            line if line.contains("data-trunk rel=\"rust\"") => START,
            // Files that Trunk copies.
            line if line.contains("data-trunk") => continue,
            line => line,
        };
        out.push_str(line);
        out.push('\n');
    }
    for (old, _) in names {
        let quoted = format!("\"./{old}\"");
        if !out.contains(&quoted) {
            return Err(Failure::unexpected(format!("index.html does not refer to {old}")));
        }
    }
    let out = renamed(&out, names);
    match problem(&out) {
        Some(problem) => Err(Failure::unexpected(format!("index.html: {problem}"))),
        None => Ok(out),
    }
}

/// The lines of the page as it is written, without comments, indentation and what only `serve` needs.
pub fn lines(page: &str) -> Vec<String> {
    let page = without_comments(page);
    let lines = page.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.contains("data-serve-only"));
    lines.map(str::to_owned).collect()
}

/// A text in which files are called by their final names.
pub fn renamed(text: &str, names: &[(String, String)]) -> String {
    let quoted = |name: &str| format!("\"./{name}\"");
    names.iter().fold(text.to_owned(), |text, (old, new)| {
        text.replace(&quoted(old), &quoted(new))
    })
}

fn without_comments(page: &str) -> String {
    let mut out = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

/// What the policy would block, or what would weaken it.
fn problem(page: &str) -> Option<String> {
    if !page.contains(&format!("content=\"{POLICY}\"")) {
        return Some("the Content-Security-Policy is missing or differs from the one in xtask".to_owned());
    }
    let tags = page.split('<').skip(1).filter_map(|tag| tag.split('>').next());
    for tag in tags {
        if tag.starts_with("script") && !tag.contains(" src=\"./") {
            return Some(format!("an inline or foreign script: <{tag}>"));
        }
        if tag.starts_with("style") || tag.contains(" style=") {
            return Some(format!("an inline style: <{tag}>"));
        }
        if tag.contains("src=\"/")
            || tag.contains("href=\"/")
            || tag.contains("://") && !tag.starts_with("svg")
        {
            return Some(format!("an address that is not relative: <{tag}>"));
        }
        if tag
            .split_whitespace()
            .any(|word| word.starts_with("on") && word.contains("=\""))
        {
            return Some(format!("an inline handler: <{tag}>"));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(body: &str) -> String {
        format!("<!doctype html><meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">{body}")
    }

    #[test]
    fn what_the_policy_would_block_is_found() {
        for (body, ok) in [
            ("<script src=\"./boot.js\"></script>", true),
            ("<script>alert(1)</script>", false),
            ("<script src=\"https://cdn.example/x.js\"></script>", false),
            ("<p style=\"color: red\">", false),
            ("<style>p {}</style>", false),
            ("<link href=\"/x.css\">", false),
            ("<p onclick=\"x()\">", false),
            ("<p data-one=\"x\">", true),
        ] {
            assert_eq!(problem(&page(body)).is_none(), ok, "{body}");
        }
        assert!(problem("<p>no policy</p>").is_some());
    }

    #[test]
    fn names_change_and_serve_only_lines_go() -> Outcome<()> {
        let body = "\n<!-- a\ncomment -->\n<script src=\"./a.js\"></script>\n<script src=\"./r.js\" data-serve-only></script>\n";
        let out = finish(&page(body), &[("a.js".to_owned(), "a-1.js".to_owned())])?;
        assert!(out.ends_with(">\n<script src=\"./a-1.js\"></script>\n"), "{out}");
        let trunk = "\n<link data-trunk rel=\"copy-file\" href=\"a\" />\n<link data-trunk rel=\"rust\" />\n";
        let out = finish(&page(trunk), &[("zetel.js".to_owned(), "zetel-1.js".to_owned())])?;
        assert!(
            !out.contains("data-trunk") && out.contains("data-js=\"./zetel-1.js\""),
            "{out}"
        );
        assert!(finish(&page(body), &[("b.js".to_owned(), "b-1.js".to_owned())]).is_err());
        Ok(())
    }
}
