//! What operators make of values.

use std::cmp::Ordering;

use crate::console::compare::{equal, like, order, pattern};
use crate::console::fault::Fault;
use crate::console::syntax::{Compare, Op};
use crate::console::value::{joined, Value, LONGEST_TEXT, TABLE};

use super::evaluate::LONGEST_LIST;
use super::state::Machine;

impl Machine {
    fn too_long(&self) -> Fault {
        self.fault("The result is too long.", "TooLong")
    }

    /// What an operator makes of one value.
    pub(super) fn unary(&self, op: Op, of: &Value) -> Result<Value, Fault> {
        Ok(match op {
            Op::Not => Value::Bool(!of.is_true()),
            Op::One => Value::list(vec![of.clone()]),
            Op::Subtract => match of.number() {
                Some(Value::Int(value)) => Value::Int(value.saturating_neg()),
                Some(Value::Float(value)) => Value::Float(-value),
                _ => return Err(self.not_a_number(of)),
            },
            Op::Add => of.number().ok_or_else(|| self.not_a_number(of))?,
            Op::Join => join(&of.items(), "").into(),
            Op::Split(by_case) => self.split(of, &"\\s+".into(), by_case)?,
            _ => of.clone(),
        })
    }

    fn not_a_number(&self, of: &Value) -> Fault {
        let text = format!(
            "Cannot convert value \"{}\" to type \"System.Int32\". Error: \"Input string was not in a correct format.\"",
            of.text()
        );
        self.fault(text, "InvalidCastFromStringToInteger")
            .of("InvalidArgument", "RuntimeException")
    }

    /// What an operator makes of two values.
    pub(super) fn binary(&mut self, op: Op, left: &Value, right: &Value) -> Result<Value, Fault> {
        Ok(match op {
            Op::And => Value::Bool(left.is_true() && right.is_true()),
            Op::Or => Value::Bool(left.is_true() || right.is_true()),
            Op::Xor => Value::Bool(left.is_true() != right.is_true()),
            Op::Compare(compare, by_case) => self.compare(compare, left, right, by_case)?,
            Op::Is => Value::Bool(is_of_type(left, &right.text())),
            Op::IsNot => Value::Bool(!is_of_type(left, &right.text())),
            Op::As => self.cast(&right.text(), left).unwrap_or(Value::Null),
            Op::Join => join(&left.items(), &right.text()).into(),
            Op::Split(by_case) => self.split(left, right, by_case)?,
            Op::Replace(by_case) => self.replace(left, right, by_case)?,
            Op::Add => self.add(left, right)?,
            Op::Subtract | Op::Divide | Op::Modulo => self.arithmetic(op, left, right)?,
            Op::Multiply => self.multiply(left, right)?,
            Op::Format => self.format(&left.text(), &right.items())?,
            Op::Range => {
                let (Some(from), Some(to)) = (left.int(), right.int()) else {
                    return Err(self.not_a_number(left));
                };
                if from.abs_diff(to) >= LONGEST_LIST as u64 {
                    return Err(self.too_long());
                }
                let values: Vec<Value> = if from <= to {
                    (from..=to).map(Value::Int).collect()
                } else {
                    (to..=from).rev().map(Value::Int).collect()
                };
                Value::list(values)
            }
            Op::Not | Op::One => left.clone(),
        })
    }

