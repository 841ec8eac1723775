//! *Replace one product*: what these people have of it makes way for another product, and the rest stays. Zetel's own:
//! the articles replace everything or nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::counted;
use crate::domain::{ChangeUsers, Command, Grant, Held, Place, PlanSet, Removal, Tenant, UserIx};
use crate::order;
use crate::ui::components::{Action, Choice, Select};
use crate::ui::state::App;
use crate::wording::product_name;
use crate::{t, text};

use super::{offered, people_line, product_apps, seats_line, Control, Done, TaskPane};

/// The pane.
#[component]
pub fn ReplaceOnePane(
    /// The people, in the order of the grid. Who doesn't have the product stays as they are.
    users: Vec<UserIx>,
    /// The product that goes, where the page says it already.
    #[prop(optional)]
    old: Option<SkuId>,
    /// Which page it is, for its limits.
    place: Place,
    /// Called when it has been done.
    #[prop(optional, into)]
    on_settled: Option<Callback<()>>,
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let users = StoredValue::new(users);
    let held = Memo::new(move |_| app.tenant(|tenant| users.with_value(|users| held_by(tenant, users))));
    let only = held.with_untracked(|held| match held.as_slice() {
        [(sku, _)] => Some(*sku),
        _ => None,
    });
    let from = RwSignal::new(old.or(only));
    let to = RwSignal::new(None::<SkuId>);
    let off = RwSignal::new(PlanSet::default());
    let command = Signal::derive(move || {
        let (from, to) = (from.get()?, to.get()?);
        let mut change = ChangeUsers::new(users.get_value(), place);
        change.add.push(Grant {
            sku: to,
            disabled_plans: off.get(),
            held: Held::Keep,
        });
        change.remove = Removal::InExchange(BTreeSet::from([from]));
        Some(Command::ChangeUsers(change))
    });
    let subtitle = move || people_line(app, users);
    let old_choices = Signal::derive(move || {
        let choice = |(sku, count): &(SkuId, u32)| {
            let name = app.tenant(|tenant| product_name(tenant, *sku));
            let people = counted!(*count, common.users_1, common.users_n);
            Choice::new(sku.to_string(), format!("{name} ({people})"))
        };
        first_choice(from.get(), held.with(|held| held.iter().map(choice).collect()))
    });
    let new_choices = Signal::derive(move || {
        let old = from.get();
        let products = app.tenant(|tenant| {
            let products = offered(tenant, |_| false).into_iter();
            let others = products.filter(|(sku, _)| Some(*sku) != old);
            let choice = |(sku, name): (SkuId, String)| {
                Choice::new(sku.to_string(), format!("{name} ({})", seats_line(tenant, sku)))
            };
            others.map(choice).collect()
        });
        first_choice(to.get(), products)
    });
    let text = |sku: RwSignal<Option<SkuId>>| {
        Signal::derive(move || sku.get().map(|sku| sku.to_string()).unwrap_or_default())
    };
    let choose_old = Callback::new(move |(value,): (String,)| {
        let sku = SkuId::parse(&value).ok();
        if to.get_untracked() == sku {
            to.set(None);
        }
        from.set(sku);
    });
    let choose_new = Callback::new(move |(value,): (String,)| {
        off.set(PlanSet::default());
        to.set(SkuId::parse(&value).ok());
    });
    let old_view = move || {
        match old {
        Some(sku) => {
            let name = app.tenant(|tenant| product_name(tenant, sku));
            view! { <p class="pane-field">{t!(manage.old_product)} ": " <strong>{name}</strong></p> }.into_any()
        }
        None => view! {
            <div class="pane-field">
                <Select label=text!(manage.old_product) choices=old_choices value=text(from) on_change=choose_old/>
            </div>
        }
        .into_any(),
    }
    };
    let apps = move || to.get().map(|sku| product_apps(app, sku, off, Control::Switch));
    let missing = move || {
        if from.with(Option::is_none) {
            t!(manage.choose_old)
        } else {
            t!(manage.choose_new)
        }
    };
    view! {
        <TaskPane title=text!(manage.replace_one) subtitle=move || subtitle command missing
            button=text!(manage.replace) done=Signal::stored(Done::Replaced)
            on_settled=Callback::new(move |()| if let Some(settled) = on_settled { settled.run(()) }) on_close>
            <p class="pane-intro">{text!(manage.replace_one_intro)}</p>
            {old_view}
            <div class="pane-field">
                <Select label=text!(manage.new_product) choices=new_choices value=text(to) on_change=choose_new/>
            </div>
            {apps}
        </TaskPane>
    }
}

/// A list to choose from, with a line before it while nothing is chosen.
fn first_choice(chosen: Option<SkuId>, choices: Vec<Choice>) -> Vec<Choice> {
    let none = chosen
        .is_none()
        .then(|| Choice::new("", text!(manage.choose_product)));
    none.into_iter().chain(choices).collect()
}

/// The products that any of these people have, with how many have each, by name.
fn held_by(tenant: &Tenant, users: &[UserIx]) -> Vec<(SkuId, u32)> {
    let mut sets = HashMap::new();
    for user in users.iter().filter_map(|user| tenant.user(*user)) {
        *sets.entry(user.licenses).or_insert(0u32) += 1;
    }
    let mut held: BTreeMap<SkuId, u32> = BTreeMap::new();
    for (set, people) in sets {
        for sku in tenant.sets().get(set).into_iter().flat_map(|set| set.in_force()) {
            *held.entry(sku).or_default() += people;
        }
    }
    let mut held: Vec<(SkuId, u32)> = held.into_iter().collect();
    order::sort_by_key(&mut held, |(sku, _)| product_name(tenant, *sku));
    held
}
