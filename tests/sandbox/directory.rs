//! Finding and ordering people.

use std::sync::Arc;

use zetel::catalog::{EditionId, RuleProfile};
use zetel::domain::{LicenseSet, Organization, Profile, Tenant, Time, UserId};
use zetel::sandbox::{Directory, Property};

const PEOPLE: [(&str, &str, Option<&str>, Option<&str>, bool); 7] = [
    (
        "Zoë Álvarez",
        "zoe@contoso.example",
        Some("Sales"),
        Some("NL"),
        false,
    ),
    (
        "anouk de Wit",
        "a.dewit@contoso.example",
        Some("HR"),
        Some("BE"),
        false,
    ),
    ("Éric Blanc", "eric@contoso.example", None, None, false),
    (
        "Lars Nygård",
        "lars@contoso.example",
        Some("Sales"),
        Some("NO"),
        false,
    ),
    (
        "Emma Bakker",
        "emma@contoso.example",
        Some("HR"),
        Some("NL"),
        false,
    ),
    (
        "Gone Person",
        "gone@contoso.example",
        Some("HR"),
        Some("NL"),
        true,
    ),
    (
        "Anouk de Wit",
        "b.dewit@contoso.example",
        Some("ICT"),
        Some("NL"),
        false,
    ),
];

fn tenant() -> Tenant {
    let clock = Time::from_date(2020, 7, 1);
    let mut tenant = Tenant::new(
        Organization::default(),
        EditionId::Worldwide2020,
        RuleProfile::Classic2020,
        clock,
    );
    let nothing = Arc::new(LicenseSet::default());
    for (n, (name, address, department, location, gone)) in (1..).zip(PEOPLE) {
        let mut profile = Profile::new(UserId::from_u128(n), name, address);
        profile.department = department.map(Arc::from);
        if n == 1 {
            let others = ["SMTP:ZOE@contoso.example", "smtp:álvarez.office@other.example"];
            profile.proxy_addresses = others.map(Arc::from).to_vec();
        }
        let location = location.and_then(|l| l.parse().ok());
        tenant
            .add_user(Arc::new(profile), location, &nothing, gone.then_some(clock))
            .unwrap();
    }
    tenant
}

#[test]
fn people_come_in_every_order() {
    let tenant = tenant();
    let directory = Directory::new(&tenant);
    assert_eq!(tenant.sets().people(), 6);
    for (by, expected) in [
        (Property::Name, [1, 6, 4, 2, 3, 0]),
        (Property::Address, [1, 6, 4, 2, 3, 0]),
        (Property::Department, [1, 4, 6, 3, 0, 2]),
        (Property::Location, [1, 6, 4, 0, 3, 2]),
    ] {
        let order = |descending| -> Vec<u32> {
            directory
                .ordered(&tenant, by, descending)
                .into_iter()
                .map(|ix| ix.0)
                .collect()
        };
        assert_eq!(order(false), expected, "{by:?}");
        let mut reversed = expected.to_vec();
        reversed.reverse();
        assert_eq!(order(true), reversed, "{by:?} descending");
    }
}

#[test]
fn people_are_found_by_any_part_of_name_address_and_department() {
    let tenant = tenant();
    let directory = Directory::new(&tenant);
    for (query, expected) in [
        ("", vec![0, 1, 2, 3, 4, 5, 6]),
        ("   ", vec![0, 1, 2, 3, 4, 5, 6]),
        ("nygard", vec![3]),
        ("NYGÅRD", vec![3]),
        ("de wit", vec![1, 6]),
        ("wit anouk", vec![1, 6]),
        ("sales", vec![0, 3]),
        ("sales lars", vec![3]),
        ("contoso", vec![0, 1, 2, 3, 4, 6]),
        ("e", vec![0, 1, 2, 3, 4, 6]),
        ("gone", vec![]),
        ("blanc\neric", vec![2]),
        ("alvarez.office", vec![0]),
        ("other.example", vec![0]),
        ("smtp", vec![]),
        ("xyz", vec![]),
    ] {
        let found = directory.find(query);
        let people: Vec<u32> = tenant
            .users()
            .map(|(ix, _)| ix)
            .filter(|ix| found.contains(*ix))
            .map(|ix| ix.0)
            .collect();
        assert_eq!(people, expected, "{query:?}");
    }
}

#[test]
fn who_is_named_so_is_suggested_before_who_is_found_otherwise() {
    let tenant = tenant();
    let directory = Directory::new(&tenant);
    // In the order suggested; a star marks who was found by something else than a name.
    for (typed, expected) in [
        ("e", "4 2 1 6 0 3*"),
        ("de", "1 6"),
        ("wit", "1 6"),
        ("an", "1 6 2"),
        ("anouk d", "1 6"),
        ("a.dew", "1"),
        ("bak", "4"),
        // In the middle of a name comes after the beginning of one, and before addresses.
        ("l", "3 2 0 1* 6* 4*"),
        ("ar", "3 0"),
        // By department, by the middle of an address, or by both name and department: nobody is named so.
        ("sales", "3* 0*"),
        ("hr", "1* 4*"),
        ("contoso", "1* 6* 4* 2* 3* 0*"),
        ("sales lars", "3*"),
        // A second address counts as well.
        ("álvarez.off", "0"),
        ("gone", ""),
        ("xyz", ""),
    ] {
        let suggested = directory.suggest(typed, 50);
        let suggested: Vec<String> = suggested
            .iter()
            .map(|one| format!("{}{}", one.user.0, if one.named { "" } else { "*" }))
            .collect();
        assert_eq!(suggested.join(" "), expected, "{typed:?}");
    }
    for (typed, most, expected) in [("e", 2, vec![4, 2]), ("sales", 1, vec![3]), ("e", 0, vec![])] {
        let suggested: Vec<u32> = directory
            .suggest(typed, most)
            .iter()
            .map(|one| one.user.0)
            .collect();
        assert_eq!(suggested, expected, "{typed:?}, at most {most}");
    }
}
