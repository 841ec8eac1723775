//! Unassigning, and moving users to another product: the articles that the July 2020 article leads to.

use crate::catalog::{ManyUsersFlow, OneUserFlow};
use crate::guidance::{Change, Chapter, Done, Find, Move, Name, Place, Role, State, Step, Task, TaskId};
use crate::i18n::keys::{common, guidance_steps, licenses, manage, users};

use super::assign::{
    save_changes, CAN_SAVE_CHANGES, GO_USERS_STEP, OPEN_SECTION, STEP_GO_LICENSES, STEP_LICENSES_AND_APPS,
    STEP_OPEN_MANAGE, STEP_SELECT_CIRCLES, STEP_SELECT_PRODUCT,
};
use super::shared::{
    button, is, move_to, step, two_lists, BOX_ON, CLOSE, IN_HOLDERS, IN_MAIN, OPEN_PERSON, SWITCH_OFF,
    SWITCH_ON,
};

pub(super) const TASKS: &[Task] = &[
    Task {
        id: TaskId::UnassignMany,
        chapter: Chapter::Unassign,
        title: guidance_steps::title_unassign_many,
        here: |edition| edition.many_users == ManyUsersFlow::MoreOptions,
        steps: &[
            GO_USERS_STEP,
            STEP_SELECT_CIRCLES,
            STEP_OPEN_MANAGE,
            STEP_CHOOSE_REPLACE,
            TICK_REMOVE_ALL_STEP,
            step(
                guidance_steps::press_replace,
                &[press_replace(&[Change::Unassigned]), CLOSE_REPLACE],
            ),
        ],
    },
    Task {
        id: TaskId::UnassignOne,
        chapter: Chapter::Unassign,
        title: guidance_steps::title_unassign_one,
        here: |edition| edition.one_user == OneUserFlow::LicensesAndApps,
        steps: &[
            GO_USERS_STEP,
            step(guidance_steps::select_row_unassign, &[OPEN_PERSON]),
            STEP_LICENSES_AND_APPS,
            step(
                guidance_steps::clear_and_save,
                &[
                    OPEN_SECTION,
                    move_to(&[BOX_ON], Done::Seen(&[CAN_SAVE_CHANGES])),
                    save_changes(&[Change::Unassigned, Change::Moved]),
                ],
            ),
        ],
    },
    Task {
        id: TaskId::UnassignProduct,
        chapter: Chapter::Licenses,
        title: guidance_steps::title_unassign_product,
        here: two_lists,
        steps: &[
            STEP_GO_LICENSES,
            STEP_SELECT_PRODUCT,
            step(
                guidance_steps::select_holders,
                &[move_to(&[HOLDER.state(State::Off)], Done::Seen(&[HOLDER]))],
            )
            .note(guidance_steps::select_holders_note),
            step(
                guidance_steps::open_unassign,
                &[Move {
                    target: &[button(licenses::unassign).inside(IN_MAIN)],
                    needs: Some(SOME_HOLDERS),
                    done: Done::Seen(&[is(Role::Dialog, licenses::unassign)]),
                }],
            ),
            step(
                guidance_steps::press_unassign,
                &[
                    move_to(
                        &[button(licenses::unassign_button).inside(IN_UNASSIGN)],
                        Done::Made(&[Change::Unassigned], &[CLOSE.inside(IN_UNASSIGN)]),
                    ),
                    move_to(
                        &[CLOSE.inside(IN_UNASSIGN)],
                        Done::Gone(is(Role::Dialog, licenses::unassign)),
                    ),
                ],
            ),
        ],
    },
    Task {
        id: TaskId::MoveUsers,
        chapter: Chapter::Unassign,
        title: guidance_steps::title_move_users,
        here: |edition| edition.many_users == ManyUsersFlow::MoreOptions,
        steps: &[
            GO_USERS_STEP,
            STEP_SELECT_CIRCLES,
            STEP_OPEN_MANAGE,
            STEP_CHOOSE_REPLACE,
            SWITCH_NEW_STEP,
            step(
                guidance_steps::press_replace,
                &[press_replace(&[Change::Moved]), CLOSE_REPLACE],
            ),
        ],
    },
];

const IN_MANAGE: &[Place] = &[(Role::Dialog, Name::Is(users::manage))];
const IN_REPLACE: &[Place] = &[(Role::Dialog, Name::Is(manage::replace_title))];
const IN_REPLACE_PRODUCT: &[Place] = &[
    (Role::Dialog, Name::Is(manage::replace_title)),
    (Role::Group, Name::Any),
];
const IN_UNASSIGN: &[Place] = &[(Role::Dialog, Name::Is(licenses::unassign))];

/// Users of a product are selected, also where a search hides who.
const SOME_HOLDERS: Find = Find::new(Role::Status, Name::Holds(users::selected::KEY))
    .inside(IN_MAIN)
    .beside(&is(Role::Grid, licenses::users));
const HOLDER: Find = is(Role::Checkbox, users::select::KEY)
    .inside(IN_HOLDERS)
    .state(State::On);

const STEP_CHOOSE_REPLACE: Step = step(
    guidance_steps::choose_replace,
    &[
        move_to(
            &[is(Role::Radio, manage::replace_choice)
                .inside(IN_MANAGE)
                .state(State::Off)],
            Done::Seen(&[is(Role::Radio, manage::replace_choice)
                .inside(IN_MANAGE)
                .state(State::On)]),
        ),
        Move {
            target: &[button(common::next).inside(IN_MANAGE)],
            needs: Some(is(Role::Radio, manage::replace_choice).state(State::On)),
            done: Done::Seen(&[is(Role::Dialog, manage::replace_title)]),
        },
    ],
)
.note(guidance_steps::choose_replace_note);
/// *Remove all product licenses from the selected users*.
pub(super) const TICK_REMOVE_ALL_STEP: Step = step(
    guidance_steps::tick_remove_all,
    &[move_to(
        &[is(Role::Checkbox, manage::remove_all)
            .inside(IN_REPLACE)
            .state(State::Off)],
        Done::Seen(&[is(Role::Checkbox, manage::remove_all)
            .inside(IN_REPLACE)
            .state(State::On)]),
    )],
);
/// The switches of *Replace existing products*.
pub(super) const SWITCH_NEW_STEP: Step = step(
    guidance_steps::switch_new_products,
    &[move_to(
        &[SWITCH_OFF.inside(IN_REPLACE_PRODUCT)],
        Done::Seen(&[SWITCH_ON.inside(IN_REPLACE_PRODUCT)]),
    )],
)
.note(guidance_steps::switch_products_note);
/// *Replace*.
pub(super) const fn press_replace(kinds: &'static [Change]) -> Move {
    move_to(REPLACE, Done::Made(kinds, REPLACED))
}
const REPLACE: &[Find] = &[button(manage::replace).inside(IN_REPLACE)];
const REPLACED: &[Find] = &[CLOSE.inside(IN_REPLACE)];
/// The *Close* of its result.
pub(super) const CLOSE_REPLACE: Move = move_to(
    &[CLOSE.inside(IN_REPLACE)],
    Done::Gone(is(Role::Dialog, manage::replace_title)),
);
