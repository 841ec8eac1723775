//! What is corrected and reported: one case per kind, with the tenant it leaves.

use std::sync::Arc;

use zetel::catalog::{CountryCode, Guid, ServicePlanId, SkuId};
use zetel::domain::{
    GroupId, License, PlanSet, SubscriptionId, SubscriptionStatus, Tenant, Time, UserId, UserIx, UserType,
};
use zetel::exchange::{Corrected, Correction, CorrectionKind as Kind, Holder, Import, Person, UnitsWritten};

use crate::{corrected, id, imported, kinds, sku, tenant_file, user, E1, E3, SWAY};

/// A product or plan that nobody knows.
const STRANGER: &str = "12345678-0000-0000-0000-000000000000";

pub fn product(text: &str) -> SkuId {
    SkuId::parse(text).unwrap()
}

pub fn plans(texts: &[&str]) -> PlanSet {
    texts
        .iter()
        .map(|text| ServicePlanId::parse(text).unwrap())
        .collect()
}

pub fn person(number: u32) -> Person {
    Person {
        id: UserId::from_u128(u128::from(number)),
        name: Arc::from(format!("User {number}")),
    }
}

pub fn holds<'a>(tenant: &'a Tenant, place: u32, sku: &str) -> Option<&'a License> {
    tenant.licenses(UserIx(place)).unwrap().get(product(sku))
}

/// Imports one user with this field, in a tenant with 5 of E3.
pub fn with(more: &str) -> Import {
    imported(&tenant_file(&[sku(E3, 5)], &[user(1, more)], ""))
}

pub fn licenses(items: &str) -> String {
    format!(r#","assignedLicenses":[{items}]"#)
}

pub fn states(items: &str) -> String {
    format!(r#","licenseAssignmentStates":[{items}]"#)
}

pub fn license(sku: &str, off: &[&str]) -> String {
    let off: Vec<String> = off.iter().map(|plan| format!("\"{plan}\"")).collect();
    format!(r#"{{"skuId":"{sku}","disabledPlans":[{}]}}"#, off.join(","))
}

#[test]
fn a_disabled_plan_that_the_product_lacks_is_dropped() {
    let import = with(&licenses(&license(E3, &[SWAY, STRANGER])));
    assert_eq!(
        holds(&import.tenant, 0, E3)
            .unwrap()
            .direct()
            .unwrap()
            .disabled_plans,
        plans(&[SWAY])
    );
    let dropped = Correction::DisabledPlan {
        holder: Holder::User(person(1)),
        sku: product(E3),
        plan: ServicePlanId::parse(STRANGER).unwrap(),
    };
    assert_eq!(corrected(&import, Kind::DisabledPlan), (1, vec![dropped]));

    let group = format!(
        r#","groups":[{{"id":"{}","displayName":"G","assignedLicenses":[{}]}}]"#,
        id(9),
        license(E3, &[STRANGER, SWAY])
    );
    let import = imported(&tenant_file(&[sku(E3, 5)], &[], &group));
    let kept = import.tenant.group(GroupId::from_u128(9)).unwrap();
    assert_eq!(kept.licenses.get(&product(E3)), Some(&plans(&[SWAY])));
    assert_eq!(corrected(&import, Kind::DisabledPlan).0, 1);
}

#[test]
fn a_product_that_is_not_subscribed_is_kept_without_units() {
    let held = [license(E1, &[]), license(STRANGER, &[SWAY])].join(",");
    let import = with(&licenses(&held));
    let (count, examples) = corrected(&import, Kind::ProductAdded);
    assert_eq!(count, 2);
    let added = |sku: &str, part_number: &str| Correction::ProductAdded {
        sku: product(sku),
        part_number: Arc::from(part_number),
    };
    assert_eq!(examples, [added(STRANGER, STRANGER), added(E1, "STANDARDPACK")]);
    for sku in [E1, STRANGER] {
        let seats = import.tenant.seats(product(sku));
        assert_eq!((seats.total(), seats.consumed), (0, 1), "{sku}");
        assert!(import.tenant.product(product(sku)).is_some());
        assert_eq!(import.tenant.subscriptions_of(product(sku)).count(), 0);
    }
    let off = &holds(&import.tenant, 0, STRANGER)
        .unwrap()
        .direct()
        .unwrap()
        .disabled_plans;
    assert_eq!(
        *off,
        plans(&[SWAY]),
        "the plans of a product nobody knows are those that licenses name"
    );

    let bought = format!(
        r#","subscriptions":[{{"id":"{}","skuId":"{E1}","totalLicenses":3}}]"#,
        id(4)
    );
    let import = imported(&tenant_file(&[], &[], &bought));
    assert_eq!(kinds(&import), [Kind::ProductAdded]);
    assert_eq!(import.tenant.seats(product(E1)).enabled, 3);
}

#[test]
fn unknown_products_and_plans_are_kept() {
    let skus = [format!(
        r#"{{"skuId":"{STRANGER}","skuPartNumber":"NEW_THING","prepaidUnits":{{"enabled":2}},"servicePlans":[
            {{"servicePlanId":"{}","servicePlanName":"NEW_PLAN","appliesTo":"Company","provisioningStatus":"PendingActivation"}}]}}"#,
        id(5)
    )];
    let import = imported(&tenant_file(
        &skus,
        &[user(1, &licenses(&license(STRANGER, &[&id(5)])))],
        "",
    ));
    assert_eq!(kinds(&import), []);
    let kept = import.tenant.product(product(STRANGER)).unwrap();
    assert_eq!(
        (&*kept.part_number, &*kept.plans[0].name),
        ("NEW_THING", "NEW_PLAN")
    );
    assert!(holds(&import.tenant, 0, STRANGER).is_some());
}

