//! Owns which data comes first: what functions of the first file refer to, and what that data refers to in turn.

use std::collections::BTreeSet;

use super::{
    linked::Linked,
    plan::{number, Plan},
    read::Source,
    Error,
};

/// Data of the rest that is shorter than this stays with its neighbours: a piece of its own costs as much.
const WORTH_MOVING: u32 = 12;

/// Data by address, for either file.
#[derive(Debug, Default)]
pub struct Data<'a> {
    /// What the first file brings.
    pub first: Vec<(u32, &'a [u8])>,
    /// What the rest brings.
    pub rest: Vec<(u32, &'a [u8])>,
}

impl<'a> Data<'a> {
    /// Decides.
    pub fn divide(source: &Source<'a>, plan: &Plan, linked: Option<&[u8]>) -> Result<Self, Error> {
        let Some(linked) = linked else {
            return Ok(Self {
                first: source.data.clone(),
                rest: Vec::new(),
            });
        };
        let linked = Linked::read(linked)?;
        let late = late(&linked, &needed(source, plan, &linked));
        let mut all = Self::default();
        for (address, bytes) in &source.data {
            let end = address + number(bytes.len());
            let mut from = *address;
            for (start, stop) in late
                .iter()
                .map(|(a, b)| ((*a).max(*address), (*b).min(end)))
                .filter(|(a, b)| a < b)
            {
                all.put(*address, bytes, from, start, true);
                all.put(*address, bytes, start, stop, false);
                from = stop;
            }
            all.put(*address, bytes, from, end, true);
        }
        Ok(all)
    }

    fn put(&mut self, address: u32, bytes: &'a [u8], from: u32, to: u32, first: bool) {
        let place = |at: u32| usize::try_from(at - address).unwrap_or(usize::MAX);
        if let Some(piece) = bytes
            .get(place(from)..place(to))
            .filter(|piece| !piece.is_empty())
        {
            if first { &mut self.first } else { &mut self.rest }.push((from, piece));
        }
    }

    /// How many bytes come first.
    pub fn first_bytes(&self) -> usize {
        self.first.iter().map(|(_, bytes)| bytes.len()).sum()
    }

    /// How many bytes there are.
    pub fn bytes(&self) -> usize {
        self.first_bytes() + self.rest.iter().map(|(_, bytes)| bytes.len()).sum::<usize>()
    }
}

/// The symbols that functions of the first file refer to, directly or through other data.
fn needed(source: &Source<'_>, plan: &Plan, linked: &Linked) -> BTreeSet<u32> {
    let mut open: Vec<u32> = Vec::new();
    for (name, symbols) in &linked.by_function {
        // A function that wasm-bindgen renamed can't be told: it counts as one that comes first.
        let first = source
            .full_names
            .get(name.as_str())
            .is_none_or(|all| all.iter().any(|f| plan.is_first(*f)));
        if first {
            open.extend(symbols);
        }
    }
    let mut needed = BTreeSet::new();
    while let Some(symbol) = open.pop() {
        if needed.insert(symbol) {
            if let Some((from, to)) = linked.pieces.get(&symbol) {
                open.extend(linked.by_address.range(from..to).map(|(_, symbol)| symbol));
            }
        }
    }
    needed
}

/// The ranges that only other symbols cover, in order and without overlap.
fn late(linked: &Linked, needed: &BTreeSet<u32>) -> Vec<(u32, u32)> {
    // Where the number of covering pieces changes: of those that are needed, and of the others.
    let mut changes: Vec<(u32, i32, i32)> = Vec::new();
    for (symbol, (from, to)) in linked.pieces.iter().filter(|(_, (from, to))| from < to) {
        let (early, late) = if needed.contains(symbol) { (1, 0) } else { (0, 1) };
        changes.extend([(*from, early, late), (*to, -early, -late)]);
    }
    changes.sort_unstable();
    let (mut early, mut others, mut since) = (0, 0, None);
    let mut out: Vec<(u32, u32)> = Vec::new();
    for (at, plus_early, plus_late) in changes {
        let before = early == 0 && others > 0;
        early += plus_early;
        others += plus_late;
        let after = early == 0 && others > 0;
        if !before && after {
            since = Some(at);
        } else if before && !after {
            if let Some(from) = since.take() {
                match out.last_mut() {
                    Some((_, to)) if *to == from => *to = at,
                    _ => out.push((from, at)),
                }
            }
        }
    }
    out.retain(|(from, to)| to - from >= WORTH_MOVING);
    out
}
