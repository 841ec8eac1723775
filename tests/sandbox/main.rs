//! The sandbox: what was done is there after opening again, whatever the store did in between.

#![allow(clippy::unwrap_used, clippy::type_complexity, reason = "a test")]

mod directory;
mod filters;
mod saved_filters;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use zetel::catalog::{self, EditionId, RuleProfile, SkuId};
use zetel::domain::{
    ChangeUsers, Command, Grant, Held, LicenseSet, Organization, Place, PlanSet, Product, Profile, Removal,
    Role, Subscription, SubscriptionId, SubscriptionStatus, Tenant, Time, UserId, UserIx,
};
use zetel::sandbox::{Sandbox, Saving, Store, StoreError};

/// A store that several openings share, and that can be made to fail.
#[derive(Clone, Default)]
struct Shared {
    texts: Arc<Mutex<BTreeMap<String, String>>>,
    fails: Arc<Mutex<Option<StoreError>>>,
}

impl Shared {
    fn keys(&self) -> Vec<String> {
        self.texts.lock().unwrap().keys().cloned().collect()
    }

    fn spoil(&self, key: &str) {
        self.texts
            .lock()
            .unwrap()
            .insert(key.to_owned(), "spoilt".to_owned());
    }

    fn fail(&self, error: Option<StoreError>) {
        *self.fails.lock().unwrap() = error;
    }
}

impl Store for Shared {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        match *self.fails.lock().unwrap() {
            Some(StoreError::Blocked) => Err(StoreError::Blocked),
            _ => Ok(self.texts.lock().unwrap().get(key).cloned()),
        }
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        if let Some(error) = *self.fails.lock().unwrap() {
            return Err(error);
        }
        self.texts.lock().unwrap().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.texts.lock().unwrap().remove(key);
        Ok(())
    }
}

fn visio() -> SkuId {
    catalog::products()
        .find(|p| p.name == "Visio Plan 2")
        .unwrap()
        .sku_id
}

fn tenant() -> Tenant {
    let organization = Organization {
        display_name: Arc::from("Contoso"),
        ..Organization::default()
    };
    let mut tenant = Tenant::new(
        organization,
        EditionId::Worldwide2020,
        RuleProfile::Classic2020,
        Time::from_date(2020, 7, 1),
    );
    tenant.add_product(Product::from_catalog(visio()).unwrap());
    tenant.add_subscription(Subscription {
        id: SubscriptionId::from_u128(1),
        sku: visio(),
        total_licenses: 5,
        status: SubscriptionStatus::Enabled,
        is_trial: false,
        next_lifecycle: None,
        self_service_owner: None,
        prepaid: false,
        partner: false,
        credit_check_until: None,
    });
    let nothing = Arc::new(LicenseSet::default());
    for n in 1..=8u128 {
        let mut profile = Profile::new(
            UserId::from_u128(n),
            &format!("Person {n}"),
            &format!("p{n}@contoso.example"),
        );
        profile.department = (n % 2 == 0).then(|| Arc::from("Sales"));
        profile.account_enabled = n != 3;
        tenant
            .add_user(Arc::new(profile), "NL".parse().ok(), &nothing, None)
            .unwrap();
    }
    tenant
}

fn assign(users: &[u32]) -> Command {
    let mut change = ChangeUsers::new(users.iter().copied().map(UserIx).collect(), Place::ActiveUsers);
    change.add.push(Grant {
        sku: visio(),
        disabled_plans: PlanSet::default(),
        held: Held::Keep,
    });
    Command::ChangeUsers(change)
}

fn unassign(user: u32) -> Command {
    let mut change = ChangeUsers::new(vec![UserIx(user)], Place::ActiveUsers);
    change.remove = Removal::one(visio());
    Command::ChangeUsers(change)
}

fn open(store: &Shared) -> (Sandbox, bool, u32) {
    let (sandbox, found) = Sandbox::open(Box::new(store.clone()), 1, tenant);
    (sandbox, found.stored, found.unreadable)
}

#[test]
fn what_was_done_is_there_after_opening_again() {
    let store = Shared::default();
    let (mut sandbox, stored, _) = open(&store);
    assert!(!stored);
    sandbox.act(&assign(&[0, 1, 2]), 2);
    sandbox.act(&unassign(1), 3);
    sandbox.undo(4);
    sandbox.act_as(Role::License, 5);
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
    sandbox.act(&assign(&[0, 1]), 2);
    sandbox.act(&assign(&[2]), 3);
    let last = sandbox.tenant().clone();
    assert!(sandbox.undo(4) && sandbox.undo(5) && !sandbox.undo(6));
    assert!(*sandbox.tenant() == first);
    assert!(sandbox.redo(7) && sandbox.redo(8) && !sandbox.redo(9));
    assert!(*sandbox.tenant() == last);
    sandbox.undo(10);
    sandbox.act(&unassign(0), 11);
    assert!(!sandbox.redo(12));
}

#[test]
fn a_command_that_changes_nothing_leaves_no_entry() {
    let (mut sandbox, ..) = open(&Shared::default());
    sandbox.act(&unassign(0), 2);
    assert!(sandbox.history().is_empty());
}

#[test]
fn a_refusal_beside_a_change_is_in_the_entry() {
    let (mut sandbox, ..) = open(&Shared::default());
    sandbox.act(&assign(&[0, 1, 2, 3, 4, 5, 6]), 2);
    let entry = sandbox.undoable().unwrap();
    assert_eq!(entry.people(), 5);
    assert_eq!(entry.refused.first().map(|(_, users)| users.len()), Some(2));
}

