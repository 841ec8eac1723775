//! The first step of *Import multiple users*: samples to download, *Browse*, *Verify*, and what is wrong line by line.

use leptos::html;
use leptos::prelude::*;

use crate::counted;
use crate::domain::Field;
use crate::exchange::{fault_log, sample_people, CsvRefusal, MOST_LIST_BYTES, MOST_PEOPLE};
use crate::platform;
use crate::ui::components::{Button, ButtonKind, Message, MessageKind, RealTenantNote};
use crate::ui::dom;
use crate::ui::icons::Icon;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::field;
use crate::{t, text};

use super::check::{reason, Line, List};

/// From this many lines on, those beyond are counted, not listed.
const MOST_LINES: usize = 50;

/// The step.
pub fn choose(app: App, list: List) -> AnyView {
    let sample = move |with_people: bool| {
        Callback::new(move |()| {
            let domain = app.peek(|s| {
                let domains = &s.tenant().organization.domains;
                let default = domains.iter().find(|d| d.is_default).or(domains.first());
                default.map_or_else(|| "contoso.example".to_owned(), |d| d.name.to_string())
            });
            let text = sample_people(Field::ALL.map(field), with_people.then_some(&*domain));
            let name = if with_people {
                t!(import_people.sample_file)
            } else {
                t!(import_people.header_file)
            };
            platform::download(name, "text/csv", &text);
        })
    };
    let no_file = move || {
        list.picked
            .with(Option::is_none)
            .then(|| t!(import_people.browse_first).to_owned())
    };
    let verify = Callback::new(move |()| list.verify());
    view! {
        <p class="pane-intro">
            {move || t!(import_people.intro, limit = number(u64::from(MOST_PEOPLE)))}
        </p>
        <ul class="import-samples">
            <li><Button label=text!(import_people.header_sample) kind=ButtonKind::Link icon=Icon::Download on_press=sample(false)/></li>
            <li><Button label=text!(import_people.sample) kind=ButtonKind::Link icon=Icon::Download on_press=sample(true)/></li>
        </ul>
        {browse(list)}
        <Button label=text!(import_people.verify) disabled_reason=no_file on_press=verify/>
        {move || list.refusal().map(|refusal| view! {
            <div class="import-result"><Message kind=MessageKind::Danger alert=true title=text!(import_people.refused)>
                {refused(refusal)} " " {t!(components.nothing_changed)}
            </Message></div>
        })}
        {move || list.lines().map(|lines| found(list, lines))}
        <RealTenantNote text=text!(import_people.note)/>
    }
    .into_any()
}

fn browse(list: List) -> AnyView {
    let id = dom::unique_id("browse");
    let (for_id, hint_id) = (id.clone(), format!("{id}-hint"));
    let described = hint_id.clone();
    let input: NodeRef<html::Input> = NodeRef::new();
    let unreadable = RwSignal::new(None::<String>);
    let picked = move |_| {
        let Some(file) = input.get_untracked().and_then(|input| input.files()?.item(0)) else {
            return;
        };
        let name = file.name();
        unreadable.set(None);
        list.forget();
        // Larger than anything that would be taken: not worth reading.
        if file.size() > MOST_LIST_BYTES as f64 {
            list.pick(Err(CsvRefusal::TooLarge {
                bytes: file.size() as usize,
                most: MOST_LIST_BYTES,
            }));
            return;
        }
        platform::read_file(&file, move |bytes| match bytes {
            Some(bytes) => list.pick(Ok(bytes)),
            None => unreadable.set(Some(name)),
        });
    };
    view! {
        <div class="pane-field import-file">
            <label class="field-label" for=for_id>{text!(import_people.browse)}</label>
            <input class="file-input" type="file" accept=".csv,text/csv" id=id node_ref=input aria-describedby=described
                on:change=picked/>
            <div class="field-hint" id=hint_id>{text!(import_people.browse_hint)}</div>
            {move || unreadable.get().map(|name| view! {
                <Message kind=MessageKind::Danger alert=true>{t!(sandbox.unreadable, name)}</Message>
            })}
        </div>
    }
    .into_any()
}

