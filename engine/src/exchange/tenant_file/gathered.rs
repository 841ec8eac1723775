//! What all files of an import say, and what a person may choose before it becomes a tenant.

use std::sync::Arc;

use crate::catalog::Guid;
use crate::domain::{Actor, GroupId, Scope, Source, Tenant, Time, UserIx, Work};

use super::begin::{begin, complete, date, is_people};
use super::build::build;
use super::export::Export;
use super::fault::Fault;
use super::import::Import;
use super::merge::merge;
use super::raw::Raw;
use super::read_file::FileReader;
use super::refusal::{Refusal, RefusalReason};
use super::report::{Base, Content, List, Report};
use super::shared::Shared;
use super::unnamed::{find_names, take_unnamed};

/// What all files of an import say. Nothing has changed yet; [`Gathered::import`] may be asked again with other
/// choices.
#[derive(Debug)]
pub struct Gathered {
    /// The names of all files.
    pub(super) files: Vec<String>,
    pub(super) shared: Shared,
    pub(super) report: Report,
    pub(super) whole: Option<(Content, Raw)>,
    pub(super) lists: Vec<Raw>,
    /// Files of members, by their names.
    pub(super) members: Vec<(String, Vec<Guid>)>,
}

/// What a person chose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// What bare lists are put into; as proposed where nothing was chosen.
    pub base: Option<Base>,
    /// The groups that files of members are of, by the places of the files in [`Gathered::members`].
    pub groups: Vec<(usize, GroupId)>,
}

impl Gathered {
    /// What bare lists are put into if nothing is chosen; nothing where there is no choice.
    pub fn proposal(&self) -> Option<Base> {
        let begins = |list: &Raw| list.users.is_some() || list.skus.is_some();
        let mut people = self.lists.iter().flat_map(|list| list.users.iter().flatten());
        let named = people.all(|user| user.unnamed.is_none());
        (self.whole.is_none() && self.lists.iter().any(begins) && named).then_some(Base::New)
    }

    /// The files that hold members of a group, which is to be chosen.
    pub fn members(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(|(name, _)| name.as_str())
    }

    /// Whether anything comes of it with these choices.
    pub fn says_something(&self, choice: &Choice) -> bool {
        self.whole.is_some() || !self.lists.is_empty() || !choice.groups.is_empty()
    }

    /// Puts the tenant together. Bare lists take the place of those of the tenant file; where there is none, a tenant
    /// begins with them, or they take the place of those of `current`. `actor` is the role so far, where no tenant
    /// file brings its own; `today` is the moment of a tenant that says none.
    ///
    /// # Errors
    /// What the files are refused for together; then nothing is imported.
    pub fn import(
        &self,
        current: &Tenant,
        actor: Actor,
        today: Time,
        choice: &Choice,
    ) -> Result<Import, Refusal> {
        let mut report = self.report.clone();
        let mut shared = self.shared.clone();
        let mut lists = self.lists.clone();
        let refuse = |Fault { file, why }: Fault| Refusal {
            file: self
                .files
                .get(file)
                .or(self.files.first())
                .cloned()
                .unwrap_or_default(),
            why: *why,
        };
        let chosen = self.proposal().map(|usual| choice.base.unwrap_or(usual));
        let chosen = chosen.unwrap_or(Base::Current);
        report.base = self.whole.is_none().then_some(chosen);
        let stays = (current.edition, actor.role);
        let by_domain = matches!(&self.whole, Some((content, _)) if is_people(*content));
        let begun = by_domain || report.base == Some(Base::New);
        let mut dated = begun;
        let base = match self.whole.clone() {
            Some((_, raw)) if by_domain => begin(raw, stays),
            Some((_, raw)) => {
                dated = raw.zetel.is_none();
                raw
            }
            None if begun => begin(Raw::default(), stays),
            None => base_of(current, actor, &mut shared).map_err(refuse)?,
        };
        let unnamed = take_unnamed(&mut lists).map_err(refuse)?;
        let mut raw = merge(base, lists, &mut shared.log);
        find_names(&mut raw, unnamed, &mut shared.holdings, &mut shared.log).map_err(refuse)?;
        if begun {
            complete(
                &mut raw,
                self.stem(),
                by_domain,
                &shared.holdings,
                &mut shared.log,
            );
        }
        if dated {
            let organization = raw.organization.get_or_insert_default();
            if organization.display_name.is_empty() {
                organization.display_name = Arc::from(self.stem());
            }
            date(&mut raw, shared.log.newest, today);
        }
        if raw.users.is_none() {
            let path = List::Users.key().to_owned();
            let why = Box::new(RefusalReason::Missing { path });
            return Err(refuse(Fault { file: 0, why }));
        }
        self.set_members(&mut raw, choice);
        let built = build(raw, &shared.holdings, &shared.limits, &mut shared.log);
        let (mut tenant, actor) = built.map_err(refuse)?;
        queue_members(&mut tenant, choice);
        report.corrected = shared.log.finish();
        Ok(Import {
            tenant,
            actor,
            report,
        })
    }

    /// Gives groups the members that files say they have.
    fn set_members(&self, raw: &mut Raw, choice: &Choice) {
        for group in raw.groups.iter_mut().flatten() {
            let chosen = choice.groups.iter().filter(|(_, of)| *of == group.group.id);
            let mut files = chosen.filter_map(|(file, _)| self.members.get(*file)).peekable();
            if files.peek().is_some() {
                group.members = files.flat_map(|(_, members)| members.iter().copied()).collect();
                group.whole = false;
            }
        }
    }

    /// What the tenant is called where no file says so: as the first file that is more than members.
    fn stem(&self) -> &str {
        let mut files = self.report.files.iter();
        let file = files.find(|file| file.content != Content::Members);
        let name = file.map_or("", |file| file.name.as_str());
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }
}

/// Queues what chosen groups give to members who have nothing of it yet.
fn queue_members(tenant: &mut Tenant, choice: &Choice) {
    for (_, id) in &choice.groups {
        let Some(group) = tenant.group(*id).filter(|group| !group.licenses.is_empty()) else {
            continue;
        };
        let source = Source::Group(*id);
        let has_nothing = |ix: &UserIx| {
            let held = tenant.licenses(*ix).map(|set| set.licenses()).unwrap_or_default();
            let mut all = held.iter().flat_map(|license| license.assignments());
            all.all(|assignment| assignment.source != source)
        };
        let waiting: Vec<UserIx> = group.members.iter().copied().filter(has_nothing).collect();
        if !waiting.is_empty() {
            tenant.add_work(Work {
                group: *id,
                scope: Scope::People(Arc::new(waiting)),
                since: tenant.clock,
            });
        }
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
