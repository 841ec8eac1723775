//! What all files of an import share while they are read.

use super::input::Names;
use super::limits::Limits;
use super::log::Log;
use super::raw::Holdings;

/// What all files of an import share.
#[derive(Debug, Clone, Default)]
pub(super) struct Shared {
    pub(super) limits: Limits,
    pub(super) log: Log,
    pub(super) names: Names,
    pub(super) holdings: Holdings,
}
