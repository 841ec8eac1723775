//! Commands that say what objects are made of.

use crate::console::call::Call;
use crate::console::value::{Shape, Value};

use super::state::Machine;

static MEMBER: Shape = Shape {
    name: "Microsoft.PowerShell.Commands.MemberDefinition",
    columns: &["Name", "MemberType", "Definition"],
    list: &[],
};

/// How deep JSON goes where nobody says.
const USUAL_DEPTH: i64 = 2;
/// How deep it goes at most, and how long it gets.
const DEEPEST: i64 = 10;
const LONGEST: usize = 1 << 22;

impl Machine {
    /// `Get-Member`: the properties of each kind of object that came.
    pub(super) fn get_member(&self, items: &[Value]) -> Vec<Value> {
        let mut seen: Vec<String> = Vec::new();
        let mut members = Vec::new();
        for item in items {
            let kind = item.type_name().to_owned();
            if seen.contains(&kind) {
                continue;
            }
            seen.push(kind);
            let mut names = item.names();
            names.sort_unstable();
            for name in names {
                let value = item.property(&name, &*self.host).unwrap_or(Value::Null);
                let of = match value.type_name() {
                    "" => "System.String",
                    other => other,
                };
                let short = of.rsplit('.').next().unwrap_or(of).to_lowercase();
                let fields = [
                    ("Name", Value::Text(name.clone())),
                    ("MemberType", "Property".into()),
                    ("Definition", format!("{short} {name} {{get;set;}}").into()),
                    ("TypeName", item.type_name().into()),
                ];
                members.push(Value::object(&MEMBER, fields));
            }
        }
        members
    }

    /// `ConvertTo-Json`.
    pub(super) fn json(&self, call: &Call, items: &[Value]) -> String {
        let depth = call.int("Depth").unwrap_or(USUAL_DEPTH).clamp(0, DEEPEST);
        let mut out = String::new();
        match items {
            [only] => self.write_json(&mut out, only, depth, 0),
            _ => self.write_json(&mut out, &Value::list(items.to_vec()), depth + 1, 0),
        }
        out
    }

    fn write_json(&self, out: &mut String, value: &Value, depth: i64, level: usize) {
        if out.len() > LONGEST {
            return;
        }
        let line = |out: &mut String, level: usize| {
            out.push('\n');
            out.extend(std::iter::repeat_n("  ", level));
        };
        match value {
            Value::Null => out.push_str("null"),
            Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Value::Int(_) | Value::Float(_) => out.push_str(&value.text()),
            Value::List(list) if depth >= 0 => {
                let items = list.0.borrow().clone();
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    line(out, level + 1);
                    self.write_json(out, item, depth - 1, level + 1);
                }
                if !items.is_empty() {
                    line(out, level);
                }
                out.push(']');
            }
            Value::Object(_) if depth >= 0 => {
                out.push('{');
                for (at, name) in value.names().iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    line(out, level + 1);
                    quoted(out, name);
                    out.push_str(": ");
                    let inner = value.property(name, &*self.host).unwrap_or(Value::Null);
                    self.write_json(out, &inner, depth - 1, level + 1);
                }
                line(out, level);
                out.push('}');
            }
            other => quoted(out, &other.text_inside()),
        }
    }
}

fn quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}
