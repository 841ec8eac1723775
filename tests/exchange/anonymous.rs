//! Anonymized tenants: nothing that says who somebody is stays, and everything else does.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use std::time::Instant;

use zetel::catalog::SkuId;
use zetel::domain::{
    Actor, Assignment, Contact, Domain, Group, GroupId, LicenseSet, Membership, PlanSet, Product, Profile,
    Tenant, Time, UserId, UserIx, UserType,
};
use zetel::exchange::{anonymized, export_tenant, export_users};
use zetel::sandbox::sample::{generate, waterlinie, SampleLanguage};

use crate::round_trip::same_again;
use crate::{nobody, E3};

/// Gives a tenant words that nothing else has: each one is new.
struct Words {
    count: u32,
    all: Vec<String>,
}

impl Words {
    fn word(&mut self) -> String {
        self.count += 1;
        let word = format!("Qx{}zK", self.count * 7919);
        self.all.push(word.clone());
        word
    }

    fn text(&mut self) -> Option<Arc<str>> {
        Some(Arc::from(format!("{} {}", self.word(), self.word())))
    }

    fn address(&mut self) -> String {
        format!("{}@{}.{}", self.word(), self.word(), self.word())
    }
}

/// People with such words in everything that says who they are.
fn with_words(people: u128) -> (Tenant, Vec<String>) {
    let mut words = Words {
        count: 0,
        all: Vec::new(),
    };
    let mut tenant = nobody();
    tenant.organization.display_name = words.text().unwrap();
    tenant.organization.domains = vec![Domain {
        name: Arc::from(words.word()),
        is_default: true,
    }];
    let domain = tenant.organization.domains[0].name.clone();
    let sku: SkuId = E3.parse().unwrap();
    tenant.add_product(Product::from_catalog(sku).unwrap());
    let held: Arc<LicenseSet> = Arc::new(
        [(sku, Assignment::direct(PlanSet::default()))]
            .into_iter()
            .collect(),
    );
    for id in 1..=people {
        let (given, surname) = (words.word(), words.word());
        let name = match id % 5 {
            0 => format!("{surname}, {given}"),
            1 => words.address(),
            2 => words.word(),
            3 => format!("{given} {surname} ({})", words.word()),
            _ => format!("{given} {surname}"),
        };
        let alias = match id % 4 {
            0 => format!("{}_{}.{}#EXT#", words.word(), words.word(), words.word()),
            1 => format!("{}#ext#{}", words.word(), words.word()),
            _ => format!("{}.{}", words.word(), words.word()),
        };
        let address = if id % 9 == 0 {
            alias
        } else {
            format!("{alias}@{domain}")
        };
        let proxies = [
            format!("SMTP:{address}"),
            format!("smtp:{}", words.address()),
            format!("X500:/o={}/cn={}", words.word(), words.word()),
            format!("{}:{}", words.word(), words.address()),
            words.word(),
        ];
        let mut profile = Profile::new(UserId::from_u128(id), &name, &address);
        profile.given_name = (id % 3 != 0).then(|| Arc::from(given));
        profile.surname = (id % 7 != 0).then(|| Arc::from(surname));
        profile.department = Some(Arc::from("Sales"));
        profile.proxy_addresses = proxies.into_iter().map(Arc::from).collect();
        profile.contact = Some(Arc::new(Contact {
            job_title: words.text(),
            office: words.text(),
            office_phone: words.text(),
            mobile_phone: words.text(),
            fax: words.text(),
            street_address: words.text(),
            city: Some(Arc::from("Utrecht")),
            state: Some(Arc::from("UT")),
            postal_code: words.text(),
            country: Some(Arc::from("Nederland")),
        }));
        let deleted = (id % 11 == 0).then(|| Time::from_date(2020, 1, 1));
        tenant.add_user(Arc::new(profile), None, &held, deleted).unwrap();
    }
    for id in 1..=3 {
        let name = words.text().unwrap();
        let rule = [
            "user.department -eq \"Sales\"".to_owned(),
            format!("user.displayName -startsWith \"{}\"", words.word()),
        ];
        let rule = rule.get(id as usize - 1).map(|rule| Arc::from(rule.as_str()));
        tenant.add_group(Group {
            id: GroupId::from_u128(id),
            display_name: name,
            security_enabled: true,
            mail_enabled: false,
            unified: false,
            membership: rule.map_or(Membership::Assigned, Membership::Dynamic),
            licenses: BTreeMap::new(),
            members: Arc::default(),
        });
        tenant.set_members(GroupId::from_u128(id), vec![UserIx(0), UserIx(id as u32)]);
    }
    (tenant, words.all)
}

