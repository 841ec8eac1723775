//! The files of the console: those that the person added, and those that commands wrote.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::File as Picked;

use crate::platform;
use crate::ui::components::{Button, ButtonKind};
use crate::ui::dom;
use crate::ui::icons::Icon;
use crate::ui::text::number;
use crate::{t, text};

use super::state::Console;

/// The list, and the way to add to it.
#[component]
pub(super) fn FileList(console: Console) -> impl IntoView {
    let input: NodeRef<html::Input> = NodeRef::new();
    let id = dom::unique_id("console-file");
    let for_id = id.clone();
    let fault = RwSignal::new(None::<String>);
    let picked = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let files = input.files();
        let files: Vec<Picked> = files
            .iter()
            .flat_map(|list| (0..list.length()).filter_map(|i| list.item(i)))
            .collect();
        // The same file can be picked again.
        input.set_value("");
        fault.set(None);
        for file in files {
            let name = file.name();
            platform::read_file(&file, move |bytes| {
                let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
                let put =
                    text.and_then(|text| console.session(|session| session.files.put(&name, &text, false)));
                if put != Some(true) {
                    fault.set(Some(name));
                }
                console.files.update(|files| *files += 1);
            });
        }
    };
    let rows = move || {
        console.files.track();
        let files = console.session(|session| {
            let files = session.files.iter();
            files
                .map(|file| (file.name.clone(), file.text.len(), file.written))
                .collect::<Vec<_>>()
        });
        let files = files.unwrap_or_default();
        if files.is_empty() {
            return view! { <p class="card-hint">{text!(console.no_files)}</p> }.into_any();
        }
        let rows: Vec<_> = files.into_iter().map(|file| row(console, file)).collect();
        view! { <ul class="console-files">{rows}</ul> }.into_any()
    };
    view! {
        <section class="card console-side" aria-labelledby="console-files">
            <h2 class="card-title" id="console-files">{text!(console.files)}</h2>
            {rows}
            <label class="card-subtitle" for=for_id>{text!(console.add_file)}</label>
            <input class="file-input" type="file" multiple accept=".csv,.txt,text/csv,text/plain" id=id node_ref=input
                on:change=picked/>
            <p class="card-hint" role="status">
                {move || fault.get().map(|name| t!(console.unreadable, name))}
            </p>
            <p class="card-hint">{text!(console.files_hint)}</p>
        </section>
    }
}

fn row(console: Console, (name, bytes, written): (String, usize, bool)) -> AnyView {
    let (shown, for_download, for_remove) = (name.clone(), name.clone(), name.clone());
    let (get, gone) = (name.clone(), name);
    let about = move || {
        let size = t!(console.bytes, count = number(bytes as u64));
        if written {
            format!("{size}, {}", t!(console.written))
        } else {
            size
        }
    };
    let download = Callback::new(move |()| {
        let text = console.session(|session| session.files.get(&get).map(|file| file.text.to_string()));
        if let Some(text) = text.flatten() {
            platform::download(&get, "text/csv", &text);
        }
    });
    let remove = Callback::new(move |()| {
        console.session(|session| session.files.remove(&gone));
        console.files.update(|files| *files += 1);
    });
    view! {
        <li>
            <span class="console-file">{shown}</span>
            <span class="card-hint">{about}</span>
            <Button label=text!(console.download) kind=ButtonKind::Link icon=Icon::Download
                name=move || t!(console.download_file, name = for_download.clone()) on_press=download/>
            <Button label=text!(console.remove) kind=ButtonKind::Link icon=Icon::Close
                name=move || t!(console.remove_file, name = for_remove.clone()) on_press=remove/>
        </li>
    }
    .into_any()
}
