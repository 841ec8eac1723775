//! What people ask for and claim themselves, and what the admins set up for that: license requests and auto-claim
//! policies (DOMAIN 1.12).

use serde::{Deserialize, Serialize};
use std::sync::Arc;

use crate::catalog::{ClaimApp, SkuId};

use super::ids::UserIx;
use super::license::PlanSet;
use super::time::Time;

/// How long a request is kept (DOMAIN 1.12).
pub const REQUEST_KEPT_DAYS: i64 = 365;

/// The most backup products of an auto-claim policy (DOMAIN 1.12).
pub const MOST_BACKUPS: u32 = 4;

/// Where a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum RequestStatus {
    /// Nobody decided about it yet.
    #[default]
    Pending,
    /// The person got what they asked for, or another product in its place.
    Approved,
    /// The person did not get it.
    Rejected,
}

impl RequestStatus {
    /// All of them, with their names in the tenant file.
    pub const ALL: [(&'static str, Self); 3] = [
        ("pending", Self::Pending),
        ("approved", Self::Approved),
        ("rejected", Self::Rejected),
    ];
}

/// Somebody asked for a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LicenseRequest {
    /// Who.
    pub user: UserIx,
    /// For what.
    pub sku: SkuId,
    /// When.
    pub asked: Time,
    /// What became of it.
    pub status: RequestStatus,
}

impl LicenseRequest {
    /// Whether it is still kept at a moment.
    pub fn is_kept(&self, now: Time) -> bool {
        now < self.asked.plus_days(REQUEST_KEPT_DAYS)
    }

    /// Whether it can be decided about at a moment.
    pub fn is_open(&self, now: Time) -> bool {
        self.status == RequestStatus::Pending && self.is_kept(now)
    }
}

/// A product that can be claimed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claimable {
    /// The product.
    pub sku: SkuId,
    /// The services that are left off.
    pub disabled_plans: PlanSet,
}

/// What people without a license get when they first sign in to an app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimPolicy {
    /// What it is called.
    pub name: Arc<str>,
    /// The app.
    pub app: ClaimApp,
    /// The product, and behind it the backup products in order.
    pub products: Vec<Claimable>,
}

/// The page *Auto-claim policy*.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AutoClaim {
    /// Whether the setting is on.
    pub on: bool,
    /// The policies, one per app.
    pub policies: Vec<ClaimPolicy>,
}

impl AutoClaim {
    /// The policy of an app.
    pub fn policy(&self, app: ClaimApp) -> Option<&ClaimPolicy> {
        self.policies.iter().find(|policy| policy.app == app)
    }
}

/// Somebody signed in to an app for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    /// Who.
    pub user: UserIx,
    /// To which app.
    pub app: ClaimApp,
    /// When.
    pub at: Time,
    /// The product they got by it, if they got one.
    pub claimed: Option<SkuId>,
}

/// All of it, as a tenant has it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SelfServe {
    /// The requests, oldest first; each keeps its place.
    pub requests: Vec<LicenseRequest>,
    /// The policies.
    pub auto_claim: AutoClaim,
    /// The first sign-ins, oldest first.
    pub sign_ins: Vec<SignIn>,
}

impl SelfServe {
    /// Whether somebody has signed in to an app before.
    pub fn has_signed_in(&self, user: UserIx, app: ClaimApp) -> bool {
        let mut all = self.sign_ins.iter();
        all.any(|one| one.user == user && one.app == app)
    }
}

/// Takes an item out of a list at a place, puts one in there, or both. For `evolve` only.
pub(super) fn put<T: Copy>(list: &mut Vec<T>, place: u32, takes: bool, item: Option<T>) {
    let place = (place as usize).min(list.len());
    let end = (place + usize::from(takes)).min(list.len());
    list.splice(place..end, item);
}
