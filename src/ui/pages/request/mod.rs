//! Graph request: a request as a script would send it, checked or carried out, with Graph's answer and our explanation.

mod answers;
mod fault;
mod form;

use leptos::prelude::*;

use crate::domain::{Tenant, UserIx};
use crate::exchange::{try_script, Asked, Fault, Target, TriedRequest};
use crate::ui::components::{Button, ButtonKind};
use crate::ui::dom;
use crate::ui::panes::{Done, Report};
use crate::ui::state::App;
use crate::{t, text};

use answers::{Answers, Shown, ShownOne};
use fault::fault_text;
use form::RequestForm;

/// The page.
#[component]
pub fn RequestPage() -> impl IntoView {
    let app = App::get();
    let text = RwSignal::new(String::new());
    let shown = RwSignal::new(None::<Shown>);
    let ask = move |send: bool| shown.set(Some(answer(app, &text.get_untracked(), send)));
    let check = Callback::new(move |()| ask(false));
    let send = Callback::new(move |()| {
        if app.may_change() {
            ask(true);
        }
    });
    let reason = move || {
        text.with(|t| t.trim().is_empty())
            .then(|| t!(request.nothing_yet).to_owned())
    };
    let roots = move || {
        let links = app.tenant(|t| t.edition.edition().links);
        t!(
            request.roots,
            graph = links.graph_root,
            sign_in = links.sign_in_root
        )
    };
    let id = dom::unique_id("request");
    let hint_id = format!("{id}-hint");
    view! {
        <div class="page">
            <h1 class="page-title">{text!(request.title)}</h1>
            <p class="page-subtitle">{text!(request.intro)}</p>
            <RequestForm text/>
            <section class="card" aria-labelledby="request-text">
                <h2 class="card-title" id="request-text">{text!(request.send_title)}</h2>
                <div class="text-field">
                    <label class="field-label" for=id.clone()>{text!(request.request)}</label>
                    <div class="field">
                        <textarea
                            class="field-input request-text"
                            id=id
                            rows="12"
                            spellcheck="false"
                            autocomplete="off"
                            aria-describedby=hint_id.clone()
                            prop:value=move || text.get()
                            on:input=move |event| text.set(event_target_value(&event))
                        ></textarea>
                    </div>
                    <p class="field-hint" id=hint_id>{text!(request.hint)} " " {roots}</p>
                </div>
                <div class="request-buttons">
                    <Button label=text!(request.send) kind=ButtonKind::Primary disabled_reason=reason on_press=send/>
                    <Button label=text!(request.check) disabled_reason=reason on_press=check/>
                </div>
            </section>
            <Answers shown/>
        </div>
    }
}

/// Tries the requests of a text out, one after the other, and with `send` carries out what was not refused.
fn answer(app: App, text: &str, send: bool) -> Shown {
    let message = |tenant: &Tenant, asked: &Asked, fault: &Fault| fault_text(tenant, fault, &users(asked));
    let all = app.peek(|s| try_script(s.tenant(), &s.actor(), text, &message));
    let several = all.iter().any(|one| one.part > 0);
    let batch = all.iter().any(|one| one.batch);
    let parts = all
        .into_iter()
        .map(
            |TriedRequest {
                 part, asked, tried, ..
             }| {
                let operation = asked.operation.ok();
                let report = operation.zip(tried.decision).and_then(|(operation, decision)| {
                    if send && tried.refused.is_none() {
                        Report::act(app, operation.command, Done::Saved)
                    } else {
                        Some(Report::foreseen(app, operation.command, decision, Done::Saved))
                    }
                });
                let number = several.then(|| (part + 1).to_string());
                let names = number
                    .into_iter()
                    .chain(Some(asked.id).filter(|id| !id.is_empty()));
                ShownOne {
                    id: names.collect::<Vec<_>>().join("."),
                    line: asked.line,
                    answer: tried.answer,
                    refused: tried.refused,
                    report,
                }
            },
        )
        .collect();
    Shown {
        sent: send,
        batch,
        parts,
    }
}

fn users(asked: &Asked) -> Vec<UserIx> {
    match asked.operation.as_ref().map(|operation| operation.target) {
        Ok(Target::User(user) | Target::Property(user)) => vec![user],
        _ => Vec::new(),
    }
}
