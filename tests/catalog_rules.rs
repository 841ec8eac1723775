//! The rule tables: their members, their indexes, and what they say about the products of the catalog.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::HashSet;

use zetel::catalog::{
    commercial_name, effect_of, plan, plans_with_name, products, products_with_part_number, rules,
    Confidence, Product, RuleProfile, Rules, ServicePlanId, SkuId,
};
use RuleProfile::{Classic2020, Current2025};

fn id(name: &str) -> ServicePlanId {
    let mut found = plans_with_name(name);
    let plan = found.next().unwrap_or_else(|| panic!("no plan {name}"));
    assert!(found.next().is_none(), "two plans {name}");
    plan.id
}

fn sku(part_number: &str) -> SkuId {
    products_with_part_number(part_number).next().unwrap().sku_id
}

#[test]
fn profiles_are_named_and_read_back() {
    for (profile, name) in [(Classic2020, "classic2020"), (Current2025, "current2025")] {
        assert_eq!(profile.as_str(), name);
        assert_eq!(profile.to_string(), name);
        assert_eq!(RuleProfile::parse(name), Some(profile));
    }
    for bad in ["", "classic", "Classic2020", "current2025 "] {
        assert_eq!(RuleProfile::parse(bad), None, "{bad}");
    }
    assert_eq!(RuleProfile::default(), Classic2020);
}

#[test]
fn every_line_can_be_read() {
    for profile in RuleProfile::ALL {
        assert_eq!(rules(profile).unreadable_lines(), 0, "{profile}");
    }
}

#[test]
fn sets_have_their_sizes() {
    let sizes = |profile| -> Vec<(&str, usize)> {
        rules(profile)
            .exclusion_sets()
            .iter()
            .map(|set| (set.service, set.plans.len() - set.added.len()))
            .collect()
    };
    assert_eq!(
        sizes(Classic2020),
        [
            ("SharePoint Online", 10),
            ("Exchange Online", 8),
            ("Skype for Business", 4),
            ("Skype for Business PSTN", 3),
            ("Yammer", 3),
            ("Intune", 3),
            ("Dynamics CRM", 9),
        ]
    );
    assert_eq!(
        sizes(Current2025),
        [
            ("SharePoint Online", 10),
            ("Exchange Online", 6),
            ("Skype for Business", 4),
            ("Skype for Business PSTN", 3),
            ("Yammer", 3),
            ("Intune", 3),
            ("Rights Management", 2),
            ("Dynamics CRM", 7),
            ("Teams", 2),
        ]
    );
}

#[test]
fn every_plan_is_known_and_in_one_set_at_most() {
    for profile in RuleProfile::ALL {
        let rules = rules(profile);
        let mut seen = HashSet::new();
        for (at, set) in rules.exclusion_sets().iter().enumerate() {
            for &member in &set.plans {
                assert!(plan(member).is_some());
                assert!(seen.insert(member), "{profile}: {member} twice");
                assert_eq!(rules.exclusion_index_of(member), Some(at));
                assert_eq!(rules.exclusion_set_of(member), Some(set));
            }
        }
        assert!(rules.exclusion_set_of(id("SWAY")).is_none());
        for dependency in rules.dependencies() {
            assert_eq!(rules.dependency_of(dependency.plan), Some(dependency));
            assert!(!dependency.requires_any_of.is_empty());
            assert!(dependency
                .added
                .iter()
                .all(|plan| dependency.requires_any_of.contains(plan)));
            assert!(!dependency.provenance.document.is_empty());
        }
        assert_eq!(
            rules.dependencies().len(),
            8 + 7,
            "with those of government clouds"
        );
        assert!(rules.dependency_of(id("TEAMS1")).is_none());
    }
}

#[test]
fn clashes_by_profile() {
    let cases = [
        (
            "EXCHANGE_S_STANDARD",
            "EXCHANGE_S_ENTERPRISE",
            Some("Exchange Online"),
            None,
        ),
        (
            "EXCHANGE_S_STANDARD",
            "EXCHANGE_S_DESKLESS",
            Some("Exchange Online"),
            Some("Exchange Online"),
        ),
        (
            "SHAREPOINTSTANDARD",
            "SHAREPOINTENTERPRISE",
            Some("SharePoint Online"),
            Some("SharePoint Online"),
        ),
        (
            "MCOIMP",
            "MCOSTANDARD",
            Some("Skype for Business"),
            Some("Skype for Business"),
        ),
        (
            "RMS_S_ENTERPRISE",
            "RMS_S_ENTERPRISE_GOV",
            None,
            Some("Rights Management"),
        ),
        ("TEAMS_FREE", "TEAMS1", None, Some("Teams")),
        (
            "DYN365_ENTERPRISE_SALES",
            "DYN365_ENTERPRISE_P1",
            Some("Dynamics CRM"),
            None,
        ),
        ("INTUNE_A", "INTUNE_B", Some("Intune"), Some("Intune")),
        ("INTUNE_A", "INTUNE_A", None, None),
        ("INTUNE_A", "YAMMER_ENTERPRISE", None, None),
        ("SWAY", "TEAMS1", None, None),
    ];
    for (a, b, classic, current) in cases {
        for (profile, expected) in [(Classic2020, classic), (Current2025, current)] {
            let rules = rules(profile);
            assert_eq!(
                rules.clash(id(a), id(b)).map(|set| set.service),
                expected,
                "{profile} {a} {b}"
            );
            assert_eq!(
                rules.clash(id(b), id(a)).map(|set| set.service),
                expected,
                "{profile} {b} {a}"
            );
        }
    }
}

