//! Owns the tests of presses: the second half of a double click is for nothing that took the place of the first.
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;
use zetel::ui::components::{guard_presses, Button, Checkbox, MenuButton, MenuItem, Switch};

use super::support::{frame, until, Stage};

/// The pointer goes down and up on an element, the first time at this spot, or again.
fn point(element: &HtmlElement, time: i32) {
    let code = "for (const kind of ['mousedown', 'mouseup', 'click']) \
        element.dispatchEvent(new MouseEvent(kind, { detail, bubbles: true, cancelable: true }))";
    js_sys::Function::new_with_args("element, detail", code)
        .call2(&leptos::wasm_bindgen::JsValue::NULL, element, &time.into())
        .unwrap();
}

#[wasm_bindgen_test]
async fn what_takes_a_buttons_place_waits_for_a_press_of_its_own() {
    for kind in ["button", "switch", "input", "label", "a", "menuitem"] {
        let done = RwSignal::new(0);
        let stage = Stage::of(move || {
            guard_presses();
            let came = RwSignal::new(false);
            let count = move || done.update(|done| *done += 1);
            let items = Signal::stored(vec![MenuItem::new("Third", count)]);
            let second = move || match kind {
                "button" => view! { <Button label="Second" on_press=count/> }.into_any(),
                "switch" => view! { <Switch label="Second" checked=false on_change=move |_: bool| count()/> }
                    .into_any(),
                "input" | "label" => {
                    view! { <Checkbox label="Second" checked=false on_change=move |_: bool| count()/> }
                        .into_any()
                }
                "menuitem" => view! { <MenuButton label="Second" items/> }.into_any(),
                _ => view! { <a href="#second" on:click=move |_| count()>"Second"</a> }.into_any(),
            };
            move || match came.get() {
                true => second(),
                false => view! { <Button label="First" on_press=move || came.set(true)/> }.into_any(),
            }
        })
        .await;
        point(&stage.one("button"), 1);
        if kind == "menuitem" {
            // The list opens under the pointer.
            until("the menu's button", || {
                !stage.all("[aria-haspopup=menu]").is_empty()
            })
            .await;
            point(&stage.one("[aria-haspopup=menu]"), 1);
        }
        let selector = match kind {
            "switch" => "[role=switch]",
            "menuitem" => "[role=menuitem]",
            "button" => ".button-word",
            other => other,
        };
        until(kind, || !stage.all(selector).is_empty()).await;
        if kind == "button" {
            until("second", || {
                stage.one(selector).text_content().unwrap() == "Second"
            })
            .await;
        }
        let second = stage.one(selector);
        point(&second, 2);
        frame().await;
        assert_eq!(
            done.get_untracked(),
            0,
            "{kind}: the second half of a double click"
        );
        point(&second, 1);
        until(kind, || done.get_untracked() == 1).await;
    }
}

#[wasm_bindgen_test]
async fn a_control_that_stays_answers_every_press() {
    let done = RwSignal::new(0);
    let stage = Stage::of(move || {
        guard_presses();
        let count = move |_: bool| done.update(|done| *done += 1);
        view! { <Checkbox label="Second" checked=false on_change=count/> }
    })
    .await;
    for (on, time) in [("label", 1), ("label", 2), ("input", 1), ("input", 2)] {
        point(&stage.one(on), time);
    }
    until("each press", || done.get_untracked() == 4).await;
    stage.one("input").click();
    until("what presses for a screen reader", || done.get_untracked() == 5).await;
}
