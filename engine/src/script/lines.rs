//! A text in the making: lines of code, and comments, which all tools here begin with `#`.

use std::fmt::Write;

use super::note::Note;
use super::quote;
use super::step::Step;

/// Puts a note into a sentence: the language is the reader's.
pub type Words<'a> = &'a dyn Fn(Note) -> String;

/// The text.
pub(super) struct Lines<'a> {
    pub(super) out: String,
    /// What was noted, each once.
    pub(super) notes: Vec<Note>,
    words: Words<'a>,
    /// What was noted in this step.
    said: Vec<Note>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(words: Words<'a>) -> Self {
        Lines {
            out: String::new(),
            notes: Vec::new(),
            words,
            said: Vec::new(),
        }
    }

    /// A line of code.
    pub(super) fn line(&mut self, code: &str) {
        let _ = writeln!(self.out, "{code}"); // writing to a String can't fail
    }

    /// An empty line, where there is none yet.
    pub(super) fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A line of comment.
    pub(super) fn comment(&mut self, text: &str) {
        let _ = writeln!(self.out, "# {}", quote::comment(text)); // writing to a String can't fail
    }

    /// The beginning of a step: its title, and what is to be said of it.
    pub(super) fn begin(&mut self, step: &Step) {
        self.said.clear();
        if !step.title.is_empty() {
            self.comment(&step.title);
        }
        for note in &step.notes {
            self.note(*note);
        }
    }

    /// A note, once in a step.
    pub(super) fn note(&mut self, note: Note) {
        if !self.said.contains(&note) {
            self.said.push(note);
            let sentence = (self.words)(note);
            self.comment(&sentence);
        }
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}
