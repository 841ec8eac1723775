//! Ways out of clashes, full products, missing locations, roles and limits.

use zetel::domain::{FixKind, Held, Role};

use crate::support::*;

#[test]
fn of_a_clash() {
    let own = |holds| tenant().owns("E1 E3 Visio EMS X1 S1 Phone", 9).person("a", holds);
    check_ways_out([
        ways_out("E1 held, E3 asked", own("E1"), add("E3").to("a"))
            .offers("Replace E1 by E3", &[("a", "E3")])
            .offers(
                "SwitchOff E1.EXCHANGE_S_STANDARD E1.SHAREPOINTSTANDARD",
                &[("a", "E1-EXCHANGE_S_STANDARD-SHAREPOINTSTANDARD E3")],
            )
            .offers(
                "SwitchOff E3.EXCHANGE_S_ENTERPRISE E3.SHAREPOINTENTERPRISE",
                &[("a", "E1 E3-EXCHANGE_S_ENTERPRISE-SHAREPOINTENTERPRISE")],
            ),
        ways_out("both asked: leave either out", own("Visio"), add("E1 E3").to("a"))
            .offers("LeaveOut E1", &[("a", "Visio E3")])
            .offers("LeaveOut E3", &[("a", "Visio E1")])
            .offers(
                "SwitchOff E1.EXCHANGE_S_STANDARD E1.SHAREPOINTSTANDARD",
                &[("a", "Visio E1-EXCHANGE_S_STANDARD-SHAREPOINTSTANDARD E3")],
            )
            .offers(
                "SwitchOff E3.EXCHANGE_S_ENTERPRISE E3.SHAREPOINTENTERPRISE",
                &[("a", "Visio E1 E3-EXCHANGE_S_ENTERPRISE-SHAREPOINTENTERPRISE")],
            ),
        ways_out(
            "another product asked as well: it comes all the same",
            own("E1"),
            add("E3-SWAY Visio").to("a"),
        )
        .offers("Replace E1 by E3", &[("a", "E3-SWAY Visio")])
        .offers("LeaveOut E3", &[("a", "E1 Visio")])
        .offers(
            "SwitchOff E1.EXCHANGE_S_STANDARD E1.SHAREPOINTSTANDARD",
            &[("a", "E1-EXCHANGE_S_STANDARD-SHAREPOINTSTANDARD E3-SWAY Visio")],
        )
        .offers(
            "SwitchOff E3.EXCHANGE_S_ENTERPRISE E3.SHAREPOINTENTERPRISE",
            &[("a", "E1 E3-SWAY-EXCHANGE_S_ENTERPRISE-SHAREPOINTENTERPRISE Visio")],
        ),
        ways_out(
            "two small products held: both go",
            own("X1 S1 Visio"),
            add("E3").to("a"),
        )
        .offers("Replace S1 X1 by E3", &[("a", "E3 Visio")])
        .offers(
            "SwitchOff S1.SHAREPOINTSTANDARD X1.EXCHANGE_S_STANDARD",
            &[("a", "X1-EXCHANGE_S_STANDARD S1-SHAREPOINTSTANDARD E3 Visio")],
        )
        .offers(
            "SwitchOff E3.EXCHANGE_S_ENTERPRISE E3.SHAREPOINTENTERPRISE",
            &[("a", "X1 S1 E3-EXCHANGE_S_ENTERPRISE-SHAREPOINTENTERPRISE Visio")],
        ),
        ways_out(
            "one held, one asked: the held one goes, the asked one is left out",
            own("S1"),
            add("X1 E3").to("a"),
        )
        .offers("Replace S1 X1 by E3", &[("a", "E3")])
        .offers("LeaveOut E3", &[("a", "S1 X1")])
        .offers(
            "SwitchOff S1.SHAREPOINTSTANDARD X1.EXCHANGE_S_STANDARD",
            &[("a", "S1-SHAREPOINTSTANDARD X1-EXCHANGE_S_STANDARD E3")],
        )
        .offers(
            "SwitchOff E3.EXCHANGE_S_ENTERPRISE E3.SHAREPOINTENTERPRISE",
            &[("a", "S1 X1 E3-EXCHANGE_S_ENTERPRISE-SHAREPOINTENTERPRISE")],
        ),
        ways_out("what is inherited can't go", own("G:E1"), add("E3").to("a")).offers(
            "SwitchOff E3.EXCHANGE_S_ENTERPRISE E3.SHAREPOINTENTERPRISE",
            &[("a", "G:E1 E3-EXCHANGE_S_ENTERPRISE-SHAREPOINTENTERPRISE")],
        ),
        ways_out(
            "a product that another needs can't go",
            own("E1 Phone"),
            add("EMS E3-TEAMS1-MCOSTANDARD").to("a"),
        )
        .offers("LeaveOut E3", &[("a", "E1 Phone EMS")])
        .offers(
            "SwitchOff E1.EXCHANGE_S_STANDARD E1.SHAREPOINTSTANDARD",
            &[(
                "a",
                "E1-EXCHANGE_S_STANDARD-SHAREPOINTSTANDARD Phone EMS E3-TEAMS1-MCOSTANDARD",
            )],
        )
        .offers(
            "SwitchOff E3.EXCHANGE_S_ENTERPRISE E3.SHAREPOINTENTERPRISE",
            &[(
                "a",
                "E1 Phone EMS E3-TEAMS1-MCOSTANDARD-EXCHANGE_S_ENTERPRISE-SHAREPOINTENTERPRISE",
            )],
        ),
        ways_out(
            "services switched on in a held product",
            own("E1 E3-SHAREPOINTENTERPRISE-EXCHANGE_S_ENTERPRISE-SWAY"),
            grant(
                Held::SwitchOn,
                "E3-SHAREPOINTENTERPRISE-EXCHANGE_S_ENTERPRISE-SWAY",
            )
            .to("a"),
        )
        .offers("Replace E1 by E3", &[("a", "E3")])
        .offers(
            "SwitchOff E1.EXCHANGE_S_STANDARD E1.SHAREPOINTSTANDARD",
            &[("a", "E1-EXCHANGE_S_STANDARD-SHAREPOINTSTANDARD E3")],
        )
        .offers(
            "SwitchOff E3.EXCHANGE_S_ENTERPRISE E3.SHAREPOINTENTERPRISE",
            &[("a", "E1 E3-SHAREPOINTENTERPRISE-EXCHANGE_S_ENTERPRISE")],
        ),
        ways_out(
            "services set in a held product",
            own("E1 E3-SHAREPOINTENTERPRISE-EXCHANGE_S_ENTERPRISE"),
            grant(Held::Set, "E3-SWAY").to("a"),
        )
        .offers("Replace E1 by E3", &[("a", "E3-SWAY")])
        .offers(
            "SwitchOff E1.EXCHANGE_S_STANDARD E1.SHAREPOINTSTANDARD",
            &[("a", "E1-EXCHANGE_S_STANDARD-SHAREPOINTSTANDARD E3-SWAY")],
        )
        .offers(
            "SwitchOff E3.EXCHANGE_S_ENTERPRISE E3.SHAREPOINTENTERPRISE",
            &[("a", "E1 E3-SWAY-SHAREPOINTENTERPRISE-EXCHANGE_S_ENTERPRISE")],
        ),
    ]);
}

