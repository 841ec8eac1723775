//! Writing the tenant file part by part, so that the page stays usable however large the tenant is.

use leptos::prelude::*;

use crate::domain::{Actor, Tenant};
use crate::exchange::{Export, Limits};
use crate::platform::{self, Parts};

/// How long it works before the page gets its turn, in milliseconds: less than a frame.
const SLICE: i64 = 12;

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
    state.set(Exporting::No);
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
    let start = platform::now();
    while let Some(part) = writing.export.next_part(&writing.tenant) {
        if writing.parts.push(&part).is_err() {
            state.set(Exporting::Failed);
            return;
        }
        writing.bytes += part.len() as u64;
        if platform::now() - start > SLICE {
            let share = writing.export.share(&writing.tenant);
            state.set(Exporting::At((share * 100.0) as u8));
            let next = move || {
                if matches!(state.try_get_untracked(), Some(Exporting::At(_))) {
                    go_on(state, writing);
                }
            };
            set_timeout(next, std::time::Duration::ZERO);
            return;
        }
    }
    let fits = writing.bytes <= Limits::default().bytes;
    state.set(if fits { Exporting::No } else { Exporting::TooLarge });
    writing.parts.download(&writing.name, "application/json");
}
