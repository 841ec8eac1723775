//! Types: what becomes of a value as one, what they have of their own, and objects of those that the tools ask for.

use crate::console::fault::Fault;
use crate::console::host::read;
use crate::console::things::{AAD_ASSIGNED, AAD_CHANGE, THING};
use crate::console::value::{joined, plain, Shape, Value, CUSTOM, TABLE};

use super::state::Machine;

static PASSWORD: Shape = plain("Microsoft.Graph.PowerShell.Models.MicrosoftGraphPasswordProfile");

/// A type's name without the name of its library.
fn short(name: &str) -> &str {
    let name = name.trim_start_matches('[').trim_end_matches(']');
    let name = name.strip_prefix("system.management.automation.").unwrap_or(name);
    name.strip_prefix("system.").unwrap_or(name)
}

impl Machine {
    /// A value as another type.
    pub(super) fn cast(&self, name: &str, of: &Value) -> Result<Value, Fault> {
        let wrong = |to: &str| {
            let text = format!(
                "Cannot convert value \"{}\" to type \"{to}\". Error: \"Input string was not in a correct format.\"",
                of.text()
            );
            self.fault(text, "InvalidCastFromStringToInteger")
                .of("InvalidArgument", "RuntimeException")
        };
        if let Some(inner) = name.strip_suffix("[]") {
            let items: Result<Vec<Value>, Fault> =
                of.items().iter().map(|item| self.cast(inner, item)).collect();
            return Ok(Value::list(items?));
        }
        let lower = name.to_lowercase();
        Ok(match short(&lower) {
            "string" | "guid" | "datetime" | "mailaddress" | "char" | "securestring" | "version" | "uri" => {
                Value::Text(of.text())
            }
            "int" | "int32" | "int64" | "long" | "uint32" | "int16" | "byte" => {
                Value::Int(of.int().ok_or_else(|| wrong("System.Int32"))?)
            }
            "double" | "float" | "decimal" | "single" => match of.number() {
                Some(Value::Int(value)) => Value::Float(value as f64),
                Some(value) => value,
                None => return Err(wrong("System.Double")),
            },
            "bool" | "boolean" | "switch" | "switchparameter" => Value::Bool(of.is_true()),
            "array" | "collections.arraylist" => Value::list(of.items()),
            "void" => Value::Null,
            "pscustomobject" | "psobject" if of.is_table() => self.custom(of),
            "pscustomobject" | "psobject" | "object" => of.clone(),
            "hashtable" | "collections.hashtable" | "ordered" => self.table(of),
            "scriptblock" | "type" | "regex" => of.clone(),
            other if other.starts_with("microsoft.") => of.clone(),
            other => {
                let text = format!("Unable to find type [{other}].");
                return Err(self
                    .fault(text, "TypeNotFound")
                    .of("InvalidOperation", "RuntimeException"));
            }
        })
    }

    /// Something that a type itself has.
    pub(super) fn static_member(&self, kind: &str, name: &str) -> Result<Value, Fault> {
        Ok(match (short(kind), name.to_lowercase().as_str()) {
            ("string", "empty") => "".into(),
            ("environment", "newline") => "\r\n".into(),
            ("datetime", "now" | "today" | "utcnow") => self.moment().into(),
            ("int" | "int32", "maxvalue") => Value::Int(i64::from(i32::MAX)),
            ("guid", "empty") => "00000000-0000-0000-0000-000000000000".into(),
            ("math", "pi") => Value::Float(std::f64::consts::PI),
            _ => Value::Null,
        })
    }

