//! What a grant does to somebody who has the product, what comes from groups, and taking away.

use zetel::domain::Held;

use crate::support::*;

const SET: &str = "DOMAIN 2.5: the services are replaced";

#[test]
fn the_four_ways_to_grant() {
    let own = |holds| tenant().owns("E3 Visio", 5).person("a", holds);
    let mut cases = Vec::new();
    for (held, holds, asked, expect, source) in [
        (
            Held::Keep,
            "",
            "E3-SWAY",
            changed("E3-SWAY"),
            "July 2020 article, Licenses step 5",
        ),
        (
            Held::Keep,
            "E3",
            "E3-SWAY",
            unchanged(),
            "July 2020 article, Active users step 6: add to existing",
        ),
        (
            Held::Keep,
            "E3-SWAY",
            "E3",
            unchanged(),
            "July 2020 article, Active users step 6: add to existing",
        ),
        (
            Held::Keep,
            "Visio",
            "E3",
            changed("E3 Visio"),
            "DOMAIN 1.3: union of existing and new",
        ),
        (Held::Set, "", "E3-SWAY", changed("E3-SWAY"), SET),
        (Held::Set, "E3-TEAMS1", "E3-SWAY", changed("E3-SWAY"), SET),
        (
            Held::Set,
            "E3-SWAY",
            "E3-SWAY",
            unchanged(),
            "DOMAIN 2.5: idempotent upsert",
        ),
        (
            Held::Set,
            "E3-SWAY",
            "E3",
            changed("E3"),
            "DOMAIN 2.5: the documented trap",
        ),
        (Held::SwitchOff, "", "E3-SWAY", changed("E3-SWAY"), "ours"),
        (
            Held::SwitchOff,
            "E3-TEAMS1",
            "E3-SWAY",
            changed("E3-TEAMS1-SWAY"),
            "ours",
        ),
        (Held::SwitchOff, "E3-TEAMS1-SWAY", "E3-SWAY", unchanged(), "ours"),
        (Held::SwitchOff, "E3-TEAMS1", "E3", unchanged(), "ours"),
        (Held::SwitchOn, "", "E3-SWAY", changed("E3"), "ours"),
        (
            Held::SwitchOn,
            "E3-TEAMS1-SWAY",
            "E3-SWAY",
            changed("E3-TEAMS1"),
            "ours",
        ),
        (Held::SwitchOn, "E3-TEAMS1", "E3-SWAY", unchanged(), "ours"),
        (Held::SwitchOn, "E3-TEAMS1", "E3", unchanged(), "ours"),
    ] {
        cases.push(case("a grant", source, own(holds), grant(held, asked).to("a")).then("a", expect));
    }
    cases.extend([
        case(
            "each its own way",
            "ours",
            own("E3-TEAMS1 Visio"),
            grant(Held::SwitchOff, "E3-SWAY")
                .and_add(Held::Set, "Visio-VISIOONLINE")
                .to("a"),
        )
        .then("a", changed("E3-TEAMS1-SWAY Visio-VISIOONLINE")),
        case(
            "one product twice: as if one after the other",
            "ours",
            own(""),
            add("E3-SWAY").and_add(Held::SwitchOff, "E3-TEAMS1").to("a"),
        )
        .then("a", changed("E3-SWAY-TEAMS1"))
        .seats("E3", 1),
        case(
            "every service off is still a seat",
            "DOMAIN R1",
            own(""),
            add("Visio=").to("a"),
        )
        .then("a", changed("Visio="))
        .seats("Visio", 1),
        case(
            "a license in force with an error is set right",
            "DOMAIN 2.3: ActiveWithError is in force",
            own("E3~dep"),
            grant(Held::Set, "E3").to("a"),
        )
        .then("a", changed("E3"))
        .seats("E3", 1),
        case(
            "and kept by adding",
            "DOMAIN 2.3",
            own("E3~dep"),
            add("E3-SWAY").to("a"),
        )
        .then("a", unchanged()),
    ]);
    check_all(cases);
}

