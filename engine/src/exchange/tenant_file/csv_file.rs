//! Reads a list as CSV: people with their licenses as direct ones, or products with their quantities.
//!
//! A list of people says nothing of seats, groups or services. Each product has as many units as people hold it; where
//! there is no id, it follows from the address, so that the same list is always the same tenant. Rows that say the same
//! of a user but for the license are one user. A guest is one by its type, or by `#EXT#` in the address.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::catalog::Guid;
use crate::domain::{Contact, Profile, Time, UserId, UserType};
use crate::exchange::json::short;
use crate::exchange::people_csv::{
    addresses, bad_row, is_blocked, is_concealed, is_enabled, is_guest, is_yes, Column, CsvList, Kind, Named,
    Row,
};

use super::csv_products::{made_id, path, Products};
use super::input::Read;
use super::lengths::{fit, ADDRESS, NAME, PLACE, POSTAL_CODE, SHORT, STREET};
use super::log::Log;
use super::raw::{Deleted, Holding, Holdings, Raw, RawUser};
use super::read_users::usage_location;
use super::refusal::{BadRow, Limited, RefusalReason};
use super::report::{Content, Correction, CorrectionKind, List, Person};
use super::shared::Shared;

/// What stands in the address of a guest.
pub(super) const GUEST: &str = "#ext#";

/// A list being read.
#[derive(Debug)]
pub(super) struct CsvFile {
    list: CsvList,
    people: People,
}

impl CsvFile {
    /// Before the first line of the file with this number.
    pub(super) fn new(file: usize, kind: Kind, separator: u8) -> Self {
        CsvFile {
            list: CsvList::new(kind, separator),
            people: People {
                file,
                users: Vec::new(),
                deleted: Vec::new(),
                rows: HashMap::new(),
                joined: BTreeMap::new(),
                products: Products::new(file),
                holdings: HashMap::new(),
                made: HashMap::new(),
            },
        }
    }

    /// What the list is one of.
    pub(super) fn list(&self) -> List {
        match self.list.kind() {
            Kind::People | Kind::UsageReport => List::Users,
            Kind::Quantities => List::SubscribedSkus,
        }
    }

    /// Reads the next piece.
    ///
    /// # Errors
    /// What the file is refused for, as soon as it is known. It does not depend on how the text is cut.
    pub(super) fn feed(&mut self, piece: &str, shared: &mut Shared) -> Read<()> {
        let (people, kind) = (&mut self.people, self.list.kind());
        self.list.feed(piece, &mut |row| people.read(kind, row, shared))
    }

    /// The file has ended: what it is, and what it says.
    ///
    /// # Errors
    /// What the file is refused for.
    pub(super) fn end(mut self, name: &str, shared: &mut Shared) -> Read<(Content, Raw)> {
        let (people, kind) = (&mut self.people, self.list.kind());
        self.list.end(&mut |row| people.read(kind, row, shared))?;
        let log = &mut shared.log;
        let names = self.list.lost();
        if !names.is_empty() {
            log.note(CorrectionKind::ColumnsNotRead, || Correction::ColumnsNotRead {
                file: name.to_owned(),
                names,
            });
        }
        let skus = self.people.products.skus;
        if kind == Kind::Quantities {
            let raw = Raw {
                skus: Some(skus),
                ..Raw::default()
            };
            return Ok((Content::Quantities, raw));
        }
        if !self.list.has(Column::Licenses) && !self.list.has(Column::SkuIds) {
            log.note(CorrectionKind::NoLicenseColumn, || Correction::NoLicenseColumn {
                file: name.to_owned(),
            });
        }
        for ((is_deleted, place), rows) in self.people.joined {
            let users = if is_deleted {
                &self.people.deleted
            } else {
                &self.people.users
            };
            if let Some(user) = users.get(place) {
                log.note(CorrectionKind::RowsJoined, || Correction::RowsJoined {
                    person: Person::from(&*user.profile),
                    rows,
                });
            }
        }
        let (users, deleted) = (self.people.users, self.people.deleted);
        let raw = Raw {
            users: Some(users),
            deleted: (!deleted.is_empty()).then_some(deleted),
            skus: (!skus.is_empty()).then_some(skus),
            ..Raw::default()
        };
        let content = match kind {
            Kind::UsageReport => Content::UsageReport,
            Kind::People | Kind::Quantities => Content::ActiveUsers,
        };
        Ok((content, raw))
    }
}

/// A text of licenses that was met.
#[derive(Debug, Clone)]
struct Met {
    /// The place of what it says in [`Holdings`].
    holding: usize,
    /// The name of a type that stands in it.
    type_name: Option<Box<str>>,
}

/// The people of a list, and the products that they hold.
#[derive(Debug)]
struct People {
    file: usize,
    users: Vec<RawUser>,
    deleted: Vec<RawUser>,
    /// Where the first row of each address is among them, by what follows from the address.
    rows: HashMap<Guid, usize>,
    /// Users of several rows, with their number.
    joined: BTreeMap<(bool, usize), u32>,
    products: Products,
    /// Texts of licenses that were met.
    holdings: HashMap<Box<str>, Met>,
    /// How many ids of deleted users were made up, by what follows from the address.
    made: HashMap<Guid, u128>,
}

