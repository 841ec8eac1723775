//! The sandbox: what was done is there after opening again, whatever the store did in between.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::type_complexity,
    clippy::print_stderr,
    reason = "a test"
)]

mod crowd;
mod damage;
mod density;
mod directory;
mod faults;
mod faulty;
mod filters;
mod lone;
mod looking;
mod saved_filters;
mod support;
mod tenant_index;
mod tenant_index_faults;
mod undo;
mod worker;

use zetel::domain::Role;
use zetel::sandbox::{Sandbox, Saving, StoreError};

use support::*;

#[test]
fn what_was_done_is_there_after_opening_again() {
    let store = Shared::default();
    let (mut sandbox, stored, _) = open(&store);
    assert!(!stored);
    sandbox.act(&assign(&[0, 1, 2]), 2).unwrap();
    sandbox.act(&unassign(1), 3).unwrap();
    sandbox.undo(4).unwrap();
    sandbox.act_as(Role::License, 5).unwrap();
    let (again, stored, unreadable) = open(&store);
    assert!(stored);
    assert_eq!(unreadable, 0);
    assert!(again.tenant() == sandbox.tenant());
    assert_eq!(again.actor(), sandbox.actor());
    assert_eq!(again.history(), sandbox.history());
    assert_eq!(again.tenant().seats(visio()).consumed, 3);
    assert!(again.redoable().is_some());
}

#[test]
fn undo_and_redo_walk_the_whole_history_and_a_new_act_ends_the_redo() {
    let (mut sandbox, ..) = open(&Shared::default());
    let first = sandbox.tenant().clone();
    sandbox.act(&assign(&[0, 1]), 2).unwrap();
    sandbox.act(&assign(&[2]), 3).unwrap();
    let last = sandbox.tenant().clone();
    assert!(sandbox.undo(4).unwrap() && sandbox.undo(5).unwrap() && !sandbox.undo(6).unwrap());
    assert!(*sandbox.tenant() == first);
    assert!(sandbox.redo(7).unwrap() && sandbox.redo(8).unwrap() && !sandbox.redo(9).unwrap());
    assert!(*sandbox.tenant() == last);
    sandbox.undo(10).unwrap();
    sandbox.act(&unassign(0), 11).unwrap();
    assert!(!sandbox.redo(12).unwrap());
}

#[test]
fn a_command_that_changes_nothing_leaves_no_entry() {
    let (mut sandbox, ..) = open(&Shared::default());
    sandbox.act(&unassign(0), 2).unwrap();
    assert!(sandbox.history().is_empty());
}

#[test]
fn a_refusal_beside_a_change_is_in_the_entry() {
    let (mut sandbox, ..) = open(&Shared::default());
    sandbox.act(&assign(&[0, 1, 2, 3, 4, 5, 6]), 2).unwrap();
    let entry = sandbox.undoable().unwrap();
    assert_eq!(entry.people(), 5);
    assert_eq!(entry.refused.first().map(|(_, users)| users.len()), Some(2));
}

#[test]
fn many_steps_become_a_snapshot_and_the_journal_stays_short() {
    let store = Shared::default();
    let (mut sandbox, ..) = open(&store);
    for n in 0..1_700 {
        let command = if n % 2 == 0 { assign(&[0]) } else { unassign(0) };
        sandbox.act(&command, n).unwrap();
        sandbox.maintain(n);
    }
    assert!(journal(&store).len() < 1_050, "{} lines", journal(&store).len());
    assert_eq!(snapshots(&store).len(), 2);
    let (again, ..) = open(&store);
    assert!(again.tenant() == sandbox.tenant());
    assert_eq!(again.history().len(), 1_700);
}

