//! What lets a text survive that a stretch of it is altered or missing: sums of its pieces, and a few pieces more.
//!
//! The bytes are taken in pieces of one length. Every so many pieces there is one that belongs to the same group, and at
//! the end of each group one more piece that is the exclusive or of all others in it; so in every group one piece may be
//! lost. Neighbors belong to different groups: what is damaged in one stretch takes at most one piece of each. Sums say
//! which pieces are whole. What is missing moves what stands behind it, so each piece is looked for where it stands
//! counted from the beginning, and where it stands counted from the end.
//!
//! | bytes | what |
//! |---|---|
//! | the bytes, filled up with zeros to whole pieces | begin as [`sealed`](super::sealed) says; at [`place`] the [`Shape`] |
//! | further pieces | one for each group |
//! | zeros | until all is a multiple of 15 bytes, so that no unit is shared |
//! | sums | four bytes for each piece |
//! | 8, 8, 4 | sum of the bytes, the shape again, sum of this table |
//!
//! The sum in bytes 4 to 11 covers all of that, and is left out of every other sum.

use super::packed::{bytes_of, units};

/// Where the sum over everything stands.
const SUM: std::ops::Range<usize> = 4..12;
/// The shortest piece: a damaged unit touches three bytes.
const SHORTEST: usize = 32;
/// About so many pieces are made of long texts.
const PIECES: usize = 512;
/// One piece more for so many, in long texts.
const APART: usize = 40;
/// What stands behind the sums in the table.
const TAIL: usize = 20;

/// How the bytes are taken apart: how long a piece is, and how many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    length: u32,
    pieces: u32,
}

impl Shape {
    /// The shape for so many bytes.
    pub(super) fn of(bytes: usize) -> Self {
        let length = bytes.div_ceil(PIECES).max(SHORTEST);
        Shape {
            length: length as u32,
            pieces: bytes.div_ceil(length) as u32,
        }
    }

    /// As it is written: eight bytes.
    pub(super) fn bytes(self) -> [u8; 8] {
        (u64::from(self.pieces) << 32 | u64::from(self.length)).to_le_bytes()
    }

    /// What [`Shape::bytes`] gave, if it is likely.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let both = u64::from_le_bytes(bytes.first_chunk::<8>().copied()?);
        let shape = Shape {
            length: both as u32,
            pieces: (both >> 32) as u32,
        };
        let likely = (SHORTEST..1 << 20).contains(&shape.length()) && (1..=PIECES).contains(&shape.pieces());
        likely.then_some(shape)
    }

    fn length(self) -> usize {
        self.length as usize
    }

    fn pieces(self) -> usize {
        self.pieces as usize
    }

    fn groups(self) -> usize {
        (self.pieces() / APART).clamp(2, 12)
    }

    /// All pieces, also those that are more.
    fn all(self) -> usize {
        self.pieces() + self.groups()
    }

    fn table(self) -> usize {
        self.all() * 4 + TAIL
    }

    fn total(self) -> usize {
        (self.all() * self.length() + self.table()).next_multiple_of(15)
    }
}

/// Adds what lets the bytes be mended, and puts the sum over everything in. The shape is among them already.
pub(super) fn guard(mut bytes: Vec<u8>, shape: Shape) -> Vec<u8> {
    let (length, pieces, groups) = (shape.length(), shape.pieces(), shape.groups());
    bytes.resize(length * pieces, 0);
    if let Some(place) = bytes.get_mut(SUM) {
        place.fill(0);
    }
    let whole = sum(&bytes);
    let mut more = vec![0u8; length * groups];
    // The first of the further pieces goes on with the groups where the others ended.
    let shift = groups - pieces % groups;
    for (piece, at) in bytes.chunks(length).zip(0..) {
        let group = (at + shift) % groups;
        let other = more.get_mut(group * length..(group + 1) * length);
        add(other.unwrap_or_default(), piece);
    }
    bytes.append(&mut more);
    let mut table = Vec::with_capacity(shape.table());
    for piece in bytes.chunks(length) {
        table.extend((sum(piece) as u32).to_le_bytes());
    }
    table.extend(whole.to_le_bytes());
    table.extend(shape.bytes());
    let own = sum(&table) as u32;
    table.extend(own.to_le_bytes());
    bytes.resize(shape.total() - table.len(), 0);
    bytes.append(&mut table);
    put_sum(&mut bytes);
    bytes
}

fn put_sum(bytes: &mut [u8]) {
    let sum = super::sealed::sum_of_all(bytes).unwrap_or(0);
    if let Some(place) = bytes.get_mut(SUM) {
        place.copy_from_slice(&sum.to_le_bytes());
    }
}

/// The bytes of a damaged text, as they were. `place` says where in the bytes their shape stands, where that can still
/// be told.
pub(super) fn mend(text: &str, place: impl Fn(&[u8]) -> Option<usize>) -> Option<Vec<u8>> {
    let found = units(text);
    // Eight units are fifteen bytes, so whole ones end where all ends.
    let end = bytes_of(found.get(found.len().saturating_sub(16)..)?.iter().copied());
    let behind = end.len().checked_sub(TAIL - 8).and_then(|at| end.get(at..));
    let before = || {
        let beginning = bytes_of(found.iter().copied().take(64));
        Shape::read(beginning.get(place(&beginning)?..)?)
    };
    let shapes = [behind.and_then(Shape::read), before()];
    shapes
        .into_iter()
        .flatten()
        .find_map(|shape| mend_as(&found, shape))
}

