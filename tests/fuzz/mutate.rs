//! Damaged inputs out of good ones, each following from a seed.

/// Numbers that look random (splitmix64).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, not including, `limit`; 0 where that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        if limit == 0 {
            return 0;
        }
        (self.next() % limit as u64) as usize
    }

    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

/// What inputs are made of.
pub struct Food {
    /// Good inputs.
    pub good: Vec<Vec<u8>>,
    /// Words of the format.
    pub words: Vec<Vec<u8>>,
}

/// What no format likes.
const NASTY: [&[u8]; 20] = [
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xe2\x82",
    b"\xf0\x9f\x98\x80",
    b"\r\n",
    b"\"",
    b"\\",
    b"'",
    b"",
    b"4294967295",
    b"4294967296",
    b"-1",
    b"18446744073709551616",
    b"0.5",
    b"1e999",
    b"\\ud800",
    b"\\u0000",
    b"00000000-0000-0000-0000-000000000001",
];

impl Food {
    pub fn new(good: impl IntoIterator<Item = impl Into<Vec<u8>>>, words: &[&str]) -> Self {
        Food {
            good: good.into_iter().map(Into::into).collect(),
            words: words.iter().map(|word| word.as_bytes().to_vec()).collect(),
        }
    }

    /// One input.
    pub fn cook(&self, random: &mut Random) -> Vec<u8> {
        if random.one_in(50) {
            let length = random.below(64);
            return (0..length).map(|_| random.next() as u8).collect();
        }
        let mut input = self.good[random.below(self.good.len())].clone();
        // Most inputs are hurt in one or two places, so that they get past the first look.
        let wounds = [1, 1, 1, 2, 2, 3, 5, 12][random.below(8)];
        for _ in 0..wounds {
            self.hurt(&mut input, random);
        }
        if random.one_in(10) {
            input.truncate(random.below(input.len() + 1));
        }
        input
    }

    fn hurt(&self, input: &mut Vec<u8>, random: &mut Random) {
        let at = random.below(input.len() + 1);
        let reach = [1, 4, 20, 300][random.below(4)];
        let end = (at + 1 + random.below(reach)).min(input.len());
        let at = at.min(end);
        if random.one_in(2) {
            return bend(input, random);
        }
        match random.below(13) {
            0 if at < input.len() => input[at] ^= 1 << random.below(8),
            1 if at < input.len() => input[at] = random.next() as u8,
            2 => drop(input.drain(at..end)),
            3 => {
                let piece = input[at..end].to_vec();
                let times = [1, 1, 2, 40][random.below(4)];
                let to = random.below(input.len() + 1);
                input.splice(to..to, piece.repeat(times));
            }
            4 => {
                let other = &self.good[random.below(self.good.len())];
                let from = random.below(other.len() + 1);
                let until = (from + random.below(400)).min(other.len());
                input.splice(at..end, other[from..until].iter().copied());
            }
            5 => {
                let nasty = NASTY[random.below(NASTY.len())];
                input.splice(at..at, nasty.iter().copied());
            }
            6 | 7 if !self.words.is_empty() => {
                let word = self.words[random.below(self.words.len())].clone();
                input.splice(at..at, word);
            }
            8 if !self.words.is_empty() => {
                let word = self.words[random.below(self.words.len())].clone();
                input.splice(at..end, word);
            }
            9 => replace_number(input, at, random),
            10 if random.one_in(20) => {
                let open: &[u8] = [&b"["[..], b"{\"a\":", b"{\"value\":", b"[{\"id\":"][random.below(4)];
                let bomb = open.repeat([10, 70, 5_000][random.below(3)]);
                input.splice(at..at, bomb);
            }
            11 if random.one_in(20) => {
                let long = b"x".repeat([300, 5_000, 70_000][random.below(3)]);
                input.splice(at..at, long);
            }
            _ => {
                // Two pieces change places.
                let piece: Vec<u8> = input.drain(at..end).collect();
                let to = random.below(input.len() + 1);
                input.splice(to..to, piece);
            }
        }
    }
}

/// Changes something that leaves the form whole: a letter, a number, or one text for another.
fn bend(input: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(input.len() + 1);
    match random.below(4) {
        0 => replace_number(input, at, random),
        1 => {
            if let Some(byte) = input[at..].iter_mut().find(|byte| byte.is_ascii_alphanumeric()) {
                *byte = b"0123456789abcdefABCXYZxz"[random.below(24)];
            }
        }
        _ => {
            let other = random.below(input.len() + 1);
            if let (Some(from), Some(to)) = (quoted(input, other), quoted(input, at)) {
                let text = input[from].to_vec();
                input.splice(to, text);
            }
        }
    }
}

/// The next text between quotation marks.
fn quoted(input: &[u8], at: usize) -> Option<std::ops::Range<usize>> {
    let mark = |from: usize| {
        input
            .get(from..)?
            .iter()
            .position(|byte| *byte == b'"')
            .map(|n| from + n)
    };
    let from = mark(at)?;
    let to = mark(from + 1)?;
    (to - from < 200).then_some(from..to + 1)
}

/// Puts another number in the place of the next one.
fn replace_number(input: &mut Vec<u8>, at: usize, random: &mut Random) {
    let Some(from) = input[at..].iter().position(u8::is_ascii_digit) else {
        return;
    };
    let from = at + from;
    let length = input[from..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let number: &[u8] = [
        &b"0"[..],
        b"1",
        b"-1",
        b"2.0",
        b"1e3",
        b"4294967295",
        b"4294967296",
        b"99999999999999999999",
        b"007",
        b"1.5",
    ][random.below(10)];
    input.splice(from..from + length, number.iter().copied());
}
