//! Owns the last change to the program: what only debuggers read goes.

use crate::failure::{Failure, Outcome};

/// The mark and the version that every WebAssembly file begins with.
const HEADER: [u8; 8] = *b"\0asm\x01\0\0\0";
/// The id of a custom section: names of functions, who made it. A browser does without.
const CUSTOM: u8 = 0;

/// The program without its custom sections.
pub fn without_custom_sections(program: &[u8]) -> Outcome<Vec<u8>> {
    let odd = || Failure::unexpected("the program is no WebAssembly file");
    let mut rest = program.strip_prefix(&HEADER).ok_or_else(odd)?;
    let mut out = HEADER.to_vec();
    while let Some((id, after)) = rest.split_first() {
        let (size, length) = leb(after).ok_or_else(odd)?;
        let end = 1 + length + size;
        let (section, behind) = rest.split_at_checked(end).ok_or_else(odd)?;
        if *id != CUSTOM {
            out.extend_from_slice(section);
        }
        rest = behind;
    }
    Ok(out)
}

/// A number in LEB128, and how many bytes it takes.
fn leb(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0;
    for (at, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, at + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn custom_sections_go_and_others_stay() {
        let with = |sections: &[&[u8]]| [&HEADER[..], &sections.concat()].concat();
        let types: &[u8] = &[1, 4, 1, 0x60, 0, 0];
        // Five bytes, of which the size is written with one byte too many.
        let names: &[u8] = &[0, 0x85, 0, 4, b'n', b'a', b'm', b'e'];
        let code: &[u8] = &[10, 1, 0];
        for (before, after) in [
            (with(&[]), Some(with(&[]))),
            (with(&[types, names, code, names]), Some(with(&[types, code]))),
            (with(&[types, &[10, 9, 0]]), None),
            (with(&[&[0, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]]), None),
            (b"<!doctype html>".to_vec(), None),
        ] {
            assert_eq!(without_custom_sections(&before).ok(), after, "{before:?}");
        }
    }
}
