//! Writes the items of the lists in a tenant file: products, subscriptions, people and groups.

use std::collections::BTreeMap;

use crate::catalog::{AppliesTo, ServicePlanId, SkuId};
use crate::domain::{
    AssignmentState, Contact, Group, LicenseSet, Membership, PlanSet, Product, ProvisioningStatus, Source,
    Subscription, SubscriptionStatus, Tenant, User, UserType,
};
use crate::exchange::json::Writer;
use crate::exchange::licenses::licenses;

use super::read_groups::PROCESSING;
use super::read_products::{PROVISIONING, STATUSES};
use super::read_users::ERRORS;

/// The name of a value in a table of Graph's words.
fn word<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> &'static str {
    let found = words.iter().find(|(_, known)| known == value);
    found.map_or("", |(word, _)| word)
}

fn applies_to(value: AppliesTo) -> &'static str {
    match value {
        AppliesTo::User => "User",
        AppliesTo::Company => "Company",
    }
}

/// One of `subscribedSkus`.
pub(super) fn sku(out: &mut Writer, tenant: &Tenant, product: &Product) {
    let seats = tenant.seats(product.sku);
    let units = [
        ("enabled", SubscriptionStatus::Enabled, seats.enabled),
        ("warning", SubscriptionStatus::Warning, seats.warning),
        ("suspended", SubscriptionStatus::Suspended, seats.suspended),
        ("lockedOut", SubscriptionStatus::LockedOut, seats.locked_out),
    ];
    let with_units = units
        .iter()
        .find(|(_, _, units)| *units > 0)
        .map(|(_, status, _)| *status);
    let of_none = || tenant.subscriptions_of(product.sku).map(|s| s.status).min();
    let status = with_units.or_else(of_none).unwrap_or(SubscriptionStatus::Deleted);
    out.open('{');
    out.quoted_of("skuId", product.sku);
    out.text_of("skuPartNumber", &product.part_number);
    out.quoted_of("capabilityStatus", word(&STATUSES, &status));
    out.quoted_of("appliesTo", applies_to(product.applies_to));
    out.key("prepaidUnits");
    out.open('{');
    for (key, _, units) in units {
        out.plain_of(key, units);
    }
    out.close('}');
    out.plain_of("consumedUnits", seats.consumed);
    out.list_of(
        "subscriptionIds",
        tenant.subscriptions_of(product.sku).map(|s| s.id),
    );
    out.key("servicePlans");
    out.open('[');
    for plan in &product.plans {
        out.item();
        out.open('{');
        out.quoted_of("servicePlanId", plan.id);
        out.text_of("servicePlanName", &plan.name);
        let provisioning: &ProvisioningStatus = &plan.provisioning;
        out.quoted_of("provisioningStatus", word(&PROVISIONING, provisioning));
        out.quoted_of("appliesTo", applies_to(plan.applies_to));
        out.close('}');
    }
    out.close(']');
    out.close('}');
}

/// One of `subscriptions`.
pub(super) fn subscription(out: &mut Writer, tenant: &Tenant, bought: &Subscription) {
    out.open('{');
    out.quoted_of("id", bought.id);
    out.quoted_of("skuId", bought.sku);
    if let Some(product) = tenant.product(bought.sku) {
        out.text_of("skuPartNumber", &product.part_number);
    }
    out.plain_of("totalLicenses", bought.total_licenses);
    out.quoted_of("status", word(&STATUSES, &bought.status));
    out.plain_of("isTrial", bought.is_trial);
    match bought.next_lifecycle {
        Some(time) => out.quoted_of("nextLifecycleDateTime", time),
        None => out.plain_of("nextLifecycleDateTime", "null"),
    }
    if let Some(owner) = bought.self_service_owner {
        out.quoted_of("ownerType", "User");
        out.quoted_of("ownerId", owner);
    }
    out.close('}');
}

/// One of `users` or `deletedUsers`; `licenses` is the [`holding`] of the user's set.
pub(super) fn user(out: &mut Writer, user: &User, licenses: &str) {
    let profile = &user.profile;
    out.open('{');
    out.quoted_of("id", profile.id);
    out.text_of("displayName", &profile.display_name);
    let names = [
        ("givenName", &profile.given_name),
        ("surname", &profile.surname),
        ("department", &profile.department),
    ];
    for (key, text) in names {
        if let Some(text) = text {
            out.text_of(key, text);
        }
    }
    match user.deleted {
        // As Graph has it: the name is free for somebody else.
        Some(_) => {
            let name = profile.deleted_prefix() + &profile.user_principal_name;
            out.text_of("userPrincipalName", &name);
        }
        None => out.text_of("userPrincipalName", &profile.user_principal_name),
    }
    match user.usage_location {
        Some(country) => out.quoted_of("usageLocation", country),
        None => out.plain_of("usageLocation", "null"),
    }
    out.plain_of("accountEnabled", profile.account_enabled);
    let kind = match profile.user_type {
        UserType::Member => "Member",
        UserType::Guest => "Guest",
    };
    out.quoted_of("userType", kind);
    if profile.on_premises_sync {
        out.plain_of("onPremisesSyncEnabled", true);
    }
    if let Some(contact) = &profile.contact {
        contact_of(out, contact);
    }
    if !profile.proxy_addresses.is_empty() {
        out.key("proxyAddresses");
        out.open('[');
        for address in &profile.proxy_addresses {
            out.item();
            out.text(address);
        }
        out.close(']');
    }
    if let Some(deleted) = user.deleted {
        out.quoted_of("deletedDateTime", deleted);
    }
    out.item();
    out.raw(licenses);
    out.close('}');
}

