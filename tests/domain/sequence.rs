//! Several commands as one: each decided on what the ones before would leave, and all or nothing.

use zetel::catalog::{EditionId, RuleProfile};
use zetel::domain::Role;

use crate::support::*;

const OURS: &str = "ours: a sequence is all or nothing";

#[test]
fn all_or_nothing() {
    let own = || {
        tenant()
            .owns("E1 E3", 2)
            .owns("Visio", 1)
            .people("p", 3, "")
            .person("e", "E1")
    };
    check_all([
        case(
            "both go through",
            OURS,
            own(),
            sequence([add("E3").to("p1"), add("E1").to("p2")]),
        )
        .then("p1", changed("E3"))
        .then("p2", changed("E1")),
        case(
            "the second is refused",
            OURS,
            own(),
            sequence([add("E3").to("p1"), add("E3").to("e")]),
        )
        .then("p1", withheld())
        .then("e", refused(E1_HELD_E3_ASKED))
        .seats("E3", 0),
        case(
            "the first is refused",
            OURS,
            own(),
            sequence([add("E3").to("e"), add("E3").to("p1")]),
        )
        .then("e", refused(E1_HELD_E3_ASKED))
        .then("p1", withheld())
        .seats("E3", 0),
        case(
            "one of many is refused",
            OURS,
            own(),
            sequence([add("Visio").to("p1 p2"), add("E3").to("p1")]),
        )
        .then("p1", withheld())
        .then("p2", refused("NotEnoughLicenses Visio"))
        .then("p1", withheld())
        .seats("Visio", 0),
        case(
            "unchanged stays unchanged",
            OURS,
            own(),
            sequence([add("E1").to("e"), add("E3").to("e")]),
        )
        .then("e", unchanged())
        .then("e", refused(E1_HELD_E3_ASKED)),
        case(
            "later ones build on earlier ones",
            OURS,
            own(),
            sequence([
                locate("BE").to("p1"),
                add("E3").to("p1"),
                grant(zetel::domain::Held::SwitchOff, "E3-SWAY").to("p1"),
            ]),
        )
        .then("p1 p1 p1", changed("E3-SWAY @BE")),
        case(
            "there and back",
            OURS,
            own(),
            sequence([add("E3").to("p1"), remove("E3").to("p1")]),
        )
        .then("p1 p1", changed("")),
        case(
            "one within another",
            OURS,
            own(),
            sequence([
                add("Visio").to("p1"),
                sequence([add("E3").to("p1"), add("E3").to("e")]),
            ]),
        )
        .then("p1 p1", withheld())
        .then("e", refused(E1_HELD_E3_ASKED))
        .seats("Visio", 0),
        case("nothing", OURS, own(), sequence([])),
        case(
            "one role for all of it",
            OURS,
            own(),
            sequence([add("E3").to("p1"), locate("BE").to("p2")]).by(Role::Password),
        )
        .then("p1", refused("Forbidden password AssignLicenses"))
        .then("p2", refused("Forbidden password EditUsageLocation")),
        case(
            "other rules first: what was refused goes through",
            "DOMAIN 3.1: the profiles",
            tenant().owns("X1 EXCHANGEENTERPRISE", 2).person("a", "X1"),
            sequence([
                configure(EditionId::Worldwide2020, RuleProfile::Current2025),
                add("EXCHANGEENTERPRISE").to("a"),
            ]),
        )
        .then("a", changed("X1 EXCHANGEENTERPRISE")),
        case(
            "other rules too late",
            "DOMAIN 3.1: the profiles",
            tenant().owns("X1 EXCHANGEENTERPRISE", 2).person("a", "X1"),
            sequence([
                add("EXCHANGEENTERPRISE").to("a"),
                configure(EditionId::Worldwide2020, RuleProfile::Current2025),
            ]),
        )
        .then(
            "a",
            refused(
                "ConflictingServicePlans X1.EXCHANGE_S_STANDARD* x EXCHANGEENTERPRISE.EXCHANGE_S_ENTERPRISE",
            ),
        ),
    ]);
}
