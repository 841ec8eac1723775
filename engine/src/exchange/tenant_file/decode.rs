//! The text of a file out of its bytes, as they come: UTF-8 without its byte order mark.

use super::refusal::RefusalReason;

/// How many bytes tell the encoding.
const HEAD: usize = 3;

/// Bytes on their way to become text.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    /// Bytes that are no text yet: the head of the file, or the beginning of a character.
    waiting: Vec<u8>,
    /// How many bytes of the file came before them.
    before: u64,
    started: bool,
}

impl Decoder {
    /// Puts the text of the bytes that come next behind `text`; `ended` when none will follow. What is wrong with them
    /// is about the byte behind that text.
    pub(super) fn feed(
        &mut self,
        bytes: &[u8],
        ended: bool,
        text: &mut String,
    ) -> Result<(), Box<RefusalReason>> {
        let joined;
        let mut bytes = bytes;
        if !self.waiting.is_empty() {
            let mut waiting = std::mem::take(&mut self.waiting);
            waiting.extend_from_slice(bytes);
            joined = waiting;
            bytes = &joined;
        }
        if !self.started {
            if bytes.len() < HEAD && !ended {
                self.waiting = bytes.to_vec();
                return Ok(());
            }
            self.started = true;
            bytes = match bytes {
                [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 1..=0x7f, ..] | [1..=0x7f, 0, ..] => {
                    return Err(Box::new(RefusalReason::Utf16))
                }
                [b'P', b'K', 3, ..] => return Err(Box::new(RefusalReason::Archive)),
                [0xef, 0xbb, 0xbf, rest @ ..] => {
                    self.before = 3;
                    rest
                }
                all => all,
            };
        }
        let error = match std::str::from_utf8(bytes) {
            Ok(all) => {
                self.before += bytes.len() as u64;
                text.push_str(all);
                return Ok(());
            }
            Err(error) => error,
        };
        let (good, rest) = bytes
            .split_at_checked(error.valid_up_to())
            .unwrap_or((bytes, &[]));
        // checked above: all of it is text
        text.push_str(std::str::from_utf8(good).unwrap_or_default());
        self.before += good.len() as u64;
        if error.error_len().is_none() && !ended {
            self.waiting = rest.to_vec();
            return Ok(());
        }
        let offset = self.before;
        Err(Box::new(RefusalReason::NotUtf8 { offset }))
    }
}
