//! Commands that pick, order, group and count objects.

use std::rc::Rc;

use crate::console::call::Call;
use crate::console::compare::{equal, like, sort_order};
use crate::console::fault::Fault;
use crate::console::value::{plain, same, Shape, Value, CUSTOM};
use crate::order;

use super::pipeline::Stage;
use super::state::{Flow, Machine};

static GROUP: Shape = Shape {
    name: "Microsoft.PowerShell.Commands.GroupInfo",
    columns: &["Count", "Name", "Group"],
    list: &[],
};
static MEASURE: Shape = plain("Microsoft.PowerShell.Commands.GenericMeasureInfo");

/// A property to show, with its name: by name, or worked out.
enum Wanted {
    Named(Rc<str>),
    Worked(Rc<str>, Value),
}

/// Characters of a property's name.
const LONGEST_NAME: usize = 1_000;

impl Machine {
    /// Reads the properties that a command was given.
    fn wanted(&self, call: &Call, name: &str) -> Vec<Wanted> {
        let read = |value: &Value| {
            if !value.is_table() {
                return Wanted::Named(short(&value.text()));
            }
            let of = |names: &[&str]| names.iter().find_map(|name| value.property(name, &*self.host));
            let expression = of(&["Expression", "e"]).unwrap_or(Value::Null);
            let label = of(&["Name", "n", "Label", "l"]);
            let label = label.unwrap_or_else(|| expression.text().trim().into());
            Wanted::Worked(short(&label.text()), expression)
        };
        call.list(name).iter().map(read).collect()
    }

    /// What a property, or what stands for one, is of an object.
    pub(super) async fn value_of(&mut self, item: &Value, of: &Value) -> Result<Value, Flow> {
        match of {
            Value::Block(body) => {
                let body = Rc::clone(body);
                Ok(Value::of_outputs(self.block(&body, Some(item.clone())).await?))
            }
            table if table.is_table() => {
                let expression = table.property("Expression", &*self.host);
                let expression = expression.or_else(|| table.property("e", &*self.host));
                match expression {
                    Some(Value::Block(body)) => {
                        Ok(Value::of_outputs(self.block(&body, Some(item.clone())).await?))
                    }
                    Some(name) => Ok(self.member(item, &name.text())?),
                    None => Ok(Value::Null),
                }
            }
            name => Ok(self.member(item, &name.text())?),
        }
    }

    /// Objects with these properties only.
    pub(super) async fn project(&mut self, call: &Call, item: &Value) -> Result<Value, Flow> {
        let wanted = self.wanted(call, "Property");
        if wanted.is_empty() {
            return Ok(item.clone());
        }
        let object = Value::object(&CUSTOM, []);
        let excluded: Vec<Rc<str>> = call.list("ExcludeProperty").iter().map(Value::text).collect();
        let put = |name: &str, value: Value| {
            if excluded.iter().any(|pattern| like(name, pattern, false)) {
                return;
            }
            if let Some(fields) = object.fields() {
                fields.borrow_mut().set(name, value);
            }
        };
        for one in wanted {
            match one {
                Wanted::Named(name) if name.contains(['*', '?']) => {
                    for known in item.names() {
                        if like(&known, &name, false) {
                            put(&known, self.member(item, &known)?);
                        }
                    }
                }
                Wanted::Named(name) => {
                    // The name as the object writes it, where it has it.
                    let known = item.names().into_iter().find(|known| same(known, &name));
                    let value = self.member(item, &name)?;
                    put(&known.unwrap_or(name), value);
                }
                Wanted::Worked(name, expression) => {
                    let value = self.value_of(item, &expression).await?;
                    put(&name, value);
                }
            }
        }
        Ok(object)
    }

    /// `Select-Object` for one object.
    pub(super) async fn select(
        &mut self,
        stage: &mut Stage,
        call: &Call,
        item: Value,
    ) -> Result<Vec<Value>, Flow> {
        let number = |name: &str| call.int(name).and_then(|n| usize::try_from(n).ok());
        if call.has("Last") {
            stage.gathered.push(item);
            return Ok(Vec::new());
        }
        // The place of the object, from 1.
        let place = stage.count;
        let skip = number("Skip").unwrap_or(0);
        if place <= skip {
            return Ok(Vec::new());
        }
        let places = call.list("Index");
        if !places.is_empty() && !places.iter().any(|p| p.int() == Some(place as i64 - 1)) {
            return Ok(Vec::new());
        }
        if let Some(first) = number("First") {
            stage.done = place >= skip.saturating_add(first);
            if first == 0 {
                return Ok(Vec::new());
            }
        }
        let outputs = self.pick(call, &item).await?;
        if !call.switch("Unique") {
            return Ok(outputs);
        }
        let mut fresh = Vec::new();
        for output in outputs {
            self.step(stage.gathered.len() / 8).await?;
            if !stage.gathered.iter().any(|seen| self.alike(seen, &output)) {
                stage.gathered.push(output.clone());
                fresh.push(output);
            }
        }
        Ok(fresh)
    }

