//! What a group gives, and to whom: its products with their services, *Actions needed*, *Successfully assigned*.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::domain::{Group, GroupId, PlanSet, SetId, Tenant, UserIx};
use crate::order;
use crate::ui::components::markup::RowButton;
use crate::ui::components::{
    Cell, Column, Markup, Message, MessageKind, ProductRow, RealTenantNote, Row, StatusLine, VirtualGrid,
};
use crate::ui::icons::Icon;
use crate::ui::panes::{
    member_state, seats_line, services_of, services_on, GroupStatus, MemberState, Statuses,
};
use crate::ui::people_grid::{user_of, PeopleGrid};
use crate::ui::state::App;
use crate::wording::{error_title, person, product_name};
use crate::{t, text};

use super::here::{Here, Open};

/// How everybody with a set stands with a group, worked out once per set.
fn by_set(tenant: &Tenant, group: &Group) -> HashMap<SetId, MemberState> {
    let sets = tenant.sets().iter().filter(|(_, _, holders)| *holders > 0);
    sets.map(|(id, set, _)| (id, member_state(set, group))).collect()
}

/// Leaves those with an error of this group, whether they are members still or not.
pub(super) fn failed(tenant: &Tenant, id: GroupId, people: &mut Vec<UserIx>) {
    let states = tenant
        .group(id)
        .map(|group| by_set(tenant, group))
        .unwrap_or_default();
    let fails = |user: &UserIx| {
        let set = tenant.user(*user).map(|user| user.licenses);
        let state = set.and_then(|set| states.get(&set));
        matches!(state, Some(MemberState::Failed(..)))
    };
    people.retain(fails);
}

/// Leaves the members who have everything that this group gives.
pub(super) fn served(tenant: &Tenant, id: GroupId, people: &mut Vec<UserIx>) {
    let Some(group) = tenant.group(id).filter(|group| !group.licenses.is_empty()) else {
        people.clear();
        return;
    };
    let states = by_set(tenant, group);
    people.retain(|user| {
        let set = tenant.user(*user).map(|user| user.licenses);
        let state = set.and_then(|set| states.get(&set));
        state == Some(&MemberState::Assigned) && group.has_member(*user)
    });
}

/// The view *Licenses* below its commands.
#[component]
pub(super) fn Licenses(here: Here) -> impl IntoView {
    let app = App::get();
    let status = Memo::new(move |_| {
        let group = here.group.get();
        app.tenant(|tenant| group.map(|group| Statuses::of(tenant).status(&group)))
    });
    let gives = Memo::new(move |_| {
        let group = here.group.get();
        let licenses = group.into_iter().flat_map(|group| group.licenses);
        let named = licenses.map(|(sku, off)| (app.tenant(|tenant| product_name(tenant, sku)), sku, off));
        let mut gives: Vec<(String, SkuId, PlanSet)> = named.collect();
        order::sort_by(&mut gives, |a, b| a.0.cmp(&b.0));
        gives
    });
    let waiting = move || {
        (status.get() == Some(GroupStatus::InProgress)).then(|| {
            view! {
                <Message kind=MessageKind::Info title=text!(groups.in_progress)>
                    {text!(groups.in_progress_text)}
                </Message>
                <RealTenantNote text=text!(result.note_queued)/>
            }
        })
    };
    let products = move || {
        let gives = gives.get();
        if gives.is_empty() {
            return view! { <p class="empty">{t!(groups.gives_nothing_yet)}</p> }.into_any();
        }
        let rows = gives
            .into_iter()
            .map(|(name, sku, off)| product(app, name, sku, off));
        view! { <div class="product-list">{rows.collect_view()}</div> }.into_any()
    };
    let some_failed = Memo::new(move |_| here.failed.all.with(|all| !all.0.is_empty()));
    let some_served = Memo::new(move |_| here.served.all.with(|all| !all.0.is_empty()));
    let open = Callback::new(move |(user,): (UserIx,)| here.open.set(Some(Open::Person(user))));
    view! {
        {waiting}
        <h2 class="group-section">{text!(groups.products)}</h2>
        {products}
        <Show when=move || some_failed.get()>
            <h2 class="group-section danger-text">{Icon::Alert.view(18)} {text!(groups.actions_needed)}</h2>
            <p class="group-hint">{text!(groups.actions_hint)}</p>
            {failures(app, here)}
            <StatusLine shown=move || here.failed.shown_text() chosen=move || here.failed.chosen_text()/>
        </Show>
        <Show when=move || some_served.get()>
            <h2 class="group-section">{Icon::CheckCircle.view(18)} {text!(groups.successfully)}</h2>
            <PeopleGrid label=text!(groups.successfully) list=here.served on_open=open/>
            <StatusLine shown=move || here.served.shown_text() chosen=move || here.served.chosen_text()/>
        </Show>
    }
    .into_any()
}