#[test]
fn nothing_of_who_people_are_stays() {
    let (tenant, words) = with_words(400);
    let exported = |tenant: &Tenant| {
        let people = export_users(tenant, tenant.users().map(|(ix, _)| ix));
        (export_tenant(tenant, Actor::default()) + &people).to_lowercase()
    };
    let before = exported(&tenant);
    let there = words.iter().filter(|word| before.contains(&word.to_lowercase()));
    assert!(there.count() > 6_000, "the tenant should be full of them");
    for seed in [0, 1, u64::MAX] {
        let new = anonymized(&tenant, seed);
        let after = exported(&new);
        let there: HashSet<&str> = after.split(|c: char| !c.is_alphanumeric()).collect();
        for word in &words {
            let word = word.to_lowercase();
            assert!(!there.contains(&*word), "{word}");
        }
        assert!(!after.contains("qx") && !after.contains("zk"));
        same_again(&new);
    }
}

/// What is not about who somebody is.
fn rest(tenant: &Tenant) -> Vec<String> {
    let people = tenant.users().map(|(ix, user)| {
        let p = &user.profile;
        let place = p
            .contact
            .as_ref()
            .map(|c| (c.city.clone(), c.state.clone(), c.country.clone()));
        let contact = p.contact.as_ref().map(|c| {
            [
                &c.job_title,
                &c.office,
                &c.office_phone,
                &c.mobile_phone,
                &c.fax,
                &c.street_address,
                &c.postal_code,
            ]
            .map(Option::is_some)
        });
        let kept = (
            p.id,
            &p.department,
            p.user_type,
            p.account_enabled,
            p.on_premises_sync,
            p.proxy_addresses.len(),
        );
        let there = (p.given_name.is_some(), p.surname.is_some());
        let taken = tenant.address_taken(ix).map(|(_, other)| other);
        format!(
            "{kept:?} {there:?} {place:?} {contact:?} {:?} {:?} {:?} {taken:?}",
            user.usage_location,
            user.deleted,
            tenant.licenses(ix)
        )
    });
    let groups = tenant
        .groups()
        .map(|g| format!("{} {:?} {:?}", g.id, g.licenses, g.members));
    let products = tenant
        .products()
        .map(|p| format!("{p:?} {:?}", tenant.seats(p.sku)));
    let bought = tenant.subscriptions().map(|s| format!("{s:?}"));
    let all = people.chain(groups).chain(products).chain(bought);
    all.chain([format!(
        "{:?} {:?} {:?}",
        tenant.queue(),
        tenant.clock,
        tenant.prohibited
    )])
    .collect()
}

#[test]
fn everything_else_stays() {
    let tenants = [
        waterlinie(SampleLanguage::English),
        generate(3_000, 5),
        with_words(60).0,
    ];
    for tenant in tenants {
        let new = anonymized(&tenant, 17);
        for (before, after) in rest(&tenant).into_iter().zip(rest(&new)) {
            assert_eq!(before, after);
        }
        assert!(new == anonymized(&tenant, 17), "the same seed");
        assert!(new != anonymized(&tenant, 18), "another seed");
        let addresses = |tenant: &Tenant| -> HashSet<String> {
            let here = tenant.users().filter(|(_, user)| user.deleted.is_none());
            here.map(|(_, user)| user.profile.user_principal_name.to_lowercase())
                .collect()
        };
        assert_eq!(addresses(&new).len(), addresses(&tenant).len());
        same_again(&new);
    }
}

