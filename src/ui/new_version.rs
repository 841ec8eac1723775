//! A new version of Zetel: that the browser has it ready, in a line above the page, and the way to use it. Nothing is
//! taken from anybody before; `web/offline.js` says when there is one, and loads the page again with it.

use leptos::prelude::*;
use leptos::web_sys::Event;

use super::components::{Button, ButtonKind};
use super::icons::Icon;
use crate::text;

/// What is said to `web/offline.js`, and by it.
const SHOWN: &str = "zetel-shown";
const THERE: &str = "zetel-new-version";
const USE: &str = "zetel-use-new-version";

/// Says that the app stands on the screen, whole: now it can be kept for use without a network.
pub fn ready_to_be_kept() {
    say(SHOWN);
}

fn say(name: &str) {
    if let Ok(event) = Event::new(name) {
        // Nobody listens where Zetel is not kept.
        let _ = window().dispatch_event(&event);
    }
}

/// The line, inside a live region that is always there.
pub fn notice() -> AnyView {
    let is_there = RwSignal::new(false);
    let listener = window_event_listener_untyped(THERE, move |_| is_there.set(true));
    on_cleanup(move || listener.remove());
    let take = Callback::new(|()| say(USE));
    let later = Callback::new(move |()| is_there.set(false));
    let line = move || {
        view! {
            <div class="notice notice-quiet">
                {Icon::Info.view(18)}
                <p class="notice-words">
                    <strong>{text!(new_version.title)}</strong> " " {text!(new_version.words)}
                </p>
                <div class="notice-buttons">
                    <Button label=text!(new_version.take) kind=ButtonKind::Secondary on_press=take/>
                    <Button label=text!(new_version.later) kind=ButtonKind::Link on_press=later/>
                </div>
            </div>
        }
    };
    view! { <div class="notice-place" role="status">{move || is_there.get().then(line)}</div> }.into_any()
}
