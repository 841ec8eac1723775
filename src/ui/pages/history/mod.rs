//! History: everything that was done in the tenant, newest first, with undo and redo of any depth.

mod entry;
mod list;

use leptos::prelude::*;

use crate::exchange::{audit_csv, audit_json};
use crate::platform;
use crate::sandbox::Sandbox;
use crate::ui::components::{Choice, CommandBar, MenuItem, SearchBox, Select, StatusLine};
use crate::ui::icons::Icon;
use crate::ui::script::{ScriptPane, Scripted};
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::problem_title;
use crate::{t, text};

use entry::EntryPane;
use list::{HistoryGrid, HistoryList, Kind};

/// The page.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let app = App::get();
    let list = HistoryList::new();
    let open = RwSignal::new(None::<usize>);
    let script = RwSignal::new(None::<Scripted>);
    let nothing = move || app.with(|s| entries(s) == 0).then(|| t!(history.none).to_owned());
    let commands = Signal::derive(move || {
        let json = Callback::new(move |()| export(app, Form::Json));
        let csv = Callback::new(move |()| export(app, Form::Csv));
        let first = Callback::new(move |()| app.look_at(0));
        let show = Callback::new(move |()| script.set(Some(list.scripted())));
        vec![
            MenuItem::new(text!(history.export_csv), csv)
                .icon(Icon::Download)
                .disabled(nothing),
            MenuItem::new(text!(history.export_json), json)
                .icon(Icon::Download)
                .disabled(nothing),
            MenuItem::new(text!(script.show), show)
                .icon(Icon::Script)
                .disabled(nothing),
            MenuItem::new(text!(looking.look_first), first)
                .icon(Icon::Clock)
                .disabled(nothing),
        ]
    });
    let kinds = Signal::derive(|| {
        let choice = |kind: Kind| Choice::new(kind.as_str(), move || kind.label());
        Kind::ALL.into_iter().map(choice).collect::<Vec<_>>()
    });
    let kind = Signal::derive(move || list.kind.get().as_str().to_owned());
    let on_kind = Callback::new(move |(kind,): (String,)| list.kind.set(Kind::parse(&kind)));
    let undone = move || {
        let count = app.with(|s| s.undone().len());
        let undone = (count > 0).then(|| t!(history.undone_count, count = number(count as u64)));
        let selected = list.selected_text();
        undone.into_iter().chain(selected).collect::<Vec<_>>().join(", ")
    };
    let on_open = Callback::new(move |(index,): (usize,)| open.set(Some(index)));
    view! {
        <div class="page page-fill">
            <h1 class="page-title">{text!(history.title)}</h1>
            <p class="page-subtitle">{text!(history.intro)}</p>
            <CommandBar commands/>
            <div class="filter-row history-filter">
                <Select label=text!(history.kind) show_label=false choices=kinds value=kind on_change=on_kind/>
                <SearchBox label=text!(history.search) value=list.query/>
            </div>
            <HistoryGrid list on_open/>
            <Show when=move || list.none_shown()>
                <p class="empty">{move || nothing().unwrap_or_else(|| t!(history.none_found).to_owned())}</p>
            </Show>
            <StatusLine shown=move || list.shown_text() chosen=undone/>
        </div>
        {move || open.get().map(|index| view! {
            <EntryPane index on_close=Callback::new(move |()| open.set(None))/>
        })}
        {move || script.get().map(|of| view! {
            <ScriptPane of on_close=Callback::new(move |()| script.set(None))/>
        })}
    }
    .into_any()
}

/// How many entries there are, undone ones included.
fn entries(sandbox: &Sandbox) -> usize {
    sandbox.history().len() + sandbox.undone().len()
}

/// A form to export in.
enum Form {
    Json,
    Csv,
}

fn export(app: App, form: Form) {
    let (name, mime, text) = app.peek(|sandbox| {
        let tenant = sandbox.tenant();
        let words = &problem_title;
        match form {
            Form::Json => (
                "history.json",
                "application/json",
                audit_json(tenant, sandbox.audit_entries(), words),
            ),
            Form::Csv => (
                "history.csv",
                "text/csv",
                audit_csv(tenant, sandbox.audit_entries(), words),
            ),
        }
    });
    platform::download(name, mime, &text);
}
