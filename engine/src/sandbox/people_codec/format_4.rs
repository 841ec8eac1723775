//! People as version 4 stored them: bits by how likely they are, of an arithmetic coder with binary decisions, and raw
//! bits beside it. Read only.

use crate::sandbox::base32k::Damaged;

use super::streams::{Field, Source, STREAMS};

/// How likely a 1 is, learned from what came before: the likelihood in 65,536 above, how often it was asked below.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bit(u32);

/// After so many decisions what is new counts no less.
const SETTLED: usize = 250;
/// How far what happened moves the likelihood, by how often that was asked before: 65,536 / (n + 1.5).
#[allow(
    clippy::indexing_slicing,
    reason = "worked out by the compiler, which would say so"
)]
const PACE: [u32; SETTLED + 1] = {
    let mut pace = [0; SETTLED + 1];
    let mut n = 0;
    while n <= SETTLED {
        pace[n] = 131_072 / (2 * n as u32 + 3);
        n += 1;
    }
    pace
};
/// Nothing is so sure that it costs nothing.
const LEAST: u32 = 24;

impl Default for Bit {
    fn default() -> Self {
        Bit(1 << 31)
    }
}

impl Bit {
    #[inline(always)]
    fn likely(self) -> u32 {
        (self.0 >> 16).clamp(LEAST, 65_536 - LEAST)
    }

    #[inline(always)]
    fn learn(&mut self, bit: bool) {
        let (likely, n) = (self.0 >> 16, self.0 & 0xffff);
        let pace = PACE.get(n as usize).copied().unwrap_or(0);
        let likely = match bit {
            true => likely + (((65_535 - likely) * pace) >> 16),
            false => likely - ((likely * pace) >> 16),
        };
        self.0 = likely << 16 | (n + 1).min(SETTLED as u32);
    }
}

#[inline(always)]
fn middle(low: u32, high: u32, likely: u32) -> u32 {
    low.wrapping_add(((u64::from(high.wrapping_sub(low)) * u64::from(likely)) >> 16) as u32)
}

/// Reads the bits. Past the end it reads zeros, and counts how often.
struct Bits<'a> {
    low: u32,
    high: u32,
    at: u32,
    coded: &'a [u8],
    raw: &'a [u8],
    held: u64,
    bits: u32,
    beyond: u32,
}

impl Bits<'_> {
    fn byte(&mut self) -> u8 {
        match self.coded.split_first() {
            Some((byte, rest)) => {
                self.coded = rest;
                *byte
            }
            None => {
                self.beyond += 1;
                0
            }
        }
    }

    /// A bit of the likelihood that is given, in 65,536.
    fn decide(&mut self, likely: u32) -> bool {
        let middle = middle(self.low, self.high, likely);
        let bit = self.at <= middle;
        if bit {
            self.high = middle;
        } else {
            self.low = middle.wrapping_add(1);
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.low <<= 8;
            self.high = self.high << 8 | 0xff;
            self.at = self.at << 8 | u32::from(self.byte());
        }
        bit
    }

    /// A bit as likely as it was before.
    fn bit(&mut self, model: &mut Bit) -> bool {
        let bit = self.decide(model.likely());
        model.learn(bit);
        bit
    }

    /// A bit on which two models have an opinion.
    fn bit_of_two(&mut self, one: &mut Bit, other: &mut Bit) -> bool {
        let bit = self.decide((one.likely() + other.likely()) / 2);
        one.learn(bit);
        other.learn(bit);
        bit
    }

    /// The next `count` raw bits (at most 32).
    fn raw(&mut self, count: u32) -> u32 {
        if self.bits < count {
            let word = match self.raw.split_first_chunk::<4>() {
                Some((word, rest)) => {
                    self.raw = rest;
                    u32::from_le_bytes(*word)
                }
                None => {
                    // The last bytes; zeros behind them.
                    self.beyond += u32::from(self.raw.is_empty());
                    let rest = std::mem::take(&mut self.raw);
                    rest.iter()
                        .rev()
                        .fold(0, |word, byte| word << 8 | u32::from(*byte))
                }
            };
            self.held |= u64::from(word) << self.bits;
            self.bits += 32;
        }
        let value = (self.held & ((1 << count) - 1)) as u32;
        self.held >>= count;
        self.bits -= count;
        value
    }

    /// So many raw bits.
    fn wide(&mut self, bits: u32) -> u128 {
        let mut read = 0;
        let mut at = 0;
        while at < bits {
            let count = (bits - at).min(32);
            read |= u128::from(self.raw(count)) << at;
            at += count;
        }
        read
    }

    /// Whether there was something to read all the time.
    fn check(&self) -> Result<(), Damaged> {
        match self.beyond > 8 {
            true => Err(Damaged::Form),
            false => Ok(()),
        }
    }
}

/// Numbers below 2^32 - 1. The size was learned, and so many of the digits behind the first; the rest is raw.
#[derive(Debug, Clone)]
struct Number {
    models: Vec<Bit>,
    learned: u32,
}

/// Sizes are 0 to 31.
const SIZE_BITS: u32 = 5;

impl Number {
    fn new(learned: u32) -> Self {
        Number {
            models: vec![Bit::default(); 1 << SIZE_BITS],
            learned,
        }
    }

