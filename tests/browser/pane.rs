//! Owns the tests of panes: name, what is inert, focus in and out, the question before changes go.
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use zetel::ui::components::{
    pane_host::{PaneHost, HOST_ID},
    Button, Pane,
};

use super::support::{all, attribute, focused, in_document, press, until, Stage};

#[derive(Clone, Copy)]
struct Page {
    open: RwSignal<bool>,
    unsaved: RwSignal<bool>,
    step: RwSignal<&'static str>,
}

async fn page() -> (Stage, Page) {
    let page = Page {
        open: RwSignal::new(false),
        unsaved: RwSignal::new(false),
        step: RwSignal::new("First step"),
    };
    let stage = Stage::of(move || {
        let host = PaneHost::provide();
        view! {
            <main id="main" tabindex="-1" inert=move || host.is_open()>
                <Button label="Open" on_press=move || page.open.set(true)/>
                <Show when=move || page.open.get()>
                    <Pane
                        title=move || page.step.get()
                        on_close=move || page.open.set(false)
                        unsaved=page.unsaved
                        footer=|| view! { <Button label="Add" on_press=|| ()/> }
                    >
                        <p>"Body"</p>
                    </Pane>
                </Show>
            </main>
            <div id=HOST_ID></div>
        }
    })
    .await;
    (stage, page)
}

async fn opened() -> (Stage, Page) {
    let (stage, page) = page().await;
    let button = stage.one("main button");
    button.focus().unwrap();
    button.click();
    until("the heading has focus", || focused().tag_name() == "H2").await;
    (stage, page)
}

#[wasm_bindgen_test]
async fn a_pane_is_a_dialog_named_by_its_title_and_the_page_is_inert() {
    let (stage, _) = opened().await;
    let pane = stage.one("dialog");
    let title = stage.one(&format!("#{}", attribute(&pane, "aria-labelledby")));
    assert_eq!(title.text_content().unwrap(), "First step");
    assert_eq!(focused(), title);
    assert!(stage.one("main").has_attribute("inert"));
    assert!(all(&pane, "[aria-label='Close pane']").len() == 1);
}

#[wasm_bindgen_test]
async fn escape_closes_and_focus_returns() {
    let (stage, _) = opened().await;
    press("Escape");
    until("closed", || stage.all("dialog").is_empty()).await;
    until("focus on the opener", || {
        focused().text_content().unwrap() == "Open"
    })
    .await;
    assert!(!stage.one("main").has_attribute("inert"));
}

#[wasm_bindgen_test]
async fn a_new_step_moves_focus_to_its_heading() {
    let (stage, page) = opened().await;
    all(&stage.one("dialog"), ".pane-foot button")[0].focus().unwrap();
    page.step.set("Second step");
    until("the heading", || {
        focused().text_content().unwrap() == "Second step"
    })
    .await;
}

#[wasm_bindgen_test]
async fn unsaved_changes_ask_before_they_go() {
    let (stage, page) = opened().await;
    page.unsaved.set(true);
    press("Escape");
    until("the question", || attribute(&focused(), "role") == "alertdialog").await;
    assert!(page.open.get_untracked());
    press("Escape");
    until("back to the pane", || focused().tag_name() == "H2").await;
    until("no question", || stage.all("[role=alertdialog]").is_empty()).await;
    in_document("[aria-label='Close pane']").unwrap().click();
    until("the question", || attribute(&focused(), "role") == "alertdialog").await;
    let leave = stage.all("[role=alertdialog] button")[1].clone();
    assert_eq!(leave.text_content().unwrap(), "Discard changes");
    leave.click();
    until("closed", || stage.all("dialog").is_empty()).await;
}