/// Several people refused at once keep what is theirs, whichever way is taken.
#[test]
fn of_a_clash_of_several_people() {
    let crowd = || {
        tenant()
            .owns("E1 E3 Visio", 9)
            .person("a", "E1-SWAY")
            .person("b", "E1")
            .person("c", "E1-TEAMS1 Visio")
            .person("fine", "")
    };
    check_ways_out([
        ways_out(
            "three clash, one is fine",
            crowd(),
            add("E3-YAMMER_ENTERPRISE").to("a fine b c"),
        )
        .offers(
            "Replace E1 by E3",
            &[
                ("a b", "E3-YAMMER_ENTERPRISE"),
                ("c", "Visio E3-YAMMER_ENTERPRISE"),
                ("fine", ""),
            ],
        )
        .offers(
            "SwitchOff E1.EXCHANGE_S_STANDARD E1.SHAREPOINTSTANDARD",
            &[
                (
                    "a",
                    "E1-SWAY-EXCHANGE_S_STANDARD-SHAREPOINTSTANDARD E3-YAMMER_ENTERPRISE",
                ),
                (
                    "b",
                    "E1-EXCHANGE_S_STANDARD-SHAREPOINTSTANDARD E3-YAMMER_ENTERPRISE",
                ),
                (
                    "c",
                    "E1-TEAMS1-EXCHANGE_S_STANDARD-SHAREPOINTSTANDARD E3-YAMMER_ENTERPRISE Visio",
                ),
                ("fine", ""),
            ],
        )
        .offers(
            "SwitchOff E3.EXCHANGE_S_ENTERPRISE E3.SHAREPOINTENTERPRISE",
            &[
                (
                    "a",
                    "E1-SWAY E3-YAMMER_ENTERPRISE-EXCHANGE_S_ENTERPRISE-SHAREPOINTENTERPRISE",
                ),
                (
                    "b",
                    "E1 E3-YAMMER_ENTERPRISE-EXCHANGE_S_ENTERPRISE-SHAREPOINTENTERPRISE",
                ),
                (
                    "c",
                    "Visio E1-TEAMS1 E3-YAMMER_ENTERPRISE-EXCHANGE_S_ENTERPRISE-SHAREPOINTENTERPRISE",
                ),
            ],
        ),
        ways_out(
            "one of them inherits: what can't be done for all isn't offered",
            crowd().person("d", "G:E1"),
            add("E3").to("a b c d"),
        )
        .offers(
            "SwitchOff E3.EXCHANGE_S_ENTERPRISE E3.SHAREPOINTENTERPRISE",
            &[
                ("b", "E1 E3-EXCHANGE_S_ENTERPRISE-SHAREPOINTENTERPRISE"),
                ("d", "G:E1 E3-EXCHANGE_S_ENTERPRISE-SHAREPOINTENTERPRISE"),
            ],
        ),
        ways_out(
            "people who have the product asked, with other services off, keep them",
            tenant()
                .owns("E1 E3 X1", 9)
                .person("a", "E3-SWAY")
                .person("b", "E3"),
            add("E3-TEAMS1 X1").to("a b"),
        )
        .offers(
            "SwitchOff E3.EXCHANGE_S_ENTERPRISE",
            &[
                ("a", "E3-SWAY-EXCHANGE_S_ENTERPRISE X1"),
                ("b", "E3-EXCHANGE_S_ENTERPRISE X1"),
            ],
        )
        .offers(
            "SwitchOff X1.EXCHANGE_S_STANDARD",
            &[
                ("a", "E3-SWAY X1-EXCHANGE_S_STANDARD"),
                ("b", "E3 X1-EXCHANGE_S_STANDARD"),
            ],
        ),
    ]);
}

