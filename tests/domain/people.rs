//! Adding people, deleting them and bringing them back (DOMAIN 1.7 N1, N2, K1 and 5.6).

use std::sync::Arc;

use zetel::domain::{
    decide, evolve, fixes, password_fault, people_problems, Actor, AddUsers, Command, Contact, Decision,
    Domain, Field, FixKind, Grant, Held, Outcome, PasswordFault, PlanSet, Profile, Role, Tenant, Time,
    UserId, UserIx,
};

use crate::support::{country, made_up, problem_text, set_text, sku, sound, tenant, World};

const GLOBAL: Actor = Actor { role: Role::Global };

fn world() -> World {
    let mut world = tenant()
        .owns("E3 E1 Visio", 2)
        .person("ann", "E3")
        .deleted("dirk", "E3");
    world.tenant.organization.domains.push(Domain {
        name: Arc::from("contoso.example"),
        is_default: true,
    });
    world
}

fn somebody(alias: &str) -> Profile {
    let id = UserId(made_up(7, alias));
    Profile::new(id, alias, &format!("{alias}@contoso.example"))
}

fn adding(people: Vec<Profile>, products: &str, location: Option<&str>) -> AddUsers {
    let grant = |name| Grant {
        sku: sku(name),
        disabled_plans: PlanSet::default(),
        held: Held::Keep,
    };
    AddUsers {
        users: people.into_iter().map(Arc::new).collect(),
        usage_location: location.map(country),
        add: products.split_whitespace().map(grant).collect(),
        limit: None,
    }
}

fn outcome(tenant: &Tenant, decision: &Decision, outcome: Outcome) -> String {
    let why = || problem_text(tenant, decision.problem(outcome).unwrap());
    match outcome {
        Outcome::Changed(_) => {
            let way = decision.transition(outcome).unwrap();
            let (from, to) = (set_text(tenant, &way.from), set_text(tenant, &way.to));
            match (way.from.is_empty(), way.to.is_empty()) {
                (_, false) => to,
                (false, true) => format!("lost {from}"),
                (true, true) => "nothing".to_owned(),
            }
        }
        Outcome::Done => "added".to_owned(),
        Outcome::Failed { .. } => match &decision.transition(outcome).unwrap().to {
            nothing if nothing.is_empty() => format!("added, but {}", why()),
            some => format!("added with {}, but {}", set_text(tenant, some), why()),
        },
        Outcome::Refused(_) => why(),
        other => format!("{other:?}"),
    }
}

fn outcomes(tenant: &Tenant, actor: Actor, add: &AddUsers) -> Vec<String> {
    let command = Command::AddUsers(add.clone());
    let decision = decide(tenant, &actor, &command);
    sound(tenant, &command, &decision).unwrap();
    let all = decision.outcomes.iter();
    all.map(|(_, o)| outcome(tenant, &decision, *o)).collect()
}

/// Each row adds one person and says what becomes of them.
#[test]
fn one_person_is_added_or_refused() {
    let long = |n: usize| "x".repeat(n);
    let named = |name: &str| Profile::new(UserId(made_up(7, "new")), name, "new@contoso.example");
    let address = |text: &str| Profile::new(UserId(made_up(7, "new")), "New", text);
    let in_city = |n: usize| Profile {
        contact: Some(Arc::new(Contact {
            city: Some(Arc::from(long(n))),
            ..Contact::default()
        })),
        ..named("New")
    };
    let cases: Vec<(&str, Profile, &str, Option<&str>, &str)> = vec![
        ("nothing to give", somebody("new"), "", None, "added"),
        ("a product", somebody("new"), "E3", Some("NL"), "E3"),
        (
            "two products",
            somebody("new"),
            "E3 Visio",
            Some("NL"),
            "E3 Visio",
        ),
        ("no location", somebody("new"), "E3", None, "UsageLocationMissing"),
        (
            "no display name",
            named(" "),
            "",
            None,
            "InvalidUser DisplayName Missing",
        ),
        ("256 letters (5.6)", named(&long(256)), "", None, "added"),
        (
            "257 letters (5.6)",
            named(&long(257)),
            "",
            None,
            "InvalidUser DisplayName TooLong { max: 256 }",
        ),
        ("a city of 128 (5.6)", in_city(128), "", None, "added"),
        (
            "a city of 129 (5.6)",
            in_city(129),
            "",
            None,
            "InvalidUser City TooLong { max: 128 }",
        ),
        (
            "no username",
            address(""),
            "",
            None,
            "InvalidUser UserName Missing",
        ),
        (
            "no at sign",
            address("new"),
            "",
            None,
            "InvalidUser UserName NotAnAddress",
        ),
        (
            "a blank in it",
            address("n w@contoso.example"),
            "",
            None,
            "InvalidUser UserName NotAnAddress",
        ),
        (
            "a dot at its end",
            address("new.@contoso.example"),
            "",
            None,
            "InvalidUser UserName NotAnAddress",
        ),
        (
            "an alias of 51 (5.6)",
            address(&format!("{}@contoso.example", long(51))),
            "",
            None,
            "InvalidUser UserName TooLong { max: 50 }",
        ),
        (
            "another's domain",
            address("new@fabrikam.example"),
            "",
            None,
            "DomainNotVerified fabrikam.example",
        ),
        (
            "an address in use",
            address("Ann@Contoso.example"),
            "",
            None,
            "UserNameTaken Ann@Contoso.example",
        ),
        (
            "the address of somebody deleted",
            somebody("dirk"),
            "",
            None,
            "added",
        ),
        (
            "a product that isn't owned",
            somebody("new"),
            "EMS",
            Some("NL"),
            "SkuNotOwned EMS",
        ),
    ];
    for (name, profile, products, location, wanted) in cases {
        let world = world();
        let add = adding(vec![profile], products, location);
        let got = outcomes(&world.tenant, GLOBAL, &add);
        assert_eq!(got, [wanted], "{name}");
    }
}

