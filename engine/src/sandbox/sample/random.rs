//! A small seeded source of numbers (splitmix64), so that a seed always makes the same tenant on every machine.

use crate::catalog::Guid;

/// Numbers that look random and depend on the seed alone. Not for secrets.
pub(super) struct Random(u64);

impl Random {
    /// The source that starts from this seed.
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `limit`; 0 when `limit` is 0.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.next()) * limit as u128) >> 64) as usize
    }

    /// True this many times in a thousand.
    pub(super) fn per_mille(&mut self, times: usize) -> bool {
        self.below(1000) < times
    }

    /// A version 4 identifier: 122 of its bits are drawn.
    pub(super) fn guid(&mut self) -> Guid {
        let bits = (u128::from(self.next()) << 64) | u128::from(self.next());
        let version = bits & !(0xf << 76) | (0x4 << 76);
        Guid::from_u128(version & !(0x3 << 62) | (0x2 << 62))
    }

    /// The position drawn from weights; 0 when they are empty.
    pub(super) fn weighted(&mut self, weights: &[u16]) -> usize {
        let mut left = self.below(weights.iter().map(|weight| usize::from(*weight)).sum());
        for (at, weight) in weights.iter().enumerate() {
            match left.checked_sub(usize::from(*weight)) {
                Some(rest) => left = rest,
                None => return at,
            }
        }
        0
    }
}
