//! The section *Apps*: the apps and services of several products in one place, for all of them or one (DOMAIN 1.11).
//! Used where an edition has them beside the products instead of under each.

use leptos::prelude::*;

use crate::catalog::{ServicePlanId, SkuId};
use crate::domain::{PlanSet, UserIx};
use crate::text;
use crate::ui::components::{Checkbox, Choice, Expander, Select};
use crate::ui::state::App;

use super::services::{services_of, Control, ServiceList};

/// What the section shows and sets.
#[derive(Clone, Copy)]
pub struct Apps {
    /// The products whose apps can be set, by name.
    pub products: Memo<Vec<(SkuId, String)>>,
    /// The services of a product that are off. Called reactively.
    pub off: Callback<(SkuId,), PlanSet>,
    /// Called with the services of a product that should be off.
    pub on_change: Callback<(SkuId, PlanSet)>,
    /// Why a service can't be changed, such as the group it comes from.
    pub locked: Option<Callback<(SkuId, ServicePlanId), Option<String>>>,
    /// Whose they are, where it is one person.
    pub user: Option<UserIx>,
}

/// The section.
#[component]
pub fn AppsSection(
    /// What it shows.
    apps: Apps,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let app = App::get();
    let chosen = RwSignal::new(None::<SkuId>);
    // A product that is no longer there is not chosen any more.
    let shown = Memo::new(move |_| {
        let mut products = apps.products.get();
        let only = chosen
            .get()
            .filter(|only| products.iter().any(|(sku, _)| sku == only));
        products.retain(|(sku, _)| only.is_none_or(|only| only == *sku));
        (only, products)
    });
    let count = move || {
        let skus = apps.products.get().into_iter();
        skus.map(|(sku, _)| services_of(app, sku).len())
            .sum::<usize>()
            .to_string()
    };
    let choices = Signal::derive(move || {
        let products = apps.products.get().into_iter();
        let products = products.map(|(sku, name)| Choice::new(sku.to_string(), move || name.clone()));
        std::iter::once(Choice::new("", text!(manage.all_licenses)))
            .chain(products)
            .collect::<Vec<_>>()
    });
    let value =
        Signal::derive(move || shown.with(|(only, _)| only.map(|sku| sku.to_string()).unwrap_or_default()));
    let choose = Callback::new(move |(value,): (String,)| chosen.set(SkuId::parse(&value).ok()));
    view! {
        <Expander title=text!(manage.apps) open end=move || view! { <span>{count}</span> }>
            {move || if apps.products.with(Vec::is_empty) {
                view! { <p class="pane-intro">{text!(manage.no_apps_yet)}</p> }.into_any()
            } else {
                view! {
                    <div class="pane-field">
                        <Select label=text!(manage.show_apps_for) choices value on_change=choose/>
                    </div>
                    <For each=move || shown.get().1 key=|(sku, _)| *sku
                        children=move |(sku, name)| product(app, apps, sku, name)/>
                }
                .into_any()
            }}
        </Expander>
    }
    .into_any()
}

/// One product's apps, with a box for all of them.
fn product(app: App, apps: Apps, sku: SkuId, name: String) -> AnyView {
    let plans: PlanSet = services_of(app, sku).iter().map(|service| service.plan).collect();
    let all = plans.len();
    let off = Signal::derive(move || apps.off.run((sku,)));
    let set = Callback::new(move |(off,): (PlanSet,)| apps.on_change.run((sku, off)));
    let on = Memo::new(move |_| all.saturating_sub(off.with(PlanSet::len)));
    let locked = apps
        .locked
        .map(|locked| Callback::new(move |(plan,): (ServicePlanId,)| locked.run((sku, plan))));
    let toggle = Callback::new({
        let plans = plans.clone();
        // What a group gives stays on: it is not this section's to switch off.
        move |(on,): (bool,)| {
            let free = plans
                .iter()
                .filter(|plan| locked.is_none_or(|locked| locked.run((*plan,)).is_none()));
            set.run((if on { PlanSet::default() } else { free.collect() },));
        }
    });
    let all_locked = move || {
        let locked = locked?;
        let mut reasons = plans.iter().map(|plan| locked.run((plan,)));
        let first = reasons.next()??;
        reasons.all(|reason| reason.is_some()).then_some(first)
    };
    let heading = name.clone();
    let checked = Signal::derive(move || on.get() == all && all > 0);
    let mixed = Signal::derive(move || on.get() > 0 && on.get() < all);
    let list = match (locked, apps.user) {
        (Some(locked), Some(user)) => {
            view! { <ServiceList sku off on_change=set control=Control::Box locked user/> }.into_any()
        }
        _ => view! { <ServiceList sku off on_change=set control=Control::Box/> }.into_any(),
    };
    view! {
        <div role="group" aria-label=name class="apps-of">
            <h4 class="apps-title">{heading}</h4>
            <div class="apps-all">
                <Checkbox label=text!(manage.select_all_apps) checked mixed locked=all_locked on_change=toggle/>
            </div>
            {list}
        </div>
    }
    .into_any()
}
