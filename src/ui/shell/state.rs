//! What the shell shows and what its buttons do: the signals and callbacks that the app gives it.
use leptos::prelude::*;

use crate::ui::components::{Action, Choice, Handler};

/// Whether the tenant is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Kept, at a time as people write it in the language of the interface: *14:32*.
    Saved(String),
    /// Being written.
    Saving,
    /// Another tab is at work; this one shows what that one has kept.
    Elsewhere,
    /// Not kept: storage is full or blocked. The shell offers the export.
    NotSaved,
}

/// What the shell shows and what its buttons do.
#[derive(Clone, Copy)]
pub struct ShellState {
    /// The tenant's name.
    pub tenant: Signal<String>,
    /// The edition, in short: *Worldwide 2020*.
    pub edition: Signal<String>,
    /// What has to be known of the edition on every page, and where that leads.
    pub edition_notice: Signal<Option<(String, Option<&'static str>)>>,
    /// Whether rows are selected by boxes; else by circles.
    pub boxes: Signal<bool>,
    /// Whether the tenant is kept.
    pub saving: Signal<SaveState>,
    /// What undo would take back, in words; `None` when there is nothing.
    pub undo: Signal<Option<String>>,
    /// What redo would bring back, in words; `None` when there is nothing.
    pub redo: Signal<Option<String>>,
    /// Why nothing can be undone or redone whatever there is, in words.
    pub frozen: Signal<Option<String>>,
    /// The date of the simulated world, as people write it.
    pub clock: Signal<String>,
    /// How many groups wait for their turn.
    pub waiting: Signal<usize>,
    /// The roles somebody can act in.
    pub roles: Signal<Vec<Choice>>,
    /// The value of the role in use.
    pub role: Signal<String>,
    /// Whether the edition has the *Licenses* page.
    pub has_licenses: Signal<bool>,
    /// Whether the edition has the *Deleted users* page.
    pub has_deleted: Signal<bool>,
    /// Whether the edition has the *Groups* page.
    pub has_groups: Signal<bool>,
    /// The name of the page where quantities change, if the edition has one.
    pub quantities: Signal<Option<String>>,
    /// Whether the edition has the *Roles* page.
    pub has_roles: Signal<bool>,
    /// Takes on a role.
    pub on_role: Handler<String>,
    /// Opens the clock.
    pub on_clock: Action,
    /// Lets the groups that wait have their turn.
    pub on_process: Action,
    /// Undoes.
    pub on_undo: Action,
    /// Redoes.
    pub on_redo: Action,
    /// Shows the list of keys.
    pub on_shortcuts: Action,
    /// Exports the tenant, when it cannot be saved.
    pub on_export: Action,
    /// Whether the guidance is open.
    pub guidance: Signal<bool>,
    /// Where the side panel stands while it is there: `right`, `left` or `bottom`.
    pub panel: Signal<Option<&'static str>>,
    /// Opens or closes the guidance.
    pub on_guidance: Action,
}
