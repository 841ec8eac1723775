//! Files that come in pieces: however they are cut, the answer is the same as for the whole, and it comes early.

use proptest::prelude::*;
use zetel::domain::{Actor, Role, Tenant};
use zetel::exchange::{
    export_tenant, import, Choice, Export, Import, Importer, Limited, Limits, List, Progress, Refusal,
    RefusalReason as Why,
};
use zetel::sandbox::sample::generate;

use crate::hostile::{replacement, somewhere, valid};
use crate::{id, nobody, sku, tenant_file, user, E3};

const OWNER: Actor = Actor { role: Role::Global };

type Files = [(String, Vec<u8>)];

/// Imports files in pieces of these sizes, over and over.
fn in_pieces(files: &Files, sizes: &[usize], current: &Tenant, limits: &Limits) -> Result<Import, Refusal> {
    let named = files
        .iter()
        .map(|(name, bytes)| (name.clone(), bytes.len() as u64));
    let mut importer = Importer::new(named.collect(), *limits)?;
    let mut sizes = sizes.iter().cycle();
    for (_, bytes) in files {
        let mut rest = &bytes[..];
        while !rest.is_empty() {
            let (piece, behind) = rest.split_at((*sizes.next().unwrap()).clamp(1, rest.len()));
            importer.feed(piece)?;
            rest = behind;
        }
        importer.end_file()?;
    }
    importer
        .finish()?
        .import(current, OWNER, current.clock, &Choice::default())
}

fn same_in_pieces(files: &Files, sizes: &[usize], limits: &Limits) {
    let current = nobody();
    let whole = import(files, &current, OWNER, limits);
    let pieces = in_pieces(files, sizes, &current, limits);
    if whole != pieces {
        let shown: Vec<_> = files
            .iter()
            .map(|(_, bytes)| String::from_utf8_lossy(&bytes[..bytes.len().min(2_000)]))
            .collect();
        let said = |result: &Result<Import, Refusal>| format!("{:?}", result.as_ref().map(|i| &i.report));
        panic!("{}\n{}\n{shown:?} in {sizes:?}", said(&whole), said(&pieces));
    }
}

