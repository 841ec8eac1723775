//! Several users where *Manage product licenses* stands in the command bar, and buying where it has a button of its own
//! (DOMAIN 1.11).

use crate::catalog::{Edition, ManyUsersFlow, QuantityFlow};
use crate::guidance::{Change, Chapter, Done, Find, Move, Name, Place, Role, State, Step, Task, TaskId};
use crate::i18n::keys::{common, guidance_steps, manage, subscriptions, user, users};
use crate::i18n::Key;

use super::assign::GO_USERS_STEP;
use super::billing::STEP_GO_YOUR_PRODUCTS;
use super::shared::{
    button, is, move_to, step, BOX_OFF, CLOSE, IN_MAIN, IN_PANE, MORE_OPTIONS, NOT_SELECTED, SELECTED,
    SOME_SELECTED,
};

pub(super) const TASKS: &[Task] = &[
    Task {
        id: TaskId::AssignMany,
        chapter: Chapter::ActiveUsers,
        title: guidance_steps::title_assign_many,
        here: many,
        steps: &[
            GO_USERS_STEP,
            STEP_SELECT_SEVERAL,
            STEP_MANAGE,
            step(
                guidance_steps::choose_assign_more,
                &[
                    choose(&[radio(manage::assign_more_choice)], &[ASSIGN_MORE_ON]),
                    next(ASSIGN_MORE_ON),
                ],
            ),
            STEP_TICK_LICENSES,
            STEP_CLEAR_APPS,
            step(
                guidance_steps::press_save_done,
                &[save(&[Change::Assigned], DONE), leave(DONE)],
            )
            .note(guidance_steps::conflict_note),
        ],
    },
    Task {
        id: TaskId::UnassignMany,
        chapter: Chapter::Unassign,
        title: guidance_steps::title_unassign_many,
        here: many,
        steps: &[
            GO_USERS_STEP,
            STEP_SELECT_SEVERAL,
            STEP_MANAGE,
            step(
                guidance_steps::choose_unassign_all,
                &[choose(&[radio(manage::unassign_all)], &[UNASSIGN_ON])],
            )
            .note(guidance_steps::choose_unassign_all_note),
            step(
                guidance_steps::press_save_done,
                &[save(&[Change::Unassigned], DONE), leave(DONE)],
            ),
        ],
    },
    Task {
        id: TaskId::MoveUsers,
        chapter: Chapter::Unassign,
        title: guidance_steps::title_move_users,
        here: many,
        steps: &[
            GO_USERS_STEP,
            STEP_SELECT_SEVERAL,
            STEP_MANAGE,
            step(
                guidance_steps::choose_replace_short,
                &[choose(&[radio(manage::replace)], &[REPLACE_ON]), next(REPLACE_ON)],
            )
            .note(guidance_steps::choose_replace_note),
            STEP_TICK_LICENSES,
            step(
                guidance_steps::press_save_close,
                &[save(&[Change::Moved], &[CLOSE_MANAGE]), leave(&[CLOSE_MANAGE])],
            ),
        ],
    },
    Task {
        id: TaskId::ChangeQuantity,
        chapter: Chapter::Billing,
        title: guidance_steps::title_change_quantity,
        here: |edition| edition.quantity == QuantityFlow::BuyOrRemove,
        steps: &[
            STEP_GO_YOUR_PRODUCTS,
            step(
                guidance_steps::open_buy,
                &[
                    move_to(
                        &[Find::new(Role::Button, Name::Any)
                            .inside(&[(Role::Table, Name::Is(subscriptions::your_products))])],
                        Done::Seen(&[is(Role::Button, subscriptions::buy).inside(IN_PANE)]),
                    ),
                    move_to(
                        &[button(subscriptions::buy).inside(IN_PANE)],
                        Done::Seen(&[
                            is(Role::Dialog, subscriptions::buy),
                            is(Role::Dialog, subscriptions::remove),
                        ]),
                    ),
                ],
            ),
            step(
                guidance_steps::fill_quantity,
                &[move_to(
                    &[is(Role::TextBox, subscriptions::new_quantity).inside(IN_PANE)],
                    Done::Seen(&[button(common::save).inside(IN_PANE)]),
                )],
            )
            .note(guidance_steps::fill_total_note),
            step(
                guidance_steps::press_save,
                &[
                    move_to(
                        &[button(common::save).inside(IN_PANE)],
                        Done::Made(&[Change::Quantity], &[CLOSE]),
                    ),
                    move_to(
                        &[CLOSE],
                        Done::Gone(is(Role::TextBox, subscriptions::new_quantity)),
                    ),
                ],
            ),
        ],
    },
];

