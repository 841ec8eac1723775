//! Cells: what of a value stands in a table or list, and how wide it is.

use std::rc::Rc;

use crate::console::host::Host;
use crate::console::value::{Value, ERROR, TABLE};

/// How many entries of a list are shown.
const SHOWN: usize = 4;

/// A value in a cell. `more` stands where a list goes on.
pub fn cell(value: &Value, more: &str) -> Rc<str> {
    match value {
        Value::List(list) => {
            let items = list.0.borrow();
            let shown: Vec<Rc<str>> = items.iter().take(SHOWN).map(inner).collect();
            let more = if items.len() > SHOWN { more } else { "" };
            Rc::from(format!("{{{}{more}}}", shown.join(", ")))
        }
        Value::Object(object) if std::ptr::eq(object.shape, &TABLE) => {
            let keys: Vec<Rc<str>> = value.names();
            let keys: Vec<&str> = keys.iter().take(SHOWN).map(|key| &**key).collect();
            Rc::from(format!("{{{}}}", keys.join(", ")))
        }
        other => inner(other),
    }
}

fn inner(value: &Value) -> Rc<str> {
    match value {
        Value::List(_) => value.text_inside(),
        Value::Object(object) if std::ptr::eq(object.shape, &ERROR) => value.text(),
        // What has a name is known by it: services in a list of them.
        Value::Object(_) => name_of(value).unwrap_or_else(|| value.text()),
        // Lines would break the table.
        Value::Text(text) if text.contains(['\n', '\r']) => {
            Rc::from(text.replace("\r\n", " ").replace(['\n', '\r'], " "))
        }
        other => other.text(),
    }
}

/// The name that an object in a list is known by.
fn name_of(value: &Value) -> Option<Rc<str>> {
    let fields = value.fields()?.try_borrow().ok()?;
    let named = |name| fields.get(name).map(Value::text);
    named("AccountSkuId").or_else(|| named("ServicePlanName"))
}

/// A text filled up to a width, at the right for numbers.
pub fn fit(text: &str, width: usize, right: bool) -> String {
    let missing = " ".repeat(width.saturating_sub(text.chars().count()));
    if right {
        missing + text
    } else {
        text.to_owned() + &missing
    }
}

/// A property for a cell; empty where there is none.
pub fn property(value: &Value, name: &str, host: &dyn Host) -> Value {
    value.property(name, host).unwrap_or(Value::Null)
}
