//! Values of a script: numbers, texts, lists, tables and objects, with what the shell makes of one where it wants another.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::host::Host;
use super::syntax::Body;

/// The longest text that a script may put together, in bytes.
pub const LONGEST_TEXT: usize = 1 << 22;

/// Any value.
#[derive(Clone)]
pub enum Value {
    /// `$null`.
    Null,
    /// `$true`, `$false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// A text.
    Text(Rc<str>),
    /// Several values.
    List(Rc<List>),
    /// A table of keys, an object with properties.
    Object(Rc<Object>),
    /// A script block.
    Block(Rc<Body>),
    /// A type, by its name in lower case.
    Type(Rc<str>),
}

/// Values in order. Shared by all variables that hold it.
#[derive(Default)]
pub struct List(pub RefCell<Vec<Value>>);

/// A kind of object: what it is called and what of it is shown.
#[derive(Debug)]
pub struct Shape {
    /// Its full name in the tool.
    pub name: &'static str,
    /// The columns of its table; none: shown by how many properties it has.
    pub columns: &'static [&'static str],
    /// The properties of its list, in order; none: all of them.
    pub list: &'static [&'static str],
}

/// A table that a script makes: `@{ }`.
pub static TABLE: Shape = plain("System.Collections.Hashtable");
/// An object that a script makes.
pub static CUSTOM: Shape = plain("System.Management.Automation.PSCustomObject");
/// What is caught.
pub static ERROR: Shape = plain("System.Management.Automation.ErrorRecord");

/// A kind of object without a view of its own.
pub const fn plain(name: &'static str) -> Shape {
    Shape {
        name,
        columns: &[],
        list: &[],
    }
}

/// Something with properties.
pub struct Object {
    /// What it is.
    pub shape: &'static Shape,
    /// What it has.
    pub inside: Inside,
}

/// Where an object's properties are.
pub enum Inside {
    /// Kept with it.
    Fields(RefCell<Fields>),
    /// Worked out when asked for.
    Entity(Box<dyn Entity>),
}

/// Something of the tenant, as it was when it was read.
pub trait Entity {
    /// The names of all its properties, in order.
    fn names(&self) -> &'static [&'static str];
    /// A property; nothing where it has none of this name.
    fn get(&self, name: &str, host: &dyn Host) -> Option<Value>;
}

/// Properties by name, in order; upper and lower case alike.
#[derive(Default)]
pub struct Fields {
    items: Vec<(Rc<str>, Value)>,
    /// Where each is, once there are many.
    index: HashMap<String, usize>,
}

/// From how many on an index is worth it.
const MANY: usize = 16;

impl Fields {
    fn place(&self, name: &str) -> Option<usize> {
        if self.items.len() > MANY {
            return self.index.get(&name.to_lowercase()).copied();
        }
        self.items.iter().position(|(key, _)| same(key, name))
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.items.get(self.place(name)?).map(|(_, value)| value)
    }

    /// Puts a value under a name.
    pub fn set(&mut self, name: &str, value: Value) {
        match self.place(name).and_then(|place| self.items.get_mut(place)) {
            Some((_, before)) => *before = value,
            None => {
                self.items.push((Rc::from(name), value));
                self.reindex(false);
            }
        }
    }

    /// Takes a name away.
    pub fn remove(&mut self, name: &str) {
        if let Some(place) = self.place(name) {
            self.items.remove(place);
            self.reindex(true);
        }
    }

    fn reindex(&mut self, all: bool) {
        if self.items.len() <= MANY {
            return;
        }
        if all || self.index.is_empty() || self.items.len() == MANY + 1 {
            let keys = self.items.iter().zip(0..);
            self.index = keys.map(|((key, _), at)| (key.to_lowercase(), at)).collect();
        } else if let Some((key, _)) = self.items.last() {
            self.index.insert(key.to_lowercase(), self.items.len() - 1);
        }
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &(Rc<str>, Value)> {
        self.items.iter()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.items.len()
    }
}

/// Whether two names are the same.
pub fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b) || (!a.is_ascii() && a.to_lowercase() == b.to_lowercase())
}

