//! The button, in its kinds.
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
    /// Only an icon, its word a tip: search, close, back, undo, redo, appearance, and nothing else.
    Icon,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Secondary => "button button-secondary",
            Self::Command => "button button-command",
            Self::Link => "button-link",
            Self::Name => "button-name",
            Self::Icon => "button-icon",
        }
    }
}

/// A button.
#[component]
pub fn Button(
    /// The word on it, a verb; the name and the tip of one that shows only an icon.
    #[prop(into)]
    label: Text,
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the word, or in its place.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// The icon's size in px.
    #[prop(optional)]
    size: Option<u8>,
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
    let size = size.unwrap_or(if kind == ButtonKind::Command { 18 } else { 16 });
    let only_icon = kind == ButtonKind::Icon;
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
                aria-label=move || name.or(only_icon.then_some(label)).map(Text::get)
                aria-disabled=move || disabled_reason.is_some().then_some("true")
                aria-describedby=move || disabled_reason.is_some().then(|| described.clone())
                data-press=mark()
                on:click=press
            >
                {icon.map(|icon| icon.view(size))}
                {(!only_icon).then(|| view! { <span class="button-word">{move || label.get()}</span> })}
            </button>
            {move || {
                let reason = disabled_reason.get();
                // A word that is the button's name is not read twice.
                let id = reason.is_some().then(|| tip_id.clone());
                let hidden = reason.is_none().then_some("true");
                let tip = reason.or_else(|| only_icon.then(|| label.get()));
                tip.map(|tip| view! { <span class="tip" id=id aria-hidden=hidden>{tip}</span> })
            }}
        </span>
    }
    .into_any()
}
