//! Generated tenants: any number of people from a seed, always the same ones from the same seed.
//!
//! People differ in name, department and place; what they hold comes from a few dozen license sets, as in real
//! tenants. Seats are bought to fit: most products with room to spare, one full, one with too few.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalog::{product, CountryCode, EditionId, RuleProfile, SkuId, Year};
use crate::domain::{
    Domain, Group, GroupId, GroupLicenses, LicenseSet, Membership, Organization, Product, Profile,
    Subscription, SubscriptionId, Tenant, Time, UserId, UserIx, UserType,
};

use super::address::{address, folded};
use super::names::{GIVEN, SURNAMES};
use super::random::Random;
use super::{direct_set, read_licenses, with_group};

/// The most people a generated tenant has.
pub const MAX_PEOPLE: u32 = 250_000;

const DOMAIN: &str = "veenrand.example";

/// Countries with their weights.
const COUNTRIES: [(&str, u16); 10] = [
    ("NL", 720),
    ("BE", 110),
    ("DE", 60),
    ("NO", 20),
    ("FR", 20),
    ("GB", 20),
    ("PL", 15),
    ("ES", 15),
    ("SE", 10),
    ("TR", 10),
];

/// A department, ready to draw people for.
struct Department {
    name: Arc<str>,
    weight: u16,
    group: GroupId,
    members: Vec<UserIx>,
    /// What its people hold, group included.
    sets: Vec<Arc<LicenseSet>>,
    weights: Vec<u16>,
}

/// Builds a tenant of so many people (at most [`MAX_PEOPLE`]), guests and mailboxes included.
#[must_use]
pub fn generate(people: u32, seed: u64) -> Tenant {
    let mut generating = Generating::new(people, seed);
    while generating.add_people(usize::MAX) {}
    generating.finish()
}

/// A tenant on its way, a few people at a time.
pub struct Generating {
    tenant: Tenant,
    random: Random,
    departments: Vec<Department>,
    weights: Vec<u16>,
    names: Names,
    /// Who is still to come.
    people: std::ops::Range<usize>,
    /// How many there are to be.
    all: usize,
    seed: u64,
}

