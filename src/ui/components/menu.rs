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
//! | Enter, Space | runs the command, makes the choice; a disabled one stays, its reason is read |
//! | Esc, Tab | closes; Esc returns to the button |
use leptos::{html, prelude::*};

use super::{menu_list::MenuList, press::mark, Action};
use crate::ui::{
    dom,
    icons::Icon,
    text::{Reason, Text},
};

/// What a choice in a menu shows of itself.
#[derive(Clone, Copy, Default)]
pub enum MenuMark {
    /// A command: nothing.
    #[default]
    None,
    /// One of several: whether it is the one.
    Radio(Signal<bool>),
    /// On or off by itself: whether it is on. Choosing it leaves the menu open.
    Box(Signal<bool>),
}

/// A command in a menu.
#[derive(Clone, Copy)]
pub struct MenuItem {
    /// The command's name.
    pub label: Text,
    /// An icon before it.
    pub icon: Option<Icon>,
    /// Why it cannot be used now: shown as its second line.
    pub disabled_reason: Reason,
    /// What there is to know about it: its second line while it can be used.
    pub note: Reason,
    /// A figure at its end.
    pub end: Option<Text>,
    /// Whether it is a choice, and chosen.
    pub mark: MenuMark,
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
            note: Reason::default(),
            end: None,
            mark: MenuMark::None,
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

    /// As a choice.
    #[must_use]
    pub fn mark(mut self, mark: MenuMark) -> Self {
        self.mark = mark;
        self
    }

    /// With a figure at its end.
    #[must_use]
    pub fn end(mut self, end: impl Into<Text>) -> Self {
        self.end = Some(end.into());
        self
    }

    /// With a second line that is no reason against it.
    #[must_use]
    pub fn note(mut self, note: impl Into<Reason>) -> Self {
        self.note = note.into();
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
    /// The accessible name where it says more than the word; it must contain the word.
    #[prop(optional, into)]
    name: Option<Text>,
    /// A class besides its own.
    #[prop(default = "")]
    class: &'static str,
    /// A figure after the word.
    #[prop(optional, into)]
    badge: Option<Text>,
    /// The menu's commands. An empty menu opens nothing.
    #[prop(into)]
    items: Signal<Vec<MenuItem>>,
) -> impl IntoView {
    let open = RwSignal::new(None::<bool>);
    let button: NodeRef<html::Button> = NodeRef::new();
    let menu_id = dom::unique_id("menu");
    let controls = menu_id.clone();
    let close = Callback::<(bool,)>::from(move |refocus: bool| {
        open.set(None);
        if let (true, Some(button)) = (refocus, button.get_untracked()) {
            dom::focus(&button);
        }
    });
    let kind = if icon_only {
        "button-icon"
    } else {
        "button button-command"
    };
    let class = format!("{kind} menu-button {class}");
    view! {
        <span class="tip-anchor menu-anchor">
            <button
                type="button"
                class=class
                node_ref=button
                aria-label=move || name.or_else(|| icon_only.then_some(label)).map(Text::get)
                aria-haspopup="menu"
                aria-expanded=move || if open.get().is_some() { "true" } else { "false" }
                aria-controls=move || open.get().map(|_| controls.clone())
                data-press=mark()
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
                {badge.map(|badge| view! { <span class="menu-badge">{move || badge.get()}</span> })}
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
