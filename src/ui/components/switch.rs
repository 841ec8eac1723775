//! A switch: on or off, at once, with the word beside the knob.
//!
//! Use it in the add, replace and *Product licenses* panes, as the articles say. Where a pane has a *Save changes*
//! button of its own (one user, product page), use `Checkbox`.
//!
//! | key | does |
//! |---|---|
//! | Space, Enter | turns on or off; a locked switch stays as it is and its reason is read |
use leptos::prelude::*;

use super::{press::mark, Handler};
use crate::{
    t,
    ui::{
        dom,
        text::{Reason, Text},
    },
};

/// A switch with its name.
#[component]
pub fn Switch(
    /// What is turned on or off: the accessible name.
    #[prop(into)]
    label: Text,
    /// Whether the name stands at the left on the same line (a line of a list); else it only names the switch,
    /// because it is on screen beside it already.
    #[prop(optional)]
    show_label: bool,
    /// On or off.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the wished state; the switch follows `checked`, not the press.
    #[prop(into)]
    on_change: Handler<bool>,
    /// Why it cannot be turned: *via group Sales*. Shown under the name when the name is shown.
    #[prop(optional, into)]
    locked: Reason,
    /// The id of an element that describes it further.
    #[prop(optional, into)]
    described_by: Option<String>,
) -> impl IntoView {
    let reason_id = dom::unique_id("locked");
    let own_reason = reason_id.clone();
    let described = move || {
        let mut ids: Vec<String> = described_by.iter().cloned().collect();
        ids.extend(locked.is_some().then(|| own_reason.clone()));
        (!ids.is_empty()).then(|| ids.join(" "))
    };
    let turn = move || {
        if !locked.is_some_untracked() {
            on_change.run((!checked.get_untracked(),));
        }
    };
    let button = view! {
        <button
            type="button"
            role="switch"
            class="switch"
            aria-label=move || label.get()
            aria-checked=move || if checked.get() { "true" } else { "false" }
            aria-disabled=move || locked.is_some().then_some("true")
            aria-describedby=described
            data-press=mark()
            on:click=move |_| turn()
        >
            <span class="switch-word" aria-hidden="true">
                {move || if checked.get() { t!(components.on) } else { t!(components.off) }}
            </span>
            <span class="switch-track" aria-hidden="true">
                <span class="switch-knob"></span>
            </span>
        </button>
    };
    let reason = move || {
        let id = reason_id.clone();
        let class = if show_label {
            "line-reason"
        } else {
            "visually-hidden"
        };
        locked
            .get()
            .map(|reason| view! { <span class=class id=id>{reason}</span> })
    };
    if show_label {
        view! {
            <div class="switch-line">
                <span class="line-label" aria-hidden="true" on:click=move |_| turn()>
                    {move || label.get()}
                </span>
                {button}
                {reason}
            </div>
        }
        .into_any()
    } else {
        view! {
            {button}
            {reason}
        }
        .into_any()
    }
}
