//! Typed reading of a tenant file: values of the kinds that Graph has, each refusal with its place.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use crate::catalog::{Guid, ServicePlanId};
use crate::domain::Time;
use crate::exchange::json::{count, short, CountError, Fault, Kind, Paused, Position, Reader};

use super::lengths::fit;
use super::limits::Limits;
use super::log::Log;
use super::refusal::{CountFault, Expected, Found, RefusalReason};
use super::report::{Correction, CorrectionKind};

/// The answer of everything that reads.
pub(super) type Read<T> = Result<T, Box<RefusalReason>>;

/// One file being read, or a piece of it.
pub(super) struct Input<'a, 's> {
    text: &'a str,
    /// Where the text begins in the file.
    start: Position,
    reader: Reader<'a>,
    limits: &'s Limits,
    log: &'s mut Log,
    names: &'s mut Names,
    /// Whether a list said that it goes on elsewhere.
    pub(super) more_pages: bool,
}

/// Texts that many users share, each kept once.
#[derive(Debug, Clone, Default)]
pub(super) struct Names(HashMap<Arc<str>, u32>);

impl Names {
    /// The shared copy of a text.
    pub(super) fn share(&mut self, text: &str) -> Arc<str> {
        if let Some((known, _)) = self.0.get_key_value(text) {
            return Arc::clone(known);
        }
        let new: Arc<str> = Arc::from(text);
        self.0.insert(Arc::clone(&new), 0);
        new
    }
}

impl<'a, 's> Input<'a, 's> {
    /// Goes on with the text that follows a pause, which begins at `start` in the file.
    pub(super) fn resume(
        text: &'a str,
        start: Position,
        paused: Paused,
        limits: &'s Limits,
        log: &'s mut Log,
        names: &'s mut Names,
    ) -> Self {
        Input {
            text,
            start,
            reader: Reader::resume(text, limits.depth, paused),
            limits,
            log,
            names,
            more_pages: false,
        }
    }

    /// What to remember for reading again from here.
    pub(super) fn here(&self) -> Paused {
        self.reader.here()
    }

    /// Stops between two values: what to remember, and how many bytes of the text have been read.
    pub(super) fn pause(self) -> (Paused, usize) {
        self.reader.pause()
    }

