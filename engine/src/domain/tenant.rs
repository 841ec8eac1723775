//! A whole tenant: organization, products, subscriptions, people, groups, and which tables it follows.
//!
//! Read by `decide`, changed by `evolve` alone. A new tenant is put together with the `add_*` functions.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use crate::catalog::{CountryCode, EditionId, RuleProfile, SkuId, Year};

use super::addresses::TakenAddresses;
use super::group::{Group, ProcessingState, Work};
use super::ids::{GroupId, SubscriptionId, UserId, UserIx};
use super::license::{LicenseSet, PlanSet};
use super::product::{Product, Seats, Subscription, SubscriptionStatus};
use super::self_serve::SelfServe;
use super::sets::{LicenseSets, SetId};
use super::time::Time;
use super::user::{Newcomer, Profile, User};

/// `organization` of Graph.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Organization {
    /// `displayName`.
    pub display_name: Arc<str>,
    /// `countryLetterCode`.
    pub country: Option<CountryCode>,
    /// `verifiedDomains`.
    pub domains: Vec<Domain>,
}

impl Organization {
    /// What MSOnline writes before the part number of a product: the first label of the initial domain.
    pub fn account_name(&self) -> String {
        let is_initial = |domain: &&Domain| domain.name.to_lowercase().ends_with(".onmicrosoft.com");
        let initial = self.domains.iter().find(is_initial);
        let default = || self.domains.iter().find(|domain| domain.is_default);
        let domain = initial.or_else(default).or(self.domains.first());
        let label = domain.and_then(|domain| domain.name.split('.').next());
        let label = label.filter(|label| !label.is_empty()).unwrap_or("tenant");
        label.to_lowercase()
    }
}

/// One verified domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Domain {
    /// Such as `contoso.example`.
    pub name: Arc<str>,
    /// Whether new people get it.
    pub is_default: bool,
}

/// A tenant. Two tenants are equal when a person could tell no difference: how sets are numbered does not count.
#[derive(Debug, Clone)]
pub struct Tenant {
    /// Whose it is.
    pub organization: Organization,
    /// Which admin center (cloud and year).
    pub edition: EditionId,
    /// Which exclusion and dependency tables.
    pub rules: RuleProfile,
    /// The simulated moment.
    pub clock: Time,
    /// The plans that a usage location does not allow. Scenario data: no official list exists (DOMAIN section 8).
    pub prohibited: BTreeMap<CountryCode, PlanSet>,
    products: BTreeMap<SkuId, Product>,
    subscriptions: BTreeMap<SubscriptionId, Subscription>,
    groups: BTreeMap<GroupId, Group>,
    /// What the service still has to do for groups, in order of turns.
    queue: Vec<Work>,
    /// Shared: most tenants have none of it, and are copied to look ahead.
    self_serve: Arc<SelfServe>,
    users: Vec<User>,
    places: Arc<HashMap<UserId, UserIx>>,
    sets: LicenseSets,
    /// Worked out when it is first asked for; see [`Tenant::address_taken`].
    taken: OnceLock<Arc<TakenAddresses>>,
    /// Worked out when it is first asked for; see [`Tenant::year`].
    year: OnceLock<Year>,
}

/// Why something could not be put into a new tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    /// Two people have the same id.
    #[error("two users have the id {0}")]
    DuplicateUser(UserId),
    /// More people than places.
    #[error("a tenant holds at most {max} users")]
    TooManyUsers {
        /// The limit.
        max: u32,
    },
}

impl Tenant {
    /// Whether the PowerShell modules of old still answer. MSOnline stopped on 30 May 2025; no document gives a date for
    /// AzureAD, which goes with it here.
    pub fn old_modules_answer(&self) -> bool {
        self.edition.edition().old_modules && self.clock < Time::from_date(2025, 5, 30)
    }

    /// The most people a tenant can have places for.
    pub const MAX_USERS: u32 = u32::MAX - 1;

    /// An empty tenant.
    pub fn new(organization: Organization, edition: EditionId, rules: RuleProfile, clock: Time) -> Self {
        Tenant {
            organization,
            edition,
            rules,
            clock,
            prohibited: BTreeMap::new(),
            products: BTreeMap::new(),
            subscriptions: BTreeMap::new(),
            groups: BTreeMap::new(),
            queue: Vec::new(),
            self_serve: Arc::default(),
            users: Vec::new(),
            places: Arc::new(HashMap::new()),
            sets: LicenseSets::default(),
            taken: OnceLock::new(),
            year: OnceLock::new(),
        }
    }

