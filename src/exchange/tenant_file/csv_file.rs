//! Reads the list of *Active users* as a tenant: its people with their licenses as direct ones, and the products that
//! these name.
//!
//! The list says nothing of seats, groups or services. Each product has as many units as people hold it; where there
//! is no `Object Id`, an id follows from the address, so that the same list is always the same tenant. Somebody whose
//! address has `#EXT#` in it is a guest; the domains are those of the members' addresses.

use std::collections::HashMap;
use std::sync::Arc;

use crate::catalog::{AppliesTo, CountryCode, Guid, SkuId};
use crate::domain::{Contact, Product, Profile, SubscriptionStatus, Time, UserId, UserType};
use crate::exchange::json::clip;
use crate::exchange::people_csv::{
    addresses, bad_row, is_yes, ActiveUsers, Column, Named, ProductNames, Row,
};

use super::input::Read;
use super::limits::Limits;
use super::places::Places;
use super::raw::{Deleted, Holding, Holdings, Raw, RawSku, RawUser};
use super::read_file::Shared;
use super::refusal::{BadRow, Limited, RefusalReason};
use super::report::{Correction, CorrectionKind, Log, Person};

/// How much of a text out of the file a report repeats, in characters.
const VALUE_LENGTH: usize = 80;

/// What stands in the address of a guest.
const GUEST: &str = "#ext#";

/// A list being read.
#[derive(Debug)]
pub(super) struct CsvFile {
    list: ActiveUsers,
    people: People,
}

impl CsvFile {
    /// Before the first line of the file with this number, whose fields have this separator between them.
    pub(super) fn new(file: usize, separator: u8) -> Self {
        CsvFile {
            list: ActiveUsers::new(separator),
            people: People {
                file,
                users: Vec::new(),
                deleted: Vec::new(),
                skus: Vec::new(),
                places: Places::default(),
                names: ProductNames::new(),
                holdings: HashMap::new(),
                made: Places::default(),
            },
        }
    }

    /// Reads the next piece.
    ///
    /// # Errors
    /// What the file is refused for, as soon as it is known. It does not depend on how the text is cut.
    pub(super) fn feed(&mut self, piece: &str, shared: &mut Shared) -> Read<()> {
        let people = &mut self.people;
        self.list.feed(piece, &mut |row| people.add(row, shared))
    }

    /// The file has ended: what it says.
    ///
    /// # Errors
    /// What the file is refused for.
    pub(super) fn end(mut self, name: &str, shared: &mut Shared) -> Read<Raw> {
        let people = &mut self.people;
        self.list.end(&mut |row| people.add(row, shared))?;
        if !self.list.has(Column::Licenses) {
            shared
                .log
                .note(CorrectionKind::NoLicenseColumn, || Correction::NoLicenseColumn {
                    file: name.to_owned(),
                });
        }
        let People {
            users, deleted, skus, ..
        } = self.people;
        Ok(Raw {
            users: Some(users),
            deleted: (!deleted.is_empty()).then_some(deleted),
            skus: Some(skus),
            ..Raw::default()
        })
    }
}

/// The people of a list, and the products that they hold.
#[derive(Debug)]
struct People {
    file: usize,
    users: Vec<RawUser>,
    deleted: Vec<RawUser>,
    skus: Vec<RawSku>,
    /// The products that are in `skus`.
    places: Places,
    names: ProductNames,
    /// Texts of licenses that were met, with their places in [`Holdings`].
    holdings: HashMap<Box<str>, usize>,
    /// The ids that were made up.
    made: Places,
}

impl People {
    fn add(&mut self, row: Row<'_>, shared: &mut Shared) -> Read<()> {
        let Shared {
            limits,
            log,
            names,
            holdings,
        } = shared;
        if self.users.len() + self.deleted.len() >= limits.users as usize {
            let limit = limits.users;
            let what = Limited::Users;
            return Err(Box::new(RefusalReason::TooMany { what, limit }));
        }
        let address = row.get(Column::Address).map(str::trim);
        let address = address.ok_or_else(|| bad_row(row.line, BadRow::NoAddress))?;
        let deleted = read_deleted(row, log);
        let (id, is_made) = self.id(row, address, deleted)?;
        let mut profile = Profile::new(id, row.get(Column::DisplayName).unwrap_or(address), address);
        let person = |profile: &Profile| Person {
            id,
            name: Arc::clone(&profile.display_name),
        };
        if is_made {
            log.note(CorrectionKind::IdMade, || Correction::IdMade {
                person: person(&profile),
            });
        }
        let mut shared = |column: Column| row.get(column).map(|text| names.share(text));
        profile.given_name = shared(Column::GivenName);
        profile.surname = shared(Column::Surname);
        profile.department = shared(Column::Department);
        let contact = Contact {
            job_title: shared(Column::JobTitle),
            office: shared(Column::Office),
            office_phone: row.get(Column::OfficePhone).map(Arc::from),
            mobile_phone: row.get(Column::MobilePhone).map(Arc::from),
            fax: row.get(Column::Fax).map(Arc::from),
            street_address: shared(Column::StreetAddress),
            city: shared(Column::City),
            state: shared(Column::State),
            postal_code: shared(Column::PostalCode),
            country: shared(Column::Country),
        };
        profile.contact = (contact != Contact::default()).then(|| Arc::new(contact));
        profile.account_enabled = !read_flag(row, Column::Blocked, log);
        profile.on_premises_sync = read_flag(row, Column::Synced, log);
        if address.to_ascii_lowercase().contains(GUEST) {
            profile.user_type = UserType::Guest;
        }
        let proxies = row.get(Column::ProxyAddresses).unwrap_or_default();
        profile.proxy_addresses = addresses(proxies).into_iter().map(Arc::from).collect();
        let location = row.get(Column::UsageLocation).map(str::trim);
        let usage_location = location.and_then(|text| {
            let code = CountryCode::parse(text).ok().filter(|code| code.is_known());
            if code.is_none() {
                log.note(CorrectionKind::UsageLocation, || Correction::UsageLocation {
                    person: person(&profile),
                    value: clip(text, VALUE_LENGTH),
                });
            }
            code
        });
        let holding = self.holding(
            row.get(Column::Licenses).unwrap_or_default(),
            limits,
            log,
            holdings,
        )?;
        let user = RawUser {
            profile: Arc::new(profile),
            usage_location,
            deleted,
            holding,
            file: self.file,
            line: row.line,
        };
        match deleted {
            Deleted::No => self.users.push(user),
            Deleted::At(_) | Deleted::Sometime => self.deleted.push(user),
        }
        Ok(())
    }

