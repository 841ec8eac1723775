//! What stands on disk is spoilt, old, new, full or written by two at once: what is kept all the same, and what is said.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use zetel::exchange::export_tenant;
use zetel::sandbox::{MemoryStore, Part, Sandbox, Saving, Store, StoreError, Tab, EXPIRES, ROOM};

use super::support::*;

fn texts(store: &Shared) -> BTreeMap<String, String> {
    store.texts.lock().unwrap().clone()
}

fn aside(store: &Shared) -> usize {
    store
        .keys()
        .iter()
        .filter(|key| key.starts_with("unreadable."))
        .count()
}

/// Three steps, a snapshot, two more, a snapshot, and one more.
fn worked() -> (Shared, Sandbox) {
    let store = Shared::default();
    let (mut sandbox, ..) = open(&store);
    for (n, users) in (2..).zip([[0u32], [1], [2]]) {
        sandbox.act(&assign(&users), n).unwrap();
    }
    sandbox.checkpoint();
    sandbox.act(&unassign(0), 5).unwrap();
    sandbox.act(&assign(&[3]), 6).unwrap();
    sandbox.checkpoint();
    sandbox.act(&assign(&[4]), 7).unwrap();
    assert_eq!(snapshots(&store).len(), 2);
    (store, sandbox)
}

/// Either snapshot may go bad: the other one and its lines lead to the same place.
#[test]
fn a_spoilt_snapshot_costs_nothing() {
    let (store, sandbox) = worked();
    for key in snapshots(&store) {
        let copy = Shared::default();
        *copy.texts.lock().unwrap() = texts(&store);
        copy.spoil(&key);
        let (mut again, stored, _) = open(&copy);
        assert!(stored, "{key}");
        assert!(again.tenant() == sandbox.tenant(), "{key}");
        assert_eq!(again.history(), sandbox.history(), "{key}");
        // And it goes on from there, with the spoilt text put aside.
        again.act(&assign(&[5]), 8).unwrap();
        assert!(open(&copy).0.tenant() == again.tenant(), "{key}");
    }
}

/// What nobody reads rots unseen: in a quiet moment it is looked at, and there are two again.
#[test]
fn a_spoilt_older_snapshot_is_found_and_made_good() {
    let (store, _) = worked();
    let older = journal_order(snapshots(&store))[0].clone();
    store.spoil(&older);
    let (mut sandbox, _, unreadable) = open(&store);
    assert_eq!(unreadable, 0, "not needed, and not looked at");
    sandbox.act(&assign(&[5]), 8).unwrap();
    assert!(sandbox.needs_maintenance());
    sandbox.maintain(9);
    assert!(!sandbox.needs_maintenance());
    assert_eq!((snapshots(&store).len(), aside(&store)), (2, 1));
    for key in snapshots(&store) {
        let copy = Shared::default();
        *copy.texts.lock().unwrap() = texts(&store);
        copy.spoil(&key);
        assert!(open(&copy).0.tenant() == sandbox.tenant(), "{key}");
    }
}

/// One of the two texts of an import is spoilt: there are two again, and what was spoilt is kept as it is.
#[test]
fn a_spoilt_import_is_made_good() {
    for at in 0..2 {
        let store = Shared::default();
        let (mut sandbox, ..) = open(&store);
        sandbox.maintain(2);
        let key = snapshots(&store)[at].clone();
        store.spoil(&key);
        store
            .texts
            .lock()
            .unwrap()
            .insert("writer".to_owned(), "ffff.1".to_owned());
        assert_eq!(sandbox.take_over(3), Ok(()));
        sandbox.maintain(4);
        assert_eq!(aside(&store), 1, "{key}");
        assert_eq!(snapshots(&store).len(), 2, "{key}: {:?}", store.keys());
        assert!(texts(&store).values().any(|text| text == "spoilt"), "{key}");
        for key in snapshots(&store) {
            let copy = Shared::default();
            *copy.texts.lock().unwrap() = texts(&store);
            copy.spoil(&key);
            assert!(open(&copy).0.tenant() == sandbox.tenant(), "{key}");
        }
    }
}

/// A tenant that was just imported stands twice: nothing else holds what is in it.
#[test]
fn an_import_stands_twice() {
    let store = Shared::default();
    let (mut sandbox, ..) = open(&store);
    let mut other = tenant();
    other.organization.display_name = "Fabrikam".into();
    sandbox.replace(other, sandbox.actor(), 2).unwrap();
    sandbox.act(&assign(&[0]), 3).unwrap();
    assert_eq!(snapshots(&store).len(), 2);
    for key in snapshots(&store) {
        let copy = Shared::default();
        *copy.texts.lock().unwrap() = texts(&store);
        copy.spoil(&key);
        assert!(open(&copy).0.tenant() == sandbox.tenant(), "{key}");
    }
}

