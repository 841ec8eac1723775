//! A grid of up to 250,000 rows of which at most 60 exist in the document.
//!
//! For people (and anything else that can be many). For a short list such as products use a plain `<table>` with
//! class `table`. Rows have one fixed height, set by the style sheet as `--row-height` and measured at run time; on a
//! narrow screen rows become cards. What a row shows is data (`markup`), and `grid_rows` writes it into the document;
//! what the page says besides is in `grid_data`, the keys and the arithmetic in `grid_state`.
//!
//! | key | does |
//! |---|---|
//! | Down, Up | next, previous row |
//! | Page Down, Page Up | a screenful of rows |
//! | Home, End | first, last row |
//! | Right, Left | into the row's controls, and back to the row |
//! | Space | selects or clears the row; with Shift, all rows from the one selected last |
//! | Enter | opens the row |
//! | C | goes to the commands for what is selected |
//! | Tab | enters at the current row, goes through its controls, leaves the grid |
use leptos::{ev, html, prelude::*, web_sys};

use super::{
    grid_data::{Column, GridFit, GridSelection, GridSort, Picked, Row},
    grid_rows::{select_box, Cell, GridLayout, RowContent, Rows},
    grid_state::GridState,
    markup::ACTION,
    window_math::from_index,
    Checkbox, Handler,
};
use crate::{
    text,
    ui::{dom, icons::Icon, text::Text},
};

