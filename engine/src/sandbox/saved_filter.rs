//! Custom filters with a name, and the text in which a browser keeps them. Text that can't be read is passed over.

use super::filter::{Condition, Standard};
use super::fold::fold;
use super::property::Property;
use crate::order;

/// The most filters that are kept (DOMAIN 1.8b).
pub const MOST_FILTERS: usize = 50;
/// The most characters of a filter's name. Our own limit.
pub const LONGEST_NAME: usize = 50;
/// The most characters of kept text that is read at all.
const LONGEST_TEXT: usize = 200_000;

/// A custom filter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Its name; empty while it has none, and is not kept.
    pub name: String,
    /// What holds for everybody it shows.
    pub conditions: Vec<Condition>,
}

/// What is wrong with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// More characters than [`LONGEST_NAME`].
    TooLong,
    /// Another filter has it.
    Taken,
    /// There are [`MOST_FILTERS`] filters already.
    TooMany,
}

/// The custom filters that are kept, in alphabetical order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters(Vec<Filter>);

impl Filters {
    /// The filters.
    pub fn all(&self) -> &[Filter] {
        &self.0
    }

    /// The filter of a name.
    pub fn get(&self, name: &str) -> Option<&Filter> {
        let folded = fold(name.trim());
        self.0.iter().find(|filter| fold(&filter.name) == folded)
    }

    /// What is wrong with a name, for a new filter or for the one that is called `before` now.
    pub fn name_fault(&self, name: &str, before: Option<&str>) -> Option<NameFault> {
        let name = name.trim();
        let is_own = |other: &Filter| before.is_some_and(|before| before == other.name);
        if name.chars().count() > LONGEST_NAME {
            Some(NameFault::TooLong)
        } else if self.get(name).is_some_and(|other| !is_own(other)) {
            Some(NameFault::Taken)
        } else if self.0.len() >= MOST_FILTERS && !self.0.iter().any(is_own) {
            Some(NameFault::TooMany)
        } else {
            None
        }
    }

    /// Keeps a filter, in place of the one that is called `before`. A name at fault keeps nothing.
    pub fn put(&mut self, mut filter: Filter, before: Option<&str>) {
        filter.name = filter.name.trim().to_owned();
        if filter.name.is_empty() || self.name_fault(&filter.name, before).is_some() {
            return;
        }
        if let Some(before) = before {
            self.remove(before);
        }
        self.0.push(filter);
        order::sort_by_key(&mut self.0, |filter| fold(&filter.name));
    }

    /// Forgets a filter.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|filter| filter.name != name);
    }

    /// The filters as a text: one per line, its name and its conditions separated by tabs.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        for filter in &self.0 {
            escape(&mut out, &filter.name);
            for condition in &filter.conditions {
                out.push('\t');
                match condition {
                    Condition::Is(standard) => {
                        out.push_str("is=");
                        out.push_str(standard.key());
                    }
                    Condition::OneOf(property, texts) => {
                        out.push_str(property.key());
                        for text in texts {
                            out.push('=');
                            escape(&mut out, text);
                        }
                    }
                }
            }
            out.push('\n');
        }
        out
    }

    /// The filters of such a text. What can't be read is left out, and so is a filter of which nothing is left.
    pub fn from_text(text: &str) -> Self {
        let mut filters = Filters::default();
        if text.len() > LONGEST_TEXT {
            return filters;
        }
        for line in text.lines() {
            let mut fields = line.split('\t');
            let name = fields.next().and_then(unescape).unwrap_or_default();
            let conditions: Vec<Condition> = fields.filter_map(condition).collect();
            if !conditions.is_empty() {
                filters.put(Filter { name, conditions }, None);
            }
        }
        filters
    }
}

fn condition(field: &str) -> Option<Condition> {
    let (key, rest) = field.split_once('=')?;
    if key == "is" {
        let standard = Standard::from_key(rest).filter(|s| Standard::FLAGS.contains(s))?;
        return Some(Condition::Is(standard));
    }
    let property = Property::from_key(key).filter(|p| Condition::PROPERTIES.contains(p))?;
    let texts: Option<Vec<String>> = rest.split('=').map(unescape).collect();
    Some(Condition::OneOf(property, texts?))
}

/// The characters that part names, conditions and texts, and what stands for them after a backslash.
const SIGNS: [(char, char); 5] = [('\\', '\\'), ('\t', 't'), ('\n', 'n'), ('\r', 'r'), ('=', 'e')];

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match SIGNS.iter().find(|(sign, _)| *sign == c) {
            Some((_, letter)) => out.extend(['\\', *letter]),
            None => out.push(c),
        }
    }
}

fn unescape(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\\' {
            let letter = chars.next()?;
            out.push(SIGNS.iter().find(|(_, own)| *own == letter)?.0);
        } else {
            out.push(c);
        }
    }
    Some(out)
}
