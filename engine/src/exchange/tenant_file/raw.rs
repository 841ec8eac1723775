//! A tenant as the files say it, typed but not yet checked against itself.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::catalog::{CountryCode, EditionId, Guid, RuleProfile, ServicePlanId, SkuId};
use crate::domain::{
    AssignmentState, AutoClaim, Group, GroupId, LicenseRequest, Organization, PlanSet, ProcessingState,
    Product, Profile, Role, SignIn, Source, Subscription, SubscriptionId, SubscriptionStatus, Time, UserId,
};

use super::places::Places;
use super::report::List;

/// What one file says, or several put together. A list that is not there is not said anything about.
#[derive(Debug, Clone, Default)]
pub(super) struct Raw {
    pub(super) organization: Option<Organization>,
    pub(super) skus: Option<Vec<RawSku>>,
    pub(super) subscriptions: Option<Vec<RawSubscription>>,
    pub(super) users: Option<Vec<RawUser>>,
    pub(super) deleted: Option<Vec<RawUser>>,
    pub(super) groups: Option<Vec<RawGroup>>,
    pub(super) zetel: Option<Zetel>,
    /// Members of a group that the file does not name.
    pub(super) members: Option<Vec<Guid>>,
}

/// One of `subscribedSkus`.
#[derive(Debug, Clone)]
pub(super) struct RawSku {
    pub(super) product: Product,
    /// `prepaidUnits`, if they are there.
    pub(super) units: Option<Units>,
    /// `consumedUnits`, if they are there.
    pub(super) consumed: Option<u32>,
    /// `capabilityStatus`: what a product without any unit is.
    pub(super) status: SubscriptionStatus,
    /// Which file.
    pub(super) file: usize,
}

/// `prepaidUnits`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Units {
    pub(super) enabled: u32,
    pub(super) warning: u32,
    pub(super) suspended: u32,
    pub(super) locked_out: u32,
}

impl Units {
    /// The units with their statuses, in the order of Graph's statuses.
    pub(super) fn by_status(self) -> [(SubscriptionStatus, u32); 4] {
        [
            (SubscriptionStatus::Enabled, self.enabled),
            (SubscriptionStatus::Warning, self.warning),
            (SubscriptionStatus::Suspended, self.suspended),
            (SubscriptionStatus::LockedOut, self.locked_out),
        ]
    }

    /// Adds units of a status. Deleted ones are none.
    pub(super) fn add(&mut self, status: SubscriptionStatus, units: u32) {
        let place = match status {
            SubscriptionStatus::Enabled => &mut self.enabled,
            SubscriptionStatus::Warning => &mut self.warning,
            SubscriptionStatus::Suspended => &mut self.suspended,
            SubscriptionStatus::LockedOut => &mut self.locked_out,
            SubscriptionStatus::Deleted => return,
        };
        *place = place.saturating_add(units);
    }

    /// The units that subscriptions add up to, by product.
    pub(super) fn of<'s>(subscriptions: impl Iterator<Item = &'s Subscription>) -> UnitsBySku {
        let mut units = UnitsBySku::default();
        for bought in subscriptions {
            units.add(bought.sku.guid(), bought.status, bought.total_licenses);
        }
        units
    }

    /// All units together.
    pub(super) fn sum(self) -> u32 {
        self.by_status()
            .iter()
            .fold(0, |sum: u32, (_, units)| sum.saturating_add(*units))
    }
}

/// Units by product.
#[derive(Debug, Default)]
pub(super) struct UnitsBySku {
    places: Places,
    units: Vec<Units>,
}

impl UnitsBySku {
    /// Adds units of a status.
    pub(super) fn add(&mut self, sku: Guid, status: SubscriptionStatus, units: u32) {
        let place = match self.places.add(sku) {
            Ok(place) => {
                self.units.push(Units::default());
                place
            }
            Err(place) => place,
        };
        if let Some(sum) = self.units.get_mut(place as usize) {
            sum.add(status, units);
        }
    }

    /// The units of a product; nothing where it has no subscription.
    pub(super) fn get(&self, sku: Guid) -> Option<Units> {
        self.units.get(self.places.get(sku)? as usize).copied()
    }
}

/// One of `subscriptions`.
#[derive(Debug, Clone)]
pub(super) struct RawSubscription {
    pub(super) subscription: Subscription,
    pub(super) file: usize,
}

/// One of `users` or `deletedUsers`.
#[derive(Debug, Clone)]
pub(super) struct RawUser {
    pub(super) profile: Arc<Profile>,
    pub(super) usage_location: Option<CountryCode>,
    pub(super) deleted: Deleted,
    /// The place in [`Holdings`].
    pub(super) holding: usize,
    pub(super) file: usize,
    /// The line of a CSV file that it begins on, else 0.
    pub(super) line: u32,
    /// What is said of somebody whose name is not: the rest is to be found in the tenant, by the id.
    pub(super) unnamed: Option<Box<Unnamed>>,
}

