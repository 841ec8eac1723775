//! A command that is about to run: what it was given, and what it hands on.

use super::fault::{Fault, Shell, Spot};
use super::host::Host;
use super::known::{Cmdlet, Tool};
use super::note::Note;
use super::session::Session;
use super::value::Value;

/// What a command was given, by the names of its parameters.
#[derive(Clone)]
pub struct Call {
    /// Which command.
    pub cmdlet: &'static Cmdlet,
    /// By name, as the table has it.
    pub given: Vec<(&'static str, Value)>,
    /// Where it stands.
    pub spot: Spot,
}

impl Call {
    /// What a parameter was given; nothing where it was not.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let found = self.given.iter().find(|(given, _)| *given == name);
        found.map(|(_, value)| value)
    }

    /// Whether it was given.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// As a text; nothing where it was not given or is `$null`.
    pub fn text(&self, name: &str) -> Option<String> {
        let value = self.get(name).filter(|value| !value.is_null())?;
        Some(value.text().to_string())
    }

    /// Whether a switch is on.
    pub fn switch(&self, name: &str) -> bool {
        self.get(name).is_some_and(Value::is_true)
    }

    /// As values; none where it was not given.
    pub fn list(&self, name: &str) -> Vec<Value> {
        self.get(name).map(Value::items).unwrap_or_default()
    }

    /// As a whole number.
    pub fn int(&self, name: &str) -> Option<i64> {
        self.get(name).and_then(Value::int)
    }

    /// Puts a value there in place of what was given.
    pub fn put(&mut self, name: &'static str, value: Value) {
        self.given.retain(|(given, _)| *given != name);
        self.given.push((name, value));
    }

    /// The name of the set of parameters that was used: the one of which most was given.
    pub fn set_name(&self) -> &'static str {
        let sets = &self.cmdlet.sets;
        let complete = sets
            .iter()
            .filter(|set| set.required.iter().all(|name| self.has(name)));
        let best = complete.reduce(|best, set| {
            if set.required.len() > best.required.len() {
                set
            } else {
                best
            }
        });
        best.or_else(|| sets.first()).map_or("", |set| set.name)
    }

    /// As errors and dry runs name it: Graph adds the set of parameters.
    pub fn activity(&self) -> String {
        match self.cmdlet.tool {
            Tool::Graph if !self.cmdlet.request.is_empty() => {
                format!("{}_{}", self.cmdlet.name, self.set_name())
            }
            _ => self.cmdlet.name.to_owned(),
        }
    }

    /// The shell in which the tool runs.
    pub fn shell(&self, session: &Session) -> Shell {
        match self.cmdlet.tool {
            Tool::MsOnline | Tool::AzureAd => Shell::Windows,
            Tool::Graph | Tool::Entra => Shell::Seven,
            Tool::Shell => session.shell,
        }
    }
}

/// Something that a command hands on or says.
pub enum Emitted {
    /// A value for the next command.
    Value(Value),
    /// An error that does not stop it.
    Error(Box<Fault>),
    /// A warning.
    Warning(String),
    /// A line for the screen.
    Screen(String),
    /// Our word.
    Note(Note),
    /// Everything on the screen is forgotten.
    Clear,
}

/// Where a command works: the tenant, the console, and what it hands on.
pub struct Desk<'a> {
    /// The tenant, and who acts.
    pub host: &'a mut dyn Host,
    /// The console.
    pub session: &'a mut Session,
    /// What it hands on, in order.
    pub out: Vec<Emitted>,
}

impl Desk<'_> {
    /// Hands a value on.
    pub fn emit(&mut self, value: Value) {
        self.out.push(Emitted::Value(value));
    }

    /// Reports an error.
    pub fn fail(&mut self, fault: Fault) {
        self.out.push(Emitted::Error(Box::new(fault)));
    }

    /// An error of this command.
    pub fn fault(&self, call: &Call, message: impl Into<String>, id: &str) -> Fault {
        let mut fault = Fault::new(message, id, call.shell(self.session));
        fault.activity = call.activity();
        fault.spot = Some(call.spot.clone());
        fault
    }
}