#[test]
fn of_no_seat() {
    let full = || {
        tenant()
            .owns("E3", 5)
            .owns("Visio", 9)
            .person("first", "E3")
            .guest("guest", "E3 Visio")
            .blocked("blocked", "E3-SWAY")
            .person("grouped", "G:E3")
            .person("last", "E3")
            .person("a", "")
            .person("b", "")
    };
    let full_of_blocked = |holds: &str| {
        let world = tenant()
            .owns("E3", 4)
            .owns("Phone", 9)
            .blocked("x", holds)
            .blocked("y", holds)
            .blocked("z", holds);
        world.person("free", "E3").person("a", "")
    };
    check_ways_out([
        ways_out(
            "blocked people first, then guests, then the last; groups' people never",
            full(),
            add("E3").to("a"),
        )
        .offers("BuySeats 1 E3", &[("a", "E3"), ("last", "E3")])
        .offers(
            "FreeSeats E3 from blocked",
            &[("a", "E3"), ("blocked", ""), ("guest", "E3 Visio")],
        )
        .offers(
            "FreeSeats E3 from guest",
            &[("a", "E3"), ("guest", "Visio"), ("blocked", "E3-SWAY")],
        )
        .offers("FreeSeats E3 from last", &[("a", "E3"), ("last", "")]),
        ways_out(
            "with another product asked, it can come alone",
            full(),
            add("E3 Visio").to("a"),
        )
        .offers("BuySeats 1 E3", &[("a", "E3 Visio"), ("blocked", "E3-SWAY")])
        .offers("FreeSeats E3 from blocked", &[("a", "E3 Visio"), ("blocked", "")])
        .offers(
            "FreeSeats E3 from guest",
            &[("a", "E3 Visio"), ("guest", "Visio")],
        )
        .offers("FreeSeats E3 from last", &[("a", "E3 Visio"), ("last", "")])
        .offers("LeaveOut E3", &[("a", "Visio")]),
        ways_out("from the Licenses page", full(), add("E3").to("a").on_licenses())
            .offers("BuySeats 1 E3", &[("a", "E3")])
            .offers("FreeSeats E3 from blocked", &[("a", "E3"), ("blocked", "")])
            .offers("FreeSeats E3 from guest", &[("a", "E3")])
            .offers("FreeSeats E3 from last", &[("a", "E3")]),
        ways_out(
            "seats in their last days are used up too: of three in two places, one has none",
            tenant()
                .owns("E3", 1)
                .subscription("E3", 1, zetel::domain::SubscriptionStatus::Warning)
                .people("p", 2, "")
                .person("x", "@BE"),
            add("E3").to("p1 p2 x"),
        )
        .offers("BuySeats 1 E3", &[("x", "E3"), ("p1 p2", "")]),
        ways_out(
            "more assigned than there is: freeing one helps nobody, freeing two does",
            tenant()
                .owns("E3", 1)
                .owns("Visio", 1)
                .people("p", 2, "E3")
                .person("a", ""),
            add("E3 Visio").to("a"),
        )
        .offers("BuySeats 2 E3", &[("a", "E3 Visio"), ("p1 p2", "E3")])
        .offers("FreeSeats E3 from p2 p1", &[("a", "E3 Visio"), ("p1 p2", "")])
        .offers("LeaveOut E3", &[("a", "Visio")]),
        ways_out(
            "whoever needs it for another product is passed over",
            full_of_blocked("E3 Phone"),
            add("E3").to("a"),
        )
        .offers("BuySeats 1 E3", &[("a", "E3"), ("free", "E3")])
        .offers(
            "FreeSeats E3 from free",
            &[("a", "E3"), ("free", ""), ("x", "E3 Phone")],
        ),
        ways_out(
            "deleted people hold no seat to free",
            tenant()
                .owns("E3", 1)
                .owns("Visio", 1)
                .deleted("gone", "E3")
                .person("p", "E3")
                .person("a", ""),
            add("E3").to("a"),
        )
        .offers("BuySeats 1 E3", &[("a", "E3"), ("p", "E3")])
        .offers("FreeSeats E3 from p", &[("a", "E3"), ("p", "")]),
    ]);
}

