//! What can be asked at all, by whom, of whom, and how many at a time.

use std::fmt::Write;

use zetel::catalog::EditionId;
use zetel::domain::{decide, Actor, Command, Held, Permission, Problem, Role, SubscriptionStatus};

use crate::support::*;

#[test]
fn what_the_tenant_owns() {
    let own = |holds| tenant().owns("E3", 5).person("a", holds);
    check_all([
        case(
            "a product without a subscription",
            "DOMAIN 2.7 SkuNotOwned",
            own(""),
            add("E5").to("a"),
        )
        .then("a", refused("SkuNotOwned E5")),
        case(
            "all of them named, nothing given",
            "DOMAIN 2.7 SkuNotOwned; R8",
            own(""),
            add("E5 E3 Visio").to("a"),
        )
        .then("a", refused("SkuNotOwned E5 Visio"))
        .seats("E3", 0),
        case(
            "in place of one that is owned",
            "DOMAIN 2.7 SkuNotOwned",
            own("E3"),
            replace_all("E5").to("a"),
        )
        .then("a", refused("SkuNotOwned E5")),
        case(
            "a service that isn't the product's",
            "DOMAIN 2.7 PlanNotInSku",
            own(""),
            add("E3-MCOEV").to("a"),
        )
        .then("a", refused("PlanNotInSku E3.MCOEV")),
        case(
            "all of them named, for everybody",
            "DOMAIN 2.7 PlanNotInSku",
            own("").person("b", "E3"),
            add("E3-MCOEV-SWAY-RMS_S_PREMIUM").to("a b"),
        )
        .then("a b", refused("PlanNotInSku E3.MCOEV E3.RMS_S_PREMIUM")),
        case(
            "to switch on as well",
            "DOMAIN 2.7 PlanNotInSku",
            own("E3"),
            grant(Held::SwitchOn, "E3-MCOEV").to("a"),
        )
        .then("a", refused("PlanNotInSku E3.MCOEV")),
    ]);
    // The plans of a product that isn't owned can't be judged.
    let world = own("");
    let decision = decide(
        &world.tenant,
        &Actor::default(),
        &add("Made-MCOEV").to("a").command(&world),
    );
    assert_eq!(
        decision.problems,
        [Problem::SkuNotOwned {
            skus: vec![sku("Made")]
        }]
    );
}

/// The design: `SkuId` is the key, because two products can share a part number.
#[test]
fn two_products_of_one_part_number() {
    let mut world = tenant()
        .owns("E3", 1)
        .made("Twin", "SWAY", 1)
        .person("a", "Twin")
        .person("b", "");
    let mut twin = world.tenant.product(sku("Twin")).unwrap().clone();
    twin.part_number = world.tenant.product(sku("E3")).unwrap().part_number.clone();
    world.tenant.add_product(twin);
    let ask = add("E3").to("a b");
    let decision = decide(&world.tenant, &ask.actor(), &ask.command(&world));
    let after = sound(&world.tenant, &ask.command(&world), &decision).unwrap();
    assert_eq!(
        (after.seats(sku("E3")).consumed, after.seats(sku("Twin")).consumed),
        (1, 1)
    );
    assert_eq!(
        decision.problems,
        [Problem::NotEnoughLicenses {
            skus: vec![sku("E3")]
        }]
    );
}

#[test]
fn what_serves_the_whole_organization() {
    let source = "DOMAIN 2.1 subscribedSku appliesTo";
    let own = || {
        tenant()
            .owns("E3", 5)
            .owns("POWER_BI_PRO", 5)
            .for_organization("POWER_BI_PRO")
    };
    let holder = || own().person("a", "POWER_BI_PRO");
    check_all([
        case(
            "assigning it",
            source,
            own().person("a", ""),
            add("POWER_BI_PRO").to("a"),
        )
        .then("a", refused("ForOrganization POWER_BI_PRO")),
        case(
            "beside another",
            source,
            own().person("a", ""),
            add("E3 POWER_BI_PRO").to("a"),
        )
        .then("a", refused("ForOrganization POWER_BI_PRO"))
        .seats("E3", 0),
        case(
            "in place of all",
            source,
            own().person("a", "E3"),
            replace_all("POWER_BI_PRO").to("a"),
        )
        .then("a", refused("ForOrganization POWER_BI_PRO")),
        case(
            "another product to its holder",
            source,
            holder(),
            add("E3").to("a"),
        )
        .then("a", changed("POWER_BI_PRO E3")),
        case(
            "once more to its holder",
            source,
            holder(),
            add("POWER_BI_PRO").to("a"),
        )
        .then("a", unchanged()),
        case("taking it away", source, holder(), remove("POWER_BI_PRO").to("a")).then("a", changed("")),
    ]);
}