/// Lets go of what hangs in each other without going deep: a chain can have a million links.
fn let_go(first: Vec<Value>) {
    let mut left = first;
    while let Some(value) = left.pop() {
        match value {
            Value::List(list) => {
                if let Some(list) = Rc::into_inner(list) {
                    left.append(&mut list.0.borrow_mut());
                }
            }
            Value::Object(object) => {
                if let Some(object) = Rc::into_inner(object) {
                    if let Inside::Fields(fields) = &object.inside {
                        let items = std::mem::take(&mut fields.borrow_mut().items);
                        left.extend(items.into_iter().map(|(_, value)| value));
                    }
                }
            }
            _ => {}
        }
    }
}

impl Drop for List {
    fn drop(&mut self) {
        let items = std::mem::take(self.0.get_mut());
        if !items.is_empty() {
            let_go(items);
        }
    }
}

impl Drop for Object {
    fn drop(&mut self) {
        if let Inside::Fields(fields) = &mut self.inside {
            let items = std::mem::take(&mut fields.get_mut().items);
            if !items.is_empty() {
                let_go(items.into_iter().map(|(_, value)| value).collect());
            }
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(Rc::from(text))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(Rc::from(text))
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Value::Bool(value)
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Value::Int(i64::from(value))
    }
}

impl<T> From<Option<T>> for Value
where
    Value: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Value::from)
    }
}

impl Value {
    /// A list of these.
    pub fn list(items: Vec<Value>) -> Value {
        Value::List(Rc::new(List(RefCell::new(items))))
    }

    /// An object of this kind with these properties.
    pub fn object<'n>(shape: &'static Shape, fields: impl IntoIterator<Item = (&'n str, Value)>) -> Value {
        let mut inside = Fields::default();
        for (name, value) in fields {
            inside.set(name, value);
        }
        let inside = Inside::Fields(RefCell::new(inside));
        Value::Object(Rc::new(Object { shape, inside }))
    }

    /// Something of the tenant.
    pub fn entity(shape: &'static Shape, entity: impl Entity + 'static) -> Value {
        let inside = Inside::Entity(Box::new(entity));
        Value::Object(Rc::new(Object { shape, inside }))
    }

    /// What several outputs are as one value: nothing, the only one, or a list.
    pub fn of_outputs(mut outputs: Vec<Value>) -> Value {
        match outputs.pop() {
            None => Value::Null,
            Some(only) if outputs.is_empty() => only,
            Some(last) => {
                outputs.push(last);
                Value::list(outputs)
            }
        }
    }

    /// One by one: the items of a list, nothing of `$null`, else the value.
    pub fn items(&self) -> Vec<Value> {
        match self {
            Value::Null => Vec::new(),
            Value::List(list) => list.0.borrow().clone(),
            other => vec![other.clone()],
        }
    }

    /// Whether it counts as true.
    pub fn is_true(&self) -> bool {
        match self {
            Value::Null => false,
            Value::Bool(value) => *value,
            Value::Int(value) => *value != 0,
            Value::Float(value) => *value != 0.0,
            Value::Text(text) => !text.is_empty(),
            Value::List(list) => {
                let items = list.0.borrow();
                match items.as_slice() {
                    [] => false,
                    // A list in a list of one counts as something.
                    [Value::List(_)] => true,
                    [only] => only.is_true(),
                    _ => true,
                }
            }
            Value::Object(_) | Value::Block(_) | Value::Type(_) => true,
        }
    }

    /// Whether it is `$null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// The fields of an object that keeps its own.
    pub fn fields(&self) -> Option<&RefCell<Fields>> {
        match self {
            Value::Object(object) => match &object.inside {
                Inside::Fields(fields) => Some(fields),
                Inside::Entity(_) => None,
            },
            _ => None,
        }
    }

    /// Whether it is a table of keys.
    pub fn is_table(&self) -> bool {
        matches!(self, Value::Object(object) if std::ptr::eq(object.shape, &TABLE))
    }

    /// A property of an object; nothing where there is none.
    pub fn property(&self, name: &str, host: &dyn Host) -> Option<Value> {
        let Value::Object(object) = self else {
            return None;
        };
        match &object.inside {
            Inside::Fields(fields) => fields.borrow().get(name).cloned(),
            Inside::Entity(entity) => entity.get(name, host),
        }
    }

    /// The names of an object's properties, in order.
    pub fn names(&self) -> Vec<Rc<str>> {
        let Value::Object(object) = self else {
            return Vec::new();
        };
        match &object.inside {
            Inside::Fields(fields) => fields.borrow().iter().map(|(name, _)| Rc::clone(name)).collect(),
            Inside::Entity(entity) => entity.names().iter().map(|name| Rc::from(*name)).collect(),
        }
    }

