//! What plans and ways out say of seats: how many are used, and of how many.

use zetel::domain::{decide, Decision, SubscriptionStatus};

use crate::support::*;
use SubscriptionStatus::{Suspended, Warning};

/// `2 of 5 E3, 1 freed`: each product of which seats are taken or freed, in order of the names.
fn said(world: &World, decision: &Decision) -> String {
    let one = |(sku, seats): (_, zetel::domain::SeatUse)| {
        let at_hand = decision.seats_at_hand(&world.tenant, sku);
        let name = sku_name(&world.tenant, sku);
        match (seats.taken, seats.freed) {
            (0, freed) => format!("{freed} {name} freed"),
            (taken, 0) => format!("{taken} of {at_hand} {name}"),
            (taken, freed) => format!("{taken} of {at_hand} {name}, {freed} freed"),
        }
    };
    let mut all: Vec<String> = decision.seat_use().into_iter().map(one).collect();
    all.sort();
    all.join("; ")
}

/// Five seats, so many of them taken, and two users who have none.
fn five(taken: u32) -> World {
    let world = tenant().owns("E3", 5).owns("E1", 9);
    world.people("p", taken, "E3").person("a", "").person("b", "")
}

/// Each row is what is there, what is asked, and what is said of it.
#[test]
fn of_plans() {
    let in_group = || {
        five(4)
            .group("G", "a")
            .after(give("G", "E3"))
            .after(process_now())
    };
    let owed = || in_group().after(members("G", "b", "a"));
    let gone = || five(4).deleted("gone", "E3");
    let restored = command(|world| zetel::domain::Command::RestoreUsers {
        users: world.places("gone"),
    });
    let rows: Vec<(&str, World, Ask, &str)> = vec![
        ("some left", five(3), add("E3").to("a"), "1 of 2 E3"),
        ("the last two", five(3), add("E3").to("a b"), "2 of 2 E3"),
        ("for one of two", five(4), add("E3").to("a b"), "1 of 1 E3"),
        ("none left", five(5), add("E3").to("a"), ""),
        ("one too many in use", five(6), add("E3").to("a"), ""),
        (
            "of those who have it already",
            five(3),
            add("E3").to("p1 a"),
            "1 of 2 E3",
        ),
        (
            "seats in their last days",
            five(5).subscription("E3", 2, Warning),
            add("E3").to("a"),
            "1 of 2 E3",
        ),
        (
            "seats that can't be assigned",
            five(4).subscription("E3", 9, Suspended),
            add("E3").to("a"),
            "1 of 1 E3",
        ),
        (
            "freed first",
            five(5),
            sequence([remove("E3").to("p1 p2"), add("E3").to("a")]),
            "1 of 2 E3, 2 freed",
        ),
        (
            "freed, of one too many: the first makes up for that",
            five(6),
            sequence([remove("E3").to("p1 p2"), add("E3").to("a")]),
            "1 of 1 E3, 2 freed",
        ),
        (
            "freed, of one too many, and not enough",
            five(6),
            sequence([remove("E3").to("p1"), add("E3").to("a")]),
            "",
        ),
        (
            "bought, of one too many",
            five(6),
            sequence([quantity(1, 8), add("E3").to("a")]),
            "1 of 2 E3",
        ),
        (
            "bought and freed, of one too many",
            five(6),
            sequence([quantity(1, 6), remove("E3").to("p1"), add("E3").to("a")]),
            "1 of 1 E3, 1 freed",
        ),
        (
            "given up before",
            five(3),
            sequence([quantity(1, 4), add("E3").to("a")]),
            "1 of 1 E3",
        ),
        (
            "one's own, again",
            five(5),
            sequence([remove("E3").to("p1"), add("E3").to("p1")]),
            "1 of 1 E3, 1 freed",
        ),
        (
            "another product in its place, of one too many",
            five(6),
            exchange("E3", "E1").to("p1 p2"),
            "2 E3 freed; 2 of 9 E1",
        ),
        (
            "new services on one's own seat",
            five(6),
            grant(zetel::domain::Held::Set, "E3-SWAY").to("p1"),
            "",
        ),
        ("a group's turn", owed(), process_now(), "1 of 1 E3, 1 freed"),
        ("who comes back", gone(), restored.clone(), "1 of 1 E3"),
        (
            "who comes back, after one was freed",
            gone().after(add("E3").to("a")),
            sequence([remove("E3").to("p1"), restored]),
            "1 of 1 E3, 1 freed",
        ),
    ];
    for (name, world, ask, want) in rows {
        let decision = decide(&world.tenant, &ask.actor(), &ask.command(&world));
        assert_eq!(said(&world, &decision), want, "{name}");
        sound(&world.tenant, &ask.command(&world), &decision).unwrap();
    }
}

/// A name, what is there, what is asked, and each way out with what it says.
type WaysOutSay = (&'static str, World, Ask, &'static [(&'static str, &'static str)]);

/// Each row is a refusal, and what its ways out say.
#[test]
fn of_ways_out() {
    let suspended = five(6).subscription("E3", 1, Suspended);
    let in_error = |taken| {
        let world = five(taken).group("G", "a").after(give("G", "E3"));
        world.after(process_now())
    };
    let rows: Vec<WaysOutSay> = vec![
        (
            "five of five",
            five(5),
            add("E3").to("a"),
            &[
                ("BuySeats 1 E3", "1 of 1 E3"),
                ("FreeSeats E3 from p5", "1 of 1 E3, 1 freed"),
                ("FreeSeats E3 from p4", "1 of 1 E3, 1 freed"),
                ("FreeSeats E3 from p3", "1 of 1 E3, 1 freed"),
            ],
        ),
        (
            "six of five: one for who has too many, one for who asks",
            suspended,
            add("E3").to("a"),
            &[
                ("BuySeats 2 E3", "1 of 1 E3"),
                ("FreeSeats E3 from p6 p5", "1 of 1 E3, 2 freed"),
            ],
        ),
        (
            "six of five, and two ask",
            five(6),
            add("E3").to("a b"),
            &[
                ("BuySeats 3 E3", "2 of 2 E3"),
                ("FreeSeats E3 from p6 p5 p4", "2 of 2 E3, 3 freed"),
            ],
        ),
        (
            "six of five, through a group",
            in_error(6),
            reprocess("a"),
            &[
                ("BuySeats 2 E3", "1 of 1 E3"),
                ("FreeSeats E3 from p6 p5", "1 of 1 E3, 2 freed"),
                ("LeaveGroups G", ""),
            ],
        ),
        (
            "another product in its place",
            five(6),
            add("E1").to("p1"),
            &[
                ("Replace E3 by E1", "1 E3 freed; 1 of 9 E1"),
                (
                    "SwitchOff E3.EXCHANGE_S_ENTERPRISE E3.SHAREPOINTENTERPRISE",
                    "1 of 9 E1",
                ),
                (
                    "SwitchOff E1.EXCHANGE_S_STANDARD E1.SHAREPOINTSTANDARD",
                    "1 of 9 E1",
                ),
            ],
        ),
    ];
    for (name, world, ask, want) in rows {
        let fixes = offered(&world, &ask);
        let got: Vec<(String, String)> = fixes
            .iter()
            .map(|fix| (kind_text(&world, &fix.kind), said(&world, &fix.decision)))
            .collect();
        let got: Vec<(&str, &str)> = got.iter().map(|(kind, said)| (&**kind, &**said)).collect();
        assert_eq!(got, want, "{name}");
        for fix in &fixes {
            sound(&world.tenant, &fix.command, &fix.decision).unwrap();
        }
    }
}
