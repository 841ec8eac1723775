//! What a change means for a person beyond the list of products: what they get to use, what they lose, and what is
//! kept for how long (DOMAIN 1.10).

use std::collections::BTreeSet;

use crate::catalog::{effect_of, plan, product, Effect, ServicePlanId, SkuId};

use super::license::LicenseSet;
use super::rules::plans_on;
use super::tenant::Tenant;
use super::time::Time;

/// Something a person gets or loses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Consequence {
    /// It comes.
    Comes(Effect),
    /// It goes.
    Goes {
        /// What.
        effect: Effect,
        /// Until when its data is kept, where that is a number of days.
        kept_until: Option<Time>,
    },
}

/// What somebody who goes from one set to another gets and loses, in a fixed order. Something that another product
/// still gives is not lost.
pub fn consequences(tenant: &Tenant, from: &LicenseSet, to: &LicenseSet) -> Vec<Consequence> {
    let (before, after) = (plans_on(tenant, from), plans_on(tenant, to));
    let effects = [Effect::Mailbox, Effect::Files, Effect::OfficeApps, Effect::Teams];
    effects
        .into_iter()
        .filter_map(|effect| {
            let gives =
                |plans: &[super::problem::PlanOf]| plans.iter().any(|p| effect_of(p.plan) == Some(effect));
            match (gives(&before), gives(&after)) {
                (false, true) => Some(Consequence::Comes(effect)),
                (true, false) => Some(Consequence::Goes {
                    effect,
                    kept_until: effect.days_kept().map(|days| tenant.clock.plus_days(days)),
                }),
                _ => None,
            }
        })
        .collect()
}

/// Something of which the catalog knows nothing, so that nobody can say what it means to get or to lose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unknown {
    /// A service of a product.
    Service(SkuId, ServicePlanId),
    /// A product of which not even the services are known.
    Product(SkuId),
}

/// What comes or goes on the way from one set to another without anybody knowing what it means, in a fixed order.
pub fn unknown_meaning(tenant: &Tenant, from: &LicenseSet, to: &LicenseSet) -> Vec<Unknown> {
    let (before, after) = (plans_on(tenant, from), plans_on(tenant, to));
    let only = |these: &[super::problem::PlanOf], those: &[super::problem::PlanOf]| {
        let new = these
            .iter()
            .filter(|p| !those.iter().any(|other| other.plan == p.plan));
        let strange = new.filter(|p| plan(p.plan).is_none());
        strange.map(|p| (p.plan, p.sku)).collect::<Vec<_>>()
    };
    let mut services = only(&before, &after);
    services.extend(only(&after, &before));
    // Two products can have one service; it is named once.
    services.sort_unstable();
    services.dedup_by_key(|(plan, _)| *plan);
    let held = |set: &LicenseSet| set.in_force().collect::<BTreeSet<SkuId>>();
    let (held_before, held_after) = (held(from), held(to));
    let moved = held_before.symmetric_difference(&held_after).copied();
    let empty = moved.filter(|sku| {
        let plans = tenant.product(*sku).map_or(0, |product| product.plans.len());
        plans == 0 && product(*sku).is_none()
    });
    let services = services
        .into_iter()
        .map(|(plan, sku)| Unknown::Service(sku, plan));
    services.chain(empty.map(Unknown::Product)).collect()
}
