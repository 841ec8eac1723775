//! The sample tenants: what the small one shows, and that generated ones are repeatable, unique and valid.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use zetel::catalog::{self, products_with_part_number, CountryCode, RuleProfile, SkuId, Year};
use zetel::domain::{
    decide, Actor, AssignmentError, AssignmentState, ChangeUsers, Command, Grant, Held, LicenseSet, Place,
    PlanSet, Product, Profile, Source, Subscription, SubscriptionId, Tenant, Time, User, UserId, UserIx,
    UserType,
};
use zetel::sandbox::sample::{generate, waterlinie, SampleLanguage};

fn sku(part_number: &str) -> SkuId {
    products_with_part_number(part_number).next().unwrap().sku_id
}

fn active(tenant: &Tenant) -> Vec<(UserIx, &User)> {
    tenant
        .users()
        .filter(|(_, user)| user.deleted.is_none())
        .collect()
}

fn named<'a>(tenant: &'a Tenant, name: &str) -> (UserIx, &'a User, &'a LicenseSet) {
    let (ix, user) = tenant
        .users()
        .find(|(_, user)| &*user.profile.display_name == name)
        .unwrap();
    (ix, user, tenant.licenses(ix).unwrap())
}

/// Monograms of what somebody holds, in the order of the products.
fn holds(set: &LicenseSet) -> Vec<&'static str> {
    catalog::products()
        .filter(|product| set.get(product.sku_id).is_some())
        .map(|product| product.monogram)
        .collect()
}

/// Every distinct set of the tenant, given directly to somebody new with seats to spare, is accepted.
fn every_set_is_valid(tenant: &Tenant, profile: RuleProfile) {
    let mut trial = Tenant::new(
        tenant.organization.clone(),
        tenant.edition,
        profile,
        Time::from_date(2020, 7, 1),
    );
    for (at, product) in tenant.products().enumerate() {
        trial.add_product(Product::in_year(product.sku, Year::Then).unwrap());
        let id = SubscriptionId::from_u128(at as u128);
        trial.add_subscription(Subscription::new(id, product.sku, 10));
    }
    let somebody = Profile::new(UserId::from_u128(1), "Somebody", "somebody@trial.example");
    let ix = trial
        .add_user(Arc::new(somebody), Some(CountryCode::NL), &Arc::default(), None)
        .unwrap();
    for (_, set, _) in tenant.sets().iter() {
        let mut change = ChangeUsers::new(vec![ix], Place::ActiveUsers);
        for license in set.licenses() {
            let plans: Vec<&PlanSet> = license.assignments().iter().map(|a| &a.disabled_plans).collect();
            let off = plans[0]
                .iter()
                .filter(|plan| plans.iter().all(|other| other.contains(*plan)));
            change.add.push(Grant {
                sku: license.sku,
                disabled_plans: off.collect(),
                held: Held::Keep,
            });
        }
        let decision = decide(&trial, &Actor::default(), &Command::ChangeUsers(change));
        assert!(
            !decision.has_refusals(),
            "{profile}: {:?}: {:?}",
            holds(set),
            decision.problems
        );
    }
}

/// Ids and addresses are unique, inherited licenses come from groups with the person in them.
fn is_sound(tenant: &Tenant) {
    let mut ids = HashSet::new();
    let mut addresses = HashSet::new();
    let mut names = 0;
    for (ix, user) in tenant.users() {
        let profile = &user.profile;
        assert!(ids.insert(profile.id));
        assert!(
            addresses.insert(profile.user_principal_name.to_lowercase()),
            "{}",
            profile.user_principal_name
        );
        let (alias, domain) = profile.user_principal_name.split_once('@').unwrap();
        assert!(
            alias
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._".contains(&b)),
            "{alias}"
        );
        assert!(tenant
            .organization
            .domains
            .iter()
            .any(|known| *known.name == *domain));
        assert!(!profile.display_name.is_empty());
        names += usize::from(profile.given_name.is_some());
        assert!(user.usage_location.is_none_or(CountryCode::is_known));
        let set = tenant.licenses(ix).unwrap();
        for license in set.licenses() {
            let known = tenant.product(license.sku).expect("a product the tenant has");
            assert!(
                catalog::product(license.sku).unwrap().classic,
                "{}",
                known.part_number
            );
            for assignment in license.assignments() {
                assert!(assignment.disabled_plans.iter().all(|plan| known.has_plan(plan)));
                match assignment.source {
                    Source::Direct => assert!(user.usage_location.is_some(), "{}", profile.display_name),
                    Source::Group(id) => {
                        let group = tenant.group(id).unwrap();
                        assert!(group.members.binary_search(&ix).is_ok());
                        assert_eq!(group.licenses.get(&license.sku), Some(&assignment.disabled_plans));
                    }
                }
            }
        }
    }
    assert!(names > 0);
    let processed = |group: &&zetel::domain::Group| {
        tenant.processing(group.id) == zetel::domain::ProcessingState::ProcessingComplete
    };
    for group in tenant.groups().filter(processed) {
        assert!(!group.licenses.is_empty() || !group.members.is_empty() || tenant.places() < 100);
        for (sku, member) in group
            .licenses
            .keys()
            .flat_map(|sku| group.members.iter().map(move |m| (sku, m)))
        {
            let license = tenant
                .licenses(*member)
                .unwrap()
                .get(*sku)
                .expect("members have what the group gives");
            assert!(license.inherited().any(|(id, _)| id == group.id));
        }
    }
}

