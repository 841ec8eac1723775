//! localStorage as a [`Store`]: keys of this deployment only, and errors instead of panics.

use gloo_storage::{LocalStorage, Storage};

use crate::sandbox::{Store, StoreError};

/// The browser's localStorage, under keys that begin with the path this app is served from: hosts share origins.
#[derive(Debug, Clone)]
pub struct LocalStore {
    prefix: String,
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
        let path = window.location().pathname().unwrap_or_default();
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        Ok(LocalStore {
            prefix: format!("zetel{folder}/"),
        })
    }

    /// Whether a key of localStorage is one of this store's; no key at all means that everything was cleared.
    pub fn owns(&self, key: Option<&str>) -> bool {
        key.is_none_or(|key| {
            let own = key.strip_prefix(&self.prefix);
            own.is_some_and(|key| key.starts_with("tenant.") || key.starts_with("journal."))
        })
    }

    fn key(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
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
}
