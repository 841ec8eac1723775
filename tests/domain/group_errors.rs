//! What goes wrong for members, by its name in Graph, what heals and what doesn't (DOMAIN 1.8, 2.3, 2.7).

use std::collections::BTreeMap;

use zetel::catalog::RuleProfile;
use zetel::domain::PlanSet;

use crate::support::*;

const NEW_CLASH: &str = "ConflictingServicePlans E1.EXCHANGE_S_STANDARD x E3.EXCHANGE_S_ENTERPRISE, \
    E1.SHAREPOINTSTANDARD x E3.SHAREPOINTENTERPRISE";
const PHONE_LACKS: &str = "MissingDependentServicePlans Phone.MCOEV needs MCOSTANDARD|TEAMS1";
const PHONE_LEFT: &str = "OtherProductsDepend Phone.MCOEV needs MCOSTANDARD|TEAMS1";

fn own(e3: u32, visio: u32) -> World {
    tenant()
        .owns("E3", e3)
        .owns("Visio", visio)
        .owns("E1 Phone X1", 9)
}

#[test]
fn each_error() {
    let other = "DOMAIN 1.8: all or nothing per group; 2.7 Other";
    let two = |e3, visio| own(e3, visio).person("a", "").person("b", "").group("G", "a b");
    let alone = |world: World| world.group("G", "a");
    let addressed = || {
        own(9, 9)
            .addressed("a", "", "SMTP:one@x.example smtp:both@x.example")
            .addressed("b", "", "SMTP:BOTH@x.example")
            .addressed("free", "", "SMTP:three@x.example")
            .group("G", "a b free")
    };
    check_stories([
        story(
            "CountViolation",
            "DOMAIN 2.7 CountViolation; R1: no seat",
            two(1, 9),
        )
        .does(give("G", "E3"))
        .meets(process_now(), "NotEnoughLicenses E3")
        .holds("a", "G:E3")
        .holds("b", "G:E3!count")
        .seats("E3", 1),
        story("another product of the group lacks seats", other, two(9, 1))
            .does(give("G", "E3 Visio"))
            .meets(process_now(), "NotEnoughLicenses Visio")
            .holds("a", "G:E3 G:Visio")
            .holds("b", "G:E3!other G:Visio!count")
            .seats("E3", 1),
        story("both lack seats", other, two(1, 1))
            .does(give("G", "E3 Visio"))
            .meets(process_now(), "NotEnoughLicenses E3 Visio")
            .holds("b", "G:E3!count G:Visio!count"),
        story("what the group gave before stays", other, two(9, 1))
            .does(give("G", "E3"))
            .does(process_now())
            .does(give("G", "Visio"))
            .meets(process_now(), "NotEnoughLicenses Visio")
            .holds("b", "G:E3 G:Visio!count")
            .seats("E3", 2),
        story(
            "other services of what it gave before don't come either",
            other,
            two(9, 1),
        )
        .does(give("G", "E3"))
        .does(process_now())
        .does(set("G", "E3-SWAY Visio"))
        .meets(process_now(), "NotEnoughLicenses Visio")
        .holds("a", "G:E3-SWAY G:Visio")
        .holds("b", "G:E3~other G:Visio!count"),
        story(
            "MutuallyExclusiveViolation with what is direct",
            "DOMAIN 2.7 MutuallyExclusiveViolation; 1.8 Other",
            alone(own(9, 9).person("a", "E1")),
        )
        .does(give("G", "E3 Visio"))
        .meets(process_now(), E1_HELD_E3_ASKED)
        .holds("a", "E1 G:E3!excl G:Visio!other")
        .seats("E3", 0),
        story(
            "within the group's own products",
            "DOMAIN 2.7 MutuallyExclusiveViolation",
            alone(own(9, 9).person("a", "")),
        )
        .does(give("G", "E1 E3 Visio"))
        .meets(process_now(), NEW_CLASH)
        .holds("a", "G:E1!excl G:E3!excl G:Visio!other"),
        story(
            "between two groups: the first turn wins",
            "DOMAIN 2.7 MutuallyExclusiveViolation",
            alone(own(9, 9).person("a", "")).group("H", "a"),
        )
        .does(give("H", "E1"))
        .does(give("G", "E3"))
        .meets(process_now(), E1_HELD_E3_ASKED)
        .holds("a", "H:E1 G:E3!excl"),
        story(
            "DependencyViolation: an add-on alone on an imported group",
            "DOMAIN 2.7 DependencyViolation; 1.8 Other",
            own(9, 9).person("a", "").group_with("G", "a", |g| {
                let none = PlanSet::default;
                g.licenses = BTreeMap::from([(sku("Phone"), none()), (sku("Visio"), none())]);
            }),
        )
        .does(reprocess_groups("G"))
        .meets(process_now(), PHONE_LACKS)
        .holds("a", "G:Phone!dep G:Visio!other"),
        story(
            "ProhibitedInUsageLocationViolation",
            "DOMAIN 2.7 ProhibitedInUsageLocationViolation; 1.8 Other",
            alone(own(9, 9).prohibits("IR", "SWAY").person("a", "@IR")),
        )
        .does(give("G", "E3 Visio"))
        .meets(process_now(), "ProhibitedInUsageLocation IR E3.SWAY")
        .holds("a", "G:E3!loc G:Visio!other")
        .does(set("G", "E3-SWAY"))
        .does(process_now())
        .holds("a", "G:E3-SWAY G:Visio"),
        story(
            "UniquenessViolation",
            "DOMAIN 2.7 UniquenessViolation; 1.8 Other",
            addressed(),
        )
        .does(give("G", "X1 Visio"))
        .meets(
            process_now(),
            "DuplicateProxyAddress X1 SMTP:BOTH@x.example b & DuplicateProxyAddress X1 SMTP:BOTH@x.example a",
        )
        .holds("a b", "G:X1!addr G:Visio!other")
        .holds("free", "G:X1 G:Visio"),
        story(
            "no mailbox, no such violation",
            "DOMAIN 2.7 UniquenessViolation",
            addressed(),
        )
        .does(give("G", "E3-EXCHANGE_S_ENTERPRISE"))
        .does(process_now())
        .holds("a b free", "G:E3-EXCHANGE_S_ENTERPRISE"),
    ]);
}

