//! The list of a tenant's products with a switch each, and their services with switches (article, step 5).

use leptos::prelude::*;

use crate::catalog::SkuId;
use crate::text;
use crate::ui::components::{ProductRow, SearchBox, Switch};
use crate::ui::icons::Icon;
use crate::ui::panes::{offered, seats_line, Control, ServiceList};
use crate::ui::state::App;

use super::draft::ProductDraft;

/// From this many products on, searching them is worth a field.
pub const SEARCH_FROM: usize = 15;

/// The list.
#[component]
pub fn ProductSwitches(
    /// What is on and off.
    draft: RwSignal<ProductDraft>,
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
            <For each=shown key=|(sku, _)| *sku children=move |(sku, name)| product(sku, name, draft)/>
        </div>
    }
}

fn product(sku: SkuId, name: String, draft: RwSignal<ProductDraft>) -> impl IntoView {
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
    let end = move || {
        let checked = Signal::derive(move || draft.with(|draft| draft.is_on(sku)));
        let change = Callback::new(move |(on,): (bool,)| draft.update(|draft| draft.switch(sku, on)));
        view! { <Switch label=label.clone() checked on_change=change/> }
    };
    let off = Signal::derive(move || draft.with(|draft| draft.off(sku)));
    let change = Callback::new(move |(off,)| draft.update(|draft| draft.set_off(sku, off)));
    view! {
        <ProductRow name second_line=move || second end open>
            <ServiceList sku off on_change=change control=Control::Switch/>
        </ProductRow>
    }
}
