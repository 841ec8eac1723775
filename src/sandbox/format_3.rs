//! The whole tenant as versions 2 and 3 kept it: row by row, as postcard writes it. Read only.

use std::sync::Arc;

use serde::Deserialize;

use crate::catalog::{CountryCode, EditionId, RuleProfile};
use crate::domain::{
    Actor, BuildError, Contact, Group, LicenseSet, Organization, PlanSet, Product, Profile, Subscription,
    Tenant, Time, UserId, UserType, Work,
};

use super::history::History;
use super::reading::State;

/// Everything about one tenant.
#[derive(Deserialize)]
pub(super) struct Snapshot {
    actor: Actor,
    organization: Organization,
    edition: EditionId,
    rules: RuleProfile,
    clock: Time,
    prohibited: Vec<(CountryCode, PlanSet)>,
    products: Vec<Product>,
    subscriptions: Vec<Subscription>,
    groups: Vec<Group>,
    queue: Vec<Work>,
    sets: Vec<Arc<LicenseSet>>,
    /// The departments and other texts that many people share.
    shared: Vec<Arc<str>>,
    users: Vec<StoredUser>,
    history: History,
}

/// One person, with places in the lists above.
#[derive(Deserialize)]
struct StoredUser {
    id: UserId,
    display_name: Arc<str>,
    user_principal_name: Arc<str>,
    given_name: Option<Arc<str>>,
    surname: Option<Arc<str>>,
    /// Place in `shared`, counting from 1; 0 is none.
    department: u32,
    /// Guest, blocked, synchronized: one bit each.
    flags: u8,
    proxy_addresses: Vec<Arc<str>>,
    contact: Option<Arc<Contact>>,
    usage_location: Option<CountryCode>,
    /// Place in `sets`.
    licenses: u32,
    deleted: Option<Time>,
}

const GUEST: u8 = 1;
const BLOCKED: u8 = 2;
const SYNCED: u8 = 4;

impl Snapshot {
    /// The tenant, its actor and its history.
    ///
    /// # Errors
    /// When two people have one id, which a snapshot of a tenant never has.
    pub(super) fn restore(self) -> Result<State, BuildError> {
        let mut tenant = Tenant::new(self.organization, self.edition, self.rules, self.clock);
        tenant.prohibited = self.prohibited.into_iter().collect();
        for product in self.products {
            tenant.add_product(product);
        }
        for subscription in self.subscriptions {
            tenant.add_subscription(subscription);
        }
        for group in self.groups {
            tenant.add_group(group);
        }
        for work in self.queue {
            tenant.add_work(work);
        }
        let nothing = Arc::new(LicenseSet::default());
        tenant.reserve_users(self.users.len());
        for user in self.users {
            let department = user
                .department
                .checked_sub(1)
                .and_then(|at| self.shared.get(at as usize));
            let profile = Profile {
                id: user.id,
                display_name: user.display_name,
                user_principal_name: user.user_principal_name,
                given_name: user.given_name,
                surname: user.surname,
                department: department.cloned(),
                user_type: if user.flags & GUEST == 0 {
                    UserType::Member
                } else {
                    UserType::Guest
                },
                account_enabled: user.flags & BLOCKED == 0,
                on_premises_sync: user.flags & SYNCED != 0,
                proxy_addresses: user.proxy_addresses,
                contact: user.contact,
            };
            let licenses = self.sets.get(user.licenses as usize).unwrap_or(&nothing);
            tenant.add_user(Arc::new(profile), user.usage_location, licenses, user.deleted)?;
        }
        Ok(State {
            tenant,
            actor: self.actor,
            history: self.history,
        })
    }
}
