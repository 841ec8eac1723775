//! Several tenants side by side in one store: what they are called, when each was last used, and how they come and go.
//!
//! Each tenant has its own part of the store, and two small texts about it: the label `about.{id}` has what a person
//! decides (its name, that it is deleted); `seen` in its own part has what whoever works on it knows (whose it is, how
//! many people, when). No text is about two tenants, so nothing of one is lost between two tabs. The first tenant,
//! number 0, has no prefix of its own: it is what there was before there were several.
//!
//! * A tenant that comes gets its label last: what was cut short is no tenant, and is cleared away by the next that comes.
//! * One that is deleted keeps everything until it is purged; until then it can be brought back.
//! * One that is purged is marked as gone first, and then cleared: what was cut short is no tenant any more.
//! * The tenant of an exercise has the label `practice.{id}` instead, which names the exercise: it stands in no list, and
//!   goes for good when the exercise is left.

use crate::order;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::base32k::Damaged;
use super::keys::{is_of_journal, is_part_of_tenant};
use super::record::{seal, unseal, Header, Kind};
use super::store::{units, Part, Store, StoreError};

const ABOUT: &str = "about.";
const PRACTICE: &str = "practice.";
const SEEN: &str = "seen";

/// How often a copy begins again because another tab was at work on the tenant meanwhile.
const ATTEMPTS: u32 = 4;

/// One of several tenants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TenantMeta {
    /// Its number; 0 is the first.
    pub id: u32,
    /// What it is called, as somebody named it; empty where nobody did.
    pub name: String,
    /// What its organization was called when it was last used; empty where that is not known.
    pub organization: String,
    /// How many people it had when it was last used, where that is known.
    pub people: Option<u32>,
    /// The real moment of its last use, in milliseconds since 1970 UTC, where that is known.
    pub used: Option<i64>,
    /// The real moment when it was deleted, if it was.
    pub deleted: Option<i64>,
    /// How much room it takes, in UTF-16 units.
    pub units: usize,
}

impl TenantMeta {
    /// What it is called: as somebody named it, else as its organization is.
    pub fn title(&self) -> &str {
        match self.name.is_empty() {
            true => &self.organization,
            false => &self.name,
        }
    }
}

/// What a person decides about a tenant.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct About {
    name: String,
    deleted: Option<i64>,
    gone: bool,
}

/// What whoever works on a tenant knows of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Seen {
    /// What its organization is called.
    pub organization: String,
    /// How many people it has.
    pub people: u32,
    /// The real moment, in milliseconds since 1970 UTC.
    pub used: i64,
}

/// Why something could not be done with a tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TenantIndexError {
    /// The store did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no such tenant.
    #[error("there is no tenant {0}")]
    Missing(u32),
    /// Another tab changes it all the time, so that it can't be copied.
    #[error("tenant {0} is being changed")]
    Busy(u32),
    /// It could not be written as bytes.
    #[error(transparent)]
    Form(#[from] Damaged),
}

/// The part of a store that a tenant has.
pub fn part_of<S: Store>(store: S, id: u32) -> Part<S> {
    Part::new(prefix(id), store)
}

/// The tenants of a store.
pub struct TenantIndex<S> {
    store: S,
}

impl<S: Store> TenantIndex<S> {
    /// The tenants of this store.
    pub fn new(store: S) -> Self {
        TenantIndex { store }
    }

    /// All tenants, also deleted ones that were not purged: those last used first.
    ///
    /// # Errors
    /// When the store can't be reached.
    pub fn list(&self) -> Result<Vec<TenantMeta>, StoreError> {
        let keys = self.store.keys()?;
        let mut ids: Vec<u32> = keys.iter().filter_map(|key| labeled(key)).collect();
        if keys.iter().any(|key| is_part_of_tenant(key)) {
            ids.push(0);
        }
        ids.sort_unstable();
        ids.dedup();
        let mut list = Vec::with_capacity(ids.len());
        for id in ids {
            let about = self.about(&label_key(id))?;
            if about.gone {
                continue;
            }
            let mut size = 0;
            for key in keys.iter().filter(|key| belongs(key, id)) {
                size += units(key) + self.store.units(key)?;
            }
            let seen: Option<Seen> = self.read(&seen_key(id))?;
            let organization = seen.as_ref().map(|seen| seen.organization.clone());
            list.push(TenantMeta {
                id,
                name: about.name,
                organization: organization.unwrap_or_default(),
                people: seen.as_ref().map(|seen| seen.people),
                used: seen.map(|seen| seen.used),
                deleted: about.deleted,
                units: size,
            });
        }
        order::sort_by_key(&mut list, |tenant| (std::cmp::Reverse(tenant.used), tenant.id));
        Ok(list)
    }

