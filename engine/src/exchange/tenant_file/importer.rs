//! Takes files in piece by piece, so that nobody needs all of a large file at once and anybody can stop in between; or
//! all in one go. What has been read changes nothing: the tenant is there when all is read, or not at all.

use crate::catalog::Guid;
use crate::domain::{Actor, Tenant};

use super::begin::{is_people, join};
use super::gathered::{Choice, Gathered};
use super::import::Import;
use super::limits::Limits;
use super::log::Log;
use super::raw::Raw;
use super::read_file::FileReader;
use super::refusal::{Refusal, RefusalReason};
use super::report::{Content, FileRead, List, ListRead, Report};
use super::shared::Shared;

/// An import on its way: [`Importer::feed`] with the bytes of the first file, [`Importer::end_file`], the same with
/// the other files in their order, then [`Importer::finish`]. A file that nothing is known of is left out where there
/// are others. How the bytes are cut makes no difference. After a
/// refusal there is nothing more to do with it.
#[derive(Debug)]
pub struct Importer {
    files: Vec<(String, u64)>,
    shared: Shared,
    report: Report,
    /// The file that is being read, and how much of it was.
    reader: FileReader,
    fed: u64,
    /// How much was read of the files before it.
    before: u64,
    whole: Option<(String, Content, Raw)>,
    lists: Vec<Raw>,
    members: Vec<(String, Vec<Guid>)>,
    /// Why the file that is being read is left out, once that is known.
    left_out: Option<Refusal>,
    /// What had been noted before it.
    before_file: Log,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read of all files.
    pub read: u64,
    /// Bytes that all files have.
    pub all: u64,
    /// The list being read.
    pub list: Option<List>,
}

impl Importer {
    /// Begins with files of which names and sizes (in bytes) are known.
    ///
    /// # Errors
    /// No files, or larger ones than allowed.
    pub fn new(files: Vec<(String, u64)>, limits: Limits) -> Result<Self, Refusal> {
        let mut bytes: u64 = 0;
        for (name, size) in &files {
            bytes = bytes.saturating_add(*size);
            if bytes > limits.bytes {
                return Err(too_large(name, bytes, &limits));
            }
        }
        if files.is_empty() {
            return Err(Refusal {
                file: String::new(),
                why: RefusalReason::NoFiles,
            });
        }
        Ok(Importer {
            files,
            shared: Shared {
                limits,
                ..Shared::default()
            },
            report: Report::default(),
            reader: FileReader::new(0),
            fed: 0,
            before: 0,
            whole: None,
            lists: Vec::new(),
            members: Vec::new(),
            left_out: None,
            before_file: Log::default(),
        })
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        Progress {
            read: self.before.saturating_add(self.fed),
            all: self
                .files
                .iter()
                .fold(0, |all, (_, size)| all.saturating_add(*size)),
            list: self.reader.list(),
        }
    }

