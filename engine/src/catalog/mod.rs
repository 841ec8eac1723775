//! What Microsoft 365 sells and how it may be combined: products, service plans, rule tables, editions, countries.
//!
//! Data and its parsing only; nothing else of the project is imported here.

mod claim;
mod country;
mod edition;
mod flows;
mod government;
mod ids;
mod lookup;
mod more;
mod product;
mod rules;
mod services;
mod table;
mod year;

pub use claim::ClaimApp;
pub use country::{countries, CountryCode, CountryError};
pub use edition::{Edition, EditionId};
pub use flows::{
    AddUserFlow, AppsFlow, Closes, HoldersFlow, Links, ManyUsersChoice, ManyUsersFlow, Notice, OneUserFlow,
    Page, QuantityFlow, RequestsFlow, SelectControl,
};
pub use government::commercial_name;
pub(crate) use ids::guid_id;
pub use ids::{Guid, GuidError, ServicePlanId, SkuId};
pub use lookup::{
    plan, plans, plans_with_name, product, products, products_with_part_number, unreadable_lines,
};
pub use more::{has_learned, learn, more_products};
pub use product::{AppliesTo, Family, Product, ServicePlan, AUTOMATIC_PLANS};
pub use rules::{rules, Confidence, Dependency, ExclusionSet, PairException, Provenance, RuleProfile, Rules};
pub use services::{effect_named, effect_of, Effect};
pub use year::{former_names, plan_name, plans_of, product_name, unreadable_differences, year_of, Year};
