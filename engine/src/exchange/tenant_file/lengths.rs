//! How many characters a text may have; longer ones are cut.
//!
//! Graph's description of `user` and of `group` says so of display names, first and last names, departments, mobile
//! telephone numbers, job titles, cities, states, countries, streets and postal codes. It is silent of the rest, which
//! is as long as the nearest of those. A user name made today has at most 113 characters, but that of a guest is longer,
//! and two that are cut may become one: addresses are cut only where they can be none.

use super::log::Log;
use super::report::{Correction, CorrectionKind};

/// A display name, of whatever.
pub(super) const NAME: u32 = 256;
/// A first or last name, a department, a telephone number.
pub(super) const SHORT: u32 = 64;
/// A job title, an office, a city, a state or a country.
pub(super) const PLACE: u32 = 128;
/// A street.
pub(super) const STREET: u32 = 1024;
/// A postal code.
pub(super) const POSTAL_CODE: u32 = 40;
/// A user name or another address.
pub(super) const ADDRESS: u32 = 1024;
/// A rule of dynamic membership.
pub(super) const RULE: u32 = 3072;

/// As much of a text as is allowed; what is cut is noted, with the place that `path` names.
pub(super) fn fit<'t>(text: &'t str, most: u32, log: &mut Log, path: impl FnOnce() -> String) -> &'t str {
    // Most texts are short, even in bytes.
    if text.len() <= most as usize {
        return text;
    }
    let Some((end, _)) = text.char_indices().nth(most as usize) else {
        return text;
    };
    log.note(CorrectionKind::TextCut, || Correction::TextCut {
        path: path(),
        length: u32::try_from(text.chars().count()).unwrap_or(u32::MAX),
        limit: most,
    });
    text.get(..end).unwrap_or(text)
}
