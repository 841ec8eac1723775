//! What is shared comes back as it was, fits into a link, and is refused whole where anything is wrong with it.

use std::sync::Arc;
use std::time::Instant;

use zetel::catalog::EditionId;
use zetel::domain::{Actor, Command, Profile, Role, Tenant, UserId, UserIx};
use zetel::practice::{
    exercise, is_own_id, own_id, propose, solution, works_in, Chapter, Exercise, Help, Lesson, Requirement,
    ShareFault, Shared, Start, Words, LONGEST_LINK,
};
use zetel::sandbox::sample::{generate, waterlinie, SampleLanguage};
use zetel::sandbox::Beginning;

fn words(en: &str) -> Words {
    Words {
        en: en.to_owned(),
        nl: format!("{en} (nl)"),
    }
}

/// Such a tenant, with ids as real tenants have them: nothing follows from anything.
pub fn with_random_ids(people: u32) -> Tenant {
    let made = generate(people, 7);
    let mut tenant = Tenant::new(made.organization.clone(), made.edition, made.rules, made.clock);
    made.products().cloned().for_each(|one| tenant.add_product(one));
    made.subscriptions()
        .cloned()
        .for_each(|one| tenant.add_subscription(one));
    made.groups().cloned().for_each(|one| tenant.add_group(one));
    made.queue().iter().cloned().for_each(|one| tenant.add_work(one));
    let mut seed = 7u128;
    for (place, user) in made.users() {
        seed = seed
            .wrapping_mul(0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645)
            .wrapping_add(99);
        let mut profile = Profile::clone(&user.profile);
        profile.id = UserId::from_u128(seed ^ seed >> 61);
        let set = made.licenses(place).expect("a set");
        let added = tenant.add_user(Arc::new(profile), user.usage_location, set, user.deleted);
        added.expect("is new");
    }
    tenant
}

/// An exercise in which somebody gets another location and loses a product.
pub fn made(number: u64, start: &Arc<Tenant>, user: u32) -> Exercise {
    let mut doing = Beginning::from(Tenant::clone(start));
    let mut change = zetel::domain::ChangeUsers::new(vec![UserIx(user)], Default::default());
    change.usage_location = Some(zetel::catalog::CountryCode::parse("BE").unwrap());
    change.remove = zetel::domain::Removal::AllDirect;
    doing.act_by(Actor::default(), &Command::ChangeUsers(change), 5);
    let proposed = propose(start, doing.tenant(), doing.entries());
    let chosen = proposed.into_iter().filter(|one| one.chosen);
    Exercise {
        id: own_id(number),
        chapter: Chapter::First,
        title: words("Somebody moves to Belgium"),
        task: words("She moves to Belgium and hands in all her licenses. Nobody else may notice."),
        editions: vec![start.edition],
        rules: start.rules,
        role: Role::License,
        minutes: 3,
        start: Start {
            own: Some(Arc::clone(start)),
            ..Start::default()
        },
        requirements: chosen.map(|one| one.requirement).collect(),
        questions: Vec::new(),
        solution: solution(doing.entries()),
        hints: vec![words("Where is she now?")],
        learned: words("A location and licenses change in one step."),
    }
}

pub fn lesson(exercises: &[Exercise]) -> Shared {
    let own = exercises.iter().map(|one| one.id.clone());
    let lesson = Lesson {
        id: own_id(99),
        title: words("Service desk, day 1"),
        before: words("Take your time."),
        after: words("Well done."),
        exercises: own.chain(["13-without-a-gap".to_owned()]).collect(),
        help: Help {
            hints: true,
            show: false,
        },
    };
    Shared::Lesson(Box::new(lesson), exercises.to_vec())
}

