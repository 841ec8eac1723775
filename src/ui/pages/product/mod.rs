//! A product's page: its seats, the users who hold it, the groups that give it, and the panes that start here (July
//! 2020 article, *Use the Licenses page*, steps 2 to 6, and *Change the apps and services a user has access to*;
//! DOMAIN 1.11).

mod apps;
mod assign;
mod choosing;
mod commands;
mod errors;
mod groups;
mod holders;
mod open;
mod together;
mod unassign;

use leptos::prelude::*;

use crate::catalog::{HoldersFlow, SkuId};
use crate::counted;
use crate::domain::{Permission, Place, UserIx};
use crate::ui::components::seat_geometry::Seats as BarSeats;
use crate::ui::components::{
    CommandBar, MenuItem, ProductTile, SearchBox, SeatBar, StatusLine, Tab, TabPanel, Tabs,
};
use crate::ui::icons::Icon;
use crate::ui::panes::{role_reason, DetailsPane, ReplaceOnePane, ReprocessPane};
use crate::ui::people_grid::{PeopleGrid, PeopleList};
use crate::ui::route::Route;
use crate::ui::selection::Selection;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::product_name;
use crate::{t, text};

use apps::AppsPane;
use assign::AssignPane;
use commands::{commands, for_organization};
use groups::{AssignGroupsPane, UnassignGroupsPane};
use holders::{Holder, Holders};
use open::Open;
use together::{AssignTogetherPane, GroupAppsPane, UnassignTogetherPane};
use unassign::UnassignPane;

const USERS: &str = "users";
const GROUPS: &str = "groups";
const HOLDERS: &str = "holders";
const ERRORS: &str = "errors";

