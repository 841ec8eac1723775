//! The tasks of every edition, and the finds that many of them share.

mod assign;
mod billing;
mod boxes;
mod people;
mod unassign;

use crate::catalog::Edition;
use crate::i18n::{
    keys::{common, components, licenses, shell, user, users},
    Key,
};

use super::{Done, Find, Move, Name, Place, Role, State, Step, Task, TaskId};

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
        unassign::TASKS,
        people::TASKS,
        billing::TASKS,
    ];
    let mut all = all.into_iter().flatten();
    all.find(|task| task.id == id && (task.here)(edition))
}

const fn is(role: Role, label: Key) -> Find {
    Find::new(role, Name::Is(label))
}

const fn button(label: Key) -> Find {
    is(Role::Button, label).state(State::Usable)
}

const fn step(words: Key, moves: &'static [Move]) -> Step {
    Step {
        words,
        note: None,
        optional: false,
        moves,
    }
}

const fn move_to(target: &'static [Find], done: Done) -> Move {
    Move {
        target,
        needs: None,
        done,
    }
}

const IN_NAVIGATION: &[Place] = &[(Role::Navigation, Name::Is(shell::navigation))];
const IN_MAIN: &[Place] = &[(Role::Main, Name::Any)];
const IN_PANE: &[Place] = &[(Role::Dialog, Name::Any)];
const IN_PRODUCT: &[Place] = &[(Role::Dialog, Name::Any), (Role::Group, Name::Any)];

const IN_USERS: &[Place] = &[(Role::Grid, Name::Is(users::title)), (Role::GridCell, Name::Any)];
const IN_USERS_NAMES: &[Place] = &[(Role::Grid, Name::Is(users::title)), (Role::RowHeader, Name::Any)];
const IN_HOLDERS: &[Place] = &[
    (Role::Grid, Name::Is(licenses::users)),
    (Role::GridCell, Name::Any),
];
const IN_HOLDERS_NAMES: &[Place] = &[
    (Role::Grid, Name::Is(licenses::users)),
    (Role::RowHeader, Name::Any),
];
const IN_LICENSES: &[Place] = &[(Role::Table, Name::Is(licenses::title))];

const OPEN_NAVIGATION: Find = button(shell::open_navigation).state(State::Closed);

/// Users > Active users, wherever the link is hidden.
const TO_USERS: &[Find] = &[
    is(Role::Link, users::title).inside(IN_NAVIGATION),
    USERS_CLOSED,
    OPEN_NAVIGATION,
];
/// Billing > Licenses, wherever the link is hidden.
const TO_LICENSES: &[Find] = &[
    is(Role::Link, licenses::title).inside(IN_NAVIGATION),
    BILLING,
    OPEN_NAVIGATION,
];
const USERS_CLOSED: Find = is(Role::Button, shell::users)
    .inside(IN_NAVIGATION)
    .state(State::Closed);
const BILLING: Find = is(Role::Button, shell::billing)
    .inside(IN_NAVIGATION)
    .state(State::Closed);

const GO_USERS: Move = move_to(TO_USERS, Done::Seen(&[is(Role::Grid, users::title)]));
const GO_LICENSES: Move = move_to(TO_LICENSES, Done::Seen(&[is(Role::Table, licenses::title)]));

/// *More options (...)*, closed.
const MORE_OPTIONS: Find = is(Role::Button, components::more_options)
    .inside(IN_MAIN)
    .state(State::Closed);

const SELECTED: Find = Find::new(Role::Checkbox, Name::Is(users::select::KEY))
    .inside(IN_USERS)
    .state(State::On);
const NOT_SELECTED: Find = SELECTED.state(State::Off);
/// Somebody is selected, also where filters or the length of the list hide who.
const SOME_SELECTED: Find = Find::new(Role::Status, Name::Holds(users::selected::KEY))
    .inside(IN_MAIN)
    .beside(&is(Role::Grid, users::title));

/// The circles, or the boxes, before the names.
const SELECT: Move = move_to(&[NOT_SELECTED], Done::Seen(&[SELECTED]));

/// The name that opens a user's pane.
const OPEN_PERSON: Move = move_to(
    &[Find::new(Role::Button, Name::Any).inside(IN_USERS_NAMES)],
    Done::Seen(&[is(Role::Tab, user::licenses_tab)]),
);

/// A product on the Licenses page.
const OPEN_PRODUCT: Move = move_to(
    &[Find::new(Role::Link, Name::Any).inside(IN_LICENSES)],
    Done::Seen(&[button(licenses::assign).inside(IN_MAIN)]),
);

/// Products in a pane: all that are off, one that is on.
const SWITCH_OFF: Find = Find::new(Role::Switch, Name::OfGroup)
    .inside(IN_PRODUCT)
    .state(State::Off);
const SWITCH_ON: Find = SWITCH_OFF.state(State::On);
const BOX_OFF: Find = Find::new(Role::Checkbox, Name::OfGroup)
    .inside(IN_PRODUCT)
    .state(State::Off);
const BOX_ON: Find = BOX_OFF.state(State::On);

const CLOSE: Find = button(common::close).inside(IN_PANE);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::EditionId;

    #[test]
    fn the_articles_steps_are_counted() {
        use EditionId::{Germany2020 as G, Vianet2020 as V, Worldwide2020 as W};
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
        ] {
            let found = task(edition.edition(), id);
            assert_eq!(found.map(|t| t.steps.len()), Some(steps), "{edition} {id:?}");
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
