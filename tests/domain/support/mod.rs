//! What the cases are written in: tenants, commands and expectations in few words, and one check for all of them.

mod ask;
mod check;
mod notation;
mod self_serve;
mod service;
mod sound;
mod story;
mod ways_out;
mod world;

pub use ask::*;
pub use check::*;
pub use notation::*;
pub use self_serve::*;
pub use service::*;
pub use sound::*;
pub use story::*;
pub use ways_out::*;
pub use world::*;
