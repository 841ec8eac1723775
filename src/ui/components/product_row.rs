//! A product in a list of products: chevron, tile, name, a second line, a control at the right, its services below.
//!
//! Use it in every pane that lists products, with a `Switch` (add, replace, *Product licenses*) or a `Checkbox`
//! before the tile (one user). For a section that is not a product use `Expander`.
//!
//! | key | does |
//! |---|---|
//! | Enter, Space on the chevron | shows or hides the services |
use leptos::{children::ViewFn, prelude::*};

use super::{ExpandButton, ProductTile};
use crate::{t, ui::dom};

/// A product with its services. Both stand in a `group` named after the product.
#[component]
pub fn ProductRow(
    /// The product's name.
    #[prop(into)]
    name: String,
    /// The line under the name: seats, a reason, a change not saved.
    #[prop(optional, into)]
    second_line: Option<ViewFn>,
    /// A control before the tile: a check box.
    #[prop(optional, into)]
    start: Option<ViewFn>,
    /// A control or a figure at the right end: a switch.
    #[prop(optional, into)]
    end: Option<ViewFn>,
    /// Whether its services are shown. Without it the row does not open.
    #[prop(optional, into)]
    open: Option<RwSignal<bool>>,
    /// The row cannot be used: its name is pale. Say why in the second line.
    #[prop(optional, into)]
    dim: Signal<bool>,
    /// The services.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let id = dom::unique_id("services");
    let (group, label, tile) = (name.clone(), name.clone(), name.clone());
    let expand = open.map(|open| {
        let controls = id.clone();
        view! {
            <ExpandButton label=move || t!(components.apps_and_services, product = label) open controls/>
        }
    });
    let services = move || {
        let (id, children) = (id.clone(), children.clone());
        let shown = open.is_some_and(|open| open.get());
        children
            .filter(|_| shown)
            .map(|children| view! { <div class="product-services" id=id>{children()}</div> })
    };
    view! {
        <div class="product" role="group" aria-label=group class:product-dim=move || dim.get()>
            <div class="product-row">
                {expand}
                {start.map(|start| view! { <span class="product-start">{move || start.run()}</span> })}
                <ProductTile name=tile/>
                <div class="product-words">
                    <div class="product-name">{name}</div>
                    {second_line.map(|line| view! { <div class="product-second">{move || line.run()}</div> })}
                </div>
                {end.map(|end| view! { <div class="product-end">{move || end.run()}</div> })}
            </div>
            {services}
        </div>
    }
    .into_any()
}