fn contact_of(out: &mut Writer, contact: &Contact) {
    // In the order of the texts; the office's number is in a list of its own.
    const KEYS: [&str; Contact::TEXTS] = [
        "jobTitle",
        "officeLocation",
        "",
        "mobilePhone",
        "faxNumber",
        "streetAddress",
        "city",
        "state",
        "postalCode",
        "country",
    ];
    for (key, text) in KEYS.into_iter().zip(contact.texts()) {
        if let Some(text) = text.as_deref().filter(|_| !key.is_empty()) {
            out.text_of(key, text);
        }
    }
    if let Some(phone) = &contact.office_phone {
        out.key("businessPhones");
        out.open('[');
        out.item();
        out.text(phone);
        out.close(']');
    }
}

/// `assignedLicenses` and `licenseAssignmentStates` of everybody with one set, with their keys.
pub(super) fn holding(set: &LicenseSet) -> String {
    let mut out = Writer::with_capacity(256);
    licenses(&mut out, "assignedLicenses", assigned(set));
    out.key("licenseAssignmentStates");
    out.open('[');
    for license in set.licenses() {
        for assignment in license.assignments() {
            let error = assignment.state.error();
            let error = error.map_or("None", |error| word(&ERRORS, &error));
            out.item();
            out.open('{');
            out.quoted_of("skuId", license.sku);
            match assignment.source {
                Source::Direct => out.plain_of("assignedByGroup", "null"),
                Source::Group(group) => out.quoted_of("assignedByGroup", group),
            }
            out.list_of("disabledPlans", assignment.disabled_plans.iter());
            out.quoted_of("state", state(assignment.state));
            out.quoted_of("error", error);
            out.close('}');
        }
    }
    out.close(']');
    out.into_string()
}

fn state(state: AssignmentState) -> &'static str {
    match state {
        AssignmentState::Active => "Active",
        AssignmentState::ActiveWithError(_) => "ActiveWithError",
        AssignmentState::Disabled => "Disabled",
        AssignmentState::Error(_) => "Error",
    }
}

/// `assignedLicenses` as Graph has them: the products in force, each with the plans that all its sources in force
/// leave off.
pub fn assigned(set: &LicenseSet) -> BTreeMap<SkuId, PlanSet> {
    let mut assigned = BTreeMap::new();
    for license in set.licenses().iter().filter(|license| license.in_force()) {
        let mut in_force = license.assignments().iter().filter(|a| a.state.in_force());
        let Some(first) = in_force.next() else { continue };
        let mut off: Vec<ServicePlanId> = first.disabled_plans.iter().collect();
        for other in in_force {
            off.retain(|plan| other.disabled_plans.contains(*plan));
        }
        assigned.insert(license.sku, off.into_iter().collect());
    }
    assigned
}

/// One of `groups`.
pub(super) fn group(out: &mut Writer, tenant: &Tenant, group: &Group) {
    out.open('{');
    out.quoted_of("id", group.id);
    out.text_of("displayName", &group.display_name);
    out.plain_of("securityEnabled", group.security_enabled);
    out.plain_of("mailEnabled", group.mail_enabled);
    let kinds = [
        ("Unified", group.unified),
        ("DynamicMembership", group.is_dynamic()),
    ];
    out.list_of(
        "groupTypes",
        kinds.iter().filter(|(_, is)| *is).map(|(kind, _)| kind),
    );
    if let Membership::Dynamic(rule) = &group.membership {
        out.text_of("membershipRule", rule);
    }
    licenses(
        out,
        "assignedLicenses",
        group.licenses.iter().map(|(sku, off)| (*sku, off)),
    );
    out.key("licenseProcessingState");
    out.open('{');
    out.quoted_of("state", word(&PROCESSING, &tenant.processing(group.id)));
    out.close('}');
    out.key("members");
    out.open('[');
    for user in group.members.iter().filter_map(|ix| tenant.user(*ix)) {
        out.item();
        out.open('{');
        out.quoted_of("id", user.profile.id);
        out.close('}');
    }
    out.close(']');
    out.close('}');
}
