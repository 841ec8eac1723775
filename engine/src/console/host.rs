//! What the console needs of the place it runs in: a tenant to look at, somebody to act, and somewhere to write.

use crate::domain::{Actor, Command, Decision, Tenant};

use super::note::Note;

/// The tenant behind the console, and who works in it.
pub trait Host {
    /// Looks at the tenant as it stands.
    fn look(&self, at: &mut dyn FnMut(&Tenant));

    /// Who acts.
    fn actor(&self) -> Actor;

    /// Carries a command out, as one entry of the history, and answers what happened to whom.
    ///
    /// # Errors
    /// When this tab may not change anything now: another one is at work.
    fn act(&mut self, command: &Command) -> Result<Decision, NotNow>;

    /// Writes what comes out, as it comes.
    fn write(&mut self, line: Output);
}

/// Nothing can be changed here now: another tab is at work on the tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotNow;

/// One piece of output: lines of text, without the line end behind the last.
#[derive(Debug, Clone, PartialEq)]
pub enum Output {
    /// What commands print.
    Text(String),
    /// An error, in the form of the shell that is shown.
    Error(String),
    /// A warning, likewise.
    Warning(String),
    /// A word of our own about what just happened.
    Note(Note),
    /// Everything before is to be forgotten: `Clear-Host`.
    Clear,
}

/// What is read out of the tenant.
pub(super) fn read<T>(host: &dyn Host, at: impl FnOnce(&Tenant) -> T) -> Option<T> {
    let mut at = Some(at);
    let mut found = None;
    host.look(&mut |tenant| {
        if let Some(at) = at.take() {
            found = Some(at(tenant));
        }
    });
    found
}