/// Texts that stop, say or hide something at each of their bytes.
fn texts() -> Vec<Vec<u8>> {
    let users = format!(
        "{},{}",
        user(1, ""),
        user(2, r#","department":"\ud83d\ude00 é €","x":[1e5,{}]"#)
    );
    let group = format!(
        r#"{{"id":"{}","members":{{"value":[{{"id":"{}"}}]}}}}"#,
        id(9),
        id(1)
    );
    let mut texts: Vec<Vec<u8>> = [
        tenant_file(&[sku(E3, 1)], &[user(1, r#","state":"\ud800""#)], r#","groups":null"#),
        format!("\u{feff} {{\r\n\"users\" : [ {users} ] , \"groups\":[{group}]\n}} \n"),
        format!(r#"{{"users":{{"@odata.nextLink":"x","value":[{users}],"more":[[]]}},"organization":{{"value":[{{}}]}}}}"#),
        format!(r#"{{"value":[{users}],"@odata.nextLink":"https://x"}}"#),
        format!(r#"{{"value":[{users}],"@odata.nextLink":5}}"#),
        format!(r#"{{"value":[{{"id":"\ud800","givenName":5}}],"users":[{users}],"@odata.nextLink":5}}"#),
        format!(r#"{{"@odata.nextLink":"x","value":[{}],"users":[{users}]}}"#, user(7, r#","usageLocation":"QQ","city":"\udc00""#)),
        format!(r#"{{"value":[{{"id":"{}"}}],"@odata.context":"https://x/$metadata#groups(id)"}}"#, id(4)),
        r#"{"value":[{"id":5}],"@odata.context":"https://x/$metadata#groups(id)"}"#.to_owned(),
        r#"{"value":[{"id":5},[]],"@odata.context":"https://x/$metadata#devices"}"#.to_owned(),
        r#"{"users":[],"users":null,"zetel":{"format":2}}"#.to_owned(),
        format!("[{users}]"),
        format!("[{users}"),
        format!("[{users}}}"),
        format!("[{users}] 5"),
        format!("[{users},]"),
        format!("[{users} {}]", user(3, "")),
        "[1,2]".to_owned(),
        "null".to_owned(),
        "12.5e-3".to_owned(),
        "\u{c}\n".to_owned(),
        "\u{c}{}".to_owned(),
        "\u{feff}".to_owned(),
        "€".to_owned(),
        r#"{"users":[],"a":{"b":"c\"}]"}}"#.to_owned(),
        r#"{"users":[{"a":"\q"}]}"#.to_owned(),
        "{\"users\":[{\"a\":\"\n\"}]}".to_owned(),
        r#"{"users":[}"#.to_owned(),
        r#"{"users":[{"id":}]}"#.to_owned(),
        r#"{"users" []}"#.to_owned(),
        r#"{"users":[]:"#.to_owned(),
        r#"{"users":[]"a":1}"#.to_owned(),
        r#"{"users":tru}"#.to_owned(),
        r#"{"users":"x"}"#.to_owned(),
        format!("{{\"a\":{}", "[".repeat(70)),
        format!("{{\"users\":{}", "[".repeat(70)),
        "{{}}".to_owned(),
        "{5:1}".to_owned(),
    ]
    .into_iter()
    .map(String::into_bytes)
    .collect();
    texts.push(b"{\"users\":[],\"a\":\"\xff\"}".to_vec());
    texts.push(b"{\"users\":[3],\"a\":\"\xff\"}".to_vec());
    texts.push(b"{\"users\":[3,\"\xe2\x82\"]}".to_vec());
    texts.push(b"\xe2\x82".to_vec());
    texts.push(b"\xff\xfe{\0}\0".to_vec());
    texts.push(b"\0{".to_vec());
    texts
}

#[test]
fn small_files_are_the_same_in_all_pieces() {
    let limits = Limits::default();
    for text in texts() {
        for sizes in [&[1][..], &[2], &[3], &[1, 7], &[16], &[64, 1]] {
            same_in_pieces(&[("a.json".to_owned(), text.clone())], sizes, &limits);
        }
        // cut off at every byte: the same again, whatever that is
        for end in 0..text.len() {
            same_in_pieces(&[("a.json".to_owned(), text[..end].to_vec())], &[1], &limits);
        }
    }
}

#[test]
fn several_files_are_the_same_in_pieces() {
    let named = |texts: &[String]| -> Vec<(String, Vec<u8>)> {
        let named = |(at, text): (usize, &String)| (format!("{at}.json"), text.clone().into_bytes());
        texts.iter().enumerate().map(named).collect()
    };
    let whole = tenant_file(&[sku(E3, 5)], &[user(1, "")], "");
    let list = format!("[{}]", user(2, r#","usageLocation":"NL""#));
    let limits = Limits {
        bytes: 600,
        ..Limits::default()
    };
    for texts in [
        vec![whole.clone(), list.clone()],
        vec![list.clone(), whole.clone()],
        vec![list.clone(), list.clone()],
        vec![whole.clone(), whole.clone()],
        vec![list.clone(), "{".to_owned(), whole.clone()],
        vec![],
        vec![list.clone(), " ".repeat(700)],
    ] {
        for sizes in [&[1][..], &[100], &[1_000_000]] {
            same_in_pieces(&named(&texts), sizes, &Limits::default());
            same_in_pieces(&named(&texts), sizes, &limits);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn changed_files_are_the_same_in_pieces(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3),
        values in prop::collection::vec((prop::collection::vec(any::<prop::sample::Index>(), 1..7), replacement()), 0..2),
        end in prop::option::weighted(0.3, any::<prop::sample::Index>()),
        sizes in prop::collection::vec(1usize..5_000, 1..6),
        byte_by_byte in any::<bool>(),
    ) {
        let mut tree = valid();
        for (way, value) in values {
            *somewhere(&mut tree, &way) = value;
        }
        let mut bytes = serde_json::to_vec(&tree).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(end) = end {
            bytes.truncate(end.index(bytes.len()));
        }
        let sizes = if byte_by_byte { vec![1] } else { sizes };
        same_in_pieces(&[("a.json".to_owned(), bytes)], &sizes, &Limits::default());
    }
}

#[test]
fn an_export_in_parts_comes_in_again() {
    let tenant = generate(3_000, 7);
    let whole = export_tenant(&tenant, OWNER);
    let mut export = Export::new(OWNER);
    let mut importer =
        Importer::new(vec![("a.json".to_owned(), whole.len() as u64)], Limits::default()).unwrap();
    let (mut text, mut parts, mut shares) = (String::new(), 0, vec![export.share(&tenant)]);
    while let Some(part) = export.next_part(&tenant) {
        assert!(part.len() < 1_300_000);
        importer.feed(part.as_bytes()).unwrap();
        text.push_str(&part);
        parts += 1;
        shares.push(export.share(&tenant));
    }
    importer.end_file().unwrap();
    assert!(text == whole && parts > 1, "{parts} parts");
    assert!(
        shares.is_sorted() && shares[0] == 0.0 && shares.last() == Some(&1.0),
        "{shares:?}"
    );
    assert!(
        importer
            .finish()
            .and_then(|all| all.import(&nobody(), OWNER, nobody().clock, &Choice::default()))
            .unwrap()
            .tenant
            == tenant
    );
}

#[test]
fn progress_says_what_is_being_read() {
    let text = tenant_file(&[], &[user(1, ""), user(2, "")], "");
    let size = text.len() as u64;
    let mut importer = Importer::new(
        vec![("a.json".to_owned(), size), ("b.json".to_owned(), 2)],
        Limits::default(),
    )
    .unwrap();
    let at = |read, list| Progress {
        read,
        all: size + 2,
        list,
    };
    assert_eq!(importer.progress(), at(0, None));
    let middle = text.find("User 2").unwrap();
    importer.feed(&text.as_bytes()[..middle]).unwrap();
    assert_eq!(importer.progress(), at(middle as u64, Some(List::Users)));
    importer.feed(&text.as_bytes()[middle..]).unwrap();
    importer.end_file().unwrap();
    assert_eq!(importer.progress(), at(size, None));
}

#[test]
fn what_is_wrong_is_said_before_the_end() {
    let limits = Limits {
        users: 2,
        ..Limits::default()
    };
    let three = [user(1, ""), user(2, ""), user(3, "")];
    let users = Limited::Users;
    let cases: [(&str, Why); 4] = [
        (
            &tenant_file(&[], &three, ""),
            Why::TooMany {
                what: users,
                limit: 2,
            },
        ),
        (&format!("{{\"a\":{}", "[".repeat(64)), Why::TooDeep { limit: 64 }),
        ("{\"users\":[] \"a\":1,", Why::NotJson { line: 1, column: 13 }),
        ("{\"a\":\"\u{1}", Why::NotJson { line: 1, column: 7 }),
    ];
    for (text, why) in cases {
        let mut importer = Importer::new(vec![("a.json".to_owned(), 1_000_000)], limits).unwrap();
        let refusal = importer.feed(text.as_bytes()).unwrap_err();
        assert_eq!(refusal.why, why, "{text}");
        assert_eq!(refusal.file, "a.json");
    }
    let mut grown = Importer::new(vec![("a.json".to_owned(), 1)], Limits { bytes: 10, ..limits }).unwrap();
    assert_eq!(
        grown.feed(&[b' '; 11]).unwrap_err().why,
        Why::TooLarge { bytes: 11, limit: 10 }
    );
}
