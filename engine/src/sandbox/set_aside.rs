//! Texts that were set aside: listed, given as they are, and deleted only when a person asks for it.

use super::keys::{from_aside, SET_ASIDE};
use super::store::{units, Store, StoreError};
use crate::order;

/// A text that could not be read, or had no place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Its key.
    pub key: String,
    /// The key under which it was found; empty where that is not known.
    pub from: String,
    /// The real moment when it was set aside, in milliseconds since 1970 UTC, where that is known.
    pub at: Option<i64>,
    /// How long it is, in UTF-16 units.
    pub units: usize,
}

/// What was set aside, latest first.
pub(super) fn list(store: &dyn Store) -> Result<Vec<SetAside>, StoreError> {
    let mut found = Vec::new();
    for key in store.keys()? {
        let Some((at, from)) = from_aside(&key) else {
            continue;
        };
        let Some(text) = store.get(&key)? else { continue };
        found.push(SetAside {
            from: from.to_owned(),
            at,
            units: units(&text),
            key,
        });
    }
    order::sort_by(&mut found, |a, b| b.at.cmp(&a.at).then_with(|| a.key.cmp(&b.key)));
    Ok(found)
}

/// One of them, as it is.
pub(super) fn text(store: &dyn Store, key: &str) -> Result<Option<String>, StoreError> {
    match key.starts_with(SET_ASIDE) {
        true => store.get(key),
        false => Ok(None),
    }
}

/// Puts one of them back that was deleted; under no other key.
pub(super) fn put_back(store: &mut dyn Store, key: &str, text: &str) -> Result<(), StoreError> {
    match key.starts_with(SET_ASIDE) {
        true => store.set(key, text),
        false => Ok(()),
    }
}

/// Deletes one of them; no other key.
pub(super) fn delete(store: &mut dyn Store, key: &str) -> Result<(), StoreError> {
    match key.starts_with(SET_ASIDE) {
        true => store.remove(key),
        false => Ok(()),
    }
}
