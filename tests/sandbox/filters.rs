//! Filters of people: who is let in, how many, and what there is to choose from.

use std::sync::Arc;

use zetel::catalog::{products, EditionId, RuleProfile, SkuId};
use zetel::domain::{
    Assignment, AssignmentError, AssignmentState, Contact, GroupId, LicenseSet, Organization, PlanSet,
    Product, Profile, Source, Tenant, Time, UserId, UserIx, UserType,
};
use zetel::sandbox::{
    count_standard, keep_matching, knows_mailboxes, values, Condition, Directory, Property, Standard, Value,
};

fn sku(n: usize) -> SkuId {
    products().nth(n).unwrap().sku_id
}

fn given(source: Source, state: AssignmentState) -> Assignment {
    Assignment {
        source,
        disabled_plans: PlanSet::default(),
        state,
    }
}

/// 0 licensed by hand, 1 by a group, 2 both ways, 3 in error only, 4 without anything, 5 a guest, 6 a mailbox without
/// license and sign-in, 7 deleted.
fn tenant() -> Tenant {
    let clock = Time::from_date(2020, 7, 1);
    let mut tenant = Tenant::new(
        Organization::default(),
        EditionId::Worldwide2020,
        RuleProfile::Classic2020,
        clock,
    );
    for n in 0..3 {
        tenant.add_product(Product::from_catalog(sku(n)).unwrap());
    }
    let group = Source::Group(GroupId::from_u128(1));
    let direct = given(Source::Direct, AssignmentState::Active);
    let inherited = given(group, AssignmentState::Active);
    let failed = given(group, AssignmentState::Error(AssignmentError::CountViolation));
    let sets: [Vec<(SkuId, Assignment)>; 8] = [
        vec![(sku(0), direct.clone())],
        vec![(sku(1), inherited.clone())],
        vec![(sku(0), direct.clone()), (sku(1), inherited)],
        vec![(sku(0), failed)],
        vec![],
        vec![],
        vec![],
        vec![(sku(0), direct)],
    ];
    let people = [
        ("Anna", "anna@one.example", "Sales", "Utrecht", "NL"),
        ("Bas", "bas@one.example", "sales", "Gouda", "NL"),
        ("Carla", "carla@TWO.example", "Séles", "utrecht", "BE"),
        ("Daan", "daan@two.example", "HR", "", ""),
        ("Emma", "emma@one.example", "", "", "NO"),
        ("Fenna", "fenna_out.example@one.example", "", "", ""),
        ("Box", "box@one.example", "", "", "NL"),
        ("Gone", "gone@three.example", "IT", "Breda", "DE"),
    ];
    for (n, ((name, address, department, city, country), set)) in (0u128..).zip(people.into_iter().zip(sets))
    {
        let mut profile = Profile::new(UserId::from_u128(n + 1), name, address);
        let text = |text: &str| (!text.is_empty()).then(|| Arc::from(text));
        profile.department = text(department);
        let contact = Contact {
            city: text(city),
            job_title: text(if n == 0 { "Planner" } else { "" }),
            office: text(if n < 2 { "4.01" } else { "" }),
            ..Contact::default()
        };
        profile.contact = (contact != Contact::default()).then(|| Arc::new(contact));
        profile.on_premises_sync = n == 1;
        profile.account_enabled = n != 6;
        if n == 5 {
            profile.user_type = UserType::Guest;
        }
        if matches!(n, 0 | 5 | 6) {
            profile.proxy_addresses.push(Arc::from(format!("SMTP:{address}")));
        }
        if n == 4 {
            profile.proxy_addresses.push(Arc::from("smtp:old@one.example"));
        }
        let set: LicenseSet = set.into_iter().collect();
        let deleted = (n == 7).then_some(clock);
        tenant
            .add_user(Arc::new(profile), country.parse().ok(), &Arc::new(set), deleted)
            .unwrap();
    }
    tenant
}

fn one_of(property: Property, texts: &[&str]) -> Condition {
    Condition::OneOf(property, texts.iter().map(|text| (*text).to_owned()).collect())
}

fn shown(tenant: &Tenant, conditions: &[Condition]) -> Vec<u32> {
    let mut people = Directory::new(tenant).ordered(tenant, Property::Name, false);
    people.sort_unstable();
    keep_matching(tenant, conditions, &mut people);
    people.into_iter().map(|ix| ix.0).collect()
}

#[test]
fn standard_filters_let_in_whom_they_name() {
    let tenant = tenant();
    let cases: [(Standard, &[u32]); 9] = [
        (Standard::All, &[0, 1, 2, 3, 4, 5, 6]),
        (Standard::Licensed, &[0, 1, 2]),
        (Standard::Guests, &[5]),
        (Standard::SignInAllowed, &[0, 1, 2, 3, 4, 5]),
        (Standard::SignInBlocked, &[6]),
        (Standard::Unlicensed, &[3, 4, 5, 6]),
        (Standard::Errors, &[3]),
        (Standard::Synced, &[1]),
        (Standard::UnlicensedMailbox, &[6]),
    ];
    let counts = count_standard(&tenant);
    for ((standard, expected), count) in cases.into_iter().zip(counts) {
        assert_eq!(
            shown(&tenant, &[Condition::Is(standard)]),
            expected,
            "{standard:?}"
        );
        assert_eq!(count as usize, expected.len(), "{standard:?} counted");
        assert_eq!(Standard::from_key(standard.key()), Some(standard));
    }
    assert_eq!(cases.map(|case| case.0), Standard::ALL);
    assert!(knows_mailboxes(&tenant));
}

