//! A button that opens a list of commands.
//!
//! For commands only: to choose a value use `Select`; to go somewhere use links. *More options (...)* of a
//! `CommandBar` and the menu of a row are this part. The list itself is in `menu_list`.
//!
//! | key | does |
//! |---|---|
//! | Enter, Space, Down | opens, at the first command |
//! | Up | opens, at the last command |
//! | Down, Up, Home, End | moves, around the ends |
//! | a letter | moves to the next command that begins with it |
//! | Enter, Space | runs the command; a disabled one stays, its reason is read |
//! | Esc, Tab | closes; Esc returns to the button |
use leptos::{html, prelude::*};

use super::{menu_list::MenuList, row_focus::row_tabindex, Action};
use crate::ui::{
    dom,
    icons::Icon,
    text::{Reason, Text},
};

/// A command in a menu.
#[derive(Clone, Copy)]
pub struct MenuItem {
    /// The command's name.
    pub label: Text,
    /// An icon before it.
    pub icon: Option<Icon>,
    /// Why it cannot be used now: shown as its second line.
    pub disabled_reason: Reason,
    /// Whether a line stands above it.
    pub after_line: bool,
    /// What it does.
    pub on_select: Action,
}

impl MenuItem {
    /// A command that can be used.
    pub fn new(label: impl Into<Text>, on_select: impl Into<Action>) -> Self {
        Self {
            label: label.into(),
            icon: None,
            disabled_reason: Reason::default(),
            after_line: false,
            on_select: on_select.into(),
        }
    }

    /// With an icon.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With a reason why it cannot be used, when there is one.
    #[must_use]
    pub fn disabled(mut self, reason: impl Into<Reason>) -> Self {
        self.disabled_reason = reason.into();
        self
    }

    /// With a line above it.
    #[must_use]
    pub fn after_line(mut self) -> Self {
        self.after_line = true;
        self
    }
}

/// A button with a menu.
#[component]
pub fn MenuButton(
    /// The button's name, also its word unless it shows only an icon.
    #[prop(into)]
    label: Text,
    /// The icon before the word, or alone.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// Shows only the icon, with the name as a tip.
    #[prop(optional)]
    icon_only: bool,
    /// The menu's commands. An empty menu opens nothing.
    #[prop(into)]
    items: Signal<Vec<MenuItem>>,
) -> impl IntoView {
    let open = RwSignal::new(None::<bool>);
    let button: NodeRef<html::Button> = NodeRef::new();
    let menu_id = dom::unique_id("menu");
    let controls = menu_id.clone();
    let tabindex = row_tabindex();
    let close = Callback::<(bool,)>::from(move |refocus: bool| {
        open.set(None);
        if let (true, Some(button)) = (refocus, button.get_untracked()) {
            dom::focus(&button);
        }
    });
    let class = if icon_only {
        "button-icon menu-button"
    } else {
        "button button-command menu-button"
    };
    view! {
        <span class="tip-anchor menu-anchor">
            <button
                type="button"
                class=class
                node_ref=button
                aria-label=move || icon_only.then(|| label.get())
                aria-haspopup="menu"
                aria-expanded=move || if open.get().is_some() { "true" } else { "false" }
                aria-controls=move || open.get().map(|_| controls.clone())
                tabindex=tabindex
                on:click=move |_| {
                    open.update(|open| *open = if open.is_some() { None } else { Some(false) });
                }
                on:keydown=move |event| match event.key().as_str() {
                    "ArrowDown" => {
                        event.prevent_default();
                        event.stop_propagation();
                        open.set(Some(false));
                    }
                    "ArrowUp" => {
                        event.prevent_default();
                        event.stop_propagation();
                        open.set(Some(true));
                    }
                    _ => {}
                }
            >
                {icon.map(|icon| icon.view(18))}
                {(!icon_only).then(|| view! { <span class="button-word">{move || label.get()}</span> })}
                {(!icon_only).then(|| Icon::ChevronDown.view(14))}
            </button>
            {icon_only.then(|| view! { <span class="tip" aria-hidden="true">{move || label.get()}</span> })}
            {move || {
                let id = menu_id.clone();
                open.get().map(|at_end| view! { <MenuList id label items at_end anchor=button close/> })
            }}
        </span>
    }
    .into_any()
}
