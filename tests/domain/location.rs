//! Usage location: needed to assign, not to take away; some plans are not offered everywhere.

use zetel::domain::Held;

use crate::support::*;

#[test]
fn a_location_is_needed_to_assign() {
    let nowhere = |holds: &str| {
        tenant()
            .owns("E1 E3 Visio", 5)
            .person("a", &format!("@- {holds}"))
    };
    let source = "DOMAIN 2.7 UsageLocationMissing";
    check_all([
        case("assigning", source, nowhere(""), add("E3").to("a"))
            .then("a", refused("UsageLocationMissing"))
            .seats("E3", 0),
        case(
            "assigning with a location",
            "DOMAIN 1.6: location and product in one pane",
            nowhere(""),
            add("E3").and_locate("NL").to("a"),
        )
        .then("a", changed("E3 @NL"))
        .seats("E3", 1),
        case(
            "a location alone",
            "DOMAIN 2.5 set location",
            nowhere(""),
            locate("BE").to("a"),
        )
        .then("a", changed("@BE")),
        case(
            "the location there already",
            "DOMAIN 2.5",
            nowhere(""),
            sequence([locate("BE").to("a"), locate("BE").to("a")]),
        )
        .then("a", changed("@BE"))
        .then("a", unchanged()),
        case(
            "taking away needs none",
            source,
            nowhere("E3"),
            remove("E3").to("a"),
        )
        .then("a", changed("")),
        case(
            "nor does taking everything",
            source,
            nowhere("E3 Visio"),
            replace_all("").to("a"),
        )
        .then("a", changed("")),
        case(
            "nor what is held already",
            source,
            nowhere("E3"),
            add("E3").to("a"),
        )
        .then("a", unchanged()),
        case(
            "changing services is assigning",
            "DOMAIN 2.5: addLicenses",
            nowhere("E3"),
            grant(Held::Set, "E3-SWAY").to("a"),
        )
        .then("a", refused("UsageLocationMissing")),
        case(
            "direct on top of inherited is assigning",
            source,
            nowhere("G:E3"),
            add("E3").to("a"),
        )
        .then("a", refused("UsageLocationMissing")),
        case(
            "replacing is assigning",
            source,
            nowhere("E1"),
            replace_all("E3").to("a"),
        )
        .then("a", refused("UsageLocationMissing"))
        .seats("E1", 1),
        case(
            "each for themselves",
            "DOMAIN R5",
            nowhere("").person("b", ""),
            add("E3").to("a b"),
        )
        .then("a", refused("UsageLocationMissing"))
        .then("b", changed("E3")),
        case(
            "a location moves with the product",
            "DOMAIN 2.5",
            nowhere("").person("b", "@BE"),
            add("E3").and_locate("NL").to("a b"),
        )
        .then("a b", changed("E3 @NL")),
        case(
            "whoever is refused stays where they are",
            "DOMAIN R8: nothing changes on error",
            tenant().owns("E3", 1).person("a", "@-").person("b", "@-"),
            add("E3").and_locate("NL").to("a b"),
        )
        .then("a", changed("E3 @NL"))
        .then("b", refused("NotEnoughLicenses E3")),
        case(
            "the product held, the location new",
            "DOMAIN 2.5",
            tenant().owns("E3", 1).person("a", "E3 @-"),
            add("E3").and_locate("NL").to("a"),
        )
        .then("a", changed("E3 @NL")),
    ]);
}

#[test]
fn plans_not_offered_somewhere() {
    let iran = |holds: &str| {
        tenant()
            .owns("E1 E3 Visio", 5)
            .prohibits("IR", "SWAY+YAMMER_ENTERPRISE")
            .person("a", &format!("@IR {holds}"))
    };
    let source = "DOMAIN R11; 2.7 ProhibitedInUsageLocationViolation";
    let both = "ProhibitedInUsageLocation IR E3.SWAY E3.YAMMER_ENTERPRISE";
    check_all([
        case("all of them are named", source, iran(""), add("E3").to("a"))
            .then("a", refused(both))
            .seats("E3", 0),
        case("one off", source, iran(""), add("E3-SWAY").to("a"))
            .then("a", refused("ProhibitedInUsageLocation IR E3.YAMMER_ENTERPRISE")),
        case(
            "both off",
            source,
            iran(""),
            add("E3-SWAY-YAMMER_ENTERPRISE").to("a"),
        )
        .then("a", changed("E3-SWAY-YAMMER_ENTERPRISE")),
        case("a product without them", source, iran(""), add("Visio").to("a")).then("a", changed("Visio")),
        case(
            "elsewhere",
            source,
            iran("").person("b", "@NL"),
            add("E3").to("a b"),
        )
        .then("a", refused(both))
        .then("b", changed("E3")),
        case(
            "moving there with the product",
            source,
            iran("").person("b", "@NL"),
            add("E3").and_locate("IR").to("b"),
        )
        .then("b", refused(both)),
        case(
            "moving away with the product",
            source,
            iran(""),
            add("E3").and_locate("NL").to("a"),
        )
        .then("a", changed("E3 @NL")),
        case(
            "switched on there",
            source,
            iran("E3-SWAY-YAMMER_ENTERPRISE"),
            grant(Held::SwitchOn, "E3-SWAY").to("a"),
        )
        .then("a", refused("ProhibitedInUsageLocation IR E3.SWAY")),
        case(
            "what was on before isn't blamed on another change",
            "our choice: only what the change brings",
            iran("E3"),
            add("Visio").to("a"),
        )
        .then("a", changed("E3 Visio")),
        case(
            "moving there with what is held is only a location",
            "DOMAIN 2.5: PATCH user",
            iran("").person("b", "E3 @NL"),
            locate("IR").to("b"),
        )
        .then("b", changed("E3 @IR")),
        case(
            "no location comes first",
            "DOMAIN 2.7 order",
            iran("").person("b", "@-"),
            add("E3").to("b"),
        )
        .then("b", refused("UsageLocationMissing")),
    ]);
}