    /// Puts a product into a new tenant, in place of one with the same key.
    pub fn add_product(&mut self, product: Product) {
        self.products.insert(product.sku, product);
        self.year = OnceLock::new();
    }

    /// Which year's names hold for its products and services: 2020's where the edition has them and the products have
    /// the services of then. What a real tenant has today keeps today's names in every edition.
    pub fn year(&self) -> Year {
        if self.edition.edition().names == Year::Today {
            return Year::Today;
        }
        *self
            .year
            .get_or_init(|| super::year::year_of(self.products.values()).unwrap_or_default())
    }

    /// Puts a subscription into a new tenant, in place of one with the same key.
    pub fn add_subscription(&mut self, subscription: Subscription) {
        self.subscriptions.insert(subscription.id, subscription);
    }

    /// Puts a group into a new tenant, in place of one with the same key. Its members' licenses are the caller's.
    pub fn add_group(&mut self, group: Group) {
        self.groups.insert(group.id, group);
    }

    /// Makes room for so many more people, before they are added one by one.
    pub fn reserve_users(&mut self, more: usize) {
        self.users.reserve(more);
        Arc::make_mut(&mut self.places).reserve(more);
    }

    /// Puts a person into a new tenant, at the next place. Somebody deleted has the user name that they come back
    /// with: the prefix that Graph gives them is left out.
    ///
    /// # Errors
    /// When the id is taken or there are no places left.
    pub fn add_user(
        &mut self,
        profile: Arc<Profile>,
        usage_location: Option<CountryCode>,
        licenses: &Arc<LicenseSet>,
        deleted: Option<Time>,
    ) -> Result<UserIx, BuildError> {
        let id = profile.id;
        let place = u32::try_from(self.users.len())
            .ok()
            .filter(|place| *place < Self::MAX_USERS)
            .ok_or(BuildError::TooManyUsers { max: Self::MAX_USERS })?;
        let ix = UserIx(place);
        let places = Arc::make_mut(&mut self.places);
        if places.contains_key(&id) {
            return Err(BuildError::DuplicateUser(id));
        }
        places.insert(id, ix);
        self.taken = OnceLock::new();
        let profile = match deleted {
            Some(_) => Profile::restorable(profile),
            None => profile,
        };
        let licenses = self.sets.intern(licenses);
        if deleted.is_none() {
            self.sets.enter(licenses, 1);
        }
        self.users.push(User {
            profile,
            usage_location,
            licenses,
            deleted,
        });
        Ok(ix)
    }

    /// Puts other profiles in the place of those that everybody has; their ids stay whatever the new ones say. For a
    /// tenant that nobody has worked in yet.
    pub fn replace_profiles(&mut self, new: &mut dyn FnMut(&Profile) -> Profile) {
        for user in &mut self.users {
            let id = user.profile.id;
            user.profile = Arc::new(Profile {
                id,
                ..new(&user.profile)
            });
        }
        self.taken = OnceLock::new();
    }

    /// Puts work at the end of a new tenant's queue.
    pub fn add_work(&mut self, work: Work) {
        self.queue.push(work);
    }

    /// Gives a new tenant what its people asked for and claimed, once everybody is in.
    pub fn set_self_serve(&mut self, self_serve: SelfServe) {
        self.self_serve = Arc::new(self_serve);
    }

    /// Gives members of a new tenant's group their places, once everybody is in.
    pub fn set_members(&mut self, group: GroupId, mut members: Vec<UserIx>) {
        members.sort_unstable();
        members.dedup();
        if let Some(group) = self.groups.get_mut(&group) {
            group.members = Arc::new(members);
        }
    }

    /// The products, in order of their ids.
    pub fn products(&self) -> impl Iterator<Item = &Product> {
        self.products.values()
    }

    /// A product the tenant has.
    pub fn product(&self, sku: SkuId) -> Option<&Product> {
        self.products.get(&sku)
    }

    /// The subscriptions, in order of their ids.
    pub fn subscriptions(&self) -> impl Iterator<Item = &Subscription> {
        self.subscriptions.values()
    }

