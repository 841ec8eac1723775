//! Users > Active users: the grid of people, and the panes that start here (July 2020 article, *Active users*).

mod account;
mod add;
mod beside;
mod columns;
mod commands;
mod custom_filter;
mod delete;
mod deleted;
mod draft;
mod export;
mod filtering;
mod filters;
mod has_now;
mod import;
mod location;
mod manage;
mod pane;
mod person_apps;
mod person_products;
mod person_services;
mod product_licenses;
mod product_switches;
mod work;

use leptos::prelude::*;

use crate::catalog::SelectControl;
use crate::domain::{UserId, UserIx};
use crate::text;
use crate::ui::components::{Action, Button, ButtonKind, CommandBar, SearchBox, StatusLine};
use crate::ui::icons::Icon;
use crate::ui::lazy::{lazy, lazy_view, Fallback};
use crate::ui::location::{go, go_instead, use_route};
use crate::ui::people_grid::{PeopleGrid, PeopleList};
use crate::ui::route::Route;
use crate::ui::state::App;

use beside::BesidePane;
use columns::Columns;
pub use deleted::DeletedUsersPage;
use filtering::Filtering;
pub use pane::UserPane;
use work::Work;

/// The page, with the pane of the person in the address.
#[component]
pub fn UsersPage() -> impl IntoView {
    let app = App::get();
    let list = PeopleList::new(|_, _| true);
    let work = RwSignal::new(None::<Work>);
    let filtering = Filtering::new(app, list.conditions);
    let columns = Columns::new();
    let route = use_route();
    // Another tenant's people are other people: nothing stays selected.
    let version = Memo::new(move |_| app.with(crate::sandbox::Sandbox::directory_version));
    Effect::new(move |before: Option<u64>| {
        let version = version.get();
        if before.is_some_and(|before| before != version) {
            list.selection.update(crate::ui::selection::Selection::clear);
        }
        version
    });

    let in_bar = Signal::derive(move || commands::in_bar(app, list, work));
    let more = Signal::derive(move || commands::in_more(app, list, work));
    let clear = Callback::new(move |()| list.selection.update(crate::ui::selection::Selection::clear));
    let end = move || {
        (list.chosen_count() > 0).then(|| view! {
            <Button label=text!(users.clear_selection) kind=ButtonKind::Command icon=Icon::Close on_press=clear/>
        })
    };
    let open = Callback::new(move |(user,): (UserIx,)| {
        if let Some(id) = app.peek(|s| s.tenant().user(user).map(|u| u.profile.id)) {
            go(&Route::User(id.to_string()));
        }
    });
    let opened = Memo::new(move |_| match route.get() {
        Route::User(id) => Some(
            UserId::parse(&id)
                .ok()
                .and_then(|id| app.tenant(|tenant| tenant.find(id))),
        ),
        _ => None,
    });
    let close = Callback::new(move |()| go_instead(&Route::Users));
    let by_boxes = Memo::new(move |_| app.tenant(|t| t.edition.edition().select == SelectControl::Box));
    let beside = move || {
        let opened = Signal::derive(move || opened.get().flatten());
        lazy(Fallback::Message, move || beside(list, opened, close, work))
    };
    let done = Callback::new(move |()| work.set(None));
    view! {
        <div class="with-beside">
        <div class="page page-fill">
            <h1 class="page-title">{text!(users.title)}</h1>
            <CommandBar commands=in_bar more end=move || end/>
            <div class="filter-row">
                {filters::row(app, filtering, work)}
                <SearchBox label=text!(users.search) value=list.query/>
            </div>
            {columns.button()}
            <PeopleGrid label=text!(users.title) list on_open=open columns=columns.chosen dropped=columns.dropped/>
            <Show when=move || list.shown.with(|shown| shown.0.is_empty())>
                {filters::nobody(filtering)}
            </Show>
            <StatusLine shown=move || list.shown_text() chosen=move || list.chosen_text()/>
        </div>
        {move || by_boxes.get().then(beside)}
        </div>
        {move || work.get().map(|work| lazy(Fallback::Pane(done), move || at_work(work.clone(), done)))}
        {move || {
            let in_pane = opened.get().filter(|user| user.is_none() || !by_boxes.get());
            in_pane.map(|user| lazy(Fallback::Pane(close), move || one(user, close)))
        }}
    }
}

lazy_view! {
    /// The pane beside the list.
    fn beside(list: PeopleList, opened: Signal<Option<UserIx>>, on_leave: Action, work: RwSignal<Option<Work>>) -> AnyView {
        view! { <BesidePane list opened on_leave work/> }.into_any()
    }
}

lazy_view! {
    /// The pane of what somebody is busy with.
    fn at_work(work: Work, on_close: Action) -> AnyView {
        work.pane(on_close)
    }
}

lazy_view! {
    /// The pane of the person in the address, or that it names nobody.
    fn one(user: Option<UserIx>, on_close: Action) -> AnyView {
        match user {
            Some(user) => view! { <UserPane user on_close/> }.into_any(),
            None => view! { <pane::NoSuchUser on_close/> }.into_any(),
        }
    }
}
