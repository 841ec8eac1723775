//! Seats: how many a product has, who gets the last one, and that one person takes one.

use zetel::domain::{Held, SubscriptionStatus};

use crate::support::*;
use SubscriptionStatus::{Deleted, Enabled, LockedOut, Suspended, Warning};

#[test]
fn seats_run_out_in_the_lists_order() {
    let two = || tenant().owns("E3", 2).people("p", 4, "");
    check_all([
        case(
            "the first in the list get them",
            "DOMAIN R5",
            two(),
            add("E3").to("p1..p4"),
        )
        .then("p1 p2", changed("E3"))
        .then("p3 p4", refused("NotEnoughLicenses E3"))
        .seats("E3", 2),
        case(
            "the list's order counts, not the tenant's",
            "DOMAIN R5",
            two(),
            add("E3").to("p4 p2 p1"),
        )
        .then("p4 p2", changed("E3"))
        .then("p1", refused("NotEnoughLicenses E3"))
        .seats("E3", 2),
        case(
            "doubles count once",
            "DOMAIN R6",
            two(),
            add("E3").to("p1 p1 p2 p1 p2 p3"),
        )
        .then("p1 p2", changed("E3"))
        .then("p3", refused("NotEnoughLicenses E3"))
        .seats("E3", 2),
        case(
            "somebody refused for another reason leaves the seat to the next",
            "DOMAIN R5",
            tenant().owns("E3", 1).person("a", "@-").person("b", ""),
            add("E3").to("a b"),
        )
        .then("a", refused("UsageLocationMissing"))
        .then("b", changed("E3"))
        .seats("E3", 1),
        case(
            "somebody who clashes takes no seat from the next",
            "DOMAIN R5, R8",
            tenant()
                .owns("E1", 5)
                .owns("E3", 1)
                .person("a", "E1")
                .person("b", ""),
            add("E3").to("a b"),
        )
        .then("a", refused(E1_HELD_E3_ASKED))
        .then("b", changed("E3"))
        .seats("E1", 1)
        .seats("E3", 1),
        case(
            "each product lacking is named, and nothing of the rest is given",
            "DOMAIN 2.7 CountViolation; R8",
            tenant()
                .owns("E3", 0)
                .owns("Visio", 0)
                .owns("POWER_BI_PRO", 9)
                .person("a", ""),
            add("E3 Visio POWER_BI_PRO").to("a"),
        )
        .then("a", refused("NotEnoughLicenses E3 Visio"))
        .seats("POWER_BI_PRO", 0),
        case(
            "one product without seats refuses the person, not the next one who has it",
            "DOMAIN R5, R6",
            tenant()
                .owns("E3", 1)
                .owns("Visio", 2)
                .person("a", "")
                .person("b", "E3"),
            add("E3 Visio").to("a b"),
        )
        .then("a", refused("NotEnoughLicenses E3"))
        .then("b", changed("E3 Visio"))
        .seats("Visio", 1),
    ]);
}

#[test]
fn which_units_can_be_assigned() {
    let with = |status| {
        tenant()
            .owns("E3", 0)
            .subscription("E3", 1, status)
            .person("a", "")
            .person("b", "")
    };
    let full = |status, source| {
        case(
            "units that can't be assigned",
            source,
            with(status),
            add("E3").to("a b"),
        )
        .then("a b", refused("NotEnoughLicenses E3"))
        .seats("E3", 0)
    };
    let fine = |status, source| {
        case(
            "units that can be assigned",
            source,
            with(status),
            add("E3").to("a b"),
        )
        .then("a", changed("E3"))
        .then("b", refused("NotEnoughLicenses E3"))
        .seats("E3", 1)
    };
    check_all([
        fine(Enabled, "DOMAIN R3"),
        fine(
            Warning,
            "DOMAIN R3, R10: an expired subscription is still assigned",
        ),
        full(
            Suspended,
            "DOMAIN R3, R10: a disabled subscription can't be assigned",
        ),
        full(LockedOut, "DOMAIN 2.1: lockedOut"),
        full(Deleted, "DOMAIN R10"),
    ]);
    let seats = with(Warning)
        .subscription("E3", 4, Suspended)
        .subscription("E3", 8, LockedOut)
        .tenant
        .seats(sku("E3"));
    assert_eq!(
        (seats.enabled, seats.warning, seats.suspended, seats.locked_out),
        (0, 1, 4, 8)
    );
    assert_eq!(
        (seats.total(), seats.available(), seats.assignable(), seats.over()),
        (1, 1, 1, 0)
    );
    let several = tenant()
        .owns("E3", 5)
        .subscription("E3", 8, Enabled)
        .tenant
        .seats(sku("E3"));
    assert_eq!(
        several.total(),
        13,
        "DOMAIN 2.1: the Licenses page adds subscriptions up (5 + 8)"
    );
}