    fn add(&self, left: &Value, right: &Value) -> Result<Value, Fault> {
        match left {
            Value::List(list) => {
                let mut items = list.0.borrow().clone();
                match right {
                    Value::List(other) => items.extend(other.0.borrow().iter().cloned()),
                    other => items.push(other.clone()),
                }
                if items.len() > LONGEST_LIST {
                    return Err(self.too_long());
                }
                Ok(Value::list(items))
            }
            Value::Null => Ok(right.clone()),
            Value::Text(text) => {
                let other = right.text();
                if text.len() + other.len() > LONGEST_TEXT {
                    return Err(self.too_long());
                }
                Ok(format!("{text}{other}").into())
            }
            Value::Object(_) if left.is_table() && right.is_table() => {
                let both = Value::object(&TABLE, []);
                if let Some(fields) = both.fields() {
                    for table in [left, right] {
                        for name in table.names() {
                            let value = table.property(&name, &*self.host).unwrap_or(Value::Null);
                            fields.borrow_mut().set(&name, value);
                        }
                    }
                }
                Ok(both)
            }
            Value::Object(_) | Value::Block(_) => {
                let text = format!(
                    "Method invocation failed because [{}] does not contain a method named 'op_Addition'.",
                    left.type_name()
                );
                Err(self.fault(text, "MethodNotFound"))
            }
            _ => self.arithmetic(Op::Add, left, right),
        }
    }

    fn multiply(&self, left: &Value, right: &Value) -> Result<Value, Fault> {
        let times = || {
            let times = right.int().and_then(|times| usize::try_from(times).ok());
            times.ok_or_else(|| self.not_a_number(right))
        };
        match left {
            Value::Text(text) => {
                let times = times()?;
                if text.len().saturating_mul(times) > LONGEST_TEXT {
                    return Err(self.too_long());
                }
                Ok(text.repeat(times).into())
            }
            Value::List(list) => {
                let (times, items) = (times()?, list.0.borrow());
                if items.len().saturating_mul(times) > LONGEST_LIST {
                    return Err(self.too_long());
                }
                let all = std::iter::repeat_n(&*items, times).flatten().cloned();
                Ok(Value::list(all.collect()))
            }
            _ => self.arithmetic(Op::Multiply, left, right),
        }
    }

    fn arithmetic(&self, op: Op, left: &Value, right: &Value) -> Result<Value, Fault> {
        let number = |value: &Value| value.number().ok_or_else(|| self.not_a_number(value));
        let (left, right) = (number(left)?, number(right)?);
        if let (Value::Int(a), Value::Int(b)) = (&left, &right) {
            let (a, b) = (*a, *b);
            if matches!(op, Op::Divide | Op::Modulo) && b == 0 {
                let fault = self.fault("Attempted to divide by zero.", "RuntimeException");
                return Err(fault.of("NotSpecified", "RuntimeException"));
            }
            let whole = match op {
                Op::Add => a.checked_add(b),
                Op::Subtract => a.checked_sub(b),
                Op::Multiply => a.checked_mul(b),
                Op::Divide if a.checked_rem(b) == Some(0) => a.checked_div(b),
                Op::Modulo => a.checked_rem(b),
                _ => None,
            };
            if let Some(whole) = whole {
                return Ok(Value::Int(whole));
            }
        }
        let float = |value: &Value| match value {
            Value::Int(value) => *value as f64,
            Value::Float(value) => *value,
            _ => 0.0,
        };
        let (a, b) = (float(&left), float(&right));
        Ok(Value::Float(match op {
            Op::Add => a + b,
            Op::Subtract => a - b,
            Op::Multiply => a * b,
            Op::Divide => a / b,
            _ => a % b,
        }))
    }

    /// Compares; a list on the left is filtered.
    pub(super) fn compare(
        &mut self,
        compare: Compare,
        left: &Value,
        right: &Value,
        by_case: bool,
    ) -> Result<Value, Fault> {
        let contains = |list: &Value, item: &Value| {
            let items = list.items();
            let nothing = list.is_null() && item.is_null();
            nothing || items.iter().any(|other| equal(other, item, by_case))
        };
        match compare {
            Compare::Contains => return Ok(Value::Bool(contains(left, right))),
            Compare::NotContains => return Ok(Value::Bool(!contains(left, right))),
            Compare::In => return Ok(Value::Bool(contains(right, left))),
            Compare::NotIn => return Ok(Value::Bool(!contains(right, left))),
            _ => {}
        }
        if let Value::List(list) = left {
            let mut kept = Vec::new();
            let items = list.0.borrow().clone();
            for item in items {
                if self.compare_one(compare, &item, right, by_case)? {
                    kept.push(item);
                }
            }
            return Ok(Value::list(kept));
        }
        Ok(Value::Bool(self.compare_one(compare, left, right, by_case)?))
    }

