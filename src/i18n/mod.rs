//! Locale choice and texts. The texts live in `locales/{en,nl}`; `build.rs` turns them into checked keys.

#[allow(
    missing_docs,
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]
#[allow(clippy::indexing_slicing, clippy::string_slice)]
pub mod generated {
    //! What `build.rs` generated from `locales/`.
    include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));
}

pub use generated::i18n::Locale;

/// One text in one locale: `tr!(locale, users.title)` or `tr!(locale, users.shown, count = 3)`.
///
/// Keys and arguments are checked at compile time; the value is a `&'static str` or a `String`.
#[macro_export]
macro_rules! tr {
    ($locale:expr, $($rest:tt)*) => {{
        use $crate::i18n::generated::i18n;
        let _ = &i18n::Locale::en;
        leptos_i18n::td_string!($locale, $($rest)*)
    }};
}
