//! An error: what is kept of it for a script, and how either shell prints it.

use std::fmt::Write;
use std::ops::{Deref, DerefMut};
use std::rc::Rc;

use super::note::Note;
use super::value::{plain, Shape, Value, ERROR};

/// Which shell is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shell {
    /// Windows PowerShell 5.1, in which MSOnline and AzureAD run.
    Windows,
    /// PowerShell 7.
    Seven,
}

impl Shell {
    /// What stands where a list in a cell goes on.
    pub fn more(self) -> &'static str {
        match self {
            Shell::Windows => "...",
            Shell::Seven => "\u{2026}",
        }
    }
}

/// A place in a script: the text, and where something begins and ends in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// All of the text.
    pub text: Rc<str>,
    /// The first byte.
    pub at: usize,
    /// Behind the last byte.
    pub end: usize,
}

/// An error: small, because almost everything answers with one.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault(Box<Parts>);

/// What an error is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// What it says.
    pub message: String,
    /// `FullyQualifiedErrorId`.
    pub id: String,
    /// The kind of it, such as `InvalidOperation`.
    pub category: &'static str,
    /// The kind of the exception.
    pub exception: &'static str,
    /// The command that reports it, as errors name it; empty where none does.
    pub activity: String,
    /// What Graph answered, where it was asked: status and code.
    pub answer: Option<(u16, &'static str)>,
    /// The simulated moment, for Graph's answer.
    pub moment: String,
    /// Our word about it.
    pub note: Option<Note>,
    /// Where it happened.
    pub spot: Option<Spot>,
    /// The shell whose form it has.
    pub shell: Shell,
}

static EXCEPTION: Shape = plain("System.Exception");
static CATEGORY: Shape = plain("System.Management.Automation.ErrorCategoryInfo");

impl Deref for Fault {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl DerefMut for Fault {
    fn deref_mut(&mut self) -> &mut Parts {
        &mut self.0
    }
}

impl Fault {
    /// An error of the shell itself.
    pub fn new(message: impl Into<String>, id: &str, shell: Shell) -> Self {
        Fault(Box::new(Parts {
            message: message.into(),
            id: id.to_owned(),
            category: "InvalidOperation",
            exception: "RuntimeException",
            activity: String::new(),
            answer: None,
            moment: String::new(),
            note: None,
            spot: None,
            shell,
        }))
    }

    /// The same with our word about it.
    #[must_use]
    pub fn noted(mut self, note: Note) -> Self {
        self.note = Some(note);
        self
    }

    /// The same of this category and exception.
    #[must_use]
    pub fn of(mut self, category: &'static str, exception: &'static str) -> Self {
        (self.category, self.exception) = (category, exception);
        self
    }

    /// As a script sees it: `$_` in `catch`, an entry of `$Error`.
    pub fn value(&self) -> Value {
        let message = match self.answer {
            Some((_, code)) => format!("[{code}] : {}", self.message),
            None => self.message.clone(),
        };
        let exception = Value::object(&EXCEPTION, [("Message", message.as_str().into())]);
        let category = Value::object(
            &CATEGORY,
            [
                ("Category", self.category.into()),
                ("Activity", self.activity.as_str().into()),
                ("Reason", self.exception.into()),
            ],
        );
        Value::object(
            &ERROR,
            [
                ("Message", message.as_str().into()),
                ("Exception", exception),
                ("CategoryInfo", category),
                ("FullyQualifiedErrorId", self.id.as_str().into()),
                ("ErrorDetails", self.message.as_str().into()),
                ("Text", self.print().into()),
            ],
        )
    }

    /// As the shell prints it.
    pub fn print(&self) -> String {
        match self.shell {
            Shell::Windows => self.print_windows(),
            Shell::Seven => self.print_seven(),
        }
    }

    fn print_windows(&self) -> String {
        let mut out = String::new();
        if !self.activity.is_empty() {
            let _ = write!(out, "{} : ", self.activity);
        }
        out.push_str(&self.message);
        if let Some(place) = self.spot.as_ref().and_then(Place::of) {
            let _ = write!(
                out,
                "\nAt line:{} char:{}\n+ {}\n+ {}{}",
                place.line,
                place.column,
                place.source,
                " ".repeat(place.before),
                "~".repeat(place.length)
            );
        }
        let of = if self.activity.is_empty() {
            String::new()
        } else {
            self.activity.clone()
        };
        let _ = write!(
            out,
            "\n    + CategoryInfo          : {}: (:) [{of}], {}\n    + FullyQualifiedErrorId : {}",
            self.category, self.exception, self.id
        );
        out
    }

    fn print_seven(&self) -> String {
        let mut out = String::new();
        let who = if self.activity.is_empty() {
            self.exception
        } else {
            &self.activity
        };
        let _ = write!(out, "{who}: ");
        let spot = self.spot.as_ref();
        let place = spot
            .filter(|spot| spot.text.trim_end().contains('\n'))
            .and_then(Place::of);
        match place {
            Some(place) => {
                let _ = write!(
                    out,
                    "\nLine |\n{:>4} |  {}\n     |  {}{}\n     | {}",
                    place.line,
                    place.source,
                    " ".repeat(place.before),
                    "~".repeat(place.length),
                    self.message.replace('\n', "\n     | ")
                );
            }
            None => out.push_str(&self.message),
        }
        if let Some((status, code)) = self.answer {
            let reason = match status {
                403 => "Forbidden",
                404 => "NotFound",
                _ => "BadRequest",
            };
            let moment = self.moment.trim_end_matches('Z');
            let _ = write!(
                out,
                "\n\nStatus: {status} ({reason})\nErrorCode: {code}\nDate: {moment}"
            );
        }
        out
    }
}

/// A place as errors show it.
struct Place {
    line: usize,
    column: usize,
    source: String,
    before: usize,
    length: usize,
}

/// How much of a line an error shows.
const LONGEST_LINE: usize = 100;

impl Place {
    fn of(spot: &Spot) -> Option<Place> {
        let before = spot.text.get(..spot.at)?;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = spot.text.get(start..)?.lines().next()?;
        let column = spot.text.get(start..spot.at)?.chars().count();
        let marked = spot
            .text
            .get(spot.at..spot.end.max(spot.at))?
            .lines()
            .next()
            .unwrap_or_default();
        // A long line is cut where it is marked.
        let skipped = column.saturating_sub(LONGEST_LINE / 2);
        let skipped = if line.chars().count() > LONGEST_LINE {
            skipped
        } else {
            0
        };
        let source: String = line.chars().skip(skipped).take(LONGEST_LINE).collect();
        let room = source.chars().count().saturating_sub(column - skipped);
        Some(Place {
            line: before.matches('\n').count() + 1,
            column: column + 1,
            before: column - skipped,
            length: marked.chars().count().clamp(1, room.max(1)),
            source,
        })
    }
}
