//! What somebody is busy with on Active users: the pane that is open, and what it is about.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Place, UserIx};
use crate::ui::components::Action;
use crate::ui::panes::ReplaceOnePane;

use super::add::add_user;
use super::custom_filter::CustomFilterPane;
use super::delete::delete_pane;
use super::export::ExportPane;
use super::filtering::Filtering;
use super::import::import_people;
use super::location::location_pane;
use super::manage::ManagePane;
use super::pane::UserPane;
use super::product_licenses::ProductLicensesPane;

/// The work that has a pane of its own. One person's own pane is in the address instead.
#[derive(Clone, PartialEq, Eq)]
pub enum Work {
    /// *Manage product licenses* of these people, in the order of the grid.
    Manage(Vec<UserIx>),
    /// One person's own pane, at their licenses.
    UserLicenses(UserIx),
    /// *Replace one product* of these people, in the order of the grid.
    ReplaceOne(Vec<UserIx>),
    /// *Product licenses* of one person.
    ProductLicenses(UserIx),
    /// *Custom filter*: a new one, or (`true`) the one in force.
    CustomFilter(Filtering, bool),
    /// *Export users*: these people, in the order of the grid.
    Export(Arc<Vec<UserIx>>),
    /// *Add a user*, or *New user*.
    AddUser,
    /// *Add multiple users*.
    ImportPeople,
    /// *Delete users*: these people.
    Delete(Vec<UserIx>),
    /// One location for these people.
    Location(Vec<UserIx>),
}

impl Work {
    /// Its pane.
    pub fn pane(self, on_close: Action) -> AnyView {
        match self {
            Work::Manage(users) => view! { <ManagePane users on_close/> }.into_any(),
            Work::UserLicenses(user) => view! { <UserPane user at_licenses=true on_close/> }.into_any(),
            Work::ReplaceOne(users) => {
                view! { <ReplaceOnePane users place=Place::ActiveUsers on_close/> }.into_any()
            }
            Work::ProductLicenses(user) => view! { <ProductLicensesPane user on_close/> }.into_any(),
            Work::CustomFilter(filtering, edit) => {
                view! { <CustomFilterPane filtering edit on_close/> }.into_any()
            }
            Work::Export(users) => view! { <ExportPane users on_close/> }.into_any(),
            Work::AddUser => add_user(on_close),
            Work::ImportPeople => import_people(on_close),
            Work::Delete(users) => delete_pane(users, on_close),
            Work::Location(users) => location_pane(users, on_close),
        }
    }
}
