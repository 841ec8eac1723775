//! Random tenants and commands, as plain data that shrinks and prints well, and what they stand for.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use zetel::catalog::{AppliesTo, EditionId, RuleProfile, ServicePlanId, SkuId};
use zetel::domain::{
    Assignment, AssignmentError, AssignmentState, ChangeUsers, Command, Grant, Group, Held, LicenseSet,
    Membership, Organization, Place, PlanInfo, PlanSet, Product, Profile, ProvisioningStatus, Removal,
    Source, Subscription, SubscriptionId, SubscriptionStatus, Tenant, Time, UserId, UserIx,
};

use crate::support::{country, group, made_up, plan, sku};

/// Products with few plans and many quarrels, under ids of the catalogue where pairs are exceptions.
/// The last one is never owned.
const PRODUCTS: [(&str, &[&str]); 10] = [
    (
        "E1",
        &[
            "EXCHANGE_S_STANDARD",
            "SHAREPOINTSTANDARD",
            "SHAREPOINTWAC",
            "SWAY",
        ],
    ),
    (
        "E3",
        &[
            "EXCHANGE_S_ENTERPRISE",
            "SHAREPOINTENTERPRISE",
            "SHAREPOINTWAC",
            "MCOSTANDARD",
            "SWAY",
        ],
    ),
    (
        "M3",
        &["EXCHANGE_S_ENTERPRISE", "MCOSTANDARD", "RMS_S_ENTERPRISE"],
    ),
    ("TeamsEnt", &["MCOIMP", "EXCHANGE_S_DESKLESS", "TEAMS1"]),
    ("X1", &["EXCHANGE_S_STANDARD"]),
    ("Phone", &["MCOEV"]),
    ("WA", &["WORKPLACE_ANALYTICS", "SWAY"]),
    ("AIP", &["RMS_S_PREMIUM", "SHAREPOINT_PROJECT"]),
    ("Bought", &["SWAY"]),
    ("Gone", &["SWAY"]),
];

/// How many of the products a tenant owns.
pub const OWNED: usize = PRODUCTS.len() - 1;

struct Stock {
    skus: Vec<SkuId>,
    plans: Vec<Vec<ServicePlanId>>,
    products: Vec<Product>,
}

static STOCK: LazyLock<Stock> = LazyLock::new(|| {
    let plans: Vec<Vec<_>> = PRODUCTS
        .iter()
        .map(|(_, plans)| plans.iter().map(|name| plan(name)).collect())
        .collect();
    let products = PRODUCTS.iter().map(|(name, plans)| Product {
        sku: sku(name),
        part_number: Arc::from(*name),
        applies_to: AppliesTo::User,
        plans: plans
            .iter()
            .map(|name| PlanInfo {
                id: plan(name),
                name: Arc::from(*name),
                applies_to: AppliesTo::User,
                provisioning: ProvisioningStatus::Success,
            })
            .collect(),
    });
    Stock {
        skus: PRODUCTS.iter().map(|(name, _)| sku(name)).collect(),
        plans,
        products: products.collect(),
    }
});

/// The product at a place of the list.
pub fn sku_at(at: usize) -> SkuId {
    STOCK.skus[at]
}

/// The plans of a product that a mask names.
fn off(at: usize, mask: u8) -> PlanSet {
    let plans = STOCK.plans[at].iter().enumerate();
    plans
        .filter(|(bit, _)| mask & (1 << bit) != 0)
        .map(|(_, plan)| *plan)
        .collect()
}

/// One assignment: product, services off, source (0 direct, 1 and 2 groups), state.
pub type Holding = (usize, u8, u8, u8);

#[derive(Debug, Clone)]
pub struct Person {
    pub location: u8,
    pub deleted: bool,
    pub holds: Vec<Holding>,
}

#[derive(Debug, Clone)]
pub struct World {
    pub current: bool,
    /// Enabled, in warning, suspended.
    pub seats: Vec<(u8, u8, u8)>,
    /// Plans of E3 not offered in IR.
    pub prohibited: u8,
    pub people: Vec<Person>,
}

