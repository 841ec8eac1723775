//! Requests to Graph: what is understood, what is refused and with which status, batches, and texts that mean harm.
//!
//! The statuses and codes are those of DOMAIN 2.5, 2.7 and 5.4.

use proptest::prelude::*;
use serde_json::{json, Value};
use zetel::catalog::EditionId;
use zetel::domain::{Actor, Problem, Role, Tenant};
use zetel::exchange::{read_request, try_out, Asked, Fault, Request, Tried, LARGEST_REQUEST};

use crate::{id, imported, sku, tenant_file, user, E1, E3, EXCHANGE, SWAY};

/// Two people with a location and one without; the first has E3 without Sway, the second has E1 from the group.
pub fn tenant() -> Tenant {
    let users = [
        user(
            1,
            &format!(
                r#","usageLocation":"NL","assignedLicenses":[{{"skuId":"{E3}","disabledPlans":["{SWAY}"]}}]"#
            ),
        ),
        user(2, r#","usageLocation":"NL""#),
        user(3, ""),
    ];
    let group = format!(
        r#","groups":[{{"id":"{}","displayName":"G","securityEnabled":true,"groupTypes":[],
        "assignedLicenses":[{{"skuId":"{E1}","disabledPlans":[]}}],"members":[{{"id":"{}"}}]}}]"#,
        id(9),
        id(2)
    );
    imported(&tenant_file(&[sku(E3, 2), sku(E1, 5)], &users, &group)).tenant
}

fn message(_: &Tenant, _: &Asked, _: &Fault) -> String {
    "in \"our\" words".to_owned()
}

fn tried(text: &str, role: Role) -> Result<Vec<Tried>, Fault> {
    let tenant = tenant();
    let asked = match read_request(text, &tenant)? {
        Request::One(asked) => vec![asked],
        Request::Batch(asked) => asked,
    };
    Ok(try_out(&tenant, &Actor { role }, &asked, &message))
}

/// The one answer to a request: its status, and the code of its error if it has one.
fn answer(text: &str, role: Role) -> (u16, String) {
    let tried = tried(text, role).unwrap_or_else(|fault| panic!("{fault:?}: {text}"));
    let [one] = tried.as_slice() else {
        panic!("{} answers to {text}", tried.len())
    };
    if one.answer.body.is_empty() {
        return (one.answer.status, String::new());
    }
    let body: Value = serde_json::from_str(&one.answer.body).expect("an answer is JSON");
    let code = body["error"]["code"].as_str().unwrap_or_default().to_owned();
    (one.answer.status, code)
}

fn assign(user: u32, body: &str) -> String {
    format!(
        "POST /v1.0/users/{}/assignLicense\nContent-Type: application/json\n\n{body}",
        id(user)
    )
}