fn mend_as(found: &[u32], shape: Shape) -> Option<Vec<u8>> {
    let total = shape.total();
    let count = total / 15 * 8;
    // A text of another length by far is none of ours.
    if found.len().abs_diff(count) > count / 8 {
        return None;
    }
    let from_front = bytes_of(found.iter().copied().chain(std::iter::repeat(0)).take(count));
    let missing = std::iter::repeat_n(0, count.saturating_sub(found.len()));
    let tail = found.get(found.len().saturating_sub(count)..)?;
    let from_back = bytes_of(missing.chain(tail.iter().copied()));
    let ways = [&from_front, &from_back];
    let table = ways.iter().find_map(|bytes| {
        let (table, own) = bytes.get(total - shape.table()..)?.split_last_chunk::<4>()?;
        (sum(table) as u32 == u32::from_le_bytes(*own)).then_some(table)
    });
    let Some(table) = table else {
        // Then the damage is there, and nowhere else.
        return ways.into_iter().find_map(|bytes| {
            let said = bytes.get(SUM)?;
            let again = guard(bytes.get(..shape.length() * shape.pieces())?.to_vec(), shape);
            (again.get(SUM)? == said).then_some(again)
        });
    };
    let length = shape.length();
    let mut sums = table.chunks_exact(4);
    let mut pieces: Vec<Option<Vec<u8>>> = Vec::with_capacity(shape.all());
    for at in 0..shape.all() {
        let said = sums.next()?;
        pieces.push(ways.iter().find_map(|bytes| {
            let mut piece = bytes.get(at * length..(at + 1) * length)?.to_vec();
            if at == 0 {
                piece.get_mut(SUM)?.fill(0);
            }
            ((sum(&piece) as u32).to_le_bytes() == said).then_some(piece)
        }));
    }
    let mut bytes = Vec::with_capacity(total);
    for at in 0..shape.pieces() {
        match pieces.get(at)? {
            Some(piece) => bytes.extend_from_slice(piece),
            None => {
                let mut piece = vec![0; length];
                let group = pieces
                    .iter()
                    .enumerate()
                    .skip(at % shape.groups())
                    .step_by(shape.groups());
                for (_, other) in group.filter(|(other, _)| *other != at) {
                    add(&mut piece, other.as_ref()?);
                }
                bytes.append(&mut piece);
            }
        }
    }
    let said = table.get(table.len() - (TAIL - 4)..)?.first_chunk::<8>()?;
    (sum(&bytes) == u64::from_le_bytes(*said)).then(|| guard(bytes, shape))
}

fn add(to: &mut [u8], piece: &[u8]) {
    to.iter_mut().zip(piece).for_each(|(to, byte)| *to ^= byte);
}

fn sum(bytes: &[u8]) -> u64 {
    let sum = super::sealed::sum_of(bytes);
    // Its low bits know only the low bits of what is summed up.
    sum ^ sum >> 32
}

#[cfg(test)]
mod tests {
    use super::super::packed::{from_text, to_text};
    use super::*;

    /// Bytes with their shape at place 12, guarded.
    fn guarded(length: usize) -> Vec<u8> {
        let mut bytes: Vec<u8> = (0..length).map(|at| (at * at / 7 + at) as u8).collect();
        let shape = Shape::of(length);
        bytes[12..20].copy_from_slice(&shape.bytes());
        guard(bytes, shape)
    }

    fn again(chars: &[char]) -> Option<Vec<u8>> {
        mend(&chars.iter().collect::<String>(), |_| Some(12))
    }

    #[test]
    fn any_unit_may_be_spoilt() {
        for length in [20, 33, 700] {
            let bytes = guarded(length);
            assert_eq!(bytes.len() % 15, 0);
            let text = to_text(&bytes);
            assert_eq!(from_text(&text).as_ref(), Ok(&bytes));
            let chars: Vec<char> = text.chars().collect();
            for at in 0..chars.len() {
                for wrong in ['\u{1000}', '\u{8fff}', '\u{fffd}', '\u{1f600}', 'x'] {
                    let mut chars = chars.clone();
                    chars[at] = wrong;
                    assert_eq!(again(&chars), Some(bytes.clone()), "{length}: {at} {wrong:?}");
                }
            }
        }
    }

    #[test]
    fn a_stretch_may_be_altered_missing_or_too_much() {
        for length in [500, 3_000, 40_000] {
            let bytes = guarded(length);
            let shape = Shape::of(length);
            let chars: Vec<char> = to_text(&bytes).chars().collect();
            let most = ((shape.groups() - 1) * shape.length() + 1) * 8 / 15 - 1;
            for at in (1..chars.len()).step_by(chars.len() / 40) {
                let end = (at + most).min(chars.len());
                let mut altered = chars.clone();
                altered[at..end].fill('\u{2345}');
                assert_eq!(again(&altered), Some(bytes.clone()), "{length}: altered at {at}");
                let mut missing = chars.clone();
                missing.drain(at..end);
                assert_eq!(again(&missing), Some(bytes.clone()), "{length}: missing at {at}");
                let mut more = chars.clone();
                more.splice(at..at, ['\u{4567}'; 9]);
                assert_eq!(again(&more), Some(bytes.clone()), "{length}: too much at {at}");
            }
        }
    }

    #[test]
    fn what_is_too_much_is_refused() {
        let bytes = guarded(3_000);
        let mut chars: Vec<char> = to_text(&bytes).chars().collect();
        chars[100..700].fill('\u{2345}');
        assert_eq!(again(&chars), None);
        for text in ["", "{}", "\u{1000}", "\u{1000}\u{2000}\u{3000}\u{4000}"] {
            assert_eq!(mend(text, |_| Some(0)), None);
        }
    }

    #[test]
    fn it_takes_little_room() {
        for length in [100_000, 5_000_000] {
            let more = guarded(length).len() - length;
            assert!(more * 100 < length * 5, "{more} for {length}");
        }
    }
}
