//! Adding people with licenses, one or many, and deleting and restoring them: the articles beside the one of July 2020.

use crate::catalog::{AddUserFlow, Edition, Page};
use crate::guidance::{
    Change, Chapter, Done, Find, Label, Move, Name, Place, Role, State, Step, Task, TaskId, Words,
};

use super::assign::GO_USERS_STEP;
use super::{
    button, is, move_to, BOX_OFF, BOX_ON, CLOSE, IN_MAIN, IN_NAVIGATION, IN_PANE, MORE_OPTIONS,
    OPEN_NAVIGATION, SELECT, SOME_SELECTED, USERS_CLOSED,
};

pub(super) const TASKS: &[Task] = &[
    Task {
        id: TaskId::AddUser,
        chapter: Chapter::People,
        title: Words::OutAdd,
        here: |edition| edition.add_user == AddUserFlow::Wizard,
        steps: &[
            GO_USERS_STEP,
            Step {
                words: Words::OpenAddUser,
                note: None,
                optional: false,
                moves: &[move_to(ADD_USER, Done::Seen(&[is(Role::Dialog, Label::Basics)]))],
            },
            Step {
                words: Words::FillBasics,
                note: Some(Words::FillBasicsNote),
                optional: false,
                moves: &[
                    fill(&[DISPLAY_NAME], Done::Seen(&[DISPLAY_NAME.state(State::Filled)])),
                    fill(&[USERNAME], Done::Seen(&[USERNAME.state(State::Filled)])),
                    move_to(
                        &[NEXT.inside(&[(Role::Dialog, Name::Is(Label::Basics))])],
                        Done::Seen(&[is(Role::Dialog, Label::AssignProductLicenses)]),
                    ),
                ],
            },
            Step {
                words: Words::ChooseLicenses,
                note: Some(Words::ChooseLicensesNote),
                optional: false,
                moves: &[
                    move_to(&[BOX_OFF], Done::Seen(&[BOX_ON])),
                    move_to(
                        &[NEXT.inside(&[(Role::Dialog, Name::Is(Label::AssignProductLicenses))])],
                        Done::Seen(&[is(Role::Dialog, Label::OptionalSettings)]),
                    ),
                ],
            },
            Step {
                words: Words::PassOptional,
                note: None,
                optional: false,
                moves: &[move_to(
                    &[NEXT.inside(&[(Role::Dialog, Name::Is(Label::OptionalSettings))])],
                    Done::Seen(&[FINISH]),
                )],
            },
            Step {
                words: Words::PressFinish,
                note: None,
                optional: false,
                moves: &[
                    move_to(&[FINISH], Done::Made(&[Change::Added], &[CLOSE])),
                    CLOSE_ADDED,
                ],
            },
        ],
    },
    Task {
        id: TaskId::AddUser,
        chapter: Chapter::People,
        title: Words::OutAdd,
        here: single,
        steps: &[
            GO_USERS_STEP,
            Step {
                words: Words::OpenAddUser,
                note: None,
                optional: false,
                moves: &[move_to(ADD_USER, Done::Seen(&[is(Role::Dialog, Label::NewUser)]))],
            },
            Step {
                words: Words::FillNewUser,
                note: None,
                optional: false,
                moves: &[
                    fill(&[DISPLAY_NAME], Done::Seen(&[DISPLAY_NAME.state(State::Filled)])),
                    fill(&[USERNAME], Done::Seen(&[USERNAME.state(State::Filled)])),
                ],
            },
            Step {
                words: Words::ChooseLicensesInSection,
                note: Some(Words::ChooseLicensesNote),
                optional: false,
                moves: &[move_to(&[BOX_OFF], Done::Seen(&[BOX_ON]))],
            },
            Step {
                words: Words::PressAddUser,
                note: None,
                optional: false,
                moves: &[
                    move_to(
                        &[button(Label::Add).inside(&[(Role::Dialog, Name::Is(Label::NewUser))])],
                        Done::Made(&[Change::Added], &[CLOSE]),
                    ),
                    CLOSE_ADDED,
                ],
            },
        ],
    },
    Task {
        id: TaskId::AddMany,
        chapter: Chapter::People,
        title: Words::TitleAddMany,
        here: |_| true,
        steps: &[
            GO_USERS_STEP,
            Step {
                words: Words::OpenAddMany,
                note: None,
                optional: false,
                moves: &[move_to(
                    &[
                        button(Label::AddMultipleUsers).inside(IN_MAIN),
                        is(Role::MenuItem, Label::AddMultipleUsers).state(State::Usable),
                        MORE_OPTIONS,
                    ],
                    Done::Seen(&[is(Role::Dialog, Label::ImportMultipleUsers)]),
                )],
            },
            Step {
                words: Words::BrowseFile,
                note: Some(Words::BrowseFileNote),
                optional: false,
                moves: &[move_to(&[FILE], Done::Seen(&[FILE.state(State::Filled)]))],
            },
            Step {
                words: Words::VerifyFile,
                note: Some(Words::VerifyFileNote),
                optional: false,
                moves: &[
                    move_to(
                        &[button(Label::Verify).inside(IN_IMPORT)],
                        Done::Seen(&[NEXT.inside(IN_IMPORT)]),
                    ),
                    move_to(
                        &[NEXT.inside(IN_IMPORT)],
                        Done::Seen(&[is(Role::Dialog, Label::SetUserOptions)]),
                    ),
                ],
            },
            Step {
                words: Words::SetOptions,
                note: Some(Words::ChooseLicensesNote),
                optional: false,
                moves: &[
                    move_to(&[BOX_OFF], Done::Seen(&[BOX_ON])),
                    move_to(
                        &[NEXT.inside(&[(Role::Dialog, Name::Is(Label::SetUserOptions))])],
                        Done::Made(&[Change::Added], &[is(Role::Dialog, Label::ViewResult)]),
                    ),
                ],
            },
            Step {
                words: Words::SeeResult,
                note: None,
                optional: false,
                moves: &[move_to(&[CLOSE], Done::Gone(is(Role::Dialog, Label::ViewResult)))],
            },
        ],
    },
    Task {
        id: TaskId::DeleteUser,
        chapter: Chapter::People,
        title: Words::TitleDeleteUser,
        here: |_| true,
        steps: &[
            GO_USERS_STEP,
            Step {
                words: Words::SelectToDelete,
                note: None,
                optional: false,
                moves: &[SELECT],
            },
            Step {
                words: Words::OpenDelete,
                note: None,
                optional: false,
                moves: &[Move {
                    target: &[
                        button(Label::DeleteUsers).inside(IN_MAIN),
                        is(Role::MenuItem, Label::DeleteUsers).state(State::Usable),
                        MORE_OPTIONS,
                    ],
                    needs: Some(SOME_SELECTED),
                    done: Done::Seen(&[
                        is(Role::Dialog, Label::DeleteUser),
                        is(Role::Dialog, Label::DeleteUsers),
                    ]),
                }],
            },
            Step {
                words: Words::PressDelete,
                note: Some(Words::PressDeleteNote),
                optional: false,
                moves: &[
                    move_to(
                        &[
                            button(Label::DeleteUser).inside(IN_PANE),
                            button(Label::DeleteUsers).inside(IN_PANE),
                        ],
                        Done::Made(&[Change::Deleted], &[CLOSE]),
                    ),
                    CLOSE_ADDED,
                ],
            },
        ],
    },
    Task {
        id: TaskId::RestoreUser,
        chapter: Chapter::People,
        title: Words::TitleRestoreUser,
        here: |edition| edition.has(Page::DeletedUsers),
        steps: &[
            Step {
                words: Words::GoDeletedUsers,
                note: None,
                optional: false,
                moves: &[move_to(
                    &[
                        is(Role::Link, Label::DeletedUsersPage).inside(IN_NAVIGATION),
                        USERS_CLOSED,
                        OPEN_NAVIGATION,
                    ],
                    Done::Seen(&[is(Role::Grid, Label::DeletedUsersPage)]),
                )],
            },
            Step {
                words: Words::SelectToRestore,
                note: Some(Words::SelectToRestoreNote),
                optional: false,
                moves: &[move_to(&[GONE.state(State::Off)], Done::Seen(&[GONE]))],
            },
            Step {
                words: Words::OpenRestore,
                note: None,
                optional: false,
                moves: &[Move {
                    target: &[
                        button(Label::RestoreUser).inside(IN_MAIN),
                        is(Role::MenuItem, Label::RestoreUser).state(State::Usable),
                        MORE_OPTIONS,
                    ],
                    needs: Some(SOME_GONE),
                    done: Done::Seen(&[
                        is(Role::Dialog, Label::RestoreUser),
                        is(Role::Dialog, Label::RestoreUsers),
                    ]),
                }],
            },
            Step {
                words: Words::PressRestore,
                note: None,
                optional: false,
                moves: &[
                    move_to(
                        &[button(Label::Restore).inside(IN_PANE)],
                        Done::Made(&[Change::Restored], &[CLOSE]),
                    ),
                    CLOSE_ADDED,
                ],
            },
        ],
    },
];

