//! How well a name fits what was typed: its beginning before the beginnings of its words, and these before its middle.
//! Whatever suggests by name orders by this.

use super::fold::fold;

/// How a name fits, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It begins with what was typed.
    Begins,
    /// Each word that was typed begins one of its words.
    Words,
    /// It contains each word that was typed.
    Inside,
}

/// What was typed, made ready to be compared with many names.
pub struct Typed {
    whole: String,
    words: Vec<String>,
}

impl Typed {
    /// Case, accents and the spaces around words don't count.
    pub fn new(typed: &str) -> Self {
        let words: Vec<String> = fold(typed).split_whitespace().map(str::to_owned).collect();
        Typed {
            whole: words.join(" "),
            words,
        }
    }

    /// Whether nothing was typed: then everything fits.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How a name fits; nothing where it doesn't.
    pub fn fit(&self, name: &str) -> Option<Fit> {
        self.fit_folded(&fold(name))
    }

    /// As [`Typed::fit`], of a name that is folded already.
    pub(super) fn fit_folded(&self, name: &str) -> Option<Fit> {
        if name.starts_with(&self.whole) {
            return Some(Fit::Begins);
        }
        let mut fit = Fit::Words;
        for word in &self.words {
            let mut hits = name.match_indices(word.as_str()).peekable();
            hits.peek()?;
            if !hits.any(|(at, _)| begins_word(name, at)) {
                fit = Fit::Inside;
            }
        }
        Some(fit)
    }

    /// Whether an address begins with what was typed.
    pub(super) fn begins(&self, address: &str) -> bool {
        address.starts_with(&self.whole)
    }
}

fn begins_word(name: &str, at: usize) -> bool {
    let before = name.get(..at).and_then(|before| before.chars().next_back());
    before.is_none_or(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_fits_by_its_beginning_its_words_or_its_middle() {
        use Fit::{Begins, Inside, Words};
        for (typed, name, fit) in [
            ("an", "Anna de Vries", Some(Begins)),
            ("ANNA  de", "Anna de Vries", Some(Begins)),
            ("vri", "Anna de Vries", Some(Words)),
            ("vries anna", "Anna de Vries", Some(Words)),
            ("wit", "Carla Jansen-de Wit", Some(Words)),
            ("de", "Carla Jansen-de Wit", Some(Words)),
            ("sen", "Carla Jansen-de Wit", Some(Inside)),
            ("vries nna", "Anna de Vries", Some(Inside)),
            ("an", "Hans Bakker", Some(Inside)),
            // The beginning of a later word counts, also after a middle that fits.
            ("an", "Hans Andersen", Some(Words)),
            ("zoe", "Zoë Vermeer", Some(Begins)),
            ("anna x", "Anna de Vries", None),
            ("sales", "Anna de Vries", None),
            ("", "Anna de Vries", Some(Begins)),
        ] {
            assert_eq!(Typed::new(typed).fit(name), fit, "{typed:?} in {name:?}");
        }
    }
}
