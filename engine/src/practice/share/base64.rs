//! Bytes as letters that an address keeps as they are: base64url without padding (RFC 4648, section 5).

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes as letters.
pub(super) fn write(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 3 * 4 + 4);
    for three in bytes.chunks(3) {
        let held = three.iter().fold(0u32, |held, byte| held << 8 | u32::from(*byte));
        let held = held << (8 * (3 - three.len()));
        for place in 0..=three.len() {
            let value = held >> (18 - 6 * place) & 63;
            text.extend(LETTERS.get(value as usize).copied().map(char::from));
        }
    }
    text
}

/// The bytes of such letters; nothing for any other letter, and for bits that stand for nothing.
pub(super) fn read(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 3);
    for four in text.as_bytes().chunks(4) {
        let mut held = 0u32;
        for letter in four {
            held = held << 6 | u32::from(value(*letter)?);
        }
        let count = match four.len() {
            4 => 3,
            3 => 2,
            2 => 1,
            _ => return None,
        };
        held <<= 6 * (4 - four.len());
        let [_, all @ ..] = held.to_be_bytes();
        bytes.extend(all.get(..count)?);
        if all.get(count..)?.iter().any(|rest| *rest != 0) {
            return None;
        }
    }
    Some(bytes)
}

fn value(letter: u8) -> Option<u8> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    #[test]
    fn bytes_come_back_and_nothing_else_is_read() {
        // The vectors of RFC 4648, section 10, without padding.
        let cases = [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg"),
            ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ];
        for (bytes, text) in cases {
            assert_eq!(write(bytes.as_bytes()), text);
            assert_eq!(read(text).as_deref(), Some(bytes.as_bytes()));
        }
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(read(&write(&all)), Some(all));
        for text in ["A", "Zg==", "Zm9v\n", "Zh", "Zm+v", "é"] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
