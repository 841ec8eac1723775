//! *Import report*: what the files say, what was corrected or why they were refused, and the button that replaces the
//! tenant.

use std::sync::Arc;

use leptos::prelude::*;

use crate::exchange::{Import, Refusal};
use crate::t;
use crate::ui::components::{Action, Button, ButtonKind, Message, MessageKind, Pane};
use crate::ui::report_text;
use crate::ui::state::App;
use crate::ui::text::{number, use_locale};

/// What came of reading the files.
pub(super) type Outcome = Result<Arc<Import>, Refusal>;

/// The pane.
#[component]
pub(super) fn ReportPane(outcome: Outcome, on_close: Action) -> impl IntoView {
    let app = App::get();
    let ready = outcome.clone().ok();
    let replace = Callback::new(move |()| {
        if let Some(import) = &ready {
            if !app.replace(import.tenant.clone(), import.actor) {
                return;
            }
        }
        on_close.run(());
    });
    let ready = outcome.clone().ok();
    let beside = Callback::new(move |()| {
        // What came of it is said where the tenants are.
        if let Some(import) = &ready {
            app.open_new(import.tenant.clone(), import.actor);
        }
        on_close.run(());
    });
    let can_replace = outcome.is_ok();
    let footer = move || {
        if can_replace {
            view! {
                <Button label=move || t!(report.replace) kind=ButtonKind::Primary on_press=replace/>
                <Button label=move || t!(tenants.open_imported) on_press=beside/>
                <Button label=move || t!(common.cancel) on_press=on_close/>
            }
            .into_any()
        } else {
            view! { <Button label=move || t!(common.close) kind=ButtonKind::Primary on_press=on_close/> }
                .into_any()
        }
    };
    let body = match outcome {
        Ok(import) => view! { <ReadReport import/> }.into_any(),
        Err(refusal) => view! {
            <Refused refusal/>
        }
        .into_any(),
    };
    view! {
        <Pane title=move || t!(report.title) on_close footer>
            {body}
        </Pane>
    }
}

#[component]
fn Refused(refusal: Refusal) -> impl IntoView {
    let locale = use_locale();
    let heading = {
        let refusal = refusal.clone();
        move || report_text::refusal_heading(locale.get(), &refusal)
    };
    view! {
        <Message kind=MessageKind::Danger alert=true title=heading>
            {move || report_text::reason(locale.get(), &refusal.why)} " " {move || t!(components.nothing_changed)}
        </Message>
    }
}

/// What was read, what was corrected, and that nothing has changed yet.
#[component]
fn ReadReport(import: Arc<Import>) -> impl IntoView {
    let locale = use_locale();
    let files = {
        let import = Arc::clone(&import);
        move || {
            let locale = locale.get();
            let files = import.report.files.iter().map(|file| {
                let rows = file
                    .lists
                    .iter()
                    .map(|read| report_text::rows(locale, *read))
                    .collect::<Vec<_>>();
                view! {
                    <li>
                        <strong>{file.name.clone()}</strong> ": "
                        {report_text::content(locale, file.content)} ", " {rows.join(", ")}
                    </li>
                }
            });
            files.collect_view()
        }
    };
    let corrections = move || {
        let locale = locale.get();
        if import.report.corrected.is_empty() {
            return view! { <p>{t!(report.nothing_corrected)}</p> }.into_any();
        }
        let kinds = import.report.corrected.iter().map(|corrected| {
            let examples = corrected
                .examples
                .iter()
                .map(|example| report_text::example(locale, example));
            let more = corrected.count.saturating_sub(corrected.examples.len() as u32);
            view! {
                <li class="report-kind">
                    {report_text::heading(locale, corrected.kind, corrected.count)}
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
        <Message>{move || t!(sandbox.ready)} " " {move || t!(report.replaces)}</Message>
        <h3 class="pane-section">{move || t!(report.read)}</h3>
        <ul class="report-files">{files}</ul>
        <h3 class="pane-section">{move || t!(report.corrected)}</h3>
        {corrections}
    }
}
