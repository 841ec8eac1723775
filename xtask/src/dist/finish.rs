//! Owns the final names: every file but the page is named after its own final bytes, so that one name never stands
//! for two contents and everything can be cached for ever.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{css, html};
use crate::failure::{Failure, Outcome};

/// Files and their sizes in bytes.
pub type Files = Vec<(String, u64)>;

/// Make `dist` of what Trunk left in `built`; `program` makes the final program of what wasm-bindgen wrote.
pub fn run(built: &Path, dist: &Path, program: impl Fn(&[u8]) -> Outcome<Vec<u8>>) -> Outcome<Files> {
    let stage = dist.with_extension("new");
    remove(&stage)?;
    fs::create_dir_all(&stage).map_err(Failure::file(&stage))?;
    let out = Stage {
        folder: stage.clone(),
    };

    // In this order, because each may name the ones before.
    let program = program(&read(&built.join("zetel_bg.wasm"))?)?;
    let wasm = out.put("zetel_bg.wasm", &program)?;
    let loader = text(&built.join("zetel.js"))?.replace("zetel_bg.wasm", &wasm);
    let loader = out.put("zetel.js", loader.as_bytes())?;
    let boot = out.put("boot.js", &read(&built.join("boot.js"))?)?;
    let icon = out.put("icon.svg", &read(&built.join("icon.svg"))?)?;
    let products = out.put("products.txt", &read(&built.join("products.txt"))?)?;
    let style = out.put(
        "style.css",
        css::bundle(&built.join("style/main.css"))?.as_bytes(),
    )?;
    let names = [
        ("zetel_bg.wasm", wasm),
        ("zetel.js", loader),
        ("boot.js", boot),
        ("icon.svg", icon),
        ("products.txt", products),
        ("style/main.css", style),
    ]
    .map(|(old, new)| (old.to_owned(), new));
    out.rest(built)?;

    let page = html::finish(&text(&built.join("index.html"))?, &names)?;
    write(&stage.join("index.html"), page.as_bytes())?;
    remove(dist)?;
    fs::rename(&stage, dist).map_err(Failure::file(dist))?;
    list(dist, dist)
}

struct Stage {
    folder: PathBuf,
}

impl Stage {
    /// Write a file under the name of its content, and return that name.
    fn put(&self, name: &str, bytes: &[u8]) -> Outcome<String> {
        let name = hashed(name, bytes);
        write(&self.folder.join(&name), bytes)?;
        Ok(name)
    }

    /// Copy folders of script pieces that the loader imports. Their names hold the hash of their crate already.
    fn rest(&self, built: &Path) -> Outcome<()> {
        let known = [
            "index.html",
            "zetel_bg.wasm",
            "zetel.js",
            "boot.js",
            "reload.js",
            "icon.svg",
            "products.txt",
            "style",
        ];
        for entry in fs::read_dir(built).map_err(Failure::file(built))?.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name == "snippets" {
                copy(&entry.path(), &self.folder.join(&name))?;
            } else if !known.contains(&name.as_str()) {
                return Err(Failure::unexpected(format!(
                    "Trunk built {name}, and dist has no rule for it"
                )));
            }
        }
        Ok(())
    }
}

/// `zetel_bg.wasm` and its bytes: `zetel_bg-0123456789abcdef.wasm`.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = (hash(bytes) >> 64) as u64;
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash:016x}.{extension}"),
        None => format!("{name}-{hash:016x}"),
    }
}

/// FNV-1a with 128 bits: small, and the same in every version of Rust.
fn hash(bytes: &[u8]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes
        .iter()
        .fold(BASIS, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}

fn list(folder: &Path, root: &Path) -> Outcome<Files> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(Failure::file(folder))?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(list(&path, root)?);
        } else {
            let size = entry.metadata().map_err(Failure::file(&path))?.len();
            let name = path
                .strip_prefix(root)
                .unwrap_or(&path)
                .to_string_lossy()
                .into_owned();
            files.push((name, size));
        }
    }
    files.sort();
    Ok(files)
}

fn copy(from: &Path, to: &Path) -> Outcome<()> {
    fs::create_dir_all(to).map_err(Failure::file(to))?;
    for entry in fs::read_dir(from).map_err(Failure::file(from))?.flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target).map_err(Failure::file(&target))?;
        }
    }
    Ok(())
}

fn remove(folder: &Path) -> Outcome<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Failure::file(folder))?;
    }
    Ok(())
}

fn read(file: &Path) -> Outcome<Vec<u8>> {
    fs::read(file).map_err(Failure::file(file))
}

fn text(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).map_err(Failure::file(file))
}

fn write(file: &Path, bytes: &[u8]) -> Outcome<()> {
    fs::write(file, bytes).map_err(Failure::file(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_content() {
        assert_eq!(hash(b""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(hash(b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
        assert_eq!(hashed("a.b.js", b"a"), "a.b-d228cb696f1a8caf.js");
        assert_ne!(hashed("x.js", b"1"), hashed("x.js", b"2"));
    }
}