    fn compare_one(
        &mut self,
        compare: Compare,
        left: &Value,
        right: &Value,
        by_case: bool,
    ) -> Result<bool, Fault> {
        let ordered = || {
            order(left, right, by_case).ok_or_else(|| {
                let text = format!("Cannot compare \"{}\" to \"{}\".", left.text(), right.text());
                self.fault(text, "ComparisonFailure")
            })
        };
        Ok(match compare {
            Compare::Eq => equal(left, right, by_case),
            Compare::Ne => !equal(left, right, by_case),
            Compare::Gt => ordered()? == Ordering::Greater,
            Compare::Ge => ordered()? != Ordering::Less,
            Compare::Lt => ordered()? == Ordering::Less,
            Compare::Le => ordered()? != Ordering::Greater,
            Compare::Like => like(&left.text(), &right.text(), by_case),
            Compare::NotLike => !like(&left.text(), &right.text(), by_case),
            Compare::Match => self.matches(left, right, by_case)?,
            Compare::NotMatch => !self.matches(left, right, by_case)?,
            Compare::Contains | Compare::NotContains | Compare::In | Compare::NotIn => false,
        })
    }

    fn regex(&self, text: &Value, by_case: bool) -> Result<regex_lite::Regex, Fault> {
        pattern(&text.text(), by_case).ok_or_else(|| {
            let text = format!("The regular expression pattern {} is not valid.", text.text());
            self.fault(text, "InvalidRegularExpression")
        })
    }

    fn matches(&mut self, left: &Value, right: &Value, by_case: bool) -> Result<bool, Fault> {
        let regex = self.regex(right, by_case)?;
        let text = left.text();
        let Some(found) = regex.captures(&text) else {
            return Ok(false);
        };
        let matches = Value::object(&TABLE, []);
        if let Some(fields) = matches.fields() {
            let names = regex.capture_names().enumerate();
            for (at, name) in names {
                let Some(group) = found.get(at) else { continue };
                let name = name.map_or_else(|| at.to_string(), str::to_owned);
                fields.borrow_mut().set(&name, group.as_str().into());
            }
        }
        self.set_variable("matches", matches);
        Ok(true)
    }

    fn split(&self, left: &Value, right: &Value, by_case: bool) -> Result<Value, Fault> {
        let by = right.items();
        let regex = self.regex(by.first().unwrap_or(&Value::Null), by_case)?;
        let most = by
            .get(1)
            .and_then(Value::int)
            .and_then(|most| usize::try_from(most).ok());
        let mut parts = Vec::new();
        for item in left.items() {
            let text = item.text();
            match most.filter(|most| *most > 0) {
                Some(most) => parts.extend(regex.splitn(&text, most).map(Value::from)),
                None => parts.extend(regex.split(&text).map(Value::from)),
            }
            if parts.len() > LONGEST_LIST {
                return Err(self.too_long());
            }
        }
        Ok(Value::list(parts))
    }

    fn replace(&self, left: &Value, right: &Value, by_case: bool) -> Result<Value, Fault> {
        let with = right.items();
        let regex = self.regex(with.first().unwrap_or(&Value::Null), by_case)?;
        let new = with.get(1).map(Value::text).unwrap_or_default();
        let one = |item: &Value| -> Result<Value, Fault> {
            let text = item.text();
            // What could grow without end is refused before it does.
            if text.len().saturating_add(1).saturating_mul(new.len() + 1) > LONGEST_TEXT {
                return Err(self.too_long());
            }
            Ok(regex.replace_all(&text, &*new).as_ref().into())
        };
        match left {
            Value::List(list) => {
                let items = list.0.borrow();
                Ok(Value::list(items.iter().map(one).collect::<Result<_, _>>()?))
            }
            other => one(other),
        }
    }

