//! Requests to Microsoft Graph, one below the other, in the form of the editors that send them (`.http`).

use crate::domain::Tenant;
use crate::exchange::{write_calls, Wish, SEPARATOR};

use super::lines::Lines;
use super::note::Note;
use super::rights::scopes;
use super::steps::Steps;

/// Where the editor puts in what was got by signing in.
const TOKEN: &str = "Authorization: Bearer {{token}}";

/// Writes it.
pub(super) fn write(lines: &mut Lines<'_>, tenant: &Tenant, steps: &Steps) {
    let root = tenant.edition.edition().links.graph_root;
    let needed = scopes(steps.wishes());
    if !needed.is_empty() {
        lines.comment(&format!("scope: {}", needed.join(" ")));
    }
    let mut first = true;
    for step in &steps.list {
        // Comments stand with the request that follows them.
        let calls = write_calls(root, &step.wishes);
        if !first && !calls.is_empty() {
            lines.gap();
            lines.line(SEPARATOR);
        }
        lines.gap();
        lines.begin(step);
        for wish in &step.wishes {
            match wish {
                Wish::NewUser { .. } => lines.note(Note::Password),
                Wish::RestoreUser(user) if user.is_new => lines.note(Note::NewId),
                _ => {}
            }
        }
        for (at, call) in calls.iter().enumerate() {
            if at > 0 {
                lines.gap();
                lines.line(SEPARATOR);
                lines.gap();
            }
            lines.out.push_str(&call.text(root, &[TOKEN]));
            first = false;
        }
    }
}
