//! Which products a list of choices has: those that people and groups can be given, by name.

use crate::catalog::SkuId;
use crate::domain::Tenant;
use crate::order;
use crate::wording::product_name;

/// The products to choose from, by name; with them those that are there already although nobody could be given them.
pub fn offered(tenant: &Tenant, held: impl Fn(SkuId) -> bool) -> Vec<(SkuId, String)> {
    let mut products: Vec<_> = tenant
        .products()
        .filter(|product| product.is_for_people() || held(product.sku))
        .map(|product| (product.sku, product_name(tenant, product.sku)))
        .collect();
    order::sort_by(&mut products, |a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
    products
}
