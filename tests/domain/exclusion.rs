//! Mutually exclusive services: which pairs are refused, in which profile, and what does not count as a clash.

use std::collections::BTreeSet;

use zetel::catalog::{products, rules, RuleProfile, SkuId};
use zetel::domain::{decide, Actor, ChangeUsers, Command, Grant, Held, Place, PlanSet, Problem, UserIx};

use crate::support::*;
use RuleProfile::{Classic2020, Current2025};

const E1_E3_SHAREPOINT: &str = "ConflictingServicePlans E1.SHAREPOINTSTANDARD* x E3.SHAREPOINTENTERPRISE";

#[test]
fn the_teaching_example() {
    let both = || tenant().owns("E1 E3", 5).person("a", "");
    let holder = |holds| tenant().owns("E1 E3", 5).person("a", holds);
    check_all([
        case(
            "E1 held, E3 asked: both pairs",
            "DOMAIN 3.1: E1 + E3",
            holder("E1"),
            add("E3").to("a"),
        )
        .then("a", refused(E1_HELD_E3_ASKED))
        .seats("E3", 0),
        case(
            "E3 held, E1 asked: both pairs",
            "DOMAIN 3.1: E1 + E3",
            holder("E3"),
            add("E1").to("a"),
        )
        .then(
            "a",
            refused(
                "ConflictingServicePlans E3.EXCHANGE_S_ENTERPRISE* x E1.EXCHANGE_S_STANDARD, \
                 E3.SHAREPOINTENTERPRISE* x E1.SHAREPOINTSTANDARD",
            ),
        ),
        case(
            "both in one command",
            "July 2020 article, Licenses step 6",
            both(),
            add("E1 E3").to("a"),
        )
        .then(
            "a",
            refused(
                "ConflictingServicePlans E1.EXCHANGE_S_STANDARD x E3.EXCHANGE_S_ENTERPRISE, \
                 E1.SHAREPOINTSTANDARD x E3.SHAREPOINTENTERPRISE",
            ),
        ),
        case(
            "Exchange 1 and 2 coexist in 2025",
            "DOMAIN 3.1, second column",
            holder("E1").rules(Current2025),
            add("E3").to("a"),
        )
        .then("a", refused(E1_E3_SHAREPOINT)),
        case(
            "both services off in the product asked",
            "July 2020 article: review the services, try again",
            holder("E1"),
            add("E3-SHAREPOINTENTERPRISE-EXCHANGE_S_ENTERPRISE").to("a"),
        )
        .then("a", changed("E1 E3-SHAREPOINTENTERPRISE-EXCHANGE_S_ENTERPRISE"))
        .seats("E3", 1),
        case(
            "one of two services off: the other pair is named",
            "DOMAIN 2.7 MutuallyExclusiveViolation",
            holder("E1"),
            add("E3-EXCHANGE_S_ENTERPRISE").to("a"),
        )
        .then("a", refused(E1_E3_SHAREPOINT)),
        case(
            "both services off in the product held, beforehand",
            "July 2020 article: review the services, try again",
            holder("E1-SHAREPOINTSTANDARD-EXCHANGE_S_STANDARD"),
            add("E3").to("a"),
        )
        .then("a", changed("E1-SHAREPOINTSTANDARD-EXCHANGE_S_STANDARD E3")),
        case(
            "both services off in the product held, in the same command",
            "DOMAIN R7",
            holder("E1-SWAY"),
            add("E3")
                .and_add(Held::SwitchOff, "E1-SHAREPOINTSTANDARD-EXCHANGE_S_STANDARD")
                .to("a"),
        )
        .then("a", changed("E1-SWAY-SHAREPOINTSTANDARD-EXCHANGE_S_STANDARD E3")),
        case(
            "one off on each side",
            "DOMAIN 3.1",
            both(),
            add("E1-SHAREPOINTSTANDARD E3-EXCHANGE_S_ENTERPRISE").to("a"),
        )
        .then("a", changed("E1-SHAREPOINTSTANDARD E3-EXCHANGE_S_ENTERPRISE")),
        case(
            "switching a service back on can clash",
            "DOMAIN 2.7 MutuallyExclusiveViolation",
            holder("E1 E3-SHAREPOINTENTERPRISE-EXCHANGE_S_ENTERPRISE"),
            grant(Held::Set, "E3-EXCHANGE_S_ENTERPRISE").to("a"),
        )
        .then("a", refused(E1_E3_SHAREPOINT)),
        case(
            "leaving the disabled services out of an upsert switches them on and clashes",
            "DOMAIN 2.5: the documented trap",
            holder("E1 E3-SHAREPOINTENTERPRISE-EXCHANGE_S_ENTERPRISE"),
            grant(Held::Set, "E3").to("a"),
        )
        .then("a", refused(E1_HELD_E3_ASKED)),
        case(
            "in place of each other in one command",
            "DOMAIN R7",
            holder("E1"),
            add("E3").and_remove("E1").to("a"),
        )
        .then("a", changed("E3"))
        .seats("E1", 0)
        .seats("E3", 1),
        case(
            "in place of each other in two steps, adding first",
            "DOMAIN R7: two calls conflict",
            holder("E1"),
            sequence([add("E3").to("a"), remove("E1").to("a")]),
        )
        .then("a", refused(E1_HELD_E3_ASKED))
        .then("a", withheld()),
        case(
            "in place of each other in two steps, removing first",
            "DOMAIN R7: two calls interrupt",
            holder("E1"),
            sequence([remove("E1").to("a"), add("E3").to("a")]),
        )
        .then("a", changed("E3"))
        .then("a", changed("E3")),
        case(
            "everything replaced",
            "DOMAIN 1.7 X1",
            holder("E1"),
            replace_all("E3").to("a"),
        )
        .then("a", changed("E3"))
        .seats("E1", 0),
        case(
            "an inherited service clashes as well",
            "DOMAIN R2: the union over sources",
            holder("Sales:E1"),
            add("E3").to("a"),
        )
        .then("a", refused(E1_HELD_E3_ASKED)),
        case(
            "off in the direct source, on in the inherited one: on",
            "DOMAIN R2: the union over sources",
            holder("Sales:E1 E1-SHAREPOINTSTANDARD-EXCHANGE_S_STANDARD"),
            add("E3").to("a"),
        )
        .then("a", refused(E1_HELD_E3_ASKED)),
        case(
            "an inherited license in error gives no services",
            "DOMAIN 2.3: Error is not in force",
            holder("Sales:E1!count"),
            add("E3").to("a"),
        )
        .then("a", changed("Sales:E1!count E3")),
    ]);
}

