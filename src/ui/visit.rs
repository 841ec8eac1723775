//! What the address asks for, for this visit only: `?lang=nl&appearance=dark&edition=21vianet-2020&open=licenses`.
//! A link of
//! somebody who presents opens Zetel so at once; what is chosen on the screen afterwards counts as ever.
//!
//! Parsing is total: what is unknown is passed over, and of two of one name the first that is known counts.

use std::time::Duration;

use leptos::prelude::window;

use crate::catalog::EditionId;
use crate::i18n::{from_tag, Locale};

use super::route::Route;

/// How long a stand may be idle, in minutes, where the address names no other number.
const IDLE: u64 = 3;
/// The longest that may be asked for, in minutes.
const LONGEST: u64 = 120;

/// What is asked for. Nothing is how it is without it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    /// `lang`: the language, by its tag.
    pub language: Option<Locale>,
    /// `appearance`: whether it is dark, `dark` or `light`.
    pub is_dark: Option<bool>,
    /// `edition`: the edition of the tenant, by its key.
    pub edition: Option<EditionId>,
    /// `open`: where it begins, a route with or without its `#/`. Not where the address has a route already.
    pub open: Option<Route>,
    /// `kiosk`: a stand, which starts over when nobody has used it for so long. In minutes, 3 where there is no number.
    pub kiosk: Option<Duration>,
}

impl Visit {
    /// Reads the query of an address, with or without its `?`.
    pub fn parse(query: &str) -> Self {
        let mut visit = Self::default();
        for pair in query.trim_start_matches('?').split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            match name {
                "lang" => visit.language = visit.language.or_else(|| from_tag(value)),
                "appearance" => {
                    let known = ["light", "dark"].iter().position(|known| *known == value);
                    visit.is_dark = visit.is_dark.or(known.map(|at| at == 1));
                }
                "edition" => visit.edition = visit.edition.or_else(|| EditionId::parse(value)),
                "open" => visit.open = visit.open.or_else(|| Route::asked(value)),
                "kiosk" => visit.kiosk = visit.kiosk.or_else(|| minutes(value)),
                _ => {}
            }
        }
        visit
    }

    /// What the address of this page asks for.
    pub fn here() -> Self {
        Self::parse(&window().location().search().unwrap_or_default())
    }
}

/// So many minutes.
fn minutes(value: &str) -> Option<Duration> {
    let count = match value {
        "" => IDLE,
        value => value.parse().ok().filter(|count| (1..=LONGEST).contains(count))?,
    };
    Some(Duration::from_secs(60 * count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_counts_and_the_rest_is_passed_over() {
        let nothing = Visit::default;
        let dutch = || Visit {
            language: Some(Locale::Nl),
            ..nothing()
        };
        let stand = |minutes: u64| Visit {
            kiosk: Some(Duration::from_secs(60 * minutes)),
            ..nothing()
        };
        for (query, expected) in [
            ("", nothing()),
            ("?", nothing()),
            ("?lang=nl", dutch()),
            ("lang=nl-BE", dutch()),
            ("?lang=xx&lang=nl&lang=en", dutch()),
            ("?lang&lang=&=nl&&lang==nl", nothing()),
            ("?lang=nl&open=%00&x[]=<script>", dutch()),
            ("?LANG=nl", nothing()),
            ("?kiosk", stand(3)),
            ("?kiosk=10", stand(10)),
            ("?kiosk=0", nothing()),
            ("?kiosk=121", nothing()),
            ("?kiosk=-1&kiosk=1e9", nothing()),
            ("?kiosk=99999999999999999999999", nothing()),
            (
                "?edition=21vianet-2020&appearance=dark",
                Visit {
                    edition: Some(EditionId::Vianet2020),
                    is_dark: Some(true),
                    ..nothing()
                },
            ),
            (
                "?appearance=blue&appearance=light",
                Visit {
                    is_dark: Some(false),
                    ..nothing()
                },
            ),
            ("?edition=mars-2020", nothing()),
            (
                "?open=mars&open=%23%2Flicenses&open=users",
                Visit {
                    open: Some(Route::Licenses),
                    ..nothing()
                },
            ),
        ] {
            assert_eq!(Visit::parse(query), expected, "{query}");
        }
    }

    #[test]
    fn every_edition_can_be_asked_for() {
        for edition in EditionId::ALL {
            let visit = Visit::parse(&format!("?edition={}", edition.as_str()));
            assert_eq!(visit.edition, Some(edition));
        }
    }
}