/// The page; for an address that names no product of this tenant, one that says so.
#[component]
pub fn ProductPage(
    /// The product's id as it stands in the address.
    id: String,
) -> impl IntoView {
    let app = App::get();
    let known = Memo::new(move |_| {
        let sku = SkuId::parse(&id).ok()?;
        app.tenant(|tenant| tenant.product(sku).map(|p| p.sku))
    });
    move || match known.get() {
        Some(sku) => view! { <Known sku/> }.into_any(),
        None => view! {
            <div class="page">
                <h1 class="page-title">{text!(licenses.not_found)}</h1>
                <p><a href=Route::Licenses.href()>{text!(licenses.back)}</a></p>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Known(sku: SkuId) -> impl IntoView {
    let app = App::get();
    let name = Memo::new(move |_| app.tenant(|tenant| product_name(tenant, sku)));
    let open = RwSignal::new(None::<Open>);
    let close = Callback::new(move |()| open.set(None));
    let flow = Memo::new(move |_| app.tenant(|tenant| tenant.edition.edition().holders));
    // Another way of showing them has other panes.
    Effect::new(move |_| {
        flow.track();
        open.set(None);
    });
    view! {
        <div class="page page-fill">
            <nav class="breadcrumbs" aria-label=text!(licenses.path)>
                <a href=Route::Licenses.href()>{text!(licenses.title)}</a>
                {Icon::ChevronRight.view(14)}
                <span aria-current="page">{move || name.get()}</span>
            </nav>
            <div class="product-head">
                {move || view! { <ProductTile name=name.get() large=true/> }}
                <h1 class="page-title">{move || name.get()}</h1>
            </div>
            <SeatFigures sku/>
            {move || match flow.get() {
                HoldersFlow::UsersAndGroups => two_lists(app, sku, open),
                HoldersFlow::OneList => one_list(app, sku, open),
            }}
        </div>
        {move || open.get().map(|open| match open {
            Open::Assign => view! { <AssignPane sku on_close=close/> }.into_any(),
            Open::Unassign(users, list) => view! { <UnassignPane sku users list on_close=close/> }.into_any(),
            Open::Replace(users, list) => {
                let settled = Callback::new(move |()| list.selection.update(Selection::clear));
                view! {
                    <ReplaceOnePane users old=sku place=Place::Licenses on_settled=settled on_close=close/>
                }
                .into_any()
            }
            Open::Apps(user) => view! { <AppsPane sku user on_close=close/> }.into_any(),
            Open::AssignGroups => view! { <AssignGroupsPane sku on_close=close/> }.into_any(),
            Open::UnassignGroups(groups, list) => {
                view! { <UnassignGroupsPane sku groups list on_close=close/> }.into_any()
            }
            Open::AssignTogether => view! { <AssignTogetherPane sku on_close=close/> }.into_any(),
            Open::UnassignTogether(users, groups, on_settled) => {
                view! { <UnassignTogetherPane sku users groups on_settled on_close=close/> }.into_any()
            }
            Open::GroupApps(group) => view! { <GroupAppsPane sku group on_close=close/> }.into_any(),
            Open::Reprocess(users) => view! { <ReprocessPane about=move || name.get() users on_close=close/> }.into_any(),
            Open::Details(user) => view! { <DetailsPane about=move || name.get() user on_close=close/> }.into_any(),
        })}
    }
}

/// The tabs *Users* and *Groups*.
fn two_lists(app: App, sku: SkuId, open: RwSignal<Option<Open>>) -> AnyView {
    let list = PeopleList::new(move |tenant, user| {
        tenant
            .licenses(user)
            .is_some_and(|set| set.get(sku).is_some_and(|l| l.in_force()))
    });
    let tab = RwSignal::new(USERS);
    view! {
        <Tabs group="product" label=text!(groups.holders) current=tab tabs=vec![
            Tab::new(USERS, text!(licenses.users)),
            Tab::new(GROUPS, text!(groups.title)),
        ]/>
        <TabPanel group="product" id=USERS current=tab>{users(app, sku, list, open)}</TabPanel>
        <TabPanel group="product" id=GROUPS current=tab>{groups::tab(sku, open)}</TabPanel>
    }
    .into_any()
}

/// One list of both, and what is in error.
fn one_list(app: App, sku: SkuId, open: RwSignal<Option<Open>>) -> AnyView {
    let (list, failing) = (Holders::new(sku), errors::failing(sku));
    let tab = RwSignal::new(HOLDERS);
    view! {
        <Tabs group="product" label=text!(groups.holders) current=tab tabs=vec![
            Tab::new(HOLDERS, text!(licenses.holders)),
            Tab::new(ERRORS, text!(licenses.errors_tab)),
        ]/>
        <TabPanel group="product" id=HOLDERS current=tab>
            {errors::notice(failing, Callback::new(move |()| tab.set(ERRORS)))}
            {together(app, sku, list, open)}
        </TabPanel>
        <TabPanel group="product" id=ERRORS current=tab>{errors::tab(sku, failing, open)}</TabPanel>
    }
    .into_any()
}

/// The list of both, with its commands. Whoever may assign to users or to groups may begin; the rest is refused.
fn together(app: App, sku: SkuId, list: Holders, open: RwSignal<Option<Open>>) -> AnyView {
    let may = move || {
        let groups = role_reason(app, Permission::AssignGroupLicenses);
        groups.and_then(|_| role_reason(app, Permission::AssignLicenses))
    };
    let may_assign = move || for_organization(app, sku).or_else(may);
    let may_unassign =
        move || may().or_else(|| (list.chosen_count() == 0).then(|| t!(licenses.choose_holder).to_owned()));
    let assign = Callback::new(move |()| open.set(Some(Open::AssignTogether)));
    let unassign = Callback::new(move |()| {
        let (users, groups) = (list.people.chosen(), list.groups.chosen());
        let settled = Callback::new(move |()| list.clear());
        open.set(Some(Open::UnassignTogether(users, groups, settled)));
    });
    let apps = Callback::new(move |(holder,): (Holder,)| {
        open.set(Some(match holder {
            Holder::User(user) => Open::Apps(user),
            Holder::Group(group) => Open::GroupApps(group),
        }));
    });
    let commands = commands((assign, may_assign), (unassign, may_unassign));
    view! {
        <CommandBar commands/>
        <p class="group-hint">{text!(licenses.holders_hint)}</p>
        <div class="filter-row">
            <SearchBox label=text!(users.search) value=list.people.query/>
        </div>
        {holders::grid(list, apps)}
        <Show when=move || list.is_empty()>
            <p class="empty">{text!(licenses.nobody_together)}</p>
        </Show>
        <StatusLine shown=move || list.shown_text() chosen=move || list.chosen_text()/>
    }
    .into_any()
}

/// The tab *Users*.
fn users(app: App, sku: SkuId, list: PeopleList, open: RwSignal<Option<Open>>) -> AnyView {
    let may = move || role_reason(app, Permission::AssignLicenses);
    let may_assign = move || for_organization(app, sku).or_else(may);
    let may_unassign =
        move || may().or_else(|| (list.chosen_count() == 0).then(|| t!(users.select_first).to_owned()));
    let assign = Callback::new(move |()| open.set(Some(Open::Assign)));
    let unassign = Callback::new(move |()| open.set(Some(Open::Unassign(list.chosen(), list))));
    let replace = Callback::new(move |()| open.set(Some(Open::Replace(list.chosen(), list))));
    let apps = Callback::new(move |(user,): (UserIx,)| open.set(Some(Open::Apps(user))));
    let commands = commands((assign, may_assign), (unassign, may_unassign));
    let more = Signal::stored(vec![MenuItem::new(text!(manage.replace_one), replace)
        .icon(Icon::Replace)
        .disabled(may_unassign)
        .note(move || Some(t!(shell.only_in_zetel).to_owned()))]);
    view! {
        <CommandBar commands more/>
        <div class="filter-row">
            <SearchBox label=text!(users.search) value=list.query/>
        </div>
        <PeopleGrid label=text!(licenses.users) list on_open=apps/>
        <Show when=move || list.all.with(|all| all.0.is_empty())>
            <p class="empty">{text!(licenses.nobody)}</p>
        </Show>
        <StatusLine shown=move || list.shown_text() chosen=move || list.chosen_text()/>
    }
    .into_any()
}

#[component]
fn SeatFigures(sku: SkuId) -> impl IntoView {
    let app = App::get();
    let seats = Memo::new(move |_| app.tenant(|tenant| tenant.seats(sku)));
    let figure = move |value: fn(&crate::domain::Seats) -> u32| move || number(u64::from(seats.with(value)));
    let bar = Signal::derive(move || {
        seats.with(|s| BarSeats {
            total: s.total(),
            assigned: s.consumed,
            planned: 0,
        })
    });
    view! {
        <div class="seat-figures">
            <span><strong>{figure(crate::domain::Seats::total)}</strong> " " {move || t!(licenses.total).to_lowercase()}</span>
            <span><strong>{figure(|s| s.consumed)}</strong> " " {move || t!(licenses.assigned).to_lowercase()}</span>
            <span><strong>{figure(crate::domain::Seats::available)}</strong> " " {move || t!(licenses.available).to_lowercase()}</span>
            <SeatBar seats=bar/>
            <a href=Route::Subscriptions.href()>
                {move || {
                    let several = app.tenant(|tenant| tenant.subscriptions_of(sku).count());
                    counted!(several, licenses.subscriptions_1, licenses.subscriptions_n)
                }}
            </a>
            {move || seats.with(|seats| super::licenses::seat_marks(seats, None))}
            {move || for_organization(app, sku).map(|_| super::licenses::organization_mark())}
            <Show when=move || seats.with(|s| s.over() > 0)>
                <span class="warn-text">{Icon::Warning.view(16)} {text!(licenses.status_over)}</span>
            </Show>
        </div>
    }
}
