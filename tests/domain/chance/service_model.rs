//! Random commands about people, groups, quantities and time, and the tenants they are done to.

use std::sync::Arc;

use proptest::prelude::*;
use zetel::catalog::{ClaimApp, EditionId, RuleProfile};
use zetel::domain::{
    AddUsers, ApproveBy, AutoClaim, ChangeGroups, ChangeTogether, ClaimPolicy, Claimable, Command, Domain,
    Group, GroupId, Membership, MembershipRule, Place, Profile, RequestAnswers, Scope, SubscriptionId,
    Tenant, Time, UserId, UserIx, Work,
};

use super::model::{self, change, grant, sku_at, Change, OWNED};
use crate::support::{country, group, made_up};

const GROUPS: [&str; 3] = ["G", "H", "K"];

/// A group: products with services off, members, and whether a turn waits.
type Team = (Vec<(usize, u8)>, Vec<u8>, bool);

/// A tenant whose people hold whatever, in groups that give something already.
#[derive(Debug, Clone)]
pub struct World {
    pub base: model::World,
    /// One per name.
    pub groups: Vec<Team>,
    /// Per subscription: in how many days its stage changes.
    pub stages: Vec<Option<u8>>,
}

fn team() -> impl Strategy<Value = Team> {
    let mask = prop_oneof![3 => Just(0u8), 1 => 0u8..32];
    let gives = prop::collection::vec((0..OWNED - 1, mask), 0..3);
    (gives, prop::collection::vec(0u8..8, 0..6), any::<bool>())
}

pub fn world(people: usize) -> impl Strategy<Value = World> {
    let stage = prop_oneof![4 => Just(None), 1 => (0u8..50).prop_map(Some)];
    let parts = (
        model::world(people),
        prop::collection::vec(team(), GROUPS.len()),
        prop::collection::vec(stage, OWNED * 3),
    );
    parts.prop_map(|(base, groups, stages)| World { base, groups, stages })
}

impl World {
    pub fn tenant(&self) -> Tenant {
        let mut tenant = self.base.tenant();
        // The first that has requests and auto-claim.
        tenant.edition = EditionId::Worldwide2025;
        tenant.organization.domains.push(Domain {
            name: Arc::from("x"),
            is_default: true,
        });
        let places = tenant.places() as u32;
        for (name, (gives, members, waits)) in GROUPS.into_iter().zip(&self.groups) {
            tenant.add_group(Group {
                id: group(name),
                display_name: Arc::from(name),
                security_enabled: true,
                mail_enabled: false,
                unified: false,
                membership: Membership::Assigned,
                licenses: gives
                    .iter()
                    .map(|(at, mask)| (sku_at(*at), grant(*at, *mask, 0).disabled_plans))
                    .collect(),
                members: Arc::default(),
            });
            let there = members.iter().map(|ix| UserIx(u32::from(*ix)));
            tenant.set_members(group(name), there.filter(|ix| ix.0 < places).collect());
            if *waits {
                tenant.add_work(everyone(group(name)));
            }
        }
        let subscriptions: Vec<_> = tenant.subscriptions().cloned().collect();
        for (mut subscription, days) in subscriptions.into_iter().zip(&self.stages) {
            subscription.next_lifecycle = days.map(|days| Time(0).plus_days(i64::from(days)));
            tenant.add_subscription(subscription);
        }
        tenant
    }
}

/// The whole group's turn.
pub fn everyone(group: GroupId) -> Work {
    Work {
        group,
        scope: Scope::Everyone,
        since: Time(0),
    }
}

/// Something to do; groups and people are places.
#[derive(Debug, Clone)]
pub enum AnyCommand {
    People(Change),
    Groups {
        groups: Vec<usize>,
        add: Vec<(usize, u8, u8)>,
        remove: Vec<usize>,
    },
    Members(usize, Vec<u8>, Vec<u8>),
    Rule(usize, u8),
    Delete(Vec<usize>),
    TryPeople(Vec<u8>),
    TryGroups(Vec<usize>),
    Quantity(usize, u32),
    /// Newcomers by number, some of whom are there already; what they get; where they are.
    Add(Vec<u8>, Vec<(usize, u8, u8)>, u8),
    DeletePeople(Vec<u8>),
    RestorePeople(Vec<u8>),
    Wait(i64),
    Process,
    Configure(bool),
    /// Somebody asks for a product.
    Ask(u8, usize),
    /// Requests to approve and to reject, and perhaps a group.
    Answer(Vec<u32>, Vec<u32>, Option<usize>),
    /// On or off; the products of the policy of an app.
    Policy(bool, usize, Vec<usize>),
    SignIn(u8, usize),
    /// People, and groups that are given the same.
    Together(Change, Vec<usize>),
    Sequence(Vec<AnyCommand>),
}

fn which() -> impl Strategy<Value = usize> {
    prop_oneof![20 => 0..GROUPS.len(), 1 => Just(GROUPS.len())]
}

