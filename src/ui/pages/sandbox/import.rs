//! *Import tenant*: pick files, read the report, and only then replace the tenant.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::File;

use crate::exchange::{import, Import, Limits, Refusal, RefusalReason};
use crate::platform;
use crate::t;
use crate::ui::components::{Action, Button, ButtonKind, Message, MessageKind, Pane};
use crate::ui::dom;
use crate::ui::report_text;
use crate::ui::state::App;
use crate::ui::text::{number, use_locale};

use super::start::after_paint;

/// What came of reading the files.
type Outcome = Result<Arc<Import>, Refusal>;

/// The field, and the report's pane.
#[component]
pub fn ImportTenant() -> impl IntoView {
    let app = App::get();
    let id = dom::unique_id("import");
    let for_id = id.clone();
    let input: NodeRef<html::Input> = NodeRef::new();
    let outcome = RwSignal::new(None::<Outcome>);
    let unreadable = RwSignal::new(None::<String>);
    // Larger than anything that would be taken: said at once, not worth reading.
    let too_large = |files: &[File]| {
        let limit = Limits::default().bytes;
        let mut bytes = 0;
        files.iter().find_map(|file| {
            bytes += file.size() as u64;
            let why = RefusalReason::TooLarge { bytes, limit };
            let file = file.name();
            (bytes > limit).then_some(Refusal { file, why })
        })
    };
    let working = RwSignal::new(false);
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
        if files.is_empty() {
            return;
        }
        unreadable.set(None);
        if let Some(refusal) = too_large(&files) {
            outcome.set(Some(Err(refusal)));
            return;
        }
        working.set(true);
        read_all(files, Vec::new(), move |read| match read {
            Ok(files) => after_paint(move || {
                let read = app.peek(|s| import(&files, s.tenant(), s.actor(), &Limits::default()));
                working.set(false);
                outcome.set(Some(read.map(Arc::new)));
            }),
            Err(name) => {
                working.set(false);
                unreadable.set(Some(name));
            }
        });
    };
    let close = Callback::new(move |()| outcome.set(None));
    view! {
        <div class="card-row">
            <div>
                <label class="card-subtitle" for=for_id>{move || t!(sandbox.import_label)}</label>
                <p class="card-hint">{move || t!(sandbox.import_hint)}</p>
                <p class="card-hint" role="status">{move || working.get().then(|| t!(sandbox.working))}</p>
                {move || unreadable.get().map(|name| view! {
                    <Message kind=MessageKind::Danger alert=true>
                        {move || t!(sandbox.unreadable, name = name.clone())} " " {move || t!(sandbox.nothing_changed)}
                    </Message>
                })}
            </div>
            <input class="file-input" type="file" multiple accept=".json,application/json" id=id node_ref=input
                on:change=picked/>
        </div>
        {move || outcome.get().map(|outcome| view! { <ReportPane outcome on_close=close/> })}
    }
}

/// A file that has been read: its name and its bytes.
type Bytes = (String, Vec<u8>);

/// Reads files one after the other; an unreadable one ends it with its name.
fn read_all(
    mut files: Vec<File>,
    mut read: Vec<Bytes>,
    done: impl FnOnce(Result<Vec<Bytes>, String>) + 'static,
) {
    if files.is_empty() {
        done(Ok(read));
        return;
    }
    let file = files.remove(0);
    let name = file.name();
    platform::read_file(&file, move |bytes| match bytes {
        Some(bytes) => {
            read.push((name, bytes));
            read_all(files, read, done);
        }
        None => done(Err(name)),
    });
}

#[component]
fn ReportPane(outcome: Outcome, on_close: Action) -> impl IntoView {
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
    let can_replace = outcome.is_ok();
    let footer = move || {
        if can_replace {
            view! {
                <Button label=move || t!(report.replace) kind=ButtonKind::Primary on_press=replace/>
                <Button label=move || t!(report.cancel) on_press=on_close/>
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
            {move || report_text::reason(locale.get(), &refusal.why)} " " {move || t!(sandbox.nothing_changed)}
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