    /// Another tenant: `fill` gets its number and writes its first snapshot into its part. Only then does it get its
    /// label; nothing stays behind when either fails.
    ///
    /// # Errors
    /// What `fill` answers, or when the store does not take the label.
    pub fn add(
        &mut self,
        name: &str,
        fill: impl FnOnce(u32) -> Result<(), StoreError>,
    ) -> Result<u32, TenantIndexError> {
        let id = self.free()?;
        self.settle(&label_key(id), id, name, |_| Ok(fill(id)?))
    }

    /// As [`TenantIndex::add`], for an exercise.
    ///
    /// # Errors
    /// As [`TenantIndex::add`].
    pub fn add_practice(
        &mut self,
        exercise: &str,
        fill: impl FnOnce(u32) -> Result<(), StoreError>,
    ) -> Result<u32, TenantIndexError> {
        let id = self.free()?;
        self.settle(&practice_key(id), id, exercise, |_| Ok(fill(id)?))
    }

    /// The tenants of exercises, by their numbers, and which exercise each is of.
    ///
    /// # Errors
    /// When the store can't be reached.
    pub fn practicing(&self) -> Result<Vec<(u32, String)>, StoreError> {
        let keys = self.store.keys()?;
        let ids = keys.iter().filter_map(|key| numbered(key, PRACTICE));
        let mut list = Vec::new();
        for id in ids {
            let about = self.about(&practice_key(id))?;
            if !about.gone {
                list.push((id, about.name));
            }
        }
        Ok(list)
    }

    /// Removes the tenant of an exercise for good.
    ///
    /// # Errors
    /// When there is no such tenant, or the store does not take that it is gone.
    pub fn end_practice(&mut self, id: u32) -> Result<(), TenantIndexError> {
        let label = practice_key(id);
        if self.store.get(&label)?.is_none() {
            return Err(TenantIndexError::Missing(id));
        }
        let mut about = self.about(&label)?;
        about.gone = true;
        self.write(&label, id, &about)?;
        // As in `purge`.
        let _ = self.sweep(&label, id);
        Ok(())
    }

    /// Gives a tenant another name; with an empty one it is called as its organization is.
    ///
    /// # Errors
    /// When there is no such tenant, or the store does not take it.
    pub fn rename(&mut self, id: u32, name: &str) -> Result<(), TenantIndexError> {
        self.change(id, |about| about.name = name.to_owned())
    }

    /// Keeps what whoever works on a tenant knows of it.
    ///
    /// # Errors
    /// As [`TenantIndex::rename`].
    pub fn note(&mut self, id: u32, seen: &Seen) -> Result<(), TenantIndexError> {
        self.exists(id)?;
        self.write(&seen_key(id), id, seen)
    }

    /// Copies a tenant with its whole history, as it is stored; answers the copy's number. Nothing stays behind when
    /// there is no room for all of it.
    ///
    /// # Errors
    /// As [`TenantIndex::rename`].
    pub fn duplicate(&mut self, id: u32, name: &str, now: i64) -> Result<u32, TenantIndexError> {
        self.exists(id)?;
        let copy = self.free()?;
        self.settle(&label_key(copy), copy, name, |index| {
            let seen: Option<Seen> = index.read(&seen_key(id))?;
            index.copy(id, copy)?;
            match seen {
                Some(seen) => index.write(&seen_key(copy), copy, &Seen { used: now, ..seen }),
                None => Ok(()),
            }
        })
    }

    /// Deletes a tenant. It keeps its place until it is purged, and can be brought back.
    ///
    /// # Errors
    /// As [`TenantIndex::rename`].
    pub fn delete(&mut self, id: u32, now: i64) -> Result<(), TenantIndexError> {
        self.change(id, |about| about.deleted = Some(now))
    }

    /// Brings back a tenant that was deleted.
    ///
    /// # Errors
    /// As [`TenantIndex::rename`].
    pub fn restore(&mut self, id: u32) -> Result<(), TenantIndexError> {
        self.change(id, |about| about.deleted = None)
    }

    /// Removes a deleted tenant for good; one that is not deleted stays. What was set aside of it goes as well.
    ///
    /// # Errors
    /// As [`TenantIndex::rename`].
    pub fn purge(&mut self, id: u32) -> Result<bool, TenantIndexError> {
        self.exists(id)?;
        if self.about(&label_key(id))?.deleted.is_none() {
            return Ok(false);
        }
        self.change(id, |about| about.gone = true)?;
        // Gone it is; what can't be cleared now is cleared by the next tenant that comes.
        let _ = self.sweep(&label_key(id), id);
        Ok(true)
    }

