//! Stored texts that say what they are: version, kind, place in the line, and a checksum over all of it.
//!
//! The first twelve bytes stand where they stand in every version, so that any version can tell a newer text from a
//! damaged one:
//!
//! | bytes | what |
//! |---|---|
//! | 0 | [`MARK`] |
//! | 1 | the version of its form: 3 for what stands in the journal, 5 for a whole tenant |
//! | 2 | the oldest version that can read it: additions at the end of a value are passed over |
//! | 3 | the kind; its highest bit says that the value is compressed by deflate |
//! | 4-11 | checksum (FNV-1a, 64 bits, little end first) over bytes 0-3 and 12 to the end |
//! | 12- | the [`Header`] as postcard writes it, then the value: of a whole tenant as [`stored`](super::stored) has it, else as postcard writes it |
//!
//! Version 4 put eight bytes between the header and a whole tenant, and bytes that nothing reads any more behind it.
//!
//! The checksum is also the text's name in the chain: what comes next says which text it follows.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde::{de::DeserializeOwned, Deserialize, Serialize};

use super::base32k::{from_text, to_text, Damaged, LEVEL, MAX_BYTES};

/// The version of the stored form of a whole tenant. A released form never changes: a new one gets the next number and a
/// migration.
pub(super) const FORMAT: u8 = 5;
/// The version of the form of journal lines.
const LINES: u8 = 3;
/// The first version of which a whole tenant can still be read.
pub(super) const FORMAT_4: u8 = 4;
/// How every text begins.
const MARK: u8 = 0x5a;
const COMPRESSED: u8 = 0x80;
/// Values of fewer bytes are not worth compressing.
const SMALL: usize = 512;
const SUM_FROM: usize = 4;
const SUM_TO: usize = 12;
/// How many bytes version 4 put before a whole tenant.
const BEFORE_4: usize = 8;

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A tab begins to write. Changes nothing.
    Start,
    /// One step.
    Step,
    /// The whole tenant as of the text that it names as the one before.
    Checkpoint,
    /// Another tenant in the place of what was before: whole, and a link of the chain itself.
    Root,
}

impl Kind {
    fn byte(self) -> u8 {
        match self {
            Kind::Start => 1,
            Kind::Step => 2,
            Kind::Checkpoint => 3,
            Kind::Root => 4,
        }
    }

    fn of(byte: u8) -> Option<Self> {
        let kinds = [Kind::Start, Kind::Step, Kind::Checkpoint, Kind::Root];
        kinds.into_iter().find(|kind| kind.byte() == byte)
    }
}

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Header {
    /// Counts up along the chain; numbers may be missing. Of a checkpoint: the position it stands for.
    pub(super) position: u64,
    /// Whose turn to write it was; counts up from tab to tab.
    pub(super) epoch: u64,
    /// The tab.
    pub(super) writer: u64,
    /// The checksum of what stands before; of a checkpoint, of what it stands for. 0 is the beginning.
    pub(super) previous: u64,
}

/// Why a text is not what was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// Cut, altered, or never one of ours.
    Damaged,
    /// Whole, and of a version that this one can't read.
    Newer,
}

/// A text that is whole.
#[derive(Debug, Clone)]
pub(super) struct Unsealed {
    pub(super) kind: Kind,
    pub(super) header: Header,
    pub(super) checksum: u64,
    /// The version that wrote it.
    pub(super) version: u8,
    /// Whether a newer version wrote it.
    pub(super) newer: bool,
    compressed: bool,
    value: Vec<u8>,
}

impl Unsealed {
    /// The value in it.
    pub(super) fn value<T: DeserializeOwned>(&self) -> Result<T, Damaged> {
        let inflated;
        let bytes = if self.compressed {
            inflated = decompress_to_vec_with_limit(&self.value, MAX_BYTES).map_err(|_| Damaged::Data)?;
            &inflated
        } else {
            &self.value
        };
        postcard::from_bytes(bytes).map_err(|_| Damaged::Form)
    }

    /// The value as bytes, where it is not of postcard.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.value
    }
}

/// The text for a step or the like, and its checksum.
pub(super) fn seal<T: Serialize>(kind: Kind, header: &Header, value: &T) -> Result<(String, u64), Damaged> {
    let mut value = postcard::to_allocvec(value).map_err(|_| Damaged::Form)?;
    let mut kind = kind.byte();
    if value.len() >= SMALL {
        value = compress_to_vec(&value, LEVEL);
        kind |= COMPRESSED;
    }
    text([MARK, LINES, LINES, kind], header, value)
}

/// The text for a whole tenant, which is compressed in its own way, and its checksum.
pub(super) fn seal_bytes(kind: Kind, header: &Header, value: Vec<u8>) -> Result<(String, u64), Damaged> {
    text([MARK, FORMAT, FORMAT, kind.byte()], header, value)
}

fn text(head: [u8; SUM_FROM], header: &Header, mut value: Vec<u8>) -> Result<(String, u64), Damaged> {
    let mut rest = postcard::to_allocvec(header).map_err(|_| Damaged::Form)?;
    rest.append(&mut value);
    let checksum = sum(sum(SEED, &head), &rest);
    let mut bytes = Vec::with_capacity(SUM_TO + rest.len());
    bytes.extend(head);
    bytes.extend(checksum.to_le_bytes());
    bytes.append(&mut rest);
    Ok((to_text(&bytes), checksum))
}

