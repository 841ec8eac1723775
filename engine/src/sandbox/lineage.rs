//! The lines of a journal by what they follow: usually one long line, with a fork where two tabs wrote at once.

use std::collections::HashMap;

use super::keys::Name;
use super::record::{Kind, Unsealed};
use super::tip::Tip;

/// A line that is whole.
pub(super) struct Line {
    pub(super) name: Name,
    pub(super) read: Unsealed,
}

impl Line {
    fn tip(&self) -> Tip {
        Tip {
            epoch: self.name.epoch,
            position: self.name.position,
            checksum: self.read.checksum,
        }
    }
}

/// All lines, and which follow which.
pub(super) struct Lineage {
    lines: HashMap<u64, Line>,
    following: HashMap<u64, Vec<u64>>,
}

impl Lineage {
    pub(super) fn new(lines: Vec<Line>) -> Self {
        let mut following: HashMap<u64, Vec<u64>> = HashMap::new();
        for line in &lines {
            following
                .entry(line.read.header.previous)
                .or_default()
                .push(line.read.checksum);
        }
        let lines = lines.into_iter().map(|line| (line.read.checksum, line)).collect();
        Lineage { lines, following }
    }

    /// The line with this checksum.
    pub(super) fn line(&self, checksum: u64) -> Option<&Line> {
        self.lines.get(&checksum)
    }

    /// Every line, in any order.
    pub(super) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.lines.values()
    }

    /// Takes a line out.
    pub(super) fn remove(&mut self, checksum: u64) {
        self.lines.remove(&checksum);
    }

    /// The furthest place of any step, wherever it hangs.
    pub(super) fn furthest_step(&self) -> Option<(u64, u64)> {
        let steps = self.lines.values().filter(|line| line.read.kind == Kind::Step);
        steps.map(|line| line.name.rank()).max()
    }

    /// The furthest step that follows a place, directly or through others; the place itself when none does. Beginnings
    /// count for nothing: whoever wrote one may have had to stop.
    pub(super) fn last(&self, from: Tip) -> Tip {
        let mut best = from;
        let mut waiting = vec![from.checksum];
        while let Some(at) = waiting.pop() {
            for next in self.following.get(&at).into_iter().flatten() {
                let Some(line) = self.lines.get(next) else {
                    continue;
                };
                if line.read.kind == Kind::Step && line.tip().rank() > best.rank() {
                    best = line.tip();
                }
                // Positions go up along the chain, so this ends; a forged text that goes round is left alone.
                if line.name.position > self.lines.get(&at).map_or(0, |line| line.name.position) {
                    waiting.push(*next);
                }
            }
        }
        best
    }

    /// The lines from a place (without it) to a later one, in order.
    pub(super) fn path(&self, from: Tip, to: Tip) -> Vec<&Line> {
        let mut path = Vec::new();
        let mut at = to.checksum;
        while at != from.checksum {
            let Some(line) = self.lines.get(&at) else { break };
            path.push(line);
            at = line.read.header.previous;
            if path.len() > self.lines.len() {
                break;
            }
        }
        path.reverse();
        path
    }
}
