//! The page of a product with one list of users and groups (DOMAIN 1.11).

use crate::catalog::{Edition, HoldersFlow};
use crate::guidance::{Change, Chapter, Done, Find, Move, Name, Place, Role, State, Step, Task, TaskId};
use crate::i18n::keys::{common, components, guidance_steps, licenses, users};

use super::assign::STEP_GO_LICENSES;
use super::shared::{button, is, move_to, step, CLOSE, IN_MAIN, IN_PANE, IN_PRODUCT};

pub(super) const TASKS: &[Task] = &[
    Task {
        id: TaskId::AssignProduct,
        chapter: Chapter::Licenses,
        title: guidance_steps::title_assign_product,
        here: one_list,
        steps: &[
            STEP_GO_LICENSES,
            STEP_SELECT_PRODUCT,
            step(
                guidance_steps::open_assign,
                &[move_to(
                    &[button(licenses::assign).inside(IN_MAIN)],
                    Done::Seen(&[is(Role::Dialog, licenses::assign)]),
                )],
            ),
            step(
                guidance_steps::choose_users_and_groups,
                &[move_to(
                    &[Find::new(Role::Combobox, Name::Any).inside(IN_ASSIGN)],
                    Done::Seen(&[button(licenses::assign_button).inside(IN_ASSIGN)]),
                )],
            )
            .note(guidance_steps::choose_users_and_groups_note),
            STEP_TURN_APPS,
            step(
                guidance_steps::press_assign,
                &[
                    move_to(
                        &[button(licenses::assign_button).inside(IN_ASSIGN)],
                        Done::Made(
                            &[Change::Assigned, Change::GroupAssigned],
                            &[CLOSE.inside(IN_ASSIGN)],
                        ),
                    ),
                    CLOSE_ASSIGN,
                ],
            )
            .note(guidance_steps::conflict_note),
        ],
    },
    Task {
        id: TaskId::ChangeApps,
        chapter: Chapter::Licenses,
        title: guidance_steps::title_change_apps,
        here: one_list,
        steps: &[
            STEP_GO_LICENSES,
            step(
                guidance_steps::select_user_or_group,
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
                    &[APP.state(State::On), APP.state(State::Off)],
                    Done::Seen(&[button(common::save).inside(IN_PANE)]),
                )],
            ),
            step(
                guidance_steps::press_save,
                &[
                    move_to(
                        &[button(common::save).inside(IN_PANE)],
                        Done::Made(&[Change::Apps, Change::GroupApps], &[CLOSE]),
                    ),
                    move_to(
                        &[CLOSE],
                        Done::Gone(is(Role::Button, common::close).inside(IN_PANE)),
                    ),
                ],
            ),
        ],
    },
    Task {
        id: TaskId::UnassignProduct,
        chapter: Chapter::Licenses,
        title: guidance_steps::title_unassign_product,
        here: one_list,
        steps: &[
            STEP_GO_LICENSES,
            STEP_SELECT_PRODUCT,
            step(
                guidance_steps::select_users_and_groups,
                &[move_to(&[HOLDER.state(State::Off)], Done::Seen(&[HOLDER]))],
            )
            .note(guidance_steps::select_users_and_groups_note),
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
                        Done::Made(
                            &[Change::Unassigned, Change::GroupUnassigned],
                            &[CLOSE.inside(IN_UNASSIGN)],
                        ),
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
        id: TaskId::AssignGroups,
        chapter: Chapter::Licenses,
        title: guidance_steps::title_assign_groups,
        here: |edition| edition.assigns_on_licenses,
        steps: &[
            STEP_GO_LICENSES,
            step(
                guidance_steps::open_assign_on_licenses,
                &[move_to(
                    &[button(licenses::assign).inside(IN_MAIN)],
                    Done::Seen(&[is(Role::Dialog, licenses::assign)]),
                )],
            ),
            step(
                guidance_steps::choose_groups,
                &[move_to(
                    &[Find::new(Role::Combobox, Name::Any).inside(IN_ASSIGN)],
                    Done::Seen(&[CHOSEN]),
                )],
            )
            .note(guidance_steps::choose_groups_note),
            step(
                guidance_steps::choose_subscription,
                &[move_to(
                    &[is(Role::Combobox, licenses::subscription).inside(IN_ASSIGN)],
                    Done::Seen(&[button(licenses::assign).inside(IN_ASSIGN)]),
                )],
            ),
            STEP_TURN_APPS,
            step(
                guidance_steps::press_assign_groups,
                &[
                    move_to(
                        &[button(licenses::assign).inside(IN_ASSIGN)],
                        Done::Made(&[Change::GroupAssigned], &[CLOSE.inside(IN_ASSIGN)]),
                    ),
                    CLOSE_ASSIGN,
                ],
            )
            .note(guidance_steps::groups_wait_note),
        ],
    },
];

fn one_list(edition: &Edition) -> bool {
    edition.has_product_page() && edition.holders == HoldersFlow::OneList
}

const IN_ASSIGN: &[Place] = &[(Role::Dialog, Name::Is(licenses::assign))];
const IN_UNASSIGN: &[Place] = &[(Role::Dialog, Name::Is(licenses::unassign))];
const IN_HOLDERS: &[Place] = &[
    (Role::Grid, Name::Is(licenses::holders)),
    (Role::GridCell, Name::Any),
];
const IN_HOLDERS_NAMES: &[Place] = &[
    (Role::Grid, Name::Is(licenses::holders)),
    (Role::RowHeader, Name::Any),
];
const SOME_HOLDERS: Find = Find::new(Role::Status, Name::Holds(users::selected::KEY))
    .inside(IN_MAIN)
    .beside(&is(Role::Grid, licenses::holders));
const HOLDER: Find = is(Role::Checkbox, users::select::KEY)
    .inside(IN_HOLDERS)
    .state(State::On);
const APPS_OF_ONE: Find = is(Role::Heading, licenses::services).inside(IN_PANE);
const APP: Find = Find::new(Role::Checkbox, Name::Any).inside(IN_PRODUCT);
/// The button that takes away somebody or something chosen.
const CHOSEN: Find = is(Role::Button, components::remove_person::KEY).inside(IN_ASSIGN);

const CLOSE_ASSIGN: Move = move_to(
    &[CLOSE.inside(IN_ASSIGN)],
    Done::Gone(is(Role::Dialog, licenses::assign)),
);

/// The Licenses page has an *Assign licenses* of its own; the tab is only on a product's page.
const OPEN_PRODUCT: Move = move_to(
    &[Find::new(Role::Link, Name::Any).inside(&[(Role::Table, Name::Is(licenses::title))])],
    Done::Seen(&[is(Role::Tab, licenses::errors_tab)]),
);
const STEP_SELECT_PRODUCT: Step =
    step(guidance_steps::select_product, &[OPEN_PRODUCT]).note(guidance_steps::select_product_note);

const STEP_TURN_APPS: Step = step(
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
.optional();
