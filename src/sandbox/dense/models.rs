//! Numbers and texts as decisions: what is small or came often before is cheap.

use super::bits::{Bit, Coder};

/// Numbers below 2^32 - 1. The size is learned, and of the digits behind the first so many as are asked for; the rest is
/// raw.
#[derive(Debug, Clone)]
pub(super) struct Number {
    models: Vec<Bit>,
    learned: u32,
}

/// Sizes are 0 to 31.
const SIZE_BITS: u32 = 5;

impl Number {
    /// Learns so many digits behind the first: as many as there are for lists whose order means nothing, few for those
    /// whose neighbors are alike.
    pub(super) fn new(learned: u32) -> Self {
        Number {
            models: vec![Bit::default(); 1 << SIZE_BITS],
            learned,
        }
    }

    /// Codes a number.
    pub(super) fn code<C: Coder>(&mut self, coder: &mut C, value: u32) -> u32 {
        let value = value.wrapping_add(1).max(1);
        let size = self.tree(coder, 0, SIZE_BITS, 31 - value.leading_zeros());
        let rest = size.saturating_sub(self.learned);
        let learned = size - rest;
        let first = (1usize << SIZE_BITS) + ((size as usize) << self.learned);
        let digits = self.tree(coder, first, learned, (value >> rest) & ((1 << learned) - 1));
        let tail = if rest > 0 { coder.raw(value, rest) } else { 0 };
        ((1 << size) | (digits << rest) | tail) - 1
    }

    fn tree<C: Coder>(&mut self, coder: &mut C, first: usize, bits: u32, value: u32) -> u32 {
        let end = first + (1 << bits);
        if self.models.len() < end {
            self.models.resize(end, Bit::default());
        }
        let Some(models) = self.models.get_mut(first..end) else {
            return 0;
        };
        let mut node = 1u32;
        for at in (0..bits).rev() {
            let Some(model) = models.get_mut(node as usize) else {
                return 0;
            };
            node = node << 1 | u32::from(coder.bit(model, value >> at & 1 == 1));
        }
        node & ((1 << bits) - 1)
    }
}

/// Numbers of several kinds, each learned by itself.
#[derive(Debug, Clone)]
pub(super) struct Numbers {
    kinds: Vec<Number>,
    most: usize,
    learned: u32,
}

impl Numbers {
    /// So many kinds at most; what goes beyond counts as the last one.
    pub(super) fn new(most: usize, learned: u32) -> Self {
        Numbers {
            kinds: Vec::new(),
            most,
            learned,
        }
    }

    /// Codes a number of a kind.
    pub(super) fn code<C: Coder>(&mut self, coder: &mut C, kind: usize, value: u32) -> u32 {
        let kind = kind.min(self.most - 1);
        if self.kinds.len() <= kind {
            self.kinds.resize(kind + 1, Number::new(self.learned));
        }
        match self.kinds.get_mut(kind) {
            Some(number) => number.code(coder, value),
            None => 0,
        }
    }
}

/// Ends a text; no UTF-8 has it.
const END: u8 = 0xff;
const PAIRS: usize = 1 << 18;
/// More bytes than the longest text that is read, so that a forged one ends.
const LONGEST: usize = 64 * 1024 * 1024;

/// Texts, byte by byte, by the one and the two bytes before.
pub(super) struct Text {
    ones: Vec<Bit>,
    pairs: Vec<Bit>,
}

impl Text {
    /// Knows nothing yet.
    pub(super) fn new() -> Self {
        Text {
            ones: vec![Bit::default(); 1 << 16],
            pairs: vec![Bit::default(); PAIRS],
        }
    }

    /// Codes a text without the byte 255; nothing when what is read has no end.
    pub(super) fn code<C: Coder>(&mut self, coder: &mut C, text: &[u8]) -> Option<Vec<u8>> {
        let mut read = Vec::with_capacity(text.len());
        let (mut last, mut before) = (0u8, 0u8);
        let mut given = text.iter().copied().chain([END]);
        while read.len() < LONGEST {
            let byte = self.byte(coder, last, before, given.next().unwrap_or(END))?;
            if byte == END {
                return Some(read);
            }
            read.push(byte);
            (before, last) = (last, byte);
        }
        None
    }

    fn byte<C: Coder>(&mut self, coder: &mut C, last: u8, before: u8, byte: u8) -> Option<u8> {
        let ones = usize::from(last) << 8;
        let both = u32::from(before) << 8 | u32::from(last);
        let pairs = (both.wrapping_mul(0x9e37_79b1) >> 14) as usize & !0xff;
        let ones = self.ones.get_mut(ones..ones + 256)?;
        let pairs = self.pairs.get_mut(pairs..pairs + 256)?;
        let mut node = 1usize;
        for at in (0..8).rev() {
            let bit = coder.bit_of_two(ones.get_mut(node)?, pairs.get_mut(node)?, byte >> at & 1 == 1);
            node = node << 1 | usize::from(bit);
        }
        Some((node & 0xff) as u8)
    }
}
