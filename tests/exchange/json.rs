//! The reader accepts the same texts as `serde_json`, and reads the same strings.

use proptest::prelude::*;
use serde_json::Value;
use zetel::exchange::RefusalReason as Why;

use crate::{id, import_all};

/// Puts a text where the import ignores the value, and says whether it was taken for JSON.
fn accepted(text: &str) -> bool {
    match import_all(&[&format!("{{\"users\":[],\"ignored\":{text}}}")]) {
        Ok(_) => true,
        Err(refusal) => match refusal.why {
            Why::NotJson { .. } | Why::CutOff { .. } => false,
            other => panic!("{other:?} in {text}"),
        },
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::hash_map(any::<String>(), inner, 0..6)
                .prop_map(|map| Value::from(map.into_iter().collect::<serde_json::Map<_, _>>())),
        ]
    })
}

/// JSON with a few characters put in, taken out or changed.
fn broken_json() -> impl Strategy<Value = String> {
    let edits = prop::collection::vec(
        (
            any::<prop::sample::Index>(),
            "[\\[\\]{},:\"\\\\0-9.eE+u truefalsn-]{0,2}",
        ),
        1..4,
    );
    (any_json(), any::<bool>(), edits).prop_map(|(json, pretty, edits)| {
        let text = if pretty {
            serde_json::to_string_pretty(&json)
        } else {
            serde_json::to_string(&json)
        };
        let mut characters: Vec<char> = text.unwrap().chars().collect();
        for (at, put) in edits {
            let at = at.index(characters.len() + 1);
            let end = (at + usize::from(put.len() != 1)).min(characters.len());
            characters.splice(at..end, put.chars());
        }
        characters.into_iter().collect()
    })
}

proptest! {
    #[test]
    fn what_is_json_is_accepted(json in any_json(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&json) } else { serde_json::to_string(&json) };
        prop_assert!(accepted(&text.unwrap()));
    }

    #[test]
    fn what_serde_json_refuses_is_refused(text in broken_json()) {
        // IgnoredAny has no quarrel with half surrogate pairs and huge numbers either
        let whole = format!("{{\"users\":[],\"ignored\":{text}}}");
        let expected = serde_json::from_str::<serde::de::IgnoredAny>(&whole).is_ok();
        prop_assume!(!whole.contains("\"users\":[],\"ignored\"}"));
        let got = match import_all(&[&whole]) {
            Ok(_) => true,
            Err(refusal) => !matches!(refusal.why, Why::NotJson { .. } | Why::CutOff { .. }),
        };
        prop_assert_eq!(got, expected, "{}", whole);
    }

    #[test]
    fn texts_come_out_as_they_went_in(name in any::<String>(), ascii in any::<bool>()) {
        let mut written = serde_json::to_string(&name).unwrap();
        if ascii {
            let unit = |unit: u16| format!("\\u{unit:04X}");
            let escaped: String = name.encode_utf16().map(unit).collect();
            written = format!("\"{escaped}\"");
        }
        let file = format!(
            r#"{{"users":[{{"id":"{}","userPrincipalName":"a","displayName":{written}}}]}}"#,
            id(1)
        );
        let import = import_all(&[&file]).unwrap();
        let (_, user) = import.tenant.users().next().unwrap();
        prop_assert_eq!(&*user.profile.display_name, name.as_str());
        crate::round_trip::same_again(&import.tenant);
    }
}
