//! The open list of a `MenuButton`: places itself in the top layer, moves focus, runs a command.
use leptos::{ev, html, prelude::*, web_sys::HtmlElement};

use super::{
    menu_item::{MenuItem, MenuMark},
    press::mark,
    Handler,
};
use crate::ui::{dom, icons::Icon, text::Text};

/// The margin kept to the edges of the window, and the distance from the button, in px.
const GAP: f64 = 4.0;

/// Where a menu stands: below its button, or above it where there is more room, and inside the window; of a button of
/// the page inside the page, so that it covers nothing beside it.
fn place(menu: &HtmlElement, anchor: &HtmlElement) {
    let page = anchor.closest("main").ok().flatten();
    let page = page.map(|page| page.get_bounding_client_rect());
    let (anchor, own) = (anchor.get_bounding_client_rect(), menu.get_bounding_client_rect());
    let size =
        |value: Result<leptos::wasm_bindgen::JsValue, _>| value.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    let (width, height) = match page {
        Some(page) => (width.min(page.right()), height.min(page.bottom())),
        None => (width, height),
    };
    let below = anchor.bottom() + GAP;
    let top = if below + own.height() <= height - GAP {
        below
    } else {
        (anchor.top() - GAP - own.height()).max(GAP)
    };
    let left = anchor.left().min(width - GAP - own.width()).max(GAP);
    let style = menu.style();
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}

/// The list. `at_end` says which end focus starts at; `close` is told whether focus returns to the button.
#[component]
pub(super) fn MenuList(
    id: String,
    label: Text,
    items: Signal<Vec<MenuItem>>,
    at_end: bool,
    anchor: NodeRef<html::Button>,
    close: Handler<bool>,
) -> impl IntoView {
    let list: NodeRef<html::Div> = NodeRef::new();
    let commands = move || {
        list.get_untracked()
            .map(|list| dom::all(&list, "[role^=menuitem]"))
            .unwrap_or_default()
    };
    Effect::new(move |_| {
        let (Some(list), Some(anchor)) = (list.get(), anchor.get_untracked()) else {
            return;
        };
        let _ = list.show_popover();
        place(&list, &anchor);
        let commands = commands();
        let chosen = dom::all(&list, "[role=menuitemradio][aria-checked=true]");
        if let Some(chosen) = chosen.first() {
            dom::focus(chosen);
        } else if let Some(start) = if at_end { commands.last() } else { commands.first() } {
            dom::focus_in_place(start);
        }
    });
    let resized = window_event_listener(ev::resize, move |_| close.run((false,)));
    on_cleanup(move || resized.remove());
    let step = move |to: &dyn Fn(usize, usize) -> usize| {
        let commands = commands();
        let at = active_among(&commands);
        if let Some(next) = commands.get(to(at, commands.len())) {
            dom::focus(next);
        }
    };
    let type_ahead = move |letter: &str| {
        let commands = commands();
        let at = active_among(&commands);
        let begins = |c: &&HtmlElement| {
            c.text_content()
                .unwrap_or_default()
                .trim()
                .to_lowercase()
                .starts_with(&letter.to_lowercase())
        };
        let next = commands
            .iter()
            .skip(at + 1)
            .chain(commands.iter().take(at + 1))
            .find(begins);
        if let Some(next) = next {
            dom::focus(next);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let key = event.key();
        match key.as_str() {
            "ArrowDown" => step(&|at, n| if at + 1 < n { at + 1 } else { 0 }),
            "ArrowUp" => step(&|at, n| at.checked_sub(1).unwrap_or(n.saturating_sub(1))),
            "Home" => step(&|_, _| 0),
            "End" => step(&|_, n| n.saturating_sub(1)),
            "Escape" => close.run((true,)),
            "Tab" => {
                // Focus leaves from the button, so that Tab goes to what comes after it.
                close.run((true,));
                return;
            }
            _ => {
                if key.chars().count() == 1 && key != " " && !event.ctrl_key() && !event.meta_key() {
                    type_ahead(&key);
                } else {
                    return;
                }
            }
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let on_leave = move |event: ev::FocusEvent| {
        use leptos::wasm_bindgen::JsCast;
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<leptos::web_sys::Node>().ok());
        // Focus also leaves because the page goes, menu and all; then there is nothing left to close.
        let (Some(list), Some(anchor)) = (list.try_get_untracked(), anchor.try_get_untracked()) else {
            return;
        };
        let inside = list.is_some_and(|list| list.contains(to.as_ref()));
        let on_button = to.is_some() && anchor.is_some_and(|anchor| anchor.contains(to.as_ref()));
        // A press on the button itself closes by the button's own handler.
        if !(inside || on_button) {
            close.run((false,));
        }
    };
    view! {
        <div
            class="menu"
            role="menu"
            popover="manual"
            id=id
            node_ref=list
            aria-label=move || label.get()
            on:keydown=on_key
            on:focusout=on_leave
        >
            {move || items.get().into_iter().map(|item| entry(item, close)).collect_view()}
        </div>
    }
    .into_any()
}

/// One command: its name, and its reason as a second line when it cannot be used.
fn entry(item: MenuItem, close: Handler<bool>) -> impl IntoView {
    let (label_id, reason_id) = (dom::unique_id("command"), dom::unique_id("reason"));
    let (named, described) = (label_id.clone(), reason_id.clone());
    let second = move || item.disabled_reason.get().or_else(|| item.note.get());
    let (role, checked) = match item.mark {
        MenuMark::None => ("menuitem", None),
        MenuMark::Radio(checked) => ("menuitemradio", Some(checked)),
        MenuMark::Box(checked) => ("menuitemcheckbox", Some(checked)),
    };
    let stays = matches!(item.mark, MenuMark::Box(_));
    let sign = move || match checked {
        Some(checked) => checked.get().then(|| Icon::Check.view(16)),
        None => item.icon.map(|icon| icon.view(16)),
    };
    view! {
        {item.after_line.then(|| view! { <div class="menu-line" role="separator"></div> })}
        <button
            type="button"
            class="menu-item"
            role=role
            tabindex="-1"
            data-press=mark()
            aria-labelledby=named
            aria-checked=move || checked.map(|checked| if checked.get() { "true" } else { "false" })
            aria-disabled=move || item.disabled_reason.is_some().then_some("true")
            aria-describedby=move || second().is_some().then(|| described.clone())
            on:click=move |_| {
                if !item.disabled_reason.is_some_untracked() {
                    // Focus first goes back to the button, so that a pane the command opens can return it there.
                    if !stays {
                        close.run((true,));
                    }
                    item.on_select.run(());
                }
            }
        >
            <span class="menu-icon">{sign}</span>
            <span class="menu-words">
                <span class="menu-word" id=label_id>{move || item.label.get()}</span>
                {move || {
                    let id = reason_id.clone();
                    second().map(|second| view! { <span class="menu-reason" id=id>{second}</span> })
                }}
            </span>
            {item.end.map(|end| view! { <span class="menu-end">{move || end.get()}</span> })}
        </button>
    }
}

/// The place of the command that has focus; the first when none has.
fn active_among(commands: &[HtmlElement]) -> usize {
    let active = dom::active_element();
    let mut commands = commands.iter();
    commands.position(|c| active.as_ref() == Some(c)).unwrap_or(0)
}