#[test]
fn many_steps_become_a_snapshot_and_the_journal_stays_short() {
    let store = Shared::default();
    let (mut sandbox, ..) = open(&store);
    for n in 0..700 {
        let command = if n % 2 == 0 { assign(&[0]) } else { unassign(0) };
        sandbox.act(&command, n);
    }
    assert!(store.keys().len() < 520, "{} keys", store.keys().len());
    let (again, ..) = open(&store);
    assert!(again.tenant() == sandbox.tenant());
    assert_eq!(again.history().len(), 700);
}

#[test]
fn unreadable_texts_are_set_aside_and_the_rest_is_kept() {
    for (spoilt, stored, steps_left) in [("journal.1.1", true, 1), ("tenant.1", false, 0)] {
        let store = Shared::default();
        let (mut sandbox, ..) = open(&store);
        sandbox.act(&assign(&[0]), 2);
        sandbox.act(&assign(&[1]), 3);
        store.spoil(spoilt);
        let (again, found, unreadable) = open(&store);
        assert_eq!((found, unreadable), (stored, 1), "{spoilt}");
        assert_eq!(again.history().len(), steps_left, "{spoilt}");
        assert!(store.keys().contains(&"unreadable.0".to_owned()), "{spoilt}");
    }
}

#[test]
fn a_full_store_is_said_and_made_good_once_there_is_room() {
    let store = Shared::default();
    let (mut sandbox, ..) = open(&store);
    sandbox.act(&assign(&[0]), 2);
    store.fail(Some(StoreError::Full));
    sandbox.act(&assign(&[1]), 3);
    assert_eq!(sandbox.saving(), Saving::NotSaved(StoreError::Full));
    assert_eq!(open(&store).0.history().len(), 1);
    store.fail(None);
    sandbox.act(&assign(&[2]), 4);
    assert_eq!(sandbox.saving(), Saving::Saved(4));
    assert!(open(&store).0.tenant() == sandbox.tenant());
}

#[test]
fn a_blocked_store_leaves_a_sandbox_in_memory_that_says_so() {
    let store = Shared::default();
    store.fail(Some(StoreError::Blocked));
    let (mut sandbox, stored, _) = open(&store);
    assert!(!stored);
    sandbox.act(&assign(&[0]), 2);
    assert_eq!(sandbox.saving(), Saving::NotSaved(StoreError::Blocked));
    assert_eq!(sandbox.history().len(), 1);
    sandbox.replace(tenant(), sandbox.actor(), 3);
    assert_eq!(sandbox.saving(), Saving::NotSaved(StoreError::Blocked));
}

#[test]
fn a_replaced_tenant_can_be_brought_back_with_its_history() {
    let store = Shared::default();
    let (mut sandbox, ..) = open(&store);
    sandbox.act(&assign(&[0]), 2);
    let before = sandbox.tenant().clone();
    let version = sandbox.directory_version();
    sandbox.replace(tenant(), sandbox.actor(), 3);
    assert!(sandbox.history().is_empty());
    assert!(sandbox.directory_version() > version);
    assert!(sandbox.bring_back(4));
    assert!(*sandbox.tenant() == before);
    assert_eq!(open(&store).0.history().len(), 1);
}

#[test]
fn a_second_opening_follows_what_the_first_one_does() {
    let store = Shared::default();
    let (mut first, ..) = open(&store);
    let (mut second, ..) = open(&store);
    first.act(&assign(&[0, 1]), 2);
    let version = second.directory_version();
    assert!(second.follow(Box::new(store.clone())));
    assert!(second.tenant() == first.tenant());
    assert!(second.directory_version() > version);
    second.act(&unassign(0), 3);
    assert!(first.follow(Box::new(store.clone())));
    assert_eq!(first.history().len(), 2);
    assert_eq!(open(&store).0.history().len(), 2);
    let empty = Shared::default();
    assert!(!first.follow(Box::new(empty)));
    assert_eq!(first.history().len(), 2);
}

/// Undo and redo go to any depth; what was undone stays until something new is done.
#[test]
fn the_history_moves_to_any_depth_and_says_what_is_in_force() {
    let store = Shared::default();
    let (mut sandbox, _, _) = open(&store);
    for user in 0..4 {
        sandbox.act(&assign(&[user]), 1);
    }
    let in_force = |sandbox: &Sandbox| -> Vec<bool> { sandbox.deeds().map(|deed| deed.in_force).collect() };
    for (to, moves, expected) in [
        (1, true, [true, false, false, false]),
        (1, false, [true, false, false, false]),
        (3, true, [true, true, true, false]),
        (0, true, [false; 4]),
        (9, true, [true; 4]),
        (2, true, [true, true, false, false]),
    ] {
        assert_eq!(sandbox.move_to(to, 1), moves, "to {to}");
        assert_eq!(in_force(&sandbox), expected, "to {to}");
        let held = sandbox.tenant().seats(visio()).consumed as usize;
        assert_eq!(held, expected.iter().filter(|on| **on).count());
    }
    assert_eq!(open(&store).0.undone().len(), 2, "kept");
    sandbox.act(&assign(&[7]), 1);
    assert_eq!(
        in_force(&sandbox),
        [true; 3],
        "something new ends what was undone"
    );
}
