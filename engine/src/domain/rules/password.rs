//! Which passwords are strong enough for a new account (DOMAIN 5.6, PowerShell bulk create). None is ever kept.

/// The fewest and the most characters of a password.
pub const PASSWORD_LENGTHS: (usize, usize) = (8, 16);

/// How many of the four kinds of characters a password has at least.
const KINDS: usize = 3;

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordFault {
    /// Fewer or more characters than [`PASSWORD_LENGTHS`].
    Length,
    /// A character that is no letter, digit or symbol of ASCII.
    Character,
    /// Not three of: lower case, upper case, digit, symbol.
    Kinds,
}

/// What is wrong with a password, if anything is.
pub fn password_fault(password: &str) -> Option<PasswordFault> {
    let (least, most) = PASSWORD_LENGTHS;
    if !(least..=most).contains(&password.chars().count()) {
        return Some(PasswordFault::Length);
    }
    if !password.chars().all(|c| c.is_ascii_graphic()) {
        return Some(PasswordFault::Character);
    }
    let kinds: [fn(&char) -> bool; 4] = [
        char::is_ascii_lowercase,
        char::is_ascii_uppercase,
        char::is_ascii_digit,
        char::is_ascii_punctuation,
    ];
    let has = |kind: &&fn(&char) -> bool| password.chars().any(|c| kind(&c));
    (kinds.iter().filter(has).count() < KINDS).then_some(PasswordFault::Kinds)
}
