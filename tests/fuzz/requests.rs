//! The box for requests to Graph: whatever stands in it, there is an answer.

use zetel::domain::Actor;
use zetel::exchange::{read_request, try_out, write_request, Request, Wish, BATCH_LIMIT};
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
    let add = vec![(skus[0], plans.collect()), (skus[1], Default::default())];
    let group = tenant.groups().next().unwrap().id;
    let wishes = [
        Wish::Users {
            users: vec![all[0]],
            add: add.clone(),
            remove: vec![skus[2]],
        },
        Wish::Users {
            users: all.clone(),
            add: add.clone(),
            remove: Vec::new(),
        },
        Wish::Group {
            group,
            add,
            remove: Vec::new(),
        },
        Wish::Reprocess(all.clone()),
        Wish::Location(vec![all[1]], "NL".parse().unwrap()),
        Wish::Location(all, "IR".parse().unwrap()),
    ];
    let good: Vec<String> = wishes.iter().map(|wish| write_request(&tenant, wish)).collect();
    for text in &good {
        assert!(read_request(text, &tenant).is_ok(), "{text}");
    }
    let before = tenant.clone();
    crate::feed("requests", &Food::new(good, &WORDS), |input, _| {
        let text = String::from_utf8_lossy(input);
        let Ok(request) = read_request(&text, &tenant) else {
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
