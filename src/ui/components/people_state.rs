//! What a `PeoplePicker` shows for a person, and how a search marks what it found in a name. Pure.

/// A person that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// What the page knows the person by.
    pub id: String,
    /// The display name.
    pub name: String,
    /// Address and department.
    pub second: String,
    /// Something to know before choosing: *clashes with Office 365 E1*. Empty when nothing.
    pub note: String,
    /// Whether the note is a warning (triangle) or a plain fact (check).
    pub warns: bool,
    /// Pale: choosing changes nothing, the person has it already.
    pub dim: bool,
    /// Found by something else than the name: Enter takes this person only once the arrows went there.
    pub otherwise: bool,
    /// It is a group, with a drawing in place of initials.
    pub group: bool,
}

/// A name cut into pieces, each found by the search or not: `de` in *Carla Jansen-de Wit*.
///
/// Marks the first place where the name contains the search, ignoring case. A place is marked only where the two
/// spellings have the same number of characters, so that a piece is never cut inside a letter.
pub fn pieces(name: &str, search: &str) -> Vec<(String, bool)> {
    let name: Vec<char> = name.chars().collect();
    let wanted: Vec<char> = search.trim().chars().collect();
    let same = |a: &char, b: &char| a == b || a.to_lowercase().eq(b.to_lowercase());
    let starts_word = |i: usize| i == 0 || name.get(i - 1).is_none_or(|c| !c.is_alphanumeric());
    let places = |i: &usize| {
        name.get(*i..*i + wanted.len())
            .is_some_and(|part| part.iter().zip(&wanted).all(|(a, b)| same(a, b)))
    };
    let last = name.len().saturating_sub(wanted.len());
    let found = if wanted.is_empty() {
        None
    } else {
        (0..=last)
            .filter(places)
            .find(|i| starts_word(*i))
            .or_else(|| (0..=last).find(places))
    };
    let Some(at) = found else {
        return vec![(name.into_iter().collect(), false)];
    };
    let cut = |from: usize, to: usize| name.get(from..to).unwrap_or_default().iter().collect::<String>();
    [
        (cut(0, at), false),
        (cut(at, at + wanted.len()), true),
        (cut(at + wanted.len(), name.len()), false),
    ]
    .into_iter()
    .filter(|(text, _)| !text.is_empty())
    .collect()
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn what_was_searched_for_is_marked() {
        for (name, search, marked) in [
            ("Denise Bakker", "de", "[De]nise Bakker"),
            ("Liesbeth de Graaf", "de", "Liesbeth [de] Graaf"),
            ("Carla Jansen-de Wit", "DE", "Carla Jansen-[de] Wit"),
            ("Wilde Deen", "de", "Wilde [De]en"),
            ("Wilde", "de", "Wil[de]"),
            ("Elif Yılmaz", "yı", "Elif [Yı]lmaz"),
            ("Anna", "", "Anna"),
            ("Anna", "xyz", "Anna"),
            ("Anna", "annabel", "Anna"),
            ("", "a", ""),
        ] {
            let got: String = pieces(name, search)
                .into_iter()
                .map(|(s, hit)| if hit { format!("[{s}]") } else { s })
                .collect();
            assert_eq!(got, marked, "{search} in {name}");
        }
    }
}