#[test]
fn what_is_no_clash() {
    check_all([
        case(
            "the same plan in two products",
            "DOMAIN 3.1: E3 + E5, E3 + Visio Plan 2, E3 + EMS, E3 + Copilot",
            tenant()
                .owns("E3 E5 Visio EMS Microsoft_365_Copilot", 5)
                .person("a", "E3"),
            add("E5 Visio EMS Microsoft_365_Copilot").to("a"),
        )
        .then("a", changed("E3 E5 Visio EMS Microsoft_365_Copilot")),
        case(
            "a clash that was there before isn't blamed on a third product",
            "our choice: only what the change brings",
            tenant().owns("E1 E3 Visio", 5).person("a", "E1 E3"),
            add("Visio").to("a"),
        )
        .then("a", changed("E1 E3 Visio")),
        case(
            "nor on a product that brings one of the clashing plans again",
            "our choice: only what the change brings",
            tenant().owns("E1 E3 E5", 5).person("a", "E1 E3"),
            add("E5").to("a"),
        )
        .then("a", changed("E1 E3 E5")),
        case(
            "nor on taking something away",
            "our choice: only what the change brings",
            tenant().owns("E1 E3 Visio", 5).person("a", "E1 E3 Visio"),
            remove("Visio").to("a"),
        )
        .then("a", changed("E1 E3")),
        case(
            "a plan for the whole tenant is nobody's",
            "DOMAIN R2: restricted to appliesTo User",
            tenant()
                .owns("E1", 5)
                .made_for(
                    "Whole",
                    "SHAREPOINTENTERPRISE",
                    5,
                    zetel::catalog::AppliesTo::Company,
                )
                .person("a", "E1"),
            add("Whole").to("a"),
        )
        .then("a", changed("E1 Whole")),
        case(
            "one product's own plans",
            "DOMAIN 3.2: every product alone with all plans on is valid",
            tenant().made("Multi", "CRMPLAN1+CRMPLAN2", 5).person("a", ""),
            add("Multi").to("a"),
        )
        .then("a", changed("Multi")),
    ]);
}

