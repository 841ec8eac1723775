//! Where panes stand: a place of the shell beside navigation and page, which are inert while a pane is open.
use leptos::{mount::mount_to, prelude::*, web_sys::HtmlElement};

use super::Action;
use crate::ui::dom;

/// The id of the place in the shell that panes are put in.
pub const HOST_ID: &str = "panes";

/// The panes that are open, for the shell.
#[derive(Clone, Copy)]
pub struct PaneHost {
    /// How many panes are open; while any is, navigation and page are inert.
    pub open: RwSignal<usize>,
}

impl PaneHost {
    /// Makes the shell's record of panes known to the pages below.
    pub fn provide() -> Self {
        let host = Self {
            open: RwSignal::new(0),
        };
        provide_context(host);
        host
    }

    /// Whether a pane is open, tracked.
    pub fn is_open(self) -> bool {
        self.open.get() > 0
    }
}

/// A pane, for what stands in it.
#[derive(Clone, Copy)]
pub struct PaneHandle {
    /// Closes the pane as its X does: asks first when there are unsaved changes.
    pub request_close: Action,
    /// Moves focus to the pane's heading, for a step that keeps the title.
    pub focus_heading: Action,
}

/// The pane around this component. Ask in the body of a component or slot, not in an event handler, where there is no
/// component around.
pub fn use_pane() -> Option<PaneHandle> {
    use_context()
}

/// Puts a view into the host for as long as the calling component lives.
pub(super) fn put_into_host(view: impl FnOnce() -> AnyView + 'static) {
    // The shell may be under construction: its host is in the document once effects run.
    let view = StoredValue::new_local(Some(view));
    Effect::new(move |_| {
        let Some(view) = view.try_update_value(Option::take).flatten() else {
            return;
        };
        let parent = dom::by_id(HOST_ID).or_else(|| document().body());
        let (Some(parent), Ok(container)) = (parent, document().create_element("div")) else {
            return;
        };
        // A pane above another one: what is below can't be reached until it closes.
        let below = parent.last_element_child();
        if let Some(below) = &below {
            let _ = below.set_attribute("inert", "");
        }
        let _ = parent.append_child(&container);
        let Ok(root) = leptos::wasm_bindgen::JsCast::dyn_into::<HtmlElement>(container) else {
            return;
        };
        let handle = StoredValue::new_local(Some(untrack(|| mount_to(root.clone(), view))));
        let root = StoredValue::new_local((root, below));
        on_cleanup(move || {
            drop(handle.try_update_value(Option::take));
            if let Some((root, below)) = root.try_get_value() {
                root.remove();
                if let Some(below) = below {
                    let _ = below.remove_attribute("inert");
                }
            }
        });
    });
}

/// Counts the calling component as an open pane, and gives focus back to what had it when it closes.
pub(super) fn count_as_open() {
    let host = use_context::<PaneHost>();
    let opener = StoredValue::new_local(dom::active_element());
    if let Some(host) = host {
        host.open.update(|open| *open += 1);
    }
    on_cleanup(move || {
        if let Some(host) = host {
            let _ = host.open.try_update(|open| *open = open.saturating_sub(1));
        }
        let opener = opener.try_get_value().flatten();
        // The page is inert until the shell has heard of it; the next frame is after that.
        request_animation_frame(move || {
            let taken = dom::active_element().is_some_and(|active| active.is_connected());
            let target = opener
                .filter(|opener| opener.is_connected())
                .or_else(|| dom::by_id("main"));
            if let (false, Some(target)) = (taken, target) {
                dom::focus(&target);
            }
        });
    });
}
