//! What a change means for a person beyond the list of products: what they get to use, what they lose, and what is
//! kept for how long (DOMAIN 1.10).

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{effect_of, plan, product, Effect, ServicePlanId, SkuId};

use super::decision::{Decision, Outcome};
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

/// All effects, in the order they are said in.
const EFFECTS: [Effect; 4] = [Effect::Mailbox, Effect::Files, Effect::OfficeApps, Effect::Teams];

/// What the services of a tenant's products mean, looked up once.
struct Meanings<'a> {
    tenant: &'a Tenant,
    /// The services that the articles speak of.
    effects: BTreeMap<ServicePlanId, Effect>,
    /// The services, and the products without any, that the catalog knows nothing of.
    unknown: BTreeSet<ServicePlanId>,
    empty: BTreeSet<SkuId>,
}

impl<'a> Meanings<'a> {
    fn of(tenant: &'a Tenant) -> Self {
        let mut meanings = Self {
            tenant,
            effects: BTreeMap::new(),
            unknown: BTreeSet::new(),
            empty: BTreeSet::new(),
        };
        for held in tenant.products() {
            for service in &held.plans {
                if let Some(effect) = effect_of(service.id) {
                    meanings.effects.insert(service.id, effect);
                } else if plan(service.id).is_none() {
                    meanings.unknown.insert(service.id);
                }
            }
            if held.plans.is_empty() && product(held.sku).is_none() {
                meanings.empty.insert(held.sku);
            }
        }
        meanings
    }

    /// Which effects a set of licenses has, in their order.
    fn given(&self, set: &LicenseSet) -> [bool; 4] {
        let mut given = [false; 4];
        let plans = plans_on(self.tenant, set);
        for effect in plans.iter().filter_map(|p| self.effects.get(&p.plan)) {
            for (slot, one) in given.iter_mut().zip(EFFECTS) {
                *slot |= *effect == one;
            }
        }
        given
    }

    fn consequences(&self, from: &LicenseSet, to: &LicenseSet) -> Vec<Consequence> {
        let both = self.given(from).into_iter().zip(self.given(to));
        let consequence = |(effect, both): (Effect, (bool, bool))| match both {
            (false, true) => Some(Consequence::Comes(effect)),
            (true, false) => Some(Consequence::Goes {
                effect,
                kept_until: effect.days_kept().map(|days| self.tenant.clock.plus_days(days)),
            }),
            _ => None,
        };
        EFFECTS.into_iter().zip(both).filter_map(consequence).collect()
    }

    fn unknown_between(&self, from: &LicenseSet, to: &LicenseSet) -> BTreeSet<Unknown> {
        if self.unknown.is_empty() && self.empty.is_empty() {
            return BTreeSet::new();
        }
        // Two products can have one service; it is named once, by the first of them.
        let mut services: BTreeMap<ServicePlanId, SkuId> = BTreeMap::new();
        let (before, after) = (plans_on(self.tenant, from), plans_on(self.tenant, to));
        for (these, those) in [(&before, &after), (&after, &before)] {
            let moved = these
                .iter()
                .filter(|p| !those.iter().any(|other| other.plan == p.plan));
            for p in moved.filter(|p| self.unknown.contains(&p.plan)) {
                let sku = services.entry(p.plan).or_insert(p.sku);
                *sku = (*sku).min(p.sku);
            }
        }
        let held = |set: &LicenseSet| set.in_force().collect::<BTreeSet<SkuId>>();
        let (held_before, held_after) = (held(from), held(to));
        let moved = held_before.symmetric_difference(&held_after).copied();
        let empty = moved.filter(|sku| self.empty.contains(sku));
        let services = services
            .into_iter()
            .map(|(plan, sku)| Unknown::Service(sku, plan));
        services.chain(empty.map(Unknown::Product)).collect()
    }
}

/// What somebody who goes from one set to another gets and loses, in a fixed order. Something that another product
/// still gives is not lost.
pub fn consequences(tenant: &Tenant, from: &LicenseSet, to: &LicenseSet) -> Vec<Consequence> {
    Meanings::of(tenant).consequences(from, to)
}

/// Each consequence of some decisions with the number of people it is for, in a fixed order. Worked out once per way
/// that people go.
pub fn tally<'a>(
    tenant: &Tenant,
    decisions: impl Iterator<Item = &'a Decision>,
) -> Vec<(Consequence, usize)> {
    let meanings = Meanings::of(tenant);
    let mut found: BTreeMap<Consequence, usize> = BTreeMap::new();
    for decision in decisions {
        let mut people = vec![0; decision.transitions.len()];
        for (_, outcome) in &decision.outcomes {
            if let Outcome::Changed(way) | Outcome::Failed { way, .. } = outcome {
                if let Some(count) = people.get_mut(*way as usize) {
                    *count += 1;
                }
            }
        }
        for (way, count) in decision
            .transitions
            .iter()
            .zip(people)
            .filter(|(_, count)| *count > 0)
        {
            for consequence in meanings.consequences(&way.from, &way.to) {
                *found.entry(consequence).or_default() += count;
            }
        }
    }
    found.into_iter().collect()
}

/// Something of which the catalog knows nothing, so that nobody can say what it means to get or to lose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unknown {
    /// A service of a product.
    Service(SkuId, ServicePlanId),
    /// A product of which not even the services are known.
    Product(SkuId),
}

/// What comes or goes by some decisions without anybody knowing what it means, each once, in a fixed order.
pub fn unknown_meaning<'a>(
    tenant: &Tenant,
    decisions: impl Iterator<Item = &'a Decision>,
) -> BTreeSet<Unknown> {
    let meanings = Meanings::of(tenant);
    let ways = decisions.flat_map(|decision| &decision.transitions);
    ways.flat_map(|way| meanings.unknown_between(&way.from, &way.to))
        .collect()
}
