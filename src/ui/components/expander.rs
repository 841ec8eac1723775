//! Something that opens and closes in place: the button alone, and the button as the head of a section.
//!
//! `Expander` for a section of a pane (*Licenses*, *Turn apps and services on or off*); `ProductRow` for a product
//! with its services; `ExpandButton` where neither fits. For views that exclude each other use `Tabs`.
//!
//! | key | does |
//! |---|---|
//! | Enter, Space | opens or closes |
use leptos::{children::ViewFn, prelude::*};

use crate::ui::{dom, icons::Icon, text::Text};

/// The chevron button that opens and closes something.
#[component]
pub fn ExpandButton(
    /// The accessible name, the same open or closed.
    #[prop(into)]
    label: Text,
    /// Open or closed.
    open: RwSignal<bool>,
    /// The id of what opens.
    #[prop(into)]
    controls: String,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button-icon expand-button"
            aria-label=move || label.get()
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-controls=move || open.get().then(|| controls.clone())
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {Icon::ChevronRight.view(16)}
        </button>
    }
    .into_any()
}

/// A section whose head opens and closes it. Its content exists only while it is open.
#[component]
pub fn Expander(
    /// The section's title.
    #[prop(into)]
    title: Text,
    /// The button's accessible name where it says more than the title; it must contain the title.
    #[prop(optional, into)]
    name: Option<Text>,
    /// Open or closed.
    open: RwSignal<bool>,
    /// What stands at the right end of the head: a count, a filter.
    #[prop(optional, into)]
    end: Option<ViewFn>,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let id = dom::unique_id("section");
    let (region, controls) = (id.clone(), id);
    view! {
        <div class="expander">
            <div class="expander-head">
                <h3 class="expander-title">
                    <button
                        type="button"
                        class="expander-button"
                        aria-label=move || name.map(Text::get)
                        aria-expanded=move || if open.get() { "true" } else { "false" }
                        aria-controls=move || open.get().then(|| controls.clone())
                        on:click=move |_| open.update(|open| *open = !*open)
                    >
                        {Icon::ChevronRight.view(16)}
                        <span>{move || title.get()}</span>
                    </button>
                </h3>
                {end.map(|end| view! { <div class="expander-end">{move || end.run()}</div> })}
            </div>
            {move || {
                let id = region.clone();
                let children = children.clone();
                open.get().then(move || view! { <div class="expander-body" id=id>{children()}</div> })
            }}
        </div>
    }
    .into_any()
}
