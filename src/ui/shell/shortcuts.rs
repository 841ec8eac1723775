//! Keys that work on every page, outside of fields that text is typed into, and the list of all keys.
//!
//! | key | does |
//! |---|---|
//! | Ctrl+Z, Cmd+Z | undoes |
//! | Ctrl+Y, Ctrl+Shift+Z, Shift+Cmd+Z | redoes |
//! | ? | shows the list of keys, unless somebody turned that off there |

use leptos::{ev, prelude::*};

use super::state::ShellState;
use crate::{
    text,
    ui::{
        components::{Action, Button, ButtonKind, Checkbox, Pane},
        dom, preferences,
        text::Text,
    },
};

/// Where it is kept that the question mark opens nothing.
const OFF: &str = "shortcut-list-key";

/// Listens for the keys, until the calling component goes.
pub(super) fn listen(state: ShellState) {
    let listener = window_event_listener(ev::keydown, move |event| {
        let typing = dom::target_element(&event).is_some_and(|target| dom::takes_text(&target));
        if typing || event.default_prevented() || event.is_composing() || event.alt_key() {
            return;
        }
        let held = event.ctrl_key() || event.meta_key();
        let action = match (event.key().to_ascii_lowercase().as_str(), held, event.shift_key()) {
            ("z", true, false) => state.on_undo,
            ("z", true, true) | ("y", true, false) => state.on_redo,
            ("?", false, _) if preferences::read(OFF).is_none_or(|kept| kept != "off") => state.on_shortcuts,
            _ => return,
        };
        event.prevent_default();
        action.run(());
    });
    on_cleanup(move || listener.remove());
}

/// The list.
#[component]
pub fn Shortcuts(
    /// Called when it is to close.
    on_close: Action,
) -> impl IntoView {
    let on = RwSignal::new(preferences::read(OFF).is_none_or(|kept| kept != "off"));
    let hint = dom::unique_id("shortcuts");
    let row = |keys: Vec<Text>, what: Text| {
        let keys = keys.into_iter().enumerate().map(|(at, key)| {
            let comma = (at > 0).then_some(", ");
            view! { {comma} <kbd>{move || key.get()}</kbd> }
        });
        view! { <div class="shortcut"><dt>{keys.collect_view()}</dt><dd>{move || what.get()}</dd></div> }
    };
    let everywhere = [
        row(vec!["Ctrl+K".into()], text!(find.title)),
        row(vec!["Ctrl+Z".into()], text!(common.undo)),
        row(vec!["Ctrl+Y".into(), "Ctrl+Shift+Z".into()], text!(shell.redo)),
        row(vec!["Esc".into()], text!(shell.keys_close)),
        row(vec!["?".into()], text!(shell.keys_help)),
    ];
    let space = text!(shell.keys_space);
    let list = [
        row(vec!["\u{2193}".into(), "\u{2191}".into()], text!(shell.keys_move)),
        row(vec!["Home".into(), "End".into()], text!(shell.keys_ends)),
        row(vec![space], text!(shell.keys_select)),
        row(vec![text!(shell.keys_shift_space)], text!(shell.keys_range)),
        row(vec!["Enter".into()], text!(shell.keys_open)),
        row(vec!["\u{2192}".into()], text!(shell.keys_inside)),
        row(vec!["C".into()], text!(shell.keys_commands)),
        row(vec!["\u{2192}".into(), "\u{2190}".into()], text!(shell.keys_bar)),
    ];
    let footer = move || {
        view! { <Button label=text!(common.close) kind=ButtonKind::Primary on_press=on_close/> }
    };
    view! {
        <Pane title=text!(shell.shortcuts) on_close footer=move || footer>
            <h3 class="shortcuts-title">{text!(shell.keys_everywhere)}</h3>
            <dl class="shortcuts">{everywhere.collect_view()}</dl>
            <h3 class="shortcuts-title">{text!(shell.keys_list)}</h3>
            <dl class="shortcuts">{list.collect_view()}</dl>
            <Checkbox label=text!(shell.keys_on) checked=on described_by=hint.clone()
                on_change=move |wish: bool| {
                    on.set(wish);
                    preferences::write(OFF, if wish { "on" } else { "off" });
                }
            />
            <p class="card-hint" id=hint>{text!(shell.keys_on_hint)}</p>
        </Pane>
    }
}
