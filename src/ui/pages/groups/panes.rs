//! The panes for a group's members and for taking away: *Add members*, *Remove members*, *Unassign licenses*,
//! *Delete group*.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::counted;
use crate::domain::{ChangeGroups, Command, GroupId, Place, UserId, UserIx};
use crate::ui::components::{Action, Checkbox, Message, MessageKind, PeoplePicker, Person};
use crate::ui::panes::{names, suggest_people, ConfirmPane, Done, Known, TaskPane};
use crate::ui::people_grid::PeopleList;
use crate::ui::selection::Selection;
use crate::ui::state::App;
use crate::ui::text::Text;
use crate::wording::{group_name, product_name};
use crate::{t, text};

/// *Add members*.
#[component]
pub(super) fn AddPane(
    /// To which group.
    id: GroupId,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let chosen = RwSignal::new(Vec::<Person>::new());
    let command = Memo::new(move |_| {
        let add: Vec<UserIx> = chosen.with(|chosen| {
            let ids = chosen.iter().filter_map(|person| UserId::parse(&person.id).ok());
            app.peek(|s| ids.filter_map(|id| s.tenant().find(id)).collect())
        });
        (!add.is_empty()).then_some(Command::ChangeMembers {
            group: id,
            add,
            remove: Vec::new(),
        })
    });
    let search = Callback::new(move |(typed,): (String,)| suggestions(app, id, &typed));
    let subtitle = move || app.tenant(|tenant| group_name(tenant, id));
    view! {
        <TaskPane title=text!(groups.add_members) subtitle=move || subtitle command
            missing=text!(licenses.choose_user) button=text!(groups.add_members)
            done=Signal::stored(Done::Members) on_close>
            <p class="pane-intro">{text!(groups.add_intro)}</p>
            <PeoplePicker label=text!(licenses.users) chosen search/>
        </TaskPane>
    }
}

/// People for what was typed, members marked.
fn suggestions(app: App, id: GroupId, typed: &str) -> Vec<Person> {
    suggest_people(app, typed, |tenant, user| {
        let member = tenant.group(id).is_some_and(|group| group.has_member(user));
        Known {
            note: if member {
                t!(groups.is_member).to_owned()
            } else {
                String::new()
            },
            warns: false,
            dim: member,
        }
    })
}

/// *Remove members*.
#[component]
pub(super) fn RemovePane(
    /// From which group.
    id: GroupId,
    /// Who was selected, in the order of the grid.
    users: Vec<UserIx>,
    /// The list they were selected in.
    list: PeopleList,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let count = users.len();
    let command = Signal::stored(Some(Command::ChangeMembers {
        group: id,
        add: Vec::new(),
        remove: users.clone(),
    }));
    let users = StoredValue::new(Arc::new(users));
    let settled = Callback::new(move |()| list.selection.update(Selection::clear));
    let question = move || {
        let group = app.tenant(|tenant| group_name(tenant, id));
        counted!(count, groups.remove_question_1, groups.remove_question_n, group)
    };
    let subtitle = move || app.tenant(|tenant| group_name(tenant, id));
    view! {
        <ConfirmPane title=text!(groups.remove_members) subtitle command button=text!(groups.remove_members)
            done=Done::Members question on_settled=settled on_close>
            {names(app, users.get_value())}
        </ConfirmPane>
    }
}

/// *Unassign licenses*: which of the products that the group gives.
#[component]
pub(super) fn UnassignPane(
    /// From which group.
    id: GroupId,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let gives = app.peek(|s| {
        let licenses = s.tenant().group(id).map(|group| group.licenses.clone());
        licenses.unwrap_or_default().into_keys().collect::<Vec<SkuId>>()
    });
    // Where there is only one there is nothing to choose.
    let only = if gives.len() == 1 {
        gives.clone()
    } else {
        Vec::new()
    };
    let chosen = RwSignal::new(only.into_iter().collect::<BTreeSet<SkuId>>());
    let command = Memo::new(move |_| {
        let remove = chosen.get();
        (!remove.is_empty()).then(|| {
            Command::ChangeGroups(ChangeGroups {
                groups: vec![id],
                add: Vec::new(),
                remove,
                place: Place::ActiveUsers,
            })
        })
    });
    let gives = StoredValue::new(gives);
    let boxes = move || {
        let one = |sku: SkuId| {
            let checked = Signal::derive(move || chosen.with(|chosen| chosen.contains(&sku)));
            let turn = Callback::new(move |(on,): (bool,)| {
                chosen.update(|chosen| {
                    if on {
                        chosen.insert(sku);
                    } else {
                        chosen.remove(&sku);
                    }
                });
            });
            let name = app.tenant(|tenant| product_name(tenant, sku));
            view! { <li class="pane-option"><Checkbox label=name checked on_change=turn/></li> }
        };
        view! { <ul>{gives.get_value().into_iter().map(one).collect_view()}</ul> }
    };
    let subtitle = move || app.tenant(|tenant| group_name(tenant, id));
    view! {
        <TaskPane title=text!(licenses.unassign) subtitle=move || subtitle command
            missing=text!(groups.choose_product) button=text!(licenses.unassign_button)
            done=Signal::stored(Done::GroupLicenses) on_close>
            <p class="pane-intro">{text!(groups.unassign_intro)}</p>
            {boxes}
        </TaskPane>
    }
}

/// *Delete group*.
#[component]
pub(super) fn DeletePane(
    /// Which group.
    id: GroupId,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let name = app.peek(|s| group_name(s.tenant(), id));
    let command = Signal::stored(Some(Command::DeleteGroups { groups: vec![id] }));
    let subtitle = Text::from(name.clone());
    let question = move || t!(groups.delete_question, group = name);
    view! {
        <ConfirmPane title=text!(groups.delete) subtitle command button=text!(groups.delete)
            done=Done::DeletedGroups question on_close>
            <Message still=true kind=MessageKind::Info>{text!(groups.delete_note)}</Message>
        </ConfirmPane>
    }
}