    /// The subscriptions of one product.
    pub fn subscriptions_of(&self, sku: SkuId) -> impl Iterator<Item = &Subscription> {
        self.subscriptions.values().filter(move |s| s.sku == sku)
    }

    /// The groups, in order of their ids.
    pub fn groups(&self) -> impl Iterator<Item = &Group> {
        self.groups.values()
    }

    /// A group.
    pub fn group(&self, id: GroupId) -> Option<&Group> {
        self.groups.get(&id)
    }

    /// What the service still has to do for groups, in order of turns.
    pub fn queue(&self) -> &[Work] {
        &self.queue
    }

    /// Where the background work on a group is: next in turn, waiting, or done.
    pub fn processing(&self, group: GroupId) -> ProcessingState {
        match self.queue.iter().position(|work| work.group == group) {
            Some(0) => ProcessingState::ProcessingInProgress,
            Some(_) => ProcessingState::QueuedForProcessing,
            None => ProcessingState::ProcessingComplete,
        }
    }

    /// What people asked for and claimed, and the policies for that.
    pub fn self_serve(&self) -> &SelfServe {
        &self.self_serve
    }

    /// The subscription with this key.
    pub fn subscription(&self, id: SubscriptionId) -> Option<&Subscription> {
        self.subscriptions.get(&id)
    }

    /// Everybody in order of their places, deleted people included.
    pub fn users(&self) -> impl Iterator<Item = (UserIx, &User)> {
        (0..).map(UserIx).zip(&self.users)
    }

    /// How many places are taken, deleted people included.
    pub fn places(&self) -> usize {
        self.users.len()
    }

    /// The person at a place.
    pub fn user(&self, ix: UserIx) -> Option<&User> {
        self.users.get(ix.index())
    }

    /// The place of a person.
    pub fn find(&self, id: UserId) -> Option<UserIx> {
        self.places.get(&id).copied()
    }

    /// What the person at a place holds; nothing for a place that is not taken.
    pub fn licenses(&self, ix: UserIx) -> Option<&Arc<LicenseSet>> {
        self.sets.get(self.user(ix)?.licenses)
    }

    /// The license sets, each with the number of people who hold it.
    pub fn sets(&self) -> &LicenseSets {
        &self.sets
    }

    /// An address of the person that somebody else has as well, and that person: a mailbox for either can't be made
    /// (DOMAIN 2.7 UniquenessViolation).
    pub fn address_taken(&self, ix: UserIx) -> Option<(&Arc<str>, UserIx)> {
        let taken = self
            .taken
            .get_or_init(|| Arc::new(TakenAddresses::find(&self.users)));
        taken.get(ix)
    }

    /// Where a product's subscriptions are, the best of them: `capabilityStatus`. A product without subscriptions is
    /// as good as deleted.
    pub fn capability(&self, sku: SkuId) -> SubscriptionStatus {
        let statuses = self.subscriptions_of(sku).map(|s| s.status);
        statuses.min().unwrap_or(SubscriptionStatus::Deleted)
    }

    /// The seats of a product, from its subscriptions and the people who hold it.
    pub fn seats(&self, sku: SkuId) -> Seats {
        let mut seats = Seats {
            consumed: self.sets.consumed(sku),
            ..Seats::default()
        };
        for subscription in self.subscriptions_of(sku) {
            let units = match subscription.status {
                SubscriptionStatus::Enabled => &mut seats.enabled,
                SubscriptionStatus::Warning => &mut seats.warning,
                SubscriptionStatus::Suspended => &mut seats.suspended,
                SubscriptionStatus::LockedOut => &mut seats.locked_out,
                SubscriptionStatus::Deleted => continue,
            };
            *units = units.saturating_add(subscription.total_licenses);
        }
        seats
    }

    /// Gives people a set, keeping the counts right. For `evolve` only.
    pub(super) fn put_licenses(&mut self, users: &[UserIx], to: &Arc<LicenseSet>) {
        let to = self.sets.intern(to);
        let mut left: HashMap<SetId, u32> = HashMap::new();
        let mut entered = 0;
        for ix in users {
            let Some(user) = self.users.get_mut(ix.index()) else {
                continue;
            };
            if user.deleted.is_none() {
                *left.entry(user.licenses).or_insert(0) += 1;
                entered += 1;
            }
            user.licenses = to;
        }
        for (set, people) in left {
            self.sets.leave(set, people);
        }
        self.sets.enter(to, entered);
    }

