//! The part of an address before the at sign, made from a person's name.

use crate::sandbox::fold::fold_into;

/// Appends a name in lowercase ASCII, without spaces, dashes and accents. What is there already must be so, too.
pub(super) fn push_folded(out: &mut String, name: &str) {
    fold_into(out, name);
    out.retain(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_'));
}

/// `given.surname@domain`; a number from 2 stands behind the surname of people who share a name.
pub(super) fn address(given: &str, surname: &str, number: usize, domain: &str) -> String {
    let mut out = String::with_capacity(given.len() + surname.len() + domain.len() + 6);
    push_folded(&mut out, given);
    out.push('.');
    push_folded(&mut out, surname);
    if number > 1 {
        out.push_str(&number.to_string());
    }
    out.push('@');
    out.push_str(domain);
    out
}
