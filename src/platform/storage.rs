//! localStorage as a [`Store`]: keys of this deployment only, and errors instead of panics.

use std::collections::BTreeMap;

use gloo_storage::{LocalStorage, Storage};
use js_sys::{Function, JsString, Reflect};
use wasm_bindgen::JsCast;

use crate::sandbox::{is_of_index, is_part_of, Store, StoreError, Usage, ROOM};

use super::scorm::learner_part;

/// The browser's localStorage, under keys that begin with the path this app is served from: hosts share origins.
#[derive(Debug, Clone)]
pub struct LocalStore {
    prefix: String,
}

/// How every key of this deployment begins, and of this learner where a learning platform names one.
pub(super) fn prefix() -> String {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok());
    let path = path.unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("zetel{folder}/{}", learner_part())
}

impl LocalStore {
    /// The store, if the browser has one for us and lets it be read.
    ///
    /// # Errors
    /// When storage is switched off or blocked. The probe comes first, because gloo's `raw` panics there.
    pub fn open() -> Result<Self, StoreError> {
        let window = web_sys::window().ok_or(StoreError::Blocked)?;
        let storage = window.local_storage().ok().flatten().ok_or(StoreError::Blocked)?;
        storage.length().map_err(|_| StoreError::Blocked)?;
        Ok(LocalStore { prefix: prefix() })
    }

    /// Whether a key of localStorage is one of this store's, and of this tenant of it; no key at all means that
    /// everything was cleared.
    pub fn owns(&self, key: Option<&str>, tenant: u32) -> bool {
        key.is_none_or(|key| {
            let own = key.strip_prefix(&self.prefix);
            own.is_some_and(|own| is_part_of(own, tenant))
        })
    }

    /// Whether a key of localStorage says something about a tenant that the list of them shows.
    pub fn lists(&self, key: Option<&str>) -> bool {
        key.is_none_or(|key| key.strip_prefix(&self.prefix).is_some_and(is_of_index))
    }

    /// The name of the lock that all tabs share that work on this tenant of this deployment.
    pub fn lock_name(&self, tenant: u32) -> String {
        format!("{}lock.{tenant}", self.prefix)
    }

    /// Everything under this store's keys, as it is: what can't be read any other way can still be taken along.
    pub fn dump(&self) -> BTreeMap<String, String> {
        let storage = LocalStorage::raw();
        let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
        keys.filter_map(|key| {
            let own = key.strip_prefix(&self.prefix)?.to_owned();
            let text = storage.get_item(&key).ok().flatten()?;
            Some((own, text))
        })
        .collect()
    }

    fn key(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }
}

/// localStorage where the browser has none for us: answers that it is blocked, and tries again every time.
#[derive(Debug, Clone, Copy)]
pub struct BlockedStore;

impl Store for BlockedStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        LocalStore::open()?.get(key)
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        LocalStore::open()?.set(key, text)
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        LocalStore::open()?.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        LocalStore::open()?.keys()
    }

    fn usage(&self) -> Result<Usage, StoreError> {
        LocalStore::open()?.usage()
    }
}

impl Store for LocalStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        LocalStorage::raw()
            .get_item(&self.key(key))
            .map_err(|_| StoreError::Blocked)
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        LocalStorage::raw()
            .set_item(&self.key(key), text)
            .map_err(|_| StoreError::Full)
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        LocalStorage::raw()
            .remove_item(&self.key(key))
            .map_err(|_| StoreError::Blocked)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let keys = all_keys()?.into_iter();
        let own = keys.filter_map(|key| key.strip_prefix(&self.prefix).map(str::to_owned));
        Ok(own.collect())
    }

    fn units(&self, key: &str) -> Result<usize, StoreError> {
        length(&LocalStorage::raw(), &self.key(key))
    }

    fn usage(&self) -> Result<Usage, StoreError> {
        let storage = LocalStorage::raw();
        let mut usage = Usage {
            limit: ROOM,
            ..Usage::default()
        };
        for key in all_keys()? {
            let units = key.encode_utf16().count() + length(&storage, &key)?;
            match key.starts_with(&self.prefix) {
                true => usage.own += units,
                false => usage.others += units,
            }
        }
        Ok(usage)
    }
}

/// How long a text is, in UTF-16 units, without bringing it over: it may be megabytes.
fn length(storage: &web_sys::Storage, key: &str) -> Result<usize, StoreError> {
    let text = Reflect::get(storage, &"getItem".into())
        .and_then(JsCast::dyn_into::<Function>)
        .and_then(|get| get.call1(storage, &key.into()))
        .map_err(|_| StoreError::Blocked)?;
    Ok(text
        .dyn_ref::<JsString>()
        .map_or(0, |text| text.length() as usize))
}

/// The keys of everybody who shares this origin.
fn all_keys() -> Result<Vec<String>, StoreError> {
    let storage = LocalStorage::raw();
    let count = storage.length().map_err(|_| StoreError::Blocked)?;
    (0..count)
        .filter_map(|at| storage.key(at).map_err(|_| StoreError::Blocked).transpose())
        .collect()
}
