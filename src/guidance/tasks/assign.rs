//! Assigning: the tasks of the July 2020 article and of the short article of September 2020.

use crate::catalog::{ManyUsersFlow, OneUserFlow};
use crate::guidance::{Change, Chapter, Done, Find, Move, Name, Place, Role, State, Step, Task, TaskId};
use crate::i18n::keys::{common, components, guidance_steps, licenses, manage, result, user, users};

use super::shared::{
    button, is, move_to, step, two_lists, BOX_OFF, BOX_ON, CLOSE, GO_LICENSES, GO_USERS, IN_HOLDERS_NAMES,
    IN_MAIN, IN_PANE, OPEN_PERSON, OPEN_PRODUCT, SELECT, SOME_SELECTED, SWITCH_OFF, SWITCH_ON,
};

pub(super) const TASKS: &[Task] = &[
    Task {
        id: TaskId::AssignMany,
        chapter: Chapter::ActiveUsers,
        title: guidance_steps::title_assign_many,
        here: |edition| edition.many_users == ManyUsersFlow::MoreOptions,
        steps: &[
            GO_USERS_STEP,
            STEP_SELECT_CIRCLES,
            STEP_OPEN_MANAGE,
            step(guidance_steps::choose_add, &[CHOOSE_ADD, NEXT_TO_ADD]),
            step(guidance_steps::switch_products, &[SWITCH_ADD_MOVE])
                .note(guidance_steps::switch_products_note),
            step(
                guidance_steps::press_add,
                &[
                    PRESS_ADD_MOVE,
                    move_to(
                        &[CLOSE.inside(IN_ADD)],
                        Done::Gone(is(Role::Dialog, manage::add_title)),
                    ),
                ],
            ),
        ],
    },
    Task {
        id: TaskId::AssignOne,
        chapter: Chapter::ActiveUsers,
        title: guidance_steps::title_assign_one,
        here: |edition| edition.one_user == OneUserFlow::LicensesAndApps,
        steps: &[
            GO_USERS_STEP,
            step(guidance_steps::select_row, &[OPEN_PERSON]),
            STEP_LICENSES_AND_APPS,
            step(
                guidance_steps::tick_and_save,
                &[
                    OPEN_SECTION,
                    TICK,
                    save_changes(&[Change::Assigned, Change::Moved]),
                ],
            )
            .note(guidance_steps::save_note),
        ],
    },
    Task {
        id: TaskId::AssignOrUnassign,
        chapter: Chapter::ActiveUsers,
        title: guidance_steps::title_assign_or_unassign,
        here: |edition| edition.one_user == OneUserFlow::LicensesAndApps,
        steps: &[
            GO_USERS_STEP,
            step(guidance_steps::select_row_either, &[OPEN_PERSON]),
            STEP_LICENSES_AND_APPS,
            step(
                guidance_steps::tick_or_clear_and_save,
                &[
                    OPEN_SECTION,
                    move_to(&[BOX_OFF, BOX_ON], Done::Seen(&[CAN_SAVE_CHANGES])),
                    save_changes(&[Change::Assigned, Change::Unassigned, Change::Moved]),
                ],
            )
            .note(guidance_steps::save_note),
        ],
    },
    Task {
        id: TaskId::AssignProduct,
        chapter: Chapter::Licenses,
        title: guidance_steps::title_assign_product,
        here: two_lists,
        steps: &[
            STEP_GO_LICENSES,
            STEP_SELECT_PRODUCT,
            step(
                guidance_steps::open_assign,
                &[move_to(
                    &[button(licenses::assign).inside(IN_MAIN)],
                    Done::Seen(&[is(Role::Dialog, licenses::assign_pane)]),
                )],
            ),
            step(
                guidance_steps::choose_people,
                &[move_to(
                    &[Find::new(Role::Combobox, Name::Any).inside(IN_ASSIGN)],
                    Done::Seen(&[button(licenses::assign_button).inside(IN_ASSIGN)]),
                )],
            )
            .note(guidance_steps::choose_people_note),
            step(
                guidance_steps::turn_apps,
                &[move_to(
                    &[is(Role::Button, licenses::apps)
                        .inside(IN_ASSIGN)
                        .state(State::Closed)],
                    Done::Seen(&[is(Role::Button, licenses::apps)
                        .inside(IN_ASSIGN)
                        .state(State::Open)]),
                )],
            )
            .optional(),
            step(
                guidance_steps::press_assign,
                &[
                    move_to(
                        &[button(licenses::assign_button).inside(IN_ASSIGN)],
                        Done::Made(&[Change::Assigned], &[CLOSE.inside(IN_ASSIGN)]),
                    ),
                    move_to(
                        &[CLOSE.inside(IN_ASSIGN)],
                        Done::Gone(is(Role::Dialog, licenses::assign_pane)),
                    ),
                ],
            )
            .note(guidance_steps::conflict_note),
        ],
    },
    Task {
        id: TaskId::ChangeApps,
        chapter: Chapter::Licenses,
        title: guidance_steps::title_change_apps,
        here: two_lists,
        steps: &[
            STEP_GO_LICENSES,
            step(
                guidance_steps::select_holder,
                &[
                    OPEN_PRODUCT,
                    move_to(
                        &[Find::new(Role::Button, Name::Any).inside(IN_HOLDERS_NAMES)],
                        Done::Seen(&[APPS_OF_ONE]),
                    ),
                ],
            )
            .note(guidance_steps::select_holder_note),
            step(
                guidance_steps::change_boxes,
                &[move_to(
                    &[
                        Find::new(Role::Checkbox, Name::Any)
                            .inside(IN_PRODUCT_OF_ONE)
                            .state(State::On),
                        Find::new(Role::Checkbox, Name::Any)
                            .inside(IN_PRODUCT_OF_ONE)
                            .state(State::Off),
                    ],
                    Done::Seen(&[button(common::save).inside(IN_PANE)]),
                )],
            ),
            step(
                guidance_steps::press_save,
                &[
                    move_to(
                        &[button(common::save).inside(IN_PANE)],
                        Done::Made(&[Change::Apps], &[CLOSE]),
                    ),
                    move_to(&[CLOSE], Done::Gone(APPS_OF_ONE)),
                ],
            ),
        ],
    },
];

