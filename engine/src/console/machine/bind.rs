//! From what stands behind a command's name to its parameters.

use std::rc::Rc;

use crate::console::call::Call;
use crate::console::fault::{Fault, Spot};
use crate::console::known::{Cmdlet, Param, Tool};
use crate::console::note::Note;
use crate::console::syntax::{Arg, Body};
use crate::console::value::{same, Value};

use super::state::{Flow, Machine};

/// What stands behind a name, worked out: a name with its value, or a value alone.
pub(super) enum Given {
    /// A parameter; without a value until one follows.
    Named(Rc<str>, Option<Value>),
    /// A value.
    Value(Value),
}

impl Machine {
    /// Works out what a command is given.
    pub(super) async fn given(&mut self, args: &[Arg]) -> Result<Vec<Given>, Flow> {
        let mut all = Vec::with_capacity(args.len());
        for arg in args {
            match arg {
                Arg::Named { name, value, .. } => {
                    let value = match value {
                        Some(value) => Some(self.evaluate(value).await?),
                        None => None,
                    };
                    all.push(Given::Named(Rc::clone(name), value));
                }
                Arg::Value(value) => all.push(Given::Value(self.evaluate(value).await?)),
                Arg::Splat(name) => {
                    let of = self.variable(name).unwrap_or(Value::Null);
                    if of.is_table() {
                        for name in of.names() {
                            let value = of.property(&name, &*self.host);
                            all.push(Given::Named(name, value));
                        }
                    } else {
                        all.extend(of.items().into_iter().map(Given::Value));
                    }
                }
            }
        }
        Ok(all)
    }

    fn binding_fault(&self, cmdlet: &'static Cmdlet, spot: &Spot, message: String, id: &str) -> Fault {
        let call = Call {
            cmdlet,
            given: Vec::new(),
            spot: spot.clone(),
        };
        let mut fault = Fault::new(message, id, call.shell(&self.session));
        fault.activity = cmdlet.name.to_owned();
        fault.spot = Some(spot.clone());
        fault.of("InvalidArgument", "ParameterBindingException")
    }