#[test]
fn more_assigned_than_there_is() {
    let over = || tenant().owns("E3", 1).people("p", 3, "E3").person("x", "");
    let seats = over().tenant.seats(sku("E3"));
    assert_eq!(
        (
            seats.consumed,
            seats.available(),
            seats.assignable(),
            seats.over()
        ),
        (3, 0, -2, 2)
    );
    check_all([
        case("no new holder", "DOMAIN R4", over(), add("E3").to("x"))
            .then("x", refused("NotEnoughLicenses E3"))
            .seats("E3", 3),
        case(
            "holders keep it and may change its services",
            "DOMAIN R4",
            over(),
            grant(Held::Set, "E3-SWAY").to("p1"),
        )
        .then("p1", changed("E3-SWAY"))
        .seats("E3", 3),
        case(
            "holders may be given another product",
            "DOMAIN R4",
            over().owns("Visio", 1),
            add("Visio").to("p1"),
        )
        .then("p1", changed("E3 Visio"))
        .seats("E3", 3),
        case(
            "one seat freed of two too many helps nobody",
            "DOMAIN R4",
            over(),
            sequence([remove("E3").to("p1"), add("E3").to("x")]),
        )
        .then("p1", withheld())
        .then("x", refused("NotEnoughLicenses E3"))
        .seats("E3", 3),
        case(
            "three seats freed of two too many help one",
            "DOMAIN R4",
            over(),
            sequence([remove("E3").to("p1..p3"), add("E3").to("x")]),
        )
        .then("p1 p2 p3", changed(""))
        .then("x", changed("E3"))
        .seats("E3", 1),
    ]);
}

#[test]
fn freed_seats_serve_whoever_comes_later() {
    let full = || {
        tenant()
            .owns("E3", 1)
            .owns("E1", 1)
            .person("a", "E3")
            .person("b", "")
    };
    check_all([
        case(
            "freed first",
            "DOMAIN R5",
            full(),
            sequence([remove("E3").to("a"), add("E3").to("b")]),
        )
        .then("a", changed(""))
        .then("b", changed("E3"))
        .seats("E3", 1),
        case(
            "freed too late",
            "DOMAIN R5",
            full(),
            sequence([add("E3").to("b"), remove("E3").to("a")]),
        )
        .then("b", refused("NotEnoughLicenses E3"))
        .then("a", withheld())
        .seats("E3", 1),
        case(
            "two people swap the last seats in two steps of one sequence",
            "DOMAIN R5, R7",
            tenant()
                .owns("E3", 1)
                .owns("E1", 2)
                .person("a", "E3")
                .person("b", "E1"),
            sequence([
                add("E1").and_remove("E3").to("a"),
                add("E3").and_remove("E1").to("b"),
            ]),
        )
        .then("a", changed("E1"))
        .then("b", changed("E3"))
        .seats("E3", 1)
        .seats("E1", 1),
        case(
            "taking and giving one product in one command resets it on its own seat",
            "DOMAIN R7; our choice",
            tenant().owns("E3", 1).person("a", "E3-SWAY"),
            add("E3").and_remove("E3").to("a"),
        )
        .then("a", changed("E3"))
        .seats("E3", 1),
    ]);
}

#[test]
fn one_seat_per_person_and_product() {
    let full = || tenant().owns("E3", 1).person("a", "Sales:E3");
    check_all([
        case(
            "direct on top of inherited, with no seat left",
            "DOMAIN R6, section 9",
            full(),
            add("E3").to("a"),
        )
        .then("a", changed("E3 Sales:E3"))
        .seats("E3", 1),
        case(
            "again takes nothing",
            "DOMAIN R6",
            tenant().owns("E3", 1).person("a", "E3"),
            add("E3").to("a"),
        )
        .then("a", unchanged())
        .seats("E3", 1),
        case(
            "the direct part goes, the seat stays taken",
            "DOMAIN R1",
            tenant().owns("E3", 1).person("a", "E3 Sales:E3").person("b", ""),
            sequence([remove("E3").to("a"), add("E3").to("b")]),
        )
        .then("a", withheld())
        .then("b", refused("NotEnoughLicenses E3"))
        .seats("E3", 1),
        case(
            "an inherited license in error takes no seat",
            "DOMAIN R1",
            tenant()
                .owns("E3", 1)
                .person("a", "Sales:E3!count")
                .person("b", ""),
            add("E3").to("b a"),
        )
        .then("b", changed("E3"))
        .then("a", refused("NotEnoughLicenses E3"))
        .seats("E3", 1),
        case(
            "direct beside an inherited license in error takes the seat",
            "DOMAIN R1",
            tenant().owns("E3", 1).person("a", "Sales:E3!count"),
            add("E3").to("a"),
        )
        .then("a", changed("E3 Sales:E3!count"))
        .seats("E3", 1),
        case(
            "in force with an error takes a seat",
            "DOMAIN R1",
            tenant().owns("E3", 1).person("a", "Sales:E3~dep").person("b", ""),
            add("E3").to("b"),
        )
        .then("b", refused("NotEnoughLicenses E3"))
        .seats("E3", 1),
        case(
            "two groups, one seat",
            "DOMAIN R6",
            tenant()
                .owns("E3", 2)
                .person("a", "Sales:E3 Board:E3-SWAY")
                .person("b", ""),
            add("E3").to("b"),
        )
        .then("b", changed("E3"))
        .seats("E3", 2),
        case(
            "a direct license that isn't in force is renewed by assigning it, and takes a seat",
            "DOMAIN 2.3, R1: Error uses no seat",
            tenant().owns("E3", 1).person("a", "E3!count"),
            add("E3-SWAY").to("a"),
        )
        .then("a", changed("E3-SWAY"))
        .seats("E3", 1),
        case(
            "and finds none when there is none",
            "DOMAIN 2.3, R1",
            tenant().owns("E3", 0).person("a", "E3!off"),
            add("E3").to("a"),
        )
        .then("a", refused("NotEnoughLicenses E3"))
        .seats("E3", 0),
        case(
            "somebody deleted takes no seat",
            "DOMAIN R1; July 2020 article on deleting",
            tenant().owns("E3", 1).deleted("gone", "E3").person("a", ""),
            add("E3").to("a"),
        )
        .then("a", changed("E3"))
        .seats("E3", 1),
    ]);
}
