//! Members of values: properties, methods, what stands at a place.

use std::rc::Rc;

use crate::console::compare::equal;
use crate::console::fault::Fault;
use crate::console::value::{plain, same, Shape, Value, CUSTOM, LONGEST_TEXT, TABLE};

use super::state::Machine;

static ENTRY: Shape = plain("System.Collections.DictionaryEntry");
static TYPE: Shape = plain("System.RuntimeType");

impl Machine {
    /// A property; of a list, that of each of its items.
    pub(super) fn member(&self, of: &Value, name: &str) -> Result<Value, Fault> {
        let is_count = same(name, "Count") || same(name, "Length");
        Ok(match of {
            Value::Null if is_count => Value::Int(0),
            Value::Null => Value::Null,
            Value::Text(text) if same(name, "Length") => Value::Int(text.chars().count() as i64),
            Value::List(list) if is_count => Value::Int(list.0.borrow().len() as i64),
            Value::List(list) => {
                let mut found = Vec::new();
                let items = list.0.borrow().clone();
                // Lists in the list are gone through as well, but no deeper.
                let inner = items.iter().flat_map(|item| match item {
                    Value::List(inner) => inner.0.borrow().clone(),
                    other => vec![other.clone()],
                });
                for item in inner.collect::<Vec<_>>() {
                    match self.own(&item, name) {
                        Some(Value::List(inner)) => found.extend(inner.0.borrow().iter().cloned()),
                        Some(value) => found.push(value),
                        None => {}
                    }
                }
                Value::of_outputs(found)
            }
            other => match self.own(other, name) {
                Some(value) => value,
                None if is_count => Value::Int(1),
                None => Value::Null,
            },
        })
    }

    /// A property that the value itself has.
    fn own(&self, of: &Value, name: &str) -> Option<Value> {
        if let Some(value) = of.property(name, &*self.host) {
            return Some(value);
        }
        if of.is_table() {
            let names = of.names();
            return match name.to_lowercase().as_str() {
                "count" => Some(Value::Int(names.len() as i64)),
                "keys" => Some(Value::list(names.into_iter().map(Value::Text).collect())),
                "values" => {
                    let values = names.iter().filter_map(|name| of.property(name, &*self.host));
                    Some(Value::list(values.collect()))
                }
                _ => None,
            };
        }
        match of {
            Value::Text(text) if same(name, "Length") => Some(Value::Int(text.chars().count() as i64)),
            _ => None,
        }
    }

    fn no_method(&self, of: &Value, name: &str) -> Fault {
        let text = match of {
            Value::Null => "You cannot call a method on a null-valued expression.".to_owned(),
            other => format!(
                "Method invocation failed because [{}] does not contain a method named '{name}'.",
                other.type_name()
            ),
        };
        let id = if of.is_null() {
            "InvokeMethodOnNull"
        } else {
            "MethodNotFound"
        };
        self.fault(text, id)
    }

