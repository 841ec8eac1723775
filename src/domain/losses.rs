//! What people lose by a change: products they no longer hold, services that nothing of theirs gives any more, and what
//! stays because a group gives it. Worked out once per way that people go, not once per person.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::catalog::{ServicePlanId, SkuId};

use super::decision::{Decision, Outcome};
use super::ids::UserIx;
use super::license::LicenseSet;
use super::rules::plans_on;
use super::tenant::Tenant;

/// A product that people lose: no source of theirs gives it any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductLoss {
    /// The product.
    pub sku: SkuId,
    /// How many people lose it.
    pub people: u32,
    ways: BTreeSet<u32>,
}

/// A service that people lose: no license that they keep or get has it on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceLoss {
    /// The service.
    pub plan: ServicePlanId,
    /// A product that gave it.
    pub sku: SkuId,
    /// How many people lose it.
    pub people: u32,
}

/// A product that people go on holding because a group gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stays {
    /// The product.
    pub sku: SkuId,
    /// How many people keep it.
    pub people: u32,
}

/// What a decision takes from people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Losses {
    /// The products, those that most people lose first.
    pub products: Vec<ProductLoss>,
    /// The services, those that most people lose first.
    pub services: Vec<ServiceLoss>,
    /// What groups go on giving to the people who are changed, by most people first.
    pub stays: Vec<Stays>,
    /// How many people lose a product or a service.
    pub people: u32,
    /// Everybody who is changed, in the decision's order, with the way they go.
    order: Vec<(UserIx, u32)>,
}

impl Losses {
    /// Whether nobody loses anything.
    pub fn is_empty(&self) -> bool {
        self.people == 0
    }

    /// The people who lose a product, in the decision's order.
    pub fn who(&self, loss: &ProductLoss) -> Vec<UserIx> {
        let loses = |(_, way): &&(UserIx, u32)| loss.ways.contains(way);
        self.order.iter().filter(loses).map(|(user, _)| *user).collect()
    }
}

/// What a decision takes from people, and from whom. A person whom it moves several times counts once, from where they
/// begin to where they end.
pub fn losses(tenant: &Tenant, decision: &Decision) -> Losses {
    let (order, ways) = ways(decision);
    let mut people = vec![0u32; ways.len()];
    for (_, way) in &order {
        if let Some(count) = people.get_mut(*way as usize) {
            *count += 1;
        }
    }
    let mut found = Losses::default();
    let mut products: BTreeMap<SkuId, ProductLoss> = BTreeMap::new();
    let mut services: BTreeMap<ServicePlanId, ServiceLoss> = BTreeMap::new();
    let mut stays: BTreeMap<SkuId, u32> = BTreeMap::new();
    for ((at, (from, to)), count) in (0u32..).zip(&ways).zip(people) {
        if count == 0 {
            continue;
        }
        let mut loses = false;
        for sku in from.in_force().filter(|sku| !holds(to, *sku)) {
            loses = true;
            let none = || ProductLoss {
                sku,
                people: 0,
                ways: BTreeSet::new(),
            };
            let loss = products.entry(sku).or_insert_with(none);
            loss.people += count;
            loss.ways.insert(at);
        }
        let after: BTreeSet<ServicePlanId> = plans_on(tenant, to).into_iter().map(|p| p.plan).collect();
        let gone = plans_on(tenant, from)
            .into_iter()
            .filter(|p| !after.contains(&p.plan));
        // Two products can give one service; it is lost once.
        let gone: BTreeMap<ServicePlanId, SkuId> = gone.map(|p| (p.plan, p.sku)).collect();
        for (plan, sku) in gone {
            loses = true;
            let none = || ServiceLoss { plan, sku, people: 0 };
            services.entry(plan).or_insert_with(none).people += count;
        }
        for license in to.licenses() {
            let inherited = license.inherited().any(|(_, a)| a.state.in_force());
            if inherited && from.get(license.sku).is_some() {
                *stays.entry(license.sku).or_default() += count;
            }
        }
        found.people += if loses { count } else { 0 };
    }
    found.products = products.into_values().collect();
    found.products.sort_by_key(|loss| std::cmp::Reverse(loss.people));
    found.services = services.into_values().collect();
    found.services.sort_by_key(|loss| std::cmp::Reverse(loss.people));
    found.stays = stays
        .into_iter()
        .map(|(sku, people)| Stays { sku, people })
        .collect();
    found.stays.sort_by_key(|stays| std::cmp::Reverse(stays.people));
    found.order = order;
    found
}

fn holds(set: &LicenseSet, sku: SkuId) -> bool {
    set.get(sku).is_some_and(|license| license.in_force())
}

/// From what to what a person goes.
type Way<'a> = (&'a LicenseSet, &'a LicenseSet);

/// Everybody who is changed, once each, and the distinct ways; somebody who is moved again goes on from where they
/// were taken.
fn ways(decision: &Decision) -> (Vec<(UserIx, u32)>, Vec<Way<'_>>) {
    let transitions = &decision.transitions;
    let mut ways: Vec<Way<'_>> = transitions.iter().map(|way| (&*way.from, &*way.to)).collect();
    let moved = decision
        .outcomes
        .iter()
        .filter_map(|(user, outcome)| match outcome {
            Outcome::Changed(way) | Outcome::Failed { way, .. } => Some((*user, *way)),
            _ => None,
        });
    let mut order: Vec<(UserIx, u32)> = Vec::with_capacity(decision.outcomes.len());
    // The place of each person in the order, by their place in the tenant; a table, because there can be 100,000.
    let most = decision
        .outcomes
        .iter()
        .map(|(user, _)| user.index())
        .filter(|ix| *ix < u32::MAX as usize);
    let mut places: Vec<u32> = vec![u32::MAX; most.max().map_or(0, |ix| ix + 1)];
    let mut joined: HashMap<(u32, u32), u32> = HashMap::new();
    for (user, way) in moved {
        let Some(place) = places.get_mut(user.index()) else {
            continue;
        };
        let Some((_, first)) = order.get_mut(*place as usize) else {
            *place = order.len() as u32;
            order.push((user, way));
            continue;
        };
        let whole = *joined.entry((*first, way)).or_insert_with(|| {
            let ends = (
                ways.get(*first as usize).copied(),
                ways.get(way as usize).copied(),
            );
            if let (Some((from, _)), Some((_, to))) = ends {
                ways.push((from, to));
            }
            ways.len().saturating_sub(1) as u32
        });
        *first = whole;
    }
    (order, ways)
}
