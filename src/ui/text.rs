//! Texts on screen: choosing the language, and [`Text`], a text as a value.
use std::{
    borrow::Cow,
    sync::{Arc, Mutex},
};

use leptos::prelude::*;

use super::preferences;
use super::visit::Visit;
use crate::i18n::{CurrentLocale, Key, Locale};

pub use crate::i18n::{from_tag, group_digits, number, tag, use_locale};

impl CurrentLocale {
    /// Changes the language, remembers it in this browser and marks the document with it.
    pub fn set(self, locale: Locale) {
        preferences::write("language", tag(locale));
        self.apply(locale);
    }

    /// Starts with the language that the address asks for, else the one chosen earlier, else the browser's first language
    /// that there are texts for.
    pub fn start(self) {
        let chosen = || preferences::read("language").and_then(|tag| from_tag(&tag));
        self.apply(
            Visit::here()
                .language
                .or_else(chosen)
                .or_else(|| preferences::browser_language().and_then(|tag| from_tag(&tag)))
                .unwrap_or(Locale::En),
        );
    }

    fn apply(self, locale: Locale) {
        preferences::mark_document("lang", Some(tag(locale)));
        self.put(locale);
    }
}

/// A text with names for scripts or addresses in it: where the line ends they break after an underscore or an @, and in
/// no word.
pub fn breakable(text: &str) -> AnyView {
    const AFTER: [char; 2] = ['_', '@'];
    let parts = text.split_inclusive(AFTER).map(|part| {
        let more = part.ends_with(AFTER).then(|| view! { <wbr/> });
        view! { {part.to_owned()} {more} }
    });
    parts.collect_view().into_any()
}

/// A text as a value: of a component, a view or an attribute. One that is in the tables of texts (`text!(shell.saving)`),
/// a fixed one (`"..."`, a `String`), or one that follows signals (a closure, usually with `t!`).
#[derive(Clone, Copy)]
pub struct Text(Source);

#[derive(Clone, Copy)]
enum Source {
    Key(Key),
    Signal(Signal<String>),
}

/// What a text is on the page: one type for all of them, so that there is one piece of code that shows a text.
type Shown = Arc<Mutex<dyn FnMut() -> Cow<'static, str> + Send>>;

/// A text that nothing is filled in, as a value that follows the language: `text!(shell.saving)`.
#[macro_export]
macro_rules! text {
    ($space:ident . $key:ident) => {
        $crate::ui::text::Text::from($crate::i18n::keys::$space::$key)
    };
}

impl Text {
    /// The text now, tracked.
    pub fn get(self) -> String {
        self.shown().into_owned()
    }

    /// The text now, untracked.
    pub fn get_untracked(self) -> String {
        untrack(move || self.get())
    }

    fn shown(self) -> Cow<'static, str> {
        match self.0 {
            Source::Key(key) => key.text(use_locale().get()).into(),
            Source::Signal(text) => text.get().into(),
        }
    }

    fn show(self) -> Shown {
        Arc::new(Mutex::new(move || self.shown()))
    }
}

impl IntoRender for Text {
    type Output = Shown;

    fn into_render(self) -> Shown {
        self.show()
    }
}

impl IntoAttributeValue for Text {
    type Output = Shown;

    fn into_attribute_value(self) -> Shown {
        self.show()
    }
}

impl From<Key> for Text {
    fn from(key: Key) -> Self {
        Self(Source::Key(key))
    }
}

impl From<&'static str> for Text {
    fn from(text: &'static str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Signal::stored(text).into()
    }
}

impl From<Signal<String>> for Text {
    fn from(text: Signal<String>) -> Self {
        Self(Source::Signal(text))
    }
}

impl<F, S> From<F> for Text
where
    F: Fn() -> S + Send + Sync + 'static,
    S: Into<String>,
{
    fn from(text: F) -> Self {
        Signal::derive(move || text().into()).into()
    }
}

/// A text that may be absent, such as why something is disabled or what is wrong with a field: `None` when all is
/// well. From a closure that gives an `Option<String>`, or from a fixed `Option<String>`.
#[derive(Clone, Copy)]
pub struct Reason(Signal<Option<String>>);

impl Reason {
    /// The reason now, tracked.
    pub fn get(self) -> Option<String> {
        self.0.get()
    }

    /// Whether there is a reason, tracked.
    pub fn is_some(self) -> bool {
        self.0.with(Option::is_some)
    }

    /// Whether there is a reason, untracked: for event handlers.
    pub fn is_some_untracked(self) -> bool {
        self.0.with_untracked(Option::is_some)
    }
}

impl Default for Reason {
    fn default() -> Self {
        Self(Signal::stored(None))
    }
}

impl From<Option<String>> for Reason {
    fn from(reason: Option<String>) -> Self {
        Self(Signal::stored(reason))
    }
}

impl From<Signal<Option<String>>> for Reason {
    fn from(reason: Signal<Option<String>>) -> Self {
        Self(reason)
    }
}

impl<F> From<F> for Reason
where
    F: Fn() -> Option<String> + Send + Sync + 'static,
{
    fn from(reason: F) -> Self {
        Self(Signal::derive(reason))
    }
}
