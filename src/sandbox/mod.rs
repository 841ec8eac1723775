//! One tenant somebody works in: its state, its history, and how both are kept. The only place that changes a
//! tenant.

mod directory;
mod fold;
mod history;
mod packed;
pub mod sample;
mod state;
mod stored;
mod vault;

pub use directory::{Directory, Found as FoundPeople, OrderBy};
pub use fold::fold;
pub use history::{Entry, Step};
pub use packed::Damaged;
pub use state::{Found, Sandbox, Saving};
pub use vault::{MemoryStore, Store, StoreError, SET_ASIDE};
