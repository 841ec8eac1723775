//! Who gave me this? For one person and one service: every source, and what stands in the way of ending it.

use std::collections::BTreeSet;

use crate::catalog::{ServicePlanId, SkuId};

use super::actor::{Actor, Role};
use super::command::{ChangeUsers, Command, Grant, Held, Place};
use super::decide::decide;
use super::ids::{GroupId, UserIx};
use super::license::{AssignmentState, PlanSet, Source};
use super::problem::Problem;
use super::product::SubscriptionStatus;
use super::tenant::Tenant;

/// One source of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenBy {
    /// The product that has the service.
    pub sku: SkuId,
    /// Who gives the product.
    pub source: Source,
    /// Whether this source leaves the service on.
    pub leaves_on: bool,
    /// Whether the source is in force, and if not, why.
    pub state: AssignmentState,
    /// Where the product's subscriptions are: one that is not in order gives nothing to use.
    pub capability: SubscriptionStatus,
}

/// Where a person's service comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Whether the service is on: some source in force leaves it on (DOMAIN R2).
    pub on: bool,
    /// Whether it can be used: it is on by a product whose subscription is in order or in grace (DOMAIN R10).
    pub usable: bool,
    /// Every source, products in order of their ids, direct before groups.
    pub sources: Vec<GivenBy>,
    /// Why it can't simply be switched off for this person, if it is on and can't.
    pub blocker: Option<Problem>,
}

/// Explains a service of a person. Somebody who isn't there has nothing.
pub fn explain(tenant: &Tenant, user: UserIx, plan: ServicePlanId) -> Explanation {
    let Some(set) = tenant.licenses(user) else {
        return Explanation {
            on: false,
            usable: false,
            sources: Vec::new(),
            blocker: None,
        };
    };
    let mut sources = Vec::new();
    for license in set.licenses() {
        if !tenant
            .product(license.sku)
            .is_some_and(|product| product.has_plan(plan))
        {
            continue;
        }
        let capability = tenant.capability(license.sku);
        sources.extend(license.assignments().iter().map(|assignment| GivenBy {
            sku: license.sku,
            source: assignment.source,
            leaves_on: !assignment.disabled_plans.contains(plan),
            state: assignment.state,
            capability,
        }));
    }
    let gives: Vec<&GivenBy> = sources
        .iter()
        .filter(|s| s.leaves_on && s.state.in_force())
        .collect();
    let in_order = |s: &&GivenBy| s.capability <= SubscriptionStatus::Warning;
    let (on, usable) = (!gives.is_empty(), gives.iter().any(in_order));
    let blocker = blocker(tenant, user, plan, &gives);
    Explanation {
        on,
        usable,
        blocker,
        sources,
    }
}

/// What refuses switching the service off everywhere: groups first, then the rules.
fn blocker(tenant: &Tenant, user: UserIx, plan: ServicePlanId, gives: &[&GivenBy]) -> Option<Problem> {
    let mut locked: BTreeSet<(SkuId, GroupId)> = BTreeSet::new();
    let mut change = ChangeUsers::new(vec![user], Place::ActiveUsers);
    for source in gives {
        match source.source {
            Source::Group(group) => {
                locked.insert((source.sku, group));
            }
            Source::Direct => change.add.push(Grant {
                sku: source.sku,
                disabled_plans: PlanSet::from_iter([plan]),
                held: Held::SwitchOff,
            }),
        }
    }
    if !locked.is_empty() {
        let skus: BTreeSet<SkuId> = locked.iter().map(|(sku, _)| *sku).collect();
        let groups: BTreeSet<GroupId> = locked.iter().map(|(_, group)| *group).collect();
        return Some(Problem::InheritedLicense {
            skus: skus.into_iter().collect(),
            groups: groups.into_iter().collect(),
        });
    }
    let admin = Actor { role: Role::Global };
    let decision = decide(tenant, &admin, &Command::ChangeUsers(change));
    decision.problems.into_iter().next()
}