fn change(add: &str, remove: &str) -> String {
    format!(r#"{{"addLicenses":[{add}],"removeLicenses":[{remove}]}}"#)
}

fn grant(sku: &str, off: &str) -> String {
    format!(r#"{{"skuId":"{sku}","disabledPlans":[{off}]}}"#)
}

#[test]
fn answers_have_the_status_and_code_of_graph() {
    let unknown = id(77);
    let bad = (400, "Request_BadRequest");
    let location =
        |user: u32, code: &str| format!("PATCH /v1.0/users/{}\n\n{{\"usageLocation\":{code}}}", id(user));
    for (text, role, (status, code)) in [
        // 2.5: what goes well
        (assign(1, &change(&grant(E3, ""), "")), Role::Global, (200, "")),
        (
            assign(1, &change("", &format!("\"{E3}\""))),
            Role::License,
            (200, ""),
        ),
        (assign(1, &change("", "")), Role::Global, (200, "")),
        (
            assign(1, &change(&grant(E1, ""), &format!("\"{E3}\""))),
            Role::Global,
            (200, ""),
        ),
        (
            format!(
                "POST /users/user2@A.example/assignLicense\n{}",
                change(&grant(E3, ""), "")
            ),
            Role::Global,
            bad,
        ),
        (
            format!("POST /v1.0/users/{}/reprocessLicenseAssignment", id(2)),
            Role::Global,
            (200, ""),
        ),
        (location(3, "\"BE\""), Role::Global, (204, "")),
        (
            format!(
                "POST /v1.0/groups/{}/assignLicense\n{}",
                id(9),
                change("", &format!("\"{E1}\""))
            ),
            Role::Global,
            (202, ""),
        ),
        // 2.7: what is refused
        (
            assign(1, &format!(r#"{{"addLicenses":[{}]}}"#, grant(E3, ""))),
            Role::Global,
            bad,
        ),
        (assign(1, r#"{"removeLicenses":[]}"#), Role::Global, bad),
        (
            assign(1, r#"{"addLicenses":null,"removeLicenses":[]}"#),
            Role::Global,
            bad,
        ),
        (assign(1, ""), Role::Global, bad),
        (assign(1, &change(&grant("E3", ""), "")), Role::Global, bad),
        (assign(1, &change(&grant(E3, "null"), "")), Role::Global, bad),
        (assign(1, &change("", "7")), Role::Global, bad),
        (
            assign(1, &change(r#"{"disabledPlans":[]}"#, "")),
            Role::Global,
            bad,
        ),
        (
            assign(1, &change(&grant(E3, &format!("\"{}\"", id(5))), "")),
            Role::Global,
            bad,
        ),
        (assign(1, &change("", &format!("\"{E1}\""))), Role::Global, bad),
        (assign(2, &change("", &format!("\"{E1}\""))), Role::Global, bad),
        (assign(1, &change(&grant(&unknown, ""), "")), Role::Global, bad),
        (assign(1, &change(&grant(E1, ""), "")), Role::Global, bad),
        (assign(3, &change(&grant(E3, ""), "")), Role::Global, bad),
        (
            assign(1, &change(&grant(E3, ""), "")),
            Role::Billing,
            (403, "Authorization_RequestDenied"),
        ),
        (
            assign(77, &change("", "")),
            Role::Global,
            (404, "Request_ResourceNotFound"),
        ),
        (
            format!("POST /v1.0/groups/{}/assignLicense\n{}", id(8), change("", "")),
            Role::Global,
            (404, "Request_ResourceNotFound"),
        ),
        (
            format!("POST /v1.0/groups/sales/assignLicense\n{}", change("", "")),
            Role::Global,
            bad,
        ),
        (location(3, "\"Netherlands\""), Role::Global, bad),
        (location(3, "null"), Role::Global, bad),
    ] {
        assert_eq!(answer(&text, role), (status, code.to_owned()), "{text}");
    }
}

#[test]
fn problems_are_named_as_the_engine_names_them() {
    let named = |text: &str| match tried(text, Role::Global).map(|mut tried| tried.remove(0).refused) {
        Ok(Some(Fault::Problem(problem))) | Err(Fault::Problem(problem)) => problem,
        other => panic!("{other:?}: {text}"),
    };
    let missing = |names: &[&str]| Problem::MissingParameter {
        names: names.iter().map(|name| (*name).to_owned()).collect(),
    };
    let guid = |text: &str| Problem::InvalidGuid {
        text: text.to_owned(),
    };
    let batch = |count: u32| {
        let parts = (0..count).map(|n| json!({"id": n.to_string(), "method": "GET", "url": "/users"}));
        format!("POST /$batch\n{}", json!({"requests": parts.collect::<Vec<_>>()}))
    };
    for (text, problem) in [
        (assign(1, "{}"), missing(&["addLicenses", "removeLicenses"])),
        (assign(1, ""), missing(&["addLicenses", "removeLicenses"])),
        (assign(1, r#"{"addLicenses":[]}"#), missing(&["removeLicenses"])),
        (
            assign(1, r#"{"addlicenses":[],"removeLicenses":[]}"#),
            missing(&["addLicenses"]),
        ),
        (
            format!("PATCH /users/{}\n{{}}", id(1)),
            missing(&["usageLocation"]),
        ),
        ("POST /$batch\n{}".to_owned(), missing(&["requests"])),
        ("POST /$batch".to_owned(), missing(&["requests"])),
        (
            assign(1, &change(&grant("ENTERPRISEPACK", ""), "")),
            guid("ENTERPRISEPACK"),
        ),
        (assign(1, &change("", "null")), guid("null")),
        (assign(1, &change("", "true")), guid("true")),
        (assign(1, &change("", "[]")), guid("[ ]")),
        (batch(21), Problem::BatchTooLarge { limit: 20, asked: 21 }),
        (
            batch(5_000),
            Problem::BatchTooLarge {
                limit: 20,
                asked: 5_000,
            },
        ),
    ] {
        assert_eq!(named(&text), problem, "{text:.80}");
    }
}

#[test]
fn a_license_given_replaces_what_was_left_off() {
    let after = |off: &str| {
        let text = assign(1, &change(&grant(E3, off), ""));
        let tried = tried(&text, Role::Global).unwrap();
        let body: Value = serde_json::from_str(&tried[0].answer.body).unwrap();
        body["assignedLicenses"][0]["disabledPlans"].clone()
    };
    assert_eq!(after(""), json!([]), "what was off before comes on");
    assert_eq!(after(&format!("\"{EXCHANGE}\"")), json!([EXCHANGE]));
}

#[test]
fn addresses_may_be_written_in_many_ways() {
    let body = change("", "");
    let user = id(1);
    for line in [
        format!("POST /v1.0/users/{user}/assignLicense"),
        format!("POST /beta/users/{user}/assignLicense"),
        format!("POST /users/{user}/assignLicense"),
        format!("POST https://graph.microsoft.com/v1.0/users/{user}/assignLicense"),
        format!("POST https://microsoftgraph.chinacloudapi.cn/v1.0/users/{user}/assignLicense HTTP/1.1"),
        format!("POST /v1.0/Users/{user}/microsoft.graph.assignLicense?x=1"),
        "POST /v1.0/users/user1@a.example/assignLicense".to_owned(),
        "POST /v1.0/users/USER1%40a.example/assignLicense".to_owned(),
    ] {
        let text = format!("\u{feff}\r\n{line}\r\nContent-Type: application/json\r\n\r\n{body}\r\n");
        assert_eq!(answer(&text, Role::Global).0, 200, "{line}");
    }
}

#[test]
fn an_answer_names_the_root_of_its_edition() {
    for id_of_edition in EditionId::ALL {
        let mut tenant = tenant();
        tenant.edition = id_of_edition;
        let Ok(Request::One(asked)) = read_request(&assign(1, &change("", "")), &tenant) else {
            panic!("one request")
        };
        let actor = Actor { role: Role::Global };
        let tried = try_out(&tenant, &actor, &[asked], &message);
        let body: Value = serde_json::from_str(&tried[0].answer.body).expect("an answer is JSON");
        let context = body["@odata.context"].as_str().unwrap_or_default();
        let root = id_of_edition.edition().links.graph_root;
        assert_eq!(context, format!("{root}/v1.0/$metadata#users/$entity"));
    }
}

#[test]
fn what_cannot_be_read_is_said_with_its_place() {
    let unsupported = |method: &str, path: &str| Fault::Unsupported {
        method: method.to_owned(),
        path: path.to_owned(),
    };
    let wrong = |path: &str| Fault::WrongType {
        path: path.to_owned(),
    };
    for (text, fault) in [
        (String::new(), Fault::Empty),
        (" \n\t ".to_owned(), Fault::Empty),
        ("{}".to_owned(), Fault::NoRequestLine),
        ("assign E3 to Anna".to_owned(), Fault::NoRequestLine),
        ("POST".to_owned(), Fault::NoRequestLine),
        (
            "POST /users/x/assignLicense and more".to_owned(),
            Fault::NoRequestLine,
        ),
        ("GET /users".to_owned(), unsupported("GET", "/users")),
        ("PUT /v1.0/users/x".to_owned(), unsupported("PUT", "/users/x")),
        (
            "POST /me/assignLicense".to_owned(),
            unsupported("POST", "/me/assignLicense"),
        ),
        (
            "POST https://evil.example/users/x/assignLicense".to_owned(),
            unsupported("POST", "https://evil.example/users/x/assignLicense"),
        ),
        (
            assign(1, "{\n  \"addLicenses\": [,]\n}"),
            Fault::NotJson { line: 5, column: 19 },
        ),
        (
            assign(1, "{\"addLicenses\":["),
            Fault::NotJson { line: 4, column: 17 },
        ),
        (
            assign(1, "{\"addLicenses\":[],\"removeLicenses\":[]} x"),
            Fault::NotJson { line: 4, column: 40 },
        ),
        (assign(1, "[]"), wrong("")),
        (assign(1, r#"{"addLicenses":{}}"#), wrong("addLicenses")),
        (assign(1, r#"{"addLicenses":[7]}"#), wrong("addLicenses[0]")),
        (
            assign(1, &format!("{{\"x\":{}", "[".repeat(100_000))),
            Fault::TooDeep { limit: 32 },
        ),
        (
            "x".repeat(LARGEST_REQUEST + 1),
            Fault::TooLarge { limit: 1 << 20 },
        ),
    ] {
        let read = read_request(&text, &tenant());
        let read = match read {
            Ok(Request::One(asked)) => asked.operation.map(|_| ()),
            Ok(Request::Batch(_)) => Ok(()),
            Err(fault) => Err(fault),
        };
        assert_eq!(read, Err(fault), "{text:.80}");
    }
}

fn part(id: &str, user: u32, add: &str, remove: &[&str]) -> Value {
    let add: Vec<Value> = if add.is_empty() {
        Vec::new()
    } else {
        vec![json!({"skuId": add})]
    };
    json!({
        "id": id, "method": "post", "url": format!("users/{}/assignLicense", crate::id(user)),
        "headers": {"content-type": "application/json; charset=utf-8"},
        "body": {"addLicenses": add, "removeLicenses": remove}
    })
}

fn batch(parts: Vec<Value>) -> String {
    format!("POST /v1.0/$batch\n\n{}", json!({"requests": parts}))
}

#[test]
fn the_parts_of_a_batch_are_answered_each_on_what_those_before_leave() {
    let with = |mut part: Value, key: &str, value: Value| {
        part[key] = value;
        part
    };
    let statuses = |parts: Vec<Value>| -> Vec<u16> {
        let tried = tried(&batch(parts), Role::Global).unwrap();
        tried.iter().map(|one| one.answer.status).collect()
    };
    // Two seats, one taken: user 2 has E1 from a group, which clashes until E3 has gone round.
    assert_eq!(
        statuses(vec![part("1", 1, "", &[E3]), part("2", 1, "", &[E3])]),
        [200, 400]
    );
    assert_eq!(
        statuses(vec![part("1", 1, E1, &[]), part("2", 1, E1, &[E3])]),
        [400, 200]
    );
    let waits = |id: &str, on: &str| with(part(id, 1, "", &[E3]), "dependsOn", json!([on]));
    assert_eq!(statuses(vec![part("1", 1, E1, &[]), waits("2", "1")]), [400, 424]);
    assert_eq!(statuses(vec![part("1", 1, "", &[]), waits("2", "1")]), [200, 200]);
    assert_eq!(statuses(vec![waits("1", "2"), part("2", 1, "", &[])]), [424, 200]);
    assert_eq!(statuses(vec![waits("1", "1")]), [424]);
    let untyped = with(part("1", 1, "", &[]), "headers", json!({}));
    assert_eq!(statuses(vec![untyped, part("2", 1, "", &[])]), [400, 200]);
    let nested = json!({"id": "1", "method": "POST", "url": "/$batch", "body": {}, "headers": {"Content-Type": "application/json"}});
    assert_eq!(statuses(vec![nested]), [400]);
    assert_eq!(statuses(Vec::new()), [0_u16; 0]);
}

#[test]
fn the_parts_of_a_batch_have_names_of_their_own() {
    for (parts, id) in [
        (vec![part("1", 1, "", &[]), part("1", 2, "", &[])], "1"),
        (vec![part("a", 1, "", &[]), part("A", 2, "", &[])], "A"),
        (vec![part("", 1, "", &[])], ""),
    ] {
        let fault = Fault::BatchId { id: id.to_owned() };
        assert_eq!(read_request(&batch(parts), &tenant()), Err(fault));
    }
}

#[test]
fn an_error_has_the_shape_of_graph() {
    let tried = tried(&assign(1, "{}"), Role::Global).unwrap();
    let body: Value = serde_json::from_str(&tried[0].answer.body).unwrap();
    assert_eq!(body["error"]["message"], json!("in \"our\" words"));
    for key in ["date", "request-id", "client-request-id"] {
        assert!(body["error"]["innerError"][key].is_string(), "{key}");
    }
    assert!(
        tried[0].answer.body.lines().count() > 5,
        "it is written on several lines"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Whatever the text, there is an answer, and answers are JSON.
    #[test]
    fn any_text_is_answered(line in "(POST|PATCH|GET|post)? ?/?[a-z/$%@0-9.{-]{0,40}", body in "\\PC{0,200}") {
        let _ = tried(&format!("{line}\n{body}"), Role::Global);
    }

    /// A good request with a few bytes of it changed, cut or doubled.
    #[test]
    fn a_damaged_request_is_answered(at in 0usize..400, with in any::<char>(), cut in 0usize..400) {
        let text = batch(vec![part("1", 1, E1, &[E3]), part("2", 2, E3, &[])]);
        let mut chars: Vec<char> = text.chars().collect();
        if let Some(place) = chars.get_mut(at) {
            *place = with;
        }
        chars.truncate(chars.len().saturating_sub(cut / 3));
        if let Ok(tried) = tried(&chars.into_iter().collect::<String>(), Role::Global) {
            for one in tried {
                if !one.answer.body.is_empty() {
                    prop_assert!(serde_json::from_str::<Value>(&one.answer.body).is_ok());
                }
            }
        }
    }
}
