//! Sandbox: which tenant somebody practices in, the rules it follows, and the ways in and out.

mod choosing;
mod export;
mod import;
mod reading;
mod report;
mod start;
mod storage;
mod tenants;

use leptos::prelude::*;

use crate::catalog::EditionId;
use crate::counted;
use crate::sandbox::Sandbox;
use crate::ui::components::{
    offer_commands, Button, ButtonKind, Choice, MenuItem, Message, MessageKind, Select,
};
use crate::ui::icons::Icon;
use crate::ui::panes::ProfileSelect;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording;
use crate::{t, text};

use export::ExportTenant;
use import::ImportTenant;
use start::Start;

/// The page.
#[component]
pub fn SandboxPage() -> impl IntoView {
    let app = App::get();
    // Which tenant *Start with another tenant* made.
    let started = RwSignal::new(None::<u64>);
    let by_start = move || started.get() == Some(app.with(Sandbox::directory_version));
    view! {
        <div class="page">
            <h1 class="page-title">{text!(sandbox.title)}</h1>
            <p class="page-subtitle">{text!(sandbox.intro)}</p>
            {replaced(app, started, move || !by_start())}
            <ThisTenant/>
            {tenants::tenants(app)}
            <section class="card" aria-labelledby="sandbox-files">
                <h2 class="card-title" id="sandbox-files">{text!(sandbox.files)}</h2>
                <div class="card-rows">
                    <ImportTenant/>
                    <ExportTenant/>
                </div>
            </section>
            <Start started said=replaced(app, started, by_start)/>
            {storage::storage(app)}
        </div>
    }
}

/// Says that another tenant has come, with the way back: at the top of the page, or by the card that it was asked in.
fn replaced(
    app: App,
    started: RwSignal<Option<u64>>,
    here: impl Fn() -> bool + Copy + Send + Sync + 'static,
) -> AnyView {
    let back = Callback::new(move |()| {
        let by_start = untrack(|| started.get() == Some(app.with(Sandbox::directory_version)));
        // The answer stays where it was asked for.
        if app.bring_back() && by_start {
            started.set(Some(app.peek(Sandbox::directory_version)));
        }
    });
    let action = move || {
        view! {
            <Button label=text!(sandbox.bring_back) kind=ButtonKind::Link icon=Icon::Undo on_press=back/>
        }
    };
    let shown = Memo::new(move |_| app.with(Sandbox::can_bring_back) && here());
    offer_commands(Signal::derive(move || {
        let offered = shown
            .get()
            .then(|| MenuItem::new(text!(sandbox.bring_back), back).icon(Icon::Undo));
        offered.into_iter().collect()
    }));
    // The place is there from the start, so that what comes into it is read out.
    view! {
        <div class="tenants-said" role="status">
            <Show when=move || shown.get()>
                <Message kind=MessageKind::Good still=true action>
                    {move || t!(sandbox.replaced, name = app.tenant_name())}
                </Message>
            </Show>
        </div>
    }
    .into_any()
}

#[component]
fn ThisTenant() -> impl IntoView {
    let app = App::get();
    let facts = move || {
        let name = app.tenant_name();
        let products = app.tenant(|t| t.products().count());
        let people = app.tenant(|t| t.sets().people());
        let changes = app.with(|s| s.history().len());
        [
            (t!(sandbox.name), name),
            (t!(sandbox.people), number(people as u64)),
            (t!(sandbox.products), number(products as u64)),
            (t!(sandbox.changes), number(changes as u64)),
        ]
    };
    let editions = Signal::derive(|| {
        EditionId::ALL
            .map(|id| Choice::new(id.as_str(), move || wording::edition(id)))
            .to_vec()
    });
    let edition = Signal::derive(move || app.tenant(|t| t.edition.as_str().to_owned()));
    let set_edition = Callback::new(move |(value,): (String,)| {
        if let Some(edition) = EditionId::parse(&value) {
            app.configure(edition);
        }
    });
    let unchanged = move || {
        let changes = app.with(|s| s.history().len());
        app.frozen()
            .or_else(|| (changes == 0).then(|| t!(sandbox.nothing_to_reset).to_owned()))
    };
    let done = RwSignal::new(0_usize);
    let reset = Callback::new(move |()| {
        let before = app.peek(|s| s.history().len());
        app.move_to(0);
        done.set(before.saturating_sub(app.peek(|s| s.history().len())));
    });
    offer_commands(Signal::stored(vec![MenuItem::new(text!(sandbox.reset), reset)
        .icon(Icon::Undo)
        .disabled(unchanged)]));
    let undone = move || {
        let still = done.get() > 0 && app.with(|s| s.history().is_empty() && s.undone().len() >= done.get());
        let redo = Callback::new(move |()| {
            app.move_to(done.get_untracked());
        });
        still.then(|| {
            view! {
                <Message kind=MessageKind::Good still=true action=move || view! {
                    <Button label=text!(shell.redo) kind=ButtonKind::Link icon=Icon::Redo on_press=redo/>
                }>
                    {move || counted!(done.get(), sandbox.reset_done_1, sandbox.reset_done_n)}
                </Message>
            }
        })
    };
    view! {
        <section class="card" aria-labelledby="sandbox-this">
            <h2 class="card-title" id="sandbox-this">{text!(sandbox.this)}</h2>
            <dl class="facts">
                {move || facts().map(|(term, fact)| view! {
                    <div class="fact"><dt>{term}</dt><dd>{fact}</dd></div>
                }).collect_view()}
            </dl>
            <div class="card-fields">
                <Select label=text!(sandbox.edition) choices=editions value=edition on_change=set_edition/>
                <ProfileSelect/>
            </div>
            <p class="card-hint">
                {text!(sandbox.edition_hint)} " " <a href=Route::Changes.href()>{text!(changes.title)}</a>
            </p>
            <div class="card-row">
                <p class="card-hint">{text!(sandbox.reset_hint)}</p>
                <Button
                    label=text!(sandbox.reset)
                    icon=Icon::Undo
                    disabled_reason=unchanged
                    on_press=reset
                />
            </div>
            <div class="tenants-said" role="status">{undone}</div>
        </section>
    }
}
