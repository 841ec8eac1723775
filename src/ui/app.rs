//! The app: the shell, and the page of the current route.
use leptos::prelude::*;

use super::{
    components::Choice,
    location::{provide_route, use_route},
    pages,
    route::Route,
    shell::{SaveState, Shell, ShellState},
    text::use_locale,
};
use crate::t;

/// Puts the app on the screen, in the body of the document.
pub fn mount() {
    use_locale().start();
    leptos::mount::mount_to_body(App);
}

/// The whole interface.
#[component]
pub fn App() -> impl IntoView {
    provide_route();
    let state = ShellState {
        tenant: Signal::stored("Waterlinie".to_owned()),
        edition: Signal::stored("Worldwide 2020".to_owned()),
        saving: Signal::stored(SaveState::Saved("14:32".to_owned())),
        undo: Signal::stored(None),
        redo: Signal::stored(None),
        roles: Signal::derive(|| vec![Choice::new("global", "Global admin")]),
        role: Signal::stored("global".to_owned()),
        has_licenses: Signal::stored(true),
        on_role: Callback::new(|_| {}),
        on_undo: Callback::new(|()| {}),
        on_redo: Callback::new(|()| {}),
        on_export: Callback::new(|()| {}),
    };
    view! {
        <Shell state>
            {page}
        </Shell>
    }
}

/// The page of the current route.
fn page() -> AnyView {
    match use_route().get() {
        #[cfg(debug_assertions)]
        Route::Gallery => view! { <pages::gallery::Gallery/> }.into_any(),
        route => view! { <NotFound route/> }.into_any(),
    }
}

/// The page for an address that leads nowhere.
#[component]
fn NotFound(route: Route) -> impl IntoView {
    let address = route.href();
    view! {
        <div class="page">
            <h1 class="page-title">{move || t!(shell.not_found)}</h1>
            <p>{move || t!(shell.not_found_text, address = address.clone())}</p>
            <p><a href=Route::Users.href()>{move || t!(shell.go_to_users)}</a></p>
        </div>
    }
}
