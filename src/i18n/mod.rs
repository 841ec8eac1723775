//! Owns the texts of the interface as data: the languages, the keys, and what fills a text in.
//!
//! The texts live in `locales/{en,nl}`; `build.rs` turns them into [`keys`], which the compiler checks with the values
//! that they fill in, and into one table a language.
mod in_use;

use std::{
    fmt::{Display, Write},
    sync::OnceLock,
};

pub use in_use::{from_tag, group_digits, number, tag, use_locale, CurrentLocale};

/// A language that there are texts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English, as Americans write it.
    En,
    /// Dutch.
    Nl,
}

/// A text: its place in the table of every language. Where values are filled in, a number stands for each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key(u16);

/// What is filled in.
pub type Value<'a> = &'a dyn Display;

#[allow(non_camel_case_types, non_upper_case_globals, missing_docs, unused_imports)]
pub mod keys {
    //! Every text by its name. Ones that fill in values are structs with a field for each.
    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

impl Key {
    /// The text in a language, as it stands in the table.
    pub fn text(self, locale: Locale) -> &'static str {
        table(locale)
            .get(usize::from(self.0))
            .copied()
            .unwrap_or_default()
    }

    /// The text with its values, given in the order of their names: a control character is the number of one.
    fn filled(self, locale: Locale, values: &[Value]) -> String {
        let mut text = String::new();
        for c in self.text(locale).chars() {
            let place = u32::from(c)
                .checked_sub(1)
                .and_then(|place| usize::try_from(place).ok());
            match place.and_then(|place| values.get(place)) {
                // Writing to a string can't fail.
                Some(value) => drop(write!(text, "{value}")),
                None => text.push(c),
            }
        }
        text
    }
}

/// The texts of a language, in the order of the keys.
fn table(locale: Locale) -> &'static [&'static str] {
    static EN: OnceLock<Vec<&'static str>> = OnceLock::new();
    static NL: OnceLock<Vec<&'static str>> = OnceLock::new();
    let (texts, cell) = match locale {
        Locale::En => (include_str!(concat!(env!("OUT_DIR"), "/en.txt")), &EN),
        Locale::Nl => (include_str!(concat!(env!("OUT_DIR"), "/nl.txt")), &NL),
    };
    cell.get_or_init(|| texts.split('\0').collect())
}

/// One text in one language: `tr!(locale, users.title)` or `tr!(locale, users.shown, count = 3)`; a value with the name
/// of its place is named once: `tr!(locale, users.shown, count)`.
///
/// Keys and values are checked at compile time; the result is a `&'static str`, or a `String` with values.
#[macro_export]
macro_rules! tr {
    ($locale:expr, $space:ident . $key:ident $(,)?) => {
        $crate::i18n::keys::$space::$key.text($locale)
    };
    ($locale:expr, $space:ident . $key:ident, $($name:ident $(= $value:expr)?),+ $(,)?) => {
        $crate::i18n::keys::$space::$key { $($name: $crate::filled_in!($name $(= $value)?)),+ }.text($locale)
    };
}

/// What [`tr!`] fills in: a value, or what has the name of its place.
#[macro_export]
macro_rules! filled_in {
    ($name:ident) => {
        &$name
    };
    ($name:ident = $value:expr) => {
        &$value
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_filled_in_by_name_in_every_language() {
        assert_eq!(tr!(Locale::En, shell.saved, time = "9:41"), "Saved 9:41");
        assert_eq!(tr!(Locale::Nl, shell.saved, time = "9:41"), "Opgeslagen om 9:41");
    }

    #[test]
    fn the_tables_are_whole() {
        for locale in [Locale::En, Locale::Nl] {
            let texts = table(locale);
            assert_eq!(texts.last(), Some(&""), "each text ends with the separator");
            assert!(texts.iter().rev().skip(1).all(|text| !text.is_empty()));
        }
    }
}