/// The add-user wizard, step 2: with no seats left somebody is still added.
#[test]
fn people_come_one_by_one_until_seats_run_out() {
    let world = world();
    let people = vec![somebody("a"), somebody("b"), somebody("A"), somebody("c")];
    let add = adding(people, "E3", Some("NL"));
    let got = outcomes(&world.tenant, GLOBAL, &add);
    let full = "added, but NotEnoughLicenses E3";
    assert_eq!(got, ["E3", full, "UserNameTaken A@contoso.example", full]);
    let decision = decide(&world.tenant, &GLOBAL, &Command::AddUsers(add));
    let mut after = world.tenant.clone();
    decision.events.iter().for_each(|event| evolve(&mut after, event));
    assert_eq!(after.places(), world.tenant.places() + 3);
    let last = after.user(UserIx(4)).unwrap();
    assert_eq!(
        (&*last.profile.display_name, last.usage_location),
        ("c", Some(country("NL")))
    );
}

/// Of several products, only those without seats are left out, whoever has them by then.
#[test]
fn only_what_has_no_seats_is_left_out() {
    let cases: [(&str, &[&str]); 4] = [
        (
            "E3 Visio",
            &[
                "E3 Visio",
                "added with Visio, but NotEnoughLicenses E3",
                "added, but NotEnoughLicenses E3 Visio",
            ],
        ),
        (
            "Visio E1",
            &["E1 Visio", "E1 Visio", "added, but NotEnoughLicenses E1 Visio"],
        ),
        ("Visio", &["Visio", "Visio", "added, but NotEnoughLicenses Visio"]),
        ("", &["added", "added", "added"]),
    ];
    for (products, wanted) in cases {
        let world = world();
        let people = ["a", "b", "c"].map(somebody).into();
        let add = adding(people, products, Some("NL"));
        assert_eq!(outcomes(&world.tenant, GLOBAL, &add), wanted, "{products}");
    }
}

/// The longest that each field may be (5.6), and one character more.
#[test]
fn every_field_has_its_length() {
    type Set = fn(&mut Profile, Arc<str>);
    fn contact(profile: &mut Profile) -> &mut Contact {
        Arc::make_mut(profile.contact.get_or_insert_default())
    }
    let cases: [(Field, usize, Set); 14] = [
        (Field::FirstName, 64, |p, text| p.given_name = Some(text)),
        (Field::LastName, 64, |p, text| p.surname = Some(text)),
        (Field::DisplayName, 256, |p, text| p.display_name = text),
        (Field::JobTitle, 64, |p, text| contact(p).job_title = Some(text)),
        (Field::Department, 64, |p, text| p.department = Some(text)),
        (Field::OfficeNumber, 128, |p, text| contact(p).office = Some(text)),
        (Field::OfficePhone, 64, |p, text| {
            contact(p).office_phone = Some(text)
        }),
        (Field::MobilePhone, 64, |p, text| {
            contact(p).mobile_phone = Some(text)
        }),
        (Field::Fax, 64, |p, text| contact(p).fax = Some(text)),
        (Field::Address, 1023, |p, text| {
            contact(p).street_address = Some(text)
        }),
        (Field::City, 128, |p, text| contact(p).city = Some(text)),
        (Field::State, 128, |p, text| contact(p).state = Some(text)),
        (Field::PostalCode, 40, |p, text| {
            contact(p).postal_code = Some(text)
        }),
        (Field::Country, 128, |p, text| contact(p).country = Some(text)),
    ];
    for (field, most, set) in cases {
        for (length, wanted) in [
            (most, "added".to_owned()),
            (
                most + 1,
                format!("InvalidUser {field:?} TooLong {{ max: {most} }}"),
            ),
        ] {
            let mut profile = somebody("new");
            // Characters count, not bytes.
            set(&mut profile, Arc::from("é".repeat(length)));
            let got = outcomes(&world().tenant, GLOBAL, &adding(vec![profile], "", None));
            assert_eq!(got, [wanted], "{field:?} {length}");
        }
    }
}

