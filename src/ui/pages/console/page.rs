//! The page of the console: commands above, the log, the text box with its list, the files beside.

use leptos::html;
use leptos::prelude::*;

use crate::counted;
use crate::platform;
use crate::ui::components::{Button, ButtonKind};
use crate::ui::console_script::waiting;
use crate::ui::dom;
use crate::ui::icons::Icon;
use crate::{t, text};

use super::files::FileList;
use super::keys::{Prompt, Said};
use super::output::Log;
use super::state::Console;

/// The page.
#[component]
pub fn ConsolePage() -> impl IntoView {
    let console = Console::new();
    let prompt = Prompt::new(console);
    if let Some(script) = waiting() {
        console.run(&script);
    }
    let script: NodeRef<html::Input> = NodeRef::new();
    let opened = move |_| {
        let Some(input) = script.get_untracked() else {
            return;
        };
        let file = input.files().and_then(|files| files.item(0));
        input.set_value("");
        let Some(file) = file else { return };
        platform::read_file(&file, move |bytes| {
            if let Some(text) = bytes.and_then(|bytes| String::from_utf8(bytes).ok()) {
                prompt.typed(text.trim_start_matches('\u{feff}').to_owned());
                prompt.pasted();
                if let Some(input) = prompt.input.get_untracked() {
                    dom::focus(&input);
                }
            }
        });
    };
    let open = Callback::new(move |()| {
        if let Some(input) = script.get_untracked() {
            input.click();
        }
    });
    let save = Callback::new(move |()| platform::download("console.txt", "text/plain", &console.all()));
    let clear = Callback::new(move |()| console.clear());
    view! {
        <div class="page console-page">
            <h1 class="page-title">{text!(console.title)}</h1>
            <p class="page-subtitle">{text!(console.intro)}</p>
            <div class="console-commands">
                <Button label=text!(console.open) kind=ButtonKind::Command icon=Icon::Upload on_press=open/>
                <Button label=text!(console.save) kind=ButtonKind::Command icon=Icon::Download on_press=save/>
                <Button label=text!(console.clear) kind=ButtonKind::Command icon=Icon::Trash on_press=clear/>
                <input type="file" hidden accept=".ps1,.txt,text/plain" node_ref=script on:change=opened/>
            </div>
            <div class="console-parts">
                <div class="console">
                    <Log console/>
                    <CommandBox console prompt/>
                </div>
                <FileList console/>
            </div>
        </div>
    }
}

/// The text box, its list and its buttons.
#[component]
fn CommandBox(console: Console, prompt: Prompt) -> impl IntoView {
    let id = dom::unique_id("command");
    let hint_id = format!("{id}-hint");
    let list_id = format!("{id}-list");
    let (for_id, described, controls) = (id.clone(), hint_id.clone(), list_id.clone());
    let active = {
        let list_id = list_id.clone();
        move || {
            prompt
                .is_open()
                .then(|| format!("{list_id}-{}", prompt.chosen.get()))
        }
    };
    let run = Callback::new(move |()| prompt.run());
    let stop = Callback::new(move |()| Console::stop());
    let run_reason = move || {
        if console.running.get() {
            return Some(t!(console.is_running).to_owned());
        }
        let empty = prompt.text.with(|text| text.trim().is_empty());
        empty.then(|| t!(console.nothing_typed).to_owned())
    };
    let stop_reason = move || (!console.running.get()).then(|| t!(console.nothing_runs).to_owned());
    let said = move || match prompt.said.get() {
        Some(Said::Offers(0)) => t!(console.no_offers).to_owned(),
        Some(Said::Offers(count)) => counted!(count, console.offers_1, console.offers_n),
        Some(Said::Pasted(lines)) => t!(console.pasted, count = lines),
        None if console.running.get() => t!(console.running).to_owned(),
        None if console.stopped.get() => t!(console.stopped).to_owned(),
        None => t!(console.done).to_owned(),
    };
    let rows = move || {
        prompt
            .text
            .with(|text| text.split('\n').count().clamp(1, 12).to_string())
    };
    view! {
        {move || prompt.is_open().then(|| offers(prompt, list_id.clone()))}
        <div class="console-box">
            <label class="visually-hidden" for=for_id>{text!(console.command)}</label>
            <span class="console-prompt" aria-hidden="true">"PS>"</span>
            <textarea
                class="console-input"
                id=id
                rows=rows
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                translate="no"
                aria-describedby=described
                aria-autocomplete="list"
                aria-controls=move || prompt.is_open().then(|| controls.clone())
                aria-activedescendant=active
                node_ref=prompt.input
                prop:value=move || prompt.text.get()
                on:input=move |event| prompt.typed(event_target_value(&event))
                on:paste=move |_| prompt.pasted()
                on:keydown=move |event| prompt.key(&event)
            ></textarea>
            <div class="console-buttons">
                <Button label=text!(console.run) kind=ButtonKind::Primary disabled_reason=run_reason on_press=run/>
                <Button label=text!(console.stop) disabled_reason=stop_reason on_press=stop/>
            </div>
        </div>
        <p class="console-status" role="status">{said}</p>
        <p class="card-hint" id=hint_id>{text!(console.keys)}</p>
    }
}

fn offers(prompt: Prompt, list_id: String) -> impl IntoView {
    let items = prompt.offers.with(|offers| offers.items.clone());
    let option_id = list_id.clone();
    let rows: Vec<_> = items
        .into_iter()
        .enumerate()
        .map(|(at, item)| {
            let is_chosen = move || prompt.chosen.get() == at;
            view! {
                <li
                    role="option"
                    class="console-offer"
                    id=format!("{option_id}-{at}")
                    aria-selected=move || if is_chosen() { "true" } else { "false" }
                    on:mousedown=move |event| {
                        event.prevent_default();
                        prompt.pick(at);
                    }
                >
                    <span translate="no">{item.text}</span>
                    <span class="card-hint">{item.about}</span>
                </li>
            }
        })
        .collect();
    view! { <ul class="console-offers" role="listbox" id=list_id aria-label=text!(console.completions)>{rows}</ul> }
}