/// Who somebody becomes: the addresses keep their structure, and names what they have in common.
#[test]
fn structure_is_kept() {
    let mut tenant = nobody();
    tenant.organization.domains = ["qx.example", "qx.onmicrosoft.com"]
        .map(|name| Domain {
            name: Arc::from(name),
            is_default: name == "qx.example",
        })
        .to_vec();
    let people: [(&str, &str, &[&str]); 5] = [
        (
            "Qa Qb",
            "Qa.Qb@qx.example",
            &[
                "SMTP:qa.qb@qx.example",
                "smtp:qa.qb@QX.onmicrosoft.com",
                "sip:QA.QB@qx.example",
            ],
        ),
        ("Qb, Qc", "qc@qx.example", &["SMTP:info@qx.example"]),
        ("qa  Qd", "info@qx.example", &[]),
        (
            "Qe Qb",
            "qe_home.example#EXT#@qx.onmicrosoft.com",
            &["SMTP:qe@home.example"],
        ),
        ("Qf", "", &[]),
    ];
    for (id, (name, address, proxies)) in (1..).zip(people) {
        let mut profile = Profile::new(UserId::from_u128(id), name, address);
        profile.proxy_addresses = proxies.iter().map(|proxy| Arc::from(*proxy)).collect();
        if address.contains("#EXT#") {
            profile.user_type = UserType::Guest;
        }
        tenant
            .add_user(Arc::new(profile), None, &Arc::default(), None)
            .unwrap();
    }
    let new = anonymized(&tenant, 3);
    let domains: Vec<_> = new
        .organization
        .domains
        .iter()
        .map(|d| (&*d.name, d.is_default))
        .collect();
    assert_eq!(
        domains,
        [("domain1.example", true), ("domain2.onmicrosoft.example", false)]
    );
    let profiles: Vec<_> = new.users().map(|(_, user)| &user.profile).collect();
    let names: Vec<(&str, &str)> = profiles
        .iter()
        .map(|p| p.display_name.split_once(' ').unwrap_or((&p.display_name, "")))
        .collect();
    let (qa, qb) = names[0];
    assert_eq!(names[1].0, format!("{qb},"));
    assert_eq!((names[2].0, names[3].1), (qa, qb));
    let alias = format!("{qa}.{qb}").to_lowercase();
    assert_eq!(
        &*profiles[0].user_principal_name,
        format!("{alias}@domain1.example")
    );
    let proxies = |n: usize| {
        profiles[n]
            .proxy_addresses
            .iter()
            .map(|a| a.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        proxies(0),
        [
            format!("SMTP:{alias}@domain1.example"),
            format!("smtp:{alias}@domain2.onmicrosoft.example"),
            format!("sip:{alias}@domain1.example"),
        ]
    );
    assert_eq!(proxies(1), [format!("SMTP:{}", profiles[2].user_principal_name)]);
    let guest = &profiles[3].user_principal_name;
    let home = proxies(3)[0].trim_start_matches("SMTP:").replace('@', "_");
    assert_eq!(**guest, format!("{home}#EXT#@domain2.onmicrosoft.example"));
}

/// `cargo test --release --test exchange -- --ignored --nocapture how_long_inventing`
#[test]
#[ignore = "a measurement, not a check"]
fn how_long_inventing_takes() {
    for people in [10_000, 100_000, 250_000] {
        let tenant = generate(people, 1);
        let start = Instant::now();
        let new = anonymized(&tenant, 1);
        println!("{people} people: {:?}", start.elapsed());
        assert_eq!(new.places(), tenant.places());
    }
}
