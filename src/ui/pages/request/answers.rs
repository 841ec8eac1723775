//! The answers: status and body in Graph's shape, and under each what the engine says, with its ways out.

use leptos::html;
use leptos::prelude::*;

use crate::counted;
use crate::exchange::{Answer, Fault};
use crate::ui::components::RefusalCard;
use crate::ui::dom;
use crate::ui::panes::{OutcomeView, PlanView, Report};
use crate::ui::state::App;
use crate::wording::problem_title;
use crate::{t, text};

use super::fault::fault_text;

/// What is shown after *Check* or *Send*.
#[derive(Clone)]
pub(super) struct Shown {
    /// Whether what was not refused has been carried out.
    pub(super) sent: bool,
    /// Whether it was a batch.
    pub(super) batch: bool,
    /// Its requests, or the one.
    pub(super) parts: Vec<ShownOne>,
}

/// One request's answer.
#[derive(Clone)]
pub(super) struct ShownOne {
    /// Its number, where there are several.
    pub(super) id: String,
    pub(super) line: String,
    pub(super) answer: Answer,
    pub(super) refused: Option<Fault>,
    /// What came of it, or would come of it.
    pub(super) report: Option<Report>,
}

/// The answers of the last request.
#[component]
pub(super) fn Answers(shown: RwSignal<Option<Shown>>) -> impl IntoView {
    let place: NodeRef<html::Section> = NodeRef::new();
    Effect::new(move |_| {
        // What came of a press is seen where it stands, below the text that was sent.
        if let (true, Some(place)) = (shown.with(Option::is_some), place.get()) {
            request_animation_frame(move || place.scroll_into_view());
        }
    });
    let content = move || {
        let shown = shown.get()?;
        let (sent, batch) = (shown.sent, shown.batch);
        let refused = shown.parts.iter().filter(|part| part.refused.is_some()).count();
        let done = shown.parts.len() - refused;
        let summary = move || match (sent, done) {
            (false, _) => t!(request.only_checked).to_owned(),
            (true, 0) => t!(request.nothing_done).to_owned(),
            (true, done) => counted!(done, request.done_1, request.done_n),
        };
        let parts: Vec<_> = shown.parts.into_iter().map(|one| part(one, sent)).collect();
        Some(view! {
            <section class="answers" aria-labelledby="request-answer" node_ref=place>
                <h2 class="rule-head" id="request-answer">{text!(request.answer)}</h2>
                <p class="card-hint" role="status">{summary}</p>
                {batch.then(|| view! { <p class="card-hint">{text!(request.batch_note)}</p> })}
                {parts}
            </section>
        })
    };
    view! { {content} }
}

fn part(one: ShownOne, sent: bool) -> AnyView {
    let id = dom::unique_id("answer");
    let title = id.clone();
    let good = one.answer.status < 300;
    let status = format!("{} {}", one.answer.status, one.answer.reason());
    let asked = if one.id.is_empty() {
        one.line.clone()
    } else {
        format!("{}. {}", one.id, one.line)
    };
    let body = one.answer.body.clone();
    let body = if body.is_empty() {
        view! { <p class="card-hint">{text!(request.no_body)}</p> }.into_any()
    } else {
        view! { <pre class="answer-body" translate="no"><code>{body}</code></pre> }.into_any()
    };
    let says = explained(one, sent);
    view! {
        <article class="card answer" aria-labelledby=title>
            <h3 class="answer-head" id=id>
                <span class="answer-status" class:answer-good=good>{status}</span>
                " " <code class="rule-code">{asked}</code>
            </h3>
            {body}
            {says}
        </article>
    }
    .into_any()
}

/// What the engine says: the plan, the result, or the refusal with its ways out.
fn explained(one: ShownOne, sent: bool) -> AnyView {
    match (one.refused, one.report) {
        (None, Some(report)) if !sent => {
            let (command, decision) = (report.command, report.decision);
            view! {
                <div class="answer-plan">
                    <PlanView command=Signal::stored(Some(command)) decision=Signal::stored(Some(decision))/>
                </div>
            }
            .into_any()
        }
        (None | Some(Fault::Problem(_)), Some(report)) => {
            let report = RwSignal::new(Some(report));
            view! { <OutcomeView report/> }.into_any()
        }
        (Some(fault), _) => unreadable(App::get(), fault),
        (None, None) => ().into_any(),
    }
}

/// A refusal that has no command to fix: the text itself has to change.
fn unreadable(app: App, fault: Fault) -> AnyView {
    let named = fault.clone();
    let title = move || match &named {
        Fault::Problem(problem) => problem_title(problem),
        Fault::FailedDependency { .. } => t!(request.dependency_title).to_owned(),
        _ => t!(request.unreadable).to_owned(),
    };
    let rule = move || app.tenant(|tenant| fault_text(tenant, &fault, &[]));
    view! { <RefusalCard title rule/> }.into_any()
}
