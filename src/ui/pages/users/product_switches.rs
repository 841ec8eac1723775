//! The list of a tenant's products for many people: with a switch each, and their services with switches below it (July
//! 2020 article, step 5), or with a box each, and all services in a section of their own (DOMAIN 1.11).

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::domain::PlanSet;
use crate::ui::components::{use_pane, Checkbox, Expander, ProductRow, SearchBox, Switch};
use crate::ui::icons::Icon;
use crate::ui::panes::{offered, seats_line, Apps, AppsSection, Control, ServiceList};
use crate::ui::state::App;
use crate::{counted, text};

use super::draft::ProductDraft;

/// From this many products on, searching them is worth a field.
pub const SEARCH_FROM: usize = 15;

/// The sections *Licenses* and *Apps*.
#[component]
pub fn ProductBoxes(
    /// What is chosen, and what is off.
    draft: RwSignal<ProductDraft>,
) -> impl IntoView {
    let app = App::get();
    // The pane keeps its title at this step: focus comes to it all the same.
    let pane = use_pane();
    Effect::new(move |_| {
        if let Some(pane) = pane {
            pane.focus_heading.run(());
        }
    });
    let (licenses, apps) = (RwSignal::new(true), RwSignal::new(true));
    let chosen = Memo::new(move |_| {
        let mut products = app.tenant(|tenant| offered(tenant, |_| false));
        products.retain(|(sku, _)| draft.with(|draft| draft.is_on(*sku)));
        products
    });
    let section = Apps {
        products: chosen,
        off: Callback::new(move |(sku,)| draft.with(|draft| draft.off(sku))),
        on_change: Callback::new(move |(sku, off): (SkuId, PlanSet)| {
            draft.update(|draft| draft.set_off(sku, off))
        }),
        locked: None,
        user: None,
    };
    let end = move || counted!(chosen.with(Vec::len), manage.chosen_1, manage.chosen_n);
    view! {
        <Expander title=text!(user.licenses) open=licenses end=move || view! { <span>{end}</span> }>
            <ProductList draft control=Control::Box/>
        </Expander>
        <AppsSection apps=section open=apps/>
    }
}

/// The products with their switches.
#[component]
pub fn ProductSwitches(
    /// What is on and off.
    draft: RwSignal<ProductDraft>,
) -> impl IntoView {
    view! { <ProductList draft control=Control::Switch/> }
}

/// The list.
#[component]
fn ProductList(
    /// What is on and off.
    draft: RwSignal<ProductDraft>,
    /// The control of a product.
    control: Control,
) -> impl IntoView {
    let app = App::get();
    let query = RwSignal::new(String::new());
    let products = Memo::new(move |_| app.tenant(|tenant| offered(tenant, |_| false)));
    let many = move || products.with(|products| products.len() >= SEARCH_FROM);
    let shown = move || {
        let query = query.with(|query| crate::sandbox::fold(query.trim()));
        let mut products = products.get();
        products.retain(|(_, name)| crate::sandbox::fold(name).contains(&query));
        products
    };
    view! {
        <Show when=many>
            <div class="pane-search"><SearchBox label=text!(licenses.search) value=query/></div>
        </Show>
        <div class="product-list">
            <For each=shown key=|(sku, _)| *sku children=move |(sku, name)| product(sku, name, draft, control)/>
        </div>
    }
}

fn product(sku: SkuId, name: String, draft: RwSignal<ProductDraft>, control: Control) -> AnyView {
    let app = App::get();
    let open = RwSignal::new(false);
    let second = move || {
        let none_left = app.tenant(|tenant| tenant.seats(sku).available() == 0);
        let line = app.tenant(|tenant| seats_line(tenant, sku));
        view! {
            <span class:warn-text=none_left>{none_left.then(|| Icon::Warning.view(14))} {line}</span>
        }
    };
    let label = name.clone();
    let checked = Signal::derive(move || draft.with(|draft| draft.is_on(sku)));
    let turn = Callback::new(move |(on,): (bool,)| draft.update(|draft| draft.switch(sku, on)));
    if control == Control::Box {
        let start = move || view! { <Checkbox label=label.clone() show_label=false checked on_change=turn/> };
        return view! { <ProductRow name start end=move || second/> }.into_any();
    }
    let end = move || view! { <Switch label=label.clone() checked on_change=turn/> };
    let off = Signal::derive(move || draft.with(|draft| draft.off(sku)));
    let change = Callback::new(move |(off,)| draft.update(|draft| draft.set_off(sku, off)));
    view! {
        <ProductRow name second_line=move || second end open>
            <ServiceList sku off on_change=change control/>
        </ProductRow>
    }
    .into_any()
}
