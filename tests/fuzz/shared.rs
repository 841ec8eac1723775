//! Links and files that are handed out, spoilt and forged: also with a checksum that fits, and with a body that is
//! compressed again, so that what is read is what was damaged.

use std::sync::Arc;

use miniz::{deflate, inflate};
use zetel::catalog::CountryCode;
use zetel::domain::{Actor, ChangeUsers, Command, Role, Tenant, UserIx};
use zetel::exchange::{read_results_file, write_results_file, ExerciseResult, HowDone, ResultsFile};
use zetel::practice::{
    check, own_id, propose, read_results, solution, Attempt, Chapter, Done, Exercise, Help, Lesson, Progress,
    Shared, Start, Words, LONGEST_SUSPENDED,
};
use zetel::sandbox::sample::generate;
use zetel::sandbox::Beginning;

use crate::mutate::{Food, Random};

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn to_text(bytes: &[u8]) -> String {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let mut all = [0; 4];
        all[1..=three.len()].copy_from_slice(three);
        let held = u32::from_be_bytes(all);
        for place in 0..=three.len() {
            text.push(char::from(LETTERS[(held >> (18 - 6 * place) & 63) as usize]));
        }
    }
    text
}

fn to_bytes(text: &str) -> Vec<u8> {
    let value = |letter: u8| LETTERS.iter().position(|one| *one == letter).unwrap_or(0) as u32;
    let mut bytes = Vec::new();
    for four in text.as_bytes().chunks(4) {
        let held = four.iter().fold(0, |held, letter| held << 6 | value(*letter));
        let held = held << (6 * (4 - four.len()));
        bytes.extend(&held.to_be_bytes()[1..four.len()]);
    }
    bytes
}

