//! The command that changes auto-claim: all of it as it is, with one thing otherwise.

use crate::domain::{AutoClaim, Command};
use crate::ui::state::App;

/// The policies and the setting with one change.
pub(super) fn changed(app: App, change: impl FnOnce(&mut AutoClaim)) -> Command {
    let mut to = app.peek(|s| s.tenant().self_serve().auto_claim.clone());
    change(&mut to);
    Command::SetAutoClaim(Box::new(to))
}