    /// Puts what a command is given where it belongs.
    pub(super) fn bind(&self, cmdlet: &'static Cmdlet, given: Vec<Given>, spot: Spot) -> Result<Call, Fault> {
        let mut call = Call {
            cmdlet,
            given: Vec::new(),
            spot,
        };
        let fault = |text: String, id: &str| self.binding_fault(cmdlet, &call.spot, text, id);
        let mut bound: Vec<(&'static str, Value)> = Vec::new();
        let mut loose: Vec<Value> = Vec::new();
        let mut after_switch = false;
        let mut rest = given.into_iter().peekable();
        while let Some(one) = rest.next() {
            let (name, value) = match one {
                Given::Value(value) => {
                    // A value behind a switch means the switch where the tools' documents write it so.
                    let is_said =
                        after_switch && matches!(value, Value::Bool(_)) && cmdlet.tool != Tool::Shell;
                    if let (true, Some((_, last))) = (is_said, bound.last_mut()) {
                        *last = value;
                    } else {
                        loose.push(value);
                    }
                    after_switch = false;
                    continue;
                }
                Given::Named(name, value) => (name, value),
            };
            let param = self
                .parameter(cmdlet, &name)
                .map_err(|(text, id)| fault(text, id))?;
            after_switch = param.switch && value.is_none();
            let value = match value {
                Some(value) if param.switch => Value::Bool(value.is_true()),
                Some(value) => value,
                None if param.switch => Value::Bool(true),
                None => match rest.next_if(|next| matches!(next, Given::Value(_))) {
                    Some(Given::Value(value)) => value,
                    _ => {
                        let text = format!(
                            "Missing an argument for parameter '{}'. Specify a parameter of type 'System.{}' and try \
                             again.",
                            param.name,
                            if param.list { "String[]" } else { "String" }
                        );
                        return Err(fault(text, "MissingArgument"));
                    }
                },
            };
            if bound.iter().any(|(known, _)| *known == param.name) {
                let text = format!(
                    "Cannot bind parameter because parameter '{}' is specified more than once.",
                    param.name
                );
                return Err(fault(text, "ParameterAlreadyBound"));
            }
            bound.push((param.name, value));
        }
        let is_each = cmdlet.name == "ForEach-Object";
        let is_filter = cmdlet.name == "Where-Object";
        let mut loose = loose.into_iter();
        if is_each {
            // Blocks alone: before, for each, after.
            let blocks: Vec<Value> = loose.by_ref().collect();
            if !blocks.is_empty() {
                bound.push(("Process", Value::list(blocks)));
            }
        }
        for value in loose {
            let is_free =
                |param: &&Param| param.placed && bound.iter().all(|(known, _)| *known != param.name);
            match cmdlet.params.iter().find(is_free) {
                Some(param) => bound.push((param.name, value)),
                // What is written takes all values that stand alone.
                None if matches!(cmdlet.name, "Write-Host" | "Write-Output") => {
                    let last = bound
                        .iter_mut()
                        .find(|(name, _)| matches!(*name, "Object" | "InputObject"));
                    if let Some((_, last)) = last {
                        let mut items = last.items();
                        items.push(value);
                        *last = Value::list(items);
                    }
                }
                None => {
                    let text = format!(
                        "A positional parameter cannot be found that accepts argument '{}'.",
                        value.text()
                    );
                    return Err(fault(text, "PositionalParameterNotFound"));
                }
            }
        }
        if is_filter
            && bound
                .iter()
                .all(|(name, _)| !matches!(*name, "Property" | "FilterScript"))
        {
            let text =
                "Cannot process command because of one or more missing mandatory parameters: FilterScript.";
            return Err(fault(text.to_owned(), "MissingMandatoryParameter"));
        }
        call.given = bound;
        Ok(call)
    }

    fn parameter(
        &self,
        cmdlet: &'static Cmdlet,
        name: &str,
    ) -> Result<&'static Param, (String, &'static str)> {
        let missing = || {
            let text = format!("A parameter cannot be found that matches parameter name '{name}'.");
            (text, "NamedParameterNotFound")
        };
        let Some(param) = cmdlet.param(name) else {
            let near = cmdlet.beginning_with(name);
            if near.len() > 1 {
                let names: Vec<String> = near.iter().map(|param| format!("-{}", param.name)).collect();
                let text = format!(
                    "Parameter cannot be processed because the parameter name '{name}' is ambiguous. Possible matches \
                     include: {}.",
                    names.join(" ")
                );
                return Err((text, "AmbiguousParameter"));
            }
            return Err(missing());
        };
        // The old tools know no dry run.
        let is_old = matches!(cmdlet.tool, Tool::MsOnline | Tool::AzureAd);
        if is_old && matches!(param.name, "WhatIf" | "Confirm") {
            return Err(missing());
        }
        Ok(param)
    }

