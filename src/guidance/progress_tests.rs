//! Owns the tests of progress: a shortcut, a way back, what is gone, what is left out.

use super::*;
use crate::guidance::{Chapter, Label, Name, Role, Step, TaskId, Words};

const A: Find = Find::new(Role::Dialog, Name::Is(Label::Manage));
const B: Find = Find::new(Role::Dialog, Name::Is(Label::AddTitle));
const C: Find = Find::new(Role::Button, Name::Is(Label::AppsOnOff));
const D: Find = Find::new(Role::Button, Name::Is(Label::Close));

const fn seen(signs: &'static [Find]) -> Move {
    Move {
        target: signs,
        needs: None,
        done: Done::Seen(signs),
    }
}

const fn step(moves: &'static [Move], optional: bool) -> Step {
    Step {
        words: Words::PressAdd,
        note: None,
        optional,
        moves,
    }
}

/// Opens A, opens B, perhaps C, then D, which closes all.
static TASK: Task = Task {
    id: TaskId::AssignMany,
    chapter: Chapter::ActiveUsers,
    title: Words::TitleAssignMany,
    here: |_| true,
    steps: &[
        step(&[seen(&[A]), seen(&[B])], false),
        step(&[seen(&[C])], true),
        step(
            &[
                seen(&[D]),
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

/// Looks at these screens one after the other.
fn look(screens: &[&[Find]]) -> Progress {
    screens.iter().fold(Progress::default(), |progress, screen| {
        advance(&TASK, progress, &|find| screen.contains(find))
    })
}

#[test]
fn how_far_follows_from_what_was_on_the_screen() {
    let cases: [(&str, &[&[Find]], usize); 7] = [
        ("nothing", &[&[]], 0),
        ("one after the other", &[&[A], &[B], &[C]], 3),
        ("what is later counts for all before it", &[&[B]], 2),
        ("who goes back keeps the ticks", &[&[A], &[B], &[]], 2),
        ("gone counts only in its turn", &[&[], &[A], &[]], 1),
        ("gone after it was there", &[&[A], &[B], &[D], &[]], 5),
        ("not gone while it is there", &[&[D]], 4),
    ];
    for (case, screens, passed) in cases {
        assert_eq!(look(screens).passed, passed, "{case}");
    }
}

#[test]
fn a_step_that_was_left_out_is_told_from_one_that_was_done() {
    let left_out = look(&[&[B], &[D]]);
    assert!(left_out.has_skipped(&TASK, 1));
    assert!(!left_out.has_skipped(&TASK, 0), "needed, so it was done");
    assert!(left_out.has_passed(&TASK, 1) && !left_out.has_passed(&TASK, 2));
    assert!(!look(&[&[B], &[C], &[D]]).has_skipped(&TASK, 1));
    let skipped = skip(&TASK, look(&[&[B]]));
    assert_eq!(skipped.passed, 3);
    assert!(skipped.has_skipped(&TASK, 1));
    assert!(look(&[&[D], &[]]).is_over(&TASK));
}

#[test]
fn what_is_pointed_at_can_be_used() {
    let at = look(&[&[A], &[B]]);
    let cases: [(&[Find], Option<usize>); 4] =
        [(&[C], Some(2)), (&[A], Some(0)), (&[A, B], Some(1)), (&[], None)];
    for (usable, expected) in cases {
        let found = point(&TASK, at, &|one| {
            one.target.iter().any(|find| usable.contains(find))
        });
        assert_eq!(found, expected, "{usable:?}");
    }
    assert_eq!(
        point(&TASK, look(&[&[D], &[]]), &|_| true),
        None,
        "nothing after the end"
    );
}

#[test]
fn progress_is_read_back() {
    let progress = look(&[&[A], &[B]]);
    assert_eq!(Progress::from_text(&progress.to_text()), progress);
    for text in ["", "3", "x.1", "-1.0"] {
        assert_eq!(Progress::from_text(text), Progress::default(), "{text}");
    }
}