    /// Whether two objects are the same for `-Unique`.
    fn alike(&self, a: &Value, b: &Value) -> bool {
        let (first, second) = (a.names(), b.names());
        if first.is_empty() {
            return equal(a, b, true);
        }
        first == second
            && first.iter().all(|name| {
                let of = |value: &Value| value.property(name, &*self.host).unwrap_or(Value::Null);
                let (one, other) = (of(a), of(b));
                (one.is_null() && other.is_null()) || one.text() == other.text()
            })
    }

    async fn pick(&mut self, call: &Call, item: &Value) -> Result<Vec<Value>, Flow> {
        let Some(expand) = call.get("ExpandProperty").cloned() else {
            return Ok(vec![self.project(call, item).await?]);
        };
        let is_there = match item {
            Value::Object(_) => item.property(&expand.text(), &*self.host).is_some(),
            _ => false,
        };
        if !is_there && !matches!(expand, Value::Block(_)) {
            let text = format!("Property \"{}\" cannot be found.", expand.text());
            let mut fault = self
                .fault(text, "ExpandPropertyNotFound")
                .of("InvalidArgument", "PSArgumentException");
            fault.activity = "Select-Object".to_owned();
            self.report_by(call, fault).await?;
            return Ok(Vec::new());
        }
        let value = self.value_of(item, &expand).await?;
        let items = value.items();
        if !call.has("Property") {
            return Ok(items);
        }
        // The other properties are added to what is expanded.
        let more = self.project(call, item).await?;
        let mut outputs = Vec::new();
        for inner in items {
            if inner.names().is_empty() {
                outputs.push(inner);
                continue;
            }
            let both = self.custom(&inner);
            if let Some(fields) = both.fields() {
                for name in more.names() {
                    let value = more.property(&name, &*self.host).unwrap_or(Value::Null);
                    fields.borrow_mut().set(&name, value);
                }
            }
            outputs.push(both);
        }
        Ok(outputs)
    }

    /// Reports an error as the command was told to.
    pub(super) async fn report_by(&mut self, call: &Call, fault: Fault) -> Result<(), Flow> {
        let emitted = vec![crate::console::call::Emitted::Error(Box::new(fault))];
        self.settle(call, emitted).await.map(|_| ())
    }

    /// What `Select-Object -Last` hands on at the end, without working anything out.
    pub(super) async fn select_last(&mut self, stage: &mut Stage, call: &Call) -> Result<Vec<Value>, Flow> {
        let last = call.int("Last").and_then(|n| usize::try_from(n).ok());
        let Some(last) = last else {
            return Ok(Vec::new());
        };
        let gathered = std::mem::take(&mut stage.gathered);
        let skipped = gathered.len().saturating_sub(last);
        let mut outputs = Vec::new();
        for item in gathered.into_iter().skip(skipped) {
            outputs.extend(self.pick(call, &item).await?);
        }
        Ok(outputs)
    }

    /// The keys that objects are sorted or grouped by.
    async fn keys(&mut self, call: &Call, items: &[Value]) -> Result<Vec<Vec<Value>>, Flow> {
        let by = call.list("Property");
        let mut all = Vec::with_capacity(items.len());
        for item in items {
            self.step(1).await?;
            let mut keys = Vec::with_capacity(by.len().max(1));
            for one in &by {
                keys.push(self.value_of(item, one).await?);
            }
            if by.is_empty() {
                keys.push(item.clone());
            }
            all.push(keys);
        }
        Ok(all)
    }