#[test]
fn a_spoilt_line_costs_itself_and_what_follows_and_is_said() {
    let (store, _) = worked();
    let lines = journal(&store);
    let last = lines.last().unwrap();
    store.spoil(last);
    let (mut sandbox, stored, unreadable) = open(&store);
    assert!(stored);
    assert_eq!((unreadable, sandbox.history().len()), (1, 5));
    assert_eq!(aside(&store), 1);
    let found = sandbox.set_aside();
    assert_eq!(
        (found[0].from.as_str(), found[0].at, found[0].units),
        (last.as_str(), Some(1), 6)
    );
    assert_eq!(sandbox.set_aside_text(&found[0].key).as_deref(), Some("spoilt"));
    assert_eq!(sandbox.set_aside_text(&lines[0]), None, "only what was set aside");
    // Going on, and opening again.
    sandbox.act(&assign(&[5]), 8).unwrap();
    let (mut again, _, unreadable) = open(&store);
    assert_eq!((unreadable, again.history().len()), (0, 6));
    assert!(again.delete_set_aside(&found[0].key));
    assert!(again.set_aside().is_empty());
    let line = journal(&store).pop().unwrap();
    again.delete_set_aside(&line);
    assert!(store.keys().contains(&line), "nothing else is deleted");
}

/// A line in the middle: what came after it hangs in the air, and is set aside when the next turn begins.
#[test]
fn what_is_cut_off_is_kept() {
    let store = Shared::default();
    let (mut sandbox, ..) = open(&store);
    for n in 0..4 {
        sandbox.act(&assign(&[n]), i64::from(n) + 2).unwrap();
    }
    let second = journal(&store)[1].clone();
    store.spoil(&second);
    let (mut again, ..) = open(&store);
    assert_eq!(again.history().len(), 1);
    again.act(&assign(&[7]), 9).unwrap();
    assert_eq!(again.history().len(), 2);
    assert_eq!(aside(&store), 3, "the spoilt one and the two behind it");
    assert_eq!(open(&store).0.history().len(), 2);
}

#[test]
fn nothing_readable_begins_anew_and_keeps_everything() {
    let (store, _) = worked();
    for key in store.keys() {
        store.spoil(&key);
    }
    let before = store.keys().len();
    let (sandbox, stored, unreadable) = open(&store);
    assert!(!stored && unreadable > 3);
    assert_eq!(sandbox.saving(), Saving::Saved(1));
    assert!(aside(&store) + 1 >= before, "all but the token of the turn");
    assert!(open(&store).1);
}

/// Texts of one place under the key of another are not believed.
#[test]
fn a_text_under_another_key_is_not_believed() {
    let (store, sandbox) = worked();
    let lines = journal(&store);
    let text = store.texts.lock().unwrap()[&lines[1]].clone();
    store
        .texts
        .lock()
        .unwrap()
        .insert("journal.99.99-1".to_owned(), text);
    let (again, _, unreadable) = open(&store);
    assert_eq!(unreadable, 1);
    assert!(again.tenant() == sandbox.tenant());
}

#[test]
fn a_tenant_of_version_4_opens() {
    let store = Shared::default();
    *store.texts.lock().unwrap() = format_4();
    let (mut sandbox, stored, unreadable) = open(&store);
    assert_eq!((stored, unreadable), (true, 0));
    let file: serde_json::Value =
        serde_json::from_str(&export_tenant(sandbox.tenant(), sandbox.actor())).unwrap();
    let expected: serde_json::Value = serde_json::from_str(FIXTURE_TENANT).unwrap();
    assert_eq!(file, expected);
    assert_eq!(sandbox.history().len(), 502);
    assert!(sandbox.redoable().is_some());
    assert!(sandbox.undo(2_000).unwrap());
    let (again, ..) = open(&store);
    assert!(again.tenant() == sandbox.tenant());
    assert_eq!(again.history(), sandbox.history());
}