#[test]
fn pairs_that_are_exceptions() {
    let own = || {
        tenant()
            .owns("M3 NoTeams TeamsEnt E3 PROJECT_P1", 5)
            .person("a", "")
    };
    let mut cases = Vec::new();
    for profile in RuleProfile::ALL {
        for (pair, source) in [
            ("NoTeams TeamsEnt", "DOMAIN 3.1: public training lab"),
            ("M3 TeamsEnt", "DOMAIN 3.1: our inference"),
            ("M3 PROJECT_P1", "DOMAIN 3.1: our inference"),
        ] {
            let (one, other) = pair.split_once(' ').unwrap();
            cases.push(
                case("together", source, own().rules(profile), add(pair).to("a")).then("a", changed(pair)),
            );
            let steps = |one, other| sequence([add(one).to("a"), add(other).to("a")]);
            for ask in [steps(one, other), steps(other, one)] {
                let done = case("one after the other", source, own().rules(profile), ask);
                cases.push(done.then("a a", changed(pair)));
            }
        }
        let exchange = match profile {
            Classic2020 => "E3.EXCHANGE_S_ENTERPRISE* x TeamsEnt.EXCHANGE_S_DESKLESS, ",
            Current2025 => "",
        };
        let clash = format!("ConflictingServicePlans {exchange}E3.MCOSTANDARD* x TeamsEnt.MCOIMP");
        cases.push(
            case(
                "another suite with the same plans is no exception",
                "DOMAIN 3.1: pairs of products are excused, not plans",
                own().rules(profile),
                sequence([add("E3").to("a"), add("TeamsEnt").to("a")]),
            )
            .then("a", withheld())
            .then("a", refused(&clash)),
        );
        // Three products of which one pair is excused: in whatever order and in however many commands.
        let all = "M3 TeamsEnt E3";
        let orders = [
            add("M3 TeamsEnt E3").to("a"),
            sequence([add("M3 TeamsEnt").to("a"), add("E3").to("a")]),
            sequence([add("M3").to("a"), add("E3").to("a"), add("TeamsEnt").to("a")]),
        ];
        for ask in orders {
            let name =
                "an excused plan pair stays excused when a third product brings one of the plans again";
            let mut done = case(
                name,
                "DOMAIN 3.1: the same plan never clashes",
                own().rules(profile),
                ask.clone(),
            );
            for _ in 0..ask.steps() {
                done = done.then("a", changed(all));
            }
            cases.push(done);
        }
    }
    check_all(cases);
}

/// Every pair of every set of both profiles, each plan in a product of its own; and no pair across sets.
#[test]
fn every_pair_of_every_set() {
    let mut pairs = 0;
    for profile in RuleProfile::ALL {
        let sets = rules(profile).exclusion_sets();
        let name = |plan| zetel::catalog::plan(plan).unwrap().name;
        for set in sets {
            for one in &set.plans {
                for other in set.plans.iter().filter(|other| *other != one) {
                    let (one, other) = (name(*one), name(*other));
                    let world = tenant()
                        .rules(profile)
                        .made("One", one, 1)
                        .made("Two", other, 1)
                        .person("a", "One");
                    let problem = format!("ConflictingServicePlans One.{one}* x Two.{other}");
                    check(
                        &case("a pair", "DOMAIN 3.1", world, add("Two").to("a")).then("a", refused(&problem)),
                    )
                    .unwrap_or_else(|why| panic!("{profile} {}: {why}", set.service));
                    pairs += 1;
                }
            }
        }
        for (at, set) in sets.iter().enumerate() {
            let firsts = sets.iter().skip(at + 1).map(|other| name(other.plans[0]));
            for other in firsts {
                let one = name(set.plans[0]);
                let world = tenant()
                    .rules(profile)
                    .made("One", one, 1)
                    .made("Two", other, 1)
                    .person("a", "One");
                check(
                    &case("across sets", "DOMAIN 3.1", world, add("Two").to("a"))
                        .then("a", changed("One Two")),
                )
                .unwrap_or_else(|why| panic!("{profile} {one} {other}: {why}"));
            }
        }
    }
    // Ordered pairs: classic 10, 8, 4, 3, 3, 3 and 9 members; current 10, 6, 4, 3, 3, 3, 2, 7 and 2. With those of
    // government clouds: 13, 11, 6, 4, 3, 4 and 14; 13, 8, 6, 4, 3, 4, 2, 11 and 5.
    assert_eq!(
        pairs,
        156 + 110 + 30 + 12 + 6 + 12 + 182 + 156 + 56 + 30 + 12 + 6 + 12 + 2 + 110 + 20
    );
}