    /// Changes a group that is there. For `evolve` only.
    pub(super) fn put_group(&mut self, id: GroupId, change: impl FnOnce(&mut Group)) {
        if let Some(group) = self.groups.get_mut(&id) {
            change(group);
        }
    }

    /// Takes a group away. For `evolve` only.
    pub(super) fn drop_group(&mut self, id: GroupId) {
        self.groups.remove(&id);
    }

    /// Changes a subscription that is there. For `evolve` only.
    pub(super) fn put_subscription(&mut self, id: SubscriptionId, change: impl FnOnce(&mut Subscription)) {
        if let Some(subscription) = self.subscriptions.get_mut(&id) {
            change(subscription);
        }
    }

    /// Changes what people asked for and claimed. For `evolve` only.
    pub(super) fn put_self_serve(&mut self, change: impl FnOnce(&mut SelfServe)) {
        change(Arc::make_mut(&mut self.self_serve));
    }

    /// Takes work out of the queue at a place, puts some in there, or both. For `evolve` only.
    pub(super) fn put_work(&mut self, place: u32, takes: bool, work: Option<&Work>) {
        let place = (place as usize).min(self.queue.len());
        let end = (place + usize::from(takes)).min(self.queue.len());
        self.queue.splice(place..end, work.cloned());
    }

    /// Puts somebody new at the next place; somebody whose id is taken is passed over. For `evolve` only.
    pub(super) fn push_user(&mut self, newcomer: &Newcomer) {
        let profile = Arc::clone(&newcomer.profile);
        // A duplicate id can't come from a decision; of another tenant's facts nothing is to be kept.
        let _ = self.add_user(profile, newcomer.usage_location, &Arc::default(), None);
    }

    /// Takes the people at the last places away. For `evolve` only.
    pub(super) fn drop_users(&mut self, first: UserIx, count: usize) {
        if count == 0 || first.index() + count != self.users.len() {
            return;
        }
        let gone: Vec<User> = self.users.drain(first.index()..).collect();
        let places = Arc::make_mut(&mut self.places);
        for user in gone {
            places.remove(&user.profile.id);
            if user.deleted.is_none() {
                self.sets.leave(user.licenses, 1);
            }
        }
        self.taken = OnceLock::new();
    }

    /// Deletes or restores people, keeping the counts right. For `evolve` only.
    pub(super) fn put_deleted(&mut self, users: &[UserIx], to: Option<Time>) {
        for ix in users {
            let Some(user) = self.users.get_mut(ix.index()) else {
                continue;
            };
            match (user.deleted.is_some(), to.is_some()) {
                (false, true) => self.sets.leave(user.licenses, 1),
                (true, false) => self.sets.enter(user.licenses, 1),
                _ => {}
            }
            user.deleted = to;
        }
        self.taken = OnceLock::new();
    }

    /// Puts a person somewhere. For `evolve` only.
    pub(super) fn put_location(&mut self, ix: UserIx, to: Option<CountryCode>) {
        if let Some(user) = self.users.get_mut(ix.index()) {
            user.usage_location = to;
        }
    }
}

impl PartialEq for Tenant {
    fn eq(&self, other: &Self) -> bool {
        let people = |tenant: &Tenant| tenant.users.len();
        self.organization == other.organization
            && self.edition == other.edition
            && self.rules == other.rules
            && self.clock == other.clock
            && self.prohibited == other.prohibited
            && self.products == other.products
            && self.subscriptions == other.subscriptions
            && self.groups == other.groups
            && self.queue == other.queue
            && self.self_serve == other.self_serve
            && people(self) == people(other)
            && self.users.iter().zip(&other.users).all(|(a, b)| {
                a.profile == b.profile
                    && a.usage_location == b.usage_location
                    && a.deleted == b.deleted
                    && self.sets.get(a.licenses) == other.sets.get(b.licenses)
            })
            && self
                .products
                .keys()
                .all(|sku| self.sets.consumed(*sku) == other.sets.consumed(*sku))
    }
}

impl Eq for Tenant {}
