//! What people lose by a change: whole products, services that nothing gives any more, and what stays (DOMAIN 1.7 X1,
//! U1 to U3, K1; that inherited licenses stay is R6's).

use std::collections::BTreeMap;

use proptest::prelude::*;
use zetel::catalog::{rules, ServicePlanId, SkuId};
use zetel::domain::{
    decide, losses, preview, Actor, Command, Decision, Held, Losses, ServiceCount, Tenant, UserIx,
};

use crate::chance::holds;
use crate::chance::service_model::{any_command, world as any_world};
use crate::support::*;

fn world() -> World {
    tenant()
        .owns("E1 E3 Visio", 9)
        .made("Duo", "SWAY+TEAMS1", 9)
        .made("Solo", "SWAY", 9)
        .person("ann", "Duo")
        .person("bob", "Duo Visio")
        .person("cas", "Duo-SWAY G:Solo")
        .person("dan", "G:Duo Duo")
        .person("eva", "")
}

/// A decision's losses in words: *Duo: ann bob / SWAY 2, TEAMS1 1 / stays Solo 1*.
fn text(world: &World, found: &Losses) -> String {
    let tenant = &world.tenant;
    let name = |user: &UserIx| tenant.user(*user).unwrap().profile.display_name.to_string();
    let products = found.products.iter().map(|loss| {
        let who = found.who(loss);
        assert_eq!(who.len() as u32, loss.people);
        let who: Vec<_> = who.iter().map(name).collect();
        format!("{}: {}", sku_name(tenant, loss.sku), who.join(" "))
    });
    let services = found.services.iter();
    let services = services.map(|loss| format!("{} {}", plan_name(tenant, loss.plan), loss.people));
    let stays = found.stays.iter();
    let stays = stays.map(|stays| format!("{} {}", sku_name(tenant, stays.sku), stays.people));
    let sorted = |parts: Vec<String>| {
        let mut parts = parts;
        parts.sort();
        parts.join(", ")
    };
    format!(
        "{} / {} / {} / {}",
        sorted(products.collect()),
        sorted(services.collect()),
        sorted(stays.collect()),
        found.people
    )
}

#[test]
fn what_a_change_takes() {
    let delete = |names: &'static str| {
        command(move |world| Command::DeleteUsers {
            users: world.places(names),
        })
    };
    // case, who, what is asked, products / services / what stays / how many lose something
    let rows = [
        ("nothing is taken", "ann bob", add("Visio"), " /  /  / 0"),
        ("a product with its services", "ann", remove("Duo"), "Duo: ann / SWAY 1, TEAMS1 1 /  / 1"),
        (
            "a service that another license gives is not lost",
            "cas",
            remove("Duo"),
            "Duo: cas / TEAMS1 1 / Solo 1 / 1",
        ),
        (
            "a product that a group gives as well is not lost",
            "dan",
            remove("Duo"),
            " /  / Duo 1 / 0",
        ),
        (
            "a replacement that gives part of it",
            "ann bob",
            replace_all("Solo"),
            "Duo: ann bob, Visio: bob / EXCHANGE_S_FOUNDATION 1, ONEDRIVE_BASIC 1, TEAMS1 2, VISIOONLINE 1, VISIO_CLIENT_SUBSCRIPTION 1 /  / 2",
        ),
        (
            "everything direct goes, what groups give stays",
            "ann cas dan eva",
            replace_all(""),
            "Duo: ann cas / SWAY 1, TEAMS1 2 / Duo 1, Solo 1 / 2",
        ),
        (
            "a service switched off takes no product",
            "ann",
            grant(Held::SwitchOff, "Duo-SWAY"),
            " / SWAY 1 /  / 1",
        ),
        (
            "somebody deleted loses what groups give as well",
            "",
            delete("cas dan"),
            "Duo: cas dan, Solo: cas / SWAY 2, TEAMS1 2 /  / 2",
        ),
        ("nobody who holds nothing", "", delete("eva"), " /  /  / 0"),
    ];
    for (case, who, ask, expected) in rows {
        let world = world();
        let ask = if who.is_empty() { ask } else { ask.to(who) };
        let decision = decide(&world.tenant, &ask.actor(), &ask.command(&world));
        assert!(!decision.has_refusals(), "{case}: {:?}", decision.problems);
        let found = losses(&world.tenant, &decision);
        assert_eq!(text(&world, &found), expected, "{case}");
        assert_eq!(found.is_empty(), expected.ends_with(" 0"), "{case}");
    }
}

