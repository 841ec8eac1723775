//! The app: the shell wired to the sandbox, and the page of the current route.

use std::collections::BTreeSet;
use std::time::Duration;

use leptos::prelude::*;

use crate::catalog::{Page, SelectControl};
use crate::domain::{Role, Tenant};
use crate::platform;
use crate::sandbox::{Sandbox, Saving};
use crate::{t, text};

use super::clock;
use super::components::{guard_presses, Action, Choice, PageCommands};
use super::dom;
use super::find;
use super::guidance::{self, Guidance};
use super::kiosk;
use super::lazy::{fetch_soon, lazy, lazy_view, Fallback};
use super::learning;
use super::location::{begin_at, provide_route, use_route};
use super::looking;
use super::new_version;
use super::pages;
use super::practice;
use super::route::Route;
use super::shell::{Arrivals, SaveState, Shell, ShellState, Shortcuts};
use super::state::App as State;
use super::tabs;
use super::tenants;
use super::text::use_locale;
use super::undoing;
use super::visit::Visit;
use crate::wording;

/// Puts the app on the screen, in the body of the document, once it has opened the tenant: one task for each, because
/// both take long where there are many people.
pub fn mount() {
    use_locale().start();
    leptos::mount::mount_to_body(|| {
        let app = State::provide();
        let is_open = RwSignal::new(false);
        set_timeout(move || is_open.set(true), Duration::ZERO);
        move || is_open.get().then(|| view! { <App app/> })
    });
}

/// Takes away what stood on the screen until the program was there; not where building the screen has failed.
fn leave_start_screen() {
    if let (Some(boot), Some(_)) = (dom::by_id("boot"), dom::by_id("main")) {
        boot.remove();
    }
}

/// The whole interface.
#[component]
fn App(
    /// What it shows.
    app: State,
) -> impl IntoView {
    // After the screen has been built, and before it is painted.
    Effect::new(|_| leave_start_screen());
    let visit = Visit::here();
    if let Some(route) = &visit.open {
        begin_at(route);
    }
    provide_route();
    guard_presses();
    PageCommands::provide();
    let arrivals = Arrivals::default();
    let stand = kiosk::start(app, &visit);
    if let Some(edition) = visit.edition.filter(|_| stand.is_none()) {
        app.open_edition(edition);
    }
    fetch_soon();
    let shortcuts_open = RwSignal::new(false);
    learning::watch(app);
    let clock_open = RwSignal::new(false);
    let notice = clock::Notice::start(app);
    let guidance = Guidance::provide(app);
    let state = shell_state(app, (clock_open, shortcuts_open), notice, guidance);
    let close = Callback::new(move |()| clock_open.set(false));
    let close_shortcuts = Callback::new(move |()| shortcuts_open.set(false));
    let above = view! {
        {looking::notice(app)}
        {tenants::notice(app)}
        {tabs::notices(app)}
        {notice.view(app)}
        {undoing::notice(app)}
        {new_version::notice()}
        {platform::is_package().then(|| lazy(Fallback::Message, move || package(app)))}
        {stand}
    };
    let above = above.into_any();
    // Whoever opens the guidance in the middle of an exercise sees that; the exercise comes back when it is closed.
    let panel = view! {
        {guidance::panel(guidance)}
        {move || (!guidance.open.get()).then(|| practice::panel(app, guidance.side))}
    };
    let panel = panel.into_any();
    view! {
        <Shell state arrivals find=find::view(app, state) notice=above panel=panel>
            <CurrentPage arrivals/>
            {tabs::question(app)}
            {looking::question(app)}
            {move || clock_open.get().then(|| lazy(Fallback::Pane(close), move || clock_pane(close)))}
            {move || shortcuts_open.get().then(|| lazy(Fallback::Pane(close_shortcuts), move || shortcuts(close_shortcuts)))}
        </Shell>
    }
}

lazy_view! {
    /// The pane of simulated time.
    fn clock_pane(on_close: Action) -> AnyView {
        view! { <clock::ClockPane on_close/> }.into_any()
    }
}

lazy_view! {
    /// The list of keys.
    fn shortcuts(on_close: Action) -> AnyView {
        view! { <Shortcuts on_close/> }.into_any()
    }
}

lazy_view! {
    /// The lesson that comes with the page, for learning platforms.
    fn package(app: State) -> AnyView {
        practice::package(app)
    }
}