/// What a row without a name says, beside what the profile has.
#[derive(Debug, Clone, Default)]
pub(super) struct Unnamed {
    pub(super) enabled: Option<bool>,
    pub(super) user_type: bool,
    pub(super) synced: bool,
    pub(super) addresses: bool,
    pub(super) location: bool,
}

/// Whether and when somebody was deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deleted {
    No,
    At(Time),
    /// Deleted, but nobody knows when.
    Sometime,
}

/// One of `groups`.
#[derive(Debug, Clone)]
pub(super) struct RawGroup {
    /// The group, without members yet.
    pub(super) group: Group,
    pub(super) members: Vec<Guid>,
    /// Where its processing is, if it says so: then its members' licenses have been seen to.
    pub(super) processing: Option<ProcessingState>,
    /// Whether the list of members is surely whole: people who only have states of the group are none.
    pub(super) whole: bool,
    pub(super) file: usize,
}

/// One of `zetel.queue`.
#[derive(Debug, Clone)]
pub(super) struct RawWork {
    pub(super) group: GroupId,
    /// For whom; for everybody when it is missing.
    pub(super) users: Option<Vec<Guid>>,
    /// Since when it waits; since now when it is missing.
    pub(super) since: Option<Time>,
}

/// What stands under `zetel`.
#[derive(Debug, Clone, Default)]
pub(super) struct Zetel {
    pub(super) edition: Option<EditionId>,
    pub(super) rules: Option<RuleProfile>,
    pub(super) role: Option<Role>,
    pub(super) clock: Option<Time>,
    pub(super) prohibited: BTreeMap<CountryCode, PlanSet>,
    pub(super) prepaid: Vec<SubscriptionId>,
    /// Subscriptions bought through a partner.
    pub(super) partner: Vec<SubscriptionId>,
    /// Subscriptions whose credit check is pending, and until when.
    pub(super) credit_checks: Vec<(SubscriptionId, Time)>,
    /// What the service still has to do for groups, if it is said; the users are named by their ids.
    pub(super) queue: Option<Vec<RawWork>>,
    /// What people asked for and claimed.
    pub(super) self_serve: RawSelfServe,
    /// The places that the deleted users have among all users; they follow the others where it is missing.
    pub(super) deleted_places: Option<Vec<u32>>,
    /// Whether Zetel wrote the file, which always says those places, and not a person by hand.
    pub(super) written: bool,
}

/// What people asked for and claimed; people by their ids.
#[derive(Debug, Clone, Default)]
pub(super) struct RawSelfServe {
    pub(super) requests: Vec<(UserId, LicenseRequest)>,
    pub(super) auto_claim: AutoClaim,
    pub(super) sign_ins: Vec<(UserId, SignIn)>,
}

/// One of `assignedLicenses`: a product and the plans left off.
pub(super) type RawLicense = (SkuId, Vec<ServicePlanId>);

/// What somebody holds as a file says it. Most people share a few of these.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct Holding {
    /// `assignedLicenses`, if they are there.
    pub(super) licenses: Option<Vec<RawLicense>>,
    /// `licenseAssignmentStates`, if they are there.
    pub(super) states: Option<Vec<RawState>>,
}

/// One of `licenseAssignmentStates`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct RawState {
    pub(super) sku: SkuId,
    pub(super) source: Source,
    pub(super) disabled: Vec<ServicePlanId>,
    pub(super) state: AssignmentState,
    /// Whether the state is a word that Graph does not have; settled as soon as the user is read.
    pub(super) unknown: bool,
}

/// All distinct holdings of all files, each once.
#[derive(Debug, Clone, Default)]
pub(super) struct Holdings {
    places: HashMap<Arc<Holding>, usize>,
    all: Vec<Arc<Holding>>,
}

impl Holdings {
    /// The place of a holding, made if it is new.
    pub(super) fn intern(&mut self, holding: Holding) -> usize {
        if let Some(place) = self.places.get(&holding) {
            return *place;
        }
        let place = self.all.len();
        let holding = Arc::new(holding);
        self.all.push(Arc::clone(&holding));
        self.places.insert(holding, place);
        place
    }

    /// The holdings by their places.
    pub(super) fn all(&self) -> &[Arc<Holding>] {
        &self.all
    }
}

impl Raw {
    /// How many rows of a list there are; nothing where the list is not there.
    pub(super) fn rows(&self, list: List) -> Option<u32> {
        let rows = match list {
            List::Organization => self.organization.as_ref().map(|_| 1),
            List::SubscribedSkus => self.skus.as_ref().map(Vec::len),
            List::Subscriptions => self.subscriptions.as_ref().map(Vec::len),
            List::Users => self.users.as_ref().map(Vec::len),
            List::DeletedUsers => self.deleted.as_ref().map(Vec::len),
            List::Groups => self.groups.as_ref().map(Vec::len),
            List::Members => self.members.as_ref().map(Vec::len),
        };
        rows.map(|rows| u32::try_from(rows).unwrap_or(u32::MAX))
    }
}
