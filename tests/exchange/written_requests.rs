//! Requests as they are written, by the form and for scripts: read again, each of them, and batches where they may be.

use std::sync::Arc;

use zetel::domain::{MembershipRule, PlanSet, Profile, UserId};
use zetel::exchange::{read_request, split_requests, write_requests, Give, Request, UserKey, Wish};

use crate::requests::tenant;
use crate::{E1, E3, SWAY};

#[test]
fn what_is_written_is_read_again() {
    let tenant = tenant();
    let of = |n: u32| {
        let user = tenant.users().nth(n as usize - 1);
        user.and_then(|(user, _)| UserKey::of(&tenant, user)).unwrap()
    };
    let group = tenant.groups().next().unwrap().id;
    let (e3, e1) = (E3.parse().unwrap(), E1.parse().unwrap());
    let off: PlanSet = [SWAY.parse().unwrap()].into_iter().collect();
    let give = |sku, disabled_plans| Give {
        sku,
        disabled_plans,
        held: false,
    };
    let licenses = |n: u32, add: Vec<Give>, remove| Wish::Licenses {
        user: of(n),
        add,
        remove,
    };
    let location = |n: u32| Wish::Location(of(n), "BE".parse().unwrap());
    let profile = Profile::new(
        UserId::from_u128(5),
        "O'Neill \"\u{202e}\n",
        "new@contoso.example",
    );
    let new = Wish::NewUser {
        profile: Arc::new(profile),
        usage_location: Some("NL".parse().unwrap()),
    };
    let rule = MembershipRule::Department("R&D, 'x'".into());
    for (wishes, parts) in [
        (vec![licenses(1, vec![give(e1, off)], vec![e3])], vec![1]),
        (
            (1..=3).map(|n| licenses(n, Vec::new(), Vec::new())).collect(),
            vec![3],
        ),
        (
            vec![Wish::GroupLicenses {
                group,
                add: vec![give(e3, PlanSet::default())],
                remove: vec![e1],
            }],
            vec![1],
        ),
        (vec![Wish::Reprocess(of(2))], vec![1]),
        (vec![Wish::Reprocess(of(1)), Wish::Reprocess(of(2))], vec![2]),
        (vec![location(3)], vec![1]),
        // What hangs on what came before is not in one batch with it.
        (
            vec![
                location(3),
                location(2),
                licenses(3, Vec::new(), vec![e3]),
                location(3),
            ],
            vec![2, 1, 1],
        ),
        (vec![location(3), location(3)], vec![1, 1]),
        (vec![new], vec![1]),
        (vec![Wish::DeleteUser(of(1)), Wish::DeleteUser(of(2))], vec![2]),
        (vec![Wish::RestoreUser(of(1))], vec![1]),
        (
            vec![
                Wish::Join { group, user: of(1) },
                Wish::Leave { group, user: of(2) },
            ],
            vec![1, 1],
        ),
        (
            vec![Wish::Rule {
                group,
                unified: true,
                rule,
            }],
            vec![1],
        ),
        (vec![Wish::DeleteGroup(group)], vec![1]),
    ] {
        let text = write_requests("https://graph.microsoft.com", &wishes);
        let mut found = Vec::new();
        for part in split_requests(&text) {
            let asked = match read_request(part, &tenant).unwrap() {
                Request::One(asked) => vec![asked],
                Request::Batch(asked) => asked,
            };
            assert!(
                asked.iter().all(|asked| asked.operation.is_ok()),
                "{asked:?}\n{text}"
            );
            found.push(asked.len());
        }
        assert_eq!(found, parts, "{text}");
    }
    let many: Vec<Wish> = (0..45).map(|n| Wish::Reprocess(named(n))).collect();
    let text = write_requests("https://graph.microsoft.com", &many);
    assert_eq!(split_requests(&text).len(), 3);
}

/// Somebody with a number.
fn named(n: u32) -> UserKey {
    let address = format!("p{n}@contoso.example");
    UserKey::with(&Profile::new(UserId::from_u128(u128::from(n)), "p", &address))
}
