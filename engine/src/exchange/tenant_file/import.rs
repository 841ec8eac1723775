//! Takes whole files in, in one go.

use crate::domain::{Actor, Tenant};

use super::gathered::Choice;
use super::importer::Importer;
use super::limits::Limits;
use super::refusal::Refusal;
use super::report::Report;

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
