//! What a `VirtualGrid` knows while it is on screen: the measured window, the current row, and what its keys do.
use std::ops::Range;

use leptos::{ev, html, prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

use super::{
    command_bar::go_to_commands,
    grid_data::{GridSelection, Row},
    window_math::Viewport,
};
use crate::ui::dom;

/// The state of one grid, for its rows.
#[derive(Clone, Copy)]
pub(super) struct GridState {
    grid: NodeRef<html::Div>,
    count: Signal<usize>,
    scroll: RwSignal<f64>,
    height: RwSignal<f64>,
    /// The height of a row in px; 0 until measured.
    pub row_height: RwSignal<f64>,
    /// The rows that exist for what is in sight.
    pub window: Memo<Range<usize>>,
    /// The row that Tab enters and arrow keys start from.
    pub current: RwSignal<usize>,
    /// The row that takes focus as soon as it exists.
    pub wanted: RwSignal<Option<usize>>,
    /// Whether focus was in the grid's rows when last heard of.
    pub had_focus: StoredValue<bool>,
    /// Selecting, if rows can be.
    pub selection: Option<GridSelection>,
}

impl GridState {
    pub fn new(
        grid: NodeRef<html::Div>,
        count: Signal<usize>,
        scroll: RwSignal<f64>,
        selection: Option<GridSelection>,
    ) -> Self {
        let height = RwSignal::new(0.0);
        let row_height = RwSignal::new(0.0);
        let current = RwSignal::new(0);
        let window = Memo::new(move |_| {
            let viewport = Viewport {
                scroll_top: scroll.get(),
                height: height.get(),
                row_height: row_height.get(),
            };
            viewport.window(count.get())
        });
        // Fewer rows than before: the current one stays one of them.
        Effect::new(move |_| {
            let last = count.get().saturating_sub(1);
            if current.get_untracked() > last {
                current.set(last);
            }
        });
        Self {
            grid,
            count,
            scroll,
            height,
            row_height,
            window,
            current,
            wanted: RwSignal::new(None),
            had_focus: StoredValue::new(false),
            selection,
        }
    }

    fn viewport(self) -> Viewport {
        Viewport {
            scroll_top: self.scroll.get_untracked(),
            height: self.height.get_untracked(),
            row_height: self.row_height.get_untracked(),
        }
    }

    /// Takes new measures, in px.
    pub fn measured(self, height: f64, row_height: f64) {
        if self.height.get_untracked() != height {
            self.height.set(height);
        }
        if self.row_height.get_untracked() != row_height {
            self.row_height.set(row_height);
        }
    }

    /// The grid was scrolled.
    pub fn scrolled(self) {
        if let Some(grid) = self.grid.get_untracked() {
            self.scroll.set(f64::from(grid.scroll_top()));
        }
    }

    /// Makes a row the current one, in sight and with focus.
    pub fn go_to(self, index: usize) {
        self.current.set(index);
        if let Some(top) = self.viewport().scroll_for(index) {
            if let Some(grid) = self.grid.get_untracked() {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "a scroll position is far below 2^31"
                )]
                grid.set_scroll_top(top.round() as i32);
                // The event comes with the next frame; the rows must be there before.
                self.scroll.set(f64::from(grid.scroll_top()));
            }
        }
        self.wanted.set(Some(index));
    }

    /// Selects or clears a row.
    pub fn toggle(self, row: Row, wish: bool, range: bool) {
        if let Some(selection) = self.selection {
            selection.toggle.run((row, wish, range));
        }
    }

    /// Keys on rows and on the controls in them.
    pub fn on_key(self, event: &ev::KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
            return;
        }
        let last = self.count.get_untracked().saturating_sub(1);
        let at = self.current.get_untracked().min(last);
        let page = self.viewport().page();
        let to = match event.key().as_str() {
            "ArrowDown" => (at + 1).min(last),
            "ArrowUp" => at.saturating_sub(1),
            "PageDown" => (at + page).min(last),
            "PageUp" => at.saturating_sub(page),
            "Home" => 0,
            "End" => last,
            "ArrowRight" => return step_inside(event, true),
            "ArrowLeft" => return step_inside(event, false),
            "c" | "C" => {
                if dom::target_element(event).is_some_and(|row| go_to_commands(&row)) {
                    event.prevent_default();
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        self.go_to(to);
    }
}

/// From the row to its controls and between them; left from the first returns to the row.
fn step_inside(event: &ev::KeyboardEvent, forward: bool) {
    let Some(row) = dom::target_element(event).and_then(|target| target.closest("[role=row]").ok().flatten())
    else {
        return;
    };
    let Ok(row) = row.dyn_into::<HtmlElement>() else {
        return;
    };
    let active = dom::active_element();
    let mut stops = vec![row.clone()];
    stops.extend(dom::all(&row, dom::FOCUSABLE));
    let at = stops
        .iter()
        .position(|stop| active.as_ref() == Some(stop))
        .unwrap_or(0);
    let to = if forward { at + 1 } else { at.saturating_sub(1) };
    if let Some(stop) = stops.get(to) {
        dom::focus_in_place(stop);
    }
    event.prevent_default();
}
