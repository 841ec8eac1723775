//! Ways out of what groups, quantities and reprocessing met.

use zetel::catalog::RuleProfile;
use zetel::domain::{Role, SubscriptionStatus};

use crate::support::*;

fn own(e3: u32) -> World {
    tenant().owns("E3", e3).owns("E1 Visio Phone BB", 9)
}

#[test]
fn of_members_in_error() {
    let full = || {
        own(1)
            .person("a", "E3")
            .person("b", "")
            .group("G", "b")
            .after(give("G", "E3"))
            .after(process_now())
    };
    let clash = || {
        own(9)
            .person("a", "E1")
            .group("G", "a")
            .after(give("G", "E3"))
            .after(process_now())
    };
    let small_clash = || {
        own(9)
            .owns("X1", 9)
            .person("a", "X1")
            .group("G", "a")
            .after(give("G", "E3"))
            .after(process_now())
    };
    let far = || {
        own(9)
            .prohibits("IR", "SWAY")
            .person("a", "@IR")
            .person("b", "@BE")
            .group("G", "a")
            .after(give("G", "E3"))
            .after(process_now())
    };
    let stuck = || {
        own(9)
            .rules(RuleProfile::Current2025)
            .person("a", "")
            .group("G", "a")
            .after(give("G", "E3"))
            .after(process_now())
            .after(add("Phone").to("a"))
            .after(take("G", "E3"))
            .after(process_now())
    };
    check_ways_out([
        ways_out("no seat: DOMAIN 1.8 purchase license", full(), reprocess("b"))
            .offers("BuySeats 1 E3", &[("b", "G:E3"), ("a", "E3")])
            .offers("FreeSeats E3 from a", &[("b", "G:E3"), ("a", "")])
            .offers("LeaveGroups G", &[("b", "")]),
        ways_out("a clash with what is direct", clash(), reprocess("a"))
            .offers("Replace E1 by E3", &[("a", "G:E3")])
            .offers("LeaveGroups G", &[("a", "E1")]),
        ways_out("a clash of one service", small_clash(), reprocess("a"))
            .offers("Replace X1 by E3", &[("a", "G:E3")])
            .offers(
                "SwitchOff X1.EXCHANGE_S_STANDARD",
                &[("a", "X1-EXCHANGE_S_STANDARD G:E3")],
            )
            .offers("LeaveGroups G", &[("a", "X1")]),
        ways_out("not offered there: DOMAIN 1.8 edit user", far(), reprocess("a"))
            .offers("SetLocation NL", &[("a", "G:E3")])
            .offers("SetLocation BE", &[("a", "G:E3")])
            .offers("LeaveGroups G", &[("a", "")]),
        ways_out("what stays because of an add-on", stuck(), reprocess("a"))
            .offers("RemoveProduct Phone", &[("a", "")]),
        ways_out(
            "two groups that clash: leave the one in error",
            own(9)
                .person("a", "")
                .group("A", "a")
                .group("B", "a")
                .after(give("A", "E1"))
                .after(give("B", "E3"))
                .after(process_now()),
            reprocess("a"),
        )
        .offers("LeaveGroups B", &[("a", "A:E1")]),
        ways_out(
            "more than twenty at a time",
            own(30)
                .people("p", 21, "")
                .group("G", "p1..p21")
                .after(give("G", "E3")),
            reprocess("p1..p21"),
        )
        .offers("FirstOnly 20", &[("p1..p20", "G:E3"), ("p21", "")]),
    ]);
}

