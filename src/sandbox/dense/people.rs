//! All people of a tenant, row by row, each value by what is known of the person so far.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::catalog::CountryCode;
use crate::domain::{Contact, LicenseSet, Profile, Tenant, Time, User, UserId, UserIx, UserType};
use crate::sandbox::packed::Damaged;

use super::bits::{Coder, Decoder, Encoder};
use super::column::{Column, Reading};
use super::forms::Forms;
use super::models::{Number, Numbers, Text};
use super::pattern::Person;

const GUEST: u32 = 1;
const BLOCKED: u32 = 2;
const SYNCED: u32 = 4;
const DELETED: u32 = 8;

/// How many departments or license sets are told apart where one says something about another value.
const KINDS: usize = 64;
/// More people than any tenant has, so that a forged text ends.
const MOST: u32 = 1 << 24;

/// What is learned of ranks: in lists of many thousand names, neighbors are alike; in others every entry is its own.
const NAMES: u32 = 3;
const OTHERS: u32 = 8;

/// The columns in the order of their lists.
const COLUMNS: [u32; 6] = [OTHERS, NAMES, NAMES, OTHERS, OTHERS, OTHERS];
const CONTACT: usize = 10;

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

/// How what is no text is coded: the same in both directions.
struct Models {
    id: Number,
    flags: Number,
    location: Number,
    set: Numbers,
    proxies: Numbers,
    contact: Number,
    last: u128,
}

impl Models {
    fn new() -> Self {
        Models {
            id: Number::new(OTHERS),
            flags: Number::new(OTHERS),
            location: Number::new(OTHERS),
            set: Numbers::new(KINDS, OTHERS),
            proxies: Numbers::new(KINDS, OTHERS),
            contact: Number::new(OTHERS),
            last: 0,
        }
    }

    /// An id: random of version 4, the next after the last one, or any.
    fn id<C: Coder>(&mut self, coder: &mut C, id: u128) -> u128 {
        let random = id >> 76 & 0xf == 4 && id >> 62 & 3 == 2;
        let kind = match id == self.last.wrapping_add(1) {
            true => 1,
            false => u32::from(!random) * 2,
        };
        let id = match self.id.code(coder, kind) {
            0 => {
                let (high, middle, low) = (id >> 80, id >> 64 & 0xfff, id & ((1 << 62) - 1));
                let high = wide(coder, high, 48);
                let middle = wide(coder, middle, 12);
                let low = wide(coder, low, 62);
                high << 80 | 4 << 76 | middle << 64 | 2 << 62 | low
            }
            1 => self.last.wrapping_add(1),
            _ => wide(coder, id, 128),
        };
        self.last = id;
        id
    }
}

