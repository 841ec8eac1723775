//! A product's family and its tile: two letters of our own on the family's color; never a vendor's logo.
//!
//! `ProductTile` in lists of products; `LicenseChip` where a product stands beside a person. No keys.
use leptos::prelude::*;

/// What a product belongs to, by color.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// Office 365, Microsoft 365.
    Office,
    /// Enterprise Mobility, Entra ID, Intune, Defender.
    Ems,
    /// Visio, Project.
    Visio,
    /// Power BI, Fabric.
    Bi,
    /// Teams, calling, conferencing.
    Voice,
    /// Power Apps, Power Automate, Dynamics 365.
    Flow,
    /// Anything else.
    None,
}

/// Words in a product's name that say its family; the first that fits wins, so the specific stand before the general.
const WORDS: [(&str, Family); 24] = [
    ("audio conferencing", Family::Voice),
    ("phone system", Family::Voice),
    ("calling", Family::Voice),
    ("teams", Family::Voice),
    ("communications credits", Family::Voice),
    ("power bi", Family::Bi),
    ("fabric", Family::Bi),
    ("power apps", Family::Flow),
    ("powerapps", Family::Flow),
    ("power automate", Family::Flow),
    ("power virtual", Family::Flow),
    ("dynamics", Family::Flow),
    ("flow", Family::Flow),
    ("visio", Family::Visio),
    ("project", Family::Visio),
    ("planner", Family::Visio),
    ("enterprise mobility", Family::Ems),
    ("active directory", Family::Ems),
    ("entra", Family::Ems),
    ("intune", Family::Ems),
    ("defender", Family::Ems),
    ("threat protection", Family::Ems),
    ("microsoft 365", Family::Office),
    ("office", Family::Office),
];

impl Family {
    /// The family of a product, from its name.
    pub fn of(product: &str) -> Self {
        let name = product.to_lowercase();
        let found = WORDS
            .iter()
            .find(|(word, _)| name.contains(word))
            .map(|(_, family)| *family);
        match found {
            Some(family) => family,
            None if name.contains("exchange") || name.contains("sharepoint") => Self::Office,
            None => Self::None,
        }
    }

    /// The class that carries the family's colors.
    pub fn class(self) -> &'static str {
        match self {
            Self::Office => "fam-office",
            Self::Ems => "fam-ems",
            Self::Visio => "fam-visio",
            Self::Bi => "fam-bi",
            Self::Voice => "fam-voice",
            Self::Flow => "fam-flow",
            Self::None => "fam-none",
        }
    }
}

/// Two letters for a product: its plan (*E3*) where that is how people call it, else of its name.
pub fn monogram(product: &str) -> String {
    let words: Vec<&str> = product
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("microsoft") && *word != "365")
        .collect();
    let has = |wanted: &str| words.iter().any(|word| word.eq_ignore_ascii_case(wanted));
    if has("power") && has("bi") {
        return "BI".to_owned();
    }
    let is_plan = |word: &&&str| {
        let mut chars = word.chars();
        matches!(
            (chars.next(), chars.next(), chars.next()),
            (Some('A' | 'E' | 'F' | 'G' | 'K' | 'P'), Some(digit), None) if digit.is_ascii_digit()
        )
    };
    // Only suites are known by their plan alone; of other products the name says more.
    let suite = product.starts_with("Office 365") || product.starts_with("Microsoft 365");
    if let (true, Some(plan)) = (suite, words.iter().rev().find(is_plan)) {
        return (*plan).to_owned();
    }
    let initial = |word: &str| {
        word.chars()
            .next()
            .map(|c| c.to_uppercase().to_string())
            .unwrap_or_default()
    };
    let named: Vec<&&str> = words
        .iter()
        .filter(|word| {
            !word.eq_ignore_ascii_case("plan") && !word.eq_ignore_ascii_case("for") && !is_plan(word)
        })
        .filter(|word| word.chars().next().is_some_and(char::is_alphabetic))
        .collect();
    match named.as_slice() {
        [] => words
            .first()
            .map(|word| word.chars().take(2).collect())
            .unwrap_or_else(|| "?".to_owned()),
        [only] => only.chars().take(2).collect(),
        [first, second, ..] => initial(first) + &initial(second),
    }
}

/// A product's tile.
#[component]
pub fn ProductTile(
    /// The product's name, for letters and color.
    #[prop(into)]
    name: String,
    /// 40 px, for the head of a page; else 28 px.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let class = format!("tile {}", Family::of(&name).class());
    view! { <span class=class class:tile-large=large aria-hidden="true">{monogram(&name)}</span> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_have_a_family_and_letters() {
        for (name, family, letters) in [
            ("Office 365 E1", Family::Office, "E1"),
            ("Office 365 E3", Family::Office, "E3"),
            ("Microsoft 365 F3", Family::Office, "F3"),
            ("Microsoft 365 Business Standard", Family::Office, "BS"),
            ("Enterprise Mobility + Security E3", Family::Ems, "EM"),
            ("Microsoft 365 Audio Conferencing", Family::Voice, "AC"),
            ("Microsoft Power Automate Free", Family::Flow, "PA"),
            ("Power BI Pro", Family::Bi, "BI"),
            ("Visio Plan 2", Family::Visio, "Vi"),
            ("Project Plan 3", Family::Visio, "Pr"),
            ("Azure Active Directory Premium P1", Family::Ems, "AA"),
            ("Exchange Online (Plan 1)", Family::Office, "EO"),
            ("Rights Management Adhoc", Family::None, "RM"),
            ("", Family::None, "?"),
            ("365", Family::None, "?"),
        ] {
            assert_eq!(Family::of(name), family, "{name}");
            assert_eq!(monogram(name), letters, "{name}");
        }
    }
}
