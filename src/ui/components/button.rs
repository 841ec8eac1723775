//! Buttons: the ordinary one, and the one that shows only an icon.
//!
//! Use `Button` for anything that does something; for going somewhere use an `<a>` with a route; for a choice that
//! opens a list use `MenuButton`; for on and off use `Switch`. At most one `Primary` per pane or page.
//!
//! | key | does |
//! |---|---|
//! | Enter, Space | presses; a disabled button does nothing but can be reached, and its reason is read |
use leptos::prelude::*;

use super::{press::mark, Action};
use crate::ui::{
    dom,
    icons::Icon,
    text::{Reason, Text},
};

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing this pane is for.
    Primary,
    /// Any other button.
    #[default]
    Secondary,
    /// In a command bar: icon and word, no outline.
    Command,
    /// Inside text or a row: looks like a link, does something.
    Link,
    /// A name that opens something, in a row: strong text, underlined under the pointer.
    Name,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Secondary => "button button-secondary",
            Self::Command => "button button-command",
            Self::Link => "button-link",
            Self::Name => "button-name",
        }
    }
}

/// A button with a word.
#[component]
pub fn Button(
    /// The word on it: a verb.
    #[prop(into)]
    label: Text,
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the word.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// The accessible name where it says more than the word; it must contain the word.
    #[prop(optional, into)]
    name: Option<Text>,
    /// Why it cannot be pressed now. It stays focusable.
    #[prop(optional, into)]
    disabled_reason: Reason,
    /// What it does.
    #[prop(into)]
    on_press: Action,
) -> impl IntoView {
    let tip_id = dom::unique_id("reason");
    let described = tip_id.clone();
    let press = move |_| {
        if !disabled_reason.is_some_untracked() {
            on_press.run(());
        }
    };
    view! {
        <span class="tip-anchor">
            <button
                type="button"
                class=kind.class()
                aria-label=move || name.map(Text::get)
                aria-disabled=move || disabled_reason.is_some().then_some("true")
                aria-describedby=move || disabled_reason.is_some().then(|| described.clone())
                data-press=mark()
                on:click=press
            >
                {icon.map(|icon| icon.view(if kind == ButtonKind::Command { 18 } else { 16 }))}
                <span class="button-word">{move || label.get()}</span>
            </button>
            {move || {
                let tip_id = tip_id.clone();
                disabled_reason.get().map(|reason| view! { <span class="tip" id=tip_id>{reason}</span> })
            }}
        </span>
    }
    .into_any()
}

/// A button that shows only an icon: search, close, more, undo, redo, appearance, row menu, and nothing else.
#[component]
pub fn IconButton(
    /// The drawing.
    icon: Icon,
    /// The name, also shown as a tip.
    #[prop(into)]
    label: Text,
    /// The drawing's size in px.
    #[prop(default = 16)]
    size: u8,
    /// Why it cannot be pressed now.
    #[prop(optional, into)]
    disabled_reason: Reason,
    /// What it does.
    #[prop(into)]
    on_press: Action,
) -> impl IntoView {
    let tip_id = dom::unique_id("reason");
    let described = tip_id.clone();
    view! {
        <span class="tip-anchor">
            <button
                type="button"
                class="button-icon"
                aria-label=move || label.get()
                aria-disabled=move || disabled_reason.is_some().then_some("true")
                aria-describedby=move || disabled_reason.is_some().then(|| described.clone())
                data-press=mark()
                on:click=move |_| {
                    if !disabled_reason.is_some_untracked() {
                        on_press.run(());
                    }
                }
            >
                {icon.view(size)}
            </button>
            {move || {
                let tip_id = tip_id.clone();
                match disabled_reason.get() {
                    Some(reason) => view! { <span class="tip" id=tip_id>{reason}</span> }.into_any(),
                    None => view! { <span class="tip" aria-hidden="true">{label.get()}</span> }.into_any(),
                }
            }}
        </span>
    }
    .into_any()
}
