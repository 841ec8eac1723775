//! Owns the tests of the long grid: rows in the document, keys, selection, order, focus.
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use zetel::ui::components::{Column, GridSelection, GridSort, Markup, Picked, Row, VirtualGrid};

use super::support::{attribute, focused, frame, press, press_with, until, Stage};

const COUNT: usize = 100_000;

/// What the grid told its page.
#[derive(Clone, Copy)]
struct Heard {
    selected: RwSignal<Vec<u64>>,
    ranges: RwSignal<Vec<(usize, bool)>>,
    opened: RwSignal<Vec<u64>>,
    sort: RwSignal<GridSort>,
    count: RwSignal<usize>,
}

async fn grid() -> (Stage, Heard) {
    let heard = Heard {
        selected: RwSignal::new(Vec::new()),
        ranges: RwSignal::new(Vec::new()),
        opened: RwSignal::new(Vec::new()),
        sort: RwSignal::new(GridSort {
            column: "name",
            descending: false,
        }),
        count: RwSignal::new(COUNT),
    };
    let stage = Stage::of(move || {
        let selection = GridSelection {
            is_selected: Callback::new(move |(key,): (u64,)| heard.selected.with(|s| s.contains(&key))),
            toggle: Callback::new(move |(row, wish, range): (Row, bool, bool)| {
                heard.ranges.update(|all| all.push((row.index, range)));
                heard.selected.update(|all| {
                    all.retain(|key| *key != row.key);
                    if wish {
                        all.push(row.key);
                    }
                });
            }),
            picked: Signal::derive(move || match heard.selected.with(Vec::len) {
                0 => Picked::None,
                _ => Picked::Some,
            }),
            toggle_all: Callback::new(move |(_,)| heard.selected.set(vec![1, 2, 3])),
            label: Callback::new(|(key,): (u64,)| format!("Select {key}")),
        };
        view! {
            <VirtualGrid
                label="People"
                columns=vec![Column::new("name", "cell-name", "Name"), Column::new("place", "", "Place").fixed()]
                count=heard.count
                key_at=move |index: usize| {
                    let index = if heard.sort.get().descending { heard.count.get().saturating_sub(index + 1) } else { index };
                    u64::try_from(index).unwrap()
                }
                cells=move |row: Row| {
                    vec![vec![Markup::name(row.key.to_string())], vec![Markup::text("here")]]
                }
                sort=heard.sort
                selection
                on_open=move |key: u64| heard.opened.update(|all| all.push(key))
            />
        }
    })
    .await;
    until("rows", || stage.all(".grid-row").len() > 5).await;
    (stage, heard)
}

fn current_row() -> String {
    attribute(&focused(), "aria-rowindex")
}

#[wasm_bindgen_test]
async fn a_hundred_thousand_rows_are_a_few_in_the_document() {
    let (stage, _) = grid().await;
    let grid = stage.one("[role=grid]");
    assert_eq!(attribute(&grid, "aria-label"), "People");
    assert_eq!(attribute(&grid, "aria-rowcount"), "100001");
    assert!(stage.all("[role=row]").len() <= 60);
    for top in [1_000_000, 3_999_999, 40, 0] {
        grid.set_scroll_top(top);
        let wanted = (grid.scroll_top() / 40 + 3).to_string();
        until("the row in sight", || {
            stage
                .all("[role=row]")
                .iter()
                .any(|row| attribute(row, "aria-rowindex") == wanted)
        })
        .await;
        assert!(stage.all("[role=row]").len() <= 60);
    }
}

