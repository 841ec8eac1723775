//! The current route as a signal that follows the fragment of the address.
use leptos::prelude::*;

use super::route::Route;

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Starts following the address. Call once, where the app is mounted.
pub fn provide_route() -> ReadSignal<Route> {
    let (route, set_route) = signal(Route::parse(&fragment()));
    let listener = window_event_listener_untyped("hashchange", move |_| {
        let next = Route::parse(&fragment());
        if route.get_untracked() != next {
            set_route.set(next);
        }
    });
    on_cleanup(move || listener.remove());
    provide_context(route);
    route
}

/// The current route.
pub fn use_route() -> ReadSignal<Route> {
    use_context().unwrap_or_else(|| signal(Route::parse(&fragment())).0)
}

/// Goes to a route, as a click on a link to it would: one step in the browser's history.
pub fn go(route: &Route) {
    let _ = window().location().set_hash(&route.href());
}

/// Goes to a route in place of the current one: *back* does not return to where we were.
pub fn go_instead(route: &Route) {
    let _ = window().location().replace(&route.href());
}
