//! What of the tenant a script sees: people, products and groups, in the shapes of each tool.

mod filter;
mod group;
mod ids;
mod person;
mod product;
mod shapes;

pub use filter::{Filter, FilterFault};
pub use group::group;
pub use ids::tenant_id;
pub use person::Person;
pub use product::{license_detail, product, product_by_account_sku};
pub use shapes::*;
