//! Bits by how likely they are: an arithmetic coder with binary decisions, and raw bits beside it.
//!
//! Whoever codes writes one function for both directions: an encoder takes the value it is given and answers the same,
//! a decoder answers what was written.

use crate::sandbox::packed::Damaged;

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

/// One direction of coding.
pub(super) trait Coder {
    /// A bit of the likelihood that is given, in 65,536.
    fn decide(&mut self, likely: u32, bit: bool) -> bool;
    /// The lowest `count` bits (at most 32) of a value about which nothing is known.
    fn raw(&mut self, value: u32, count: u32) -> u32;

    /// A bit as likely as it was before.
    fn bit(&mut self, model: &mut Bit, bit: bool) -> bool {
        let bit = self.decide(model.likely(), bit);
        model.learn(bit);
        bit
    }

    /// A bit on which two models have an opinion.
    fn bit_of_two(&mut self, one: &mut Bit, other: &mut Bit, bit: bool) -> bool {
        let bit = self.decide((one.likely() + other.likely()) / 2, bit);
        one.learn(bit);
        other.learn(bit);
        bit
    }
}

#[inline(always)]
fn middle(low: u32, high: u32, likely: u32) -> u32 {
    low.wrapping_add(((u64::from(high.wrapping_sub(low)) * u64::from(likely)) >> 16) as u32)
}

/// Writes.
pub(in crate::sandbox) struct Encoder {
    low: u32,
    high: u32,
    coded: Vec<u8>,
    raw: Vec<u8>,
    held: u64,
    bits: u32,
}

impl Encoder {
    /// An encoder that has written nothing.
    pub(in crate::sandbox) fn new() -> Self {
        Encoder {
            low: 0,
            high: u32::MAX,
            coded: Vec::new(),
            raw: Vec::new(),
            held: 0,
            bits: 0,
        }
    }

    /// What was written: the likely bits, and the raw ones.
    pub(in crate::sandbox) fn finish(mut self) -> (Vec<u8>, Vec<u8>) {
        self.coded.extend(self.low.to_be_bytes());
        let left = self.held.to_le_bytes();
        self.raw.extend(left.iter().take(self.bits.div_ceil(8) as usize));
        (self.coded, self.raw)
    }
}

impl Coder for Encoder {
    fn decide(&mut self, likely: u32, bit: bool) -> bool {
        let middle = middle(self.low, self.high, likely);
        if bit {
            self.high = middle;
        } else {
            self.low = middle.wrapping_add(1);
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.coded.push((self.high >> 24) as u8);
            self.low <<= 8;
            self.high = self.high << 8 | 0xff;
        }
        bit
    }

    fn raw(&mut self, value: u32, count: u32) -> u32 {
        let value = (u64::from(value) & ((1 << count) - 1)) as u32;
        self.held |= u64::from(value) << self.bits;
        self.bits += count;
        if self.bits >= 32 {
            self.raw.extend((self.held as u32).to_le_bytes());
            self.held >>= 32;
            self.bits -= 32;
        }
        value
    }
}

/// Reads what an [`Encoder`] wrote. Past the end it reads zeros; [`Decoder::check`] says so.
pub(in crate::sandbox) struct Decoder<'a> {
    low: u32,
    high: u32,
    at: u32,
    coded: &'a [u8],
    raw: &'a [u8],
    held: u64,
    bits: u32,
    beyond: u32,
}

impl<'a> Decoder<'a> {
    /// A decoder of both parts that an encoder gave.
    pub(in crate::sandbox) fn new(coded: &'a [u8], raw: &'a [u8]) -> Self {
        let mut decoder = Decoder {
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
            decoder.at = decoder.at << 8 | u32::from(decoder.byte());
        }
        decoder
    }

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

    /// Whether there was something to read all the time.
    ///
    /// # Errors
    /// When it ended long ago.
    pub(in crate::sandbox) fn check(&self) -> Result<(), Damaged> {
        match self.beyond > 8 {
            true => Err(Damaged::Form),
            false => Ok(()),
        }
    }
}

impl Coder for Decoder<'_> {
    fn decide(&mut self, likely: u32, _: bool) -> bool {
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

    fn raw(&mut self, _: u32, count: u32) -> u32 {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let values: Vec<u32> = (0..5_000u32)
            .map(|n| n.wrapping_mul(2_654_435_761) >> (n % 31))
            .collect();
        let code = |coder: &mut dyn Coder| -> Vec<u32> {
            let mut models = [Bit::default(); 3];
            let coded = values.iter().enumerate().map(|(n, value)| {
                let count = (n % 33) as u32;
                let raw = coder.raw(*value, count);
                let model = &mut models[n % 3];
                let bit = coder.decide(model.likely(), value % 7 == 0);
                model.learn(bit);
                raw << 1 | u32::from(bit)
            });
            coded.collect()
        };
        let mut encoder = Encoder::new();
        let told = code(&mut encoder);
        let (coded, raw) = encoder.finish();
        let mut decoder = Decoder::new(&coded, &raw);
        assert_eq!(code(&mut decoder), told);
        assert!(decoder.check().is_ok());
        code(&mut decoder);
        assert!(decoder.check().is_err(), "there is no more");
    }
}