/// A product with its services, each on or off.
fn product(app: App, name: String, sku: SkuId, off: PlanSet) -> AnyView {
    let all = services_of(app, sku);
    let on = all.iter().filter(|service| !off.contains(service.plan)).count();
    let count = all.len();
    let line = move || {
        let seats = app.tenant(|tenant| seats_line(tenant, sku));
        let services = services_on(on, count);
        format!("{services} · {seats}")
    };
    let list = move || {
        let services = all.iter().map(|service| {
            let is_on = !off.contains(service.plan);
            let (icon, word) = if is_on {
                (Icon::Check, t!(components.on))
            } else {
                (Icon::Dash, t!(components.off))
            };
            view! {
                <li class="group-service" class:pale=!is_on>
                    {icon.view(16)} <span>{service.name.clone()}</span> " " <span class="pale">{word}</span>
                </li>
            }
        });
        view! { <ul class="services-list">{services.collect_view()}</ul> }
    };
    let open = RwSignal::new(false);
    view! {
        <ProductRow name second_line=move || line open>{list()}</ProductRow>
    }
    .into_any()
}

/// *Actions needed*: who has an error, which, and what can be done about it.
fn failures(app: App, here: Here) -> AnyView {
    let list = here.failed;
    let columns = vec![
        Column::new("name", "cell-name", text!(users.column_name)),
        Column::new("problem", "cell-problem", text!(groups.column_problem)).fixed(),
        Column::new("actions", "cell-actions", text!(groups.column_actions)).fixed(),
    ];
    let count = Signal::derive(move || list.shown.with(|shown| shown.0.len()));
    let key_at = Callback::new(move |(index,): (usize,)| {
        list.shown
            .with(|shown| shown.0.get(index).map_or(u64::MAX, |user| u64::from(user.0)))
    });
    let cells = Callback::new(move |(row,): (Row,)| failure(app, here, user_of(row.key)));
    let details = Callback::new(move |(key,): (u64,)| here.open.set(Some(Open::Details(user_of(key)))));
    let press = Callback::new(move |(key, does): (u64, usize)| {
        let user = user_of(key);
        here.open.set(Some(if does == VIEW_ERROR {
            Open::Details(user)
        } else {
            Open::Person(user)
        }));
    });
    view! {
        <VirtualGrid label=text!(groups.actions_needed) class="grid-failures" columns count key_at cells
            sort=list.sort selection=list.grid_selection() on_open=details on_press=press
            select_all=text!(users.select_all)/>
    }
    .into_any()
}

/// The button of a row that shows its error; the others open the person.
const VIEW_ERROR: usize = 1;
const EDIT_USER: usize = 2;

fn failure(app: App, here: Here, user: UserIx) -> Vec<Cell> {
    let name = app.tenant(|tenant| person(tenant, user));
    let state = here
        .group
        .with(|group| app.tenant(|tenant| Some(member_state(tenant.licenses(user)?, group.as_ref()?))));
    let problem = match state {
        Some(MemberState::Failed(sku, error)) => {
            let product = app.tenant(|tenant| product_name(tenant, sku));
            format!("{}: {product}", error_title(error))
        }
        _ => String::new(),
    };
    let link = |word: &str, action| {
        Markup::Button(RowButton {
            class: "button-link",
            word: word.to_owned(),
            name: Some(format!("{word}: {name}")),
            action,
        })
    };
    let links = vec![
        link(t!(groups.view_error), VIEW_ERROR),
        link(t!(groups.edit_user), EDIT_USER),
    ];
    vec![
        vec![Markup::name(&*name)],
        vec![Markup::words("danger-text", problem)],
        vec![Markup::span("group-actions", links)],
    ]
}