    /// Calls a method.
    pub(super) fn call_method(&self, of: &Value, name: &str, args: &[Value]) -> Result<Value, Fault> {
        let lower = name.to_lowercase();
        match (of, lower.as_str()) {
            (Value::Null, _) => return Err(self.no_method(of, name)),
            (_, "gettype") => {
                let full = of.type_name();
                let short = full.rsplit('.').next().unwrap_or(full);
                return Ok(Value::object(
                    &TYPE,
                    [("Name", short.into()), ("FullName", full.into())],
                ));
            }
            (Value::Text(text), _) => {
                if let Some(value) = self.text_method(text, &lower, args)? {
                    return Ok(value);
                }
            }
            (Value::List(list), "contains") => {
                let wanted = args.first().unwrap_or(&Value::Null);
                return Ok(Value::Bool(
                    list.0.borrow().iter().any(|item| equal(item, wanted, true)),
                ));
            }
            (Value::List(list), "indexof") => {
                let wanted = args.first().unwrap_or(&Value::Null);
                let place = list.0.borrow().iter().position(|item| equal(item, wanted, true));
                return Ok(Value::Int(place.map_or(-1, |place| place as i64)));
            }
            (Value::List(list), "add") => {
                list.0
                    .borrow_mut()
                    .push(args.first().cloned().unwrap_or(Value::Null));
                return Ok(Value::Null);
            }
            (Value::List(list), _) if lower != "tostring" => {
                let items = list.0.borrow().clone();
                let call = |item: &Value| match item {
                    Value::List(_) => Err(self.no_method(item, name)),
                    other => self.call_method(other, name, args),
                };
                let results: Result<Vec<Value>, Fault> = items.iter().map(call).collect();
                return Ok(Value::of_outputs(results?));
            }
            (Value::Object(_), _) if of.is_table() => {
                if let Some(value) = self.table_method(of, &lower, args) {
                    return Ok(value);
                }
            }
            _ => {}
        }
        match lower.as_str() {
            "tostring" => match args.first() {
                Some(form) => {
                    let text: Rc<str> = format!("{{0:{}}}", form.text()).into();
                    self.formatted(&text, of)
                }
                None => Ok(Value::Text(of.text())),
            },
            "equals" => Ok(Value::Bool(equal(of, args.first().unwrap_or(&Value::Null), true))),
            _ => Err(self.no_method(of, name)),
        }
    }

    fn formatted(&self, form: &str, of: &Value) -> Result<Value, Fault> {
        self.format(form, std::slice::from_ref(of))
    }

    fn table_method(&self, of: &Value, name: &str, args: &[Value]) -> Option<Value> {
        let fields = of.fields()?;
        let key = args.first().map(Value::text).unwrap_or_default();
        Some(match name {
            "containskey" | "contains" => Value::Bool(fields.borrow().get(&key).is_some()),
            "containsvalue" => {
                let wanted = args.first().unwrap_or(&Value::Null);
                Value::Bool(
                    fields
                        .borrow()
                        .iter()
                        .any(|(_, value)| equal(value, wanted, false)),
                )
            }
            "add" | "set_item" => {
                let value = args.get(1).cloned().unwrap_or(Value::Null);
                fields.borrow_mut().set(&key, value);
                Value::Null
            }
            "remove" => {
                fields.borrow_mut().remove(&key);
                Value::Null
            }
            "clear" => {
                for name in of.names() {
                    fields.borrow_mut().remove(&name);
                }
                Value::Null
            }
            "getenumerator" => {
                let entry = |(name, value): &(Rc<str>, Value)| {
                    let name = Value::Text(Rc::clone(name));
                    let fields = [("Name", name.clone()), ("Key", name), ("Value", value.clone())];
                    Value::object(&ENTRY, fields)
                };
                let entries = fields.borrow().iter().map(entry).collect();
                Value::list(entries)
            }
            _ => return None,
        })
    }

