//! A product's tile: two letters of our own on the family's color; never a vendor's logo.
//!
//! `ProductTile` in lists of products; `LicenseChip` where a product stands beside a person. No keys.
use leptos::prelude::*;

use crate::catalog::{self, Family};

/// The class that carries a family's colors.
pub fn family_class(family: Family) -> String {
    format!("fam-{}", family.as_str())
}

/// The family and the two letters of a product, by its name on screen. A product that the catalogue doesn't know has
/// no family, and the first letters of its name.
pub fn family_and_letters(product: &str) -> (Family, String) {
    let known = catalog::products().chain(catalog::more_products());
    let known = known
        .filter(|known| known.name == product)
        .min_by_key(|known| known.monogram.is_empty());
    let former = || catalog::former_names().find(|(_, name)| *name == product);
    let known = known.or_else(|| catalog::product(former()?.0));
    let family = known.map_or(Family::None, |known| known.family);
    match known
        .map(|known| known.monogram)
        .filter(|letters| !letters.is_empty())
    {
        Some(letters) => (family, letters.to_owned()),
        None => (
            family,
            product.chars().filter(|c| c.is_alphanumeric()).take(2).collect(),
        ),
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
    let (family, letters) = family_and_letters(&name);
    let class = format!("tile {}", family_class(family));
    view! { <span class=class class:tile-large=large aria-hidden="true">{letters}</span> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_have_the_letters_and_the_family_of_the_catalogue() {
        for (product, family, letters) in [
            ("Office 365 E3", Family::Office, "E3"),
            ("Enterprise Mobility + Security E3", Family::Ems, "EM"),
            ("Visio Plan 2", Family::Visio, "Vi"),
            ("Microsoft 365 Audio Conferencing", Family::Voice, "AC"),
            ("Microsoft Power Automate Free", Family::Flow, "PA"),
            ("Azure Active Directory Premium P1", Family::Ems, "P1"),
            ("CONTOSO_SPECIAL", Family::None, "CO"),
            ("", Family::None, ""),
        ] {
            assert_eq!(
                family_and_letters(product),
                (family, letters.to_owned()),
                "{product}"
            );
        }
    }
}
