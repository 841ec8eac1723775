//! The tasks of every edition.

mod assign;
mod billing;
mod boxes;
mod command_bar;
mod groups;
mod one_list;
mod people;
mod shared;
mod unassign;

use crate::catalog::Edition;

use super::task::{Task, TaskId};

/// The tasks that an edition has, as lists show them.
#[must_use]
pub fn tasks(edition: &Edition) -> Vec<&'static Task> {
    let ids = TaskId::ALL.into_iter();
    ids.filter_map(|id| task(edition, id)).collect()
}

/// A task as an edition has it; nothing when it has none.
#[must_use]
pub fn task(edition: &Edition, id: TaskId) -> Option<&'static Task> {
    let all = [
        assign::TASKS,
        boxes::TASKS,
        command_bar::TASKS,
        one_list::TASKS,
        groups::TASKS,
        unassign::TASKS,
        people::TASKS,
        billing::TASKS,
    ];
    let mut all = all.into_iter().flatten();
    all.find(|task| task.id == id && (task.here)(edition))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::EditionId;
    use crate::guidance::{Done, Move};

    #[test]
    fn the_articles_steps_are_counted() {
        use EditionId::{
            Germany2020 as G, Vianet2020 as V, Worldwide2020 as W, Worldwide2025 as L, Worldwide2026 as M,
        };
        use TaskId::*;
        for (edition, id, steps) in [
            (W, AssignProduct, 6),
            (W, ChangeApps, 4),
            (W, AssignMany, 6),
            (W, AssignOne, 4),
            (W, AssignOrUnassign, 4),
            (V, AssignMany, 6),
            (V, AssignOne, 5),
            (G, AssignMany, 6),
            (G, AssignOne, 5),
            (V, ChangeApps, 5),
            (G, ChangeApps, 5),
            (L, AssignMany, 7),
            (M, AssignMany, 7),
            (L, UnassignMany, 5),
            (L, MoveUsers, 6),
            (L, AssignOne, 4),
            (L, AssignProduct, 6),
            (L, AssignGroups, 7),
            (L, UnassignGroups, 6),
            (L, ChangeQuantity, 4),
            (M, AssignProduct, 6),
            (M, ChangeApps, 4),
            (M, UnassignProduct, 5),
            (M, AssignGroups, 6),
        ] {
            let found = task(edition.edition(), id);
            assert_eq!(found.map(|t| t.steps.len()), Some(steps), "{edition} {id:?}");
        }
        for edition in [W, V, G] {
            for id in [AssignGroups, UnassignGroups] {
                assert!(task(edition.edition(), id).is_none(), "{edition} has no {id:?}");
            }
        }
        for edition in [V, G] {
            for id in [AssignProduct, UnassignProduct] {
                assert!(task(edition.edition(), id).is_none(), "{edition} has no {id:?}");
            }
        }
    }

    #[test]
    fn every_step_can_be_done_and_seen() {
        for edition in EditionId::ALL {
            for task in tasks(edition.edition()) {
                let moves: Vec<&Move> = task.moves().map(|(_, one)| one).collect();
                assert!(moves.len() <= 64, "{:?}: the bits of the progress", task.id);
                for step in task.steps {
                    assert!(!step.moves.is_empty(), "{:?} {:?}", task.id, step.words);
                }
                for one in moves {
                    assert!(!one.target.is_empty(), "{:?}", task.id);
                    assert!(
                        !matches!(one.done, Done::Seen([]) | Done::Made([], _) | Done::Made(_, [])),
                        "{:?}",
                        task.id
                    );
                }
                let changes = task.moves().filter(|(_, one)| matches!(one.done, Done::Made(..)));
                assert_eq!(changes.count(), 1, "{:?}: what the task is for", task.id);
            }
        }
    }

    #[test]
    fn names_of_tasks_are_read_back() {
        for id in TaskId::ALL {
            assert_eq!(TaskId::parse(id.as_str()), Some(id));
        }
        assert_eq!(TaskId::parse("Assign-Many"), None);
    }
}
