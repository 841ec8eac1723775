//! Products and subscriptions of an imported tenant, those included that only a license names.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::catalog::{AppliesTo, ServicePlanId, SkuId};
use crate::domain::{
    PlanInfo, Product, ProvisioningStatus, Subscription, SubscriptionId, SubscriptionStatus, Tenant,
};

use super::build::Built;
use super::limits::Limits;
use super::people::Used;
use super::raw::{Fault, RawGroup, RawSku, RawSubscription, Units};
use super::read_products::plan_name;
use super::refusal::{Limited, RefusalReason, Unique};
use super::report::{Correction, CorrectionKind, Log};

/// Every product that something names, with the plans that licenses of it leave off.
pub(super) type Wanted = BTreeMap<SkuId, BTreeSet<ServicePlanId>>;

/// The products that licenses, groups and subscriptions name.
pub(super) fn wanted_products(used: &Used, groups: &[RawGroup], subscriptions: &[RawSubscription]) -> Wanted {
    let mut wanted = Wanted::new();
    for holding in used.values() {
        for (sku, disabled) in holding.licenses.iter().flatten() {
            wanted.entry(*sku).or_default().extend(disabled);
        }
        for state in holding.states.iter().flatten() {
            wanted.entry(state.sku).or_default().extend(&state.disabled);
        }
    }
    for (sku, disabled) in groups.iter().flat_map(|group| &group.group.licenses) {
        wanted.entry(*sku).or_default().extend(disabled.iter());
    }
    for bought in subscriptions {
        wanted.entry(bought.subscription.sku).or_default();
    }
    wanted
}

/// Adds the products of the list, and those that are only wanted.
pub(super) fn add_products(
    tenant: &mut Tenant,
    skus: Vec<RawSku>,
    wanted: Wanted,
    limits: &Limits,
    log: &mut Log,
) -> Built<()> {
    let file = skus.last().map_or(0, |sku| sku.file);
    for sku in skus {
        tenant.add_product(sku.product);
    }
    for (sku, disabled) in wanted {
        if tenant.product(sku).is_some() {
            continue;
        }
        let product = Product::from_catalog(sku).unwrap_or_else(|| stranger(sku, &disabled, limits));
        log.note(CorrectionKind::ProductAdded, || Correction::ProductAdded {
            sku,
            part_number: Arc::clone(&product.part_number),
        });
        tenant.add_product(product);
    }
    if tenant.products().count() > limits.products as usize {
        let (what, limit) = (Limited::Products, limits.products);
        let why = RefusalReason::TooMany { what, limit };
        return Err(Fault { file, why });
    }
    Ok(())
}

/// A product that nobody knows: named by its id, with the plans that its licenses leave off.
fn stranger(sku: SkuId, disabled: &BTreeSet<ServicePlanId>, limits: &Limits) -> Product {
    let plan = |id: &ServicePlanId| PlanInfo {
        id: *id,
        name: plan_name(*id),
        applies_to: AppliesTo::User,
        provisioning: ProvisioningStatus::Success,
    };
    Product {
        sku,
        part_number: Arc::from(sku.to_string()),
        applies_to: AppliesTo::User,
        plans: disabled.iter().take(limits.plans as usize).map(plan).collect(),
    }
}

/// Adds the subscriptions. Where the list is missing, or says nothing of a product that has units, they are made
/// from the units: one for each status that has any, so that seats are exact.
pub(super) fn add_subscriptions(
    tenant: &mut Tenant,
    skus: &[RawSku],
    list: Option<Vec<RawSubscription>>,
    prepaid: &[SubscriptionId],
    limits: &Limits,
    log: &mut Log,
) -> Built<()> {
    let prepaid: BTreeSet<&SubscriptionId> = prepaid.iter().collect();
    let listed = list.is_some();
    let mut places: HashMap<SubscriptionId, u32> = HashMap::new();
    let mut bought: BTreeMap<SkuId, Units> = BTreeMap::new();
    for (
        place,
        RawSubscription {
            mut subscription,
            file,
        },
    ) in (0u32..).zip(list.unwrap_or_default())
    {
        if let Some(first) = places.insert(subscription.id, place) {
            return Err(duplicate(
                Unique::SubscriptionId,
                subscription.id.to_string(),
                first,
                place,
                file,
            ));
        }
        if place >= limits.subscriptions {
            let (what, limit) = (Limited::Subscriptions, limits.subscriptions);
            let why = RefusalReason::TooMany { what, limit };
            return Err(Fault { file, why });
        }
        let units = bought.entry(subscription.sku).or_default();
        units.add(subscription.status, subscription.total_licenses);
        subscription.prepaid = prepaid.contains(&subscription.id);
        tenant.add_subscription(subscription);
    }
    let mut seen: HashMap<SkuId, u32> = HashMap::new();
    for (place, sku) in (0u32..).zip(skus) {
        let id = sku.product.sku;
        if let Some(first) = seen.insert(id, place) {
            return Err(duplicate(
                Unique::ProductId,
                id.to_string(),
                first,
                place,
                sku.file,
            ));
        }
        match (bought.get(&id), sku.units) {
            (None, units) if !listed || units.unwrap_or_default().sum() > 0 => {
                for made in made_subscriptions(sku, &mut places) {
                    tenant.add_subscription(made);
                }
            }
            (Some(bought), Some(units)) if *bought != units => {
                log.note(CorrectionKind::PrepaidUnits, || Correction::PrepaidUnits {
                    sku: id,
                    part_number: Arc::clone(&sku.product.part_number),
                    written: units.sum(),
                    counted: bought.sum(),
                });
            }
            _ => {}
        }
    }
    Ok(())
}

/// Subscriptions out of `prepaidUnits`; a product without any unit has one of none.
fn made_subscriptions(sku: &RawSku, places: &mut HashMap<SubscriptionId, u32>) -> Vec<Subscription> {
    let mut units: Vec<(SubscriptionStatus, u32)> = sku.units.unwrap_or_default().by_status().into();
    units.retain(|(_, units)| *units > 0);
    if units.is_empty() {
        units.push((sku.status, 0));
    }
    let made = units.into_iter().map(|(status, total_licenses)| Subscription {
        id: made_id(sku.product.sku, status, places),
        sku: sku.product.sku,
        total_licenses,
        status,
        is_trial: false,
        next_lifecycle: None,
        self_service_owner: None,
        prepaid: false,
    });
    made.collect()
}

/// An id that is always the same for a product and status, and that no other subscription has.
fn made_id(
    sku: SkuId,
    status: SubscriptionStatus,
    places: &mut HashMap<SubscriptionId, u32>,
) -> SubscriptionId {
    let spread = 0x5a45_5445_4c00_4000_8000_0000_0000_0000_u128;
    let mut id = sku.as_u128() ^ spread.wrapping_add(status as u128);
    loop {
        let made = SubscriptionId::from_u128(id);
        if places.insert(made, u32::MAX).is_none() {
            return made;
        }
        id = id.wrapping_add(1);
    }
}

/// A refusal for two of a kind.
pub(super) fn duplicate(unique: Unique, value: String, first: u32, second: u32, file: usize) -> Fault {
    let why = RefusalReason::Duplicate {
        unique,
        value,
        first,
        second,
    };
    Fault { file, why }
}
