//! One row of a `VirtualGrid`.
use leptos::{ev, html, prelude::*};

use super::{
    grid_state::GridState, row_focus::RowFocus, virtual_grid::Row, window_math::from_index, Checkbox,
};
use crate::ui::dom;

/// What in a row answers presses itself, so that a press there does not open the row.
const CONTROLS: &str = "a,button,input,label,[role=menu]";

/// A row: selects with Space, opens with Enter or a press beside its controls.
#[component]
pub(super) fn GridRow(
    row: Row,
    state: GridState,
    cells: Callback<(Row,), Vec<AnyView>>,
    classes: Vec<&'static str>,
) -> impl IntoView {
    let element: NodeRef<html::Div> = NodeRef::new();
    let current = Memo::new(move |_| state.current.get() == row.index);
    provide_context(RowFocus {
        current: current.into(),
    });
    let selected = Memo::new(move |_| state.selection.is_some_and(|s| s.is_selected.run((row.key,))));
    Effect::new(move |_| {
        let wanted = state.wanted.get() == Some(row.index);
        let Some(element) = element.get() else {
            return;
        };
        if wanted {
            dom::focus_in_place(&element);
            state.wanted.set(None);
        }
    });
    let on_key = move |event: ev::KeyboardEvent| {
        let on_row = element
            .get_untracked()
            .is_some_and(|el| dom::target_element(&event).as_ref() == Some(&el));
        if !on_row {
            return;
        }
        match event.key().as_str() {
            " " => {
                event.prevent_default();
                state.toggle(row, !selected.get_untracked(), event.shift_key());
            }
            "Enter" => {
                if let Some(open) = state.on_open {
                    event.prevent_default();
                    open.run((row.key,));
                }
            }
            _ => {}
        }
    };
    let on_click = move |event: ev::MouseEvent| {
        let on_control =
            dom::target_element(&event).is_some_and(|target| matches!(target.closest(CONTROLS), Ok(Some(_))));
        if on_control {
            return;
        }
        if let Some(open) = state.on_open {
            open.run((row.key,));
        }
    };
    // The box's change event does not say whether Shift was held; the click before it does.
    let shift = StoredValue::new(false);
    let select = state.selection.map(|selection| {
        view! {
            <div class="grid-cell cell-select" role="gridcell" on:click=move |event| shift.set_value(event.shift_key())>
                <Checkbox
                    label=move || selection.label.run((row.key,))
                    show_label=false
                    circle=true
                    checked=selected
                    on_change=move |wish: bool| {
                        // The click bubbles here after the change: read what the pointer said on the way down.
                        state.toggle(row, wish, shift.get_value());
                        shift.set_value(false);
                    }
                />
            </div>
        }
    });
    let content = cells.run((row,));
    view! {
        <div
            class="grid-row"
            class:grid-selected=move || selected.get()
            class:grid-openable=state.on_open.is_some()
            role="row"
            node_ref=element
            aria-rowindex=(row.index + 2).to_string()
            aria-selected=move || state.selection.map(|_| if selected.get() { "true" } else { "false" })
            tabindex=move || if current.get() { "0" } else { "-1" }
            style:top=move || format!("{}px", from_index(row.index) * state.row_height.get())
            on:keydown=on_key
            on:click=on_click
            on:focusin=move |_| {
                state.had_focus.set_value(true);
                if state.current.get_untracked() != row.index {
                    state.current.set(row.index);
                }
            }
            on:focusout=move |event| {
                if event.related_target().is_some() {
                    state.had_focus.set_value(false);
                }
            }
        >
            {select}
            {content
                .into_iter()
                .zip(classes)
                .enumerate()
                .map(|(i, (cell, class))| {
                    let role = if i == 0 { "rowheader" } else { "gridcell" };
                    view! { <div class=format!("grid-cell {class}") role=role>{cell}</div> }
                })
                .collect_view()}
        </div>
    }
    .into_any()
}
