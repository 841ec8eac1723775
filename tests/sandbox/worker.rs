//! One tab of the fault harness: random commands, and a log of what was tried, told and seen.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use zetel::domain::{decide, evolve, revert, Actor, Role, Tenant};
use zetel::sandbox::{Lease, Lock, Sandbox, Saving, Store, StoreError, Tab};

use super::faulty::{FaultyStore, Random};
use super::support::*;

/// What tells two states apart: the tenant's name, when each entry in force was made, and who acts. Every entry is made
/// at a moment of its own.
pub type Identity = (String, Vec<i64>, Role);

/// What tells this state from others.
pub fn identity(sandbox: &Sandbox) -> Identity {
    (
        sandbox.tenant().organization.display_name.to_string(),
        sandbox.history().iter().map(|entry| entry.real).collect(),
        sandbox.actor().role,
    )
}

/// What a tab tried: from where, to where, and, if it was told that it is saved, at which operation it was written.
#[derive(Debug, Clone)]
pub struct Try {
    pub from: Identity,
    pub to: Identity,
    pub saved: Option<u64>,
}

/// What a tab did and saw.
#[derive(Default)]
pub struct Log {
    pub tries: Vec<Try>,
    pub decided: Vec<(Identity, Tenant)>,
    pub seen: Vec<(Identity, Tenant)>,
}

/// A lease that gives the turn only when the test says so: so that the test knows on what a command is decided.
struct Strict(Lease, Arc<AtomicBool>);

impl Lock for Strict {
    fn is_elsewhere(&self, store: &dyn Store, now: i64) -> Result<bool, StoreError> {
        self.0.is_elsewhere(store, now)
    }

    fn ask(&mut self, store: &mut dyn Store, now: i64, force: bool) -> Result<bool, StoreError> {
        Ok(self.1.load(Ordering::Relaxed) && self.0.ask(store, now, force)?)
    }

    fn heartbeat(&mut self, store: &mut dyn Store, now: i64) -> Result<(), StoreError> {
        self.0.heartbeat(store, now)
    }

    fn release(&mut self, store: &mut dyn Store) -> Result<(), StoreError> {
        self.0.release(store)
    }
}

/// One tab at work.
pub struct Worker {
    pub store: FaultyStore,
    pub random: Random,
    pub log: Arc<Mutex<Log>>,
    pub may_begin: Arc<AtomicBool>,
    pub tab: u64,
    pub now: i64,
    pub names: u32,
}

impl Worker {
    fn named(&mut self) -> Tenant {
        self.names += 1;
        let mut tenant = tenant();
        tenant.organization.display_name = format!("{:x}.{}", self.tab, self.names).into();
        tenant
    }

    fn now(&mut self) -> i64 {
        self.now += 2;
        self.now
    }

    fn saw(&self, sandbox: &Sandbox) {
        self.log
            .lock()
            .unwrap()
            .seen
            .push((identity(sandbox), sandbox.tenant().clone()));
    }

    fn open(&mut self) -> Sandbox {
        self.tab += 2;
        let tab = Tab {
            id: self.tab,
            lock: Box::new(Strict(Lease::new(self.tab), Arc::clone(&self.may_begin))),
        };
        let first = self.named();
        let own = (
            first.organization.display_name.to_string(),
            Vec::new(),
            Role::default(),
        );
        {
            let mut log = self.log.lock().unwrap();
            log.decided.push((own.clone(), first.clone()));
            log.tries.push(Try {
                from: Identity::default(),
                to: own.clone(),
                saved: None,
            });
        }
        let now = self.now();
        let (sandbox, found) = Sandbox::open(Box::new(self.store.clone()), tab, now, || first);
        if !found.stored && sandbox.saving() == Saving::Saved(now) && identity(&sandbox) == own {
            self.log.lock().unwrap().tries.last_mut().unwrap().saved =
                Some(self.store.world.written(self.store.who));
        }
        self.saw(&sandbox);
        sandbox
    }

    /// So many random actions.
    pub fn work(&mut self, actions: usize) {
        let mut sandbox = self.open();
        for _ in 0..actions {
            let now = self.now();
            match self.random.below(24) {
                0 => sandbox = self.open(),
                1 => sandbox.heartbeat(now),
                2..=4 => {
                    sandbox.follow(now);
                }
                5 => sandbox.checkpoint(),
                6 => sandbox.maintain(now),
                7 => sandbox.release(),
                _ => self.change(&mut sandbox, now),
            }
            self.saw(&sandbox);
        }
    }

    fn change(&mut self, sandbox: &mut Sandbox, now: i64) {
        self.may_begin.store(true, Ordering::Relaxed);
        let mut ready = sandbox.ready(now);
        if ready.is_err() && self.random.below(3) > 0 {
            ready = sandbox.take_over(now);
        }
        self.saw(sandbox);
        self.may_begin.store(false, Ordering::Relaxed);
        if ready.is_ok() {
            self.do_something(sandbox, now);
        }
        self.may_begin.store(true, Ordering::Relaxed);
    }

    fn do_something(&mut self, sandbox: &mut Sandbox, now: i64) {
        let from = identity(sandbox);
        let (mut to, mut then) = (from.clone(), sandbox.tenant().clone());
        let users = [self.random.below(8) as u32, self.random.below(8) as u32];
        let what = self.random.below(16);
        let command = match what {
            0..=5 => assign(&users),
            _ => unassign(users[0]),
        };
        let role = [Role::Global, Role::License][self.random.below(2)];
        let other = self.named();
        match what {
            0..=9 => {
                let decision = decide(&then, &sandbox.actor(), &command);
                decision.events.iter().for_each(|event| evolve(&mut then, event));
                if !decision.events.is_empty() {
                    to.1.push(now);
                }
            }
            10 | 11 => {
                if let Some(entry) = sandbox.undoable() {
                    revert(&mut then, &entry.events);
                    to.1.pop();
                }
            }
            12 | 13 => {
                if let Some(entry) = sandbox.redoable() {
                    entry.events.iter().for_each(|event| evolve(&mut then, event));
                    to.1.push(entry.real);
                }
            }
            14 => to.2 = role,
            _ => {
                to = (other.organization.display_name.to_string(), Vec::new(), role);
                then = other.clone();
            }
        }
        let changes = from != to;
        {
            let mut log = self.log.lock().unwrap();
            log.decided.push((to.clone(), then));
            log.tries.push(Try {
                from: from.clone(),
                to: to.clone(),
                saved: None,
            });
        }
        let done = match what {
            0..=9 => sandbox.act(&command, now).map(drop),
            10 | 11 => sandbox.undo(now).map(drop),
            12 | 13 => sandbox.redo(now).map(drop),
            14 => sandbox.act_as(role, now),
            _ => sandbox.replace(other, Actor { role }, now),
        };
        match done {
            Ok(()) if changes => {
                assert_eq!(identity(sandbox), to, "done, and something else stands here");
                if sandbox.saving() == Saving::Saved(now) {
                    let mut log = self.log.lock().unwrap();
                    log.tries.last_mut().unwrap().saved = Some(self.store.world.written(self.store.who));
                }
            }
            Ok(()) => {}
            Err(saving) => assert_eq!(saving, Saving::Following),
        }
    }
}
