//! What a script needs: the least permissions of an app that sends it, and the least role of who runs it.

use crate::domain::{may, Permission, Role, Tenant};
use crate::exchange::Wish;

/// The permissions of Microsoft Graph that these requests need at least (DOMAIN 6.2), in order, each once.
pub fn scopes<'a>(wishes: impl Iterator<Item = &'a Wish>) -> Vec<&'static str> {
    let mut scopes: Vec<&'static str> = wishes.map(scope).collect();
    scopes.sort_unstable();
    scopes.dedup();
    scopes
}

fn scope(wish: &Wish) -> &'static str {
    match wish {
        Wish::Licenses { .. } | Wish::GroupLicenses { .. } => "LicenseAssignment.ReadWrite.All",
        Wish::Reprocess(_)
        | Wish::Location(..)
        | Wish::NewUser { .. }
        | Wish::DeleteUser(_)
        | Wish::RestoreUser(_) => "User.ReadWrite.All",
        Wish::Join { .. } | Wish::Leave { .. } => "GroupMember.ReadWrite.All",
        Wish::Rule { .. } | Wish::DeleteGroup(_) => "Group.ReadWrite.All",
    }
}

/// The role that may do all of this in the tenant's edition, and least besides, if there is anything to do.
pub fn least_role<'a>(tenant: &Tenant, wishes: impl Iterator<Item = &'a Wish>) -> Option<Role> {
    let mut needed: Vec<Permission> = wishes.map(permission).collect();
    needed.sort_unstable();
    needed.dedup();
    let may_all = |role: &Role| needed.iter().all(|needed| may(tenant, *role, *needed));
    let rights = |role: &Role| {
        Permission::MATRIX
            .iter()
            .filter(|right| may(tenant, *role, **right))
            .count()
    };
    let roles = Role::ALL.into_iter().filter(may_all);
    roles.min_by_key(rights).filter(|_| !needed.is_empty())
}

fn permission(wish: &Wish) -> Permission {
    match wish {
        Wish::Licenses { .. } => Permission::AssignLicenses,
        Wish::GroupLicenses { .. } => Permission::AssignGroupLicenses,
        Wish::Reprocess(_) => Permission::ReprocessLicenses,
        Wish::Location(..) => Permission::EditUsageLocation,
        Wish::NewUser { .. } => Permission::AddUsers,
        Wish::DeleteUser(_) | Wish::RestoreUser(_) => Permission::DeleteUsers,
        Wish::Join { .. } | Wish::Leave { .. } | Wish::Rule { .. } | Wish::DeleteGroup(_) => {
            Permission::EditGroups
        }
    }
}
