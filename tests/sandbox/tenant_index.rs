//! Several tenants side by side: each keeps to itself, and nothing of one is lost by what is done to another.

use zetel::domain::Tenant;
use zetel::sandbox::{part_of, Sandbox, Seen, Store, StoreError, TenantIndex, TenantIndexError, TenantMeta};

use super::support::*;

fn sandbox(store: &Shared, id: u32) -> Sandbox {
    let named = || -> Tenant {
        let mut tenant = tenant();
        tenant.organization.display_name = format!("Tenant {id}").into();
        tenant
    };
    Sandbox::open(Box::new(part_of(store.clone(), id)), tab(), 1, named).0
}

fn add(store: &Shared, index: &mut TenantIndex<Shared>, name: &str) -> u32 {
    index
        .add(name, |id| {
            drop(sandbox(store, id));
            Ok(())
        })
        .unwrap()
}

fn seen(used: i64) -> Seen {
    Seen {
        organization: "Contoso".to_owned(),
        people: 8,
        used,
    }
}

fn names(index: &TenantIndex<Shared>) -> Vec<(u32, String, bool)> {
    let list = index.list().unwrap().into_iter();
    list.map(
        |TenantMeta {
             id, name, deleted, ..
         }| (id, name, deleted.is_some()),
    )
    .collect()
}

#[test]
fn tenants_keep_to_themselves() {
    let store = Shared::default();
    let mut index = TenantIndex::new(store.clone());
    assert!(index.list().unwrap().is_empty());
    let mut first = sandbox(&store, 0);
    assert_eq!(
        names(&index),
        [(0, String::new(), false)],
        "what was there before there were several"
    );
    let second = add(&store, &mut index, "Second");
    let mut other = sandbox(&store, second);
    first.act(&assign(&[0]), 6).unwrap();
    other.act(&assign(&[1, 2]), 7).unwrap();
    index.rename(0, "First").unwrap();
    index.note(0, &seen(8)).unwrap();
    index.note(second, &seen(5)).unwrap();
    assert_eq!(
        names(&index),
        [(0, "First".to_owned(), false), (1, "Second".to_owned(), false)]
    );
    let list = index.list().unwrap();
    assert!(list.iter().all(|tenant| tenant.units > 100), "{list:?}");
    assert_eq!((list[0].used, list[1].used), (Some(8), Some(5)));
    assert_eq!(sandbox(&store, 0).tenant().seats(visio()).consumed, 1);
    assert_eq!(sandbox(&store, 1).tenant().seats(visio()).consumed, 2);
    assert_eq!(
        sandbox(&store, 0).set_aside(),
        [],
        "the other's texts are none of its"
    );
}

#[test]
fn a_duplicate_has_the_whole_history_and_goes_its_own_way() {
    let store = Shared::default();
    let mut index = TenantIndex::new(store.clone());
    let mut first = sandbox(&store, 0);
    first.act(&assign(&[0]), 2).unwrap();
    first.act(&assign(&[1]), 3).unwrap();
    let copy = index.duplicate(0, "Copy", 4).unwrap();
    let mut other = sandbox(&store, copy);
    assert!(other.tenant() == first.tenant());
    assert_eq!(other.history(), first.history());
    assert!(other.undo(5).unwrap());
    first.act(&assign(&[2]), 6).unwrap();
    assert_eq!(
        (
            sandbox(&store, 0).history().len(),
            sandbox(&store, copy).history().len()
        ),
        (3, 1)
    );
    // One of the copy, and no room for another.
    let again = index.duplicate(copy, "Again", 7).unwrap();
    assert_eq!(sandbox(&store, again).history().len(), 1);
    let before = store.keys();
    store.fail(Some(StoreError::Full));
    assert_eq!(
        index.duplicate(0, "Too much", 8),
        Err(TenantIndexError::Store(StoreError::Full))
    );
    store.fail(None);
    assert_eq!(store.keys(), before);
    assert_eq!(index.duplicate(9, "Nobody", 8), Err(TenantIndexError::Missing(9)));
}

#[test]
fn deleting_can_be_undone_until_it_is_purged() {
    let store = Shared::default();
    let mut index = TenantIndex::new(store.clone());
    drop(sandbox(&store, 0));
    let id = add(&store, &mut index, "Second");
    sandbox(&store, id).act(&assign(&[0]), 3).unwrap();
    assert_eq!(index.purge(id), Ok(false), "only what is deleted");
    index.delete(id, 4).unwrap();
    assert!(names(&index).contains(&(id, "Second".to_owned(), true)));
    index.restore(id).unwrap();
    assert_eq!(sandbox(&store, id).history().len(), 1);
    index.delete(id, 5).unwrap();
    assert_eq!(index.purge(id), Ok(true));
    assert_eq!(names(&index).len(), 1);
    assert!(!store.keys().iter().any(|key| key.starts_with("also.")));
    assert_eq!(index.rename(id, "Gone"), Err(TenantIndexError::Missing(id)));
    // The first one too, and nothing else goes with it.
    let id = add(&store, &mut index, "Third");
    drop(sandbox(&store, id));
    index.delete(0, 7).unwrap();
    assert_eq!(index.purge(0), Ok(true));
    assert_eq!(names(&index), [(id, "Third".to_owned(), false)]);
    assert_eq!(
        sandbox(&store, id).tenant().organization.display_name.as_ref(),
        format!("Tenant {id}")
    );
    // A label that is spoilt costs a name, and nothing more.
    let key = format!("about.{id}");
    store.clone().set(&key, "spoilt").unwrap();
    assert_eq!(names(&index), [(id, String::new(), false)]);
    index.rename(id, "Third again").unwrap();
    assert_eq!(names(&index), [(id, "Third again".to_owned(), false)]);
}

#[test]
fn the_tenant_of_an_exercise_stands_in_no_list_and_leaves_nothing() {
    let store = Shared::default();
    let mut index = TenantIndex::new(store.clone());
    drop(sandbox(&store, 0));
    let before = store.keys();
    let fill = |id| {
        drop(sandbox(&store, id));
        Ok(())
    };
    let id = index.add_practice("13-without-a-gap", fill).unwrap();
    let own = add(&store, &mut index, "Second");
    assert_ne!(id, own);
    assert_eq!(names(&index).len(), 2);
    assert_eq!(index.practicing().unwrap(), [(id, "13-without-a-gap".to_owned())]);
    sandbox(&store, id).act(&assign(&[0]), 3).unwrap();
    assert_eq!(sandbox(&store, id).history().len(), 1);
    // It is nobody's own: it has no name to change, and can't be deleted like one.
    assert_eq!(index.delete(id, 4), Err(TenantIndexError::Missing(id)));
    assert_eq!(index.end_practice(own), Err(TenantIndexError::Missing(own)));
    index.end_practice(id).unwrap();
    assert_eq!(index.practicing().unwrap(), []);
    index.delete(own, 5).unwrap();
    assert_eq!(index.purge(own), Ok(true));
    assert_eq!(store.keys(), before);
    // Without room nothing stays behind.
    store.fail(Some(StoreError::Full));
    let full = index.add_practice("13-without-a-gap", |_| Err(StoreError::Full));
    assert_eq!(full, Err(TenantIndexError::Store(StoreError::Full)));
    store.fail(None);
    assert_eq!(store.keys(), before);
}
