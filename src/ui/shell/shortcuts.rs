//! Keys that work on every page, outside of fields that text is typed into, and the list of all keys.
//!
//! | key | does |
//! |---|---|
//! | Ctrl+Z, Cmd+Z | undoes |
//! | Ctrl+Y, Ctrl+Shift+Z, Shift+Cmd+Z | redoes |
//! | ? | shows the list of keys, unless somebody turned that off there |

use leptos::{ev, prelude::*};

use super::ShellState;
use crate::{
    t,
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
        row(vec!["Ctrl+K".into()], (|| t!(find.title)).into()),
        row(vec!["Ctrl+Z".into()], (|| t!(common.undo)).into()),
        row(
            vec!["Ctrl+Y".into(), "Ctrl+Shift+Z".into()],
            (|| t!(shell.redo)).into(),
        ),
        row(vec!["Esc".into()], (|| t!(shell.keys_close)).into()),
        row(vec!["?".into()], (|| t!(shell.keys_help)).into()),
    ];
    let space = Text::from(|| t!(shell.keys_space));
    let list = [
        row(
            vec!["\u{2193}".into(), "\u{2191}".into()],
            (|| t!(shell.keys_move)).into(),
        ),
        row(vec!["Home".into(), "End".into()], (|| t!(shell.keys_ends)).into()),
        row(vec![space], (|| t!(shell.keys_select)).into()),
        row(
            vec![(|| t!(shell.keys_shift_space)).into()],
            (|| t!(shell.keys_range)).into(),
        ),
        row(vec!["Enter".into()], (|| t!(shell.keys_open)).into()),
        row(vec!["\u{2192}".into()], (|| t!(shell.keys_inside)).into()),
        row(vec!["C".into()], (|| t!(shell.keys_commands)).into()),
        row(
            vec!["\u{2192}".into(), "\u{2190}".into()],
            (|| t!(shell.keys_bar)).into(),
        ),
    ];
    let footer = move || {
        view! { <Button label=move || t!(common.close) kind=ButtonKind::Primary on_press=on_close/> }
    };
    view! {
        <Pane title=move || t!(shell.shortcuts) on_close footer=move || footer>
            <h3 class="shortcuts-title">{move || t!(shell.keys_everywhere)}</h3>
            <dl class="shortcuts">{everywhere.collect_view()}</dl>
            <h3 class="shortcuts-title">{move || t!(shell.keys_list)}</h3>
            <dl class="shortcuts">{list.collect_view()}</dl>
            <Checkbox label=move || t!(shell.keys_on) checked=on described_by=hint.clone()
                on_change=move |wish: bool| {
                    on.set(wish);
                    preferences::write(OFF, if wish { "on" } else { "off" });
                }
            />
            <p class="card-hint" id=hint>{move || t!(shell.keys_on_hint)}</p>
        </Pane>
    }
}