#[test]
fn conditions_hold_together_and_their_texts_in_turn() {
    let tenant = tenant();
    let (first, second) = (sku(0).to_string(), sku(1).to_string());
    let cases: [(&[Condition], &[u32]); 17] = [
        (&[], &[0, 1, 2, 3, 4, 5, 6]),
        (&[one_of(Property::Department, &["sales"])], &[0, 1]),
        (&[one_of(Property::Department, &["Seles", "HR"])], &[2, 3]),
        (&[one_of(Property::Department, &[""])], &[4, 5, 6]),
        (&[one_of(Property::Department, &["", "hr"])], &[3, 4, 5, 6]),
        (&[one_of(Property::Department, &[])], &[]),
        (&[one_of(Property::City, &["Utrecht"])], &[0, 2]),
        (&[one_of(Property::JobTitle, &["planner"])], &[0]),
        (&[one_of(Property::Office, &["4.01"])], &[0, 1]),
        (&[one_of(Property::Domain, &["two.example"])], &[2, 3]),
        (&[one_of(Property::Location, &["NL", "be"])], &[0, 1, 2, 6]),
        (&[one_of(Property::Location, &[""])], &[3, 5]),
        (&[one_of(Property::SignIn, &["blocked"])], &[6]),
        (&[one_of(Property::Licenses, &[&first])], &[0, 2]),
        (&[one_of(Property::Licenses, &[&first, &second])], &[0, 1, 2]),
        (&[one_of(Property::Licenses, &["no id", ""])], &[3, 4, 5, 6]),
        (
            &[
                Condition::Is(Standard::Licensed),
                one_of(Property::City, &["utrecht"]),
                one_of(Property::Location, &["BE"]),
            ],
            &[2],
        ),
    ];
    for (conditions, expected) in cases {
        assert_eq!(shown(&tenant, conditions), expected, "{conditions:?}");
    }
}

#[test]
fn there_is_every_text_once_to_choose_from() {
    let tenant = tenant();
    let cases: [(Property, &[(&str, u32)]); 6] = [
        (
            Property::Department,
            &[("HR", 1), ("Sales", 2), ("Séles", 1), ("", 3)],
        ),
        (Property::City, &[("Gouda", 1), ("Utrecht", 2), ("", 4)]),
        (Property::Domain, &[("one.example", 5), ("TWO.example", 2)]),
        (Property::SignIn, &[("allowed", 6), ("blocked", 1)]),
        (Property::Location, &[("BE", 1), ("NL", 3), ("NO", 1), ("", 2)]),
        (Property::State, &[("", 7)]),
    ];
    for (property, expected) in cases {
        let expected: Vec<Value> = expected
            .iter()
            .map(|(text, people)| Value {
                text: (*text).to_owned(),
                people: *people,
            })
            .collect();
        assert_eq!(values(&tenant, property), expected, "{property:?}");
    }
    let held: Vec<u32> = values(&tenant, Property::Licenses)
        .iter()
        .map(|v| v.people)
        .collect();
    let mut expected: Vec<(SkuId, u32)> = vec![(sku(0), 2), (sku(1), 2), (sku(2), 0)];
    expected.sort_unstable();
    assert_eq!(held, expected.iter().map(|(_, n)| *n).collect::<Vec<_>>());
}

#[test]
fn people_come_in_the_order_of_every_property() {
    let tenant = tenant();
    let directory = Directory::new(&tenant);
    // By name: 0 1 6 2 3 4 5.
    let cases: [(Property, [u32; 7]); 9] = [
        (Property::Department, [3, 0, 1, 2, 6, 4, 5]),
        (Property::City, [1, 0, 2, 6, 3, 4, 5]),
        (Property::JobTitle, [0, 1, 6, 2, 3, 4, 5]),
        (Property::Office, [0, 1, 6, 2, 3, 4, 5]),
        (Property::SignIn, [0, 1, 2, 3, 4, 5, 6]),
        (Property::UserType, [5, 0, 1, 6, 2, 3, 4]),
        (Property::Sync, [0, 6, 2, 3, 4, 5, 1]),
        (Property::Source, [2, 0, 1, 6, 3, 4, 5]),
        (Property::Location, [2, 0, 1, 6, 4, 3, 5]),
    ];
    for (by, expected) in cases {
        let order: Vec<u32> = directory
            .ordered(&tenant, by, false)
            .iter()
            .map(|ix| ix.0)
            .collect();
        assert_eq!(order, expected, "{by:?}");
        assert_eq!(Property::from_key(by.key()), Some(by));
    }
    let licenses = directory.ordered(&tenant, Property::Licenses, false);
    let name = |ix: &UserIx| Property::Licenses.of_set(&tenant, tenant.licenses(*ix).unwrap());
    let names: Vec<Option<String>> = licenses.iter().map(name).collect();
    let held = names.iter().take(3).flatten().count();
    assert_eq!((held, names.iter().flatten().count()), (3, 3));
    assert!(names
        .iter()
        .take(3)
        .is_sorted_by_key(|n| n.as_deref().map(str::to_lowercase)));
}
