//! Owns the first test in a real browser: the program starts there, with texts in both languages.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use zetel::{i18n::Locale, tr};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn texts_are_part_of_the_program() {
    assert_eq!(tr!(Locale::En, common.close), "Close");
    assert_eq!(tr!(Locale::Nl, common.close), "Sluiten");
}

#[wasm_bindgen_test]
fn the_browser_is_at_hand() {
    assert!(web_sys::window().is_some());
}
