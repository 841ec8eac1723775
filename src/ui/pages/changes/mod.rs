//! What changed: one task in two editions, step beside step, with the reason and the document of each difference.

mod row;

use leptos::prelude::*;

use crate::catalog::EditionId;
use crate::guidance::{compare, task, Pair, Sign, TaskId};
use crate::ui::components::{Button, Checkbox, Choice, Select, StatusLine};
use crate::ui::guidance::{task_title, Guidance};
use crate::ui::icons::Icon;
use crate::ui::location::go;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::number;
use crate::wording::{self, list};
use crate::{t, text};

use row::{row, sign_word};

/// The page.
#[component]
pub fn ChangesPage() -> impl IntoView {
    let app = App::get();
    let now = app.peek(|s| s.tenant().edition);
    let first = RwSignal::new(EditionId::default());
    // Beside the edition of the documents stands that of the tenant, or, where they are one, the next.
    let other = EditionId::ALL.into_iter().find(|id| *id != EditionId::default());
    let second = RwSignal::new(if now == EditionId::default() {
        other.unwrap_or(now)
    } else {
        now
    });
    let chosen = RwSignal::new(TaskId::AssignMany);
    let only = RwSignal::new(false);
    let pairs = move || {
        let of = |edition: EditionId| task(edition.edition(), chosen.get());
        compare(of(first.get()), of(second.get()))
    };
    let tasks = Signal::derive(|| {
        let title = |id: TaskId| {
            let mut editions = EditionId::ALL.into_iter();
            editions
                .find_map(|edition| task(edition.edition(), id))
                .map(|task| task.title)
        };
        let choice = |id: TaskId| {
            let title = title(id)?;
            Some(Choice::new(id.as_str(), move || task_title(title)))
        };
        TaskId::ALL.into_iter().filter_map(choice).collect::<Vec<_>>()
    });
    let choose = Callback::new(move |(value,): (String,)| {
        if let Some(id) = TaskId::parse(&value) {
            chosen.set(id);
        }
    });
    let columns = move |edition: RwSignal<EditionId>| {
        let choices = Signal::derive(|| {
            EditionId::ALL
                .map(|id| Choice::new(id.as_str(), move || wording::edition(id)))
                .to_vec()
        });
        let value = Signal::derive(move || edition.get().as_str().to_owned());
        let change = Callback::new(move |(value,): (String,)| {
            if let Some(id) = EditionId::parse(&value) {
                edition.set(id);
            }
        });
        (choices, value, change)
    };
    let (choices, one, set_one) = columns(first);
    let (_, two, set_two) = columns(second);
    let body = move || {
        let shown = pairs()
            .into_iter()
            .filter(|pair| !only.get() || pair.sign != Sign::Same);
        let rows: Vec<AnyView> = shown.map(|pair| row(pair, first.get(), second.get())).collect();
        rows.collect_view()
    };
    let lacks = move || {
        let lacking = |edition: EditionId| {
            let has = task(edition.edition(), chosen.get()).is_some();
            (!has).then(|| t!(changes.no_task, edition = wording::edition(edition)))
        };
        let lines = [lacking(first.get()), lacking(second.get())];
        lines
            .into_iter()
            .flatten()
            .map(|line| view! { <p class="card-hint">{line}</p> })
            .collect_view()
    };
    view! {
        <div class="page">
            <h1 class="page-title">{text!(changes.title)}</h1>
            <p class="page-subtitle">{text!(changes.intro)}</p>
            <div class="changes-choose">
                <Select label=text!(changes.task) choices=tasks
                    value=Signal::derive(move || chosen.get().as_str().to_owned()) on_change=choose/>
                <Select label=text!(changes.first) choices value=one on_change=set_one/>
                <Select label=text!(changes.second) choices value=two on_change=set_two/>
            </div>
            <div class="changes-tools">
                <Checkbox label=text!(changes.only) checked=only on_change=Callback::new(move |(on,): (bool,)| only.set(on))/>
                {move || practice(app, second.get(), chosen.get())}
            </div>
            {lacks}
            <table class="table table-changes">
                <caption class="visually-hidden">{text!(changes.title)}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="changes-number">{text!(changes.step)}</th>
                        <th scope="col">{move || wording::edition(first.get())}</th>
                        <th scope="col" class="changes-sign">{text!(changes.difference)}</th>
                        <th scope="col">{move || wording::edition(second.get())}</th>
                        <th scope="col">{text!(changes.why)}</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
            <p class="changes-note">{text!(changes.documents)}</p>
            <StatusLine shown=move || counts(&pairs()) chosen=String::new/>
        </div>
    }
}

/// *3 the same, 2 renamed*: what there is none of is left out.
fn counts(pairs: &[Pair]) -> String {
    let count = |sign: Sign| pairs.iter().filter(|pair| pair.sign == sign).count();
    let words = Sign::ALL.into_iter().filter_map(|sign| {
        let count = count(sign);
        (count > 0).then(|| format!("{} {}", number(count as u64), sign_word(sign).to_lowercase()))
    });
    list(&words.collect::<Vec<_>>())
}

/// The way to do the task in the second edition: the tenant changes to it, and the guidance begins.
fn practice(app: App, edition: EditionId, id: TaskId) -> Option<AnyView> {
    task(edition.edition(), id)?;
    let begin = Callback::new(move |()| {
        app.configure(edition);
        if let Some(guidance) = Guidance::get() {
            guidance.start(id);
        }
        go(&Route::Home);
    });
    let label = move || t!(changes.practice, edition = wording::edition(edition));
    Some(view! { <Button label icon=Icon::Guide on_press=begin/> }.into_any())
}
