//! Files that mean harm: whatever the bytes, the answer is a tenant or a refusal, and it comes soon.

use std::fmt::Write;
use std::sync::OnceLock;

use proptest::prelude::*;
use serde_json::Value;
use zetel::domain::{Actor, Role};
use zetel::exchange::{
    export_tenant, import, Choice, Correction, CorrectionKind, Importer, Limits, RefusalReason as Why,
};
use zetel::sandbox::sample::{waterlinie, SampleLanguage};

use crate::{corrected, files, id, import_all, imported, nobody, refused, sku, tenant_file, user, E3, SWAY};

#[test]
fn depth_is_counted_not_climbed() {
    let million = 1_000_000;
    for text in [
        "[".repeat(million),
        "{\"a\":".repeat(million),
        format!("{{\"users\":{}", "[{\"id\":".repeat(million)),
    ] {
        let why = refused(&text);
        assert!(
            matches!(why, Why::TooDeep { limit: 64 } | Why::WrongType { .. }),
            "{why:?}"
        );
    }
    let nested = |levels: usize| {
        format!(
            "{{\"users\":[],\"a\":{}{}}}",
            "[".repeat(levels),
            "]".repeat(levels)
        )
    };
    assert!(import_all(&[&nested(63)]).is_ok());
    assert_eq!(refused(&nested(64)), Why::TooDeep { limit: 64 });
}

