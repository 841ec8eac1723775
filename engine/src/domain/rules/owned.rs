//! What can be given must be the tenant's to give and somebody's to have (DOMAIN 2.7 SkuNotOwned,
//! SelfServicePurchase, PlanNotInSku; 2.1 `appliesTo`).

use crate::catalog::SkuId;
use crate::domain::command::Grant;
use crate::domain::problem::{PlanOf, Problem};
use crate::domain::tenant::Tenant;

/// The products that are given of which this is so: each once, however often it is given.
fn those(grants: &[Grant], is_so: impl Fn(SkuId) -> bool) -> Vec<SkuId> {
    let mut found = Vec::new();
    for grant in grants {
        if is_so(grant.sku) && !found.contains(&grant.sku) {
            found.push(grant.sku);
        }
    }
    found
}

/// Refuses a product that the tenant has no subscription of.
pub(in crate::domain) fn not_owned(tenant: &Tenant, grants: &[Grant]) -> Option<Problem> {
    let owned = |sku| tenant.product(sku).is_some();
    let skus = those(grants, |sku| !owned(sku));
    (!skus.is_empty()).then_some(Problem::SkuNotOwned { skus })
}

/// Refuses a product that serves the organization as a whole: nobody has a license of it.
pub(in crate::domain) fn for_organization(tenant: &Tenant, grants: &[Grant]) -> Option<Problem> {
    let skus = those(grants, |sku| {
        let product = tenant.product(sku);
        product.is_some_and(|product| !product.is_for_people())
    });
    (!skus.is_empty()).then_some(Problem::ForOrganization { skus })
}

/// Refuses a product of which every subscription was bought by somebody for themselves.
pub(in crate::domain) fn self_service(tenant: &Tenant, grants: &[Grant]) -> Option<Problem> {
    let bought_by_users = |sku| {
        let mut subscriptions = tenant.subscriptions_of(sku).peekable();
        subscriptions.peek().is_some() && subscriptions.all(|s| s.self_service_owner.is_some())
    };
    let skus = those(grants, bought_by_users);
    (!skus.is_empty()).then_some(Problem::SelfServicePurchase { skus })
}

/// Refuses switching off a service that the product doesn't have. Products the tenant lacks are another rule's.
pub(in crate::domain) fn plans_not_in_sku(tenant: &Tenant, grants: &[Grant]) -> Option<Problem> {
    let mut plans = Vec::new();
    for grant in grants {
        let Some(product) = tenant.product(grant.sku) else {
            continue;
        };
        let strangers = grant
            .disabled_plans
            .iter()
            .filter(|plan| !product.has_plan(*plan));
        plans.extend(strangers.map(|plan| PlanOf { sku: grant.sku, plan }));
    }
    (!plans.is_empty()).then_some(Problem::PlanNotInSku { plans })
}
