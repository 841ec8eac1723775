//! Services that need another service: when they come on, and as long as they stay.

use zetel::catalog::{rules, RuleProfile};
use zetel::domain::Held;

use crate::support::*;

const PHONE_LACKS: &str = "MissingDependentServicePlans Phone.MCOEV needs MCOSTANDARD|TEAMS1";
const PHONE_LEFT: &str = "OtherProductsDepend Phone.MCOEV needs MCOSTANDARD|TEAMS1";

/// Each row of DOMAIN 3.2, word by word, so that a change of the data is seen.
const ROWS: [(&str, &[&str]); 8] = [
    (
        "SHAREPOINTWAC",
        &[
            "SHAREPOINTENTERPRISE",
            "SHAREPOINTDESKLESS",
            "SHAREPOINTSTANDARD",
            "ONEDRIVESTANDARD",
            "ONEDRIVEENTERPRISE",
            "ONEDRIVE_BASIC_P2",
            "SHAREPOINTENTERPRISE_MIDMARKET",
        ],
    ),
    (
        "WORKPLACE_ANALYTICS",
        &["EXCHANGE_S_STANDARD", "EXCHANGE_S_ENTERPRISE"],
    ),
    ("RMS_S_PREMIUM", &["RMS_S_ENTERPRISE", "RMS_S_ENTERPRISE_GOV"]),
    (
        "O365_SB_Relationship_Management",
        &["EXCHANGE_S_STANDARD", "EXCHANGE_S_ENTERPRISE"],
    ),
    ("MCOMEETADV", &["MCOSTANDARD", "TEAMS1"]),
    ("SHAREPOINT_PROJECT", &["SHAREPOINTENTERPRISE"]),
    ("MCOEV", &["MCOSTANDARD", "TEAMS1"]),
    (
        "THREAT_INTELLIGENCE",
        &[
            "EXCHANGE_S_STANDARD",
            "EXCHANGE_S_ENTERPRISE",
            "EXCHANGE_S_DESKLESS",
        ],
    ),
];

/// What follows from them for government clouds; one more has a plan with spaces in its name.
const GOVERNMENT: [(&str, &[&str]); 6] = [
    (
        "MCOMEETADV_GOV",
        &["MCOSTANDARD_GOV", "TEAMS_AR_DOD", "TEAMS_AR_GCCHIGH", "TEAMS_GOV"],
    ),
    (
        "MCOMEETADV_AR_GCCHigh",
        &["MCOSTANDARD_GOV", "TEAMS_AR_DOD", "TEAMS_AR_GCCHIGH", "TEAMS_GOV"],
    ),
    (
        "MCOEV_GOV",
        &["MCOSTANDARD_GOV", "TEAMS_AR_DOD", "TEAMS_AR_GCCHIGH", "TEAMS_GOV"],
    ),
    ("RMS_S_PREMIUM_GOV", &["RMS_S_ENTERPRISE_GOV"]),
    ("SHAREPOINT_PROJECT_GOV", &["SHAREPOINTENTERPRISE_GOV"]),
    (
        "THREAT_INTELLIGENCE_GOV",
        &[
            "EXCHANGE_S_STANDARD_GOV",
            "EXCHANGE_S_ENTERPRISE_GOV",
            "EXCHANGE_S_DESKLESS_GOV",
        ],
    ),
];

