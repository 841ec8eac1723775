//! Whether work would be gone with the tab, or with the tenant that it has open.

use crate::sandbox::{Sandbox, Saving, StoreError};

/// Whether closing the tab would lose work.
pub(in crate::ui) fn would_be_lost(sandbox: &Sandbox) -> bool {
    let own = !sandbox.history().is_empty() || sandbox.can_bring_back() || sandbox.looking().is_some();
    match sandbox.saving() {
        Saving::NotSaved(StoreError::Newer) => false,
        Saving::NotSaved(_) => own,
        Saving::Saved(_) | Saving::Following => sandbox.left_behind().is_some(),
    }
}
