//! Looking around at an earlier moment is what replaying so many entries gives; nothing is changed by it, and what
//! begins there goes its own way.

use zetel::domain::{Actor, Role, Tenant};
use zetel::sandbox::sample::{waterlinie, SampleLanguage};
use zetel::sandbox::{part_of, Entry, Sandbox};

use super::faulty::Random;
use super::support::*;
use super::undo::command;

/// A session of so many entries, and the tenant after each of them, the first one before any.
fn session(store: &Shared, entries: usize, seed: u64) -> (Sandbox, Vec<Tenant>) {
    let first = || waterlinie(SampleLanguage::English);
    let mut sandbox = Sandbox::open(Box::new(store.clone()), tab(), 1, first).0;
    let mut random = Random(seed);
    let mut states = vec![sandbox.tenant().clone()];
    let mut now = 1;
    while states.len() <= entries {
        now += 1;
        let command = command(sandbox.tenant(), &mut random, false);
        sandbox.act(&command, now).unwrap();
        if sandbox.history().len() == states.len() {
            states.push(sandbox.tenant().clone());
        }
    }
    (sandbox, states)
}

fn texts(store: &Shared) -> std::collections::BTreeMap<String, String> {
    store.texts.lock().unwrap().clone()
}

#[test]
fn every_moment_is_as_replay_has_it_and_nothing_moves() {
    const ENTRIES: usize = 120;
    let store = Shared::default();
    let (mut sandbox, states) = session(&store, ENTRIES, 7);
    // Some were undone: they can be looked at as well.
    sandbox.move_to(ENTRIES - 30, 9_000).unwrap();
    let now = sandbox.tenant().clone();
    let all: Vec<Entry> = sandbox
        .history()
        .iter()
        .chain(sandbox.undone())
        .cloned()
        .collect();
    let before = texts(&store);
    let mut version = sandbox.directory_version();
    for (entries, state) in states.iter().enumerate() {
        assert!(sandbox.look_at(entries));
        assert!(sandbox.tenant() == state, "after {entries}");
        assert_eq!(sandbox.history(), &all[..entries]);
        assert!(sandbox.undone().is_empty() && sandbox.undoable().is_none() && sandbox.redoable().is_none());
        assert_eq!(sandbox.audit_entries().count(), entries);
        assert!(sandbox.directory_version() > version, "names are found anew");
        version = sandbox.directory_version();
        let moment = sandbox.looking().unwrap();
        assert_eq!((moment.entries, moment.at), (entries, state.clock));
        assert_eq!(moment.real, entries.checked_sub(1).map(|last| all[last].real));
        assert!(*sandbox.now().0 == now);
    }
    assert!(!sandbox.look_at(ENTRIES + 1), "there are not so many");
    assert_eq!(
        sandbox.looking().unwrap().entries,
        ENTRIES,
        "it stays where it was"
    );
    assert!(sandbox.look_away() && !sandbox.look_away());
    assert!(*sandbox.tenant() == now && sandbox.directory_version() > version);
    assert_eq!(sandbox.undone().len(), 30);
    assert_eq!(texts(&store), before, "nothing is written");
}

#[test]
fn an_earlier_moment_can_not_be_changed() {
    let store = Shared::default();
    let (mut sandbox, ..) = open(&store);
    sandbox.act(&assign(&[0]), 2).unwrap();
    sandbox.act(&assign(&[1]), 3).unwrap();
    let before = texts(&store);
    sandbox.look_at(1);
    let seen = sandbox.tenant().clone();
    type Change = fn(&mut Sandbox) -> bool;
    let changes: [(&str, Change); 8] = [
        ("act", |s| s.act(&assign(&[4]), 4).is_ok()),
        ("act by", |s| s.act_by(Actor::default(), &assign(&[4]), 4).is_ok()),
        ("role", |s| s.act_as(Role::License, 4).is_ok()),
        ("undo", |s| s.undo(4).is_ok()),
        ("redo", |s| s.redo(4).is_ok()),
        ("move", |s| s.move_to(0, 4).is_ok()),
        ("replace", |s| s.replace(tenant(), Actor::default(), 4).is_ok()),
        ("bring back", |s| s.bring_back(4).is_ok()),
    ];
    for (name, change) in changes {
        assert!(!change(&mut sandbox), "{name}");
        assert!(*sandbox.tenant() == seen, "{name}");
        assert_eq!(texts(&store), before, "{name}");
    }
    // A plan is only a plan: it is made for what is shown.
    assert!(!sandbox.plan(&assign(&[1])).events.is_empty());
    sandbox.look_away();
    assert_eq!(sandbox.history().len(), 2);
    sandbox.act(&assign(&[4]), 5).unwrap();
    assert_eq!(sandbox.history().len(), 3);
}

#[test]
fn what_another_tab_does_meanwhile_is_there_on_the_way_back() {
    let store = Shared::default();
    let (mut sandbox, ..) = open(&store);
    sandbox.act(&assign(&[0]), 2).unwrap();
    sandbox.look_at(0);
    let (mut other, ..) = open(&store);
    other.take_over(20_000).unwrap();
    other.act(&assign(&[1, 2]), 20_001).unwrap();
    assert!(sandbox.follow(20_002));
    assert_eq!(
        sandbox.tenant().seats(visio()).consumed,
        0,
        "it looks where it looked"
    );
    sandbox.look_away();
    assert!(sandbox.tenant() == other.tenant());
    assert_eq!(sandbox.history(), other.history());
}

#[test]
fn a_branch_has_the_history_up_to_there_and_goes_its_own_way() {
    let store = Shared::default();
    let (mut sandbox, states) = session(&store, 40, 11);
    let before = texts(&store);
    for entries in [0, 1, 17, 40] {
        sandbox.look_at(entries);
        let id = 100 + entries as u32;
        let open = |beginning| {
            Sandbox::open_with(
                Box::new(part_of(store.clone(), id)),
                tab(),
                50_000,
                Box::new(move || beginning),
            )
            .0
        };
        let mut branch = open(sandbox.branch());
        assert_eq!(branch.history(), sandbox.history());
        assert!(*branch.tenant() == states[entries] && branch.undone().is_empty());
        branch.release();
        // As it is read again: all the way back, and on from there.
        let mut again = open(tenant().into());
        assert!(*again.tenant() == states[entries]);
        again.move_to(0, 50_001).unwrap();
        assert!(*again.tenant() == states[0]);
        again.move_to(entries, 50_002).unwrap();
        assert!(*again.tenant() == states[entries]);
        again.act_as(Role::License, 50_003).unwrap();
        sandbox.look_away();
        assert!(*sandbox.tenant() == states[40]);
    }
    let mut after = texts(&store);
    after.retain(|key, _| !key.starts_with("also."));
    assert_eq!(after, before, "the first one is as it was");
}
