//! Which presses count: only those that began where they end. The second half of a double click belongs to the control
//! that was there for the first half, and not to the button, switch, menu item or link that took its place.
use leptos::{
    ev::MouseEvent,
    prelude::*,
    wasm_bindgen::{closure::Closure, JsCast},
    web_sys::Element,
};

use crate::ui::dom;

/// What a press can be for.
const CONTROLS: &str = "a[href],button,input,label,select,summary,[role=option]";

/// What tells a control from another one that is drawn with the same element later: its attribute `data-press`.
pub(super) fn mark() -> String {
    dom::unique_id("press")
}

/// Holds back, in the whole document, the clicks of quick presses that began on another control. Keys, and what presses
/// for a screen reader, are no quick presses and always count. For as long as the calling reactive owner lives.
pub fn guard_presses() {
    let began = StoredValue::new_local(None::<(Element, Option<String>)>);
    before_all("mousedown", move |event| {
        if event.detail() <= 1 {
            began.set_value(control(event).map(|control| {
                let mark = mark_of(&control);
                (control, mark)
            }));
        }
    });
    before_all("click", move |event| {
        let Some(control) = control(event).filter(|_| event.detail() > 1) else {
            return;
        };
        // A press on a label is one on the box in it as well.
        let is_mine = began.with_value(|began| {
            began.as_ref().is_some_and(|(began, mark)| {
                let inside = began.contains(Some(&control)) || control.contains(Some(began));
                inside && *mark == mark_of(began)
            })
        });
        if !is_mine {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    });
}

fn mark_of(control: &Element) -> Option<String> {
    control.get_attribute("data-press")
}

fn control(event: &MouseEvent) -> Option<Element> {
    dom::target_element(event)?.closest(CONTROLS).ok()?
}

/// Hears of a mouse event before any control does.
fn before_all(name: &'static str, heard: impl Fn(&MouseEvent) + 'static) {
    let closure: Closure<dyn FnMut(MouseEvent)> = Closure::new(move |event| heard(&event));
    let function = closure.as_ref().unchecked_ref();
    let _ = window().add_event_listener_with_callback_and_bool(name, function, true);
    let kept = StoredValue::new_local(Some(closure));
    on_cleanup(move || {
        if let Some(closure) = kept.try_update_value(Option::take).flatten() {
            let function = closure.as_ref().unchecked_ref();
            let _ = window().remove_event_listener_with_callback_and_bool(name, function, true);
        }
    });
}
