//! Texts of JSON: escapes, half surrogate pairs, and cutting long texts short.

use std::borrow::Cow;

/// A text out of the quotes.
pub(super) struct Text<'a> {
    /// What it says; borrowed when nothing in it is escaped, empty when it was not wanted.
    pub(super) text: Cow<'a, str>,
    /// The byte behind the closing quote.
    pub(super) end: usize,
    /// How many half surrogate pairs became U+FFFD.
    pub(super) lone: u32,
}

/// Reads a text whose opening quote stands before `start`. With `wanted` false it is only checked.
///
/// Fails with the byte that is wrong, which is the length of the whole when the text has no end.
pub(super) fn scan_string(whole: &str, start: usize, wanted: bool) -> Result<Text<'_>, usize> {
    let bytes = whole.as_bytes();
    let mut owned: Option<String> = None;
    let mut lone = 0;
    let mut run = start;
    let mut at = start;
    loop {
        match bytes.get(at) {
            None => return Err(whole.len()),
            Some(b'"') => {
                let rest = whole.get(run..at).unwrap_or_default();
                let text = match owned {
                    None => Cow::Borrowed(rest),
                    Some(mut text) => {
                        text.push_str(rest);
                        Cow::Owned(text)
                    }
                };
                return Ok(Text {
                    text,
                    end: at + 1,
                    lone,
                });
            }
            Some(b'\\') => {
                let (character, next) = escape(bytes, at + 1)?;
                if character.is_none() {
                    lone += 1;
                }
                if wanted {
                    let text = owned.get_or_insert_default();
                    text.push_str(whole.get(run..at).unwrap_or_default());
                    text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
                }
                (at, run) = (next, next);
            }
            Some(0..=0x1f) => return Err(at),
            Some(_) => at += 1,
        }
    }
}

/// Reads an escape behind its backslash: the character, or nothing for half a surrogate pair, and where it ends.
fn escape(bytes: &[u8], at: usize) -> Result<(Option<char>, usize), usize> {
    let plain = match bytes.get(at) {
        None => return Err(bytes.len()),
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode(bytes, at + 1),
        Some(_) => return Err(at),
    };
    Ok((Some(plain), at + 1))
}

fn unicode(bytes: &[u8], at: usize) -> Result<(Option<char>, usize), usize> {
    let first = hex(bytes, at)?;
    let end = at + 4;
    if (0xd800..0xdc00).contains(&first)
        && bytes.get(end) == Some(&b'\\')
        && bytes.get(end + 1) == Some(&b'u')
    {
        let second = hex(bytes, end + 2)?;
        if (0xdc00..0xe000).contains(&second) {
            let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            return Ok((char::from_u32(code), end + 6));
        }
    }
    Ok((char::from_u32(first), end))
}

fn hex(bytes: &[u8], at: usize) -> Result<u32, usize> {
    let mut value = 0;
    for place in at..at + 4 {
        let byte = bytes.get(place).ok_or(bytes.len())?;
        let digit = char::from(*byte).to_digit(16).ok_or(place)?;
        value = value << 4 | digit;
    }
    Ok(value)
}

/// A text out of a file, as reports and refusals repeat it.
pub(in crate::exchange) fn short(text: &str) -> String {
    clip(text, 80)
}

/// The text, cut to so many characters; an ellipsis says that it was longer.
pub(in crate::exchange) fn clip(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        None => text.to_owned(),
        Some(_) => {
            let mut short: String = text.chars().take(characters.saturating_sub(1)).collect();
            short.push('…');
            short
        }
    }
}
