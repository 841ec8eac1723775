//! What a store holds, as every reader believes it. Reads only.
//!
//! See [`journal`](super::journal) for what is written when, and why this reading is right.

use std::collections::{HashMap, HashSet};

use crate::order;

use super::base32k::MAX_BYTES;
use super::history::Step;
use super::keys::{from_aside, Name};
use super::lineage::{Line, Lineage};
use super::record::{peek, unseal, Header, Kind, Unread, Unsealed};
use super::standing::State;
use super::store::{Store, StoreError};
use super::stored;
use super::tip::Tip;

/// The chain that a reader believes.
pub(super) struct Chain {
    /// The tenant where the steps begin; nothing when they begin at the place that was known.
    pub(super) base: Option<State>,
    /// The steps since.
    pub(super) steps: Vec<Step>,
    /// Where it ends.
    pub(super) tip: Tip,
    /// The keys of its lines, oldest first: also of those before the base.
    pub(super) lines: Vec<Name>,
    /// The keys of its snapshots, latest first; empty when only the steps were asked for.
    pub(super) snapshots: Vec<Name>,
}

/// What a store holds.
#[derive(Default)]
pub(super) struct Reading {
    /// The chain, if there is a snapshot to begin from.
    pub(super) chain: Option<Chain>,
    /// Keys of texts that are damaged.
    pub(super) unreadable: Vec<String>,
    /// Keys of steps and tenants that are whole and have no place in the chain.
    pub(super) strays: Vec<String>,
    /// Beginnings without a place in the chain. What follows one may still be on its way.
    pub(super) idle: Vec<Name>,
    /// The greatest epoch that any key names.
    pub(super) highest: u64,
    /// Whether a newer version wrote any of it.
    pub(super) newer: bool,
    /// Whether the place that was known is in the chain, or so old that nothing says it is not.
    pub(super) knows: bool,
}

/// How much of a store is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// What changed since a known place.
    Steps,
    /// Also what else is there, for whoever is to write next.
    Everything,
}

/// How often a reading begins again because a text went while it was read: a writer cleared up behind itself.
const ATTEMPTS: u32 = 4;

/// Reads a store. `known` is the last step that the reader has in memory: when the chain goes on from there, only what
/// came since is read.
pub(super) fn read(store: &dyn Store, known: Option<Tip>, scope: Scope) -> Result<Reading, StoreError> {
    let mut last = Reading::default();
    let mut from = known;
    for _ in 0..ATTEMPTS {
        let mut reader = Reader {
            store,
            reading: Reading::default(),
            torn: false,
        };
        reader.read(known, from, scope)?;
        last = reader.reading;
        let stands = last
            .chain
            .as_ref()
            .is_none_or(|chain| !chain.snapshots.is_empty());
        if from.is_some() && scope == Scope::Everything && !stands {
            // What is known hangs in the air: whoever writes next must not build on it.
            from = None;
        } else if !reader.torn {
            break;
        }
    }
    Ok(last)
}

/// Where a chain begins.
enum Start {
    Known(Tip),
    Stored(Tip, Box<State>),
}

impl Start {
    fn tip(&self) -> Tip {
        match self {
            Start::Known(tip) | Start::Stored(tip, _) => *tip,
        }
    }
}

struct Reader<'a> {
    store: &'a dyn Store,
    reading: Reading,
    /// Whether a text that had a key was gone when it was looked at.
    torn: bool,
}