    /// Fills the place of a tenant that comes, and labels it then.
    fn settle(
        &mut self,
        label: &str,
        id: u32,
        name: &str,
        fill: impl FnOnce(&mut Self) -> Result<(), TenantIndexError>,
    ) -> Result<u32, TenantIndexError> {
        let about = About {
            name: name.to_owned(),
            ..About::default()
        };
        let settled = fill(self).and_then(|()| self.write(label, id, &about));
        if let Err(error) = settled {
            // A write that is answered with an error may have happened: a label must not outlive what it is about.
            if self.store.remove(label).is_ok() {
                let _ = self.clear(id);
            }
            return Err(error);
        }
        Ok(id)
    }

    fn copy(&mut self, id: u32, copy: u32) -> Result<(), TenantIndexError> {
        let parts = |index: &Self| -> Result<Vec<String>, StoreError> {
            let mut keys = index.store.keys()?;
            keys.retain(|key| is_part_of(key, id));
            keys.sort_unstable();
            Ok(keys)
        };
        let (from, to) = (prefix(id), prefix(copy));
        for _ in 0..ATTEMPTS {
            let before = parts(self)?;
            for key in &before {
                let own = key.strip_prefix(&from).unwrap_or(key);
                if let Some(text) = self.store.get(key)? {
                    self.store.set(&format!("{to}{own}"), &text)?;
                }
            }
            // What stands under one key never changes: the same keys are the same tenant. Others mean that another tab
            // is at work on it just now.
            if parts(self)? == before {
                return Ok(());
            }
            self.clear(copy)?;
        }
        Err(TenantIndexError::Busy(id))
    }

    /// Removes everything of a tenant but its label.
    fn clear(&mut self, id: u32) -> Result<(), StoreError> {
        for key in self.store.keys()?.into_iter().filter(|key| belongs(key, id)) {
            self.store.remove(&key)?;
        }
        Ok(())
    }

    /// Clears away a tenant that is gone.
    fn sweep(&mut self, label: &str, id: u32) -> Result<(), StoreError> {
        self.clear(id)?;
        self.store.remove(label)
    }

    /// The next free number, with nothing left under it, nor under those that are gone.
    fn free(&mut self) -> Result<u32, TenantIndexError> {
        let mut last = 0;
        for label in self.store.keys()? {
            let Some(id) = labeled(&label).or_else(|| numbered(&label, PRACTICE)) else {
                continue;
            };
            last = last.max(id);
            if self.about(&label)?.gone {
                self.sweep(&label, id)?;
            }
        }
        let id = last.checked_add(1).ok_or(StoreError::Full)?;
        self.clear(id)?;
        Ok(id)
    }

    fn exists(&self, id: u32) -> Result<(), TenantIndexError> {
        let there = self.store.get(&label_key(id))?.is_some()
            || (id == 0 && self.store.keys()?.iter().any(|key| is_part_of_tenant(key)));
        let there = there && !self.about(&label_key(id))?.gone;
        there.then_some(()).ok_or(TenantIndexError::Missing(id))
    }

    fn change(&mut self, id: u32, change: impl FnOnce(&mut About)) -> Result<(), TenantIndexError> {
        self.exists(id)?;
        let mut about = self.about(&label_key(id))?;
        change(&mut about);
        self.write(&label_key(id), id, &about)
    }

    /// The label; an unreadable one is an empty one: the tenant itself is none the worse.
    fn about(&self, label: &str) -> Result<About, StoreError> {
        Ok(self.read(label)?.unwrap_or_default())
    }

    fn read<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StoreError> {
        let text = self.store.get(key)?;
        Ok(text.and_then(|text| unseal(&text).ok()?.value().ok()))
    }

    fn write<T: Serialize>(&mut self, key: &str, id: u32, value: &T) -> Result<(), TenantIndexError> {
        let header = Header {
            position: u64::from(id),
            epoch: 0,
            writer: 0,
            previous: 0,
        };
        let (text, _) = seal(Kind::Step, &header, value)?;
        Ok(self.store.set(key, &text)?)
    }
}

fn label_key(id: u32) -> String {
    format!("{ABOUT}{id}")
}

fn seen_key(id: u32) -> String {
    format!("{}{SEEN}", prefix(id))
}

fn practice_key(id: u32) -> String {
    format!("{PRACTICE}{id}")
}

fn labeled(key: &str) -> Option<u32> {
    numbered(key, ABOUT)
}

/// The number behind this prefix.
fn numbered(key: &str, prefix: &str) -> Option<u32> {
    key.strip_prefix(prefix)?.parse().ok()
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

/// Whether a key of a store says something about a tenant that the list of them shows.
pub fn is_of_index(key: &str) -> bool {
    key.starts_with(ABOUT) || key.starts_with(PRACTICE) || key == SEEN || key.ends_with("/seen")
}

/// Whether a key is one of a tenant's, its label apart.
fn belongs(key: &str, id: u32) -> bool {
    match id {
        0 => is_of_journal(key) || key == SEEN,
        id => key.starts_with(&prefix(id)),
    }
}