#[test]
fn what_people_bought_for_themselves() {
    let own = || {
        tenant()
            .owns("E3", 5)
            .owns("POWER_BI_PRO", 5)
            .self_service("POWER_BI_PRO")
    };
    let source = "DOMAIN 1 preconditions (E); 2.7 SelfServicePurchase";
    check_all([
        case(
            "assigning it",
            source,
            own().person("a", ""),
            add("POWER_BI_PRO").to("a"),
        )
        .then("a", refused("SelfServicePurchase POWER_BI_PRO")),
        case(
            "beside another",
            source,
            own().person("a", ""),
            add("E3 POWER_BI_PRO").to("a"),
        )
        .then("a", refused("SelfServicePurchase POWER_BI_PRO"))
        .seats("E3", 0),
        case(
            "another product to its holder",
            source,
            own().person("a", "POWER_BI_PRO"),
            add("E3").to("a"),
        )
        .then("a", changed("POWER_BI_PRO E3")),
        case(
            "its holder keeps it",
            source,
            own().person("a", "POWER_BI_PRO"),
            add("E3 POWER_BI_PRO").to("a"),
        )
        .then("a", changed("POWER_BI_PRO E3")),
        case(
            "the tenant has a subscription of its own too",
            source,
            own()
                .subscription("POWER_BI_PRO", 2, SubscriptionStatus::Enabled)
                .person("a", ""),
            add("POWER_BI_PRO").to("a"),
        )
        .then("a", changed("POWER_BI_PRO")),
        case(
            "a product without any subscription is nobody's purchase",
            "DOMAIN R3; the design, section 5: a product with no units",
            tenant()
                .made("Left", "SWAY", 0)
                .without_subscriptions("Left")
                .person("a", "")
                .person("b", "Left"),
            add("Left").to("a b"),
        )
        .then("a", refused("NotEnoughLicenses Left"))
        .then("b", unchanged()),
        case(
            "a deleted subscription is no purchase",
            "DOMAIN R3",
            {
                tenant()
                    .owns("E3", 0)
                    .subscription("E3", 3, SubscriptionStatus::Deleted)
                    .person("a", "")
            },
            add("E3").to("a"),
        )
        .then("a", refused("NotEnoughLicenses E3")),
    ]);
}

#[test]
fn twenty_at_a_time_on_the_licenses_pages() {
    let source = "July 2020 article, Licenses step 4";
    let crowd = || tenant().owns("E3", 100).people("p", 41, "").people("h", 21, "E3");
    check_all([
        case(
            "20 are fine",
            source,
            crowd(),
            add("E3").to("p1..p20").on_licenses(),
        )
        .then("p1..p20", changed("E3"))
        .seats("E3", 41),
        case(
            "21 are refused, all of them",
            source,
            crowd(),
            add("E3").to("p1..p21").on_licenses(),
        )
        .then("p1..p21", refused("TooManyUsers 21 of 20"))
        .seats("E3", 21),
        case(
            "unassigning 20",
            "DOMAIN 1.7 U1",
            crowd(),
            remove("E3").to("h1..h20").on_licenses(),
        )
        .then("h1..h20", changed(""))
        .seats("E3", 1),
        case(
            "unassigning 21",
            "DOMAIN 1.7 U1",
            crowd(),
            remove("E3").to("h1..h21").on_licenses(),
        )
        .then("h1..h21", refused("TooManyUsers 21 of 20")),
        case(
            "21 places for 20 people are fine",
            source,
            crowd(),
            add("E3").to("p1..p20 p7").on_licenses(),
        )
        .then("p1..p20", changed("E3")),
        case(
            "people who have it already count",
            source,
            crowd(),
            add("E3").to("h1..h20 p1").on_licenses(),
        )
        .then("h1..h20 p1", refused("TooManyUsers 21 of 20")),
        case(
            "no limit on Active users",
            "DOMAIN 1.3: no documented maximum",
            crowd(),
            add("E3").to("p1..p41"),
        )
        .then("p1..p41", changed("E3"))
        .seats("E3", 62),
        case(
            "no limit where there is no such page",
            "DOMAIN 1.0: the product-centric flow is worldwide only",
            crowd().edition(EditionId::Germany2020),
            add("E3").to("p1..p21").on_licenses(),
        )
        .then("p1..p21", changed("E3")),
        case(
            "a sequence counts each of its commands",
            source,
            crowd(),
            sequence([
                add("E3").to("p1..p20").on_licenses(),
                add("E3").to("p21..p40").on_licenses(),
            ]),
        )
        .then("p1..p40", changed("E3"))
        .seats("E3", 61),
    ]);
}

