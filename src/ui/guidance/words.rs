//! How the guidance shows its texts: labels of the screens stand in them between brackets, as the pages have them.

use leptos::prelude::*;

use crate::i18n::Key;
use crate::ui::text::use_locale;

/// Stands in a label for the name, or the number, that the page puts there.
pub const NAME: &str = "\u{1}";

/// A text in pieces, and whether each is a label.
fn pieces(text: Key) -> impl Iterator<Item = (&'static str, bool)> {
    let pieces = text.text(use_locale().get()).split(['[', ']']).enumerate();
    pieces.filter_map(|(place, piece)| (!piece.is_empty()).then_some((piece, place % 2 == 1)))
}

/// A text in the language of the interface, its labels strong.
pub fn rich(text: Key) -> AnyView {
    let piece = |(piece, is_label)| match is_label {
        false => String::from(piece).into_any(),
        true => view! { <strong class="guidance-label">{piece}</strong> }.into_any(),
    };
    pieces(text).map(piece).collect_view().into_any()
}

/// A text in the language of the interface, as it is read out.
pub fn plain(text: Key) -> String {
    pieces(text).map(|(piece, _)| piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{keys, Locale};
    use crate::tr;

    #[test]
    fn how_many_are_selected_is_said_with_the_same_words_however_many_are_shown() {
        for locale in [Locale::En, Locale::Nl] {
            let parts = keys::users::selected::KEY.text(locale);
            for text in [
                tr!(locale, users.selected, count = "3"),
                tr!(locale, users.selected_all, count = "3"),
                tr!(locale, users.selected_hidden, count = "3", hidden = "1"),
            ] {
                assert!(parts.split(NAME).all(|part| text.contains(part)), "{text}");
            }
        }
    }
}
