//! Writes *Export users*: one line per person, in the columns of the admin center.

use crate::catalog::CountryCode;
use crate::domain::{Contact, LicenseSet, Tenant, User, UserIx};

use super::records::write;

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
    let mut file = UsersFile::new(tenant);
    file.add(tenant, users);
    file.text
}

/// The same file, part by part: for as many people as one likes at a time.
#[derive(Debug)]
pub struct UsersFile {
    /// What is written and not taken yet: at first the line of the columns.
    pub text: String,
    /// What people hold, by set.
    licenses: Vec<String>,
}

impl UsersFile {
    /// The beginning of the file.
    pub fn new(tenant: &Tenant) -> Self {
        let sets = tenant.sets().iter();
        Self {
            text: format!("\u{FEFF}{}\r\n", COLUMNS.join(",")),
            licenses: sets.map(|(_, set, _)| licenses(tenant, set)).collect(),
        }
    }

    /// Writes the lines of these people of that same tenant.
    pub fn add(&mut self, tenant: &Tenant, users: impl Iterator<Item = UserIx>) {
        for user in users.filter_map(|ix| tenant.user(ix)) {
            let held = self.licenses.get(user.licenses.index());
            line(&mut self.text, user, held.map_or("", String::as_str));
        }
    }
}

/// One person's line. Nothing is copied on the way: a list has up to 250,000 people.
fn line(out: &mut String, user: &User, licenses: &str) {
    let profile = &user.profile;
    let nothing = Contact::default();
    let contact = profile.contact.as_deref().unwrap_or(&nothing);
    let id = profile.id.to_string();
    let deleted = user.deleted.map(|time| time.to_string().replace('T', " "));
    let addresses = profile.proxy_addresses.join("+");
    let fields: [&str; COLUMNS.len()] = [
        &*profile.display_name,
        word(profile.on_premises_sync),
        &*profile.user_principal_name,
        &id,
        profile.given_name.as_deref().unwrap_or_default(),
        profile.surname.as_deref().unwrap_or_default(),
        "",
        deleted.as_deref().unwrap_or_default(),
        contact.job_title.as_deref().unwrap_or_default(),
        profile.department.as_deref().unwrap_or_default(),
        "",
        contact.city.as_deref().unwrap_or_default(),
        contact.country.as_deref().unwrap_or_default(),
        contact.office.as_deref().unwrap_or_default(),
        contact.state.as_deref().unwrap_or_default(),
        user.usage_location.as_ref().map_or("", CountryCode::as_str),
        "",
        word(!profile.account_enabled),
        licenses,
        "",
        "",
        contact.mobile_phone.as_deref().unwrap_or_default(),
        contact.office_phone.as_deref().unwrap_or_default(),
        contact.postal_code.as_deref().unwrap_or_default(),
        "",
        contact.street_address.as_deref().unwrap_or_default(),
        contact.fax.as_deref().unwrap_or_default(),
        &addresses,
    ];
    for (at, field) in fields.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write(out, field);
    }
    out.push_str("\r\n");
}

fn word(yes: bool) -> &'static str {
    if yes {
        "True"
    } else {
        "False"
    }
}

/// The products in force of everybody with one set, joined by `+`, or `Unlicensed`.
fn licenses(tenant: &Tenant, set: &LicenseSet) -> String {
    let names: Vec<String> = set.in_force().map(|sku| tenant.product_name(sku)).collect();
    if names.is_empty() {
        return "Unlicensed".to_owned();
    }
    names.join("+")
}
