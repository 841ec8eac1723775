//! License requests and auto-claim (DOMAIN 1.12): who asks, who answers, what becomes of both, and what a first sign-in
//! gives.

use zetel::catalog::{ClaimApp, EditionId};
use zetel::domain::{decide, fixes, FixKind, Membership, RequestStatus, Role};

use crate::support::*;

const LR24: &str = "LR24";
const AC24: &str = "AC24";
const OURS: &str = "our choice";

/// Three people, one license less than they will ask for.
fn own() -> World {
    tenant()
        .owns("E1 E3 Visio", 2)
        .person("a", "")
        .person("b", "")
        .person("c", "")
        .person("nowhere", "@-")
        .group("G", "")
        .edition(EditionId::Worldwide2025)
}

/// What became of each request, as letters: p for pending, a for approved, r for rejected.
fn letters(world: &World) -> String {
    let requests = world.tenant.self_serve().requests.iter();
    let letter = |status| match status {
        RequestStatus::Pending => 'p',
        RequestStatus::Approved => 'a',
        RequestStatus::Rejected => 'r',
    };
    requests.map(|request| letter(request.status)).collect()
}

/// Asks in order; each a command, what it meets, and the requests after it.
fn walk(name: &str, mut world: World, steps: &[(Ask, &str, &str)]) -> World {
    for (at, (ask, problems, after_it)) in steps.iter().enumerate() {
        let command = ask.command(&world);
        let decision = decide(&world.tenant, &ask.actor(), &command);
        let met: Vec<String> = decision
            .problems
            .iter()
            .map(|p| problem_text(&world.tenant, p))
            .collect();
        assert_eq!(met.join(" & "), *problems, "{name}, step {at}");
        world.tenant = sound(&world.tenant, &command, &decision).unwrap();
        assert_eq!(letters(&world), *after_it, "{name}, step {at}");
    }
    world
}

#[test]
fn who_can_ask_for_what() {
    let with_whole = || own().made("Whole", "", 5).for_organization("Whole");
    let with_own = || own().made("Own", "", 5).self_service("Own");
    let blocked = request("nobody", "E3");
    type Row = (&'static str, World, Ask, &'static str, usize);
    let rows: [Row; 7] = [
        ("somebody", own(), request("a", "E3"), "", 1),
        ("who isn't there", own(), blocked, "UserNotFound", 0),
        ("what isn't owned", own(), request("a", "E5"), "SkuNotOwned E5", 0),
        (
            "for the whole organization",
            with_whole(),
            request("a", "Whole"),
            "ForOrganization Whole",
            0,
        ),
        (
            "bought by a user",
            with_own(),
            request("a", "Own"),
            "SelfServicePurchase Own",
            0,
        ),
        ("who has it", own().person("d", "E3"), request("d", "E3"), "", 0),
        (
            "who waits",
            own().after(request("a", "E3")),
            request("a", "E3"),
            "",
            1,
        ),
    ];
    for (name, world, ask, problem, requests) in rows {
        for role in Role::ALL {
            let ask = ask.clone().by(role);
            let command = ask.command(&world);
            let decision = decide(&world.tenant, &ask.actor(), &command);
            let met = decision.problems.first().map(|p| problem_text(&world.tenant, p));
            assert_eq!(met.unwrap_or_default(), problem, "{name} [{OURS}]");
            let then = sound(&world.tenant, &command, &decision).unwrap();
            assert_eq!(then.self_serve().requests.len(), requests, "{name}");
        }
    }
}

#[test]
fn answers() {
    let asked = || {
        let world = own().after(request("a", "E3")).after(request("b", "E3"));
        world.after(request("c", "E3")).after(request("nowhere", "Visio"))
    };
    let world = walk(
        LR24,
        asked(),
        &[
            (approve(&[0]), "", "appp"),
            // Answered is answered.
            (reject(&[0]), "", "appp"),
            (approve(&[0, 9]), "", "appp"),
            (decide_both(&[1], &[3]), "", "aapr"),
            // There is no seat left: who is refused still waits.
            (approve(&[2]), "NotEnoughLicenses E3", "aapr"),
            (approve_with(&[2], "E1-SWAY"), "", "aaar"),
        ],
    );
    let held = |name: &str| {
        set_text(
            &world.tenant,
            world.tenant.licenses(world.places(name)[0]).unwrap(),
        )
    };
    assert_eq!((held("a").as_str(), held("c").as_str()), ("E3", "E1-SWAY"));
    assert_eq!(held("nowhere"), "");

    walk(
        "each as far as it can be",
        asked(),
        &[
            (
                approve(&[0, 1, 2, 3]),
                "NotEnoughLicenses E3 & UsageLocationMissing",
                "aapp",
            ),
            (day(364), "", "aapp"),
            (reject(&[2]), "", "aarp"),
            (day(365), "", "aarp"),
            // After a year it is no longer kept, and can be asked again.
            (reject(&[3]), "", "aarp"),
            (request("nowhere", "Visio"), "", "aarpp"),
        ],
    );
    for role in Role::ALL {
        let may = matches!(role, Role::Global | Role::License | Role::User);
        let ask = decide_both(&[0], &[1]).by(role);
        let refused = format!("Forbidden {} AssignLicenses", role.as_str());
        let (problem, then) = if may {
            ("", "arpp")
        } else {
            (refused.as_str(), "pppp")
        };
        walk(LR24, asked(), &[(ask, problem, then)]);
    }
}

