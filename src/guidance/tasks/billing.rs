//! Buying and giving up licenses: the article on buying that the July 2020 article leads to.

use crate::catalog::QuantityFlow;
use crate::guidance::{Change, Chapter, Done, Find, Move, Name, Place, Role, Step, Task, TaskId};
use crate::i18n::keys::{guidance_steps, subscriptions};

use super::shared::{button, is, move_to, step, BILLING, CLOSE, IN_NAVIGATION, IN_PANE, OPEN_NAVIGATION};

pub(super) const TASKS: &[Task] = &[
    Task {
        id: TaskId::ChangeQuantity,
        chapter: Chapter::Billing,
        title: guidance_steps::title_change_quantity,
        here: |edition| edition.quantity == QuantityFlow::YourProducts,
        steps: &[
            STEP_GO_YOUR_PRODUCTS,
            step(
                guidance_steps::open_quantity,
                &[
                    open_subscription(&[Find::new(Role::Button, Name::Any)
                        .inside(&[(Role::Table, Name::Is(subscriptions::your_products))])]),
                    OPEN_QUANTITY,
                ],
            ),
            STEP_TOTAL,
            step(
                guidance_steps::press_submit_change,
                &[
                    move_to(
                        &[SUBMIT_CHANGE],
                        Done::Made(&[Change::Quantity], &[CLOSE.inside(IN_QUANTITY)]),
                    ),
                    CLOSE_QUANTITY,
                ],
            ),
        ],
    },
    Task {
        id: TaskId::ChangeQuantity,
        chapter: Chapter::Billing,
        title: guidance_steps::title_change_quantity,
        here: |edition| edition.quantity == QuantityFlow::Subscriptions,
        steps: &[
            step(
                guidance_steps::go_subscriptions,
                &[move_to(
                    &[
                        is(Role::Link, subscriptions::subscriptions).inside(IN_NAVIGATION),
                        BILLING,
                        OPEN_NAVIGATION,
                    ],
                    Done::Seen(&[is(Role::Table, subscriptions::subscriptions)]),
                )],
            ),
            step(
                guidance_steps::open_quantity,
                &[
                    open_subscription(&[Find::new(Role::Button, Name::Any)
                        .inside(&[(Role::Table, Name::Is(subscriptions::subscriptions))])]),
                    OPEN_QUANTITY,
                ],
            ),
            STEP_TOTAL,
            step(
                guidance_steps::press_submit,
                &[
                    move_to(
                        &[SUBMIT],
                        Done::Made(&[Change::Quantity], &[CLOSE.inside(IN_QUANTITY)]),
                    ),
                    CLOSE_QUANTITY,
                ],
            ),
        ],
    },
];

pub(super) const STEP_GO_YOUR_PRODUCTS: Step = step(
    guidance_steps::go_your_products,
    &[move_to(
        &[
            is(Role::Link, subscriptions::your_products).inside(IN_NAVIGATION),
            BILLING,
            OPEN_NAVIGATION,
        ],
        Done::Seen(&[is(Role::Table, subscriptions::your_products)]),
    )],
);

const IN_QUANTITY: &[Place] = &[(Role::Dialog, Name::Is(subscriptions::change))];

const CHANGE: Find = button(subscriptions::change).inside(IN_PANE);
const SUBMIT_CHANGE: Find = button(subscriptions::submit_change).inside(IN_QUANTITY);
const SUBMIT: Find = button(subscriptions::submit).inside(IN_QUANTITY);

const CAN_CHANGE: Done = Done::Seen(&[is(Role::Button, subscriptions::change).inside(IN_PANE)]);

const fn open_subscription(target: &'static [Find]) -> Move {
    move_to(target, CAN_CHANGE)
}

const OPEN_QUANTITY: Move = move_to(&[CHANGE], Done::Seen(&[is(Role::Dialog, subscriptions::change)]));
const CLOSE_QUANTITY: Move = move_to(
    &[CLOSE.inside(IN_QUANTITY)],
    Done::Gone(is(Role::Dialog, subscriptions::change)),
);
const STEP_TOTAL: Step = step(
    guidance_steps::fill_total,
    &[move_to(
        &[is(Role::TextBox, subscriptions::total).inside(IN_QUANTITY)],
        Done::Seen(&[SUBMIT_CHANGE, SUBMIT]),
    )],
)
.note(guidance_steps::fill_total_note);
