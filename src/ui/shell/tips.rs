//! Keeps tips inside the page: a tip that would stand over the edge is moved by as much.

use leptos::web_sys::{Element, HtmlElement};
use leptos::{ev, prelude::*, wasm_bindgen::JsCast};

use crate::ui::dom;

/// The room kept to the edge, in px.
const GAP: f64 = 4.0;

/// Listens for what brings tips, until the calling component goes.
pub(super) fn listen() {
    let pointed = window_event_listener(ev::mouseover, |event| place(dom::target_element(&event)));
    let focused = window_event_listener(ev::focusin, |event| place(dom::target_element(&event)));
    on_cleanup(move || {
        pointed.remove();
        focused.remove();
    });
}

fn place(target: Option<Element>) {
    let anchor = target.and_then(|target| target.closest(".tip-anchor").ok().flatten());
    let tip = anchor.and_then(|anchor| anchor.query_selector(":scope > .tip").ok().flatten());
    let Some(tip) = tip.and_then(|tip| tip.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let style = tip.style();
    let _ = style.remove_property("translate");
    let own = tip.get_bounding_client_rect();
    let root = document().document_element();
    let page = tip.closest("main").ok().flatten().or(root);
    let Some(page) = page.filter(|_| own.width() > 0.0) else {
        return;
    };
    let left = page.get_bounding_client_rect().left();
    let right = left + f64::from(page.client_width());
    let over = (own.right() - (right - GAP)).max(0.0);
    let shift = -over.min((own.left() - left - GAP).max(0.0)) + (left + GAP - own.left()).max(0.0);
    if shift != 0.0 {
        let _ = style.set_property("translate", &format!("{shift}px"));
    }
}
