//! What a script is of, and its steps and texts.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::Command;
use crate::script::{write_script, Script, Steps, Tool};
use crate::ui::state::App;
use crate::wording::{asked, entry as name_of, moment, script_note, sentence};

/// What a script is of.
#[derive(Clone, PartialEq, Eq)]
pub enum Scripted {
    /// Something that is not done yet, on the tenant as it stands.
    Asked(Arc<Command>),
    /// Entries of the history, by their places.
    Done(Arc<BTreeSet<usize>>),
}

/// The script of these steps for a tool, with comments in the language in use.
pub(super) fn write(app: App, tool: Tool, steps: &Steps) -> Script {
    let words = |note| script_note(tool, note);
    app.peek(|s| write_script(tool, s.tenant(), steps, &words))
}

/// The steps of a script, with their titles in the language in use.
pub(super) fn steps(app: App, of: &Scripted) -> Steps {
    let mut steps = Steps::new();
    app.peek(|sandbox| match of {
        Scripted::Asked(command) => {
            let tenant = sandbox.tenant();
            let title = sentence(&asked(tenant, command));
            steps.add(tenant, &sandbox.actor(), command, title);
        }
        Scripted::Done(places) => sandbox.go_through(places, &mut |tenant, entry| {
            let name = sentence(&name_of(tenant, entry));
            let title = format!("{}: {name}", moment(entry.at));
            steps.add(tenant, &entry.actor, &entry.command, title);
        }),
    });
    steps
}
