//! Sandbox: which tenant somebody practices in, the rules it follows, and the ways in and out.

mod export;
mod import;
mod reading;
mod report;
mod start;
mod storage;
mod tenants;

use leptos::prelude::*;

use crate::catalog::EditionId;
use crate::domain::Command;
use crate::sandbox::Sandbox;
use crate::t;
use crate::ui::components::{Button, ButtonKind, Choice, Message, MessageKind, Select};
use crate::ui::icons::Icon;
use crate::ui::parts::ProfileSelect;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::ui::words;

use export::ExportTenant;
use import::ImportTenant;
use start::Start;

/// The page.
#[component]
pub fn SandboxPage() -> impl IntoView {
    let app = App::get();
    view! {
        <div class="page">
            <h1 class="page-title">{move || t!(sandbox.title)}</h1>
            <p class="page-subtitle">{move || t!(sandbox.intro)}</p>
            <Replaced/>
            <ThisTenant/>
            {tenants::tenants(app)}
            <section class="card" aria-labelledby="sandbox-files">
                <h2 class="card-title" id="sandbox-files">{move || t!(sandbox.files)}</h2>
                <div class="card-rows">
                    <ImportTenant/>
                    <ExportTenant/>
                </div>
            </section>
            <Start/>
            {storage::storage(app)}
        </div>
    }
}

/// Says that another tenant has come, with the way back.
#[component]
fn Replaced() -> impl IntoView {
    let app = App::get();
    let back = Callback::new(move |()| {
        app.bring_back();
    });
    let action = move || {
        view! {
            <Button label=move || t!(sandbox.bring_back) kind=ButtonKind::Link icon=Icon::Undo on_press=back/>
        }
    };
    // The place is there from the start, so that what comes into it is read out.
    view! {
        <div role="status">
            <Show when=move || app.with(Sandbox::can_bring_back)>
                <Message kind=MessageKind::Good still=true action>
                    {move || t!(sandbox.replaced, name = app.tenant(|t| t.organization.display_name.to_string()))}
                </Message>
            </Show>
        </div>
    }
}

#[component]
fn ThisTenant() -> impl IntoView {
    let app = App::get();
    let facts = move || {
        let (name, products) =
            app.tenant(|t| (t.organization.display_name.to_string(), t.products().count()));
        let changes = app.with(|s| s.history().len());
        [
            (t!(sandbox.name), name),
            (t!(sandbox.people), number(app.directory().len() as u64)),
            (t!(sandbox.products), number(products as u64)),
            (t!(sandbox.changes), number(changes as u64)),
        ]
    };
    let editions = Signal::derive(|| {
        EditionId::ALL
            .map(|id| Choice::new(id.as_str(), move || words::edition(id)))
            .to_vec()
    });
    let edition = Signal::derive(move || app.tenant(|t| t.edition.as_str().to_owned()));
    let set_edition = Callback::new(move |(value,): (String,)| {
        if let Some(edition) = EditionId::parse(&value) {
            let rules = app.peek(|s| s.tenant().rules);
            app.act(&Command::Configure { edition, rules });
        }
    });
    let unchanged = move || {
        let changes = app.with(|s| s.history().len());
        app.frozen()
            .or_else(|| (changes == 0).then(|| t!(sandbox.nothing_to_reset).to_owned()))
    };
    let reset = Callback::new(move |()| while app.undo() {});
    view! {
        <section class="card" aria-labelledby="sandbox-this">
            <h2 class="card-title" id="sandbox-this">{move || t!(sandbox.this)}</h2>
            <dl class="facts">
                {move || facts().map(|(term, fact)| view! {
                    <div class="fact"><dt>{term}</dt><dd>{fact}</dd></div>
                }).collect_view()}
            </dl>
            <div class="card-fields">
                <Select label=move || t!(sandbox.edition) choices=editions value=edition on_change=set_edition/>
                <ProfileSelect/>
            </div>
            <p class="card-hint">{move || t!(sandbox.edition_hint)}</p>
            <div class="card-row">
                <p class="card-hint">{move || t!(sandbox.reset_hint)}</p>
                <Button
                    label=move || t!(sandbox.reset)
                    icon=Icon::Undo
                    disabled_reason=unchanged
                    on_press=reset
                />
            </div>
        </section>
    }
}
