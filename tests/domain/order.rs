//! Which problem is named where several apply: the first class in the project's order, with everything in it.

use zetel::domain::{Held, Role};

use crate::support::*;

const SOURCE: &str = "DOMAIN 2.7, suggested validation order (ours to keep)";

/// A tenant where somebody meets every problem; each case takes the first one of the last case away.
#[test]
fn one_after_the_other() {
    let world = |location: &str, holds: &str, seats: u32| {
        tenant()
            .owns("E1 EMS", 50)
            .owns("E3 Phone", seats)
            .owns("POWER_BI_PRO", 5)
            .self_service("POWER_BI_PRO")
            .prohibits("IR", "MCOEV")
            .deleted("gone", "")
            .person("a", &format!("{location} {holds}"))
            .people("p", 20, "")
    };
    let all = "Phone E3-TEAMS1-MCOSTANDARD POWER_BI_PRO";
    let cases = [
        case(
            "a foreign plan before the limit",
            SOURCE,
            world("@-", "E1", 0),
            add("Phone E3-MCOEV")
                .to("a p1..p20")
                .on_licenses()
                .by(Role::Helpdesk),
        )
        .then("a p1..p20", refused("PlanNotInSku E3.MCOEV")),
        case(
            "the limit before people who are not there",
            SOURCE,
            world("@-", "E1", 0),
            add("Phone").to("gone p1..p20").on_licenses().by(Role::Helpdesk),
        )
        .then("gone p1..p20", refused("TooManyUsers 21 of 20")),
        case(
            "people who are not there before the role",
            SOURCE,
            world("@-", "E1", 0),
            add("Phone").and_remove("E5").to("gone a").by(Role::Helpdesk),
        )
        .then("gone", refused("UserNotFound"))
        .then("a", refused("Forbidden helpdesk AssignLicenses")),
        case(
            "the role before what is held",
            SOURCE,
            world("@-", "E1", 0),
            add("Phone").and_remove("Visio").to("a").by(Role::Billing),
        )
        .then("a", refused("Forbidden billing AssignLicenses")),
        case(
            "not held before inherited",
            SOURCE,
            world("@-", "G:E1", 0),
            add("E5").and_remove("E1 EMS").to("a"),
        )
        .then("a", refused("LicenseNotHeld EMS")),
        case(
            "inherited before not owned",
            SOURCE,
            world("@-", "G:E1", 0),
            add("E5").and_remove("E1").to("a"),
        )
        .then("a", refused("InheritedLicense E1 via G")),
        case(
            "altering inherited before not owned",
            SOURCE,
            world("@-", "G:E1", 0),
            add("E5").and_add(Held::Set, "E1-SWAY").to("a"),
        )
        .then("a", refused("InheritedLicense E1 via G")),
        case(
            "not owned before the organization's",
            SOURCE,
            world("@-", "", 0).for_organization("POWER_BI_PRO"),
            add(&format!("{all} E5")).to("a"),
        )
        .then("a", refused("SkuNotOwned E5")),
        case(
            "the organization's before self-service",
            SOURCE,
            world("@-", "", 0).for_organization("POWER_BI_PRO"),
            add(all).to("a"),
        )
        .then("a", refused("ForOrganization POWER_BI_PRO")),
        case(
            "self-service before the location",
            SOURCE,
            world("@-", "", 0),
            add(all).to("a"),
        )
        .then("a", refused("SelfServicePurchase POWER_BI_PRO")),
        case(
            "the location before prohibited plans",
            SOURCE,
            world("@-", "E1", 0),
            add("Phone E3").to("a"),
        )
        .then("a", refused("UsageLocationMissing")),
        case(
            "prohibited plans before seats",
            SOURCE,
            world("@IR", "E1", 0),
            add("Phone E3").to("a"),
        )
        .then("a", refused("ProhibitedInUsageLocation IR Phone.MCOEV")),
        case(
            "seats before exclusions",
            SOURCE,
            world("@NL", "E1-TEAMS1-MCOSTANDARD", 0),
            add("Phone E3").to("a"),
        )
        .then("a", refused("NotEnoughLicenses E3 Phone")),
        case(
            "exclusions before dependencies",
            SOURCE,
            world("@NL", "E1-TEAMS1-MCOSTANDARD", 5),
            add("Phone E3-TEAMS1-MCOSTANDARD").to("a"),
        )
        .then("a", refused(E1_HELD_E3_ASKED)),
        case(
            "what comes before what stays",
            SOURCE,
            tenant()
                .owns("E3 Phone WORKPLACE_ANALYTICS", 5)
                .person("a", "E3 WORKPLACE_ANALYTICS"),
            add("Phone").and_remove("E3").to("a"),
        )
        .then(
            "a",
            refused("MissingDependentServicePlans Phone.MCOEV needs MCOSTANDARD|TEAMS1"),
        ),
        case(
            "what stays last",
            SOURCE,
            tenant().owns("E3 Phone EMS", 5).person("a", "E3 Phone"),
            add("EMS").and_remove("E3").to("a"),
        )
        .then(
            "a",
            refused("OtherProductsDepend Phone.MCOEV needs MCOSTANDARD|TEAMS1"),
        ),
    ];
    check_all(cases);
}

/// Problems are grouped by what they say, with everybody they hit.
#[test]
fn problems_are_shared() {
    let world = tenant()
        .owns("E1 E3", 9)
        .people("c", 3, "E1")
        .people("n", 2, "@-")
        .person("k", "E1-SWAY")
        .person("ok", "");
    let ask = add("E3").to("n1 c1 c2 k n2 ok c3");
    let decision = zetel::domain::decide(&world.tenant, &ask.actor(), &ask.command(&world));
    let refusals: Vec<(String, String)> = decision
        .refusals()
        .into_iter()
        .map(|(problem, people)| {
            let names: Vec<&str> = people.iter().map(|ix| world.name(*ix)).collect();
            (problem_text(&world.tenant, problem), names.join(" "))
        })
        .collect();
    assert_eq!(
        refusals,
        [
            (E1_HELD_E3_ASKED.to_owned(), "c1 c2 k c3".to_owned()),
            ("UsageLocationMissing".to_owned(), "n1 n2".to_owned())
        ],
        "most people first"
    );
    let counts = decision.counts();
    assert_eq!(
        (counts.changed, counts.unchanged, counts.refused, counts.withheld),
        (1, 0, 6, 0)
    );
    let skus = decision
        .problems
        .iter()
        .map(|p| skus_text(&world.tenant, &p.skus()))
        .collect::<Vec<_>>();
    assert_eq!(skus, ["", "E1 E3"]);
}