#[test]
fn comes_back_as_link_and_as_file() {
    let start = Arc::new(waterlinie(SampleLanguage::Dutch));
    let one = made(1, &start, 3);
    assert!(works_in(&one, start.edition));
    for shared in [
        Shared::Tenant(Box::new(Tenant::clone(&start)), Actor { role: Role::User }),
        Shared::Exercise(Box::new(one.clone())),
        lesson(&[one.clone(), made(2, &start, 5)]),
        lesson(&[]),
    ] {
        let payload = shared.to_payload().expect("can be written");
        let read = Shared::from_payload(&payload);
        assert_eq!(read.as_ref(), Ok(&shared));
        let file = shared.to_file().expect("can be written");
        assert_eq!(Shared::from_file(&file).as_ref(), Ok(&shared));
        let from_mail = format!("\n {payload}\r\n");
        assert_eq!(Shared::from_payload(&from_mail).as_ref(), Ok(&shared));
    }
    let stored = exercise("13-without-a-gap").expect("is there");
    let other = Shared::Exercise(Box::new(stored.clone()));
    assert_eq!(other.to_payload(), None, "what comes with Zetel goes by its id");
    assert!(!works_in(
        &Exercise {
            solution: Vec::new(),
            ..one
        },
        EditionId::default()
    ));
}

#[test]
fn a_hundred_people_and_two_exercises_fit_into_a_link() {
    let mut sizes = Vec::new();
    for tenant in [generate(100, 7), with_random_ids(100)] {
        let start = Arc::new(tenant);
        let shared = lesson(&[made(1, &start, 3), made(2, &start, 5)]);
        let payload = shared.to_payload().expect("can be written");
        let begun = Instant::now();
        assert_eq!(Shared::from_payload(&payload), Ok(shared));
        println!("{} characters, opened in {:?}", payload.len(), begun.elapsed());
        sizes.push(payload.len());
    }
    // An address in front of it: `https://`, a host, a path, `#/open/`.
    assert!(sizes.iter().all(|size| size + 150 < LONGEST_LINK), "{sizes:?}");
}

/// As somebody has it in a mail: whatever changes, it opens.
#[test]
fn a_link_of_version_1_opens_for_good() {
    let Ok(Shared::Lesson(lesson, exercises)) = Shared::from_payload(include_str!("link.txt")) else {
        panic!("is a lesson");
    };
    assert_eq!(lesson.title.en, "Service desk, day 1");
    assert_eq!(lesson.exercises.len(), 3);
    let people = |one: &Exercise| one.start.own.as_ref().map(|tenant| tenant.places());
    let held: Vec<_> = exercises
        .iter()
        .map(|one| (people(one), one.requirements.len()))
        .collect();
    assert_eq!(held, [(Some(100), 2), (Some(100), 4)]);
    for one in exercises {
        assert!(works_in(&one, EditionId::default()), "{}", one.title.en);
    }
}

#[test]
fn what_is_wrong_is_refused_and_named() {
    let start = Arc::new(waterlinie(SampleLanguage::English));
    let good = made(1, &start, 3);
    let payload = |one: &Exercise| Shared::Exercise(Box::new(one.clone())).to_payload().unwrap();
    let text = payload(&good);
    let changed = |at: usize| {
        let mut letters = text.clone().into_bytes();
        letters[at] = if letters[at] == b'A' { b'B' } else { b'A' };
        String::from_utf8(letters).unwrap()
    };
    let cases = [
        (String::new(), ShareFault::Foreign),
        ("Zm9vYmFy".to_owned(), ShareFault::Foreign),
        ("<script>alert(1)</script>".to_owned(), ShareFault::Foreign),
        (text[..text.len() / 2].to_owned(), ShareFault::Damaged),
        (changed(60), ShareFault::Damaged),
        (changed(text.len() / 2), ShareFault::Damaged),
    ];
    for (payload, fault) in cases {
        let short: String = payload.chars().take(40).collect();
        assert_eq!(Shared::from_payload(&payload), Err(fault), "{short}");
    }
    let wrong: [(&str, fn(&mut Exercise)); 8] = [
        ("a name of Zetel's", |one| one.id = "01-first-license".to_owned()),
        ("no title", |one| one.title = Words::default()),
        ("no requirement", |one| one.requirements.clear()),
        ("a question that isn't", |one| {
            one.requirements.push(Requirement::Answered { question: 0 });
        }),
        ("no edition", |one| one.editions.clear()),
        ("text that turns around", |one| one.task.en.push('\u{202e}')),
        ("text that rings", |one| one.hints[0].en.push('\u{7}')),
        ("text without end", |one| one.task.nl = "x".repeat(5_000)),
    ];
    for (what, spoil) in wrong {
        let mut one = good.clone();
        spoil(&mut one);
        let read = Shared::from_payload(&payload(&one));
        assert_eq!(read, Err(ShareFault::Nonsense), "{what}");
    }
    let mut many = good.clone();
    many.hints = vec![words("x"); 500];
    assert_eq!(Shared::from_payload(&payload(&many)), Err(ShareFault::TooLarge));
}

