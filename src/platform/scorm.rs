//! A learning platform that shows Zetel in a frame or a window, by SCORM 1.2: where it has its `API`, and what is asked
//! and told there.
//!
//! Only a page that comes as a package with a lesson looks for one. What a platform has there is foreign: whatever it
//! answers, throws or lacks, the worst is that nothing is told.

use std::cell::OnceCell;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Under what name the page of a package says where its lesson is.
pub const PACKAGED: &str = "zetel-lesson";
/// How many frames around a page are looked at, and how many windows that opened one another.
const MOST_FRAMES: usize = 64;
const MOST_OPENERS: usize = 8;

thread_local! {
    static COURSE: OnceCell<Begun> = const { OnceCell::new() };
    static LEARNER: OnceCell<String> = const { OnceCell::new() };
}

/// What came of looking for a platform.
#[derive(Debug, Clone)]
enum Begun {
    /// There is none.
    Nowhere,
    /// There is one, and it begins nothing: as when a page was loaded again whose visit was ended.
    Refused,
    Here(Course),
}

/// Whether this page is a package with a lesson.
pub fn is_package() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let named = document.and_then(|page| page.query_selector(&format!("meta[name='{PACKAGED}']")).ok());
    named.flatten().is_some()
}

/// What a platform has begun with this page: it is told there how far somebody is.
#[derive(Debug, Clone)]
pub struct Course(JsValue);

fn begun() -> Begun {
    let begin = || match is_package().then(find).flatten().map(Course) {
        None => Begun::Nowhere,
        Some(course) if course.tell("LMSInitialize", &[""]) => Begun::Here(course),
        Some(_) => Begun::Refused,
    };
    COURSE.with(|course| course.get_or_init(begin).clone())
}

/// The one this page has, begun by whoever asks first; nothing where no platform shows it.
pub fn course() -> Option<Course> {
    match begun() {
        Begun::Here(course) => Some(course),
        Begun::Nowhere | Begun::Refused => None,
    }
}

/// Whether a platform is there that begins nothing.
pub fn is_refused() -> bool {
    matches!(begun(), Begun::Refused)
}

/// The part of a key under which work is kept that belongs to the learner whom a platform names; empty where none does.
/// People share browsers, and one's work is not the other's.
pub fn learner_part() -> String {
    let part = || {
        let part = match begun() {
            Begun::Nowhere => String::new(),
            // A tab is the learner's whom it was begun for last.
            Begun::Refused => remembered().unwrap_or_default(),
            Begun::Here(course) => {
                let id = Some(course.get("cmi.core.student_id")).filter(|id| !id.is_empty());
                id.map_or_else(String::new, |id| format!("learner-{:016x}/", hash(&id)))
            }
        };
        keep(&part);
        part
    };
    LEARNER.with(|learner| learner.get_or_init(part).clone())
}

/// Under what a tab remembers the part.
fn key() -> Option<String> {
    let path = web_sys::window()?.location().pathname().ok()?;
    Some(format!("zetel{path}learner"))
}

fn remembered() -> Option<String> {
    let storage = web_sys::window()?.session_storage().ok()??;
    storage.get_item(&key()?).ok()?
}

/// Remembers it where there is one, and says so in the page: `web/boot.js` looks there when the program fails.
fn keep(part: &str) -> Option<()> {
    if !is_package() {
        return None;
    }
    let window = web_sys::window()?;
    let root = window.document()?.document_element()?;
    root.set_attribute("data-learner", part).ok()?;
    let storage = window.session_storage().ok()??;
    storage.set_item(&key()?, part).ok()
}

impl Course {
    /// What the platform has of an element such as `cmi.core.lesson_status`; empty where it has nothing.
    pub fn get(&self, element: &str) -> String {
        self.call("LMSGetValue", &[element]).unwrap_or_default()
    }

    /// Tells a value, and says whether it was taken.
    pub fn set(&self, element: &str, value: &str) -> bool {
        self.tell("LMSSetValue", &[element, value])
    }

    /// Asks the platform to keep what it was told.
    pub fn commit(&self) -> bool {
        self.tell("LMSCommit", &[""])
    }

    /// Ends this visit. Nothing can be told after it.
    pub fn finish(&self) -> bool {
        self.tell("LMSFinish", &[""])
    }

    fn tell(&self, name: &str, given: &[&str]) -> bool {
        self.call(name, given).is_some_and(|answer| answer == "true")
    }

    /// The answer as text, whatever kind it is of; nothing where there was none.
    fn call(&self, name: &str, given: &[&str]) -> Option<String> {
        let Course(api) = self;
        let given: Array = given.iter().map(|one| JsValue::from_str(one)).collect();
        let answer = function(api, name)?.apply(api, &given).ok()?;
        let number = || answer.as_f64().map(|number| number.to_string());
        let truth = || answer.as_bool().map(|truth| truth.to_string());
        answer.as_string().or_else(truth).or_else(number)
    }
}

/// The platform's `API`: in this window, the frames around it, or the same of the window that opened this one.
fn find() -> Option<JsValue> {
    let mut window: JsValue = web_sys::window()?.into();
    for _ in 0..MOST_OPENERS {
        let mut frame = window.clone();
        for _ in 0..MOST_FRAMES {
            // A frame may be called so as well.
            let api = property(&frame, "API").filter(|api| function(api, "LMSInitialize").is_some());
            if api.is_some() {
                return api;
            }
            match property(&frame, "parent") {
                Some(parent) if parent != frame => frame = parent,
                _ => break,
            }
        }
        window = property(&window, "opener").or_else(|| property(&frame, "opener"))?;
    }
    None
}

/// An object's property that is an object too. Another origin's windows allow next to nothing to be asked.
fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    let found = Reflect::get(of, &name.into()).ok();
    found.filter(|found| found.is_object() || found.is_function())
}

fn function(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

/// FNV-1a, 64 bits.
fn hash(text: &str) -> u64 {
    let bytes = text.bytes();
    bytes.fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
