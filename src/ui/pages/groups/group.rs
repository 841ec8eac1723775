//! A group's page: what it is, its members and its licenses, and the panes that start here.

use leptos::prelude::*;

use crate::domain::{Group, GroupId, Membership, Permission, Problem, UserIx};
use crate::ui::components::{
    CommandBar, MenuItem, Message, MessageKind, SearchBox, StatusLine, Tab, TabPanel, Tabs, Tag,
};
use crate::ui::group_grid::status_view;
use crate::ui::icons::Icon;
use crate::ui::location::go_instead;
use crate::ui::pages::users::UserPane;
use crate::ui::panes::{group_kind, role_reason, DetailsPane, PurchasePane, ReprocessPane, Statuses};
use crate::ui::people_grid::{PeopleGrid, PeopleList};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::Text;
use crate::ui::text::{number, Reason};
use crate::wording::problem_text;
use crate::{t, text};

use super::assign::AssignPane;
use super::here::{Here, Open};
use super::lists::{failed, served, Licenses};
use super::panes::{AddPane, DeletePane, RemovePane, UnassignPane};
use super::rule::RulePane;

const MEMBERS: &str = "members";
const LICENSES: &str = "licenses";

/// The page; for an address that names no group of this tenant, one that says so.
#[component]
pub fn GroupPage(
    /// The group's id as it stands in the address.
    id: String,
) -> impl IntoView {
    match GroupId::parse(&id) {
        Ok(id) => view! { <Known id/> }.into_any(),
        Err(_) => not_found(),
    }
}

fn not_found() -> AnyView {
    view! {
        <div class="page">
            <h1 class="page-title">{text!(groups.not_found)}</h1>
            <p><a href=Route::Groups.href()>{text!(groups.back)}</a></p>
        </div>
    }
    .into_any()
}

#[component]
fn Known(id: GroupId) -> impl IntoView {
    let app = App::get();
    let there = Memo::new(move |_| app.tenant(|tenant| tenant.group(id).is_some()));
    let group = Memo::new(move |before: Option<&Option<Group>>| {
        let now = app.tenant(|tenant| tenant.group(id).cloned());
        now.or_else(|| before.cloned().flatten())
    });
    let here = Here {
        id,
        group,
        open: RwSignal::new(None),
        members: PeopleList::keeping(move |tenant, people| match tenant.group(id) {
            Some(group) => people.retain(|user| group.has_member(*user)),
            None => people.clear(),
        }),
        failed: PeopleList::keeping(move |tenant, people| failed(tenant, id, people)),
        served: PeopleList::keeping(move |tenant, people| served(tenant, id, people)),
    };
    let shown = Memo::new(move |_| there.get() || here.open.with(Option::is_some));
    move || {
        if shown.get() {
            page(app, here)
        } else {
            not_found()
        }
    }
}

fn page(app: App, here: Here) -> AnyView {
    let tab = RwSignal::new(MEMBERS);
    let name = Memo::new(move |_| {
        let group = here.group.get();
        group.map_or_else(String::new, |group| group.display_name.to_string())
    });
    let close = Callback::new(move |()| {
        here.open.set(None);
        if app.peek(|s| s.tenant().group(here.id).is_none()) {
            go_instead(&Route::Groups);
        }
    });
    view! {
        <div class="page group-page" class:page-fill=move || tab.get() == MEMBERS>
            <nav class="breadcrumbs" aria-label=text!(licenses.path)>
                <a href=Route::Groups.href()>{text!(groups.title)}</a>
                {Icon::ChevronRight.view(14)}
                <span aria-current="page">{move || name.get()}</span>
            </nav>
            <div class="product-head">
                <span class="group-mark">{Icon::Group.view(24)}</span>
                <h1 class="page-title">{move || name.get()}</h1>
            </div>
            {head(app, here)}
            <Tabs group="group" label=text!(groups.views) current=tab tabs=vec![
                Tab::new(MEMBERS, text!(groups.members)),
                Tab::new(LICENSES, text!(groups.licenses)),
            ]/>
            <TabPanel group="group" id=MEMBERS current=tab>{members(app, here)}</TabPanel>
            <TabPanel group="group" id=LICENSES current=tab>{licenses(app, here)}</TabPanel>
        </div>
        {move || here.open.get().map(|open| pane(here, open, close))}
    }
    .into_any()
}

/// Kind, number of members, status and rule.
fn head(app: App, here: Here) -> AnyView {
    let facts = move || {
        let group = here.group.get()?;
        let status = app.tenant(|tenant| Statuses::of(tenant).status(&group));
        let rule = match &group.membership {
            Membership::Dynamic(rule) => Some(rule.to_string()),
            Membership::Assigned => None,
        };
        let members = number(group.members.len() as u64);
        Some(view! {
            <span>{group_kind(&group)}</span>
            {rule.is_some().then(|| view! { <Tag label=text!(groups.dynamic)/> })}
            <span><strong>{members}</strong> " " {t!(groups.members).to_lowercase()}</span>
            <span aria-live="polite">{status_view(status)}</span>
            {rule.map(|rule| view! { <span>{t!(groups.rule)} ": " <code>{rule}</code></span> })}
        })
    };
    view! { <div class="group-head">{facts}</div> }.into_any()
}

/// Why members can't be added or removed by hand.
fn by_rule(app: App, here: Here) -> Option<String> {
    let dynamic = here
        .group
        .with(|group| group.as_ref().is_some_and(Group::is_dynamic));
    let text = || app.tenant(|tenant| problem_text(tenant, &Problem::MembershipByRule, &[]));
    role_reason(app, Permission::EditGroups).or_else(|| dynamic.then(text))
}