/// Every row with every alternative, each plan in a product of its own.
#[test]
fn every_row() {
    for profile in RuleProfile::ALL {
        assert_eq!(
            rules(profile).dependencies().len(),
            ROWS.len() + GOVERNMENT.len() + 1
        );
        for (plan, needs) in ROWS.into_iter().chain(GOVERNMENT) {
            let mut any: Vec<&str> = needs.to_vec();
            any.sort_unstable();
            let any = any.join("|");
            let lacks = format!("MissingDependentServicePlans Needy.{plan} needs {any}");
            let left = format!("OtherProductsDepend Needy.{plan} needs {any}");
            let own = |need: &str, holds: &str| {
                tenant()
                    .rules(profile)
                    .made("Needy", plan, 5)
                    .made("Base", need, 5)
                    .person("a", holds)
            };
            let source = "DOMAIN 3.2";
            let mut cases = vec![
                case("lacking", source, own(needs[0], ""), add("Needy").to("a")).then("a", refused(&lacks)),
                case(
                    "lacking in somebody who has it off",
                    source,
                    own(needs[0], &format!("Base-{}", needs[0])),
                    add("Needy").to("a"),
                )
                .then("a", refused(&lacks)),
                case(
                    "off itself",
                    source,
                    own(needs[0], ""),
                    add(&format!("Needy-{plan}")).to("a"),
                )
                .then("a", changed(&format!("Needy-{plan}"))),
            ];
            for need in needs {
                let off = format!("Base-{need}");
                cases.extend([
                    case("held", source, own(need, "Base"), add("Needy").to("a"))
                        .then("a", changed("Base Needy")),
                    case("inherited", source, own(need, "G:Base"), add("Needy").to("a"))
                        .then("a", changed("G:Base Needy")),
                    case(
                        "inherited in error",
                        source,
                        own(need, "G:Base!count"),
                        add("Needy").to("a"),
                    )
                    .then("a", refused(&lacks)),
                    case(
                        "in the same command",
                        "DOMAIN R7",
                        own(need, ""),
                        add("Needy Base").to("a"),
                    )
                    .then("a", changed("Base Needy")),
                    case(
                        "in the same command, off",
                        source,
                        own(need, ""),
                        add(&format!("Needy {off}")).to("a"),
                    )
                    .then("a", refused(&lacks)),
                    case(
                        "taken away",
                        "DOMAIN 2.7: also on removal",
                        own(need, "Base Needy"),
                        remove("Base").to("a"),
                    )
                    .then("a", refused(&left)),
                    case(
                        "switched off",
                        "DOMAIN R9",
                        own(need, "Base Needy"),
                        grant(Held::SwitchOff, &off).to("a"),
                    )
                    .then("a", refused(&left)),
                    case(
                        "set to off",
                        "DOMAIN R9",
                        own(need, "Base Needy"),
                        grant(Held::Set, &off).to("a"),
                    )
                    .then("a", refused(&left)),
                    case(
                        "taken away with it",
                        "DOMAIN R7",
                        own(need, "Base Needy"),
                        remove("Base Needy").to("a"),
                    )
                    .then("a", changed("")),
                    case(
                        "all taken away",
                        "DOMAIN 1.7 U3",
                        own(need, "Base Needy"),
                        replace_all("").to("a"),
                    )
                    .then("a", changed("")),
                    case(
                        "replaced by the needy one alone",
                        source,
                        own(need, "Base"),
                        replace_all("Needy").to("a"),
                    )
                    .then("a", refused(&lacks)),
                    case(
                        "the needy one goes",
                        source,
                        own(need, "Base Needy"),
                        remove("Needy").to("a"),
                    )
                    .then("a", changed("Base")),
                ]);
            }
            check_all(cases);
        }
    }
}

