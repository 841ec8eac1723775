//! The reader: walks through a JSON text value by value, in one pass, knowing its path and keeping its depth.
//!
//! Whoever reads an object calls [`Reader::object`] and then [`Reader::key`] until it gives nothing, and reads or
//! skips exactly one value after each; the same with [`Reader::array`] and [`Reader::item`].
//!
//! A text that comes in pieces is read step by step: [`Reader::pause`] between two values, and [`Reader::resume`] with
//! what follows.

use std::borrow::Cow;

use super::string::{scan_string, Text};

/// What kind of value comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) enum Kind {
    Object,
    Array,
    String,
    Number,
    Bool,
    Null,
}

/// Why reading stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) enum Fault {
    /// Not JSON from this byte on.
    Syntax(usize),
    /// The text ends too early.
    End,
    /// Deeper than allowed.
    Depth,
    /// The value that comes next is of another kind than asked for.
    Kind,
}

/// One array or object that the reader is in.
#[derive(Debug, Clone)]
enum Level<'a> {
    Object { key: Cow<'a, str>, started: bool },
    Array { next: u32, started: bool },
}

impl Level<'_> {
    fn into_owned(self) -> Level<'static> {
        match self {
            Level::Array { next, started } => Level::Array { next, started },
            Level::Object { key, started } => Level::Object {
                key: Cow::Owned(key.into_owned()),
                started,
            },
        }
    }
}

/// A place in a JSON text.
#[derive(Debug)]
pub(in crate::exchange) struct Reader<'a> {
    text: &'a str,
    at: usize,
    levels: Vec<Level<'a>>,
    max_depth: usize,
    lone_surrogates: Vec<String>,
    lone_count: u32,
}

/// What a reader remembers between two pieces of a text.
#[derive(Debug, Default)]
pub(in crate::exchange) struct Paused {
    levels: Vec<Level<'static>>,
    lone_surrogates: Vec<String>,
    lone_count: u32,
}

impl Paused {
    /// How many arrays and objects the reader is in.
    pub(in crate::exchange) fn depth(&self) -> usize {
        self.levels.len()
    }
}

/// How many paths of lone surrogates are kept.
const LONE_EXAMPLES: usize = 10;
/// How long a path may become, in characters.
const PATH_LENGTH: usize = 200;

impl<'a> Reader<'a> {
    /// A reader at the start of a text.
    pub(in crate::exchange) fn new(text: &'a str, max_depth: u32) -> Self {
        Reader::resume(text, max_depth, Paused::default())
    }

    /// Goes on behind a pause: the text is what follows there.
    pub(in crate::exchange) fn resume(text: &'a str, max_depth: u32, paused: Paused) -> Self {
        Reader {
            text,
            at: 0,
            levels: paused.levels,
            max_depth: max_depth as usize,
            lone_surrogates: paused.lone_surrogates,
            lone_count: paused.lone_count,
        }
    }

    /// What to remember for reading again from here.
    pub(in crate::exchange) fn here(&self) -> Paused {
        Paused {
            levels: self.levels.iter().cloned().map(Level::into_owned).collect(),
            ..Paused::default()
        }
    }

    /// Stops between two values: what to remember, and how many bytes of the text have been read.
    pub(in crate::exchange) fn pause(self) -> (Paused, usize) {
        let paused = Paused {
            levels: self.levels.into_iter().map(Level::into_owned).collect(),
            lone_surrogates: self.lone_surrogates,
            lone_count: self.lone_count,
        };
        (paused, self.at)
    }

    /// A second reader at the same place, for looking ahead. What it finds is not noted in this one.
    pub(in crate::exchange) fn fork(&self) -> Reader<'a> {
        let mut fork = Reader::new(self.text, 0);
        fork.at = self.at;
        fork.max_depth = self.max_depth.saturating_sub(self.levels.len());
        fork
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blank(&mut self) -> Option<u8> {
        while let Some(byte) = self.byte() {
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.at += 1;
        }
        None
    }

    /// What kind of value comes next.
    pub(in crate::exchange) fn peek(&mut self) -> Result<Kind, Fault> {
        match self.blank() {
            None => Err(Fault::End),
            Some(b'{') => Ok(Kind::Object),
            Some(b'[') => Ok(Kind::Array),
            Some(b'"') => Ok(Kind::String),
            Some(b'-' | b'0'..=b'9') => Ok(Kind::Number),
            Some(b't' | b'f') => Ok(Kind::Bool),
            Some(b'n') => Ok(Kind::Null),
            Some(_) => Err(Fault::Syntax(self.at)),
        }
    }

