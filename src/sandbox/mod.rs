//! One tenant somebody works in: its state, its history, and how both are kept. The only place that changes a
//! tenant.

mod directory;
mod filter;
mod fold;
mod history;
mod packed;
mod property;
pub mod sample;
mod saved_filter;
mod state;
mod stored;
mod vault;

pub use directory::{Directory, Found as FoundPeople};
pub use filter::{
    count_standard, has_mailbox, keep_matching, knows_mailboxes, values, Condition, Standard, Value,
};
pub use fold::fold;
pub use history::{Entry, Step};
pub use packed::Damaged;
pub use property::{source, Property, ALLOWED, BLOCKED, BOTH, CLOUD, DIRECT, GROUP, GUEST, MEMBER, SYNCED};
pub use saved_filter::{Filter, Filters, NameFault, LONGEST_NAME, MOST_FILTERS};
pub use state::{Found, Sandbox, Saving};
pub use vault::{MemoryStore, Store, StoreError, SET_ASIDE};