#[test]
fn by_a_group() {
    let asked = || own().after(request("a", "E3")).after(request("b", "E3"));
    let world = walk(
        "the group is given the product, and the people belong to it",
        asked(),
        &[(approve_by(&[0, 1], "G"), "", "aa"), (process_now(), "", "aa")],
    );
    for name in ["a", "b"] {
        let set = world.tenant.licenses(world.places(name)[0]).unwrap();
        assert_eq!(set_text(&world.tenant, set), "G:E3", "{name}");
    }
    let rule = |group: &mut zetel::domain::Group| {
        group.membership = Membership::Dynamic("user.department -eq \"Sales\"".into());
    };
    type Row = (&'static str, World, Ask, &'static str);
    let rows: [Row; 4] = [
        (
            "a rule decides",
            asked().group_with("H", "", rule),
            approve_by(&[0], "H"),
            "MembershipByRule",
        ),
        (
            "no security group",
            asked().group_with("H", "", |group| group.security_enabled = false),
            approve_by(&[0], "H"),
            "GroupNotEligible",
        ),
        ("no such group", asked(), approve_by(&[0], "H"), "GroupNotFound"),
        (
            "who may assign and not edit groups",
            asked(),
            approve_by(&[0], "G").by(Role::License),
            "Forbidden license EditGroups",
        ),
    ];
    for (name, world, ask, problem) in rows {
        let then = walk(name, world, &[(ask, problem, "pp")]);
        assert!(then.tenant.queue().is_empty(), "all or nothing: {name}");
    }
}