#[test]
fn waterlinie_has_the_seats_of_the_pictures() {
    let tenant = waterlinie(SampleLanguage::Dutch);
    // Part number, total, assigned, available, too many.
    let cases = [
        ("EMS", 20, 15, 5, 0),
        ("MCOMEETADV", 5, 2, 3, 0),
        ("FLOW_FREE", 10_000, 6, 9_994, 0),
        ("STANDARDPACK", 10, 10, 0, 0),
        ("ENTERPRISEPACK", 25, 20, 5, 0),
        ("DESKLESSPACK", 8, 11, 0, 3),
        ("POWER_BI_PRO", 12, 7, 5, 0),
        ("VISIOCLIENT", 5, 4, 1, 0),
        ("VISIOONLINE_PLAN1", 2, 2, 0, 0),
        ("FLOW_PER_USER", 10, 2, 8, 0),
        ("AAD_PREMIUM", 25, 0, 25, 0),
        ("MCOEV", 6, 0, 6, 0),
        ("POWERAPPS_PER_USER", 1, 1, 0, 0),
    ];
    assert_eq!(tenant.products().count(), cases.len());
    for (part_number, total, assigned, available, over) in cases {
        let seats = tenant.seats(sku(part_number));
        let found = (seats.total(), seats.consumed, seats.available(), seats.over());
        assert_eq!(found, (total, assigned, available, over), "{part_number}");
    }
    let visio: Vec<_> = tenant.subscriptions_of(sku("VISIOCLIENT")).collect();
    assert_eq!(visio[0].next_lifecycle, Some(Time::from_date(2020, 7, 15)));
    assert_eq!(tenant.subscriptions().count(), 15);
    assert_eq!(tenant.clock, Time::from_date(2020, 7, 1));
}

#[test]
fn waterlinie_has_the_people_of_the_pictures() {
    let tenant = waterlinie(SampleLanguage::Dutch);
    let people = active(&tenant);
    assert_eq!(people.len(), 48);
    assert_eq!(tenant.places(), 51, "with three deleted ones");
    let count = |wanted: &dyn Fn(&User) -> bool| people.iter().filter(|(_, user)| wanted(user)).count();
    assert_eq!(count(&|user| user.usage_location.is_none()), 2);
    assert_eq!(count(&|user| user.profile.user_type == UserType::Guest), 1);
    assert_eq!(count(&|user| !user.profile.account_enabled), 5);
    let six = ["Verkoop", "Financiën", "ICT", "Klantenservice", "Marketing", "HR"];
    let in_six = |user: &User| {
        user.profile
            .department
            .as_deref()
            .is_some_and(|name| six.contains(&name))
    };
    assert_eq!(count(&|user| user.profile.account_enabled && in_six(user)), 31);

    #[rustfmt::skip]
    #[allow(clippy::type_complexity)]
    let cases: [(&str, &str, Option<&str>, Option<&str>, &[&str]); 15] = [
        ("Amira El Idrissi", "amira.elidrissi", Some("Verkoop"), Some("NL"), &["E3", "Vi"]),
        ("Anouk van den Berg", "anouk.vandenberg", Some("Financiën"), Some("NL"), &["E3", "BI"]),
        ("Bas Hoekstra", "bas.hoekstra", Some("ICT"), Some("NL"), &["E3", "EM"]),
        ("Carla Jansen-de Wit", "carla.jansendewit", Some("Klantenservice"), Some("NL"), &["E1"]),
        ("Chidi Okafor", "chidi.okafor", Some("ICT"), Some("NL"), &["E3", "EM", "BI"]),
        ("Daan Verbeek", "daan.verbeek", Some("Verkoop"), Some("NL"), &["E3"]),
        ("Elif Yılmaz", "elif.yilmaz", Some("Marketing"), Some("NL"), &[]),
        ("Emma Peeters", "emma.peeters", Some("Klantenservice"), Some("BE"), &["E1"]),
        ("Fenna Dijkstra", "fenna.dijkstra", Some("HR"), Some("NL"), &["PA"]),
        ("Giulia Conti", "giulia_conti.example", Some("Marketing"), None, &[]),
        ("Hendrik-Jan Mulder", "hendrikjan.mulder", Some("Financiën"), Some("NL"), &["E3", "EM", "Vi"]),
        ("Ingrid Solberg", "ingrid.solberg", Some("Verkoop"), Some("NO"), &["E3", "Vi"]),
        ("Joris van Leeuwen", "joris.vanleeuwen", Some("HR"), Some("NL"), &["E3"]),
        ("Lars Nygård", "lars.nygard", Some("Verkoop"), Some("NO"), &[]),
        ("Info Waterlinie", "info", None, Some("NL"), &["E1"]),
    ];
    for (name, alias, department, country, monograms) in cases {
        let (_, user, set) = named(&tenant, name);
        assert_eq!(
            *user.profile.user_principal_name,
            format!("{alias}@waterlinie.example")
        );
        assert_eq!(user.profile.department.as_deref(), department, "{name}");
        assert_eq!(
            user.usage_location.map(|code| code.to_string()).as_deref(),
            country,
            "{name}"
        );
        assert_eq!(holds(set), monograms, "{name}");
    }
    let (_, _, ingrid) = named(&tenant, "Ingrid Solberg");
    let office = ingrid.get(sku("ENTERPRISEPACK")).unwrap();
    assert!(office.direct().is_none());
    assert_eq!(office.assignments()[0].disabled_plans.len(), 1);
    assert!(ingrid.get(sku("VISIOCLIENT")).unwrap().direct().is_some());
}

