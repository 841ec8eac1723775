//! The licensing rules, one file each. A rule reads; it never changes and never speaks.
//!
//! Rules look at the way from one license set to another and blame only what the way brings: a person who holds
//! two clashing products since an import can still be given or lose a third one.

mod dependency;
mod exclusion;
mod held;
mod limit;
mod location;
mod owned;

use crate::catalog::SkuId;

use super::license::LicenseSet;
use super::problem::PlanOf;
use super::tenant::Tenant;

pub(super) use dependency::{added_without, left_without};
pub(super) use exclusion::clashes;
pub(super) use held::{alterable, removable};
pub use limit::users_at_a_time;
pub(super) use location::{missing_location, prohibited};
pub(super) use owned::{not_owned, plans_not_in_sku, self_service};

/// The services a set gives: the union over its sources in force (DOMAIN R2), in order of products, then plans.
pub(super) fn plans_on(tenant: &Tenant, set: &LicenseSet) -> Vec<PlanOf> {
    let mut plans = Vec::new();
    for license in set.licenses() {
        let Some(product) = tenant.product(license.sku) else {
            continue;
        };
        let on = product.user_plans().filter(|plan| license.enables(plan.id));
        plans.extend(on.map(|plan| PlanOf {
            sku: license.sku,
            plan: plan.id,
        }));
    }
    plans
}

/// The products whose license would newly take a seat.
pub(super) fn newly_held(from: &LicenseSet, to: &LicenseSet) -> Vec<SkuId> {
    to.in_force()
        .filter(|sku| !from.get(*sku).is_some_and(|l| l.in_force()))
        .collect()
}
