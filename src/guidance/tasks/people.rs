//! Adding people with licenses, one or many, and deleting and restoring them: the articles beside the one of July 2020.

use crate::catalog::{AddUserFlow, Edition, Page};
use crate::guidance::{Change, Chapter, Done, Find, Move, Name, Place, Role, State, Task, TaskId};
use crate::i18n::{
    keys::{common, deleted, guidance_steps, import_people, manage, new_user, users},
    Key,
};

use super::assign::GO_USERS_STEP;
use super::shared::{
    button, is, move_to, step, BOX_OFF, BOX_ON, CLOSE, IN_MAIN, IN_NAVIGATION, IN_PANE, MORE_OPTIONS,
    OPEN_NAVIGATION, SELECT, SOME_SELECTED, USERS_CLOSED,
};

pub(super) const TASKS: &[Task] = &[
    Task {
        id: TaskId::AddUser,
        chapter: Chapter::People,
        title: guidance_steps::out_add,
        here: |edition| edition.add_user == AddUserFlow::Wizard,
        steps: &[
            GO_USERS_STEP,
            step(
                guidance_steps::open_add_user,
                &[open_add(&[is(Role::Dialog, new_user::basics)])],
            ),
            step(
                guidance_steps::fill_basics,
                &[
                    FILL_NAME,
                    FILL_USERNAME,
                    move_to(
                        &[NEXT.inside(&[(Role::Dialog, Name::Is(new_user::basics))])],
                        Done::Seen(&[is(Role::Dialog, new_user::assign_licenses)]),
                    ),
                ],
            )
            .note(guidance_steps::fill_basics_note),
            step(
                guidance_steps::choose_licenses,
                &[
                    move_to(&[BOX_OFF], Done::Seen(&[BOX_ON])),
                    move_to(
                        &[NEXT.inside(&[(Role::Dialog, Name::Is(new_user::assign_licenses))])],
                        Done::Seen(&[is(Role::Dialog, new_user::optional)]),
                    ),
                ],
            )
            .note(guidance_steps::choose_licenses_note),
            step(
                guidance_steps::pass_optional,
                &[move_to(
                    &[NEXT.inside(&[(Role::Dialog, Name::Is(new_user::optional))])],
                    Done::Seen(&[FINISH]),
                )],
            ),
            step(guidance_steps::press_finish, &made(&[FINISH], &[Change::Added])),
        ],
    },
    Task {
        id: TaskId::AddUser,
        chapter: Chapter::People,
        title: guidance_steps::out_add,
        here: single,
        steps: &[
            GO_USERS_STEP,
            step(
                guidance_steps::open_add_user,
                &[open_add(&[is(Role::Dialog, new_user::new_pane)])],
            ),
            step(guidance_steps::fill_new_user, &[FILL_NAME, FILL_USERNAME]),
            step(
                guidance_steps::choose_licenses_in_section,
                &[move_to(&[BOX_OFF], Done::Seen(&[BOX_ON]))],
            )
            .note(guidance_steps::choose_licenses_note),
            step(
                guidance_steps::press_add_user,
                &made(
                    &[button(manage::add).inside(&[(Role::Dialog, Name::Is(new_user::new_pane))])],
                    &[Change::Added],
                ),
            ),
        ],
    },
    Task {
        id: TaskId::AddMany,
        chapter: Chapter::People,
        title: guidance_steps::title_add_many,
        here: |_| true,
        steps: &[
            GO_USERS_STEP,
            step(
                guidance_steps::open_add_many,
                &[move_to(
                    &command(import_people::add),
                    Done::Seen(&[is(Role::Dialog, import_people::title)]),
                )],
            ),
            step(
                guidance_steps::browse_file,
                &[move_to(&[FILE], Done::Seen(&[FILE.state(State::Filled)]))],
            )
            .note(guidance_steps::browse_file_note),
            step(
                guidance_steps::verify_file,
                &[
                    move_to(
                        &[button(import_people::verify).inside(IN_IMPORT)],
                        Done::Seen(&[NEXT.inside(IN_IMPORT)]),
                    ),
                    move_to(
                        &[NEXT.inside(IN_IMPORT)],
                        Done::Seen(&[is(Role::Dialog, import_people::options)]),
                    ),
                ],
            )
            .note(guidance_steps::verify_file_note),
            step(
                guidance_steps::set_options,
                &[
                    move_to(&[BOX_OFF], Done::Seen(&[BOX_ON])),
                    move_to(
                        &[NEXT.inside(&[(Role::Dialog, Name::Is(import_people::options))])],
                        Done::Made(&[Change::Added], &[is(Role::Dialog, import_people::result)]),
                    ),
                ],
            )
            .note(guidance_steps::choose_licenses_note),
            step(
                guidance_steps::see_result,
                &[move_to(
                    &[CLOSE],
                    Done::Gone(is(Role::Dialog, import_people::result)),
                )],
            ),
        ],
    },
    Task {
        id: TaskId::DeleteUser,
        chapter: Chapter::People,
        title: guidance_steps::title_delete_user,
        here: |_| true,
        steps: &[
            GO_USERS_STEP,
            step(guidance_steps::select_to_delete, &[SELECT]),
            step(
                guidance_steps::open_delete,
                &[Move {
                    target: &command(deleted::delete_many),
                    needs: Some(SOME_SELECTED),
                    done: Done::Seen(&[
                        is(Role::Dialog, deleted::delete_one),
                        is(Role::Dialog, deleted::delete_many),
                    ]),
                }],
            ),
            step(
                guidance_steps::press_delete,
                &made(
                    &[
                        button(deleted::delete_one).inside(IN_PANE),
                        button(deleted::delete_many).inside(IN_PANE),
                    ],
                    &[Change::Deleted],
                ),
            )
            .note(guidance_steps::press_delete_note),
        ],
    },
    Task {
        id: TaskId::RestoreUser,
        chapter: Chapter::People,
        title: guidance_steps::title_restore_user,
        here: |edition| edition.has(Page::DeletedUsers),
        steps: &[
            step(
                guidance_steps::go_deleted_users,
                &[move_to(
                    &[
                        is(Role::Link, deleted::title).inside(IN_NAVIGATION),
                        USERS_CLOSED,
                        OPEN_NAVIGATION,
                    ],
                    Done::Seen(&[is(Role::Grid, deleted::title)]),
                )],
            ),
            step(
                guidance_steps::select_to_restore,
                &[move_to(&[GONE.state(State::Off)], Done::Seen(&[GONE]))],
            )
            .note(guidance_steps::select_to_restore_note),
            step(
                guidance_steps::open_restore,
                &[Move {
                    target: &command(deleted::restore),
                    needs: Some(SOME_GONE),
                    done: Done::Seen(&[
                        is(Role::Dialog, deleted::restore),
                        is(Role::Dialog, deleted::restore_many),
                    ]),
                }],
            ),
            step(
                guidance_steps::press_restore,
                &made(
                    &[button(deleted::restore_button).inside(IN_PANE)],
                    &[Change::Restored],
                ),
            ),
        ],
    },
];