#[test]
fn what_helps() {
    let full = own().after(add("E3").to("a b")).after(request("c", "E3"));
    let clash = own().person("d", "E1").after(request("d", "E3"));
    let place = own().after(request("nowhere", "E3"));
    let claims = own()
        .after(add("E3").to("a b"))
        .after(policies(true, [(ClaimApp::Teams, "E3")]));
    type Row = (&'static str, World, Ask, fn(&FixKind) -> bool);
    let rows: [Row; 6] = [
        ("more seats", full.clone(), approve(&[0]), |kind| {
            matches!(kind, FixKind::BuySeats(_))
        }),
        ("a seat of somebody else", full, approve(&[0]), |kind| {
            matches!(kind, FixKind::FreeSeats { .. })
        }),
        ("the other product goes", clash, approve(&[0]), |kind| {
            matches!(kind, FixKind::Replace { .. })
        }),
        ("a location", place, approve(&[0]), |kind| {
            matches!(kind, FixKind::SetLocation(_))
        }),
        (
            "a seat to claim",
            claims.clone(),
            sign_in("c", ClaimApp::Teams),
            |kind| matches!(kind, FixKind::BuySeats(_)),
        ),
        (
            "another role",
            own().after(request("a", "E3")),
            approve(&[0]).by(Role::Helpdesk),
            |kind| matches!(kind, FixKind::ActAs(_)),
        ),
    ];
    for (name, world, ask, wanted) in rows {
        let command = ask.command(&world);
        let decision = decide(&world.tenant, &ask.actor(), &command);
        let (problem, users) = decision.refusals()[0].clone();
        let fixes = fixes(&world.tenant, &ask.actor(), &command, problem, &users);
        let fix = fixes
            .iter()
            .find(|fix| wanted(&fix.kind))
            .unwrap_or_else(|| panic!("{name}"));
        let then = sound(&world.tenant, &fix.command, &fix.decision).unwrap();
        let open = then
            .self_serve()
            .requests
            .iter()
            .filter(|one| one.is_open(then.clock))
            .count();
        assert_eq!(open, 0, "{name}");
    }
}

#[test]
fn policies_and_who_sets_them() {
    use ClaimApp::{PowerApps, Teams};
    type Row = (&'static str, Ask, &'static str);
    let rows: [Row; 7] = [
        ("one", policies(true, [(Teams, "E3")]), ""),
        (
            "two apps",
            policies(true, [(Teams, "E3 E1"), (PowerApps, "E1")]),
            "",
        ),
        ("four backups", policies(true, [(Teams, "E3 E1 Visio E3 E1")]), ""),
        (
            "five backups",
            policies(true, [(Teams, "E3 E1 Visio E3 E1 Visio")]),
            "TooManyBackups 5 of 4",
        ),
        (
            "one app twice",
            policies(true, [(Teams, "E3"), (Teams, "E1")]),
            "AppHasPolicy teams",
        ),
        (
            "what isn't owned",
            policies(true, [(Teams, "E5")]),
            "SkuNotOwned E5",
        ),
        (
            "a License admin",
            policies(true, [(Teams, "E3")]).by(Role::License),
            "Forbidden license EditAutoClaim",
        ),
    ];
    for (name, ask, problem) in rows {
        walk(&format!("{name} [{AC24}]"), own(), &[(ask, problem, "")]);
    }
}

#[test]
fn what_a_first_sign_in_gives() {
    use ClaimApp::{PowerAutomate, Teams};
    let set = || own().after(policies(true, [(Teams, "E3 E1")]));
    // The world, who signs in to what, what it meets, what they hold then, and whether it is noted.
    type Row = (
        &'static str,
        &'static str,
        World,
        (&'static str, ClaimApp),
        (&'static str, &'static str, bool),
    );
    let rows: [Row; 12] = [
        ("the first product", AC24, set(), ("a", Teams), ("", "E3", true)),
        (
            "the backup",
            AC24,
            set().after(add("E3").to("b c")),
            ("a", Teams),
            ("", "E1", true),
        ),
        (
            "no seat of any",
            OURS,
            set()
                .person("d", "E3")
                .person("e", "E3")
                .person("f", "E1")
                .person("g", "E1"),
            ("a", Teams),
            ("NotEnoughLicenses E3", "", false),
        ),
        (
            "who has the app already",
            AC24,
            set().person("d", "E1"),
            ("d", Teams),
            ("", "E1", true),
        ),
        (
            "who has it switched off",
            OURS,
            set().person("d", "E3-TEAMS1"),
            ("d", Teams),
            ("", "E3-TEAMS1", true),
        ),
        ("another app", AC24, set(), ("a", PowerAutomate), ("", "", true)),
        (
            "the setting is off",
            AC24,
            own().after(policies(false, [(Teams, "E3")])),
            ("a", Teams),
            ("", "", true),
        ),
        ("no policy", OURS, own(), ("a", Teams), ("", "", true)),
        (
            "an edition without it",
            OURS,
            set().edition(EditionId::Worldwide2020),
            ("a", Teams),
            ("", "", true),
        ),
        (
            "nowhere",
            OURS,
            set(),
            ("nowhere", Teams),
            ("UsageLocationMissing", "", false),
        ),
        (
            "blocked",
            OURS,
            set().blocked("d", ""),
            ("d", Teams),
            ("SignInBlocked", "", false),
        ),
        (
            "with services off",
            AC24,
            own().after(policies(true, [(Teams, "E3-SWAY")])),
            ("a", Teams),
            ("", "E3-SWAY", true),
        ),
    ];
    for (name, source, world, (who, app), (problem, holds, noted)) in rows {
        let ask = sign_in(who, app);
        let then = walk(&format!("{name} [{source}]"), world, &[(ask, problem, "")]);
        let user = then.places(who)[0];
        let set = set_text(&then.tenant, then.tenant.licenses(user).unwrap());
        assert_eq!(set, holds, "{name} [{source}]");
        assert_eq!(
            then.tenant.self_serve().has_signed_in(user, app),
            noted,
            "{name} [{source}]"
        );
        if noted {
            // The second time is not the first; and what was claimed stays when the setting is turned off.
            let again = then.after(policies(false, [])).after(sign_in(who, app));
            assert_eq!(again.tenant.self_serve().sign_ins.len(), 1, "{name}");
            let set = set_text(&again.tenant, again.tenant.licenses(user).unwrap());
            assert_eq!(set, holds, "{name} [{source}]");
        }
    }
}