impl Generating {
    /// The same as for [`generate`].
    pub fn new(people: u32, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let organization = Organization {
            display_name: Arc::from("Veenrand"),
            country: Some(CountryCode::NL),
            domains: vec![Domain {
                name: Arc::from(DOMAIN),
                is_default: true,
            }],
        };
        let mut tenant = Tenant::new(
            organization,
            EditionId::Worldwide2020,
            RuleProfile::Classic2020,
            Time::from_date(2020, 7, 1),
        );
        // A line that cannot be read is passed over; a test sees to it that there is none.
        let departments: Vec<Department> = include_str!("departments.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| department(&mut tenant, &mut random, line))
            .collect();
        Self {
            names: Names::new(&mut random),
            weights: departments.iter().map(|department| department.weight).collect(),
            tenant,
            random,
            departments,
            people: 0..people.min(MAX_PEOPLE) as usize,
            all: people.min(MAX_PEOPLE) as usize,
            seed,
        }
    }

    /// Adds so many people, and says whether there are more to come.
    pub fn add_people(&mut self, count: usize) -> bool {
        for place in self.people.by_ref().take(count) {
            add_person(
                &mut self.tenant,
                &mut self.random,
                (&mut self.departments, &self.weights),
                &self.names,
                place,
            );
        }
        !self.people.is_empty()
    }

    /// How many of them are there, in percent.
    pub fn percent(&self) -> u8 {
        let there = self.all.saturating_sub(self.people.len());
        (there * 100 / self.all.max(1)) as u8
    }

    /// Buys what they hold, and puts them into their groups.
    #[must_use]
    pub fn finish(mut self) -> Tenant {
        buy(&mut self.tenant, &mut self.random, &self.departments);
        for department in self.departments {
            self.tenant.set_members(department.group, department.members);
        }
        add_teams(&mut self.tenant, self.seed);
        self.tenant
    }
}

/// From how many people on there are groups besides the departments.
const PEOPLE_WITH_TEAMS: usize = 1_000;

/// The most groups, departments included.
const GROUPS: usize = 200;

/// Groups that give nothing yet, to assign licenses to: one with two in five of all people, and many small ones.
fn add_teams(tenant: &mut Tenant, seed: u64) {
    let people = tenant.places();
    if people < PEOPLE_WITH_TEAMS {
        return;
    }
    let mut random = Random::new(seed ^ GROUPS as u64);
    let mut add = |random: &mut Random, name: &str, members: Vec<UserIx>| {
        let id = GroupId(random.guid());
        tenant.add_group(Group {
            id,
            display_name: Arc::from(name),
            security_enabled: true,
            mail_enabled: false,
            unified: false,
            membership: Membership::Assigned,
            licenses: GroupLicenses::new(),
            members: Arc::default(),
        });
        tenant.set_members(id, members);
        tenant.groups().count()
    };
    let places = || (0..).map(UserIx).take(people);
    let office = places().filter(|_| random.per_mille(400)).collect();
    let mut groups = add(&mut random, "Head office", office);
    let teams = people / 500;
    for team in 1..=teams {
        if groups >= GROUPS {
            return;
        }
        let (first, size) = (random.below(people), 5 + random.below(200));
        let members = places().skip(first).take(size).collect();
        groups = add(&mut random, &format!("Team {team:03}"), members);
    }
}

/// Puts a department's group into the tenant and prepares its license sets.
fn department(tenant: &mut Tenant, random: &mut Random, line: &str) -> Option<Department> {
    let mut fields = line.split('\t');
    let name: Arc<str> = Arc::from(fields.next()?);
    let weight = fields.next()?.parse().ok()?;
    let gives = read_licenses(fields.next()?);
    let group = GroupId(random.guid());
    let (mut sets, mut weights) = (Vec::new(), Vec::new());
    for field in fields {
        let (weight, direct) = field.split_once(' ').unwrap_or((field, ""));
        weights.push(weight.parse().ok()?);
        sets.push(Arc::new(with_group(
            direct_set(read_licenses(direct)),
            &gives,
            group,
        )));
    }
    tenant.add_group(Group {
        id: group,
        display_name: Arc::clone(&name),
        security_enabled: true,
        mail_enabled: false,
        unified: false,
        membership: Membership::Assigned,
        licenses: gives,
        members: Arc::default(),
    });
    Some(Department {
        name,
        weight,
        group,
        members: Vec::new(),
        sets,
        weights,
    })
}

/// A name and its part of an address.
struct Name {
    text: Arc<str>,
    folded: String,
}

/// Every combination of a given name and a surname once, in an order that depends on the seed, then all again.
struct Names {
    given: Vec<Name>,
    surnames: Vec<Name>,
    step: usize,
    start: usize,
}

impl Names {
    fn new(random: &mut Random) -> Self {
        let name = |text| Name {
            text: Arc::from(text),
            folded: folded(text),
        };
        let given: Vec<Name> = GIVEN.split(',').map(name).collect();
        let surnames: Vec<Name> = SURNAMES.split(',').map(name).collect();
        let all = given.len() * surnames.len();
        // Only a step without a common divisor visits every combination; odd ones are soon found.
        let mut step = random.below(all) | 1;
        while common_divisor(step, all) != 1 {
            step += 2;
        }
        Self {
            given,
            surnames,
            step,
            start: random.below(all),
        }
    }