    /// The id that stands there, or one that follows from the address; and whether it does.
    fn id(&mut self, row: Row<'_>, address: &str, deleted: Deleted) -> Read<(UserId, bool)> {
        if let Some(text) = row.get(Column::Id).map(str::trim) {
            let value = || BadRow::Id {
                value: clip(text, VALUE_LENGTH),
            };
            let id = Guid::parse(text).map_err(|_| bad_row(row.line, value()))?;
            return Ok((UserId(id), false));
        }
        let when = match deleted {
            Deleted::No => "",
            Deleted::At(_) | Deleted::Sometime => "deleted",
        };
        let mut id = made_id(&[when, &address.to_lowercase()]);
        while !when.is_empty() && self.made.add(id).is_err() {
            id = Guid::from_u128(id.as_u128().wrapping_add(1)); // an address may have been deleted twice
        }
        Ok((UserId(id), true))
    }

    /// The place of the holding that a text of licenses says.
    fn holding(
        &mut self,
        text: &str,
        limits: &Limits,
        log: &mut Log,
        holdings: &mut Holdings,
    ) -> Read<usize> {
        if let Some(place) = self.holdings.get(text) {
            return Ok(*place);
        }
        let mut licenses = Vec::new();
        for named in self.names.read(text) {
            let sku = match named {
                Named::Known(sku) => {
                    if self.places.add(sku.guid()).is_ok() {
                        let product =
                            Product::from_catalog(sku).unwrap_or_else(|| stranger(sku, &sku.to_string()));
                        self.skus.push(raw_sku(product, self.file));
                    }
                    sku
                }
                Named::Stranger(name) => {
                    let sku = SkuId(made_id(&["product", &name.to_lowercase()]));
                    if self.places.add(sku.guid()).is_ok() {
                        log.note(CorrectionKind::ProductByName, || Correction::ProductByName {
                            name: clip(&name, VALUE_LENGTH),
                        });
                        self.skus.push(raw_sku(stranger(sku, &name), self.file));
                    }
                    sku
                }
            };
            licenses.push((sku, Vec::new()));
        }
        if self.skus.len() > limits.products as usize {
            let limit = limits.products;
            let what = Limited::Products;
            return Err(Box::new(RefusalReason::TooMany { what, limit }));
        }
        let place = holdings.intern(Holding {
            licenses: Some(licenses),
            states: None,
        });
        self.holdings.insert(Box::from(text), place);
        Ok(place)
    }
}

fn read_deleted(row: Row<'_>, log: &mut Log) -> Deleted {
    let Some(text) = row.get(Column::Deleted).map(str::trim) else {
        return Deleted::No;
    };
    if let Some(time) = Time::parse(text) {
        return Deleted::At(time);
    }
    log.note(CorrectionKind::Date, || Correction::Date {
        path: path(row, Column::Deleted),
        value: clip(text, VALUE_LENGTH),
    });
    Deleted::Sometime
}

fn read_flag(row: Row<'_>, column: Column, log: &mut Log) -> bool {
    let Some(text) = row.get(column) else {
        return false;
    };
    is_yes(text).unwrap_or_else(|| {
        log.note(CorrectionKind::UnknownWord, || Correction::UnknownWord {
            path: path(row, column),
            value: clip(text, VALUE_LENGTH),
        });
        false
    })
}

/// Where something stands: `Block credential[7]`, by the name of the column and the line.
fn path(row: Row<'_>, column: Column) -> String {
    format!("{}[{}]", clip(row.name(column), VALUE_LENGTH), row.line)
}

/// A product that nobody knows, by its name.
fn stranger(sku: SkuId, name: &str) -> Product {
    Product {
        sku,
        part_number: Arc::from(name),
        applies_to: AppliesTo::User,
        plans: Vec::new(),
    }
}

fn raw_sku(product: Product, file: usize) -> RawSku {
    RawSku {
        product,
        units: None,
        consumed: None,
        status: SubscriptionStatus::Enabled,
        file,
    }
}

/// An id that is always the same for the same texts: their FNV-1a hash of 128 bits, marked as an id of version 8.
fn made_id(texts: &[&str]) -> Guid {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for byte in texts.iter().flat_map(|text| text.bytes().chain([0xff])) {
        hash = (hash ^ u128::from(byte)).wrapping_mul(PRIME);
    }
    let fixed = 0xf000_u128 << 64 | 0xc000_u128 << 48;
    Guid::from_u128(hash & !fixed | 0x8000 << 64 | 0x8000 << 48)
}
