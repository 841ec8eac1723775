//! One person of a tenant: who they are, where they are, and which license set they hold.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

use crate::catalog::CountryCode;

use super::ids::UserId;
use super::sets::SetId;
use super::time::Time;

/// `user.userType` of Graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum UserType {
    /// Belongs to the tenant.
    #[default]
    Member,
    /// Invited from elsewhere.
    Guest,
}

/// Who somebody is. Shared and never changed in place: a change puts a new profile in its stead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The key.
    pub id: UserId,
    /// `displayName`.
    pub display_name: Arc<str>,
    /// `userPrincipalName`: unique in the tenant, upper and lower case alike.
    pub user_principal_name: Arc<str>,
    /// `givenName`.
    pub given_name: Option<Arc<str>>,
    /// `surname`.
    pub surname: Option<Arc<str>>,
    /// `department`; people of one department share the text.
    pub department: Option<Arc<str>>,
    /// Member or guest.
    pub user_type: UserType,
    /// Whether sign-in is allowed.
    pub account_enabled: bool,
    /// Whether the account comes from a directory on premises.
    pub on_premises_sync: bool,
    /// `proxyAddresses`, as written: `SMTP:` marks the primary one.
    pub proxy_addresses: Vec<Arc<str>>,
}

impl Profile {
    /// A member with sign-in allowed and nothing else known.
    pub fn new(id: UserId, display_name: &str, user_principal_name: &str) -> Self {
        Profile {
            id,
            display_name: Arc::from(display_name),
            user_principal_name: Arc::from(user_principal_name),
            given_name: None,
            surname: None,
            department: None,
            user_type: UserType::Member,
            account_enabled: true,
            on_premises_sync: false,
            proxy_addresses: Vec::new(),
        }
    }
}

/// One person, small on purpose: a tenant has up to 250,000 and is copied to look ahead.
#[derive(Debug, Clone)]
pub struct User {
    /// Who they are.
    pub profile: Arc<Profile>,
    /// `usageLocation`; needed before a direct assignment.
    pub usage_location: Option<CountryCode>,
    /// What they hold.
    pub licenses: SetId,
    /// When they were deleted, if they were. A deleted person takes no seat.
    pub deleted: Option<Time>,
}
