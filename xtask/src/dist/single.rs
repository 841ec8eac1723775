//! Owns the single file: the whole page with program, styles and data inside, packed, under a policy that allows just
//! these and no network at all.

use std::{
    fs,
    path::{Path, PathBuf},
};

use base64::{engine::general_purpose::STANDARD, Engine};

use super::{css, html, program, squeeze, worker::integrity};
use crate::failure::{Failure, Outcome};

/// What stands around a script in the page, and what ends it too early.
const END: &str = "</script";

/// The whole page. `root`: of the repository; `built`: the folder with `zetel.js` and `zetel_bg.wasm`.
pub fn page(root: &Path, built: &Path) -> Outcome<String> {
    let web = root.join("web");
    let script = [built.join("zetel.js"), web.join("single.js"), web.join("boot.js")]
        .map(text)
        .into_iter()
        .collect::<Outcome<Vec<_>>>()?
        .join("\n");
    let style = css::bundle(&root.join("style/main.css"))?;
    let icon = STANDARD.encode(read(web.join("icon.svg"))?);
    let program = program::without_custom_sections(&read(built.join("zetel_bg.wasm"))?)?;
    let inside = [
        block("./zetel.wasm", &program)?,
        block("./products.txt", &read(web.join("products.txt"))?)?,
    ];
    assemble(
        &text(root.join("index.html"))?,
        &script,
        &style,
        &icon,
        &inside.concat(),
    )
}

fn assemble(page: &str, script: &str, style: &str, icon: &str, inside: &str) -> Outcome<String> {
    for (what, text, end) in [("script", script, END), ("style", style, "</style")] {
        if text.contains(end) {
            return Err(Failure::unexpected(format!("a {what} that contains {end}")));
        }
    }
    let policy = policy(script, style);
    let mut out = String::new();
    for line in html::lines(page) {
        let line = match line {
            line if line.contains("data-folder-only") => continue,
            line if line.contains("rel=\"manifest\"") || line.contains("rel=\"apple-touch-icon\"") => {
                continue
            }
            line if line.contains("data-trunk rel=\"rust\"") => format!("<script>{script}</script>"),
            line if line.contains("data-trunk") => continue,
            line if line.contains("rel=\"stylesheet\"") => format!("<style>{style}</style>"),
            line => line
                .replace(html::POLICY, &policy)
                .replace("\"./icon.svg\"", &format!("\"data:image/svg+xml;base64,{icon}\""))
                .replace("</body>", &format!("{inside}</body>")),
        };
        out.push_str(&line);
        out.push('\n');
    }
    let whole = [policy.as_str(), script, style, icon, inside];
    match whole.iter().all(|part| out.contains(part)) {
        true => Ok(out),
        false => Err(Failure::unexpected(
            "index.html has no place for a part of the single file",
        )),
    }
}

/// What the page may do: run this script, show this style, and ask nobody for anything.
fn policy(script: &str, style: &str) -> String {
    let [script, style] = [script, style].map(|text| integrity(text.as_bytes()));
    format!(
        "default-src 'none'; script-src '{script}' 'wasm-unsafe-eval'; style-src '{style}'; img-src data:; \
         base-uri 'none'; form-action 'none'"
    )
}

/// A file as data in the page: packed, and nothing that a browser would run.
fn block(name: &str, bytes: &[u8]) -> Outcome<String> {
    let packed = squeeze::gz(bytes).map_err(Failure::file(name))?;
    let packed = STANDARD.encode(packed);
    Ok(format!(
        "<script type=\"application/gzip\" data-file=\"{name}\">{packed}</script>\n"
    ))
}

fn read(file: PathBuf) -> Outcome<Vec<u8>> {
    fs::read(&file).map_err(Failure::file(file))
}

fn text(file: PathBuf) -> Outcome<String> {
    fs::read_to_string(&file).map_err(Failure::file(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell() -> String {
        let trunk = "<link data-trunk rel=\"rust\" />\n<link data-trunk rel=\"copy-file\" href=\"x\" />";
        format!(
            "<!doctype html>\n<!-- no -->\n<meta content=\"{}\" />\n<link rel=\"icon\" href=\"./icon.svg\" />\n\
             <link rel=\"stylesheet\" href=\"./style/main.css\" />\n<link rel=\"manifest\" href=\"./manifest.json\" />\n\
             {trunk}\n<p data-folder-only>a</p>\n<p>b</p>\n</body>\n",
            html::POLICY
        )
    }

    #[test]
    fn everything_is_inside_and_nothing_is_asked_for() -> Outcome<()> {
        let page = assemble(&shell(), "go()", "a{}", "ICON", &block("./a.txt", b"text")?)?;
        assert!(
            page.contains("<script>go()</script>") && page.contains("<style>a{}</style>"),
            "{page}"
        );
        assert!(page.contains("data-file=\"./a.txt\">H4sI"), "{page}");
        for gone in [
            "href=\"./",
            "src=",
            "manifest",
            "data-trunk",
            "data-folder-only",
            "'self'",
            "connect-src",
            "<!-- ",
        ] {
            assert!(!page.contains(gone), "{gone}: {page}");
        }
        Ok(())
    }

    #[test]
    fn what_would_end_the_script_is_refused() {
        assert!(assemble(&shell(), "'</script>'", "a{}", "ICON", "x").is_err());
        assert!(assemble("<html>", "go()", "a{}", "ICON", "x").is_err());
    }
}
