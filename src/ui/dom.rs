//! Small helpers on the document: unique ids, focus, and the question what has focus.
use std::cell::Cell;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{self, Element, HtmlElement};

/// An id that no other element of this document has: `prefix-7`.
pub fn unique_id(prefix: &str) -> String {
    thread_local! {
        static NEXT: Cell<u32> = const { Cell::new(0) };
    }
    let n = NEXT.with(|next| next.replace(next.get().wrapping_add(1)));
    format!("{prefix}-{n}")
}

/// The element that has focus, if any other than the body has.
pub fn active_element() -> Option<HtmlElement> {
    let element = document().active_element()?;
    if element.tag_name().eq_ignore_ascii_case("body") {
        return None;
    }
    element.dyn_into().ok()
}

/// The element with this id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Moves focus to an element; nothing happens when it cannot have it.
pub fn focus(element: &HtmlElement) {
    let _ = element.focus();
}

/// Moves focus without scrolling, for those who scroll themselves.
pub fn focus_in_place(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// What can have focus by keyboard or script, in document order.
pub const FOCUSABLE: &str = "a[href],button,input,select,textarea,[tabindex]";

/// All elements inside `root` that match a selector, in document order.
pub fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|i| list.item(i)?.dyn_into().ok())
        .collect()
}

/// The element an event happened on.
pub fn target_element(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Whether keys are text there.
pub fn takes_text(element: &Element) -> bool {
    const FIELDS: &str = "textarea,[contenteditable],[role=textbox],\
        input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=file],[type=range])";
    matches!(element.closest(FIELDS), Ok(Some(_)))
}

/// Calls back whenever the size of an element changes, until the calling reactive owner is disposed.
pub fn observe_size(element: &Element, changed: impl Fn() + 'static) {
    use leptos::wasm_bindgen::closure::Closure;
    let closure: Closure<dyn FnMut()> = Closure::new(changed);
    let Ok(observer) = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()) else {
        return;
    };
    observer.observe(element);
    let kept = StoredValue::new_local(Some((observer, closure)));
    on_cleanup(move || {
        if let Some((observer, _closure)) = kept.try_update_value(Option::take).flatten() {
            observer.disconnect();
        }
    });
}
