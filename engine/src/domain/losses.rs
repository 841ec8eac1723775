//! What people lose by a change, and what they get: products they no longer hold, services that nothing of theirs gives
//! any more or that another of their kind takes the place of, what stays because a group gives it, and what comes.
//! Worked out once per way that people go, not once per person.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::catalog::{self, ServicePlanId, SkuId};
use crate::order;

use super::decision::{Decision, Outcome};
use super::ids::UserIx;
use super::license::LicenseSet;
use super::problem::PlanOf;
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

/// A service, and how many people lose or get it: no license that they keep, or had, has it on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceCount {
    /// The service.
    pub plan: ServicePlanId,
    /// A product that gives it.
    pub sku: SkuId,
    /// How many people.
    pub people: u32,
}

/// A service whose place another takes: both are of one exclusion set, so that they are the same service in another
/// size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Successor {
    /// What goes.
    pub old: PlanOf,
    /// What people have in its place.
    pub new: PlanOf,
    /// How many people.
    pub people: u32,
}

/// A product, and how many people go on holding it, or get it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductCount {
    /// The product.
    pub sku: SkuId,
    /// How many people.
    pub people: u32,
}

/// What a decision takes from people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Losses {
    /// The products, those that most people lose first.
    pub products: Vec<ProductLoss>,
    /// The services, those that most people lose first.
    pub services: Vec<ServiceCount>,
    /// The services that another takes the place of, by most people first. Nobody loses these.
    pub successors: Vec<Successor>,
    /// What groups go on giving to the people who are changed, by most people first.
    pub stays: Vec<ProductCount>,
    /// How many people lose a product or a service.
    pub people: u32,
    /// The products that people get, by most people first.
    pub new_products: Vec<ProductCount>,
    /// The services that people get and that take nothing's place, by most people first.
    pub new_services: Vec<ServiceCount>,
    /// Everybody who is changed, in the decision's order, with the way they go.
    order: Vec<(UserIx, u32)>,
}

impl Losses {
    /// Whether nobody loses anything, nor has anything in another size.
    pub fn is_empty(&self) -> bool {
        self.people == 0 && self.successors.is_empty()
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
    let mut services = Services::default();
    let mut new_services = Services::default();
    let mut successors: BTreeMap<(PlanOf, PlanOf), u32> = BTreeMap::new();
    let mut stays = Products::default();
    let mut new_products = Products::default();
    let rules = catalog::rules(tenant.rules);
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
        for sku in to.in_force().filter(|sku| !holds(from, *sku)) {
            *new_products.entry(sku).or_default() += count;
        }
        let (before, after) = (plans_by_id(tenant, from), plans_by_id(tenant, to));
        let mut comes = missing_in(&after, &before);
        let mut placed = BTreeSet::new();
        for (plan, sku) in missing_in(&before, &after) {
            let kind = rules.exclusion_index_of(plan);
            let alike = |(other, _): &(&ServicePlanId, &SkuId)| {
                kind.is_some() && rules.exclusion_index_of(**other) == kind
            };
            // What comes newly takes the place before what was there already.
            let successor = comes.iter().find(alike).or_else(|| after.iter().find(alike));
            let Some((&new, &given_by)) = successor else {
                loses = true;
                services.entry(plan).or_insert((sku, 0)).1 += count;
                continue;
            };
            let old = PlanOf { sku, plan };
            let new = PlanOf {
                sku: given_by,
                plan: new,
            };
            *successors.entry((old, new)).or_default() += count;
            placed.insert(new.plan);
        }
        comes.retain(|plan, _| !placed.contains(plan));
        for (plan, sku) in comes {
            new_services.entry(plan).or_insert((sku, 0)).1 += count;
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
    order::sort_by_key(&mut found.products, |loss| std::cmp::Reverse(loss.people));
    found.services = service_counts(services);
    found.new_services = service_counts(new_services);
    found.stays = product_counts(stays);
    found.new_products = product_counts(new_products);
    let successor = |((old, new), people)| Successor { old, new, people };
    found.successors = successors.into_iter().map(successor).collect();
    order::sort_by_key(&mut found.successors, |way| std::cmp::Reverse(way.people));
    found.order = order;
    found
}

/// Services with a product that gives them and how many people.
type Services = BTreeMap<ServicePlanId, (SkuId, u32)>;

/// Products with how many people.
type Products = BTreeMap<SkuId, u32>;

fn service_counts(services: Services) -> Vec<ServiceCount> {
    let count = |(plan, (sku, people))| ServiceCount { plan, sku, people };
    let mut counts: Vec<_> = services.into_iter().map(count).collect();
    order::sort_by_key(&mut counts, |count| std::cmp::Reverse(count.people));
    counts
}

fn product_counts(products: Products) -> Vec<ProductCount> {
    let count = |(sku, people)| ProductCount { sku, people };
    let mut counts: Vec<_> = products.into_iter().map(count).collect();
    order::sort_by_key(&mut counts, |count| std::cmp::Reverse(count.people));
    counts
}

/// The services that are on, each once, with a product that gives it.
fn plans_by_id(tenant: &Tenant, set: &LicenseSet) -> BTreeMap<ServicePlanId, SkuId> {
    plans_on(tenant, set)
        .into_iter()
        .map(|p| (p.plan, p.sku))
        .collect()
}

/// Those of the one that the other lacks.
fn missing_in(
    these: &BTreeMap<ServicePlanId, SkuId>,
    others: &BTreeMap<ServicePlanId, SkuId>,
) -> BTreeMap<ServicePlanId, SkuId> {
    let lacking = these.iter().filter(|(plan, _)| !others.contains_key(plan));
    lacking.map(|(plan, sku)| (*plan, *sku)).collect()
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
