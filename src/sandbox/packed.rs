//! Bytes as text that localStorage keeps densely: compressed, checked, and 15 bits to a UTF-16 unit.
//!
//! Browsers count UTF-16 units. The units used, U+1000 to U+8FFF, are all letters or symbols of their own: no
//! surrogates, no control characters, nothing that a browser might normalize.

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;
use serde::{de::DeserializeOwned, Serialize};

/// Why a stored text can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Damaged {
    /// It has characters that were never written.
    #[error("the stored text has characters that do not belong there")]
    Text,
    /// The checksum does not fit, or the data is cut short.
    #[error("the stored data is incomplete or has been altered")]
    Data,
    /// It is whole, but not what was expected here.
    #[error("the stored data is of an unknown form")]
    Form,
}

const FIRST: u32 = 0x1000;
const BITS: u32 = 15;
/// More than any tenant of the supported size; keeps a forged text from filling the memory.
const MAX_BYTES: usize = 256 * 1024 * 1024;
/// Fast: a tenant is written whole rarely, but then a person waits.
const LEVEL: u8 = 1;

/// Packs a value. Fails only for values that serde can't write, which ours are not.
pub(super) fn pack<T: Serialize>(value: &T) -> Result<String, Damaged> {
    let bytes = postcard::to_allocvec(value).map_err(|_| Damaged::Form)?;
    Ok(to_text(&compress_to_vec_zlib(&bytes, LEVEL)))
}

/// Reads what [`pack`] wrote. The checksum of the compressed stream covers all of it.
pub(super) fn unpack<T: DeserializeOwned>(text: &str) -> Result<T, Damaged> {
    let bytes = decompress_to_vec_zlib_with_limit(&from_text(text)?, MAX_BYTES).map_err(|_| Damaged::Data)?;
    postcard::from_bytes(&bytes).map_err(|_| Damaged::Form)
}

fn to_text(bytes: &[u8]) -> String {
    // The first unit says how many padding bits the last one has.
    let mut text = String::with_capacity(bytes.len() / 5 * 8 + 6);
    let padding = (BITS as usize - bytes.len() * 8 % BITS as usize) % BITS as usize;
    push(&mut text, padding as u32);
    let (mut held, mut bits) = (0u32, 0u32);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        if bits >= BITS {
            bits -= BITS;
            push(&mut text, held >> bits);
            held &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        push(&mut text, held << (BITS - bits));
    }
    text
}

fn push(text: &mut String, value: u32) {
    // 15 bits above FIRST stay below the surrogates, so this is always a character.
    text.extend(char::from_u32(FIRST + value));
}

fn from_text(text: &str) -> Result<Vec<u8>, Damaged> {
    let mut values = text.chars().map(|c| {
        let value = u32::from(c).checked_sub(FIRST).ok_or(Damaged::Text)?;
        if value >> BITS == 0 {
            Ok(value)
        } else {
            Err(Damaged::Text)
        }
    });
    let padding = values.next().ok_or(Damaged::Data)??;
    let mut bytes = Vec::with_capacity(text.len() / 3 * 15 / 8 + 2);
    let (mut held, mut bits) = (0u32, 0u32);
    for value in values {
        held = held << BITS | value?;
        bits += BITS;
        while bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    // What is left over is padding; whole bytes of it came out as well when there were 8 bits or more.
    let whole = padding.saturating_sub(bits) / 8;
    bytes.truncate(bytes.len().saturating_sub(whole as usize));
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_every_length_come_back() {
        for length in 0..200usize {
            let bytes: Vec<u8> = (0..length).map(|i| (i * 37 + length) as u8).collect();
            assert_eq!(from_text(&to_text(&bytes)), Ok(bytes), "{length} bytes");
        }
    }

    #[test]
    fn altered_texts_are_refused() {
        let text = pack(&("seat".repeat(50), 7u32)).unwrap();
        assert_eq!(unpack::<(String, u32)>(&text).unwrap().1, 7);
        let chars: Vec<char> = text.chars().collect();
        let cut: String = chars[..chars.len() - 1].iter().collect();
        let mut flipped = chars.clone();
        flipped[chars.len() / 2] = char::from_u32(u32::from(flipped[chars.len() / 2]) ^ 4).unwrap();
        for (case, text) in [
            ("empty", String::new()),
            ("cut", cut),
            ("flipped", flipped.iter().collect()),
            ("foreign", "{}".into()),
        ] {
            assert!(unpack::<(String, u32)>(&text).is_err(), "{case}");
        }
    }
}