    /// The limits of the import.
    pub(super) fn limits(&self) -> &'s Limits {
        self.limits
    }

    /// Where corrections are noted.
    pub(super) fn log(&mut self) -> &mut Log {
        self.log
    }

    /// What has been noted so far.
    pub(super) fn noted(&self) -> Log {
        self.log.clone()
    }

    /// Takes back what was noted since, and what the reader mended.
    pub(super) fn take_back(&mut self, noted: Log) {
        *self.log = noted;
        self.reader.forget_lone_surrogates();
    }

    /// Makes sure that nothing follows.
    pub(super) fn end(&mut self) -> Read<()> {
        let end = self.reader.end();
        self.checked(end, Expected::Object)
    }

    /// The file has been read: notes what the reader mended.
    pub(super) fn finish(self) {
        let (count, paths) = self.reader.lone_surrogates();
        if count > 0 && self.log.wants(CorrectionKind::LoneSurrogate, count) {
            for path in paths {
                let path = path.clone();
                self.log.keep(Correction::LoneSurrogate { path });
            }
        }
    }

    /// A refusal out of what the reader found.
    fn checked<T>(&mut self, result: Result<T, Fault>, expected: Expected) -> Read<T> {
        match result {
            Ok(value) => Ok(value),
            Err(fault) => Err(self.refusal(fault, expected)),
        }
    }

    #[cold]
    fn refusal(&mut self, fault: Fault, expected: Expected) -> Box<RefusalReason> {
        let limit = self.limits.depth;
        Box::new(match fault {
            Fault::Syntax(at) => {
                let Position { line, column } = self.start.behind(self.text.get(..at).unwrap_or(self.text));
                RefusalReason::NotJson { line, column }
            }
            Fault::End => {
                let Position { line, column } = self.start.behind(self.text);
                RefusalReason::CutOff { line, column }
            }
            Fault::Depth => RefusalReason::TooDeep { limit },
            Fault::Kind => return self.wrong(expected),
        })
    }

    /// A refusal of the value that comes next.
    pub(super) fn wrong(&mut self, expected: Expected) -> Box<RefusalReason> {
        let path = self.reader.path();
        let found = match self.reader.peek() {
            Ok(Kind::Object) => Found::Object,
            Ok(Kind::Array) => Found::List,
            Ok(Kind::String) => {
                let text = self.reader.string().unwrap_or_default();
                if matches!(expected, Expected::Object | Expected::List) && is_cut(&text) {
                    let value = short(&text);
                    return Box::new(RefusalReason::CutByDepth { path, value });
                }
                Found::Text(short(&text))
            }
            Ok(Kind::Number) => Found::Number,
            Ok(Kind::Bool) => Found::Flag,
            Ok(Kind::Null) | Err(_) => Found::Null,
        };
        Box::new(RefusalReason::WrongType {
            path,
            expected,
            found,
        })
    }

    /// A refusal of the object being read, which lacks a key.
    pub(super) fn missing(&self, key: &str) -> Box<RefusalReason> {
        let path = self.reader.path();
        let dot = if path.is_empty() { "" } else { "." };
        let path = [&path, dot, key].concat();
        Box::new(RefusalReason::Missing { path })
    }

    /// A refusal of a name under `zetel`.
    pub(super) fn unknown_name(&self, value: &str) -> Box<RefusalReason> {
        Box::new(RefusalReason::UnknownName {
            path: self.reader.path(),
            value: short(value),
        })
    }

    /// What comes next.
    pub(super) fn peek(&mut self) -> Read<Kind> {
        let kind = self.reader.peek();
        self.checked(kind, Expected::Object)
    }

    /// A reader of its own at this place, to look ahead.
    pub(super) fn ahead(&self) -> Reader<'a> {
        self.reader.fork()
    }

    /// Enters an object.
    pub(super) fn object(&mut self) -> Read<()> {
        let entered = self.reader.object();
        self.checked(entered, Expected::Object)
    }

    /// The next key of the object, with a small first letter: PowerShell writes Graph's keys with a capital.
    pub(super) fn key(&mut self) -> Read<Option<Cow<'a, str>>> {
        let key = self.reader.key();
        Ok(self.checked(key, Expected::Object)?.map(small_first))
    }

    /// Passes over a value nobody needs.
    pub(super) fn skip(&mut self) -> Read<()> {
        let skipped = self.reader.skip();
        self.checked(skipped, Expected::Object)
    }

    /// Passes over a value that may be needed later, and gives it as it is written.
    pub(super) fn skipped(&mut self) -> Read<&'a str> {
        let skipped = self.reader.skipped();
        self.checked(skipped, Expected::Object)
    }

    /// Where the value that comes next, or was just read, is.
    pub(super) fn path(&self) -> String {
        self.reader.path()
    }

    /// Reads null if it comes next.
    pub(super) fn null(&mut self) -> Read<bool> {
        let null = self.reader.null();
        self.checked(null, Expected::Object)
    }

    /// Reads a list item by item; null is an empty one.
    pub(super) fn each(&mut self, read: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        if self.null()? {
            return Ok(());
        }
        self.array()?;
        while self.item()? {
            read(self)?;
        }
        Ok(())
    }

    /// Enters an array.
    pub(super) fn array(&mut self) -> Read<()> {
        let entered = self.reader.array();
        self.checked(entered, Expected::List)
    }

    /// Whether the array has another item.
    pub(super) fn item(&mut self) -> Read<bool> {
        let more = self.reader.item();
        self.checked(more, Expected::List)
    }

    /// Reads a list that may stand in a Graph response: an object with the list under `value`.
    pub(super) fn each_in_response(&mut self, read: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        if self.peek()? != Kind::Object {
            return self.each(read);
        }
        let not_a_list = self.wrong(Expected::List);
        let mut found = false;
        self.object()?;
        while let Some(key) = self.key()? {
            match &*key {
                "value" => {
                    found = true;
                    self.each(read)?;
                }
                "@odata.nextLink" => self.next_link()?,
                _ => self.skip()?,
            }
        }
        found.then_some(()).ok_or(not_a_list)
    }

    /// Reads `@odata.nextLink`.
    pub(super) fn next_link(&mut self) -> Read<()> {
        self.more_pages |= self.text_or_null()?.is_some();
        Ok(())
    }

    /// Reads a text.
    pub(super) fn text(&mut self) -> Read<Cow<'a, str>> {
        let text = self.reader.string();
        self.checked(text, Expected::Text)
    }

    /// Reads a text or null.
    pub(super) fn text_or_null(&mut self) -> Read<Option<Cow<'a, str>>> {
        if self.null()? {
            return Ok(None);
        }
        self.text().map(Some)
    }

    /// Reads a text or null into a copy of its own, as long as it may be.
    pub(super) fn own(&mut self, most: u32) -> Read<Option<Arc<str>>> {
        Ok(self.text_or_null()?.map(|text| Arc::from(self.fit(&text, most))))
    }

    /// Reads a text or null into a copy that others share, as long as it may be.
    pub(super) fn shared(&mut self, most: u32) -> Read<Option<Arc<str>>> {
        let Some(text) = self.text_or_null()? else {
            return Ok(None);
        };
        let text = self.fit(&text, most);
        Ok(Some(self.names.share(text)))
    }

    /// As much of a text as is allowed, in characters; what is cut is noted.
    pub(super) fn fit<'t>(&mut self, text: &'t str, most: u32) -> &'t str {
        let reader = &self.reader;
        fit(text, most, self.log, || reader.path())
    }

    /// Reads true, false, or null for what is usual.
    pub(super) fn flag(&mut self, usual: bool) -> Read<bool> {
        if self.null()? {
            return Ok(usual);
        }
        let flag = self.reader.bool();
        self.checked(flag, Expected::Flag)
    }

    /// Reads an id.
    pub(super) fn id<T: From<Guid>>(&mut self) -> Read<T> {
        self.guid().map(T::from)
    }

    fn guid(&mut self) -> Read<Guid> {
        if self.peek()? != Kind::String {
            return Err(self.wrong(Expected::Id));
        }
        let text = self.text()?;
        Guid::parse(&text).map_err(|_| {
            Box::new(RefusalReason::WrongType {
                path: self.reader.path(),
                expected: Expected::Id,
                found: Found::Text(short(&text)),
            })
        })
    }

    /// Reads an id or null.
    pub(super) fn id_or_null<T: From<Guid>>(&mut self) -> Read<Option<T>> {
        if self.null()? {
            return Ok(None);
        }
        self.id().map(Some)
    }

    /// Reads a list of plans.
    pub(super) fn plans(&mut self) -> Read<Vec<ServicePlanId>> {
        let mut plans = Vec::new();
        self.each(&mut |input| {
            plans.push(input.id()?);
            Ok(())
        })?;
        Ok(plans)
    }

    /// Reads a count.
    pub(super) fn count(&mut self) -> Read<u32> {
        let number = self.reader.number();
        let number = self.checked(number, Expected::Count)?;
        let fault = match count(number) {
            Ok(count) => return Ok(count),
            Err(CountError::Negative) => CountFault::Negative,
            Err(CountError::Fractional) => CountFault::Fractional,
            Err(CountError::TooLarge) => CountFault::TooLarge,
        };
        Err(Box::new(RefusalReason::Count {
            path: self.reader.path(),
            value: short(number),
            fault,
        }))
    }

    /// Reads a count or null.
    pub(super) fn count_or_null(&mut self) -> Read<Option<u32>> {
        if self.null()? {
            return Ok(None);
        }
        self.count().map(Some)
    }

    /// Reads one of the words of an enumeration, upper and lower case alike; null is the usual one, and so is,
    /// after a note, an unknown one.
    pub(super) fn word<T: Copy + Default>(&mut self, words: &[(&str, T)]) -> Read<T> {
        let Some(text) = self.text_or_null()? else {
            return Ok(T::default());
        };
        let known = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(&text));
        if known.is_none() {
            self.note_word(&text);
        }
        Ok(known.map(|(_, value)| *value).unwrap_or_default())
    }

    /// Notes a word that is not known, as the value just read.
    pub(super) fn note_word(&mut self, value: &str) {
        let reader = &self.reader;
        self.log
            .note(CorrectionKind::UnknownWord, || Correction::UnknownWord {
                path: reader.path(),
                value: short(value),
            });
    }

    /// Reads a moment or null. What is no moment is noted, and said to have been there.
    pub(super) fn time(&mut self) -> Read<Moment> {
        let Some(text) = self.text_or_null()? else {
            return Ok(Moment::None);
        };
        if let Some(time) = Time::parse(&text) {
            return Ok(Moment::At(time));
        }
        let reader = &self.reader;
        self.log.note(CorrectionKind::Date, || Correction::Date {
            path: reader.path(),
            value: short(&text),
        });
        Ok(Moment::Unreadable)
    }

    /// Passes over a moment at which something happened, if it is one.
    pub(super) fn see_time(&mut self) -> Read<()> {
        let time = match self.peek()? {
            Kind::String => Time::parse(&self.text()?),
            _ => return self.skip(),
        };
        self.saw(time);
        Ok(())
    }

    /// Takes note of a moment at which something happened.
    pub(super) fn saw(&mut self, moment: Option<Time>) {
        if let Some(moment) = moment {
            self.log.saw(moment);
        }
    }

    /// Notes a correction.
    pub(super) fn note(&mut self, kind: CorrectionKind, example: impl FnOnce() -> Correction) {
        self.log.note(kind, example);
    }
}

/// A date as it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    /// There is none.
    None,
    /// A moment.
    At(Time),
    /// There is something, but no moment.
    Unreadable,
}

impl Moment {
    /// The moment, if there is a readable one.
    pub(super) fn at(self) -> Option<Time> {
        match self {
            Moment::At(time) => Some(time),
            Moment::None | Moment::Unreadable => None,
        }
    }
}

/// Whether a text is what PowerShell writes in the place of an object or a list that is too deep for it.
pub(super) fn is_cut(text: &str) -> bool {
    ["Microsoft.", "System.", "@{", "class "]
        .iter()
        .any(|begin| text.starts_with(begin))
}

fn small_first(key: Cow<'_, str>) -> Cow<'_, str> {
    match key.as_bytes().first() {
        Some(b'A'..=b'Z') => {
            let mut key = key.into_owned();
            if let Some(first) = key.get_mut(..1) {
                first.make_ascii_lowercase();
            }
            Cow::Owned(key)
        }
        _ => key,
    }
}
