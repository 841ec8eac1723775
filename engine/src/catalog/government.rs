//! Which commercial plan a plan for a government cloud stands for. The two are told apart by their names alone:
//! `EXCHANGE_S_ENTERPRISE_GOV` is to a government tenant what `EXCHANGE_S_ENTERPRISE` is to others, so what holds of the
//! one (exclusions, dependencies, effects) holds of the other.

/// How the names of such plans end, longest first.
const ENDINGS: [&str; 4] = ["_AR_GCCHIGH", "_AR_DOD", "_GOV", "_GCC"];

/// Names that are not the commercial one with an ending: without the ending, and the commercial name.
const OTHERS: [(&str, &str); 2] = [("TEAMS", "TEAMS1"), ("SharePoint Plan 1G", "SHAREPOINTSTANDARD")];

/// The name of the commercial plan that a government plan of this name stands for; nothing for other plans.
#[must_use]
pub fn commercial_name(name: &str) -> Option<&str> {
    let ends = |ending: &&str| {
        let at = name.len().checked_sub(ending.len())?;
        let (start, end) = name.split_at_checked(at)?;
        end.eq_ignore_ascii_case(ending).then_some(start)
    };
    let start = ENDINGS.iter().find_map(ends);
    let bare = start.unwrap_or(name);
    let other = OTHERS.iter().find(|(government, _)| *government == bare);
    other.map(|(_, commercial)| *commercial).or(start)
}
