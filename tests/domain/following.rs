//! Groups follow people: rules let them in and out when what they name changes, and who comes back is looked at anew.

use std::sync::Arc;

use zetel::domain::{
    decide, evolve, preview, revert, Actor, AddUsers, Command, Domain, Membership, MembershipRule,
    ProcessingState, Profile, Time, UserId,
};

use crate::support::*;

fn ruled(rule: &'static str) -> impl FnOnce(&mut zetel::domain::Group) {
    move |group| group.membership = Membership::Dynamic(Arc::from(rule))
}

fn delete_users(names: &'static str) -> Ask {
    command(move |world| Command::DeleteUsers {
        users: world.places(names),
    })
}

fn restore(names: &'static str) -> Ask {
    command(move |world| Command::RestoreUsers {
        users: world.places(names),
    })
}

fn newcomer(department: &'static str, code: &'static str) -> Ask {
    command(move |_| {
        let id = UserId(made_up(7, "new"));
        let mut profile = Profile::new(id, "new", "new@contoso.example");
        profile.department = Some(Arc::from(department));
        Command::AddUsers(AddUsers {
            users: vec![Arc::new(profile)],
            usage_location: Some(country(code)),
            add: Vec::new(),
            limit: None,
        })
    })
}

/// Each row is a rule as it is written, and whether it holds for somebody in Sales, in NL, a member.
#[test]
fn rules_compare_without_case() {
    let cases = [
        ("user.department -eq \"Sales\"", Some(true)),
        ("user.department -eq \"sales\"", Some(true)),
        ("(user.Department -EQ \"SALES\")", Some(true)),
        ("user.department  -eq   \"Sales\"", Some(true)),
        ("user.department -eq \"Sale\"", Some(false)),
        ("user.usageLocation -eq \"nl\"", Some(true)),
        ("USER.USAGELOCATION -eq \"NL\"", Some(true)),
        ("user.usageLocation -eq \"be\"", Some(false)),
        ("user.userType -eq \"MEMBER\"", Some(true)),
        ("user.userType -eq \"guest\"", Some(false)),
        ("user.department -ne \"Sales\"", None),
        ("user.city -eq \"Delft\"", None),
        ("user.department", None),
    ];
    let mut profile = Profile::new(UserId(made_up(7, "a")), "a", "a@contoso.example");
    profile.department = Some(Arc::from("Sales"));
    for (text, wanted) in cases {
        let rule = MembershipRule::parse(text);
        let got = rule.map(|rule| rule.matches(&profile, Some(country("NL"))));
        assert_eq!(got, wanted, "{text}");
    }
    profile.department = Some(Arc::from("CAF\u{c9} \"Zuid\""));
    let rule = MembershipRule::parse("user.department -eq \"Caf\u{e9} zuid\"").unwrap();
    assert!(
        rule.matches(&profile, None),
        "other letters than ASCII, and quotation marks"
    );
}

fn dutch() -> World {
    let mut world = tenant()
        .owns("E1 E3 Visio", 9)
        .of("Sales", "a", "")
        .of("HR", "b", "@BE")
        .of("Sales", "c", "@-")
        .group_with("Holland", "a", ruled("user.usageLocation -eq \"nl\""))
        .group_with("Sales", "a c", ruled("user.department -eq \"SALES\""))
        .group_with("Odd", "a", ruled("user.city -contains \"Delft\""))
        .after(give("Holland", "E3"))
        .after(process_now());
    world.tenant.organization.domains.push(Domain {
        name: Arc::from("contoso.example"),
        is_default: true,
    });
    world
}

#[test]
fn a_rule_is_followed_when_what_it_names_changes() {
    let source = "DOMAIN 1.8 dynamic groups; processing is asynchronous";
    let done = ProcessingState::ProcessingComplete;
    check_stories([
        story("who moves away leaves, when the turn comes", source, dutch())
            .holds("a", "Holland:E3")
            .does(locate("BE").to("a"))
            .members("Holland", "a")
            .holds("a", "Holland:E3")
            .state("Holland", ProcessingState::ProcessingInProgress)
            .state("Sales", done)
            .state("Odd", done)
            .does(process_now())
            .members("Holland", "")
            .holds("a", "")
            .seats("E3", 0)
            .state("Holland", done),
        story("who moves in joins", source, dutch())
            .does(locate("NL").to("b c"))
            .does(process_now())
            .members("Holland", "a b c")
            .holds("a b c", "Holland:E3"),
        story("together with licenses", source, dutch())
            .does(add("Visio").and_locate("NL").to("b"))
            .holds("b", "Visio")
            .does(process_now())
            .holds("b", "Visio Holland:E3"),
        story("there and back before the turn", source, dutch())
            .does(locate("BE").to("a"))
            .does(locate("NL").to("a"))
            .does(process_now())
            .members("Holland", "a")
            .holds("a", "Holland:E3"),
        story(
            "to where another rule counts nobody: nothing waits",
            source,
            dutch(),
        )
        .does(locate("DE").to("b"))
        .state("Holland", done),
        story("a newcomer", source, dutch())
            .does(newcomer("sales", "NL"))
            .state("Holland", ProcessingState::ProcessingInProgress)
            .state("Sales", ProcessingState::QueuedForProcessing)
            .does(process_now())
            .seats("E3", 2),
        story("a newcomer elsewhere", source, dutch())
            .does(newcomer("HR", "DE"))
            .state("Holland", done)
            .state("Sales", done),
        story("somebody deleted leaves, and comes back in", source, dutch())
            .does(delete_users("a"))
            .seats("E3", 0)
            .does(process_now())
            .members("Holland", "")
            .members("Sales", "c")
            .does(restore("a"))
            .holds("a", "")
            .does(process_now())
            .members("Holland", "a")
            .members("Sales", "a c")
            .holds("a", "Holland:E3"),
        story("no seat for who moves in", source, {
            let world = tenant().owns("E3", 1).person("a", "").person("b", "@BE");
            let world = world.group_with("H", "a", ruled("user.usageLocation -eq \"NL\""));
            world.after(give("H", "E3")).after(process_now())
        })
        .does(locate("NL").to("b"))
        .meets(process_now(), "NotEnoughLicenses E3")
        .members("H", "a b")
        .holds("b", "H:E3!count"),
    ]);
}

