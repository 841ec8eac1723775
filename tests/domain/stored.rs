//! The stored form of facts: lists of people as runs, and what is refused on reading.

use std::sync::Arc;

use zetel::domain::{Assignment, Event, LicenseSet, PlanSet, UserIx};

use crate::support::*;

fn located(users: &[u32]) -> Event {
    let users = users.iter().copied().map(UserIx).collect();
    Event::UsageLocationChanged {
        from: None,
        to: Some(country("NL")),
        users,
    }
}

#[test]
fn people_are_stored_as_runs() {
    let everybody: Vec<u32> = (0..100_000).collect();
    let rows: [(&[u32], &str); 7] = [
        (&[], "[]"),
        (&[7], "[[7,1]]"),
        (&[0, 1, 2], "[[0,3]]"),
        (&[5, 6, 9, 10, 11], "[[5,2],[9,3]]"),
        (&[3, 2, 1], "[[3,1],[2,1],[1,1]]"),
        (&[4, 4], "[[4,1],[4,1]]"),
        (&everybody, "[[0,100000]]"),
    ];
    for (users, runs) in rows {
        let event = located(users);
        let text = serde_json::to_string(&event).unwrap();
        assert!(text.contains(&format!("\"users\":{runs}")), "{text:.200}");
        assert_eq!(serde_json::from_str::<Event>(&text).unwrap(), event);
    }
    let last = located(&[u32::MAX]);
    let text = serde_json::to_string(&last).unwrap();
    assert_eq!(
        serde_json::from_str::<Event>(&text).unwrap(),
        last,
        "the very last place"
    );
}

/// A few bytes must not ask for gigabytes.
#[test]
fn runs_longer_than_any_tenant_are_refused() {
    for runs in [
        "[[0,4294967295]]",
        "[[0,900000],[0,900000]]",
        "[[4294967295,2]]",
        "[[0,-1]]",
        "[[0]]",
        "[0,1]",
    ] {
        let text = format!(r#"{{"UsageLocationChanged":{{"from":null,"to":"NL","users":{runs}}}}}"#);
        assert!(serde_json::from_str::<Event>(&text).is_err(), "{runs}");
    }
}

#[test]
fn sets_are_stored_whole() {
    let tenant = tenant().owns("E1 E3", 5).person("a", "Sales:E3").tenant;
    for text in [
        "",
        "E3",
        "E1-SWAY E3-TEAMS1-SWAY Sales:E3 Board:E3!count",
        "Sales:E3~dep E1!off",
    ] {
        let (from, to) = (Arc::new(LicenseSet::default()), Arc::new(holdings(&tenant, text)));
        let event = Event::LicensesChanged {
            from,
            to,
            users: vec![UserIx(3)],
        };
        let stored = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<Event>(&stored).unwrap(), event, "{stored}");
    }
}

/// A list that is out of order or says things twice is read into a set that can be searched.
#[test]
fn sets_out_of_order() {
    let tenant = tenant().owns("E1 E3", 5).tenant;
    let set = holdings(&tenant, "E1 E3-TEAMS1-SWAY");
    let mut value = serde_json::to_value(&set).unwrap();
    value.as_array_mut().unwrap().reverse();
    let off = &mut value[0]["assignments"][0]["disabled_plans"];
    off.as_array_mut().unwrap().reverse();
    let twice = off[0].clone();
    off.as_array_mut().unwrap().push(twice);
    assert_eq!(serde_json::from_value::<LicenseSet>(value.clone()).unwrap(), set);
    value[0]["assignments"].as_array_mut().unwrap().clear();
    assert_eq!(
        serde_json::from_value::<LicenseSet>(value).unwrap(),
        holdings(&tenant, "E1")
    );
}

/// Put together at once or one by one: the same set.
#[test]
fn sets_put_together() {
    let e3 = |off: &str| (sku("E3"), Assignment::direct(plan_set(off)));
    let e1 = (sku("E1"), Assignment::direct(PlanSet::default()));
    for list in [
        vec![],
        vec![e3("SWAY"), e1.clone()],
        vec![e1.clone(), e3(""), e3("SWAY")],
        vec![e3("SWAY"), e3("")],
    ] {
        let one_by_one = list
            .iter()
            .cloned()
            .fold(LicenseSet::default(), |set, (sku, a)| set.with(sku, a));
        assert_eq!(list.into_iter().collect::<LicenseSet>(), one_by_one);
    }
}
