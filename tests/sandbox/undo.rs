//! A long session of everything that can be asked: undo is the exact opposite of doing, all the way back and forth, and
//! what is read again is what was there.

use std::collections::BTreeSet;
use std::sync::Arc;

use zetel::catalog::{ClaimApp, EditionId, RuleProfile, SkuId};
use zetel::domain::{
    AddUsers, ApproveBy, AutoClaim, ChangeGroups, ChangeTogether, ChangeUsers, ClaimPolicy, Claimable,
    Command, Grant, GroupId, Held, MembershipRule, Place, PlanSet, Profile, Removal, RequestAnswers,
    SubscriptionId, Tenant, UserId, UserIx, UserType,
};
use zetel::sandbox::sample::{waterlinie, SampleLanguage};
use zetel::sandbox::Sandbox;

use super::faulty::Random;
use super::support::{tab, Shared};

const COMMANDS: usize = 1_000;

fn users(tenant: &Tenant, random: &mut Random, most: usize) -> Vec<UserIx> {
    let count = 1 + random.below(most);
    (0..count)
        .map(|_| UserIx(random.below(tenant.places()) as u32))
        .collect()
}

fn pick<T: Copy>(list: &[T], random: &mut Random) -> T {
    list[random.below(list.len())]
}

fn grants(skus: &[SkuId], random: &mut Random) -> Vec<Grant> {
    let held = [Held::Keep, Held::Set, Held::Put];
    let grant = |random: &mut Random| Grant {
        sku: pick(skus, random),
        disabled_plans: PlanSet::default(),
        held: pick(&held, random),
    };
    (0..random.below(3)).map(|_| grant(random)).collect()
}

/// Somebody new, by number; numbers come again.
fn newcomer(tenant: &Tenant, random: &mut Random) -> Arc<Profile> {
    let n = random.below(400);
    let domain = &tenant.organization.domains[0].name;
    let id = UserId::from_u128(0xadd0_0000_0000 + n as u128);
    Arc::new(Profile::new(id, &format!("New {n}"), &format!("new{n}@{domain}")))
}

fn one_user(tenant: &Tenant, random: &mut Random) -> UserIx {
    UserIx(random.below(tenant.places()) as u32)
}

pub fn command(tenant: &Tenant, random: &mut Random, nested: bool) -> Command {
    let skus: Vec<SkuId> = tenant.products().map(|product| product.sku).collect();
    let groups: Vec<GroupId> = tenant.groups().map(|group| group.id).collect();
    let subscriptions: Vec<SubscriptionId> = tenant.subscriptions().map(|s| s.id).collect();
    let some_groups: Vec<GroupId> = groups
        .first()
        .map(|_| pick(&groups, random))
        .into_iter()
        .collect();
    match random.below(if nested { 34 } else { 37 }) {
        0..=8 => {
            let mut change = ChangeUsers::new(users(tenant, random, 12), Place::ActiveUsers);
            change.add = grants(&skus, random);
            change.remove = match random.below(4) {
                0 => Removal::AllDirect,
                1 => Removal::Skus(BTreeSet::from([pick(&skus, random)])),
                _ => Removal::default(),
            };
            change.usage_location = random
                .per_mille(200)
                .then(|| pick(&["NL", "BE", "DE"], random).parse().unwrap());
            Command::ChangeUsers(change)
        }
        9..=11 => Command::ChangeGroups(ChangeGroups {
            groups: some_groups,
            add: grants(&skus, random),
            remove: BTreeSet::from_iter(random.per_mille(400).then(|| pick(&skus, random))),
            place: Place::Licenses,
        }),
        12 | 13 if !groups.is_empty() => Command::ChangeMembers {
            group: pick(&groups, random),
            add: users(tenant, random, 4),
            remove: users(tenant, random, 4),
        },
        14 if random.per_mille(200) && !groups.is_empty() => Command::MakeDynamic {
            group: pick(&groups, random),
            rule: MembershipRule::UserType(UserType::Member),
        },
        15 if random.per_mille(300) => Command::DeleteGroups { groups: some_groups },
        16 => Command::ReprocessUsers {
            users: users(tenant, random, 5),
        },
        17 => Command::ReprocessGroups { groups: some_groups },
        18 | 19 => Command::ChangeQuantity {
            subscription: pick(&subscriptions, random),
            total: random.below(40) as u32,
        },
        20 | 21 => Command::AddUsers(AddUsers {
            users: (0..1 + random.below(3))
                .map(|_| newcomer(tenant, random))
                .collect(),
            usage_location: "NL".parse().ok(),
            add: grants(&skus, random),
            limit: None,
        }),
        22 | 23 => Command::DeleteUsers {
            users: users(tenant, random, 3),
        },
        24 | 25 => Command::RestoreUsers {
            users: users(tenant, random, 40),
        },
        26 => Command::AdvanceClock {
            to: tenant.clock.plus(random.below(3 * 86_400) as i64),
        },
        27 => Command::Configure {
            edition: pick(&EditionId::ALL, random),
            rules: pick(&[RuleProfile::Classic2020, RuleProfile::Current2025], random),
        },
        28 => {
            let mut people = ChangeUsers::new(users(tenant, random, 8), Place::Licenses);
            people.add = grants(&skus, random);
            let groups = ChangeGroups {
                groups: some_groups,
                add: people.add.clone(),
                remove: BTreeSet::new(),
                place: Place::Licenses,
            };
            Command::ChangeTogether(Box::new(ChangeTogether {
                users: people,
                groups,
            }))
        }
        30 => Command::AskForProduct {
            user: one_user(tenant, random),
            sku: pick(&skus, random),
        },
        31 => Command::AnswerRequests(Box::new(RequestAnswers {
            approve: (0..40).filter(|_| random.per_mille(100)).collect(),
            reject: (0..40).filter(|_| random.per_mille(50)).collect(),
            by: match groups.is_empty() || random.per_mille(700) {
                true => ApproveBy::Assigning,
                false => ApproveBy::Group(pick(&groups, random)),
            },
            instead: None,
        })),
        32 => Command::SetAutoClaim(Box::new(AutoClaim {
            on: random.per_mille(800),
            policies: vec![ClaimPolicy {
                name: Arc::from("policy"),
                app: pick(&ClaimApp::ALL, random),
                products: vec![Claimable {
                    sku: pick(&skus, random),
                    disabled_plans: Default::default(),
                }],
            }],
        })),
        33 => Command::SignIn {
            user: one_user(tenant, random),
            app: pick(&ClaimApp::ALL, random),
        },
        34.. => Command::Sequence((0..3).map(|_| command(tenant, random, true)).collect()),
        _ => Command::ProcessNow,
    }
}