fn single(edition: &Edition) -> bool {
    edition.add_user == AddUserFlow::SinglePane
}

const fn fill(target: &'static [Find], done: Done) -> Move {
    move_to(target, done)
}

const IN_IMPORT: &[Place] = &[(Role::Dialog, Name::Is(Label::ImportMultipleUsers))];

/// The command, wherever it stands: in the bar, or for want of room in *More options (...)*.
const ADD_USER: &[Find] = &[
    button(Label::AddUser).inside(IN_MAIN),
    is(Role::MenuItem, Label::AddUser).state(State::Usable),
    MORE_OPTIONS,
];
const NEXT: Find = button(Label::Next);
const DISPLAY_NAME: Find = is(Role::TextBox, Label::DisplayName).inside(IN_PANE);
const USERNAME: Find = is(Role::TextBox, Label::Username).inside(IN_PANE);
const FINISH: Find = button(Label::FinishAdding).inside(IN_PANE);
const FILE: Find = is(Role::File, Label::Browse).inside(IN_IMPORT);
const CLOSE_ADDED: Move = move_to(&[CLOSE], Done::Gone(CLOSE));

/// Deleted people are selected, also where the length of the list hides who.
const SOME_GONE: Find = Find::new(Role::Status, Name::Holds(Label::SelectedCount))
    .inside(IN_MAIN)
    .beside(&is(Role::Grid, Label::DeletedUsersPage));
/// Somebody deleted, selected.
const GONE: Find = is(Role::Checkbox, Label::SelectPerson)
    .inside(&[
        (Role::Grid, Name::Is(Label::DeletedUsersPage)),
        (Role::GridCell, Name::Any),
    ])
    .state(State::On);