#[test]
fn products_of_the_catalogue() {
    let own = |holds| {
        tenant()
            .owns("E1 E3 E5 Phone Audio X1 WORKPLACE_ANALYTICS PROJECTPREMIUM", 9)
            .person("a", holds)
    };
    check_all([
        case("phone alone", "DOMAIN 3.2", own(""), add("Phone").to("a")).then("a", refused(PHONE_LACKS)),
        case("phone on E3", "DOMAIN 3.2", own("E3"), add("Phone").to("a")).then("a", changed("E3 Phone")),
        case("Teams is enough without Skype", "DOMAIN 3.2", own("E3-MCOSTANDARD"), add("Phone").to("a"))
            .then("a", changed("E3-MCOSTANDARD Phone")),
        case("both off is not enough", "DOMAIN 3.2", own("E3-MCOSTANDARD-TEAMS1"), add("Phone").to("a"))
            .then("a", refused(PHONE_LACKS)),
        case("both off, one switched on in the same command", "DOMAIN R7", own("E3-MCOSTANDARD-TEAMS1"), add("Phone").and_add(Held::SwitchOn, "E3-TEAMS1").to("a"))
        .then("a", changed("E3-MCOSTANDARD Phone")),
        case("two lack at once, all named", "DOMAIN 2.7", own(""), add("Phone WORKPLACE_ANALYTICS").to("a")).then(
            "a",
            refused(
                "MissingDependentServicePlans Phone.MCOEV needs MCOSTANDARD|TEAMS1, \
                 WORKPLACE_ANALYTICS.WORKPLACE_ANALYTICS needs EXCHANGE_S_ENTERPRISE|EXCHANGE_S_STANDARD",
            ),
        ),
        case("E3 can't go from under phone", "DOMAIN 3.2", own("E3 Phone"), remove("E3").to("a"))
            .then("a", refused(PHONE_LEFT)),
        case("E3 in place of E1 under phone", "DOMAIN R7", own("E1 Phone"), add("E3").and_remove("E1").to("a"))
            .then("a", changed("E3 Phone")),
        case("E3 goes where E5 stays", "DOMAIN R2", own("E3 E5 Phone"), remove("E3").to("a"))
            .then("a", changed("E5 Phone")),
        case("mail alone is not enough for phone", "DOMAIN 3.2", own("X1"), add("Phone").to("a"))
            .then("a", refused(PHONE_LACKS)),
        case(
            "the direct E3 goes where the group's stays",
            "DOMAIN R2: the union over sources",
            own("E3 G:E3 Phone"),
            remove("E3").to("a"),
        )
        .then("a", changed("G:E3 Phone")),
        case(
            "the direct E3 goes where the group's has it off",
            "DOMAIN R2: the union over sources",
            own("E3 G:E3-MCOSTANDARD-TEAMS1 Phone"),
            remove("E3").to("a"),
        )
        .then("a", refused(PHONE_LEFT)),
        case(
            "an inherited dependent holds its prerequisite as well",
            "DOMAIN 3.2",
            own("E3 G:Phone"),
            remove("E3").to("a"),
        )
        .then("a", refused(PHONE_LEFT)),
        case(
            "a lack that was there before isn't blamed on another change",
            "our choice: only what the change brings",
            own("Phone"),
            add("X1").to("a"),
        )
        .then("a", changed("Phone X1")),
        case(
            "nor on taking away what never helped",
            "our choice: only what the change brings",
            own("Phone X1"),
            remove("X1").to("a"),
        )
        .then("a", changed("Phone")),
        case(
            "a service of the same product can't be switched off under another",
            "DOMAIN R9",
            own("E3"),
            grant(Held::SwitchOff, "E3-SHAREPOINTENTERPRISE").to("a"),
        )
        .then(
            "a",
            refused(
                "OtherProductsDepend E3.SHAREPOINTWAC needs ONEDRIVEENTERPRISE|ONEDRIVESTANDARD|ONEDRIVE_BASIC_P2|\
                 SHAREPOINTDESKLESS|SHAREPOINTENTERPRISE|SHAREPOINTENTERPRISE_MIDMARKET|SHAREPOINTSTANDARD",
            ),
        ),
        case(
            "unless both go off",
            "DOMAIN R9",
            own("E3"),
            grant(Held::SwitchOff, "E3-SHAREPOINTENTERPRISE-SHAREPOINTWAC").to("a"),
        )
        .then("a", changed("E3-SHAREPOINTENTERPRISE-SHAREPOINTWAC")),
        case(
            "people are judged one by one",
            "DOMAIN R5",
            own("E3").person("b", "").person("c", "E1"),
            add("Phone").to("a b c"),
        )
        .then("a", changed("E3 Phone"))
        .then("b", refused(PHONE_LACKS))
        .then("c", changed("E1 Phone"))
        .seats("Phone", 2),
    ]);
}
