//! Which tab of this browser is at work: the browser's own Web Locks as a [`Lock`], and the lease where they are
//! missing or fail.
//!
//! The browser answers later, and nobody waits for it: a tab that knows of no other one begins, and steps aside when it
//! hears that another was first. That this costs nothing is the journal's business; this lock only makes it rare.
//!
//! * Whoever changes something asks for the lock and holds it until the page is left; who only looks holds nothing.
//! * Who finds it held waits in line, only to hear when it is free: it lets go at once, so that a reload of the tab that
//!   was at work doesn't pass the work on.
//! * Taking over steals it; the promise of the tab that had it is rejected then, and that tab follows.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::Arc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::sandbox::{Lease, Lock, Store, StoreError};

/// What is known of the lock. Read and written by one thread; atomic because a [`Lock`] may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum State {
    /// Nobody has looked yet.
    Unsure,
    /// No tab had it when this one last looked.
    Free,
    /// Asked for, and used as if it were there.
    Asked,
    /// This tab has it.
    Mine,
    /// Another tab has it; this one waits in line.
    Elsewhere,
    /// This browser has no locks: the lease says who is at work.
    Missing,
}

const STATES: [State; 6] = [
    State::Unsure,
    State::Free,
    State::Asked,
    State::Mine,
    State::Elsewhere,
    State::Missing,
];

/// What can't be sent: the browser's own objects, by the number of the lock.
struct Held {
    /// What to call when something has changed.
    moved: Rc<dyn Fn()>,
    /// Goes up with every request, so that answers to earlier ones are known as such.
    request: u32,
    /// Lets go of the lock.
    let_go: Option<Function>,
    /// Leaves the line.
    leave: Option<JsValue>,
}

thread_local! {
    static HELD: RefCell<HashMap<u64, Held>> = RefCell::new(HashMap::new());
}

/// The lock of one tab on one tenant. Its copies are one lock.
#[derive(Clone)]
pub struct TabLock {
    id: u64,
    name: String,
    state: Arc<AtomicU8>,
    lease: Lease,
}

impl TabLock {
    /// The lock of this tab (a number that no other has) under a name that all tabs of one tenant share. `moved` is
    /// called whenever another answer is to be expected from it, also while it is being asked: what it leads to has to
    /// come later.
    pub fn new(id: u64, name: String, moved: impl Fn() + 'static) -> Self {
        let held = Held {
            moved: Rc::new(moved),
            request: 0,
            let_go: None,
            leave: None,
        };
        HELD.with_borrow_mut(|all| all.insert(id, held));
        let first = manager().map_or(State::Missing, |_| State::Unsure);
        TabLock {
            id,
            name,
            state: Arc::new(AtomicU8::new(first as u8)),
            lease: Lease::new(id),
        }
    }

    /// Whether the lease is what counts: then somebody has to look now and then, because time alone changes it.
    pub fn is_lease(&self) -> bool {
        self.state() == State::Missing
    }

    /// Finds out whether another tab has the lock, unless that is known.
    pub fn look(&self) {
        if !matches!(self.state(), State::Unsure | State::Free) {
            return;
        }
        let lock = self.clone();
        let asked = manager().and_then(|locks| call(&locks, "query", &[]));
        let Some(asked) = asked else {
            return self.set(State::Missing);
        };
        settle(&asked, move |answer| {
            if !matches!(lock.state(), State::Unsure | State::Free) {
                return;
            }
            match lock.is_in(&answer) {
                Some(true) => lock.wait(),
                Some(false) => lock.set(State::Free),
                None => lock.set(State::Missing),
            }
        });
    }

    fn state(&self) -> State {
        let state = self.state.load(Ordering::Relaxed);
        STATES.get(usize::from(state)).copied().unwrap_or(State::Missing)
    }

    /// Goes to a state, and says so.
    fn set(&self, state: State) {
        if self.state() != state {
            self.state.store(state as u8, Ordering::Relaxed);
            let moved = HELD.with_borrow(|all| all.get(&self.id).map(|held| Rc::clone(&held.moved)));
            if let Some(moved) = moved {
                moved();
            }
        }
    }

    /// Whether what `query` answers has this name among the locks that are held; nothing when it is no answer.
    fn is_in(&self, answer: &JsValue) -> Option<bool> {
        let held = get(answer, "held").filter(JsValue::is_object)?;
        let name = |lock: JsValue| get(&lock, "name").and_then(|name| name.as_string());
        Some(
            Array::from(&held)
                .iter()
                .any(|lock| name(lock).as_deref() == Some(&self.name)),
        )
    }

    /// Begins a request, so that no earlier one counts any more; answers its number.
    fn next(&self) -> u32 {
        let (next, let_go, leave) = HELD.with_borrow_mut(|all| {
            let Some(held) = all.get_mut(&self.id) else {
                return (0, None, None);
            };
            held.request += 1;
            (held.request, held.let_go.take(), held.leave.take())
        });
        if let Some(leave) = leave {
            call(&leave, "abort", &[]);
        }
        if let Some(let_go) = let_go {
            let _ = let_go.call0(&JsValue::UNDEFINED);
        }
        next
    }

