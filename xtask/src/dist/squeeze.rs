//! Owns the compressed copies: beside each file, as small as it gets, what a host sends to browsers that can unpack it.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use brotli::{enc::BrotliEncoderParams, BrotliCompress};
use flate2::{write::GzEncoder, Compression};

use super::finish::Files;
use crate::failure::{Failure, Outcome};

/// The endings of the copies, best first, each with what HTTP calls its encoding.
pub const COPIES: [(&str, &str); 2] = [(".br", "br"), (".gz", "gzip")];

/// The kinds of files that get smaller. Pictures are compressed already.
const SMALLER: [&str; 7] = ["html", "js", "css", "wasm", "svg", "json", "txt"];

/// Whether a file of this name has copies.
pub fn has_copies(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    SMALLER.contains(&ending)
}

/// Put the copies beside the `files` of a folder.
pub fn all(folder: &Path, files: &Files) -> Outcome<()> {
    for (name, _) in files.iter().filter(|(name, _)| has_copies(name)) {
        let file = folder.join(name);
        let bytes = fs::read(&file).map_err(Failure::file(&file))?;
        for (ending, _) in COPIES {
            let copy = folder.join(format!("{name}{ending}"));
            let small = if ending == ".br" { br(&bytes) } else { gz(&bytes) };
            let small = small.map_err(Failure::file(&file))?;
            fs::write(&copy, small).map_err(Failure::file(&copy))?;
        }
    }
    Ok(())
}

fn br(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let settings = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    BrotliCompress(&mut bytes, &mut out, &settings)?;
    Ok(out)
}

/// Compressed as `gzip -9` does, without a name or a time: the same bytes each time.
pub fn gz(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    packer.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn copies_hold_the_file_and_are_the_same_each_time() -> io::Result<()> {
        let text = "Zetel, Zetel, Zetel.\n".repeat(100).into_bytes();
        for pack in [br, gz] {
            let packed = pack(&text)?;
            assert!(packed.len() < text.len() / 4, "{}", packed.len());
            assert_eq!(packed, pack(&text)?);
        }
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(gz(&text)?.as_slice()).read_to_end(&mut unpacked)?;
        assert_eq!(unpacked, text);
        unpacked.clear();
        brotli::Decompressor::new(br(&text)?.as_slice(), 4096).read_to_end(&mut unpacked)?;
        assert_eq!(unpacked, text);
        Ok(())
    }

    #[test]
    fn which_files_have_copies() {
        for (name, expected) in [
            ("index.html", true),
            ("zetel_bg-0123456789abcdef.wasm", true),
            ("icon-0123456789abcdef.png", false),
            ("_headers", false),
            (".nojekyll", false),
            ("web.config", false),
        ] {
            assert_eq!(has_copies(name), expected, "{name}");
        }
    }
}
