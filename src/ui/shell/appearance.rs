//! Light or dark: as the system is, until somebody chooses.
use leptos::prelude::*;

use crate::ui::preferences;
use crate::ui::visit::Visit;

/// Whether the interface is dark, and the choice.
#[derive(Clone, Copy)]
pub struct Appearance {
    chosen: RwSignal<Option<bool>>,
    system: RwSignal<bool>,
}

impl Appearance {
    /// Starts with what the address asks for, else the choice made earlier, and follows the system without either.
    pub fn start() -> Self {
        let chosen = Visit::here().is_dark.or_else(|| {
            let kept = preferences::read("appearance")?;
            Visit::parse(&format!("appearance={kept}")).is_dark
        });
        let query = window()
            .match_media("(prefers-color-scheme: dark)")
            .ok()
            .flatten();
        let system = RwSignal::new(
            query
                .as_ref()
                .is_some_and(leptos::web_sys::MediaQueryList::matches),
        );
        if let Some(query) = query {
            follow(query, system);
        }
        let this = Self {
            chosen: RwSignal::new(chosen),
            system,
        };
        this.mark();
        this
    }

    /// Whether the interface is dark, tracked.
    pub fn is_dark(self) -> bool {
        self.chosen.get().unwrap_or_else(|| self.system.get())
    }

    /// From dark to light or back, and remembers it.
    pub fn turn(self) {
        let dark = !untrack(|| self.is_dark());
        self.chosen.set(Some(dark));
        preferences::write("appearance", if dark { "dark" } else { "light" });
        self.mark();
    }

    fn mark(self) {
        let value = self
            .chosen
            .get_untracked()
            .map(|dark| if dark { "dark" } else { "light" });
        preferences::mark_document("data-appearance", value);
    }
}

/// Keeps a signal equal to a media query, until the calling component goes.
fn follow(query: leptos::web_sys::MediaQueryList, matches: RwSignal<bool>) {
    use leptos::wasm_bindgen::{closure::Closure, JsCast};
    let asked = query.clone();
    let closure: Closure<dyn FnMut()> = Closure::new(move || {
        let _ = matches.try_set(asked.matches());
    });
    let _ = query.add_event_listener_with_callback("change", closure.as_ref().unchecked_ref());
    let kept = StoredValue::new_local(Some((query, closure)));
    on_cleanup(move || {
        if let Some((query, closure)) = kept.try_update_value(Option::take).flatten() {
            let _ = query.remove_event_listener_with_callback("change", closure.as_ref().unchecked_ref());
        }
    });
}
