//! What this browser remembers about the interface (language, appearance), apart from any tenant.
//!
//! Nothing here may fail loudly: without storage the choice simply lasts as long as the page.
use leptos::prelude::window;

use crate::platform::learner_part;

/// What is the browser's, whoever learns there: `web/boot.js` reads it before there is a program.
const OF_BROWSER: [&str; 2] = ["language", "appearance"];

/// The key of a preference. Hosts share origins between deployments, so the path of this one is in it.
fn key(name: &str) -> String {
    let path = window().location().pathname().unwrap_or_default();
    let learner = match OF_BROWSER.contains(&name) {
        true => String::new(),
        false => learner_part(),
    };
    format!("zetel{path}{learner}preference:{name}")
}

/// A preference kept earlier, or `None`.
pub fn read(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(&key(name)).ok()?
}

/// Keeps a preference, if the browser lets us.
pub fn write(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(&key(name), value);
    }
}

/// The browser's preferred language, as a BCP 47 tag.
pub fn browser_language() -> Option<String> {
    window().navigator().language()
}

/// Sets or removes an attribute of the document's root element.
pub fn mark_document(attribute: &str, value: Option<&str>) {
    let Some(root) = leptos::prelude::document().document_element() else {
        return;
    };
    let _ = match value {
        Some(value) => root.set_attribute(attribute, value),
        None => root.remove_attribute(attribute),
    };
}
