//! What a real tenant would not simply take back (DOMAIN 1.7 K1 and Q1, 1.8, 3.3): a row per kind of fact.

use std::sync::Arc;

use zetel::catalog::{EditionId, RuleProfile};
use zetel::domain::{
    irreversible, Configuration, Event, GroupId, Irreversible, Membership, Newcomer, Profile, SubscriptionId,
    Time, UserId, UserIx,
};

use crate::support::{holdings, tenant};

fn licenses(from: &str, to: &str) -> Event {
    let tenant = tenant().owns("E1 E3", 1).tenant;
    Event::LicensesChanged {
        from: Arc::new(holdings(&tenant, from)),
        to: Arc::new(holdings(&tenant, to)),
        users: vec![UserIx(0)],
    }
}

fn seats(from: u32, to: u32) -> Event {
    Event::QuantityChanged {
        subscription: SubscriptionId::from_u128(1),
        from,
        to,
    }
}

fn deleted(to: Option<Time>) -> Event {
    Event::DeletionChanged {
        from: None,
        to,
        users: vec![UserIx(0)],
    }
}

#[test]
fn each_fact_says_whether_a_real_tenant_would_take_it_back() {
    let now = Time::from_date(2020, 7, 1);
    let configuration = |edition| Configuration {
        edition,
        rules: RuleProfile::Classic2020,
    };
    let rule = Membership::Dynamic(Arc::from("user.department -eq \"HR\""));
    let membership = |from: &Membership, to: &Membership| Event::MembershipChanged {
        group: GroupId::from_u128(1),
        from: from.clone(),
        to: to.clone(),
    };
    let newcomer = Newcomer {
        profile: Arc::new(Profile::new(UserId::from_u128(1), "Anna", "anna@contoso.example")),
        usage_location: None,
    };
    let people = |added: Vec<Newcomer>, removed: Vec<Newcomer>| Event::UsersChanged {
        first: UserIx(0),
        added,
        removed,
    };
    let cases: Vec<(&str, Event, Option<Irreversible>)> = vec![
        ("a product is given", licenses("", "E3"), None),
        (
            "a product is taken",
            licenses("E3", ""),
            Some(Irreversible::LicensesTaken),
        ),
        (
            "a product is put in another's place",
            licenses("E1", "E3"),
            Some(Irreversible::LicensesTaken),
        ),
        ("more seats", seats(5, 6), Some(Irreversible::LicensesBought)),
        ("fewer seats", seats(6, 5), None),
        (
            "somebody comes",
            people(vec![newcomer.clone()], vec![]),
            Some(Irreversible::UsersAdded),
        ),
        (
            "somebody who came is taken back",
            people(vec![], vec![newcomer]),
            None,
        ),
        (
            "somebody is deleted",
            deleted(Some(now)),
            Some(Irreversible::UsersDeleted),
        ),
        ("somebody is restored", deleted(None), None),
        (
            "a rule takes over",
            membership(&Membership::Assigned, &rule),
            Some(Irreversible::GroupMadeDynamic),
        ),
        ("a rule goes", membership(&rule, &Membership::Assigned), None),
        (
            "a group goes",
            Event::GroupChanged {
                group: GroupId::from_u128(1),
                from: None,
                to: None,
            },
            Some(Irreversible::GroupDeleted),
        ),
        (
            "time passes",
            Event::ClockMoved {
                from: now,
                to: now.plus_days(1),
            },
            Some(Irreversible::TimePassed),
        ),
        (
            "another cloud",
            Event::Configured {
                from: configuration(EditionId::Worldwide2020),
                to: configuration(EditionId::Germany2020),
            },
            Some(Irreversible::Configured),
        ),
    ];
    for (what, event, expected) in cases {
        let found: Vec<Irreversible> = irreversible(&[event]).into_iter().collect();
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{what}");
    }
}

#[test]
fn a_service_switched_off_counts_as_taken() {
    for (from, to, expected) in [
        ("E3", "E3-YAMMER_ENTERPRISE", true),
        ("E3-YAMMER_ENTERPRISE", "E3", false),
    ] {
        let found = irreversible(&[licenses(from, to)]).contains(&Irreversible::LicensesTaken);
        assert_eq!(found, expected, "{from} -> {to}");
    }
}