    /// `Sort-Object`.
    pub(super) async fn sort(&mut self, call: &Call, items: Vec<Value>) -> Result<Vec<Value>, Flow> {
        let keys = self.keys(call, &items).await?;
        let cost = items
            .len()
            .checked_ilog2()
            .map_or(0, |log| items.len() * log as usize);
        self.step(cost).await?;
        let down_each: Vec<bool> = call
            .list("Property")
            .iter()
            .map(|by| {
                let said = |name: &str| by.property(name, &*self.host).map(|value| value.is_true());
                let own = if by.is_table() {
                    said("Descending").or_else(|| said("Ascending").map(|up| !up))
                } else {
                    None
                };
                own.unwrap_or(call.switch("Descending"))
            })
            .collect();
        let down = |at: usize| down_each.get(at).copied().unwrap_or(call.switch("Descending"));
        let mut both: Vec<(Vec<Value>, Value)> = keys.into_iter().zip(items).collect();
        order::sort_by(&mut both, |(a, _), (b, _)| {
            let pairs = a.iter().zip(b).enumerate();
            let orders = pairs.map(|(at, (a, b))| {
                let ordering = sort_order(a, b);
                if down(at) {
                    ordering.reverse()
                } else {
                    ordering
                }
            });
            orders.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
        });
        if call.switch("Unique") {
            both.dedup_by(|(a, _), (b, _)| {
                a.iter()
                    .zip(b)
                    .all(|(a, b)| sort_order(a, b) == std::cmp::Ordering::Equal)
            });
        }
        let mut items: Vec<Value> = both.into_iter().map(|(_, item)| item).collect();
        let number = |name: &str| call.int(name).and_then(|n| usize::try_from(n).ok());
        if let Some(top) = number("Top") {
            items.truncate(top);
        }
        if let Some(bottom) = number("Bottom") {
            let from = items.len().saturating_sub(bottom);
            items.drain(..from);
        }
        Ok(items)
    }

    /// `Group-Object`.
    pub(super) async fn group(&mut self, call: &Call, items: Vec<Value>) -> Result<Vec<Value>, Flow> {
        let keys = self.keys(call, &items).await?;
        let mut groups: Vec<(String, Vec<Value>, Vec<Value>)> = Vec::new();
        let mut places = std::collections::HashMap::new();
        for (keys, item) in keys.into_iter().zip(items) {
            let texts: Vec<Rc<str>> = keys.iter().map(Value::text).collect();
            let name = texts.join(", ");
            let place = *places.entry(name.to_lowercase()).or_insert_with(|| {
                groups.push((name.clone(), Vec::new(), keys));
                groups.len() - 1
            });
            if let Some((_, members, _)) = groups.get_mut(place) {
                members.push(item);
            }
        }
        order::sort_by(&mut groups, |(_, _, a), (_, _, b)| {
            let orders = a.iter().zip(b).map(|(a, b)| sort_order(a, b));
            orders.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
        });
        if call.switch("AsHashTable") {
            let table = self.table(&Value::Null);
            if let Some(fields) = table.fields() {
                for (name, members, _) in groups {
                    fields.borrow_mut().set(&name, Value::list(members));
                }
            }
            return Ok(vec![table]);
        }
        let value = |(name, members, keys): (String, Vec<Value>, Vec<Value>)| {
            let group = if call.switch("NoElement") {
                Value::Null
            } else {
                Value::list(members.clone())
            };
            Value::object(
                &GROUP,
                [
                    ("Count", Value::Int(members.len() as i64)),
                    ("Name", name.into()),
                    ("Group", group),
                    ("Values", Value::list(keys)),
                ],
            )
        };
        Ok(groups.into_iter().map(value).collect())
    }

    /// `Measure-Object`.
    pub(super) async fn measure(&mut self, call: &Call, items: Vec<Value>) -> Result<Vec<Value>, Flow> {
        let by = call.list("Property").into_iter().next();
        let mut numbers = Vec::new();
        let mut count = 0_i64;
        for item in &items {
            let value = match &by {
                Some(by) => self.value_of(item, by).await?,
                None => item.clone(),
            };
            if by.is_some() && value.is_null() {
                continue;
            }
            count += 1;
            match value.number() {
                Some(Value::Int(n)) => numbers.push(n as f64),
                Some(Value::Float(n)) => numbers.push(n),
                _ => {}
            }
        }
        let number = |asked: &str, value: f64| {
            if !call.switch(asked) || numbers.is_empty() {
                Value::Null
            } else if value.fract() == 0.0 && value.abs() < 1e15 {
                Value::Int(value as i64)
            } else {
                Value::Float(value)
            }
        };
        let sum: f64 = numbers.iter().sum();
        let fields = [
            ("Count", Value::Int(count)),
            ("Average", number("Average", sum / numbers.len().max(1) as f64)),
            ("Sum", number("Sum", sum)),
            (
                "Maximum",
                number("Maximum", numbers.iter().copied().fold(f64::MIN, f64::max)),
            ),
            (
                "Minimum",
                number("Minimum", numbers.iter().copied().fold(f64::MAX, f64::min)),
            ),
            ("Property", by.map(|by| by.text().to_string()).into()),
        ];
        Ok(vec![Value::object(&MEASURE, fields)])
    }
}

/// A property's name, which is cut where it is no name any more: names are copied for each object.
fn short(name: &str) -> Rc<str> {
    name.chars().take(LONGEST_NAME).collect::<String>().into()
}