/// Where people neither come nor go.
fn simple() -> impl Strategy<Value = AnyCommand> {
    let mask = prop_oneof![3 => Just(0u8), 1 => 0u8..32];
    let product = || prop_oneof![30 => 0..OWNED - 1, 1 => Just(OWNED - 1), 1 => Just(OWNED)];
    let held = prop_oneof![3 => Just(0u8), 1 => Just(1u8)];
    let people = |most| prop::collection::vec(0u8..9, 0..most);
    let groups = |most| prop::collection::vec(which(), 1..most);
    prop_oneof![
        6 => change(5).prop_map(AnyCommand::People),
        5 => (groups(3), prop::collection::vec((product(), mask, held), 0..3), prop::collection::vec(product(), 0..2))
            .prop_map(|(groups, add, remove)| AnyCommand::Groups { groups, add, remove }),
        4 => (which(), people(4), people(4)).prop_map(|(at, add, remove)| AnyCommand::Members(at, add, remove)),
        1 => (which(), 0u8..4).prop_map(|(at, rule)| AnyCommand::Rule(at, rule)),
        1 => groups(3).prop_map(AnyCommand::Delete),
        3 => people(6).prop_map(AnyCommand::TryPeople),
        2 => groups(3).prop_map(AnyCommand::TryGroups),
        3 => (0..OWNED * 3, 0u32..9).prop_map(|(at, total)| AnyCommand::Quantity(at, total)),
        2 => (0i64..40 * 86_400).prop_map(AnyCommand::Wait),
        5 => Just(AnyCommand::Process),
        1 => any::<bool>().prop_map(AnyCommand::Configure),
    ]
}

/// What people ask for and claim themselves, and what is set up for that.
fn beside() -> impl Strategy<Value = AnyCommand> {
    let product = || prop_oneof![30 => 0..OWNED - 1, 1 => Just(OWNED - 1), 1 => Just(OWNED)];
    let requests = |most| prop::collection::vec(0u32..4, 0..most);
    prop_oneof![
        3 => (0u8..9, product()).prop_map(|(user, at)| AnyCommand::Ask(user, at)),
        2 => (requests(4), requests(2), prop::option::weighted(0.3, which()))
            .prop_map(|(approve, reject, by)| AnyCommand::Answer(approve, reject, by)),
        1 => (any::<bool>(), 0..ClaimApp::ALL.len(), prop::collection::vec(product(), 0..4))
            .prop_map(|(on, app, products)| AnyCommand::Policy(on, app, products)),
        2 => (0u8..9, 0..ClaimApp::ALL.len()).prop_map(|(user, app)| AnyCommand::SignIn(user, app)),
    ]
}

/// Users and groups from one list.
fn together() -> impl Strategy<Value = AnyCommand> {
    let groups = prop::collection::vec(which(), 0..3);
    (change(4), groups).prop_map(|(people, groups)| AnyCommand::Together(people, groups))
}

/// What people ask for and claim, between changes of what they have.
pub fn asking() -> impl Strategy<Value = AnyCommand> {
    prop_oneof![5 => beside(), 1 => change(4).prop_map(AnyCommand::People)]
}

pub fn any_command() -> impl Strategy<Value = AnyCommand> {
    let steps = prop::collection::vec(simple(), 0..4).prop_map(AnyCommand::Sequence);
    prop_oneof![12 => simple(), 3 => beside(), 1 => steps]
}

/// People come, go and come back. Some of the places are taken only later, and some never.
fn coming_and_going() -> impl Strategy<Value = AnyCommand> {
    let product = || prop_oneof![30 => 0..OWNED - 1, 1 => Just(OWNED)];
    let people = |most| prop::collection::vec(0u8..11, 0..most);
    let gets = prop::collection::vec((product(), Just(0u8), Just(0u8)), 0..3);
    prop_oneof![
        2 => (prop::collection::vec(0u8..9, 1..4), gets, 0u8..4)
            .prop_map(|(who, add, place)| AnyCommand::Add(who, add, place)),
        2 => people(4).prop_map(AnyCommand::DeletePeople),
        2 => people(5).prop_map(AnyCommand::RestorePeople),
    ]
}

/// What admins do, also several of anything as one.
pub fn deed_of_admins() -> impl Strategy<Value = AnyCommand> {
    let one = || prop_oneof![3 => simple(), 1 => coming_and_going()];
    let steps = prop::collection::vec(one(), 0..4).prop_map(AnyCommand::Sequence);
    prop_oneof![12 => one(), 1 => steps]
}

/// Anything at all, also several of anything as one.
pub fn any_deed() -> impl Strategy<Value = AnyCommand> {
    let one = || prop_oneof![9 => simple(), 3 => coming_and_going(), 4 => beside(), 1 => together()];
    let steps = prop::collection::vec(one(), 0..4).prop_map(AnyCommand::Sequence);
    prop_oneof![12 => one(), 1 => steps]
}

fn ids(at: &[usize]) -> Vec<GroupId> {
    at.iter().map(|at| id(*at)).collect()
}