#[test]
fn of_a_missing_location() {
    let own = || {
        tenant()
            .owns("E1 E3", 9)
            .people("d", 2, "@DE")
            .people("b", 3, "@BE")
            .person("f", "@FR")
    };
    check_ways_out([
        ways_out(
            "the organization's country first, then where most people are",
            own().person("a", "@-"),
            add("E3").to("a"),
        )
        .offers("SetLocation NL", &[("a", "E3")])
        .offers("SetLocation BE", &[("a", "E3")])
        .offers("SetLocation DE", &[("a", "E3")]),
        ways_out(
            "an organization without a country",
            own().homeless().person("a", "@-"),
            add("E3").to("a"),
        )
        .offers("SetLocation BE", &[("a", "E3")])
        .offers("SetLocation DE", &[("a", "E3")])
        .offers("SetLocation FR", &[("a", "E3")]),
        ways_out(
            "not where it isn't offered",
            own().prohibits("NL", "SWAY").person("a", "@-"),
            add("E3").to("a"),
        )
        .offers("SetLocation BE", &[("a", "E3")])
        .offers("SetLocation DE", &[("a", "E3")])
        .offers("SetLocation FR", &[("a", "E3")]),
        ways_out(
            "several people, and those who have one stay there",
            own().person("x", "@-").person("y", "@- Visio").owns("Visio", 1),
            add("E3").to("x b1 y"),
        )
        .offers("SetLocation NL", &[("x", "E3"), ("y", "E3 Visio"), ("b1", "")])
        .offers("SetLocation BE", &[("x", "E3"), ("y", "E3 Visio")])
        .offers("SetLocation DE", &[("x", "E3"), ("y", "E3 Visio")]),
    ]);
    let world = own().person("a", "@-").person("b", "");
    let fix = offered(&world, &add("E3").to("a b")).remove(0);
    let then = after(&world.tenant, &fix.decision);
    assert_eq!(
        then.user(world.places("a")[0]).unwrap().usage_location,
        Some(country("NL"))
    );
}