/// The same rule for direct assignments.
#[test]
fn addresses_of_direct_mailboxes() {
    let source = "DOMAIN 2.7 UniquenessViolation";
    let world = |holds| {
        own(9, 9)
            .addressed("a", holds, "SMTP:both@x.example")
            .addressed("b", "E3", "SMTP:both@x.example")
            .person("c", "")
    };
    let taken = |product: &str| refused(&format!("DuplicateProxyAddress {product} SMTP:both@x.example b"));
    check_all([
        case(
            "a mailbox with an address that is taken",
            source,
            world(""),
            add("X1").to("a c"),
        )
        .then("a", taken("X1"))
        .then("c", changed("X1")),
        case(
            "no mailbox",
            source,
            world(""),
            add("E3-EXCHANGE_S_ENTERPRISE").to("a"),
        )
        .then("a", changed("E3-EXCHANGE_S_ENTERPRISE")),
        case(
            "switched on later",
            source,
            world("E3-EXCHANGE_S_ENTERPRISE"),
            grant(zetel::domain::Held::Set, "E3").to("a"),
        )
        .then("a", taken("E3")),
        case(
            "a mailbox that is there already may change its plan",
            source,
            world("E1"),
            add("E3").and_remove("E1").to("a"),
        )
        .then("a", changed("E3")),
        case(
            "a deleted person's address is free",
            source,
            own(9, 9)
                .addressed("a", "", "SMTP:one@x.example")
                .deleted("gone", "E3"),
            add("X1").to("a"),
        )
        .then("a", changed("X1")),
    ]);
}

