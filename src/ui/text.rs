//! Texts on screen: the language in use, the `t!` macro that follows it, and [`Text`], a text as a value.
use std::{
    borrow::Cow,
    cell::OnceCell,
    sync::{Arc, Mutex},
};

use leptos::prelude::*;

use super::preferences;
use crate::i18n::{Key, Locale};

thread_local! {
    // A document has one language, so there is one signal for it, outside any reactive owner: event handlers
    // (which run without an owner, and so without context) may ask for a text too.
    static LOCALE: OnceCell<ArcRwSignal<Locale>> = const { OnceCell::new() };
}

/// The language of the interface. Get it with [`use_locale`].
#[derive(Clone, Copy, Debug)]
pub struct CurrentLocale;

/// The language of the interface, as something to read reactively and to set.
pub fn use_locale() -> CurrentLocale {
    CurrentLocale
}

impl CurrentLocale {
    fn signal(self) -> ArcRwSignal<Locale> {
        LOCALE.with(|cell| cell.get_or_init(|| ArcRwSignal::new(Locale::En)).clone())
    }

    /// The language, tracked: a closure that calls this runs again when the language changes.
    pub fn get(self) -> Locale {
        self.signal().get()
    }

    /// The language, untracked.
    pub fn get_untracked(self) -> Locale {
        self.signal().get_untracked()
    }

    /// Changes the language, remembers it in this browser and marks the document with it.
    pub fn set(self, locale: Locale) {
        preferences::write("language", tag(locale));
        self.apply(locale);
    }

    /// Starts with the language chosen earlier, else the browser's first language that there are texts for.
    pub fn start(self) {
        let chosen = preferences::read("language").and_then(|tag| from_tag(&tag));
        self.apply(
            chosen
                .or_else(|| preferences::browser_language().and_then(|tag| from_tag(&tag)))
                .unwrap_or(Locale::En),
        );
    }

    fn apply(self, locale: Locale) {
        preferences::mark_document("lang", Some(tag(locale)));
        let signal = self.signal();
        if signal.get_untracked() != locale {
            signal.set(locale);
        }
    }
}

/// The BCP 47 tag of a language: what `<html lang>` and `Intl` want.
pub fn tag(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "en",
        Locale::Nl => "nl",
    }
}

/// The language of a BCP 47 tag, by its primary subtag (`nl-BE` is Dutch); `None` without texts for it.
pub fn from_tag(tag: &str) -> Option<Locale> {
    match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
        "en" => Some(Locale::En),
        "nl" => Some(Locale::Nl),
        _ => None,
    }
}

/// One text in the current language: `t!(shell.saving)` or `t!(shell.saved, time)`.
///
/// Reads the language reactively, so it belongs inside a closure: `{text!(shell.saving)}`.
#[macro_export]
macro_rules! t {
    ($($rest:tt)*) => { $crate::tr!($crate::ui::text::use_locale().get(), $($rest)*) };
}

/// A whole number in the current language: 9,994 in English, 9.994 in Dutch.
pub fn number(n: u64) -> String {
    group_digits(n, use_locale().get())
}

/// A whole number with the grouping sign of a language.
pub fn group_digits(n: u64, locale: Locale) -> String {
    let sign = match locale {
        Locale::En => ',',
        Locale::Nl => '.',
    };
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(sign);
        }
        out.push(c);
    }
    out
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_the_rules_of_the_language() {
        for (n, en, nl) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1000, "1,000", "1.000"),
            (9994, "9,994", "9.994"),
            (250_000, "250,000", "250.000"),
            (1_234_567, "1,234,567", "1.234.567"),
        ] {
            assert_eq!(group_digits(n, Locale::En), en);
            assert_eq!(group_digits(n, Locale::Nl), nl);
        }
    }

    #[test]
    fn a_language_tag_counts_by_its_primary_subtag() {
        for (tag, locale) in [
            ("nl", Some(Locale::Nl)),
            ("nl-BE", Some(Locale::Nl)),
            ("NL_nl", Some(Locale::Nl)),
            ("en-GB", Some(Locale::En)),
            ("de", None),
            ("", None),
        ] {
            assert_eq!(from_tag(tag), locale, "{tag}");
        }
    }
}
