//! What a learning platform keeps of a lesson comes back, is short enough whatever was done, and harms nothing when a
//! platform spoils it.

use zetel::practice::{own_id, Done, Help, Lesson, Progress, Run, Words, LONGEST_SUSPENDED};

fn lesson(exercises: impl IntoIterator<Item = String>) -> Lesson {
    Lesson {
        id: own_id(1),
        title: Words::default(),
        before: Words::default(),
        after: Words::default(),
        exercises: exercises.into_iter().collect(),
        help: Help::default(),
    }
}

fn done(changes: u32, when: i64) -> Done {
    Done {
        changes,
        hints: 2,
        shown: true,
        when,
    }
}

fn named(ids: &[&str]) -> Lesson {
    lesson(ids.iter().map(|id| (*id).to_owned()))
}

#[test]
fn comes_back_on_another_machine_and_in_another_order() {
    let mut here = Progress::default();
    here.finish("01-first-license", done(3, 1_600_000_123_000));
    here.finish("27-in-error", done(1, 1_600_000_456_000));
    here.finish("of-no-lesson", done(1, 0));
    let one = named(&[
        "01-first-license",
        "13-without-a-gap",
        "27-in-error",
        "27-in-error",
    ]);
    let text = here.suspended(&one);
    let mut there = Progress::default();
    there.resume(&named(&["27-in-error", "01-first-license"]), &text);
    here.done.remove("of-no-lesson");
    assert_eq!(there, here);
    // The way with the fewest changes stays, wherever it was found.
    there.finish("01-first-license", done(2, 0));
    there.resume(&one, &text);
    assert_eq!(there.done["01-first-license"].changes, 2);
}

#[test]
fn a_hundred_exercises_fit_whatever_was_done() {
    let most = Done {
        changes: u32::MAX,
        hints: u32::MAX,
        shown: true,
        when: i64::MAX,
    };
    let lesson = lesson((0..100).map(own_id));
    let mut progress = Progress::default();
    for id in &lesson.exercises {
        progress.finish(id, most);
    }
    let text = progress.suspended(&lesson);
    assert!(text.len() <= LONGEST_SUSPENDED, "{}", text.len());
    assert!(text
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b".;".contains(&byte)));
    let mut there = Progress::default();
    there.resume(&lesson, &text);
    assert_eq!(there.done.len(), 100);
}

#[test]
fn what_is_spoilt_counts_as_nothing() {
    let lesson = named(&["a", "b"]);
    let mut whole = Progress::default();
    whole.finish("a", done(1, 5_000));
    let text = whole.suspended(&lesson);
    let cases = [
        "",
        "z",
        "z1",
        "z2;1.1.1.1.1",
        "z1;;;",
        "z1;....",
        "z1;-1.1.1.1.1",
        "z1;zzzzzzzzzzzzzzzzzzzz.1.1.1.1",
        "<script>",
        "\u{0}\u{fffd}",
        &text[..text.len() - 2],
        &text.replace(';', "&#59;"),
    ];
    for case in cases {
        let mut progress = Progress::default();
        progress.resume(&lesson, case);
        assert!(
            progress.done.len() <= usize::from(case.len() + 2 == text.len()),
            "{case:?}"
        );
    }
    let mut progress = Progress::default();
    progress.resume(&lesson, &text.repeat(1_000));
    progress.resume(&lesson, &format!(" {text}\n"));
    assert_eq!(progress.done.len(), 1);
}

#[test]
fn a_lesson_begun_anew_is_forgotten_and_nothing_else() {
    let mut progress = Progress::default();
    for id in ["a", "b", "c"] {
        progress.finish(id, done(1, 0));
        progress.running.insert(id.to_owned(), Run::default());
    }
    progress.forget(&named(&["a", "b", "x"]));
    assert_eq!(progress.done.keys().collect::<Vec<_>>(), ["c"]);
    assert_eq!(progress.running.keys().collect::<Vec<_>>(), ["c"]);
}