/// Every role and every right, through real commands.
#[test]
fn roles() {
    use Role::{Billing, Global, GlobalReader, Groups, Helpdesk, License, Password, ServiceSupport, User};
    let matrix = [
        (Global, "global", true, "DOMAIN section 4"),
        (License, "license", true, "DOMAIN section 4"),
        (User, "user", true, "DOMAIN section 4"),
        (Billing, "billing", false, "DOMAIN section 9: July 2020 wording"),
        (Groups, "groups", false, "DOMAIN section 4"),
        (Helpdesk, "helpdesk", false, "DOMAIN section 4"),
        (GlobalReader, "globalReader", false, "DOMAIN section 4"),
        (ServiceSupport, "serviceSupport", false, "DOMAIN section 4"),
        (Password, "password", false, "DOMAIN section 4"),
    ];
    assert_eq!(matrix.map(|m| m.0), Role::ALL);
    let world = || tenant().owns("E3 Visio", 5).person("a", "Visio");
    let mut wrong = String::new();
    for (role, name, may, source) in matrix {
        assert_eq!(role.as_str(), name);
        assert_eq!(Role::parse(name), Some(role));
        assert_eq!(role.may(Permission::AssignLicenses), may);
        assert_eq!(role.may(Permission::EditUsageLocation), may);
        assert!(
            role.may(Permission::ConfigureSandbox),
            "everybody sets up their own practice"
        );
        let asks = [
            (add("E3").to("a"), "AssignLicenses", changed("E3 Visio")),
            (
                grant(Held::Set, "Visio-VISIOONLINE").to("a"),
                "AssignLicenses",
                changed("Visio-VISIOONLINE"),
            ),
            (remove("Visio").to("a"), "AssignLicenses", changed("")),
            (replace_all("").to("a"), "AssignLicenses", changed("")),
            (
                add("E3").and_locate("BE").to("a"),
                "AssignLicenses",
                changed("E3 Visio @BE"),
            ),
            (locate("BE").to("a"), "EditUsageLocation", changed("Visio @BE")),
            (
                sequence([add("E3").to("a").by(role)]),
                "AssignLicenses",
                changed("E3 Visio"),
            ),
        ];
        for (ask, right, done) in asks {
            let forbidden = refused(&format!("Forbidden {name} {right}"));
            let expect = if may { done } else { forbidden };
            let case = case("a role", source, world(), ask.by(role)).then("a", expect);
            if let Err(why) = check(&case) {
                let _ = writeln!(wrong, "{name}: {why}");
            }
        }
        let other = configure(EditionId::Germany2020, zetel::catalog::RuleProfile::Current2025).by(role);
        let tenant = world().tenant;
        let decision = decide(&tenant, &other.actor(), &other.command(&world()));
        assert_eq!((decision.events.len(), decision.has_refusals()), (1, false));
        let after = sound(&tenant, &other.command(&world()), &decision).unwrap();
        assert_eq!(
            (after.edition, after.rules),
            (EditionId::Germany2020, zetel::catalog::RuleProfile::Current2025)
        );
    }
    assert!(wrong.is_empty(), "{wrong}");
    for bad in ["", "Global", "admin", "global "] {
        assert_eq!(Role::parse(bad), None, "{bad}");
    }
    assert_eq!(
        Permission::AssignLicenses.roles().collect::<Vec<_>>(),
        [Global, License, User],
        "July 2020 article: Global, License or User admin"
    );
}

#[test]
fn a_role_is_refused_even_with_nobody_chosen() {
    let world = tenant().owns("E3", 1);
    let ask = add("E3").to("").by(Role::Helpdesk);
    let decision = decide(&world.tenant, &ask.actor(), &ask.command(&world));
    assert!(matches!(
        decision.problems.as_slice(),
        [Problem::Forbidden { .. }]
    ));
    let decision = decide(&world.tenant, &Actor::default(), &ask.command(&world));
    assert_eq!(decision, Default::default(), "nobody chosen, nothing happens");
    let same = Command::Configure {
        edition: world.tenant.edition,
        rules: world.tenant.rules,
    };
    assert_eq!(
        decide(&world.tenant, &Actor::default(), &same),
        Default::default()
    );
}

#[test]
fn who_is_asked_for() {
    let own = || {
        tenant()
            .owns("E3", 9)
            .person("a", "")
            .deleted("gone", "E3")
            .person("b", "")
    };
    check_all([
        case(
            "nobody there",
            "DOMAIN 2.7 order: not found",
            own(),
            add("E3").to("a nobody b"),
        )
        .then("a", changed("E3"))
        .then("nobody", refused("UserNotFound"))
        .then("b", changed("E3")),
        case(
            "deleted",
            "DOMAIN 2.7 order: not found",
            own(),
            add("E3").to("gone a"),
        )
        .then("gone", refused("UserNotFound"))
        .then("a", changed("E3"))
        .seats("E3", 1),
        case(
            "deleted, taking away",
            "DOMAIN 2.7 order: not found",
            own(),
            remove("E3").to("gone"),
        )
        .then("gone", refused("UserNotFound")),
        case("nobody at all", "ours", own(), add("E3").to("")),
        case("nothing at all", "ours", own(), add("").to("a b")).then("a b", unchanged()),
    ]);
}
