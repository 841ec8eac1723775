//! What a tenant has bought: products (`subscribedSku` of Graph), their subscriptions, and the seats they give.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

use crate::catalog::{self, AppliesTo, ServicePlanId, SkuId, Year};

use super::ids::{SubscriptionId, UserId};
use super::time::Time;

/// `servicePlanInfo.provisioningStatus`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum ProvisioningStatus {
    /// Ready.
    #[default]
    Success,
    /// Switched off.
    Disabled,
    /// Failed.
    Error,
    /// Waits for the service.
    PendingInput,
    /// Waits for an admin to activate it.
    PendingActivation,
    /// Added by the service, not active in this tenant yet.
    PendingProvisioning,
}

/// One service of a product, as this tenant has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanInfo {
    /// The plan.
    pub id: ServicePlanId,
    /// `servicePlanName`, such as `EXCHANGE_S_STANDARD`.
    pub name: Arc<str>,
    /// Per person or tenant-wide.
    pub applies_to: AppliesTo,
    /// Whether it is ready in this tenant.
    pub provisioning: ProvisioningStatus,
}

/// A product the tenant has: `subscribedSku`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// The key.
    pub sku: SkuId,
    /// `skuPartNumber`. Not a key: two products can share one.
    pub part_number: Arc<str>,
    /// Whether the product is given to people at all.
    pub applies_to: AppliesTo,
    /// Its services, in the product's order.
    pub plans: Vec<PlanInfo>,
}

impl Product {
    /// The product as the catalogue knows it, if it does.
    pub fn from_catalog(sku: SkuId) -> Option<Product> {
        Self::in_year(sku, Year::Today)
    }

    /// The product with the services that it had in a year, if the catalogue knows it.
    pub fn in_year(sku: SkuId, year: Year) -> Option<Product> {
        let known = catalog::product(sku)?;
        Some(Product {
            sku,
            part_number: Arc::from(known.part_number),
            applies_to: AppliesTo::User,
            plans: catalog::plans_of(sku, year)?
                .iter()
                .map(|plan| PlanInfo {
                    id: plan.id,
                    name: Arc::from(plan.name),
                    applies_to: plan.applies_to,
                    provisioning: ProvisioningStatus::Success,
                })
                .collect(),
        })
    }

    /// Whether people and groups can be given it; the others serve the organization as a whole.
    pub fn is_for_people(&self) -> bool {
        self.applies_to == AppliesTo::User
    }

    /// Whether the plan is one of the product's.
    pub fn has_plan(&self, plan: ServicePlanId) -> bool {
        self.plans.iter().any(|p| p.id == plan)
    }

    /// The services that people get, and can be switched per person.
    pub fn user_plans(&self) -> impl Iterator<Item = &PlanInfo> {
        self.plans.iter().filter(|p| p.applies_to == AppliesTo::User)
    }
}

/// `companySubscription.status`: where a subscription is in its life (DOMAIN R10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum SubscriptionStatus {
    /// In order.
    #[default]
    Enabled,
    /// Expired, in grace: still usable and assignable.
    Warning,
    /// Disabled: not assignable.
    Suspended,
    /// Canceled: nobody can use it.
    LockedOut,
    /// Gone.
    Deleted,
}

/// One purchase of one product: `companySubscription`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// The key.
    pub id: SubscriptionId,
    /// The product.
    pub sku: SkuId,
    /// Seats bought.
    pub total_licenses: u32,
    /// Where it is in its life.
    pub status: SubscriptionStatus,
    /// Whether it is a trial.
    pub is_trial: bool,
    /// When the status changes next, if known.
    pub next_lifecycle: Option<Time>,
    /// The person who bought it for themselves (`ownerType` is `User`), else the tenant's. The id may be of
    /// someone the tenant doesn't list.
    pub self_service_owner: Option<UserId>,
    /// Whether it was activated with a product key: *Prepaid*.
    pub prepaid: bool,
    /// Whether it was bought through a partner or reseller.
    pub partner: bool,
    /// Until when the credit check of the purchase takes, if one is pending.
    pub credit_check_until: Option<Time>,
}

impl Subscription {
    /// An ordinary one in order: bought by the organization, of which nothing more is known.
    pub const fn new(id: SubscriptionId, sku: SkuId, total_licenses: u32) -> Self {
        Self {
            id,
            sku,
            total_licenses,
            status: SubscriptionStatus::Enabled,
            is_trial: false,
            next_lifecycle: None,
            self_service_owner: None,
            prepaid: false,
            partner: false,
            credit_check_until: None,
        }
    }
}

/// The seats of one product: `prepaidUnits` and `consumedUnits`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seats {
    /// Seats in order.
    pub enabled: u32,
    /// Seats of expired subscriptions, still usable.
    pub warning: u32,
    /// Seats of disabled subscriptions.
    pub suspended: u32,
    /// Seats of canceled subscriptions.
    pub locked_out: u32,
    /// People who hold the product.
    pub consumed: u32,
}

impl Seats {
    /// What the Licenses page calls total: enabled and warning (DOMAIN section 9).
    pub fn total(&self) -> u32 {
        self.enabled.saturating_add(self.warning)
    }

    /// Total less consumed; negative when more is assigned than there is (DOMAIN R3, R4).
    pub fn assignable(&self) -> i64 {
        i64::from(self.total()) - i64::from(self.consumed)
    }

    /// What the Licenses page calls available: never below zero.
    pub fn available(&self) -> u32 {
        self.total().saturating_sub(self.consumed)
    }

    /// How many more are assigned than there are.
    pub fn over(&self) -> u32 {
        self.consumed.saturating_sub(self.total())
    }
}
