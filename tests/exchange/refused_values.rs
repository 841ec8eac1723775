//! What is refused as a whole: values that are missing, impossible, double, unknown or too many.

use zetel::domain::{Actor, Role};
use zetel::exchange::{import, CountFault, Limited, Limits, Refusal, RefusalReason as Why, Unique};

use crate::{files, id, import_all, nobody, refused, sku, tenant_file, user, E3};

#[test]
fn what_is_missing_is_named() {
    for (file, path) in [
        (r#"{"users":[{}]}"#.to_owned(), "users[0].id"),
        (
            format!(r#"{{"users":[{{"id":"{}"}}]}}"#, id(1)),
            "users[0].userPrincipalName",
        ),
        (tenant_file(&["{}".into()], &[], ""), "subscribedSkus[0].skuId"),
        (tenant_file(&[], &[], r#","groups":[{}]"#), "groups[0].id"),
        (
            tenant_file(&[], &[], r#","subscriptions":[{}]"#),
            "subscriptions[0].id",
        ),
        (
            tenant_file(
                &[],
                &[],
                &format!(r#","subscriptions":[{{"id":"{}","skuId":"{E3}"}}]"#, id(1)),
            ),
            "subscriptions[0].totalLicenses",
        ),
        (
            tenant_file(&[], &[user(1, r#","assignedLicenses":[{}]"#)], ""),
            "users[0].assignedLicenses[0].skuId",
        ),
        (
            tenant_file(&[], &[], r#","zetel":{"prohibited":[{}]}"#),
            "zetel.prohibited[0].country",
        ),
    ] {
        let path = path.to_owned();
        assert_eq!(refused(&file), Why::Missing { path }, "{file}");
    }
}

#[test]
fn counts_are_whole_and_not_negative() {
    let count = |number: &str| {
        tenant_file(
            &[format!(
                r#"{{"skuId":"{E3}","prepaidUnits":{{"enabled":{number}}}}}"#
            )],
            &[],
            "",
        )
    };
    for (number, fault) in [
        ("-1", CountFault::Negative),
        ("-0.5", CountFault::Negative),
        ("-1e400", CountFault::Negative),
        ("0.5", CountFault::Fractional),
        ("25.000001", CountFault::Fractional),
        ("1e-3", CountFault::Fractional),
        ("4294967296", CountFault::TooLarge),
        ("1e10", CountFault::TooLarge),
        ("1e400", CountFault::TooLarge),
        ("99999999999999999999999999999999999999", CountFault::TooLarge),
    ] {
        let (path, value) = (
            "subscribedSkus[0].prepaidUnits.enabled".to_owned(),
            number.to_owned(),
        );
        assert_eq!(refused(&count(number)), Why::Count { path, value, fault });
    }
    for (number, units) in [
        ("0", 0),
        ("-0", 0),
        ("4294967295", u32::MAX),
        ("25.0", 25),
        ("2.5E1", 25),
    ] {
        let import = import_all(&[&count(number)]).unwrap();
        let bought = import.tenant.subscriptions().next().unwrap();
        assert_eq!(bought.total_licenses, units, "{number}");
    }
    for (more, path) in [
        (
            format!(
                r#","subscriptions":[{{"id":"{}","skuId":"{E3}","totalLicenses":-5}}]"#,
                id(1)
            ),
            "subscriptions[0].totalLicenses",
        ),
        (r#","zetel":{"format":-5}"#.to_owned(), "zetel.format"),
    ] {
        let (path, value, fault) = (path.to_owned(), "-5".to_owned(), CountFault::Negative);
        assert_eq!(
            refused(&tenant_file(&[], &[], &more)),
            Why::Count { path, value, fault }
        );
    }
}

#[test]
fn ids_and_addresses_are_there_once() {
    let twin = |number, name: &str| {
        format!(
            r#"{{"id":"{}","userPrincipalName":"{name}"}}"#,
            id(number).to_uppercase()
        )
    };
    let bought = |number| format!(r#"{{"id":"{}","skuId":"{E3}","totalLicenses":1}}"#, id(number));
    let group = |number| format!(r#"{{"id":"{}"}}"#, id(number));
    let rest = |key: &str, a: String, b: String| tenant_file(&[], &[], &format!(r#","{key}":[{a},{b}]"#));
    let cases = [
        (
            tenant_file(&[], &[twin(10, "a"), user(1, ""), twin(10, "b")], ""),
            Unique::UserId,
            id(10),
            0,
            2,
        ),
        (
            tenant_file(&[], &[twin(1, "Ä.Ö@x.Example"), twin(2, "ä.ö@X.example")], ""),
            Unique::UserAddress,
            "ä.ö@X.example".to_owned(),
            0,
            1,
        ),
        (
            tenant_file(
                &[],
                &[twin(1, "a")],
                &format!(r#","deletedUsers":[{}]"#, twin(1, "b")),
            ),
            Unique::UserId,
            id(1),
            0,
            1,
        ),
        (rest("groups", group(3), group(3)), Unique::GroupId, id(3), 0, 1),
        (
            rest("subscriptions", bought(3), bought(3)),
            Unique::SubscriptionId,
            id(3),
            0,
            1,
        ),
        (
            tenant_file(&[sku(E3, 1), sku(E3, 2)], &[], ""),
            Unique::ProductId,
            E3.to_owned(),
            0,
            1,
        ),
    ];
    for (file, unique, value, first, second) in cases {
        let why = Why::Duplicate {
            unique,
            value,
            first,
            second,
        };
        assert_eq!(refused(&file), why, "{file}");
    }
    let again = format!(r#","deletedUsers":[{}]"#, twin(2, "a"));
    let import = import_all(&[&tenant_file(&[], &[twin(1, "A")], &again)]);
    assert!(
        import.is_ok(),
        "the address of a deleted user may be in use again"
    );
}

#[test]
fn names_under_zetel_are_known() {
    for (zetel, path, value) in [
        (
            r#"{"edition":"worldwide-1999"}"#,
            "zetel.edition",
            "worldwide-1999",
        ),
        (r#"{"rules":"Classic2020"}"#, "zetel.rules", "Classic2020"),
        (r#"{"actor":"boss"}"#, "zetel.actor", "boss"),
        (
            r#"{"prohibited":[{"country":"ZZ"}]}"#,
            "zetel.prohibited[0].country",
            "ZZ",
        ),
    ] {
        let (path, value) = (path.to_owned(), value.to_owned());
        let file = tenant_file(&[], &[], &format!(r#","zetel":{zetel}"#));
        assert_eq!(refused(&file), Why::UnknownName { path, value });
    }
    let newer = tenant_file(&[], &[], r#","zetel":{"format":2}"#);
    assert_eq!(refused(&newer), Why::NewerFormat { format: 2, known: 1 });
}

#[test]
fn too_much_is_refused() {
    let limits = Limits {
        bytes: 2_000,
        depth: 6,
        users: 3,
        groups: 2,
        products: 2,
        subscriptions: 2,
        plans: 2,
        ..Limits::default()
    };
    let refused = |texts: &[&str]| -> Refusal {
        let tried = import(&files(texts), &nobody(), Actor { role: Role::Global }, &limits);
        tried.unwrap_err()
    };
    let too_many = |what, limit| Why::TooMany { what, limit };
    let users = |from: u32, to: u32| (from..=to).map(|n| user(n, "")).collect::<Vec<_>>();
    let state = |group: u32| {
        format!(
            r#","licenseAssignmentStates":[{{"skuId":"{E3}","assignedByGroup":"{}"}}]"#,
            id(group)
        )
    };
    let holds = |sku: u32| format!(r#","assignedLicenses":[{{"skuId":"{}"}}]"#, id(sku));
    let skus = |count| (1..=count).map(|n| sku(&id(n), 0)).collect::<Vec<_>>();
    let group = |number| format!(r#"{{"id":"{}"}}"#, id(number));
    let plan = |number| format!(r#"{{"servicePlanId":"{}"}}"#, id(number));
    let bought = |number| format!(r#"{{"id":"{}","skuId":"{E3}","totalLicenses":1}}"#, id(number));
    let cases = [
        (tenant_file(&[], &users(1, 4), ""), too_many(Limited::Users, 3)),
        (
            tenant_file(
                &[],
                &users(1, 2),
                &format!(r#","deletedUsers":[{},{}]"#, user(3, ""), user(4, "")),
            ),
            too_many(Limited::Users, 3),
        ),
        (
            tenant_file(
                &[],
                &[],
                &format!(r#","groups":[{},{},{}]"#, group(1), group(2), group(3)),
            ),
            too_many(Limited::Groups, 2),
        ),
        (
            tenant_file(
                &[],
                &[user(1, &state(7)), user(2, &state(8))],
                &format!(r#","groups":[{}]"#, group(1)),
            ),
            too_many(Limited::Groups, 2),
        ),
        (tenant_file(&skus(3), &[], ""), too_many(Limited::Products, 2)),
        (
            tenant_file(&skus(2), &[user(1, &holds(9))], ""),
            too_many(Limited::Products, 2),
        ),
        (
            tenant_file(
                &[],
                &[],
                &format!(r#","subscriptions":[{},{},{}]"#, bought(1), bought(2), bought(3)),
            ),
            too_many(Limited::Subscriptions, 2),
        ),
        (
            tenant_file(
                &[format!(
                    r#"{{"skuId":"{E3}","servicePlans":[{},{},{}]}}"#,
                    plan(1),
                    plan(2),
                    plan(3)
                )],
                &[],
                "",
            ),
            too_many(Limited::Plans, 2),
        ),
        (
            r#"{"a":[[[[[[]]]]]],"users":[]}"#.to_owned(),
            Why::TooDeep { limit: 6 },
        ),
        (
            r#"[{"userPrincipalName":[[[[[]]]]]}]"#.to_owned(),
            Why::TooDeep { limit: 6 },
        ),
    ];
    for (file, why) in cases {
        assert_eq!(refused(&[&file]).why, why, "{file}");
    }
    let deep = r#"{"a":[[[[[]]]]],"users":[]}"#;
    assert!(import(&files(&[deep]), &nobody(), Actor::default(), &limits).is_ok());

    let padded = |length: usize| format!("{{\"users\":[]}}{}", " ".repeat(length - 12));
    let (half, half_and_more) = (padded(1_000), padded(1_001));
    let refusal = refused(&[&half, &half_and_more]);
    assert_eq!(
        (refusal.file.as_str(), refusal.why),
        (
            "2.json",
            Why::TooLarge {
                bytes: 2_001,
                limit: 2_000
            }
        )
    );
    let pages = format!("[{}]", users(1, 2).join(","));
    let refusal = refused(&[&pages, &format!("[{}]", users(3, 4).join(","))]);
    assert_eq!(
        (refusal.file.as_str(), refusal.why),
        ("2.json", too_many(Limited::Users, 3))
    );
}

#[test]
fn the_limits_are_the_projects() {
    let limits = Limits::default();
    assert_eq!(limits.bytes, 268_435_456);
    assert_eq!(
        (limits.depth, limits.users, limits.groups, limits.products),
        (64, 250_000, 5_000, 1_000)
    );
}