    fn text_method(&self, text: &Rc<str>, name: &str, args: &[Value]) -> Result<Option<Value>, Fault> {
        let arg = |at: usize| args.get(at).map(Value::text).unwrap_or_default();
        let out_of = || {
            let text = format!(
                "Exception calling \"{name}\" with \"{}\" argument(s): \"Index and length must refer to a location \
                 within the string.\"",
                args.len()
            );
            self.fault(text, "ArgumentOutOfRangeException")
                .of("NotSpecified", "MethodInvocationException")
        };
        let place = |at: usize| {
            args.get(at)
                .and_then(Value::int)
                .and_then(|n| usize::try_from(n).ok())
        };
        let index_of = |found: Option<usize>| {
            let chars = found
                .and_then(|at| text.get(..at))
                .map(|before| before.chars().count());
            Value::Int(chars.map_or(-1, |chars| chars as i64))
        };
        let trimmed = |text: &str| -> Vec<char> {
            if text.is_empty() {
                vec![' ', '\t', '\r', '\n']
            } else {
                text.chars().collect()
            }
        };
        let set = trimmed(&arg(0));
        let padded = |left: bool| {
            let width = place(0).unwrap_or(0).min(1_000);
            let with = arg(1).chars().next().unwrap_or(' ');
            let missing: String =
                std::iter::repeat_n(with, width.saturating_sub(text.chars().count())).collect();
            if left {
                missing + text
            } else {
                text.to_string() + &missing
            }
        };
        let slice: &[char] = &set;
        Ok(Some(match name {
            "substring" => {
                let from = place(0).ok_or_else(out_of)?;
                let all: Vec<char> = text.chars().collect();
                let most = all.len().checked_sub(from).ok_or_else(out_of)?;
                let count = if args.len() > 1 {
                    place(1).ok_or_else(out_of)?
                } else {
                    most
                };
                if count > most {
                    return Err(out_of());
                }
                all.iter().skip(from).take(count).collect::<String>().into()
            }
            "indexof" => index_of(text.find(&*arg(0))),
            "lastindexof" => index_of(text.rfind(&*arg(0))),
            "toupper" | "toupperinvariant" => text.to_uppercase().into(),
            "tolower" | "tolowerinvariant" => text.to_lowercase().into(),
            "trim" => text.trim_matches(slice).into(),
            "trimstart" => text.trim_start_matches(slice).into(),
            "trimend" => text.trim_end_matches(slice).into(),
            "contains" => Value::Bool(text.contains(&*arg(0))),
            "startswith" => Value::Bool(starts(text, &arg(0), args.len() > 1)),
            "endswith" => {
                let (text, end) = (text.to_string(), arg(0));
                Value::Bool(if args.len() > 1 {
                    text.to_lowercase().ends_with(&end.to_lowercase())
                } else {
                    text.ends_with(&*end)
                })
            }
            "replace" => {
                let (from, to) = (arg(0), arg(1));
                let times = if from.is_empty() {
                    0
                } else {
                    text.len() / from.len()
                };
                if text.len().saturating_add(times.saturating_mul(to.len())) > LONGEST_TEXT {
                    return Err(self.fault("The result is too long.", "TooLong"));
                }
                if from.is_empty() {
                    Value::Text(Rc::clone(text))
                } else {
                    text.replace(&*from, &to).into()
                }
            }
            "split" => {
                let parts = text.split(slice);
                Value::list(parts.map(Value::from).collect())
            }
            "padleft" => padded(true).into(),
            "padright" => padded(false).into(),
            "insert" => {
                let at = place(0)
                    .filter(|at| *at <= text.chars().count())
                    .ok_or_else(out_of)?;
                let before: String = text.chars().take(at).collect();
                let after: String = text.chars().skip(at).collect();
                format!("{before}{}{after}", arg(1)).into()
            }
            "remove" => {
                let at = place(0).ok_or_else(out_of)?;
                let count = if args.len() > 1 {
                    place(1).ok_or_else(out_of)?
                } else {
                    usize::MAX
                };
                let kept = text
                    .chars()
                    .enumerate()
                    .filter(|(place, _)| *place < at || *place - at >= count);
                kept.map(|(_, c)| c).collect::<String>().into()
            }
            "tochararray" => Value::list(text.chars().map(|c| c.to_string().into()).collect()),
            _ => return Ok(None),
        }))
    }

