//! What is shared as a link's payload, and as a file around the same payload.
//!
//! | bytes | what |
//! |---|---|
//! | 0 | [`MARK`] |
//! | 1 | the version of the form, 1 |
//! | 2 | the oldest version that can read it |
//! | 3 | 0 |
//! | 4-11 | checksum (FNV-1a, 64 bits, little end first) over bytes 0-3 and 12 to the end |
//! | 12- | what is shared, as postcard writes it (`form`), compressed by deflate as a whole |
//!
//! In an address it stands as base64url. What comes so is hostile until it is read, all or nothing: it may hold no more
//! than an import ([`Limits`](crate::exchange::Limits)), also after it is unpacked, and its words are plain text that
//! nothing ever takes for anything else.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{decompress_to_vec_with_limit, TINFLStatus};

use crate::exchange::{read_shared_file, shared_file};

use super::base64;
use super::form::Form;
use super::shared::{ShareFault, Shared};

/// How every payload begins.
const MARK: u8 = 0x5b;
/// The version of the form. A released form never changes.
const VERSION: u8 = 1;
const SUM_FROM: usize = 4;
const SUM_TO: usize = 12;
/// As small as can be: it is written once, and has to fit into a link.
const LEVEL: u8 = 10;
/// What has more bytes fits into no link, and is written quickly instead.
const LARGE: usize = 1 << 20;
/// What it may be unpacked to: as much as all files of an import together.
const MOST_BYTES: usize = 256 * 1024 * 1024;

/// The most characters of an address that is handed out as a link, all of it: what most servers, and with them the
/// filters of mail programs that look into links, take as an address. What is longer is handed out as a file.
pub const LONGEST_LINK: usize = 8_192;

impl Shared {
    /// The payload of a link; nothing where it can't be written, which is never so for what was opened here.
    pub fn to_payload(&self) -> Option<String> {
        let body = postcard::to_allocvec(&Form::of(self)?).ok()?;
        let level = if body.len() > LARGE { 1 } else { LEVEL };
        let body = compress_to_vec(&body, level);
        let head = [MARK, VERSION, VERSION, 0];
        let mut bytes = Vec::with_capacity(SUM_TO + body.len());
        bytes.extend(head);
        bytes.extend(checksum(&head, &body).to_le_bytes());
        bytes.extend(body);
        Some(base64::write(&bytes))
    }

    /// What a payload holds.
    ///
    /// # Errors
    /// Why it can't be opened.
    pub fn from_payload(payload: &str) -> Result<Self, ShareFault> {
        if payload.len() > MOST_BYTES {
            return Err(ShareFault::TooLarge);
        }
        let payload = payload.trim();
        // What was cut can be no bytes at all any more; how it begins says that it was one of ours.
        let begins = payload.get(..4).and_then(base64::read);
        let cut = match begins.is_some_and(|bytes| bytes.first() == Some(&MARK)) {
            true => ShareFault::Damaged,
            false => ShareFault::Foreign,
        };
        let bytes = base64::read(payload).ok_or(cut)?;
        let (head, rest) = bytes.split_first_chunk::<SUM_FROM>().ok_or(ShareFault::Foreign)?;
        let [mark, _, reader, _] = *head;
        if mark != MARK {
            return Err(ShareFault::Foreign);
        }
        let (sum, body) = rest
            .split_first_chunk::<{ SUM_TO - SUM_FROM }>()
            .ok_or(ShareFault::Damaged)?;
        if u64::from_le_bytes(*sum) != checksum(head, body) {
            return Err(ShareFault::Damaged);
        }
        if reader > VERSION {
            return Err(ShareFault::Newer);
        }
        let body = decompress_to_vec_with_limit(body, MOST_BYTES).map_err(|error| match error.status {
            TINFLStatus::HasMoreOutput => ShareFault::TooLarge,
            _ => ShareFault::Damaged,
        })?;
        let form: Form = postcard::from_bytes(&body).map_err(|_| ShareFault::Nonsense)?;
        form.open()
    }

    /// The same as a file: JSON, so that people see what it is.
    pub fn to_file(&self) -> Option<String> {
        let (kind, title) = match self {
            Shared::Tenant(tenant, _) => ("tenant", tenant.organization.display_name.to_string()),
            Shared::Exercise(exercise) => ("exercise", exercise.title.either().to_owned()),
            Shared::Lesson(lesson, _) => ("lesson", lesson.title.either().to_owned()),
        };
        Some(shared_file(kind, &title, &self.to_payload()?))
    }

    /// What such a file holds; what is said beside the payload is for people only.
    ///
    /// # Errors
    /// Why it can't be opened.
    pub fn from_file(text: &str) -> Result<Self, ShareFault> {
        let payload = read_shared_file(text).ok_or(ShareFault::Foreign)?;
        Self::from_payload(&payload)
    }
}

/// FNV-1a.
fn checksum(head: &[u8], body: &[u8]) -> u64 {
    let start: u64 = 0xcbf2_9ce4_8422_2325;
    let all = head.iter().chain(body);
    all.fold(start, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
