//! What each command of a pipeline does with an object, and at the end.

use std::rc::Rc;

use crate::console::call::{Call, Desk, Emitted};
use crate::console::compare::equal;
use crate::console::fault::Fault;
use crate::console::host::Output;
use crate::console::known::Tool;
use crate::console::syntax::{Body, Compare};
use crate::console::tools::run;
use crate::console::value::{same, Value};

use super::bind::Given;
use super::pipeline::{Stage, Work};
use super::state::{Flow, Machine, Out};
use super::statements::size;

/// What happens to an error that need not stop.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Continue,
    Silently,
    Ignore,
    Stop,
}

/// The commands that need all objects before they can begin.
const COLLECTORS: [&str; 13] = [
    "Sort-Object",
    "Group-Object",
    "Measure-Object",
    "Format-Table",
    "Format-List",
    "Export-Csv",
    "Out-File",
    "Out-String",
    "Get-Member",
    "ConvertTo-Csv",
    "ConvertTo-Json",
    "ConvertFrom-Csv",
    "Tee-Object",
];

/// The simple form of `Where-Object`: its switches.
const COMPARISONS: [(&str, Compare, bool); 16] = [
    ("EQ", Compare::Eq, false),
    ("NE", Compare::Ne, false),
    ("GT", Compare::Gt, false),
    ("GE", Compare::Ge, false),
    ("LT", Compare::Lt, false),
    ("LE", Compare::Le, false),
    ("Like", Compare::Like, false),
    ("NotLike", Compare::NotLike, false),
    ("Match", Compare::Match, false),
    ("NotMatch", Compare::NotMatch, false),
    ("Contains", Compare::Contains, false),
    ("NotContains", Compare::NotContains, false),
    ("In", Compare::In, false),
    ("NotIn", Compare::NotIn, false),
    ("CEQ", Compare::Eq, true),
    ("CNE", Compare::Ne, true),
];

impl Machine {
    /// What a command does with one object, or alone: what it hands on.
    pub(super) async fn process(
        &mut self,
        stage: &mut Stage,
        input: Option<Value>,
    ) -> Result<Vec<Value>, Flow> {
        let is_first = stage.count == 0;
        stage.count += 1;
        match &mut stage.work {
            Work::Function(body, given) => match input {
                None => {
                    let (body, given) = (Rc::clone(body), given.take().unwrap_or_default());
                    self.function(&body, given, Vec::new()).await
                }
                Some(input) => {
                    stage.gathered.push(input);
                    Ok(Vec::new())
                }
            },
            Work::Cmdlet(call) => {
                let call = call.clone();
                if is_first {
                    self.begin_errors(&call);
                }
                let name = call.cmdlet.name;
                if call.cmdlet.tool != Tool::Shell {
                    return self.tool(&call, input).await;
                }
                match (name, input) {
                    ("ForEach-Object", Some(input)) => self.for_each(&call, input, is_first).await,
                    ("Where-Object", Some(input)) => {
                        let kept = self.keeps(&call, &input).await?;
                        Ok(if kept { vec![input] } else { Vec::new() })
                    }
                    ("Select-Object", Some(input)) => self.select(stage, &call, input).await,
                    ("ForEach-Object" | "Where-Object" | "Select-Object", None) => Ok(Vec::new()),
                    (name, Some(input)) if COLLECTORS.contains(&name) => {
                        stage.gathered.push(input);
                        Ok(Vec::new())
                    }
                    (name, None) if COLLECTORS.contains(&name) => {
                        stage.gathered = call.list("InputObject");
                        Ok(Vec::new())
                    }
                    (_, input) => self.shell(&call, input).await,
                }
            }
        }
    }