#[test]
#[ignore = "makes 256 MB of names; half a minute"]
fn little_does_not_become_much() {
    // A name of a megabyte that a thousand addresses are made of.
    let mut tenant = waterlinie(SampleLanguage::English);
    let long = "n".repeat(1 << 20);
    for number in 0..1_000u128 {
        let id = UserId::from_u128(0xffff_0000 + number);
        let mut profile = Profile::new(id, &format!("{long} {long}"), &format!("{long}.{long}@x"));
        (profile.given_name, profile.surname) = (Some(Arc::from(&*long)), Some(Arc::from(&*long)));
        let none = Arc::default();
        tenant
            .add_user(Arc::new(profile), None, &none, None)
            .expect("is new");
        if number == 80 {
            break;
        }
    }
    let payload = Shared::Tenant(Box::new(tenant), Actor::default())
        .to_payload()
        .unwrap();
    assert!(payload.len() < 200_000, "{}", payload.len());
    assert_eq!(Shared::from_payload(&payload), Err(ShareFault::Nonsense));
}

#[test]
fn commands_in_commands_end() {
    let start = Arc::new(waterlinie(SampleLanguage::English));
    let mut one = made(1, &start, 3);
    let mut command = Command::ProcessNow;
    for _ in 0..200 {
        command = Command::Sequence(vec![command]);
    }
    one.solution[0].command = command;
    let payload = Shared::Exercise(Box::new(one)).to_payload().unwrap();
    assert_eq!(Shared::from_payload(&payload), Err(ShareFault::Nonsense));
}

#[test]
fn ids_of_ones_own() {
    assert!(is_own_id(&own_id(0)) && is_own_id(&own_id(u64::MAX)));
    for id in [
        "",
        "own-",
        "01-first-license",
        "own-00000000000000zz",
        "own-00000000000000000",
        "own-000000000000000A",
    ] {
        assert!(!is_own_id(id), "{id}");
    }
}

#[test]
fn what_others_could_not_open_is_said_before() {
    let start = Arc::new(waterlinie(SampleLanguage::English));
    let good = made(1, &start, 3);
    let many = vec![Requirement::AtMost { changes: 1 }; 201];
    for (one, fits) in [
        (good.clone(), Ok(())),
        (
            Exercise {
                task: words("one\tline\nand another"),
                ..good.clone()
            },
            Ok(()),
        ),
        (
            Exercise {
                task: words(&"x".repeat(4_001)),
                ..good.clone()
            },
            Err(ShareFault::Nonsense),
        ),
        (
            Exercise {
                requirements: many,
                ..good.clone()
            },
            Err(ShareFault::TooLarge),
        ),
    ] {
        let shared = Shared::Exercise(Box::new(one));
        assert_eq!(shared.fits(), fits);
        let opened = Shared::from_payload(&shared.to_payload().expect("can be written"));
        assert_eq!(opened.map(drop), fits);
        if let Shared::Exercise(one) = shared {
            assert_eq!(lesson(&[*one]).fits(), fits);
        }
    }
}
