//! A button that opens a list of commands.
//!
//! For commands only: to choose a value use `Select`; to go somewhere use links. *More options (...)* of a
//! `CommandBar` and the menu of a row are this part. Its commands are in `menu_item`, the list itself is in
//! `menu_list`.
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

use super::{menu_item::MenuItem, menu_list::MenuList, press::mark};
use crate::ui::{dom, icons::Icon, text::Text};

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