/// The grid.
#[component]
pub fn VirtualGrid(
    /// The accessible name.
    #[prop(into)]
    label: Text,
    /// A class for the widths: sets `--columns` (the tracks, the select column included).
    #[prop(default = "")]
    class: &'static str,
    /// The columns, first the one that names the row.
    columns: Vec<Column>,
    /// How many rows there are.
    #[prop(into)]
    count: Signal<usize>,
    /// The key of what stands at an index (below `count`). Called reactively.
    #[prop(into)]
    key_at: Callback<(usize,), u64>,
    /// What stands in a row's cells, one per column. Called reactively.
    #[prop(into)]
    cells: Callback<(Row,), Vec<Cell>>,
    /// The order, if titles sort. Pressing a title sets it; the page obeys.
    #[prop(optional, into)]
    sort: Option<RwSignal<GridSort>>,
    /// Selecting, if rows can be.
    #[prop(optional, into)]
    selection: Option<GridSelection>,
    /// Opens a row: Enter, or a press beside its controls.
    #[prop(optional, into)]
    on_open: Option<Handler<u64>>,
    /// A press of a button in a row, with the row's key and the button's number; without it, a name opens its row.
    #[prop(optional, into)]
    on_press: Option<Callback<(u64, usize)>>,
    /// How far it is scrolled, in px, for pages that keep it.
    #[prop(optional, into)]
    scroll: Option<RwSignal<f64>>,
    /// The name of the box that selects all.
    #[prop(optional, into)]
    select_all: Option<Text>,
    /// Shares the width out, told in rem; without it the style sheet does.
    #[prop(optional, into)]
    fit: Option<Callback<(f64,), GridFit>>,
) -> impl IntoView {
    let scroll = scroll.unwrap_or_else(|| RwSignal::new(0.0));
    let grid: NodeRef<html::Div> = NodeRef::new();
    let state = GridState::new(grid, count, scroll, selection);
    let probe: NodeRef<html::Div> = NodeRef::new();
    let header: NodeRef<html::Div> = NodeRef::new();
    let measure = move || {
        let (Some(grid), Some(header), Some(probe)) = (
            grid.get_untracked(),
            header.get_untracked(),
            probe.get_untracked(),
        ) else {
            return;
        };
        let height = f64::from(grid.client_height()) - header.get_bounding_client_rect().height();
        let probe = probe.get_bounding_client_rect();
        state.measured(height.max(0.0), probe.height());
        if let Some(fit) = fit.filter(|_| probe.width() > 0.0) {
            let GridFit { tracks, dropped } = fit.run((f64::from(grid.client_width()) / probe.width(),));
            let _ = web_sys::HtmlElement::style(&grid).set_property("--columns", &tracks);
            let _ = grid.set_attribute("data-dropped", &dropped);
        }
    };
    Effect::new(move |_| {
        let Some(grid) = grid.get() else {
            return;
        };
        measure();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a scroll position is far below 2^31"
        )]
        grid.set_scroll_top(scroll.get_untracked() as i32);
        dom::observe_size(&grid, measure);
    });

    let rows = Memo::new(move |_| {
        let count = count.get();
        let window = state.window.get();
        let current = state.current.get();
        let outside = (!window.contains(&current) && current < count).then_some(current);
        let (before, after) = match outside {
            Some(row) if row < window.start => (Some(row), None),
            other => (None, other),
        };
        // In the order of the grid, whatever is current: a screen reader reads the document's order.
        before
            .into_iter()
            .chain(window)
            .chain(after)
            .filter(|index| *index < count)
            .map(|index| Row {
                index,
                key: key_at.run((index,)),
            })
            .collect::<Vec<_>>()
    });
    let contents = Memo::new(move |_| {
        let content = |row: Row| RowContent {
            cells: cells.run((row,)),
            selected: selection.map(|s| (s.is_selected.run((row.key,)), s.label.run((row.key,)))),
        };
        rows.with(|rows| rows.iter().map(|row| (*row, content(*row))).collect::<Vec<_>>())
    });
    let classes: Vec<&'static str> = columns.iter().map(|column| column.class).collect();
    let drawn = StoredValue::new_local(Rows::default());
    let body: NodeRef<html::Div> = NodeRef::new();
    Effect::new(move |_| {
        let Some(body) = body.get() else {
            return;
        };
        let layout = GridLayout {
            classes: classes.clone(),
            opens: on_open.is_some(),
            height: state.row_height.get(),
            current: state.current.get(),
        };
        let wanted = state.wanted.get();
        contents.with(|contents| drawn.update_value(|drawn| drawn.show(&body, contents, &layout)));
        // A row that had focus and is gone, or was moved, gives it to the one in its place.
        let lost = state.had_focus.get_value() && dom::active_element().is_none();
        let to = wanted.or(lost.then_some(layout.current));
        if let Some(row) = to.and_then(|index| drawn.with_value(|drawn| drawn.at(index))) {
            dom::focus_in_place(&row);
            if wanted.is_some() {
                state.wanted.set(None);
            }
        }
    });
    let of = move |event: &web_sys::Event| {
        let target = dom::target_element(event)?;
        let (row, element) = drawn.with_value(|drawn| drawn.of(&target))?;
        Some((target, row, element))
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let Some((_, row, _)) = of(&event).filter(|(target, _, element)| **target == ***element) else {
            return state.on_key(&event);
        };
        match (event.key().as_str(), on_open) {
            (" ", _) => {
                event.prevent_default();
                let is_selected = selection.is_some_and(|s| untrack(|| s.is_selected.run((row.key,))));
                state.toggle(row, !is_selected, event.shift_key());
            }
            ("Enter", Some(open)) => {
                event.prevent_default();
                open.run((row.key,));
            }
            _ => state.on_key(&event),
        }
    };
    // The box's change event does not say whether Shift was held; the click before it does.
    let shift = StoredValue::new(false);
    let on_click = move |event: ev::MouseEvent| {
        let Some((target, row, _)) = of(&event) else {
            return;
        };
        if matches!(target.closest(".cell-select"), Ok(Some(_))) {
            shift.set_value(event.shift_key());
            return;
        }
        let button = target.closest("button").ok().flatten();
        let action = button.and_then(|button| button.get_attribute(ACTION)?.parse().ok());
        match (action, on_press, on_open) {
            (Some(action), Some(press), _) => press.run((row.key, action)),
            (_, _, Some(open)) => open.run((row.key,)),
            _ => {}
        }
    };
    let on_change = move |event: ev::Event| {
        let (Some((_, row, element)), Some(selection)) = (of(&event), selection) else {
            return;
        };
        let is_selected = || untrack(|| selection.is_selected.run((row.key,)));
        state.toggle(row, !is_selected(), shift.get_value());
        shift.set_value(false);
        // The browser has already turned the box when it tells us; what counts is what the owner made of it.
        if let Some(input) = select_box(&element) {
            input.set_checked(is_selected());
        }
    };
    let on_focus = move |event: ev::FocusEvent| {
        state.had_focus.set_value(true);
        if let Some((_, row, _)) = of(&event).filter(|(_, row, _)| row.index != state.current.get_untracked())
        {
            state.current.set(row.index);
        }
    };

    let body_height = move || format!("{}px", from_index(count.get()) * state.row_height.get());
    let all_label = select_all.unwrap_or_else(|| text!(components.select_all));
    view! {
        <div
            class=format!("grid {class}")
            class:grid-selectable=selection.is_some()
            role="grid"
            node_ref=grid
            aria-label=move || label.get()
            aria-rowcount=move || (count.get() + 1).to_string()

            aria-multiselectable=selection.map(|_| "true")
            on:scroll=move |_| state.scrolled()
        >
            <div class="grid-head" role="rowgroup" node_ref=header>
                <div class="grid-header-row" role="row" aria-rowindex="1">
                    {selection.map(|selection| view! {
                        <div class="grid-cell cell-select" role="columnheader">
                            <Checkbox
                                label=all_label
                                show_label=false
                                circle=true
                                checked=Signal::derive(move || selection.picked.get() == Picked::All)
                                mixed=Signal::derive(move || selection.picked.get() == Picked::Some)
                                on_change=move |all: bool| selection.toggle_all.run((all,))
                            />
                        </div>
                    })}
                    {columns.into_iter().map(|column| heading(column, sort)).collect_view()}
                </div>
            </div>
            <div
                class="grid-body"
                role="rowgroup"
                style:height=body_height
                node_ref=body
                on:keydown=on_key
                on:click=on_click
                on:change=on_change
                on:focusin=on_focus
                on:focusout=move |event| {
                    if event.related_target().is_some() {
                        state.had_focus.set_value(false);
                    }
                }
            >
                <div class="grid-probe" role="presentation" node_ref=probe></div>
            </div>
        </div>
    }
    .into_any()
}

/// A column's title, as a button when it sorts.
fn heading(column: Column, sort: Option<RwSignal<GridSort>>) -> impl IntoView {
    let class = format!("grid-cell {}", column.class);
    let Some(sort) = sort.filter(|_| column.sortable) else {
        return view! { <div class=class role="columnheader">{move || column.title.get()}</div> }.into_any();
    };
    let here = move || Some(sort.get()).filter(|sort| sort.column == column.id);
    let aria = move || match here() {
        Some(GridSort {
            descending: false, ..
        }) => "ascending",
        Some(_) => "descending",
        None => "none",
    };
    view! {
        <div class=class role="columnheader" aria-sort=aria>
            <button
                type="button"
                class="grid-sort"
                on:click=move |_| sort.update(|sort| {
                    *sort = GridSort {
                        column: column.id,
                        descending: sort.column == column.id && !sort.descending,
                    };
                })
            >
                <span>{move || column.title.get()}</span>
                {move || here().map(|sort| if sort.descending { Icon::SortDown.view(14) } else { Icon::SortUp.view(14) })}
            </button>
        </div>
    }
    .into_any()
}
