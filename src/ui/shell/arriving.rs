//! What happens when another page is shown: the document has its title, the page stands at its top or where it was
//! left, and focus goes to its heading, so that it is read out.

use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

use crate::ui::{dom, location::use_route, text::use_locale, visited};

/// Where focus stays, although another page is shown: a pane, and what stands beside the page.
const KEEPS_FOCUS: &str = "[role=dialog],[role=alertdialog],dialog[open],aside";

/// Counts the pages that came later than their address, because the second part of the program was not there yet.
#[derive(Clone, Copy, Default)]
pub struct Arrivals(RwSignal<u32>);

impl Arrivals {
    /// One is there.
    pub fn came(self) {
        let _ = self.0.try_update(|count| *count += 1);
    }
}

/// Follows the route, and the pages that come after it.
pub(super) fn follow(Arrivals(arrivals): Arrivals) {
    let route = use_route();
    let locale = use_locale();
    let page = Memo::new(move |_| route.with(super::super::route::Route::page));
    Effect::new(move |_| {
        let _ = (page.get(), arrivals.get(), locale.get());
        after_two_frames(|| {
            let title = heading().and_then(|heading| heading.text_content());
            let title = title.map_or_else(|| String::from("Zetel"), |title| format!("{title} - Zetel"));
            document().set_title(&title);
        });
    });
    Effect::new(move |before: Option<()>| {
        let _ = (page.get(), arrivals.get());
        if before.is_some() {
            // Before it is painted; and once more when its lists know how long they are.
            request_animation_frame(visited::scroll);
            after_two_frames(|| {
                visited::scroll();
                focus_heading();
            });
        }
    });
}

/// Two frames: in the first a closing pane gives focus back to what opened it.
fn after_two_frames(then: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(then));
}

/// The page's title.
fn heading() -> Option<HtmlElement> {
    let main = dom::by_id("main")?;
    dom::all(&main, "h1").into_iter().next()
}

/// Gives focus to the page's title, unless the page, a pane or what stands beside it has taken it.
fn focus_heading() {
    let Some(main) = dom::by_id("main") else {
        return;
    };
    let taken = dom::active_element().is_some_and(|active| {
        active != main && main.contains(Some(&active)) || matches!(active.closest(KEEPS_FOCUS), Ok(Some(_)))
    });
    if !taken {
        let place = heading().unwrap_or(main);
        let _ = place.set_attribute("tabindex", "-1");
        dom::focus_in_place(&place);
    }
}
