//! The part of an address before the at sign, made from a person's name.

use crate::sandbox::fold::fold_into;

/// A name in lowercase ASCII, without spaces, dashes and accents.
pub(super) fn folded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    fold_into(&mut out, name);
    out.retain(|letter| letter.is_ascii_alphanumeric());
    out
}

/// `given.surname@domain` from folded names; a number from 2 stands behind the surname of people who share a name.
pub(super) fn address(given: &str, surname: &str, number: usize, domain: &str) -> String {
    let mut out = String::with_capacity(given.len() + surname.len() + domain.len() + 6);
    out.push_str(given);
    out.push('.');
    out.push_str(surname);
    if number > 1 {
        out.push_str(&number.to_string());
    }
    out.push('@');
    out.push_str(domain);
    out
}