    /// Puts what comes through the pipe where it belongs; false where nothing fits.
    pub(super) fn bind_input(&self, call: &mut Call, input: &Value) -> bool {
        let free: Vec<&'static Param> = call
            .cmdlet
            .params
            .iter()
            .filter(|param| !call.has(param.name))
            .collect();
        let is_plain = !matches!(input, Value::Object(_) | Value::List(_));
        let required = |name: &str| call.cmdlet.sets.iter().any(|set| set.required.contains(&name));
        if is_plain || input.is_table() {
            let takes = |param: &&&'static Param| {
                let wants_table = param.name == "InputObject";
                param.by_value && wants_table == input.is_table()
            };
            let best = free.iter().filter(takes).find(|param| required(param.name));
            if let Some(param) = best.or_else(|| free.iter().find(takes)) {
                call.put(param.name, input.clone());
                return true;
            }
            return false;
        }
        let mut bound = false;
        // One key is enough: the first of a set that is there.
        for param in free.iter().filter(|param| param.by_name) {
            let names = std::iter::once(param.name).chain(param.aliases.iter().copied());
            let found = names.filter_map(|name| {
                let value = input.property(name, &*self.host)?;
                (!value.is_null()).then_some(value)
            });
            if let Some(value) = found.into_iter().next() {
                call.put(param.name, value);
                bound = true;
            }
        }
        bound
    }

    /// The error of a command whose key nobody gave.
    pub(super) fn missing(&self, call: &Call) -> Option<Fault> {
        let sets = &call.cmdlet.sets;
        let is_whole = |set: &crate::console::known::Set| set.required.iter().all(|name| call.has(name));
        if sets.is_empty() || sets.iter().any(is_whole) {
            return None;
        }
        let first = sets.first()?;
        let lacks: Vec<&str> = first
            .required
            .iter()
            .copied()
            .filter(|name| !call.has(name))
            .collect();
        let text = format!(
            "Cannot process command because of one or more missing mandatory parameters: {}.",
            lacks.join(" ")
        );
        Some(self.binding_fault(call.cmdlet, &call.spot, text, "MissingMandatoryParameter"))
    }

    /// The error of a command that can do nothing with what comes through the pipe.
    pub(super) fn not_bound(&self, call: &Call) -> Fault {
        let text = "The input object cannot be bound to any parameters for the command either because the command does \
                    not take pipeline input or the input and its properties do not match any of the parameters that \
                    take pipeline input.";
        let fault = self.binding_fault(call.cmdlet, &call.spot, text.to_owned(), "InputObjectNotBound");
        let keys = ["UserId", "GroupId", "ObjectId", "DirectoryObjectId"];
        let known = |key: &&str| call.cmdlet.params.iter().any(|param| param.name == *key);
        match keys.into_iter().find(known) {
            Some(parameter) => fault.noted(Note::NoPipeline {
                command: call.cmdlet.name,
                parameter,
            }),
            None => fault,
        }
    }

    /// Puts what a function is given into its parameters, in a scope of its own.
    pub(super) async fn bind_function(&mut self, body: &Rc<Body>, given: Vec<Given>) -> Result<(), Flow> {
        let mut scope: Vec<(Rc<str>, Value)> = Vec::new();
        let mut loose = Vec::new();
        let mut rest = given.into_iter().peekable();
        while let Some(one) = rest.next() {
            match one {
                Given::Value(value) => loose.push(value),
                Given::Named(name, value) => {
                    let begins = |param: &&crate::console::syntax::Param| {
                        let exact = same(&param.name, &name);
                        exact
                            || param
                                .name
                                .get(..name.len())
                                .is_some_and(|begin| same(begin, &name))
                    };
                    let Some(param) = body.params.iter().find(begins) else {
                        let text =
                            format!("A parameter cannot be found that matches parameter name '{name}'.");
                        return Err(self.fault(text, "NamedParameterNotFound").into());
                    };
                    let value = match value {
                        Some(value) => value,
                        None if param.switch => Value::Bool(true),
                        None => match rest.next_if(|next| matches!(next, Given::Value(_))) {
                            Some(Given::Value(value)) => value,
                            _ => Value::Null,
                        },
                    };
                    scope.push((Rc::clone(&param.name), value));
                }
            }
        }
        let mut loose = loose.into_iter();
        for param in &body.params {
            if scope.iter().any(|(name, _)| *name == param.name) {
                continue;
            }
            let value = match loose.next() {
                Some(value) if !param.switch => value,
                _ if param.switch => Value::Bool(false),
                _ => match &param.default {
                    Some(default) => self.evaluate(default).await?,
                    None => Value::Null,
                },
            };
            scope.push((Rc::clone(&param.name), value));
        }
        self.session.scopes.push(
            scope
                .into_iter()
                .map(|(name, value)| (name.to_string(), value))
                .collect(),
        );
        self.set_variable("args", Value::list(loose.collect()));
        Ok(())
    }
}