/// Each row is a username and what is wrong with it.
#[test]
fn usernames_are_addresses_of_the_organization() {
    let at = "@contoso.example";
    let no_address = "InvalidUser UserName NotAnAddress";
    let letters = |n: usize| "x".repeat(n);
    let long_domain = format!("a@{}.example", letters(41));
    let cases = [
        (format!("Anna.de-Vries_2{at}"), "added"),
        (format!("o'brien!#^~{at}"), "added"),
        (format!("{}{at}", letters(50)), "added"),
        (
            format!("{}{at}", letters(51)),
            "InvalidUser UserName TooLong { max: 50 }",
        ),
        (
            format!("{}{at}", letters(80)),
            "InvalidUser UserName TooLong { max: 79 }",
        ),
        (long_domain, "InvalidUser UserName TooLong { max: 48 }"),
        ("   ".to_owned(), "InvalidUser UserName Missing"),
        (at.to_owned(), no_address),
        (format!("a b{at}"), no_address),
        (format!(".a{at}"), no_address),
        (format!("a.{at}"), no_address),
        (format!("ren\u{e9}e{at}"), no_address),
        (format!("a/b{at}"), no_address),
        (format!("a,b{at}"), no_address),
        (format!("a\"b{at}"), no_address),
        (format!("a@b{at}"), "DomainNotVerified b@contoso.example"),
        ("a@".to_owned(), "DomainNotVerified "),
    ];
    for (address, wanted) in cases {
        let profile = Profile::new(UserId(made_up(7, "new")), "New", &address);
        let got = outcomes(&world().tenant, GLOBAL, &adding(vec![profile], "", None));
        assert_eq!(got, [wanted], "{address}");
    }
}

/// A form or a list hears everything at once, and what it hears first is what the engine would refuse.
#[test]
fn everything_wrong_is_told_at_once() {
    let world = world();
    let new = |name: &str, address: &str| Arc::new(Profile::new(UserId(made_up(7, address)), name, address));
    let long = "x".repeat(300);
    let people = [
        new("", ""),
        new(&long, "n w@contoso.example"),
        new("Ann", "ANN@contoso.example"),
        new("Bea", "bea@contoso.example"),
        new("", "Bea@Contoso.Example"),
        new("Dirk", "dirk@contoso.example"),
    ];
    let told: Vec<Vec<String>> = people_problems(&world.tenant, &people)
        .iter()
        .map(|problems| problems.iter().map(|p| problem_text(&world.tenant, p)).collect())
        .collect();
    assert_eq!(
        told,
        [
            vec!["InvalidUser UserName Missing", "InvalidUser DisplayName Missing"],
            vec![
                "InvalidUser DisplayName TooLong { max: 256 }",
                "InvalidUser UserName NotAnAddress"
            ],
            vec!["UserNameTaken ANN@contoso.example"],
            vec![],
            vec![
                "InvalidUser DisplayName Missing",
                "UserNameTaken Bea@Contoso.Example"
            ],
            vec![],
        ]
    );
    for (profile, told) in people.iter().zip(&told).take(4) {
        let got = outcomes(
            &world.tenant,
            GLOBAL,
            &adding(vec![(**profile).clone()], "", None),
        );
        assert_eq!(got.first(), Some(told.first().unwrap_or(&"added".to_owned())));
    }
}

