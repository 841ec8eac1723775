//! Assigning: the tasks of the July 2020 article and of the short article of September 2020.

use crate::catalog::{ManyUsersFlow, OneUserFlow};
use crate::guidance::{
    Change, Chapter, Done, Find, Label, Move, Name, Place, Role, State, Step, Task, TaskId, Words,
};

use super::{
    button, is, move_to, BOX_OFF, BOX_ON, CLOSE, GO_LICENSES, GO_USERS, IN_HOLDERS_NAMES, IN_MAIN, IN_PANE,
    OPEN_PERSON, OPEN_PRODUCT, SELECT, SOME_SELECTED, SWITCH_OFF, SWITCH_ON,
};

pub(super) const TASKS: &[Task] = &[
    Task {
        id: TaskId::AssignMany,
        chapter: Chapter::ActiveUsers,
        title: Words::TitleAssignMany,
        here: |edition| edition.many_users == ManyUsersFlow::MoreOptions,
        steps: &[
            GO_USERS_STEP,
            STEP_SELECT_CIRCLES,
            STEP_OPEN_MANAGE,
            Step {
                words: Words::ChooseAdd,
                note: None,
                optional: false,
                moves: &[CHOOSE_ADD, NEXT_TO_ADD],
            },
            Step {
                words: Words::SwitchProducts,
                note: Some(Words::SwitchProductsNote),
                optional: false,
                moves: &[SWITCH_ADD_MOVE],
            },
            Step {
                words: Words::PressAdd,
                note: None,
                optional: false,
                moves: &[
                    PRESS_ADD_MOVE,
                    move_to(
                        &[CLOSE.inside(IN_ADD)],
                        Done::Gone(is(Role::Dialog, Label::AddTitle)),
                    ),
                ],
            },
        ],
    },
    Task {
        id: TaskId::AssignOne,
        chapter: Chapter::ActiveUsers,
        title: Words::TitleAssignOne,
        here: |edition| edition.one_user == OneUserFlow::LicensesAndApps,
        steps: &[
            GO_USERS_STEP,
            Step {
                words: Words::SelectRow,
                note: None,
                optional: false,
                moves: &[OPEN_PERSON],
            },
            STEP_LICENSES_AND_APPS,
            Step {
                words: Words::TickAndSave,
                note: Some(Words::SaveNote),
                optional: false,
                moves: &[
                    OPEN_SECTION,
                    TICK,
                    save_changes(&[Change::Assigned, Change::Moved]),
                ],
            },
        ],
    },
    Task {
        id: TaskId::AssignOrUnassign,
        chapter: Chapter::ActiveUsers,
        title: Words::TitleAssignOrUnassign,
        here: |edition| edition.one_user == OneUserFlow::LicensesAndApps,
        steps: &[
            GO_USERS_STEP,
            Step {
                words: Words::SelectRowEither,
                note: None,
                optional: false,
                moves: &[OPEN_PERSON],
            },
            STEP_LICENSES_AND_APPS,
            Step {
                words: Words::TickOrClearAndSave,
                note: Some(Words::SaveNote),
                optional: false,
                moves: &[
                    OPEN_SECTION,
                    move_to(&[BOX_OFF, BOX_ON], Done::Seen(&[CAN_SAVE_CHANGES])),
                    save_changes(&[Change::Assigned, Change::Unassigned, Change::Moved]),
                ],
            },
        ],
    },
    Task {
        id: TaskId::AssignProduct,
        chapter: Chapter::Licenses,
        title: Words::TitleAssignProduct,
        here: crate::catalog::Edition::has_product_page,
        steps: &[
            STEP_GO_LICENSES,
            STEP_SELECT_PRODUCT,
            Step {
                words: Words::OpenAssign,
                note: None,
                optional: false,
                moves: &[move_to(
                    &[button(Label::AssignLicenses).inside(IN_MAIN)],
                    Done::Seen(&[is(Role::Dialog, Label::AssignPane)]),
                )],
            },
            Step {
                words: Words::ChoosePeople,
                note: Some(Words::ChoosePeopleNote),
                optional: false,
                moves: &[move_to(
                    &[Find::new(Role::Combobox, Name::Any).inside(IN_ASSIGN)],
                    Done::Seen(&[button(Label::Assign).inside(IN_ASSIGN)]),
                )],
            },
            Step {
                words: Words::TurnApps,
                note: None,
                optional: true,
                moves: &[move_to(
                    &[is(Role::Button, Label::AppsOnOff)
                        .inside(IN_ASSIGN)
                        .state(State::Closed)],
                    Done::Seen(&[is(Role::Button, Label::AppsOnOff)
                        .inside(IN_ASSIGN)
                        .state(State::Open)]),
                )],
            },
            Step {
                words: Words::PressAssign,
                note: Some(Words::ConflictNote),
                optional: false,
                moves: &[
                    move_to(
                        &[button(Label::Assign).inside(IN_ASSIGN)],
                        Done::Made(&[Change::Assigned], &[CLOSE.inside(IN_ASSIGN)]),
                    ),
                    move_to(
                        &[CLOSE.inside(IN_ASSIGN)],
                        Done::Gone(is(Role::Dialog, Label::AssignPane)),
                    ),
                ],
            },
        ],
    },
    Task {
        id: TaskId::ChangeApps,
        chapter: Chapter::Licenses,
        title: Words::TitleChangeApps,
        here: crate::catalog::Edition::has_product_page,
        steps: &[
            STEP_GO_LICENSES,
            Step {
                words: Words::SelectHolder,
                note: Some(Words::SelectHolderNote),
                optional: false,
                moves: &[
                    OPEN_PRODUCT,
                    move_to(
                        &[Find::new(Role::Button, Name::Any).inside(IN_HOLDERS_NAMES)],
                        Done::Seen(&[APPS_OF_ONE]),
                    ),
                ],
            },
            Step {
                words: Words::ChangeBoxes,
                note: None,
                optional: false,
                moves: &[move_to(
                    &[
                        Find::new(Role::Checkbox, Name::Any)
                            .inside(IN_PRODUCT_OF_ONE)
                            .state(State::On),
                        Find::new(Role::Checkbox, Name::Any)
                            .inside(IN_PRODUCT_OF_ONE)
                            .state(State::Off),
                    ],
                    Done::Seen(&[button(Label::Save).inside(IN_PANE)]),
                )],
            },
            Step {
                words: Words::PressSave,
                note: None,
                optional: false,
                moves: &[
                    move_to(
                        &[button(Label::Save).inside(IN_PANE)],
                        Done::Made(&[Change::Apps], &[CLOSE]),
                    ),
                    move_to(&[CLOSE], Done::Gone(APPS_OF_ONE)),
                ],
            },
        ],
    },
];

