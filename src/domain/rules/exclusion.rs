//! Plans of one exclusion set can't be on together (DOMAIN 3.1). The sets are the tenant's rules profile's.

use crate::catalog;
use crate::domain::problem::{Clash, PlanOf, Problem};
use crate::domain::tenant::Tenant;

/// Refuses two different plans of one set that would be on together and were not before. The same plan from two
/// products never clashes, and some pairs of products are excused as a whole.
pub(in crate::domain) fn clashes(tenant: &Tenant, before: &[PlanOf], after: &[PlanOf]) -> Option<Problem> {
    let rules = catalog::rules(tenant.rules);
    let was_on = |plan| before.iter().any(|p| p.plan == plan);
    let mut clashes = Vec::new();
    for (at, set) in (0u16..).zip(rules.exclusion_sets()) {
        let members: Vec<&PlanOf> = after.iter().filter(|p| set.plans.contains(&p.plan)).collect();
        for (i, one) in members.iter().enumerate() {
            for other in members.iter().skip(i + 1) {
                let apart = one.plan == other.plan || rules.is_exception(one.sku, other.sku);
                if apart || (was_on(one.plan) && was_on(other.plan)) {
                    continue;
                }
                let (one, other) = if was_on(other.plan) {
                    (other, one)
                } else {
                    (one, other)
                };
                clashes.push(Clash {
                    set: at,
                    one: **one,
                    other: **other,
                    one_was_on: was_on(one.plan),
                });
            }
        }
    }
    (!clashes.is_empty()).then_some(Problem::ConflictingServicePlans { clashes })
}