/// A payload around a body that is whole in itself.
fn sealed(head: [u8; 4], body: &[u8]) -> String {
    let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in head.iter().chain(body) {
        sum = (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let mut bytes = head.to_vec();
    bytes.extend(sum.to_le_bytes());
    bytes.extend(body);
    to_text(&bytes)
}

fn exercise(number: u64, start: &Arc<Tenant>) -> Exercise {
    let mut doing = Beginning::from(Tenant::clone(start));
    let mut change = ChangeUsers::new(vec![UserIx(number as u32)], Default::default());
    change.usage_location = CountryCode::parse("BE").ok();
    doing.act_by(Actor::default(), &Command::ChangeUsers(change), 5);
    let proposed = propose(start, doing.tenant(), doing.entries());
    let words = |text: &str| Words {
        en: text.to_owned(),
        nl: String::new(),
    };
    Exercise {
        id: own_id(number),
        chapter: Chapter::First,
        title: words("A move"),
        task: words("She moves."),
        editions: vec![start.edition],
        rules: start.rules,
        role: Role::License,
        minutes: 3,
        start: Start {
            own: Some(Arc::clone(start)),
            ..Start::default()
        },
        requirements: proposed.into_iter().map(|one| one.requirement).collect(),
        questions: Vec::new(),
        solution: solution(doing.entries()),
        hints: vec![words("Where?")],
        learned: words("There."),
    }
}

fn good() -> Vec<Shared> {
    let start = Arc::new(generate(6, 3));
    let exercises = vec![exercise(1, &start), exercise(2, &start)];
    let lesson = Lesson {
        id: own_id(9),
        title: Words {
            en: "Day 1".to_owned(),
            nl: "Dag 1".to_owned(),
        },
        before: Words::default(),
        after: Words::default(),
        exercises: exercises.iter().map(|one| one.id.clone()).collect(),
        help: Help::default(),
    };
    vec![
        Shared::Tenant(Box::new(Tenant::clone(&start)), Actor::default()),
        Shared::Exercise(Box::new(exercises[0].clone())),
        Shared::Lesson(Box::new(lesson), exercises),
    ]
}

/// What was opened can be worked with, and written and opened again.
fn opened(shared: Result<Shared, zetel::practice::ShareFault>) -> Result<bool, String> {
    let Ok(shared) = shared else { return Ok(false) };
    let again = shared.to_payload().map(|payload| Shared::from_payload(&payload));
    match &again {
        Some(Ok(again)) if *again == shared => {}
        other => {
            return Err(format!(
                "opened, and then: {:?}",
                other.as_ref().map(|read| read.as_ref().err())
            ))
        }
    }
    let exercises = match &shared {
        Shared::Tenant(tenant, actor) => {
            let mut doing = Beginning::from((Tenant::clone(tenant), *actor));
            doing.act_by(*actor, &Command::ProcessNow, 1);
            return Ok(true);
        }
        Shared::Exercise(exercise) => std::slice::from_ref(&**exercise),
        Shared::Lesson(_, exercises) => exercises,
    };
    for exercise in exercises {
        let edition = exercise.edition_near(Default::default());
        let start = exercise.tenant(Default::default(), edition);
        let mut doing = Beginning::from(start.clone());
        for one in exercise.solution.iter().take(5) {
            doing.act_by(Actor { role: one.role }, &one.command, 1);
        }
        let attempt = Attempt {
            start: &start,
            now: doing.tenant(),
            entries: doing.entries(),
            questions: &exercise.questions,
            answers: &[],
        };
        let _ = check(&exercise.requirements, attempt);
    }
    Ok(true)
}

#[test]
fn spoilt_links_and_files() {
    let good = good();
    let links = good.iter().filter_map(Shared::to_payload);
    let food = Food::new(links, &["A", "_", "==", "+"]);
    crate::feed("spoilt links", &food, |input, _: &mut Random| {
        opened(Shared::from_payload(&String::from_utf8_lossy(input)))
    });
    let files = good.iter().filter_map(Shared::to_file);
    let food = Food::new(files, &["\"zetel\"", "\"payload\"", "{", "null"]);
    crate::feed("spoilt shared files", &food, |input, _: &mut Random| {
        opened(Shared::from_file(&String::from_utf8_lossy(input)))
    });
}

#[test]
fn forged_links() {
    let payloads: Vec<Vec<u8>> = good()
        .iter()
        .filter_map(Shared::to_payload)
        .map(|text| to_bytes(&text))
        .collect();
    let head = [payloads[0][0], payloads[0][1], payloads[0][2], payloads[0][3]];
    let bodies = payloads.iter().map(|bytes| inflate(&bytes[12..]));
    let bodies: Vec<Vec<u8>> = bodies.collect();
    for (bytes, body) in payloads.iter().zip(&bodies) {
        let again = sealed(head, &deflate(body));
        assert_eq!(
            Shared::from_payload(&again),
            Shared::from_payload(&to_text(bytes))
        );
    }
    let food = Food::new(bodies, &[]);
    crate::feed("forged links", &food, |input, _: &mut Random| {
        opened(Shared::from_payload(&sealed(head, &deflate(input))))
    });
}

#[test]
fn spoilt_results() {
    let file = |name: &str| {
        let one = |id: &str| ExerciseResult {
            id: id.to_owned(),
            title: "A move".to_owned(),
            fewest: 1,
            of: 3,
            met: Some(3),
            done: Some(HowDone {
                changes: 2,
                hints: 1,
                shown: true,
                when: zetel::domain::Time(1_700_000_000),
            }),
        };
        write_results_file(&ResultsFile {
            name: name.to_owned(),
            lesson: Some(own_id(9)),
            title: "Day 1".to_owned(),
            exercises: vec![one("a"), one("b")],
        })
    };
    let food = Food::new([file("Lars"), file("")], &["\"done\"", "\"id\"", "[", "{"]);
    let other = ("other".to_owned(), file("Lars"));
    crate::feed("spoilt results", &food, |input, _: &mut Random| {
        let text = String::from_utf8_lossy(input).into_owned();
        let is_read = read_results_file(&text).is_ok();
        let board = read_results(&[other.clone(), ("this".to_owned(), text)]);
        let rows: usize = board.tables.iter().map(|table| table.rows.len()).sum();
        match rows + board.left_out.len() {
            2 => Ok(is_read),
            count => Err(format!("2 files, {count} told of")),
        }
    });
}

#[test]
fn spoilt_progress_of_learning_platforms() {
    let Some(Shared::Lesson(lesson, _)) = good().pop() else {
        panic!("a lesson is the last");
    };
    let text = |count: usize| {
        let mut progress = Progress::default();
        for id in lesson.exercises.iter().take(count) {
            let done = Done {
                changes: 3,
                hints: 1,
                shown: true,
                when: 1_700_000_000_000,
            };
            progress.finish(id, done);
        }
        progress.suspended(&lesson)
    };
    let food = Food::new([text(1), text(2)], &["z1", ";", ".", "zzzzzzz"]);
    crate::feed("spoilt progress", &food, |input, _: &mut Random| {
        let mut progress = Progress::default();
        progress.resume(&lesson, &String::from_utf8_lossy(input));
        let written = progress.suspended(&lesson);
        let mut again = Progress::default();
        again.resume(&lesson, &written);
        let is_of_lesson = progress.done.keys().all(|id| lesson.exercises.contains(id));
        match again == progress && is_of_lesson && written.len() <= LONGEST_SUSPENDED {
            true => Ok(!progress.done.is_empty()),
            false => Err(written),
        }
    });
}

/// Deflate without compressing: stored blocks only, which is quick.
mod miniz {
    /// As stored blocks.
    pub fn deflate(bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut blocks = bytes.chunks(0xffff).peekable();
        if blocks.peek().is_none() {
            return vec![1, 0, 0, 0xff, 0xff];
        }
        while let Some(block) = blocks.next() {
            let length = block.len() as u16;
            out.push(u8::from(blocks.peek().is_none()));
            out.extend(length.to_le_bytes());
            out.extend((!length).to_le_bytes());
            out.extend(block);
        }
        out
    }

    /// Whatever deflate made.
    pub fn inflate(bytes: &[u8]) -> Vec<u8> {
        miniz_oxide::inflate::decompress_to_vec(bytes).expect("a payload of ours")
    }
}