const IN_MANAGE: &[Place] = &[(Role::Dialog, Name::Is(Label::Manage))];
const IN_ADD: &[Place] = &[(Role::Dialog, Name::Is(Label::AddTitle))];
const IN_ADD_PRODUCT: &[Place] = &[
    (Role::Dialog, Name::Is(Label::AddTitle)),
    (Role::Group, Name::Any),
];
const IN_ASSIGN: &[Place] = &[(Role::Dialog, Name::Is(Label::AssignPane))];
const IN_PRODUCT_OF_ONE: &[Place] = super::IN_PRODUCT;

const APPS_OF_ONE: Find = is(Role::Heading, Label::AppsAndServices).inside(IN_PANE);

pub(super) const GO_USERS_STEP: Step = Step {
    words: Words::GoActiveUsers,
    note: None,
    optional: false,
    moves: &[GO_USERS],
};
pub(super) const STEP_GO_LICENSES: Step = Step {
    words: Words::GoLicenses,
    note: None,
    optional: false,
    moves: &[GO_LICENSES],
};
pub(super) const STEP_SELECT_PRODUCT: Step = Step {
    words: Words::SelectProduct,
    note: Some(Words::SelectProductNote),
    optional: false,
    moves: &[OPEN_PRODUCT],
};
pub(super) const STEP_SELECT_CIRCLES: Step = Step {
    words: Words::SelectCircles,
    note: None,
    optional: false,
    moves: &[SELECT],
};
/// *More options (...)* > *Manage product licenses*.
pub(super) const STEP_OPEN_MANAGE: Step = Step {
    words: Words::OpenManage,
    note: None,
    optional: false,
    moves: &[
        Move {
            target: &[button(Label::MoreOptions).inside(IN_MAIN)],
            needs: Some(SOME_SELECTED),
            done: Done::Seen(&[MENU_MANAGE]),
        },
        Move {
            target: &[MENU_MANAGE],
            needs: Some(SOME_SELECTED),
            done: Done::Seen(&[is(Role::Dialog, Label::Manage)]),
        },
    ],
};
const MENU_MANAGE: Find = is(Role::MenuItem, Label::Manage).state(State::Usable);

