//! Lists of what may hold such lists, as they are read: a few levels only. A few bytes must not ask for a stack without
//! end.

use std::cell::Cell;

use serde::{de::Error, Deserialize, Deserializer};

/// More levels than anybody asks for.
const DEEPEST: u32 = 8;

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// Reads such a list: the commands of a sequence.
pub(super) fn deserialize<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let depth = DEPTH.get();
    if depth >= DEEPEST {
        return Err(D::Error::custom("lists in lists without end"));
    }
    DEPTH.set(depth + 1);
    let read = Vec::deserialize(deserializer);
    DEPTH.set(depth);
    read
}
