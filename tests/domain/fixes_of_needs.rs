//! Ways out of missing prerequisites, of products that others depend on, and of products that can't be had or taken.

use zetel::domain::Held;

use crate::support::*;

#[test]
fn of_a_missing_prerequisite() {
    let own = |holds| {
        tenant()
            .owns("Phone Audio WORKPLACE_ANALYTICS E1 E3 BB", 9)
            .person("a", holds)
    };
    check_ways_out([
        ways_out(
            "the smallest products that have it, then do without",
            own(""),
            add("Phone").to("a"),
        )
        .offers("AddProduct BB", &[("a", "Phone BB")])
        .offers("AddProduct E1", &[("a", "Phone E1")])
        .offers("AddProduct E3", &[("a", "Phone E3")])
        .offers("SwitchOff Phone.MCOEV", &[("a", "Phone-MCOEV")]),
        ways_out(
            "off in a product held: on",
            own("E3-MCOSTANDARD-TEAMS1-SWAY"),
            add("Phone").to("a"),
        )
        .offers("SwitchOn E3.MCOSTANDARD", &[("a", "E3-TEAMS1-SWAY Phone")])
        .offers(
            "SwitchOff Phone.MCOEV",
            &[("a", "E3-MCOSTANDARD-TEAMS1-SWAY Phone-MCOEV")],
        ),
        ways_out(
            "off in a product asked: on",
            own(""),
            add("E3-MCOSTANDARD-TEAMS1-SWAY Phone").to("a"),
        )
        .offers("SwitchOn E3.MCOSTANDARD", &[("a", "E3-TEAMS1-SWAY Phone")])
        .offers(
            "SwitchOff Phone.MCOEV",
            &[("a", "E3-MCOSTANDARD-TEAMS1-SWAY Phone-MCOEV")],
        ),
        ways_out(
            "off in a product held and asked: on, the rest as it is",
            own("E3-MCOSTANDARD-TEAMS1-SWAY"),
            add("E3 Phone").to("a"),
        )
        .offers("SwitchOn E3.MCOSTANDARD", &[("a", "E3-TEAMS1-SWAY Phone")])
        .offers(
            "SwitchOff Phone.MCOEV",
            &[("a", "E3-MCOSTANDARD-TEAMS1-SWAY Phone-MCOEV")],
        ),
        ways_out(
            "off in a product that only some have: nobody gets a product by it",
            own("E3-MCOSTANDARD-TEAMS1").person("b", ""),
            add("Phone").to("a b"),
        )
        .offers(
            "SwitchOff Phone.MCOEV",
            &[("a", "E3-MCOSTANDARD-TEAMS1 Phone-MCOEV"), ("b", "Phone-MCOEV")],
        ),
        ways_out(
            "the same, whoever comes first",
            own("E3-MCOSTANDARD-TEAMS1")
                .person("b", "AIP")
                .made("AIP", "SWAY", 9),
            add("Phone").to("a b"),
        )
        .offers(
            "SwitchOff Phone.MCOEV",
            &[
                ("a", "E3-MCOSTANDARD-TEAMS1 Phone-MCOEV"),
                ("b", "AIP Phone-MCOEV"),
            ],
        ),
        ways_out(
            "off in what a group gives: not for this command",
            own("G:E3-MCOSTANDARD-TEAMS1"),
            add("Phone").to("a"),
        )
        .offers("AddProduct E3", &[("a", "G:E3-MCOSTANDARD-TEAMS1 E3 Phone")])
        .offers(
            "SwitchOff Phone.MCOEV",
            &[("a", "G:E3-MCOSTANDARD-TEAMS1 Phone-MCOEV")],
        ),
        ways_out(
            "two lack different things that one product has",
            own(""),
            add("Phone WORKPLACE_ANALYTICS").to("a"),
        )
        .offers("AddProduct BB", &[("a", "Phone WORKPLACE_ANALYTICS BB")])
        .offers("AddProduct E1", &[("a", "Phone WORKPLACE_ANALYTICS E1")])
        .offers("AddProduct E3", &[("a", "Phone WORKPLACE_ANALYTICS E3")])
        .offers(
            "SwitchOff Phone.MCOEV WORKPLACE_ANALYTICS.WORKPLACE_ANALYTICS",
            &[("a", "Phone-MCOEV WORKPLACE_ANALYTICS-WORKPLACE_ANALYTICS")],
        ),
        ways_out(
            "a product without seats is no help",
            tenant().owns("Phone E3", 9).owns("E1", 0).person("a", ""),
            add("Phone").to("a"),
        )
        .offers("AddProduct E3", &[("a", "Phone E3")])
        .offers("SwitchOff Phone.MCOEV", &[("a", "Phone-MCOEV")]),
        ways_out(
            "nor one that is being taken away",
            own("E3"),
            add("Phone").and_remove("E3").to("a"),
        )
        .offers("AddProduct BB", &[("a", "Phone BB")])
        .offers("AddProduct E1", &[("a", "Phone E1")])
        .offers("SwitchOff Phone.MCOEV", &[("a", "Phone-MCOEV")]),
        ways_out(
            "nor one that is being replaced, but it can be kept",
            own("E3-TEAMS1"),
            replace_all("Phone").to("a"),
        )
        .offers("AddProduct BB", &[("a", "Phone BB")])
        .offers("AddProduct E1", &[("a", "Phone E1")])
        .offers("AddProduct E3", &[("a", "Phone E3-TEAMS1")])
        .offers("SwitchOff Phone.MCOEV", &[("a", "Phone-MCOEV")]),
        ways_out(
            "several people, with seats for some only: nobody is left behind",
            tenant()
                .owns("Phone", 9)
                .owns("E1", 1)
                .owns("E3", 2)
                .people("p", 2, ""),
            add("Phone").to("p1 p2"),
        )
        .offers("AddProduct E3", &[("p1 p2", "Phone E3")])
        .offers("SwitchOff Phone.MCOEV", &[("p1 p2", "Phone-MCOEV")]),
    ]);
}

