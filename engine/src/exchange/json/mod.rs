//! JSON as the exchange formats need it: a reader that always knows where it is, and a writer into a `String`.
//!
//! Why not `serde_json`: a refusal must name the place of a wrong type, half surrogate pairs must be mended instead
//! of refused, depth has a limit of ours, and a file of 100,000 users must not be held as a tree. A test holds the
//! reader against `serde_json`: both accept the same texts.

mod number;
mod read;
mod scan;
mod string;
mod write;

pub(super) use number::{count, CountError};
pub(super) use read::{line_and_column, Fault, Kind, Paused, Position, Reader};
pub(super) use scan::{Scan, Want};
pub(super) use string::{clip, short};
pub(super) use write::Writer;
