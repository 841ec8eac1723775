//! What a list of people can show of somebody, and can be ordered and filtered by, as plain texts.

use std::collections::HashMap;

use crate::catalog::CountryCode;
use crate::domain::{LicenseSet, Source, Tenant, User, UserType};

use super::fold::fold;

/// One property of a person. Each has a key for stored choices and for columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Property {
    /// The display name.
    Name,
    /// The user principal name.
    Address,
    /// The products in force.
    Licenses,
    /// The department.
    Department,
    /// The usage location: a country code.
    Location,
    /// The job title.
    JobTitle,
    /// The office.
    Office,
    /// The city.
    City,
    /// The state or province.
    State,
    /// The country or region of the address: a text, not the usage location.
    Country,
    /// Whether sign-in is allowed: [`ALLOWED`] or [`BLOCKED`].
    SignIn,
    /// [`MEMBER`] or [`GUEST`].
    UserType,
    /// Who gives the licenses: [`DIRECT`], [`GROUP`] or [`BOTH`].
    Source,
    /// Where the account comes from: [`SYNCED`] or [`CLOUD`].
    Sync,
    /// The domain of the user principal name.
    Domain,
}

/// Sign-in is allowed.
pub const ALLOWED: &str = "allowed";
/// Sign-in is blocked.
pub const BLOCKED: &str = "blocked";
/// Belongs to the tenant.
pub const MEMBER: &str = "member";
/// Invited from elsewhere.
pub const GUEST: &str = "guest";
/// All licenses are assigned to the person.
pub const DIRECT: &str = "direct";
/// All licenses come from groups.
pub const GROUP: &str = "group";
/// Some licenses, or one of them twice, come both ways.
pub const BOTH: &str = "both";
/// The account comes from a directory on premises.
pub const SYNCED: &str = "synced";
/// The account was made here.
pub const CLOUD: &str = "cloud";

impl Property {
    /// All of them with their keys. Keys are stored in browsers and never change.
    const KEYS: [(Property, &'static str); 15] = [
        (Property::Name, "name"),
        (Property::Address, "address"),
        (Property::Licenses, "licenses"),
        (Property::Department, "department"),
        (Property::Location, "location"),
        (Property::JobTitle, "title"),
        (Property::Office, "office"),
        (Property::City, "city"),
        (Property::State, "state"),
        (Property::Country, "country"),
        (Property::SignIn, "signin"),
        (Property::UserType, "type"),
        (Property::Source, "source"),
        (Property::Sync, "sync"),
        (Property::Domain, "domain"),
    ];

    /// The key.
    pub fn key(self) -> &'static str {
        let found = Self::KEYS.iter().find(|(property, _)| *property == self);
        found.map_or("", |(_, key)| key)
    }

    /// The property of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        let found = Self::KEYS.iter().find(|(_, own)| *own == key);
        found.map(|(property, _)| *property)
    }

    /// Somebody's text for it; `None` when they have none. What hangs on licenses is asked of their set: see
    /// [`Property::of_set`].
    pub fn of(self, user: &User) -> Option<&str> {
        let profile = &*user.profile;
        let contact = profile.contact.as_deref();
        match self {
            Property::Name => Some(&*profile.display_name),
            Property::Address => Some(&*profile.user_principal_name),
            Property::Domain => profile
                .user_principal_name
                .rsplit_once('@')
                .map(|(_, domain)| domain),
            Property::Department => profile.department.as_deref(),
            Property::Location => user.usage_location.as_ref().map(CountryCode::as_str),
            Property::JobTitle => contact.and_then(|c| c.job_title.as_deref()),
            Property::Office => contact.and_then(|c| c.office.as_deref()),
            Property::City => contact.and_then(|c| c.city.as_deref()),
            Property::State => contact.and_then(|c| c.state.as_deref()),
            Property::Country => contact.and_then(|c| c.country.as_deref()),
            Property::SignIn => Some(if profile.account_enabled { ALLOWED } else { BLOCKED }),
            Property::UserType => Some(match profile.user_type {
                UserType::Member => MEMBER,
                UserType::Guest => GUEST,
            }),
            Property::Sync => Some(if profile.on_premises_sync { SYNCED } else { CLOUD }),
            Property::Licenses | Property::Source => None,
        }
        .filter(|text| !text.is_empty())
    }

    /// Whether it hangs on what people hold, so that all holders of one license set share the answer.
    pub fn is_of_sets(self) -> bool {
        matches!(self, Property::Licenses | Property::Source)
    }

    /// The text of everybody who holds a set; `None` when there is none, or when it does not hang on sets.
    pub fn of_set(self, tenant: &Tenant, set: &LicenseSet) -> Option<String> {
        match self {
            Property::Licenses => {
                let mut names: Vec<String> = set.in_force().map(|sku| tenant.product_name(sku)).collect();
                names.sort_unstable();
                (!names.is_empty()).then(|| names.join("\n"))
            }
            Property::Source => source(set).map(str::to_owned),
            _ => None,
        }
    }
}