#[test]
fn an_unknown_group_in_a_state_is_kept_under_its_id() {
    let by = |group: u32| {
        format!(
            r#"{{"skuId":"{E3}","assignedByGroup":"{}","disabledPlans":["{SWAY}"],"state":"Active","error":null}}"#,
            id(group)
        )
    };
    let users = [user(1, &states(&by(9))), user(2, &states(&by(9))), user(3, "")];
    let import = imported(&tenant_file(&[sku(E3, 5)], &users, ""));
    let group = GroupId::from_u128(9);
    assert_eq!(
        corrected(&import, Kind::GroupAdded),
        (1, vec![Correction::GroupAdded { group }])
    );
    let kept = import.tenant.group(group).unwrap();
    assert_eq!(*kept.display_name, *id(9));
    assert_eq!(*kept.members, [UserIx(0), UserIx(1)]);
    assert_eq!(kept.licenses.get(&product(E3)), Some(&plans(&[SWAY])));
    crate::round_trip::same_again(&import.tenant);
}

#[test]
fn members_that_are_no_users_are_dropped() {
    let members =
        [1, 77, 2, 1].map(|n| format!(r##"{{"@odata.type":"#microsoft.graph.user","id":"{}"}}"##, id(n)));
    let group = format!(
        r#","groups":[{{"id":"{}","displayName":"G","members":[{}]}}]"#,
        id(9),
        members.join(",")
    );
    let import = imported(&tenant_file(&[], &[user(1, ""), user(2, "")], &group));
    let kept = import.tenant.group(GroupId::from_u128(9)).unwrap();
    assert_eq!(*kept.members, [UserIx(0), UserIx(1)]);
    let dropped = Correction::Member {
        group: kept.id,
        name: Arc::from("G"),
        member: Guid::from_u128(77),
    };
    assert_eq!(corrected(&import, Kind::Member), (1, vec![dropped]));
}

#[test]
fn a_usage_location_that_is_no_country_is_missing() {
    for (value, location) in [
        (r#""NL""#, Some("NL")),
        (r#""nl""#, Some("NL")),
        ("null", None),
        (r#""ZZ""#, None),
        (r#""UK""#, None),
        (r#""NLD""#, None),
        (r#""Netherlands""#, None),
        (r#""""#, None),
        (r#""é""#, None),
    ] {
        let import = with(&format!(r#","usageLocation":{value}"#));
        let kept = import.tenant.user(UserIx(0)).unwrap().usage_location;
        assert_eq!(
            kept,
            location.map(|code| CountryCode::parse(code).unwrap()),
            "{value}"
        );
        let noted = u32::from(location.is_none() && value != "null");
        assert_eq!(corrected(&import, Kind::UsageLocation).0, noted, "{value}");
    }
    let import = imported(r#"{"users":[],"organization":{"countryLetterCode":"Holland"}}"#);
    let value = "Holland".to_owned();
    let noted = (1, vec![Correction::OrganizationCountry { value }]);
    assert_eq!(corrected(&import, Kind::OrganizationCountry), noted);
}

#[test]
fn half_surrogate_pairs_become_replacement_characters() {
    for (written, read, halves) in [
        (r"\ud83d\ude00", "😀", 0),
        (r"\uD83D\uDE00", "😀", 0),
        (r"\ud83d", "\u{fffd}", 1),
        (r"\ude00", "\u{fffd}", 1),
        (r"\ude00\ud83d", "\u{fffd}\u{fffd}", 2),
        (r"\ud83d\ud83d\ude00", "\u{fffd}😀", 1),
        (r"\ud83dx\ude00", "\u{fffd}x\u{fffd}", 2),
        (r"\ud83d\n", "\u{fffd}\n", 1),
        (r"\ud83d\u0041", "\u{fffd}A", 1),
        (r"\udbff\udfff", "\u{10ffff}", 0),
        (r"\\ud83d", r"\ud83d", 0),
    ] {
        let import = with(&format!(r#","surname":"a{written}b","other":"\ud83d""#));
        let surname = import
            .tenant
            .user(UserIx(0))
            .unwrap()
            .profile
            .surname
            .clone()
            .unwrap();
        assert_eq!(*surname, *format!("a{read}b"), "{written}");
        let (count, examples) = corrected(&import, Kind::LoneSurrogate);
        assert_eq!(count, halves, "{written}");
        let path = "users[0].surname".to_owned();
        assert!(examples
            .iter()
            .all(|e| *e == Correction::LoneSurrogate { path: path.clone() }));
    }
}

#[test]
fn wrong_counts_are_noted() {
    let skus = [format!(
        r#"{{"skuId":"{E3}","skuPartNumber":"ENTERPRISEPACK","consumedUnits":7,"prepaidUnits":{{"enabled":9}}}}"#
    )];
    let bought = format!(
        r#","subscriptions":[{{"id":"{}","skuId":"{E3}","totalLicenses":4}}]"#,
        id(4)
    );
    let import = imported(&tenant_file(
        &skus,
        &[user(1, &licenses(&license(E3, &[])))],
        &bought,
    ));
    let part_number: Arc<str> = Arc::from("ENTERPRISEPACK");
    let consumed = Correction::ConsumedUnits(UnitsWritten {
        sku: product(E3),
        part_number: Arc::clone(&part_number),
        written: 7,
        counted: 1,
    });
    let prepaid = Correction::PrepaidUnits(UnitsWritten {
        sku: product(E3),
        part_number,
        written: 9,
        counted: 4,
    });
    assert_eq!(corrected(&import, Kind::ConsumedUnits), (1, vec![consumed]));
    assert_eq!(corrected(&import, Kind::PrepaidUnits), (1, vec![prepaid]));
    let seats = import.tenant.seats(product(E3));
    assert_eq!((seats.enabled, seats.consumed), (4, 1));
}

#[test]
fn subscriptions_are_read_whole() {
    let bought = format!(
        r#","subscriptions":[
        {{"id":"{}","skuId":"{E3}","totalLicenses":4,"status":"Suspended","isTrial":true,"nextLifecycleDateTime":"2021-02-03T04:05:06Z","ownerType":"User","ownerId":"{}"}},
        {{"id":"{}","skuId":"{E3}","totalLicenses":2,"status":"Frozen","nextLifecycleDateTime":"soon","ownerType":"user"}}],
        "zetel":{{"prepaid":["{}","{}"]}}"#,
        id(1),
        id(8),
        id(2),
        id(2),
        id(99)
    );
    let import = imported(&tenant_file(&[sku(E3, 2)], &[], &bought));
    let all: Vec<_> = import.tenant.subscriptions().cloned().collect();
    assert_eq!(
        (all[0].status, all[0].is_trial, all[0].prepaid),
        (SubscriptionStatus::Suspended, true, false)
    );
    assert_eq!(all[0].next_lifecycle, Time::parse("2021-02-03T04:05:06Z"));
    assert_eq!(all[0].self_service_owner, Some(UserId::from_u128(8)));
    assert_eq!(
        (all[1].status, all[1].is_trial, all[1].prepaid),
        (SubscriptionStatus::Enabled, false, true)
    );
    assert_eq!(
        (all[1].next_lifecycle, all[1].self_service_owner),
        (None, Some(UserId::from_u128(0)))
    );
    let subscription = SubscriptionId::from_u128(2);
    assert_eq!(
        corrected(&import, Kind::OwnerUnknown),
        (1, vec![Correction::OwnerUnknown { subscription }])
    );
    let (path, value) = ("subscriptions[1].status".to_owned(), "Frozen".to_owned());
    assert_eq!(
        corrected(&import, Kind::UnknownWord),
        (1, vec![Correction::UnknownWord { path, value }])
    );
    let (path, value) = (
        "subscriptions[1].nextLifecycleDateTime".to_owned(),
        "soon".to_owned(),
    );
    assert_eq!(
        corrected(&import, Kind::Date),
        (1, vec![Correction::Date { path, value }])
    );
}

#[test]
fn what_is_not_known_is_ignored_and_what_is_not_said_is_usual() {
    let text = format!(
        r#"{{"x":{{"users":[1,2,{{"y":null}}]}},"organization":[{{"id":"t","verifiedDomains":[{{"name":"a.example"}},{{"name":"b.example","isDefault":true,"type":"Managed"}}]}}],
        "users":{{"@odata.context":"c","value":[{{"Id":"{}","UserPrincipalName":"a@a.example","userType":"Robot","department":null,"signInActivity":{{}}}}]}},"zetel":{{"later":[]}}}}"#,
        id(1)
    );
    let import = imported(&text);
    let organization = &import.tenant.organization;
    assert_eq!(
        (&*organization.display_name, organization.country),
        ("b.example", None)
    );
    let user = import.tenant.user(UserIx(0)).unwrap();
    assert_eq!(
        (&*user.profile.display_name, user.profile.user_type),
        ("a@a.example", UserType::Member)
    );
    assert!(user.profile.account_enabled && user.profile.department.is_none() && user.deleted.is_none());
    assert_eq!(import.tenant.clock, Time::from_date(2020, 7, 15));
    assert_eq!(kinds(&import), [Kind::NoLicenseFields, Kind::UnknownWord]);
}

#[test]
fn deleted_users_have_a_moment() {
    let gone = |n, more: &str| user(n, more);
    let more = format!(
        r#","deletedUsers":[{},{},{}]"#,
        gone(1, r#","deletedDateTime":"2023-01-01T00:00:00Z""#),
        gone(2, r#","deletedDateTime":null"#),
        gone(3, r#","deletedDateTime":"yesterday""#),
    );
    let import = imported(&tenant_file(&[], &[user(4, "")], &more));
    let newest = Time::parse("2023-01-01T00:00:00Z");
    assert_eq!(
        Some(import.tenant.clock),
        newest,
        "nobody was deleted in the future"
    );
    let deleted: Vec<_> = import.tenant.users().map(|(_, user)| user.deleted).collect();
    assert_eq!(deleted, [None, newest, newest, newest]);
    assert_eq!(corrected(&import, Kind::Date).0, 1);
}

#[test]
fn all_are_counted_and_the_first_are_shown() {
    let users: Vec<String> = (1..=25).map(|n| user(n, r#","usageLocation":"??""#)).collect();
    let import = imported(&tenant_file(&[], &users, ""));
    let (count, examples) = corrected(&import, Kind::UsageLocation);
    assert_eq!((count, examples.len()), (25, Corrected::EXAMPLES));
    let long = "x".repeat(100);
    let import = with(&format!(r#","usageLocation":"{long}""#));
    let (_, examples) = corrected(&import, Kind::UsageLocation);
    let Correction::UsageLocation { value, .. } = &examples[0] else {
        panic!()
    };
    assert_eq!(*value, format!("{}…", "x".repeat(79)));
}
