//! Made-up tenants of any size that are as irregular as real ones: what the stored form is measured with.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use zetel::catalog::{products, CountryCode, EditionId, RuleProfile, SkuId};
use zetel::domain::{
    Assignment, Domain, Group, GroupId, GroupLicenses, LicenseSet, Membership, Organization, PlanSet,
    Product, Profile, Source, Subscription, SubscriptionId, Tenant, Time, UserId, UserIx, UserType,
};

use super::faulty::Random;

/// What the names are like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// Many thousand, some of them frequent.
    Believable,
    /// Random letters, hardly any twice.
    Random,
}

const DOMAINS: [&str; 6] = [
    "contoso.example",
    "contoso.nl.example",
    "fabrikam.example",
    "north.contoso.example",
    "labs.contoso.example",
    "old-contoso.example",
];
const COUNTRIES: [&str; 24] = [
    "NL", "DE", "BE", "FR", "GB", "US", "PL", "ES", "IT", "SE", "NO", "DK", "TR", "IN", "BR", "CN", "JP",
    "AU", "ZA", "CH", "AT", "IE", "PT", "CZ",
];
const SYLLABLES: &str =
    "ba,be,bo,da,de,den,der,do,el,en,er,fa,fen,ga,gen,gra,ha,hal,han,hei,ho,ja,jan,ka,kel,\
    ker,kö,la,lan,len,li,lo,ma,man,mar,mei,mo,mül,na,ne,nø,nie,o,pa,pe,pol,ra,rei,ri,ro,sa,schmi,sen,ser,son,\
    sta,ste,ström,ta,ten,tra,va,van,vel,ver,vi,vries,wa,wei,wil,ze,zé,ço";
const TEAMS: [&str; 12] = [
    "Sales",
    "Finance",
    "Research",
    "Operations",
    "Legal",
    "Service desk",
    "Warehouse",
    "Care",
    "Transport",
    "Marketing",
    "Human resources",
    "Maintenance",
];

/// A place in a list of so many, the first ones far more often.
fn often(random: &mut Random, of: usize) -> usize {
    let even = (random.next() >> 11) as f64 / (1u64 << 53) as f64;
    // Between 1/x and even: about what names do.
    (((of as f64 + 1.0).powf(even.powf(0.8)) - 1.0) as usize).min(of - 1)
}

fn guid(random: &mut Random) -> u128 {
    let bits = u128::from(random.next()) << 64 | u128::from(random.next());
    bits & !(0xf << 76) & !(3 << 62) | 4 << 76 | 2 << 62
}

fn word(random: &mut Random, syllables: usize) -> String {
    let all: Vec<&str> = SYLLABLES.split(',').map(str::trim).collect();
    let text: String = (0..syllables).map(|_| all[random.below(all.len())]).collect();
    let mut chars = text.chars();
    let first = chars.next().unwrap();
    first.to_uppercase().chain(chars).collect()
}

fn letters(random: &mut Random) -> String {
    let length = 4 + random.below(8);
    (0..length)
        .map(|_| char::from(b'a' + random.below(26) as u8))
        .collect()
}

fn folded(name: &str) -> String {
    zetel::sandbox::fold(name).replace([' ', '\'', '-'], "")
}

/// What the sets of a tenant are made of.
struct Licensing {
    skus: Vec<SkuId>,
    groups: Vec<GroupId>,
    sets: Vec<Vec<Arc<LicenseSet>>>,
}

fn licensing(random: &mut Random, departments: usize) -> Licensing {
    let skus: Vec<SkuId> = products().map(|product| product.sku_id).take(60).collect();
    let groups: Vec<GroupId> = (0..departments)
        .map(|_| GroupId::from_u128(guid(random)))
        .collect();
    let sets = groups.iter().enumerate().map(|(at, group)| {
        let base = skus[at % 7];
        let more = 1 + usize::from(at < 60) * 4;
        let sets = (0..more).map(|n| {
            let source = if at % 3 == 0 {
                Source::Group(*group)
            } else {
                Source::Direct
            };
            let mut held = vec![(
                base,
                Assignment {
                    source,
                    ..Assignment::direct(PlanSet::default())
                },
            )];
            for _ in 0..n {
                held.push((
                    skus[random.below(skus.len())],
                    Assignment::direct(PlanSet::default()),
                ));
            }
            Arc::new(held.into_iter().collect::<LicenseSet>())
        });
        sets.collect()
    });
    Licensing {
        sets: sets.collect(),
        groups,
        skus,
    }
}

