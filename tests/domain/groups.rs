//! Licenses for groups: which groups, which products, and what stands in the way of deleting one (DOMAIN 1.8).

use std::sync::Arc;

use zetel::domain::{Membership, ProcessingState};

use crate::support::*;

fn own() -> World {
    tenant()
        .owns("E1 E3 Visio Phone", 9)
        .person("a", "")
        .person("b", "")
}

#[test]
fn which_groups() {
    let source = "DOMAIN 1.8 eligibility";
    let gets = |name, world: World| {
        story(name, source, world)
            .does(give("G", "E3"))
            .holds("a b", "")
            .state("G", ProcessingState::ProcessingInProgress)
            .does(process_now())
            .holds("a b", "G:E3")
            .seats("E3", 2)
            .state("G", ProcessingState::ProcessingComplete)
    };
    check_stories([
        gets("a security group", own().group("G", "a b")),
        gets(
            "a mail-enabled security group",
            own().group_with("G", "a b", |g| g.mail_enabled = true),
        ),
        gets(
            "a Microsoft 365 group that is security-enabled",
            own().group_with("G", "a b", |g| (g.mail_enabled, g.unified) = (true, true)),
        ),
        gets(
            "a group with a rule that only the real service can follow",
            own().group_with("G", "a b", |g| {
                g.membership = Membership::Dynamic(Arc::from("user.city -contains \"Delft\""));
            }),
        ),
        story(
            "a group that is not security-enabled",
            source,
            own().group_with("G", "a", |g| (g.unified, g.security_enabled) = (true, false)),
        )
        .meets(give("G", "E3"), "GroupNotEligible")
        .does(process_now())
        .holds("a", ""),
        story(
            "what such a group gives since an import can be taken from it",
            "ours: an imported tenant must not lock its people in",
            own().person("c", "G:E3").group_with("H", "", |_| {}),
        )
        .does(take("G", "E3"))
        .does(process_now())
        .holds("c", ""),
        story(
            "a group that isn't there",
            "DOMAIN 2.7 order: not found",
            own().group("G", "a"),
        )
        .meets(give("G H", "E3"), "GroupNotFound")
        .does(process_now())
        .holds("a", "G:E3"),
    ]);
}

#[test]
fn at_most_twenty_groups() {
    let names: Vec<String> = (1..=21).map(|n| format!("G{n}")).collect();
    let world = names.iter().fold(own(), |world, name| world.group(name, "a"));
    let (twenty, all) = (names[..20].join(" "), names.join(" "));
    let source = "DOMAIN 1.8 assign; 2.7 TooManyGroups";
    check_stories([
        story("on Billing > Licenses", source, world.clone())
            .meets(give_on_licenses(&all, "E3"), "TooManyGroups 21 of 20")
            .does(give_on_licenses(&twenty, "E3"))
            .does(process_now())
            .seats("E3", 1),
        story("doubles count once", "ours", world.clone())
            .does(give_on_licenses(&format!("G1 {twenty}"), "E3")),
        story("elsewhere no limit is documented", "DOMAIN 1.8", world).does(give(&all, "E3")),
    ]);
}

