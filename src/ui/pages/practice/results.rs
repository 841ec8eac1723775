//! *Results*: files of many learners as a table for each lesson, and as CSV. What is no proof is said to be none.

use leptos::html;
use leptos::prelude::*;

use crate::exchange::{csv_table, ExerciseResult, LARGEST_RESULTS};
use crate::platform;
use crate::practice::{read_results, Board, ResultRow, Table};
use crate::ui::components::{Button, Choice, Message, MessageKind, Select, StatusLine};
use crate::ui::dom;
use crate::ui::icons::Icon;
use crate::ui::practice::exercise;
use crate::ui::route::Route;
use crate::ui::text::{number, Reason};
use crate::wording::{self, exercise_words, left_out};
use crate::{counted, t, text};

/// The page.
#[component]
pub fn ResultsPage() -> impl IntoView {
    let files = RwSignal::new(Vec::<(String, String)>::new());
    let board = Memo::new(move |_| files.with(|files| read_results(files)));
    let place = RwSignal::new(0usize);
    let table = Memo::new(move |_| board.with(|board| board.tables.get(place.get()).cloned()));
    let input: NodeRef<html::Input> = NodeRef::new();
    let id = dom::unique_id("files");
    let for_id = id.clone();
    let picked = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let list = input.files();
        let all = list
            .iter()
            .flat_map(|list| (0..list.length()).filter_map(|at| list.get(at)));
        let all: Vec<_> = all.collect();
        input.set_value("");
        for file in all {
            let name = file.name();
            let end = file.size().min(LARGEST_RESULTS as f64 + 1.0);
            platform::read_piece(&file, 0.0, end, move |bytes| {
                let text = String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned();
                let _ = files.try_update(|files| files.push((name, text)));
            });
        }
    };
    let csv = move || {
        if let Some(table) = table.get_untracked() {
            platform::download("zetel-results.csv", "text/csv", &csv_table(&rows_of(&table)));
        }
    };
    let none = Reason::from(move || {
        table
            .with(Option::is_none)
            .then(|| t!(trainer.no_files).to_owned())
    });
    let clear = move || {
        files.set(Vec::new());
        place.set(0);
    };
    let choices = Signal::derive(move || {
        board.with(|board| {
            let tables = board.tables.iter().enumerate();
            tables
                .map(|(at, table)| Choice::new(at.to_string(), title_of(table)))
                .collect::<Vec<_>>()
        })
    });
    let choose = Callback::new(move |(at,): (String,)| place.set(at.parse().unwrap_or(0)));
    let many = move || board.with(|board| board.tables.len() > 1);
    let value = Signal::derive(move || place.get().to_string());
    view! {
        <div class="page">
            <p><a href=Route::Practice.href()>{text!(practice.all)}</a></p>
            <h1 class="page-title">{text!(trainer.results)}</h1>
            <div class="trainer-file">
                <label class="field-label" for=for_id>{text!(trainer.add_files)}</label>
                <input class="file-input" type="file" multiple accept=".json,application/json" id=id
                    node_ref=input on:change=picked/>
            </div>
            <div class="trainer-bar">
                <Button label=text!(trainer.csv) icon=Icon::Download disabled_reason=none on_press=csv/>
                <Button label=text!(trainer.clear) icon=Icon::Trash disabled_reason=none on_press=clear/>
            </div>
            {move || many().then(|| view! {
                <Select label=text!(trainer.lesson) choices value on_change=choose/>
            })}
            <div role="status">{move || board.with(left)}</div>
            {move || table.get().map(|table| table_view(&table))}
            <StatusLine shown=move || {
                let people = table.with(|table| table.as_ref().map_or(0, |table| table.rows.len()));
                let people = counted!(people, trainer.people_1, trainer.people_n);
                format!("{people} · {}", t!(trainer.no_proof))
            }/>
        </div>
    }
    .into_any()
}

fn title_of(table: &Table) -> String {
    match table.lesson {
        Some(_) => table.title.clone(),
        None => t!(trainer.no_lesson).to_owned(),
    }
}

/// The files that are in no table.
fn left(board: &Board) -> Option<AnyView> {
    let lines = board.left_out.iter().map(|(file, why)| {
        let words = left_out(file, why);
        view! { <li>{words}</li> }
    });
    let lines = lines.collect_view();
    let count = board.left_out.len();
    (count > 0).then(|| {
        let title = counted!(count, trainer.left_out_1, trainer.left_out_n);
        view! {
            <Message kind=MessageKind::Warn title=title still=true>
                <ul class="trainer-list">{lines}</ul>
            </Message>
        }
        .into_any()
    })
}

