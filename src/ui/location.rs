//! The current route as a signal that follows the fragment of the address, unless something unsaved asks first.
use std::cell::RefCell;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;

use super::route::Route;
use super::visited;

/// Something that would be lost by leaving: whether it is there, and what asks the person.
type Guard = (Signal<bool>, Callback<(Route,)>);

thread_local! {
    // What is open, latest last. Outside any reactive owner: the browser moves when it likes.
    static GUARDS: RefCell<Vec<Guard>> = const { RefCell::new(Vec::new()) };
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Starts following the address. Call once, where the app is mounted.
pub fn provide_route() -> ReadSignal<Route> {
    let (route, set_route) = signal(Route::parse(&fragment()));
    visited::arrive();
    let listener = window_event_listener_untyped("hashchange", move |_| {
        let next = Route::parse(&fragment());
        let here = route.get_untracked();
        if here == next {
            return;
        }
        match guard() {
            Some(ask) if put_back(&here).is_ok() => ask.run((next,)),
            _ => {
                visited::leave();
                visited::arrive();
                set_route.set(next);
            }
        }
    });
    on_cleanup(move || listener.remove());
    provide_context(route);
    route
}

/// Asks before this component's place is left by a link or by *Back*, as long as `unsaved` says so: the address stays,
/// and `ask` gets the route that was wanted.
pub fn ask_before_leaving(unsaved: Signal<bool>, ask: Callback<(Route,)>) {
    GUARDS.with_borrow_mut(|guards| guards.push((unsaved, ask)));
    on_cleanup(move || GUARDS.with_borrow_mut(|guards| guards.retain(|guard| guard.0 != unsaved)));
}

/// What asks before the current place is left, if anything has to.
fn guard() -> Option<Callback<(Route,)>> {
    GUARDS.with_borrow(|guards| {
        let unsaved = |guard: &&Guard| guard.0.try_get_untracked() == Some(true);
        guards.iter().rev().find(unsaved).map(|guard| guard.1)
    })
}

/// Puts the address back that the page still shows.
fn put_back(route: &Route) -> Result<(), JsValue> {
    let history = window().history()?;
    history.push_state_with_url(&visited::here(), "", Some(&route.href()))
}

/// The current route.
pub fn use_route() -> ReadSignal<Route> {
    use_context().unwrap_or_else(|| signal(Route::parse(&fragment())).0)
}

/// Goes to a route, as a click on a link to it would: one step in the browser's history.
pub fn go(route: &Route) {
    let _ = window().location().set_hash(&route.href());
}

/// Begins at a route, where the address has none of its own.
pub fn begin_at(route: &Route) {
    if fragment().len() <= 1 {
        go_instead(route);
    }
}

/// Goes to a route in place of the current one: *back* does not return to where we were.
pub fn go_instead(route: &Route) {
    let _ = window().location().replace(&route.href());
}
