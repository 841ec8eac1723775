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

/// Where and how somebody works: the columns of *Add multiple users* that licensing does not look at.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Contact {
    /// `jobTitle`.
    pub job_title: Option<Arc<str>>,
    /// `officeLocation`.
    pub office: Option<Arc<str>>,
    /// The first of `businessPhones`.
    pub office_phone: Option<Arc<str>>,
    /// `mobilePhone`.
    pub mobile_phone: Option<Arc<str>>,
    /// `faxNumber`.
    pub fax: Option<Arc<str>>,
    /// `streetAddress`.
    pub street_address: Option<Arc<str>>,
    /// `city`.
    pub city: Option<Arc<str>>,
    /// `state`.
    pub state: Option<Arc<str>>,
    /// `postalCode`.
    pub postal_code: Option<Arc<str>>,
    /// `country`: a text, not the usage location.
    pub country: Option<Arc<str>>,
}

impl Contact {
    /// How many texts there are.
    pub const TEXTS: usize = 10;

    /// Its texts in the order of the fields, which is that of the columns of *Add multiple users*.
    pub fn texts(&self) -> [&Option<Arc<str>>; Self::TEXTS] {
        [
            &self.job_title,
            &self.office,
            &self.office_phone,
            &self.mobile_phone,
            &self.fax,
            &self.street_address,
            &self.city,
            &self.state,
            &self.postal_code,
            &self.country,
        ]
    }

    /// Of texts in that order.
    pub fn of(texts: impl IntoIterator<Item = Option<Arc<str>>>) -> Self {
        let mut contact = Self::default();
        let places = [
            &mut contact.job_title,
            &mut contact.office,
            &mut contact.office_phone,
            &mut contact.mobile_phone,
            &mut contact.fax,
            &mut contact.street_address,
            &mut contact.city,
            &mut contact.state,
            &mut contact.postal_code,
            &mut contact.country,
        ];
        for (place, text) in places.into_iter().zip(texts) {
            *place = text;
        }
        contact
    }

    /// As a profile keeps it: nothing where nothing is known.
    pub fn if_known(self) -> Option<Arc<Self>> {
        (self != Self::default()).then(|| Arc::new(self))
    }
}

/// Who somebody is. Shared and never changed in place: a change puts a new profile in its stead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The rest, for those of whom more is known.
    pub contact: Option<Arc<Contact>>,
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
            contact: None,
        }
    }

    /// What Graph writes before the user name of somebody who is deleted, so that the name is free: the id, without
    /// dashes.
    pub fn deleted_prefix(&self) -> String {
        self.id.to_string().replace('-', "")
    }

    /// The user name that somebody deleted has again when they come back, where theirs has the prefix.
    fn name_of_deleted(&self) -> Option<&str> {
        let (prefix, name) = self.user_principal_name.split_at_checked(32)?;
        prefix
            .eq_ignore_ascii_case(&self.deleted_prefix())
            .then_some(name)
    }

    /// The same person under the user name that they come back with.
    pub(super) fn restorable(profile: Arc<Profile>) -> Arc<Profile> {
        match profile.name_of_deleted() {
            Some(name) => Arc::new(Profile {
                user_principal_name: Arc::from(name),
                ..(*profile).clone()
            }),
            None => profile,
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

/// Somebody new, who holds nothing yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Newcomer {
    /// Who they are.
    pub profile: Arc<Profile>,
    /// Where they are.
    pub usage_location: Option<CountryCode>,
}
