//! Which row of a grid is the current one, for the controls inside rows: only the current row's are tab stops.
use leptos::prelude::*;

/// Provided by a grid's row to the controls in it.
#[derive(Clone, Copy)]
pub struct RowFocus {
    /// Whether this row is the one that Tab enters.
    pub current: Signal<bool>,
}

/// The `tabindex` for a control: `None` outside grids, else 0 in the current row and -1 in others.
pub fn row_tabindex() -> impl Fn() -> Option<&'static str> + Copy + Send + Sync + 'static {
    let row = use_context::<RowFocus>();
    move || row.map(|row| if row.current.get() { "0" } else { "-1" })
}
