//! Several tenants side by side in one store: what they are called, when each was last used, and how they come and go.
//!
//! Each tenant has its own part of the store and one label: `about.{id}`, written only by who works on that tenant, so
//! that no list of all of them can be lost between two tabs. The first tenant, number 0, has no prefix of its own: it is
//! what there was before there were several.
//!
//! A tenant that is deleted keeps everything until it is purged; until then it can be brought back. A duplicate gets its
//! label last: what was cut short is no tenant, and is cleared away by the next duplicate.

use serde::{Deserialize, Serialize};

use super::names::{is_of_vault, is_part_of_tenant};
use super::packed::Damaged;
use super::sealed::{seal, unseal, Header, Kind};
use super::store::{units, Part, Store, StoreError};

const ABOUT: &str = "about.";

/// One of several tenants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelved {
    /// Its number; 0 is the first.
    pub id: u32,
    /// What it is called, as somebody named it; empty where nobody did.
    pub name: String,
    /// The real moment of its last use, in milliseconds since 1970 UTC, where that is known.
    pub used: Option<i64>,
    /// The real moment when it was deleted, if it was.
    pub deleted: Option<i64>,
    /// How much room it takes, in UTF-16 units.
    pub units: usize,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct About {
    name: String,
    used: Option<i64>,
    deleted: Option<i64>,
}

/// Why something could not be done with a tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ShelfError {
    /// The store did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no such tenant.
    #[error("there is no tenant {0}")]
    Missing(u32),
    /// It could not be written as bytes.
    #[error(transparent)]
    Form(#[from] Damaged),
}

/// The part of a store that a tenant has.
pub fn part_of<S: Store>(store: S, id: u32) -> Part<S> {
    Part::new(prefix(id), store)
}

/// The tenants of a store.
pub struct Shelf<S> {
    store: S,
}

impl<S: Store> Shelf<S> {
    /// The tenants of this store.
    pub fn new(store: S) -> Self {
        Shelf { store }
    }

    /// All tenants, also deleted ones that were not purged: those last used first.
    ///
    /// # Errors
    /// When the store can't be reached.
    pub fn list(&self) -> Result<Vec<Shelved>, StoreError> {
        let keys = self.store.keys()?;
        let mut ids: Vec<u32> = keys.iter().filter_map(|key| labeled(key)).collect();
        if keys.iter().any(|key| is_part_of_tenant(key)) {
            ids.push(0);
        }
        ids.sort_unstable();
        ids.dedup();
        let mut list = Vec::with_capacity(ids.len());
        for id in ids {
            let about = self.about(id)?;
            let mut size = 0;
            for key in keys.iter().filter(|key| belongs(key, id)) {
                size += units(key) + self.store.get(key)?.map_or(0, |text| units(&text));
            }
            list.push(Shelved {
                id,
                name: about.name,
                used: about.used,
                deleted: about.deleted,
                units: size,
            });
        }
        list.sort_by_key(|tenant| (std::cmp::Reverse(tenant.used), tenant.id));
        Ok(list)
    }

    /// A place for another tenant. Its first snapshot is written by whoever opens it.
    ///
    /// # Errors
    /// When the store does not take its label.
    pub fn add(&mut self, name: &str, now: i64) -> Result<u32, ShelfError> {
        let id = self.free()?;
        self.label(id, &named(name, now))?;
        Ok(id)
    }

    /// Gives a tenant another name.
    ///
    /// # Errors
    /// When there is no such tenant, or the store does not take it.
    pub fn rename(&mut self, id: u32, name: &str) -> Result<(), ShelfError> {
        self.change(id, |about| about.name = name.to_owned())
    }

    /// Says that a tenant is being used now.
    ///
    /// # Errors
    /// As [`Shelf::rename`].
    pub fn touch(&mut self, id: u32, now: i64) -> Result<(), ShelfError> {
        self.change(id, |about| about.used = Some(now))
    }

    /// Copies a tenant with its whole history, as it is stored; answers the copy's number. Nothing stays behind when
    /// there is no room for all of it.
    ///
    /// # Errors
    /// As [`Shelf::rename`].
    pub fn duplicate(&mut self, id: u32, name: &str, now: i64) -> Result<u32, ShelfError> {
        self.exists(id)?;
        let copy = self.free()?;
        let from = prefix(id);
        let to = prefix(copy);
        let copied = self
            .copy(id, &from, &to)
            .and_then(|()| self.label(copy, &named(name, now)));
        if let Err(error) = copied {
            self.clear(copy)?;
            return Err(error);
        }
        Ok(copy)
    }

