//! How Graph writes lists of licenses, wherever one stands: `assignedLicenses` and `addLicenses`.

use std::borrow::Borrow;

use crate::catalog::SkuId;
use crate::domain::PlanSet;

use super::json::Writer;

/// Writes a list under a key: a `skuId` with its `disabledPlans` for each product.
pub(super) fn licenses<P: Borrow<PlanSet>>(
    out: &mut Writer,
    key: &str,
    list: impl IntoIterator<Item = (SkuId, P)>,
) {
    out.key(key);
    out.open('[');
    for (sku, off) in list {
        out.item();
        out.open('{');
        out.quoted_of("skuId", sku);
        out.list_of("disabledPlans", off.borrow().iter());
        out.close('}');
    }
    out.close(']');
}
