//! Tables of the catalog's data: lines of tab-separated fields, read once, with an index by id.

use super::ids::{Guid, ServicePlanId};
use super::product::{AppliesTo, ServicePlan, AUTOMATIC_PLANS};

/// The lines of a table, without comments and blanks, each as its tab-separated fields.
pub(super) fn rows(text: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t'))
}

/// Reads an id written as 32 hexadecimal digits without dashes.
pub(super) fn bare_guid(text: &str) -> Option<Guid> {
    if text.len() != 32 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    u128::from_str_radix(text, 16).ok().map(Guid::from_u128)
}

/// A table with its index by id.
pub(super) struct Table<T> {
    /// By line; a line that could not be read keeps its number, so that no other line changes meaning.
    lines: Vec<Option<T>>,
    /// (id, line), by id.
    by_id: Vec<(Guid, usize)>,
}

impl<T> Table<T> {
    pub(super) fn new(lines: Vec<Option<T>>, id: impl Fn(&T) -> Guid) -> Self {
        let mut by_id: Vec<_> = lines
            .iter()
            .enumerate()
            .filter_map(|(line, item)| item.as_ref().map(|item| (id(item), line)))
            .collect();
        by_id.sort_unstable();
        Self { lines, by_id }
    }

    fn line(&self, line: usize) -> Option<&T> {
        self.lines.get(line).and_then(Option::as_ref)
    }

    pub(super) fn find(&self, id: Guid) -> Option<&T> {
        let at = self.by_id.binary_search_by_key(&id, |entry| entry.0).ok()?;
        self.by_id.get(at).and_then(|entry| self.line(entry.1))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.lines.iter().flatten()
    }

    pub(super) fn unreadable(&self) -> usize {
        self.lines.iter().filter(|item| item.is_none()).count()
    }
}

pub(super) fn read_plan(mut fields: std::str::Split<'static, char>) -> Option<ServicePlan> {
    let id = ServicePlanId(bare_guid(fields.next()?)?);
    let name = fields.next().filter(|name| !name.is_empty())?;
    Some(ServicePlan {
        id,
        name,
        friendly: fields.next().unwrap_or(name),
        applies_to: AppliesTo::User,
        automatic: AUTOMATIC_PLANS.contains(&name),
    })
}

/// Reads plan numbers such as `3 7-9`; nothing when any of them is not a plan of the table.
pub(super) fn read_plan_numbers(
    table: &'static Table<ServicePlan>,
    text: &str,
) -> Option<Vec<&'static ServicePlan>> {
    let mut plans = Vec::new();
    for part in text.split(' ') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        for number in first.parse::<usize>().ok()?..=last.parse().ok()? {
            plans.push(table.line(number)?);
        }
    }
    Some(plans)
}
