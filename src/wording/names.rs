//! What the things of a tenant are called: products, services, people, groups, subscriptions, and where people are.

use crate::catalog::{CountryCode, ServicePlanId, SkuId};
use crate::domain::{GroupId, Product, SubscriptionId, Tenant, UserIx};
use crate::i18n::{tag, use_locale};
use crate::order;
use crate::platform;
use crate::t;

use super::list;

/// A product by its name in the tenant's year, else by its part number.
pub fn product_name(tenant: &Tenant, sku: SkuId) -> String {
    tenant.product_name(sku)
}

/// A service of a product, as it is called among the product's services.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// The plan.
    pub plan: ServicePlanId,
    /// Its name; two of one name in a product carry their plan names in parentheses.
    pub name: String,
}

/// The services of a product that people get, in order of their names.
pub fn services(tenant: &Tenant, product: &Product) -> Vec<Service> {
    let names: Vec<String> = product
        .user_plans()
        .map(|plan| tenant.plan_name(plan.id, &plan.name))
        .collect();
    let is_double = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
    let mut services: Vec<Service> = product
        .user_plans()
        .zip(&names)
        .map(|(plan, name)| {
            let name = if is_double(name) {
                format!("{name} ({})", plan.name)
            } else {
                name.clone()
            };
            Service { plan: plan.id, name }
        })
        .collect();
    order::sort_by_key(&mut services, |service| service.name.to_lowercase());
    services
}

/// A service by its friendly name, as part of a product.
pub fn service_name(tenant: &Tenant, sku: SkuId, plan: ServicePlanId) -> String {
    let service = tenant
        .product(sku)
        .and_then(|p| services(tenant, p).into_iter().find(|s| s.plan == plan));
    service.map_or_else(
        || tenant.plan_name(plan, &plan.to_string()),
        |service| service.name,
    )
}

/// Names of products, as a list.
pub fn product_list(tenant: &Tenant, skus: &[SkuId]) -> String {
    list(
        &skus
            .iter()
            .map(|sku| product_name(tenant, *sku))
            .collect::<Vec<_>>(),
    )
}

/// Somebody's display name.
pub fn person(tenant: &Tenant, user: UserIx) -> String {
    tenant.user(user).map_or_else(
        || t!(common.unknown_user).to_owned(),
        |u| u.profile.display_name.to_string(),
    )
}

/// A group's name.
pub fn group_name(tenant: &Tenant, group: GroupId) -> String {
    tenant
        .group(group)
        .map_or_else(|| group.to_string(), |g| g.display_name.to_string())
}

/// What a subscription is of.
pub fn subscription_name(tenant: &Tenant, subscription: SubscriptionId) -> String {
    tenant
        .subscription(subscription)
        .map_or_else(|| subscription.to_string(), |s| product_name(tenant, s.sku))
}

/// A country's name.
pub fn country(code: CountryCode) -> String {
    platform::country_name(code, tag(use_locale().get()))
}
