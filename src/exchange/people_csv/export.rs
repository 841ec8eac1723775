//! Writes *Export users*: one line per person, in the columns of the admin center.

use crate::catalog::{product, SkuId};
use crate::domain::{Contact, Tenant, User, UserIx};

use super::records::written;

/// The columns, in order.
const COLUMNS: [&str; 28] = [
    "Display name",
    "DirSyncEnabled",
    "User principal name",
    "Object Id",
    "First name",
    "Last name",
    "When created",
    "Soft deletion time stamp",
    "Title",
    "Department",
    "Preferred data location",
    "City",
    "CountryOrRegion",
    "Office",
    "StateOrProvince",
    "Usage location",
    "Last dirsync time",
    "Block credential",
    "Licenses",
    "Password never expires",
    "Last password change time stamp",
    "Mobile Phone",
    "Phone number",
    "Postal code",
    "Preferred language",
    "Street address",
    "Fax",
    "Proxy addresses",
];

/// These people as CSV, UTF-8 with a byte order mark. People who aren't there are left out; what the tenant doesn't
/// know is empty.
pub fn export_users(tenant: &Tenant, users: impl Iterator<Item = UserIx>) -> String {
    let mut text = String::from("\u{FEFF}");
    text.push_str(&COLUMNS.join(","));
    text.push_str("\r\n");
    for ix in users {
        if let Some(user) = tenant.user(ix) {
            let fields = fields(tenant, ix, user).map(|field| written(&field));
            text.push_str(&fields.join(","));
            text.push_str("\r\n");
        }
    }
    text
}

fn fields(tenant: &Tenant, ix: UserIx, user: &User) -> [String; 28] {
    let profile = &user.profile;
    let text = |text: &Option<std::sync::Arc<str>>| text.as_deref().unwrap_or_default().to_owned();
    let nothing = Contact::default();
    let contact = profile.contact.as_deref().unwrap_or(&nothing);
    let none = String::new;
    [
        profile.display_name.to_string(),
        word(profile.on_premises_sync),
        profile.user_principal_name.to_string(),
        profile.id.to_string(),
        text(&profile.given_name),
        text(&profile.surname),
        none(),
        user.deleted
            .map(|time| time.to_string().replace('T', " "))
            .unwrap_or_default(),
        text(&contact.job_title),
        text(&profile.department),
        none(),
        text(&contact.city),
        text(&contact.country),
        text(&contact.office),
        text(&contact.state),
        user.usage_location
            .map(|country| country.to_string())
            .unwrap_or_default(),
        none(),
        word(!profile.account_enabled),
        licenses(tenant, ix),
        none(),
        none(),
        text(&contact.mobile_phone),
        text(&contact.office_phone),
        text(&contact.postal_code),
        none(),
        text(&contact.street_address),
        text(&contact.fax),
        profile.proxy_addresses.join("+"),
    ]
}

fn word(yes: bool) -> String {
    if yes { "True" } else { "False" }.to_owned()
}

/// The products in force, joined by `+`, or `Unlicensed`.
fn licenses(tenant: &Tenant, ix: UserIx) -> String {
    let name = |sku: SkuId| match (product(sku), tenant.product(sku)) {
        (Some(known), _) => known.name.to_owned(),
        (None, Some(own)) => own.part_number.to_string(),
        (None, None) => sku.to_string(),
    };
    let set = tenant.licenses(ix);
    let names: Vec<String> = set.into_iter().flat_map(|set| set.in_force()).map(name).collect();
    if names.is_empty() {
        return "Unlicensed".to_owned();
    }
    names.join("+")
}
