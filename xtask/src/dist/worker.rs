//! Owns the worker that keeps Zetel for use without a network: it is told the names of all files of its release.

use base64::{engine::general_purpose::STANDARD, Engine};
use sha2::{Digest, Sha256};

use super::finish::{hash, is_hashed, Files};

/// What it is called. Browsers ask for it by the same name again and again, to see whether there is a new version.
pub const NAME: &str = "worker.js";

/// The worker, from its source, the page and the files of the folder.
pub fn finish(source: &str, page: &str, files: &Files) -> String {
    let names = files.iter().map(|(name, _)| name).filter(|name| is_hashed(name));
    let names: Vec<String> = names.map(|name| format!("\"{name}\"")).collect();
    let names = names.join(",");
    let page = integrity(page.as_bytes());
    let version = (hash(format!("{source}{page}{names}").as_bytes()) >> 64) as u64;
    format!("const RELEASE = {{version:\"{version:016x}\",page:\"{page}\",files:[{names}]}};\n{source}")
}

/// What a file must be, as browsers check it.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_release_has_a_worker_of_its_own() {
        let file = |name: &str| (name.to_owned(), 1);
        let files = vec![
            file("a-0123456789abcdef.js"),
            file("index.html"),
            file("b-0123456789abcdef.css"),
        ];
        let worker = finish("go();\n", "page", &files);
        assert!(
            worker.ends_with("files:[\"a-0123456789abcdef.js\",\"b-0123456789abcdef.css\"]};\ngo();\n"),
            "{worker}"
        );
        assert!(worker.contains("page:\"sha256-"));
        let first = |text: String| text.lines().next().unwrap_or_default().to_owned();
        for (source, page, files) in [
            ("go()", "page", &files),
            ("go();\n", "Page", &files),
            ("go();\n", "page", &vec![]),
        ] {
            assert_ne!(first(finish(source, page, files)), first(worker.clone()));
        }
    }

    #[test]
    fn integrity_is_as_browsers_have_it() {
        assert_eq!(
            integrity(b""),
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        );
    }
}
