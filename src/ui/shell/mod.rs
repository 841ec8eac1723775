//! The frame around every page: top bar, navigation, the place for panes. It knows no tenant: the app gives it a
//! [`ShellState`] of signals and callbacks.

mod appearance;
mod arriving;
mod edition_notice;
mod navigation;
pub mod places;
mod shortcuts;
mod tips;
mod top_bar;

use leptos::prelude::*;

use super::{
    components::{pane_host::PaneHost, Action, Choice, Handler},
    dom,
};
use crate::text;

pub use arriving::Arrivals;
pub use shortcuts::Shortcuts;

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
    /// Where the guidance stands while it is open: `right`, `left` or `bottom`.
    pub guidance_side: Signal<&'static str>,
    /// Opens or closes the guidance.
    pub on_guidance: Action,
}

/// The frame. Its children are the page.
#[component]
pub fn Shell(
    /// What it shows.
    state: ShellState,
    /// The pages that came late.
    arrivals: Arrivals,
    /// The search of the top bar.
    find: AnyView,
    /// A line above the page, where something happened that no page shows.
    notice: AnyView,
    /// The guidance: a region with room of its own, which stays live while a pane is open.
    guidance: AnyView,
    /// The page.
    children: Children,
) -> impl IntoView {
    let panes = PaneHost::provide();
    let drawer = RwSignal::new(false);
    arriving::follow(arrivals);
    shortcuts::listen(state);
    tips::listen();
    let skip = move |_| {
        // By script: the fragment of the address is the route.
        if let Some(main) = dom::by_id("main") {
            dom::focus(&main);
        }
    };
    view! {
        <div
            class="shell"
            class:select-boxes=move || state.boxes.get()
            data-guidance=move || state.guidance.get().then(|| state.guidance_side.get())
        >
            <button type="button" class="skip" on:click=skip>{text!(shell.skip)}</button>
            <top_bar::TopBar state drawer find/>
            <navigation::Navigation state drawer inert=Signal::derive(move || panes.is_open())/>
            <div class="notices">
                {move || state.edition_notice.get().map(edition_notice::view)}
                {notice}
            </div>
            <main class="main" id="main" tabindex="-1" inert=move || panes.is_open()>
                {children()}
            </main>
            {guidance}
            <div class="pane-place" class:pane-open=move || panes.is_open()>
                <div class="scrim" aria-hidden="true"></div>
                <div id=super::components::pane_host::HOST_ID></div>
            </div>
        </div>
    }
    .into_any()
}
