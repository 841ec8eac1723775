//! What a person may choose before an import: a tenant of its own or a list of the one so far, which group members are
//! of, and to go on without what nothing is known of.

use zetel::catalog::{plans_of, RuleProfile, SkuId, Year};
use zetel::domain::{Actor, GroupId, Role, Tenant, Time};
use zetel::exchange::{Base, Choice, Content, CorrectionKind as Kind, Import, List, RefusalReason as Why};

use crate::members::members;
use crate::{corrected, gathered, id, import_all, imported, sku, tenant_file, user, E1, E3};

const ME: Actor = Actor { role: Role::License };

fn today() -> Time {
    Time::from_date(2026, 11, 29)
}

/// Contoso: three people with E3, of whom the first is in the one group.
fn contoso() -> Tenant {
    let holds = format!(r#","licenseAssignmentStates":[{{"skuId":"{E3}","state":"Active"}}]"#);
    let users: Vec<String> = (1..=3).map(|n| user(n, &holds)).collect();
    let more = format!(
        r#","groups":[{{"id":"{}","displayName":"Team","assignedLicenses":[{{"skuId":"{E1}"}}],"members":[{{"id":"{}"}}]}}],
        "zetel":{{"edition":"germany-2020"}}"#,
        id(90),
        id(1)
    );
    imported(&tenant_file(&[sku(E3, 9), sku(E1, 5)], &users, &more)).tenant
}

fn chosen(texts: &[&str], choice: &Choice) -> Import {
    let all = gathered(texts).and_then(|all| all.import(&contoso(), ME, today(), choice));
    all.unwrap_or_else(|refusal| panic!("{refusal:?}"))
}

fn into(base: Base) -> Choice {
    Choice {
        base: Some(base),
        ..Choice::default()
    }
}

#[test]
fn people_begin_a_tenant_unless_they_are_to_replace_those_so_far() {
    let one = format!(
        "[{}]",
        user(7, &format!(r#","assignedLicenses":[{{"skuId":"{E3}"}}]"#))
    );
    let all = gathered(&[&one]).unwrap();
    assert_eq!(all.proposal(), Some(Base::New));
    for choice in [Choice::default(), into(Base::New)] {
        let import = chosen(&[&one], &choice);
        assert_eq!(import.report.base, Some(Base::New));
        let tenant = &import.tenant;
        assert_eq!(
            (
                tenant.places(),
                tenant.groups().count(),
                tenant.products().count()
            ),
            (1, 0, 1)
        );
        let seats = tenant.seats(SkuId::parse(E3).unwrap());
        assert_eq!((seats.total(), seats.consumed), (1, 1), "as many as people hold");
        assert_eq!(corrected(&import, Kind::UnitsCounted).0, 1);
        assert_eq!(corrected(&import, Kind::ProductAdded).0, 0);
        assert_eq!((tenant.edition, import.actor), (contoso().edition, ME));
        crate::round_trip::same_again(tenant);
    }
    let import = chosen(&[&one], &into(Base::Current));
    assert_eq!(import.report.base, Some(Base::Current));
    let tenant = &import.tenant;
    assert_eq!(
        (
            tenant.places(),
            tenant.groups().count(),
            tenant.products().count()
        ),
        (1, 1, 2)
    );
    assert_eq!(tenant.seats(SkuId::parse(E3).unwrap()).total(), 9);
    assert_eq!(
        (tenant.clock, &*tenant.organization.display_name),
        (contoso().clock, "A")
    );
}

#[test]
fn lists_without_people_replace_those_so_far() {
    let group = format!(r#"[{{"id":"{}","displayName":"H","groupTypes":[]}}]"#, id(91));
    let about = r#"[{"displayName":"B","verifiedDomains":[]}]"#;
    let bought = format!(r#"[{{"id":"{}","skuId":"{E3}","totalLicenses":1}}]"#, id(60));
    let gone = format!("[{}]", user(8, r#","deletedDateTime":"2020-06-01T00:00:00Z""#));
    for text in [&group, about, &bought, &gone] {
        let all = gathered(&[text]).unwrap();
        assert_eq!(all.proposal(), None, "{text}");
        let import = chosen(&[text], &into(Base::New));
        assert_eq!(import.report.base, Some(Base::Current), "{text}");
        assert!(import.tenant.places() >= 3, "{text}");
    }
    let product = format!("[{}]", sku(E3, 2));
    let whole = tenant_file(&[sku(E3, 5)], &[user(1, "")], "");
    let all = gathered(&[&whole, &product]).unwrap();
    assert_eq!(all.proposal(), None);
    assert_eq!(chosen(&[&whole, &product], &Choice::default()).report.base, None);
}

#[test]
fn products_alone_begin_a_tenant_unless_they_are_to_replace_those_so_far() {
    let json = format!("[{}]", sku(E3, 2));
    let quantities = "Product title,Total licenses,Assigned licenses\nOffice 365 E3,2,0\n";
    for (text, content) in [(json.as_str(), Content::List), (quantities, Content::Quantities)] {
        assert_eq!(gathered(&[text]).unwrap().proposal(), Some(Base::New), "{text}");
        let import = chosen(&[text], &Choice::default());
        let tenant = &import.tenant;
        assert_eq!(import.report.files[0].content, content);
        assert_eq!((tenant.places(), tenant.groups().count()), (0, 0), "{text}");
        assert_eq!(tenant.seats(SkuId::parse(E3).unwrap()).total(), 2);
        assert_eq!((&*tenant.organization.display_name, tenant.clock), ("1", today()));
        assert_eq!(
            corrected(&import, Kind::UnitsCounted).0,
            0,
            "the file says how many"
        );
        crate::round_trip::same_again(tenant);
        let import = chosen(&[text], &into(Base::Current));
        let tenant = &import.tenant;
        assert_eq!(import.report.base, Some(Base::Current), "{text}");
        assert_eq!((tenant.places(), tenant.groups().count()), (3, 1), "{text}");
        let seats = tenant.seats(SkuId::parse(E3).unwrap());
        assert_eq!((seats.total(), seats.consumed), (2, 3), "{text}");
    }
    // Products that say nothing of how many there are have as many as people hold.
    let bare = format!(r#"[{{"skuId":"{E3}","capabilityStatus":"Enabled"}}]"#);
    let holds = format!(r#","assignedLicenses":[{{"skuId":"{E3}"}}]"#);
    let people = format!("[{},{}]", user(1, &holds), user(2, &holds));
    let import = chosen(&[&bare, &people], &Choice::default());
    assert_eq!(import.tenant.seats(SkuId::parse(E3).unwrap()).total(), 2);
    assert_eq!(corrected(&import, Kind::UnitsCounted).0, 1);
}

#[test]
fn a_tenant_that_begins_is_named_and_dated_by_its_files() {
    let state = |when: &str| {
        format!(
            r#","licenseAssignmentStates":[{{"skuId":"{E3}","state":"Active","lastUpdatedDateTime":"{when}"}}]"#
        )
    };
    let about = r#"[{"displayName":"Fabrikam","verifiedDomains":[]}]"#.to_owned();
    // Office 365 E3 without the services that came later.
    let former: Vec<String> = plans_of(SkuId::parse(E3).unwrap(), Year::Then)
        .unwrap()
        .iter()
        .map(|plan| format!(r#"{{"servicePlanId":"{}"}}"#, plan.id))
        .collect();
    let former = format!(
        r#"[{{"skuId":"{E3}","capabilityStatus":"Enabled","servicePlans":[{}]}}]"#,
        former.join(",")
    );
    let people = |more: &str| format!("[{}]", user(1, more));
    let (then, now) = (Time::from_date(2020, 6, 1), today());
    // (files, the name, the moment, the rules)
    let cases: [(Vec<String>, &str, Time, RuleProfile); 8] = [
        (vec![people("")], "1", now, RuleProfile::Current2025),
        (
            vec![people(""), about.clone()],
            "Fabrikam",
            now,
            RuleProfile::Current2025,
        ),
        (
            vec![about, people(&state("2020-06-01T00:00:00Z"))],
            "Fabrikam",
            then,
            RuleProfile::Current2025, // its product has the services of today
        ),
        (
            vec![people(&state("2020-06-01T00:00:00Z")), former.clone()],
            "1",
            then,
            RuleProfile::Classic2020,
        ),
        (vec![former, people("")], "1", now, RuleProfile::Classic2020),
        (
            vec![people(&state("2025-06-01T00:00:00Z"))],
            "1",
            Time::from_date(2025, 6, 1),
            RuleProfile::Current2025,
        ),
        (
            vec![people(r#","createdDateTime":"2020-06-01T00:00:00Z""#)],
            "1",
            then,
            RuleProfile::Classic2020,
        ),
        (
            vec![people(&state("not a date"))],
            "1",
            now,
            RuleProfile::Current2025,
        ),
    ];
    for (texts, name, clock, rules) in cases {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let tenant = chosen(&texts, &Choice::default()).tenant;
        assert_eq!(&*tenant.organization.display_name, name, "{texts:?}");
        assert_eq!((tenant.clock, tenant.rules), (clock, rules), "{texts:?}");
        let domains = &tenant.organization.domains;
        assert!(
            name == "Fabrikam" || &*domains[0].name == "a.example",
            "{domains:?}"
        );
    }
    // A tenant file that says what it is stays so; one that says nothing of Zetel is dated like a list.
    for (zetel, clock, rules) in [
        (
            r#","zetel":{"edition":"germany-2020"}"#,
            Time::from_date(2020, 7, 15),
            RuleProfile::Classic2020,
        ),
        (
            r#","zetel":{"clock":"2022-01-01T00:00:00Z"}"#,
            Time::from_date(2022, 1, 1),
            RuleProfile::Classic2020,
        ),
        (r#","zetel":null"#, now, RuleProfile::Current2025),
        ("", now, RuleProfile::Current2025),
    ] {
        let tenant = chosen(&[&tenant_file(&[], &[user(1, "")], zetel)], &Choice::default()).tenant;
        assert_eq!((tenant.clock, tenant.rules), (clock, rules), "{zetel}");
    }
}

/// A response of members, of these kinds.
fn response(members: &[(u32, &str)], context: &str) -> String {
    let items: Vec<String> = members
        .iter()
        .map(|(n, kind)| {
            format!(
                r##"{{"@odata.type":"#microsoft.graph.{kind}","id":"{}","displayName":"M{n}","userPrincipalName":"m{n}@a.example","givenName":"M"}}"##,
                id(*n)
            )
        })
        .collect();
    format!(r#"{{{context}"value":[{}]}}"#, items.join(","))
}

const OBJECTS: &str = r##""@odata.context":"https://graph.microsoft.com/v1.0/$metadata#directoryObjects","##;

#[test]
fn members_of_a_group_are_nobodys_users() {
    let powershell = format!(
        r##"[{{"DeletedDateTime":null,"Id":"{}","AdditionalProperties":{{"@odata.type":"#microsoft.graph.user","displayName":"M2"}}}}]"##,
        id(2)
    );
    let bare = response(&[(2, "user")], "");
    let cases = [
        (response(&[(2, "user"), (3, "user")], OBJECTS), vec![2, 3]),
        (response(&[(20, "group"), (3, "user")], OBJECTS), vec![3]),
        (format!(r#"{{{OBJECTS}"value":[{{"id":"{}"}}]}}"#, id(3)), vec![3]),
        (response(&[], OBJECTS), vec![]),
        (bare.clone(), vec![2]),
        (bare.replace(r#"{"value":"#, "").replace("]}", "]"), vec![2]),
        (powershell, vec![2]),
    ];
    let team = Choice {
        groups: vec![(0, GroupId::from_u128(90))],
        ..Choice::default()
    };
    for (text, expected) in cases {
        let all = gathered(&[&text]).unwrap();
        assert_eq!(all.members().collect::<Vec<_>>(), ["1.json"], "{text}");
        assert_eq!(all.proposal(), None);
        assert!(!all.says_something(&Choice::default()) && all.says_something(&team));
        let untouched = chosen(&[&text], &Choice::default());
        assert_eq!(untouched.report.files[0].content, Content::Members);
        assert!(untouched.tenant == contoso(), "{text}");
        let import = chosen(&[&text], &team);
        // The first, who has no license from the group, is no member any more.
        assert_eq!(members(&import.tenant, 90), expected, "{text}");
        assert_eq!(
            import.tenant.queue().len(),
            usize::from(!expected.is_empty()),
            "{text}"
        );
        assert_eq!(import.tenant.places(), 3);
    }
    let users = response(
        &[(2, "user")],
        r##""@odata.context":"https://graph.microsoft.com/v1.0/$metadata#users","##,
    );
    assert_eq!(gathered(&[&users]).unwrap().proposal(), Some(Base::New));
}

#[test]
fn members_may_come_in_pages_and_with_a_whole_tenant() {
    let pages = [
        response(&[(1, "user"), (2, "user")], OBJECTS),
        response(&[(3, "user"), (9, "user")], OBJECTS),
    ];
    let both = Choice {
        groups: vec![(0, GroupId::from_u128(90)), (1, GroupId::from_u128(90))],
        ..Choice::default()
    };
    let import = chosen(&[&pages[0], &pages[1]], &both);
    assert_eq!(members(&import.tenant, 90), [1, 2, 3]);
    assert_eq!(corrected(&import, Kind::Member).0, 1);
    let users: Vec<String> = (1..=3).map(|n| user(n, "")).collect();
    let more = format!(
        r#","groups":[{{"id":"{}","displayName":"H","assignedLicenses":[{{"skuId":"{E3}"}}]}}]"#,
        id(91)
    );
    let whole = tenant_file(&[sku(E3, 9)], &users, &more);
    let other = Choice {
        groups: vec![(0, GroupId::from_u128(91))],
        ..Choice::default()
    };
    let import = chosen(&[&pages[0], &whole], &other);
    assert_eq!(members(&import.tenant, 91), [1, 2]);
    assert_eq!(
        import.tenant.seats(SkuId::parse(E3).unwrap()).consumed,
        2,
        "the group had its turn"
    );
    assert_eq!(import.tenant.queue().len(), 0);
}

#[test]
fn what_nothing_is_known_of_does_not_stop_the_others() {
    let good = format!("[{}]", user(1, r#","assignedLicenses":[]"#));
    let noise = format!(
        r#"{{"name":"other","users2":[{}]}}"#,
        user(5, r#","usageLocation":"XX""#)
    );
    for (bad, is) in [
        ("", "Empty"),
        ("Minutes of the meeting", "UnknownColumns"),
        (r#"{"name":zetel}"#, "NotJson"),
        (r#"{"name":"zetel"}"#, "Foreign"),
        ("[1,2,3]", "Foreign"),
        (r#"[{"id":"x","deviceId":"y"}]"#, "Foreign"),
        (&noise, "Foreign"),
    ] {
        for (texts, at) in [([bad, &good], "1.json"), ([&good, bad], "2.json")] {
            let import = chosen(&texts, &Choice::default());
            let left_out = &import.report.left_out;
            assert_eq!(left_out.len(), 1, "{texts:?}");
            assert_eq!(left_out[0].file, at);
            assert!(
                format!("{:?}", left_out[0].why).starts_with(is),
                "{:?}",
                left_out[0].why
            );
            let read: Vec<_> = import
                .report
                .files
                .iter()
                .map(|file| file.lists[0].list)
                .collect();
            assert_eq!((read, import.tenant.places()), (vec![List::Users], 1));
            assert_eq!(import.report.corrected.len(), 0, "nothing of it is noted");
        }
        let refusal = import_all(&[bad, bad]).unwrap_err();
        assert_eq!(
            refusal.file, "1.json",
            "where nothing is left, the first says why"
        );
    }
    let broken = format!("[{},", user(2, ""));
    for whole in [
        &broken,
        r#"{"users":"everybody"}"#,
        r#"{"users":[],"zetel":{"format":99}}"#,
    ] {
        let refusal = import_all(&[&good, whole]).unwrap_err();
        assert_eq!(
            refusal.file, "2.json",
            "what is known and wrong is refused: {whole}"
        );
        assert!(!matches!(refusal.why, Why::Foreign));
    }
}

#[test]
fn a_tenant_file_that_names_no_organization_is_called_as_the_file() {
    for organization in ["", r#""organization":{"verifiedDomains":[]},"#] {
        let text = format!(
            r#"{{{organization}"subscribedSkus":[],"users":[{}]}}"#,
            user(1, "")
        );
        assert_eq!(&*imported(&text).tenant.organization.display_name, "1", "{text}");
    }
}
