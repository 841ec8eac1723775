//! Why the role somebody acts in can't use a command, and which roles can.

use crate::domain::{may, Permission, Role};
use crate::t;
use crate::ui::state::App;
use crate::wording::{list, role};

/// The reason, tracked; `None` when the role may.
pub fn role_reason(app: App, permission: Permission) -> Option<String> {
    app.with(|sandbox| {
        let (tenant, acting) = (sandbox.tenant(), sandbox.actor().role);
        if may(tenant, acting, permission) {
            return None;
        }
        let others = Role::ALL
            .into_iter()
            .filter(|other| may(tenant, *other, permission));
        let others: Vec<String> = others.map(|other| role(other).to_owned()).collect();
        Some(t!(roles.not_in_role, role = role(acting), roles = list(&others)))
    })
}
