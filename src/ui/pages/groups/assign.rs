//! *Assign licenses* to one group: a switch per product, services with it, everything in one step without a gap
//! (DOMAIN 1.8, changing products on a group).

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::domain::{ChangeGroups, Command, Grant, GroupId, GroupLicenses, Held, Place, PlanSet};
use crate::sandbox::fold;
use crate::text;
use crate::ui::components::{Action, ProductRow, SearchBox, Switch};
use crate::ui::icons::Icon;
use crate::ui::panes::{offered, seats_line, Control, Done, ServiceList, TaskPane};
use crate::ui::state::App;
use crate::wording::group_name;

/// From this many products on, searching them is worth a field.
const SEARCH_FROM: usize = 15;

/// The pane.
#[component]
pub(super) fn AssignPane(
    /// To which group.
    id: GroupId,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let now = app.peek(|s| s.tenant().group(id).map(|group| group.licenses.clone()));
    let now = StoredValue::new(now.unwrap_or_default());
    let draft = RwSignal::new(now.get_value());
    // Services switched off in a product that is not on stay off when it is.
    let kept = RwSignal::new(BTreeMap::<SkuId, PlanSet>::new());
    let command = Memo::new(move |_| {
        let to = draft.get();
        now.with_value(|from| (to != *from).then(|| change(id, from, &to)))
    });
    let query = RwSignal::new(String::new());
    let given = move |sku| now.with_value(|now| now.contains_key(&sku));
    let products = Memo::new(move |_| app.tenant(|tenant| offered(tenant, given)));
    let many = move || products.with(|products| products.len() >= SEARCH_FROM);
    let shown = move || {
        let query = query.with(|query| fold(query.trim()));
        let mut products = products.get();
        products.retain(|(_, name)| fold(name).contains(&query));
        products
    };
    let subtitle = move || app.tenant(|tenant| group_name(tenant, id));
    view! {
        <TaskPane title=text!(licenses.assign) subtitle=move || subtitle command
            missing=text!(groups.change_something) button=text!(licenses.assign_button)
            done=Signal::stored(Done::GroupLicenses) on_close>
            <p class="pane-intro">{text!(groups.assign_intro)}</p>
            <Show when=many>
                <div class="pane-search"><SearchBox label=text!(licenses.search) value=query/></div>
            </Show>
            <div class="product-list">
                <For each=shown key=|(sku, _)| *sku children=move |(sku, name)| product(app, sku, name, draft, kept)/>
            </div>
        </TaskPane>
    }
}

/// From what the group gives to what it is to give.
fn change(id: GroupId, from: &GroupLicenses, to: &GroupLicenses) -> Command {
    let differs = to.iter().filter(|(sku, off)| from.get(*sku) != Some(*off));
    let add = differs.map(|(sku, off)| Grant {
        sku: *sku,
        disabled_plans: off.clone(),
        held: Held::Set,
    });
    Command::ChangeGroups(ChangeGroups {
        groups: vec![id],
        add: add.collect(),
        remove: from
            .keys()
            .filter(|sku| !to.contains_key(*sku))
            .copied()
            .collect(),
        place: Place::ActiveUsers,
    })
}

fn product(
    app: App,
    sku: SkuId,
    name: String,
    draft: RwSignal<GroupLicenses>,
    kept: RwSignal<BTreeMap<SkuId, PlanSet>>,
) -> AnyView {
    let open = RwSignal::new(false);
    let second = move || {
        let none_left = app.tenant(|tenant| tenant.seats(sku).available() == 0);
        let line = app.tenant(|tenant| seats_line(tenant, sku));
        view! { <span class:warn-text=none_left>{none_left.then(|| Icon::Warning.view(14))} {line}</span> }
    };
    let off = Signal::derive(move || {
        let given = draft.with(|draft| draft.get(&sku).cloned());
        given
            .or_else(|| kept.with(|kept| kept.get(&sku).cloned()))
            .unwrap_or_default()
    });
    let label = name.clone();
    let end = move || {
        let checked = Signal::derive(move || draft.with(|draft| draft.contains_key(&sku)));
        let turn = Callback::new(move |(on,): (bool,)| {
            let services = off.get_untracked();
            kept.update(|kept| {
                kept.insert(sku, services.clone());
            });
            draft.update(|draft| {
                if on {
                    draft.insert(sku, services);
                } else {
                    draft.remove(&sku);
                }
            });
        });
        view! { <Switch label=label.clone() checked on_change=turn/> }
    };
    let set_off = Callback::new(move |(off,): (PlanSet,)| {
        if draft.with_untracked(|draft| draft.contains_key(&sku)) {
            draft.update(|draft| {
                draft.insert(sku, off);
            });
        } else {
            kept.update(|kept| {
                kept.insert(sku, off);
            });
        }
    });
    view! {
        <ProductRow name second_line=move || second end open>
            <ServiceList sku off on_change=set_off control=Control::Switch/>
        </ProductRow>
    }
    .into_any()
}
