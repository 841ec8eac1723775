//! What one tab remembers across its own reloads, and no other tab sees: sessionStorage. Nothing here may fail loudly.

use super::storage::prefix;

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// What this tab remembers under a name.
pub fn recall(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{}{name}", prefix())).ok()?
}

/// Lets this tab remember something.
pub fn remember(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&format!("{}{name}", prefix()), value);
    }
}
