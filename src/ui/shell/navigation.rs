//! The left navigation: pages of the real admin center above the line, Zetel's own below it.
//!
//! Below 1024 px a rail of icons, with names on focus and hover; below 640 px a drawer.
//!
//! | key | does |
//! |---|---|
//! | Esc in the drawer | closes it |
use leptos::prelude::*;

use super::{places, state::ShellState};
use crate::{
    text,
    ui::{dom, icons::Icon, location::use_route, route::Route, text::Text},
};

/// Which link is the current page's: a page inside another belongs to that one.
fn belongs(route: &Route, link: &Route) -> bool {
    match route {
        Route::User(_) => *link == Route::Users,
        Route::Product(_) => *link == Route::Licenses,
        Route::Group(_) => *link == Route::Groups,
        Route::Exercise(_) => *link == Route::Practice,
        other => other == link,
    }
}

/// The navigation.
#[component]
pub(super) fn Navigation(
    state: ShellState,
    /// Whether the drawer is open, on a narrow screen.
    drawer: RwSignal<bool>,
    /// While a pane is open.
    inert: Signal<bool>,
) -> impl IntoView {
    let users_open = RwSignal::new(true);
    let billing_open = RwSignal::new(true);
    let bills = Memo::new(move |_| {
        let billing = [Route::Subscriptions, Route::Licenses];
        billing.iter().any(|place| places::exists(place, state))
    });
    let route = use_route();
    // Whoever went somewhere is done with the drawer.
    Effect::new(move |_| {
        route.track();
        drawer.set(false);
    });
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && drawer.get_untracked() {
            drawer.set(false);
            if let Some(button) = dom::by_id("open-navigation") {
                dom::focus(&button);
            }
        }
    };
    view! {
        <nav
            class="navigation"
            id="navigation"
            class:navigation-open=move || drawer.get()
            aria-label=text!(shell.navigation)
            inert=move || inert.get()
            on:keydown=on_key
        >
            <ul class="nav-list">
                {link(Route::Home, state, false)}
                {group(Icon::Person, text!(shell.users), users_open, move || {
                    view! {
                        {link(Route::Users, state, true)}
                        {link(Route::DeletedUsers, state, true)}
                    }
                    .into_any()
                })}
                {link(Route::Groups, state, false)}
                {link(Route::Roles, state, false)}
                <Show when=move || bills.get()>
                    {group(Icon::Card, text!(shell.billing), billing_open, move || view! {
                        {link(Route::Subscriptions, state, true)}
                        {link(Route::Licenses, state, true)}
                    }.into_any())}
                </Show>
            </ul>
            <div class="nav-own">
                <h2 class="nav-title" id="nav-own">{text!(shell.only_in_zetel)}</h2>
                <ul class="nav-list" aria-labelledby="nav-own">
                    {link(Route::Practice, state, false)}
                    {link(Route::Console, state, false)}
                    {link(Route::History, state, false)}
                    {link(Route::Rules, state, false)}
                    {link(Route::Request, state, false)}
                    {link(Route::Changes, state, false)}
                    {link(Route::Sandbox, state, false)}
                    <li>
                        <button
                            type="button"
                            class="nav-item"
                            aria-haspopup="dialog"
                            on:click=move |_| {
                                drawer.set(false);
                                state.on_shortcuts.run(());
                            }
                        >
                            {Icon::Keyboard.view(20)}
                            <span class="nav-word">{text!(shell.shortcuts)}</span>
                        </button>
                    </li>
                </ul>
            </div>
            <p class="affiliation">{text!(shell.affiliation)}</p>
        </nav>
        <Show when=move || drawer.get()>
            <div class="drawer-scrim" aria-hidden="true" on:click=move |_| drawer.set(false)></div>
        </Show>
    }
    .into_any()
}

/// A group of pages, with a head that opens and closes it (not in the rail, where its pages stand alone).
fn group(
    icon: Icon,
    label: Text,
    open: RwSignal<bool>,
    children: impl Fn() -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let id = dom::unique_id("nav-group");
    let controls = id.clone();
    view! {
        <li class="nav-group" class:nav-closed=move || !open.get()>
            <button
                type="button"
                class="nav-item nav-head"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=controls
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {icon.view(20)}
                <span class="nav-word">{move || label.get()}</span>
                {Icon::ChevronDown.view(16)}
            </button>
            <ul class="nav-children" id=id>{children()}</ul>
        </li>
    }
}

/// A page, where the edition has it.
fn link(to: Route, state: ShellState, child: bool) -> AnyView {
    let there = {
        let to = to.clone();
        Memo::new(move |_| places::exists(&to, state))
    };
    (move || there.get().then(|| present(to.clone(), state, child))).into_any()
}

fn present(to: Route, state: ShellState, child: bool) -> AnyView {
    let route = use_route();
    let href = to.href();
    let icon = places::icon(&to).view(20);
    let name = to.clone();
    let here = move || route.with(|route| belongs(route, &to));
    view! {
        <li>
            <a
                class="nav-item"
                class:nav-child=child
                href=href
                aria-current=move || here().then_some("page")
            >
                {icon}
                <span class="nav-word">{move || places::label(&name, state)}</span>
            </a>
        </li>
    }
    .into_any()
}
