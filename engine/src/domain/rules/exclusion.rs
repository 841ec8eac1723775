//! Plans of one exclusion set can't be on together (DOMAIN 3.1). The sets are the tenant's rules profile's.

use crate::catalog;
use crate::domain::problem::{Conflict, PlanOf, Problem};
use crate::domain::tenant::Tenant;

/// Refuses two different plans of one set that would be on together and were not before. The same plan from two
/// products never clashes, and plans that come from one product or an excused pair of products are sold together.
pub(in crate::domain) fn clashes(tenant: &Tenant, before: &[PlanOf], after: &[PlanOf]) -> Option<Problem> {
    let rules = catalog::rules(tenant.rules);
    let was_on = |plan| before.iter().any(|p| p.plan == plan);
    let mut clashes = Vec::new();
    for (at, set) in (0u16..).zip(rules.exclusion_sets()) {
        let members: Vec<&PlanOf> = after.iter().filter(|p| set.plans.contains(&p.plan)).collect();
        if members.len() < 2 {
            continue;
        }
        // Judged by plan, not by product: whatever may stand together may do so in whatever order it comes.
        let sold_together = |one, other| {
            let with = |plan| members.iter().filter(move |p| p.plan == plan);
            with(one).any(|a| with(other).any(|b| a.sku == b.sku || rules.is_exception(a.sku, b.sku)))
        };
        for (i, one) in members.iter().enumerate() {
            for other in members.iter().skip(i + 1) {
                if one.plan == other.plan || (was_on(one.plan) && was_on(other.plan)) {
                    continue;
                }
                if sold_together(one.plan, other.plan) {
                    continue;
                }
                let (one, other) = if was_on(other.plan) {
                    (other, one)
                } else {
                    (one, other)
                };
                clashes.push(Conflict {
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