/// A tenant of so many people: 60 products, about 300 license sets, 120 departments, 500 groups.
pub fn crowd(people: usize, names: Names, seed: u64) -> Tenant {
    let mut random = Random(seed);
    let organization = Organization {
        display_name: Arc::from("Contoso"),
        country: Some(CountryCode::NL),
        domains: DOMAINS
            .iter()
            .map(|name| Domain {
                name: Arc::from(*name),
                is_default: *name == DOMAINS[0],
            })
            .collect(),
    };
    let clock = Time::from_date(2025, 3, 1);
    let mut tenant = Tenant::new(
        organization,
        EditionId::Worldwide2020,
        RuleProfile::Classic2020,
        clock,
    );
    let licensing = licensing(&mut random, 120);
    for sku in &licensing.skus {
        tenant.add_product(Product::from_catalog(*sku).unwrap());
        let id = SubscriptionId::from_u128(guid(&mut random));
        tenant.add_subscription(Subscription::new(id, *sku, 300_000));
    }
    let departments: Vec<Arc<str>> = (0..120)
        .map(|n| Arc::from(format!("{} {}", TEAMS[n % 12], word(&mut random, 2))))
        .collect();
    let given: Vec<String> = (0..4_000)
        .map(|_| {
            let n = 1 + random.below(3);
            word(&mut random, n)
        })
        .collect();
    let surnames: Vec<String> = (0..25_000)
        .map(|n| {
            let count = 2 + random.below(3);
            let name = word(&mut random, count);
            match n % 40 {
                0 => format!("van der {name}"),
                1 => format!("de {name}"),
                2 => format!("{name}-{}", word(&mut random, 2)),
                3 => format!("O'{name}"),
                _ => name,
            }
        })
        .collect();
    let partners: Vec<String> = (0..400)
        .map(|_| format!("{}.example", folded(&word(&mut random, 3))))
        .collect();
    let mut taken: HashMap<String, u32> = HashMap::new();
    let mut members: BTreeMap<usize, Vec<UserIx>> = BTreeMap::new();
    for place in 0..people {
        let (first, last) = match names {
            Names::Believable => (
                given[often(&mut random, given.len())].clone(),
                surnames[often(&mut random, surnames.len())].clone(),
            ),
            Names::Random => (letters(&mut random), letters(&mut random)),
        };
        let id = UserId::from_u128(guid(&mut random));
        let department = often(&mut random, departments.len());
        let what = random.below(1000);
        let mut profile = Profile::new(id, "", "");
        profile.on_premises_sync = random.per_mille(700);
        profile.account_enabled = !random.per_mille(40);
        let (f, l) = (folded(&first), folded(&last));
        let initial: String = f.chars().take(1).collect();
        let domain = DOMAINS[often(&mut random, DOMAINS.len())];
        if what < 50 {
            let partner = &partners[often(&mut random, partners.len())];
            let local = match what % 3 {
                0 => format!("{f}.{l}"),
                1 => format!("{initial}{l}"),
                _ => f.clone(),
            };
            let n = taken.entry(format!("{local}_{partner}")).or_default();
            *n += 1;
            let n = if *n > 1 { n.to_string() } else { String::new() };
            profile.user_principal_name = format!("{local}{n}_{partner}#EXT#@{}", DOMAINS[0]).into();
            profile.display_name = format!("{first} {last}").into();
            profile.user_type = UserType::Guest;
            profile.proxy_addresses = vec![format!("SMTP:{local}{n}@{partner}").into()];
        } else if what < 80 {
            let at = random.below(40);
            profile.user_principal_name =
                format!("svc-{}{place}@{domain}", ["scan", "print", "room", "app"][at % 4]).into();
            profile.display_name = format!(
                "{} {} {}",
                ["Scanner", "Printer", "Room", "App"][at % 4],
                word(&mut random, 2),
                place
            )
            .into();
        } else {
            let style = match domain.len() % 3 {
                0 => format!("{initial}.{l}"),
                _ => format!("{f}.{l}"),
            };
            let local = match what {
                80..=110 => format!("{}.{}", f, folded(&surnames[random.below(surnames.len())])),
                111..=140 => format!("{l}{initial}"),
                _ => style,
            };
            let n = taken.entry(format!("{local}@{domain}")).or_default();
            *n += 1;
            let n = if *n > 1 { n.to_string() } else { String::new() };
            profile.user_principal_name = format!("{local}{n}@{domain}").into();
            profile.display_name = match what {
                200..=240 => format!("{last}, {first} (External)"),
                241..=250 => format!("{first} {} {last}", word(&mut random, 1)),
                _ => format!("{first} {last}"),
            }
            .into();
            profile.given_name = Some(first.as_str().into());
            profile.surname = Some(last.as_str().into());
            if what < 970 {
                profile.department = Some(Arc::clone(&departments[department]));
            }
            if what < 860 {
                let upn = &profile.user_principal_name;
                let mut all: Vec<Arc<str>> = vec![
                    format!("SMTP:{upn}").into(),
                    format!("smtp:{local}{n}@contoso.onmicrosoft.example").into(),
                ];
                if random.per_mille(200) {
                    all.push(format!("smtp:{initial}{l}{n}@{}", DOMAINS[5]).into());
                }
                if random.per_mille(20) {
                    let hex = guid(&mut random);
                    all.push(format!("X500:/o=ExchangeLabs/ou=Exchange Administrative Group/cn=Recipients/cn={hex:032x}-{f}").into());
                }
                profile.proxy_addresses = all;
            }
        }
        let country = COUNTRIES[often(&mut random, COUNTRIES.len())];
        let location = (!random.per_mille(60)).then(|| country.parse().unwrap());
        let outside = what < 80 || random.per_mille(50);
        let sets = &licensing.sets[department];
        let nothing = Arc::default();
        let set = if outside {
            &nothing
        } else {
            &sets[often(&mut random, sets.len())]
        };
        let deleted = random
            .per_mille(5)
            .then(|| Time(clock.0 - random.below(2_592_000) as i64));
        let ix = tenant
            .add_user(Arc::new(profile), location, set, deleted)
            .unwrap();
        if deleted.is_none() && !outside {
            members.entry(department).or_default().push(ix);
        }
    }
    add_groups(&mut tenant, &mut random, &licensing, &departments, members);
    tenant
}

