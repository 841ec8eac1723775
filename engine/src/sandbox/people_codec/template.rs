//! A text as a pattern: with places for a person's names, for the sign-in address, and for numbers.
//!
//! `anna.visser2@contoso.example` of Anna Visser and `jan.smit3@contoso.example` of Jan Smit have one pattern and each a
//! number. A pattern is bytes: what is at least 32 stands for itself, what is less is a place. Any text has a pattern,
//! and comes back from it.

use std::sync::LazyLock;

use crate::sandbox::base32k::Damaged;

use super::name_forms::{Forms, FORMS};

/// No text at all.
pub(super) const ABSENT: &[u8] = &[0x13];
const GIVEN: u8 = 1;
const SURNAME: u8 = GIVEN + FORMS as u8;
const GIVEN_INITIAL: u8 = SURNAME + FORMS as u8;
const SURNAME_INITIAL: u8 = GIVEN_INITIAL + 1;
const NUMBER: u8 = SURNAME_INITIAL + 1;
const ADDRESS: u8 = NUMBER + 1;
const LOCAL: u8 = ADDRESS + 1;
/// The next byte stands for itself.
const AS_IS: u8 = 0x1f;
/// Numbers have at most so many digits.
const DIGITS: usize = 9;

/// What a pattern has places for.
#[derive(Clone, Copy)]
pub(super) struct Person<'a> {
    pub(super) given: &'a Forms,
    pub(super) surname: &'a Forms,
    /// The sign-in address, for texts that come after it.
    pub(super) address: Option<&'a str>,
}

impl Person<'_> {
    /// A person of whom nothing is known.
    pub(super) fn nobody() -> Self {
        static NAMELESS: LazyLock<Forms> = LazyLock::new(Forms::default);
        Person {
            given: &NAMELESS,
            surname: &NAMELESS,
            address: None,
        }
    }
}

/// Appends a text as it is: a pattern without places.
pub(super) fn as_is(text: &str, out: &mut Vec<u8>) {
    text.bytes().for_each(|byte| push(byte, out));
}

fn push(byte: u8, out: &mut Vec<u8>) {
    if byte < b' ' {
        out.push(AS_IS);
    }
    out.push(byte);
}

/// Whether a pattern has places.
pub(super) fn has_places(pattern: &[u8]) -> bool {
    let mut bytes = pattern.iter();
    while let Some(byte) = bytes.next() {
        match *byte {
            AS_IS => drop(bytes.next()),
            0..b' ' => return true,
            _ => {}
        }
    }
    false
}

/// Appends the pattern of a text, and the numbers that go into it.
pub(super) fn take_apart(text: &str, person: Person<'_>, out: &mut Vec<u8>, numbers: &mut Vec<u32>) {
    let bytes = text.as_bytes();
    // Of an address, what is behind the last @ says nothing about the person.
    let domain = bytes
        .iter()
        .rposition(|byte| *byte == b'@')
        .unwrap_or(bytes.len());
    let mut rest = bytes;
    let mut word = true;
    // Whether a given name came last.
    let mut named = false;
    while let Some((byte, behind)) = rest.split_first() {
        let at = bytes.len() - rest.len();
        if at >= domain {
            rest.iter().for_each(|byte| push(*byte, out));
            return;
        }
        if word {
            if let Some((place, length)) = whole(rest, person) {
                out.push(place);
                named = (GIVEN..SURNAME).contains(&place);
                rest = rest.get(length..).unwrap_or_default();
                continue;
            }
            if let Some(place) = initial(*byte, behind, person, named) {
                out.push(place);
                named = false;
                rest = behind;
                continue;
            }
        }
        named = false;
        if byte.is_ascii_digit() && *byte != b'0' {
            let digits = rest.iter().take(DIGITS).take_while(|byte| byte.is_ascii_digit());
            let (length, number) = digits.fold((0, 0u32), |(length, number), digit| {
                (length + 1, number * 10 + u32::from(digit - b'0'))
            });
            out.push(NUMBER);
            numbers.push(number);
            rest = rest.get(length..).unwrap_or_default();
            word = false;
            continue;
        }
        push(*byte, out);
        word = byte.is_ascii() && !byte.is_ascii_alphanumeric();
        rest = behind;
    }
}

/// The longest name or address that the text begins with.
fn whole(text: &[u8], person: Person<'_>) -> Option<(u8, usize)> {
    if let Some(address) = person.address {
        if text == address.as_bytes() {
            return Some((ADDRESS, text.len()));
        }
        let local = local(address);
        if !local.is_empty() && text.starts_with(local.as_bytes()) && text.get(local.len()) == Some(&b'@') {
            return Some((LOCAL, local.len()));
        }
    }
    let given = person.given.iter().map(|(form, text)| (GIVEN + form, text));
    let surname = person.surname.iter().map(|(form, text)| (SURNAME + form, text));
    let mut best: Option<(u8, usize)> = None;
    for (place, form) in given.chain(surname) {
        // The first letter decides nearly always.
        let begins = form.as_bytes().first() == text.first();
        let longer = form.len() > best.map_or(0, |(_, length)| length);
        if begins && longer && text.starts_with(form.as_bytes()) {
            best = Some((place, form.len()));
        }
    }
    best
}