/// Why a whole list can't be read.
fn refused(refusal: CsvRefusal) -> String {
    let megabytes = |bytes: usize| number(bytes.div_ceil(1 << 20) as u64);
    match refusal {
        CsvRefusal::TooLarge { bytes, most } => {
            t!(
                import_people.too_large,
                size = megabytes(bytes),
                limit = megabytes(most)
            )
        }
        CsvRefusal::NotUtf8 { utf16: true } => t!(import_people.utf16).to_owned(),
        CsvRefusal::NotUtf8 { utf16: false } => t!(import_people.not_utf8).to_owned(),
        CsvRefusal::Nobody => t!(import_people.nobody).to_owned(),
        CsvRefusal::TooMany { found } => t!(
            import_people.too_many,
            count = number(u64::from(found)),
            limit = number(u64::from(MOST_PEOPLE))
        ),
        CsvRefusal::OpenQuote { line } => t!(import_people.open_quote, line = number(u64::from(line))),
        CsvRefusal::Header { found } => t!(
            import_people.header,
            count = number(u64::from(found)),
            columns = number(Field::ALL.len() as u64),
            more = number(Field::ALL.len() as u64 + 1)
        ),
    }
}

/// What came of verifying: the lines that are wrong, or everybody who can be added.
fn found(list: List, lines: Vec<Line>) -> AnyView {
    let app = App::get();
    let all = lines.len();
    let wrong: Vec<Line> = lines
        .iter()
        .filter(|line| !line.faults.is_empty())
        .cloned()
        .collect();
    let count = wrong.len();
    let message = if count == 0 {
        view! {
            <Message kind=MessageKind::Good>{counted!(all, import_people.ready_1, import_people.ready_n)}</Message>
        }
        .into_any()
    } else {
        let total = number(all as u64);
        let log = Callback::new(move |()| download_log(app, list));
        view! {
            <Message kind=MessageKind::Danger alert=true title=text!(import_people.wrong)>
                {counted!(count, import_people.wrong_1, import_people.wrong_n, all = total)}
                " "
                {t!(import_people.correct)}
            </Message>
            <Button label=text!(import_people.log) icon=Icon::Download on_press=log/>
        }
        .into_any()
    };
    let shown = if count == 0 { lines } else { wrong };
    let hidden = shown.len().saturating_sub(MOST_LINES);
    let rows = shown
        .into_iter()
        .take(MOST_LINES)
        .map(|line| row(app, line))
        .collect_view();
    view! {
        <div class="import-result">
            {message}
            <table class="table import-table" aria-label=t!(import_people.table)>
                <thead>
                    <tr>
                        <th scope="col">{t!(import_people.line)}</th>
                        <th scope="col">{t!(users.column_address)}</th>
                        <th scope="col">{t!(import_people.reason)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {(hidden > 0).then(|| view! {
                <p class="result-more">{t!(components.and_more, count = number(hidden as u64))}</p>
            })}
        </div>
    }
    .into_any()
}

fn row(app: App, line: Line) -> AnyView {
    let reasons: Vec<String> = line.faults.iter().map(|fault| reason(app, fault)).collect();
    let fine = reasons.is_empty();
    let reasons = reasons.into_iter().map(|reason| {
        view! { <li class="danger-text">{Icon::Alert.view(14)} <span>{reason}</span></li> }
    });
    let reasons = if fine {
        view! { <span class="import-fine">{Icon::Check.view(14)} {t!(import_people.fine)}</span> }.into_any()
    } else {
        view! { <ul class="import-reasons">{reasons.collect_view()}</ul> }.into_any()
    };
    view! {
        <tr>
            <th scope="row" data-label=t!(import_people.line)>{number(u64::from(line.line))}</th>
            <td data-label=t!(users.column_address)>{line.user}</td>
            <td>{reasons}</td>
        </tr>
    }
    .into_any()
}

fn download_log(app: App, list: List) {
    let lines = untrack(|| list.lines()).unwrap_or_default();
    let faults: Vec<(u32, String, String)> = lines
        .iter()
        .flat_map(|line| {
            let told = line.faults.iter().map(|fault| untrack(|| reason(app, fault)));
            told.map(|reason| (line.line, line.user.clone(), reason))
                .collect::<Vec<_>>()
        })
        .collect();
    let names = [
        t!(import_people.line),
        t!(users.column_address),
        t!(import_people.reason),
    ];
    platform::download(t!(import_people.log_file), "text/csv", &fault_log(names, &faults));
}