#[test]
fn dependencies() {
    #[rustfmt::skip]
    let cases = [
        ("SHAREPOINTWAC", vec!["SHAREPOINTENTERPRISE", "SHAREPOINTDESKLESS", "SHAREPOINTSTANDARD", "ONEDRIVESTANDARD",
            "ONEDRIVEENTERPRISE", "ONEDRIVE_BASIC_P2", "SHAREPOINTENTERPRISE_MIDMARKET"], 4, Confidence::High),
        ("WORKPLACE_ANALYTICS", vec!["EXCHANGE_S_STANDARD", "EXCHANGE_S_ENTERPRISE"], 0, Confidence::High),
        ("RMS_S_PREMIUM", vec!["RMS_S_ENTERPRISE", "RMS_S_ENTERPRISE_GOV"], 1, Confidence::High),
        ("O365_SB_Relationship_Management", vec!["EXCHANGE_S_STANDARD", "EXCHANGE_S_ENTERPRISE"], 0, Confidence::High),
        ("MCOMEETADV", vec!["MCOSTANDARD", "TEAMS1"], 1, Confidence::Medium),
        ("SHAREPOINT_PROJECT", vec!["SHAREPOINTENTERPRISE"], 0, Confidence::Medium),
        ("MCOEV", vec!["MCOSTANDARD", "TEAMS1"], 0, Confidence::Medium),
        ("THREAT_INTELLIGENCE", vec!["EXCHANGE_S_STANDARD", "EXCHANGE_S_ENTERPRISE", "EXCHANGE_S_DESKLESS"], 0,
            Confidence::Low),
    ];
    for profile in RuleProfile::ALL {
        for (name, needs, added, confidence) in &cases {
            let found = rules(profile).dependency_of(id(name)).unwrap();
            assert_eq!(
                found.requires_any_of,
                needs.iter().map(|name| id(name)).collect::<Vec<_>>(),
                "{name}"
            );
            assert_eq!(
                (found.added.len(), found.confidence),
                (*added, *confidence),
                "{name}"
            );
        }
    }
}

#[test]
fn plans_of_government_clouds_follow_the_plan_whose_name_they_have() {
    #[rustfmt::skip]
    let names = [
        ("EXCHANGE_S_ENTERPRISE_GOV", Some("EXCHANGE_S_ENTERPRISE")),
        ("CRMPLAN2_GCC", Some("CRMPLAN2")),
        ("MCOMEETADV_AR_GCCHigh", Some("MCOMEETADV")),
        ("TEAMS_GOV", Some("TEAMS1")),
        ("TEAMS_AR_DOD", Some("TEAMS1")),
        ("SharePoint Plan 1G", Some("SHAREPOINTSTANDARD")),
        ("TEAMS1", None),
        ("GOV", None),
        ("INFO_GOVERNANCE", None),
        ("É_GO", None),
    ];
    for (name, commercial) in names {
        assert_eq!(commercial_name(name), commercial, "{name}");
    }
    for (commercial, government) in [
        ("EXCHANGE_S_STANDARD", "EXCHANGE_S_STANDARD_GOV"),
        ("TEAMS1", "TEAMS_GOV"),
        ("SHAREPOINTSTANDARD", "SharePoint Plan 1G"),
        ("OFFICESUBSCRIPTION", "OFFICESUBSCRIPTION_GOV"),
        ("MCOEV", "MCOEV_GOV"),
    ] {
        assert_eq!(
            effect_of(id(government)),
            effect_of(id(commercial)),
            "{government}"
        );
    }
    for profile in RuleProfile::ALL {
        let rules = rules(profile);
        let clash = |a, b| rules.clash(id(a), id(b)).map(|set| set.service);
        assert_eq!(
            clash("SharePoint Plan 1G", "SHAREPOINTENTERPRISE_GOV"),
            Some("SharePoint Online")
        );
        assert_eq!(clash("MCOSTANDARD_GOV", "MCOIMP_GOV"), Some("Skype for Business"));
        let one_mailbox = profile == Classic2020;
        assert_eq!(
            clash("EXCHANGE_S_STANDARD_GOV", "EXCHANGE_S_ENTERPRISE_GOV").is_some(),
            one_mailbox
        );
        #[rustfmt::skip]
        let needs = [
            ("MCOMEETADV_GOV", vec!["MCOSTANDARD_GOV", "TEAMS_AR_DOD", "TEAMS_AR_GCCHIGH", "TEAMS_GOV"]),
            ("SHAREPOINTWAC_GOV", vec!["SHAREPOINTENTERPRISE_GOV", "SHAREPOINTDESKLESS_GOV", "SharePoint Plan 1G"]),
            ("RMS_S_PREMIUM_GOV", vec!["RMS_S_ENTERPRISE_GOV"]),
        ];
        for (name, any_of) in needs {
            let found = rules.dependency_of(id(name)).unwrap();
            assert_eq!(
                found.requires_any_of,
                any_of.iter().map(|name| id(name)).collect::<Vec<_>>()
            );
            assert_eq!(found.added, found.requires_any_of, "no source says it");
        }
    }
}