fn single(edition: &Edition) -> bool {
    edition.add_user == AddUserFlow::SinglePane
}

/// *Add a user*, wherever it stands, and what it opens.
const fn open_add(seen: &'static [Find]) -> Move {
    move_to(ADD_USER, Done::Seen(seen))
}
const ADD_USER: &[Find] = &command(new_user::add);

const FILL_NAME: Move = move_to(&[DISPLAY_NAME], Done::Seen(&[DISPLAY_NAME.state(State::Filled)]));
const FILL_USERNAME: Move = move_to(&[USERNAME], Done::Seen(&[USERNAME.state(State::Filled)]));

const IN_IMPORT: &[Place] = &[(Role::Dialog, Name::Is(import_people::title))];

/// A command of the page, wherever it stands: in the bar, or for want of room in *More options (...)*.
const fn command(label: Key) -> [Find; 3] {
    [
        button(label).inside(IN_MAIN),
        is(Role::MenuItem, label).state(State::Usable),
        MORE_OPTIONS,
    ]
}
const NEXT: Find = button(common::next);
const DISPLAY_NAME: Find = is(Role::TextBox, users::column_name).inside(IN_PANE);
const USERNAME: Find = is(Role::TextBox, users::column_address).inside(IN_PANE);
const FINISH: Find = button(new_user::finish).inside(IN_PANE);
const FILE: Find = is(Role::File, import_people::browse).inside(IN_IMPORT);

/// The last button of a pane, and then its *Close*.
const fn made(target: &'static [Find], kinds: &'static [Change]) -> [Move; 2] {
    let close = move_to(&[CLOSE], Done::Gone(CLOSE));
    [move_to(target, Done::Made(kinds, &[CLOSE])), close]
}

/// Deleted people are selected, also where the length of the list hides who.
const SOME_GONE: Find = Find::new(Role::Status, Name::Holds(users::selected::KEY))
    .inside(IN_MAIN)
    .beside(&is(Role::Grid, deleted::title));
/// Somebody deleted, selected.
const GONE: Find = is(Role::Checkbox, users::select::KEY)
    .inside(&[
        (Role::Grid, Name::Is(deleted::title)),
        (Role::GridCell, Name::Any),
    ])
    .state(State::On);