#[test]
fn of_products_that_depend() {
    let own = |holds| {
        tenant()
            .owns("Phone Audio E1 E3 EMS RIGHTSMANAGEMENT", 9)
            .person("a", holds)
    };
    check_ways_out([
        ways_out(
            "switch the needy service off, or take its product as well",
            own("E3 Phone"),
            remove("E3").to("a"),
        )
        .offers("SwitchOff Phone.MCOEV", &[("a", "Phone-MCOEV")])
        .offers("RemoveProduct Phone", &[("a", "")]),
        ways_out(
            "several people keep the rest",
            own("E3 Phone").person("b", "E3 Phone EMS-INTUNE_A"),
            remove("E3").to("a b"),
        )
        .offers(
            "SwitchOff Phone.MCOEV",
            &[("a", "Phone-MCOEV"), ("b", "Phone-MCOEV EMS-INTUNE_A")],
        )
        .offers("RemoveProduct Phone", &[("a", ""), ("b", "EMS-INTUNE_A")]),
        ways_out("two products depend", own("E3 Phone Audio"), remove("E3").to("a")).offers(
            "SwitchOff Audio.MCOMEETADV Phone.MCOEV",
            &[("a", "Phone-MCOEV Audio-MCOMEETADV")],
        ),
        ways_out(
            "a service of the same product",
            own("E3-SWAY"),
            grant(Held::SwitchOff, "E3-SHAREPOINTENTERPRISE").to("a"),
        )
        .offers(
            "SwitchOff E3.SHAREPOINTWAC",
            &[("a", "E3-SWAY-SHAREPOINTENTERPRISE-SHAREPOINTWAC")],
        )
        .offers("RemoveProduct E3", &[("a", "")]),
        ways_out(
            "set to off in a person's pane",
            own("E3-SWAY"),
            grant(Held::Set, "E3-SHAREPOINTENTERPRISE").to("a"),
        )
        .offers(
            "SwitchOff E3.SHAREPOINTWAC",
            &[("a", "E3-SHAREPOINTENTERPRISE-SHAREPOINTWAC")],
        )
        .offers("RemoveProduct E3", &[("a", "")]),
        ways_out(
            "nobody keeps a product that was to go",
            own("E3 G:E3-MCOSTANDARD-SHAREPOINTENTERPRISE"),
            replace_all("").to("a"),
        ),
        ways_out(
            "what a group gives and depends can't be switched off here",
            own("E3 G:Phone"),
            remove("E3").to("a"),
        ),
    ]);
}

#[test]
fn of_what_cannot_be_had_or_taken() {
    let own = |holds| {
        tenant()
            .owns("E1 E3 Visio EMS", 9)
            .owns("POWER_BI_PRO", 9)
            .self_service("POWER_BI_PRO")
            .person("a", holds)
    };
    check_ways_out([
        ways_out("not owned: go on without it", own(""), add("E5 E3").to("a"))
            .offers("LeaveOut E5", &[("a", "E3")]),
        ways_out("not owned, nothing else asked", own(""), add("E5").to("a")),
        ways_out(
            "bought by somebody: go on without it",
            own(""),
            add("POWER_BI_PRO E3").to("a"),
        )
        .offers("LeaveOut POWER_BI_PRO", &[("a", "E3")]),
        ways_out(
            "not held: take the rest",
            own("Visio"),
            remove("E3 Visio").to("a"),
        )
        .offers("LeaveOut E3", &[("a", "")]),
        ways_out("not held, nothing else asked", own("Visio"), remove("E3").to("a")),
        ways_out(
            "inherited: take the rest",
            own("G:E3 Visio"),
            remove("E3 Visio").to("a"),
        )
        .offers("LeaveGroups G", &[("a", "")])
        .offers("ChangeGroups G", &[("a", "G:E3")])
        .offers("LeaveOut E3", &[("a", "G:E3")]),
        ways_out(
            "inherited services: change the rest",
            own("G:E3"),
            grant(Held::Set, "E3-SWAY Visio-VISIOONLINE").to("a"),
        )
        .offers("LeaveGroups G", &[("a", "E3-SWAY Visio-VISIOONLINE")])
        .offers("ChangeGroups G", &[("a", "G:E3 Visio-VISIOONLINE")])
        .offers("LeaveOut E3", &[("a", "G:E3 Visio-VISIOONLINE")]),
        ways_out("a foreign plan", own(""), add("E3-MCOEV").to("a")),
        ways_out("nobody there", own("").deleted("gone", ""), add("E3").to("gone")),
    ]);
}
