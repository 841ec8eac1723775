//! The apps and services of one product: all of them, with a search, each with a switch or a box.

use leptos::prelude::*;

use crate::catalog::{self, AppliesTo, ServicePlanId, SkuId};
use crate::domain::{PlanSet, Product, ProvisioningStatus, Tenant, UserIx};
use crate::sandbox::fold;
use crate::ui::components::{Checkbox, Handler, SearchBox, Switch};
use crate::ui::dom;
use crate::ui::icons::Icon;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{services, Service};
use crate::{t, text};

use super::{explain_button, explanation};

/// Which control the articles give the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// Toggles: add, replace, *Product licenses*.
    Switch,
    /// Boxes: the worldwide user's pane and the product page.
    Box,
}

/// The services of a product that people get, in order of their names; none of a product that the tenant lacks. Not
/// tracked: products stay what they are.
pub fn services_of(app: App, sku: SkuId) -> Vec<Service> {
    let of = |tenant: &Tenant| tenant.product(sku).map(|product| services(tenant, product));
    app.peek(|s| of(s.tenant())).unwrap_or_default()
}

/// *11 of 12 apps and services on*.
pub fn services_on(on: usize, all: usize) -> String {
    t!(
        common.services_on,
        on = number(on as u64),
        all = number(all as u64)
    )
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
    /// Whose services they are: each then tells who gave it.
    #[prop(optional)]
    user: Option<UserIx>,
) -> impl IntoView {
    let app = App::get();
    let all = services_of(app, sku);
    let count = all.len();
    let query = RwSignal::new(String::new());
    let on = {
        let plans: Vec<ServicePlanId> = all.iter().map(|service| service.plan).collect();
        move || {
            let on = off.with(|off| plans.iter().filter(|plan| !off.contains(**plan)).count());
            services_on(on, count)
        }
    };
    let shown = Memo::new(move |_| {
        let query = query.with(|query| fold(query.trim()));
        all.iter()
            .filter(|service| fold(&service.name).contains(&query))
            .cloned()
            .collect::<Vec<_>>()
    });
    let explained = RwSignal::new(None::<ServicePlanId>);
    let company = app
        .peek(|s| {
            s.tenant()
                .product(sku)
                .map(|product| company_services(s.tenant(), product))
        })
        .unwrap_or_default();
    let line = move |service: Service| {
        let plan = service.plan;
        let note = app.peek(|s| note_of(s.tenant().product(sku), plan));
        let note_id = note.map(|_| dom::unique_id("service-note"));
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
        let name = service.name.clone();
        let described_by = note_id.clone();
        let control = match (control, described_by) {
            (Control::Switch, Some(described_by)) => view! {
                <Switch label=service.name show_label=true checked on_change=change locked=why described_by/>
            }
            .into_any(),
            (Control::Switch, None) => view! {
                <Switch label=service.name show_label=true checked on_change=change locked=why/>
            }
            .into_any(),
            (Control::Box, Some(described_by)) => view! {
                <Checkbox label=service.name checked on_change=change locked=why described_by/>
            }
            .into_any(),
            (Control::Box, None) => view! {
                <Checkbox label=service.name checked on_change=change locked=why/>
            }
            .into_any(),
        };
        let note = note
            .zip(note_id)
            .map(|(note, id)| view! { <p class="service-note" id=id>{move || note.text()}</p> });
        let Some(user) = user else {
            return view! { {control} {note} }.into_any();
        };
        let id = dom::unique_id("explain");
        let button = explain_button(explained, plan, name, id.clone());
        let shown = move || (explained.get() == Some(plan)).then(|| explanation(user, plan, id.clone()));
        view! {
            <div class="service-line"><div class="service-control">{control}</div> {button}</div>
            {note}
            {shown}
        }
        .into_any()
    };
    view! {
        <div>
            <div class="services-head">
                <span class="services-count">{on}</span>
                {(count >= SEARCH_FROM).then(|| view! {
                    <SearchBox label=text!(common.search_services) value=query/>
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
                <p class="services-none">{text!(common.no_services_found)}</p>
            </Show>
            {(!company.is_empty()).then(|| company_list(company))}
        </div>
    }
}

/// What is to be known of a service besides its name.
#[derive(Clone, Copy)]
enum ServiceNote {
    /// Comes by itself.
    Automatic,
    /// Waits: for what, its provisioning status says.
    Waits(ProvisioningStatus),
}

impl ServiceNote {
    fn text(self) -> &'static str {
        match self {
            ServiceNote::Automatic => t!(effects.automatic),
            ServiceNote::Waits(ProvisioningStatus::PendingInput) => t!(effects.pending_input),
            ServiceNote::Waits(ProvisioningStatus::PendingActivation) => t!(effects.pending_activation),
            ServiceNote::Waits(_) => t!(effects.pending_provisioning),
        }
    }
}

/// The note of a service of a product, if there is one. Waiting is said before coming by itself.
fn note_of(product: Option<&Product>, plan: ServicePlanId) -> Option<ServiceNote> {
    let status = product?.plans.iter().find(|p| p.id == plan)?.provisioning;
    let waits = match status {
        ProvisioningStatus::PendingInput
        | ProvisioningStatus::PendingActivation
        | ProvisioningStatus::PendingProvisioning => Some(ServiceNote::Waits(status)),
        _ => None,
    };
    let automatic = || catalog::plan(plan).is_some_and(|plan| plan.automatic);
    waits.or_else(|| automatic().then_some(ServiceNote::Automatic))
}

/// The services of a product that the whole tenant gets, which no person can have switched.
fn company_services(tenant: &Tenant, product: &Product) -> Vec<String> {
    let company = product
        .plans
        .iter()
        .filter(|p| p.applies_to == AppliesTo::Company);
    company.map(|p| tenant.plan_name(p.id, &p.name)).collect()
}

fn company_list(names: Vec<String>) -> AnyView {
    let id = dom::unique_id("company");
    let title = id.clone();
    let names = names.into_iter().map(|name| view! { <li>{name}</li> });
    view! {
        <div class="services-company">
            <p class="services-company-title" id=id>{Icon::Building.view(16)} {text!(effects.company)}</p>
            <p class="service-note">{text!(effects.company_hint)}</p>
            <ul aria-labelledby=title>{names.collect_view()}</ul>
        </div>
    }
    .into_any()
}
