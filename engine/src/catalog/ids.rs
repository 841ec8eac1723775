//! Identifiers: `Guid`, the `guid_id!` macro that declares newtypes of it, and the two ids of the catalog.

use std::{fmt, str::FromStr};

use serde::{
    de::{Error as DeError, Visitor},
    Deserialize, Deserializer, Serialize, Serializer,
};

/// A 128-bit identifier, written as 8-4-4-4-12 hexadecimal digits.
///
/// Ordering is that of the written form. The value zero is an ordinary value, not a missing one.
// Two halves, because what holds a `u128` asks the allocator of WebAssembly for a place it is slow to find.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Guid {
    high: u64,
    low: u64,
}

/// Why a text is not a `Guid`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GuidError {
    /// The text does not have 36 bytes.
    #[error("an identifier has 36 characters, this has {bytes} bytes")]
    Length {
        /// How many bytes it has.
        bytes: usize,
    },
    /// A byte is not what stands at its place: a hexadecimal digit, or a dash at 8, 13, 18 and 23.
    #[error("unexpected character at position {at} of an identifier")]
    Character {
        /// The zero-based byte position.
        at: usize,
    },
}

/// Whether a dash stands at this byte of the written form.
const fn is_dash_place(at: usize) -> bool {
    matches!(at, 8 | 13 | 18 | 23)
}

impl Guid {
    /// The `Guid` with this value; the first written digit is the most significant one.
    #[must_use]
    pub const fn from_u128(value: u128) -> Self {
        Self {
            high: (value >> 64) as u64,
            low: value as u64,
        }
    }

    /// The value as a number.
    #[must_use]
    pub const fn as_u128(self) -> u128 {
        (self.high as u128) << 64 | self.low as u128
    }

    /// Reads the written form, digits in either case; no braces, spaces or missing dashes.
    ///
    /// # Errors
    /// `GuidError` says the first thing that is wrong.
    pub const fn parse(text: &str) -> Result<Self, GuidError> {
        let mut rest = text.as_bytes();
        if rest.len() != 36 {
            return Err(GuidError::Length { bytes: rest.len() });
        }
        let mut value: u128 = 0;
        let mut at = 0;
        while let [byte, tail @ ..] = rest {
            if is_dash_place(at) {
                if *byte != b'-' {
                    return Err(GuidError::Character { at });
                }
            } else {
                let digit = match *byte {
                    b @ b'0'..=b'9' => b - b'0',
                    b @ b'a'..=b'f' => b - b'a' + 10,
                    b @ b'A'..=b'F' => b - b'A' + 10,
                    _ => return Err(GuidError::Character { at }),
                };
                value = (value << 4) | digit as u128;
            }
            rest = tail;
            at += 1;
        }
        Ok(Self::from_u128(value))
    }

    /// The written form as lowercase ASCII bytes, for writers that want no formatting machinery.
    #[must_use]
    pub fn to_ascii(self) -> [u8; 36] {
        let value = self.as_u128();
        let mut out = [b'-'; 36];
        let mut shift = 128;
        for (at, place) in out.iter_mut().enumerate() {
            if !is_dash_place(at) {
                shift -= 4;
                let digit = ((value >> shift) & 0xf) as u8;
                *place = if digit < 10 {
                    b'0' + digit
                } else {
                    b'a' + digit - 10
                };
            }
        }
        out
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(std::str::from_utf8(&self.to_ascii()).unwrap_or_default())
    }
}

impl fmt::Debug for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Guid {
    type Err = GuidError;
    fn from_str(text: &str) -> Result<Self, GuidError> {
        Self::parse(text)
    }
}

impl Serialize for Guid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.serialize_str(std::str::from_utf8(&self.to_ascii()).unwrap_or_default())
        } else {
            self.as_u128().to_be_bytes().serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Guid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Guid;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an identifier of 8-4-4-4-12 hexadecimal digits")
            }
            fn visit_str<E: DeError>(self, text: &str) -> Result<Guid, E> {
                Guid::parse(text).map_err(E::custom)
            }
        }
        if deserializer.is_human_readable() {
            deserializer.deserialize_str(Text)
        } else {
            <[u8; 16]>::deserialize(deserializer).map(|bytes| Self::from_u128(u128::from_be_bytes(bytes)))
        }
    }
}

/// Declares a newtype of `Guid` with the same traits, `new`, `from_u128`, `as_u128`, `guid` and `parse`.
///
/// ```ignore
/// guid_id! {
///     /// Identifies a user.
///     UserId
/// }
/// ```
macro_rules! guid_id {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(
            Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub $crate::catalog::Guid);

        impl $name {
            /// The id with this identifier.
            #[must_use]
            pub const fn new(guid: $crate::catalog::Guid) -> Self {
                Self(guid)
            }

            /// The id whose identifier has this value.
            #[must_use]
            pub const fn from_u128(value: u128) -> Self {
                Self($crate::catalog::Guid::from_u128(value))
            }

            /// The value as a number.
            #[must_use]
            pub const fn as_u128(self) -> u128 {
                self.0.as_u128()
            }

            /// The bare identifier.
            #[must_use]
            pub const fn guid(self) -> $crate::catalog::Guid {
                self.0
            }

            /// Reads 8-4-4-4-12 hexadecimal digits, in either case.
            ///
            /// # Errors
            /// `GuidError` says the first thing that is wrong.
            pub const fn parse(text: &str) -> Result<Self, $crate::catalog::GuidError> {
                match $crate::catalog::Guid::parse(text) {
                    Ok(guid) => Ok(Self(guid)),
                    Err(error) => Err(error),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::catalog::GuidError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl From<$crate::catalog::Guid> for $name {
            fn from(guid: $crate::catalog::Guid) -> Self {
                Self(guid)
            }
        }
    )+};
}
pub(crate) use guid_id;

guid_id! {
    /// Identifies a product: Graph's `skuId`. Two products can share a part number, never this.
    SkuId,
    /// Identifies a service plan: Graph's `servicePlanId`. One plan is carried by many products.
    ServicePlanId,
}
