//! One tenant somebody works in: its state, its history, and how both are kept. The only place that changes a
//! tenant.

mod base32k;
mod beginning;
mod clearing;
mod directory;
mod filter;
mod fit;
mod fold;
mod history;
mod journal;
mod keys;
mod lineage;
mod lock;
mod looking;
mod moment;
mod packed;
mod people_codec;
mod persistence;
mod property;
mod reading;
mod record;
mod replaced;
pub mod sample;
mod saved_filter;
mod set_aside;
mod standing;
mod state;
mod store;
mod stored;
mod tenant_index;
mod tip;

pub use base32k::Damaged;
pub use beginning::Beginning;
pub use directory::{Directory, Found as FoundPeople, Suggestion};
pub use filter::{
    count_standard, has_mailbox, keep_matching, knows_mailboxes, values, Condition, Standard, Value,
};
pub use fit::{Fit, Typed};
pub use fold::fold;
pub use history::{Entry, Step};
pub use keys::{is_part_of_tenant, SET_ASIDE};
pub use lock::{Lease, Lock, Tab, EXPIRES};
pub use moment::Moment;
pub use packed::{pack, unpack};
pub use property::{source, Property, ALLOWED, BLOCKED, BOTH, CLOUD, DIRECT, GROUP, GUEST, MEMBER, SYNCED};
pub use replaced::Replaced;
pub use saved_filter::{Filter, Filters, NameFault, LONGEST_NAME, MOST_FILTERS};
pub use set_aside::SetAside;
pub use state::{Found, Sandbox, Saving};
pub use store::{MemoryStore, NoStore, Part, Store, StoreError, Usage, ROOM};
pub use tenant_index::{is_of_index, is_part_of, part_of, Seen, TenantIndex, TenantIndexError, TenantMeta};
