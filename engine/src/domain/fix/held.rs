//! What the people concerned hold: their distinct license sets.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalog::SkuId;
use crate::domain::ids::UserIx;
use crate::domain::license::LicenseSet;
use crate::domain::tenant::Tenant;

/// The distinct sets of people.
pub(super) fn sets_of<'a>(tenant: &'a Tenant, users: &[UserIx]) -> Vec<&'a Arc<LicenseSet>> {
    let people = users.iter().filter_map(|ix| tenant.user(*ix));
    let ids: BTreeSet<_> = people.map(|user| user.licenses).collect();
    ids.into_iter().filter_map(|id| tenant.sets().get(id)).collect()
}

/// Whether a set has a product directly.
pub(super) fn holds_directly(set: &LicenseSet, sku: SkuId) -> bool {
    set.get(sku).is_some_and(|license| license.direct().is_some())
}
