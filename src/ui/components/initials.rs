//! The initials of a person in a circle: decoration beside a name.
use leptos::prelude::*;

use crate::ui::text::Text;

/// Up to two initials: of the first word, and of the next one that is no particle (*van*, *de*: lower case), or of the
/// last where all are lower case (*Global admin*).
pub fn initials_of(name: &str) -> String {
    let mut letters = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = letters.next();
    let rest: Vec<char> = letters.collect();
    let second = rest.iter().find(|c| !c.is_lowercase()).or(rest.last()).copied();
    first
        .into_iter()
        .chain(second)
        .filter_map(|c| c.to_uppercase().next())
        .collect()
}

/// A circle with initials.
#[component]
pub fn Initials(
    /// The display name.
    #[prop(into)]
    name: Text,
    /// 48 px, for the head of a pane; else 28 px.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    view! {
        <span class="initials" class:initials-large=large aria-hidden="true">
            {move || initials_of(&name.get())}
        </span>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::initials_of;

    #[test]
    fn initials_skip_particles() {
        for (name, initials) in [
            ("Amira El Idrissi", "AE"),
            ("Anouk van den Berg", "AB"),
            ("Carla Jansen-de Wit", "CJ"),
            ("élodie", "É"),
            ("(extern) Jan", "EJ"),
            ("", ""),
            ("李 小龍", "李小"),
            ("jan de vries", "JV"),
            ("Global admin", "GA"),
        ] {
            assert_eq!(initials_of(name), initials, "{name}");
        }
    }
}
