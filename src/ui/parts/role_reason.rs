//! Why the role somebody acts in can't use a command.

use crate::domain::{may, Permission};
use crate::t;
use crate::ui::state::App;
use crate::ui::words;

/// The reason, tracked; `None` when the role may.
pub fn role_reason(app: App, permission: Permission) -> Option<String> {
    app.with(|sandbox| {
        let (tenant, role) = (sandbox.tenant(), sandbox.actor().role);
        (!may(tenant, role, permission)).then(|| t!(roles.not_in_role, role = words::role(role)))
    })
}
