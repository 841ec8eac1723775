//! Who can be added (DOMAIN 1.7 N1 and N2, 5.6): names, addresses, lengths.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::domain::ids::UserIx;
use crate::domain::problem::{Fault, Field, Problem};
use crate::domain::tenant::Tenant;
use crate::domain::user::Profile;

/// The longest part of an address before the at sign.
pub const LONGEST_ALIAS: usize = 50;

/// The longest part of an address behind the at sign.
pub const LONGEST_DOMAIN: usize = 48;

/// Days in which a deleted person can be restored (DOMAIN 1.7 K1).
pub const RESTORABLE_DAYS: i64 = 30;

/// The most characters of a field.
pub fn longest(field: Field) -> usize {
    match field {
        Field::UserName => 79,
        Field::FirstName | Field::LastName | Field::JobTitle | Field::Department => 64,
        Field::DisplayName => 256,
        Field::OfficeNumber | Field::City | Field::State | Field::Country => 128,
        Field::OfficePhone | Field::MobilePhone | Field::Fax => 64,
        Field::Address => 1023,
        Field::PostalCode => 40,
    }
}

/// What is wrong with each of these people, person by person and field by field: as [`crate::domain::decide`] would
/// find one after the other, but all of it at once, for forms and lists that are checked before anything is asked.
/// Addresses that stand among the people twice count for the later ones.
pub fn people_problems(tenant: &Tenant, people: &[Arc<Profile>]) -> Vec<Vec<Problem>> {
    let mut addresses = Addresses::of(tenant, people.iter().map(|p| &**p));
    let first = tenant.places() as u32;
    let problems = |(at, profile): (usize, &Arc<Profile>)| {
        let mut problems = malformations(tenant, profile);
        let address = |problem: &Problem| {
            matches!(
                problem,
                Problem::InvalidUser {
                    field: Field::UserName,
                    ..
                }
            )
        };
        if !problems.iter().any(address) {
            problems.extend(addresses.take(profile, UserIx(first + at as u32)));
        }
        problems
    };
    people.iter().enumerate().map(problems).collect()
}

/// Refuses somebody without a name, with an address that is none, or with a field that is too long.
pub(in crate::domain) fn malformed_user(tenant: &Tenant, profile: &Profile) -> Option<Problem> {
    malformations(tenant, profile).into_iter().next()
}

/// Everything that is wrong with somebody's fields, one problem a field: what is missing first.
fn malformations(tenant: &Tenant, profile: &Profile) -> Vec<Problem> {
    let invalid = |field, fault| Problem::InvalidUser { field, fault };
    let needed = [
        (Field::UserName, &profile.user_principal_name),
        (Field::DisplayName, &profile.display_name),
    ];
    let missing = needed.iter().filter(|(_, text)| text.trim().is_empty());
    let mut problems: Vec<Problem> = missing
        .map(|(field, _)| invalid(*field, Fault::Missing))
        .collect();
    for (field, text) in fields(profile) {
        let max = longest(field);
        if text.chars().count() > max {
            problems.push(invalid(field, Fault::TooLong { max: max as u32 }));
        }
    }
    let address = &*profile.user_principal_name;
    if !address.trim().is_empty() && address.chars().count() <= longest(Field::UserName) {
        problems.extend(bad_address(tenant, address));
    }
    problems
}

/// Refuses an address that is none, or of a domain that is not the organization's.
fn bad_address(tenant: &Tenant, address: &str) -> Option<Problem> {
    let invalid = |fault| {
        Some(Problem::InvalidUser {
            field: Field::UserName,
            fault,
        })
    };
    let Some((alias, domain)) = address.split_once('@') else {
        return invalid(Fault::NotAnAddress);
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || "'.-_!#^~".contains(c);
    let is_alias =
        !alias.is_empty() && alias.chars().all(plain) && !alias.starts_with('.') && !alias.ends_with('.');
    if !is_alias {
        return invalid(Fault::NotAnAddress);
    }
    for (text, max) in [(alias, LONGEST_ALIAS), (domain, LONGEST_DOMAIN)] {
        if text.len() > max {
            return invalid(Fault::TooLong { max: max as u32 });
        }
    }
    let verified = tenant
        .organization
        .domains
        .iter()
        .any(|d| d.name.eq_ignore_ascii_case(domain));
    (!verified).then(|| Problem::DomainNotVerified {
        domain: domain.to_owned(),
    })
}

fn fields(profile: &Profile) -> impl Iterator<Item = (Field, &str)> {
    let names = [
        (Field::UserName, Some(&*profile.user_principal_name)),
        (Field::FirstName, profile.given_name.as_deref()),
        (Field::LastName, profile.surname.as_deref()),
        (Field::DisplayName, Some(&*profile.display_name)),
        (Field::Department, profile.department.as_deref()),
    ];
    let contact = profile.contact.iter().flat_map(|contact| contact.texts());
    let of_contact = Field::ALL.into_iter().filter(|field| field.is_of_contact());
    let rest = of_contact.zip(contact.map(Option::as_deref));
    let all = names.into_iter().chain(rest);
    all.filter_map(|(field, text)| Some((field, text?)))
}

/// The addresses that are in use, upper and lower case alike.
pub(in crate::domain) struct Addresses(HashMap<String, UserIx>);

impl Addresses {
    /// Those of everybody who is not deleted, as far as one of these people asks for them: a tenant has up to 250,000.
    pub(in crate::domain) fn of<'a>(tenant: &Tenant, asking: impl Iterator<Item = &'a Profile>) -> Self {
        let asked: HashSet<String> = asking.map(|p| p.user_principal_name.to_lowercase()).collect();
        let lengths: HashSet<usize> = asked.iter().map(String::len).collect();
        let people = tenant.users().filter(|(_, user)| user.deleted.is_none());
        let taken = people.filter_map(|(ix, user)| {
            let name = &*user.profile.user_principal_name;
            // In ASCII, upper and lower case have one length.
            let may_be = !name.is_ascii() || lengths.contains(&name.len());
            let name = may_be.then(|| name.to_lowercase())?;
            asked.contains(&name).then_some((name, ix))
        });
        Addresses(taken.collect())
    }

    /// Gives an address to somebody, or says who has it.
    pub(in crate::domain) fn take(&mut self, profile: &Profile, ix: UserIx) -> Option<Problem> {
        let address = profile.user_principal_name.to_lowercase();
        if let Some(other) = self.0.get(&address) {
            return Some(Problem::UserNameTaken {
                address: profile.user_principal_name.to_string(),
                other: *other,
            });
        }
        self.0.insert(address, ix);
        None
    }
}
