//! One tenant somebody works in: its state, its history, and how both are kept. The only place that changes a
//! tenant.

mod beginning;
mod clearing;
mod directory;
mod filter;
mod fit;
mod fold;
mod graph;
mod history;
mod keeping;
mod lock;
mod looking;
mod moment;
mod names;
mod packed;
mod people_codec;
mod property;
mod reading;
mod replaced;
pub mod sample;
mod saved_filter;
mod sealed;
mod set_aside;
mod shelf;
mod standing;
mod state;
mod store;
mod stored;
mod tip;
mod vault;

pub use beginning::Beginning;
pub use directory::{Directory, Found as FoundPeople, Suggestion};
pub use filter::{
    count_standard, has_mailbox, keep_matching, knows_mailboxes, values, Condition, Standard, Value,
};
pub use fit::{Fit, Typed};
pub use fold::fold;
pub use history::{Entry, Step};
pub use lock::{Lease, Lock, Tab, EXPIRES};
pub use moment::Moment;
pub use names::{is_part_of_tenant, SET_ASIDE};
pub use packed::Damaged;
pub use property::{source, Property, ALLOWED, BLOCKED, BOTH, CLOUD, DIRECT, GROUP, GUEST, MEMBER, SYNCED};
pub use replaced::Replaced;
pub use saved_filter::{Filter, Filters, NameFault, LONGEST_NAME, MOST_FILTERS};
pub use set_aside::SetAside;
pub use shelf::{is_of_shelf, is_part_of, part_of, Seen, Shelf, ShelfError, Shelved};
pub use state::{Found, Sandbox, Saving};
pub use store::{MemoryStore, Part, Store, StoreError, Usage, ROOM};