impl People {
    fn read(&mut self, kind: Kind, row: Row<'_>, shared: &mut Shared) -> Read<()> {
        match kind {
            Kind::People | Kind::UsageReport => self.add(row, shared),
            Kind::Quantities => self.products.add_row(row, shared),
        }
    }

    fn add(&mut self, row: Row<'_>, shared: &mut Shared) -> Read<()> {
        if self.users.len() + self.deleted.len() >= shared.limits.users as usize {
            return Err(RefusalReason::too_many(Limited::Users, shared.limits.users));
        }
        let address = text(row, Column::Address, ADDRESS, &mut shared.log).map(str::trim);
        let address = address.ok_or_else(|| bad_row(row.line, BadRow::NoAddress))?;
        if is_concealed(address) {
            let line = row.line;
            return Err(Box::new(RefusalReason::Concealed { line }));
        }
        if let Some(made) = row
            .get(Column::ReportDate)
            .and_then(|text| Time::parse(text.trim()))
        {
            shared.log.saw(made);
        }
        let deleted = read_deleted(row, &mut shared.log);
        let is_deleted = deleted != Deleted::No;
        let base = made_id(&[if is_deleted { "deleted" } else { "" }, &address.to_lowercase()]);
        let written = read_id(row)?;
        let mut profile = read_profile(row, written.unwrap_or(UserId(base)), address, shared);
        let location = row.get(Column::UsageLocation).map(str::trim);
        let usage_location = location.and_then(|text| usage_location(text, &profile, &mut shared.log));
        let holding = self.holding(row, shared)?;
        let users = if is_deleted {
            &mut self.deleted
        } else {
            &mut self.users
        };
        let first = self.rows.get(&base).copied();
        if let Some((place, first)) = first.and_then(|place| Some((place, users.get_mut(place)?))) {
            if is_same(&profile, written.is_some(), &first.profile)
                && (first.usage_location, first.deleted) == (usage_location, deleted)
            {
                first.holding = both(first.holding, holding, &mut shared.holdings);
                *self.joined.entry((is_deleted, place)).or_insert(1) += 1;
                return Ok(());
            }
        } else {
            self.rows.insert(base, users.len());
        }
        if written.is_none() {
            if is_deleted {
                // An address may have been deleted more than once.
                let before = self.made.entry(base).or_insert(0);
                profile.id = UserId(Guid::from_u128(base.as_u128().wrapping_add(*before)));
                *before += 1;
            }
            shared.log.note(CorrectionKind::IdMade, || Correction::IdMade {
                person: Person::from(&profile),
            });
        }
        users.push(RawUser {
            profile: Arc::new(profile),
            usage_location,
            deleted,
            holding,
            file: self.file,
            line: row.line,
            unnamed: None,
        });
        Ok(())
    }

    /// The place of the holding that a row says.
    fn holding(&mut self, row: Row<'_>, shared: &mut Shared) -> Read<usize> {
        let text = row.get(Column::Licenses).unwrap_or_default();
        let ids = row.get(Column::SkuIds).unwrap_or_default();
        let column = if text.is_empty() {
            Column::SkuIds
        } else {
            Column::Licenses
        };
        let at = || path(row, column);
        let joined;
        let key = match ids {
            "" => text,
            ids => {
                joined = format!("{ids}\u{0}{text}");
                &joined
            }
        };
        let met = match self.holdings.get(key) {
            Some(met) => met,
            None => {
                let met = self.meet(ids, text, shared, &at)?;
                self.holdings.entry(Box::from(key)).or_insert(met)
            }
        };
        if let Some(value) = &met.type_name {
            shared
                .log
                .note(CorrectionKind::TypeName, || Correction::TypeName {
                    path: at(),
                    value: short(value),
                });
        }
        Ok(met.holding)
    }

    /// What texts of licenses say that were not met before: the ids where they are ids, else the names.
    fn meet(&mut self, ids: &str, text: &str, shared: &mut Shared, at: &dyn Fn() -> String) -> Read<Met> {
        let log = &mut shared.log;
        let by_id = self.products.names.read(ids);
        let are_ids = !by_id.is_empty() && by_id.iter().all(|named| matches!(named, Named::Known(_)));
        let (all, name) = match are_ids {
            true => (by_id, (!text.is_empty()).then(|| text.trim())),
            false => (
                self.products.names.read(if text.is_empty() { ids } else { text }),
                None,
            ),
        };
        let (mut licenses, mut type_name) = (Vec::new(), None);
        for named in all {
            match named {
                Named::Known(sku) => licenses.push((self.products.with_id(sku, name, log, at), Vec::new())),
                Named::Stranger(name) => licenses.push((self.products.named(&name, log, at), Vec::new())),
                Named::TypeName(name) => type_name = Some(Box::from(name)),
            }
        }
        self.products.check(shared.limits.products)?;
        let holding = shared.holdings.intern(Holding {
            licenses: Some(licenses),
            states: None,
        });
        Ok(Met { holding, type_name })
    }
}

