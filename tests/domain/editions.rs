//! What the editions after 2020 change in the rules, and what they don't: users and groups together, the same requests by
//! other words, and who may assign to groups (DOMAIN 1.11).

use zetel::catalog::{EditionId, RuleProfile};
use zetel::domain::{decide, may, ChangeTogether, Command, Permission, Role};

use crate::support::*;

/// Users and groups from one list.
fn together(users: Ask, groups: Ask) -> Ask {
    command(move |world| match groups.command(world) {
        Command::ChangeGroups(groups) => Command::ChangeTogether(Box::new(ChangeTogether {
            users: users.change(world),
            groups,
        })),
        _ => panic!("not a change of groups"),
    })
}

fn own() -> World {
    let mut world = tenant().owns("E1 E3 Visio", 40);
    for number in 1..=24 {
        world = world.person(&format!("p{number}"), "");
    }
    for number in 1..=6 {
        world = world.group(&format!("G{number}"), "p24");
    }
    world.edition(EditionId::Worldwide2026)
}

#[test]
fn users_and_groups_in_one_list() {
    let source = "DOMAIN 1.11: at most 20 together";
    let ask = |users: &str, groups: &str| {
        together(add("E3").to(users).on_licenses(), give_on_licenses(groups, "E3"))
    };
    check_stories([
        story("14 users and 6 groups", source, own())
            .does(ask("p1..p14", "G1 G2 G3 G4 G5 G6"))
            .holds("p1 p14", "E3")
            .holds("p24", "")
            .does(process_now())
            .seats("E3", 15),
        story("15 users and 6 groups are one too many", source, own())
            .meets(ask("p1..p15", "G1 G2 G3 G4 G5 G6"), "TooManyTogether 21 of 20")
            .holds("p1 p15", "")
            .does(process_now())
            .seats("E3", 0),
        story("20 users alone", source, own())
            .does(ask("p1..p20", ""))
            .seats("E3", 20),
        story("21 users alone", source, own())
            .meets(ask("p1..p21", ""), "TooManyTogether 21 of 20")
            .seats("E3", 0),
        story(
            "each goes as far as it can",
            "ours: as they would alone",
            own().person("a", "E1"),
        )
        .meets(ask("a p1", "G1"), "ConflictingServicePlans E1.EXCHANGE_S_STANDARD* x E3.EXCHANGE_S_ENTERPRISE, E1.SHAREPOINTSTANDARD* x E3.SHAREPOINTENTERPRISE")
        .holds("a", "E1")
        .holds("p1", "E3")
        .does(process_now())
        .holds("p24", "G1:E3"),
        story(
            "a Groups admin serves the groups and is refused for the users",
            "DOMAIN section 4",
            own(),
        )
        .meets(
            ask("p1", "G1").by(Role::Groups),
            "Forbidden groups AssignLicenses",
        )
        .holds("p1", "")
        .does(process_now())
        .holds("p24", "G1:E3"),
        story("taken from both", source, own().person("a", "E3"))
            .does(give_on_licenses("G1", "E3"))
            .does(process_now())
            .does(command(|world| {
                let users = remove("E3").to("a").on_licenses().change(world);
                let Command::ChangeGroups(groups) = take("G1", "E3").command(world) else {
                    panic!("not a change of groups");
                };
                Command::ChangeTogether(Box::new(ChangeTogether { users, groups }))
            }))
            .does(process_now())
            .holds("a p24", "")
            .seats("E3", 0),
    ]);
}

/// *Add* and *Assign more*, *Remove all* and *Unassign all*: the same commands, decided the same in every edition.
#[test]
fn the_same_request_in_every_edition() {
    let asks = [
        add("E3 Visio").to("a b c"),
        replace_all("E3").to("a b c"),
        // What the box of 2020 and the choice of 2023 both ask for.
        replace_all("").to("a b c"),
    ];
    for ask in asks {
        let mut first = None;
        for edition in EditionId::ALL {
            let world = tenant()
                .owns("E1 E3 Visio", 9)
                .person("a", "")
                .person("b", "Visio")
                .person("c", "Visio")
                .group("G", "c")
                .after(give("G", "E1"))
                .after(process_now())
                .edition(edition);
            let decision = decide(&world.tenant, &ask.actor(), &ask.command(&world));
            let same = first.get_or_insert_with(|| decision.clone());
            assert_eq!(*same, decision, "{edition}");
        }
    }
    check_stories([story(
        "what comes from a group stays when everything direct is unassigned",
        "DOMAIN 1.11",
        tenant()
            .owns("E1 Visio", 9)
            .person("a", "Visio")
            .group("G", "a")
            .after(give("G", "E1"))
            .after(process_now())
            .edition(EditionId::Worldwide2025),
    )
    .does(replace_all("").to("a"))
    .holds("a", "G:E1")
    .seats("Visio", 0)]);
}

#[test]
fn groups_admins_by_edition() {
    let mut world = tenant().owns("E3", 9).person("a", "").group("G", "a");
    for (edition, allowed) in [
        (EditionId::Worldwide2020, false),
        (EditionId::Vianet2020, false),
        (EditionId::Germany2020, false),
        (EditionId::Worldwide2025, false),
        (EditionId::Worldwide2026, true),
    ] {
        world = world.edition(edition);
        let right = Permission::AssignGroupLicenses;
        assert_eq!(may(&world.tenant, Role::Groups, right), allowed, "{edition}");
        let ask = give("G", "E3").by(Role::Groups);
        let decision = decide(&world.tenant, &ask.actor(), &ask.command(&world));
        assert_eq!(!decision.has_refusals(), allowed, "{edition}");
        assert!(
            !may(&world.tenant, Role::Groups, Permission::AssignLicenses),
            "{edition}"
        );
    }
}

/// A tenant may change its edition at any moment; nothing but the edition and its rules changes.
#[test]
fn another_edition_keeps_everything() {
    let world = tenant()
        .owns("E3 Visio", 9)
        .person("a", "E3")
        .person("b", "")
        .group("G", "a b")
        .after(give("G", "Visio"));
    for edition in EditionId::ALL {
        let ask = configure(edition, RuleProfile::Current2025);
        let command = ask.command(&world);
        let decision = decide(&world.tenant, &ask.actor(), &command);
        let mut then = sound(&world.tenant, &command, &decision).unwrap();
        assert_eq!((then.edition, then.rules), (edition, RuleProfile::Current2025));
        (then.edition, then.rules) = (world.tenant.edition, world.tenant.rules);
        assert!(then == world.tenant, "{edition}");
    }
}