fn add_groups(
    tenant: &mut Tenant,
    random: &mut Random,
    licensing: &Licensing,
    departments: &[Arc<str>],
    mut members: BTreeMap<usize, Vec<UserIx>>,
) {
    let people = tenant.places();
    let mut add = |id: GroupId, name: String, licenses: GroupLicenses, members: Vec<UserIx>| {
        tenant.add_group(Group {
            id,
            display_name: name.into(),
            security_enabled: true,
            mail_enabled: false,
            unified: false,
            membership: Membership::Assigned,
            licenses,
            members: Arc::default(),
        });
        tenant.set_members(id, members);
    };
    for (at, (id, name)) in licensing.groups.iter().zip(departments).enumerate() {
        let base = (at % 3 == 0).then(|| (licensing.skus[at % 7], PlanSet::default()));
        // A few are not where they belong.
        let mut list = members.remove(&at).unwrap_or_default();
        list.retain(|_| !random.per_mille(3));
        add(*id, format!("grp-{name}"), base.into_iter().collect(), list);
    }
    for n in 120..500 {
        let size = 1 + often(random, people / 20 + 1);
        let list = match n % 4 {
            0 => {
                let first = random.below(people);
                (first..people.min(first + size))
                    .map(|at| UserIx(at as u32))
                    .collect()
            }
            _ => (0..size).map(|_| UserIx(random.below(people) as u32)).collect(),
        };
        let id = GroupId::from_u128(guid(random));
        let name = format!("{} {n}", word(random, 3));
        add(id, name, GroupLicenses::new(), list);
    }
}