/// A plan whose place another of its exclusion set takes is not lost, whichever of the two is the smaller; what comes
/// and takes nothing's place is told beside it.
#[test]
fn what_takes_the_place_of_what() {
    let world = || {
        tenant()
            .owns("E1 E3", 9)
            .made("Small", "EXCHANGE_S_STANDARD", 9)
            .made("Large", "EXCHANGE_S_ENTERPRISE+SWAY", 9)
            .made("Talk", "TEAMS1", 9)
            .person("ann", "Large")
            .person("bob", "Small")
            .person("cas", "Large Talk")
    };
    // case, who, what is asked, what becomes what / services lost / products that come / services that come
    let rows = [
        (
            "to the smaller one",
            "ann bob",
            exchange("Large", "Small"),
            "EXCHANGE_S_ENTERPRISE becomes EXCHANGE_S_STANDARD 1 / SWAY 1 / Small 1 / ",
        ),
        (
            "to the larger one",
            "bob",
            exchange("Small", "Large"),
            "EXCHANGE_S_STANDARD becomes EXCHANGE_S_ENTERPRISE 1 /  / Large 1 / SWAY 1",
        ),
        (
            "to nothing of its kind",
            "ann cas",
            exchange("Large", "Talk"),
            " / EXCHANGE_S_ENTERPRISE 2, SWAY 2 / Talk 1 / TEAMS1 1",
        ),
        (
            "everything by one",
            "cas",
            replace_all("Small"),
            "EXCHANGE_S_ENTERPRISE becomes EXCHANGE_S_STANDARD 1 / SWAY 1, TEAMS1 1 / Small 1 / ",
        ),
    ];
    for (case, who, ask, expected) in rows {
        let world = world();
        let ask = ask.to(who);
        let decision = decide(&world.tenant, &ask.actor(), &ask.command(&world));
        assert!(!decision.has_refusals(), "{case}: {:?}", decision.problems);
        let found = losses(&world.tenant, &decision);
        let tenant = &world.tenant;
        let plan = |id| plan_name(tenant, id);
        let services = |list: &[ServiceCount]| {
            let mut words: Vec<_> = list
                .iter()
                .map(|s| format!("{} {}", plan(s.plan), s.people))
                .collect();
            words.sort();
            words.join(", ")
        };
        let becomes = found.successors.iter();
        let becomes =
            becomes.map(|w| format!("{} becomes {} {}", plan(w.old.plan), plan(w.new.plan), w.people));
        let products = found.new_products.iter();
        let products = products.map(|p| format!("{} {}", sku_name(tenant, p.sku), p.people));
        let text = format!(
            "{} / {} / {} / {}",
            becomes.collect::<Vec<_>>().join(", "),
            services(&found.services),
            products.collect::<Vec<_>>().join(", "),
            services(&found.new_services),
        );
        assert_eq!(text, expected, "{case}");
        assert!(!found.is_empty(), "{case}");
    }
}

/// What somebody who is there has in force: products, and services.
type Has = (Vec<SkuId>, Vec<ServicePlanId>);

fn has(tenant: &Tenant, user: UserIx) -> Has {
    let there = tenant.user(user).is_some_and(|user| user.deleted.is_none());
    let Some(set) = tenant.licenses(user).filter(|_| there) else {
        return Has::default();
    };
    let services = set.licenses().iter().flat_map(|license| {
        let plans = tenant.product(license.sku).unwrap().user_plans();
        plans.filter(|plan| license.enables(plan.id)).map(|plan| plan.id)
    });
    (set.in_force().collect(), services.collect())
}

/// The difference between two tenants, person by person: the slow way.
fn compared(before: &Tenant, then: &Tenant) -> (BTreeMap<SkuId, Vec<UserIx>>, BTreeMap<ServicePlanId, u32>) {
    let (mut products, mut services) = (BTreeMap::new(), BTreeMap::new());
    for (user, _) in before.users() {
        let ((had, could), (holds, can)) = (has(before, user), has(then, user));
        for sku in had.into_iter().filter(|sku| !holds.contains(sku)) {
            products.entry(sku).or_insert_with(Vec::new).push(user);
        }
        // Another plan of the same exclusion set is the same service in another size.
        let alike = |plan: &ServicePlanId| {
            let set = rules(before.rules).exclusion_index_of(*plan);
            let kind = |other| rules(before.rules).exclusion_index_of(other);
            set.is_some() && can.iter().any(|other| kind(*other) == set)
        };
        let gone = could.into_iter().filter(|plan| !can.contains(plan));
        let lost: std::collections::BTreeSet<_> = gone.filter(|plan| !alike(plan)).collect();
        for plan in lost {
            *services.entry(plan).or_insert(0u32) += 1;
        }
    }
    (products, services)
}

fn said(found: &Losses) -> (BTreeMap<SkuId, Vec<UserIx>>, BTreeMap<ServicePlanId, u32>) {
    let products = found.products.iter().map(|loss| {
        let mut who = found.who(loss);
        who.sort_unstable();
        (loss.sku, who)
    });
    let services = found.services.iter().map(|loss| (loss.plan, loss.people));
    (products.collect(), services.collect())
}

/// What is said to be lost is the difference between the tenants before and after, at every step of a history, turns
/// of groups included.
#[test]
fn what_is_said_is_the_difference() {
    holds(
        1_500,
        (any_world(7), prop::collection::vec(any_command(), 1..6)),
        |(world, commands)| {
            let mut tenant = world.tenant();
            for asked in &commands {
                let command = asked.command(&tenant);
                let decided = decide(&tenant, &Actor::default(), &command);
                let foreseen = preview(&tenant, &Actor::default(), &command);
                let checks: [&Decision; 2] = [&decided, &foreseen];
                for decision in checks {
                    let (said, is) = (
                        said(&losses(&tenant, decision)),
                        compared(&tenant, &after(&tenant, decision)),
                    );
                    if said != is {
                        return Err(format!("{command:?}: said {said:?}, is {is:?}"));
                    }
                }
                tenant = after(&tenant, &decided);
            }
            Ok(())
        },
    );
}
