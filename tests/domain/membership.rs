//! Joining and leaving groups, several sources of one product, and where members are (DOMAIN 1.8, R1, R2).

use std::sync::Arc;

use zetel::domain::{explain, Membership, MembershipRule, ProcessingState, UserType};

use crate::support::*;

fn sales() -> World {
    tenant()
        .owns("E1 E3 Visio", 9)
        .person("a", "")
        .person("b", "")
        .person("c", "")
        .deleted("gone", "")
        .group("G", "a b")
        .group("H", "")
        .after(give("G", "E3"))
        .after(process_now())
}

#[test]
fn joining_and_leaving() {
    let source = "DOMAIN 1.8: members joining get the licenses, leaving lose them";
    check_stories([
        story("joining", source, sales())
            .does(join("G", "c"))
            .members("G", "a b c")
            .holds("c", "")
            .state("G", ProcessingState::ProcessingInProgress)
            .does(process_now())
            .holds("a b c", "G:E3")
            .seats("E3", 3),
        story("leaving", source, sales())
            .does(leave("G", "b"))
            .members("G", "a")
            .holds("b", "G:E3")
            .does(process_now())
            .holds("b", "")
            .seats("E3", 1),
        story("both at once", source, sales())
            .does(members("G", "c", "a b"))
            .does(process_now())
            .members("G", "c")
            .holds("a b", "")
            .holds("c", "G:E3"),
        story("leaving and coming back meanwhile", source, sales())
            .does(leave("G", "b"))
            .does(join("G", "b"))
            .does(process_now())
            .holds("b", "G:E3"),
        story("who is in already, who isn't in, doubles", "ours", sales())
            .does(members("G", "a b", "c"))
            .does(join("G", "c c"))
            .members("G", "a b c"),
        story(
            "who isn't there; the others come",
            "DOMAIN 2.7 order: not found",
            sales(),
        )
        .meets(join("G", "c gone nobody"), "UserNotFound")
        .members("G", "a b c"),
        story("a group that isn't there", "DOMAIN 2.7 order: not found", sales())
            .meets(join("X", "a"), "GroupNotFound"),
        story("a group that gives nothing has nothing to do", "ours", sales())
            .does(join("H", "a"))
            .state("H", ProcessingState::ProcessingComplete),
        story(
            "where a rule decides",
            "DOMAIN 1.8 dynamic groups",
            sales().group_with("D", "a", |g| g.membership = Membership::Dynamic(Arc::from("x"))),
        )
        .meets(join("D", "b"), "MembershipByRule")
        .meets(leave("D", "a"), "MembershipByRule"),
        story("the seat of who leaves goes to who comes", "DOMAIN R1, R5", {
            let world = tenant().owns("E3", 1).person("new", "").person("old", "");
            world
                .group("G", "old")
                .after(give("G", "E3"))
                .after(process_now())
        })
        .does(members("G", "new", "old"))
        .does(process_now())
        .holds("new", "G:E3")
        .holds("old", ""),
    ]);
}

#[test]
fn several_sources() {
    let one_seat = "DOMAIN 1.8: one seat for several sources; R1, R6";
    let union = "DOMAIN R2: the union of services";
    let both = || {
        sales()
            .after(join("H", "a"))
            .after(set("G", "E3-SWAY"))
            .after(give("H", "E3-TEAMS1"))
    };
    check_stories([
        story(
            "two groups give the same at once",
            "DOMAIN 1.8; 2.7 ConcurrencyException: nobody notices",
            both(),
        )
        .does(process_now())
        .holds("a", "G:E3-SWAY H:E3-TEAMS1")
        .seats("E3", 2),
        story("leaving one of them", one_seat, both())
            .does(process_now())
            .does(leave("G", "a"))
            .does(process_now())
            .holds("a", "H:E3-TEAMS1")
            .seats("E3", 2),
        story(
            "one seat is enough",
            one_seat,
            tenant()
                .owns("E3", 1)
                .person("a", "E3-SWAY")
                .group("G", "a")
                .group("H", "a"),
        )
        .does(give("G H", "E3"))
        .does(process_now())
        .holds("a", "E3-SWAY G:E3 H:E3")
        .seats("E3", 1),
        story(
            "direct beside inherited, and each goes on its own",
            "DOMAIN section 9: side by side, one seat",
            sales(),
        )
        .does(add("E3-SWAY").to("a"))
        .holds("a", "E3-SWAY G:E3")
        .seats("E3", 2)
        .does(leave("G", "a"))
        .does(process_now())
        .holds("a", "E3-SWAY")
        .seats("E3", 2)
        .does(join("G", "a"))
        .does(process_now())
        .does(remove("E3").to("a"))
        .holds("a", "G:E3"),
        story(
            "inherited can't be taken",
            "DOMAIN 1.8; 2.7 InheritedLicense",
            sales(),
        )
        .meets(remove("E3").to("a"), "InheritedLicense E3 via G")
        .holds("a", "G:E3"),
    ]);
    let world = both().after(process_now());
    let on = |names: &str, name: &str| explain(&world.tenant, world.places(names)[0], plan(name)).on;
    assert!(on("a", "SWAY") && on("a", "TEAMS1"), "{union}");
    assert!(!on("b", "SWAY") && on("b", "TEAMS1"), "{union}");
}

