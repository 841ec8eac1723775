//! Fields to type in: a line of text, and a search.
//!
//! `TextField` for something to fill in, `SearchBox` to narrow what is on screen as one types; to choose people use
//! `PeoplePicker`, to choose one of a list use `Select`.
//!
//! | key | does |
//! |---|---|
//! | Esc in a search | empties it; when it is empty the key goes on to the pane |
use leptos::{html, prelude::*};

use crate::{
    text,
    ui::{
        dom,
        icons::Icon,
        text::{Reason, Text},
    },
};

/// A search that narrows what is on screen.
#[component]
pub fn SearchBox(
    /// The accessible name, also the pale text inside.
    #[prop(into)]
    label: Text,
    /// What is searched for.
    value: RwSignal<String>,
) -> impl IntoView {
    let input: NodeRef<html::Input> = NodeRef::new();
    let clear = move || {
        value.set(String::new());
        if let Some(input) = input.get_untracked() {
            dom::focus(&input);
        }
    };
    view! {
        <div class="field search">
            {Icon::Search.view(16)}
            <input
                type="search"
                class="field-input"
                node_ref=input
                aria-label=move || label.get()
                placeholder=move || label.get()
                autocomplete="off"
                spellcheck="false"
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Escape" && !value.with_untracked(String::is_empty) {
                        event.prevent_default();
                        event.stop_propagation();
                        clear();
                    }
                }
            />
            {move || {
                (!value.with(String::is_empty)).then(|| view! {
                    <button
                        type="button"
                        class="button-icon field-clear"
                        aria-label=text!(components.clear_search)
                        on:click=move |_| clear()
                    >
                        {Icon::Close.view(14)}
                    </button>
                })
            }}
        </div>
    }
    .into_any()
}

/// A line of text to fill in, with its label above and, when wrong, the reason below.
#[component]
pub fn TextField(
    /// The label.
    #[prop(into)]
    label: Text,
    /// What is filled in.
    value: RwSignal<String>,
    /// A line of help under it.
    #[prop(optional, into)]
    hint: Option<Text>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Reason,
    /// The keyboard a touch device should show: `numeric`, `email`.
    #[prop(optional)]
    input_mode: Option<&'static str>,
    /// Whether something has to be filled in.
    #[prop(optional)]
    required: bool,
    /// A password for somebody new: shown as dots, and not offered to be remembered.
    #[prop(optional)]
    secret: bool,
) -> impl IntoView {
    let id = dom::unique_id("field");
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        move || {
            if error.is_some() {
                Some(error_id.clone())
            } else {
                hint.map(|_| hint_id.clone())
            }
        }
    };
    view! {
        <div class="text-field" class:field-wrong=move || error.is_some()>
            <label class="field-label" for=id.clone()>{move || label.get()}</label>
            <div class="field">
                <input
                    type=if secret { "password" } else { "text" }
                    class="field-input"
                    id=id
                    autocomplete=if secret { "new-password" } else { "off" }
                    aria-required=required.then_some("true")
                    inputmode=input_mode
                    aria-invalid=move || error.is_some().then_some("true")
                    aria-describedby=described
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                />
            </div>
            {hint.map(|hint| view! { <div class="field-hint" id=hint_id>{move || hint.get()}</div> })}
            {move || {
                let id = error_id.clone();
                error.get().map(|error| view! { <div class="field-error" id=id>{Icon::Alert.view(16)} {error}</div> })
            }}
        </div>
    }
    .into_any()
}