/// Each row is a change of so many people that their group stands in the way of.
#[test]
fn of_many_people_in_groups() {
    let many = |count| {
        own(99)
            .owns("EMS Visio", 99)
            .people("p", count, "")
            .person("other", "")
            .group("G", "p1..p40 other")
            .after(give("G", "E3 Visio"))
            .after(process_now())
    };
    check_ways_out([
        ways_out("taking it from a few", many(40), remove("E3").to("p1 p2"))
            .offers("LeaveGroups G", &[("p1 p2", ""), ("p3", "G:E3 G:Visio")])
            .offers("ChangeGroups G", &[("p1 other", "G:E3 G:Visio")]),
        ways_out("taking it from many", many(40), remove("E3").to("p1..p40"))
            .offers("LeaveGroups G", &[("p1", "G:E3 G:Visio")])
            .offers("ChangeGroups G", &[("p1 other", "G:E3 G:Visio")]),
        ways_out(
            "taking it from many, and giving another",
            many(40),
            add("EMS").and_remove("E3").to("p1..p40"),
        )
        .offers("LeaveGroups G", &[("p1", "G:E3 G:Visio EMS")])
        .offers("ChangeGroups G", &[("p1", "G:E3 G:Visio EMS")])
        .offers("LeaveOut E3", &[("p1", "G:E3 G:Visio EMS")]),
        ways_out(
            "other services for many",
            many(40),
            grant(zetel::domain::Held::SwitchOff, "E3-SWAY").to("p1..p40"),
        )
        .offers("ChangeGroups G", &[("p1", "G:E3 G:Visio")]),
    ]);
    let world = many(40);
    for (ask, kind, holds) in [
        (remove("E3").to("p1..p40"), "LeaveGroups G", ""),
        (remove("E3").to("p1..p40"), "ChangeGroups G", "G:Visio"),
        (
            grant(zetel::domain::Held::SwitchOff, "E3-SWAY").to("p1..p40"),
            "ChangeGroups G",
            "G:E3-SWAY G:Visio",
        ),
    ] {
        let fixes = offered(&world, &ask);
        let fix = fixes
            .iter()
            .find(|fix| kind_text(&world, &fix.kind) == kind)
            .unwrap();
        let mut then = world.clone();
        then.tenant = after(&world.tenant, &fix.decision);
        let then = then.after(process_now());
        let got = set_text(&then.tenant, then.tenant.licenses(then.places("p40")[0]).unwrap());
        let want = set_text(&then.tenant, &holdings(&then.tenant, holds));
        assert_eq!(got, want, "{kind}");
    }
}

#[test]
fn of_groups() {
    let two = || own(9).person("a", "").group("G", "a").group("H", "a");
    let with_phone = || two().after(give("G", "E3 Phone")).after(process_now());
    check_ways_out([
        ways_out("an add-on alone", two(), give("G", "Phone"))
            .offers("AddProduct BB", &[])
            .offers("AddProduct E1", &[])
            .offers("AddProduct E3", &[])
            .offers("SwitchOff Phone.MCOEV", &[]),
        ways_out("beside another product", two(), give("G", "Visio Phone"))
            .offers("AddProduct BB", &[])
            .offers("AddProduct E1", &[])
            .offers("AddProduct E3", &[])
            .offers("SwitchOff Phone.MCOEV", &[])
            .offers("LeaveOut Phone", &[]),
        ways_out("taking what an add-on needs", with_phone(), take("G", "E3"))
            .offers("AddProduct BB", &[])
            .offers("AddProduct E1", &[])
            .offers("SwitchOff Phone.MCOEV", &[])
            .offers("RemoveProduct Phone", &[]),
        ways_out("deleting", with_phone(), delete("G")).offers("TakeGroupLicenses", &[]),
        ways_out(
            "deleting, asked by somebody who may not assign",
            with_phone(),
            delete("G").by(Role::Groups),
        )
        .offers("TakeGroupLicenses", &[]),
        ways_out("not given", with_phone(), take("G", "Visio Phone")).offers("LeaveOut Visio", &[]),
        ways_out("not owned", two(), give("G", "E5 Visio")).offers("LeaveOut E5", &[]),
        ways_out("a role that may not", two(), give("G", "E3").by(Role::Groups))
            .offers("ActAs global", &[])
            .offers("ActAs license", &[])
            .offers("ActAs user", &[]),
    ]);
    let names: Vec<String> = (1..=21).map(|n| format!("G{n}")).collect();
    let many = names.iter().fold(two(), |world, name| world.group(name, "a"));
    check_ways_out([
        ways_out("too many groups", many, give_on_licenses(&names.join(" "), "E3"))
            .offers("FirstGroupsOnly 20", &[]),
    ]);
}

