//! Owns the tests of menus: keys, disabled commands, where focus goes.
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use zetel::ui::components::{MenuButton, MenuItem};

use super::support::{attribute, focused, press, until, Stage};

async fn menu() -> (Stage, RwSignal<Vec<&'static str>>) {
    let ran = RwSignal::new(Vec::new());
    let stage = Stage::of(move || {
        let item = move |name: &'static str| MenuItem::new(name, move || ran.update(|ran| ran.push(name)));
        let items = Signal::derive(move || {
            vec![
                item("Manage product licenses"),
                item("Manage groups").disabled(|| Some("Not in the role License admin".to_owned())),
                item("Block sign-in").after_line(),
            ]
        });
        view! { <MenuButton label="More options (...)" icon_only=true items/> }
    })
    .await;
    (stage, ran)
}

fn command() -> String {
    focused().text_content().unwrap_or_default()
}

#[wasm_bindgen_test]
async fn keys_go_round_and_letters_find() {
    let (stage, _) = menu().await;
    let button = stage.one("[aria-haspopup=menu]");
    assert_eq!(attribute(&button, "aria-label"), "More options (...)");
    assert_eq!(attribute(&button, "aria-expanded"), "false");
    button.focus().unwrap();
    press("ArrowDown");
    until("the first command", || command() == "Manage product licenses").await;
    assert_eq!(attribute(&button, "aria-expanded"), "true");
    for (key, begins) in [
        ("ArrowDown", "Manage groups"),
        ("ArrowDown", "Block sign-in"),
        ("ArrowDown", "Manage product licenses"),
        ("ArrowUp", "Block sign-in"),
        ("Home", "Manage product licenses"),
        ("End", "Block sign-in"),
        ("m", "Manage product licenses"),
        ("m", "Manage groups"),
        ("b", "Block sign-in"),
    ] {
        press(key);
        assert!(command().starts_with(begins), "{key} went to {}", command());
    }
    press("Escape");
    until("closed", || stage.all("[role=menu]").is_empty()).await;
    assert_eq!(focused(), button);
    press("ArrowUp");
    until("the last command", || command() == "Block sign-in").await;
}

#[wasm_bindgen_test]
async fn a_disabled_command_says_why_and_does_nothing() {
    let (stage, ran) = menu().await;
    stage.one("[aria-haspopup=menu]").click();
    until("open", || stage.all("[role=menuitem]").len() == 3).await;
    let disabled = stage.one("[role=menuitem][aria-disabled=true]");
    let named = stage.one(&format!("#{}", attribute(&disabled, "aria-labelledby")));
    assert_eq!(named.text_content().unwrap(), "Manage groups");
    let why = stage.one(&format!("#{}", attribute(&disabled, "aria-describedby")));
    assert_eq!(why.text_content().unwrap(), "Not in the role License admin");
    disabled.click();
    assert!(ran.get_untracked().is_empty());
    assert_eq!(stage.all("[role=menu]").len(), 1, "it stays open");
    stage.all("[role=menuitem]")[2].click();
    assert_eq!(ran.get_untracked(), ["Block sign-in"]);
    until("closed", || stage.all("[role=menu]").is_empty()).await;
    assert_eq!(
        attribute(&focused(), "aria-haspopup"),
        "menu",
        "so that a pane can give focus back"
    );
}
