//! What comes of an import, when all files were read and put together.

use crate::domain::{Actor, Tenant};

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
