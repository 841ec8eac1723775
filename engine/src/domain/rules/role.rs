//! Who may do what (DOMAIN section 4), in the tenant's edition.

use crate::domain::actor::{Actor, Permission, Role};
use crate::domain::problem::Problem;
use crate::domain::tenant::Tenant;

/// Whether a role has a right in this tenant's edition: not in all of them may a Groups admin assign to groups.
pub fn may(tenant: &Tenant, role: Role, permission: Permission) -> bool {
    let by_edition = role == Role::Groups && permission == Permission::AssignGroupLicenses;
    role.may(permission) || (by_edition && tenant.edition.edition().groups_admin_assigns)
}

/// Refuses what the actor lacks the right for.
pub(in crate::domain) fn forbidden(
    tenant: &Tenant,
    actor: &Actor,
    permission: Permission,
) -> Option<Problem> {
    let role = actor.role;
    (!may(tenant, role, permission)).then_some(Problem::Forbidden { role, permission })
}