/// A snapshot of version 4 with its lines, then lines and a snapshot of this version: one chain, from either snapshot.
#[test]
fn a_chain_of_two_versions() {
    let store = Shared::default();
    *store.texts.lock().unwrap() = format_4();
    let (mut sandbox, ..) = open(&store);
    assert!(sandbox.undo(2_000).unwrap());
    sandbox.checkpoint();
    assert!(sandbox.undo(2_001).unwrap());
    let keys = snapshots(&store);
    assert_eq!(keys.iter().filter(|key| format_4().contains_key(*key)).count(), 1);
    for key in keys {
        let copy = Shared::default();
        *copy.texts.lock().unwrap() = texts(&store);
        copy.spoil(&key);
        let (again, ..) = open(&copy);
        assert!(again.tenant() == sandbox.tenant(), "{key}");
        assert_eq!(again.history(), sandbox.history(), "{key}");
    }
}

/// An old tenant stays as it is while there is no room for the new form.
#[test]
fn an_old_tenant_outlives_a_full_store() {
    let store = Shared::default();
    *store.texts.lock().unwrap() = format_4();
    let (mut sandbox, ..) = open(&store);
    store.fail(Some(StoreError::Full));
    assert!(sandbox.undo(2_000).unwrap());
    assert_eq!(sandbox.saving(), Saving::NotSaved(StoreError::Full));
    assert_eq!(texts(&store), format_4());
    store.fail(None);
    assert!(sandbox.undo(2_001).unwrap());
    assert_eq!(sandbox.saving(), Saving::Saved(2_001));
    assert_eq!(open(&store).0.history(), sandbox.history());
}

#[test]
fn a_newer_version_is_left_alone() {
    for key in ["tenant.50.7-1", "journal.50.7-1"] {
        let (store, _) = worked();
        store.texts.lock().unwrap().insert(key.to_owned(), newer_text());
        let before = texts(&store);
        let (mut sandbox, found) = Sandbox::open(Box::new(store.clone()), tab(), 9, tenant);
        assert!(found.newer, "{key}");
        assert_eq!(sandbox.saving(), Saving::NotSaved(StoreError::Newer), "{key}");
        sandbox.act(&assign(&[6]), 10).unwrap();
        sandbox.replace(tenant(), sandbox.actor(), 11).unwrap();
        sandbox.checkpoint();
        assert!(!sandbox.follow(12));
        assert_eq!(texts(&store), before, "{key}");
    }
    // Also when it comes while this one is at work.
    let (store, mut sandbox) = worked();
    let key = "journal.50.7-1".to_owned();
    store.texts.lock().unwrap().insert(key, newer_text());
    store
        .texts
        .lock()
        .unwrap()
        .insert("writer".to_owned(), "1.1".to_owned());
    sandbox.act(&assign(&[6]), 10).unwrap();
    assert_eq!(sandbox.saving(), Saving::NotSaved(StoreError::Newer));
}

#[test]
fn one_writes_and_the_others_follow() {
    let store = Shared::default();
    let (mut first, ..) = open(&store);
    first.heartbeat(10);
    let (mut second, found) = Sandbox::open(Box::new(store.clone()), tab(), 11, tenant);
    assert!(found.stored);
    assert_eq!(second.saving(), Saving::Following);
    let before = texts(&store);
    assert_eq!(second.act(&assign(&[0]), 12), Err(Saving::Following));
    assert_eq!(second.undo(12), Err(Saving::Following));
    assert_eq!(
        second.replace(tenant(), second.actor(), 12),
        Err(Saving::Following)
    );
    assert_eq!(texts(&store), before, "nothing is written by one that follows");
    first.act(&assign(&[1]), 13).unwrap();
    assert!(second.follow(14));
    assert!(second.tenant() == first.tenant());
    // Taking over, and being taken over from.
    assert_eq!(second.take_over(15), Ok(()));
    second.heartbeat(15);
    second.act(&assign(&[2]), 16).unwrap();
    assert_eq!(first.act(&assign(&[3]), 17), Err(Saving::Following));
    assert!(
        first.tenant() == second.tenant(),
        "and it shows what the other did"
    );
    assert!(first.left_behind().is_none());
    // The other one is gone: after a while, or at once when it says so.
    first.act(&assign(&[3]), 16 + EXPIRES).unwrap();
    assert!(second.follow(17 + EXPIRES));
    first.heartbeat(18 + EXPIRES);
    first.release();
    second.act(&assign(&[4]), 19 + EXPIRES).unwrap();
    assert_eq!(open(&store).0.history().len(), 4);
}

/// A store in which, once, something else happens right after a line was written.
#[derive(Clone)]
struct Meanwhile {
    store: Shared,
    then: Arc<Mutex<Option<Box<dyn FnOnce() + Send>>>>,
}