    /// A method that a type itself has.
    pub(super) fn static_call(&self, kind: &str, name: &str, args: &[Value]) -> Result<Value, Fault> {
        let arg = |at: usize| args.get(at).cloned().unwrap_or(Value::Null);
        let float = |at: usize| match arg(at).number() {
            Some(Value::Int(value)) => value as f64,
            Some(Value::Float(value)) => value,
            _ => 0.0,
        };
        let number = |value: f64| {
            if value.fract() == 0.0 && value.abs() < 1e15 {
                Value::Int(value as i64)
            } else {
                Value::Float(value)
            }
        };
        Ok(match (short(kind), name.to_lowercase().as_str()) {
            ("string", "isnullorempty") => Value::Bool(arg(0).text().is_empty()),
            ("string", "isnullorwhitespace") => Value::Bool(arg(0).text().trim().is_empty()),
            ("string", "join") => {
                let items = match args {
                    [_, only] => only.items(),
                    _ => args.iter().skip(1).cloned().collect(),
                };
                let texts: Vec<_> = items.iter().map(Value::text_inside).collect();
                joined(texts, &arg(0).text()).into()
            }
            ("string", "format") => {
                let rest: Vec<Value> = args.iter().skip(1).cloned().collect();
                self.format(&arg(0).text(), &rest)?
            }
            ("math", "round") => {
                let factor = 10_f64.powi(i32::try_from(arg(1).int().unwrap_or(0).clamp(0, 15)).unwrap_or(0));
                number((float(0) * factor).round_ties_even() / factor)
            }
            ("math", "floor") => number(float(0).floor()),
            ("math", "ceiling") => number(float(0).ceil()),
            ("math", "truncate") => number(float(0).trunc()),
            ("math", "abs") => number(float(0).abs()),
            ("math", "max") => number(float(0).max(float(1))),
            ("math", "min") => number(float(0).min(float(1))),
            (_, "new") => self.new_object(kind, None)?,
            (kind, _) => {
                let text = format!(
                    "Method invocation failed because [{kind}] does not contain a method named '{name}'."
                );
                return Err(self.fault(text, "MethodNotFound"));
            }
        })
    }

    /// A new object of a type, with properties of a table.
    pub(super) fn new_object(&self, name: &str, properties: Option<&Value>) -> Result<Value, Fault> {
        let lower = name.trim().to_lowercase();
        let lower = lower.trim_start_matches('[').trim_end_matches(']');
        let null = Value::Null;
        let object = match short(lower) {
            "psobject" | "pscustomobject" | "object" => Value::object(&CUSTOM, []),
            "hashtable" | "collections.hashtable" | "collections.specialized.ordereddictionary" => {
                Value::object(&TABLE, [])
            }
            "collections.arraylist" => return Ok(Value::list(Vec::new())),
            "microsoft.open.azuread.model.assignedlicense" => Value::object(
                &AAD_ASSIGNED,
                [("DisabledPlans", Value::list(Vec::new())), ("SkuId", null)],
            ),
            "microsoft.open.azuread.model.assignedlicenses" => Value::object(
                &AAD_CHANGE,
                [
                    ("AddLicenses", Value::list(Vec::new())),
                    ("RemoveLicenses", Value::list(Vec::new())),
                ],
            ),
            "microsoft.open.azuread.model.passwordprofile"
            | "microsoft.graph.powershell.models.microsoftgraphpasswordprofile" => Value::object(
                &PASSWORD,
                [
                    ("Password", null.clone()),
                    ("ForceChangePasswordNextLogin", null.clone()),
                    ("ForceChangePasswordNextSignIn", null.clone()),
                    ("EnforceChangePasswordPolicy", null),
                ],
            ),
            other if other.starts_with("microsoft.graph.powershell.models.") => Value::object(
                &THING,
                [
                    ("SkuId", null.clone()),
                    ("DisabledPlans", Value::list(Vec::new())),
                ],
            ),
            other => {
                let text = format!(
                    "Cannot find type [{other}]: verify that the assembly containing this type is loaded."
                );
                let mut fault = self.fault(
                    text,
                    "TypeNotFound,Microsoft.PowerShell.Commands.NewObjectCommand",
                );
                fault.activity = "New-Object".to_owned();
                return Err(fault.of("InvalidType", "PSArgumentException"));
            }
        };
        if let (Some(properties), Some(fields)) = (properties, object.fields()) {
            for name in properties.names() {
                let value = properties.property(&name, &*self.host).unwrap_or(Value::Null);
                fields.borrow_mut().set(&name, value);
            }
        }
        Ok(object)
    }

    /// The simulated moment.
    pub(super) fn moment(&self) -> String {
        read(&*self.host, |tenant| tenant.clock.to_string()).unwrap_or_default()
    }
}