/// The place of a holding with what two others say.
fn both(first: usize, second: usize, holdings: &mut Holdings) -> usize {
    let licenses = |place: usize| {
        holdings
            .all()
            .get(place)
            .and_then(|holding| holding.licenses.clone())
    };
    let mut all = licenses(first).unwrap_or_default();
    for license in licenses(second).unwrap_or_default() {
        if !all.contains(&license) {
            all.push(license);
        }
    }
    holdings.intern(Holding {
        licenses: Some(all),
        states: None,
    })
}

/// Whether a row says the same of a user as the first row of the same address. Letters of the address may be others,
/// and with them what follows from it.
fn is_same(profile: &Profile, has_id: bool, first: &Profile) -> bool {
    let mut profile = profile.clone();
    if profile.display_name == profile.user_principal_name && first.display_name == first.user_principal_name
    {
        profile.display_name = Arc::clone(&first.display_name);
    }
    profile.user_principal_name = Arc::clone(&first.user_principal_name);
    if !has_id {
        profile.id = first.id;
    }
    profile == *first
}

/// The id that stands in a row.
fn read_id(row: Row<'_>) -> Read<Option<UserId>> {
    let Some(text) = row.get(Column::Id).map(str::trim) else {
        return Ok(None);
    };
    let value = || BadRow::Id { value: short(text) };
    let id = Guid::parse(text).map_err(|_| bad_row(row.line, value()))?;
    Ok(Some(UserId(id)))
}

fn read_profile(row: Row<'_>, id: UserId, address: &str, shared: &mut Shared) -> Profile {
    let Shared { log, names, .. } = shared;
    let name = text(row, Column::DisplayName, NAME, log);
    let mut profile = Profile::new(id, name.unwrap_or(address), address);
    let mut share = |column, most| text(row, column, most, log).map(|text| names.share(text));
    profile.given_name = share(Column::GivenName, SHORT);
    profile.surname = share(Column::Surname, SHORT);
    profile.department = share(Column::Department, SHORT);
    let mut contact = Contact {
        job_title: share(Column::JobTitle, PLACE),
        office: share(Column::Office, PLACE),
        street_address: share(Column::StreetAddress, STREET),
        city: share(Column::City, PLACE),
        state: share(Column::State, PLACE),
        postal_code: share(Column::PostalCode, POSTAL_CODE),
        country: share(Column::Country, PLACE),
        ..Contact::default()
    };
    let mut own = |column| text(row, column, SHORT, log).map(Arc::from);
    contact.office_phone = own(Column::OfficePhone);
    contact.mobile_phone = own(Column::MobilePhone);
    contact.fax = own(Column::Fax);
    profile.contact = contact.if_known();
    let enabled = read_word(row, Column::Enabled, is_enabled, log).unwrap_or(true);
    let blocked = read_word(row, Column::Blocked, is_blocked, log).unwrap_or(false);
    profile.account_enabled = enabled && !blocked;
    profile.on_premises_sync = read_word(row, Column::Synced, is_yes, log).unwrap_or(false);
    let guest = read_word(row, Column::UserType, is_guest, log);
    if guest.unwrap_or_else(|| address.to_ascii_lowercase().contains(GUEST)) {
        profile.user_type = UserType::Guest;
    }
    for proxy in addresses(row.get(Column::ProxyAddresses).unwrap_or_default()) {
        let proxy = fit(&proxy, ADDRESS, log, || path(row, Column::ProxyAddresses));
        profile.proxy_addresses.push(Arc::from(proxy));
    }
    profile
}

/// The text in a cell, as long as it may be; nothing where it is blank.
fn text<'r>(row: Row<'r>, column: Column, most: u32, log: &mut Log) -> Option<&'r str> {
    let text = row.get(column)?;
    Some(fit(text, most, log, || path(row, column)))
}

fn read_deleted(row: Row<'_>, log: &mut Log) -> Deleted {
    let is_deleted = read_word(row, Column::IsDeleted, is_yes, log);
    let text = match (is_deleted, row.get(Column::DeletedAt)) {
        (Some(false), _) | (None, None) => return Deleted::No,
        (Some(true), None) => return Deleted::Sometime,
        (_, Some(text)) => text.trim(),
    };
    if let Some(time) = Time::parse(text) {
        log.saw(time);
        return Deleted::At(time);
    }
    log.note(CorrectionKind::Date, || Correction::Date {
        path: path(row, Column::DeletedAt),
        value: short(text),
    });
    Deleted::Sometime
}

/// What a word in a cell means; nothing where it is blank or nobody knows it.
fn read_word(row: Row<'_>, column: Column, meaning: fn(&str) -> Option<bool>, log: &mut Log) -> Option<bool> {
    let text = row.get(column)?;
    let meant = meaning(text);
    if meant.is_none() {
        log.note(CorrectionKind::UnknownWord, || Correction::UnknownWord {
            path: path(row, column),
            value: short(text),
        });
    }
    meant
}