fn shell_state(
    app: State,
    (clock_open, shortcuts_open): (RwSignal<bool>, RwSignal<bool>),
    notice: clock::Notice,
    guidance: Guidance,
) -> ShellState {
    ShellState {
        tenant: Signal::derive(move || app.tenant_name()),
        edition: Signal::derive(move || app.tenant(|t| wording::edition(t.edition))),
        edition_notice: Signal::derive(move || wording::edition_notice(app.tenant(|t| t.edition))),
        boxes: Signal::derive(move || app.tenant(|t| t.edition.edition().select == SelectControl::Box)),
        saving: Signal::derive(move || match app.with(Sandbox::saving) {
            Saving::Saved(at) => SaveState::Saved(platform::time_of_day(at)),
            Saving::Following => SaveState::Elsewhere,
            Saving::NotSaved(_) => SaveState::NotSaved,
        }),
        undo: Signal::derive(move || {
            app.with(|s| s.undoable().map(|entry| wording::entry(s.tenant(), entry)))
        }),
        redo: Signal::derive(move || {
            app.with(|s| s.redoable().map(|entry| wording::entry(s.tenant(), entry)))
        }),
        frozen: Signal::derive(move || app.frozen()),
        clock: Signal::derive(move || wording::date(app.tenant(|t| t.clock))),
        waiting: Signal::derive(move || app.tenant(groups_waiting)),
        on_clock: Callback::new(move |()| clock_open.set(true)),
        on_process: Callback::new(move |()| clock::process_now(app, notice)),
        roles: Signal::derive(|| {
            Role::ALL
                .into_iter()
                .map(|role| Choice::new(role.as_str(), move || wording::role(role)))
                .collect()
        }),
        role: Signal::derive(move || app.with(|s| s.actor().role.as_str().to_owned())),
        has_licenses: Signal::derive(move || app.tenant(|t| t.edition.edition().has(Page::Licenses))),
        has_deleted: Signal::derive(move || app.tenant(|t| t.edition.edition().has(Page::DeletedUsers))),
        has_groups: Signal::derive(move || app.tenant(|t| t.edition.edition().has(Page::Groups))),
        quantities: Signal::derive(move || {
            app.tenant(|t| {
                let edition = t.edition.edition();
                edition
                    .has(Page::Quantities)
                    .then(|| wording::quantities_page(t.edition).to_owned())
            })
        }),
        has_roles: Signal::derive(move || app.tenant(|t| t.edition.edition().has(Page::Roles))),
        on_role: Callback::new(move |(role,): (String,)| {
            if let Some(role) = Role::parse(&role) {
                app.act_as(role);
            }
        }),
        on_undo: Callback::new(move |()| app.undo_aloud()),
        on_redo: Callback::new(move |()| app.redo_aloud()),
        on_shortcuts: Callback::new(move |()| shortcuts_open.set(true)),
        on_export: Callback::new(move |()| app.export()),
        guidance: guidance.open.into(),
        panel: Signal::derive(move || {
            let there = guidance.open.get() || app.tenants.exercise.with(Option::is_some);
            there.then(|| guidance.side.get().as_str())
        }),
        on_guidance: Callback::new(move |()| guidance.set_open(!guidance.open.get_untracked())),
    }
}

/// How many groups have work waiting.
fn groups_waiting(tenant: &Tenant) -> usize {
    let groups: BTreeSet<_> = tenant.queue().iter().map(|work| work.group).collect();
    groups.len()
}

/// What stands in the main area; two routes of one page are the same page, which then stays as it is.
#[derive(Clone, PartialEq)]
enum Showing {
    Home,
    Users,
    Lazy(LazyPage),
}

/// The pages that belong to the second part of the program.
#[derive(Clone, PartialEq)]
enum LazyPage {
    DeletedUsers,
    Licenses,
    Product(String),
    NoLicenses,
    Groups,
    Group(String),
    Subscriptions,
    Practice,
    Exercise(String),
    Open(String),
    Roles,
    Rules,
    Request,
    Console,
    History,
    Changes,
    Sandbox,
    NotFound(Route),
}

