//! Why the role somebody acts in can't use a command, and which roles can.

use crate::domain::{may, Permission, Problem};
use crate::ui::state::App;
use crate::ui::words::problem_text;

/// The reason, tracked; `None` when the role may.
pub fn role_reason(app: App, permission: Permission) -> Option<String> {
    app.with(|sandbox| {
        let (tenant, role) = (sandbox.tenant(), sandbox.actor().role);
        let problem = Problem::Forbidden { role, permission };
        (!may(tenant, role, permission)).then(|| problem_text(tenant, &problem, &[]))
    })
}
