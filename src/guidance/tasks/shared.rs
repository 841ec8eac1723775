//! What the steps of several tasks are made of: how finds, moves and steps are written, and those that tasks share.

use crate::catalog::{Edition, HoldersFlow};
use crate::guidance::{Done, Find, Move, Name, Place, Role, State, Step};
use crate::i18n::{
    keys::{common, components, licenses, shell, user, users},
    Key,
};

/// The product's page has users and groups in lists of their own.
pub(super) fn two_lists(edition: &Edition) -> bool {
    edition.has_product_page() && edition.holders == HoldersFlow::UsersAndGroups
}

/// What has this label.
pub(super) const fn is(role: Role, label: Key) -> Find {
    Find::new(role, Name::Is(label))
}

/// A button with this label that can be pressed.
pub(super) const fn button(label: Key) -> Find {
    is(Role::Button, label).state(State::Usable)
}

/// A step with nothing more to know, which can't be left out.
pub(super) const fn step(words: Key, moves: &'static [Move]) -> Step {
    Step {
        words,
        note: None,
        optional: false,
        moves,
    }
}

/// A move that needs nothing else on the screen.
pub(super) const fn move_to(target: &'static [Find], done: Done) -> Move {
    Move {
        target,
        needs: None,
        done,
    }
}

pub(super) const IN_NAVIGATION: &[Place] = &[(Role::Navigation, Name::Is(shell::navigation))];
pub(super) const IN_MAIN: &[Place] = &[(Role::Main, Name::Any)];
pub(super) const IN_PANE: &[Place] = &[(Role::Dialog, Name::Any)];
pub(super) const IN_PRODUCT: &[Place] = &[(Role::Dialog, Name::Any), (Role::Group, Name::Any)];

const IN_USERS: &[Place] = &[(Role::Grid, Name::Is(users::title)), (Role::GridCell, Name::Any)];
const IN_USERS_NAMES: &[Place] = &[(Role::Grid, Name::Is(users::title)), (Role::RowHeader, Name::Any)];
pub(super) const IN_HOLDERS: &[Place] = &[
    (Role::Grid, Name::Is(licenses::users)),
    (Role::GridCell, Name::Any),
];
pub(super) const IN_HOLDERS_NAMES: &[Place] = &[
    (Role::Grid, Name::Is(licenses::users)),
    (Role::RowHeader, Name::Any),
];
const IN_LICENSES: &[Place] = &[(Role::Table, Name::Is(licenses::title))];

pub(super) const OPEN_NAVIGATION: Find = button(shell::open_navigation).state(State::Closed);

/// Users > Active users, wherever the link is hidden.
const TO_USERS: &[Find] = &[
    is(Role::Link, users::title).inside(IN_NAVIGATION),
    USERS_CLOSED,
    OPEN_NAVIGATION,
];
/// Billing > Licenses, wherever the link is hidden.
const TO_LICENSES: &[Find] = &[
    is(Role::Link, licenses::title).inside(IN_NAVIGATION),
    BILLING,
    OPEN_NAVIGATION,
];
pub(super) const USERS_CLOSED: Find = is(Role::Button, shell::users)
    .inside(IN_NAVIGATION)
    .state(State::Closed);
pub(super) const BILLING: Find = is(Role::Button, shell::billing)
    .inside(IN_NAVIGATION)
    .state(State::Closed);

pub(super) const GO_USERS: Move = move_to(TO_USERS, Done::Seen(&[is(Role::Grid, users::title)]));
pub(super) const GO_LICENSES: Move = move_to(TO_LICENSES, Done::Seen(&[is(Role::Table, licenses::title)]));

/// *More options (...)*, closed.
pub(super) const MORE_OPTIONS: Find = is(Role::Button, components::more_options)
    .inside(IN_MAIN)
    .state(State::Closed);

pub(super) const SELECTED: Find = Find::new(Role::Checkbox, Name::Is(users::select::KEY))
    .inside(IN_USERS)
    .state(State::On);
pub(super) const NOT_SELECTED: Find = SELECTED.state(State::Off);
/// Somebody is selected, also where filters or the length of the list hide who.
pub(super) const SOME_SELECTED: Find = Find::new(Role::Status, Name::Holds(users::selected::KEY))
    .inside(IN_MAIN)
    .beside(&is(Role::Grid, users::title));

/// The circles, or the boxes, before the names.
pub(super) const SELECT: Move = move_to(&[NOT_SELECTED], Done::Seen(&[SELECTED]));

/// The name that opens a user's pane.
pub(super) const OPEN_PERSON: Move = move_to(
    &[Find::new(Role::Button, Name::Any).inside(IN_USERS_NAMES)],
    Done::Seen(&[is(Role::Tab, user::licenses_tab)]),
);

/// A product on the Licenses page.
pub(super) const OPEN_PRODUCT: Move = move_to(
    &[Find::new(Role::Link, Name::Any).inside(IN_LICENSES)],
    Done::Seen(&[button(licenses::assign).inside(IN_MAIN)]),
);

/// Products in a pane: all that are off, one that is on.
pub(super) const SWITCH_OFF: Find = Find::new(Role::Switch, Name::OfGroup)
    .inside(IN_PRODUCT)
    .state(State::Off);
pub(super) const SWITCH_ON: Find = SWITCH_OFF.state(State::On);
pub(super) const BOX_OFF: Find = Find::new(Role::Checkbox, Name::OfGroup)
    .inside(IN_PRODUCT)
    .state(State::Off);
pub(super) const BOX_ON: Find = BOX_OFF.state(State::On);

pub(super) const CLOSE: Find = button(common::close).inside(IN_PANE);