#[test]
fn of_plans_not_offered_there() {
    let own = |holds| {
        tenant()
            .owns("E3 Visio", 9)
            .prohibits("IR", "SWAY+YAMMER_ENTERPRISE")
            .person("a", holds)
    };
    check_ways_out([
        ways_out("switch them off", own("@IR"), add("E3-TEAMS1").to("a")).offers(
            "SwitchOff E3.SWAY E3.YAMMER_ENTERPRISE",
            &[("a", "E3-TEAMS1-SWAY-YAMMER_ENTERPRISE")],
        ),
        ways_out(
            "switching on only what is offered",
            own("@IR E3-TEAMS1-SWAY-YAMMER_ENTERPRISE"),
            grant(Held::SwitchOn, "E3-SWAY-TEAMS1").to("a"),
        )
        .offers("SwitchOff E3.SWAY", &[("a", "E3-SWAY-YAMMER_ENTERPRISE")]),
    ]);
}

#[test]
fn of_roles_and_limits() {
    let own = || {
        tenant()
            .owns("E1 E3", 99)
            .person("a", "Visio")
            .owns("Visio", 9)
            .people("p", 22, "")
    };
    let mut roles = Vec::new();
    for (role, ask) in [
        (Role::Helpdesk, add("E3").to("a")),
        (Role::Billing, add("E3").to("a").on_licenses()),
        (Role::Groups, add("E3").and_locate("BE").to("a")),
    ] {
        roles.push(
            ways_out("roles that may", own(), ask.by(role))
                .offers("ActAs global", &[("a", "Visio E3")])
                .offers("ActAs license", &[("a", "Visio E3")])
                .offers("ActAs user", &[("a", "Visio E3")]),
        );
    }
    check_ways_out(roles);
    check_ways_out([
        ways_out("the first twenty", own(), add("E3").to("p1..p21").on_licenses())
            .offers("FirstOnly 20", &[("p1..p20", "E3"), ("p21", "")]),
        ways_out(
            "in the order chosen",
            own(),
            add("E3").to("p22 p22 p1..p21").on_licenses(),
        )
        .offers("FirstOnly 20", &[("p22 p1..p19", "E3"), ("p20 p21", "")]),
    ]);
    let world = own();
    for fix in offered(&world, &add("E3").to("a").by(Role::Password)) {
        assert!(fix.kind == FixKind::ActAs(fix.actor.role));
    }
}

/// Of very many people a candidate is tried with some first: that changes nothing of what is offered.
#[test]
fn of_many_people_as_of_few() {
    type Row = (&'static str, fn(u32) -> World, fn(&str) -> Ask);
    let rows: [Row; 5] = [
        (
            "a clash",
            |count| tenant().owns("E1 E3", 9_999).people("p", count, "E1"),
            |people| add("E3").to(people),
        ),
        (
            "no country",
            |count| tenant().owns("E3", 9_999).people("p", count, "@-"),
            |people| add("E3").to(people),
        ),
        (
            "a need",
            |count| tenant().owns("E1 E3 Phone", 9_999).people("p", count, ""),
            |people| add("Phone").to(people),
        ),
        (
            "one seat short",
            |count| {
                tenant()
                    .owns("E3", count)
                    .person("x", "E3")
                    .people("p", count, "")
            },
            |people| add("E3").to(people),
        ),
        (
            "a role",
            |count| tenant().owns("E3", 9_999).people("p", count, ""),
            |people| add("E3").to(people).by(Role::Helpdesk),
        ),
    ];
    for (name, world, ask) in rows {
        let texts = |count: u32| {
            let world = world(count);
            let fixes = offered(&world, &ask(&format!("p1..p{count}")));
            fixes
                .iter()
                .map(|fix| kind_text(&world, &fix.kind))
                .collect::<Vec<_>>()
        };
        let few = texts(3);
        assert!(!few.is_empty(), "{name}");
        assert_eq!(texts(1_300), few, "{name}");
    }
}