#[test]
fn waterlinie_has_a_group_in_error_one_that_waits_and_two_people_with_one_address() {
    let tenant = waterlinie(SampleLanguage::English);
    let (visio, flow) = (sku("VISIOONLINE_PLAN1"), sku("FLOW_PER_USER"));
    let state = |name, sku| named(&tenant, name).2.get(sku).unwrap().assignments()[0].state;
    for name in ["Sofie Janssens", "Tess Veldhuis"] {
        assert_eq!(state(name, visio), AssignmentState::Active, "{name}");
    }
    let missed = "Tom Claes";
    assert_eq!(
        state(missed, visio),
        AssignmentState::Error(AssignmentError::CountViolation)
    );
    assert_eq!(
        state(missed, flow),
        AssignmentState::Error(AssignmentError::Other)
    );
    let waits: Vec<_> = tenant
        .queue()
        .iter()
        .map(|work| tenant.group(work.group).unwrap())
        .collect();
    assert_eq!(&*waits[0].display_name, "New employees");
    assert_eq!(waits.len(), 1);
    let (denise, _, _) = named(&tenant, "Denise Bakker");
    let (jobs, _, _) = named(&tenant, "Vacatures");
    assert_eq!(tenant.address_taken(denise).unwrap().1, jobs);
    assert_eq!(tenant.address_taken(jobs).unwrap().1, denise);
}

#[test]
fn waterlinie_is_sound_and_valid() {
    for language in [SampleLanguage::Dutch, SampleLanguage::English] {
        let tenant = waterlinie(language);
        is_sound(&tenant);
        assert_eq!(tenant, waterlinie(language), "the same every time");
        for profile in RuleProfile::ALL {
            every_set_is_valid(&tenant, profile);
        }
    }
    let english = waterlinie(SampleLanguage::English);
    let departments: HashSet<_> = english
        .users()
        .filter_map(|(_, user)| user.profile.department.as_deref())
        .collect();
    assert!(departments.contains("Customer care") && !departments.contains("Klantenservice"));
    let groups: BTreeMap<&str, usize> = english
        .groups()
        .map(|group| (&*group.display_name, group.members.len()))
        .collect();
    let expected = [
        ("All employees", 44),
        ("Customer care team", 11),
        ("IT", 4),
        ("Management team", 2),
        ("New employees", 1),
        ("Project planning", 3),
        ("Sales", 3),
    ];
    assert_eq!(groups, BTreeMap::from(expected));
}

#[test]
fn a_seed_makes_one_tenant() {
    for people in [0, 1, 40, 3000] {
        let tenant = generate(people, 7);
        assert_eq!(tenant.places(), people as usize);
        assert_eq!(tenant, generate(people, 7), "{people}");
        if people > 0 {
            assert_ne!(tenant, generate(people, 8), "{people}");
        }
    }
}

#[test]
fn generated_tenants_are_sound_and_valid() {
    for (people, seed) in [(40, 1), (3000, u64::MAX), (60_000, 42)] {
        let tenant = generate(people, seed);
        assert_eq!(active(&tenant).len(), people as usize);
        is_sound(&tenant);
        every_set_is_valid(&tenant, RuleProfile::Classic2020);
        let held = tenant.sets().iter().filter(|(_, _, people)| *people > 0).count();
        assert!(held <= 60, "{held} sets");
        if people >= 3000 {
            assert!(held >= 30, "{held} sets");
            let share = |wanted: &dyn Fn(&User) -> bool| {
                tenant.users().filter(|(_, user)| wanted(user)).count() * 1000 / people as usize
            };
            assert!((10..40).contains(&share(&|user| user.profile.user_type == UserType::Guest)));
            assert!((5..40).contains(&share(&|user| user.usage_location.is_none())));
            assert!((20..70).contains(&share(&|user| !user.profile.account_enabled)));
            assert_eq!(tenant.seats(sku("STANDARDPACK")).available(), 0);
            assert!(tenant.seats(sku("DESKLESSPACK")).over() > 0);
            assert!(tenant.seats(sku("ENTERPRISEPACK")).available() > 0);
        }
    }
}