    /// The full name of its type.
    pub fn type_name(&self) -> &str {
        match self {
            Value::Null => "",
            Value::Bool(_) => "System.Boolean",
            Value::Int(_) => "System.Int32",
            Value::Float(_) => "System.Double",
            Value::Text(_) => "System.String",
            Value::List(_) => "System.Object[]",
            Value::Object(object) => object.shape.name,
            Value::Block(_) => "System.Management.Automation.ScriptBlock",
            Value::Type(_) => "System.RuntimeType",
        }
    }

    /// As a text, the way the shell puts it into one.
    pub fn text(&self) -> Rc<str> {
        match self {
            Value::Null => Rc::from(""),
            Value::Text(text) => Rc::clone(text),
            Value::Bool(value) => Rc::from(if *value { "True" } else { "False" }),
            Value::Int(value) => Rc::from(value.to_string()),
            Value::Float(value) => Rc::from(float_text(*value)),
            Value::List(list) => {
                let items = list.0.borrow();
                Rc::from(joined(items.iter().map(Value::text_inside), " "))
            }
            Value::Object(object) => object.text(),
            Value::Block(body) => Rc::from(body.text.get(body.span.0..body.span.1).unwrap_or_default()),
            Value::Type(name) => Rc::clone(name),
        }
    }

    /// As a text inside of another one: lists go no deeper.
    pub fn text_inside(&self) -> Rc<str> {
        match self {
            Value::List(_) => Rc::from("System.Object[]"),
            other => other.text(),
        }
    }

    /// As a number, where it is one or reads as one.
    pub fn number(&self) -> Option<Value> {
        match self {
            Value::Int(_) | Value::Float(_) => Some(self.clone()),
            Value::Bool(value) => Some(Value::Int(i64::from(*value))),
            Value::Null => Some(Value::Int(0)),
            Value::Text(text) => {
                let text = text.trim();
                if text.is_empty() {
                    return Some(Value::Int(0));
                }
                let whole = text.parse().ok().map(Value::Int);
                whole.or_else(|| {
                    text.parse()
                        .ok()
                        .filter(|n: &f64| n.is_finite())
                        .map(Value::Float)
                })
            }
            _ => None,
        }
    }

    /// As a whole number, rounded to the even one in the middle.
    pub fn int(&self) -> Option<i64> {
        match self.number()? {
            Value::Int(value) => Some(value),
            Value::Float(value) => Some(value.round_ties_even() as i64),
            _ => None,
        }
    }
}

impl Object {
    fn text(&self) -> Rc<str> {
        let Inside::Fields(fields) = &self.inside else {
            return Rc::from(self.shape.name);
        };
        let Ok(fields) = fields.try_borrow() else {
            return Rc::from(self.shape.name);
        };
        if std::ptr::eq(self.shape, &CUSTOM) {
            let texts = fields.iter().map(|(name, value)| match value {
                Value::Object(inner) if std::ptr::eq(inner.shape, &CUSTOM) => format!("{name}="),
                value => format!("{name}={}", value.text_inside()),
            });
            return Rc::from(format!("@{{{}}}", joined(texts, "; ")));
        }
        if std::ptr::eq(self.shape, &ERROR) {
            return fields.get("Message").map(Value::text).unwrap_or_default();
        }
        Rc::from(self.shape.name)
    }
}

/// Texts as one. What is longer than any text of a script ends there: values of values would soon fill all memory.
pub fn joined(texts: impl IntoIterator<Item = impl AsRef<str>>, with: &str) -> String {
    let mut all = String::new();
    for (at, text) in texts.into_iter().enumerate() {
        if all.len() > LONGEST_TEXT {
            break;
        }
        if at > 0 {
            all.push_str(with);
        }
        all.push_str(text.as_ref());
    }
    all
}

/// A number that is not whole.
fn float_text(value: f64) -> String {
    if value.is_nan() {
        "NaN".to_owned()
    } else if value.is_infinite() {
        if value > 0.0 { "∞" } else { "-∞" }.to_owned()
    } else if value.abs() >= 1e15 {
        let text = format!("{value:E}");
        match text.split_once('E') {
            Some((digits, power)) if !power.starts_with('-') => format!("{digits}E+{power:0>2}"),
            _ => text,
        }
    } else {
        format!("{value}")
    }
}
