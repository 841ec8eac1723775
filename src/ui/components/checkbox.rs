//! A check box: chosen or not, takes effect with the pane's button. With `circle`, the select circle of a row.
//!
//! Use `Switch` where the article says so; use `RadioGroup` for one of several.
//!
//! | key | does |
//! |---|---|
//! | Space | checks or clears; a locked box stays as it is and its reason is read |
use leptos::{html, prelude::*};

use super::{press::mark, Handler};
use crate::ui::{
    dom,
    text::{Reason, Text},
};

/// A native check box in our drawing.
#[component]
pub fn Checkbox(
    /// The accessible name.
    #[prop(into)]
    label: Text,
    /// Whether the name stands after the box; else it only names it.
    #[prop(default = true)]
    show_label: bool,
    /// Checked or not.
    #[prop(into)]
    checked: Signal<bool>,
    /// Neither: some of what it stands for is chosen. Wins over `checked`.
    #[prop(optional, into)]
    mixed: Signal<bool>,
    /// Drawn as the circle of a row.
    #[prop(optional)]
    circle: bool,
    /// Why it cannot be changed: *via group Sales*.
    #[prop(optional, into)]
    locked: Reason,
    /// The id of an element that describes it further.
    #[prop(optional, into)]
    described_by: Option<String>,
    /// Called with the wished state; the box follows `checked`.
    #[prop(into)]
    on_change: Handler<bool>,
) -> impl IntoView {
    let input: NodeRef<html::Input> = NodeRef::new();
    let reason_id = dom::unique_id("locked");
    let own_reason = reason_id.clone();
    let described = move || {
        let mut ids: Vec<String> = described_by.iter().cloned().collect();
        if locked.is_some() {
            ids.push(own_reason.clone());
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    };
    // The browser has already turned the box when it tells us; what counts is what the owner made of it.
    let show_truth = move || {
        if let Some(input) = input.get_untracked() {
            input.set_checked(checked.get_untracked());
            input.set_indeterminate(mixed.get_untracked());
        }
    };
    Effect::new(move |_| {
        let (checked, mixed) = (checked.get(), mixed.get());
        if let Some(input) = input.get() {
            input.set_checked(checked);
            input.set_indeterminate(mixed);
        }
    });
    let class = if circle { "box box-circle" } else { "box" };
    view! {
        <label class="box-line" data-press=mark() class:box-bare=!show_label>
            <input
                type="checkbox"
                class=class
                node_ref=input
                prop:checked=move || checked.get()
                aria-label=move || (!show_label).then(|| label.get())
                aria-disabled=move || locked.is_some().then_some("true")
                aria-describedby=described
                data-press=mark()
                on:click=move |event| {
                    if locked.is_some_untracked() {
                        event.prevent_default();
                    }
                }
                on:change=move |_| {
                    if !locked.is_some_untracked() {
                        on_change.run((!checked.get_untracked() || mixed.get_untracked(),));
                    }
                    show_truth();
                }
            />
            {show_label.then(|| view! { <span class="line-label">{move || label.get()}</span> })}
        </label>
        {move || {
            let id = reason_id.clone();
            let class = if show_label { "line-reason" } else { "visually-hidden" };
            locked.get().map(|reason| view! { <span class=class id=id>{reason}</span> })
        }}
    }
    .into_any()
}