impl Reader<'_> {
    /// Reads from a place that is in memory, if any; `known` is where memory stands.
    fn read(&mut self, known: Option<Tip>, from: Option<Tip>, scope: Scope) -> Result<(), StoreError> {
        let keys = self.store.keys()?;
        // Also what was set aside: an epoch is never given twice.
        let named = |key: &String| Name::parse(key).or_else(|| Name::parse(from_aside(key)?.1));
        self.reading.highest = keys.iter().filter_map(named).map(|n| n.epoch).max().unwrap_or(0);
        let mut names: Vec<Name> = keys.iter().filter_map(|key| Name::parse(key)).collect();
        // The latest turn first, in it the last place, and the copy after what it is a copy of.
        order::sort_by_key(&mut names, |name| {
            (std::cmp::Reverse(name.rank()), name.copy, name.writer)
        });
        let (snapshots, journal): (Vec<Name>, Vec<Name>) = names.into_iter().partition(|name| name.snapshot);
        let mut lineage = Lineage::new(self.lines(&journal)?);
        match self.longest(&lineage, &snapshots, from)? {
            Some(start) => {
                let chain = self.chain(&mut lineage, start);
                self.rest(&lineage, chain, &snapshots, scope)?;
            }
            None => self.strays(&lineage, &HashSet::new()),
        }
        self.reading.knows = known.is_none_or(|known| self.is_behind(&lineage, known));
        Ok(())
    }

    /// The beginning from which the chain reaches furthest. The first that is looked at nearly always does.
    fn longest(
        &mut self,
        lineage: &Lineage,
        snapshots: &[Name],
        known: Option<Tip>,
    ) -> Result<Option<Start>, StoreError> {
        let furthest_step = lineage.furthest_step();
        // What is in memory is a beginning only as long as a snapshot stands under it.
        let known = known.filter(|_| !snapshots.is_empty());
        let mut best: Option<(Tip, Start)> = known.map(|known| (lineage.last(known), Start::Known(known)));
        for (at, name) in snapshots.iter().enumerate() {
            // What was not looked at yet can't reach further than this.
            let others = snapshots.get(at).map(Name::rank);
            let ceiling = others.max(furthest_step).unwrap_or_default();
            if best.as_ref().is_some_and(|(tip, _)| tip.rank() >= ceiling) {
                break;
            }
            let Some((from, state)) = self.snapshot(name)? else {
                continue;
            };
            let tip = lineage.last(from);
            if best.as_ref().is_none_or(|(best, _)| tip.rank() > best.rank()) {
                best = Some((tip, Start::Stored(from, Box::new(state))));
            }
        }
        Ok(best.map(|(_, start)| start))
    }

    /// Every line that is whole and stands where its key says.
    fn lines(&mut self, journal: &[Name]) -> Result<Vec<Line>, StoreError> {
        let mut lines = Vec::with_capacity(journal.len());
        for name in journal {
            let Some(read) = self.text(name)? else { continue };
            match read.kind {
                Kind::Start | Kind::Step => lines.push(Line { name: *name, read }),
                Kind::Checkpoint | Kind::Root => self.reading.unreadable.push(name.key()),
            }
        }
        Ok(lines)
    }

    /// The place that a snapshot stands for, and the tenant in it; nothing when it can't be read.
    fn snapshot(&mut self, name: &Name) -> Result<Option<(Tip, State)>, StoreError> {
        let Some(read) = self.text(name)? else {
            return Ok(None);
        };
        let checksum = match read.kind {
            Kind::Root => read.checksum,
            _ => read.header.previous,
        };
        let whole = matches!(read.kind, Kind::Root | Kind::Checkpoint);
        let state = whole
            .then(|| stored::read(read.version, read.bytes(), MAX_BYTES).ok())
            .flatten();
        let Some(state) = state else {
            self.reading.unreadable.push(name.key());
            return Ok(None);
        };
        let tip = Tip {
            epoch: name.epoch,
            position: name.position,
            checksum,
        };
        Ok(Some((tip, state)))
    }

    /// A text that is whole and stands where its key says.
    fn text(&mut self, name: &Name) -> Result<Option<Unsealed>, StoreError> {
        let key = name.key();
        let Some(text) = self.store.get(&key)? else {
            self.torn = true;
            return Ok(None);
        };
        match unseal(&text) {
            Ok(read) if stands_at(&read.header, name) => {
                self.reading.newer |= read.newer;
                return Ok(Some(read));
            }
            Err(Unread::Newer) => self.reading.newer = true,
            Ok(_) | Err(Unread::Damaged) => self.reading.unreadable.push(key),
        }
        Ok(None)
    }

    /// The steps from a beginning to the end of the chain.
    fn chain(&mut self, lineage: &mut Lineage, start: Start) -> Chain {
        let from = start.tip();
        let mut steps = Vec::new();
        loop {
            steps.clear();
            let tip = lineage.last(from);
            let path = lineage.path(from, tip);
            let broken = path.iter().find_map(|line| {
                if line.read.kind == Kind::Start {
                    return None;
                }
                match line.read.value::<Step>() {
                    Ok(step) => {
                        steps.push(step);
                        None
                    }
                    Err(_) => Some((line.name, line.read.checksum)),
                }
            });
            if let Some((name, checksum)) = broken {
                // Whole, and yet no step: nothing behind it can be taken.
                self.reading.unreadable.push(name.key());
                lineage.remove(checksum);
                continue;
            }
            let lines = path.iter().map(|line| line.name).collect();
            let base = match start {
                Start::Known(_) => None,
                Start::Stored(_, state) => Some(*state),
            };
            return Chain {
                base,
                steps,
                tip,
                lines,
                snapshots: Vec::new(),
            };
        }
    }

    /// What stands before the beginning of a chain, and what has no place in it.
    fn rest(
        &mut self,
        lineage: &Lineage,
        mut chain: Chain,
        snapshots: &[Name],
        scope: Scope,
    ) -> Result<(), StoreError> {
        let mut roots: HashMap<u64, u64> = HashMap::new();
        let mut sums = Vec::new();
        if scope == Scope::Everything {
            for name in snapshots {
                let key = name.key();
                if self.reading.unreadable.contains(&key) {
                    continue;
                }
                let Some(text) = self.store.get(&key)? else {
                    continue;
                };
                match peek(&text) {
                    Some((sum, previous)) => {
                        sums.push((*name, sum));
                        roots.extend(previous.map(|previous| (sum, previous)));
                    }
                    None => self.reading.unreadable.push(key),
                }
            }
        }
        let mut on_chain = HashSet::new();
        let mut lines = Vec::new();
        let mut next = Some(chain.tip.checksum);
        while let Some(sum) = next.take() {
            if !on_chain.insert(sum) {
                break;
            }
            next = match lineage.line(sum) {
                Some(line) => {
                    lines.push(line.name);
                    Some(line.read.header.previous)
                }
                None => roots.get(&sum).copied(),
            };
        }
        lines.reverse();
        chain.lines = lines;
        for (name, sum) in sums {
            if on_chain.contains(&sum) {
                chain.snapshots.push(name);
            } else {
                self.reading.strays.push(name.key());
            }
        }
        self.reading.chain = Some(chain);
        self.strays(lineage, &on_chain);
        Ok(())
    }

    fn strays(&mut self, lineage: &Lineage, on_chain: &HashSet<u64>) {
        for line in lineage
            .lines()
            .filter(|line| !on_chain.contains(&line.read.checksum))
        {
            match line.read.kind {
                Kind::Start => self.reading.idle.push(line.name),
                _ => self.reading.strays.push(line.name.key()),
            }
        }
    }

    /// Whether the chain went through this place, as far as can be told.
    fn is_behind(&self, lineage: &Lineage, known: Tip) -> bool {
        let Some(chain) = &self.reading.chain else {
            return false;
        };
        let names = chain.lines.iter().chain(&chain.snapshots);
        let on_chain = chain.tip == known || names.map(Name::rank).any(|rank| rank == known.rank());
        on_chain || (lineage.line(known.checksum).is_none() && known.rank() < chain.tip.rank())
    }
}

fn stands_at(header: &Header, name: &Name) -> bool {
    (header.position, header.epoch, header.writer) == (name.position, name.epoch, name.writer)
}