#[component]
fn CurrentPage(arrivals: Arrivals) -> impl IntoView {
    let app = State::get();
    let route = use_route();
    let showing = Memo::new(move |_| {
        let has = |page| app.tenant(|t| t.edition.edition().has(page));
        let (has_licenses, has_groups) = (has(Page::Licenses), has(Page::Groups));
        Showing::Lazy(match route.get() {
            Route::Home => return Showing::Home,
            Route::Users | Route::User(_) => return Showing::Users,
            Route::DeletedUsers if has(Page::DeletedUsers) => LazyPage::DeletedUsers,
            Route::Licenses | Route::Product(_) if !has_licenses => LazyPage::NoLicenses,
            Route::Licenses => LazyPage::Licenses,
            Route::Product(id) => LazyPage::Product(id),
            Route::Groups if has_groups => LazyPage::Groups,
            Route::Group(id) if has_groups => LazyPage::Group(id),
            Route::Subscriptions => LazyPage::Subscriptions,
            Route::Practice => LazyPage::Practice,
            Route::Exercise(id) => LazyPage::Exercise(id),
            Route::Open(payload) => LazyPage::Open(payload),
            Route::Roles => LazyPage::Roles,
            Route::Rules => LazyPage::Rules,
            Route::Request => LazyPage::Request,
            Route::Console => LazyPage::Console,
            Route::History => LazyPage::History,
            Route::Changes => LazyPage::Changes,
            Route::Sandbox => LazyPage::Sandbox,
            route => LazyPage::NotFound(route),
        })
    });
    move || match showing.get() {
        Showing::Home => view! { <pages::home::HomePage/> }.into_any(),
        Showing::Users => view! { <pages::users::UsersPage/> }.into_any(),
        Showing::Lazy(page) => lazy(Fallback::Page(arrivals), move || lazy_page(page.clone())),
    }
}

lazy_view! {
    /// Every page but the first two.
    fn lazy_page(page: LazyPage) -> AnyView {
        match page {
            LazyPage::DeletedUsers => view! { <pages::users::DeletedUsersPage/> }.into_any(),
            LazyPage::Licenses => view! { <pages::licenses::LicensesPage/> }.into_any(),
            LazyPage::Product(id) => view! { <pages::product::ProductPage id/> }.into_any(),
            LazyPage::NoLicenses => view! { <NoLicenses/> }.into_any(),
            LazyPage::Groups => view! { <pages::groups::GroupsPage/> }.into_any(),
            LazyPage::Group(id) => view! { <pages::groups::GroupPage id/> }.into_any(),
            LazyPage::Subscriptions => view! { <pages::subscriptions::SubscriptionsPage/> }.into_any(),
            LazyPage::Practice => view! { <pages::practice::PracticePage/> }.into_any(),
            LazyPage::Exercise(id) => view! { <pages::practice::ExercisePage id/> }.into_any(),
            LazyPage::Open(payload) => view! { <pages::practice::OpenPage payload/> }.into_any(),
            LazyPage::Roles => view! { <pages::roles::RolesPage/> }.into_any(),
            LazyPage::Rules => view! { <pages::rules::RulesPage/> }.into_any(),
            LazyPage::Request => view! { <pages::request::RequestPage/> }.into_any(),
            LazyPage::Console => view! { <pages::console::ConsolePage/> }.into_any(),
            LazyPage::History => view! { <pages::history::HistoryPage/> }.into_any(),
            LazyPage::Changes => view! { <pages::changes::ChangesPage/> }.into_any(),
            LazyPage::Sandbox => view! { <pages::sandbox::SandboxPage/> }.into_any(),
            LazyPage::NotFound(route) => view! { <NotFound route/> }.into_any(),
        }
    }
}

/// The page for an address that leads nowhere.
#[component]
fn NotFound(route: Route) -> impl IntoView {
    let address = route.href();
    view! {
        <div class="page">
            <h1 class="page-title">{text!(shell.not_found)}</h1>
            <p>{move || t!(shell.not_found_text, address)}</p>
            <p><a href=Route::Users.href()>{text!(shell.go_to_users)}</a></p>
        </div>
    }
}

/// The page for *Licenses* in an edition that has none.
#[component]
fn NoLicenses() -> impl IntoView {
    view! {
        <div class="page">
            <h1 class="page-title">{text!(licenses.no_page)}</h1>
            <p>{text!(licenses.no_page_text)}</p>
            <p><a href=Route::Users.href()>{text!(shell.go_to_users)}</a></p>
        </div>
    }
}
