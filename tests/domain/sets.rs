//! License sets, plan sets, their differences, and the counts kept per set.

use std::sync::Arc;

use zetel::domain::{diff, Assignment, LicenseSet, PlanSet, ProductChange, SetId, Source, Tenant};

use crate::support::*;

fn world() -> World {
    tenant().owns("E1 E3 Visio", 9)
}

#[test]
fn plans_are_sorted_and_single() {
    let some = plan_set("SWAY+TEAMS1+SWAY+MCOSTANDARD");
    assert_eq!(some.len(), 3);
    assert!(some.iter().collect::<Vec<_>>().is_sorted());
    assert_eq!(some, plan_set("MCOSTANDARD+SWAY+TEAMS1"));
    assert!(some.contains(plan("SWAY")) && !some.contains(plan("MCOEV")));
    assert_eq!(
        some.union(&plan_set("SWAY+MCOEV")),
        plan_set("MCOEV+MCOSTANDARD+SWAY+TEAMS1")
    );
    assert_eq!(some.union(&PlanSet::default()), some);
    assert!(PlanSet::default().is_empty() && !some.is_empty());
}

#[test]
fn sets_are_values() {
    let tenant = world().tenant;
    let sets = [
        "E1 E3-SWAY Sales:E3",
        "Sales:E3 E3-SWAY E1",
        "E3-SWAY E1 Sales:E3",
    ];
    for text in sets {
        assert_eq!(
            holdings(&tenant, text),
            holdings(&tenant, sets[0]),
            "in whatever order it came: {text}"
        );
    }
    let set = holdings(&tenant, sets[0]);
    assert!(set.licenses().is_sorted_by_key(|license| license.sku));
    let license = set.get(sku("E3")).unwrap();
    assert_eq!(license.assignments()[0].source, Source::Direct, "direct first");
    assert_eq!(license.direct().unwrap().disabled_plans, plan_set("SWAY"));
    assert_eq!(
        license.inherited().map(|(id, _)| id).collect::<Vec<_>>(),
        [group("Sales")]
    );
    assert!(set.get(sku("Visio")).is_none());
}

#[test]
fn with_and_without() {
    let tenant = world().tenant;
    let set = |text: &str| holdings(&tenant, text);
    let direct = |off: &str| Assignment::direct(plan_set(off));
    let rows: [(&str, LicenseSet, &str); 8] = [
        ("", set("").with(sku("E3"), direct("")), "E3"),
        ("E3", set("E3").with(sku("E3"), direct("SWAY")), "E3-SWAY"),
        ("E1", set("E1").with(sku("E3"), direct("")), "E1 E3"),
        (
            "Sales:E3",
            set("Sales:E3").with(sku("E3"), direct("SWAY")),
            "E3-SWAY Sales:E3",
        ),
        (
            "E3 Sales:E3",
            set("E3 Sales:E3").without(sku("E3"), Source::Direct),
            "Sales:E3",
        ),
        (
            "E3 Sales:E3",
            set("E3 Sales:E3").without(sku("E3"), Source::Group(group("Sales"))),
            "E3",
        ),
        ("E3", set("E3").without(sku("E3"), Source::Direct), ""),
        ("E3", set("E3").without(sku("E1"), Source::Direct), "E3"),
    ];
    for (before, got, want) in rows {
        assert_eq!(
            set_text(&tenant, &got),
            set_text(&tenant, &set(want)),
            "from {before}"
        );
        assert_eq!(got, set(want));
    }
    assert!(set("E3").without(sku("E3"), Source::Direct).is_empty());
}

/// Which services are on: some source in force leaves them on (DOMAIN R2).
#[test]
fn services_on() {
    let tenant = world().tenant;
    let rows = [
        ("E3", true, false),
        ("E3-SWAY", false, false),
        ("E3-SWAY Sales:E3", true, true),
        ("E3 Sales:E3-SWAY", true, false),
        ("E3-SWAY Sales:E3-SWAY", false, false),
        ("E3-SWAY Sales:E3-SWAY Board:E3", true, true),
        ("Sales:E3!count", false, false),
        ("E3-SWAY Sales:E3!off", false, false),
        ("Sales:E3~dep", true, true),
    ];
    for (text, on, inherited) in rows {
        let set = holdings(&tenant, text);
        let license = set.get(sku("E3")).unwrap();
        assert_eq!(
            (license.enables(plan("SWAY")), license.inherits(plan("SWAY"))),
            (on, inherited),
            "{text}"
        );
        assert_eq!(set.in_force().count(), usize::from(license.in_force()), "{text}");
    }
}

