//! The store under a journal: texts by key, as small as localStorage, with what it may answer and how full it is.

use std::collections::BTreeMap;

/// Why a store did not take or give something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The browser does not allow storage here.
    #[error("this browser does not let the page keep data")]
    Blocked,
    /// There is no room left.
    #[error("the browser's storage for this page is full")]
    Full,
    /// A newer version of this app keeps its data here. Nothing of it is touched.
    #[error("a newer version of this app keeps its data here")]
    Newer,
}

/// How much of its room a store has used, in UTF-16 units of keys and texts, as browsers count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage {
    /// By this store's own keys.
    pub own: usize,
    /// By others that share the room: another app of the same host.
    pub others: usize,
    /// How much there is altogether. An estimate: browsers don't say.
    pub limit: usize,
}

/// The room that browsers allow one host: 5 MiB counted in UTF-16 units.
pub const ROOM: usize = 5_242_880;

/// A store of texts by key.
///
/// One call is all or nothing, and calls of several tabs come one after the other. A call that answers with an error
/// may have happened all the same; nothing above relies on the opposite.
pub trait Store {
    /// The text under a key.
    ///
    /// # Errors
    /// When the store can't be reached.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Puts a text under a key.
    ///
    /// # Errors
    /// When the store can't be reached or has no room.
    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError>;
    /// Empties a key.
    ///
    /// # Errors
    /// When the store can't be reached.
    fn remove(&mut self, key: &str) -> Result<(), StoreError>;
    /// Every key that holds a text, in any order.
    ///
    /// # Errors
    /// When the store can't be reached.
    fn keys(&self) -> Result<Vec<String>, StoreError>;
    /// How long the text under a key is, in UTF-16 units; 0 where there is none.
    ///
    /// # Errors
    /// When the store can't be reached.
    fn units(&self, key: &str) -> Result<usize, StoreError> {
        Ok(self.get(key)?.map_or(0, |text| units(&text)))
    }
    /// How full it is.
    ///
    /// # Errors
    /// When the store can't be reached.
    fn usage(&self) -> Result<Usage, StoreError> {
        let mut own = 0;
        for key in self.keys()? {
            own += units(&key) + self.units(&key)?;
        }
        Ok(Usage {
            own,
            others: 0,
            limit: ROOM,
        })
    }
}

/// How many UTF-16 units a text takes.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A store that forgets: for tests, and for going on where storage is blocked.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore(pub BTreeMap<String, String>);

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.get(key).cloned())
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.0.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.0.remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.0.keys().cloned().collect())
    }
}

/// No store at all, and why: what lives in memory alone says so with this.
#[derive(Debug, Clone, Copy)]
pub struct NoStore(pub StoreError);

impl Store for NoStore {
    fn get(&self, _: &str) -> Result<Option<String>, StoreError> {
        Err(self.0)
    }

    fn set(&mut self, _: &str, _: &str) -> Result<(), StoreError> {
        Err(self.0)
    }

    fn remove(&mut self, _: &str) -> Result<(), StoreError> {
        Err(self.0)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Err(self.0)
    }
}

/// A part of a store: the keys that begin with a prefix, without it.
pub struct Part<S> {
    prefix: String,
    store: S,
}

impl<S: Store> Part<S> {
    /// The part of `store` under `prefix`; an empty prefix is all of it.
    pub fn new(prefix: String, store: S) -> Self {
        Part { prefix, store }
    }

    fn key(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }
}

impl<S: Store> Store for Part<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.store.get(&self.key(key))
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        let key = self.key(key);
        self.store.set(&key, text)
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        let key = self.key(key);
        self.store.remove(&key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let keys = self.store.keys()?.into_iter();
        let own = keys.filter_map(|key| key.strip_prefix(&self.prefix).map(str::to_owned));
        Ok(own.collect())
    }

    fn units(&self, key: &str) -> Result<usize, StoreError> {
        self.store.units(&self.key(key))
    }

    fn usage(&self) -> Result<Usage, StoreError> {
        let all = self.store.usage()?;
        if self.prefix.is_empty() {
            return Ok(all);
        }
        let mut own = 0;
        for key in self.keys()? {
            own += units(&self.key(&key)) + self.units(&key)?;
        }
        // The other parts share the room as well.
        Ok(Usage {
            own,
            others: (all.own + all.others).saturating_sub(own),
            limit: all.limit,
        })
    }
}
