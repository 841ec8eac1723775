//! All people of a tenant, row by row, each value by what is known of the person so far.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::catalog::CountryCode;
use crate::domain::{Contact, LicenseSet, Profile, Tenant, Time, User, UserId, UserIx, UserType};
use crate::sandbox::base32k::{Damaged, MAX_BYTES};

use super::column::{Column, ColumnReader};
use super::name_forms::Forms;
use super::streams::{Field, Source, Writer, COLUMNS};
use super::template::Person;

const GUEST: u32 = 1;
const BLOCKED: u32 = 2;
const SYNCED: u32 = 4;
const DELETED: u32 = 8;

/// More people than any tenant has, so that a forged text ends.
const MOST: u32 = 1 << 24;

/// For how many people room is made before they are read: what is said to follow need not.
const RESERVED: usize = 250_000;

/// What the rest of a snapshot needs to know about people.
#[derive(Default)]
pub(in crate::sandbox) struct Tables {
    /// The license sets, in order of first appearance.
    pub(in crate::sandbox) sets: Vec<Arc<LicenseSet>>,
    /// What each person holds, as a place among the sets.
    pub(super) holds: Vec<u32>,
    /// The department of each person, as a rank; 0 is none in particular.
    pub(super) departments: Vec<u32>,
    /// Who is deleted.
    pub(super) deleted: Vec<bool>,
}

fn flags(user: &User) -> u32 {
    let flag = |on: bool, bit: u32| if on { bit } else { 0 };
    flag(user.profile.user_type == UserType::Guest, GUEST)
        | flag(!user.profile.account_enabled, BLOCKED)
        | flag(user.profile.on_premises_sync, SYNCED)
        | flag(user.deleted.is_some(), DELETED)
}

/// What is expected of texts differs for guests, and for whoever has no name.
fn kind(flags: u32, named: bool) -> usize {
    (flags & GUEST) as usize | usize::from(named) << 1
}

/// Writes all people; the answer says what other parts need to know, and has the license sets to be stored beside.
pub(in crate::sandbox) fn write_people(tenant: &Tenant, writer: &mut Writer) -> Tables {
    let mut tables = Tables::default();
    let mut set_places = HashMap::new();
    let mut countries: Vec<CountryCode> = Vec::new();
    let mut columns: [Column; COLUMNS] = std::array::from_fn(Column::new);
    // The columns in their order; the last ones are those of the contact.
    let [departments, given, surnames, names, addresses, proxies, contact @ ..] = &mut columns;
    let (mut given_forms, mut surname_forms) = (Vec::new(), Vec::new());
    for (_, user) in tenant.users() {
        let profile = &user.profile;
        tables
            .holds
            .push(*set_places.entry(user.licenses).or_insert_with(|| {
                tables
                    .sets
                    .push(tenant.sets().get(user.licenses).cloned().unwrap_or_default());
                tables.sets.len() as u32 - 1
            }));
        if let Some(country) = user.usage_location.filter(|country| !countries.contains(country)) {
            countries.push(country);
        }
        departments.add(profile.department.as_deref());
        let (given, surname) = (
            named(given, &mut given_forms, &profile.given_name),
            named(surnames, &mut surname_forms, &profile.surname),
        );
        let mut person = Person {
            given: &given,
            surname: &surname,
            address: None,
        };
        names.add_pattern(Some(&profile.display_name), person);
        addresses.add_pattern(Some(&profile.user_principal_name), person);
        person.address = Some(&profile.user_principal_name);
        for proxy in &profile.proxy_addresses {
            proxies.add_pattern(Some(proxy), person);
        }
        if let Some(more) = &profile.contact {
            for (column, text) in contact.iter_mut().zip(more.texts()) {
                column.add_pattern(text.as_deref(), person);
            }
        }
    }
    writer.number(Field::Head, tenant.places() as u32);
    writer.number(Field::Head, countries.len() as u32);
    for letter in countries.iter().flat_map(|country| country.bytes()) {
        writer.letter(letter);
    }
    let [departments, ..] = columns.map(|column| column.write(writer));
    tables.departments = departments;
    for ((_, user), holds) in tenant.users().zip(&tables.holds) {
        let profile = &user.profile;
        writer.id(profile.id.as_u128());
        writer.number(Field::Flags, flags(user));
        if let Some(Time(time)) = user.deleted {
            writer.moment(time as u64);
        }
        let location = user
            .usage_location
            .and_then(|c| countries.iter().position(|other| *other == c));
        writer.number(Field::Location, location.map_or(0, |place| place as u32 + 1));
        writer.number(Field::Set, *holds);
        writer.number(Field::Proxies, profile.proxy_addresses.len() as u32);
        writer.number(Field::Contact, u32::from(profile.contact.is_some()));
        tables.deleted.push(user.deleted.is_some());
    }
    tables
}

/// Adds a name, and gives its forms: made once for each.
fn named(column: &mut Column, forms: &mut Vec<Rc<Forms>>, name: &Option<Arc<str>>) -> Rc<Forms> {
    let place = column.add(name.as_deref());
    if place >= forms.len() {
        forms.push(Rc::new(name.as_ref().map_or_else(Forms::default, Forms::new)));
    }
    forms.get(place).cloned().unwrap_or_default()
}

/// A list of names with their forms, made when they are first needed.
#[derive(Default)]
struct Known(Vec<Option<Rc<Forms>>>);

