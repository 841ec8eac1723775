//! Who acts: the admin roles, and what each may do (DOMAIN section 4).

use serde::{Deserialize, Serialize};

/// An admin role. `zetel.actor` of the tenant file holds [`Role::as_str`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Role {
    /// Global admin.
    #[default]
    Global,
    /// License admin: the least that may assign.
    License,
    /// User admin.
    User,
    /// Billing admin: buys, and since July 2020 may not assign.
    Billing,
    /// Groups admin.
    Groups,
    /// Helpdesk admin.
    Helpdesk,
    /// Global reader.
    GlobalReader,
    /// Service Support admin.
    ServiceSupport,
    /// Password admin.
    Password,
}

/// Something a role may or may not do: a row of the matrix. Everybody may look at everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Permission {
    /// Assign and unassign products to people.
    AssignLicenses,
    /// Change a person's usage location.
    EditUsageLocation,
    /// Set up the practice tenant itself: edition, rules and clock. Not a right of the real service; everybody has
    /// it.
    ConfigureSandbox,
    /// Assign and unassign products to groups.
    AssignGroupLicenses,
    /// Reprocess what groups give.
    ReprocessLicenses,
    /// Buy and give up seats.
    ChangeQuantity,
    /// Change groups and their members.
    EditGroups,
    /// Add people.
    AddUsers,
    /// Delete and restore people.
    DeleteUsers,
    /// Reset passwords. Zetel has none; the row is there for the matrix.
    ResetPasswords,
    /// Turn auto-claim on or off, and change its policies (DOMAIN 1.12).
    EditAutoClaim,
}

impl Role {
    /// All roles in the order of the role switch.
    pub const ALL: [Role; 9] = [
        Role::Global,
        Role::License,
        Role::User,
        Role::Billing,
        Role::Groups,
        Role::Helpdesk,
        Role::GlobalReader,
        Role::ServiceSupport,
        Role::Password,
    ];

    /// The role's name in the tenant file.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Global => "global",
            Role::License => "license",
            Role::User => "user",
            Role::Billing => "billing",
            Role::Groups => "groups",
            Role::Helpdesk => "helpdesk",
            Role::GlobalReader => "globalReader",
            Role::ServiceSupport => "serviceSupport",
            Role::Password => "password",
        }
    }

    /// The role with this name in the tenant file.
    pub fn parse(text: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// Whether the role may do it (DOMAIN section 4, with the decisions of section 9 where sources disagree: a
    /// Billing admin may not assign, a License admin may not add people, a Groups admin may not assign to groups).
    pub fn may(self, permission: Permission) -> bool {
        use Role::{Billing, Global, Groups, Helpdesk, License, Password, User};
        let roles: &[Role] = match permission {
            Permission::AssignLicenses
            | Permission::EditUsageLocation
            | Permission::AssignGroupLicenses
            | Permission::ReprocessLicenses => &[Global, License, User],
            Permission::ChangeQuantity => &[Global, Billing],
            Permission::EditGroups => &[Global, User, Groups],
            Permission::AddUsers | Permission::DeleteUsers => &[Global, User],
            Permission::ResetPasswords => &[Global, User, Helpdesk, Password],
            Permission::EditAutoClaim => &[Global],
            Permission::ConfigureSandbox => return true,
        };
        roles.contains(&self)
    }
}

impl Permission {
    /// The rows of the matrix, in order; what everybody may do is none.
    pub const MATRIX: [Permission; 10] = [
        Permission::AssignLicenses,
        Permission::EditUsageLocation,
        Permission::AssignGroupLicenses,
        Permission::ReprocessLicenses,
        Permission::ChangeQuantity,
        Permission::AddUsers,
        Permission::DeleteUsers,
        Permission::EditGroups,
        Permission::ResetPasswords,
        Permission::EditAutoClaim,
    ];

    /// The roles that have it, in the order of the role switch.
    pub fn roles(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| role.may(self))
    }
}

/// Who gives a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Actor {
    /// The role they act in.
    pub role: Role,
}
