//! Which groups can give what (DOMAIN 1.8).

use std::collections::BTreeSet;

use crate::catalog::{self, ServicePlanId, SkuId};
use crate::domain::group::{Group, GroupLicenses};
use crate::domain::problem::{MissingDependency, PlanOf, Problem};
use crate::domain::tenant::Tenant;

/// Refuses licenses for a group that is not security-enabled.
pub(in crate::domain) fn not_eligible(group: &Group) -> Option<Problem> {
    (!group.can_give_licenses()).then_some(Problem::GroupNotEligible)
}

/// Refuses adding and removing members where a rule decides.
pub(in crate::domain) fn fixed_membership(group: &Group) -> Option<Problem> {
    group.is_dynamic().then_some(Problem::MembershipByRule)
}

/// Refuses taking a product that the group doesn't give.
pub(in crate::domain) fn group_holds(group: &Group, skus: &BTreeSet<SkuId>) -> Option<Problem> {
    let missing = skus
        .iter()
        .copied()
        .filter(|sku| !group.licenses.contains_key(sku));
    let skus: Vec<_> = missing.collect();
    (!skus.is_empty()).then_some(Problem::LicenseNotHeld { skus })
}

/// Refuses deleting a group that gives something.
pub(in crate::domain) fn has_licenses(group: &Group) -> Option<Problem> {
    let skus: Vec<_> = group.licenses.keys().copied().collect();
    (!skus.is_empty()).then_some(Problem::GroupHasLicenses { skus })
}

/// Refuses a group whose products need services that the same group doesn't give: add-on and prerequisite must be on
/// the same group (DOMAIN section 9). What lacked something before is not blamed on the change.
pub(in crate::domain) fn missing_on_group(
    tenant: &Tenant,
    from: &GroupLicenses,
    to: &GroupLicenses,
) -> Option<Problem> {
    let rules = catalog::rules(tenant.rules);
    let (before, after) = (given(tenant, from), given(tenant, to));
    let on = |plans: &[PlanOf], plan: ServicePlanId| plans.iter().any(|p| p.plan == plan);
    let lacks_it = |plans: &[PlanOf], plan: &PlanOf| {
        let dependency = rules.dependency_of(plan.plan)?;
        let met = dependency.requires_any_of.iter().any(|need| on(plans, *need));
        (!met).then_some(dependency)
    };
    let lacks: Vec<MissingDependency> = after
        .iter()
        .filter(|plan| !(before.contains(plan) && lacks_it(&before, plan).is_some()))
        .filter_map(|plan| {
            lacks_it(&after, plan).map(|dependency| MissingDependency {
                needs: *plan,
                any_of: dependency.requires_any_of.to_vec(),
            })
        })
        .collect();
    if lacks.is_empty() {
        return None;
    }
    let stays = lacks.iter().all(|lack| before.contains(&lack.needs));
    Some(if stays {
        Problem::OtherProductsDepend { lacks }
    } else {
        Problem::MissingDependentServicePlans { lacks }
    })
}

fn given(tenant: &Tenant, licenses: &GroupLicenses) -> Vec<PlanOf> {
    let products = licenses
        .iter()
        .filter_map(|(sku, off)| Some((tenant.product(*sku)?, off)));
    products
        .flat_map(|(product, off)| {
            let on = product.user_plans().filter(|plan| !off.contains(plan.id));
            on.map(|plan| PlanOf {
                sku: product.sku,
                plan: plan.id,
            })
        })
        .collect()
}
