//! Who is a member of a group: by its list, by the states that name it, and by a file of its members.

use zetel::domain::{GroupId, Tenant, UserIx};
use zetel::exchange::{export_tenant, Correction, CorrectionKind as Kind, Import};

use crate::{corrected, id, imported, kinds, sku, tenant_file, user, E3};

/// A user who has E3 from a group, in this state.
fn by_group(number: u32, group: u32, state: &str) -> String {
    let state = format!(
        r#","licenseAssignmentStates":[{{"skuId":"{E3}","assignedByGroup":"{}",{state}}}]"#,
        id(group)
    );
    user(number, &state)
}

const ACTIVE: &str = r#""state":"Active""#;
const FAILED: &str = r#""state":"Error","error":"CountViolation""#;
const STUCK: &str = r#""state":"ActiveWithError","error":"DependencyViolation""#;

fn group(number: u32, members: &str) -> String {
    format!(
        r#"{{"id":"{}","displayName":"G{number}","assignedLicenses":[{{"skuId":"{E3}"}}]{members}}}"#,
        id(number)
    )
}

fn listed(members: &[u32]) -> String {
    let members: Vec<String> = members
        .iter()
        .map(|n| format!(r#"{{"id":"{}"}}"#, id(*n)))
        .collect();
    format!(r#","members":[{}]"#, members.join(","))
}

fn with(users: &[String], groups: &[String], more: &str) -> Import {
    let more = format!(r#","groups":[{}]{more}"#, groups.join(","));
    imported(&tenant_file(&[sku(E3, 50)], users, &more))
}

pub fn members(tenant: &Tenant, group: u32) -> Vec<u32> {
    let group = tenant.group(GroupId::from_u128(u128::from(group))).unwrap();
    group.members.iter().map(|UserIx(place)| place + 1).collect()
}

#[test]
fn a_list_of_members_is_completed_from_states() {
    let all = |states: [&str; 4]| -> Vec<String> {
        (1..)
            .zip(states)
            .map(|(n, state)| match state {
                "" => user(n, r#","licenseAssignmentStates":[]"#),
                state => by_group(n, 90, state),
            })
            .collect()
    };
    // (states of four people, the list, the members, how many were added)
    let cases: [([&str; 4], String, &[u32], u32); 8] = [
        ([ACTIVE, ACTIVE, ACTIVE, ""], String::new(), &[1, 2, 3], 3),
        (
            [ACTIVE, ACTIVE, ACTIVE, ""],
            r#","members":null"#.to_owned(),
            &[1, 2, 3],
            3,
        ),
        ([ACTIVE, ACTIVE, ACTIVE, ""], listed(&[]), &[1, 2, 3], 3),
        ([ACTIVE, ACTIVE, ACTIVE, ""], listed(&[2]), &[1, 2, 3], 2),
        (
            [ACTIVE, ACTIVE, ACTIVE, ""],
            listed(&[4, 3, 2, 1]),
            &[1, 2, 3, 4],
            0,
        ),
        ([ACTIVE, FAILED, STUCK, ""], listed(&[1]), &[1, 2, 3], 2),
        (
            [ACTIVE, ACTIVE, ACTIVE, ""],
            listed(&[4, 4, 1, 1]),
            &[1, 2, 3, 4],
            2,
        ),
        (["", "", "", ACTIVE], listed(&[1]), &[1, 4], 1),
    ];
    for (states, list, expected, added) in cases {
        let import = with(&all(states), &[group(90, &list)], "");
        assert_eq!(members(&import.tenant, 90), expected, "{states:?} {list}");
        let (count, examples) = corrected(&import, Kind::MembersFromStates);
        assert_eq!(count, added, "{states:?} {list}");
        if added > 0 {
            let said = format!("{examples:?}");
            assert!(
                said.contains("G90") && said.contains(&format!("added: {added}")),
                "{said}"
            );
        }
        crate::round_trip::same_again(&import.tenant);
    }
}

#[test]
fn long_lists_and_several_groups_are_completed_and_counted_together() {
    let mut users: Vec<String> = (1..=35).map(|n| by_group(n, 90, ACTIVE)).collect();
    users.extend((36..=40).map(|n| by_group(n, 91, FAILED)));
    let first_twenty: Vec<u32> = (1..=20).collect();
    let import = with(&users, &[group(90, &listed(&first_twenty)), group(91, "")], "");
    assert_eq!(members(&import.tenant, 90).len(), 35);
    assert_eq!(members(&import.tenant, 91), [36, 37, 38, 39, 40]);
    let (count, examples) = corrected(&import, Kind::MembersFromStates);
    assert_eq!((count, examples.len()), (20, 2));
    assert!(matches!(
        &examples[0],
        Correction::MembersFromStates { added: 15, .. }
    ));
    assert!(
        import.report.corrected.iter().all(|one| one.untold() == 0),
        "each group stands for its members"
    );
}

#[test]
fn the_list_that_zetel_wrote_is_whole() {
    // Somebody left the group, and what it gave could not be taken back yet.
    let users = [by_group(1, 90, ACTIVE), by_group(2, 90, STUCK)];
    let mine = r#","zetel":{"format":1,"deletedUserPlaces":[]}"#;
    let import = with(&users, &[group(90, &listed(&[1]))], mine);
    assert_eq!(members(&import.tenant, 90), [1]);
    assert_eq!(kinds(&import), []);
    crate::round_trip::same_again(&import.tenant);
    let text = export_tenant(&import.tenant, import.actor);
    assert!(text.contains("deletedUserPlaces"), "{text}");
}

#[test]
fn deleted_people_are_nobodys_members() {
    let gone = by_group(2, 90, ACTIVE).replace(
        "\"displayName\"",
        r#""deletedDateTime":"2020-06-01T00:00:00Z","displayName""#,
    );
    let more = format!(r#","deletedUsers":[{gone}]"#);
    let import = with(&[by_group(1, 90, ACTIVE)], &[group(90, "")], &more);
    assert_eq!(members(&import.tenant, 90), [1]);
    assert_eq!(corrected(&import, Kind::MembersFromStates).0, 1);
}
