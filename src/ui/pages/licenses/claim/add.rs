//! *Add a policy*: name, app and product, backup products in order, their apps, *Create policy* (DOMAIN 1.12).

use std::sync::Arc;

use leptos::prelude::*;

use crate::catalog::{ClaimApp, SkuId};
use crate::domain::{ClaimPolicy, Claimable, PlanSet, MOST_BACKUPS};
use crate::ui::components::{Action, Choice, Select, TextField};
use crate::ui::panes::{offered, product_apps, Control, Done, Steps, TaskPane};
use crate::ui::state::App;
use crate::ui::text::{number, Text};
use crate::wording::product_name;
use crate::{t, text};

use super::change::changed;

/// Where the command is, counting from 0.
const LAST: usize = 4;

/// The product and the backup products.
const SLOTS: usize = MOST_BACKUPS as usize + 1;

/// A product of the policy, with what stays off.
#[derive(Clone, Copy)]
struct Slot {
    sku: RwSignal<Option<SkuId>>,
    off: RwSignal<PlanSet>,
}

/// What is filled in.
#[derive(Clone, Copy)]
struct Form {
    name: RwSignal<String>,
    app: RwSignal<Option<ClaimApp>>,
    slots: [Slot; SLOTS],
}

impl Form {
    fn new() -> Self {
        let slot = |_| Slot {
            sku: RwSignal::new(None),
            off: RwSignal::new(PlanSet::default()),
        };
        Form {
            name: RwSignal::new(String::new()),
            app: RwSignal::new(None),
            slots: [(); SLOTS].map(slot),
        }
    }

    /// What the policy gives, in order.
    fn products(self) -> Vec<Claimable> {
        let products = self.slots.iter().filter_map(|slot| {
            Some(Claimable {
                sku: slot.sku.get()?,
                disabled_plans: slot.off.get(),
            })
        });
        products.collect()
    }

    /// The policy, when name, app and product are there.
    fn policy(self) -> Option<ClaimPolicy> {
        let name = self.name.with(|name| name.trim().to_owned());
        let [first, ..] = self.slots;
        first.sku.get()?;
        (!name.is_empty()).then_some(ClaimPolicy {
            name: Arc::from(name),
            app: self.app.get()?,
            products: self.products(),
        })
    }

    /// Why it is too early for the next step.
    fn missing(self, at: usize) -> Option<String> {
        let [first, ..] = self.slots;
        match at {
            0 if self.name.with(|name| name.trim().is_empty()) => Some(t!(claim.name_missing).to_owned()),
            1 if self.app.with(Option::is_none) || first.sku.with(Option::is_none) => {
                Some(t!(claim.app_missing).to_owned())
            }
            _ => None,
        }
    }
}

/// What a step is called.
fn step_name(at: usize) -> &'static str {
    match at {
        0 => t!(claim.name),
        1 => t!(claim.set),
        2 => t!(claim.backup),
        3 => t!(claim.apps),
        _ => t!(claim.review),
    }
}

/// The pane.
#[component]
pub(super) fn AddPane(
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let app = App::get();
    let form = Form::new();
    let at = RwSignal::new(0usize);
    let command = Memo::new(move |_| {
        let policy = form.policy()?;
        Some(changed(app, |to| to.policies.push(policy)))
    });
    let steps = Steps {
        names: Signal::derive(|| (0..=LAST).map(|at| step_name(at).to_owned()).collect()),
        last: LAST,
        at,
        missing: (move || form.missing(at.get())).into(),
        check: Callback::new(move |step| form.missing(step).is_none()),
    };
    let title = move || step_name(at.get()).to_owned();
    let body = move || match at.get() {
        0 => view! { <TextField label=text!(claim.name_label) value=form.name required=true/> }.into_any(),
        1 => {
            let [first, ..] = form.slots;
            view! {
                {app_field(app, form)}
                {product_field(app, form, first, text!(claim.product), text!(manage.choose_product))}
            }
            .into_any()
        }
        2 => backups(app, form),
        3 => apps(app, form),
        _ => review(app, form),
    };
    view! {
        <TaskPane title subtitle=move || view! { <span>{text!(claim.add)}</span> } command
            missing=text!(claim.app_missing) button=text!(claim.create) done=Signal::stored(Done::Policy) steps
            on_close>
            {body}
        </TaskPane>
    }
}