#[test]
fn many_of_everything_is_read_soon() {
    // each would take minutes if anything in it were quadratic
    let count = 60_000;
    let list = |item: &dyn Fn(u32) -> String| (0..count).map(item).collect::<Vec<_>>().join(",");
    let plans = list(&|n| format!("\"{}\"", id(n)));
    let states = list(&|n| {
        format!(
            r#"{{"skuId":"{}","assignedByGroup":"{}","disabledPlans":["{SWAY}"]}}"#,
            id(n % 500),
            id(n / 500)
        )
    });
    let licenses = list(&|n| format!(r#"{{"skuId":"{}"}}"#, id(n % 900)));
    let members = list(&|n| format!(r#"{{"id":"{}"}}"#, id(n % 7)));
    let prohibited = list(&|_| format!(r#"{{"country":"IR","servicePlanIds":["{SWAY}"]}}"#));
    let files = [
        tenant_file(
            &[sku(E3, 1)],
            &[user(
                1,
                &format!(r#","assignedLicenses":[{{"skuId":"{E3}","disabledPlans":[{plans}]}}]"#),
            )],
            "",
        ),
        tenant_file(
            &[],
            &[user(1, &format!(r#","licenseAssignmentStates":[{states}]"#))],
            "",
        ),
        tenant_file(
            &[],
            &[user(
                1,
                &format!(r#","assignedLicenses":[{licenses}],"licenseAssignmentStates":[{states}]"#),
            )],
            "",
        ),
        tenant_file(
            &[],
            &[user(1, "")],
            &format!(r#","groups":[{{"id":"{}","members":[{members}]}}]"#, id(3)),
        ),
        tenant_file(&[], &[], &format!(r#","zetel":{{"prohibited":[{prohibited}]}}"#)),
        tenant_file(
            &[],
            &[],
            &format!(
                r#","zetel":{{"deletedUserPlaces":[{}]}}"#,
                list(&|n| n.to_string())
            ),
        ),
        format!(r#"{{"users":[],{}}}"#, list(&|n| format!("\"key{n}\":{n}"))),
        format!(r#"{{{}}}"#, list(&|_| "\"users\":[]".to_owned())),
    ];
    for file in files {
        let import = imported(&file);
        assert!(import.tenant.places() <= 1);
    }
}

#[test]
fn long_lists_are_read_soon() {
    // as above, and in pieces as small as a browser takes them
    let soon = |text: &str| {
        let name = "a.csv".to_owned();
        let mut importer = Importer::new(vec![(name, text.len() as u64)], Limits::default())?;
        for piece in text.as_bytes().chunks(64 * 1024) {
            importer.feed(piece)?;
        }
        importer.end_file()?;
        importer
            .finish()?
            .import(&nobody(), Actor::default(), nobody().clock, &Choice::default())
    };
    for blank in [" ", "\n"] {
        let refusal = soon(&blank.repeat(50 << 20)).unwrap_err();
        assert_eq!(refusal.why, Why::Empty);
        let import = soon(&format!("{}[{}]", blank.repeat(5 << 20), user(1, ""))).unwrap();
        assert_eq!(import.tenant.places(), 1);
    }
    let rows = |header: &str, row: &dyn Fn(u32) -> String| {
        let rows: Vec<String> = (0..60_000).map(row).collect();
        format!("{header}\n{}\n", rows.join("\n"))
    };
    let deleted = rows("User principal name,Display name,Is deleted", &|n| {
        format!("a@a.example,Name {n},True")
    });
    assert_eq!(soon(&deleted).unwrap().tenant.places(), 60_000);
    let one = rows("User principal name,SkuId", &|n| {
        format!("a@a.example,{}", id(n % 900))
    });
    assert_eq!(soon(&one).unwrap().tenant.places(), 1);
    let names = rows("User principal name,Licenses", &|n| {
        format!("u{n}@a.example,X_{}", n % 2_000)
    });
    assert!(matches!(soon(&names).unwrap_err().why, Why::TooMany { .. }));
    // Ten thousand columns that nobody knows: some of them are named.
    let columns: Vec<String> = (0..10_000).map(|n| format!("column {n}")).collect();
    let cells = vec!["x"; 10_000].join(",");
    let wide = format!("User principal name,{}\na@a.example,{cells}\n", columns.join(","));
    let import = soon(&wide).unwrap();
    let (count, examples) = corrected(&import, CorrectionKind::ColumnsNotRead);
    assert_eq!(count, 1);
    assert!(matches!(&examples[0], Correction::ColumnsNotRead { names, .. } if names.len() == 50));
}

#[test]
fn too_much_group_work_is_left_queued() {
    // every member is in every group, and no two members next to each other hold the same
    let (groups, members) = (60u32, 60u32);
    let list = |count: u32, item: &dyn Fn(u32) -> String| (0..count).map(item).collect::<Vec<_>>().join(",");
    let everybody = list(members, &|n| format!(r#"{{"id":"{}"}}"#, id(n)));
    let users = list(members, &|n| {
        user(
            n,
            &format!(r#","assignedLicenses":[{{"skuId":"{}"}}]"#, id(5_000 + n % 500)),
        )
    });
    let groups = list(groups, &|n| {
        let id = id(n + 1_000);
        format!(r#"{{"id":"{id}","assignedLicenses":[{{"skuId":"{E3}"}}],"members":[{everybody}]}}"#)
    });
    let text = format!(
        r#"{{"subscribedSkus":[{}],"users":[{users}],"groups":[{groups}]}}"#,
        sku(E3, 1_000)
    );
    let limits = Limits {
        group_work: 50_000,
        ..Limits::default()
    };
    let import = import(&files(&[&text]), &nobody(), Actor::default(), &limits).unwrap();
    let (processed, _) = crate::corrected(&import, CorrectionKind::GroupProcessed);
    let (queued, _) = crate::corrected(&import, CorrectionKind::GroupQueued);
    assert!(
        processed > 20 && queued > 10 && processed + queued == 60,
        "{processed} {queued}"
    );
    crate::round_trip::same_again(&import.tenant);
}

#[test]
fn huge_texts_are_cut_in_what_is_said_about_them() {
    let huge = "\\ud800é".repeat(300_000);
    let why = refused(&format!(r#"{{"{huge}":[],"users":[{{"id":"{huge}"}}]}}"#));
    assert!(format!("{why:?}").len() < 1_000);
    let why = refused(&format!(r#"{{"users":[],"zetel":{{"edition":"{huge}"}}}}"#));
    assert!(format!("{why:?}").len() < 1_000);
    let import = imported(&tenant_file(
        &[],
        &[user(1, &format!(r#","usageLocation":"{huge}""#))],
        "",
    ));
    assert!(format!("{:?}", import.report).len() < 30_000);
    let long = "9".repeat(1_000_000);
    let why = refused(&tenant_file(
        &[format!(r#"{{"skuId":"{E3}","consumedUnits":{long}}}"#)],
        &[],
        "",
    ));
    assert!(format!("{why:?}").len() < 1_000);
}

#[test]
fn every_beginning_of_a_file_is_refused() {
    let text = export_tenant(&waterlinie(SampleLanguage::Dutch), Actor { role: Role::Global });
    let whole = text.trim_end();
    let step = whole.len() / 400;
    for end in (0..whole.len())
        .step_by(step)
        .filter(|end| whole.is_char_boundary(*end))
    {
        let why = refused(&whole[..end]);
        assert!(matches!(why, Why::CutOff { .. } | Why::Empty), "{why:?} at {end}");
    }
}

#[test]
fn places_of_deleted_users_that_make_no_sense_are_ignored() {
    for places in ["[]", "[5]", "[1,1]", "[2,0]", "[0,4294967295]", "null", "[0,1,2]"] {
        let more = format!(
            r#","deletedUsers":[{},{}],"zetel":{{"deletedUserPlaces":{places}}}"#,
            user(8, ""),
            user(9, "")
        );
        let import = imported(&tenant_file(&[], &[user(1, ""), user(2, "")], &more));
        let ids: Vec<_> = import
            .tenant
            .users()
            .map(|(_, user)| user.profile.id.as_u128())
            .collect();
        assert_eq!(ids, [1, 2, 8, 9], "{places}");
    }
}

/// A small tenant file as a tree.
pub fn valid() -> Value {
    static TREE: OnceLock<Value> = OnceLock::new();
    TREE.get_or_init(make_valid).clone()
}

fn make_valid() -> Value {
    let text = export_tenant(&waterlinie(SampleLanguage::English), Actor { role: Role::Global });
    let mut tree: Value = serde_json::from_str(&text).unwrap();
    tree["users"].as_array_mut().unwrap().truncate(12);
    tree["subscribedSkus"].as_array_mut().unwrap().truncate(4);
    tree
}

/// The value that the numbers lead to, walking down from the top.
pub fn somewhere<'a>(mut at: &'a mut Value, way: &[prop::sample::Index]) -> &'a mut Value {
    for step in way {
        let leaf = match &*at {
            Value::Array(items) => items.is_empty(),
            Value::Object(map) => map.is_empty(),
            _ => true,
        };
        if leaf {
            break;
        }
        at = match at {
            Value::Array(items) => {
                let place = step.index(items.len());
                &mut items[place]
            }
            Value::Object(map) => {
                let place = step.index(map.len());
                map.values_mut().nth(place).unwrap()
            }
            _ => unreachable!(),
        };
    }
    at
}

pub fn replacement() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        Just(Value::Array(vec![])),
        Just(Value::Object(serde_json::Map::new())),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (0u64..10_000_000_000).prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
        prop::sample::select(vec![E3, SWAY, "NL", "Error", "2020-01-01T00:00:00Z"]).prop_map(Value::from),
    ]
}

/// An import must answer, and what it imports must come out and in again as the same.
fn answers(bytes: Vec<u8>) {
    let files = [("a.json".to_owned(), bytes)];
    if let Ok(import) = import(&files, &nobody(), Actor::default(), &Limits::default()) {
        crate::round_trip::same_again(&import.tenant);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        answers(bytes);
    }

    #[test]
    fn any_changed_bytes_are_answered(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = serde_json::to_vec(&valid()).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        answers(bytes);
    }

    #[test]
    fn any_changed_values_are_answered(
        changes in prop::collection::vec((prop::collection::vec(any::<prop::sample::Index>(), 1..7), replacement()), 1..4),
    ) {
        let mut tree = valid();
        for (way, value) in changes {
            *somewhere(&mut tree, &way) = value;
        }
        answers(serde_json::to_vec(&tree).unwrap());
    }

    #[test]
    fn any_moved_values_are_answered(from in prop::collection::vec(any::<prop::sample::Index>(), 1..7), to in prop::collection::vec(any::<prop::sample::Index>(), 1..7)) {
        let mut tree = valid();
        let value = somewhere(&mut tree, &from).clone();
        *somewhere(&mut tree, &to) = value;
        answers(serde_json::to_vec(&tree).unwrap());
    }
}

#[test]
fn names_that_look_like_markup_or_code_are_only_text() {
    let mut names = String::new();
    for (n, name) in [
        "<script>alert(1)</script>",
        "=cmd|' /C calc'!A0",
        "'; drop table--",
        "\u{202e}abc\u{0}",
    ]
    .iter()
    .enumerate()
    {
        let _ = write!(names, "{}{}", if n > 0 { "," } else { "" }, {
            let name = serde_json::to_string(name).unwrap();
            format!(
                r#"{{"id":"{}","userPrincipalName":"u{n}","displayName":{name}}}"#,
                id(n as u32 + 1)
            )
        });
    }
    crate::round_trip::same_again(&imported(&format!(r#"{{"users":[{names}]}}"#)).tenant);
}