fn diff_text(tenant: &Tenant, from: &str, to: &str) -> String {
    let plans = |plans: &PlanSet| {
        let mut names: Vec<_> = plans.iter().map(|p| plan_name(tenant, p)).collect();
        names.sort();
        names.join("+")
    };
    let (from, to) = (holdings(tenant, from), holdings(tenant, to));
    let mut words: Vec<String> = diff(tenant, &from, &to)
        .iter()
        .map(|change| {
            let name = sku_name(tenant, change.sku);
            match &change.change {
                ProductChange::Assigned { off } if off.is_empty() => format!("{name} assigned"),
                ProductChange::Assigned { off } => format!("{name} assigned without {}", plans(off)),
                ProductChange::Unassigned => format!("{name} unassigned"),
                ProductChange::ServicesChanged { on, off } => {
                    format!("{name} +{} -{}", plans(on), plans(off))
                }
                ProductChange::SourcesChanged => format!("{name} sources"),
            }
        })
        .collect();
    words.sort();
    words.join(", ")
}

#[test]
fn differences() {
    let tenant = world().tenant;
    let rows = [
        ("", "", ""),
        ("E1 E3-SWAY", "E3-SWAY E1", ""),
        ("", "E3", "E3 assigned"),
        ("", "E3-SWAY-TEAMS1", "E3 assigned without SWAY+TEAMS1"),
        ("E3", "", "E3 unassigned"),
        ("E1", "E3", "E1 unassigned, E3 assigned"),
        ("E3", "E3-SWAY", "E3 + -SWAY"),
        ("E3-SWAY", "E3", "E3 +SWAY -"),
        ("E3-SWAY", "E3-TEAMS1", "E3 +SWAY -TEAMS1"),
        ("Sales:E3", "Sales:E3 E3", "E3 sources"),
        ("Sales:E3-SWAY", "Sales:E3-SWAY E3", "E3 +SWAY -"),
        ("Sales:E3-SWAY E3", "Sales:E3-SWAY", "E3 + -SWAY"),
        ("E3-SWAY Sales:E3", "E3 Sales:E3", "E3 sources"),
        ("E3 Sales:E3", "Sales:E3", "E3 sources"),
        ("Sales:E3!count", "Sales:E3!count E3", "E3 assigned"),
        ("Sales:E3", "Sales:E3!dep", "E3 unassigned"),
        ("Sales:E3", "Sales:E3~dep", "E3 sources"),
        ("E1 E3 Visio", "E3-SWAY Visio", "E1 unassigned, E3 + -SWAY"),
    ];
    for (from, to, want) in rows {
        assert_eq!(diff_text(&tenant, from, to), want, "{from:?} to {to:?}");
    }
    let set = holdings(&tenant, "Visio E1 E3");
    assert!(
        diff(&tenant, &LicenseSet::default(), &set).is_sorted_by_key(|d| d.sku),
        "in order of ids"
    );
}

/// People who hold the same share one set; counts follow people from set to set.
#[test]
fn counts_per_set() {
    let start = world()
        .people("p", 3, "E3")
        .person("q", "E3-SWAY")
        .deleted("gone", "E3")
        .person("n", "")
        .tenant;
    let count = |tenant: &Tenant, text: &str| -> u32 {
        let wanted = holdings(tenant, text);
        let found = tenant.sets().iter().filter(|(_, set, _)| ***set == wanted);
        found.map(|(_, _, people)| people).sum()
    };
    assert_eq!(
        [count(&start, "E3"), count(&start, "E3-SWAY"), count(&start, "")],
        [3, 1, 1]
    );
    let empty = start.sets().get(SetId::EMPTY).unwrap();
    assert!(empty.is_empty());
    let world = world()
        .people("p", 3, "E3")
        .person("q", "E3-SWAY")
        .deleted("gone", "E3")
        .person("n", "");
    let ask = grant(zetel::domain::Held::Set, "E3-SWAY").to("p1..p3");
    let command = ask.command(&world);
    let decision = zetel::domain::decide(&world.tenant, &ask.actor(), &command);
    assert_eq!(
        (decision.transitions.len(), decision.events.len()),
        (1, 1),
        "three people, one way, one fact"
    );
    let after = sound(&world.tenant, &command, &decision).unwrap();
    assert_eq!(
        [count(&after, "E3"), count(&after, "E3-SWAY"), count(&after, "")],
        [0, 4, 1]
    );
    let ix = world.places("p1 q");
    assert!(
        Arc::ptr_eq(after.licenses(ix[0]).unwrap(), after.licenses(ix[1]).unwrap()),
        "one set for both"
    );
    assert!(after != world.tenant && after.clone() == after);
}
