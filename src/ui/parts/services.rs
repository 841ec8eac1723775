//! The apps and services of one product: all of them, with a search, each with a switch or a box.

use leptos::prelude::*;

use crate::catalog::{ServicePlanId, SkuId};
use crate::domain::PlanSet;
use crate::sandbox::fold;
use crate::t;
use crate::ui::components::{Checkbox, Handler, SearchBox, Switch};
use crate::ui::state::App;
use crate::ui::text::number;
use crate::ui::words::{services, Service};

/// Which control the articles give the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// Toggles: add, replace, *Product licenses*.
    Switch,
    /// Boxes: the worldwide user's pane and the product page.
    Box,
}

/// From this many services on, searching them is worth a field.
const SEARCH_FROM: usize = 8;

/// The list.
#[component]
pub fn ServiceList(
    /// The product.
    sku: SkuId,
    /// The services that are off.
    #[prop(into)]
    off: Signal<PlanSet>,
    /// Called with the services that should be off.
    on_change: Handler<PlanSet>,
    /// Switches or boxes.
    control: Control,
    /// Why a service can't be changed, such as the group it comes from.
    #[prop(optional)]
    locked: Option<Callback<(ServicePlanId,), Option<String>>>,
) -> impl IntoView {
    let app = App::get();
    let all = app
        .peek(|s| s.tenant().product(sku).map(services))
        .unwrap_or_default();
    let count = all.len();
    let query = RwSignal::new(String::new());
    let on = {
        let plans: Vec<ServicePlanId> = all.iter().map(|service| service.plan).collect();
        move || {
            let on = off.with(|off| plans.iter().filter(|plan| !off.contains(**plan)).count());
            t!(
                common.services_on,
                on = number(on as u64),
                all = number(count as u64)
            )
        }
    };
    let shown = Memo::new(move |_| {
        let query = query.with(|query| fold(query.trim()));
        all.iter()
            .filter(|service| fold(&service.name).contains(&query))
            .cloned()
            .collect::<Vec<_>>()
    });
    let line = move |service: Service| {
        let plan = service.plan;
        let why = move || locked.and_then(|locked| locked.run((plan,)));
        let checked = Signal::derive(move || off.with(|off| !off.contains(plan)));
        let change = Callback::new(move |(on,): (bool,)| {
            let others = off.with_untracked(|off| off.iter().filter(|p| *p != plan).collect::<PlanSet>());
            let off = if on {
                others
            } else {
                others.union(&PlanSet::from_iter([plan]))
            };
            on_change.run((off,));
        });
        match control {
            Control::Switch => view! {
                <Switch label=service.name show_label=true checked on_change=change locked=why/>
            }
            .into_any(),
            Control::Box => view! {
                <Checkbox label=service.name checked on_change=change locked=why/>
            }
            .into_any(),
        }
    };
    view! {
        <div>
            <div class="services-head">
                <span class="services-count">{on}</span>
                {(count >= SEARCH_FROM).then(|| view! {
                    <SearchBox label=move || t!(common.search_services) value=query/>
                })}
            </div>
            <ul class="services-list">
                <For
                    each=move || shown.get()
                    key=|service| service.plan
                    children=move |service| view! { <li class="service">{line(service)}</li> }
                />
            </ul>
            <Show when=move || shown.with(Vec::is_empty)>
                <p class="services-none">{move || t!(common.no_services_found)}</p>
            </Show>
        </div>
    }
}
