//! What the tests of the sandbox share: a store that several tabs look at, a small tenant, and commands for it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use zetel::catalog::{self, EditionId, RuleProfile, SkuId};
use zetel::domain::{
    ChangeUsers, Command, Grant, Held, LicenseSet, Organization, Place, PlanSet, Product, Profile, Removal,
    Subscription, SubscriptionId, Tenant, Time, UserId, UserIx,
};
use zetel::sandbox::{Sandbox, Store, StoreError, Tab};

/// A store that several openings share, and that can be made to fail.
#[derive(Clone, Default)]
pub struct Shared {
    pub texts: Arc<Mutex<BTreeMap<String, String>>>,
    pub fails: Arc<Mutex<Option<StoreError>>>,
}

impl Shared {
    pub fn keys(&self) -> Vec<String> {
        self.texts.lock().unwrap().keys().cloned().collect()
    }

    pub fn spoil(&self, key: &str) {
        self.texts
            .lock()
            .unwrap()
            .insert(key.to_owned(), "spoilt".to_owned());
    }

    pub fn fail(&self, error: Option<StoreError>) {
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

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        match *self.fails.lock().unwrap() {
            Some(StoreError::Blocked) => Err(StoreError::Blocked),
            _ => Ok(self.texts.lock().unwrap().keys().cloned().collect()),
        }
    }
}

pub fn visio() -> SkuId {
    catalog::products()
        .find(|p| p.name == "Visio Plan 2")
        .unwrap()
        .sku_id
}

pub fn tenant() -> Tenant {
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
    let id = SubscriptionId::from_u128(1);
    tenant.add_subscription(Subscription::new(id, visio(), 5));
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

pub fn assign(users: &[u32]) -> Command {
    let mut change = ChangeUsers::new(users.iter().copied().map(UserIx).collect(), Place::ActiveUsers);
    change.add.push(Grant {
        sku: visio(),
        disabled_plans: PlanSet::default(),
        held: Held::Keep,
    });
    Command::ChangeUsers(change)
}

pub fn unassign(user: u32) -> Command {
    let mut change = ChangeUsers::new(vec![UserIx(user)], Place::ActiveUsers);
    change.remove = Removal::one(visio());
    Command::ChangeUsers(change)
}

/// A number for the next tab.
pub fn tab() -> Tab {
    static LAST: AtomicU64 = AtomicU64::new(0);
    Tab::new(LAST.fetch_add(1, Ordering::Relaxed) + 1)
}

pub fn open(store: &Shared) -> (Sandbox, bool, u32) {
    let (sandbox, found) = Sandbox::open(Box::new(store.clone()), tab(), 1, tenant);
    (sandbox, found.stored, found.unreadable)
}

/// The keys of the journal, oldest line first.
pub fn journal(store: &Shared) -> Vec<String> {
    journal_order(
        store
            .keys()
            .into_iter()
            .filter(|key| key.starts_with("journal."))
            .collect(),
    )
}

/// Keys in the order of the positions they name.
pub fn journal_order(mut keys: Vec<String>) -> Vec<String> {
    keys.sort_by_key(|key| key.split('.').nth(1).unwrap().parse::<u64>().unwrap());
    keys
}

/// The keys of the snapshots.
pub fn snapshots(store: &Shared) -> Vec<String> {
    store
        .keys()
        .into_iter()
        .filter(|key| key.starts_with("tenant."))
        .collect()
}

/// What version 4 kept, frozen: two snapshots and a journal.
pub fn format_4() -> BTreeMap<String, String> {
    serde_json::from_str(include_str!("fixtures/format-4.json")).unwrap()
}

/// A whole text that says that only version 9 can read it.
pub fn newer_text() -> String {
    include_str!("fixtures/newer.txt").trim_end().to_owned()
}

/// The tenant file of what the fixture holds.
pub const FIXTURE_TENANT: &str = include_str!("fixtures/format-4.tenant.json");
