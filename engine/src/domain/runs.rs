//! How lists of people are stored: runs of neighboring places, so that "everybody" is one run.

use std::borrow::Borrow;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::ids::UserIx;

/// Writes the list, shared or not, as `(first place, length)` runs, in the list's order.
pub(super) fn serialize<S: Serializer>(
    users: &impl Borrow<Vec<UserIx>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for user in users.borrow() {
        match runs.last_mut() {
            Some((first, length)) if first.checked_add(*length) == Some(user.0) => *length += 1,
            _ => runs.push((user.0, 1)),
        }
    }
    runs.serialize(serializer)
}

/// More people than any list has: a few bytes must not ask for gigabytes.
const MOST: u64 = 1_000_000;

/// Reads what [`serialize`] wrote.
pub(super) fn deserialize<'de, D: Deserializer<'de>, L: From<Vec<UserIx>>>(
    deserializer: D,
) -> Result<L, D::Error> {
    let runs = Vec::<(u32, u32)>::deserialize(deserializer)?;
    if runs.iter().map(|(_, length)| u64::from(*length)).sum::<u64>() > MOST {
        return Err(D::Error::custom("more people than any list has"));
    }
    if runs
        .iter()
        .any(|(first, length)| first.checked_add(length.saturating_sub(1)).is_none())
    {
        return Err(D::Error::custom("a run beyond the last place"));
    }
    let users = runs
        .into_iter()
        .flat_map(|(first, length)| (0..length).map(move |at| UserIx(first.saturating_add(at))));
    Ok(L::from(users.collect()))
}