    /// Reads the next bytes of the file whose turn it is.
    ///
    /// # Errors
    /// What the file is refused for, as soon as it is known; then nothing is imported.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        self.fed = self.fed.saturating_add(bytes.len() as u64);
        let read = self.before.saturating_add(self.fed);
        if read > self.shared.limits.bytes {
            return Err(too_large(self.name(), read, &self.shared.limits));
        }
        if self.left_out.is_some() {
            return Ok(());
        }
        let read = self.reader.feed(bytes, &mut self.shared);
        read.or_else(|why| self.leave_out(*why))
    }

    /// Leaves the file out that is being read, where nothing is known of it and it is one of several.
    fn leave_out(&mut self, why: RefusalReason) -> Result<(), Refusal> {
        let several = self.files.len() > 1;
        let refusal = self.refusal(why);
        if !(several && refusal.why.is_unknown()) {
            return Err(refusal);
        }
        self.shared.log = self.before_file.clone();
        self.left_out = Some(refusal);
        Ok(())
    }

    /// The file whose turn it is has no more bytes; the next one follows.
    ///
    /// # Errors
    /// What the file is refused for; then nothing is imported.
    pub fn end_file(&mut self) -> Result<(), Refusal> {
        let file = self.file();
        let name = self.name().to_owned();
        let reader = std::mem::replace(&mut self.reader, FileReader::new(file + 1));
        let read = match self.left_out {
            Some(_) => None,
            None => match reader.end(&name, &mut self.shared) {
                Ok(read) => Some(read),
                Err(why) => {
                    self.leave_out(*why)?;
                    None
                }
            },
        };
        let bytes = std::mem::take(&mut self.fed);
        self.before = self.before.saturating_add(bytes);
        let Some((content, raw)) = read else {
            self.report.left_out.extend(self.left_out.take());
            return Ok(());
        };
        self.before_file = self.shared.log.clone();
        match (content, &self.whole) {
            (one, Some((_, other, _))) if is_people(one) && is_people(*other) => {}
            (Content::Tenant | Content::ActiveUsers | Content::UsageReport, Some((first, ..))) => {
                let first = first.clone();
                return Err(Refusal {
                    file: name,
                    why: RefusalReason::SecondTenant { first },
                });
            }
            _ => {}
        }
        self.report.files.push(FileRead {
            name: name.clone(),
            bytes,
            content,
            lists: List::ALL
                .into_iter()
                .chain([List::Members])
                .filter_map(|list| raw.rows(list).map(|rows| ListRead { list, rows }))
                .collect(),
        });
        match (content, &mut self.whole) {
            (Content::List | Content::Quantities, _) => self.lists.push(raw),
            (Content::Members, _) => self.members.push((name, raw.members.unwrap_or_default())),
            (_, Some((.., first))) => join(first, raw),
            (_, whole) => *whole = Some((name, content, raw)),
        }
        Ok(())
    }

    /// All files have been read: what they say, still to be put together.
    ///
    /// # Errors
    /// Why the first file was left out, where nothing else is left.
    pub fn finish(self) -> Result<Gathered, Refusal> {
        if self.whole.is_none() && self.lists.is_empty() && self.members.is_empty() {
            if let Some(first) = self.report.left_out.first() {
                return Err(first.clone());
            }
        }
        Ok(Gathered {
            files: self.files.into_iter().map(|(name, _)| name).collect(),
            shared: self.shared,
            report: self.report,
            whole: self.whole.map(|(_, content, raw)| (content, raw)),
            lists: self.lists,
            members: self.members,
        })
    }

    /// The number of the file whose turn it is.
    fn file(&self) -> usize {
        self.report.files.len() + self.report.left_out.len()
    }

    fn name(&self) -> &str {
        let file = self.files.get(self.file());
        file.map(|(name, _)| name.as_str()).unwrap_or_default()
    }

    fn refusal(&self, why: RefusalReason) -> Refusal {
        Refusal {
            file: self.name().to_owned(),
            why,
        }
    }
}

/// How much is read at a time, in bytes.
const PIECE: usize = 1024 * 1024;

/// Reads files, given by name and content, as a new tenant: what an [`Importer`] makes of them.
///
/// At most one of them may be a tenant file. The others are bare Graph responses (or bare arrays, or single items):
/// each replaces one list of that tenant file; where there is none, a tenant begins with people, and any other list
/// replaces that of `current`. Several of one list are its pages, in order. Of a replaced list of users, members keep
/// their places in groups by their ids. `actor` is the role so far; a tenant file brings its own. Nothing is chosen, and
/// today is the moment of `current`.
///
/// What a file is, its content says, not its name. In the place of a tenant file there may be lists of *Active users*
/// as CSV: their people, with the edition, rules and role so far.
///
/// # Errors
/// The first thing that makes the files unusable, with the name of the file; then nothing is imported.
pub fn import(
    files: &[(String, Vec<u8>)],
    current: &Tenant,
    actor: Actor,
    limits: &Limits,
) -> Result<Import, Refusal> {
    let mut sizes = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        sizes.push((name.clone(), bytes.len() as u64));
    }
    let mut importer = Importer::new(sizes, *limits)?;
    for (_, bytes) in files {
        for piece in bytes.chunks(PIECE) {
            importer.feed(piece)?;
        }
        importer.end_file()?;
    }
    importer
        .finish()?
        .import(current, actor, current.clock, &Choice::default())
}

fn too_large(name: &str, bytes: u64, limits: &Limits) -> Refusal {
    let limit = limits.bytes;
    Refusal {
        file: name.to_owned(),
        why: RefusalReason::TooLarge { bytes, limit },
    }
}
