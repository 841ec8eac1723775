//! The keys of a tenant's own things: users, groups, subscriptions.
//!
//! Products and service plans have their keys in `catalog`; part numbers and names are never keys.

use crate::catalog::guid_id;
use serde::{Deserialize, Serialize};

guid_id! {
    /// `user.id` of Microsoft Graph.
    UserId
}
guid_id! {
    /// `group.id` of Microsoft Graph.
    GroupId
}
guid_id! {
    /// `companySubscription.id` of Microsoft Graph.
    SubscriptionId
}

/// The place of a user in its tenant, stable for the tenant's whole life: deleting a person keeps the place.
///
/// Commands and events speak of places, not of [`UserId`]s, so that "everybody" is a handful of ranges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct UserIx(pub u32);

impl UserIx {
    /// The place as an index into the tenant's list of users.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
