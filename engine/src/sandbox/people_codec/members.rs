//! Who belongs to a group: only where that differs from what licenses or departments make one expect.

use std::collections::{BTreeMap, HashMap};

use crate::domain::{self, Group, GroupId, UserIx};
use crate::sandbox::base32k::Damaged;

use super::people::Tables;
use super::streams::{Field, Source, Writer};

/// More members than any group has, so that a forged text ends.
const MOST: usize = 1 << 24;

/// What one expects of a group.
const NOBODY: u32 = 0;
const LICENSED: u32 = 1;
const DEPARTMENT: u32 = 2;
/// Not in order: stored elsewhere.
const AS_IT_IS: u32 = 3;

/// Who one expects where.
struct Expected {
    licensed: HashMap<GroupId, Vec<u32>>,
    departments: BTreeMap<u32, Vec<u32>>,
}

impl Expected {
    fn new(tables: &Tables) -> Self {
        let sources = tables.sets.iter().map(|set| {
            let licenses = set.licenses().iter();
            let all = licenses.flat_map(|license| license.assignments());
            let mut groups: Vec<GroupId> = all
                .filter_map(|assignment| match assignment.source {
                    domain::Source::Group(group) => Some(group),
                    domain::Source::Direct => None,
                })
                .collect();
            groups.sort_unstable();
            groups.dedup();
            groups
        });
        let sources: Vec<Vec<GroupId>> = sources.collect();
        let mut expected = Expected {
            licensed: HashMap::new(),
            departments: BTreeMap::new(),
        };
        let people = tables.holds.iter().zip(&tables.departments).zip(&tables.deleted);
        for (((holds, department), deleted), place) in people.zip(0u32..) {
            if *deleted {
                continue;
            }
            for group in sources.get(*holds as usize).into_iter().flatten() {
                expected.licensed.entry(*group).or_default().push(place);
            }
            if *department > 0 {
                expected.departments.entry(*department).or_default().push(place);
            }
        }
        expected
    }

    fn licensed(&self, group: GroupId) -> &[u32] {
        self.licensed.get(&group).map_or(&[], Vec::as_slice)
    }

    fn department(&self, rank: u32) -> &[u32] {
        self.departments.get(&rank).map_or(&[], Vec::as_slice)
    }
}

/// Writes the members of the groups, in order. Answers which of them have members that are in no order and have to be
/// stored as they are: none, in any tenant that was made by the rules.
pub(in crate::sandbox) fn write_members<'a>(
    groups: impl Iterator<Item = &'a Group>,
    tables: &Tables,
    writer: &mut Writer,
) -> Vec<bool> {
    let expected = Expected::new(tables);
    let mut as_they_are = Vec::new();
    for group in groups {
        let sorted = group.members.windows(2).all(|two| two.first() < two.last());
        as_they_are.push(!sorted);
        if !sorted {
            writer.number(Field::Expected, AS_IT_IS);
            continue;
        }
        let members: Vec<u32> = group.members.iter().map(|member| member.0).collect();
        let licensed = differences(&members, expected.licensed(group.id));
        let mut departments: HashMap<u32, usize> = HashMap::new();
        for member in &members {
            let rank = tables.departments.get(*member as usize).copied().unwrap_or(0);
            *departments.entry(rank).or_default() += 1;
        }
        let most = departments.into_iter().filter(|(rank, _)| *rank > 0);
        let most = most.max_by_key(|(rank, count)| (*count, std::cmp::Reverse(*rank)));
        let rank = most.map_or(0, |(rank, _)| rank);
        let department = differences(&members, expected.department(rank));
        let ways = [
            (NOBODY, &members),
            (LICENSED, &licensed),
            (DEPARTMENT, &department),
        ];
        let Some((kind, differences)) = ways.into_iter().min_by_key(|(_, list)| list.len()) else {
            continue;
        };
        writer.number(Field::Expected, kind);
        if kind == DEPARTMENT {
            writer.number(Field::Department, rank);
        }
        write(writer, differences);
    }
    as_they_are
}

/// Reads the members of the groups; those that are stored as they are stay as they are.
///
/// # Errors
/// When it is not what [`write_members`] wrote.
pub(in crate::sandbox) fn read_members<'a>(
    groups: impl Iterator<Item = &'a mut Group>,
    tables: &Tables,
    source: &mut impl Source,
) -> Result<(), Damaged> {
    let expected = Expected::new(tables);
    for group in groups {
        let expected = match source.number(Field::Expected, 0)? {
            NOBODY => &[],
            LICENSED => expected.licensed(group.id),
            DEPARTMENT => expected.department(source.number(Field::Department, 0)?),
            AS_IT_IS => continue,
            _ => return Err(Damaged::Form),
        };
        let list = read(source, tables.holds.len())?;
        let members = differences(expected, &list);
        group.members = std::sync::Arc::new(members.into_iter().map(UserIx).collect());
    }
    Ok(())
}

/// Writes places in order, as gaps and runs.
fn write(writer: &mut Writer, list: &[u32]) {
    writer.number(Field::Differences, list.len() as u32);
    let mut next = 0;
    let mut rest = list;
    while let Some(first) = rest.first() {
        let run = rest
            .iter()
            .zip(*first..)
            .take_while(|(place, at)| *place == at)
            .count();
        writer.number(Field::Gap, first - next);
        writer.number(Field::Run, run as u32 - 1);
        next = first + run as u32;
        rest = rest.get(run..).unwrap_or_default();
    }
}

fn read(source: &mut impl Source, people: usize) -> Result<Vec<u32>, Damaged> {
    let count = source.number(Field::Differences, 0)? as usize;
    if count > MOST {
        return Err(Damaged::Form);
    }
    let kind = density(people, count);
    let mut list = Vec::new();
    let mut next = 0u32;
    while list.len() < count {
        let first = next.checked_add(source.number(Field::Gap, kind)?);
        let length = source.number(Field::Run, kind)?;
        let end = first.and_then(|first| Some(first..first.checked_add(length)?.checked_add(1)?));
        let run = end.ok_or(Damaged::Form)?;
        if run.len() > count - list.len() {
            return Err(Damaged::Form);
        }
        next = run.end;
        list.extend(run);
    }
    Ok(list)
}

/// How far apart the places of a list are, as a power of two.
fn density(people: usize, list: usize) -> usize {
    (people / list.max(1))
        .checked_ilog2()
        .map_or(0, |size| size as usize + 1)
}

/// Who is in one of two lists in order and not in the other. Twice gives the first list again.
fn differences(one: &[u32], other: &[u32]) -> Vec<u32> {
    let mut out = Vec::with_capacity(one.len().abs_diff(other.len()));
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    loop {
        match (one.peek(), other.peek()) {
            (Some(a), Some(b)) if a == b => {
                one.next();
                other.next();
            }
            (Some(a), Some(b)) if a < b => out.extend(one.next()),
            (Some(_), None) => out.extend(one.next()),
            (_, Some(_)) => out.extend(other.next()),
            (None, None) => return out,
        }
    }
}