    /// `'{0,-10} {1:N2}' -f ...`.
    pub(super) fn format(&self, text: &str, values: &[Value]) -> Result<Value, Fault> {
        let wrong = || {
            let text = "Error formatting a string: Index (zero based) must be greater than or equal to zero and less \
                        than the size of the argument list.";
            self.fault(text, "FormatError")
        };
        let mut out = String::new();
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '{' if rest.peek() == Some(&'{') => {
                    rest.next();
                    out.push('{');
                }
                '}' => {
                    rest.next_if_eq(&'}');
                    out.push('}');
                }
                '{' => {
                    let mut inside = String::new();
                    loop {
                        match rest.next() {
                            None => return Err(wrong()),
                            Some('}') => break,
                            Some(c) => inside.push(c),
                        }
                    }
                    let (place, form) = inside.split_once(':').unwrap_or((&inside, ""));
                    let (place, width) = place.split_once(',').unwrap_or((place, "0"));
                    let place: usize = place.trim().parse().map_err(|_| wrong())?;
                    let width: i64 = width.trim().parse().map_err(|_| wrong())?;
                    let value = values.get(place).ok_or_else(wrong)?;
                    let cell = number_format(value, form);
                    let missing = usize::try_from(width.unsigned_abs()).unwrap_or(0).min(1_000);
                    let missing = " ".repeat(missing.saturating_sub(cell.chars().count()));
                    if width < 0 {
                        out.push_str(&cell);
                        out.push_str(&missing);
                    } else {
                        out.push_str(&missing);
                        out.push_str(&cell);
                    }
                }
                c => out.push(c),
            }
            if out.len() > LONGEST_TEXT {
                return Err(self.too_long());
            }
        }
        Ok(out.into())
    }
}

fn join(items: &[Value], with: &str) -> String {
    joined(items.iter().map(Value::text_inside), with)
}

/// A number in one of the usual forms: `N2`, `P0`, `D4`, `F1`.
fn number_format(value: &Value, form: &str) -> String {
    let mut letters = form.chars();
    let Some(kind) = letters.next() else {
        return value.text().to_string();
    };
    let digits: Option<usize> = letters.as_str().parse().ok().filter(|digits| *digits <= 20);
    let number = match value.number() {
        Some(Value::Int(value)) => value as f64,
        Some(Value::Float(value)) => value,
        _ => return value.text().to_string(),
    };
    match kind.to_ascii_uppercase() {
        'N' => grouped(number, digits.unwrap_or(2)),
        'F' => format!("{number:.*}", digits.unwrap_or(2)),
        'P' => format!("{} %", grouped(number * 100.0, digits.unwrap_or(2))),
        'D' => format!("{:0width$}", number as i64, width = digits.unwrap_or(0)),
        _ => value.text().to_string(),
    }
}

fn grouped(number: f64, digits: usize) -> String {
    let text = format!("{:.*}", digits, number.abs());
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    for (at, c) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    let sign = if number < 0.0 { "-" } else { "" };
    if part.is_empty() {
        format!("{sign}{out}")
    } else {
        format!("{sign}{out}.{part}")
    }
}

/// Whether a value is of a type, by the names that scripts use.
fn is_of_type(value: &Value, name: &str) -> bool {
    let name = name.trim_start_matches('[').trim_end_matches(']').to_lowercase();
    let short = name.strip_prefix("system.").unwrap_or(&name);
    match value {
        Value::Null => false,
        Value::Bool(_) => matches!(short, "bool" | "boolean"),
        Value::Int(_) => matches!(short, "int" | "int32" | "int64" | "long" | "valuetype"),
        Value::Float(_) => matches!(short, "double" | "float" | "decimal"),
        Value::Text(_) => short == "string",
        Value::List(_) => matches!(
            short,
            "array" | "object[" | "object[]" | "collections.ienumerable"
        ),
        Value::Block(_) => short == "scriptblock",
        Value::Type(_) => short == "type",
        Value::Object(object) => {
            let full = object.shape.name.to_lowercase();
            full == name || full.ends_with(&format!(".{short}")) || short == "object" || short == "psobject"
        }
    }
}
