//! Takes files in piece by piece, so that nobody needs all of a large file at once and anybody can stop in between.
//! What has been read changes nothing: the tenant is there when all is read, or not at all.

use crate::domain::{Actor, Tenant};

use super::build::build;
use super::csv_tenant;
use super::export::Export;
use super::import::Import;
use super::limits::Limits;
use super::merge::merge;
use super::raw::{Fault, Raw};
use super::read_file::{FileReader, Shared};
use super::refusal::{Refusal, RefusalReason};
use super::report::{Content, FileRead, List, ListRead, Report};

/// An import on its way: [`Importer::feed`] with the bytes of the first file, [`Importer::end_file`], the same with
/// the other files in their order, then [`Importer::finish`]. How the bytes are cut makes no difference. After a
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
        let read = self.reader.feed(bytes, &mut self.shared);
        read.map_err(|why| self.refusal(*why))
    }

    /// The file whose turn it is has no more bytes; the next one follows.
    ///
    /// # Errors
    /// What the file is refused for; then nothing is imported.
    pub fn end_file(&mut self) -> Result<(), Refusal> {
        let file = self.report.files.len();
        let name = self.name().to_owned();
        let reader = std::mem::replace(&mut self.reader, FileReader::new(file + 1));
        let (content, raw) = reader
            .end(&name, &mut self.shared)
            .map_err(|why| self.refusal(*why))?;
        match (content, &self.whole) {
            (one, Some((_, other, _))) if is_people(one) && is_people(*other) => {}
            (Content::Tenant | Content::ActiveUsers | Content::UsageReport, Some((first, ..))) => {
                let first = first.clone();
                return Err(self.refusal(RefusalReason::SecondTenant { first }));
            }
            _ => {}
        }
        self.report.files.push(FileRead {
            name: name.clone(),
            bytes: self.fed,
            content,
            lists: List::ALL
                .into_iter()
                .filter_map(|list| raw.rows(list).map(|rows| ListRead { list, rows }))
                .collect(),
        });
        match (content, &mut self.whole) {
            (Content::List | Content::Quantities, _) => self.lists.push(raw),
            (_, Some((.., first))) => csv_tenant::join(first, raw),
            (_, whole) => *whole = Some((name, content, raw)),
        }
        self.before = self.before.saturating_add(std::mem::take(&mut self.fed));
        Ok(())
    }

    /// All files have been read: puts the tenant together. Bare lists take the place of those of the tenant file, or of
    /// `current` where there is none; `actor` is the role so far, where no tenant file brings its own.
    ///
    /// # Errors
    /// What the files are refused for together; then nothing is imported.
    pub fn finish(self, current: &Tenant, actor: Actor) -> Result<Import, Refusal> {
        let Importer {
            files,
            mut shared,
            mut report,
            whole,
            lists,
            ..
        } = self;
        let refuse = |Fault { file, why }: Fault| Refusal {
            file: files
                .get(file)
                .or(files.first())
                .map(|(name, _)| name.clone())
                .unwrap_or_default(),
            why: *why,
        };
        let base = match whole {
            Some((_, content, mut raw)) if is_people(content) => {
                let stays = (current.edition, current.rules, actor.role);
                let counted = !lists.iter().any(|list| list.skus.is_some());
                csv_tenant::complete(
                    &mut raw,
                    stays,
                    &shared.holdings,
                    counted.then_some(&mut shared.log),
                );
                raw
            }
            Some((.., raw)) => raw,
            None => base_of(current, actor, &mut shared).map_err(refuse)?,
        };
        let Shared {
            limits,
            mut log,
            names,
            holdings,
        } = shared;
        drop(names);
        let raw = merge(base, lists, &mut log);
        if raw.users.is_none() {
            let path = List::Users.key().to_owned();
            let why = Box::new(RefusalReason::Missing { path });
            return Err(refuse(Fault { file: 0, why }));
        }
        let (tenant, actor) = build(raw, &holdings, &limits, &mut log).map_err(refuse)?;
        report.corrected = log.finish();
        Ok(Import {
            tenant,
            actor,
            report,
        })
    }

    fn name(&self) -> &str {
        let file = self.files.get(self.report.files.len());
        file.map(|(name, _)| name.as_str()).unwrap_or_default()
    }

    fn refusal(&self, why: RefusalReason) -> Refusal {
        Refusal {
            file: self.name().to_owned(),
            why,
        }
    }
}

/// Whether it is a list of users as CSV.
fn is_people(content: Content) -> bool {
    matches!(content, Content::ActiveUsers | Content::UsageReport)
}

fn too_large(name: &str, bytes: u64, limits: &Limits) -> Refusal {
    let limit = limits.bytes;
    Refusal {
        file: name.to_owned(),
        why: RefusalReason::TooLarge { bytes, limit },
    }
}

/// The tenant so far, as its own tenant file says it: one way in for everything. What is corrected in it is not said:
/// no file has it.
fn base_of(current: &Tenant, actor: Actor, shared: &mut Shared) -> Result<Raw, Fault> {
    let log = std::mem::take(&mut shared.log);
    let raw = read_current(current, actor, shared);
    shared.log = log;
    let mut raw = raw.map_err(|why| Fault { file: 0, why })?;
    for sku in raw.skus.iter_mut().flatten() {
        sku.consumed = None; // no file says so: nothing to compare with
        sku.units = None;
    }
    Ok(raw)
}

fn read_current(current: &Tenant, actor: Actor, shared: &mut Shared) -> Result<Raw, Box<RefusalReason>> {
    let mut reader = FileReader::new(0);
    let mut export = Export::new(actor);
    while let Some(part) = export.next_part(current) {
        reader.feed(part.as_bytes(), shared)?;
    }
    reader.end("", shared).map(|(_, raw)| raw)
}