    /// Deletes a tenant. It keeps its place until it is purged, and can be brought back.
    ///
    /// # Errors
    /// As [`Shelf::rename`].
    pub fn delete(&mut self, id: u32, now: i64) -> Result<(), ShelfError> {
        self.change(id, |about| about.deleted = Some(now))
    }

    /// Brings back a tenant that was deleted.
    ///
    /// # Errors
    /// As [`Shelf::rename`].
    pub fn restore(&mut self, id: u32) -> Result<(), ShelfError> {
        self.change(id, |about| about.deleted = None)
    }

    /// Removes a deleted tenant for good; one that is not deleted stays. What was set aside of it goes as well.
    ///
    /// # Errors
    /// As [`Shelf::rename`].
    pub fn purge(&mut self, id: u32) -> Result<bool, ShelfError> {
        self.exists(id)?;
        if self.about(id)?.deleted.is_none() {
            return Ok(false);
        }
        self.clear(id)?;
        self.store.remove(&label_key(id))?;
        Ok(true)
    }

    fn copy(&mut self, id: u32, from: &str, to: &str) -> Result<(), ShelfError> {
        for key in self.store.keys()?.into_iter().filter(|key| belongs(key, id)) {
            let own = key.strip_prefix(from).unwrap_or(&key);
            if let Some(text) = self.store.get(&key)?.filter(|_| is_part_of_tenant(own)) {
                self.store.set(&format!("{to}{own}"), &text)?;
            }
        }
        Ok(())
    }

    /// Removes everything of a tenant but its label.
    fn clear(&mut self, id: u32) -> Result<(), ShelfError> {
        for key in self.store.keys()?.into_iter().filter(|key| belongs(key, id)) {
            self.store.remove(&key)?;
        }
        Ok(())
    }

    /// The next free number, with nothing left under it.
    fn free(&mut self) -> Result<u32, ShelfError> {
        let ids = self.store.keys()?;
        let id = ids.iter().filter_map(|key| labeled(key)).max().unwrap_or(0) + 1;
        self.clear(id)?;
        Ok(id)
    }

    fn exists(&self, id: u32) -> Result<(), ShelfError> {
        let there = self.store.get(&label_key(id))?.is_some()
            || (id == 0 && self.store.keys()?.iter().any(|key| is_part_of_tenant(key)));
        there.then_some(()).ok_or(ShelfError::Missing(id))
    }

    fn change(&mut self, id: u32, change: impl FnOnce(&mut About)) -> Result<(), ShelfError> {
        self.exists(id)?;
        let mut about = self.about(id)?;
        change(&mut about);
        self.label(id, &about)
    }

    /// The label; an unreadable one is an empty one: the tenant itself is none the worse.
    fn about(&self, id: u32) -> Result<About, StoreError> {
        let text = self.store.get(&label_key(id))?;
        let about = text.and_then(|text| unseal(&text).ok()?.value().ok());
        Ok(about.unwrap_or_default())
    }

    fn label(&mut self, id: u32, about: &About) -> Result<(), ShelfError> {
        let header = Header {
            position: u64::from(id),
            epoch: 0,
            writer: 0,
            previous: 0,
        };
        let (text, _) = seal(Kind::Step, &header, about)?;
        Ok(self.store.set(&label_key(id), &text)?)
    }
}

fn named(name: &str, now: i64) -> About {
    About {
        name: name.to_owned(),
        used: Some(now),
        deleted: None,
    }
}

fn label_key(id: u32) -> String {
    format!("{ABOUT}{id}")
}

fn labeled(key: &str) -> Option<u32> {
    key.strip_prefix(ABOUT)?.parse().ok()
}

/// How the keys of a tenant begin.
fn prefix(id: u32) -> String {
    match id {
        0 => String::new(),
        id => format!("also.{id}/"),
    }
}

/// Whether a key of a store holds a part of this tenant of it.
pub fn is_part_of(key: &str, id: u32) -> bool {
    key.strip_prefix(&prefix(id)).is_some_and(is_part_of_tenant)
}

/// Whether a key is one of a tenant's, its label apart.
fn belongs(key: &str, id: u32) -> bool {
    match id {
        0 => is_of_vault(key),
        id => key.starts_with(&prefix(id)),
    }
}
