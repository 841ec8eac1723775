//! How many seats of a product are left, in a few words.

use crate::catalog::SkuId;
use crate::domain::Tenant;
use crate::t;
use crate::ui::text::number;

/// *5 of 25 available*, or how many more are assigned than there are.
pub fn seats_line(tenant: &Tenant, sku: SkuId) -> String {
    let seats = tenant.seats(sku);
    if seats.over() > 0 {
        return t!(common.over, count = number(u64::from(seats.over())));
    }
    let (available, total) = (
        number(u64::from(seats.available())),
        number(u64::from(seats.total())),
    );
    t!(common.available_of, available, total)
}
