//! Some plans need one of certain other plans (DOMAIN 3.2), when they come on and as long as they stay (R9).

use crate::catalog;
use crate::domain::problem::{MissingDependency, PlanOf, Problem};
use crate::domain::tenant::Tenant;

/// Refuses a plan that would come on without what it needs.
pub(in crate::domain) fn added_without(
    tenant: &Tenant,
    before: &[PlanOf],
    after: &[PlanOf],
) -> Option<Problem> {
    let lacks = lacking(tenant, after, |plan| !on(before, plan));
    (!lacks.is_empty()).then_some(Problem::MissingDependentServicePlans { lacks })
}

/// Refuses taking away what a plan that stays on needs.
pub(in crate::domain) fn left_without(
    tenant: &Tenant,
    before: &[PlanOf],
    after: &[PlanOf],
) -> Option<Problem> {
    let rules = catalog::rules(tenant.rules);
    let had_it = |plan| {
        rules
            .dependency_of(plan)
            .is_some_and(|d| d.requires_any_of.iter().any(|need| on(before, *need)))
    };
    let lacks = lacking(tenant, after, |plan| on(before, plan) && had_it(plan));
    (!lacks.is_empty()).then_some(Problem::OtherProductsDepend { lacks })
}

fn on(plans: &[PlanOf], plan: catalog::ServicePlanId) -> bool {
    plans.iter().any(|p| p.plan == plan)
}

fn lacking(
    tenant: &Tenant,
    after: &[PlanOf],
    concerned: impl Fn(catalog::ServicePlanId) -> bool,
) -> Vec<MissingDependency> {
    let rules = catalog::rules(tenant.rules);
    after
        .iter()
        .filter(|p| concerned(p.plan))
        .filter_map(|p| {
            let dependency = rules.dependency_of(p.plan)?;
            let met = dependency.requires_any_of.iter().any(|need| on(after, *need));
            (!met).then(|| MissingDependency {
                needs: *p,
                any_of: dependency.requires_any_of.to_vec(),
            })
        })
        .collect()
}
