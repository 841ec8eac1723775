//! JSON as people save it: single items, PowerShell's wrappings and cuts, and lists that name nobody.

use zetel::catalog::{CountryCode, SkuId};
use zetel::domain::{Actor, Tenant, UserIx};
use zetel::exchange::{
    Base, Choice, Content, Correction, CorrectionKind as Kind, Import, List, Refusal, RefusalReason as Why,
};

use crate::{corrected, gathered, id, imported, kinds, refused, sku, tenant_file, user, E1, E3};

/// What becomes of the tenant so far, which two people have, the first of them with E3.
fn onto(texts: &[&str]) -> Result<Import, Refusal> {
    let current = two_people();
    gathered(texts)?.import(&current, Actor::default(), current.clock, &Choice::default())
}

fn two_people() -> Tenant {
    let first =
        format!(r#","usageLocation":"NL","department":"Sales","assignedLicenses":[{{"skuId":"{E3}"}}]"#);
    let second = r#","accountEnabled":false,"assignedLicenses":[]"#;
    imported(&tenant_file(
        &[sku(E3, 9)],
        &[user(1, &first), user(2, second)],
        "",
    ))
    .tenant
}

fn read_lists(import: &Import) -> Vec<(List, u32)> {
    let lists = import.report.files.iter().flat_map(|file| &file.lists);
    lists.map(|read| (read.list, read.rows)).collect()
}

#[test]
fn one_item_is_a_list_of_one() {
    let product =
        format!(r#"{{"Id":"x_{E3}","SkuId":"{E3}","PrepaidUnits":{{"Enabled":7}},"ServicePlans":[]}}"#);
    let cases = [
        (product, List::SubscribedSkus),
        (
            format!(r#"{{"id":"{}","skuId":"{E3}","totalLicenses":3}}"#, id(60)),
            List::Subscriptions,
        ),
        (user(3, r#","assignedLicenses":[]"#), List::Users),
        (
            user(3, r#","deletedDateTime":"2020-06-01T00:00:00Z""#),
            List::DeletedUsers,
        ),
        (
            format!(
                r#"{{"id":"{}","displayName":"G","groupTypes":[],"members":[]}}"#,
                id(90)
            ),
            List::Groups,
        ),
        (
            r#"{"displayName":"New","verifiedDomains":[{"name":"new.example","isDefault":true}]}"#.to_owned(),
            List::Organization,
        ),
        (
            format!(
                r#"{{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#users/$entity","id":"{}","userPrincipalName":"u@a.example"}}"#,
                id(3)
            ),
            List::Users,
        ),
    ];
    for (item, list) in cases {
        for text in [
            item.clone(),
            format!(" \n{item}\n"),
            format!("[{item}]"),
            format!(r#"{{"value":[{item}],"Count":1}}"#),
        ] {
            let import = onto(&[&text]).unwrap_or_else(|refusal| panic!("{refusal:?} in {text}"));
            assert_eq!(read_lists(&import), [(list, 1)], "{text}");
            assert_eq!(import.report.files[0].content, Content::List);
        }
    }
}

#[test]
fn what_is_no_item_stays_unknown() {
    let long = format!(
        r#"{{"x":"{}","userPrincipalName":"a@a.example","id":"{}"}}"#,
        "x".repeat(5_000_000),
        id(1)
    );
    for text in [
        "{}",
        r#"{"name":"zetel","version":"1.0.0"}"#,
        r#"{"value":{"id":"x"}}"#,
        r#"{"d":{"userPrincipalName":"a"}}"#,
        &long,
    ] {
        assert_eq!(refused(text), Why::Foreign, "{}", &text[..text.len().min(80)]);
    }
}

#[test]
fn what_powershell_cut_is_named() {
    let plan = "Microsoft.Graph.PowerShell.Models.MicrosoftGraphServicePlanInfo";
    let product = |plans: &str| format!(r#"{{"SkuId":"{E3}","PrepaidUnits":{{}},"ServicePlans":{plans}}}"#);
    let person = |licenses: &str| {
        format!(
            r#"{{"Id":"{}","UserPrincipalName":"a@a.example","AssignedLicenses":{licenses}}}"#,
            id(1)
        )
    };
    let cases = [
        (
            format!("[{}]", product(&format!(r#"["{plan}"]"#))),
            "[0].servicePlans[0]",
        ),
        (product(&format!(r#"["{plan}"]"#)), "[0].servicePlans[0]"),
        (
            format!("[{}]", product(&format!(r#""{plan} {plan}""#))),
            "[0].servicePlans",
        ),
        (
            format!(
                "[{}]",
                person(r#"["@{DisabledPlans=System.Object[]; SkuId=6fd2c87f}"]"#)
            ),
            "[0].assignedLicenses[0]",
        ),
        (
            format!("[{}]", person(r#""System.Object[]""#)),
            "[0].assignedLicenses",
        ),
        (
            format!(
                r#"[{{"SkuId":"{E3}","PrepaidUnits":"Microsoft.Graph.PowerShell.Models.MicrosoftGraphLicenseUnitsDetail"}}]"#
            ),
            "[0].prepaidUnits",
        ),
        (
            r#"{"value":["Microsoft.Graph.PowerShell.Models.MicrosoftGraphUser"],"Count":1}"#.to_owned(),
            "value[0]",
        ),
        (
            format!(
                r#"[{}]"#,
                person(r#"["class AssignedLicense {\n  SkuId: 6fd2c87f\n}"]"#)
            ),
            "[0].assignedLicenses[0]",
        ),
    ];
    for (text, place) in cases {
        match refused(&text) {
            Why::CutByDepth { path, value } => {
                assert_eq!(path.to_lowercase(), place.to_lowercase(), "{text}");
                assert!(!value.is_empty());
            }
            why => panic!("{why:?} in {text}"),
        }
    }
    let other = refused(&format!("[{}]", person(r#""Office 365 E3""#)));
    assert!(matches!(other, Why::WrongType { .. }), "{other:?}");
}

#[test]
fn people_without_names_are_found_by_their_ids() {
    let e3 = SkuId::parse(E3).unwrap();
    let e1 = SkuId::parse(E1).unwrap();
    let row = |number: u32, more: &str| format!(r#"{{"id":"{}"{more}}}"#, id(number));
    let select = |rows: &[String]| {
        format!(
            r#"{{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#users(id,assignedLicenses,accountEnabled)","value":[{}]}}"#,
            rows.join(",")
        )
    };
    let none = r#","assignedLicenses":[]"#;
    let has_e1 = format!(r#","assignedLicenses":[{{"skuId":"{E1}"}}]"#);
    // (rows, who holds E3, who holds E1, kinds)
    type Case = (Vec<String>, Vec<u32>, Vec<u32>, Vec<Kind>);
    let cases: [Case; 6] = [
        (
            vec![row(1, none), row(2, &has_e1)],
            vec![],
            vec![2],
            vec![Kind::ProductAdded],
        ),
        (
            vec![row(2, &has_e1), row(1, &has_e1)],
            vec![],
            vec![1, 2],
            vec![Kind::ProductAdded],
        ),
        (
            vec![row(2, &has_e1)],
            vec![1],
            vec![2],
            vec![Kind::Stayed, Kind::ProductAdded],
        ),
        (
            vec![row(1, none), row(9, none)],
            vec![],
            vec![],
            vec![Kind::Stranger, Kind::Stayed],
        ),
        (
            vec![row(1, r#","usageLocation":"BE""#), row(2, "")],
            vec![1],
            vec![],
            vec![Kind::NoLicenseFields],
        ),
        (
            vec![
                row(1, none),
                row(2, r#","accountEnabled":null,"assignedLicenses":[]"#),
            ],
            vec![],
            vec![],
            vec![Kind::EnabledUnknown],
        ),
    ];
    for (rows, with_e3, with_e1, noted) in cases {
        let text = select(&rows);
        let all = gathered(&[&text]).unwrap();
        assert_eq!(all.proposal(), None, "nobody can begin a tenant without names");
        let import = onto(&[&text]).unwrap_or_else(|refusal| panic!("{refusal:?} in {text}"));
        assert_eq!(import.report.base, Some(Base::Current));
        let holders = |sku| -> Vec<u32> {
            let holds = |ix: &UserIx| import.tenant.licenses(*ix).unwrap().get(sku).is_some();
            import
                .tenant
                .users()
                .map(|(ix, _)| ix)
                .filter(holds)
                .map(|ix| ix.0 + 1)
                .collect()
        };
        assert_eq!((holders(e3), holders(e1)), (with_e3, with_e1), "{text}");
        assert_eq!(kinds(&import), noted, "{text}");
        let names: Vec<_> = import
            .tenant
            .users()
            .map(|(_, user)| user.profile.display_name.to_string())
            .collect();
        assert_eq!(names, ["User 1", "User 2"]);
        let first = import.tenant.user(UserIx(0)).unwrap();
        assert_eq!(first.profile.department.as_deref(), Some("Sales"));
        let location = if text.contains("BE") { "BE" } else { "NL" };
        assert_eq!(first.usage_location, CountryCode::parse(location).ok());
        let second = import.tenant.user(UserIx(1)).unwrap();
        assert!(!second.profile.account_enabled, "what is not said stays");
    }
}

#[test]
fn people_who_can_not_be_found_are_asked_for_by_fields() {
    let named = ["displayName", "userPrincipalName"].to_vec();
    let cases = [
        (
            format!(r#"[{{"id":"{}","accountEnabled":true}}]"#, id(77)),
            named.clone(),
        ),
        (
            format!(
                r#"[{{"id":"{}","usageLocation":"NL"}},{{"id":"{}"}}]"#,
                id(77),
                id(78)
            ),
            named.clone(),
        ),
        (
            format!(
                r#"{{"id":"{}","accountEnabled":true,"assignedLicenses":[]}}"#,
                id(77)
            ),
            named.clone(),
        ),
        (
            format!(r#"[{{"id":"{}","accountEnabled":true}},{}]"#, id(1), user(2, "")),
            named,
        ),
        (
            r#"[{"accountEnabled":true,"displayName":"A"}]"#.to_owned(),
            ["id", "userPrincipalName"].to_vec(),
        ),
        (
            r#"[{"userPrincipalName":"a@a.example"}]"#.to_owned(),
            ["id"].to_vec(),
        ),
    ];
    for (text, fields) in cases {
        let refusal = onto(&[&text]).err().map(|refusal| refusal.why);
        assert_eq!(refusal, Some(Why::FieldsMissing { fields }), "{text}");
    }
    let in_file = tenant_file(&[], &[format!(r#"{{"id":"{}"}}"#, id(1))], "");
    let path = "users[0].userPrincipalName".to_owned();
    assert_eq!(refused(&in_file), Why::Missing { path });
}

#[test]
fn nobody_is_blocked_because_nothing_is_said() {
    for (said, enabled, noted) in [
        ("", true, 0),
        (r#","accountEnabled":null"#, true, 1),
        (r#","accountEnabled":true"#, true, 0),
        (r#","accountEnabled":false"#, false, 0),
        (r#","AccountEnabled":null"#, true, 1),
    ] {
        let import = imported(&tenant_file(&[], &[user(1, said)], ""));
        assert_eq!(
            import.tenant.user(UserIx(0)).unwrap().profile.account_enabled,
            enabled,
            "{said}"
        );
        assert_eq!(corrected(&import, Kind::EnabledUnknown).0, noted, "{said}");
    }
}

#[test]
fn texts_longer_than_graph_allows_are_cut() {
    let long = |length: usize| "é".repeat(length);
    // (the key, how long it may be)
    let cases = [
        ("displayName", 256),
        ("givenName", 64),
        ("department", 64),
        ("jobTitle", 128),
        ("streetAddress", 1024),
        ("postalCode", 40),
    ];
    for (key, most) in cases {
        for (length, cut) in [(most, 0), (most + 1, 1), (5_000, 1)] {
            let person = format!(
                r#"{{"id":"{}","userPrincipalName":"a@a.example","{key}":"{}"}}"#,
                id(1),
                long(length)
            );
            let import = imported(&tenant_file(&[], &[person], ""));
            let (count, examples) = corrected(&import, Kind::TextCut);
            assert_eq!(count, cut, "{key} of {length}");
            let said = format!("{examples:?}");
            assert!(
                cut == 0
                    || said.contains(&format!("users[0].{key}"))
                        && said.contains(&format!("length: {length}")),
                "{said}"
            );
            if key == "displayName" {
                let name = &import.tenant.user(UserIx(0)).unwrap().profile.display_name;
                assert_eq!(name.chars().count(), length.min(most));
            }
        }
    }
    // A column of a list as CSV has the length that its property has.
    let columns = [
        ("Display name", 256),
        ("First name", 64),
        ("Last name", 64),
        ("Department", 64),
        ("Title", 128),
        ("Office", 128),
        ("City", 128),
        ("Country", 128),
        ("State", 128),
        ("Phone number", 64),
        ("Mobile phone", 64),
        ("Fax", 64),
        ("Street address", 1024),
        ("Postal code", 40),
        ("Proxy addresses", 1024),
        ("Licenses", 256),
    ];
    for (column, most) in columns {
        for (length, cut) in [(most, 0), (most + 1, 1), (5_000, 1)] {
            let list = format!("User principal name,{column}\na@a.example,{}\n", long(length));
            let (count, examples) = corrected(&imported(&list), Kind::TextCut);
            assert_eq!(count, cut, "{column} of {length}");
            let path = format!("{column}[2]");
            let all = examples.iter().all(|one| matches!(one, Correction::TextCut { path: at, length: was, limit } if (at, *was, *limit) == (&path, length as u32, most as u32)));
            assert!(all, "{examples:?}");
        }
    }
    let list = format!("Product title,Total licenses\n{},3\n", long(300));
    let import = imported(&list);
    assert_eq!(corrected(&import, Kind::TextCut).0, 1);
    let name = &import.tenant.products().next().unwrap().part_number;
    assert_eq!(name.chars().count(), 256);
    let huge = format!(
        r#","groups":[{{"id":"{}","displayName":"{}"}}]"#,
        id(9),
        long(10_000_000)
    );
    let import = imported(&tenant_file(&[], &[], &huge));
    assert_eq!(corrected(&import, Kind::TextCut).0, 1);
    assert_eq!(
        import
            .tenant
            .groups()
            .next()
            .unwrap()
            .display_name
            .chars()
            .count(),
        256
    );
}