#[test]
fn a_full_store_is_said_and_made_good_once_there_is_room() {
    let store = Shared::default();
    let (mut sandbox, ..) = open(&store);
    sandbox.act(&assign(&[0]), 2).unwrap();
    store.fail(Some(StoreError::Full));
    sandbox.act(&assign(&[1]), 3).unwrap();
    assert_eq!(sandbox.saving(), Saving::NotSaved(StoreError::Full));
    assert_eq!(open(&store).0.history().len(), 1);
    store.fail(None);
    sandbox.act(&assign(&[2]), 4).unwrap();
    assert_eq!(sandbox.saving(), Saving::Saved(4));
    assert!(open(&store).0.tenant() == sandbox.tenant());
}

#[test]
fn a_blocked_store_leaves_a_sandbox_in_memory_that_says_so() {
    let store = Shared::default();
    store.fail(Some(StoreError::Blocked));
    let (mut sandbox, stored, _) = open(&store);
    assert!(!stored);
    sandbox.act(&assign(&[0]), 2).unwrap();
    assert_eq!(sandbox.saving(), Saving::NotSaved(StoreError::Blocked));
    assert_eq!(sandbox.history().len(), 1);
    sandbox.replace(tenant(), sandbox.actor(), 3).unwrap();
    assert_eq!(sandbox.saving(), Saving::NotSaved(StoreError::Blocked));
}

#[test]
fn a_replaced_tenant_can_be_brought_back_with_its_history() {
    let store = Shared::default();
    let (mut sandbox, ..) = open(&store);
    sandbox.act(&assign(&[0]), 2).unwrap();
    let before = sandbox.tenant().clone();
    let version = sandbox.directory_version();
    sandbox.replace(tenant(), sandbox.actor(), 3).unwrap();
    assert!(sandbox.history().is_empty());
    assert!(sandbox.directory_version() > version);
    assert!(sandbox.bring_back(4).unwrap());
    assert!(*sandbox.tenant() == before);
    assert_eq!(open(&store).0.history().len(), 1);
}

#[test]
fn a_second_opening_follows_what_the_first_one_does() {
    let store = Shared::default();
    let (mut first, ..) = open(&store);
    let (mut second, ..) = open(&store);
    first.act(&assign(&[0, 1]), 2).unwrap();
    let version = second.directory_version();
    assert!(second.follow(3));
    assert!(second.tenant() == first.tenant());
    assert_eq!(second.directory_version(), version, "nobody came or went");
    second.act(&unassign(0), 3).unwrap();
    assert!(first.follow(4));
    assert_eq!(first.history().len(), 2);
    assert_eq!(open(&store).0.history().len(), 2);
    store.texts.lock().unwrap().clear();
    assert!(
        !first.follow(5),
        "somebody cleared the store: what is in memory stays"
    );
    first.act(&assign(&[5]), 6).unwrap();
    assert_eq!(open(&store).0.history().len(), 3, "and is kept anew");
    first.undo(7).unwrap();
    assert_eq!(first.history().len(), 2);
}

/// Undo and redo go to any depth; what was undone stays until something new is done.
#[test]
fn the_history_moves_to_any_depth_and_says_what_is_in_force() {
    let store = Shared::default();
    let (mut sandbox, _, _) = open(&store);
    for user in 0..4 {
        sandbox.act(&assign(&[user]), 1).unwrap();
    }
    let in_force =
        |sandbox: &Sandbox| -> Vec<bool> { sandbox.audit_entries().map(|entry| entry.in_force).collect() };
    for (to, moves, expected) in [
        (1, true, [true, false, false, false]),
        (1, false, [true, false, false, false]),
        (3, true, [true, true, true, false]),
        (0, true, [false; 4]),
        (9, true, [true; 4]),
        (2, true, [true, true, false, false]),
    ] {
        assert_eq!(sandbox.move_to(to, 1), Ok(moves), "to {to}");
        assert_eq!(in_force(&sandbox), expected, "to {to}");
        let held = sandbox.tenant().seats(visio()).consumed as usize;
        assert_eq!(held, expected.iter().filter(|on| **on).count());
    }
    assert_eq!(open(&store).0.undone().len(), 2, "kept");
    sandbox.act(&assign(&[7]), 1).unwrap();
    assert_eq!(
        in_force(&sandbox),
        [true; 3],
        "something new ends what was undone"
    );
}
