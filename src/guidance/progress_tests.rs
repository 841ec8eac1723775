//! Owns the tests of progress: a shortcut, a way back, what is gone, what is left out, and what was not done after all.

use super::*;
use crate::catalog::EditionId;
use crate::guidance::{tasks, Chapter, Step, TaskId};
use crate::i18n::keys::{common, guidance_steps, licenses, manage, users};

const A: Find = Find::new(Role::Dialog, Name::Is(users::manage));
const B: Find = Find::new(Role::Dialog, Name::Is(manage::add_title));
const C: Find = Find::new(Role::Button, Name::Is(licenses::apps));
/// The answer of the pane, whatever it says.
const D: Find = Find::new(Role::Button, Name::Is(common::close));

const fn seen(signs: &'static [Find]) -> Move {
    Move {
        target: signs,
        needs: None,
        done: Done::Seen(signs),
    }
}

const fn step(moves: &'static [Move], optional: bool) -> Step {
    Step {
        words: guidance_steps::press_add,
        note: None,
        optional,
        moves,
    }
}

/// Opens A, opens B, perhaps C, then a change with the answer D, which closes all.
static TASK: Task = Task {
    id: TaskId::AssignMany,
    chapter: Chapter::ActiveUsers,
    title: guidance_steps::title_assign_many,
    here: |_| true,
    steps: &[
        step(&[seen(&[A]), seen(&[B])], false),
        step(&[seen(&[C])], true),
        step(
            &[
                Move {
                    target: &[B],
                    needs: None,
                    done: Done::Made(&[Change::Assigned], &[D]),
                },
                Move {
                    target: &[D],
                    needs: None,
                    done: Done::Gone(D),
                },
            ],
            false,
        ),
    ],
};

/// What is on the screen, and which changes stand.
type Moment<'a> = (&'a [Find], &'a [Happened]);

const fn made(at: i64, what: Change) -> Happened {
    Happened { at, what }
}

const ASSIGNED: &[Happened] = &[made(5, Change::Assigned)];
const LATER: &[Happened] = &[made(9, Change::Assigned), made(5, Change::Assigned)];
const LOST: &[Happened] = &[made(5, Change::Unassigned)];
const NONE: &[Happened] = &[];

/// Looks at these moments one after the other, from a beginning at 3.
fn look(moments: &[Moment]) -> Progress {
    look_at(&TASK, moments)
}

fn look_at(task: &Task, moments: &[Moment]) -> Progress {
    let each = moments.iter();
    each.fold(Progress::starting(3), |progress, (screen, happened)| {
        advance(task, progress, &|find| screen.contains(find), happened)
    })
}

#[test]
fn how_far_follows_from_what_was_on_the_screen() {
    let cases: [(&str, &[Moment], usize); 7] = [
        ("nothing", &[(&[], NONE)], 0),
        (
            "one after the other",
            &[(&[A], NONE), (&[B], NONE), (&[C], NONE)],
            3,
        ),
        ("what is later counts for all before it", &[(&[B], NONE)], 2),
        (
            "who goes back keeps the ticks",
            &[(&[A], NONE), (&[B], NONE), (&[], NONE)],
            2,
        ),
        (
            "gone counts only in its turn",
            &[(&[], NONE), (&[A], NONE), (&[], NONE)],
            1,
        ),
        (
            "gone after it was there",
            &[(&[B], NONE), (&[D], ASSIGNED), (&[], ASSIGNED)],
            5,
        ),
        ("not gone while it is there", &[(&[D], ASSIGNED)], 4),
    ];
    for (case, moments, passed) in cases {
        assert_eq!(look(moments).passed, passed, "{case}");
    }
}

#[test]
fn a_change_counts_when_it_was_made_and_stands() {
    let cases: [(&str, &[Moment], usize); 13] = [
        ("made", &[(&[B], NONE), (&[D], ASSIGNED), (&[], ASSIGNED)], 5),
        ("refused", &[(&[B], NONE), (&[D], NONE)], 2),
        (
            "refused, and closed",
            &[(&[B], NONE), (&[D], NONE), (&[], NONE)],
            2,
        ),
        ("cancelled", &[(&[B], NONE), (&[], NONE)], 2),
        ("another kind", &[(&[B], NONE), (&[D], LOST), (&[], LOST)], 2),
        (
            "refused, then a fix",
            &[(&[B], NONE), (&[D], NONE), (&[D], ASSIGNED)],
            4,
        ),
        ("undone in the pane", &[(&[D], ASSIGNED), (&[D], NONE)], 3),
        (
            "undone in the pane, and closed",
            &[(&[D], ASSIGNED), (&[D], NONE), (&[], NONE)],
            3,
        ),
        (
            "undone after the end",
            &[(&[D], ASSIGNED), (&[], ASSIGNED), (&[], NONE)],
            3,
        ),
        (
            "undone and done again",
            &[(&[D], ASSIGNED), (&[], ASSIGNED), (&[], NONE), (&[], ASSIGNED)],
            5,
        ),
        (
            "made before the task began",
            &[(&[D], &[made(3, Change::Assigned)])],
            0,
        ),
        (
            "made elsewhere, then refused",
            &[
                (&[], ASSIGNED),
                (&[A], ASSIGNED),
                (&[B], ASSIGNED),
                (&[D], ASSIGNED),
            ],
            2,
        ),
        (
            "made elsewhere, then made",
            &[
                (&[], ASSIGNED),
                (&[A], ASSIGNED),
                (&[B], ASSIGNED),
                (&[D], LATER),
                (&[], LATER),
            ],
            5,
        ),
    ];
    for (case, moments, passed) in cases {
        assert_eq!(look(moments).passed, passed, "{case}");
    }
}

