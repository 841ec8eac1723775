//! What somebody is busy with on Active users: the pane that is open, and what it is about.

use leptos::prelude::*;

use crate::domain::UserIx;
use crate::ui::components::Action;

use super::manage::ManagePane;
use super::product_licenses::ProductLicensesPane;

/// The work that has a pane of its own. One person's own pane is in the address instead.
#[derive(Clone, PartialEq, Eq)]
pub enum Work {
    /// *Manage product licenses* of these people, in the order of the grid.
    Manage(Vec<UserIx>),
    /// *Product licenses* of one person.
    ProductLicenses(UserIx),
}

impl Work {
    /// Its pane.
    pub fn pane(self, on_close: Action) -> AnyView {
        match self {
            Work::Manage(users) => view! { <ManagePane users on_close/> }.into_any(),
            Work::ProductLicenses(user) => view! { <ProductLicensesPane user on_close/> }.into_any(),
        }
    }
}
