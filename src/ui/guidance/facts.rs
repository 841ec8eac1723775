//! What was done to the tenant, in the words of the guidance: the entries of the history that stand, each by the kinds
//! of change it made.

use crate::catalog::SkuId;
use crate::domain::{Assignment, Command, Event, License, LicenseSet};
use crate::guidance::{Change, Happened};
use crate::sandbox::Entry;

/// The changes that stand and were made at this moment or later, latest first.
pub fn happened(history: &[Entry], from: i64) -> Vec<Happened> {
    let late = history.iter().rev().take_while(|entry| entry.real >= from);
    late.flat_map(|entry| {
        let at = entry.real;
        kinds(entry).into_iter().map(move |what| Happened { at, what })
    })
    .collect()
}

/// The kinds of change of an entry, each once. What groups and passing time bring is nobody's step.
fn kinds(entry: &Entry) -> Vec<Change> {
    let asked = matches!(
        entry.command,
        Command::ChangeUsers(_)
            | Command::Sequence(_)
            | Command::AddUsers(_)
            | Command::DeleteUsers { .. }
            | Command::RestoreUsers { .. }
            | Command::ChangeQuantity { .. }
    );
    let mut kinds = Vec::new();
    for kind in entry.events.iter().filter(|_| asked).filter_map(kind) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

fn kind(event: &Event) -> Option<Change> {
    match event {
        Event::LicensesChanged { from, to, .. } => change_of_licenses(from, to),
        Event::UsersChanged { added, .. } => (!added.is_empty()).then_some(Change::Added),
        Event::DeletionChanged { to: Some(_), .. } => Some(Change::Deleted),
        Event::DeletionChanged { to: None, .. } => Some(Change::Restored),
        Event::QuantityChanged { .. } => Some(Change::Quantity),
        _ => None,
    }
}

fn direct(set: &LicenseSet, sku: SkuId) -> Option<&Assignment> {
    set.get(sku).and_then(License::direct)
}

/// What became of what somebody holds directly.
fn change_of_licenses(from: &LicenseSet, to: &LicenseSet) -> Option<Change> {
    let more_in = |one: &LicenseSet, other: &LicenseSet| {
        let mut skus = one.licenses().iter().map(|license| license.sku);
        skus.any(|sku| direct(one, sku).is_some() && direct(other, sku).is_none())
    };
    let mut kept = from.licenses().iter().map(|license| license.sku);
    match (more_in(to, from), more_in(from, to)) {
        (true, true) => Some(Change::Moved),
        (true, false) => Some(Change::Assigned),
        (false, true) => Some(Change::Unassigned),
        (false, false) => kept
            .any(|sku| direct(from, sku) != direct(to, sku))
            .then_some(Change::Apps),
    }
}
