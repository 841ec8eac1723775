//! Why something was refused: ids and numbers, never words. The words live in `locales/`, a title and a sentence for
//! each variant.
//!
//! The variants follow DOMAIN 2.7, which has the order in which they are looked for. Journals hold them by their place:
//! a new one stands at the end.

use crate::catalog::{ClaimApp, CountryCode, ServicePlanId, SkuId};
use serde::{Deserialize, Serialize};

use super::actor::{Permission, Role};
use super::ids::{GroupId, UserIx};
use super::time::Time;

/// A service plan as part of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PlanOf {
    /// The product.
    pub sku: SkuId,
    /// The plan.
    pub plan: ServicePlanId,
}

/// Two plans that can't be on together for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Conflict {
    /// Which exclusion set says so: its place in the profile's list.
    pub set: u16,
    /// The plan that was on before, or the first of two new ones.
    pub one: PlanOf,
    /// The plan that would come on.
    pub other: PlanOf,
    /// Whether `one` was on before the change.
    pub one_was_on: bool,
}

/// A plan that would be on without any of the plans it needs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MissingDependency {
    /// The plan that needs something.
    pub needs: PlanOf,
    /// Any one of these would do.
    pub any_of: Vec<ServicePlanId>,
}

/// Why the number of seats of a subscription can't be changed (DOMAIN 1.7 Q1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum QuantityLock {
    /// Bought by a person for themselves.
    SelfService,
    /// A trial: buy it first.
    Trial,
    /// Activated with a product key.
    Prepaid,
    /// Bought through a partner or reseller.
    Partner,
    /// The credit check of the purchase is pending.
    CreditCheck,
    /// Expired, disabled or deleted.
    NotActive,
}

/// A field of somebody who is to be added: the columns of *Add multiple users*, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Field {
    /// *User Name*.
    UserName,
    /// *First Name*.
    FirstName,
    /// *Last Name*.
    LastName,
    /// *Display Name*.
    DisplayName,
    /// *Job Title*.
    JobTitle,
    /// *Department*.
    Department,
    /// *Office Number*.
    OfficeNumber,
    /// *Office Phone*.
    OfficePhone,
    /// *Mobile Phone*.
    MobilePhone,
    /// *Fax*.
    Fax,
    /// *Address*.
    Address,
    /// *City*.
    City,
    /// *State or Province*.
    State,
    /// *ZIP or Postal Code*.
    PostalCode,
    /// *Country or Region*.
    Country,
}

