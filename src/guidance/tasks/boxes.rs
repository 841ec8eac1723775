//! The tasks of the clouds that select by boxes (Germany and 21Vianet): *Bulk actions* and *Product licenses* in the
//! July 2020 article, and the ones beside it.

use crate::catalog::{Edition, ManyUsersFlow, OneUserFlow};
use crate::guidance::{Change, Chapter, Done, Find, Move, Name, Place, Role, State, Step, Task, TaskId};
use crate::i18n::keys::{common, components, guidance_steps, manage, new_user};

use super::assign::{GO_USERS_STEP, PRESS_ADD_MOVE, SWITCH_ADD_MOVE};
use super::shared::{button, is, move_to, step, CLOSE, SELECT, SELECTED, SWITCH_OFF, SWITCH_ON};
use super::unassign::{press_replace, CLOSE_REPLACE, SWITCH_NEW_STEP, TICK_REMOVE_ALL_STEP};

pub(super) const TASKS: &[Task] = &[
    Task {
        id: TaskId::AssignMany,
        chapter: Chapter::ActiveUsers,
        title: guidance_steps::title_assign_many,
        here: many,
        steps: &[
            GO_USERS_STEP,
            STEP_SELECT_BOXES,
            STEP_EDIT_MANY,
            step(
                guidance_steps::choose_add_boxes,
                &[
                    move_to(&[CHOICE_ADD.state(State::Off)], Done::Seen(&[CHOICE_ADD])),
                    Move {
                        target: &[NEXT],
                        needs: Some(CHOICE_ADD),
                        done: Done::Seen(&[is(Role::Dialog, manage::add_title)]),
                    },
                ],
            ),
            step(guidance_steps::switch_products, &[SWITCH_ADD_MOVE])
                .note(guidance_steps::switch_products_note),
            step(
                guidance_steps::press_add_twice,
                &[
                    PRESS_ADD_MOVE,
                    move_to(&[CLOSE], Done::Gone(is(Role::Dialog, manage::add_title))),
                    CLOSE_BULK,
                ],
            ),
        ],
    },
    Task {
        id: TaskId::AssignOne,
        chapter: Chapter::ActiveUsers,
        title: guidance_steps::title_assign_one,
        here: one,
        steps: &[
            GO_USERS_STEP,
            step(guidance_steps::select_box, &[SELECT]),
            STEP_EDIT_ONE,
            step(
                guidance_steps::switch_on_in_product_licenses,
                &[move_to(
                    &[SWITCH_OFF.inside(IN_PRODUCTS)],
                    Done::Seen(&[CAN_SAVE]),
                )],
            )
            .note(guidance_steps::switch_products_note),
            step(
                guidance_steps::press_save_twice,
                &save_twice(&[Change::Assigned, Change::Moved]),
            )
            .note(guidance_steps::save_note),
        ],
    },
    Task {
        id: TaskId::UnassignMany,
        chapter: Chapter::Unassign,
        title: guidance_steps::title_unassign_many,
        here: many,
        steps: &[
            GO_USERS_STEP,
            STEP_SELECT_BOXES,
            STEP_EDIT_MANY,
            STEP_CHOOSE_REPLACE,
            TICK_REMOVE_ALL_STEP,
            step(
                guidance_steps::press_replace_twice,
                &[press_replace(&[Change::Unassigned]), CLOSE_REPLACE, CLOSE_BULK],
            ),
        ],
    },
    Task {
        id: TaskId::UnassignOne,
        chapter: Chapter::Unassign,
        title: guidance_steps::title_unassign_one,
        here: one,
        steps: &[
            GO_USERS_STEP,
            step(guidance_steps::select_box_unassign, &[SELECT]),
            STEP_EDIT_ONE,
            step(
                guidance_steps::switch_off_in_product_licenses,
                &[move_to(&[SWITCH_ON.inside(IN_PRODUCTS)], Done::Seen(&[CAN_SAVE]))],
            ),
            step(
                guidance_steps::press_save_twice,
                &save_twice(&[Change::Unassigned, Change::Moved]),
            )
            .note(guidance_steps::save_note),
        ],
    },
    // The articles of these clouds have no task of this name; it is the one above, with the services' own switches.
    Task {
        id: TaskId::ChangeApps,
        chapter: Chapter::ActiveUsers,
        title: guidance_steps::title_change_apps,
        here: one,
        steps: &[
            GO_USERS_STEP,
            step(guidance_steps::select_box_apps, &[SELECT]),
            STEP_EDIT_ONE,
            step(
                guidance_steps::switch_apps,
                &[
                    move_to(
                        &[APPS.state(State::Closed)],
                        Done::Seen(&[APPS.state(State::Open)]),
                    ),
                    move_to(&[APP_ON, APP_OFF], Done::Seen(&[CAN_SAVE])),
                ],
            )
            .note(guidance_steps::switch_apps_note),
            step(guidance_steps::press_save_twice, &save_twice(&[Change::Apps]))
                .note(guidance_steps::save_note),
        ],
    },
    Task {
        id: TaskId::MoveUsers,
        chapter: Chapter::Unassign,
        title: guidance_steps::title_move_users,
        here: many,
        steps: &[
            GO_USERS_STEP,
            STEP_SELECT_BOXES,
            STEP_EDIT_MANY,
            STEP_CHOOSE_REPLACE,
            SWITCH_NEW_STEP,
            step(
                guidance_steps::press_replace_twice,
                &[press_replace(&[Change::Moved]), CLOSE_REPLACE, CLOSE_BULK],
            ),
        ],
    },
];

