//! Owns what the component tests share: a stage to mount on, keys to press, frames to wait for.
use std::{cell::Cell, future::poll_fn, rc::Rc, task::Poll};

use leptos::{mount::mount_to, prelude::*, wasm_bindgen::JsCast};
use web_sys::HtmlElement;

const STYLES: [&str; 5] = [
    "@layer tokens, base, components;",
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/components/grid.css"),
    include_str!("../../style/components/control.css"),
];

/// A place in the document with a view in it; both go when it is dropped.
pub struct Stage {
    root: HtmlElement,
    view: Option<Box<dyn std::any::Any>>,
}

impl Stage {
    /// Mounts a view, and waits until it is there.
    pub async fn of<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        root.set_attribute("class", "stage").unwrap();
        let style = document().create_element("style").unwrap();
        style.set_text_content(Some(&(STYLES.join("\n") + "\n.stage .grid { height: 400px; }")));
        document().body().unwrap().append_child(&root).unwrap();
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        root.append_child(&style).unwrap();
        root.append_child(&place).unwrap();
        let handle = mount_to(place, view);
        let stage = Self {
            root,
            view: Some(Box::new(handle)),
        };
        frame().await;
        frame().await;
        stage
    }

    /// All elements on the stage that match a selector.
    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        all(&self.root, selector)
    }

    /// The one element on the stage that matches a selector.
    pub fn one(&self, selector: &str) -> HtmlElement {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "how many match {selector}");
        found[0].clone()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        drop(self.view.take());
        self.root.remove();
    }
}

/// All elements below `root` that match a selector.
pub fn all(root: &web_sys::Element, selector: &str) -> Vec<HtmlElement> {
    let list = root.query_selector_all(selector).unwrap();
    (0..list.length())
        .map(|i| list.item(i).unwrap().unchecked_into())
        .collect()
}

/// The one element of the document that matches a selector.
pub fn in_document(selector: &str) -> Option<HtmlElement> {
    document()
        .query_selector(selector)
        .unwrap()
        .map(JsCast::unchecked_into)
}

/// Waits for the browser's next frame: by then effects have run and the document is as it will be seen.
pub async fn frame() {
    let done = Rc::new(Cell::new(false));
    let asked = Cell::new(false);
    poll_fn(|context| {
        if done.get() {
            return Poll::Ready(());
        }
        if !asked.replace(true) {
            let (done, waker) = (Rc::clone(&done), context.waker().clone());
            request_animation_frame(move || {
                done.set(true);
                waker.wake();
            });
        }
        Poll::Pending
    })
    .await;
}

/// Waits until something is so, at most 120 frames.
pub async fn until(what: &str, so: impl Fn() -> bool) {
    for _ in 0..120 {
        if so() {
            return;
        }
        frame().await;
    }
    panic!("never came: {what}");
}

/// Presses a key on what has focus.
pub fn press(key: &str) {
    press_with(key, false);
}

/// Presses a key on what has focus, with or without Shift.
pub fn press_with(key: &str, shift: bool) {
    let code = "element.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey: shift, bubbles: true, cancelable: true }))";
    let function = js_sys::Function::new_with_args("element, key, shift", code);
    let target = document().active_element().unwrap();
    function
        .call3(
            &leptos::wasm_bindgen::JsValue::NULL,
            &target,
            &key.into(),
            &shift.into(),
        )
        .unwrap();
}

/// Types into a field, as one input.
pub fn type_into(field: &HtmlElement, text: &str) {
    let field: &web_sys::HtmlInputElement = field.unchecked_ref();
    field.focus().unwrap();
    field.set_value(text);
    let code = "element.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    js_sys::Function::new_with_args("element", code)
        .call1(&leptos::wasm_bindgen::JsValue::NULL, field)
        .unwrap();
}

/// The element that has focus.
pub fn focused() -> HtmlElement {
    document().active_element().unwrap().unchecked_into()
}

/// An attribute, empty when it is missing.
pub fn attribute(element: &HtmlElement, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}
