//! *Import report*: what the files say, what was corrected or why they were refused, and the button that replaces the
//! tenant.

use std::sync::Arc;

use leptos::prelude::*;

use crate::exchange::Refusal;
use crate::i18n::Locale;
use crate::ui::components::{Action, Button, ButtonKind, Message, MessageKind, Pane};
use crate::ui::state::App;
use crate::ui::text::{number, use_locale};
use crate::wording::{import_refusal, import_report};
use crate::{counted, t, text};

use super::choosing::Choices;
use super::reading::{Done, Import as Reading};

/// The pane.
#[component]
pub(super) fn ReportPane(import: Reading, on_close: Action) -> impl IntoView {
    let app = App::get();
    let ready = move || import.outcome.get_untracked().and_then(Result::ok);
    let replace = Callback::new(move |()| {
        if let Some(done) = ready() {
            if !app.replace(done.import.tenant.clone(), done.import.actor) {
                return;
            }
        }
        on_close.run(());
    });
    let beside = Callback::new(move |()| {
        // What came of it is said where the tenants are.
        if let Some(done) = ready() {
            app.open_new(done.import.tenant.clone(), done.import.actor);
        }
        on_close.run(());
    });
    let is_good = Memo::new(move |_| import.outcome.with(|outcome| matches!(outcome, Some(Ok(_)))));
    let nothing = move || {
        let says = |done: &Arc<Done>| done.gathered.says_something(&done.choice);
        let said = import.outcome.with(|outcome| match outcome {
            Some(Ok(done)) => says(done),
            _ => true,
        });
        (!said).then(|| t!(report.choose_group).to_owned())
    };
    let footer = move || {
        view! {
            {move || if is_good.get() {
                view! {
                    <Button label=text!(report.replace) kind=ButtonKind::Primary disabled_reason=nothing on_press=replace/>
                    <Button label=text!(tenants.open_imported) disabled_reason=nothing on_press=beside/>
                    <Button label=text!(common.cancel) on_press=on_close/>
                }
                .into_any()
            } else {
                view! { <Button label=text!(common.close) kind=ButtonKind::Primary on_press=on_close/> }
                    .into_any()
            }}
        }
    };
    let choices = ready().map(|done| view! { <Choices import done/> });
    let body = move || match import.outcome.get() {
        Some(Ok(done)) => view! { <ReadReport done/> }.into_any(),
        Some(Err(refusal)) => view! { <Refused refusal/> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <Pane title=text!(report.title) on_close footer>
            {move || is_good.get().then(|| view! {
                <Message>{text!(sandbox.ready)} " " {text!(report.replaces)}</Message>
            })}
            {choices}
            {body}
        </Pane>
    }
}

#[component]
fn Refused(refusal: Refusal) -> impl IntoView {
    let locale = use_locale();
    let heading = {
        let refusal = refusal.clone();
        move || import_refusal::refusal_heading(locale.get(), &refusal)
    };
    view! {
        <Message kind=MessageKind::Danger alert=true title=heading>
            {move || import_refusal::reason(locale.get(), &refusal.why)} " " {text!(components.nothing_changed)}
        </Message>
    }
}

/// The files that were left out, and why.
fn left_out(locale: Locale, files: &[Refusal]) -> Option<impl IntoView> {
    let count = files.len();
    let items: Vec<String> = files
        .iter()
        .map(|refusal| {
            let reason = import_refusal::reason(locale, &refusal.why);
            t!(report.left_out_item, file = refusal.file, reason)
        })
        .collect();
    (count > 0).then(|| {
        view! {
            <Message
                kind=MessageKind::Warn
                title=move || counted!(count, report.left_out_1, report.left_out_n)
            >
                <ul class="report-files">{items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view()}</ul>
                <p>{text!(report.left_out_hint)}</p>
            </Message>
        }
    })
}

/// What was read and what was corrected.
#[component]
fn ReadReport(done: Arc<Done>) -> impl IntoView {
    let locale = use_locale();
    let files = {
        let done = Arc::clone(&done);
        move || {
            let locale = locale.get();
            let files = done.import.report.files.iter().map(|file| {
                let rows = file
                    .lists
                    .iter()
                    .map(|read| import_report::rows(locale, *read))
                    .collect::<Vec<_>>();
                view! {
                    <li>
                        <strong>{file.name.clone()}</strong> ": "
                        {import_report::content(locale, file.content)} ", " {rows.join(", ")}
                    </li>
                }
            });
            files.collect_view()
        }
    };
    let left_out = {
        let done = Arc::clone(&done);
        move || left_out(locale.get(), &done.import.report.left_out)
    };
    let corrections = move || {
        let locale = locale.get();
        if done.import.report.corrected.is_empty() {
            return view! { <p>{t!(report.nothing_corrected)}</p> }.into_any();
        }
        let kinds = done.import.report.corrected.iter().map(|corrected| {
            let examples = corrected
                .examples
                .iter()
                .map(|example| import_report::example(locale, example));
            let more = corrected.untold();
            view! {
                <li class="report-kind">
                    {import_report::heading(locale, corrected.kind, corrected.count)}
                    <ul class="report-examples">
                        {examples.map(|example| view! { <li>{example}</li> }).collect_view()}
                        {(more > 0).then(|| {
                            view! { <li>{t!(report.and_more, count = number(u64::from(more)))}</li> }
                        })}
                    </ul>
                </li>
            }
        });
        view! { <ul class="report-kinds">{kinds.collect_view()}</ul> }.into_any()
    };
    view! {
        {left_out}
        <h3 class="pane-section">{text!(report.read)}</h3>
        <ul class="report-files">{files}</ul>
        <h3 class="pane-section">{text!(report.corrected)}</h3>
        {corrections}
    }
}
