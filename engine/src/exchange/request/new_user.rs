//! Reads the body of a request that adds somebody.

use std::sync::Arc;

use crate::catalog::CountryCode;
use crate::domain::{AddUsers, Contact, Problem, Profile, Tenant, UserId};
use crate::exchange::json::{Kind, Reader};

use super::answer::made_up_id;
use super::body::read_country;
use super::fault::Stop;
use super::write::CONTACT;

/// What Graph wants of everybody new (DOMAIN 6.2), by the places of what was found.
const NEEDED: [&str; 5] = [
    "accountEnabled",
    "displayName",
    "mailNickname",
    "userPrincipalName",
    "passwordProfile",
];

/// Reads somebody new. The password is looked at and kept nowhere; properties that no profile here has are passed over.
pub(super) fn read_new_user(reader: Option<&mut Reader<'_>>, tenant: &Tenant) -> Result<AddUsers, Stop> {
    let mut profile = Profile::new(UserId::from_u128(0), "", "");
    let mut contact: [Option<Arc<str>>; Contact::TEXTS] = Default::default();
    let mut location: Option<CountryCode> = None;
    let mut there = [false; NEEDED.len()];
    if let Some(reader) = reader {
        reader.object()?;
        while let Some(key) = reader.key()? {
            let key = key.into_owned();
            if reader.peek()? == Kind::Null {
                reader.skip()?;
                continue;
            }
            if let Some(at) = NEEDED.iter().position(|name| *name == key) {
                if let Some(there) = there.get_mut(at) {
                    *there = true;
                }
            }
            match key.as_str() {
                "accountEnabled" => profile.account_enabled = reader.bool()?,
                "displayName" => profile.display_name = text(reader)?,
                "userPrincipalName" => profile.user_principal_name = text(reader)?,
                "givenName" => profile.given_name = Some(text(reader)?),
                "surname" => profile.surname = Some(text(reader)?),
                "department" => profile.department = Some(text(reader)?),
                "usageLocation" => location = Some(read_country(&reader.string()?)?),
                _ => match CONTACT.iter().position(|name| *name == key) {
                    Some(at) => {
                        let value = if key == "businessPhones" {
                            first(reader)?
                        } else {
                            Some(text(reader)?)
                        };
                        if let Some(place) = contact.get_mut(at) {
                            *place = value;
                        }
                    }
                    None => reader.skip()?,
                },
            }
        }
    }
    let lacks = NEEDED.iter().zip(there).filter(|(_, there)| !there);
    let names: Vec<String> = lacks.map(|(name, _)| (*name).to_owned()).collect();
    if !names.is_empty() {
        return Err(Problem::MissingParameter { names }.into());
    }
    profile.id = new_id(tenant, &profile.user_principal_name);
    profile.contact = Contact::of(contact).if_known();
    Ok(AddUsers {
        users: vec![Arc::new(profile)],
        usage_location: location,
        add: Vec::new(),
        limit: None,
    })
}

fn text(reader: &mut Reader<'_>) -> Result<Arc<str>, Stop> {
    Ok(Arc::from(&*reader.string()?))
}

/// The first text of a list.
fn first(reader: &mut Reader<'_>) -> Result<Option<Arc<str>>, Stop> {
    let mut first = None;
    reader.array()?;
    while reader.item()? {
        let next = text(reader)?;
        first.get_or_insert(next);
    }
    Ok(first)
}

/// The id that the service gives somebody: the same for the same address in the same tenant, and nobody else's.
fn new_id(tenant: &Tenant, address: &str) -> UserId {
    let place = i64::try_from(tenant.places()).unwrap_or(i64::MAX);
    let mut again = 0_i64;
    loop {
        let id = UserId::from_u128(made_up_id(address, place ^ (again << 32)).as_u128());
        if tenant.find(id).is_none() {
            return id;
        }
        again += 1;
    }
}
