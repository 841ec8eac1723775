//! The tasks of the clouds that select by boxes (Germany and 21Vianet): *Bulk actions* and *Product licenses* in the
//! July 2020 article, and the ones beside it.

use crate::catalog::{Edition, ManyUsersFlow, OneUserFlow};
use crate::guidance::{
    Change, Chapter, Done, Find, Label, Move, Name, Place, Role, State, Step, Task, TaskId, Words,
};

use super::assign::{GO_USERS_STEP, PRESS_ADD_MOVE, SWITCH_ADD_MOVE};
use super::unassign::{press_replace, CLOSE_REPLACE, SWITCH_NEW_STEP, TICK_REMOVE_ALL_STEP};
use super::{button, is, move_to, CLOSE, SELECT, SELECTED, SWITCH_OFF, SWITCH_ON};

pub(super) const TASKS: &[Task] = &[
    Task {
        id: TaskId::AssignMany,
        chapter: Chapter::ActiveUsers,
        title: Words::TitleAssignMany,
        here: many,
        steps: &[
            GO_USERS_STEP,
            STEP_SELECT_BOXES,
            STEP_EDIT_MANY,
            Step {
                words: Words::ChooseAddBoxes,
                note: None,
                optional: false,
                moves: &[
                    move_to(&[CHOICE_ADD.state(State::Off)], Done::Seen(&[CHOICE_ADD])),
                    Move {
                        target: &[NEXT],
                        needs: Some(CHOICE_ADD),
                        done: Done::Seen(&[is(Role::Dialog, Label::AddTitle)]),
                    },
                ],
            },
            Step {
                words: Words::SwitchProducts,
                note: Some(Words::SwitchProductsNote),
                optional: false,
                moves: &[SWITCH_ADD_MOVE],
            },
            Step {
                words: Words::PressAddTwice,
                note: None,
                optional: false,
                moves: &[
                    PRESS_ADD_MOVE,
                    move_to(&[CLOSE], Done::Gone(is(Role::Dialog, Label::AddTitle))),
                    CLOSE_BULK,
                ],
            },
        ],
    },
    Task {
        id: TaskId::AssignOne,
        chapter: Chapter::ActiveUsers,
        title: Words::TitleAssignOne,
        here: one,
        steps: &[
            GO_USERS_STEP,
            Step {
                words: Words::SelectBox,
                note: None,
                optional: false,
                moves: &[SELECT],
            },
            STEP_EDIT_ONE,
            Step {
                words: Words::SwitchOnInProductLicenses,
                note: Some(Words::SwitchProductsNote),
                optional: false,
                moves: &[move_to(
                    &[SWITCH_OFF.inside(IN_PRODUCTS)],
                    Done::Seen(&[CAN_SAVE]),
                )],
            },
            Step {
                words: Words::PressSaveTwice,
                note: Some(Words::SaveNote),
                optional: false,
                moves: &[save(&[Change::Assigned, Change::Moved]), CLOSE_SAVED, CLOSE_ONE],
            },
        ],
    },
    Task {
        id: TaskId::UnassignMany,
        chapter: Chapter::Unassign,
        title: Words::TitleUnassignMany,
        here: many,
        steps: &[
            GO_USERS_STEP,
            STEP_SELECT_BOXES,
            STEP_EDIT_MANY,
            STEP_CHOOSE_REPLACE,
            TICK_REMOVE_ALL_STEP,
            Step {
                words: Words::PressReplaceTwice,
                note: None,
                optional: false,
                moves: &[press_replace(&[Change::Unassigned]), CLOSE_REPLACE, CLOSE_BULK],
            },
        ],
    },
    Task {
        id: TaskId::UnassignOne,
        chapter: Chapter::Unassign,
        title: Words::TitleUnassignOne,
        here: one,
        steps: &[
            GO_USERS_STEP,
            Step {
                words: Words::SelectBoxUnassign,
                note: None,
                optional: false,
                moves: &[SELECT],
            },
            STEP_EDIT_ONE,
            Step {
                words: Words::SwitchOffInProductLicenses,
                note: None,
                optional: false,
                moves: &[move_to(&[SWITCH_ON.inside(IN_PRODUCTS)], Done::Seen(&[CAN_SAVE]))],
            },
            Step {
                words: Words::PressSaveTwice,
                note: Some(Words::SaveNote),
                optional: false,
                moves: &[save(&[Change::Unassigned, Change::Moved]), CLOSE_SAVED, CLOSE_ONE],
            },
        ],
    },
    // The articles of these clouds have no task of this name; it is the one above, with the services' own switches.
    Task {
        id: TaskId::ChangeApps,
        chapter: Chapter::ActiveUsers,
        title: Words::TitleChangeApps,
        here: one,
        steps: &[
            GO_USERS_STEP,
            Step {
                words: Words::SelectBoxApps,
                note: None,
                optional: false,
                moves: &[SELECT],
            },
            STEP_EDIT_ONE,
            Step {
                words: Words::SwitchApps,
                note: Some(Words::SwitchAppsNote),
                optional: false,
                moves: &[
                    move_to(
                        &[APPS.state(State::Closed)],
                        Done::Seen(&[APPS.state(State::Open)]),
                    ),
                    move_to(&[APP_ON, APP_OFF], Done::Seen(&[CAN_SAVE])),
                ],
            },
            Step {
                words: Words::PressSaveTwice,
                note: Some(Words::SaveNote),
                optional: false,
                moves: &[save(&[Change::Apps]), CLOSE_SAVED, CLOSE_ONE],
            },
        ],
    },
    Task {
        id: TaskId::MoveUsers,
        chapter: Chapter::Unassign,
        title: Words::TitleMoveUsers,
        here: many,
        steps: &[
            GO_USERS_STEP,
            STEP_SELECT_BOXES,
            STEP_EDIT_MANY,
            STEP_CHOOSE_REPLACE,
            SWITCH_NEW_STEP,
            Step {
                words: Words::PressReplaceTwice,
                note: None,
                optional: false,
                moves: &[press_replace(&[Change::Moved]), CLOSE_REPLACE, CLOSE_BULK],
            },
        ],
    },
];

