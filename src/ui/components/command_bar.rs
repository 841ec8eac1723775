//! The commands of a page: as many as fit, the rest in *More options (...)*, which keeps its place as the last.
//!
//! For the buttons of a pane use its footer; for the menu of one row use `MenuButton`.
//!
//! | key | does |
//! |---|---|
//! | Tab, Right, Left | goes through the commands |
//! | Home, End | the first, the last |
use leptos::{children::ViewFn, ev, html, prelude::*, web_sys::Element};

use super::{offer_commands, Button, ButtonKind, MenuButton, MenuItem};
use crate::{
    text,
    ui::{dom, icons::Icon, text::use_locale},
};

/// The command bar.
#[component]
pub fn CommandBar(
    /// The commands that stand in the bar while there is room, most important first.
    #[prop(into)]
    commands: Signal<Vec<MenuItem>>,
    /// What always stands in *More options (...)*, before the commands that don't fit.
    #[prop(optional, into)]
    more: Signal<Vec<MenuItem>>,
    /// What stands at the right: how many are selected.
    #[prop(optional, into)]
    end: Option<ViewFn>,
) -> impl IntoView {
    let row: NodeRef<html::Div> = NodeRef::new();
    let fits = RwSignal::new(usize::MAX);
    // Those that the browser wrapped to a second line don't fit; they stay there, unseen, to be measured again.
    let measure = move || {
        // By the next frame the page may be gone.
        let Some(row) = row.try_get_untracked().flatten() else {
            return;
        };
        let tops: Vec<i32> = dom::all(&row, ".command")
            .iter()
            .map(leptos::web_sys::HtmlElement::offset_top)
            .collect();
        let first = tops.first().copied().unwrap_or(0);
        let n = tops.iter().take_while(|top| **top <= first).count();
        if fits.get_untracked() != n {
            fits.set(n);
        }
    };
    Effect::new(move |_| {
        commands.track();
        let _ = use_locale().get();
        if row.get().is_some() {
            request_animation_frame(measure);
        }
    });
    Effect::new(move |_| {
        if let Some(row) = row.get() {
            dom::observe_size(&row, measure);
        }
    });
    let rest = Signal::derive(move || {
        let mut items = more.get();
        items.extend(commands.get().into_iter().skip(fits.get()));
        items
    });
    offer_commands(Signal::derive(move || {
        let mut items = commands.get();
        items.extend(more.get());
        items
    }));
    view! {
        <div class="command-bar" on:keydown=|event| step(&event)>
            <div class="commands" node_ref=row>
                {move || {
                    commands
                        .get()
                        .into_iter()
                        .enumerate()
                        .map(|(i, command)| view! {
                            <span
                                class="command"
                                class:command-after-line=command.after_line
                                class:command-hidden=move || fits.get() <= i
                            >
                                {command_button(command)}
                            </span>
                        })
                        .collect_view()
                }}
            </div>
            <Show when=move || rest.with(|rest| !rest.is_empty())>
                <MenuButton label=text!(components.more_options) icon=Icon::More icon_only=true items=rest/>
            </Show>
            {end.map(|end| view! { <div class="command-end">{move || end.run()}</div> })}
        </div>
    }
    .into_any()
}

/// The commands in a bar that can be seen, and *More options (...)*.
fn buttons(bar: &Element) -> Vec<leptos::web_sys::HtmlElement> {
    const BUTTONS: &str =
        ".command:not(.command-hidden) button, .command-bar > .menu-anchor > button, .command-end button";
    dom::all(bar, BUTTONS)
}

/// From one command to another.
fn step(event: &ev::KeyboardEvent) {
    let bar = dom::target_element(event).and_then(|target| target.closest(".command-bar").ok().flatten());
    let (Some(bar), Some(active)) = (bar, dom::active_element()) else {
        return;
    };
    let buttons = buttons(&bar);
    let Some(at) = buttons.iter().position(|button| *button == active) else {
        return;
    };
    let to = match event.key().as_str() {
        "ArrowRight" => at + 1,
        "ArrowLeft" => at.wrapping_sub(1),
        "Home" => 0,
        "End" => buttons.len().saturating_sub(1),
        _ => return,
    };
    if let Some(button) = buttons.get(to) {
        dom::focus(button);
    }
    event.prevent_default();
}

/// Moves focus to the commands: those of the pane beside the list where there is one, else those above it. False when
/// there are none.
pub(super) fn go_to_commands(from: &Element) -> bool {
    let Some(page) = from.closest("main").ok().flatten() else {
        return false;
    };
    let beside = dom::all(&page, "[data-commands] button");
    let bars = dom::all(&page, ".command-bar");
    let above = bars.iter().flat_map(|bar| buttons(bar));
    let mut seen = beside.into_iter().chain(above);
    let first = seen.find(|button| button.offset_parent().is_some());
    if let Some(first) = &first {
        dom::focus(first);
    }
    first.is_some()
}

fn command_button(command: MenuItem) -> impl IntoView {
    match command.icon {
        Some(icon) => view! {
            <Button
                kind=ButtonKind::Command
                icon
                label=command.label
                disabled_reason=command.disabled_reason
                on_press=command.on_select
            />
        }
        .into_any(),
        None => view! {
            <Button
                kind=ButtonKind::Command
                label=command.label
                disabled_reason=command.disabled_reason
                on_press=command.on_select
            />
        }
        .into_any(),
    }
}
