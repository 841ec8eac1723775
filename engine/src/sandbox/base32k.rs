//! Bytes as text that localStorage keeps densely: 15 bits to a UTF-16 unit.
//!
//! Browsers count UTF-16 units. The units used, U+1000 to U+8FFF, are all letters or symbols of their own: no
//! surrogates, no control characters, nothing that a browser might normalize.

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
pub(super) const MAX_BYTES: usize = 256 * 1024 * 1024;
/// Fast: a tenant is written whole rarely, but then a person waits.
pub(super) const LEVEL: u8 = 1;

/// Bytes as text.
pub(super) fn to_text(bytes: &[u8]) -> String {
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

/// The bytes of a text.
pub(super) fn from_text(text: &str) -> Result<Vec<u8>, Damaged> {
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
}
