//! The frame around every page: top bar, navigation, the place for panes. It knows no tenant: the app gives it a
//! [`ShellState`] of signals and callbacks.

mod appearance;
mod arriving;
mod edition_notice;
mod navigation;
pub mod places;
mod shortcuts;
mod state;
mod tips;
mod top_bar;

use leptos::prelude::*;

use super::{components::pane_host::PaneHost, dom};
use crate::text;

pub use arriving::Arrivals;
pub use shortcuts::Shortcuts;
pub use state::{SaveState, ShellState};

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
    /// The side panel: a region with room of its own, which stays live while a pane is open.
    panel: AnyView,
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
            data-panel=move || state.panel.get()
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
            {panel}
            <div class="pane-place" class:pane-open=move || panes.is_open()>
                <div class="scrim" aria-hidden="true"></div>
                <div id=super::components::pane_host::HOST_ID></div>
            </div>
        </div>
    }
    .into_any()
}