fn kind(command: &Command) -> std::mem::Discriminant<Command> {
    std::mem::discriminant(command)
}

/// A thousand commands, each undone and done again at once; then all of them undone, and all done again.
#[test]
fn a_long_session_back_and_forth() {
    let store = Shared::default();
    let open = || {
        Sandbox::open(Box::new(store.clone()), tab(), 1, || {
            waterlinie(SampleLanguage::English)
        })
        .0
    };
    let mut sandbox = open();
    let first = sandbox.tenant().clone();
    let mut random = Random(2020);
    let mut kinds = std::collections::HashSet::new();
    let mut asked = 0u32;
    while sandbox.history().len() < COMMANDS {
        asked += 1;
        assert!(
            asked < 20_000,
            "only {} of them did something",
            sandbox.history().len()
        );
        let before = sandbox.tenant().clone();
        let command = command(&before, &mut random, false);
        let entries = sandbox.history().len();
        sandbox.act(&command, i64::from(asked)).unwrap();
        if sandbox.history().len() == entries {
            assert!(
                *sandbox.tenant() == before,
                "{command:?} left a change without an entry"
            );
            continue;
        }
        kinds.insert(kind(&command));
        let after = sandbox.tenant().clone();
        assert!(sandbox.undo(0).unwrap());
        assert!(
            *sandbox.tenant() == before,
            "undone, but not as before: {command:?}"
        );
        assert!(sandbox.redo(0).unwrap());
        assert!(
            *sandbox.tenant() == after,
            "done again, but not as before: {command:?}"
        );
    }
    assert_eq!(kinds.len(), 20, "every command there is did something");
    let last = sandbox.tenant().clone();
    // Replay: what is read again, without a snapshot after the first and with one.
    assert!(*open().tenant() == last);
    sandbox.checkpoint();
    assert!(*open().tenant() == last);
    assert_eq!(open().history(), sandbox.history());
    assert!(sandbox.move_to(0, 1).unwrap());
    assert!(*sandbox.tenant() == first);
    let mut again = open();
    assert!(*again.tenant() == first);
    assert_eq!(again.undone().len(), COMMANDS);
    assert!(again.move_to(COMMANDS, 2).unwrap());
    assert!(*again.tenant() == last);
    assert!(*open().tenant() == last);
}
