//! Takes files in: reads them, puts them together with the tenant so far where they are bare lists, and answers with
//! a new tenant and a report, or with one refusal. Nothing is changed here.

use crate::domain::{Actor, Tenant};

use super::build::build;
use super::export::export_tenant;
use super::input::Names;
use super::limits::Limits;
use super::merge::merge;
use super::raw::{Fault, Holdings, Raw};
use super::read_file::{decode, read_file, Shared};
use super::refusal::{Refusal, RefusalReason};
use super::report::{Content, FileRead, List, ListRead, Log, Report};

/// What an import would make of the tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The tenant to work in from now on.
    pub tenant: Tenant,
    /// The role to work in from now on.
    pub actor: Actor,
    /// What was read and what was corrected.
    pub report: Report,
}

/// Reads files, given by name and content, as a new tenant.
///
/// At most one of them may be a tenant file. The others are bare Graph responses (or bare arrays): each replaces
/// one list of that tenant file, or of `current` where there is none; several of one list are its pages, in order.
/// Of a replaced list of users, members keep their places in groups by their ids. `actor` is the role so far; a
/// tenant file brings its own.
///
/// # Errors
/// The first thing that makes the files unusable, with the name of the file; then nothing is imported.
pub fn import(
    files: &[(String, Vec<u8>)],
    current: &Tenant,
    actor: Actor,
    limits: &Limits,
) -> Result<Import, Refusal> {
    let mut log = Log::default();
    let mut names = Names::default();
    let mut holdings = Holdings::default();
    let refuse = |Fault { file, why }: Fault| Refusal {
        file: files
            .get(file)
            .or(files.first())
            .map(|(name, _)| name.clone())
            .unwrap_or_default(),
        why: *why,
    };
    if files.is_empty() {
        let why = Box::new(RefusalReason::NoFiles);
        return Err(refuse(Fault { file: 0, why }));
    }
    check_size(files, limits).map_err(refuse)?;

    let mut report = Report::default();
    let mut whole: Option<(String, Raw)> = None;
    let mut lists = Vec::new();
    for (file, (name, bytes)) in files.iter().enumerate() {
        let at = |why| refuse(Fault { file, why });
        let mut shared = Shared {
            limits,
            log: &mut log,
            names: &mut names,
            holdings: &mut holdings,
        };
        let (content, raw) = decode(bytes)
            .and_then(|text| read_file(text, file, name, &mut shared))
            .map_err(at)?;
        report.files.push(FileRead {
            name: name.clone(),
            bytes: bytes.len() as u64,
            content,
            lists: List::ALL
                .into_iter()
                .filter_map(|list| raw.rows(list).map(|rows| ListRead { list, rows }))
                .collect(),
        });
        match (content, &whole) {
            (Content::List, _) => lists.push(raw),
            (Content::Tenant, None) => whole = Some((name.clone(), raw)),
            (Content::Tenant, Some((first, _))) => {
                let first = first.clone();
                return Err(at(Box::new(RefusalReason::SecondTenant { first })));
            }
        }
    }
    let base = match whole {
        Some((_, raw)) => raw,
        None => base_of(current, actor, limits, &mut names, &mut holdings).map_err(refuse)?,
    };
    let raw = merge(base, lists, &mut log);
    if raw.users.is_none() {
        let path = List::Users.key().to_owned();
        let why = Box::new(RefusalReason::Missing { path });
        return Err(refuse(Fault { file: 0, why }));
    }
    let (tenant, actor) = build(raw, &holdings, limits, &mut log).map_err(refuse)?;
    report.corrected = log.finish();
    Ok(Import {
        tenant,
        actor,
        report,
    })
}

fn check_size(files: &[(String, Vec<u8>)], limits: &Limits) -> Result<(), Fault> {
    let mut bytes: u64 = 0;
    for (file, (_, content)) in files.iter().enumerate() {
        bytes = bytes.saturating_add(content.len() as u64);
        if bytes > limits.bytes {
            let limit = limits.bytes;
            let why = Box::new(RefusalReason::TooLarge { bytes, limit });
            return Err(Fault { file, why });
        }
    }
    Ok(())
}

/// The tenant so far, as its own tenant file says it: one way in for everything.
fn base_of(
    current: &Tenant,
    actor: Actor,
    limits: &Limits,
    names: &mut Names,
    holdings: &mut Holdings,
) -> Result<Raw, Fault> {
    let text = export_tenant(current, actor);
    let mut shared = Shared {
        limits,
        log: &mut Log::default(),
        names,
        holdings,
    };
    let (_, mut raw) = read_file(&text, 0, "", &mut shared).map_err(|why| Fault { file: 0, why })?;
    for sku in raw.skus.iter_mut().flatten() {
        sku.consumed = None; // no file says so: nothing to compare with
        sku.units = None;
    }
    Ok(raw)
}
