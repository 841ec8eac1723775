//! The tenants that this browser keeps, as a tab reads and opens them, and why that may not work.

use crate::i18n::Locale;
use crate::platform::{self, BlockedStore, LocalStore};
use crate::sandbox::sample::SampleLanguage;
use crate::sandbox::{
    part_of, sample, Beginning, Found, Sandbox, Saving, Store, StoreError, Tab, TenantIndex, TenantIndexError,
};
use crate::ui::text::use_locale;

/// Under what a tab remembers its tenant.
pub(in crate::ui) const OPEN: &str = "tenant";

/// Why nothing was done. Nothing has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no room.
    NoRoom,
    /// The browser keeps nothing.
    Blocked,
    /// Something of the open tenant is not saved, and would be gone.
    Unsaved,
    /// Another tab changes it all the time.
    Busy,
    /// It is no longer there.
    Missing,
}

impl From<TenantIndexError> for Fault {
    fn from(error: TenantIndexError) -> Self {
        match error {
            TenantIndexError::Store(StoreError::Full) | TenantIndexError::Form(_) => Fault::NoRoom,
            TenantIndexError::Store(StoreError::Blocked | StoreError::Newer) => Fault::Blocked,
            TenantIndexError::Missing(_) => Fault::Missing,
            TenantIndexError::Busy(_) => Fault::Busy,
        }
    }
}

/// The language the sample tenant speaks: the interface's at that moment.
pub fn sample_language() -> SampleLanguage {
    match use_locale().get_untracked() {
        Locale::En => SampleLanguage::English,
        Locale::Nl => SampleLanguage::Dutch,
    }
}

/// The sample in the language of the interface.
pub(in crate::ui) fn fresh() -> Beginning {
    sample::waterlinie(sample_language()).into()
}

/// The tenants of this browser.
pub(in crate::ui) fn index() -> Result<TenantIndex<LocalStore>, Fault> {
    LocalStore::open()
        .map(TenantIndex::new)
        .map_err(|_| Fault::Blocked)
}

/// Which tenant a tab opens: its own if that is still there, else the one last used; nothing when there is none.
pub fn which<S: Store>(index: &TenantIndex<S>) -> Option<u32> {
    let list = index.list().unwrap_or_default();
    let own: Option<u32> = platform::recall(OPEN).and_then(|id| id.parse().ok());
    let practicing = index.practicing().unwrap_or_default();
    if let Some((id, _)) = practicing.into_iter().find(|(id, _)| Some(*id) == own) {
        return Some(id);
    }
    if list.is_empty() {
        return Some(0);
    }
    let mut there = list.iter().filter(|tenant| tenant.deleted.is_none());
    let own = there.clone().find(|tenant| Some(tenant.id) == own);
    own.or_else(|| there.next()).map(|tenant| tenant.id)
}

/// The exercise that a tenant is of, if it is one's.
pub(in crate::ui) fn exercise_of(id: u32) -> Option<String> {
    let practicing = index().ok()?.practicing().ok()?;
    let found = practicing.into_iter().find(|(of, _)| *of == id);
    found.map(|(_, exercise)| exercise)
}

/// Puts another tenant into the store, and answers its number.
pub(in crate::ui) fn create(name: &str, beginning: Beginning) -> Result<u32, Fault> {
    Ok(index()?.add(name, |id| fill(id, beginning))?)
}

/// As [`create`], for an exercise.
pub(in crate::ui) fn create_practice(exercise: &str, beginning: Beginning) -> Result<u32, Fault> {
    Ok(index()?.add_practice(exercise, |id| fill(id, beginning))?)
}

fn fill(id: u32, beginning: Beginning) -> Result<(), StoreError> {
    let store = LocalStore::open()?;
    let tab = Tab::new(platform::random_key() as u64);
    let part = Box::new(part_of(store, id));
    let (mut made, _) = Sandbox::open_with(part, tab, platform::now(), Box::new(|| beginning));
    made.release();
    match made.saving() {
        Saving::NotSaved(error) => Err(error),
        Saving::Saved(_) | Saving::Following => Ok(()),
    }
}

/// Opens a tenant of this browser, as this tab.
pub(in crate::ui) fn open(tab: Tab, id: u32) -> (Sandbox, Found) {
    let store: Box<dyn Store + Send + Sync> = match LocalStore::open() {
        Ok(store) => Box::new(part_of(store, id)),
        Err(_) => Box::new(BlockedStore),
    };
    Sandbox::open_with(store, tab, platform::now(), Box::new(fresh))
}