fn id(at: usize) -> GroupId {
    group(GROUPS.get(at).unwrap_or(&"nowhere"))
}

fn places(people: &[u8]) -> Vec<UserIx> {
    people.iter().map(|ix| UserIx(u32::from(*ix))).collect()
}

/// Somebody new, the same for the same number; the first has an address that somebody has.
fn newcomer(n: u8) -> Profile {
    let alias = if n == 0 { "p1".to_owned() } else { format!("n{n}") };
    let id = UserId(made_up(9, &n.to_string()));
    Profile::new(id, &alias, &format!("{alias}@x"))
}

impl AnyCommand {
    /// The command; time passes from the tenant's moment on.
    pub fn command(&self, tenant: &Tenant) -> Command {
        match self {
            AnyCommand::People(change) => change.command(),
            AnyCommand::Groups { groups, add, remove } => Command::ChangeGroups(ChangeGroups {
                groups: ids(groups),
                add: add
                    .iter()
                    .map(|(at, mask, held)| grant(*at, *mask, *held))
                    .collect(),
                remove: remove.iter().map(|at| sku_at(*at)).collect(),
                place: Place::ActiveUsers,
            }),
            AnyCommand::Members(at, add, remove) => Command::ChangeMembers {
                group: id(*at),
                add: places(add),
                remove: places(remove),
            },
            AnyCommand::Rule(at, rule) => Command::MakeDynamic {
                group: id(*at),
                rule: match rule {
                    0 => MembershipRule::UsageLocation(country("NL")),
                    1 => MembershipRule::UsageLocation(country("IR")),
                    2 => MembershipRule::UserType(zetel::domain::UserType::Member),
                    _ => MembershipRule::Department(Arc::from("Nowhere")),
                },
            },
            AnyCommand::Delete(groups) => Command::DeleteGroups { groups: ids(groups) },
            AnyCommand::TryPeople(people) => Command::ReprocessUsers {
                users: places(people),
            },
            AnyCommand::TryGroups(groups) => Command::ReprocessGroups { groups: ids(groups) },
            AnyCommand::Quantity(at, total) => Command::ChangeQuantity {
                subscription: SubscriptionId::from_u128((at / 3 * 8 + at % 3) as u128),
                total: *total,
            },
            AnyCommand::Add(who, add, place) => Command::AddUsers(AddUsers {
                users: who.iter().map(|n| Arc::new(newcomer(*n))).collect(),
                usage_location: model::location(*place),
                add: add
                    .iter()
                    .map(|(at, mask, held)| grant(*at, *mask, *held))
                    .collect(),
                limit: None,
            }),
            AnyCommand::DeletePeople(people) => Command::DeleteUsers {
                users: places(people),
            },
            AnyCommand::RestorePeople(people) => Command::RestoreUsers {
                users: places(people),
            },
            AnyCommand::Wait(seconds) => Command::AdvanceClock {
                to: tenant.clock.plus(*seconds),
            },
            AnyCommand::Process => Command::ProcessNow,
            AnyCommand::Configure(current) => Command::Configure {
                edition: match current {
                    true => EditionId::Worldwide2025,
                    false => EditionId::Worldwide2020,
                },
                rules: match current {
                    true => RuleProfile::Current2025,
                    false => RuleProfile::Classic2020,
                },
            },
            AnyCommand::Ask(user, at) => Command::AskForProduct {
                user: UserIx(u32::from(*user)),
                sku: sku_at(*at),
            },
            AnyCommand::Answer(approve, reject, by) => Command::AnswerRequests(Box::new(RequestAnswers {
                approve: approve.clone(),
                reject: reject.clone(),
                by: by.map_or(ApproveBy::Assigning, |at| ApproveBy::Group(id(at))),
                instead: None,
            })),
            AnyCommand::Policy(on, app, products) => Command::SetAutoClaim(Box::new(AutoClaim {
                on: *on,
                policies: vec![ClaimPolicy {
                    name: Arc::from("policy"),
                    app: ClaimApp::ALL[*app],
                    products: products
                        .iter()
                        .map(|at| Claimable {
                            sku: sku_at(*at),
                            disabled_plans: Default::default(),
                        })
                        .collect(),
                }],
            })),
            AnyCommand::Together(people, groups) => {
                let Command::ChangeUsers(users) = people.command() else {
                    unreachable!("a change of people");
                };
                let groups = ChangeGroups {
                    groups: ids(groups),
                    add: users.add.clone(),
                    remove: users.remove.skus().cloned().unwrap_or_default(),
                    place: users.place,
                };
                Command::ChangeTogether(Box::new(ChangeTogether { users, groups }))
            }
            AnyCommand::SignIn(user, app) => Command::SignIn {
                user: UserIx(u32::from(*user)),
                app: ClaimApp::ALL[*app],
            },
            AnyCommand::Sequence(commands) => {
                Command::Sequence(commands.iter().map(|asked| asked.command(tenant)).collect())
            }
        }
    }
}
