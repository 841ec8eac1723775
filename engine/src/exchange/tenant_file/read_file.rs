//! Reads one file in pieces of any size, and is never further behind than the element that it is in.

use crate::exchange::json::{Paused, Position, Scan};
use crate::exchange::people_csv::{begins, Begins};

use super::csv_file::CsvFile;
use super::decode::Decoder;
use super::input::{Input, Read};
use super::raw::Raw;
use super::read_list::read_list;
use super::read_users::Users;
use super::recognize::by_context;
use super::refusal::RefusalReason;
use super::report::{Content, Correction, CorrectionKind, List};
use super::shared::Shared;
use super::walk::{Kept, Walk};

/// A file being read.
#[derive(Debug)]
pub(super) struct FileReader {
    decoder: Decoder,
    /// What is not read yet begins at `at`.
    text: String,
    at: usize,
    /// Where that is in the file.
    position: Position,
    scan: Scan,
    paused: Paused,
    walk: Walk,
    form: Form,
}

/// What a file is written in.
#[derive(Debug)]
enum Form {
    Unknown,
    Json,
    Csv(Box<CsvFile>),
}

impl FileReader {
    /// Begins with the file that has this number.
    pub(super) fn new(file: usize) -> Self {
        FileReader {
            decoder: Decoder::default(),
            text: String::new(),
            at: 0,
            position: Position::START,
            scan: Scan::default(),
            paused: Paused::default(),
            walk: Walk::new(file),
            form: Form::Unknown,
        }
    }

    /// The list that is being read.
    pub(super) fn list(&self) -> Option<List> {
        match &self.form {
            Form::Csv(list) => Some(list.list()),
            _ => self.walk.list(),
        }
    }

    /// Reads the next bytes of the file.
    ///
    /// # Errors
    /// What the file is refused for, as soon as it is known. It does not depend on how the bytes are cut.
    pub(super) fn feed(&mut self, bytes: &[u8], shared: &mut Shared) -> Read<()> {
        self.take(bytes, false, shared)
    }

    /// The file has no more bytes: what it is, and what it says.
    ///
    /// # Errors
    /// What the file is refused for.
    pub(super) fn end(mut self, name: &str, shared: &mut Shared) -> Read<(Content, Raw)> {
        self.take(&[], true, shared)?;
        if let Form::Csv(list) = self.form {
            return list.end(name, shared);
        }
        let Walk {
            mut raw,
            content,
            kept,
            context,
            mut license_fields,
            mut more_pages,
            file,
            ..
        } = self.walk.finish()?;
        let Shared {
            limits,
            log,
            names,
            holdings,
        } = shared;
        if let Some(Kept {
            text,
            list,
            start,
            paused,
        }) = kept
        {
            let list = list.or_else(|| context.as_deref().and_then(by_context));
            let list = list.ok_or_else(|| Box::new(RefusalReason::Foreign))?;
            let mut input = Input::resume(&text, start, paused, limits, log, names);
            let mut users = Users {
                holdings,
                file,
                bare: true,
                license_fields,
            };
            read_list(&mut input, list, &mut raw, &mut users)?;
            license_fields = users.license_fields;
            more_pages |= input.more_pages;
            input.finish();
        }
        let mut input = Input::resume("", self.position, self.paused, limits, log, names);
        if more_pages {
            input.note(CorrectionKind::MorePages, || Correction::MorePages {
                file: name.to_owned(),
            });
        }
        let people = raw.users.iter().chain(&raw.deleted).any(|list| !list.is_empty());
        if people && !license_fields {
            input.note(CorrectionKind::NoLicenseFields, || Correction::NoLicenseFields {
                file: name.to_owned(),
            });
        }
        input.finish();
        let content = if raw.members.is_some() {
            Content::Members
        } else {
            content
        };
        Ok((content, raw))
    }

    fn take(&mut self, bytes: &[u8], ended: bool, shared: &mut Shared) -> Read<()> {
        self.text.drain(..self.at); // what was read ends with whole characters
        self.at = 0;
        // A wrong byte is looked at when all before it has been read.
        let decoded = self.decoder.feed(bytes, ended, &mut self.text);
        self.read(ended, decoded.is_ok(), shared)?;
        decoded
    }

    /// Reads as far as the text goes, in the form that it turns out to have; `good` when all bytes were text.
    fn read(&mut self, ended: bool, good: bool, shared: &mut Shared) -> Read<()> {
        if matches!(self.form, Form::Unknown) {
            self.form = match begins(&self.text, ended && good) {
                Begins::Unknown => return Ok(()),
                Begins::Json => Form::Json,
                Begins::List { kind, separator } => {
                    Form::Csv(Box::new(CsvFile::new(self.walk.file, kind, separator)))
                }
                Begins::Refused(why) => return Err(why),
            };
        }
        match &mut self.form {
            Form::Csv(list) => {
                self.at = self.text.len();
                list.feed(&self.text, shared)
            }
            _ => self.walk(ended && good, shared),
        }
    }

    /// Reads as far as the text goes; `ended` when it goes no further.
    fn walk(&mut self, ended: bool, shared: &mut Shared) -> Read<()> {
        let limits = shared.limits;
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let levels = (limits.depth as usize).saturating_sub(self.paused.depth());
            let enough = self.scan.is_enough(rest, self.walk.want(), levels);
            if !(enough || ended && self.walk.is_open()) {
                return Ok(());
            }
            if self.walk.is_new() && rest.trim_ascii().is_empty() {
                if ended {
                    return Err(Box::new(RefusalReason::Empty));
                }
                self.scan = Scan::default();
                return Ok(());
            }
            let (log, names) = (&mut shared.log, &mut shared.names);
            let paused = std::mem::take(&mut self.paused);
            let mut input = Input::resume(rest, self.position, paused, &shared.limits, log, names);
            self.walk.step(&mut input, self.position, &mut shared.holdings)?;
            let (paused, read) = input.pause();
            self.paused = paused;
            self.position = self.position.behind(rest.get(..read).unwrap_or_default());
            self.at += read;
            self.scan = Scan::default();
        }
    }
}
