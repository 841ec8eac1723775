//! What a page and its `VirtualGrid` say to each other: columns, their order and widths, rows, and what is selected.
use leptos::prelude::*;

use super::Handler;
use crate::ui::text::Text;

/// A column.
#[derive(Clone, Copy)]
pub struct Column {
    /// Unique in its grid: what `GridSort` names.
    pub id: &'static str,
    /// The title.
    pub title: Text,
    /// The class of its cells, for width and for dropping on narrow screens.
    pub class: &'static str,
    /// Whether its title is a button that sorts.
    pub sortable: bool,
}

impl Column {
    /// A column whose title sorts. Its cells have the class `cell-{id}`... as given.
    pub fn new(id: &'static str, class: &'static str, title: impl Into<Text>) -> Self {
        Self {
            id,
            title: title.into(),
            class,
            sortable: true,
        }
    }

    /// Without sorting.
    #[must_use]
    pub fn fixed(mut self) -> Self {
        self.sortable = false;
        self
    }
}

/// The order of a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridSort {
    /// The id of the column it is by.
    pub column: &'static str,
    /// Last first.
    pub descending: bool,
}

/// How many of the rows are selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Picked {
    /// None.
    #[default]
    None,
    /// Some.
    Some,
    /// All that are shown.
    All,
}

/// One row: where it stands and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    /// Its place, from 0.
    pub index: usize,
    /// The page's key for what it shows.
    pub key: u64,
}

/// Selecting rows.
#[derive(Clone, Copy)]
pub struct GridSelection {
    /// Whether the row of a key is selected. Called reactively.
    pub is_selected: Callback<(u64,), bool>,
    /// Selects or clears a row (`true`: select); the last argument says whether Shift was held: then everything from
    /// the row selected last to this one.
    pub toggle: Callback<(Row, bool, bool)>,
    /// How many of the shown rows are selected.
    pub picked: Signal<Picked>,
    /// Selects or clears all shown rows.
    pub toggle_all: Handler<bool>,
    /// The name of a row's box: *Select {display name}*. Called reactively.
    pub label: Callback<(u64,), String>,
}

/// How columns share a width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridFit {
    /// The tracks, the select column included: the value of `--columns`.
    pub tracks: String,
    /// The ids of the columns that find no room, separated by blanks: the style sheet hides their cells.
    pub dropped: String,
}