    fn read(&mut self, bits: &mut Bits<'_>) -> u32 {
        let size = self.tree(bits, 0, SIZE_BITS);
        let rest = size.saturating_sub(self.learned);
        let learned = size - rest;
        let first = (1usize << SIZE_BITS) + ((size as usize) << self.learned);
        let digits = self.tree(bits, first, learned);
        let tail = if rest > 0 { bits.raw(rest) } else { 0 };
        ((1 << size) | (digits << rest) | tail) - 1
    }

    fn tree(&mut self, bits: &mut Bits<'_>, first: usize, count: u32) -> u32 {
        let end = first + (1 << count);
        if self.models.len() < end {
            self.models.resize(end, Bit::default());
        }
        let Some(models) = self.models.get_mut(first..end) else {
            return 0;
        };
        let mut node = 1u32;
        for _ in 0..count {
            let Some(model) = models.get_mut(node as usize) else {
                return 0;
            };
            node = node << 1 | u32::from(bits.bit(model));
        }
        node & ((1 << count) - 1)
    }
}

/// How the numbers of a field were told apart: how many kinds at most, and how many digits were learned.
fn shape(field: Field) -> (usize, u32) {
    /// In lists of many thousand names, neighbors are alike; in others every entry is its own.
    const NAMES: u32 = 3;
    const OTHERS: u32 = 8;
    match field {
        Field::Head | Field::Differences | Field::Entries(_) => (1, 0),
        Field::Expected | Field::Department => (1, 2),
        Field::Gap | Field::Run => (24, 3),
        Field::Set | Field::Proxies => (64, OTHERS),
        Field::Rank(1 | 2) => (8, NAMES),
        Field::Rank(_) => (8, OTHERS),
        Field::Number(_) => (4, 4),
        _ => (1, OTHERS),
    }
}

/// Ends a text; no UTF-8 has it.
const END: u8 = 0xff;
const PAIRS: usize = 1 << 18;
/// More bytes than the longest text that is read, so that a forged one ends.
const LONGEST: usize = 64 * 1024 * 1024;

/// Reads people as version 4 stored them.
pub(in crate::sandbox) struct Format4<'a> {
    bits: Bits<'a>,
    /// By stream, then by kind.
    numbers: Vec<Vec<Number>>,
    /// Bytes of texts, by the byte before.
    ones: Vec<Bit>,
    /// The same, by the two bytes before.
    pairs: Vec<Bit>,
    last: u128,
}

impl<'a> Format4<'a> {
    /// A reader of both parts.
    pub(in crate::sandbox) fn new(coded: &'a [u8], raw: &'a [u8]) -> Self {
        let mut bits = Bits {
            low: 0,
            high: u32::MAX,
            at: 0,
            coded,
            raw,
            held: 0,
            bits: 0,
            beyond: 0,
        };
        for _ in 0..4 {
            bits.at = bits.at << 8 | u32::from(bits.byte());
        }
        Format4 {
            bits,
            numbers: vec![Vec::new(); STREAMS],
            ones: vec![Bit::default(); 1 << 16],
            pairs: vec![Bit::default(); PAIRS],
            last: 0,
        }
    }

    fn byte(&mut self, last: u8, before: u8) -> Option<u8> {
        let ones = usize::from(last) << 8;
        let both = u32::from(before) << 8 | u32::from(last);
        let pairs = (both.wrapping_mul(0x9e37_79b1) >> 14) as usize & !0xff;
        let ones = self.ones.get_mut(ones..ones + 256)?;
        let pairs = self.pairs.get_mut(pairs..pairs + 256)?;
        let mut node = 1usize;
        for _ in 0..8 {
            let bit = self.bits.bit_of_two(ones.get_mut(node)?, pairs.get_mut(node)?);
            node = node << 1 | usize::from(bit);
        }
        Some((node & 0xff) as u8)
    }
}

impl Source for Format4<'_> {
    fn number(&mut self, field: Field, kind: usize) -> Result<u32, Damaged> {
        let (most, learned) = shape(field);
        let kind = kind.min(most - 1);
        let kinds = self.numbers.get_mut(field.stream()).ok_or(Damaged::Form)?;
        if kinds.len() <= kind {
            kinds.resize(kind + 1, Number::new(learned));
        }
        let number = kinds.get_mut(kind).ok_or(Damaged::Form)?;
        let value = number.read(&mut self.bits);
        self.bits.check().map(|()| value)
    }

    fn text(&mut self, _: Field) -> Result<Vec<u8>, Damaged> {
        let mut read = Vec::new();
        let (mut last, mut before) = (0u8, 0u8);
        while read.len() < LONGEST {
            let byte = self.byte(last, before).ok_or(Damaged::Form)?;
            if byte == END {
                return self.bits.check().map(|()| read);
            }
            read.push(byte);
            (before, last) = (last, byte);
        }
        Err(Damaged::Form)
    }

    fn letter(&mut self) -> Result<u8, Damaged> {
        Ok(self.bits.raw(8) as u8)
    }

    fn moment(&mut self) -> Result<u64, Damaged> {
        Ok(self.bits.wide(64) as u64)
    }

    /// An id: random of version 4, the next after the last one, or any.
    fn id(&mut self) -> Result<u128, Damaged> {
        let id = match self.number(Field::Id, 0)? {
            0 => {
                let high = self.bits.wide(48);
                let middle = self.bits.wide(12);
                let low = self.bits.wide(62);
                high << 80 | 4 << 76 | middle << 64 | 2 << 62 | low
            }
            1 => self.last.wrapping_add(1),
            _ => self.bits.wide(128),
        };
        self.last = id;
        Ok(id)
    }
}
