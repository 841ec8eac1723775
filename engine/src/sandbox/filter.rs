//! Which people of a list to show: the standard filters of Active users, and conditions put together (DOMAIN 1.8b).
//!
//! One pass over the people: what hangs on licenses is answered once per license set, what hangs on texts once per
//! distinct text.

use std::collections::{HashMap, HashSet};

use crate::catalog::SkuId;
use crate::domain::{LicenseSet, Profile, Tenant, User, UserIx, UserType};
use crate::order;

use super::fold::fold;
use super::property::Property;

/// The standard filters, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Standard {
    /// Everybody.
    #[default]
    All,
    /// Some license is in force.
    Licensed,
    /// Invited from elsewhere.
    Guests,
    /// May sign in.
    SignInAllowed,
    /// May not sign in.
    SignInBlocked,
    /// No license is in force.
    Unlicensed,
    /// Some license has an error.
    Errors,
    /// The account comes from a directory on premises.
    Synced,
    /// No license is in force, and there is a mailbox: see [`has_mailbox`].
    UnlicensedMailbox,
}

impl Standard {
    /// All of them with their keys, in their order. Keys are stored in browsers and never change.
    const KEYS: [(Standard, &'static str); 9] = [
        (Standard::All, "all"),
        (Standard::Licensed, "licensed"),
        (Standard::Guests, "guests"),
        (Standard::SignInAllowed, "allowed"),
        (Standard::SignInBlocked, "blocked"),
        (Standard::Unlicensed, "unlicensed"),
        (Standard::Errors, "errors"),
        (Standard::Synced, "synced"),
        (Standard::UnlicensedMailbox, "mailbox"),
    ];

    /// All of them, in their order.
    pub const ALL: [Standard; 9] = [
        Standard::All,
        Standard::Licensed,
        Standard::Guests,
        Standard::SignInAllowed,
        Standard::SignInBlocked,
        Standard::Unlicensed,
        Standard::Errors,
        Standard::Synced,
        Standard::UnlicensedMailbox,
    ];

    /// Those that a custom filter has as flags, in their order.
    pub const FLAGS: [Standard; 4] = [
        Standard::Synced,
        Standard::Errors,
        Standard::Unlicensed,
        Standard::UnlicensedMailbox,
    ];

    /// The key.
    pub fn key(self) -> &'static str {
        let found = Self::KEYS.iter().find(|(standard, _)| *standard == self);
        found.map_or("", |(_, key)| key)
    }

    /// The filter of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        let found = Self::KEYS.iter().find(|(_, own)| *own == key);
        found.map(|(standard, _)| *standard)
    }

    fn lets_in(self, user: &User, set: SetFacts) -> bool {
        match self {
            Standard::All => true,
            Standard::Licensed => set.licensed,
            Standard::Guests => user.profile.user_type == UserType::Guest,
            Standard::SignInAllowed => user.profile.account_enabled,
            Standard::SignInBlocked => !user.profile.account_enabled,
            Standard::Unlicensed => !set.licensed,
            Standard::Errors => set.errors,
            Standard::Synced => user.profile.on_premises_sync,
            Standard::UnlicensedMailbox => !set.licensed && has_mailbox(&user.profile),
        }
    }
}

/// One condition of a filter. All conditions of a filter hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// As a standard filter says.
    Is(Standard),
    /// The property has one of these texts, upper and lower case and accents alike; the empty text stands for
    /// having none. For licenses the texts are ids of products, of which one is held.
    OneOf(Property, Vec<String>),
}

impl Condition {
    /// The properties that a custom filter asks about, in their order.
    pub const PROPERTIES: [Property; 9] = [
        Property::Domain,
        Property::SignIn,
        Property::Location,
        Property::Licenses,
        Property::Department,
        Property::City,
        Property::State,
        Property::Country,
        Property::JobTitle,
    ];
}

/// What the standard filters ask of a license set.
#[derive(Debug, Clone, Copy, Default)]
struct SetFacts {
    licensed: bool,
    errors: bool,
}

impl SetFacts {
    fn of(set: &LicenseSet) -> Self {
        let mut assignments = set.licenses().iter().flat_map(|license| license.assignments());
        SetFacts {
            licensed: set.in_force().next().is_some(),
            errors: assignments.any(|assignment| assignment.state.error().is_some()),
        }
    }

    fn of_all(tenant: &Tenant) -> Vec<Self> {
        tenant.sets().iter().map(|(_, set, _)| Self::of(set)).collect()
    }
}

/// Whether somebody has a mailbox, as far as a tenant says: a member has a primary address (`SMTP:` among
/// `proxyAddresses`) from the day of the first mailbox on. Of guests it is the address elsewhere. Our own reading;
/// nothing is known of archives.
pub fn has_mailbox(profile: &Profile) -> bool {
    profile.user_type == UserType::Member && profile.proxy_addresses.iter().any(|a| a.starts_with("SMTP:"))
}

/// Whether a tenant says anything about mailboxes.
pub fn knows_mailboxes(tenant: &Tenant) -> bool {
    tenant.users().any(|(_, user)| has_mailbox(&user.profile))
}

