//! One of a few choices, all in sight.
//!
//! Up to about six choices; for more, or where room is short, use `Select`.
//!
//! | key | does |
//! |---|---|
//! | Up, Down, Left, Right | chooses the next or previous one (the browser's own radio buttons) |
//! | Tab | enters at the chosen one, leaves the group |
use leptos::prelude::*;

use super::{Choice, Handler};
use crate::ui::{dom, text::Text};

/// A group of native radio buttons.
#[component]
pub fn RadioGroup(
    /// What is chosen: the group's name.
    #[prop(into)]
    label: Text,
    /// Whether the name stands above the choices.
    #[prop(default = true)]
    show_label: bool,
    /// Each choice in a frame of its own: for the one question of a pane.
    #[prop(optional)]
    cards: bool,
    /// The choices.
    choices: Vec<Choice>,
    /// The value of the chosen one; a value of none of them leaves all empty.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value of the newly chosen one.
    #[prop(into)]
    on_change: Handler<String>,
) -> impl IntoView {
    let name = dom::unique_id("radio");
    let lines = choices
        .into_iter()
        .map(|choice| {
            let hint_id = dom::unique_id("hint");
            let (this, chosen) = (choice.value.clone(), choice.value);
            let label = choice.label;
            view! {
                <div class="radio-line">
                    <label class="box-line">
                        <input
                            type="radio"
                            class="box box-radio"
                            name=name.clone()
                            value=this.clone()
                            aria-describedby=choice.hint.map(|_| hint_id.clone())
                            prop:checked=move || value.with(|v| *v == this)
                            on:change=move |_| on_change.run((chosen.clone(),))
                        />
                        <span class="line-label">{move || label.get()}</span>
                    </label>
                    {choice.hint.map(|hint| view! { <span class="line-hint" id=hint_id.clone()>{move || hint.get()}</span> })}
                </div>
            }
        })
        .collect_view();
    view! {
        <div role="radiogroup" class="radio-group" class:radio-cards=cards aria-label=move || label.get()>
            {show_label.then(|| view! { <div class="field-label" aria-hidden="true">{move || label.get()}</div> })}
            {lines}
        </div>
    }
    .into_any()
}