impl Known {
    fn forms(&mut self, rank: u32, name: Option<&Arc<str>>) -> Rc<Forms> {
        let make = || Rc::new(name.map_or_else(Forms::default, Forms::new));
        let Some(place) = (rank as usize).checked_sub(1) else {
            return make();
        };
        if self.0.len() <= place {
            self.0.resize(place + 1, None);
        }
        match self.0.get_mut(place) {
            Some(known) => Rc::clone(known.get_or_insert_with(make)),
            None => make(),
        }
    }
}

/// Reads all people into a tenant that has none.
///
/// # Errors
/// When it is not what [`write_people`] wrote with these license sets.
pub(in crate::sandbox) fn read_people(
    source: &mut impl Source,
    sets: Vec<Arc<LicenseSet>>,
    tenant: &mut Tenant,
) -> Result<Tables, Damaged> {
    let mut tables = Tables {
        sets,
        ..Tables::default()
    };
    let people = source.number(Field::Head, 0)?;
    let places = source.number(Field::Head, 0)?;
    if people > MOST || places > u32::from(u16::MAX) {
        return Err(Damaged::Form);
    }
    let mut countries = Vec::new();
    for _ in 0..places {
        let letters = [source.letter()?, source.letter()?];
        let code = std::str::from_utf8(&letters).map_err(|_| Damaged::Form)?;
        countries.push(CountryCode::parse(code).map_err(|_| Damaged::Form)?);
    }
    let mut columns = Vec::new();
    for column in 0..COLUMNS {
        columns.push(ColumnReader::new(column, source)?);
    }
    let [departments, given, surnames, names, addresses, proxies, contact @ ..] = columns.as_mut_slice()
    else {
        return Err(Damaged::Form);
    };
    let (mut given_known, mut surname_known) = (Known::default(), Known::default());
    let nobody = Person::nobody();
    // What a few bytes may become, all people together: a template makes much of little.
    let mut room = MAX_BYTES;
    let mut take = |text: &str| -> Result<(), Damaged> {
        room = room.checked_sub(text.len()).ok_or(Damaged::Form)?;
        Ok(())
    };
    tenant.reserve_users((people as usize).min(RESERVED));
    for _ in 0..people {
        let id = UserId::from_u128(source.id()?);
        let flags = source.number(Field::Flags, 0)?;
        let deleted = match flags & DELETED {
            0 => None,
            _ => Some(Time(source.moment()? as i64)),
        };
        let location = source.number(Field::Location, 0)?.checked_sub(1);
        let usage_location = match location {
            Some(place) => Some(*countries.get(place as usize).ok_or(Damaged::Form)?),
            None => None,
        };
        let department = departments.read(source, 0, nobody)?;
        let holds = source.number(Field::Set, department.rank as usize)?;
        let given = given.read(source, (flags & GUEST) as usize, nobody)?;
        let surname = surnames.read(source, usize::from(given.text.is_some()), nobody)?;
        let given_forms = given_known.forms(given.rank, given.text.as_ref());
        let surname_forms = surname_known.forms(surname.rank, surname.text.as_ref());
        let mut person = Person {
            given: &given_forms,
            surname: &surname_forms,
            address: None,
        };
        let kind = kind(flags, given.text.is_some());
        let display_name = names.read(source, kind, person)?.text.ok_or(Damaged::Form)?;
        let address = addresses.read(source, kind, person)?.text.ok_or(Damaged::Form)?;
        take(&display_name)?;
        take(&address)?;
        person.address = Some(&address);
        let count = source.number(Field::Proxies, holds as usize)?;
        let mut proxy_addresses = Vec::new();
        for at in 0..count as usize {
            let proxy = proxies.read(source, at, person)?.text.ok_or(Damaged::Form)?;
            take(&proxy)?;
            proxy_addresses.push(proxy);
        }
        let has_contact = source.number(Field::Contact, 0)? != 0;
        let contact = match has_contact {
            true => {
                let read = Arc::new(read_contact(contact, source, person)?);
                read.texts()
                    .into_iter()
                    .flatten()
                    .try_for_each(|text| take(text))?;
                Some(read)
            }
            false => None,
        };
        let profile = Profile {
            id,
            display_name,
            user_principal_name: Arc::clone(&address),
            given_name: given.text,
            surname: surname.text,
            department: department.text,
            user_type: match flags & GUEST {
                0 => UserType::Member,
                _ => UserType::Guest,
            },
            account_enabled: flags & BLOCKED == 0,
            on_premises_sync: flags & SYNCED != 0,
            proxy_addresses,
            contact,
        };
        let licenses = tables.sets.get(holds as usize).ok_or(Damaged::Form)?;
        let added: Result<UserIx, _> = tenant.add_user(Arc::new(profile), usage_location, licenses, deleted);
        added.map_err(|_| Damaged::Form)?;
        tables.holds.push(holds);
        tables.departments.push(department.rank);
        tables.deleted.push(deleted.is_some());
    }
    Ok(tables)
}

fn read_contact(
    columns: &mut [ColumnReader],
    source: &mut impl Source,
    person: Person<'_>,
) -> Result<Contact, Damaged> {
    let mut texts = Vec::with_capacity(Contact::TEXTS);
    for column in columns {
        texts.push(column.read(source, 0, person)?.text);
    }
    Ok(Contact::of(texts))
}