#[test]
fn a_rule_takes_over() {
    let source = "DOMAIN 1.8: static to dynamic removes all members first";
    let world = || {
        tenant()
            .owns("E3", 9)
            .of("Sales", "a", "")
            .of("HR", "b", "@BE")
            .of("Sales", "c", "")
            .guest("guest", "@BE")
            .deleted("gone", "")
            .group("G", "a b")
            .after(give("G", "E3"))
            .after(process_now())
    };
    let department = |name: &str| MembershipRule::Department(Arc::from(name));
    let becomes = |name, rule, names| {
        story(name, source, world())
            .does(dynamic("G", rule))
            .members("G", "")
            .holds("a b", "G:E3")
            .does(process_now())
            .holds("a b c guest", "")
            .members("G", names)
            .seats("E3", 0)
            .does(process_now())
            .holds(names, "G:E3")
            .state("G", ProcessingState::ProcessingComplete)
    };
    check_stories([
        becomes("by department", department("Sales"), "a c"),
        becomes(
            "by location",
            MembershipRule::UsageLocation(country("BE")),
            "b guest",
        ),
        becomes("guests", MembershipRule::UserType(UserType::Guest), "guest"),
        becomes("nobody", department("Nowhere"), ""),
        story("the same rule again", "ours", world())
            .does(dynamic("G", department("Sales")))
            .does(process_now())
            .does(process_now())
            .does(dynamic("G", department("Sales")))
            .members("G", "a c")
            .state("G", ProcessingState::ProcessingComplete),
        story(
            "another rule takes over from a rule: nobody leaves first",
            "ours",
            world(),
        )
        .does(dynamic("G", department("Sales")))
        .does(process_now())
        .does(process_now())
        .does(dynamic("G", department("HR")))
        .members("G", "a c")
        .does(process_now())
        .does(process_now())
        .members("G", "b")
        .holds("a c", "")
        .holds("b", "G:E3"),
    ]);
}

#[test]
fn where_members_are() {
    let inherits = "DOMAIN 1.8: without a location the tenant's is checked; section 9";
    let world = || {
        tenant()
            .owns("E3", 9)
            .prohibits("NL", "SWAY")
            .person("a", "@-")
            .person("b", "@BE")
            .deleted("gone", "")
            .group("G", "a b gone")
    };
    check_stories([
        story("nowhere, in a tenant where it isn't offered", inherits, world())
            .does(give("G", "E3"))
            .meets(process_now(), "ProhibitedInUsageLocation NL E3.SWAY")
            .holds("a", "G:E3!loc")
            .holds("b", "G:E3")
            .holds("gone", ""),
        story("nowhere, in a tenant where it is", inherits, {
            let world = tenant().owns("E3", 9).person("a", "@-");
            world.group("G", "a")
        })
        .does(give("G", "E3"))
        .does(process_now())
        .holds("a", "G:E3")
        .meets(
            grant(zetel::domain::Held::Put, "E3").to("a"),
            "UsageLocationMissing",
        ),
        story("nowhere, in a tenant without a country", inherits, {
            let world = tenant().homeless().owns("E3", 9).person("a", "@-");
            world.group("G", "a")
        })
        .does(give("G", "E3"))
        .does(process_now())
        .holds("a", "G:E3"),
    ]);
}
