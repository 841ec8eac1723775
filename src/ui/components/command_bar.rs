//! The commands of a page: as many as fit, the rest in *More options (...)*, which keeps its place as the last.
//!
//! For the buttons of a pane use its footer; for the menu of one row use `MenuButton`.
//!
//! | key | does |
//! |---|---|
//! | Tab | goes through the commands |
use leptos::{children::ViewFn, html, prelude::*};

use super::{Button, ButtonKind, MenuButton, MenuItem};
use crate::{
    t,
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
    view! {
        <div class="command-bar">
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
                <MenuButton label=move || t!(components.more_options) icon=Icon::More icon_only=true items=rest/>
            </Show>
            {end.map(|end| view! { <div class="command-end">{move || end.run()}</div> })}
        </div>
    }
    .into_any()
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