/// A change of a kind that the task is not for.
fn of_another_kind(kinds: &[Change]) -> Change {
    let all = [Change::Assigned, Change::Unassigned, Change::Apps, Change::Added];
    all.into_iter()
        .find(|kind| !kinds.contains(kind))
        .unwrap_or(Change::Moved)
}

#[test]
fn no_task_ends_without_its_change() {
    for edition in EditionId::ALL {
        for task in tasks(edition.edition()) {
            let find = |(index, (_, one)): (usize, (usize, &'static Move))| match one.done {
                Done::Made(kinds, answers) => Some((index, kinds, answers)),
                _ => None,
            };
            let (index, kinds, answers) = task.moves().enumerate().find_map(find).unwrap_or_default();
            let name = format!("{edition} {:?}", task.id);
            let wrong = [made(5, of_another_kind(kinds))];
            for kind in kinds {
                let right = [made(5, *kind)];
                let cases: [(&str, &[Moment], bool); 6] = [
                    ("made", &[(answers, &right), (&[], &right)], true),
                    ("refused", &[(answers, NONE), (&[], NONE)], false),
                    ("cancelled", &[(&[], NONE)], false),
                    ("another kind", &[(answers, &wrong), (&[], &wrong)], false),
                    ("undone", &[(answers, &right), (&[], &right), (&[], NONE)], false),
                    (
                        "undone in the pane",
                        &[(answers, &right), (answers, NONE), (&[], NONE)],
                        false,
                    ),
                ];
                for (case, moments, over) in cases {
                    let progress = look_at(task, moments);
                    assert_eq!(progress.is_over(task), over, "{name}: {case}");
                    assert_eq!(progress.passed > index, over, "{name}: {case}");
                    assert_eq!(progress.has_seen(index), over, "{name}: {case}");
                }
            }
            let refused = look_at(task, &[(answers, NONE)]);
            let at_it = Progress {
                passed: index,
                ..refused
            };
            assert!(is_unmade(task, at_it, &|find| answers.contains(find)), "{name}");
            assert!(!is_unmade(task, at_it, &|_| false), "{name}");
        }
    }
}

#[test]
fn a_step_that_was_left_out_is_told_from_one_that_was_done() {
    let left_out = look(&[(&[B], NONE), (&[D], ASSIGNED)]);
    assert!(left_out.has_skipped(&TASK, 1));
    assert!(!left_out.has_skipped(&TASK, 0), "needed, so it was done");
    assert!(left_out.has_passed(&TASK, 1) && !left_out.has_passed(&TASK, 2));
    assert!(!look(&[(&[B], NONE), (&[C], NONE), (&[D], ASSIGNED)]).has_skipped(&TASK, 1));
    let skipped = skip(&TASK, look(&[(&[B], NONE)]));
    assert_eq!(skipped.passed, 3);
    assert!(skipped.has_skipped(&TASK, 1));
    assert!(look(&[(&[D], ASSIGNED), (&[], ASSIGNED)]).is_over(&TASK));
}

#[test]
fn what_is_pointed_at_can_be_used_and_was_not_done_yet() {
    let at = look(&[(&[A], NONE), (&[B], NONE)]);
    type Case = (&'static str, &'static [Find], &'static [Find], Option<usize>);
    let cases: [Case; 6] = [
        ("the next one", &[C], &[B], Some(2)),
        ("the way back", &[A], &[], Some(0)),
        ("the nearest on the way back", &[A, B], &[], Some(1)),
        ("nothing can be used", &[], &[], None),
        ("what holds is not done again", &[A, B], &[B], None),
        ("nor what stands before it", &[A], &[B], None),
    ];
    for (case, usable, screen, expected) in cases {
        let found = point(
            &TASK,
            at,
            &|one| one.target.iter().any(|find| usable.contains(find)),
            &|find| screen.contains(find),
        );
        assert_eq!(found, expected, "{case}");
    }
    let over = look(&[(&[D], ASSIGNED), (&[], ASSIGNED)]);
    assert_eq!(
        point(&TASK, over, &|_| true, &|_| false),
        None,
        "nothing after the end"
    );
}

#[test]
fn progress_is_read_back() {
    let progress = look(&[(&[A], NONE), (&[D], ASSIGNED)]);
    assert_eq!(Progress::from_text(&progress.to_text()), Some(progress));
    assert_eq!(progress.horizon(), 4, "what was done since the beginning counts");
    let long_after = Progress { since: 9, ..progress };
    assert_eq!(long_after.horizon(), 5, "what proves the task is asked for again");
    for text in ["", "3", "3.7", "x.1.0.0", "-1.0.0.0", "3.7.5.0.1"] {
        assert_eq!(Progress::from_text(text), None, "{text}");
    }
}