impl Store for Meanwhile {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.store.get(key)
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        let late = key
            .starts_with("journal.")
            .then(|| self.then.lock().unwrap().take())
            .flatten();
        if let Some(then) = late {
            then();
        }
        self.store.set(key, text)
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.store.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Store::keys(&self.store)
    }
}

/// Another tab takes over between a decision and its line: the change is not acknowledged, the other's stands, and what
/// was lost is offered.
#[test]
fn what_was_overtaken_is_offered() {
    let store = Shared::default();
    let meanwhile = Meanwhile {
        store: store.clone(),
        then: Arc::default(),
    };
    let (mut slow, _) = Sandbox::open(Box::new(meanwhile.clone()), tab(), 1, tenant);
    slow.act(&assign(&[0]), 2).unwrap();
    let quick = store.clone();
    *meanwhile.then.lock().unwrap() = Some(Box::new(move || {
        let (mut quick, ..) = open(&quick);
        quick.take_over(3).unwrap();
        quick.act(&assign(&[1]), 3).unwrap();
    }));
    assert_eq!(slow.act(&assign(&[2]), 4), Err(Saving::Following));
    let (again, ..) = open(&store);
    assert!(slow.tenant() == again.tenant());
    assert_eq!(
        again.history().iter().map(|entry| entry.real).collect::<Vec<_>>(),
        [2, 3]
    );
    let (lost, _) = slow.left_behind().unwrap();
    assert_eq!(lost.seats(visio()).consumed, 2);
    slow.forget_left_behind();
    assert!(slow.left_behind().is_none());
    // The line that came too late is found beside the chain, and put away when the next turn begins.
    slow.take_over(5).unwrap();
    slow.act(&assign(&[3]), 5).unwrap();
    assert_eq!(aside(&store), 1);
    assert_eq!(open(&store).0.history().len(), 3);
}

/// A store of so many units.
#[derive(Clone)]
struct Small(Shared, usize);

impl Store for Small {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.get(key)
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        let mut after = texts(&self.0);
        after.insert(key.to_owned(), text.to_owned());
        let used: usize = after
            .iter()
            .map(|(key, text)| key.len() + text.chars().count())
            .sum();
        match used <= self.1 {
            true => self.0.set(key, text),
            false => Err(StoreError::Full),
        }
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.0.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Store::keys(&self.0)
    }
}

/// Where there is no room for two of everything, there is one of everything: changes go on being saved.
#[test]
fn what_stands_twice_makes_room() {
    let whole = {
        let store = Shared::default();
        drop(open(&store));
        let key = snapshots(&store)[0].clone();
        let text = texts(&store)[&key].chars().count();
        text
    };
    let store = Shared::default();
    let small = Small(store.clone(), whole * 2 + 600);
    let (mut sandbox, _) = Sandbox::open(Box::new(small), tab(), 1, tenant);
    let mut saved = 0;
    for n in 0..60 {
        let command = if n % 2 == 0 { assign(&[0]) } else { unassign(0) };
        sandbox.act(&command, n + 2).unwrap();
        match sandbox.saving() {
            Saving::Saved(_) => saved += 1,
            _ => break,
        }
    }
    assert!(saved >= 10, "{saved} steps fitted");
    assert_eq!(snapshots(&store).len(), 1);
    let (again, ..) = open(&store);
    assert_eq!(
        again.history().len(),
        saved,
        "and all of them are there, though the store is full"
    );
}

#[test]
fn usage_counts_units() {
    let mut store = MemoryStore::default();
    store.set("ab", "c\u{4000}\u{1f600}").unwrap();
    let usage = store.usage().unwrap();
    assert_eq!((usage.own, usage.others, usage.limit), (6, 0, ROOM));
    let mut part = Part::new("x/".to_owned(), store);
    part.set("key", "text").unwrap();
    assert_eq!(Store::keys(&part).unwrap(), ["key"]);
    assert_eq!(part.usage().unwrap().own, 9);
    part.remove("key").unwrap();
    assert_eq!(part.get("key"), Ok(None));
}

/// What the page that a failure leaves makes of it: a copy in memory of all texts.
#[test]
fn a_copy_of_the_texts_is_a_store() {
    let (store, sandbox) = worked();
    let copy = Box::new(MemoryStore(texts(&store)));
    let (again, found) = Sandbox::open(copy, Tab::new(0), 9, tenant);
    assert!(found.stored && again.tenant() == sandbox.tenant());
}
