//! What Microsoft 365 sells and how it may be combined: products, service plans, rule tables, editions, countries.
//!
//! Data and its parsing only; nothing else of the project is imported here.

mod ids;

#[allow(unused_imports)] // for the modules above this one, which declare their own ids
pub(crate) use ids::guid_id;
pub use ids::{Guid, GuidError, ServicePlanId, SkuId};
