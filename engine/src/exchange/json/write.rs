//! The writer: puts JSON together in a `String`, commas by itself, one line per item of the outer lists.

use std::fmt::{Display, Write};

/// JSON in the making. Keys are the caller's own plain words; texts may be anything.
#[derive(Debug)]
pub(in crate::exchange) struct Writer {
    out: String,
    /// Whether the next value or key is the first in its array or object.
    first: bool,
}

impl Writer {
    /// A writer with room for so many bytes.
    pub(in crate::exchange) fn with_capacity(bytes: usize) -> Self {
        Writer {
            out: String::with_capacity(bytes),
            first: true,
        }
    }

    /// Ends the text with a line feed.
    pub(in crate::exchange) fn end_line(&mut self) {
        self.out.push('\n');
    }

    /// The finished text, with a line feed at its end.
    pub(in crate::exchange) fn finish(mut self) -> String {
        self.end_line();
        self.out
    }

    /// How long the text is that was not taken yet, in bytes.
    pub(in crate::exchange) fn len(&self) -> usize {
        self.out.len()
    }

    /// What was written since the last time, to make room for what follows.
    pub(in crate::exchange) fn take(&mut self) -> String {
        let room = self.out.capacity();
        std::mem::replace(&mut self.out, String::with_capacity(room))
    }

    /// The finished text as it is, to be put into another one.
    pub(in crate::exchange) fn into_string(self) -> String {
        self.out
    }

    fn comma(&mut self) {
        if !std::mem::replace(&mut self.first, false) {
            self.out.push(',');
        }
    }

    /// Starts the next item of an array, without writing it.
    pub(in crate::exchange) fn item(&mut self) {
        self.comma();
    }

    /// Starts the next item of an array on a line of its own.
    pub(in crate::exchange) fn line(&mut self) {
        self.comma();
        self.out.push('\n');
    }

    /// Writes a key; its value follows.
    pub(in crate::exchange) fn key(&mut self, key: &str) {
        self.comma();
        self.out.push('"');
        self.out.push_str(key);
        self.out.push_str("\":");
    }

    /// Opens with a brace or bracket.
    pub(in crate::exchange) fn open(&mut self, bracket: char) {
        self.out.push(bracket);
        self.first = true;
    }

    /// Closes with a brace or bracket.
    pub(in crate::exchange) fn close(&mut self, bracket: char) {
        self.out.push(bracket);
        self.first = false;
    }

    /// Closes an array of lines.
    pub(in crate::exchange) fn close_lines(&mut self) {
        self.out.push('\n');
        self.close(']');
    }

    /// Writes a value that needs no quotes: a number, `true`, `false`, `null`.
    pub(in crate::exchange) fn plain(&mut self, value: impl Display) {
        let _ = write!(self.out, "{value}"); // writing to a String can't fail
    }

    /// Writes what is JSON already.
    pub(in crate::exchange) fn raw(&mut self, json: &str) {
        self.out.push_str(json);
    }

    /// Writes a value in quotes that needs no escapes: an id, a date, a word of ours.
    pub(in crate::exchange) fn quoted(&mut self, value: impl Display) {
        let _ = write!(self.out, "\"{value}\""); // writing to a String can't fail
    }

    /// Writes any text, in quotes and escaped.
    pub(in crate::exchange) fn text(&mut self, text: &str) {
        self.out.push('"');
        let mut rest = text;
        while let Some(at) = rest.find(|c: char| c < ' ' || matches!(c, '"' | '\\')) {
            let (plain, tail) = rest.split_at(at);
            self.out.push_str(plain);
            let mut tail = tail.chars();
            match tail.next() {
                Some('"') => self.out.push_str("\\\""),
                Some('\\') => self.out.push_str("\\\\"),
                Some('\n') => self.out.push_str("\\n"),
                Some(c) => {
                    let _ = write!(self.out, "\\u{:04x}", u32::from(c));
                }
                None => {}
            }
            rest = tail.as_str();
        }
        self.out.push_str(rest);
        self.out.push('"');
    }

    /// Writes a key with a text.
    pub(in crate::exchange) fn text_of(&mut self, key: &str, text: &str) {
        self.key(key);
        self.text(text);
    }

    /// Writes a key with a value in quotes that needs no escapes.
    pub(in crate::exchange) fn quoted_of(&mut self, key: &str, value: impl Display) {
        self.key(key);
        self.quoted(value);
    }

    /// Writes a key with a value that needs no quotes.
    pub(in crate::exchange) fn plain_of(&mut self, key: &str, value: impl Display) {
        self.key(key);
        self.plain(value);
    }

    /// Writes a key with a list of values in quotes that need no escapes.
    pub(in crate::exchange) fn list_of(&mut self, key: &str, values: impl Iterator<Item = impl Display>) {
        self.key(key);
        self.open('[');
        for value in values {
            self.item();
            self.quoted(value);
        }
        self.close(']');
    }
}
