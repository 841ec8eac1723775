//! Owns the tests of the components in a real browser: names, roles, keys and focus, on the real style sheets.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests and their helpers"
)]

#[path = "browser/controls.rs"]
mod controls;
#[path = "browser/grid.rs"]
mod grid;
#[path = "browser/menu.rs"]
mod menu;
#[path = "browser/pane.rs"]
mod pane;
#[path = "browser/people.rs"]
mod people;
#[path = "browser/press.rs"]
mod press;
#[path = "browser/support.rs"]
mod support;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
