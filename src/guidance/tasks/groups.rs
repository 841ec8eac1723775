//! Licenses for groups on the tab *Groups* of a product's page (DOMAIN 1.11).

use crate::catalog::Edition;
use crate::guidance::{Change, Chapter, Done, Find, Move, Name, Place, Role, State, Step, Task, TaskId};
use crate::i18n::keys::{groups, guidance_steps, licenses, users};

use super::assign::{STEP_GO_LICENSES, STEP_SELECT_PRODUCT};
use super::shared::{button, is, move_to, step, two_lists, CLOSE, IN_MAIN};

pub(super) const TASKS: &[Task] = &[
    Task {
        id: TaskId::AssignGroups,
        chapter: Chapter::Licenses,
        title: guidance_steps::title_assign_groups,
        here,
        steps: &[
            STEP_GO_LICENSES,
            STEP_SELECT_PRODUCT,
            STEP_TAB,
            step(
                guidance_steps::open_assign,
                &[move_to(
                    &[button(licenses::assign).inside(IN_MAIN)],
                    Done::Seen(&[is(Role::Dialog, groups::assign_pane)]),
                )],
            ),
            step(
                guidance_steps::choose_groups,
                &[move_to(
                    &[Find::new(Role::Combobox, Name::Any).inside(IN_ASSIGN)],
                    Done::Seen(&[button(licenses::assign_button).inside(IN_ASSIGN)]),
                )],
            )
            .note(guidance_steps::choose_groups_note),
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
                        Done::Made(&[Change::GroupAssigned], &[CLOSE.inside(IN_ASSIGN)]),
                    ),
                    move_to(
                        &[CLOSE.inside(IN_ASSIGN)],
                        Done::Gone(is(Role::Dialog, groups::assign_pane)),
                    ),
                ],
            )
            .note(guidance_steps::groups_wait_note),
        ],
    },
    Task {
        id: TaskId::UnassignGroups,
        chapter: Chapter::Licenses,
        title: guidance_steps::title_unassign_groups,
        here,
        steps: &[
            STEP_GO_LICENSES,
            STEP_SELECT_PRODUCT,
            STEP_TAB,
            step(
                guidance_steps::select_groups,
                &[move_to(&[GROUP.state(State::Off)], Done::Seen(&[GROUP]))],
            ),
            step(
                guidance_steps::open_unassign,
                &[Move {
                    target: &[button(licenses::unassign).inside(IN_MAIN)],
                    needs: Some(GROUP),
                    done: Done::Seen(&[is(Role::Dialog, licenses::unassign)]),
                }],
            ),
            step(
                guidance_steps::press_unassign,
                &[
                    move_to(
                        &[button(licenses::unassign_button).inside(IN_UNASSIGN)],
                        Done::Made(&[Change::GroupUnassigned], &[CLOSE.inside(IN_UNASSIGN)]),
                    ),
                    move_to(
                        &[CLOSE.inside(IN_UNASSIGN)],
                        Done::Gone(is(Role::Dialog, licenses::unassign)),
                    ),
                ],
            )
            .note(guidance_steps::groups_wait_note),
        ],
    },
];

fn here(edition: &Edition) -> bool {
    two_lists(edition) && edition.groups_in_admin_center
}

const IN_ASSIGN: &[Place] = &[(Role::Dialog, Name::Is(groups::assign_pane))];
const IN_UNASSIGN: &[Place] = &[(Role::Dialog, Name::Is(licenses::unassign))];
const GROUP: Find = is(Role::Checkbox, users::select::KEY)
    .inside(&[(Role::Grid, Name::Is(groups::title)), (Role::GridCell, Name::Any)])
    .state(State::On);

const TAB: Find = is(Role::Tab, groups::title).inside(IN_MAIN);
const STEP_TAB: Step = step(
    guidance_steps::choose_groups_tab,
    &[move_to(&[TAB], Done::Seen(&[TAB.state(State::Selected)]))],
);
