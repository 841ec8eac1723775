//! Owns the page that has program and data inside, packed, under a policy that allows no network at all: the single file,
//! and the page of a package for learning platforms, whose script and style stand beside it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use base64::{engine::general_purpose::STANDARD, Engine};

use super::{css, html, program, squeeze, worker::integrity};
use crate::failure::{Failure, Outcome};

/// What stands around a script in the page, and what ends it too early.
const END: &str = "</script";

/// What the page is made of.
pub struct Pieces {
    page: String,
    /// The program's own script and those around it, in one.
    pub script: String,
    /// All styles.
    pub style: String,
    icon: String,
    inside: String,
}

/// Where script and style of a page stand.
pub enum Place<'a> {
    /// In the page itself.
    Inside,
    /// In files of these names beside it.
    Beside { script: &'a str, style: &'a str },
}

impl Pieces {
    /// Read and pack them. `root`: of the repository; `built`: the folder with `zetel.js` and `zetel_bg.wasm`.
    pub fn read(root: &Path, built: &Path) -> Outcome<Self> {
        let web = root.join("web");
        let script = [built.join("zetel.js"), web.join("single.js"), web.join("boot.js")]
            .map(text)
            .into_iter()
            .collect::<Outcome<Vec<_>>>()?
            .join("\n");
        let program = program::without_custom_sections(&read(built.join("zetel_bg.wasm"))?)?;
        let mut pieces = Self {
            page: text(root.join("index.html"))?,
            script,
            style: css::bundle(&root.join("style/main.css"))?,
            icon: STANDARD.encode(read(web.join("icon.svg"))?),
            inside: String::new(),
        };
        pieces.put("./zetel.wasm", &program)?;
        pieces.put("./products.txt", &read(web.join("products.txt"))?)?;
        Ok(pieces)
    }

    /// One more file as data in the page, which the app can ask for.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Outcome<()> {
        self.inside.push_str(&block(name, bytes)?);
        Ok(())
    }

    /// One more line in the head of the page.
    pub fn head(&mut self, line: &str) {
        self.page = self.page.replace("<title>", &format!("{line}\n<title>"));
    }

    /// The whole page.
    pub fn page(&self, place: Place<'_>) -> Outcome<String> {
        let Self {
            script, style, icon, ..
        } = self;
        for (what, text, end) in [("script", script, END), ("style", style, "</style")] {
            if text.contains(end) {
                return Err(Failure::unexpected(format!("a {what} that contains {end}")));
            }
        }
        let policy = policy(script, style, &place);
        let (script, style) = match place {
            Place::Inside => (
                format!("<script>{script}</script>"),
                format!("<style>{style}</style>"),
            ),
            Place::Beside { script, style } => (
                format!("<script src=\"./{script}\"></script>"),
                format!("<link rel=\"stylesheet\" href=\"./{style}\" />"),
            ),
        };
        let mut out = String::new();
        for line in html::lines(&self.page) {
            let line = match line {
                line if line.contains("data-folder-only") => continue,
                line if line.contains("rel=\"manifest\"") || line.contains("rel=\"apple-touch-icon\"") => {
                    continue
                }
                line if line.contains("data-trunk rel=\"rust\"") => script.clone(),
                line if line.contains("data-trunk") => continue,
                line if line.contains("rel=\"stylesheet\"") => style.clone(),
                line => line
                    .replace(html::POLICY, &policy)
                    .replace("\"./icon.svg\"", &format!("\"data:image/svg+xml;base64,{icon}\""))
                    .replace("</body>", &format!("{}</body>", self.inside)),
            };
            out.push_str(&line);
            out.push('\n');
        }
        let whole = [&policy, &script, &style, icon, &self.inside];
        match whole.iter().all(|part| out.contains(part.as_str())) {
            true => Ok(out),
            false => Err(Failure::unexpected(
                "index.html has no place for a part of the single file",
            )),
        }
    }
}

/// What the page may do: run this script, show this style, and ask nobody for anything.
fn policy(script: &str, style: &str, place: &Place<'_>) -> String {
    let [script, style] = match place {
        Place::Inside => [script, style].map(|text| integrity(text.as_bytes())),
        Place::Beside { .. } => ["self", "self"].map(str::to_owned),
    };
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
             <title>Zetel</title>\n{trunk}\n<p data-folder-only>a</p>\n<p>b</p>\n</body>\n",
            html::POLICY
        )
    }

    fn pieces(page: String, script: &str) -> Pieces {
        Pieces {
            page,
            script: script.to_owned(),
            style: "a{}".to_owned(),
            icon: "ICON".to_owned(),
            inside: String::new(),
        }
    }

    const GONE: [&str; 6] = [
        "manifest",
        "data-trunk",
        "data-folder-only",
        "connect-src",
        "<!-- ",
        "icon.svg",
    ];

    #[test]
    fn everything_is_inside_and_nothing_is_asked_for() -> Outcome<()> {
        let mut pieces = pieces(shell(), "go()");
        pieces.put("./a.txt", b"text")?;
        let page = pieces.page(Place::Inside)?;
        assert!(
            page.contains("<script>go()</script>") && page.contains("<style>a{}</style>"),
            "{page}"
        );
        assert!(page.contains("data-file=\"./a.txt\">H4sI"), "{page}");
        for gone in GONE.into_iter().chain(["href=\"./", "src=", "'self'"]) {
            assert!(!page.contains(gone), "{gone}: {page}");
        }
        Ok(())
    }

    #[test]
    fn script_and_style_can_stand_beside_it() -> Outcome<()> {
        let mut pieces = pieces(shell(), "go()");
        pieces.head("<meta name=\"x\" />");
        pieces.put("./a.txt", b"text")?;
        let page = pieces.page(Place::Beside {
            script: "z-1.js",
            style: "s-1.css",
        })?;
        for there in [
            "<script src=\"./z-1.js\"></script>",
            "href=\"./s-1.css\"",
            "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:;",
            "<meta name=\"x\" />\n<title>",
        ] {
            assert!(page.contains(there), "{there}: {page}");
        }
        for gone in GONE.into_iter().chain(["<script>", "<style"]) {
            assert!(!page.contains(gone), "{gone}: {page}");
        }
        Ok(())
    }

    #[test]
    fn what_would_end_the_script_is_refused() {
        assert!(pieces(shell(), "'</script>'").page(Place::Inside).is_err());
        assert!(pieces("<html>".to_owned(), "go()").page(Place::Inside).is_err());
    }
}
