//! A tenant, an exercise or a lesson to be handed out: as a link's payload, and as a file around the same payload.

mod base64;
mod fits;
mod form;
mod payload;
mod shared;

pub use payload::LONGEST_LINK;
pub use shared::{ShareFault, Shared};
