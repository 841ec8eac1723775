//! Owns dropping what a browser doesn't need from a wasm file: the names of functions, and who made it.

use crate::failure::{Failure, Outcome};

/// Custom sections that only tools read. The names of a Rust program's functions are half of its size.
const DROPPED: [&[u8]; 3] = [b"name", b"producers", b"target_features"];
/// Magic and version.
const HEAD: usize = 8;

/// The same module without those sections.
pub fn strip(module: &[u8]) -> Outcome<Vec<u8>> {
    sections(module).ok_or_else(|| Failure::unexpected("the built wasm file is cut off, or none"))
}

fn sections(module: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = module.split_at_checked(HEAD)?;
    if !head.starts_with(b"\0asm") {
        return None;
    }
    let mut out = head.to_vec();
    while let Some((id, after_id)) = rest.split_first() {
        let (size, after_size) = number(after_id)?;
        let (content, after) = after_size.split_at_checked(size)?;
        let whole = rest.get(..rest.len() - after.len())?;
        if *id != 0 || !DROPPED.contains(&name(content)?) {
            out.extend_from_slice(whole);
        }
        rest = after;
    }
    Some(out)
}

/// The name that a custom section begins with.
fn name(content: &[u8]) -> Option<&[u8]> {
    let (length, rest) = number(content)?;
    rest.get(..length)
}

/// An unsigned LEB128 number, and what follows it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0_usize;
    for (index, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(index + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_tools_read_goes() {
        let head = b"\0asm\x01\0\0\0".as_slice();
        let module = |parts: &[&[u8]]| [&[head], parts].concat().concat();
        let types: &[u8] = b"\x01\x01\0";
        let names: &[u8] = b"\0\x06\x04nameX";
        let other: &[u8] = b"\0\x06\x04fourX";
        for (before, after) in [
            (module(&[]), Some(module(&[]))),
            (module(&[types, names]), Some(module(&[types]))),
            (module(&[names, types, other]), Some(module(&[types, other]))),
            (module(&[b"\0\x09\x04name"]), None),
            (b"<!doctype html>".to_vec(), None),
            (Vec::new(), None),
        ] {
            assert_eq!(sections(&before), after, "{before:?}");
        }
    }

    #[test]
    fn numbers() {
        for (bytes, expected) in [
            (&[5_u8, 9][..], Some((5, &[9_u8][..]))),
            (&[0xe5, 0x8e, 0x26], Some((624_485, &[]))),
            (&[0x80], None),
            (&[], None),
        ] {
            assert_eq!(number(bytes), expected);
        }
    }
}
