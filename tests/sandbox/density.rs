//! How much room tenants take, and that they come back whole: small ones here, large ones when they are asked for.
//!
//! `ZETEL_CROWD=250000 cargo test --release --test sandbox density -- --nocapture` says sizes and times for so many people.

use std::sync::Arc;
use std::time::{Duration, Instant};

use zetel::domain::{
    Assignment, Contact, Group, GroupId, LicenseSet, Membership, PlanSet, Profile, Source, Time, UserId,
    UserIx, UserType,
};
use zetel::sandbox::{Sandbox, Tab};

use super::crowd::{crowd, Names};
use super::faulty::Random;
use super::support::{open, snapshots, tenant, visio, Shared};

fn units(store: &Shared) -> Vec<usize> {
    let keys = snapshots(store);
    let texts = store.texts.lock().unwrap();
    keys.iter().map(|key| texts[key].chars().count()).collect()
}

/// How long this thread has been at work, where the system says so; else how long it has been since `from`.
pub fn work(from: Instant) -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = stat.and_then(|stat| stat.split(' ').next()?.parse().ok());
    nanoseconds.map_or(from.elapsed(), Duration::from_nanos)
}

/// Irregular tenants of both kinds come back, and take no more room than they should.
#[test]
fn a_crowd_takes_little_room() {
    let people = std::env::var("ZETEL_CROWD").ok().and_then(|n| n.parse().ok());
    let said = people.is_some();
    let people = people.unwrap_or(3_000);
    // Units for each person. Lists that are there once weigh more in a small tenant.
    for (names, most) in [(Names::Believable, 24.0), (Names::Random, 36.0)] {
        let tenant = crowd(people, names, 7);
        let store = Shared::default();
        let from = Instant::now();
        let before = work(from);
        let (sandbox, _) = Sandbox::open(Box::new(store.clone()), Tab::new(1), 1, || tenant);
        let written = work(from) - before;
        let units = units(&store)[0];
        let before = work(from);
        let (again, stored, unreadable) = open(&store);
        let read = work(from) - before;
        assert!(stored && unreadable == 0);
        assert!(again.tenant() == sandbox.tenant(), "{names:?}");
        let each = units as f64 / people as f64;
        assert!(
            said || each < most,
            "{names:?}: {each} units for each of {people}"
        );
        if said {
            eprintln!("{people} {names:?}: {units} units, {each:.2} each; written in {written:?}, opened in {read:?}");
        }
    }
}

/// A text of anything: nothing, signs that patterns use, letters of all lengths, digits, parts of addresses.
fn anything(random: &mut Random) -> Arc<str> {
    const PARTS: [&str; 22] = [
        "",
        "\u{0}",
        "\u{1}",
        "\u{10}",
        "\u{13}",
        "\u{1f}",
        "\u{7f}",
        "é",
        "李",
        "🦀",
        "0",
        "7",
        "0042",
        "98765432109",
        "4294967295",
        "@",
        ".",
        "Anna",
        "anna",
        "A",
        " ",
        "SMTP:",
    ];
    let count = random.below(7);
    let parts = (0..count).map(|_| PARTS[random.below(PARTS.len())]);
    Arc::from(parts.collect::<String>())
}

fn maybe(random: &mut Random) -> Option<Arc<str>> {
    (random.below(3) > 0).then(|| anything(random))
}

/// Whatever stands in a tenant comes back: ids, texts and moments of any kind, members in any order.
#[test]
fn any_tenant_comes_back() {
    for seed in 0..400 {
        let random = &mut Random(seed);
        let mut tenant = tenant();
        let sets = [Arc::default(), Arc::clone(from_group()), Arc::default()];
        for n in 0..random.below(40) as u64 {
            let id = match random.below(4) {
                0 => u128::from(1_000 + n),
                1 => u128::MAX - u128::from(n),
                _ => u128::from(random.next()) << 64 | u128::from(random.next()),
            };
            let mut profile = Profile::new(UserId::from_u128(id), &anything(random), &anything(random));
            profile.given_name = maybe(random);
            profile.surname = maybe(random);
            profile.department = maybe(random);
            profile.user_type = [UserType::Member, UserType::Guest][random.below(2)];
            profile.account_enabled = random.below(2) == 0;
            profile.on_premises_sync = random.below(2) == 0;
            profile.proxy_addresses = (0..random.below(4)).map(|_| anything(random)).collect();
            profile.contact = (random.below(3) == 0).then(|| {
                Arc::new(Contact {
                    job_title: maybe(random),
                    office_phone: maybe(random),
                    country: maybe(random),
                    ..Contact::default()
                })
            });
            let location = ["NL", "ZZ", "QX"][random.below(3)]
                .parse()
                .ok()
                .filter(|_| random.below(3) > 0);
            let deleted = (random.below(4) == 0).then(|| Time(random.next() as i64));
            let _ = tenant.add_user(Arc::new(profile), location, &sets[random.below(3)], deleted);
        }
        for n in 0..random.below(5) as u128 {
            let mut members: Vec<UserIx> = (0..random.below(60))
                .map(|_| UserIx(random.below(70) as u32))
                .collect();
            if random.below(4) > 0 {
                members.sort_unstable();
                members.dedup();
            }
            members.extend((random.below(9) == 0).then_some(UserIx(u32::MAX - 1)));
            tenant.add_group(Group {
                id: GroupId::from_u128(n),
                display_name: anything(random),
                security_enabled: true,
                mail_enabled: false,
                unified: false,
                membership: Membership::Dynamic(anything(random)),
                licenses: Default::default(),
                members: Arc::new(members),
            });
        }
        let store = Shared::default();
        let (sandbox, _) = Sandbox::open(Box::new(store.clone()), Tab::new(1), 1, || tenant);
        let (again, stored, unreadable) = open(&store);
        assert!(stored && unreadable == 0, "seed {seed}");
        assert!(again.tenant() == sandbox.tenant(), "seed {seed}");
    }
}

/// A set with a license from a group that may be there.
fn from_group() -> &'static Arc<LicenseSet> {
    static SET: std::sync::OnceLock<Arc<LicenseSet>> = std::sync::OnceLock::new();
    SET.get_or_init(|| {
        let assignment = Assignment {
            source: Source::Group(GroupId::from_u128(1)),
            ..Assignment::direct(PlanSet::default())
        };
        Arc::new([(visio(), assignment)].into_iter().collect())
    })
}