impl Field {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 15] = [
        Self::UserName,
        Self::FirstName,
        Self::LastName,
        Self::DisplayName,
        Self::JobTitle,
        Self::Department,
        Self::OfficeNumber,
        Self::OfficePhone,
        Self::MobilePhone,
        Self::Fax,
        Self::Address,
        Self::City,
        Self::State,
        Self::PostalCode,
        Self::Country,
    ];

    /// Whether it is one of a person's `Contact`, which has them in this order.
    pub const fn is_of_contact(self) -> bool {
        use Field::{Department, DisplayName, FirstName, LastName, UserName};
        !matches!(self, UserName | FirstName | LastName | DisplayName | Department)
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Fault {
    /// It must have something in it.
    Missing,
    /// It has more characters than it may have.
    TooLong {
        /// How many it may have.
        max: u32,
    },
    /// It is no address.
    NotAnAddress,
}

/// Why a person, a group, a subscription or a whole command was refused.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Problem {
    /// A service to leave off is not part of the product.
    PlanNotInSku {
        /// Which.
        plans: Vec<PlanOf>,
    },
    /// More people at a time than the page takes.
    TooManyUsers {
        /// How many it takes.
        limit: u32,
        /// How many were asked for.
        asked: u32,
    },
    /// The person isn't there, or has been deleted.
    UserNotFound,
    /// The role lacks the right: *Insufficient privileges*.
    Forbidden {
        /// Who asked.
        role: Role,
        /// What they lack.
        permission: Permission,
    },
    /// A product to take away isn't held.
    LicenseNotHeld {
        /// Which.
        skus: Vec<SkuId>,
    },
    /// A license to take away or to alter comes from groups only.
    InheritedLicense {
        /// Which.
        skus: Vec<SkuId>,
        /// From where.
        groups: Vec<GroupId>,
    },
    /// The tenant has no subscription of the product.
    SkuNotOwned {
        /// Which.
        skus: Vec<SkuId>,
    },
    /// The product was bought by somebody for themselves.
    SelfServicePurchase {
        /// Which.
        skus: Vec<SkuId>,
    },
    /// A direct assignment needs a usage location.
    UsageLocationMissing,
    /// Some plans are not offered at the usage location.
    ProhibitedInUsageLocation {
        /// Where.
        country: CountryCode,
        /// Which.
        plans: Vec<PlanOf>,
    },
    /// No assignable seat is left.
    NotEnoughLicenses {
        /// Of which products.
        skus: Vec<SkuId>,
    },
    /// Two plans of one exclusion set would be on together.
    ConflictingServicePlans {
        /// All of them.
        clashes: Vec<Conflict>,
    },
    /// A plan that would come on lacks what it needs.
    MissingDependentServicePlans {
        /// All of them.
        lacks: Vec<MissingDependency>,
    },
    /// A plan that stays on would lose what it needs.
    OtherProductsDepend {
        /// All of them.
        lacks: Vec<MissingDependency>,
    },
    /// The mailbox would have an address that somebody else has.
    DuplicateProxyAddress {
        /// The product with the mailbox.
        sku: SkuId,
        /// The address as it is written, `SMTP:` or `smtp:` included.
        address: String,
        /// Who has it.
        other: UserIx,
    },
    /// More groups at a time than the page takes.
    TooManyGroups {
        /// How many it takes.
        limit: u32,
        /// How many were asked for.
        asked: u32,
    },
    /// The group isn't there.
    GroupNotFound,
    /// The group is not security-enabled: it can't hold licenses.
    GroupNotEligible,
    /// A rule decides who belongs to the group.
    MembershipByRule,
    /// The group gives products; that has to end first.
    GroupHasLicenses {
        /// Which.
        skus: Vec<SkuId>,
    },
    /// The subscription isn't there.
    SubscriptionNotFound,
    /// The number of seats can't be changed.
    QuantityFixed {
        /// Why.
        lock: QuantityLock,
    },
    /// More seats are in use than would be left.
    BelowAssigned {
        /// Of which product.
        sku: SkuId,
        /// How many are in use.
        assigned: u32,
        /// The least that this subscription must have.
        least: u32,
    },
    /// Something about somebody who is to be added is missing or wrong.
    InvalidUser {
        /// Which field.
        field: Field,
        /// What is wrong with it.
        fault: Fault,
    },
    /// The domain of an address is not one of the organization's.
    DomainNotVerified {
        /// Which.
        domain: String,
    },
    /// Somebody has the address already.
    UserNameTaken {
        /// The address.
        address: String,
        /// Who has it: somebody there, or, by the place they would get, somebody before in the same list.
        other: UserIx,
    },
    /// The person was deleted too long ago to be restored.
    RestoreExpired {
        /// When they were deleted.
        deleted: Time,
    },
    /// A request lacks a part that it must have, even when there is nothing in it.
    MissingParameter {
        /// Their names, such as `removeLicenses`.
        names: Vec<String>,
    },
    /// A request has something else where an id belongs.
    InvalidGuid {
        /// What stands there.
        text: String,
    },
    /// More requests in one batch than the service takes.
    BatchTooLarge {
        /// How many it takes.
        limit: u32,
        /// How many there are.
        asked: u32,
    },
    /// The product serves the organization as a whole.
    ForOrganization {
        /// Which.
        skus: Vec<SkuId>,
    },
    /// More people and groups together than the page takes at a time.
    TooManyTogether {
        /// How many it takes.
        limit: u32,
        /// How many were asked for.
        asked: u32,
    },
    /// The account is blocked from signing in.
    SignInBlocked,
    /// An app has an auto-claim policy already.
    AppHasPolicy {
        /// Which.
        app: ClaimApp,
    },
    /// More backup products than a policy can have.
    TooManyBackups {
        /// How many it can have.
        limit: u32,
        /// How many were asked for.
        asked: u32,
    },
}

impl Problem {
    /// The products the problem is about, in order, without doubles.
    pub fn skus(&self) -> Vec<SkuId> {
        let mut skus: Vec<SkuId> = match self {
            Problem::TooManyUsers { .. }
            | Problem::TooManyGroups { .. }
            | Problem::TooManyTogether { .. }
            | Problem::TooManyBackups { .. }
            | Problem::AppHasPolicy { .. }
            | Problem::SignInBlocked
            | Problem::UserNotFound
            | Problem::GroupNotFound
            | Problem::GroupNotEligible
            | Problem::MembershipByRule
            | Problem::SubscriptionNotFound
            | Problem::QuantityFixed { .. }
            | Problem::InvalidUser { .. }
            | Problem::DomainNotVerified { .. }
            | Problem::UserNameTaken { .. }
            | Problem::RestoreExpired { .. }
            | Problem::MissingParameter { .. }
            | Problem::InvalidGuid { .. }
            | Problem::BatchTooLarge { .. }
            | Problem::Forbidden { .. }
            | Problem::UsageLocationMissing => Vec::new(),
            Problem::BelowAssigned { sku, .. } | Problem::DuplicateProxyAddress { sku, .. } => vec![*sku],
            Problem::GroupHasLicenses { skus }
            | Problem::LicenseNotHeld { skus }
            | Problem::InheritedLicense { skus, .. }
            | Problem::SkuNotOwned { skus }
            | Problem::SelfServicePurchase { skus }
            | Problem::ForOrganization { skus }
            | Problem::NotEnoughLicenses { skus } => skus.clone(),
            Problem::PlanNotInSku { plans } | Problem::ProhibitedInUsageLocation { plans, .. } => {
                plans.iter().map(|p| p.sku).collect()
            }
            Problem::ConflictingServicePlans { clashes } => {
                clashes.iter().flat_map(|c| [c.one.sku, c.other.sku]).collect()
            }
            Problem::MissingDependentServicePlans { lacks } | Problem::OtherProductsDepend { lacks } => {
                lacks.iter().map(|l| l.needs.sku).collect()
            }
        };
        skus.sort_unstable();
        skus.dedup();
        skus
    }
}
