//! The language in use: what sentences are made in, followed by everything that shows one.
use std::cell::OnceCell;

use leptos::prelude::*;

use super::Locale;

thread_local! {
    // A document has one language, so there is one signal for it, outside any reactive owner: event handlers
    // (which run without an owner, and so without context) may ask for a text too.
    static LOCALE: OnceCell<ArcRwSignal<Locale>> = const { OnceCell::new() };
}

/// The language in use. Get it with [`use_locale`].
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

    /// Another language from here on, for whoever reads it.
    pub fn put(self, locale: Locale) {
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
    ($($rest:tt)*) => { $crate::tr!($crate::i18n::use_locale().get(), $($rest)*) };
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
