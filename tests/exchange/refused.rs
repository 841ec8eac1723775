//! What is refused as a whole: files that are no JSON text, foreign JSON, and wrong types with their places.

use zetel::domain::Actor;
use zetel::exchange::{import, Expected, Found, Limits, RefusalReason as Why};

use crate::{id, import_all, nobody, refused, tenant_file, user, E3};

#[test]
fn what_is_no_json_text_is_named() {
    let utf16 = |big: bool, mark: bool| -> Vec<u8> {
        let text = if mark {
            "\u{feff}{\"users\":[]}"
        } else {
            "{\"users\":[]}"
        };
        text.encode_utf16()
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    let not_json = |line, column| Why::NotJson { line, column };
    let cut_off = |line, column| Why::CutOff { line, column };
    let cases: Vec<(Vec<u8>, Why)> = vec![
        (b"".to_vec(), Why::Empty),
        (b" \n\t\r ".to_vec(), Why::Empty),
        (b"\xef\xbb\xbf".to_vec(), Why::Empty),
        (utf16(false, true), Why::Utf16),
        (utf16(true, true), Why::Utf16),
        (utf16(false, false), Why::Utf16),
        (utf16(true, false), Why::Utf16),
        (
            b"{\"users\":[],\"a\":\"\xff\"}".to_vec(),
            Why::NotUtf8 { offset: 17 },
        ),
        (b"\xef\xbb\xbf{\"\xc3(\":1}".to_vec(), Why::NotUtf8 { offset: 5 }),
        (b"{\"a\":\"\xed\xa0\x80\"}".to_vec(), Why::NotUtf8 { offset: 6 }), // a surrogate as such
        (b"\x89PNG\r\n".to_vec(), Why::NotUtf8 { offset: 0 }),
        (b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0".to_vec(), Why::Archive),
        (b"\x1f\x8b\x08\0\0".to_vec(), Why::NotUtf8 { offset: 1 }),
        (b"\xd0\xcf\x11\xe0\xa1\xb1".to_vec(), Why::NotUtf8 { offset: 0 }),
        (b"Pr\xe9nom;Nom\nA;B".to_vec(), Why::NotUtf8 { offset: 2 }),
        (
            b"<html>".to_vec(),
            Why::UnknownColumns {
                line: "<html>".to_owned(),
            },
        ),
        (
            b"id,displayName\n1,x".to_vec(),
            Why::NoColumn {
                name: "User principal name",
            },
        ),
        (b"{users:[]}".to_vec(), not_json(1, 2)),
        (b"{'users':[]}".to_vec(), not_json(1, 2)),
        (b"{\"users\":[],}".to_vec(), not_json(1, 13)),
        (b"{\"users\":[,]}".to_vec(), not_json(1, 11)),
        (b"{\"users\":[]]".to_vec(), not_json(1, 12)),
        (b"{\"users\":[]}{}".to_vec(), not_json(1, 13)),
        (b"{\n \"users\":\n [] // all\n}".to_vec(), not_json(3, 5)),
        ("{\n\"ééé\": 01}".as_bytes().to_vec(), not_json(2, 9)),
        (b"{\"users\":[],\"a\":+1}".to_vec(), not_json(1, 17)),
        (b"{\"users\":[],\"a\":1.}".to_vec(), not_json(1, 19)),
        (b"{\"users\":[],\"a\":NaN}".to_vec(), not_json(1, 17)),
        (b"{\"users\":[],\"a\":nul}".to_vec(), not_json(1, 20)),
        (b"{\"users\":[],\"a\":\"\\x\"}".to_vec(), not_json(1, 19)),
        (b"{\"users\":[],\"a\":\"\\u12g4\"}".to_vec(), not_json(1, 22)),
        (b"{\"users\":[],\"a\":\"\t\"}".to_vec(), not_json(1, 18)),
        (b"{".to_vec(), cut_off(1, 2)),
        (b"{\"users\":[".to_vec(), cut_off(1, 11)),
        (b"{\"users\":[{\"id\":\"000".to_vec(), cut_off(1, 21)),
        (b"{\"users\":[],\"a\":tr".to_vec(), cut_off(1, 19)),
        (b"{\"users\":[],\"a\":-".to_vec(), cut_off(1, 18)),
        (b"{\"users\":[],\n\"a\":\"\\u00".to_vec(), cut_off(2, 10)),
    ];
    for (bytes, why) in cases {
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        let file = vec![("tenant.json".to_owned(), bytes)];
        let refusal = import(&file, &nobody(), Actor::default(), &Limits::default()).unwrap_err();
        assert_eq!(refusal.file, "tenant.json");
        assert_eq!(refusal.why, why, "{shown}");
    }
}

#[test]
fn a_byte_order_mark_is_fine() {
    assert!(import_all(&["\u{feff}{\"users\":[]}"]).is_ok());
}

#[test]
fn foreign_json_is_refused_clearly() {
    for text in [
        "null",
        "true",
        "3",
        "\"users\"",
        "[]",
        "{}",
        "[1,2]",
        "[[]]",
        r#"[{"a":1}]"#,
        r#"{"name":"zetel","version":"1.0.0","dependencies":{}}"#,
        r#"{"value":[]}"#,
        r#"{"value":[{"id":"x","displayName":"y"}]}"#,
        r#"{"value":{"users":[]}}"#,
        r#"{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#devices","value":[]}"#,
    ] {
        assert_eq!(refused(text), Why::Foreign, "{text}");
    }
    for text in [
        r#"{"zetel":{"format":1}}"#,
        r#"{"users":null}"#,
        r#"{"groups":[],"subscribedSkus":[]}"#,
    ] {
        let path = "users".to_owned();
        assert_eq!(refused(text), Why::Missing { path }, "{text}");
    }
    assert_eq!(import_all(&[]).unwrap_err().why, Why::NoFiles);
}

#[test]
fn wrong_types_are_refused_with_their_path() {
    let text = |text: &str| Found::Text(text.to_owned());
    let one = |more: &str| tenant_file(&[], &[user(1, ""), user(2, more)], "");
    let product = |more: &str| tenant_file(&[format!(r#"{{"skuId":"{E3}"{more}}}"#)], &[], "");
    let rest = |more: &str| tenant_file(&[], &[], more);
    let cases: Vec<(String, &str, Expected, Found)> = vec![
        (r#"{"users":3}"#.into(), "users", Expected::List, Found::Number),
        (r#"{"users":{}}"#.into(), "users", Expected::List, Found::Object),
        (
            r#"{"users":{"value":"x"}}"#.into(),
            "users.value",
            Expected::List,
            text("x"),
        ),
        (
            r#"{"users":[3]}"#.into(),
            "users[0]",
            Expected::Object,
            Found::Number,
        ),
        (
            r#"{"users":[null]}"#.into(),
            "users[0]",
            Expected::Object,
            Found::Null,
        ),
        (
            r#"{"users":[{"id":7}]}"#.into(),
            "users[0].id",
            Expected::Id,
            Found::Number,
        ),
        (
            r#"{"users":[{"id":"7"}]}"#.into(),
            "users[0].id",
            Expected::Id,
            text("7"),
        ),
        (
            r#"{"users":[{"id":null}]}"#.into(),
            "users[0].id",
            Expected::Id,
            Found::Null,
        ),
        (
            one(r#","displayName":["x"]"#),
            "users[1].displayName",
            Expected::Text,
            Found::List,
        ),
        (
            one(r#","userPrincipalName":null"#),
            "users[1].userPrincipalName",
            Expected::Text,
            Found::Null,
        ),
        (
            one(r#","usageLocation":31"#),
            "users[1].usageLocation",
            Expected::Text,
            Found::Number,
        ),
        (
            one(r#","accountEnabled":"true""#),
            "users[1].accountEnabled",
            Expected::Flag,
            text("true"),
        ),
        (
            one(r#","userType":true"#),
            "users[1].userType",
            Expected::Text,
            Found::Flag,
        ),
        (
            one(r#","proxyAddresses":"SMTP:a""#),
            "users[1].proxyAddresses",
            Expected::List,
            text("SMTP:a"),
        ),
        (
            one(r#","proxyAddresses":["a",1]"#),
            "users[1].proxyAddresses[1]",
            Expected::Text,
            Found::Number,
        ),
        (
            one(r#","deletedDateTime":0"#),
            "users[1].deletedDateTime",
            Expected::Text,
            Found::Number,
        ),
        (
            one(r#","assignedLicenses":{}"#),
            "users[1].assignedLicenses",
            Expected::List,
            Found::Object,
        ),
        (
            one(r#","assignedLicenses":[{"skuId":"ENTERPRISEPACK"}]"#),
            "users[1].assignedLicenses[0].skuId",
            Expected::Id,
            text("ENTERPRISEPACK"),
        ),
        (
            one(&format!(
                r#","assignedLicenses":[{{"skuId":"{E3}","disabledPlans":["SWAY"]}}]"#
            )),
            "users[1].assignedLicenses[0].disabledPlans[0]",
            Expected::Id,
            text("SWAY"),
        ),
        (
            one(&format!(
                r#","licenseAssignmentStates":[{{"skuId":"{E3}","assignedByGroup":""}}]"#
            )),
            "users[1].licenseAssignmentStates[0].assignedByGroup",
            Expected::Id,
            text(""),
        ),
        (
            one(&format!(
                r#","licenseAssignmentStates":[{{"skuId":"{E3}","state":1}}]"#
            )),
            "users[1].licenseAssignmentStates[0].state",
            Expected::Text,
            Found::Number,
        ),
        (
            product(r#","prepaidUnits":[]"#),
            "subscribedSkus[0].prepaidUnits",
            Expected::Object,
            Found::List,
        ),
        (
            product(r#","prepaidUnits":{"enabled":"25"}"#),
            "subscribedSkus[0].prepaidUnits.enabled",
            Expected::Count,
            text("25"),
        ),
        (
            product(r#","consumedUnits":true"#),
            "subscribedSkus[0].consumedUnits",
            Expected::Count,
            Found::Flag,
        ),
        (
            product(r#","servicePlans":[{"servicePlanId":"x"}]"#),
            "subscribedSkus[0].servicePlans[0].servicePlanId",
            Expected::Id,
            text("x"),
        ),
        (
            rest(r#","subscriptions":{}"#),
            "subscriptions",
            Expected::List,
            Found::Object,
        ),
        (
            rest(r#","groups":"none""#),
            "groups",
            Expected::List,
            text("none"),
        ),
        (
            rest(&format!(r#","groups":[{{"id":"{}","members":["x"]}}]"#, id(1))),
            "groups[0].members[0]",
            Expected::Object,
            text("x"),
        ),
        (
            r#"{"users":[],"organization":"A"}"#.into(),
            "organization",
            Expected::List,
            text("A"),
        ),
        (rest(r#","zetel":[]"#), "zetel", Expected::Object, Found::List),
        (
            rest(r#","zetel":{"format":"1"}"#),
            "zetel.format",
            Expected::Count,
            text("1"),
        ),
        (
            rest(r#","zetel":{"prepaid":["x"]}"#),
            "zetel.prepaid[0]",
            Expected::Id,
            text("x"),
        ),
        (
            r#"[{"userPrincipalName":1}]"#.into(),
            "[0].userPrincipalName",
            Expected::Text,
            Found::Number,
        ),
        (
            r#"{"value":[{"totalLicenses":1,"id":{}}]}"#.into(),
            "value[0].id",
            Expected::Id,
            Found::Object,
        ),
    ];
    for (file, path, expected, found) in cases {
        let path = path.to_owned();
        let why = Why::WrongType {
            path,
            expected,
            found,
        };
        assert_eq!(refused(&file), why, "{file}");
    }
}
