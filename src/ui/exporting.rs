//! Writing the tenant file part by part, so that the page stays usable however large the tenant is.

use leptos::prelude::*;

use crate::domain::{Actor, Tenant};
use crate::exchange::{Export, Limits};
use crate::platform::Parts;

use super::slices::in_slices;

/// How far an export is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exporting {
    /// Nothing is being written.
    No,
    /// So much has been written, in percent.
    At(u8),
    /// Somebody stopped it.
    Stopped,
    /// The browser has no room for the file.
    Failed,
    /// The file was written, and is larger than an import takes.
    TooLarge,
}

/// A file on its way out, of the tenant as it was when somebody asked for it.
struct Writing {
    tenant: Tenant,
    export: Export,
    parts: Parts,
    bytes: u64,
    name: String,
}

/// Offers the tenant file as a download; nothing happens while another one is being written.
pub(super) fn export(state: RwSignal<Exporting>, tenant: Tenant, actor: Actor) {
    if matches!(state.get_untracked(), Exporting::At(_)) {
        return;
    }
    let name = tenant.organization.display_name.to_lowercase();
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let name: String = name.chars().map(plain).collect();
    go_on(
        state,
        Writing {
            tenant,
            export: Export::new(actor),
            parts: Parts::default(),
            bytes: 0,
            name: format!("{name}.tenant.json"),
        },
    );
}

fn go_on(state: RwSignal<Exporting>, mut writing: Writing) {
    state.set(Exporting::At(0));
    in_slices(move || {
        if !matches!(state.try_get_untracked(), Some(Exporting::At(_))) {
            return false;
        }
        let Some(part) = writing.export.next_part(&writing.tenant) else {
            let fits = writing.bytes <= Limits::default().bytes;
            state.set(if fits { Exporting::No } else { Exporting::TooLarge });
            writing.parts.download(&writing.name, "application/json");
            return false;
        };
        if writing.parts.push(&part).is_err() {
            state.set(Exporting::Failed);
            return false;
        }
        writing.bytes += part.len() as u64;
        let share = Exporting::At((writing.export.share(&writing.tenant) * 100.0) as u8);
        if state.get_untracked() != share {
            state.set(share);
        }
        true
    });
}
