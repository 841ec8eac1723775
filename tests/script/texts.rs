//! What each tool gets for each kind of command: whole texts, in the files of `expected`, one for each tool.

use std::collections::BTreeSet;

use zetel::catalog::{EditionId, RuleProfile};
use zetel::domain::{
    AddUsers, ChangeGroups, ChangeUsers, Command, Contact, Held, MembershipRule, Place, Profile, Removal,
    SubscriptionId, Time, UserId, UserIx,
};
use zetel::script::Tool;

use crate::support::*;

/// A change of people, put together.
fn change(users: &[UserIx], set: impl FnOnce(&mut ChangeUsers)) -> Command {
    let mut change = ChangeUsers::new(users.to_vec(), Place::ActiveUsers);
    set(&mut change);
    Command::ChangeUsers(change)
}

fn groups(add: &[&[&str]], remove: &[&str]) -> Command {
    let add = add.iter().map(|off_of_e3| grant(E3, off(off_of_e3), Held::Put));
    Command::ChangeGroups(ChangeGroups {
        groups: vec![group()],
        add: add.collect(),
        remove: remove.iter().map(|id| sku(id)).collect(),
        place: Place::ActiveUsers,
    })
}

fn new_users(names: &[&str], products: &[&str]) -> Command {
    let profile = |(at, name): (usize, &&str)| {
        let address = format!("{}@contoso.example", name.to_lowercase());
        let mut profile = Profile::new(UserId::from_u128(0x99 + at as u128), name, &address);
        profile.surname = Some("O'Brien".into());
        profile.contact = Contact::of([Some("Clerk".into()), None, Some("020 555".into())]).if_known();
        profile.into()
    };
    Command::AddUsers(AddUsers {
        users: names.iter().enumerate().map(profile).collect(),
        usage_location: Some("NL".parse().unwrap()),
        add: products
            .iter()
            .map(|id| grant(id, off(&[SWAY]), Held::Keep))
            .collect(),
        limit: Some(250),
    })
}

/// The cases: what is done, and in which order.
fn cases() -> Vec<(&'static str, Vec<Command>)> {
    let one = |name, command| (name, vec![command]);
    let nl = || Some("NL".parse().unwrap());
    let (add, remove) = (vec![ANNA, UserIx(5)], vec![BRAM]);
    let members = |add, remove| Command::ChangeMembers {
        group: group(),
        add,
        remove,
    };
    let users = |users: &[UserIx]| users.to_vec();
    vec![
        one(
            "add a product, all services: who has it is left out",
            give(&[ANNA, BRAM, GITA], vec![grant(E3, off(&[]), Held::Keep)]),
        ),
        one(
            "add a product, one service off",
            give(&[BRAM], vec![grant(E3, off(&[SWAY]), Held::Keep)]),
        ),
        one(
            "turn every service on",
            give(&[ANNA], vec![grant(E3, off(&[]), Held::Set)]),
        ),
        one(
            "turn a service off",
            give(&[BRAM], vec![grant(E1, off(&[SWAY]), Held::SwitchOff)]),
        ),
        one(
            "replace, with a location for who has none",
            change(&[ANNA, BRAM, CARLA], |change| {
                change.usage_location = nl();
                change.add = vec![grant(E1, off(&[]), Held::Put)];
                change.remove = Removal::AllDirect;
            }),
        ),
        one(
            "one product for another",
            change(&[ANNA, BRAM], |change| {
                change.add = vec![grant(E1, off(&[]), Held::Keep)];
                change.remove = Removal::InExchange(BTreeSet::from([sku(E3)]));
            }),
        ),
        one(
            "unassign; who does not have it is asked for as well",
            change(&[ANNA, BRAM], |change| change.remove = Removal::one(sku(E3))),
        ),
        one(
            "unassign all",
            change(&[ANNA, BRAM, CARLA], |change| change.remove = Removal::AllDirect),
        ),
        one(
            "a location",
            change(&[ANNA, CARLA], |change| change.usage_location = nl()),
        ),
        one(
            "location and license: who is refused is left out",
            change(&[CARLA], |change| {
                change.usage_location = nl();
                change.remove = Removal::one(sku(E3));
            }),
        ),
        one("new users", new_users(&["Finn", "Noor"], &[E3])),
        one(
            "new users who could not have both",
            new_users(&["Finn", "Noor"], &[E3, E1]),
        ),
        one("group: assign", groups(&[&[SWAY]], &[])),
        (
            "group: change and take",
            vec![groups(&[&[]], &[]), groups(&[&[SWAY]], &[]), groups(&[], &[E3])],
        ),
        one(
            "reprocess",
            Command::ReprocessUsers {
                users: users(&[ANNA, BRAM]),
            },
        ),
        one("members", members(users(&[ANNA, BRAM]), users(&[GITA]))),
        (
            "a rule",
            vec![Command::MakeDynamic {
                group: group(),
                rule: MembershipRule::Department("Sales".into()),
            }],
        ),
        (
            "delete and restore",
            vec![
                Command::DeleteUsers {
                    users: users(&[ANNA, BRAM]),
                },
                Command::RestoreUsers {
                    users: users(&[DAAN]),
                },
                Command::DeleteGroups {
                    groups: vec![group()],
                },
            ],
        ),
        (
            "what no tool does",
            vec![
                Command::ReprocessGroups {
                    groups: vec![group()],
                },
                Command::ChangeQuantity {
                    subscription: SubscriptionId::from_u128(1),
                    total: 9,
                },
                Command::AdvanceClock { to: Time(0) },
                Command::Configure {
                    edition: EditionId::Worldwide2020,
                    rules: RuleProfile::Current2025,
                },
            ],
        ),
        one(
            "several as one",
            Command::Sequence(vec![
                change(&[ANNA], |change| change.remove = Removal::one(sku(E3))),
                give(&[BRAM], vec![grant(E3, off(&[]), Held::Keep)]),
            ]),
        ),
        (
            "somebody new, and what is done with them then",
            vec![
                new_users(&["Finn"], &[E3]),
                members(add, remove),
                give(&[UserIx(5)], vec![grant(E3, off(&[]), Held::Set)]),
                Command::DeleteUsers {
                    users: users(&[UserIx(5)]),
                },
                Command::RestoreUsers {
                    users: users(&[UserIx(5)]),
                },
            ],
        ),
    ]
}

#[test]
fn each_tool_gets_its_text() {
    for (tool, expected) in [
        (Tool::Graph, include_str!("expected/graph.txt")),
        (
            Tool::GraphPowerShell,
            include_str!("expected/graph-powershell.txt"),
        ),
        (Tool::MsOnline, include_str!("expected/msonline.txt")),
        (Tool::AzureAd, include_str!("expected/azuread.txt")),
        (Tool::Cli, include_str!("expected/cli.txt")),
    ] {
        let mut texts = String::new();
        for (name, commands) in cases() {
            texts += &format!("==== {name}\n{}\n", script(&tenant(), tool, &commands).text);
        }
        let mut lines = texts.lines().zip(expected.lines());
        let first = lines.position(|(is, should)| is != should);
        assert!(texts == expected, "line {first:?} of {}:\n{texts}", tool.as_str());
    }
}
