//! The apps and services of a product that is being assigned: folded, with how many are on.

use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::domain::PlanSet;
use crate::text;
use crate::ui::components::Expander;
use crate::ui::state::App;

use super::services::{services_of, services_on};
use super::{Control, ServiceList};

/// The list, with those that stay off.
pub fn product_apps(app: App, sku: SkuId, off: RwSignal<PlanSet>, control: Control) -> AnyView {
    let open = RwSignal::new(false);
    let all = services_of(app, sku).len();
    let count = move || services_on(all.saturating_sub(off.with(PlanSet::len)), all);
    let change = Callback::new(move |(plans,)| off.set(plans));
    let end = ViewFn::from(move || view! { <span>{count}</span> });
    view! {
        <Expander title=text!(licenses.apps) open end>
            <ServiceList sku off on_change=change control/>
        </Expander>
    }
    .into_any()
}
