//! Buying and giving up licenses: the article on buying that the July 2020 article leads to.

use crate::catalog::QuantityFlow;
use crate::guidance::{
    Change, Chapter, Done, Find, Label, Move, Name, Place, Role, Step, Task, TaskId, Words,
};

use super::{button, is, move_to, BILLING, CLOSE, IN_NAVIGATION, IN_PANE, OPEN_NAVIGATION};

pub(super) const TASKS: &[Task] = &[
    Task {
        id: TaskId::ChangeQuantity,
        chapter: Chapter::Billing,
        title: Words::TitleChangeQuantity,
        here: |edition| edition.quantity == QuantityFlow::YourProducts,
        steps: &[
            Step {
                words: Words::GoYourProducts,
                note: None,
                optional: false,
                moves: &[move_to(
                    &[
                        is(Role::Link, Label::YourProducts).inside(IN_NAVIGATION),
                        BILLING,
                        OPEN_NAVIGATION,
                    ],
                    Done::Seen(&[is(Role::Table, Label::YourProducts)]),
                )],
            },
            Step {
                words: Words::OpenQuantity,
                note: None,
                optional: false,
                moves: &[
                    open_subscription(&[Find::new(Role::Button, Name::Any)
                        .inside(&[(Role::Table, Name::Is(Label::YourProducts))])]),
                    OPEN_QUANTITY,
                ],
            },
            STEP_TOTAL,
            Step {
                words: Words::PressSubmitChange,
                note: None,
                optional: false,
                moves: &[
                    move_to(
                        &[SUBMIT_CHANGE],
                        Done::Made(&[Change::Quantity], &[CLOSE.inside(IN_QUANTITY)]),
                    ),
                    CLOSE_QUANTITY,
                ],
            },
        ],
    },
    Task {
        id: TaskId::ChangeQuantity,
        chapter: Chapter::Billing,
        title: Words::TitleChangeQuantity,
        here: |edition| edition.quantity == QuantityFlow::Subscriptions,
        steps: &[
            Step {
                words: Words::GoSubscriptions,
                note: None,
                optional: false,
                moves: &[move_to(
                    &[
                        is(Role::Link, Label::Subscriptions).inside(IN_NAVIGATION),
                        BILLING,
                        OPEN_NAVIGATION,
                    ],
                    Done::Seen(&[is(Role::Table, Label::Subscriptions)]),
                )],
            },
            Step {
                words: Words::OpenQuantity,
                note: None,
                optional: false,
                moves: &[
                    open_subscription(&[Find::new(Role::Button, Name::Any)
                        .inside(&[(Role::Table, Name::Is(Label::Subscriptions))])]),
                    OPEN_QUANTITY,
                ],
            },
            STEP_TOTAL,
            Step {
                words: Words::PressSubmit,
                note: None,
                optional: false,
                moves: &[
                    move_to(
                        &[SUBMIT],
                        Done::Made(&[Change::Quantity], &[CLOSE.inside(IN_QUANTITY)]),
                    ),
                    CLOSE_QUANTITY,
                ],
            },
        ],
    },
];

const IN_QUANTITY: &[Place] = &[(Role::Dialog, Name::Is(Label::AddRemoveLicenses))];

const CHANGE: Find = button(Label::AddRemoveLicenses).inside(IN_PANE);
const SUBMIT_CHANGE: Find = button(Label::SubmitChange).inside(IN_QUANTITY);
const SUBMIT: Find = button(Label::Submit).inside(IN_QUANTITY);

const CAN_CHANGE: Done = Done::Seen(&[is(Role::Button, Label::AddRemoveLicenses).inside(IN_PANE)]);

const fn open_subscription(target: &'static [Find]) -> Move {
    move_to(target, CAN_CHANGE)
}

const OPEN_QUANTITY: Move = move_to(
    &[CHANGE],
    Done::Seen(&[is(Role::Dialog, Label::AddRemoveLicenses)]),
);
const CLOSE_QUANTITY: Move = move_to(
    &[CLOSE.inside(IN_QUANTITY)],
    Done::Gone(is(Role::Dialog, Label::AddRemoveLicenses)),
);
const STEP_TOTAL: Step = Step {
    words: Words::FillTotal,
    note: Some(Words::FillTotalNote),
    optional: false,
    moves: &[move_to(
        &[is(Role::TextBox, Label::TotalLicenses).inside(IN_QUANTITY)],
        Done::Seen(&[SUBMIT_CHANGE, SUBMIT]),
    )],
};