/// How many people each standard filter lets in, in the order of [`Standard::ALL`]. Nobody who is deleted counts.
pub fn count_standard(tenant: &Tenant) -> [u32; Standard::ALL.len()] {
    let facts = SetFacts::of_all(tenant);
    let mut counts = [0; Standard::ALL.len()];
    for (_, user) in tenant.users().filter(|(_, user)| user.deleted.is_none()) {
        let set = facts.get(user.licenses.index()).copied().unwrap_or_default();
        for (count, standard) in counts.iter_mut().zip(Standard::ALL) {
            *count += u32::from(standard.lets_in(user, set));
        }
    }
    counts
}

/// A condition made ready to be asked of everybody.
enum Test<'a> {
    Standard(Standard),
    /// The answer per license set.
    Sets(Vec<bool>),
    Texts {
        property: Property,
        wanted: HashSet<String>,
        /// The answer per text met so far.
        known: HashMap<&'a str, bool>,
        /// The answer for those without a text.
        without: bool,
    },
}

impl<'a> Test<'a> {
    fn new(tenant: &Tenant, condition: &Condition) -> Self {
        match condition {
            Condition::Is(standard) => Test::Standard(*standard),
            Condition::OneOf(property, texts) if property.is_of_sets() => {
                let wanted: Vec<SkuId> = texts.iter().filter_map(|text| text.parse().ok()).collect();
                let without = texts.iter().any(String::is_empty);
                let answer = |set: &LicenseSet| {
                    set.in_force().any(|sku| wanted.contains(&sku))
                        || (without && set.in_force().next().is_none())
                };
                Test::Sets(tenant.sets().iter().map(|(_, set, _)| answer(set)).collect())
            }
            Condition::OneOf(property, texts) => Test::Texts {
                property: *property,
                wanted: texts.iter().map(|text| fold(text)).collect(),
                known: HashMap::new(),
                without: texts.iter().any(String::is_empty),
            },
        }
    }

    fn passes(&mut self, user: &'a User, facts: &[SetFacts]) -> bool {
        let set = user.licenses.index();
        match self {
            Test::Standard(standard) => standard.lets_in(user, facts.get(set).copied().unwrap_or_default()),
            Test::Sets(answers) => answers.get(set).copied().unwrap_or(false),
            Test::Texts {
                property,
                wanted,
                known,
                without,
            } => match property.of(user) {
                Some(text) => *known.entry(text).or_insert_with(|| wanted.contains(&fold(text))),
                None => *without,
            },
        }
    }
}

/// Leaves those of the people for whom every condition holds, in their order.
pub fn keep_matching(tenant: &Tenant, conditions: &[Condition], people: &mut Vec<UserIx>) {
    let facts = SetFacts::of_all(tenant);
    let mut tests: Vec<Test<'_>> = conditions.iter().map(|c| Test::new(tenant, c)).collect();
    people.retain(|ix| {
        let passes = |user| tests.iter_mut().all(|test| test.passes(user, &facts));
        tenant.user(*ix).is_some_and(passes)
    });
}

/// A text that people have for a property, and how many have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The text in its first spelling; empty for those who have none. For licenses the id of a product.
    pub text: String,
    /// How many people, deleted ones not counted.
    pub people: u32,
}

/// What there is to choose from for a property: each text once, in alphabetical order, then having none. For
/// licenses the products of the tenant, in the order of their ids.
pub fn values(tenant: &Tenant, property: Property) -> Vec<Value> {
    if property.is_of_sets() {
        let value = |sku: SkuId| Value {
            text: sku.to_string(),
            people: tenant.sets().consumed(sku),
        };
        return tenant.products().map(|product| value(product.sku)).collect();
    }
    let mut counts: HashMap<&str, u32> = HashMap::new();
    let mut without = 0;
    let mut in_order = Vec::new();
    for (_, user) in tenant.users().filter(|(_, user)| user.deleted.is_none()) {
        match property.of(user) {
            Some(text) => {
                *counts.entry(text).or_insert_with(|| {
                    in_order.push(text);
                    0
                }) += 1;
            }
            None => without += 1,
        }
    }
    let mut values: Vec<(String, Value)> = Vec::with_capacity(in_order.len());
    let mut places: HashMap<String, usize> = HashMap::new();
    for text in in_order {
        let people = counts.get(text).copied().unwrap_or(0);
        let folded = fold(text);
        match places.get(&folded).and_then(|at| values.get_mut(*at)) {
            Some((_, known)) => known.people += people,
            None => {
                places.insert(folded.clone(), values.len());
                let text = text.to_owned();
                values.push((folded, Value { text, people }));
            }
        }
    }
    order::sort_by(&mut values, |a, b| a.0.cmp(&b.0));
    let mut values: Vec<Value> = values.into_iter().map(|(_, value)| value).collect();
    if without > 0 {
        values.push(Value {
            text: String::new(),
            people: without,
        });
    }
    values
}