#[test]
fn what_comes_from_groups() {
    let own = |holds| tenant().owns("E3 E5 Visio", 5).person("a", holds);
    let locked = "InheritedLicense E3 via Sales";
    let source = "DOMAIN 2.7 InheritedLicense";
    let mut cases = vec![
        case("taking it", source, own("Sales:E3"), remove("E3").to("a")).then("a", refused(locked)),
        case(
            "taking two",
            source,
            own("Sales:E3 Board:Visio E5"),
            remove("E3 Visio E5").to("a"),
        )
        .then("a", refused("InheritedLicense E3 Visio via Board Sales"))
        .seats("E5", 1),
        case(
            "from two groups",
            source,
            own("Sales:E3 Board:E3-SWAY"),
            remove("E3").to("a"),
        )
        .then("a", refused("InheritedLicense E3 via Board Sales")),
        case(
            "in error, taking it: what a group could not give is not held",
            "DOMAIN 2.7 LicenseNotHeld; R1",
            own("Sales:E3!excl"),
            remove("E3").to("a"),
        )
        .then("a", refused("LicenseNotHeld E3")),
        case(
            "in error from one group, held from another",
            source,
            own("Sales:E3 Board:E3!excl"),
            remove("E3").to("a"),
        )
        .then("a", refused(locked)),
        case(
            "suspended is held",
            source,
            own("Sales:E3!off"),
            remove("E3").to("a"),
        )
        .then("a", refused(locked)),
        case(
            "direct on top",
            "DOMAIN section 9",
            own("Sales:E3-SWAY"),
            add("E3-TEAMS1").to("a"),
        )
        .then("a", changed("Sales:E3-SWAY E3-TEAMS1"))
        .seats("E3", 1),
        case(
            "taking the direct part",
            "DOMAIN section 9",
            own("Sales:E3-SWAY E3"),
            remove("E3").to("a"),
        )
        .then("a", changed("Sales:E3-SWAY"))
        .seats("E3", 1),
        case(
            "altering the direct part",
            "DOMAIN section 9",
            own("Sales:E3-SWAY E3"),
            grant(Held::Set, "E3-TEAMS1").to("a"),
        )
        .then("a", changed("Sales:E3-SWAY E3-TEAMS1")),
        case(
            "replacing with it",
            "DOMAIN 1.7 X1, section 9: what is inherited stays, what is chosen is given directly",
            own("Sales:E3 E5"),
            grant(Held::Put, "E3-SWAY").to("a"),
        )
        .then("a", changed("Sales:E3 E3-SWAY E5"))
        .seats("E3", 1),
        case(
            "another product beside it",
            "DOMAIN 1.3",
            own("Sales:E3"),
            add("Visio").to("a"),
        )
        .then("a", changed("Sales:E3 Visio")),
        case(
            "in a list with others",
            "DOMAIN R5",
            own("Sales:E3").person("b", "E3"),
            remove("E3").to("a b"),
        )
        .then("a", refused(locked))
        .then("b", changed("")),
    ];
    for held in [Held::Set, Held::SwitchOff, Held::SwitchOn] {
        let ask = grant(held, "E3-SWAY").to("a");
        let gets = match held {
            Held::SwitchOn => "E3 Sales:E3!count",
            _ => "E3-SWAY Sales:E3!count",
        };
        cases.push(case("altering it", source, own("Sales:E3"), ask.clone()).then("a", refused(locked)));
        let gives = case(
            "altering what a group could not give",
            "DOMAIN R1: in error is not held",
            own("Sales:E3!count"),
            ask,
        );
        cases.push(gives.then("a", changed(gets)).seats("E3", 1));
    }
    check_all(cases);
}

#[test]
fn taking_away() {
    let own = |holds| tenant().owns("E1 E3 Visio EMS", 5).person("a", holds);
    let source = "DOMAIN 2.7 LicenseNotHeld";
    check_all([
        case(
            "what is held",
            "DOMAIN 1.7 U1",
            own("E3 Visio"),
            remove("E3").to("a"),
        )
        .then("a", changed("Visio"))
        .seats("E3", 0),
        case("what isn't held", source, own("Visio"), remove("E3").to("a"))
            .then("a", refused("LicenseNotHeld E3")),
        case(
            "some of it isn't held: nothing goes",
            source,
            own("Visio"),
            remove("E3 Visio EMS").to("a"),
        )
        .then("a", refused("LicenseNotHeld E3 EMS"))
        .seats("Visio", 1),
        case(
            "what isn't even owned",
            source,
            own("Visio"),
            remove("E5").to("a"),
        )
        .then("a", refused("LicenseNotHeld E5")),
        case(
            "in a list, each for themselves",
            "DOMAIN R5",
            own("E3").person("b", ""),
            remove("E3").to("a b"),
        )
        .then("a", changed(""))
        .then("b", refused("LicenseNotHeld E3")),
        case(
            "and giving another, not held: neither",
            "DOMAIN R8",
            own(""),
            add("E3").and_remove("E1").to("a"),
        )
        .then("a", refused("LicenseNotHeld E1"))
        .seats("E3", 0),
        case(
            "a direct license in error",
            "DOMAIN 2.3",
            own("E3!dep"),
            remove("E3").to("a"),
        )
        .then("a", changed(""))
        .seats("E3", 0),
    ]);
}