fn command(
    label: Text,
    icon: Icon,
    reason: impl Fn() -> Option<String> + Send + Sync + 'static,
    press: impl Fn() + Send + Sync + 'static,
) -> MenuItem {
    MenuItem::new(label, Callback::new(move |()| press()))
        .icon(icon)
        .disabled(Reason::from(reason))
}

/// The commands that concern the group itself: in both views.
fn own_commands(app: App, here: Here) -> [MenuItem; 2] {
    let may_edit = move || role_reason(app, Permission::EditGroups);
    [
        command(text!(groups.rule), Icon::Filter, may_edit, move || {
            here.open.set(Some(Open::Rule))
        }),
        command(text!(groups.delete), Icon::Trash, may_edit, move || {
            here.open.set(Some(Open::Delete))
        }),
    ]
}

fn members(app: App, here: Here) -> AnyView {
    let list = here.members;
    let some = move || (list.chosen_count() == 0).then(|| t!(users.select_first).to_owned());
    let mut commands = vec![
        command(
            text!(groups.add_members),
            Icon::PeopleAdd,
            move || by_rule(app, here),
            move || here.open.set(Some(Open::Add)),
        ),
        command(
            text!(groups.remove_members),
            Icon::Remove,
            move || by_rule(app, here).or_else(some),
            move || here.open.set(Some(Open::Remove(list.chosen()))),
        ),
        command(
            text!(groups.reprocess),
            Icon::Redo,
            move || role_reason(app, Permission::ReprocessLicenses).or_else(some),
            move || here.open.set(Some(Open::Reprocess(list.chosen()))),
        ),
    ];
    commands.extend(own_commands(app, here));
    let open = Callback::new(move |(user,): (UserIx,)| here.open.set(Some(Open::Person(user))));
    let dynamic = move || {
        here.group
            .with(|group| group.as_ref().is_some_and(Group::is_dynamic))
    };
    view! {
        <CommandBar commands=Signal::stored(commands)/>
        <Show when=dynamic>
            <Message still=true kind=MessageKind::Info>
                {move || app.tenant(|tenant| problem_text(tenant, &Problem::MembershipByRule, &[]))}
            </Message>
        </Show>
        <div class="filter-row">
            <SearchBox label=text!(users.search) value=list.query/>
        </div>
        <PeopleGrid label=text!(groups.members) list on_open=open/>
        <Show when=move || list.shown.with(|shown| shown.0.is_empty())>
            <p class="empty">
                {move || if list.all.with(|all| all.0.is_empty()) { t!(groups.nobody) } else { t!(users.none_found) }}
            </p>
        </Show>
        <StatusLine shown=move || list.shown_text() chosen=move || list.chosen_text()/>
    }
    .into_any()
}

fn licenses(app: App, here: Here) -> AnyView {
    let chosen = move || {
        let mut users = here.failed.chosen();
        users.extend(here.served.chosen());
        users
    };
    let may_assign = move || role_reason(app, Permission::AssignGroupLicenses);
    let nothing = move || {
        let none = here
            .group
            .with(|group| group.as_ref().is_none_or(|group| group.licenses.is_empty()));
        none.then(|| t!(groups.gives_nothing_yet).to_owned())
    };
    let nobody = move || (here.failed.chosen_count() == 0).then(|| t!(users.select_first).to_owned());
    let mut commands = vec![
        command(text!(licenses.assign), Icon::Add, may_assign, move || {
            here.open.set(Some(Open::Assign))
        }),
        command(
            text!(licenses.unassign),
            Icon::Remove,
            move || may_assign().or_else(nothing),
            move || here.open.set(Some(Open::Unassign)),
        ),
        command(
            text!(groups.reprocess),
            Icon::Redo,
            move || role_reason(app, Permission::ReprocessLicenses),
            move || here.open.set(Some(Open::Reprocess(chosen()))),
        ),
        command(
            text!(groups.purchase),
            Icon::Card,
            move || role_reason(app, Permission::ChangeQuantity).or_else(nobody),
            move || here.open.set(Some(Open::Purchase(here.failed.chosen()))),
        ),
    ];
    commands.extend(own_commands(app, here));
    view! {
        <CommandBar commands=Signal::stored(commands)/>
        <Licenses here/>
    }
    .into_any()
}

fn pane(here: Here, open: Open, on_close: Callback<()>) -> AnyView {
    let id = here.id;
    let about = Text::from(move || {
        let group = here.group.get();
        group
            .map(|group| group.display_name.to_string())
            .unwrap_or_default()
    });
    match open {
        Open::Add => view! { <AddPane id on_close/> }.into_any(),
        Open::Remove(users) => view! { <RemovePane id users list=here.members on_close/> }.into_any(),
        Open::Assign => view! { <AssignPane id on_close/> }.into_any(),
        Open::Unassign => view! { <UnassignPane id on_close/> }.into_any(),
        Open::Reprocess(users) => view! { <ReprocessPane group=id about users on_close/> }.into_any(),
        Open::Purchase(users) => view! { <PurchasePane about users on_close/> }.into_any(),
        Open::Details(user) => view! { <DetailsPane about user on_close/> }.into_any(),
        Open::Person(user) => view! { <UserPane user on_close/> }.into_any(),
        Open::Rule => view! { <RulePane id on_close/> }.into_any(),
        Open::Delete => view! { <DeletePane id on_close/> }.into_any(),
    }
}