#[test]
fn exceptions_and_add_ons() {
    let cases = [
        (
            "Microsoft_365_E3_(no_Teams)",
            "Microsoft_Teams_Enterprise_New",
            true,
        ),
        ("SPE_E3", "Microsoft_Teams_Enterprise_New", true),
        ("SPE_E3", "PROJECT_P1", true),
        ("STANDARDPACK", "ENTERPRISEPACK", false),
        ("SPE_E5", "PROJECT_P1", false),
        ("SPE_E3", "SPE_E3", false),
    ];
    for profile in RuleProfile::ALL {
        let rules = rules(profile);
        assert_eq!(rules.exceptions().len(), 3);
        for (a, b, expected) in cases {
            assert_eq!(rules.is_exception(sku(a), sku(b)), expected, "{a} {b}");
            assert_eq!(rules.is_exception(sku(b), sku(a)), expected, "{b} {a}");
        }
        for part_number in [
            "WORKPLACE_ANALYTICS",
            "MCOMEETADV",
            "MCOEV",
            "THREAT_INTELLIGENCE",
        ] {
            assert!(rules.is_add_on(sku(part_number)), "{part_number}");
        }
        assert_eq!(rules.add_ons().len(), 4);
        assert!(!rules.is_add_on(sku("ENTERPRISEPACK")));
    }
}

fn clash(rules: &Rules, a: &Product, b: &Product) -> bool {
    a.plan_ids()
        .any(|p| b.plan_ids().any(|q| rules.clash(p, q).is_some()))
}

#[test]
fn every_product_alone_is_valid_but_for_additions() {
    for profile in RuleProfile::ALL {
        let rules = rules(profile);
        for product in products() {
            assert!(
                !clash(rules, product, product),
                "{profile}: {} clashes with itself",
                product.name
            );
            let lacks = product
                .plan_ids()
                .filter_map(|plan| rules.dependency_of(plan))
                .any(|need| !need.requires_any_of.iter().any(|plan| product.has_plan(*plan)));
            assert_eq!(
                lacks,
                rules.is_add_on(product.sku_id),
                "{profile}: {}",
                product.name
            );
        }
    }
}

#[test]
fn clashing_pairs_are_as_many_as_computed_from_the_sources() {
    for (profile, all, exempt) in [(Classic2020, 252, 3), (Current2025, 226, 3)] {
        let rules = rules(profile);
        let products: Vec<_> = products().collect();
        let (mut clashing, mut excepted) = (0, 0);
        for (at, a) in products.iter().enumerate() {
            for b in &products[at + 1..] {
                if clash(rules, a, b) {
                    clashing += 1;
                    excepted += usize::from(rules.is_exception(a.sku_id, b.sku_id));
                }
            }
        }
        assert_eq!((clashing, excepted), (all, exempt), "{profile}");
    }
}

#[test]
fn well_known_pairs() {
    let cases = [
        ("STANDARDPACK", "ENTERPRISEPACK", true, true),
        ("STANDARDPACK", "DESKLESSPACK", true, true),
        ("ENTERPRISEPACK", "ENTERPRISEPREMIUM", false, false),
        ("ENTERPRISEPACK", "VISIOCLIENT", false, false),
        ("ENTERPRISEPACK", "EMS", false, false),
        ("EXCHANGESTANDARD", "EXCHANGEENTERPRISE", true, false),
    ];
    let product = |part_number| products_with_part_number(part_number).next().unwrap();
    for (a, b, classic, current) in cases {
        assert_eq!(
            clash(rules(Classic2020), product(a), product(b)),
            classic,
            "classic {a} {b}"
        );
        assert_eq!(
            clash(rules(Current2025), product(a), product(b)),
            current,
            "current {a} {b}"
        );
    }
}
