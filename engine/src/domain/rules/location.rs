//! Where somebody is decides what they may be given (DOMAIN R11, 2.7 UsageLocationMissing and
//! ProhibitedInUsageLocationViolation).

use crate::catalog::CountryCode;
use crate::domain::license::LicenseSet;
use crate::domain::problem::{PlanOf, Problem};
use crate::domain::tenant::Tenant;

use super::plans_on;

/// Refuses a direct assignment to somebody without a usage location.
pub(in crate::domain) fn missing_location(assigns: bool, location: Option<CountryCode>) -> Option<Problem> {
    (assigns && location.is_none()).then_some(Problem::UsageLocationMissing)
}

/// Refuses plans that would come on where the usage location does not allow them.
pub(in crate::domain) fn prohibited(
    tenant: &Tenant,
    location: Option<CountryCode>,
    from: &LicenseSet,
    to: &LicenseSet,
) -> Option<Problem> {
    let country = location?;
    let forbidden = tenant.prohibited.get(&country)?;
    let newly = |p: &PlanOf| !from.get(p.sku).is_some_and(|l| l.enables(p.plan));
    let plans: Vec<PlanOf> = plans_on(tenant, to)
        .into_iter()
        .filter(|p| forbidden.contains(p.plan))
        .filter(newly)
        .collect();
    (!plans.is_empty()).then_some(Problem::ProhibitedInUsageLocation { country, plans })
}
