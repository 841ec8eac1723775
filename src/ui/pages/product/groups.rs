//! The tab *Groups* of a product's page: the groups that give it, assigning it to up to 20, unassigning it from some
//! (DOMAIN 1.8).

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::counted;
use crate::domain::{groups_at_a_time, ChangeGroups, Command, Group, GroupId, Permission, Place, Problem};
use crate::order;
use crate::ui::components::{Action, Button, CommandBar, PeoplePicker, Person, SearchBox, StatusLine};
use crate::ui::group_grid::{GroupGrid, GroupList};
use crate::ui::icons::Icon;
use crate::ui::location::go;
use crate::ui::panes::{
    assign_to_groups, group_choice, role_reason, suggest_groups, ConfirmPane, Done, TaskPane,
};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::wording::{group_name, product_name};
use crate::{t, text};

use super::choosing::Choosing;
use super::commands::{commands, for_organization};
use super::open::Open;

/// The most suggested without typing.
const SUGGESTED: usize = 6;

/// The tab.
pub(super) fn tab(sku: SkuId, open: RwSignal<Option<Open>>) -> AnyView {
    let app = App::get();
    let list = GroupList::new(Some(sku));
    let may = move || role_reason(app, Permission::AssignGroupLicenses);
    let may_assign = move || for_organization(app, sku).or_else(may);
    let may_unassign = move || {
        let none = move || (list.chosen_count() == 0).then(|| t!(groups.select_first).to_owned());
        may().or_else(none)
    };
    let assign = Callback::new(move |()| open.set(Some(Open::AssignGroups)));
    let unassign = Callback::new(move |()| open.set(Some(Open::UnassignGroups(list.chosen(), list))));
    let to_group = Callback::new(|(group,): (GroupId,)| go(&Route::Group(group.to_string())));
    let commands = commands((assign, may_assign), (unassign, may_unassign));
    view! {
        <CommandBar commands/>
        <div class="filter-row">
            <SearchBox label=text!(groups.search) value=list.query/>
        </div>
        <GroupGrid label=text!(groups.title) list selectable=true on_open=to_group/>
        <Show when=move || list.none_found()>
            <p class="empty">
                {move || if list.is_empty() { t!(groups.none_gives) } else { t!(groups.none_found) }}
            </p>
        </Show>
        <StatusLine shown=move || list.shown_text() chosen=move || list.chosen_text()/>
    }
    .into_any()
}

/// *Assign licenses*: up to 20 groups, apps and services, *Assign*, *Close*.
#[component]
pub(super) fn AssignGroupsPane(
    /// The product.
    sku: SkuId,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let choosing = Choosing::new(sku, app.peek(|s| groups_at_a_time(s.tenant(), Place::Licenses)));
    let chosen = choosing.chosen;
    let command = Memo::new(move |_| {
        let groups: Vec<GroupId> = chosen.with(|chosen| {
            let ids = chosen.iter().map(|group| GroupId::parse(&group.id).ok());
            ids.flatten().collect()
        });
        (!groups.is_empty()).then(|| assign_to_groups(groups, sku, choosing.off.get()))
    });
    let search = Callback::new(move |(typed,): (String,)| suggest_groups(app, Some(sku), &typed));
    let choose = Callback::new(move |(group,): (Person,)| choosing.choose(group));
    let subtitle = move || app.tenant(|tenant| product_name(tenant, sku));
    view! {
        <TaskPane title=text!(groups.assign_pane) subtitle=move || subtitle command
            missing=text!(groups.choose_group) button=text!(licenses.assign_button)
            done=Signal::stored(Done::GroupLicenses) on_close>
            {choosing.refusal(app, |limit, asked| Problem::TooManyGroups { limit, asked })}
            <p class="pane-intro">{text!(groups.choose_intro)}</p>
            <PeoplePicker label=text!(groups.title) count=move || choosing.count() chosen search
                max=choosing.limit as usize on_too_many=choosing.refuse() of_groups=true/>
            {move || suggested(app, sku, chosen, choose)}
            {choosing.apps(app)}
        </TaskPane>
    }
}

/// *Suggested groups*: some that can give the product and don't yet, the largest first.
fn suggested(app: App, sku: SkuId, chosen: RwSignal<Vec<Person>>, choose: Callback<(Person,)>) -> AnyView {
    let groups: Vec<Person> = app.tenant(|tenant| {
        let can = |group: &&Group| group.can_give_licenses() && !group.licenses.contains_key(&sku);
        let free = |group: &&Group| {
            let id = group.id.to_string();
            chosen.with(|chosen| chosen.iter().all(|other| other.id != id))
        };
        let mut groups: Vec<&Group> = tenant.groups().filter(can).filter(free).collect();
        order::sort_by(&mut groups, |a, b| {
            let largest = b.members.len().cmp(&a.members.len());
            largest.then_with(|| a.display_name.cmp(&b.display_name))
        });
        let first = groups.into_iter().take(SUGGESTED);
        first
            .map(|group| group_choice(app, tenant, Some(sku), group))
            .collect()
    });
    if groups.is_empty() {
        return ().into_any();
    }
    let one = |group: Person| {
        let (name, second) = (group.name.clone(), group.second.clone());
        let press = Callback::new(move |()| choose.run((group.clone(),)));
        view! {
            <li class="group-suggestion">
                <Button label=name icon=Icon::Add on_press=press/>
                <span class="pale">{second}</span>
            </li>
        }
    };
    view! {
        <section class="group-suggested" aria-label=t!(groups.suggested)>
            <h3 class="pane-section">{t!(groups.suggested)}</h3>
            <ul>{groups.into_iter().map(one).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// *Unassign licenses* from the selected groups.
#[component]
pub(super) fn UnassignGroupsPane(
    /// The product.
    sku: SkuId,
    /// Which groups.
    groups: Vec<GroupId>,
    /// The list they were selected in.
    list: GroupList,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let groups = StoredValue::new(groups);
    let command = Signal::derive(move || {
        Some(Command::ChangeGroups(ChangeGroups {
            groups: groups.get_value(),
            add: Vec::new(),
            remove: std::iter::once(sku).collect(),
            place: Place::Licenses,
        }))
    });
    let settled = Callback::new(move |()| list.clear());
    let question = move || {
        let product = app.tenant(|tenant| product_name(tenant, sku));
        let count = groups.with_value(Vec::len);
        counted!(
            count,
            groups.unassign_question_1,
            groups.unassign_question_n,
            product
        )
    };
    let names = move || {
        let groups = groups.get_value();
        let names = groups
            .into_iter()
            .map(|group| app.tenant(|tenant| group_name(tenant, group)));
        let names = names.map(|name| view! { <li>{Icon::Group.view(20)} <span>{name}</span></li> });
        view! { <ul class="people-names">{names.collect_view()}</ul> }
    };
    let subtitle = move || app.tenant(|tenant| product_name(tenant, sku));
    view! {
        <ConfirmPane title=text!(licenses.unassign) subtitle command button=text!(licenses.unassign_button)
            done=Done::GroupLicenses question on_settled=settled on_close>
            {names}
        </ConfirmPane>
    }
}
