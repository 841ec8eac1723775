//! Countries: the two-letter codes of ISO 3166-1. Their names come from the browser, in the reader's language.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// All 249 officially assigned codes, in order, without separators.
const CODES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCG\
    CHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGL\
    GMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLA\
    LBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONP\
    NRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSV\
    SXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// Two uppercase ASCII letters that may be a country; `is_known` says whether ISO 3166-1 assigns them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

/// A text is not two ASCII letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a country code has two letters, this has {bytes} bytes")]
pub struct CountryError {
    /// How many bytes the text has; with two, one of them is not a letter.
    pub bytes: usize,
}

impl CountryCode {
    /// The Netherlands.
    pub const NL: Self = Self(*b"NL");

    /// Reads two ASCII letters in either case.
    ///
    /// # Errors
    /// When the text is anything else, spaces included.
    pub const fn parse(text: &str) -> Result<Self, CountryError> {
        match text.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Ok(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            other => Err(CountryError { bytes: other.len() }),
        }
    }

    /// Whether ISO 3166-1 assigns this code officially.
    #[must_use]
    pub fn is_known(self) -> bool {
        CODES.as_bytes().chunks_exact(2).any(|code| code == self.0)
    }

    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The two letters as bytes.
    #[must_use]
    pub const fn bytes(self) -> [u8; 2] {
        self.0
    }
}

/// All officially assigned codes, in alphabetical order.
pub fn countries() -> impl Iterator<Item = CountryCode> {
    CODES.as_bytes().chunks_exact(2).filter_map(|code| match code {
        [a, b] => Some(CountryCode([*a, *b])),
        _ => None,
    })
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for CountryCode {
    type Err = CountryError;
    fn from_str(text: &str) -> Result<Self, CountryError> {
        Self::parse(text)
    }
}

impl Serialize for CountryCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for CountryCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}
