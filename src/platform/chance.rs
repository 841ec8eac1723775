//! Keys that nobody has.

/// A random key in the form of a GUID of version 4. Not a secret.
pub fn random_key() -> u128 {
    let word = || u128::from((js_sys::Math::random() * f64::from(u32::MAX)) as u32);
    let bits = (0..4).fold(0, |bits, _| bits << 32 | word());
    let (version, variant) = (0xF << 76, 0x3 << 62);
    bits & !version & !variant | 0x4 << 76 | 0x2 << 62
}