    fn is_now(&self, request: u32) -> bool {
        HELD.with_borrow(|all| all.get(&self.id).is_some_and(|held| held.request == request))
    }

    /// Asks for the lock: if it is free, or in spite of whoever has it.
    fn take(&self, steal: bool) {
        self.state.store(State::Asked as u8, Ordering::Relaxed);
        let request = self.next();
        let lock = self.clone();
        let granted = move |granted: JsValue| -> JsValue {
            if !lock.is_now(request) {
                return JsValue::UNDEFINED;
            }
            if granted.is_null() || granted.is_undefined() {
                lock.wait();
                return JsValue::UNDEFINED;
            }
            lock.set(State::Mine);
            // Held until this promise is kept.
            let until = Promise::new(&mut |keep: Function, _| {
                HELD.with_borrow_mut(|all| {
                    if let Some(held) = all.get_mut(&lock.id) {
                        held.let_go = Some(keep);
                    }
                });
            });
            until.into()
        };
        let how = if steal { "steal" } else { "ifAvailable" };
        self.request(request, how, &JsValue::TRUE, granted);
    }

    /// Waits in line for the lock of another tab, only to know when it is free.
    fn wait(&self) {
        let request = self.next();
        let Some(control) = construct("AbortController") else {
            return self.set(State::Missing);
        };
        let signal = get(&control, "signal").unwrap_or(JsValue::UNDEFINED);
        HELD.with_borrow_mut(|all| {
            if let Some(held) = all.get_mut(&self.id) {
                held.leave = Some(control);
            }
        });
        let lock = self.clone();
        let granted = move |_: JsValue| -> JsValue {
            if lock.is_now(request) {
                lock.set(State::Free);
            }
            JsValue::UNDEFINED
        };
        self.request(request, "signal", &signal, granted);
        self.set(State::Elsewhere);
    }

    fn request(
        &self,
        request: u32,
        option: &str,
        value: &JsValue,
        granted: impl FnOnce(JsValue) -> JsValue + 'static,
    ) {
        let options = Object::new();
        // Setting a property of a fresh object can't fail.
        let _ = Reflect::set(&options, &option.into(), value);
        let granted = Closure::once_into_js(granted);
        let asked = manager().and_then(|locks| {
            call(
                &locks,
                "request",
                &[self.name.as_str().into(), options.into(), granted],
            )
        });
        let Some(asked) = asked else {
            return self.set(State::Missing);
        };
        let lock = self.clone();
        settle(&asked, move |answer| {
            // It was given back, or it belongs to a request that no longer counts.
            if !lock.is_now(request) || answer.is_undefined() {
                return;
            }
            match get(&answer, "name").and_then(|name| name.as_string()).as_deref() {
                // Stolen: another tab takes over.
                Some("AbortError") => lock.wait(),
                _ => lock.set(State::Missing),
            }
        });
    }
}

impl Lock for TabLock {
    fn is_elsewhere(&self, store: &dyn Store, now: i64) -> Result<bool, StoreError> {
        match self.state() {
            State::Missing => self.lease.is_elsewhere(store, now),
            state => Ok(state == State::Elsewhere),
        }
    }

    fn ask(&mut self, store: &mut dyn Store, now: i64, force: bool) -> Result<bool, StoreError> {
        match self.state() {
            State::Missing => {
                let given = self.lease.ask(store, now, force)?;
                if given {
                    // Where there is no room for it, this tab counts as gone, and finds out when another one writes.
                    let _ = self.lease.heartbeat(store, now);
                }
                return Ok(given);
            }
            State::Elsewhere if !force => return Ok(false),
            State::Mine | State::Asked if !force => {}
            _ => self.take(force),
        }
        Ok(true)
    }

    fn heartbeat(&mut self, store: &mut dyn Store, now: i64) -> Result<(), StoreError> {
        match self.state() {
            State::Missing => self.lease.heartbeat(store, now),
            _ => Ok(()),
        }
    }

    fn release(&mut self, store: &mut dyn Store) -> Result<(), StoreError> {
        if self.state() == State::Missing {
            return self.lease.release(store);
        }
        self.next();
        self.state.store(State::Unsure as u8, Ordering::Relaxed);
        Ok(())
    }
}

/// The browser's locks, if it has them: not where the page came by plain HTTP from another machine.
fn manager() -> Option<JsValue> {
    let navigator = get(&js_sys::global(), "navigator")?;
    get(&navigator, "locks").filter(JsValue::is_object)
}

fn construct(name: &str) -> Option<JsValue> {
    let class: Function = get(&js_sys::global(), name)?.dyn_into().ok()?;
    Reflect::construct(&class, &Array::new()).ok()
}

fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok()
}

/// Calls a method; nothing where there is none, or it throws.
fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function: Function = get(object, method)?.dyn_into().ok()?;
    let list = Array::new();
    for argument in arguments {
        list.push(argument);
    }
    function.apply(object, &list).ok()
}

/// Calls `done` with what a promise comes to: its value, or the reason of its rejection.
fn settle(promise: &JsValue, done: impl FnOnce(JsValue) + 'static) {
    let done = Closure::once_into_js(done);
    call(promise, "then", &[done.clone(), done]);
}