#[test]
fn nothing_heals_by_itself() {
    let source = "DOMAIN 1.8: freed seats or resolved conflicts need Reprocess";
    let but = "DOMAIN 1.8: but for a clash with a group that somebody left (GA)";
    let full = || {
        own(1, 9)
            .person("a", "")
            .person("b", "")
            .group("G", "a b")
            .after(give("G", "E3"))
            .after(process_now())
    };
    let torn = |more: &str| {
        own(9, 9)
            .person("a", "")
            .group("A", "a")
            .group("B", "a")
            .after(give("A", "E1"))
            .after(give("B", &format!("E3 {more}")))
            .after(process_now())
    };
    check_stories([
        story("a seat bought, then tried for one person", source, full())
            .does(quantity(1, 2))
            .does(process_now())
            .holds("b", "G:E3!count")
            .does(reprocess("b"))
            .holds("b", "G:E3")
            .seats("E3", 2),
        story("a seat freed, then tried for the group", source, full())
            .does(leave("G", "a"))
            .does(process_now())
            .holds("a", "")
            .holds("b", "G:E3!count")
            .does(reprocess_groups("G"))
            .holds("b", "G:E3!count")
            .does(process_now())
            .holds("b", "G:E3"),
        story("tried in vain", source, full())
            .meets(reprocess("a b"), "NotEnoughLicenses E3")
            .holds("b", "G:E3!count"),
        story(
            "the direct license that clashed is gone",
            source,
            own(9, 9)
                .person("a", "E1")
                .group("G", "a")
                .after(give("G", "E3 Visio"))
                .after(process_now()),
        )
        .does(remove("E1").to("a"))
        .does(process_now())
        .holds("a", "G:E3!excl G:Visio!other")
        .does(reprocess("a"))
        .holds("a", "G:E3 G:Visio"),
        story("left the other group", but, torn(""))
            .holds("a", "A:E1 B:E3!excl")
            .does(leave("A", "a"))
            .does(process_now())
            .holds("a", "B:E3"),
        story("left the other group, several products", but, torn("Visio"))
            .holds("a", "A:E1 B:E3!excl B:Visio!other")
            .does(leave("A", "a"))
            .does(process_now())
            .holds("a", "B:E3 B:Visio"),
        story("left it, and then no seat", but, torn("Visio"))
            .does(quantity(2, 0))
            .does(leave("A", "a"))
            .meets(process_now(), "NotEnoughLicenses Visio")
            .holds("a", "B:E3!other B:Visio!count"),
        story(
            "the other group gives it no longer: not the same",
            source,
            torn(""),
        )
        .does(take("A", "E1"))
        .does(process_now())
        .holds("a", "B:E3!excl")
        .does(reprocess("a"))
        .holds("a", "B:E3"),
        story("the one that was in the way stays a member", source, torn(""))
            .does(leave("B", "a"))
            .does(process_now())
            .holds("a", "A:E1"),
    ]);
}

#[test]
fn trying_again() {
    let limit = "DOMAIN 1.8: reprocess at most 20 users";
    let crowd = || {
        own(30, 9)
            .people("p", 21, "")
            .deleted("gone", "")
            .group("G", "p1..p21")
            .after(give("G", "E3"))
    };
    check_stories([
        story("twenty, without waiting for the group's turn", limit, crowd())
            .does(reprocess("p1..p20"))
            .holds("p1..p20", "G:E3")
            .holds("p21", "")
            .does(process_now())
            .seats("E3", 21),
        story("twenty-one", limit, crowd()).meets(reprocess("p1..p21"), "TooManyUsers 21 of 20"),
        story("a whole group of more", "DOMAIN 1.8: reprocess a group", crowd())
            .does(reprocess_groups("G"))
            .does(process_now())
            .holds("p1..p21", "G:E3"),
        story("who isn't there", "DOMAIN 2.7 order: not found", crowd())
            .meets(reprocess("p1 gone nobody"), "UserNotFound")
            .holds("p1", "G:E3"),
        story("a group that isn't there", "DOMAIN 2.7 order: not found", crowd())
            .meets(reprocess_groups("X"), "GroupNotFound"),
        story("nothing to do", "ours", crowd().after(process_now()))
            .does(reprocess("p1"))
            .does(reprocess_groups("G"))
            .does(process_now())
            .seats("E3", 21),
    ]);
}