    fn expect(&mut self, kind: Kind) -> Result<(), Fault> {
        if self.peek()? == kind {
            Ok(())
        } else {
            Err(Fault::Kind)
        }
    }

    /// Enters an object.
    pub(in crate::exchange) fn object(&mut self) -> Result<(), Fault> {
        self.expect(Kind::Object)?;
        self.enter(Level::Object {
            key: Cow::Borrowed(""),
            started: false,
        })
    }

    /// Enters an array.
    pub(in crate::exchange) fn array(&mut self) -> Result<(), Fault> {
        self.expect(Kind::Array)?;
        self.enter(Level::Array {
            next: 0,
            started: false,
        })
    }

    fn enter(&mut self, level: Level<'a>) -> Result<(), Fault> {
        if self.levels.len() >= self.max_depth {
            return Err(Fault::Depth);
        }
        self.at += 1;
        self.levels.push(level);
        Ok(())
    }

    /// The next key of the object the reader is in, its value to be read next; nothing at the end, which leaves
    /// the object.
    pub(in crate::exchange) fn key(&mut self) -> Result<Option<Cow<'a, str>>, Fault> {
        let Some(Level::Object { started, .. }) = self.levels.last_mut() else {
            return Err(Fault::Kind);
        };
        let first = !std::mem::replace(started, true);
        if self.separator(first, b'}')? {
            self.levels.pop();
            return Ok(None);
        }
        match self.blank() {
            Some(b'"') => {}
            Some(_) => return Err(Fault::Syntax(self.at)),
            None => return Err(Fault::End),
        }
        let name = self.text_here()?;
        match self.blank() {
            Some(b':') => self.at += 1,
            Some(_) => return Err(Fault::Syntax(self.at)),
            None => return Err(Fault::End),
        }
        if let Some(Level::Object { key, .. }) = self.levels.last_mut() {
            key.clone_from(&name);
        }
        Ok(Some(name))
    }

    /// Whether the array the reader is in has another item, which is to be read next; at the end it is left.
    pub(in crate::exchange) fn item(&mut self) -> Result<bool, Fault> {
        let Some(Level::Array { next, started }) = self.levels.last_mut() else {
            return Err(Fault::Kind);
        };
        let first = !std::mem::replace(started, true);
        if !first {
            *next = next.saturating_add(1);
        }
        let ended = self.separator(first, b']')?;
        if ended {
            self.levels.pop();
        }
        Ok(!ended)
    }

    /// Reads what stands between values: the end, or a comma unless it is the first. True at the end.
    fn separator(&mut self, first: bool, end: u8) -> Result<bool, Fault> {
        match self.blank() {
            None => Err(Fault::End),
            Some(byte) if byte == end => {
                self.at += 1;
                Ok(true)
            }
            Some(b',') if !first => {
                self.at += 1;
                match self.blank() {
                    None => Err(Fault::End),
                    Some(byte) if byte == end => Err(Fault::Syntax(self.at)),
                    Some(_) => Ok(false),
                }
            }
            Some(_) if first => Ok(false),
            Some(_) => Err(Fault::Syntax(self.at)),
        }
    }

    /// Reads a text. Half surrogate pairs become U+FFFD and are noted.
    pub(in crate::exchange) fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.expect(Kind::String)?;
        self.text_here()
    }

    fn text_here(&mut self) -> Result<Cow<'a, str>, Fault> {
        let (text, end, lone) = self.scan(true)?;
        self.at = end;
        if lone > 0 {
            self.lone_count = self.lone_count.saturating_add(lone);
            if self.lone_surrogates.len() < LONE_EXAMPLES {
                let path = self.path();
                self.lone_surrogates.push(path);
            }
        }
        Ok(text)
    }

    fn scan(&self, wanted: bool) -> Result<(Cow<'a, str>, usize, u32), Fault> {
        match scan_string(self.text, self.at + 1, wanted) {
            Ok(Text { text, end, lone }) => Ok((text, end, lone)),
            Err(at) if at >= self.text.len() => Err(Fault::End),
            Err(at) => Err(Fault::Syntax(at)),
        }
    }

    /// Reads true or false.
    pub(in crate::exchange) fn bool(&mut self) -> Result<bool, Fault> {
        self.expect(Kind::Bool)?;
        if self.byte() == Some(b't') {
            self.word("true").map(|()| true)
        } else {
            self.word("false").map(|()| false)
        }
    }

    /// Reads null if it comes next; says whether it did.
    pub(in crate::exchange) fn null(&mut self) -> Result<bool, Fault> {
        if self.peek()? != Kind::Null {
            return Ok(false);
        }
        self.word("null").map(|()| true)
    }

    fn word(&mut self, word: &str) -> Result<(), Fault> {
        for expected in word.bytes() {
            match self.byte() {
                Some(byte) if byte == expected => self.at += 1,
                Some(_) => return Err(Fault::Syntax(self.at)),
                None => return Err(Fault::End),
            }
        }
        Ok(())
    }

    /// Reads a number as it is written.
    pub(in crate::exchange) fn number(&mut self) -> Result<&'a str, Fault> {
        self.expect(Kind::Number)?;
        let start = self.at;
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        if self.byte() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.byte(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    fn digits(&mut self) -> Result<(), Fault> {
        match self.byte() {
            Some(b'0'..=b'9') => {}
            Some(_) => return Err(Fault::Syntax(self.at)),
            None => return Err(Fault::End),
        }
        while matches!(self.byte(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        Ok(())
    }

    /// Passes over the next value, whatever it is. It must still be JSON, and not too deep.
    pub(in crate::exchange) fn skip(&mut self) -> Result<(), Fault> {
        match self.peek()? {
            Kind::String => self.at = self.scan(false)?.1,
            Kind::Number => {
                self.number()?;
            }
            Kind::Bool => {
                self.bool()?;
            }
            Kind::Null => {
                self.null()?;
            }
            Kind::Array => {
                self.array()?;
                while self.item()? {
                    self.skip()?;
                }
            }
            Kind::Object => {
                self.object()?;
                while self.key()?.is_some() {
                    self.skip()?;
                }
            }
        }
        Ok(())
    }

    /// Makes sure that nothing but white space follows.
    pub(in crate::exchange) fn end(&mut self) -> Result<(), Fault> {
        match self.blank() {
            None => Ok(()),
            Some(_) => Err(Fault::Syntax(self.at)),
        }
    }

    /// Where the reader is, such as `users[3].assignedLicenses[0].skuId`; empty at the top.
    pub(in crate::exchange) fn path(&self) -> String {
        let mut path = String::new();
        for level in &self.levels {
            match level {
                Level::Object { started: false, .. } => {}
                Level::Object { key, .. } => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(key);
                }
                Level::Array { next, .. } => path.push_str(&format!("[{next}]")),
            }
        }
        super::string::clip(&path, PATH_LENGTH)
    }

    /// How many half surrogate pairs were mended, and where the first ones are.
    pub(in crate::exchange) fn lone_surrogates(&self) -> (u32, &[String]) {
        (self.lone_count, &self.lone_surrogates)
    }

    /// Forgets what was mended so far.
    pub(in crate::exchange) fn forget_lone_surrogates(&mut self) {
        self.lone_count = 0;
        self.lone_surrogates.clear();
    }

    /// Passes over the next value, and gives it as it is written.
    pub(in crate::exchange) fn skipped(&mut self) -> Result<&'a str, Fault> {
        self.peek()?;
        let start = self.at;
        self.skip()?;
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }
}

/// A place in a text, both from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) struct Position {
    pub(in crate::exchange) line: u32,
    pub(in crate::exchange) column: u32,
}

impl Position {
    /// The beginning.
    pub(in crate::exchange) const START: Position = Position { line: 1, column: 1 };

    /// The place behind a text that begins here.
    pub(in crate::exchange) fn behind(self, text: &str) -> Position {
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (lines, last) = match text.rsplit_once('\n') {
            Some((before, last)) => (before.bytes().filter(|b| *b == b'\n').count() + 1, last),
            None => (0, text),
        };
        let column = if lines == 0 { self.column } else { 1 };
        Position {
            line: self.line.saturating_add(small(lines)),
            column: column.saturating_add(small(last.chars().count())),
        }
    }
}

/// Line and column of a byte, both from 1, the column in characters.
pub(in crate::exchange) fn line_and_column(text: &str, at: usize) -> (u32, u32) {
    let Position { line, column } = Position::START.behind(text.get(..at).unwrap_or(text));
    (line, column)
}
