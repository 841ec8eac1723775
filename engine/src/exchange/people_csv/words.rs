//! Words that stand in the cells of a list: yes and no, sign-in, kinds of users, and *no license*, by language.

use super::product_names::{folded, is_among};

/// What a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Yes,
    No,
    Allowed,
    Blocked,
    Member,
    Guest,
    Unlicensed,
}

/// All words, folded, with spaces between them.
const WORDS: &[(Says, &str)] = &[
    (Says::Yes, "true yes y 1 waar ja wahr vrai oui"),
    (Says::No, "false no n 0 onwaar nee falsch nein faux non"),
    (
        Says::Allowed,
        "allowed signinallowed enabled active unblocked toegestaan aanmeldentoegestaan aanmeldingtoegestaan \
         ingeschakeld actief zugelassen zulässig erlaubt anmeldungzugelassen anmeldungerlaubt \
         anmeldungzulässig aktiviert aktiv",
    ),
    (
        Says::Blocked,
        "blocked signinblocked disabled inactive geblokkeerd aanmeldengeblokkeerd aanmeldinggeblokkeerd \
         uitgeschakeld inactief blockiert gesperrt anmeldungblockiert anmeldunggesperrt deaktiviert inaktiv",
    ),
    (Says::Member, "member user lid gebruiker mitglied benutzer"),
    (Says::Guest, "guest guestuser gast gastgebruiker gastbenutzer"),
    (
        Says::Unlicensed,
        "unlicensed nolicense nolicenses none zonderlicentie geenlicentie geenlicenties geen \
         nietgelicentieerd nichtlizenziert ohnelizenz keinelizenz keinelizenzen keine",
    ),
];

/// What a word says. Each says one thing.
fn says(word: &str) -> Option<Says> {
    let word = folded(word);
    let known = WORDS.iter().find(|(_, words)| is_among(&word, words));
    known.map(|(says, _)| *says)
}

/// Whether a word means yes; nothing where it is neither yes nor no.
pub(in crate::exchange) fn is_yes(word: &str) -> Option<bool> {
    match says(word)? {
        Says::Yes => Some(true),
        Says::No => Some(false),
        _ => None,
    }
}

/// Whether a word under *Sign-in blocked* means that it is.
pub(in crate::exchange) fn is_blocked(word: &str) -> Option<bool> {
    match says(word)? {
        Says::Yes | Says::Blocked => Some(true),
        Says::No | Says::Allowed => Some(false),
        _ => None,
    }
}

/// Whether a word under *Account enabled* or *Sign-in status* means that sign-in is allowed.
pub(in crate::exchange) fn is_enabled(word: &str) -> Option<bool> {
    match says(word)? {
        Says::Yes | Says::Allowed => Some(true),
        Says::No | Says::Blocked => Some(false),
        _ => None,
    }
}

/// Whether a word means a guest; nothing where it is neither a guest nor a member.
pub(in crate::exchange) fn is_guest(word: &str) -> Option<bool> {
    match says(word)? {
        Says::Guest => Some(true),
        Says::Member => Some(false),
        _ => None,
    }
}

/// Whether a text says that there are no licenses. One of marks alone, such as a dash, says so too.
pub(super) fn is_unlicensed(text: &str) -> bool {
    folded(text).is_empty() || says(text) == Some(Says::Unlicensed)
}

/// Whether a text is what PowerShell writes in the place of values: the name of a type, or the dots behind a list that
/// it cut off.
pub(super) fn is_type_name(text: &str) -> bool {
    let text = text.trim().trim_matches(['{', '}']).trim();
    if matches!(text, "..." | "\u{2026}") {
        return true;
    }
    let name = text.split(['[', '`']).next().unwrap_or_default();
    let known = ["System.", "Microsoft.", "Deserialized."];
    let starts = known.iter().any(|start| text.starts_with(start));
    starts
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '+'))
}

/// Whether a usage report hides who this is: with 32 hexadecimal digits, or as unknown.
pub(in crate::exchange) fn is_concealed(address: &str) -> bool {
    let address = address.trim();
    let hidden = address.len() == 32 && address.bytes().all(|b| b.is_ascii_hexdigit());
    hidden || address.eq_ignore_ascii_case("(Unknown)")
}
