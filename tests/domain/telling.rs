//! Who gave me this, and what it means to lose it (DOMAIN 1.8, 1.10, R2, R10).

use zetel::catalog::Effect;
use zetel::domain::{consequences, explain, AssignmentState, Consequence, Source, SubscriptionStatus, Time};

use crate::support::*;

/// Every source of a service in words: `E3 direct on`, `E3 via G off`.
fn sources(world: &World, name: &str, service: &str) -> Vec<String> {
    let explained = explain(&world.tenant, world.places(name)[0], plan(service));
    let text = |s: &zetel::domain::GivenBy| {
        let by = match s.source {
            Source::Direct => "direct".to_owned(),
            Source::Group(id) => format!("via {}", group_name(&world.tenant, id)),
        };
        let state = match s.state {
            AssignmentState::Active => String::new(),
            other => format!(" {other:?}"),
        };
        let on = if s.leaves_on { "on" } else { "off" };
        format!("{} {by} {on}{state}", sku_name(&world.tenant, s.sku))
    };
    explained.sources.iter().map(text).collect()
}

#[test]
fn who_gave_me_this() {
    let world = tenant()
        .owns("E1 E3 Visio Phone", 9)
        .owns("X1", 0)
        .person("direct", "E3-SWAY")
        .person("both", "E3-SWAY G:E3-TEAMS1")
        .person("twice", "G:E3-TEAMS1 H:E3-SWAY")
        .person("failed", "G:E3-TEAMS1!count")
        .person("stuck", "G:E3-TEAMS1~dep")
        .person("needed", "E3 Phone")
        .person("none", "Visio")
        .deleted("gone", "E3");
    let locked = |by: &str| format!("InheritedLicense E3 via {by}");
    // who, service, on, sources, what stands in the way of switching it off
    let rows: [(&str, &str, bool, &[&str], String); 11] = [
        ("direct", "TEAMS1", true, &["E3 direct on"], String::new()),
        ("direct", "SWAY", false, &["E3 direct off"], String::new()),
        (
            "both",
            "TEAMS1",
            true,
            &["E3 direct on", "E3 via G off"],
            String::new(),
        ),
        (
            "both",
            "SWAY",
            true,
            &["E3 direct off", "E3 via G on"],
            locked("G"),
        ),
        (
            "both",
            "YAMMER_ENTERPRISE",
            true,
            &["E3 direct on", "E3 via G on"],
            locked("G"),
        ),
        (
            "twice",
            "YAMMER_ENTERPRISE",
            true,
            &["E3 via G on", "E3 via H on"],
            locked("G H"),
        ),
        (
            "failed",
            "SWAY",
            false,
            &["E3 via G on Error(CountViolation)"],
            String::new(),
        ),
        (
            "stuck",
            "SWAY",
            true,
            &["E3 via G on ActiveWithError(DependencyViolation)"],
            locked("G"),
        ),
        (
            "needed",
            "SHAREPOINTENTERPRISE",
            true,
            &["E3 direct on"],
            "OtherProductsDepend E3.SHAREPOINTWAC needs".to_owned(),
        ),
        ("none", "SWAY", false, &[], String::new()),
        ("nobody", "SWAY", false, &[], String::new()),
    ];
    for (name, service, on, want, blocker) in rows {
        let explained = explain(&world.tenant, world.places(name)[0], plan(service));
        let case = format!("{name} {service}: {explained:?}");
        assert_eq!((explained.on, explained.usable), (on, on), "{case}");
        let mut got = sources(&world, name, service);
        let mut want: Vec<String> = want.iter().map(|s| (*s).to_owned()).collect();
        got.sort();
        want.sort();
        assert_eq!(got, want, "{case}");
        let why = explained
            .blocker
            .map_or(String::new(), |p| problem_text(&world.tenant, &p));
        assert!(
            why.starts_with(&blocker) && why.is_empty() == blocker.is_empty(),
            "{case} {why}"
        );
    }
    // Two products with one service: both are said.
    let world = tenant().owns("E3 Visio M3", 9).person("a", "E3 M3");
    assert_eq!(sources(&world, "a", "SWAY").len(), 2);
}

#[test]
fn on_but_not_usable() {
    use SubscriptionStatus::{Deleted, Enabled, LockedOut, Suspended, Warning};
    let cases = [
        (Enabled, true),
        (Warning, true),
        (Suspended, false),
        (LockedOut, false),
        (Deleted, false),
    ];
    for (status, usable) in cases {
        let world = tenant()
            .owns("E3", 9)
            .bought(|s| s.status = status)
            .person("a", "E3");
        let explained = explain(&world.tenant, world.places("a")[0], plan("SWAY"));
        assert_eq!(
            (explained.on, explained.usable),
            (true, usable),
            "{status:?}: DOMAIN R10"
        );
        assert_eq!(explained.sources[0].capability, status);
    }
    let world = tenant()
        .owns("E3", 9)
        .bought(|s| s.status = Suspended)
        .owns("M3", 9)
        .person("a", "E3 M3");
    assert!(
        explain(&world.tenant, world.places("a")[0], plan("SWAY")).usable,
        "one source will do"
    );
}

#[test]
fn what_it_means() {
    let goes = |effect, kept_until| Consequence::Goes { effect, kept_until };
    let comes = Consequence::Comes;
    let (mail, files, apps, teams) = (Effect::Mailbox, Effect::Files, Effect::OfficeApps, Effect::Teams);
    let mail_goes = goes(mail, Some(Time(30 * 86_400)));
    let all_go = vec![mail_goes, goes(files, None), goes(apps, None), goes(teams, None)];
    let rows: [(&str, &str, &str, Vec<Consequence>); 8] = [
        (
            "everything comes",
            "",
            "E3",
            vec![comes(mail), comes(files), comes(apps), comes(teams)],
        ),
        ("everything goes", "E3", "", all_go),
        ("E1 has no Office apps", "E3", "E1", vec![goes(apps, None)]),
        ("another product still gives it", "E3 M3", "E3", vec![]),
        ("a group still gives it", "E3 G:E3", "G:E3", vec![]),
        (
            "a service switched off",
            "E3",
            "E3-EXCHANGE_S_ENTERPRISE",
            vec![mail_goes],
        ),
        ("recorded, not in force", "", "G:E3!count", vec![]),
        ("nothing of the kind", "", "Phone", vec![]),
    ];
    let world = tenant().owns("E1 E3 M3 Phone", 9);
    for (name, from, to, want) in rows {
        let set = |text| holdings(&world.tenant, text);
        let got = consequences(&world.tenant, &set(from), &set(to));
        assert_eq!(got, want, "{name}: DOMAIN 1.10 removing, assigning");
    }
}

/// Services that come by themselves need no grant, and those that are the tenant's as a whole are nobody's.
#[test]
fn automatic_and_tenant_wide() {
    let world = tenant()
        .owns("E3", 9)
        .made_for("Wide", "SOMETHING_WIDE", 9, zetel::catalog::AppliesTo::Company)
        .person("a", "");
    let ask = add("E3 Wide").to("a");
    let then = world.after(ask);
    let a = then.places("a")[0];
    assert!(
        explain(&then.tenant, a, plan("SWAY")).on,
        "DOMAIN 1.10: Sway comes with its product"
    );
    let product = then.tenant.product(sku("Wide")).unwrap();
    assert_eq!(
        product.user_plans().count(),
        0,
        "DOMAIN 1.10, 2.1: Company plans are no switches"
    );
}
