//! How values compare: equal, before, like, matching.

use std::cmp::Ordering;
use std::rc::Rc;

use regex_lite::{Regex, RegexBuilder};

use super::value::Value;

/// The longest pattern that is taken, in bytes.
const LONGEST_PATTERN: usize = 2_000;

fn texts_equal(a: &str, b: &str, by_case: bool) -> bool {
    if by_case {
        a == b
    } else {
        a.eq_ignore_ascii_case(b)
            || ((!a.is_ascii() || !b.is_ascii()) && a.to_lowercase() == b.to_lowercase())
    }
}

/// Whether two values are equal. The left value decides as which type they are compared.
pub fn equal(left: &Value, right: &Value, by_case: bool) -> bool {
    match (left, right) {
        (Value::Null, Value::Null) => true,
        (Value::Null, _) | (_, Value::Null) => false,
        (Value::Bool(left), right) => *left == right.is_true(),
        (Value::Int(_) | Value::Float(_), right) => match right.number() {
            Some(right) => numbers(left, &right) == Some(Ordering::Equal),
            None => false,
        },
        (Value::Text(left), right) => texts_equal(left, &right.text(), by_case),
        (Value::Object(left), Value::Object(right)) => Rc::ptr_eq(left, right),
        (Value::List(left), Value::List(right)) => Rc::ptr_eq(left, right),
        (Value::Type(left), right) => texts_equal(left, &right.text(), false),
        (Value::Object(_), Value::Text(right)) => texts_equal(&left.text(), right, by_case),
        (Value::Block(left), Value::Block(right)) => Rc::ptr_eq(left, right),
        _ => false,
    }
}

fn numbers(left: &Value, right: &Value) -> Option<Ordering> {
    let float = |value: &Value| match value {
        Value::Int(value) => Some(*value as f64),
        Value::Float(value) => Some(*value),
        _ => None,
    };
    match (left, right) {
        (Value::Int(left), Value::Int(right)) => Some(left.cmp(right)),
        _ => float(left)?.partial_cmp(&float(right)?),
    }
}

/// Texts as people sort them: by letters first, by case only where all letters are the same. What is no letter or
/// digit stands before those.
pub fn order_texts(left: &str, right: &str) -> Ordering {
    let key = |c: char| (c.is_alphanumeric(), c.to_lowercase().next().unwrap_or(c));
    let folded = left.chars().map(key).cmp(right.chars().map(key));
    folded.then_with(|| right.cmp(left))
}

/// Which comes first; nothing where they can't be compared.
pub fn order(left: &Value, right: &Value, by_case: bool) -> Option<Ordering> {
    match (left, right) {
        (Value::Null, Value::Null) => Some(Ordering::Equal),
        (Value::Null, Value::Int(_) | Value::Float(_)) => numbers(&Value::Int(0), right),
        (Value::Null, _) => Some(Ordering::Less),
        (_, Value::Null) => match left {
            Value::Int(_) | Value::Float(_) => numbers(left, &Value::Int(0)),
            _ => Some(Ordering::Greater),
        },
        (Value::Bool(left), right) => Some(left.cmp(&right.is_true())),
        (Value::Int(_) | Value::Float(_), right) => numbers(left, &right.number()?),
        (Value::Text(left), right) => {
            let right = right.text();
            if !by_case && texts_equal(left, &right, false) {
                return Some(Ordering::Equal);
            }
            Some(order_texts(left, &right))
        }
        _ => None,
    }
}

/// Which comes first in a sorted list: everything has a place there.
pub fn sort_order(left: &Value, right: &Value) -> Ordering {
    match (left, right) {
        (Value::Null, Value::Null) => Ordering::Equal,
        (Value::Null, _) => Ordering::Less,
        (_, Value::Null) => Ordering::Greater,
        _ => {
            let by_kind = order(left, right, false);
            by_kind.unwrap_or_else(|| order_texts(&left.text(), &right.text()))
        }
    }
}

/// A pattern with `*`, `?` and `[a-z]`, as letters to compare with.
pub fn like(text: &str, pattern: &str, by_case: bool) -> bool {
    let fold = |text: &str| -> Vec<char> {
        if by_case {
            text.chars().collect()
        } else {
            text.to_lowercase().chars().collect()
        }
    };
    let (text, pattern) = (fold(text), fold(pattern));
    // Where the last star was, and how far it had reached.
    let (mut t, mut p) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        let step = match (pattern.get(p), text.get(t)) {
            (Some('*'), _) => {
                star = Some((p, t));
                p += 1;
                continue;
            }
            (Some('?'), Some(_)) => Some(1),
            (Some('['), Some(c)) => class(pattern.get(p..).unwrap_or_default(), *c),
            (Some(expected), Some(c)) => (expected == c).then_some(1),
            _ => None,
        };
        match (step, star) {
            (Some(length), _) => {
                p += length;
                t += 1;
            }
            (None, Some((star_p, star_t))) => {
                star = Some((star_p, star_t + 1));
                (p, t) = (star_p + 1, star_t + 1);
            }
            (None, None) => return false,
        }
    }
    pattern.iter().skip(p).all(|c| *c == '*')
}

/// Whether a letter is in the brackets that a pattern begins with, and how long they are.
fn class(pattern: &[char], c: char) -> Option<usize> {
    let end = pattern.iter().position(|c| *c == ']')?;
    let mut inside = pattern.get(1..end)?;
    while let [first, rest @ ..] = inside {
        inside = rest;
        let hit = match rest {
            ['-', last, after @ ..] => {
                inside = after;
                (*first..=*last).contains(&c)
            }
            _ => *first == c,
        };
        if hit {
            return Some(end + 1);
        }
    }
    None
}

/// A pattern of `-match`, `-replace` and `-split`; nothing where it can't be read.
pub fn pattern(text: &str, by_case: bool) -> Option<Regex> {
    if text.len() > LONGEST_PATTERN {
        return None;
    }
    RegexBuilder::new(text)
        .case_insensitive(!by_case)
        .size_limit(1 << 18)
        .build()
        .ok()
}
