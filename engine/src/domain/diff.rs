//! What differs between two license sets, product by product: for results, previews and the history.

use crate::catalog::SkuId;

use super::license::{LicenseSet, PlanSet};
use super::tenant::Tenant;

/// What became of one product for one person.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ProductChange {
    /// Newly held, with these services off.
    Assigned {
        /// The services that are off.
        off: PlanSet,
    },
    /// No longer held.
    Unassigned,
    /// Held before and after; services went on or off.
    ServicesChanged {
        /// Services that came on.
        on: PlanSet,
        /// Services that went off.
        off: PlanSet,
    },
    /// Held before and after with the same services, but from other sources.
    SourcesChanged,
}

/// One product's difference.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ProductDiff {
    /// The product.
    pub sku: SkuId,
    /// What became of it.
    pub change: ProductChange,
}

/// The differences in order of product ids; products that stay as they are don't appear.
pub fn diff(tenant: &Tenant, from: &LicenseSet, to: &LicenseSet) -> Vec<ProductDiff> {
    let mut skus: Vec<SkuId> = from
        .licenses()
        .iter()
        .chain(to.licenses())
        .map(|l| l.sku)
        .collect();
    skus.sort_unstable();
    skus.dedup();
    skus.into_iter()
        .filter_map(|sku| {
            let (before, after) = (from.get(sku), to.get(sku));
            if before == after {
                return None;
            }
            let plans = |on_before: bool, on_after: bool| -> PlanSet {
                let product = tenant.product(sku);
                let plans = product
                    .into_iter()
                    .flat_map(|p| p.user_plans().map(|plan| plan.id));
                plans
                    .filter(|plan| {
                        before.is_some_and(|l| l.enables(*plan)) == on_before
                            && after.is_some_and(|l| l.enables(*plan)) == on_after
                    })
                    .collect()
            };
            let holds = |license: Option<&super::license::License>| license.is_some_and(|l| l.in_force());
            let change = match (holds(before), holds(after)) {
                (false, true) => ProductChange::Assigned {
                    off: plans(false, false),
                },
                (true, false) => ProductChange::Unassigned,
                _ => {
                    let (on, off) = (plans(false, true), plans(true, false));
                    if on.is_empty() && off.is_empty() {
                        ProductChange::SourcesChanged
                    } else {
                        ProductChange::ServicesChanged { on, off }
                    }
                }
            };
            Some(ProductDiff { sku, change })
        })
        .collect()
}
