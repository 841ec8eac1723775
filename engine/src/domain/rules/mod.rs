//! The licensing rules, one file for each subject; seats are counted in `decide/ledger.rs`. A rule reads; it never
//! changes and never speaks. What it answers is the problem, where there is one.
//!
//! Rules look at the way from one license set to another and blame only what the way brings: a person who holds
//! two clashing products since an import can still be given or lose a third one.

mod address;
mod dependency;
mod exclusion;
mod group;
mod held;
mod limit;
mod location;
mod new_user;
mod owned;
mod password;
mod quantity;
mod role;

use crate::catalog::SkuId;

use super::license::LicenseSet;
use super::problem::PlanOf;
use super::tenant::Tenant;

pub(super) use address::{address_taken, mailbox_that_comes};
pub(super) use dependency::{added_without, left_without};
pub(super) use exclusion::clashes;
pub(super) use group::{fixed_membership, group_holds, has_licenses, missing_on_group, not_eligible};
pub(super) use held::{not_alterable, not_removable};
pub use limit::{groups_at_a_time, users_at_a_time, REPROCESSED_AT_A_TIME};
pub(super) use location::{missing_location, prohibited};
pub use new_user::{longest, people_problems, LONGEST_ALIAS, LONGEST_DOMAIN, RESTORABLE_DAYS};
pub(super) use new_user::{malformed_user, Addresses};
pub(super) use owned::{for_organization, not_owned, plans_not_in_sku, self_service};
pub use password::{password_fault, PasswordFault, PASSWORD_LENGTHS};
pub(super) use quantity::{below_assigned, fixed_quantity};
pub(super) use role::forbidden;
pub use role::may;

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