fn many(edition: &Edition) -> bool {
    edition.many_users == ManyUsersFlow::CommandBar
}

const IN_MANAGE: &[Place] = &[(Role::Dialog, Name::Is(users::manage))];
const IN_MANAGE_PRODUCT: &[Place] = &[(Role::Dialog, Name::Is(users::manage)), (Role::Group, Name::Any)];
const PANE: Find = is(Role::Dialog, users::manage);

/// Two at least: with one selected, the command opens that user's own pane.
const STEP_SELECT_SEVERAL: Step = step(
    guidance_steps::select_circles,
    &[move_to(&[NOT_SELECTED], Done::Seen(&[SELECTED.several()]))],
)
.note(guidance_steps::select_several_note);

/// *Manage product licenses*: in the bar, or where it has no room there, in *More options (...)*.
const STEP_MANAGE: Step = step(
    guidance_steps::open_manage_in_bar,
    &[Move {
        target: &[
            button(users::manage).inside(IN_MAIN),
            is(Role::MenuItem, users::manage).state(State::Usable),
            MORE_OPTIONS,
        ],
        needs: Some(SOME_SELECTED),
        done: Done::Seen(&[PANE]),
    }],
);

const fn radio(label: Key) -> Find {
    is(Role::Radio, label).inside(IN_MANAGE).state(State::Off)
}

const ASSIGN_MORE_ON: Find = radio(manage::assign_more_choice).state(State::On);
const REPLACE_ON: Find = radio(manage::replace).state(State::On);
const UNASSIGN_ON: Find = radio(manage::unassign_all).state(State::On);

const fn choose(off: &'static [Find], on: &'static [Find]) -> Move {
    move_to(off, Done::Seen(on))
}

const NEXT: &[Find] = &[button(common::next).inside(IN_MANAGE)];
const SECTIONS: &[Find] = &[is(Role::Button, user::licenses).inside(IN_MANAGE)];
const fn next(chosen: Find) -> Move {
    Move {
        target: NEXT,
        needs: Some(chosen),
        done: Done::Seen(SECTIONS),
    }
}

const LICENSE_OFF: Find = BOX_OFF.inside(IN_MANAGE_PRODUCT);
const LICENSE_ON: Find = LICENSE_OFF.state(State::On);
const STEP_TICK_LICENSES: Step = step(
    guidance_steps::tick_licenses,
    &[move_to(&[LICENSE_OFF], Done::Seen(&[LICENSE_ON]))],
)
.note(guidance_steps::tick_licenses_note);

const APP_OFF: Find = Find::new(Role::Checkbox, Name::NotOfGroup)
    .inside(IN_MANAGE_PRODUCT)
    .state(State::Off);
const APP_ON: Find = APP_OFF.state(State::On);
const STEP_CLEAR_APPS: Step = step(
    guidance_steps::clear_apps,
    &[move_to(&[APP_ON], Done::Seen(&[APP_OFF]))],
)
.optional();

const DONE: &[Find] = &[button(manage::done).inside(IN_MANAGE)];
const CLOSE_MANAGE: Find = CLOSE.inside(IN_MANAGE);

const SAVE: &[Find] = &[button(user::save).inside(IN_MANAGE)];
const fn save(kinds: &'static [Change], answers: &'static [Find]) -> Move {
    move_to(SAVE, Done::Made(kinds, answers))
}

const fn leave(target: &'static [Find]) -> Move {
    move_to(target, Done::Gone(PANE))
}