fn many(edition: &Edition) -> bool {
    edition.many_users == ManyUsersFlow::BulkActions
}

fn one(edition: &Edition) -> bool {
    edition.one_user == OneUserFlow::ProductLicensesRow
}

const IN_BULK: &[Place] = &[(Role::Complementary, Name::Is(manage::bulk_actions))];
const IN_BESIDE: &[Place] = &[
    (Role::Complementary, Name::Any),
    (Role::Group, Name::Is(new_user::product_licenses)),
];
const IN_CHOICE: &[Place] = &[(Role::Dialog, Name::Is(manage::assign_products))];
const IN_PRODUCT_LICENSES: &[Place] = &[(Role::Dialog, Name::Is(new_user::product_licenses))];
const IN_PRODUCTS: &[Place] = &[
    (Role::Dialog, Name::Is(new_user::product_licenses)),
    (Role::Group, Name::Any),
];

const STEP_SELECT_BOXES: Step = Step {
    words: guidance_steps::select_boxes,
    note: Some(guidance_steps::select_boxes_note),
    optional: false,
    // Two people open *Bulk actions*; one person has a pane of their own.
    moves: &[
        SELECT,
        move_to(
            &[SELECTED.state(State::Off)],
            Done::Seen(&[is(Role::Complementary, manage::bulk_actions)]),
        ),
    ],
};
const STEP_EDIT_MANY: Step = step(
    guidance_steps::edit_many,
    &[move_to(
        &[button(manage::edit_product_licenses).inside(IN_BULK)],
        Done::Seen(&[is(Role::Dialog, manage::assign_products)]),
    )],
);
const CHOICE_ADD: Find = is(Role::Radio, manage::add_choice)
    .inside(IN_CHOICE)
    .state(State::On);
const CHOICE_REPLACE: Find = is(Role::Radio, manage::replace_choice)
    .inside(IN_CHOICE)
    .state(State::On);
const NEXT: Find = button(common::next).inside(IN_CHOICE);
const STEP_CHOOSE_REPLACE: Step = step(
    guidance_steps::choose_replace_boxes,
    &[
        move_to(&[CHOICE_REPLACE.state(State::Off)], Done::Seen(&[CHOICE_REPLACE])),
        Move {
            target: &[NEXT],
            needs: Some(CHOICE_REPLACE),
            done: Done::Seen(&[is(Role::Dialog, manage::replace_title)]),
        },
    ],
)
.note(guidance_steps::choose_replace_note);
/// The second *Close* of the article: of the pane beside the list.
const CLOSE_BULK: Move = move_to(
    &[button(common::close).inside(IN_BULK)],
    Done::Gone(is(Role::Complementary, manage::bulk_actions)),
);

/// The button whose visible word is *Edit*, in the row *Product licenses* of one user.
const EDIT: Find = button(manage::edit_product_licenses).inside(IN_BESIDE);
const STEP_EDIT_ONE: Step = step(
    guidance_steps::edit_one,
    &[move_to(
        &[EDIT],
        Done::Seen(&[is(Role::Dialog, new_user::product_licenses)]),
    )],
);
const CAN_SAVE: Find = button(common::save).inside(IN_PRODUCT_LICENSES);
const fn save(kinds: &'static [Change]) -> Move {
    move_to(&[CAN_SAVE], Done::Made(kinds, SAVED))
}
/// *Save*, and the two presses of *Close* that these clouds need.
const fn save_twice(kinds: &'static [Change]) -> [Move; 3] {
    [save(kinds), CLOSE_SAVED, CLOSE_ONE]
}
const SAVED: &[Find] = &[CLOSE.inside(IN_PRODUCT_LICENSES)];
const CLOSE_SAVED: Move = move_to(&[CLOSE], Done::Gone(is(Role::Dialog, new_user::product_licenses)));
/// The second *Close* of the article: of the person's pane beside the list.
const CLOSE_ONE: Move = move_to(
    &[button(common::close).inside(&[(Role::Complementary, Name::Any)])],
    Done::Gone(EDIT),
);

/// The services of a product that the person has.
const APPS: Find = is(Role::Button, components::apps_and_services::KEY)
    .inside(IN_PRODUCTS)
    .beside(&HELD);
const HELD: Find = Find::new(Role::Switch, Name::OfGroup).state(State::On);
const APP_ON: Find = Find::new(Role::Switch, Name::NotOfGroup)
    .inside(IN_PRODUCTS)
    .beside(&HELD)
    .state(State::On);
const APP_OFF: Find = APP_ON.state(State::Off);
