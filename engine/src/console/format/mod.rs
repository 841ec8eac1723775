//! How values are shown: as tables, as lists, one by one.

mod table;
mod view;
mod width;

pub use view::{render, Shown, View, FORMATTED};
