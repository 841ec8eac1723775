//! Words for what lists show of people, and for the filters (labels of the admin center).

use crate::domain::Tenant;
use crate::sandbox::{
    Condition, NameFault, Property, Standard, ALLOWED, BLOCKED, BOTH, CLOUD, DIRECT, GROUP, GUEST,
    LONGEST_NAME, MEMBER, MOST_FILTERS, SYNCED,
};
use crate::t;

use super::{country, product_name};
use crate::i18n::number;

/// A property as the title of a column.
pub fn property_title(property: Property) -> &'static str {
    match property {
        Property::Name => t!(users.column_name),
        Property::Address => t!(users.column_address),
        Property::Licenses => t!(users.column_licenses),
        Property::Department => t!(users.column_department),
        Property::Location => t!(users.column_location),
        Property::JobTitle => t!(new_user.job_title),
        Property::Office => t!(new_user.office),
        Property::City => t!(new_user.city),
        Property::State => t!(new_user.state),
        Property::Country => t!(new_user.country),
        Property::SignIn => t!(user.sign_in),
        Property::UserType => t!(user.kind),
        Property::Source => t!(filters.source),
        Property::Sync => t!(filters.sync),
        Property::Domain => t!(new_user.domain),
    }
}

/// A property as a condition of a filter.
pub fn condition_title(property: Property) -> &'static str {
    match property {
        Property::Licenses => t!(filters.product),
        other => property_title(other),
    }
}

/// What people have for a property, in words; the empty text is having none.
pub fn property_text(tenant: &Tenant, property: Property, text: &str) -> String {
    let own = match (property, text) {
        (Property::Location, "") => t!(common.no_location),
        (_, "") => t!(filters.none),
        (Property::SignIn, ALLOWED) => t!(filters.allowed),
        (Property::SignIn, BLOCKED) => t!(filters.blocked),
        (Property::UserType, MEMBER) => t!(user.member),
        (Property::UserType, GUEST) => t!(user.guest),
        (Property::Source, DIRECT) => t!(filters.direct),
        (Property::Source, GROUP) => t!(filters.group),
        (Property::Source, BOTH) => t!(filters.both),
        (Property::Sync, SYNCED) => t!(filters.synced),
        (Property::Sync, CLOUD) => t!(filters.cloud),
        _ => "",
    };
    if !own.is_empty() {
        return own.to_owned();
    }
    match property {
        Property::Location => text.parse().map(country).unwrap_or_else(|_| text.to_owned()),
        Property::Licenses => match text.parse() {
            Ok(sku) => product_name(tenant, sku),
            Err(_) => text.to_owned(),
        },
        _ => text.to_owned(),
    }
}

/// A standard filter's name.
pub fn standard_filter(standard: Standard) -> &'static str {
    match standard {
        Standard::All => t!(filters.all),
        Standard::Licensed => t!(filters.licensed),
        Standard::Guests => t!(filters.guests),
        Standard::SignInAllowed => t!(user.allowed),
        Standard::SignInBlocked => t!(user.blocked),
        Standard::Unlicensed => t!(filters.unlicensed),
        Standard::Errors => t!(filters.errors),
        Standard::Synced => t!(filters.synced_only),
        Standard::UnlicensedMailbox => t!(filters.unlicensed_mailbox),
    }
}

/// A condition in force: *Department: Sales*, *Department: 6 chosen*.
pub fn condition(tenant: &Tenant, condition: &Condition) -> String {
    match condition {
        Condition::Is(standard) => standard_filter(*standard).to_owned(),
        Condition::OneOf(property, texts) => {
            let value = match texts.as_slice() {
                [one] => property_text(tenant, *property, one),
                more => t!(filters.chosen, count = number(more.len() as u64)),
            };
            t!(filters.condition, property = condition_title(*property), value)
        }
    }
}

/// What is wrong with a filter's name.
pub fn name_fault(fault: NameFault) -> String {
    match fault {
        NameFault::TooLong => t!(filters.name_too_long, most = number(LONGEST_NAME as u64)),
        NameFault::Taken => t!(filters.name_taken).to_owned(),
        NameFault::TooMany => t!(filters.too_many, most = number(MOST_FILTERS as u64)),
    }
}