    /// The name of the person at this place, and how many before have the same one, plus 1.
    fn of(&self, place: usize) -> Option<(&Name, &Name, usize)> {
        let all = self.given.len() * self.surnames.len();
        let number = place.checked_div(all)? + 1;
        let at = ((place as u64 * self.step as u64 + self.start as u64) % all as u64) as usize;
        let given = self.given.get(at % self.given.len())?;
        let surname = self.surnames.get(at / self.given.len())?;
        Some((given, surname, number))
    }
}

fn common_divisor(a: usize, b: usize) -> usize {
    if b == 0 {
        a
    } else {
        common_divisor(b, a % b)
    }
}

fn add_person(
    tenant: &mut Tenant,
    random: &mut Random,
    (departments, weights): (&mut [Department], &[u16]),
    names: &Names,
    place: usize,
) {
    let Some((given, surname, number)) = names.of(place) else {
        return;
    };
    let Some(department) = departments.get_mut(random.weighted(weights)) else {
        return;
    };
    let nothing = Arc::new(LicenseSet::default());
    let chance = random.below(1000);
    let (guest, mailbox, newcomer) = (
        chance < 20,
        (20..30).contains(&chance),
        (30..45).contains(&chance),
    );
    let countries = COUNTRIES.map(|country| country.1);
    let country = COUNTRIES.get(random.weighted(&countries));
    let country = country.and_then(|(code, _)| CountryCode::parse(code).ok());
    let id = UserId(random.guid());
    let set = department
        .sets
        .get(random.weighted(&department.weights))
        .unwrap_or(&nothing);

    let ordinal = place + 1; // keeps addresses of guests and rooms apart
    let (display_name, upn) = if mailbox {
        let upn = format!("room.{}{ordinal}@{DOMAIN}", surname.folded);
        (format!("Room {} {ordinal}", surname.text), upn)
    } else if guest {
        let upn = format!("{}_{}{ordinal}.example@{DOMAIN}", given.folded, surname.folded);
        (full_name(&given.text, &surname.text), upn)
    } else {
        let upn = address(&given.folded, &surname.folded, number, DOMAIN);
        (full_name(&given.text, &surname.text), upn)
    };
    let mut profile = Profile::new(id, &display_name, &upn);
    if !mailbox {
        profile.given_name = Some(Arc::clone(&given.text));
        profile.surname = Some(Arc::clone(&surname.text));
        profile.department = Some(Arc::clone(&department.name));
    }
    if guest {
        profile.user_type = UserType::Guest;
    }
    profile.account_enabled = !mailbox && !random.per_mille(30);

    // Guests and newcomers have nothing yet and are in no group; some of them are nowhere.
    let outside = guest || mailbox || newcomer;
    let location = if outside && random.per_mille(400) {
        None
    } else {
        country
    };
    let holds = if outside { &nothing } else { set };
    let Ok(ix) = tenant.add_user(Arc::new(profile), location, holds, None) else {
        return;
    };
    if !outside {
        department.members.push(ix);
    }
}

fn full_name(given: &str, surname: &str) -> String {
    let mut name = String::with_capacity(given.len() + surname.len() + 1);
    name.push_str(given);
    name.push(' ');
    name.push_str(surname);
    name
}

/// Buys every product that the departments use, with seats that fit what is held.
fn buy(tenant: &mut Tenant, random: &mut Random, departments: &[Department]) {
    let sets = departments.iter().flat_map(|department| &department.sets);
    let skus: BTreeSet<SkuId> = sets
        .flat_map(|set| set.licenses().iter().map(|license| license.sku))
        .collect();
    for sku in skus {
        let held = tenant.sets().consumed(sku);
        let seats = match product(sku).map(|product| product.monogram) {
            // Free ones come in a large number; E1 is full; F3 has been cut back too far.
            Some("PA") => 10_000.max(held),
            Some("E1") => held,
            Some("F3") => held - held / 200,
            _ => (held + held / 25 + 5).next_multiple_of(5),
        };
        let Some(product) = Product::in_year(sku, Year::Then) else {
            continue;
        };
        tenant.add_product(product);
        tenant.add_subscription(Subscription {
            next_lifecycle: Some(Time::from_date(2021, 1, 1)),
            ..Subscription::new(SubscriptionId(random.guid()), sku, seats)
        });
    }
}
