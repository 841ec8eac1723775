//! Words for the things of the domain: products, services, people, places, problems, fixes.
//!
//! All read the language reactively, so they belong in closures or memos.

mod entry;
mod event;
mod fix;
mod problem;
mod property;

pub use entry::entry;
pub use event::{event, product_change, Told};
pub use fix::{by_hand_text, fix_cost, fix_icon, fix_label};
pub use problem::{
    error_title, few_of, field, field_label, first_of, particulars, people, problem_brief, problem_text,
    problem_text_about, problem_title,
};
pub use property::{condition, condition_title, name_fault, property_text, property_title, standard_filter};

use crate::catalog::{CountryCode, EditionId, QuantityFlow, RuleProfile, ServicePlanId, SkuId};
use crate::domain::{
    GroupId, Permission, Product, Role, SubscriptionId, SubscriptionStatus, Tenant, Time, UserIx,
};
use crate::order;
use crate::platform;
use crate::t;

use super::text::{tag, use_locale};

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

/// *A*, *A and B*, *A, B, and C*; in Dutch without the last comma.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first, last] => t!(common.and_last, first, last),
        [first @ .., last] => t!(common.and_last_of_many, first = first.join(", "), last),
    }
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

/// A role's name.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Global => t!(roles.global),
        Role::License => t!(roles.license),
        Role::User => t!(roles.user),
        Role::Billing => t!(roles.billing),
        Role::Groups => t!(roles.groups),
        Role::Helpdesk => t!(roles.helpdesk),
        Role::GlobalReader => t!(roles.global_reader),
        Role::ServiceSupport => t!(roles.service_support),
        Role::Password => t!(roles.password),
    }
}

/// An edition's name; that it is history stands with it wherever it stands.
pub fn edition(edition: EditionId) -> String {
    let name = match edition {
        EditionId::Worldwide2020 => t!(editions.worldwide),
        EditionId::Vianet2020 => t!(editions.vianet),
        EditionId::Germany2020 => t!(editions.germany),
    };
    if edition.edition().is_historic() {
        t!(editions.historic, name)
    } else {
        name.to_owned()
    }
}

/// What has to be known of an edition before its pages are read: that its cloud closed, or the article's own notice.
/// With it, where the notice leads.
pub fn edition_notice(id: EditionId) -> Option<(String, Option<&'static str>)> {
    let edition = id.edition();
    if let Some(notice) = edition.notice {
        let text = match notice.label {
            "msg.adminChanging" => t!(editions.admin_changing),
            _ => "",
        };
        return Some((text.to_owned(), Some(notice.link)));
    }
    let closed = Time::parse(&format!("{}T00:00:00Z", edition.closed?))?;
    let date = platform::date(closed.0, tag(use_locale().get()));
    Some((t!(editions.closed, name = self::edition(id), date), None))
}

/// Where a subscription is in its life (DOMAIN R10).
pub fn status(status: SubscriptionStatus) -> &'static str {
    match status {
        SubscriptionStatus::Enabled => t!(subscriptions.active),
        SubscriptionStatus::Warning => t!(subscriptions.expired),
        SubscriptionStatus::Suspended => t!(subscriptions.disabled),
        SubscriptionStatus::LockedOut => t!(subscriptions.canceled),
        SubscriptionStatus::Deleted => t!(subscriptions.deleted),
    }
}

/// The name of the page where quantities change, in an edition.
pub fn quantities_page(edition: EditionId) -> &'static str {
    match edition.edition().quantity {
        QuantityFlow::Subscriptions => t!(subscriptions.subscriptions),
        QuantityFlow::YourProducts => t!(subscriptions.your_products),
    }
}

/// The word on the button that submits a new quantity, in an edition.
pub fn submit_quantity(edition: EditionId) -> &'static str {
    match edition.edition().quantity {
        QuantityFlow::Subscriptions => t!(subscriptions.submit),
        QuantityFlow::YourProducts => t!(subscriptions.submit_change),
    }
}

/// What a right allows, as a row of the matrix says it.
pub fn permission(permission: Permission) -> &'static str {
    match permission {
        Permission::AssignLicenses => t!(permissions.assign),
        Permission::EditUsageLocation => t!(permissions.location),
        Permission::AssignGroupLicenses => t!(permissions.assign_groups),
        Permission::ReprocessLicenses => t!(permissions.reprocess),
        Permission::ChangeQuantity => t!(permissions.quantity),
        Permission::EditGroups => t!(permissions.groups),
        Permission::AddUsers => t!(permissions.add_users),
        Permission::DeleteUsers => t!(permissions.delete_users),
        Permission::ResetPasswords => t!(permissions.passwords),
        Permission::ConfigureSandbox => t!(permissions.sandbox),
    }
}

/// A rules profile's name.
pub fn rules(rules: RuleProfile) -> &'static str {
    match rules {
        RuleProfile::Classic2020 => t!(editions.classic),
        RuleProfile::Current2025 => t!(editions.current),
    }
}

/// One of two texts by a number: `counted!(3, common.users_1, common.users_n)`. Both languages count alike.
#[macro_export]
macro_rules! counted {
    ($count:expr, $ns1:ident . $one:ident, $ns2:ident . $many:ident $(, $key:ident $(= $value:expr)?)*) => {{
        let count = u64::try_from($count).unwrap_or(u64::MAX);
        let number = $crate::ui::text::number(count);
        if count == 1 {
            $crate::t!($ns1.$one, count = number $(, $key $(= $value)?)*)
        } else {
            $crate::t!($ns2.$many, count = number $(, $key $(= $value)?)*)
        }
    }};
}

/// The date of a moment: *July 15, 2020*.
pub fn date(time: Time) -> String {
    platform::date(time.0, tag(use_locale().get()))
}

/// A moment of real time, in this browser's zone: *November 22, 2026, 14:32*.
pub fn real_moment(millis: i64) -> String {
    platform::moment(millis, tag(use_locale().get()))
}

/// Date and time of day of a moment, in UTC: *July 15, 2020, 09:05*.
pub fn moment(time: Time) -> String {
    let seconds = time.0.rem_euclid(86_400);
    format!("{}, {:02}:{:02}", date(time), seconds / 3600, seconds / 60 % 60)
}