/// The switches of *Add to existing products*.
pub(super) const SWITCH_ADD_MOVE: Move = move_to(
    &[SWITCH_OFF.inside(IN_ADD_PRODUCT)],
    Done::Seen(&[SWITCH_ON.inside(IN_ADD_PRODUCT)]),
);
/// *Add*.
pub(super) const PRESS_ADD_MOVE: Move = move_to(
    &[button(Label::Add).inside(IN_ADD)],
    Done::Made(&[Change::Assigned], &[CLOSE.inside(IN_ADD)]),
);
const CHOOSE_ADD: Move = move_to(
    &[is(Role::Radio, Label::AddChoice)
        .inside(IN_MANAGE)
        .state(State::Off)],
    Done::Seen(&[is(Role::Radio, Label::AddChoice)
        .inside(IN_MANAGE)
        .state(State::On)]),
);
const NEXT_TO_ADD: Move = Move {
    target: &[button(Label::Next).inside(IN_MANAGE)],
    needs: Some(is(Role::Radio, Label::AddChoice).state(State::On)),
    done: Done::Seen(&[is(Role::Dialog, Label::AddTitle)]),
};

pub(super) const STEP_LICENSES_AND_APPS: Step = Step {
    words: Words::OpenLicensesAndApps,
    note: None,
    optional: false,
    moves: &[move_to(
        &[is(Role::Tab, Label::LicensesAndApps).inside(IN_PANE)],
        Done::Seen(&[is(Role::Tab, Label::LicensesAndApps)
            .inside(IN_PANE)
            .state(State::Selected)]),
    )],
};
/// The section *Licenses* of a user's pane.
pub(super) const OPEN_SECTION: Move = move_to(
    &[is(Role::Button, Label::LicensesSection)
        .inside(IN_PANE)
        .state(State::Closed)],
    Done::Seen(&[is(Role::Button, Label::LicensesSection)
        .inside(IN_PANE)
        .state(State::Open)]),
);
pub(super) const CAN_SAVE_CHANGES: Find = button(Label::SaveChanges).inside(IN_PANE);
const TICK: Move = move_to(&[BOX_OFF], Done::Seen(&[CAN_SAVE_CHANGES]));
/// *Save changes*: the answer is a result in the pane.
pub(super) const fn save_changes(kinds: &'static [Change]) -> Move {
    move_to(&[CAN_SAVE_CHANGES], Done::Made(kinds, SAVED))
}
const SAVED: &[Find] = &[
    Find::new(Role::Status, Name::Holds(Label::ChangesSaved)).inside(IN_PANE),
    Find::new(Role::Alert, Name::Any).inside(IN_PANE),
];
