//! Members of licensed groups are processed when the files have no states at all, and only then.

use zetel::catalog::SkuId;
use zetel::domain::{
    AssignmentError as E, AssignmentState as S, GroupId, License, ProcessingState, Source, Tenant, UserIx,
};
use zetel::exchange::{CorrectionKind as Kind, Import};

use crate::{corrected, id, imported, sku, tenant_file, user, E1, E3, SWAY};

/// Visio Plan 2, which clashes with nothing here.
const VISIO: &str = "c5928f49-12ba-48f7-ada3-0d743a3601d5";

fn group(number: u32, skus: &[&str], members: &[u32], more: &str) -> String {
    let licenses: Vec<String> = skus
        .iter()
        .map(|sku| format!(r#"{{"skuId":"{sku}","disabledPlans":[]}}"#))
        .collect();
    let members: Vec<String> = members
        .iter()
        .map(|n| format!(r#"{{"id":"{}"}}"#, id(*n)))
        .collect();
    format!(
        r#"{{"id":"{}","assignedLicenses":[{}],"members":[{}]{more}}}"#,
        id(number),
        licenses.join(","),
        members.join(",")
    )
}

fn groups(groups: &[String]) -> String {
    format!(r#","groups":[{}]"#, groups.join(","))
}

fn held<'a>(tenant: &'a Tenant, place: u32, sku: &str) -> Option<&'a License> {
    tenant
        .licenses(UserIx(place))
        .unwrap()
        .get(SkuId::parse(sku).unwrap())
}

/// The states a user has of a product from a group.
fn state(import: &Import, place: u32, sku: &str, group: u32) -> Option<S> {
    let source = Source::Group(GroupId::from_u128(u128::from(group)));
    let license = held(&import.tenant, place, sku)?;
    license
        .assignments()
        .iter()
        .find(|a| a.source == source)
        .map(|a| a.state)
}

#[test]
fn members_get_what_their_group_gives_as_far_as_seats_last() {
    let users: Vec<String> = (1..=4).map(|n| user(n, "")).collect();
    let deleted = format!(r#","deletedUsers":[{}]"#, user(5, ""));
    let more = groups(&[group(90, &[E3], &[5, 4, 3, 2, 1], "")]) + &deleted;
    let import = imported(&tenant_file(&[sku(E3, 3)], &users, &more));
    for (place, expected) in [
        (0, Some(S::Active)),
        (1, Some(S::Active)),
        (2, Some(S::Active)),
        (3, Some(S::Error(E::CountViolation))),
        (4, None),
    ] {
        assert_eq!(state(&import, place, E3, 90), expected, "user at {place}");
    }
    assert_eq!(import.tenant.seats(SkuId::parse(E3).unwrap()).consumed, 3);
    assert!(import.tenant.user(UserIx(0)).unwrap().usage_location.is_none());
    let (_, examples) = corrected(&import, Kind::GroupProcessed);
    assert!(
        format!("{examples:?}").contains("given: 3, failed: 1"),
        "{examples:?}"
    );
    crate::round_trip::same_again(&import.tenant);
}

#[test]
fn all_or_nothing_for_each_member_and_group() {
    let holds_e1 = format!(r#","assignedLicenses":[{{"skuId":"{E1}","disabledPlans":[]}}]"#);
    let users = [user(1, &holds_e1), user(2, "")];
    let more = groups(&[group(90, &[E3, VISIO], &[1, 2], "")]);
    let import = imported(&tenant_file(
        &[sku(E3, 9), sku(E1, 9), sku(VISIO, 9)],
        &users,
        &more,
    ));
    assert_eq!(
        state(&import, 0, E3, 90),
        Some(S::Error(E::MutuallyExclusiveViolation))
    );
    assert_eq!(state(&import, 0, VISIO, 90), Some(S::Error(E::Other)));
    assert_eq!(state(&import, 1, E3, 90), Some(S::Active));
    assert_eq!(state(&import, 1, VISIO, 90), Some(S::Active));
    assert!(held(&import.tenant, 0, E1).unwrap().direct().is_some());
}

#[test]
fn a_plan_that_is_not_allowed_at_the_tenants_country_fails() {
    let users = [user(1, r#","usageLocation":"DE""#), user(2, "")];
    let more = groups(&[group(90, &[E3], &[1, 2], "")])
        + &format!(r#","zetel":{{"prohibited":[{{"country":"NL","servicePlanIds":["{SWAY}"]}}]}}"#);
    let import = imported(&tenant_file(&[sku(E3, 9)], &users, &more));
    assert_eq!(state(&import, 0, E3, 90), Some(S::Active));
    let failed = Some(S::Error(E::ProhibitedInUsageLocationViolation));
    assert_eq!(state(&import, 1, E3, 90), failed);
}

#[test]
fn direct_and_inherited_stand_side_by_side_on_one_seat() {
    let direct = format!(r#","assignedLicenses":[{{"skuId":"{E3}","disabledPlans":["{SWAY}"]}}]"#);
    let more = groups(&[group(90, &[E3], &[1], ""), group(91, &[E3], &[1], "")]);
    let import = imported(&tenant_file(&[sku(E3, 1)], &[user(1, &direct)], &more));
    assert_eq!(held(&import.tenant, 0, E3).unwrap().assignments().len(), 3);
    assert_eq!(import.tenant.seats(SkuId::parse(E3).unwrap()).consumed, 1);
    assert_eq!(state(&import, 0, E3, 91), Some(S::Active));
}

#[test]
fn only_files_without_states_are_processed() {
    let empty = r#","licenseAssignmentStates":[]"#;
    let one = format!(r#","licenseAssignmentStates":[{{"skuId":"{E1}"}}]"#);
    let queued = r#","licenseProcessingState":{"state":"QueuedForProcessing"}"#;
    // (first user, second user, the group, whether it is processed)
    let cases = [
        ("", "", "", true),
        ("", "", queued, true),
        (r#","licenseAssignmentStates":null"#, "", "", true),
        (empty, empty, "", true),
        (empty, "", "", true),
        (empty, empty, queued, false),
        (one.as_str(), "", "", false),
        (empty, &one, queued, false),
    ];
    for (first, second, more, processed) in cases {
        let users = [user(1, first), user(2, second)];
        let file = tenant_file(
            &[sku(E3, 9), sku(E1, 9)],
            &users,
            &groups(&[group(90, &[E3], &[1, 2], more)]),
        );
        let import = imported(&file);
        let case = format!("{first} {second} {more}");
        assert_eq!(state(&import, 0, E3, 90).is_some(), processed, "{case}");
        assert_eq!(
            corrected(&import, Kind::GroupProcessed).0,
            u32::from(processed),
            "{case}"
        );
        let group = import.tenant.groups().next().unwrap().id;
        let state = import.tenant.processing(group);
        let waits = more == queued && !processed;
        assert_eq!(state != ProcessingState::ProcessingComplete, waits, "{case}");
    }
}