/// Who gives what is in force in a set; `None` when nothing is.
pub fn source(set: &LicenseSet) -> Option<&'static str> {
    let in_force = set
        .licenses()
        .iter()
        .flat_map(|license| license.assignments())
        .filter(|assignment| assignment.state.in_force());
    let (mut direct, mut group) = (false, false);
    for assignment in in_force {
        match assignment.source {
            Source::Direct => direct = true,
            Source::Group(_) => group = true,
        }
    }
    match (direct, group) {
        (true, true) => Some(BOTH),
        (true, false) => Some(DIRECT),
        (false, true) => Some(GROUP),
        (false, false) => None,
    }
}

/// Ranks per place for an order by a property: equal texts share a rank, whoever has none gets the last one. Each
/// distinct text is folded and compared once, so this is not for names and addresses.
pub(super) fn ranks(tenant: &Tenant, by: Property) -> Vec<u32> {
    if by.is_of_sets() {
        let texts: Vec<Option<String>> = tenant
            .sets()
            .iter()
            .map(|(_, set, _)| by.of_set(tenant, set))
            .collect();
        let distinct: Vec<&str> = texts
            .iter()
            .map(|text| text.as_deref().unwrap_or_default())
            .collect();
        let ranks = ranks_of(&distinct);
        let rank = |set: usize| {
            let held = texts.get(set).is_some_and(Option::is_some);
            ranks.get(set).copied().filter(|_| held).unwrap_or(u32::MAX)
        };
        return tenant
            .users()
            .map(|(_, user)| rank(user.licenses.index()))
            .collect();
    }
    let (mut known, mut distinct) = (HashMap::new(), Vec::new());
    let mut places: Vec<u32> = tenant
        .users()
        .map(|(_, user)| match by.of(user) {
            Some(text) => *known.entry(text).or_insert_with(|| {
                distinct.push(text);
                (distinct.len() - 1) as u32
            }),
            None => u32::MAX,
        })
        .collect();
    let ranks = ranks_of(&distinct);
    for place in &mut places {
        *place = ranks.get(*place as usize).copied().unwrap_or(u32::MAX);
    }
    places
}

/// The rank of each text in the order of their folded forms; equal ones share it.
fn ranks_of(texts: &[&str]) -> Vec<u32> {
    let mut order: Vec<(String, usize)> = texts.iter().map(|text| fold(text)).zip(0..).collect();
    order.sort_unstable();
    let mut ranks = vec![0; texts.len()];
    let (mut rank, mut before) = (0, None::<&str>);
    for (folded, at) in &order {
        rank += u32::from(before.is_some_and(|before| before != folded));
        before = Some(folded);
        if let Some(place) = ranks.get_mut(*at) {
            *place = rank;
        }
    }
    ranks
}
