//! Notices that the screen has changed: in its elements, by what somebody pressed, or in its size.

use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::*;
use leptos::wasm_bindgen::{closure::Closure, JsCast, JsValue};

/// What says how a control stands.
const ATTRIBUTES: [&str; 9] = [
    "aria-checked",
    "aria-disabled",
    "aria-expanded",
    "aria-label",
    "aria-pressed",
    "aria-selected",
    "disabled",
    "inert",
    "open",
];

/// Calls back after every change on the screen, until the calling reactive owner is disposed. It may call often, and
/// once more than needed.
pub fn watch(changed: impl Fn() + Clone + 'static) {
    // A native box is checked without any attribute that says so.
    for name in ["change", "input", "click"] {
        let changed = changed.clone();
        let listener = window_event_listener_untyped(name, move |_| changed());
        on_cleanup(move || listener.remove());
    }
    let resized = changed.clone();
    let listener = window_event_listener(leptos::ev::resize, move |_| resized());
    on_cleanup(move || listener.remove());
    let closure: Closure<dyn FnMut()> = Closure::new(changed);
    if let Ok(observer) = observe(closure.as_ref()) {
        let kept = StoredValue::new_local(Some((observer, closure)));
        on_cleanup(move || {
            if let Some((observer, _closure)) = kept.try_update_value(Option::take).flatten() {
                let _ = call(&observer, "disconnect", &Array::new());
            }
        });
    }
}

/// A `MutationObserver` over the whole body. By reflection: its binding is no part of what is built here.
fn observe(callback: &JsValue) -> Result<JsValue, JsValue> {
    let make: Function = Reflect::get(&js_sys::global(), &"MutationObserver".into())?.dyn_into()?;
    let observer = Reflect::construct(&make, &Array::of1(callback))?;
    let options = Object::new();
    for name in ["subtree", "childList", "characterData"] {
        Reflect::set(&options, &name.into(), &JsValue::TRUE)?;
    }
    let attributes: Array = ATTRIBUTES.into_iter().map(JsValue::from).collect();
    Reflect::set(&options, &"attributeFilter".into(), &attributes)?;
    let body = document().body().map_or(JsValue::NULL, JsValue::from);
    call(&observer, "observe", &Array::of2(&body, &options))?;
    Ok(observer)
}

fn call(object: &JsValue, method: &str, arguments: &Array) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &method.into())?.dyn_into()?;
    method.apply(object, arguments)
}
