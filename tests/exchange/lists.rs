//! Bare Graph responses and several files: what is recognized, what it replaces, and what stays.

use zetel::catalog::SkuId;
use zetel::domain::{Actor, GroupId, Role, SubscriptionStatus, Tenant, UserIx};
use zetel::exchange::{
    import, Base, Choice, Content, CorrectionKind as Kind, Import, Limits, List, RefusalReason as Why, Unique,
};
use zetel::sandbox::sample::{waterlinie, SampleLanguage};

use crate::{corrected, files, gathered, id, import_all, imported, kinds, sku, tenant_file, user, E1, E3};

const OWNER: Actor = Actor { role: Role::Helpdesk };

/// What becomes of the tenant so far when the person chooses that lists take the place of its own.
fn into(current: &Tenant, texts: &[&str]) -> Import {
    let choice = Choice {
        base: Some(Base::Current),
        ..Choice::default()
    };
    let import = gathered(texts).and_then(|all| all.import(current, OWNER, current.clock, &choice));
    import.unwrap_or_else(|refusal| panic!("{refusal:?}"))
}

/// A tenant of three users with E3, two of them in a group, and one deleted user.
fn small() -> Tenant {
    let holds = format!(r#","licenseAssignmentStates":[{{"skuId":"{E3}"}}]"#);
    let users: Vec<String> = (1..=3).map(|n| user(n, &holds)).collect();
    let more = format!(
        r#","groups":[{{"id":"{}","displayName":"G","members":[{{"id":"{}"}},{{"id":"{}"}}]}}],
        "deletedUsers":[{}],
        "subscriptions":[{{"id":"{}","skuId":"{E3}","totalLicenses":4,"isTrial":true}},{{"id":"{}","skuId":"{E3}","totalLicenses":5}},{{"id":"{}","skuId":"{E1}","totalLicenses":1}}],
        "zetel":{{"edition":"germany-2020","prepaid":["{}"]}}"#,
        id(90),
        id(1),
        id(2),
        user(4, r#","deletedDateTime":"2020-06-01T00:00:00Z""#),
        id(50),
        id(51),
        id(52),
        id(51),
    );
    imported(&tenant_file(&[sku(E3, 9), sku(E1, 1)], &users, &more)).tenant
}

#[test]
fn lists_are_recognized_by_their_items() {
    let cases = [
        (
            format!(r#"{{"verifiedDomains":[],"id":"{}"}}"#, id(1)),
            List::Organization,
        ),
        (
            format!(r#"{{"id":"x","skuId":"{E3}","prepaidUnits":{{}}}}"#),
            List::SubscribedSkus,
        ),
        (
            format!(r#"{{"consumedUnits":1,"skuId":"{E3}"}}"#),
            List::SubscribedSkus,
        ),
        (
            format!(r#"{{"id":"{}","skuId":"{E3}","totalLicenses":1}}"#, id(1)),
            List::Subscriptions,
        ),
        (user(1, ""), List::Users),
        (user(1, r#","deletedDateTime":null"#), List::Users),
        (
            user(1, r#","deletedDateTime":"2020-01-01T00:00:00Z""#),
            List::DeletedUsers,
        ),
        (
            format!(r#"{{"id":"{}","securityEnabled":true}}"#, id(1)),
            List::Groups,
        ),
        (format!(r#"{{"id":"{}","members":[]}}"#, id(1)), List::Groups),
        (
            format!(r#"{{"Id":"{}","UserPrincipalName":"a"}}"#, id(1)),
            List::Users,
        ),
    ];
    for (item, list) in cases {
        for text in [
            format!("[{item}]"),
            format!(r#"{{"value":[{item}]}}"#),
            format!(
                r#"{{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#x","value":[{item}]}}"#
            ),
        ] {
            let import = into(&small(), &[&text]);
            let read = &import.report.files[0];
            assert_eq!(read.content, Content::List);
            let lists: Vec<_> = read.lists.iter().map(|read| (read.list, read.rows)).collect();
            assert_eq!(lists, [(list, 1)], "{text}");
            assert_eq!(import.actor, OWNER);
        }
    }
}

#[test]
fn a_context_names_a_list_whose_items_do_not() {
    for (context, list) in [
        ("users", Some(List::Users)),
        ("users(id,displayName)", Some(List::Users)),
        ("groups", Some(List::Groups)),
        ("subscribedSkus", Some(List::SubscribedSkus)),
        ("directory/subscriptions", Some(List::Subscriptions)),
        (
            "directory/deletedItems/microsoft.graph.user",
            Some(List::DeletedUsers),
        ),
        ("devices", None),
    ] {
        let text = format!(
            r#"{{"value":[],"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#{context}"}}"#
        );
        let read = import(&files(&[&text]), &small(), OWNER, &Limits::default());
        let lists = read.map(|import| import.report.files[0].lists[0].list);
        assert_eq!(lists.ok(), list, "{context}");
    }
}

#[test]
fn a_list_replaces_that_list_and_nothing_else() {
    let current = waterlinie(SampleLanguage::English);
    let text = zetel::exchange::export_tenant(&current, OWNER);
    let tree: serde_json::Value = serde_json::from_str(&text).unwrap();
    for list in List::ALL {
        let part = tree[list.key()].to_string();
        let text = format!(
            r#"{{"value":{}}}"#,
            if list == List::Organization {
                format!("[{part}]")
            } else {
                part
            }
        );
        let import = into(&current, &[&text]);
        if list == List::DeletedUsers {
            assert_eq!(import.tenant.places(), current.places()); // their places are the last ones now
        } else if list != List::Users {
            assert!(import.tenant == current, "{list:?}");
        }
        assert_eq!(kinds(&import), [], "{list:?}");
    }
}

#[test]
fn users_keep_their_groups_by_id() {
    let new = format!("[{},{}]", user(2, ""), user(9, ""));
    let import = into(&small(), &[&new]);
    let names: Vec<_> = import
        .tenant
        .users()
        .map(|(_, user)| user.profile.id.as_u128())
        .collect();
    assert_eq!(names, [2, 9, 4]);
    let group = import.tenant.group(GroupId::from_u128(90)).unwrap();
    assert_eq!(
        (&*group.display_name, group.members.as_slice()),
        ("G", &[UserIx(0)][..])
    );
    assert_eq!(kinds(&import), [Kind::NoLicenseFields, Kind::Member]);
    assert_eq!(import.tenant.seats(SkuId::parse(E3).unwrap()).consumed, 0);
    assert_eq!(import.tenant.edition, small().edition);

    let back = into(
        &small(),
        &[&format!("[{}]", user(4, r#","assignedLicenses":[]"#))],
    );
    assert_eq!(kinds(&back), [Kind::UserMoved, Kind::Member]);
    assert_eq!(back.tenant.places(), 1);
    let gone = user(
        1,
        r#","deletedDateTime":"2020-07-01T00:00:00Z","assignedLicenses":[]"#,
    );
    let gone = into(&small(), &[&format!("[{gone}]")]);
    assert_eq!(kinds(&gone), [Kind::UserMoved]);
    assert_eq!(
        gone.tenant
            .users()
            .filter(|(_, user)| user.deleted.is_some())
            .count(),
        1
    );
    assert_eq!(gone.tenant.places(), 3);
}

#[test]
fn products_bring_their_units() {
    let e3 = SkuId::parse(E3).unwrap();
    let same = format!(r#"[{{"skuId":"{E3}","prepaidUnits":{{"enabled":9}}}}]"#);
    let import = into(&small(), &[&same]);
    let bought: Vec<_> = import.tenant.subscriptions().cloned().collect();
    assert_eq!(bought.len(), 2, "subscriptions that add up to the units stay");
    assert!(bought[0].is_trial && bought[1].prepaid);
    assert_eq!(kinds(&import), []);

    let other =
        format!(r#"[{{"skuId":"{E3}","prepaidUnits":{{"enabled":2,"warning":6}},"consumedUnits":3}}]"#);
    let import = into(&small(), &[&other]);
    let bought: Vec<_> = import
        .tenant
        .subscriptions_of(e3)
        .map(|s| (s.status, s.total_licenses, s.is_trial))
        .collect();
    let expected = [
        (SubscriptionStatus::Enabled, 2, false),
        (SubscriptionStatus::Warning, 6, false),
    ];
    assert!(
        expected.iter().all(|one| bought.contains(one)) && bought.len() == 2,
        "{bought:?}"
    );
    assert_eq!(kinds(&import), []);

    let none = format!(r#"[{{"skuId":"{E1}","prepaidUnits":{{"enabled":1}}}}]"#);
    let import = into(&small(), &[&none]);
    assert_eq!(kinds(&import), [Kind::ProductAdded]);
    assert_eq!(
        (import.tenant.seats(e3).total(), import.tenant.seats(e3).consumed),
        (0, 3)
    );

    let bought = format!(r#"[{{"id":"{}","skuId":"{E3}","totalLicenses":1}}]"#, id(70));
    let import = into(&small(), &[&bought]);
    assert_eq!((import.tenant.seats(e3).total(), kinds(&import)), (1, vec![]));
    assert_eq!(
        import.tenant.subscriptions_of(SkuId::parse(E1).unwrap()).count(),
        0
    );
}

#[test]
fn groups_and_organization_are_replaced() {
    let groups = format!(
        r#"[{{"id":"{}","displayName":"H","groupTypes":[],"members":[{{"id":"{}"}}]}}]"#,
        id(91),
        id(3)
    );
    let import = into(
        &small(),
        &[&groups, r#"[{"displayName":"New","verifiedDomains":[]}]"#],
    );
    assert_eq!(&*import.tenant.organization.display_name, "New");
    let all: Vec<_> = import
        .tenant
        .groups()
        .map(|group| (&*group.display_name, group.members.len()))
        .collect();
    assert_eq!(all, [("H", 1)]);
    assert_eq!(kinds(&import), []);
}

#[test]
fn pages_of_one_list_are_put_together() {
    let page = |users: &[String], more: &str| format!(r#"{{"value":[{}]{more}}}"#, users.join(","));
    let next = r#","@odata.nextLink":"https://graph.microsoft.com/v1.0/users?$skiptoken=x""#;
    let one = page(&[user(1, ""), user(2, "")], next);
    let two = page(&[user(3, r#","assignedLicenses":[]"#)], "");
    let import = import_all(&[&one, &two]).unwrap();
    assert_eq!(import.tenant.places(), 3);
    assert_eq!(corrected(&import, Kind::MorePages).0, 1);
    assert_eq!(corrected(&import, Kind::NoLicenseFields).0, 1);
    let again = import_all(&[&one, &page(&[user(2, "")], "")]).unwrap_err();
    let value = id(2);
    let why = Why::Duplicate {
        unique: Unique::UserId,
        value,
        first: 1,
        second: 2,
    };
    assert_eq!((again.file.as_str(), again.why), ("2.json", why));
}

#[test]
fn a_tenant_file_and_lists_go_together() {
    let tenant = tenant_file(&[sku(E3, 5)], &[user(1, "")], r#","zetel":{"actor":"license"}"#);
    let users = format!("[{}]", user(7, r#","assignedLicenses":[]"#));
    for texts in [[&tenant, &users], [&users, &tenant]] {
        let texts: Vec<&str> = texts.into_iter().map(String::as_str).collect();
        let import = into(&small(), &texts);
        let ids: Vec<_> = import
            .tenant
            .users()
            .map(|(_, user)| user.profile.id.as_u128())
            .collect();
        assert_eq!((ids, import.actor.role), (vec![7], Role::License));
        assert_eq!(import.tenant.groups().count(), 0, "nothing of the tenant so far");
    }
    let refusal = import_all(&[&tenant, &users, &tenant]).unwrap_err();
    let first = "1.json".to_owned();
    assert_eq!(
        (refusal.file.as_str(), refusal.why),
        ("3.json", Why::SecondTenant { first })
    );
    let parts = [r#"{"groups":[]}"#, users.as_str()];
    assert_eq!(import_all(&parts).unwrap().tenant.places(), 1);
}
