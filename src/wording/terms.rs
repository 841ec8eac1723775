//! What is called the same in every tenant: roles, rights, editions, rules, the life of a subscription, the change of a
//! quantity.

use crate::catalog::{EditionId, QuantityFlow, RuleProfile};
use crate::domain::{Permission, RequestStatus, Role, SubscriptionStatus, Time};
use crate::i18n::{tag, use_locale};
use crate::platform;
use crate::t;

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
        EditionId::Worldwide2025 => t!(editions.worldwide_2025),
        EditionId::Worldwide2026 => t!(editions.worldwide_2026),
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

/// Where a license request is (DOMAIN 1.12).
pub fn request_status(status: RequestStatus) -> &'static str {
    match status {
        RequestStatus::Pending => t!(requests.pending),
        RequestStatus::Approved => t!(requests.approved),
        RequestStatus::Rejected => t!(requests.rejected),
    }
}

/// The name of the page where quantities change, in an edition.
pub fn quantities_page(edition: EditionId) -> &'static str {
    match edition.edition().quantity {
        QuantityFlow::Subscriptions => t!(subscriptions.subscriptions),
        QuantityFlow::YourProducts | QuantityFlow::BuyOrRemove => t!(subscriptions.your_products),
    }
}

/// The word on the button that submits a new quantity, in an edition.
pub fn submit_quantity(edition: EditionId) -> &'static str {
    match edition.edition().quantity {
        QuantityFlow::Subscriptions => t!(subscriptions.submit),
        QuantityFlow::YourProducts => t!(subscriptions.submit_change),
        QuantityFlow::BuyOrRemove => t!(common.save),
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
        Permission::EditAutoClaim => t!(permissions.auto_claim),
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