#[test]
fn which_products() {
    let world = || own().group("G", "a").group("H", "a");
    let lacks = "MissingDependentServicePlans Phone.MCOEV needs MCOSTANDARD|TEAMS1";
    let left = "OtherProductsDepend Phone.MCOEV needs MCOSTANDARD|TEAMS1";
    let together = "DOMAIN 1.8: add-on and prerequisite on the same group; section 9";
    check_stories([
        story("not the tenant's", "DOMAIN 2.7 SkuNotOwned", world())
            .meets(give("G", "E5 E3"), "SkuNotOwned E5"),
        story(
            "a service that isn't the product's",
            "DOMAIN 2.7 PlanNotInSku",
            world(),
        )
        .meets(give("G", "E3-MCOEV"), "PlanNotInSku E3.MCOEV"),
        story(
            "bought by somebody",
            "DOMAIN 2.7 SelfServicePurchase",
            tenant()
                .owns("POWER_BI_PRO", 9)
                .self_service("POWER_BI_PRO")
                .person("a", "")
                .group("G", "a"),
        )
        .meets(give("G", "POWER_BI_PRO"), "SelfServicePurchase POWER_BI_PRO"),
        story(
            "for the whole organization",
            "DOMAIN 2.1 subscribedSku appliesTo",
            tenant()
                .owns("POWER_BI_PRO", 9)
                .for_organization("POWER_BI_PRO")
                .person("a", "")
                .group("G", "a"),
        )
        .meets(give("G", "POWER_BI_PRO"), "ForOrganization POWER_BI_PRO"),
        story("taking what isn't given", "DOMAIN 2.7 LicenseNotHeld", world())
            .does(give("G", "E3"))
            .meets(take("G", "E3 Visio"), "LicenseNotHeld Visio"),
        story("an add-on alone", together, world()).meets(give("G", "Phone"), lacks),
        story("with what it needs", together, world())
            .does(give("G", "E3 Phone"))
            .does(process_now())
            .holds("a", "G:E3 G:Phone"),
        story("with what it needs switched off", together, world())
            .meets(give("G", "E3-MCOSTANDARD-TEAMS1 Phone"), lacks),
        story("with the needy service off", together, world()).does(give("G", "Phone-MCOEV")),
        story("on two groups", together, world())
            .does(give("G", "E3"))
            .meets(give("H", "Phone"), lacks),
        story("on two groups at once: the one that has it", together, world())
            .does(give("G", "E3"))
            .meets(give("G H", "Phone"), lacks)
            .does(process_now())
            .holds("a", "G:E3 G:Phone"),
        story("taking what it needs", together, world())
            .does(give("G", "E3 Phone"))
            .meets(take("G", "E3"), left)
            .meets(set("G", "E3-MCOSTANDARD-TEAMS1"), left)
            .does(take("G", "E3 Phone")),
        story("putting something else in its place", together, world())
            .does(give("G", "E3 Phone"))
            .does(swap("G", "E3", "E1"))
            .does(process_now())
            .holds("a", "G:E1 G:Phone"),
    ]);
}

#[test]
fn services_of_a_group() {
    let world = || {
        own()
            .group("G", "a")
            .after(give("G", "E3-SWAY"))
            .after(process_now())
    };
    check_stories([
        story(
            "giving it again leaves them as they are",
            "DOMAIN 1.8; ours, as for people",
            world(),
        )
        .does(give("G", "E3"))
        .state("G", ProcessingState::ProcessingComplete)
        .holds("a", "G:E3-SWAY"),
        story(
            "setting them",
            "DOMAIN 1.8: turn apps and services on or off",
            world(),
        )
        .does(set("G", "E3-TEAMS1"))
        .holds("a", "G:E3-SWAY")
        .does(process_now())
        .holds("a", "G:E3-TEAMS1")
        .seats("E3", 1),
        story("two changes while it waits are one turn", "ours", world())
            .does(set("G", "E3-TEAMS1"))
            .does(give("G", "Visio"))
            .does(process_now())
            .holds("a", "G:E3-TEAMS1 G:Visio")
            .state("G", ProcessingState::ProcessingComplete),
        story(
            "a new member meanwhile gets it all",
            "DOMAIN 1.8: joining",
            world(),
        )
        .does(set("G", "E3"))
        .does(join("G", "b"))
        .does(process_now())
        .holds("a b", "G:E3"),
    ]);
}

#[test]
fn deleting() {
    let source = "DOMAIN 1.8; 2.7 GroupHasLicenses";
    let world = || own().group("G", "a").group("H", "b");
    check_stories([
        story("with licenses", source, world())
            .does(give("G", "E3 Visio"))
            .meets(delete("G"), "GroupHasLicenses E3 Visio")
            .meets(delete("G H"), "GroupHasLicenses E3 Visio")
            .does(take("G", "E3 Visio"))
            .does(delete("G")),
        story(
            "its licenses just taken: the members still lose them",
            source,
            world(),
        )
        .does(give("G", "E3"))
        .does(process_now())
        .does(take("G", "E3"))
        .does(delete("G"))
        .seats("E3", 1)
        .does(process_now())
        .holds("a", "")
        .seats("E3", 0),
        story("without licenses", source, world()).does(delete("G H")),
        story("not there", "DOMAIN 2.7 order: not found", world()).meets(delete("X G"), "GroupNotFound"),
    ]);
}
