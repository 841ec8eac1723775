//! What a link that asks for an edition opens: a tenant of that edition. What was open stays as it is; the tenant is made
//! once, and opened again by the next link that asks for the same.

use leptos::prelude::*;

use crate::catalog::EditionId;
use crate::sandbox::{Beginning, Saving};
use crate::wording;

use super::preferences;
use super::state::{fresh, App};

impl App {
    /// Opens a tenant of this edition, where the open one is of another.
    pub(super) fn open_edition(self, edition: EditionId) {
        let has = || self.peek(|s| s.now().0.edition == edition);
        if has() {
            return;
        }
        let key = format!("asked.{}", edition.as_str());
        let before = preferences::read(&key).and_then(|id| id.parse().ok());
        if before.is_some_and(|id| self.open_if_there(id)) && has() {
            return;
        }
        let beginning = in_edition(edition);
        let organization = beginning.tenant().organization.display_name.to_string();
        let name = format!("{organization} ({})", wording::edition(edition));
        if self.begin_new(&name, beginning) {
            preferences::write(&key, &self.tenants.open.get_untracked().to_string());
        } else if self.peek(|s| matches!(s.saving(), Saving::NotSaved(_)) && s.history().is_empty()) {
            // Nothing is kept here: then this one can be it.
            self.configure(edition);
        }
    }
}

/// The sample in an edition, with its rules.
pub(super) fn in_edition(edition: EditionId) -> Beginning {
    let mut tenant = fresh().tenant().clone();
    tenant.edition = edition;
    tenant.rules = edition.edition().rules;
    tenant.into()
}