/// A letter that stands for a name: before the surname, or behind the given name.
fn initial(byte: u8, behind: &[u8], person: Person<'_>, named: bool) -> Option<u8> {
    let separated = behind
        .split_first()
        .filter(|(byte, _)| matches!(byte, b'.' | b'-' | b'_'));
    let next = separated.map_or(behind, |(_, next)| next);
    let begins = |text: &[u8], forms: &Forms| {
        let first = text.first();
        let mut forms = forms.iter().filter(|(_, form)| form.as_bytes().first() == first);
        forms.any(|(_, form)| !form.is_empty() && text.starts_with(form.as_bytes()))
    };
    if person.given.initial() == Some(byte) && begins(next, person.surname) {
        return Some(GIVEN_INITIAL);
    }
    let ends = behind.first().is_none_or(|byte| !byte.is_ascii_alphabetic());
    (person.surname.initial() == Some(byte) && (named && ends || begins(next, person.given)))
        .then_some(SURNAME_INITIAL)
}

fn local(address: &str) -> &str {
    address.split_once('@').map_or("", |(local, _)| local)
}

/// Longer than any text of a person: what a forged pattern would make of forged names.
const LONGEST: usize = 64 * 1024 * 1024;

/// Puts a text together; `number` gives the next number.
///
/// # Errors
/// When there is no number, for a pattern with places that are not known, and for a text without end.
pub(super) fn put_together(
    pattern: &[u8],
    person: Person<'_>,
    number: &mut dyn FnMut() -> Result<u32, Damaged>,
    out: &mut Vec<u8>,
) -> Result<(), Damaged> {
    let mut bytes = pattern.iter();
    while let Some(byte) = bytes.next() {
        match *byte {
            b' '.. => out.push(*byte),
            AS_IS => out.extend(bytes.next()),
            GIVEN..SURNAME => out.extend(person.given.get(byte - GIVEN).as_bytes()),
            SURNAME..GIVEN_INITIAL => out.extend(person.surname.get(byte - SURNAME).as_bytes()),
            GIVEN_INITIAL => out.extend(person.given.initial()),
            SURNAME_INITIAL => out.extend(person.surname.initial()),
            NUMBER => decimal(number()?, out),
            ADDRESS => out.extend(person.address.unwrap_or_default().as_bytes()),
            LOCAL => out.extend(local(person.address.unwrap_or_default()).as_bytes()),
            _ => return Err(Damaged::Form),
        }
        if out.len() > LONGEST {
            return Err(Damaged::Form);
        }
    }
    Ok(())
}

fn decimal(mut number: u32, out: &mut Vec<u8>) {
    let from = out.len();
    loop {
        out.push(b'0' + (number % 10) as u8);
        number /= 10;
        if number == 0 {
            break;
        }
    }
    if let Some(digits) = out.get_mut(from..) {
        digits.reverse();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn texts_come_back_from_their_patterns() {
        let given = Forms::new(&Arc::from("Zoë"));
        let surname = Forms::new(&Arc::from("van 't Hof-Ås"));
        let none = Forms::default();
        let address = "z.vanthofas2@contoso.example";
        let mut patterns = std::collections::HashSet::new();
        for text in [
            "",
            "Zoë van 't Hof-Ås",
            "van 't Hof-Ås, Zoë (Contoso)",
            address,
            "zoe.vanthofas@contoso.example",
            "zoevanthofas12@contoso.example",
            "zoe.v@contoso.example",
            "zoev@x.example",
            "vanthofasz@x.example",
            "SMTP:z.vanthofas2@contoso.example",
            "smtp:z.vanthofas2@contoso.onmicrosoft.example",
            "007 0 00012345678901234567890 9",
            "\u{1}\u{1f}\u{13}é\u{0}",
            "李",
            "@@",
            "zoe_partner.example#EXT#@contoso.example",
        ] {
            for person in [
                Person {
                    given: &given,
                    surname: &surname,
                    address: Some(address),
                },
                Person {
                    given: &given,
                    surname: &surname,
                    address: None,
                },
                Person {
                    given: &none,
                    surname: &none,
                    address: Some(""),
                },
            ] {
                let (mut pattern, mut numbers, mut again) = (Vec::new(), Vec::new(), Vec::new());
                take_apart(text, person, &mut pattern, &mut numbers);
                let mut numbers = numbers.into_iter();
                let mut number = || Ok(numbers.next().unwrap());
                assert_eq!(put_together(&pattern, person, &mut number, &mut again), Ok(()));
                assert_eq!(String::from_utf8(again).unwrap(), text);
                patterns.insert(pattern);
            }
        }
        assert!(!patterns.contains(ABSENT));
        let mut plain = Vec::new();
        as_is("\u{1}7", &mut plain);
        assert!(!has_places(&plain) && has_places(ABSENT));
    }
}
