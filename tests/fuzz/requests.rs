//! The box for requests to Graph: whatever stands in it, there is an answer.

use zetel::domain::{Actor, MembershipRule, UserType};
use zetel::exchange::{
    read_request, split_requests, try_out, write_requests, Give, Request, UserKey, Wish, BATCH_LIMIT,
};
use zetel::sandbox::sample::generate;

use crate::mutate::Food;

const WORDS: [&str; 22] = [
    "POST ",
    "GET ",
    "PATCH ",
    "/v1.0/users/",
    "/assignLicense",
    "/$batch",
    "/reprocessLicenseAssignment",
    "/groups/",
    "\n\n",
    "Content-Type: application/json\n",
    "\"addLicenses\":[",
    "\"removeLicenses\":[",
    "\"disabledPlans\":[",
    "\"dependsOn\":[\"1\"],",
    "\"usageLocation\":\"NL\"",
    "\"requests\":[",
    "\"id\":\"1\",",
    "{",
    "}",
    "[",
    "]",
    "https://graph.microsoft.com",
];

#[test]
fn requests() {
    let tenant = generate(8, 4);
    let all: Vec<_> = tenant.users().map(|(ix, _)| ix).collect();
    let skus: Vec<_> = tenant.products().map(|product| product.sku).collect();
    let plans = tenant
        .products()
        .next()
        .unwrap()
        .plans
        .iter()
        .map(|plan| plan.id)
        .take(2);
    let give = |sku, disabled_plans| Give {
        sku,
        disabled_plans,
        held: false,
    };
    let add = vec![give(skus[0], plans.collect()), give(skus[1], Default::default())];
    let group = tenant.groups().next().unwrap().id;
    let users: Vec<UserKey> = all.iter().filter_map(|ix| UserKey::of(&tenant, *ix)).collect();
    let each = |wish: &dyn Fn(UserKey) -> Wish| users.iter().cloned().map(wish).collect::<Vec<_>>();
    let one = |wish: Wish| vec![wish];
    let first = users[0].clone();
    let profile = std::sync::Arc::clone(&tenant.user(all[0]).unwrap().profile);
    let wishes = [
        one(Wish::Licenses {
            user: first.clone(),
            add: add.clone(),
            remove: vec![skus[2]],
        }),
        each(&|user| Wish::Licenses {
            user,
            add: add.clone(),
            remove: Vec::new(),
        }),
        one(Wish::GroupLicenses {
            group,
            add: add.clone(),
            remove: Vec::new(),
        }),
        each(&Wish::Reprocess),
        one(Wish::Location(first.clone(), "NL".parse().unwrap())),
        each(&|user| Wish::Location(user, "IR".parse().unwrap())),
        one(Wish::NewUser {
            profile,
            usage_location: None,
        }),
        one(Wish::DeleteUser(first.clone())),
        one(Wish::RestoreUser(first.clone())),
        each(&|user| Wish::Join { group, user }),
        each(&|user| Wish::Leave { group, user }),
        one(Wish::Rule {
            group,
            unified: true,
            rule: MembershipRule::UserType(UserType::Guest),
        }),
        one(Wish::DeleteGroup(group)),
    ];
    let root = "https://graph.microsoft.com";
    let good: Vec<String> = wishes.iter().map(|wishes| write_requests(root, wishes)).collect();
    for text in &good {
        for part in split_requests(text) {
            assert!(read_request(part, &tenant).is_ok(), "{part}");
        }
    }
    let before = tenant.clone();
    crate::feed("requests", &Food::new(good, &WORDS), |input, _| {
        let text = String::from_utf8_lossy(input);
        let first = split_requests(&text).first().copied().unwrap_or_default();
        let Ok(request) = read_request(first, &tenant) else {
            return Ok(false);
        };
        let asked = match request {
            Request::One(asked) => vec![asked],
            Request::Batch(asked) => asked,
        };
        if asked.is_empty() || asked.len() > BATCH_LIMIT as usize {
            return Err(format!("{} requests", asked.len()));
        }
        let tried = try_out(&tenant, &Actor::default(), &asked, &|_, asked, fault| {
            format!("{asked:?} {fault:?}")
        });
        if tried.len() != asked.len() {
            return Err("an answer is missing".to_owned());
        }
        if tenant != before {
            return Err("the tenant has changed".to_owned());
        }
        Ok(asked.iter().any(|asked| asked.operation.is_ok()))
    });
}