/// So many raw bits.
fn wide<C: Coder>(coder: &mut C, value: u128, bits: u32) -> u128 {
    let mut read = 0;
    let mut at = 0;
    while at < bits {
        let count = (bits - at).min(32);
        read |= u128::from(coder.raw((value >> at) as u32, count)) << at;
        at += count;
    }
    read
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
pub(in crate::sandbox) fn write_people(tenant: &Tenant, coder: &mut Encoder) -> Tables {
    let mut tables = Tables::default();
    let mut set_places = HashMap::new();
    let mut countries: Vec<CountryCode> = Vec::new();
    let [mut departments, mut given, mut surnames, mut names, mut addresses, mut proxies] =
        COLUMNS.map(Column::new);
    let mut contact = [OTHERS; CONTACT].map(Column::new);
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
            named(&mut given, &mut given_forms, &profile.given_name),
            named(&mut surnames, &mut surname_forms, &profile.surname),
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
            for (column, text) in contact.iter_mut().zip(in_order(more)) {
                column.add_pattern(text.as_deref(), person);
            }
        }
    }
    let mut text = Text::new();
    let mut count = Number::new(0);
    count.code(coder, tenant.places() as u32);
    count.code(coder, countries.len() as u32);
    for country in &countries {
        for letter in country.bytes() {
            coder.raw(u32::from(letter), 8);
        }
    }
    let columns = [
        &mut departments,
        &mut given,
        &mut surnames,
        &mut names,
        &mut addresses,
        &mut proxies,
    ];
    for column in columns.into_iter().chain(&mut contact) {
        column.write_list(coder, &mut text);
    }
    let mut models = Models::new();
    for (ix, user) in tenant.users() {
        let profile = &user.profile;
        models.id(coder, profile.id.as_u128());
        let flags = flags(user);
        models.flags.code(coder, flags);
        if let Some(Time(time)) = user.deleted {
            wide(coder, u128::from(time as u64), 64);
        }
        let location = user
            .usage_location
            .and_then(|c| countries.iter().position(|other| *other == c));
        models
            .location
            .code(coder, location.map_or(0, |place| place as u32 + 1));
        let department = departments.rank(ix.index());
        departments.write(coder, &mut text, 0);
        tables.departments.push(department);
        tables.deleted.push(user.deleted.is_some());
        let holds = tables.holds.get(ix.index()).copied().unwrap_or(0);
        models.set.code(coder, department as usize, holds);
        given.write(coder, &mut text, (flags & GUEST) as usize);
        surnames.write(coder, &mut text, usize::from(profile.given_name.is_some()));
        let kind = kind(flags, profile.given_name.is_some());
        names.write(coder, &mut text, kind);
        addresses.write(coder, &mut text, kind);
        models
            .proxies
            .code(coder, holds as usize, profile.proxy_addresses.len() as u32);
        for at in 0..profile.proxy_addresses.len() {
            proxies.write(coder, &mut text, at);
        }
        models.contact.code(coder, u32::from(profile.contact.is_some()));
        if profile.contact.is_some() {
            contact
                .iter_mut()
                .for_each(|column| column.write(coder, &mut text, 0));
        }
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

fn in_order(contact: &Contact) -> [&Option<Arc<str>>; CONTACT] {
    let Contact {
        job_title,
        office,
        office_phone,
        mobile_phone,
        fax,
        street_address,
        city,
        state,
        postal_code,
        country,
    } = contact;
    [
        job_title,
        office,
        office_phone,
        mobile_phone,
        fax,
        street_address,
        city,
        state,
        postal_code,
        country,
    ]
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
    coder: &mut Decoder<'_>,
    sets: Vec<Arc<LicenseSet>>,
    tenant: &mut Tenant,
) -> Result<Tables, Damaged> {
    let mut tables = Tables {
        sets,
        ..Tables::default()
    };
    let mut text = Text::new();
    let mut count = Number::new(0);
    let people = count.code(coder, 0);
    let places = count.code(coder, 0);
    if people > MOST || places > u32::from(u16::MAX) {
        return Err(Damaged::Form);
    }
    let mut countries = Vec::new();
    for _ in 0..places {
        let letters = [coder.raw(0, 8) as u8, coder.raw(0, 8) as u8];
        let code = std::str::from_utf8(&letters).map_err(|_| Damaged::Form)?;
        countries.push(CountryCode::parse(code).map_err(|_| Damaged::Form)?);
    }
    let mut columns = Vec::new();
    for learned in COLUMNS.into_iter().chain([OTHERS; CONTACT]) {
        columns.push(Reading::new(learned, coder, &mut text)?);
    }
    let [departments, given, surnames, names, addresses, proxies, contact @ ..] = columns.as_mut_slice()
    else {
        return Err(Damaged::Form);
    };
    let mut models = Models::new();
    let (mut given_known, mut surname_known) = (Known::default(), Known::default());
    let nobody = Forms::default();
    let nobody = Person {
        given: &nobody,
        surname: &nobody,
        address: None,
    };
    tenant.reserve_users(people as usize);
    for _ in 0..people {
        coder.check()?;
        let id = UserId::from_u128(models.id(coder, 0));
        let flags = models.flags.code(coder, 0);
        let deleted = (flags & DELETED != 0).then(|| Time(wide(coder, 0, 64) as u64 as i64));
        let location = models.location.code(coder, 0).checked_sub(1);
        let usage_location = match location {
            Some(place) => Some(*countries.get(place as usize).ok_or(Damaged::Form)?),
            None => None,
        };
        let department = departments.read(coder, &mut text, 0, nobody)?;
        let holds = models.set.code(coder, department.rank as usize, 0);
        let given = given.read(coder, &mut text, (flags & GUEST) as usize, nobody)?;
        let surname = surnames.read(coder, &mut text, usize::from(given.text.is_some()), nobody)?;
        let given_forms = given_known.forms(given.rank, given.text.as_ref());
        let surname_forms = surname_known.forms(surname.rank, surname.text.as_ref());
        let mut person = Person {
            given: &given_forms,
            surname: &surname_forms,
            address: None,
        };
        let kind = kind(flags, given.text.is_some());
        let display_name = names
            .read(coder, &mut text, kind, person)?
            .text
            .ok_or(Damaged::Form)?;
        let address = addresses
            .read(coder, &mut text, kind, person)?
            .text
            .ok_or(Damaged::Form)?;
        person.address = Some(&address);
        let count = models.proxies.code(coder, holds as usize, 0);
        let mut proxy_addresses = Vec::new();
        for at in 0..count as usize {
            coder.check()?;
            proxy_addresses.push(
                proxies
                    .read(coder, &mut text, at, person)?
                    .text
                    .ok_or(Damaged::Form)?,
            );
        }
        let has_contact = models.contact.code(coder, 0) != 0;
        let contact = match has_contact {
            true => Some(Arc::new(read_contact(contact, coder, &mut text, person)?)),
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
    columns: &mut [Reading],
    coder: &mut Decoder<'_>,
    text: &mut Text,
    person: Person<'_>,
) -> Result<Contact, Damaged> {
    let mut columns = columns.iter_mut();
    let mut next = || -> Result<Option<Arc<str>>, Damaged> {
        let column = columns.next().ok_or(Damaged::Form)?;
        Ok(column.read(coder, text, 0, person)?.text)
    };
    Ok(Contact {
        job_title: next()?,
        office: next()?,
        office_phone: next()?,
        mobile_phone: next()?,
        fax: next()?,
        street_address: next()?,
        city: next()?,
        state: next()?,
        postal_code: next()?,
        country: next()?,
    })
}
