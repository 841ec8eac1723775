//! Files of results, many at once: a table for each lesson, and what does not belong there is named.

use zetel::domain::Time;
use zetel::exchange::{
    read_results_file, write_results_file, ExerciseResult, HowDone, ResultsFault, ResultsFile,
};
use zetel::practice::{read_results, LeftOut};

fn result(id: &str, changes: Option<u32>) -> ExerciseResult {
    ExerciseResult {
        id: id.to_owned(),
        title: format!("Title of {id}"),
        fewest: 1,
        of: 3,
        met: Some(2),
        done: changes.map(|changes| HowDone {
            changes,
            hints: 1,
            shown: false,
            when: Time(1_700_000_000 + i64::from(changes)),
        }),
    }
}

fn file(name: &str, lesson: Option<&str>, exercises: &[(&str, Option<u32>)]) -> String {
    let exercises = exercises.iter().map(|(id, changes)| result(id, *changes));
    write_results_file(&ResultsFile {
        name: name.to_owned(),
        lesson: lesson.map(str::to_owned),
        title: lesson
            .map(|lesson| format!("Lesson {lesson}"))
            .unwrap_or_default(),
        exercises: exercises.collect(),
    })
}

#[test]
fn a_file_comes_back() {
    let text = file("Zoë \"X\" <b>", Some("own-1"), &[("a", Some(2)), ("b", None)]);
    let read = read_results_file(&text).unwrap();
    assert_eq!(write_results_file(&read), text);
    assert_eq!((read.name.as_str(), read.exercises.len()), ("Zoë \"X\" <b>", 2));
    assert_eq!(read.exercises[1].done, None);
}

#[test]
fn what_is_wrong_is_said() {
    let good = file("Lars", None, &[("a", Some(2))]);
    let cases = [
        (good[..100].to_owned(), ResultsFault::BreaksOff(100)),
        (String::new(), ResultsFault::Foreign),
        ("[]".to_owned(), ResultsFault::Foreign),
        ("{\"name\":\"x\"}".to_owned(), ResultsFault::Foreign),
        (
            good.replace("\"version\":1", "\"version\":2"),
            ResultsFault::Newer,
        ),
        (good.replace("2023", "yesterday"), ResultsFault::Foreign),
        (
            good.replace("\"changes\":2", "\"changes\":-2"),
            ResultsFault::Foreign,
        ),
        (" ".repeat(2 << 20), ResultsFault::TooLarge),
    ];
    for (text, fault) in cases {
        let short: String = text.chars().take(60).collect();
        assert_eq!(read_results_file(&text), Err(fault), "{short}");
    }
}

#[test]
fn many_become_tables() {
    let lesson = Some("own-1");
    let named = |name: &str, text: String| (name.to_owned(), text);
    let board = read_results(&[
        named("tom.json", file("Tom", lesson, &[("a", Some(1)), ("b", None)])),
        named("bad.json", "{".to_owned()),
        named(
            "anna.json",
            file("Anna", lesson, &[("a", Some(3)), ("b", Some(2))]),
        ),
        named(
            "tom (1).json",
            file("Tom", lesson, &[("a", Some(1)), ("b", None)]),
        ),
        named(
            "tom 2.json",
            file("Tom", lesson, &[("a", Some(1)), ("b", Some(4))]),
        ),
        named("nobody.json", file("", lesson, &[("c", Some(1))])),
        named("begun.json", file("", lesson, &[("c", None)])),
        named("begun too.json", file("", lesson, &[("c", None)])),
        named("eva.json", file("Eva", None, &[("a", Some(1))])),
    ]);
    let left = [
        ("bad.json", LeftOut::Unreadable(ResultsFault::Foreign)),
        ("tom (1).json", LeftOut::Double("tom.json".to_owned())),
        ("tom.json", LeftOut::LessDone("tom 2.json".to_owned())),
    ];
    let left = left.map(|(name, why)| (name.to_owned(), why));
    assert_eq!(board.left_out, left);
    assert_eq!(board.tables.len(), 2);
    let table = &board.tables[0];
    let names: Vec<&str> = table.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Anna", "Tom", "", "", ""]);
    let done: Vec<usize> = table.rows.iter().map(|row| row.done()).collect();
    assert_eq!(done, [2, 2, 0, 0, 1]);
    let ids: Vec<&str> = table.exercises.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c"]);
    assert!(table.rows.iter().all(|row| row.cells.len() == 3));
    assert_eq!(table.title, "Lesson own-1");
}