/// Off-masks are mostly "all on".
fn mask() -> impl Strategy<Value = u8> {
    prop_oneof![4 => Just(0u8), 2 => 0u8..32, 1 => Just(255u8)]
}

fn place() -> impl Strategy<Value = u8> {
    prop_oneof![6 => Just(1u8), 1 => Just(0u8), 1 => Just(2u8), 1 => Just(3u8)]
}

fn person() -> impl Strategy<Value = Person> {
    let source = prop_oneof![5 => Just(0u8), 1 => Just(1u8), 1 => Just(2u8)];
    let state = prop_oneof![9 => Just(0u8), 1 => 1u8..4];
    let holding = (0..OWNED, mask(), source, state);
    (
        place(),
        prop::bool::weighted(0.05),
        prop::collection::vec(holding, 0..4),
    )
        .prop_map(|(location, deleted, holds)| Person {
            location,
            deleted,
            holds,
        })
}

/// A tenant of fewer than `people` people, but not much fewer.
pub fn world(people: usize) -> impl Strategy<Value = World> {
    let seats = prop::collection::vec((0u8..9, prop_oneof![3 => Just(0u8), 1 => 0u8..4], 0u8..2), OWNED);
    let prohibited = prop_oneof![Just(0u8), 0u8..32];
    (
        any::<bool>(),
        seats,
        prohibited,
        prop::collection::vec(person(), people / 2..people),
    )
        .prop_map(|(current, seats, prohibited, people)| World {
            current,
            seats,
            prohibited,
            people,
        })
}

pub fn location(at: u8) -> Option<zetel::catalog::CountryCode> {
    [None, Some("NL"), Some("IR"), Some("BE")][usize::from(at)].map(country)
}

fn state(at: u8) -> AssignmentState {
    match at {
        0 => AssignmentState::Active,
        1 => AssignmentState::Error(AssignmentError::CountViolation),
        2 => AssignmentState::ActiveWithError(AssignmentError::DependencyViolation),
        _ => AssignmentState::Disabled,
    }
}

impl World {
    pub fn tenant(&self) -> Tenant {
        let organization = Organization {
            country: location(1),
            ..Organization::default()
        };
        let rules = if self.current {
            RuleProfile::Current2025
        } else {
            RuleProfile::Classic2020
        };
        let mut tenant = Tenant::new(organization, EditionId::Worldwide2020, rules, Time(0));
        tenant.prohibited.insert(country("IR"), off(1, self.prohibited));
        let statuses = [
            SubscriptionStatus::Enabled,
            SubscriptionStatus::Warning,
            SubscriptionStatus::Suspended,
        ];
        for (at, (enabled, warning, suspended)) in self.seats.iter().enumerate() {
            tenant.add_product(STOCK.products[at].clone());
            for (status, seats) in statuses.into_iter().zip([enabled, warning, suspended]) {
                let id = SubscriptionId::from_u128(at as u128 * 8 + status as u128);
                tenant.add_subscription(Subscription {
                    id,
                    sku: sku_at(at),
                    total_licenses: u32::from(*seats),
                    status,
                    is_trial: false,
                    next_lifecycle: None,
                    self_service_owner: (at + 1 == OWNED).then_some(UserId::from_u128(1)),
                    prepaid: false,
                    partner: false,
                    credit_check_until: None,
                });
            }
        }
        for name in ["G", "H"] {
            tenant.add_group(Group {
                id: group(name),
                display_name: Arc::from(name),
                security_enabled: true,
                mail_enabled: false,
                unified: false,
                membership: Membership::Assigned,
                licenses: BTreeMap::new(),
                members: Arc::default(),
            });
        }
        for (at, person) in (1u128..).zip(&self.people) {
            let profile = Profile::new(
                UserId(made_up(5, &at.to_string())),
                &format!("p{at}"),
                &format!("p{at}@x"),
            );
            let set = Arc::new(person.set());
            let deleted = person.deleted.then_some(Time(0));
            tenant
                .add_user(Arc::new(profile), location(person.location), &set, deleted)
                .unwrap();
        }
        tenant
    }
}