/// The apps that have no policy yet.
fn app_field(app: App, form: Form) -> AnyView {
    let choices = Signal::derive(move || {
        let free = app.tenant(|tenant| {
            let auto_claim = &tenant.self_serve().auto_claim;
            let free = ClaimApp::ALL
                .into_iter()
                .filter(|app| auto_claim.policy(*app).is_none());
            free.collect::<Vec<_>>()
        });
        let none = Choice::new("", text!(claim.choose_app));
        let apps = free.into_iter().map(|one| Choice::new(one.as_str(), one.name()));
        std::iter::once(none).chain(apps).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || {
        form.app
            .get()
            .map_or_else(String::new, |app| app.as_str().to_owned())
    });
    let choose = Callback::new(move |(value,): (String,)| {
        form.app.set(ClaimApp::parse(&value));
        for slot in form.slots {
            slot.sku.set(None);
            slot.off.set(PlanSet::default());
        }
    });
    view! {
        <div class="pane-field"><Select label=text!(claim.app) choices value on_change=choose/></div>
    }
    .into_any()
}

/// One of the products that have a license for the app, or none.
fn product_field(app: App, form: Form, slot: Slot, label: Text, none: Text) -> AnyView {
    let choices = Signal::derive(move || {
        let products = app.tenant(|tenant| {
            let mut products = offered(tenant, |_| false);
            products.retain(|(sku, _)| {
                let plans = tenant.product(*sku).map(|product| product.plans.as_slice());
                let mut plans = plans.unwrap_or_default().iter();
                form.app
                    .get()
                    .is_some_and(|app| plans.any(|plan| app.is_served_by(&plan.name)))
            });
            products
        });
        let products = products
            .into_iter()
            .map(|(sku, name)| Choice::new(sku.to_string(), move || name.clone()));
        std::iter::once(Choice::new("", none))
            .chain(products)
            .collect::<Vec<_>>()
    });
    let value = Signal::derive(move || slot.sku.get().map(|sku| sku.to_string()).unwrap_or_default());
    let choose = Callback::new(move |(value,): (String,)| {
        slot.sku.set(SkuId::parse(&value).ok());
        slot.off.set(PlanSet::default());
    });
    view! { <div class="pane-field"><Select label choices value on_change=choose/></div> }.into_any()
}

/// The backup products; the next field comes when the one before is filled in.
fn backups(app: App, form: Form) -> AnyView {
    let fields = move || {
        let filled = form
            .slots
            .iter()
            .take_while(|slot| slot.sku.with(Option::is_some))
            .count();
        let shown = form.slots.iter().enumerate().skip(1).take(filled);
        let field = |(place, slot): (usize, &Slot)| {
            let label = Text::from(move || t!(claim.backup_number, number = number(place as u64)));
            product_field(app, form, *slot, label, text!(claim.no_backup))
        };
        shown.map(field).collect_view()
    };
    view! { {fields} }.into_any()
}

/// The apps of each product.
fn apps(app: App, form: Form) -> AnyView {
    let part = |slot: &Slot| {
        let sku = slot.sku.get_untracked()?;
        let name = app.peek(|s| product_name(s.tenant(), sku));
        Some(view! {
            <h3 class="pane-section">{name}</h3>
            {product_apps(app, sku, slot.off, Control::Box)}
        })
    };
    form.slots.iter().filter_map(part).collect_view().into_any()
}

/// What the policy says.
fn review(app: App, form: Form) -> AnyView {
    let products = form.products().into_iter();
    let products =
        products.map(|one| view! { <li>{app.tenant(|tenant| product_name(tenant, one.sku))}</li> });
    view! {
        <h3 class="pane-section">{form.name.get()}</h3>
        <p>{form.app.get().map(ClaimApp::name)}</p>
        <p class="field-label">{text!(claim.products)}</p>
        <ol>{products.collect_view()}</ol>
    }
    .into_any()
}