#[wasm_bindgen_test]
async fn keys_move_by_row_page_and_end() {
    let (stage, _) = grid().await;
    stage.all(".grid-row")[0].focus().unwrap();
    for (key, row) in [
        ("ArrowDown", "3"),
        ("ArrowDown", "4"),
        ("ArrowUp", "3"),
        ("End", "100001"),
        ("ArrowDown", "100001"),
        ("Home", "2"),
        ("ArrowUp", "2"),
    ] {
        press(key);
        until(key, || current_row() == row).await;
        assert_eq!(
            stage.all(".grid-row[tabindex='0']").len(),
            1,
            "one tab stop after {key}"
        );
    }
    press("PageDown");
    until("a page on", || {
        current_row().parse::<u32>().is_ok_and(|row| row > 8)
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_current_row_keeps_focus_however_far_one_scrolls() {
    let (stage, _) = grid().await;
    stage.all(".grid-row")[0].focus().unwrap();
    press("ArrowDown");
    until("second row", || current_row() == "3").await;
    stage.one("[role=grid]").set_scroll_top(2_000_000);
    frame().await;
    until("focus again", || current_row() == "3").await;
    assert!(stage.all("[role=row]").len() <= 60);
    press("ArrowDown");
    until("the row after it", || current_row() == "4").await;
}

#[wasm_bindgen_test]
async fn space_selects_and_enter_opens() {
    let (stage, heard) = grid().await;
    stage.all(".grid-row")[0].focus().unwrap();
    press(" ");
    until("selected", || attribute(&focused(), "aria-selected") == "true").await;
    press("ArrowDown");
    until("second row", || current_row() == "3").await;
    press_with(" ", true);
    until("two selected", || heard.selected.get_untracked() == [0, 1]).await;
    assert_eq!(heard.ranges.get_untracked(), [(0, false), (1, true)]);
    press("Enter");
    assert_eq!(heard.opened.get_untracked(), [1]);
    let header = stage.one("[role=columnheader] input");
    until("some of all", || header.matches(":indeterminate").unwrap()).await;
    header.click();
    assert_eq!(heard.selected.get_untracked(), [1, 2, 3]);
}

#[wasm_bindgen_test]
async fn boxes_are_named_and_presses_on_controls_open_nothing() {
    let (stage, heard) = grid().await;
    let row = stage.all(".grid-row")[2].clone();
    let circle = super::support::all(&row, "input")[0].clone();
    assert_eq!(attribute(&circle, "aria-label"), "Select 2");
    circle.click();
    assert_eq!(heard.selected.get_untracked(), [2]);
    assert!(heard.opened.get_untracked().is_empty());
    super::support::all(&row, "[role=gridcell]")[1].click();
    assert_eq!(heard.opened.get_untracked(), [2]);
}

#[wasm_bindgen_test]
async fn arrows_go_into_a_row_and_back() {
    let (stage, _) = grid().await;
    stage.all(".grid-row")[0].focus().unwrap();
    let stops: Vec<String> = ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft"]
        .into_iter()
        .map(|key| {
            press(key);
            focused().tag_name()
        })
        .collect();
    assert_eq!(stops, ["INPUT", "BUTTON", "BUTTON", "INPUT", "DIV"]);
}

#[wasm_bindgen_test]
async fn titles_sort_and_say_so() {
    let (stage, _) = grid().await;
    let title = || stage.all("[role=columnheader]")[1].clone();
    assert_eq!(attribute(&title(), "aria-sort"), "ascending");
    assert_eq!(attribute(&stage.all("[role=columnheader]")[2], "aria-sort"), "");
    super::support::all(&title(), "button")[0].click();
    until("descending", || attribute(&title(), "aria-sort") == "descending").await;
    until("the last first", || {
        stage
            .all(".grid-row")
            .first()
            .is_some_and(|row| row.text_content().unwrap().starts_with("99999"))
    })
    .await;
}

#[wasm_bindgen_test]
async fn fewer_rows_leave_a_current_one() {
    let (stage, heard) = grid().await;
    stage.all(".grid-row")[0].focus().unwrap();
    press("End");
    until("the end", || current_row() == "100001").await;
    heard.count.set(3);
    until("three rows", || stage.all(".grid-row").len() == 3).await;
    until("focus on one of them", || current_row() == "4").await;
    heard.count.set(0);
    until("no rows", || stage.all(".grid-row").is_empty()).await;
    assert_eq!(attribute(&stage.one("[role=grid]"), "aria-rowcount"), "1");
}

#[wasm_bindgen_test]
async fn a_grid_in_the_place_of_another_has_its_own_rows_only() {
    let wide = RwSignal::new(false);
    let stage = Stage::of(move || {
        move || {
            let mut columns = vec![Column::new("name", "cell-name", "Name")];
            if wide.get() {
                columns.push(Column::new("place", "", "Place"));
            }
            let many = columns.len();
            view! {
                <VirtualGrid label="People" columns count=Signal::stored(3) key_at=|index: usize| index as u64
                    cells=move |row: Row| vec![vec![Markup::text(row.key.to_string())]; many]/>
            }
        }
    })
    .await;
    let cells = || stage.all(".grid-row [role=gridcell]").len();
    until("one cell in each", || {
        (stage.all(".grid-row").len(), cells()) == (3, 0)
    })
    .await;
    wide.set(true);
    until("two cells in each", || {
        (stage.all(".grid-row").len(), cells()) == (3, 3)
    })
    .await;
}
