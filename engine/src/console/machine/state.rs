//! A script on its way: the console it runs in, where it is, how far it may go.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use crate::console::fault::{Fault, Spot};
use crate::console::format::Shown;
use crate::console::host::{Host, Output};
use crate::console::note::Note;
use crate::console::session::Session;
use crate::console::value::Value;

/// How deep values, blocks and functions may be worked out within each other.
const DEEPEST: u32 = 120;
/// How many errors `$Error` keeps.
const MOST_ERRORS: usize = 256;

/// Why what runs does not simply go on.
#[derive(Debug)]
pub(super) enum Flow {
    /// An error; whether it ends the whole script or only the statement.
    Fault(Box<Fault>, bool),
    /// `break`.
    Break,
    /// `continue`.
    Continue,
    /// `return`.
    Return,
    /// `exit`.
    Exit,
    /// Somebody stopped it, or it took too many steps.
    Stopped,
    /// What follows wants no more: `Select-Object -First`.
    Enough,
}

impl From<Fault> for Flow {
    fn from(fault: Fault) -> Self {
        Flow::Fault(Box::new(fault), false)
    }
}

/// What runs calls itself, so what comes of it is boxed.
pub(super) type Boxed<'a, T> = Pin<Box<dyn Future<Output = Result<T, Flow>> + 'a>>;

/// Where outputs go.
pub(super) enum Out {
    /// On the screen.
    Show,
    /// Into a value.
    Gather(Vec<Value>),
}

impl Out {
    pub(super) fn gathered(self) -> Vec<Value> {
        match self {
            Out::Show => Vec::new(),
            Out::Gather(values) => values,
        }
    }
}

/// How far a script may go, shared with who runs it.
pub(super) struct Pace {
    /// Steps until it lets others have their turn.
    pub(super) left: Cell<u64>,
    /// Steps so far, and the most.
    pub(super) total: Cell<u64>,
    pub(super) most: u64,
    pub(super) stop: Cell<bool>,
}

/// Lets others have their turn once.
struct Turn(bool);

impl Future for Turn {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }
}

/// A script on its way.
pub(super) struct Machine {
    pub(super) session: Session,
    pub(super) host: Box<dyn Host>,
    /// The text that runs.
    pub(super) text: Rc<str>,
    pub(super) shown: Shown,
    pub(super) pace: Rc<Pace>,
    pub(super) depth: u32,
    /// How many `try` are around.
    pub(super) trying: u32,
}

impl Machine {
    /// Counts steps, and lets others have their turn when it is time.
    pub(super) async fn step(&mut self, cost: usize) -> Result<(), Flow> {
        let cost = cost as u64;
        self.pace.total.set(self.pace.total.get().saturating_add(cost));
        if self.pace.total.get() > self.pace.most {
            if !self.pace.stop.replace(true) {
                self.note(Note::TooLong);
            }
            return Err(Flow::Stopped);
        }
        if self.pace.left.get() <= cost {
            let lines = self.shown.flush(&*self.host);
            self.write(lines);
            Turn(false).await;
        }
        self.pace.left.set(self.pace.left.get().saturating_sub(cost));
        if self.pace.stop.get() {
            return Err(Flow::Stopped);
        }
        Ok(())
    }

    /// One level deeper; what goes too deep is an error.
    pub(super) fn enter(&mut self) -> Result<(), Flow> {
        if self.depth >= DEEPEST {
            let fault = self.fault(
                "The script failed due to call depth overflow.",
                "CallDepthOverflow",
            );
            return Err(Flow::Fault(Box::new(fault), true));
        }
        self.depth += 1;
        Ok(())
    }

    /// An error of the shell.
    pub(super) fn fault(&self, message: impl Into<String>, id: &str) -> Fault {
        Fault::new(message, id, self.session.shell)
    }

    /// A place in the text that runs.
    pub(super) fn spot(&self, at: usize, end: usize) -> Spot {
        Spot {
            text: Rc::clone(&self.text),
            at,
            end,
        }
    }

    /// Writes lines.
    pub(super) fn write(&mut self, lines: Vec<String>) {
        if !lines.is_empty() {
            self.host.write(Output::Text(lines.join("\n")));
        }
    }

    /// Shows a value.
    pub(super) fn show(&mut self, value: &Value) {
        let lines = self.shown.push(value, &*self.host);
        self.write(lines);
    }

    /// Writes a line as it is.
    pub(super) fn say(&mut self, text: &str) {
        let mut lines = self.shown.end(&*self.host);
        lines.push(text.to_owned());
        self.write(lines);
    }

    /// Says a word of ours.
    pub(super) fn note(&mut self, note: Note) {
        let lines = self.shown.flush(&*self.host);
        self.write(lines);
        self.host.write(Output::Note(note));
    }

    /// Keeps an error for `$Error`.
    pub(super) fn remember(&mut self, fault: &Fault) {
        self.session.well = false;
        self.session.errors.insert(0, fault.value());
        self.session.errors.truncate(MOST_ERRORS);
    }

    /// Shows an error, and keeps it.
    pub(super) fn report(&mut self, fault: Fault) {
        self.remember(&fault);
        let lines = self.shown.flush(&*self.host);
        self.write(lines);
        self.host.write(Output::Error(fault.print()));
        if let Some(note) = fault.note.clone() {
            self.host.write(Output::Note(note));
        }
    }

    /// The value of a variable; nothing where there is none.
    pub(super) fn variable(&self, name: &str) -> Option<Value> {
        if let Some(name) = name
            .strip_prefix("global:")
            .or_else(|| name.strip_prefix("script:"))
        {
            return self
                .session
                .scopes
                .first()
                .and_then(|scope| scope.get(name))
                .cloned();
        }
        match name {
            "null" => return Some(Value::Null),
            "true" => return Some(Value::Bool(true)),
            "false" => return Some(Value::Bool(false)),
            "?" => return Some(Value::Bool(self.session.well)),
            "error" => return Some(Value::list(self.session.errors.clone())),
            _ => {}
        }
        let scopes = self.session.scopes.iter().rev();
        scopes.filter_map(|scope| scope.get(name)).next().cloned()
    }

    /// Sets a variable in the innermost scope.
    pub(super) fn set_variable(&mut self, name: &str, value: Value) {
        let global = name
            .strip_prefix("global:")
            .or_else(|| name.strip_prefix("script:"));
        let scope = match global {
            Some(_) => self.session.scopes.first_mut(),
            None => self.session.scopes.last_mut(),
        };
        if let Some(scope) = scope {
            scope.insert(global.unwrap_or(name).to_owned(), value);
        }
    }

    /// Puts a value into a variable while something runs: what was there before.
    pub(super) fn swap(&mut self, name: &str, value: Option<Value>) -> Option<Value> {
        let scope = self.session.scopes.last_mut()?;
        match value {
            Some(value) => scope.insert(name.to_owned(), value),
            None => scope.remove(name),
        }
    }

    /// Hands a value on.
    pub(super) fn hand(&mut self, out: &mut Out, value: Value) {
        match out {
            Out::Show => self.show(&value),
            Out::Gather(values) => values.push(value),
        }
    }
}