#[test]
fn other_products_in_one_step() {
    let source = "DOMAIN 1.8: E1 to E3 on a group adds and removes in one step, no gap; R7";
    let world = |e3| {
        own(e3, 9)
            .person("a", "")
            .person("b", "")
            .group("G", "a b")
            .after(give("G", "E1"))
            .after(process_now())
    };
    check_stories([
        story("in one step", source, world(9))
            .does(swap("G", "E1", "E3"))
            .holds("a b", "G:E1")
            .does(process_now())
            .holds("a b", "G:E3")
            .seats("E1", 0)
            .seats("E3", 2),
        story("without seats for all", source, world(1))
            .does(swap("G", "E1", "E3"))
            .meets(process_now(), "NotEnoughLicenses E3")
            .holds("a", "G:E3")
            .holds("b", "G:E1~count G:E3!count")
            .seats("E1", 1),
        story("adding first clashes", source, world(9))
            .does(give("G", "E3"))
            .meets(process_now(), E1_HELD_E3_ASKED)
            .holds("a b", "G:E1 G:E3!excl")
            .does(take("G", "E1"))
            .does(process_now())
            .holds("a b", "G:E3"),
    ]);
}

#[test]
fn a_direct_add_on_depends() {
    let source = "DOMAIN 1.8 removing with a dependent direct add-on; section 9";
    let world = |rules, holds| {
        own(9, 9)
            .rules(rules)
            .person("a", holds)
            .person("b", "")
            .group("G", "a b")
            .after(give("G", "E3-SWAY"))
            .after(process_now())
            .after(add("Phone").to("a"))
    };
    let classic = |holds| world(RuleProfile::Classic2020, holds);
    let current = |holds| world(RuleProfile::Current2025, holds);
    check_stories([
        story("2020: taken from the group", source, classic(""))
            .does(take("G", "E3"))
            .does(process_now())
            .holds("a", "E3-SWAY Phone")
            .holds("b", "")
            .seats("E3", 1),
        story("2020: left the group", source, classic(""))
            .does(leave("G", "a b"))
            .does(process_now())
            .holds("a", "E3-SWAY Phone")
            .holds("b", ""),
        story(
            "2020: a direct one beside it keeps what it has on",
            source,
            classic("E3-TEAMS1-MCOSTANDARD"),
        )
        .does(leave("G", "a"))
        .does(process_now())
        .holds("a", "E3 Phone"),
        story("2025: taken from the group", source, current(""))
            .does(take("G", "E3"))
            .meets(process_now(), PHONE_LEFT)
            .holds("a", "G:E3-SWAY~dep Phone")
            .holds("b", "")
            .seats("E3", 1)
            .does(remove("Phone").to("a"))
            .does(process_now())
            .holds("a", "G:E3-SWAY~dep")
            .does(reprocess("a"))
            .holds("a", "")
            .seats("E3", 0),
        story("2025: left the group", source, current(""))
            .does(leave("G", "a"))
            .meets(process_now(), PHONE_LEFT)
            .holds("a", "G:E3-SWAY~dep Phone")
            .meets(reprocess("a"), PHONE_LEFT)
            .does(remove("Phone").to("a"))
            .does(reprocess("a"))
            .holds("a", ""),
        story(
            "2025: what comes in its place needs its own seat",
            "DOMAIN 2.7 CountViolation; section 9",
            current("").person("c", "Visio").after(quantity(2, 2)),
        )
        .does(swap("G", "E3", "Visio"))
        .meets(process_now(), &format!("{PHONE_LEFT} & NotEnoughLicenses Visio"))
        .holds("a", "G:E3-SWAY~dep G:Visio Phone")
        .holds("b", "G:E3-SWAY~count G:Visio!count")
        .seats("Visio", 2),
        story(
            "nobody depends where something else gives it",
            source,
            current("E3"),
        )
        .does(leave("G", "a"))
        .does(process_now())
        .holds("a", "E3 Phone"),
    ]);
}