#[test]
fn replacing_everything() {
    let own = |holds| tenant().owns("E1 E3 E5 Visio", 5).person("a", holds);
    let x1 = "DOMAIN 1.7 X1";
    check_all([
        case(
            "all direct ones go",
            x1,
            own("E1 Visio"),
            replace_all("E3").to("a"),
        )
        .then("a", changed("E3"))
        .seats("E1", 0)
        .seats("Visio", 0),
        case(
            "nothing in their place",
            "DOMAIN 1.7 U3",
            own("E1 Visio"),
            replace_all("").to("a"),
        )
        .then("a", changed("")),
        case(
            "nothing held, nothing given",
            "DOMAIN 1.7 U3",
            own(""),
            replace_all("").to("a"),
        )
        .then("a", unchanged()),
        case(
            "inherited ones stay",
            "DOMAIN 1.7 X1, from the group rules",
            own("G:E3 Visio"),
            replace_all("").to("a"),
        )
        .then("a", changed("G:E3")),
        case(
            "only inherited ones",
            "DOMAIN 1.7 X1, from the group rules",
            own("G:E3"),
            replace_all("").to("a"),
        )
        .then("a", unchanged()),
        case(
            "both direct and inherited: the direct part goes",
            "DOMAIN 1.7 X1",
            own("G:E3 E3 Visio"),
            replace_all("").to("a"),
        )
        .then("a", changed("G:E3"))
        .seats("E3", 1),
        case(
            "a product that stays keeps its seat where none is left",
            "DOMAIN R6, R7",
            tenant().owns("E3", 1).owns("Visio", 1).person("a", "E3 Visio"),
            replace_all("E3").to("a"),
        )
        .then("a", changed("E3"))
        .seats("E3", 1),
        case(
            "the same product, the same services",
            x1,
            own("E3"),
            replace_all("E3").to("a"),
        )
        .then("a", unchanged()),
        case(
            "each loses what they have",
            x1,
            own("E1").person("b", "E5 Visio").person("c", ""),
            replace_all("E3").to("a b c"),
        )
        .then("a b c", changed("E3"))
        .seats("E5", 0)
        .seats("E3", 3),
        case(
            "an inherited product still clashes",
            "DOMAIN R7: the final state",
            own("G:E1 Visio"),
            replace_all("E3").to("a"),
        )
        .then("a", refused(E1_HELD_E3_ASKED))
        .seats("Visio", 1),
        case(
            "without a seat, everything stays",
            "DOMAIN R8",
            own("E1").owns("EMS", 0),
            replace_all("EMS").to("a"),
        )
        .then("a", refused("NotEnoughLicenses EMS"))
        .seats("E1", 1),
    ]);
}

#[test]
fn one_product_in_place_of_another() {
    let own = |holds| tenant().owns("E1 E3 Visio", 5).person("a", holds);
    let rows = [
        ("the rest stays", "E3 Visio-VISIOONLINE", "E3", "E1", changed("E1 Visio-VISIOONLINE")),
        ("services of the new one", "E3", "E3", "E1-SWAY", changed("E1-SWAY")),
        ("who doesn't have it gets nothing", "Visio", "E3", "E1", unchanged()),
        ("who has nothing gets nothing", "", "E3", "E1", unchanged()),
        ("who has the new one keeps it as it is", "E3= E1-SWAY", "E3", "E1", changed("E1-SWAY")),
        ("an error through a group is not having it", "Sales:E3!count Visio", "E3", "E1", unchanged()),
        ("what a group gives stays there", "Sales:E3", "E3", "Visio", refused("InheritedLicense E3 via Sales")),
        ("what a group gives as well stays", "Sales:E3 E3", "E3", "Visio", changed("Sales:E3 Visio")),
        (
            "a clash with the rest",
            "E3 Visio",
            "Visio",
            "E1",
            refused("ConflictingServicePlans E3.EXCHANGE_S_ENTERPRISE* x E1.EXCHANGE_S_STANDARD, E3.SHAREPOINTENTERPRISE* x E1.SHAREPOINTSTANDARD"),
        ),
    ];
    let cases = rows.map(|(name, holds, old, new, expect)| {
        case(name, "ours", own(holds), exchange(old, new).to("a")).then("a", expect)
    });
    check_all(cases);
}

#[test]
fn ways_out_of_an_exchange() {
    let rows = [ways_out(
        "out of the group, and the new one all the same",
        tenant().owns("E3 Visio", 5).person("a", "Sales:E3"),
        exchange("E3", "Visio").to("a"),
    )
    .offers("LeaveGroups Sales", &[("a", "Visio")])
    .offers("ChangeGroups Sales", &[("a", "Sales:E3 Visio")])];
    check_ways_out(rows);
}