impl Person {
    fn set(&self) -> LicenseSet {
        self.holds
            .iter()
            .fold(LicenseSet::default(), |set, (at, mask, source, kind)| {
                let source = match source {
                    0 => Source::Direct,
                    1 => Source::Group(group("G")),
                    _ => Source::Group(group("H")),
                };
                set.with(
                    sku_at(*at),
                    Assignment {
                        source,
                        disabled_plans: off(*at, *mask),
                        state: state(*kind),
                    },
                )
            })
    }
}

/// A change of people; `take_all` replaces everything direct.
#[derive(Debug, Clone)]
pub struct Change {
    pub users: Vec<u8>,
    pub add: Vec<(usize, u8, u8)>,
    pub remove: Vec<usize>,
    pub take_all: bool,
    pub location: Option<u8>,
    pub licenses: bool,
}

/// A change for up to `people` of the tenant's people, with doubles and now and then somebody who isn't there.
pub fn change(people: usize) -> impl Strategy<Value = Change> {
    let users = prop::collection::vec(0u8..14, 1..people);
    let held = prop_oneof![5 => Just(0u8), 1 => 1u8..4];
    let product = prop_oneof![40 => 0..OWNED - 1, 1 => Just(OWNED - 1), 1 => Just(OWNED)];
    let add = prop::collection::vec((product, mask(), held), 0..4);
    let remove = prop_oneof![4 => Just(Vec::new()), 1 => prop::collection::vec(0..OWNED, 1..3)];
    let location = prop::option::weighted(0.15, 1u8..4);
    (
        users,
        add,
        remove,
        prop::bool::weighted(0.1),
        location,
        any::<bool>(),
    )
        .prop_map(|(users, add, remove, take_all, location, licenses)| Change {
            users,
            add,
            remove,
            take_all,
            location,
            licenses,
        })
}

impl Change {
    pub fn change(&self) -> ChangeUsers {
        let users = self.users.iter().map(|at| UserIx(u32::from(*at))).collect();
        let mut change = ChangeUsers::new(
            users,
            if self.licenses {
                Place::Licenses
            } else {
                Place::ActiveUsers
            },
        );
        change.add = self
            .add
            .iter()
            .map(|(at, mask, held)| grant(*at, *mask, *held))
            .collect();
        change.remove = match self.take_all {
            true => Removal::AllDirect,
            false => Removal::Skus(self.remove.iter().map(|at| sku_at(*at)).collect()),
        };
        change.usage_location = self.location.and_then(location);
        change
    }

    pub fn command(&self) -> Command {
        Command::ChangeUsers(self.change())
    }
}

/// A grant of a product of the list.
pub fn grant(at: usize, mask: u8, held: u8) -> Grant {
    let held = [Held::Keep, Held::Set, Held::SwitchOff, Held::SwitchOn][usize::from(held)];
    Grant {
        sku: sku_at(at),
        disabled_plans: off(at, mask),
        held,
    }
}

/// Anything that can be decided.
#[derive(Debug, Clone)]
pub enum Ask {
    Change(Change),
    Sequence(Vec<Ask>),
    Configure(bool),
}

pub fn ask() -> impl Strategy<Value = Ask> {
    let leaf =
        prop_oneof![20 => change(9).prop_map(Ask::Change), 1 => any::<bool>().prop_map(Ask::Configure)];
    let steps = prop::collection::vec(change(4).prop_map(Ask::Change), 0..4).prop_map(Ask::Sequence);
    prop_oneof![5 => leaf, 1 => steps]
}

impl Ask {
    pub fn command(&self) -> Command {
        match self {
            Ask::Change(change) => change.command(),
            Ask::Sequence(steps) => Command::Sequence(steps.iter().map(Ask::command).collect()),
            Ask::Configure(current) => Command::Configure {
                edition: EditionId::Worldwide2020,
                rules: if *current {
                    RuleProfile::Current2025
                } else {
                    RuleProfile::Classic2020
                },
            },
        }
    }
}