const IN_MANAGE: &[Place] = &[(Role::Dialog, Name::Is(users::manage))];
const IN_ADD: &[Place] = &[(Role::Dialog, Name::Is(manage::add_title))];
const IN_ADD_PRODUCT: &[Place] = &[
    (Role::Dialog, Name::Is(manage::add_title)),
    (Role::Group, Name::Any),
];
const IN_ASSIGN: &[Place] = &[(Role::Dialog, Name::Is(licenses::assign_pane))];
const IN_PRODUCT_OF_ONE: &[Place] = super::shared::IN_PRODUCT;

const APPS_OF_ONE: Find = is(Role::Heading, licenses::services).inside(IN_PANE);

pub(super) const GO_USERS_STEP: Step = step(guidance_steps::go_active_users, &[GO_USERS]);
pub(super) const STEP_GO_LICENSES: Step = step(guidance_steps::go_licenses, &[GO_LICENSES]);
pub(super) const STEP_SELECT_PRODUCT: Step =
    step(guidance_steps::select_product, &[OPEN_PRODUCT]).note(guidance_steps::select_product_note);
pub(super) const STEP_SELECT_CIRCLES: Step = step(guidance_steps::select_circles, &[SELECT]);
/// *More options (...)* > *Manage product licenses*.
pub(super) const STEP_OPEN_MANAGE: Step = step(
    guidance_steps::open_manage,
    &[
        Move {
            target: &[button(components::more_options).inside(IN_MAIN)],
            needs: Some(SOME_SELECTED),
            done: Done::Seen(&[MENU_MANAGE]),
        },
        Move {
            target: &[MENU_MANAGE],
            needs: Some(SOME_SELECTED),
            done: Done::Seen(&[is(Role::Dialog, users::manage)]),
        },
    ],
);
const MENU_MANAGE: Find = is(Role::MenuItem, users::manage).state(State::Usable);

/// The switches of *Add to existing products*.
pub(super) const SWITCH_ADD_MOVE: Move = move_to(
    &[SWITCH_OFF.inside(IN_ADD_PRODUCT)],
    Done::Seen(&[SWITCH_ON.inside(IN_ADD_PRODUCT)]),
);
/// *Add*.
pub(super) const PRESS_ADD_MOVE: Move = move_to(
    &[button(manage::add).inside(IN_ADD)],
    Done::Made(&[Change::Assigned], &[CLOSE.inside(IN_ADD)]),
);
const CHOOSE_ADD: Move = move_to(
    &[is(Role::Radio, manage::add_choice)
        .inside(IN_MANAGE)
        .state(State::Off)],
    Done::Seen(&[is(Role::Radio, manage::add_choice)
        .inside(IN_MANAGE)
        .state(State::On)]),
);
const NEXT_TO_ADD: Move = Move {
    target: &[button(common::next).inside(IN_MANAGE)],
    needs: Some(is(Role::Radio, manage::add_choice).state(State::On)),
    done: Done::Seen(&[is(Role::Dialog, manage::add_title)]),
};

pub(super) const STEP_LICENSES_AND_APPS: Step = step(
    guidance_steps::open_licenses_and_apps,
    &[move_to(
        &[is(Role::Tab, user::licenses_tab).inside(IN_PANE)],
        Done::Seen(&[is(Role::Tab, user::licenses_tab)
            .inside(IN_PANE)
            .state(State::Selected)]),
    )],
);
/// The section *Licenses* of a user's pane.
pub(super) const OPEN_SECTION: Move = move_to(
    &[is(Role::Button, user::licenses)
        .inside(IN_PANE)
        .state(State::Closed)],
    Done::Seen(&[is(Role::Button, user::licenses)
        .inside(IN_PANE)
        .state(State::Open)]),
);
pub(super) const CAN_SAVE_CHANGES: Find = button(user::save).inside(IN_PANE);
const TICK: Move = move_to(&[BOX_OFF], Done::Seen(&[CAN_SAVE_CHANGES]));
/// *Save changes*: the answer is a result in the pane.
pub(super) const fn save_changes(kinds: &'static [Change]) -> Move {
    move_to(&[CAN_SAVE_CHANGES], Done::Made(kinds, SAVED))
}
const SAVED: &[Find] = &[
    Find::new(Role::Status, Name::Holds(result::saved)).inside(IN_PANE),
    Find::new(Role::Alert, Name::Any).inside(IN_PANE),
];
