//! Owns the final names: every file but the page is named after its own final bytes, so that one name never stands
//! for two contents and everything can be cached for ever.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{css, hosting, html, parts::LINK, program, squeeze, worker};
use crate::failure::{Failure, Outcome};

/// The part of the program that comes first.
const FIRST: &str = "zetel_bg.wasm";
/// The script that wasm-bindgen writes around it.
const LOADER: &str = "zetel.js";

/// Files and their sizes in bytes.
pub type Files = Vec<(String, u64)>;

/// Make `dist` of the repository at `root` and the program's `parts`.
pub fn run(root: &Path, parts: &Path, dist: &Path) -> Outcome<Files> {
    let stage = dist.with_extension("new");
    remove(&stage)?;
    fs::create_dir_all(&stage).map_err(Failure::file(&stage))?;
    let out = Stage {
        folder: stage.clone(),
    };

    // In this order, because each may name the ones before.
    let mut names = out.program(parts)?;
    let web = root.join("web");
    for file in [
        "boot.js",
        "offline.js",
        "icon.svg",
        "icon.png",
        "icon-maskable.png",
        "products.txt",
    ] {
        names.push((file.to_owned(), out.put(file, &read(&web.join(file))?)?));
    }
    // Some files are named by the manifest, some by the page, and some by both.
    let manifest = html::renamed(&text(&web.join("manifest.json"))?, &names);
    names.push((
        "manifest.json".to_owned(),
        out.put("manifest.json", manifest.as_bytes())?,
    ));
    names.retain(|(old, _)| old != "icon.png");
    let style = css::bundle(&root.join("style/main.css"))?;
    names.push((
        "style/main.css".to_owned(),
        out.put("style.css", style.as_bytes())?,
    ));

    let page = html::finish(&text(&root.join("index.html"))?, &names)?;
    write(&stage.join("index.html"), page.as_bytes())?;
    let worker = worker::finish(&text(&web.join(worker::NAME))?, &page, &list(&stage, &stage)?);
    write(&stage.join(worker::NAME), worker.as_bytes())?;
    for (name, text) in hosting::files(&root.join("web"), &list(&stage, &stage)?)? {
        write(&stage.join(name), text.as_bytes())?;
    }
    squeeze::all(&stage, &list(&stage, &stage)?)?;
    remove(dist)?;
    fs::rename(&stage, dist).map_err(Failure::file(dist))?;
    list(dist, dist)
}

/// What a file was called, and its final name.
type Named = (String, String);

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

    /// Put the parts of the program and its two scripts in place, and return the names that the page uses.
    fn program(&self, parts: &Path) -> Outcome<Vec<Named>> {
        let mut wasm = Vec::new();
        let (mut loader, mut link) = (String::new(), String::new());
        for entry in fs::read_dir(parts).map_err(Failure::file(parts))?.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name == LOADER {
                loader = text(&entry.path())?;
            } else if name == LINK {
                link = text(&entry.path())?;
            } else if name == "snippets" {
                // Script pieces that the loader imports. Their names hold the hash of their crate already.
                copy(&entry.path(), &self.folder.join(&name))?;
            } else if name.ends_with(".wasm") {
                let part = program::without_custom_sections(&read(&entry.path())?)?;
                wasm.push((name.clone(), self.put(&name, &part)?));
            } else {
                let what = format!("the build left {name}, and dist has no rule for it");
                return Err(Failure::unexpected(what));
            }
        }
        for (old, new) in &wasm {
            loader = loader.replace(old, new);
            link = link.replace(old, new);
        }
        // The two import each other, so one hash of both is in both names.
        let both = format!("{loader}{link}");
        let [of_loader, of_link] = [LOADER, LINK].map(|name| hashed(name, both.as_bytes()));
        // The name is also the key under which the program imports what the script exports: that one stays.
        loader = loader.replace(&format!("from \"./{LINK}\""), &format!("from \"./{of_link}\""));
        link = link.replace(
            &format!("from \"./{LOADER}\""),
            &format!("from \"./{of_loader}\""),
        );
        for (name, script) in [(&of_loader, &loader), (&of_link, &link)] {
            write(&self.folder.join(name), script.as_bytes())?;
        }
        let first = wasm.into_iter().filter(|(name, _)| name == FIRST);
        Ok(first
            .chain([(LOADER.to_owned(), of_loader), (LINK.to_owned(), of_link)])
            .collect())
    }
}

/// `zetel_bg.wasm` and its bytes: `zetel_bg-0123456789abcdef.wasm`.
pub fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = (hash(bytes) >> 64) as u64;
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash:016x}.{extension}"),
        None => format!("{name}-{hash:016x}"),
    }
}

/// FNV-1a with 128 bits: small, and the same in every version of Rust.
pub fn hash(bytes: &[u8]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes
        .iter()
        .fold(BASIS, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}

/// Whether a name holds the hash of its content.
pub fn is_hashed(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == 16
            && hash
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    })
}

/// All files below `folder`, named as from `root`, in the order of their names.
pub fn list(folder: &Path, root: &Path) -> Outcome<Files> {
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
                .replace('\\', "/");
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
        for (name, expected) in [
            ("a.b-d228cb696f1a8caf.js", true),
            ("a-d228cb696f1a8caf", true),
            ("a-d228cb696f1a8ca.js", false),
            ("a-D228CB696F1A8CAF.js", false),
            ("index.html", false),
        ] {
            assert_eq!(is_hashed(name), expected, "{name}");
        }
    }
}