/// Reads a text and checks that it is whole.
pub(super) fn unseal(text: &str) -> Result<Unsealed, Unread> {
    let bytes = from_text(text).map_err(|_| Unread::Damaged)?;
    let (head, said, rest) = split(&bytes).ok_or(Unread::Damaged)?;
    if sum(sum(SEED, &head), rest) != said {
        return Err(Unread::Damaged);
    }
    let [_, version, reader, kind] = head;
    if reader > FORMAT {
        return Err(Unread::Newer);
    }
    let newer = version > FORMAT;
    let other = if newer { Unread::Newer } else { Unread::Damaged };
    let (header, value) = postcard::take_from_bytes::<Header>(rest).map_err(|_| other)?;
    let kind_of = Kind::of(kind & !COMPRESSED).ok_or(other)?;
    let from = match (version, kind_of) {
        (FORMAT_4, Kind::Checkpoint | Kind::Root) => BEFORE_4,
        _ => 0,
    };
    Ok(Unsealed {
        kind: kind_of,
        header,
        checksum: said,
        version,
        newer,
        compressed: kind & COMPRESSED != 0,
        value: value.get(from..).ok_or(other)?.to_vec(),
    })
}

/// Where in the chain a whole tenant stands, from the beginning of its text alone: the checksum that it stands for, and
/// for a root the one before it. Not checked: for telling texts apart without reading megabytes.
pub(super) fn peek(text: &str) -> Option<(u64, Option<u64>)> {
    // The longest header is 12 bytes and four numbers of ten bytes each: 28 units.
    let beginning: String = text.chars().take(40).collect();
    let bytes = from_text(&beginning).ok()?;
    let ([_, _, _, kind], said, rest) = split(&bytes)?;
    let (header, _) = postcard::take_from_bytes::<Header>(rest).ok()?;
    match Kind::of(kind & !COMPRESSED)? {
        Kind::Checkpoint => Some((header.previous, None)),
        _ => Some((said, Some(header.previous))),
    }
}

fn split(bytes: &[u8]) -> Option<([u8; SUM_FROM], u64, &[u8])> {
    let head: [u8; SUM_FROM] = bytes.get(..SUM_FROM)?.try_into().ok()?;
    let said: [u8; 8] = bytes.get(SUM_FROM..SUM_TO)?.try_into().ok()?;
    let [mark, version, ..] = head;
    (mark == MARK && version >= 3).then_some(())?;
    Some((head, u64::from_le_bytes(said), bytes.get(SUM_TO..)?))
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a: every changed byte changes the sum, whatever follows it.
fn sum(from: u64, bytes: &[u8]) -> u64 {
    let step = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    bytes.iter().fold(from, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: Header = Header {
        position: u64::MAX,
        epoch: u64::MAX,
        writer: u64::MAX,
        previous: 7,
    };

    #[test]
    fn values_of_every_size_come_back() {
        for length in [0usize, 1, 511, 512, 5_000] {
            let value = "seat".repeat(length);
            let (text, checksum) = seal(Kind::Step, &HEADER, &value).unwrap();
            let read = unseal(&text).unwrap();
            assert_eq!(
                (read.kind, read.header, read.checksum),
                (Kind::Step, HEADER, checksum)
            );
            assert_eq!(read.value::<String>().unwrap(), value, "{length}");
            assert_eq!(peek(&text), Some((checksum, Some(7))));
            let (text, _) = seal(Kind::Checkpoint, &HEADER, &value).unwrap();
            assert_eq!(peek(&text), Some((7, None)));
        }
    }

    /// Whatever is altered, at every place: also where it would still decode.
    #[test]
    fn altered_texts_are_refused() {
        let (text, _) = seal(Kind::Step, &HEADER, &(7u32, "seat", [1u8; 30])).unwrap();
        let chars: Vec<char> = text.chars().collect();
        // The first unit says how long the padding of the last one is.
        for at in 1..chars.len() - 1 {
            for bit in 0..15 {
                let mut altered = chars.clone();
                let value = (u32::from(chars[at]) - 0x1000) ^ 1 << bit;
                altered[at] = char::from_u32(value + 0x1000).unwrap();
                let altered: String = altered.into_iter().collect();
                assert!(
                    matches!(unseal(&altered), Err(Unread::Damaged)),
                    "unit {at}, bit {bit}"
                );
            }
            let cut: String = chars.iter().take(at).collect();
            assert!(matches!(unseal(&cut), Err(Unread::Damaged)), "cut at {at}");
        }
        for foreign in ["", "{}", "\u{1000}", "\u{5a00}\u{1000}"] {
            assert!(matches!(unseal(foreign), Err(Unread::Damaged)), "{foreign}");
        }
    }

    /// A newer version is told from damage, and read where it says that this one can.
    #[test]
    fn newer_texts() {
        let rewrite = |version: u8, reader: u8, spoil: bool| {
            let (text, _) = seal(Kind::Step, &HEADER, &5u32).unwrap();
            let mut bytes = from_text(&text).unwrap();
            (bytes[1], bytes[2]) = (version, reader);
            let checksum = sum(sum(SEED, &bytes[..SUM_FROM]), &bytes[SUM_TO..]);
            bytes[SUM_FROM..SUM_TO].copy_from_slice(&checksum.to_le_bytes());
            if spoil {
                *bytes.last_mut().unwrap() ^= 1;
            }
            unseal(&to_text(&bytes)).map(|read| (read.newer, read.value::<u32>()))
        };
        assert_eq!(rewrite(6, 6, false), Err(Unread::Newer));
        assert_eq!(rewrite(6, 5, false), Ok((true, Ok(5))));
        assert_eq!(rewrite(3, 3, false), Ok((false, Ok(5))));
        assert_eq!(rewrite(6, 6, true), Err(Unread::Damaged));
    }
}