/// Plans that one profile keeps apart and the other does not.
#[test]
fn what_the_profiles_disagree_on() {
    let pairs = [
        ("EXCHANGE_S_STANDARD", "EXCHANGE_S_ENTERPRISE", true, false),
        ("EXCHANGE_S_DESKLESS", "EXCHANGE_S_ENTERPRISE", true, false),
        ("EXCHANGE_S_STANDARD", "EXCHANGE_S_DESKLESS", true, true),
        ("RMS_S_ENTERPRISE", "RMS_S_ENTERPRISE_GOV", false, true),
        ("TEAMS_FREE", "TEAMS1", false, true),
        ("DYN365_ENTERPRISE_P1", "CRMPLAN1", true, false),
        (
            "DYN365_ENTERPRISE_CUSTOMER_SERVICE",
            "DYN365_ENTERPRISE_SALES",
            true,
            false,
        ),
        ("DYN365_ENTERPRISE_SALES", "CRMPLAN1", true, true),
        ("INTUNE_A", "INTUNE_A_VL", true, true),
        ("MCOPSTN1", "MCOPSTN2", true, true),
        ("YAMMER_ENTERPRISE", "YAMMER_EDU", true, true),
    ];
    for (one, other, classic, current) in pairs {
        for (profile, apart) in [(Classic2020, classic), (Current2025, current)] {
            let world = tenant()
                .rules(profile)
                .made("One", one, 1)
                .made("Two", other, 1)
                .person("a", "");
            let decision = decide(
                &world.tenant,
                &Actor::default(),
                &add("One Two").to("a").command(&world),
            );
            assert_eq!(decision.has_refusals(), apart, "{profile}: {one} and {other}");
        }
    }
}

/// The whole catalogue, every product alone and in pairs, decided like any other command.
#[test]
fn the_whole_catalogue() {
    let parts: Vec<&str> = products().map(|p| p.part_number).collect();
    let world = tenant().owns(&parts.join(" "), 9).person("a", "");
    for (profile, pairs) in [(Classic2020, 252), (Current2025, 226)] {
        let world = world.clone().rules(profile);
        let skus: Vec<SkuId> = products().map(|p| p.sku_id).collect();
        let ask = |add: &[SkuId]| {
            let mut change = ChangeUsers::new(vec![UserIx(0)], Place::ActiveUsers);
            let grant = |sku: &SkuId| Grant {
                sku: *sku,
                disabled_plans: PlanSet::default(),
                held: Held::Keep,
            };
            change.add = add.iter().map(grant).collect();
            decide(&world.tenant, &Actor::default(), &Command::ChangeUsers(change)).problems
        };
        for sku in &skus {
            let add_on = rules(profile).is_add_on(*sku);
            let problems = ask(&[*sku]);
            let lacking = matches!(
                problems.as_slice(),
                [Problem::MissingDependentServicePlans { .. }]
            );
            assert_eq!(
                lacking,
                add_on,
                "{profile} {}: {problems:?}",
                sku_name(&world.tenant, *sku)
            );
            assert!(
                lacking || problems.is_empty(),
                "DOMAIN 3.2: alone with all plans on is valid: {problems:?}"
            );
        }
        let mut clashing = BTreeSet::new();
        for (at, one) in skus.iter().enumerate() {
            for other in skus.iter().skip(at + 1) {
                if matches!(
                    ask(&[*one, *other]).as_slice(),
                    [Problem::ConflictingServicePlans { .. }]
                ) {
                    clashing.insert((*one, *other));
                }
            }
        }
        let excused = rules(profile).exceptions().len();
        assert_eq!(
            clashing.len() + excused,
            pairs,
            "DOMAIN 3.1: pairs of the catalogue, {profile}"
        );
    }
}