/// Each row is a password and what is wrong with it.
#[test]
fn passwords_are_strong() {
    let cases = [
        ("Ab1!xyz", Some(PasswordFault::Length)),
        ("Ab1!xyzw", None),
        ("Ab1!xyzwAb1!xyzw", None),
        ("Ab1!xyzwAb1!xyzwA", Some(PasswordFault::Length)),
        ("abcdefgh", Some(PasswordFault::Kinds)),
        ("abcdefg1", Some(PasswordFault::Kinds)),
        ("Abcdefg1", None),
        ("abcdef1!", None),
        ("Ab1! xyz", Some(PasswordFault::Character)),
        ("\u{c1}bcdefg1", Some(PasswordFault::Character)),
        ("", Some(PasswordFault::Length)),
    ];
    for (password, wanted) in cases {
        assert_eq!(password_fault(password), wanted, "{password}");
    }
}

/// Who meets a clash between products leaves one of them out.
#[test]
fn what_clashes_can_be_left_out() {
    let world = world();
    let add = adding(vec![somebody("new")], "E1 E3", Some("NL"));
    let command = Command::AddUsers(add);
    let decision = decide(&world.tenant, &GLOBAL, &command);
    let problem = decision.problems.first().unwrap();
    let ways = fixes(&world.tenant, &GLOBAL, &command, problem, &[]);
    let kinds: Vec<_> = ways.into_iter().map(|fix| fix.kind).collect();
    assert_eq!(
        kinds,
        [
            FixKind::LeaveOut(vec![sku("E1")]),
            FixKind::LeaveOut(vec![sku("E3")])
        ]
    );
}

#[test]
fn lists_have_a_limit_and_roles_a_say() {
    let world = world();
    let many: Vec<Profile> = (0..251).map(|n| somebody(&format!("n{n}"))).collect();
    let mut add = adding(many, "", None);
    add.limit = Some(250);
    assert!(outcomes(&world.tenant, GLOBAL, &add)
        .iter()
        .all(|o| o == "TooManyUsers 251 of 250"));
    for role in Role::ALL {
        let got = outcomes(
            &world.tenant,
            Actor { role },
            &adding(vec![somebody("new")], "", None),
        );
        let may = matches!(role, Role::Global | Role::User);
        assert_eq!(got[0] == "added", may, "{role:?} {got:?}");
    }
}

/// D: the license of somebody deleted is free at once; the account can be restored for 30 days.
#[test]
fn deleted_people_free_their_seats_and_come_back() {
    let mut world = world().person("bea", "E3 Visio").person("cem", "");
    let (bea, cem) = (UserIx(2), UserIx(3));
    assert_eq!(world.tenant.seats(sku("E3")).available(), 0);
    let run = |tenant: &mut Tenant, command: Command| {
        let decision = decide(tenant, &GLOBAL, &command);
        sound(tenant, &command, &decision).unwrap();
        decision.events.iter().for_each(|event| evolve(tenant, event));
        let all = decision.outcomes.iter();
        all.map(|(_, o)| outcome(tenant, &decision, *o))
            .collect::<Vec<_>>()
    };
    let tenant = &mut world.tenant;
    let users = vec![bea, cem, bea];
    assert_eq!(
        run(tenant, Command::DeleteUsers { users: users.clone() }),
        ["lost E3 Visio", "nothing"]
    );
    assert_eq!(
        run(tenant, Command::DeleteUsers { users }),
        ["UserNotFound", "UserNotFound"]
    );
    assert_eq!(tenant.seats(sku("E3")).available(), 1);
    let before = tenant.clone();
    let restore = Command::RestoreUsers { users: vec![bea] };
    assert_eq!(run(tenant, restore.clone()), ["E3 Visio"]);
    assert_eq!(tenant.seats(sku("E3")).available(), 0);
    // Somebody else has the seat by then: Visio comes back, E3 does not.
    *tenant = before.clone();
    let add = adding(vec![somebody("new")], "E3", Some("NL"));
    run(tenant, Command::AddUsers(add));
    assert_eq!(
        run(tenant, restore.clone()),
        ["added with Visio, but NotEnoughLicenses E3"]
    );
    assert_eq!(set_text(tenant, tenant.licenses(bea).unwrap()), "Visio");
    // 30 days, not 31.
    for (days, wanted) in [(30, "E3 Visio"), (31, "RestoreExpired")] {
        *tenant = before.clone();
        tenant.clock = Time(0).plus_days(days);
        assert_eq!(run(tenant, restore.clone()), [wanted], "{days}");
    }
    // Somebody else has the address by then.
    *tenant = before;
    run(tenant, Command::AddUsers(adding(vec![somebody("bea")], "", None)));
    assert_eq!(run(tenant, restore), ["UserNameTaken bea@contoso.example"]);
}