    /// What a command does at the end: what it hands on.
    pub(super) async fn finish(&mut self, stage: &mut Stage) -> Result<Vec<Value>, Flow> {
        match &mut stage.work {
            Work::Function(body, given) => match given.take() {
                // It has run already, or nothing came: then it does not run.
                None => Ok(Vec::new()),
                Some(given) if stage.count > 0 => {
                    let (body, input) = (Rc::clone(body), std::mem::take(&mut stage.gathered));
                    self.function(&body, given, input).await
                }
                Some(_) => Ok(Vec::new()),
            },
            Work::Cmdlet(call) => {
                let call = call.clone();
                match call.cmdlet.name {
                    "ForEach-Object" => {
                        let (before, _, after) = self.blocks(&call);
                        let mut outputs = Vec::new();
                        if stage.count == 0 {
                            if let Some(before) = before {
                                outputs = self.block(&before, None).await?;
                            }
                        }
                        if let Some(after) = after {
                            outputs.extend(self.block(&after, None).await?);
                        }
                        Ok(outputs)
                    }
                    "Select-Object" => self.select_last(stage, &call).await,
                    name if COLLECTORS.contains(&name) => {
                        let input = std::mem::take(&mut stage.gathered);
                        self.step(input.len()).await?;
                        self.collect(&call, input).await
                    }
                    _ => Ok(Vec::new()),
                }
            }
        }
    }

    async fn function(
        &mut self,
        body: &Rc<Body>,
        given: Vec<Given>,
        input: Vec<Value>,
    ) -> Result<Vec<Value>, Flow> {
        self.step(1).await?;
        let scopes = self.session.scopes.len();
        let mut out = Out::Gather(Vec::new());
        let result = match self.bind_function(body, given).await {
            Ok(()) => {
                self.set_variable("input", Value::list(input));
                self.body(body, &mut out).await
            }
            Err(flow) => Err(flow),
        };
        self.session.scopes.truncate(scopes.max(1));
        result?;
        Ok(out.gathered())
    }

    /// The blocks of `ForEach-Object`: before, for each, after.
    fn blocks(&self, call: &Call) -> (Option<Rc<Body>>, Vec<Value>, Option<Rc<Body>>) {
        let block = |value: Option<&Value>| match value {
            Some(Value::Block(body)) => Some(Rc::clone(body)),
            _ => None,
        };
        let mut each = call.list("Process");
        let (mut before, mut after) = (block(call.get("Begin")), block(call.get("End")));
        let is_blocks = each.iter().all(|value| matches!(value, Value::Block(_)));
        if is_blocks && each.len() > 1 && before.is_none() {
            before = block(Some(&each.remove(0)));
        }
        if is_blocks && each.len() > 1 && after.is_none() {
            after = block(each.pop().as_ref());
        }
        (before, each, after)
    }

    async fn for_each(&mut self, call: &Call, input: Value, is_first: bool) -> Result<Vec<Value>, Flow> {
        let (before, each, _) = self.blocks(call);
        let mut outputs = Vec::new();
        if let (true, Some(before)) = (is_first, before) {
            outputs = self.block(&before, None).await?;
        }
        let member = call.get("MemberName").cloned();
        if let Some(name) = member.or_else(|| each.first().filter(|v| !matches!(v, Value::Block(_))).cloned())
        {
            // A bare name is a property, or a method without arguments.
            let name = name.text();
            let value = self.member(&input, &name)?;
            let value = match value {
                Value::Null => self
                    .call_method(&input, &name, &call.list("ArgumentList"))
                    .unwrap_or(Value::Null),
                value => value,
            };
            outputs.extend(match &value {
                Value::Null => Vec::new(),
                other => other.items(),
            });
            return Ok(outputs);
        }
        for block in each {
            if let Value::Block(body) = block {
                outputs.extend(self.block(&body, Some(input.clone())).await?);
            }
        }
        Ok(outputs)
    }

    /// Whether `Where-Object` keeps an object.
    async fn keeps(&mut self, call: &Call, input: &Value) -> Result<bool, Flow> {
        let filter = call.get("FilterScript").or_else(|| call.get("Property"));
        let filter = filter.cloned().unwrap_or(Value::Null);
        if let Value::Block(body) = filter {
            let outputs = self.block(&body, Some(input.clone())).await?;
            return Ok(Value::of_outputs(outputs).is_true());
        }
        let value = self.member(input, &filter.text())?;
        let wanted = call.get("Value").cloned().unwrap_or(Value::Null);
        self.step(size(&wanted) / 8).await?;
        let chosen = COMPARISONS.iter().find(|(name, ..)| call.switch(name));
        let kept = match chosen {
            Some((_, compare, by_case)) => self.compare(*compare, &value, &wanted, *by_case)?.is_true(),
            // A property and a value without a comparison are compared as equal.
            None if call.has("Value") => equal(&value, &wanted, false),
            None => value.is_true(),
        };
        Ok(kept != call.switch("Not"))
    }