#[test]
fn who_comes_back_has_what_their_groups_give_now() {
    let source = "DOMAIN 1.7 K1; 1.8: membership and licenses of groups are evaluated anew";
    let world = || {
        tenant()
            .owns("E1 E3 Visio", 2)
            .person("a", "Visio")
            .person("b", "")
            .group("G", "a")
            .group("H", "")
            .after(give("G", "E3"))
            .after(process_now())
            .after(delete_users("a"))
    };
    let done = ProcessingState::ProcessingComplete;
    check_stories([
        story("nothing changed meanwhile", source, world())
            .does(restore("a"))
            .holds("a", "Visio G:E3")
            .seats("E3", 1)
            .state("G", done),
        story("the group gave it up", source, world())
            .does(take("G", "E3"))
            .does(process_now())
            .does(restore("a"))
            .holds("a", "Visio")
            .seats("E3", 0)
            .state("G", done),
        story("the group gives something else", source, world())
            .does(swap("G", "E3", "E1"))
            .does(process_now())
            .does(restore("a"))
            .holds("a", "Visio")
            .does(process_now())
            .holds("a", "Visio G:E1"),
        story("the group gives more, and other services", source, world())
            .does(set("G", "E3-SWAY Visio"))
            .does(process_now())
            .does(restore("a"))
            .holds("a", "Visio G:E3")
            .does(process_now())
            .holds("a", "Visio G:E3-SWAY G:Visio"),
        story("they were taken out of the group", source, world())
            .does(leave("G", "a"))
            .does(process_now())
            .does(restore("a"))
            .holds("a", "Visio")
            .seats("E3", 0),
        story("the group is gone", source, world())
            .does(take("G", "E3"))
            .does(delete("G"))
            .does(process_now())
            .does(restore("a"))
            .holds("a", "Visio"),
        story(
            "what comes back finds no seat, and is tried again",
            source,
            world(),
        )
        .does(add("E3").to("b"))
        .does(quantity(2, 1))
        .meets(restore("a"), "NotEnoughLicenses E3")
        .holds("a", "Visio G:E3!count")
        .state("G", ProcessingState::ProcessingInProgress)
        .does(remove("E3").to("b"))
        .does(process_now())
        .holds("a", "Visio G:E3"),
    ]);
}

/// What a change of people means for groups is foreseen, and taken back whole.
#[test]
fn foreseen_and_taken_back() {
    let world = dutch();
    let cases = [
        locate("BE").to("a"),
        locate("NL").to("b c"),
        newcomer("Sales", "NL"),
        delete_users("a"),
    ];
    for ask in cases {
        let command = ask.command(&world);
        let run = |command: &Command, tenant: &mut zetel::domain::Tenant| {
            let decision = decide(tenant, &Actor::default(), command);
            decision.events.iter().for_each(|event| evolve(tenant, event));
            decision.events
        };
        let mut then = world.tenant.clone();
        let mut events = run(&command, &mut then);
        events.extend(run(&Command::ProcessNow, &mut then));
        let mut ahead = world.tenant.clone();
        let foreseen = preview(&ahead, &Actor::default(), &command);
        foreseen.events.iter().for_each(|event| evolve(&mut ahead, event));
        for (ix, _) in then.users() {
            assert_eq!(ahead.licenses(ix), then.licenses(ix));
        }
        revert(&mut then, &events);
        assert_eq!(then, world.tenant);
    }
}

/// Graph puts the id before the user name of somebody deleted.
#[test]
fn the_user_name_comes_back_without_the_id() {
    let mut world = tenant().owns("E3", 2).person("here", "");
    let id = UserId(made_up(7, "gone"));
    let prefix = id.to_string().replace('-', "");
    let cases = [
        (prefix.clone(), true),
        (prefix.to_uppercase(), true),
        (String::new(), true),
        ("0".repeat(32), false),
    ];
    for (prefix, own) in cases {
        let mut tenant = world.tenant.clone();
        let name = format!("{prefix}gone@contoso.example");
        let profile = Arc::new(Profile::new(id, "Gone", &name));
        let gone = tenant
            .add_user(profile, None, &Arc::default(), Some(Time(0)))
            .unwrap();
        let wanted = if own { "gone@contoso.example" } else { &name };
        assert_eq!(&*tenant.user(gone).unwrap().profile.user_principal_name, wanted);
        // Somebody else has it by now.
        let other = Profile::new(UserId(made_up(7, "other")), "Other", "GONE@contoso.example");
        tenant
            .add_user(Arc::new(other), None, &Arc::default(), None)
            .unwrap();
        world.tenant = tenant;
        let back = Command::RestoreUsers { users: vec![gone] };
        let met = decide(&world.tenant, &Actor::default(), &back).problems;
        assert_eq!(met.is_empty(), !own, "{name}: {met:?}");
        world = crate::support::tenant().owns("E3", 2).person("here", "");
    }
    let live = Arc::new(Profile::new(id, "Live", &format!("{prefix}live@contoso.example")));
    let ix = world.tenant.add_user(live, None, &Arc::default(), None).unwrap();
    let name = &world.tenant.user(ix).unwrap().profile.user_principal_name;
    assert!(name.starts_with(&prefix), "only somebody deleted has a prefix");
}