/// An exercise's title: as it is called here, else as the file says.
fn name_of(one: &ExerciseResult) -> String {
    exercise(&one.id).map_or_else(|| one.title.clone(), |known| exercise_words(&known.title))
}

fn who(row: &ResultRow) -> String {
    match row.name.is_empty() {
        true => t!(trainer.no_name, file = row.file.clone()),
        false => row.name.clone(),
    }
}

/// What stands in a cell: for people, and in CSV.
fn cell(cell: Option<&ExerciseResult>) -> String {
    let Some(one) = cell else {
        return String::new();
    };
    match (one.done, one.met) {
        (Some(done), _) => {
            let hints = match done.hints {
                0 => String::new(),
                hints => format!(", {}", counted!(hints, trainer.hints_1, trainer.hints_n)),
            };
            let shown = match done.shown {
                true => format!(", {}", t!(trainer.was_shown)),
                false => String::new(),
            };
            format!(
                "{}{hints}{shown}",
                counted!(done.changes, trainer.changes_1, trainer.changes_n)
            )
        }
        (None, Some(met)) => t!(
            practice.of,
            done = number(u64::from(met)),
            count = number(u64::from(one.of))
        ),
        (None, None) => String::new(),
    }
}

fn sign(cell: Option<&ExerciseResult>) -> AnyView {
    let (icon, word) = match cell {
        Some(one) if one.done.is_some() => (Icon::CheckCircle, t!(practice.state_done)),
        Some(one) if one.met.is_some() => (Icon::HalfCircle, t!(practice.state_running)),
        _ => (Icon::Dash, t!(practice.state_new)),
    };
    view! { {icon.view(16)} <span class="visually-hidden">{word} ": "</span> }.into_any()
}

fn table_view(table: &Table) -> AnyView {
    let heads = table.exercises.iter().map(|one| {
        let fewest = t!(trainer.fewest, count = number(u64::from(one.fewest)));
        view! { <th scope="col"><span class="table-second">{fewest}</span>{name_of(one)}</th> }
    });
    let count = table.exercises.len();
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().map(Option::as_ref);
        let cells =
            cells.map(|one| view! { <td><span class="trainer-cell">{sign(one)} {cell(one)}</span></td> });
        let last = row.last().map(wording::date).unwrap_or_default();
        let done = t!(
            practice.of,
            done = number(row.done() as u64),
            count = number(count as u64)
        );
        view! { <tr><th scope="row">{who(row)}</th>{cells.collect_view()}<td>{done}</td><td>{last}</td></tr> }
    });
    let people = number(table.rows.len() as u64);
    let totals = (0..count).map(|at| {
        let is_done = |row: &&ResultRow| {
            let cell = row.cells.get(at).and_then(Option::as_ref);
            cell.is_some_and(|one| one.done.is_some())
        };
        let done = number(table.rows.iter().filter(is_done).count() as u64);
        view! { <td>{t!(practice.of, done, count = people.clone())}</td> }
    });
    view! {
        <div class="trainer-scroll" role="region" tabindex="0" aria-label=title_of(table)>
            <table class="table table-results" aria-label=title_of(table)>
                <thead><tr>
                    <th scope="col">{t!(trainer.name)}</th>
                    {heads.collect_view()}
                    <th scope="col">{t!(trainer.done)}</th>
                    <th scope="col">{t!(trainer.last)}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
                <tfoot><tr>
                    <th scope="row">{t!(trainer.done_by)}</th>{totals.collect_view()}<td></td><td></td>
                </tr></tfoot>
            </table>
        </div>
    }
    .into_any()
}

/// The table as rows of texts.
fn rows_of(table: &Table) -> Vec<Vec<String>> {
    let names = table.exercises.iter().map(name_of);
    let head = [t!(trainer.name).to_owned()].into_iter().chain(names);
    let ends = [t!(trainer.done).to_owned(), t!(trainer.last).to_owned()];
    let mut rows = vec![head.chain(ends).collect()];
    for row in &table.rows {
        let cells = row.cells.iter().map(|one| cell(one.as_ref()));
        let last = row.last().map(|last| last.to_string()).unwrap_or_default();
        let ends = [row.done().to_string(), last];
        rows.push([who(row)].into_iter().chain(cells).chain(ends).collect());
    }
    rows
}