#[test]
fn of_quantities() {
    let three = || own(5).people("p", 3, "E3");
    let partner = || own(5).subscription("E3", 3, SubscriptionStatus::Enabled);
    check_ways_out([
        ways_out("below what is in use", three(), quantity(1, 2))
            .offers("SetQuantity 3", &[("p1 p2 p3", "E3")])
            .offers("FreeSeats E3 from p3", &[("p1 p2", "E3"), ("p3", "")]),
        ways_out(
            "as far down as it goes already",
            three().after(quantity(1, 3)),
            quantity(1, 1),
        )
        .offers("FreeSeats E3 from p3 p2", &[("p1", "E3"), ("p2 p3", "")]),
        ways_out(
            "fixed: buy elsewhere",
            partner().bought(|s| s.partner = true),
            quantity(6, 9),
        )
        .offers("BuySeats 6 E3", &[]),
        ways_out(
            "fixed, and nowhere else",
            tenant().owns("E3", 5).bought(|s| s.prepaid = true),
            quantity(1, 9),
        ),
        ways_out("a role that may not", three(), quantity(1, 9).by(Role::User))
            .offers("ActAs global", &[])
            .offers("ActAs billing", &[]),
    ]);
}

#[test]
fn of_seats_that_somebody_else_has_to_buy() {
    let world = || own(1).person("a", "E3").person("b", "");
    let ask = add("E3").to("b").by(Role::License);
    check_ways_out([
        ways_out("a License admin", world(), ask.clone())
            .offers("BuySeats 1 E3", &[("b", "E3")])
            .offers("FreeSeats E3 from a", &[("b", "E3"), ("a", "")]),
        ways_out(
            "nothing can be bought",
            tenant()
                .owns("E3", 1)
                .bought(|s| s.is_trial = true)
                .person("a", "E3")
                .person("b", ""),
            add("E3").to("b"),
        )
        .offers("FreeSeats E3 from a", &[("b", "E3"), ("a", "")]),
        ways_out(
            "taking it from a group's people",
            own(9).person("a", "G:E3"),
            remove("E3").to("a").by(Role::License),
        )
        .offers("LeaveGroups G", &[("a", "")])
        .offers("ChangeGroups G", &[("a", "G:E3")]),
    ]);
    let roles: Vec<Role> = offered(&world(), &ask).iter().map(|fix| fix.actor.role).collect();
    assert_eq!(roles, [Role::Global, Role::License]);
}

/// Steps that lead on: what comes next is said, and comes.
#[test]
fn first_steps() {
    let clashing = || own(0).person("a", "E1");
    for (name, world, ask, kind, next) in [
        (
            "a seat, and then the clash",
            clashing(),
            add("E3").to("a"),
            "BuySeats 1 E3",
            E1_HELD_E3_ASKED,
        ),
        (
            "a place, and then no seat",
            own(0).person("a", "@-"),
            add("E3").to("a"),
            "SetLocation NL",
            "NotEnoughLicenses E3",
        ),
        (
            "a role, and then no seat",
            own(0).person("a", ""),
            add("E3").to("a").by(Role::Helpdesk),
            "ActAs license",
            "NotEnoughLicenses E3",
        ),
    ] {
        let fixes = offered(&world, &ask);
        let found = fixes.iter().find(|fix| kind_text(&world, &fix.kind) == kind);
        let fix = found.unwrap_or_else(|| panic!("{name}: {fixes:?}"));
        let announced = fix.leads_to.as_ref().map(|p| problem_text(&world.tenant, p));
        assert_eq!(announced.as_deref(), Some(next), "{name}");
        let then = after(&world.tenant, &fix.decision);
        let met = zetel::domain::decide(&then, &fix.actor, &ask.command(&world));
        assert_eq!(met.problems.first(), fix.leads_to.as_ref(), "{name}");
    }
}
