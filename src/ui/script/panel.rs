//! What one tool's tab shows: what the script needs, its lines, and what it can't do.

use std::sync::Arc;

use leptos::prelude::*;

use crate::order;
use crate::script::{least_role, scopes, Script, Steps, Tool};
use crate::ui::components::{Message, MessageKind};
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{role, script_note, tool_end};
use crate::{t, text};

use super::scripted::write;

/// So many lines are drawn. The text that is copied and kept is whole.
const SHOWN: usize = 2_000;

/// With more requests the other tools' scripts are not written to see what they can't do.
const MANY: usize = 5_000;

/// The view of a tool.
#[component]
pub(super) fn Panel(
    /// Which.
    tool: Tool,
    /// What is asked for.
    steps: Signal<Arc<Steps>>,
    /// Its script.
    script: Signal<Arc<Script>>,
) -> impl IntoView {
    let app = App::get();
    let end = move || {
        tool_end(tool).map(|text| view! { <Message kind=MessageKind::Warn still=true>{text}</Message> })
    };
    let notes = move || {
        let notes: Vec<String> =
            script.with(|script| script.notes.iter().map(|n| script_note(tool, *n)).collect());
        (!notes.is_empty()).then(|| {
            view! {
                <ul class="script-notes">
                    {notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}
                </ul>
            }
        })
    };
    view! {
        {end}
        {move || steps.with(|steps| needs(app, tool, steps))}
        {move || script.with(|script| lines(tool, &script.text))}
        {notes}
        {move || steps.with(|steps| others(tool, steps))}
    }
    .into_any()
}

/// The least permission and role, and how many requests it is.
fn needs(app: App, tool: Tool, steps: &Steps) -> AnyView {
    let scopes = match tool {
        Tool::Graph | Tool::GraphPowerShell | Tool::Cli => scopes(steps.wishes()),
        Tool::MsOnline | Tool::AzureAd => Vec::new(),
    };
    let least = app.peek(|s| least_role(s.tenant(), steps.wishes()));
    let count = steps.wishes().count();
    let scopes = (!scopes.is_empty()).then(|| {
        let names = scopes
            .into_iter()
            .map(|scope| view! { <dd translate="no">{scope}</dd> });
        view! { <div><dt>{t!(script.permission)}</dt>{names.collect_view()}</div> }
    });
    view! {
        <dl class="script-needs">
            {scopes}
            {least.map(|least| view! { <div><dt>{t!(script.role)}</dt><dd>{role(least)}</dd></div> })}
            <div><dt>{t!(script.requests)}</dt><dd>{number(count as u64)}</dd></div>
        </dl>
    }
    .into_any()
}

/// The text, line by line; the numbers are not part of it.
fn lines(tool: Tool, text: &str) -> AnyView {
    if text.is_empty() {
        return view! { <p class="pale">{t!(script.nothing)}</p> }.into_any();
    }
    let all = text.lines().count();
    let shown = text.lines().take(SHOWN).map(|line| {
        let comment = line.trim_start().starts_with('#');
        view! { <span class="script-line" class:script-comment=comment>{format!("{line}\n")}</span> }
    });
    let more = (all > SHOWN).then(|| {
        let (count, all) = (number(SHOWN as u64), number(all as u64));
        view! { <p class="card-hint">{t!(script.more, count, all)}</p> }
    });
    view! {
        <pre class="script-code" tabindex="0" role="region" translate="no"
            aria-label=move || t!(script.code, tool = tool.name())>
            <code>{shown.collect_view()}</code>
        </pre>
        {more}
    }
    .into_any()
}

/// What the other tools can't do that this one can, and which of them are retired.
fn others(tool: Tool, steps: &Steps) -> Option<AnyView> {
    let few = steps.wishes().nth(MANY).is_none();
    let app = App::get();
    let notes_of = |other: Tool| write(app, other, steps).notes;
    let own = if few { notes_of(tool) } else { Vec::new() };
    let mut rows: Vec<(Tool, String)> = Vec::new();
    for other in Tool::ALL.into_iter().filter(|other| *other != tool) {
        let notes = if few { notes_of(other) } else { Vec::new() };
        let said = notes.into_iter().filter(|note| !own.contains(note));
        let said: Vec<String> = tool_end(other)
            .into_iter()
            .chain(said.map(|note| script_note(other, note)))
            .collect();
        if !said.is_empty() {
            rows.push((other, said.join(" ")));
        }
    }
    order::sort_by_key(&mut rows, |(other, _)| other.end().is_some());
    (!rows.is_empty()).then(|| {
        view! {
            <h3 class="group-section">{text!(script.others)}</h3>
            <dl class="script-others">
                {rows.into_iter().map(|(other, said)| view! {
                    <div><dt translate="no">{other.name()}</dt><dd>{said}</dd></div>
                }).collect_view()}
            </dl>
        }
        .into_any()
    })
}