    /// Runs a command of one of the tools.
    async fn tool(&mut self, call: &Call, input: Option<Value>) -> Result<Vec<Value>, Flow> {
        let mut call = call.clone();
        if let Some(input) = &input {
            // A block for a parameter is worked out for each object.
            let blocks: Vec<(&'static str, Rc<Body>)> = call
                .given
                .iter()
                .filter_map(|(name, value)| match value {
                    Value::Block(body) => Some((*name, Rc::clone(body))),
                    _ => None,
                })
                .collect();
            let delayed = !blocks.is_empty();
            for (name, body) in blocks {
                let outputs = self.block(&body, Some(input.clone())).await?;
                call.put(name, Value::of_outputs(outputs));
            }
            if !self.bind_input(&mut call, input) && !delayed {
                let fault = self.not_bound(&call);
                return self.settle(&call, vec![Emitted::Error(Box::new(fault))]).await;
            }
        }
        if let Some(fault) = self.missing(&call) {
            return Err(fault.into());
        }
        self.step(2).await?;
        let mut desk = Desk {
            host: &mut *self.host,
            session: &mut self.session,
            out: Vec::new(),
        };
        if let Err(fault) = run(&mut desk, &call) {
            desk.fail(fault);
        }
        let out = desk.out;
        self.shown.set_more(self.session.shell.more());
        self.step(out.len()).await?;
        self.settle(&call, out).await
    }

    fn action(&self, call: &Call) -> Action {
        let said = call.text("ErrorAction");
        let said = said.unwrap_or_else(|| {
            let preference = self.variable("erroractionpreference");
            preference
                .map(|value| value.text().to_string())
                .unwrap_or_default()
        });
        match said.to_lowercase().as_str() {
            "stop" | "1" => Action::Stop,
            "silentlycontinue" | "0" => Action::Silently,
            "ignore" | "4" => Action::Ignore,
            _ => Action::Continue,
        }
    }

    /// Empties the variable that gathers the errors of a command.
    fn begin_errors(&mut self, call: &Call) {
        if let Some(name) = call.text("ErrorVariable").filter(|name| !name.starts_with('+')) {
            self.set_variable(
                &name.trim_start_matches('$').to_lowercase(),
                Value::list(Vec::new()),
            );
        }
    }

    fn keep_error(&mut self, call: &Call, fault: &Fault) {
        let Some(name) = call.text("ErrorVariable") else {
            return;
        };
        let name = name.trim_start_matches(['+', '$']).to_lowercase();
        let mut errors = self
            .variable(&name)
            .map(|value| value.items())
            .unwrap_or_default();
        errors.push(fault.value());
        self.set_variable(&name, Value::list(errors));
    }

    /// Deals with what a command handed on and said: the values are left.
    pub(super) async fn settle(&mut self, call: &Call, out: Vec<Emitted>) -> Result<Vec<Value>, Flow> {
        let mut values = Vec::new();
        for one in out {
            match one {
                Emitted::Value(value) => values.push(value),
                Emitted::Error(mut fault) => {
                    if fault.spot.is_none() {
                        fault.spot = Some(call.spot.clone());
                    }
                    self.keep_error(call, &fault);
                    match self.action(call) {
                        Action::Stop => return Err(Flow::Fault(fault, true)),
                        Action::Continue => self.report(*fault),
                        Action::Silently => self.remember(&fault),
                        Action::Ignore => self.session.well = false,
                    }
                }
                Emitted::Warning(text) => {
                    let silent =
                        |value: Option<Value>| value.is_some_and(|v| same(&v.text(), "SilentlyContinue"));
                    if !silent(call.get("WarningAction").cloned())
                        && !silent(self.variable("warningpreference"))
                    {
                        let lines = self.shown.flush(&*self.host);
                        self.write(lines);
                        self.host.write(Output::Warning(format!("WARNING: {text}")));
                    }
                }
                Emitted::Screen(text) => self.say(&text),
                Emitted::Note(note) => self.note(note),
                Emitted::Clear => {
                    self.shown.clear();
                    self.host.write(Output::Clear);
                }
            }
        }
        if let Some(name) = call.text("OutVariable") {
            self.set_variable(
                &name.trim_start_matches('$').to_lowercase(),
                Value::list(values.clone()),
            );
        }
        Ok(values)
    }
}
