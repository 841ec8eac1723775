//! Where somebody was on the pages that the browser's *Back* and *Forward* lead to: how far each was scrolled.
//!
//! Every entry of the browser's history gets a number of its own, as its state. Leaving an entry keeps how far its page
//! was scrolled; coming back to it scrolls there again, and a new entry begins at its top. Kept as long as this tab
//! shows the app.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use leptos::web_sys::HtmlElement;

use crate::platform;

use super::dom;

/// So many entries are remembered.
const MOST: usize = 100;
/// What of a page scrolls, besides the page itself.
const SCROLLS: &str = "[role=grid],[role=region][tabindex]";

/// The entries of the browser's history.
#[derive(Default)]
struct Visited {
    /// The one that is shown.
    here: f64,
    /// How far each that was left was scrolled, the last one last.
    left: Vec<(f64, Vec<i32>)>,
}

thread_local! {
    static VISITED: RefCell<Visited> = RefCell::default();
}

/// The number of the entry that is shown, for who puts its address back.
pub fn here() -> JsValue {
    VISITED.with_borrow(|visited| JsValue::from_f64(visited.here))
}

/// Keeps how far the page is scrolled that is about to go.
pub fn leave() {
    let scrolled: Vec<i32> = scrolling().iter().map(|area| area.scroll_top()).collect();
    VISITED.with_borrow_mut(|visited| {
        let here = visited.here;
        visited.left.retain(|(entry, _)| *entry != here);
        visited.left.push((here, scrolled));
        let more = visited.left.len().saturating_sub(MOST);
        visited.left.drain(..more);
    });
}

/// Learns which entry is shown now; a new one gets its number.
pub fn arrive() {
    let Ok(history) = window().history() else {
        return;
    };
    let known = history.state().ok().and_then(|state| state.as_f64());
    VISITED.with_borrow_mut(|visited| {
        visited.here = known.unwrap_or_else(|| {
            #[expect(
                clippy::cast_precision_loss,
                reason = "milliseconds since 1970 are far below 2^53"
            )]
            let new = (platform::now() as f64).max(visited.here + 1.0);
            let _ = history.replace_state(&JsValue::from_f64(new), "");
            new
        });
    });
}

/// Scrolls the page to where it was when this entry was left, or to its top.
pub fn scroll() {
    let wanted = VISITED.with_borrow(|visited| {
        let mut left = visited.left.iter();
        let entry = left.find(|(entry, _)| *entry == visited.here);
        entry.map(|(_, scrolled)| scrolled.clone()).unwrap_or_default()
    });
    for (at, area) in scrolling().into_iter().enumerate() {
        let wanted = wanted.get(at).copied().unwrap_or(0);
        if area.scroll_top() != wanted {
            area.set_scroll_top(wanted);
        }
    }
}

/// The page, and what of it scrolls by itself.
fn scrolling() -> Vec<HtmlElement> {
    let Some(main) = dom::by_id("main") else {
        return Vec::new();
    };
    let parts = dom::all(&main, SCROLLS);
    std::iter::once(main).chain(parts).collect()
}