    /// What stands at a place, or under a key.
    pub(super) fn index(&self, of: &Value, index: &Value) -> Result<Value, Fault> {
        if let Value::List(places) = index {
            let places = places.0.borrow().clone();
            let at = |place: &Value| match place {
                Value::List(_) => Ok(Value::Null),
                place => self.index(of, place),
            };
            let found: Result<Vec<Value>, Fault> = places.iter().map(at).collect();
            return Ok(Value::list(found?));
        }
        let at = |len: usize| {
            let place = index.int()?;
            let place = if place < 0 {
                place.checked_add(len as i64)?
            } else {
                place
            };
            usize::try_from(place).ok()
        };
        Ok(match of {
            Value::Null => {
                return Err(self.fault("Cannot index into a null array.", "NullArray"));
            }
            Value::List(list) => {
                let items = list.0.borrow();
                at(items.len())
                    .and_then(|place| items.get(place).cloned())
                    .unwrap_or(Value::Null)
            }
            Value::Text(text) => {
                let place = at(text.chars().count());
                let c = place.and_then(|place| text.chars().nth(place));
                c.map(|c| c.to_string()).into()
            }
            Value::Object(object) => {
                let found = of.property(&index.text(), &*self.host);
                let is_open = of.is_table() || std::ptr::eq(object.shape, &CUSTOM);
                match (found, index) {
                    (Some(value), _) => value,
                    // One object is a list of one.
                    (None, Value::Int(0 | -1)) if !is_open => of.clone(),
                    _ => Value::Null,
                }
            }
            other => match index.int() {
                Some(0 | -1) => other.clone(),
                _ => Value::Null,
            },
        })
    }

    /// Sets a property.
    pub(super) fn put_member(&self, of: &Value, name: &str, value: Value) -> Result<(), Fault> {
        let known = of.is_table() || of.property(name, &*self.host).is_some();
        match of.fields() {
            Some(fields) if known => {
                fields.borrow_mut().set(name, value);
                Ok(())
            }
            _ => {
                let text = format!(
                    "The property '{name}' cannot be found on this object. Verify that the property exists and can \
                     be set."
                );
                Err(self.fault(text, "PropertyNotFound"))
            }
        }
    }

    /// Puts a value at a place, or under a key.
    pub(super) fn put_index(&self, of: &Value, index: &Value, value: Value) -> Result<(), Fault> {
        match of {
            Value::List(list) => {
                let mut items = list.0.borrow_mut();
                let len = items.len() as i64;
                let place = index.int().map(|place| {
                    if place < 0 {
                        place.saturating_add(len)
                    } else {
                        place
                    }
                });
                let place = place.and_then(|place| usize::try_from(place).ok());
                match place.and_then(|place| items.get_mut(place)) {
                    Some(item) => {
                        // What was there may hold the list itself: it is let go of after.
                        let before = std::mem::replace(item, value);
                        drop(items);
                        drop(before);
                        Ok(())
                    }
                    None => {
                        let text = "Index was outside the bounds of the array.";
                        Err(self.fault(text, "System.IndexOutOfRangeException"))
                    }
                }
            }
            Value::Null => Err(self.fault("Cannot index into a null array.", "NullArray")),
            other if other.is_table() => {
                if let Some(fields) = other.fields() {
                    fields.borrow_mut().set(&index.text(), value);
                }
                Ok(())
            }
            other => {
                let text = format!("Unable to index into an object of type {}.", other.type_name());
                Err(self.fault(text, "CannotIndex"))
            }
        }
    }

    /// A table as an object with properties.
    pub(super) fn custom(&self, table: &Value) -> Value {
        let object = Value::object(&CUSTOM, []);
        if let Some(fields) = object.fields() {
            for name in table.names() {
                let value = table.property(&name, &*self.host).unwrap_or(Value::Null);
                fields.borrow_mut().set(&name, value);
            }
        }
        object
    }

    /// A copy of a table, or an empty one.
    pub(super) fn table(&self, of: &Value) -> Value {
        let table = Value::object(&TABLE, []);
        if let Some(fields) = table.fields() {
            for name in of.names() {
                let value = of.property(&name, &*self.host).unwrap_or(Value::Null);
                fields.borrow_mut().set(&name, value);
            }
        }
        table
    }
}

fn starts(text: &str, begin: &str, any_case: bool) -> bool {
    if any_case {
        text.to_lowercase().starts_with(&begin.to_lowercase())
    } else {
        text.starts_with(begin)
    }
}
