//! *Assign licenses* to users and groups chosen together, at most 20 of both, and *Unassign licenses* from them
//! (DOMAIN 1.11).

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::domain::{
    users_at_a_time, ChangeGroups, ChangeTogether, ChangeUsers, Command, Grant, GroupId, Held, Place,
    PlanSet, Problem, Removal, UserIx,
};
use crate::ui::components::{Action, PeoplePicker, Person};
use crate::ui::icons::Icon;
use crate::ui::panes::{suggest_groups, ConfirmPane, Control, Done, ServiceList, TaskPane};
use crate::ui::state::App;
use crate::wording::{group_name, person, product_name};
use crate::{counted, text};

use super::assign::{assign, suggestions, user_of};
use super::choosing::Choosing;

/// What is asked of both, on a product's page.
fn together(users: ChangeUsers, groups: Vec<GroupId>) -> Command {
    let groups = ChangeGroups {
        groups,
        add: users.add.clone(),
        remove: users.remove.skus().cloned().unwrap_or_default(),
        place: Place::Licenses,
    };
    Command::ChangeTogether(Box::new(ChangeTogether { users, groups }))
}

/// *Assign licenses*.
#[component]
pub(super) fn AssignTogetherPane(
    /// The product.
    sku: SkuId,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let choosing = Choosing::new(sku, app.peek(|s| users_at_a_time(s.tenant(), Place::Licenses)));
    let chosen = choosing.chosen;
    let command = Memo::new(move |_| {
        let (mut users, mut groups) = (Vec::new(), Vec::new());
        chosen.with(|chosen| {
            for one in chosen {
                if one.group {
                    groups.extend(GroupId::parse(&one.id).ok());
                } else {
                    users.extend(user_of(app, &one.id));
                }
            }
        });
        let any = !users.is_empty() || !groups.is_empty();
        any.then(|| together(assign(users, sku, choosing.off.get()), groups))
    });
    let search = Callback::new(move |(typed,): (String,)| -> Vec<Person> {
        let groups = suggest_groups(app, Some(sku), &typed);
        suggestions(app, sku, &typed).into_iter().chain(groups).collect()
    });
    let subtitle = move || app.tenant(|tenant| product_name(tenant, sku));
    view! {
        <TaskPane title=text!(licenses.assign) subtitle=move || subtitle command
            missing=text!(licenses.choose_holder) button=text!(licenses.assign_button)
            done=Signal::stored(Done::Assigned) on_close>
            {choosing.refusal(app, |limit, asked| Problem::TooManyTogether { limit, asked })}
            <p class="pane-intro">{text!(licenses.together_intro)}</p>
            <PeoplePicker label=text!(licenses.users_and_groups) count=move || choosing.count() chosen search
                max=choosing.limit as usize on_too_many=choosing.refuse() begins=true/>
            {choosing.apps(app)}
        </TaskPane>
    }
}

/// *Unassign licenses*.
#[component]
pub(super) fn UnassignTogetherPane(
    /// The product.
    sku: SkuId,
    /// Who was selected.
    users: Vec<UserIx>,
    /// Which groups were selected.
    groups: Vec<GroupId>,
    /// Called when it has been done: the list forgets what was selected.
    on_settled: Action,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let count = users.len() + groups.len();
    let (named_users, named_groups) = (users.clone(), groups.clone());
    let mut change = ChangeUsers::new(users, Place::Licenses);
    change.remove = Removal::one(sku);
    let command = Signal::stored(Some(together(change, groups)));
    let question = move || {
        let product = app.tenant(|tenant| product_name(tenant, sku));
        counted!(
            count,
            licenses.unassign_together_1,
            licenses.unassign_together_n,
            product
        )
    };
    let names = move || {
        let groups = named_groups.iter();
        let groups = groups.map(|group| (Icon::Group, app.tenant(|tenant| group_name(tenant, *group))));
        let users = named_users.iter();
        let users = users.map(|user| (Icon::Person, app.tenant(|tenant| person(tenant, *user))));
        let names = groups.chain(users);
        let names = names.map(|(icon, name)| view! { <li>{icon.view(20)} <span>{name}</span></li> });
        view! { <ul class="people-names">{names.collect_view()}</ul> }
    };
    let subtitle = move || app.tenant(|tenant| product_name(tenant, sku));
    view! {
        <ConfirmPane title=text!(licenses.unassign) subtitle command button=text!(licenses.unassign_button)
            done=Done::Unassigned question on_settled on_close>
            {names.clone()}
        </ConfirmPane>
    }
}

/// The apps and services that a group gives with a product: *Save*, *Close*.
#[component]
pub(super) fn GroupAppsPane(
    /// The product.
    sku: SkuId,
    /// Which group.
    group: GroupId,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let now = Memo::new(move |_| {
        app.tenant(|tenant| {
            tenant
                .group(group)
                .and_then(|group| group.licenses.get(&sku).cloned())
        })
    });
    let off = RwSignal::new(now.get_untracked().unwrap_or_default());
    let command = Signal::derive(move || {
        let disabled_plans = Some(off.get()).filter(|off| now.with(|now| now.as_ref() != Some(off)))?;
        Some(Command::ChangeGroups(ChangeGroups {
            groups: vec![group],
            add: vec![Grant {
                sku,
                disabled_plans,
                held: Held::Set,
            }],
            remove: Default::default(),
            place: Place::Licenses,
        }))
    });
    let title = move || app.tenant(|tenant| group_name(tenant, group));
    let subtitle = move || app.tenant(|tenant| product_name(tenant, sku));
    let name = app.peek(|s| product_name(s.tenant(), sku));
    let change = Callback::new(move |(plans,): (PlanSet,)| off.set(plans));
    view! {
        <TaskPane title subtitle=move || subtitle command missing=text!(user.nothing_to_save)
            button=text!(common.save) done=Signal::stored(Done::Services) on_close>
            <p class="pane-intro">{text!(licenses.group_apps_intro)}</p>
            <h3 class="pane-section">{text!(licenses.services)}</h3>
            <div role="group" aria-label=name.clone()>
                <ServiceList sku off on_change=change control=Control::Box/>
            </div>
        </TaskPane>
    }
}
