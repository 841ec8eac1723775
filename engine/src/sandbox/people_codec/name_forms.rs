//! The forms in which a name stands in an address. Part of the stored form: this never changes.

use std::sync::Arc;

/// How many forms there are.
pub(super) const FORMS: usize = 6;

/// A name and what becomes of it: as written; small letters and digits without accents; small; the same with hyphens;
/// in the German way; the last word.
#[derive(Debug, Clone, Default)]
pub(super) struct Forms {
    texts: [Arc<str>; FORMS],
}

impl Forms {
    /// The forms of a name. One that is like an earlier one is empty.
    pub(super) fn new(name: &Arc<str>) -> Self {
        let last = name.rsplit([' ', '-']).next().unwrap_or_default();
        let others = [
            plain(name, false, false),
            name.to_lowercase(),
            plain(name, true, false),
            plain(name, false, true),
            plain(last, false, false),
        ];
        let mut texts: [Arc<str>; FORMS] = Default::default();
        if let Some((first, rest)) = texts.split_first_mut() {
            *first = Arc::clone(name);
            let mut known: Vec<String> = vec![name.to_string()];
            for (text, other) in rest.iter_mut().zip(others) {
                if !known.contains(&other) {
                    *text = Arc::from(other.as_str());
                    known.push(other);
                }
            }
        }
        Forms { texts }
    }

    /// The forms with their numbers; some are empty.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u8, &str)> {
        (0u8..).zip(self.texts.iter().map(|text| &**text))
    }

    /// A form by its number; empty where it is like an earlier one.
    pub(super) fn get(&self, form: u8) -> &str {
        self.texts.get(usize::from(form)).map_or("", |text| &**text)
    }

    /// The first letter of the plain form, where that is ASCII.
    pub(super) fn initial(&self) -> Option<u8> {
        let plain = [self.get(1), self.get(0)]
            .into_iter()
            .find(|text| !text.is_empty())?;
        let first = *plain.as_bytes().first()?;
        first.is_ascii_alphanumeric().then(|| first.to_ascii_lowercase())
    }
}

/// What the letters U+00C0 to U+017F become; a dot stands for more than one letter or none.
const LATIN: &str = "\
aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll\
lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

fn plain(name: &str, hyphens: bool, german: bool) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || (hyphens && c == '-') {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        let at = u32::from(c).checked_sub(0xC0);
        let letter = at.and_then(|at| LATIN.as_bytes().get(at as usize));
        let more = match c {
            'Ä' | 'ä' | 'Æ' | 'æ' if german || matches!(c, 'Æ' | 'æ') => "ae",
            'Ö' | 'ö' | 'Ø' | 'ø' if german => "oe",
            'Ü' | 'ü' if german => "ue",
            'Å' | 'å' if german => "aa",
            'Œ' | 'œ' => "oe",
            'ß' => "ss",
            'Þ' | 'þ' => "th",
            'Ĳ' | 'ĳ' => "ij",
            _ => "",
        };
        match letter {
            Some(letter) if more.is_empty() && *letter != b'.' => out.push(char::from(*letter)),
            _ => out.push_str(more),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_frozen() {
        assert_eq!(LATIN.len(), 0x180 - 0xC0);
        for (name, forms) in [
            ("Anna", ["Anna", "anna", "", "", "", ""]),
            (
                "Jörg-Åke",
                ["Jörg-Åke", "jorgake", "jörg-åke", "jorg-ake", "joergaake", "ake"],
            ),
            (
                "van der Berg",
                ["van der Berg", "vanderberg", "van der berg", "", "", "berg"],
            ),
            ("O'Neill", ["O'Neill", "oneill", "o'neill", "", "", ""]),
            ("Мария", ["Мария", "", "мария", "", "", ""]),
        ] {
            let made = Forms::new(&Arc::from(name));
            assert_eq!(made.iter().map(|(_, form)| form).collect::<Vec<_>>(), forms);
        }
        assert_eq!(Forms::new(&Arc::from("Éva")).initial(), Some(b'e'));
        assert_eq!(Forms::new(&Arc::from("Мария")).initial(), None);
    }
}
