//! The year that a tenant's products are of, by the services they have.

use crate::catalog::{self, ServicePlanId, Year};

use super::product::Product;

/// The year that most of the products say by the services they have; those that had the same then say nothing.
pub fn year_of<'a>(products: impl Iterator<Item = &'a Product>) -> Option<Year> {
    let (mut then, mut today) = (0, 0);
    for product in products {
        let plans: Vec<ServicePlanId> = product.plans.iter().map(|plan| plan.id).collect();
        match catalog::year_of(product.sku, &plans) {
            Some(Year::Then) => then += 1,
            Some(Year::Today) => today += 1,
            None => {}
        }
    }
    if then > today {
        Some(Year::Then)
    } else {
        (today > 0).then_some(Year::Today)
    }
}
