//! What a tenant's products and services are called: as in the year that the tenant is of.

use crate::catalog::{self, ServicePlanId, SkuId};

use super::tenant::Tenant;

impl Tenant {
    /// A product by its name, else by its part number, else by its id.
    pub fn product_name(&self, sku: SkuId) -> String {
        if let Some(name) = catalog::product_name(sku, self.year()) {
            return name.to_owned();
        }
        let part_number = self.product(sku).map(|product| product.part_number.to_string());
        let part_number = part_number.filter(|name| !name.is_empty());
        part_number.unwrap_or_else(|| sku.to_string())
    }

    /// A service by its name, else by `other`.
    pub fn plan_name(&self, plan: ServicePlanId, other: &str) -> String {
        let name = catalog::plan_name(plan, self.year());
        name.unwrap_or(other).to_owned()
    }
}
