//! Makes a tenant that nobody can be recognized in by name: who people are is invented, what they hold is kept.
//!
//! Replaced, each text by the same invented one wherever it stands in the tenant:
//!
//! | what | by |
//! |---|---|
//! | display names, first and last names | invented names; who shared a last name may still share one |
//! | user names, `proxyAddresses` | invented addresses of the same structure: who had two domains has two, a guest's has `#EXT#`, equal ones stay equal and different ones different |
//! | name and domains of the organization | an invented name; `domain1.example` and so on, the default one still being it |
//! | job titles, offices, telephone and fax numbers, streets, postal codes | invented ones |
//! | names of groups | *Group 1* and so on |
//! | rules of dynamic membership that Zetel doesn't follow | one that says nothing; the members stay |
//!
//! Kept: ids, departments, usage locations, cities, states and countries, products and their names, subscriptions,
//! licenses, services, states and errors, who is a guest, blocked, deleted, synced or a member of which group, dates.
//! So it is not a secret who somebody is to those who can look an id up in the real tenant, or who alone works in a
//! department. An invented name may by chance be somebody's.
//!
//! The invented texts follow from the original ones and a seed. Draw the seed at random and forget it: without it
//! nothing leads back, and no table is kept.

mod addresses;
mod names;

use std::sync::Arc;

use crate::domain::{Contact, Domain, Membership, MembershipRule, Organization, Profile, Tenant};

use addresses::Addresses;
use names::Names;

/// The rule of a dynamic group whose own rule could say anything.
const NO_RULE: &str = "user.extensionAttribute1 -eq \"replaced\"";

/// The same tenant with invented people; see the module for what is replaced and what is kept. The same tenant and
/// seed always give the same answer.
#[must_use]
pub fn anonymized(tenant: &Tenant, seed: u64) -> Tenant {
    let mut invented = Invented {
        names: Names::new(seed),
        addresses: Addresses::default(),
    };
    let mut new = tenant.clone();
    new.organization = invented.organization(&tenant.organization);
    for (number, group) in (1..).zip(tenant.groups()) {
        let mut group = group.clone();
        group.display_name = Arc::from(format!("Group {number}"));
        if let Membership::Dynamic(rule) = &group.membership {
            let followed = MembershipRule::parse(rule).map(|rule| rule.text());
            group.membership = Membership::Dynamic(Arc::from(followed.as_deref().unwrap_or(NO_RULE)));
        }
        new.add_group(group);
    }
    new.replace_profiles(&mut |profile| invented.profile(profile));
    new
}

/// What was invented so far.
struct Invented {
    names: Names,
    addresses: Addresses,
}

impl Invented {
    fn organization(&mut self, organization: &Organization) -> Organization {
        let domains = organization.domains.iter().map(|domain| Domain {
            name: Arc::from(self.addresses.domain(&domain.name)),
            is_default: domain.is_default,
        });
        Organization {
            display_name: self.names.surname(&organization.display_name),
            country: organization.country,
            domains: domains.collect(),
        }
    }

    fn profile(&mut self, profile: &Profile) -> Profile {
        let whole = &*profile.display_name;
        // Where first and last name are missing, the display name tells them: *Anna Berg* or *Berg, Anna*.
        let (first, last) = match whole.split_once(',') {
            Some((last, first)) => (first.trim(), last.trim()),
            None => whole.trim().split_once(' ').unwrap_or((whole.trim(), "")),
        };
        let given = self.names.given(profile.given_name.as_deref().unwrap_or(first));
        let surname = self.names.surname(profile.surname.as_deref().unwrap_or(last));
        let display_name = match (&*given, &*surname) {
            _ if whole.is_empty() => String::new(),
            (one, "") | ("", one) => one.to_owned(),
            (given, surname) if whole.contains(',') => format!("{surname}, {given}"),
            (given, surname) => format!("{given} {surname}"),
        };
        let addresses = &mut self.addresses;
        addresses.next_person(&given, &surname);
        let address = addresses.address(&profile.user_principal_name);
        let proxies = profile.proxy_addresses.iter();
        Profile {
            id: profile.id,
            display_name: Arc::from(display_name),
            user_principal_name: Arc::from(address),
            proxy_addresses: proxies.map(|proxy| Arc::from(addresses.proxy(proxy))).collect(),
            given_name: profile.given_name.is_some().then_some(given),
            surname: profile.surname.is_some().then_some(surname),
            department: profile.department.clone(),
            user_type: profile.user_type,
            account_enabled: profile.account_enabled,
            on_premises_sync: profile.on_premises_sync,
            contact: profile
                .contact
                .as_ref()
                .map(|contact| Arc::new(self.contact(contact))),
        }
    }

    fn contact(&self, contact: &Contact) -> Contact {
        let names = &self.names;
        Contact {
            job_title: contact.job_title.as_deref().map(|text| names.job_title(text)),
            office: contact.office.as_deref().map(|text| names.office(text)),
            office_phone: contact.office_phone.as_deref().map(|text| names.number(text)),
            mobile_phone: contact.mobile_phone.as_deref().map(|text| names.number(text)),
            fax: contact.fax.as_deref().map(|text| names.number(text)),
            street_address: contact.street_address.as_deref().map(|text| names.street(text)),
            postal_code: contact.postal_code.as_deref().map(|text| names.postal_code(text)),
            city: contact.city.clone(),
            state: contact.state.clone(),
            country: contact.country.clone(),
        }
    }
}
