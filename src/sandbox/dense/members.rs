//! Who belongs to a group: only where that differs from what licenses or departments make one expect.

use std::collections::{BTreeMap, HashMap};

use crate::domain::{Group, GroupId, Source, UserIx};
use crate::sandbox::packed::Damaged;

use super::bits::{Decoder, Encoder};
use super::models::{Number, Numbers};
use super::people::Tables;

/// More members than any group has, so that a forged text ends.
const MOST: usize = 1 << 24;
/// Gaps are learned by how dense a list is, down to one in so many.
const DENSITIES: usize = 24;

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
                    Source::Group(group) => Some(group),
                    Source::Direct => None,
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
    coder: &mut Encoder,
) -> Vec<bool> {
    let expected = Expected::new(tables);
    let mut models = Models::new();
    let mut as_they_are = Vec::new();
    for group in groups {
        let sorted = group.members.windows(2).all(|two| two.first() < two.last());
        as_they_are.push(!sorted);
        if !sorted {
            models.kind.code(coder, AS_IT_IS);
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
        models.kind.code(coder, kind);
        if kind == DEPARTMENT {
            models.department.code(coder, rank);
        }
        models.write(coder, tables.holds.len(), differences);
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
    coder: &mut Decoder<'_>,
) -> Result<(), Damaged> {
    let expected = Expected::new(tables);
    let mut models = Models::new();
    for group in groups {
        let expected = match models.kind.code(coder, 0) {
            NOBODY => &[],
            LICENSED => expected.licensed(group.id),
            DEPARTMENT => expected.department(models.department.code(coder, 0)),
            AS_IT_IS => continue,
            _ => return Err(Damaged::Form),
        };
        let list = models.read(coder, tables.holds.len())?;
        let members = differences(expected, &list);
        group.members = std::sync::Arc::new(members.into_iter().map(UserIx).collect());
    }
    Ok(())
}

struct Models {
    kind: Number,
    department: Number,
    count: Number,
    gaps: Numbers,
    lengths: Numbers,
}

impl Models {
    fn new() -> Self {
        Models {
            kind: Number::new(2),
            department: Number::new(2),
            count: Number::new(0),
            gaps: Numbers::new(DENSITIES, 3),
            lengths: Numbers::new(DENSITIES, 3),
        }
    }

    fn write(&mut self, coder: &mut Encoder, people: usize, list: &[u32]) {
        self.count.code(coder, list.len() as u32);
        let kind = density(people, list.len());
        let mut next = 0;
        let mut rest = list;
        while let Some(first) = rest.first() {
            let run = rest
                .iter()
                .zip(*first..)
                .take_while(|(place, at)| *place == at)
                .count();
            self.gaps.code(coder, kind, first - next);
            self.lengths.code(coder, kind, run as u32 - 1);
            next = first + run as u32;
            rest = rest.get(run..).unwrap_or_default();
        }
    }

    fn read(&mut self, coder: &mut Decoder<'_>, people: usize) -> Result<Vec<u32>, Damaged> {
        let count = self.count.code(coder, 0) as usize;
        if count > MOST {
            return Err(Damaged::Form);
        }
        let kind = density(people, count);
        let mut list = Vec::new();
        let mut next = 0u32;
        while list.len() < count {
            coder.check()?;
            let first = next.checked_add(self.gaps.code(coder, kind, 0));
            let length = self.lengths.code(coder, kind, 0);
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
}

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