fn many(edition: &Edition) -> bool {
    edition.many_users == ManyUsersFlow::BulkActions
}

fn one(edition: &Edition) -> bool {
    edition.one_user == OneUserFlow::ProductLicensesRow
}

const IN_BULK: &[Place] = &[(Role::Complementary, Name::Is(Label::BulkActions))];
const IN_BESIDE: &[Place] = &[
    (Role::Complementary, Name::Any),
    (Role::Group, Name::Is(Label::ProductLicenses)),
];
const IN_CHOICE: &[Place] = &[(Role::Dialog, Name::Is(Label::AssignProducts))];
const IN_PRODUCT_LICENSES: &[Place] = &[(Role::Dialog, Name::Is(Label::ProductLicenses))];
const IN_PRODUCTS: &[Place] = &[
    (Role::Dialog, Name::Is(Label::ProductLicenses)),
    (Role::Group, Name::Any),
];

const STEP_SELECT_BOXES: Step = Step {
    words: Words::SelectBoxes,
    note: Some(Words::SelectBoxesNote),
    optional: false,
    // Two people open *Bulk actions*; one person has a pane of their own.
    moves: &[
        SELECT,
        move_to(
            &[SELECTED.state(State::Off)],
            Done::Seen(&[is(Role::Complementary, Label::BulkActions)]),
        ),
    ],
};
const STEP_EDIT_MANY: Step = Step {
    words: Words::EditMany,
    note: None,
    optional: false,
    moves: &[move_to(
        &[button(Label::EditProductLicenses).inside(IN_BULK)],
        Done::Seen(&[is(Role::Dialog, Label::AssignProducts)]),
    )],
};
const CHOICE_ADD: Find = is(Role::Radio, Label::AddChoice)
    .inside(IN_CHOICE)
    .state(State::On);
const CHOICE_REPLACE: Find = is(Role::Radio, Label::ReplaceChoice)
    .inside(IN_CHOICE)
    .state(State::On);
const NEXT: Find = button(Label::Next).inside(IN_CHOICE);
const STEP_CHOOSE_REPLACE: Step = Step {
    words: Words::ChooseReplaceBoxes,
    note: Some(Words::ChooseReplaceNote),
    optional: false,
    moves: &[
        move_to(&[CHOICE_REPLACE.state(State::Off)], Done::Seen(&[CHOICE_REPLACE])),
        Move {
            target: &[NEXT],
            needs: Some(CHOICE_REPLACE),
            done: Done::Seen(&[is(Role::Dialog, Label::ReplaceTitle)]),
        },
    ],
};
/// The second *Close* of the article: of the pane beside the list.
const CLOSE_BULK: Move = move_to(
    &[button(Label::Close).inside(IN_BULK)],
    Done::Gone(is(Role::Complementary, Label::BulkActions)),
);

/// The button whose visible word is *Edit*, in the row *Product licenses* of one user.
const EDIT: Find = button(Label::EditProductLicenses).inside(IN_BESIDE);
const STEP_EDIT_ONE: Step = Step {
    words: Words::EditOne,
    note: None,
    optional: false,
    moves: &[move_to(
        &[EDIT],
        Done::Seen(&[is(Role::Dialog, Label::ProductLicenses)]),
    )],
};
const CAN_SAVE: Find = button(Label::Save).inside(IN_PRODUCT_LICENSES);
const fn save(kinds: &'static [Change]) -> Move {
    move_to(&[CAN_SAVE], Done::Made(kinds, SAVED))
}
const SAVED: &[Find] = &[CLOSE.inside(IN_PRODUCT_LICENSES)];
const CLOSE_SAVED: Move = move_to(&[CLOSE], Done::Gone(is(Role::Dialog, Label::ProductLicenses)));
/// The second *Close* of the article: of the person's pane beside the list.
const CLOSE_ONE: Move = move_to(
    &[button(Label::Close).inside(&[(Role::Complementary, Name::Any)])],
    Done::Gone(EDIT),
);

/// The services of a product that the person has.
const APPS: Find = is(Role::Button, Label::AppsOfProduct)
    .inside(IN_PRODUCTS)
    .beside(&HELD);
const HELD: Find = Find::new(Role::Switch, Name::OfGroup).state(State::On);
const APP_ON: Find = Find::new(Role::Switch, Name::NotOfGroup)
    .inside(IN_PRODUCTS)
    .beside(&HELD)
    .state(State::On);
const APP_OFF: Find = APP_ON.state(State::Off);
