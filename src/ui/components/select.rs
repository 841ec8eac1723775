//! One of a list: the browser's own list, in our outline.
//!
//! For up to six choices that deserve to be in sight use `RadioGroup`; for commands use `MenuButton`.
//!
//! | key | does |
//! |---|---|
//! | Up, Down, letters, Home, End, Alt+Down | the browser's own |
use leptos::{html, prelude::*};

use super::{Choice, Handler};
use crate::ui::{dom, icons::Icon, text::Text};

/// A list to choose one from: role `combobox` with the label as its name.
#[component]
pub fn Select(
    /// The label.
    #[prop(into)]
    label: Text,
    /// Whether the label stands above it; else it only names it.
    #[prop(default = true)]
    show_label: bool,
    /// The choices.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value of the chosen one.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value of the newly chosen one.
    #[prop(into)]
    on_change: Handler<String>,
) -> impl IntoView {
    let id = dom::unique_id("select");
    let list: NodeRef<html::Select> = NodeRef::new();
    let show_truth = move || {
        // By the time the microtask runs, the form may be gone.
        if let (Some(Some(list)), Some(value)) = (list.try_get_untracked(), value.try_get_untracked()) {
            list.set_value(&value);
        }
    };
    // After the options, whenever they or the value change: a value can be set only when its option is there.
    Effect::new(move |_| {
        choices.track();
        value.track();
        if list.get().is_some() {
            queue_microtask(show_truth);
        }
    });
    view! {
        <div class="text-field">
            {show_label.then(|| view! { <label class="field-label" for=id.clone()>{move || label.get()}</label> })}
            <div class="field select">
                <select
                    class="field-input"
                    id=id.clone()
                    node_ref=list
                    aria-label=move || (!show_label).then(|| label.get())
                    on:change=move |event| {
                        on_change.run((event_target_value(&event),));
                        show_truth();
                    }
                >
                    {move || {
                        choices
                            .get()
                            .into_iter()
                            .map(|choice| {
                                let chosen = value.with_untracked(|v| *v == choice.value);
                                view! {
                                    <option value=choice.value selected=chosen>{move || choice.label.get()}</option>
                                }
                            })
                            .collect_view()
                    }}
                </select>
                {Icon::ChevronDown.view(16)}
            </div>
        </div>
    }
    .into_any()
}
