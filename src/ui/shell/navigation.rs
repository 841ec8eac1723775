//! The left navigation: pages of the real admin center above the line, Zetel's own below it.
//!
//! Below 1024 px a rail of icons, with names on focus and hover; below 640 px a drawer.
//!
//! | key | does |
//! |---|---|
//! | Esc in the drawer | closes it |
use leptos::prelude::*;

use super::ShellState;
use crate::{
    t,
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
    let quantities = Memo::new(move |_| state.quantities.with(Option::is_some));
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
            aria-label=move || t!(shell.navigation)
            inert=move || inert.get()
            on:keydown=on_key
        >
            <ul class="nav-list">
                {link(Route::Home, Icon::Home, Text::from(|| t!(shell.home)), false)}
                {group(Icon::Person, Text::from(|| t!(shell.users)), users_open, move || {
                    view! {
                        {link(Route::Users, Icon::Person, Text::from(|| t!(shell.active_users)), true)}
                        <Show when=move || state.has_deleted.get()>
                            {link(Route::DeletedUsers, Icon::Trash, Text::from(|| t!(deleted.title)), true)}
                        </Show>
                    }
                    .into_any()
                })}
                <Show when=move || state.has_groups.get()>
                    {link(Route::Groups, Icon::Group, Text::from(|| t!(shell.groups)), false)}
                </Show>
                <Show when=move || state.has_roles.get()>
                    {link(Route::Roles, Icon::Shield, Text::from(|| t!(permissions.title)), false)}
                </Show>
                <Show when=move || state.has_licenses.get() || quantities.get()>
                    {group(Icon::Card, Text::from(|| t!(shell.billing)), billing_open, move || view! {
                        <Show when=move || quantities.get()>
                            {link(Route::Subscriptions, Icon::Calendar, Text::from(move || state.quantities.get().unwrap_or_default()), true)}
                        </Show>
                        <Show when=move || state.has_licenses.get()>
                            {link(Route::Licenses, Icon::Card, Text::from(|| t!(shell.licenses)), true)}
                        </Show>
                    }.into_any())}
                </Show>
            </ul>
            <div class="nav-own">
                <h2 class="nav-title" id="nav-own">{move || t!(shell.only_in_zetel)}</h2>
                <ul class="nav-list" aria-labelledby="nav-own">
                    {link(Route::History, Icon::Clock, Text::from(|| t!(shell.history)), false)}
                    {link(Route::Rules, Icon::List, Text::from(|| t!(shell.rules)), false)}
                    {link(Route::Request, Icon::Upload, Text::from(|| t!(shell.request)), false)}
                    {link(Route::Sandbox, Icon::Box, Text::from(|| t!(shell.sandbox)), false)}
                    {cfg!(debug_assertions).then(|| {
                        link(Route::Gallery, Icon::Columns, Text::from(|| t!(shell.gallery)), false)
                    })}
                </ul>
            </div>
            <p class="affiliation">{move || t!(shell.affiliation)}</p>
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

fn link(to: Route, icon: Icon, label: Text, child: bool) -> impl IntoView {
    let route = use_route();
    let href = to.href();
    let here = move || route.with(|route| belongs(route, &to));
    view! {
        <li>
            <a
                class="nav-item"
                class:nav-child=child
                href=href
                aria-current=move || here().then_some("page")
            >
                {icon.view(20)}
                <span class="nav-word">{move || label.get()}</span>
            </a>
        </li>
    }
}
