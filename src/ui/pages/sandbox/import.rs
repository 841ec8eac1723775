//! *Import tenant*: pick files, see them being read, and get the report; only that replaces the tenant.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::File;

use crate::exchange::List;
use crate::ui::components::{offer_commands, Checkbox, MenuItem, Message, MessageKind, Progress};
use crate::ui::dom;
use crate::{t, text};

use super::reading::{Import, Reading};
use super::report::ReportPane;

/// The field, how far it is, and the report's pane.
#[component]
pub fn ImportTenant() -> impl IntoView {
    let id = dom::unique_id("import");
    let for_id = id.clone();
    let hint_id = dom::unique_id("invented");
    let input: NodeRef<html::Input> = NodeRef::new();
    let import = Import::new();
    let picked = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let files = input.files();
        let files: Vec<File> = files
            .iter()
            .flat_map(|list| (0..list.length()).filter_map(|i| list.item(i)))
            .collect();
        // The same file can be picked again.
        input.set_value("");
        if !files.is_empty() {
            import.begin(files);
            // Escape stops it from here.
            if dom::active_element().is_none() {
                dom::focus(&input);
            }
        }
    };
    let choose = Callback::new(move |()| {
        if let Some(input) = input.get_untracked() {
            dom::focus(&input);
            input.click();
        }
    });
    offer_commands(Signal::stored(vec![MenuItem::new(
        text!(sandbox.import_label),
        choose,
    )]));
    let cancel = Callback::new(move |()| {
        import.cancel();
        // The button is gone.
        if let Some(input) = input.get_untracked() {
            dom::focus(&input);
        }
    });
    let is_read = Memo::new(move |_| import.outcome.with(Option::is_some));
    let close = Callback::new(move |()| import.outcome.set(None));
    let is_reading = Memo::new(move |_| matches!(import.reading.get(), Reading::At { .. }));
    let percent = Signal::derive(move || match import.reading.get() {
        Reading::At { percent, .. } => percent,
        _ => 0,
    });
    let said = move || match import.reading.get() {
        Reading::AlmostDone => t!(sandbox.almost_done),
        Reading::Stopped => t!(sandbox.import_stopped),
        Reading::No | Reading::At { .. } => "",
    };
    let doing = move || match import.reading.get() {
        Reading::At { list, .. } => doing(list),
        _ => "",
    };
    view! {
        <div
            class="card-row"
            on:keydown=move |event| {
                if event.key() == "Escape" && is_reading.get_untracked() {
                    event.stop_propagation();
                    cancel.run(());
                }
            }
        >
            <div>
                <label class="card-subtitle" for=for_id>{text!(sandbox.import_label)}</label>
                <p class="card-hint">{text!(sandbox.import_hint)}</p>
                <div class="import-choice">
                    <Checkbox
                        label=text!(anonymous.label)
                        checked=import.invented
                        described_by=hint_id.clone()
                        on_change=move |on| import.invented.set(on)
                    />
                    <p class="card-hint" id=hint_id>{move || match import.invented.get() {
                        true => [t!(anonymous.replaced), t!(anonymous.kept)].join(" "),
                        false => t!(sandbox.invented_hint).to_owned(),
                    }}</p>
                </div>
                {move || is_reading.get().then(|| view! { <Progress label=doing percent on_cancel=cancel/> })}
                <p class="card-said" role="status">{said}</p>
                {move || import.unreadable.get().map(|name| view! {
                    <Message kind=MessageKind::Danger alert=true>
                        {move || t!(sandbox.unreadable, name)} " " {text!(components.nothing_changed)}
                    </Message>
                })}
            </div>
            <input class="file-input" type="file" multiple accept=".json,.csv,application/json,text/csv" id=id node_ref=input
                on:change=picked/>
        </div>
        {move || is_read.get().then(|| view! { <ReportPane import on_close=close/> })}
    }
}

/// What is being read, in words.
fn doing(list: Option<List>) -> &'static str {
    match list {
        Some(List::Users | List::DeletedUsers) => t!(sandbox.reading_users),
        Some(List::Groups | List::Members) => t!(sandbox.reading_groups),
        Some(List::SubscribedSkus | List::Subscriptions) => t!(sandbox.reading_products),
        Some(List::Organization) | None => t!(sandbox.reading),
    }
}
