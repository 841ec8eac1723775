//! Products and subscriptions of an imported tenant, those included that only a license names.

use std::sync::Arc;

use crate::catalog::{AppliesTo, Guid, ServicePlanId, SkuId};
use crate::domain::{
    PlanInfo, Product, ProvisioningStatus, Subscription, SubscriptionId, SubscriptionStatus, Tenant,
};

use super::fault::{Built, Fault};
use super::holding::Used;
use super::limits::Limits;
use super::log::Log;
use super::places::{sort, Key, Places};
use super::raw::{RawGroup, RawSku, RawSubscription, Units, Zetel};
use super::read_products::plan_name;
use super::refusal::{Limited, Unique};
use super::report::{Correction, CorrectionKind, UnitsWritten};

/// Products that something names and that the tenant does not have, with the plans that licenses of them leave off.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    skus: Vec<Key>,
    plans: Vec<Key>,
}

impl Wanted {
    fn name(&mut self, tenant: &Tenant, sku: SkuId, disabled: &[ServicePlanId]) {
        if tenant.product(sku).is_none() {
            self.skus.push((sku.guid(), Guid::default(), 0));
            for plan in disabled {
                self.plans.push((sku.guid(), plan.guid(), 0));
            }
        }
    }

    /// Notes what licenses, groups and subscriptions name.
    pub(super) fn look(
        &mut self,
        tenant: &Tenant,
        used: &Used,
        groups: &[RawGroup],
        subscriptions: &[SkuId],
    ) {
        for holding in used.iter().flatten() {
            for (sku, disabled) in holding.licenses.iter().flatten() {
                self.name(tenant, *sku, disabled);
            }
            for state in holding.states.iter().flatten() {
                self.name(tenant, state.sku, &state.disabled);
            }
        }
        for (sku, disabled) in groups.iter().flat_map(|group| &group.group.licenses) {
            let disabled: Vec<ServicePlanId> = disabled.iter().collect();
            self.name(tenant, *sku, &disabled);
        }
        for sku in subscriptions {
            self.name(tenant, *sku, &[]);
        }
        for keys in [&mut self.skus, &mut self.plans] {
            sort(keys);
            keys.dedup();
        }
    }
}

/// Adds the products of the list.
pub(super) fn add_products(tenant: &mut Tenant, skus: Vec<RawSku>) {
    for sku in skus {
        tenant.add_product(sku.product);
    }
}

/// Adds the products that are only wanted.
pub(super) fn add_wanted(tenant: &mut Tenant, wanted: &Wanted, limits: &Limits, log: &mut Log) -> Built<()> {
    let mut plans = wanted.plans.iter().peekable();
    for (sku, ..) in &wanted.skus {
        let mut disabled = Vec::new();
        while let Some((_, plan, _)) = plans.next_if(|(of, ..)| of == sku) {
            disabled.push(ServicePlanId(*plan));
        }
        disabled.truncate(limits.plans as usize);
        let sku = SkuId(*sku);
        let product = Product::from_catalog(sku).unwrap_or_else(|| stranger(sku, &disabled));
        log.note(CorrectionKind::ProductAdded, || Correction::ProductAdded {
            sku,
            part_number: Arc::clone(&product.part_number),
        });
        tenant.add_product(product);
    }
    if tenant.products().count() > limits.products as usize {
        return Err(Fault::too_many(Limited::Products, limits.products, 0));
    }
    Ok(())
}

/// A product that nobody knows: named by its id, with the plans that its licenses leave off.
pub(super) fn stranger(sku: SkuId, disabled: &[ServicePlanId]) -> Product {
    let mut plans = Vec::with_capacity(disabled.len());
    for id in disabled {
        plans.push(PlanInfo {
            id: *id,
            name: plan_name(*id),
            applies_to: AppliesTo::User,
            provisioning: ProvisioningStatus::Success,
        });
    }
    Product {
        sku,
        part_number: Arc::from(sku.to_string()),
        applies_to: AppliesTo::User,
        plans,
    }
}

/// Adds the subscriptions. Where the list is missing, or says nothing of a product that has units, they are made
/// from the units: one for each status that has any, so that seats are exact. Gives the products they are of.
pub(super) fn add_subscriptions(
    tenant: &mut Tenant,
    skus: &[RawSku],
    list: Option<Vec<RawSubscription>>,
    zetel: &Zetel,
    limits: &Limits,
    log: &mut Log,
) -> Built<Vec<SkuId>> {
    let of_zetel = |ids: &[SubscriptionId]| {
        let mut places = Places::default();
        for id in ids {
            let _ = places.add(id.guid()); // twice is as good as once
        }
        places
    };
    let (by_key, by_partner) = (of_zetel(&zetel.prepaid), of_zetel(&zetel.partner));
    let listed = list.is_some();
    let list = list.unwrap_or_default();
    let bought = Units::of(list.iter().map(|raw| &raw.subscription));
    let mut places = Places::default();
    let mut of = Vec::with_capacity(list.len());
    for (
        place,
        RawSubscription {
            mut subscription,
            file,
        },
    ) in (0u32..).zip(list)
    {
        let id = subscription.id.guid();
        if let Err(first) = places.add(id) {
            return Err(Fault::duplicate(
                Unique::SubscriptionId,
                id.to_string(),
                first,
                place,
                file,
            ));
        }
        if place >= limits.subscriptions {
            return Err(Fault::too_many(
                Limited::Subscriptions,
                limits.subscriptions,
                file,
            ));
        }
        subscription.prepaid = by_key.has(id);
        subscription.partner = by_partner.has(id);
        let mut checks = zetel.credit_checks.iter().rev();
        let check = checks.find(|(checked, _)| *checked == subscription.id);
        subscription.credit_check_until = check.map(|(_, until)| *until);
        of.push(subscription.sku);
        tenant.add_subscription(subscription);
    }
    let mut seen = Places::default();
    for (place, sku) in (0u32..).zip(skus) {
        let id = sku.product.sku;
        if let Err(first) = seen.add(id.guid()) {
            return Err(Fault::duplicate(
                Unique::ProductId,
                id.to_string(),
                first,
                place,
                sku.file,
            ));
        }
        match (bought.get(id.guid()), sku.units) {
            (None, units) if !listed || units.unwrap_or_default().sum() > 0 => {
                make_subscriptions(tenant, sku, &mut places);
            }
            (Some(bought), Some(units)) if bought != units => {
                let units = UnitsWritten {
                    sku: id,
                    part_number: Arc::clone(&sku.product.part_number),
                    written: units.sum(),
                    counted: bought.sum(),
                };
                log.note(CorrectionKind::PrepaidUnits, || Correction::PrepaidUnits(units));
            }
            _ => {}
        }
    }
    Ok(of)
}

/// Makes subscriptions out of `prepaidUnits`; a product without any unit gets one of none.
fn make_subscriptions(tenant: &mut Tenant, sku: &RawSku, places: &mut Places) {
    let units = sku.units.unwrap_or_default();
    let none = units.sum() == 0;
    for (status, total_licenses) in units.by_status() {
        let wanted = if none {
            status == SubscriptionStatus::Enabled
        } else {
            total_licenses > 0
        };
        if wanted {
            tenant.add_subscription(Subscription {
                status: if none { sku.status } else { status },
                ..Subscription::new(
                    made_id(sku.product.sku, status, places),
                    sku.product.sku,
                    total_licenses,
                )
            });
        }
    }
}

/// An id that is always the same for a product and status, and that no other subscription has.
fn made_id(sku: SkuId, status: SubscriptionStatus, places: &mut Places) -> SubscriptionId {
    let spread = 0x5a45_5445_4c00_4000_8000_0000_0000_0000_u128;
    let mut id = sku.as_u128() ^ spread.wrapping_add(status as u128);
    while places.add(Guid::from_u128(id)).is_err() {
        id = id.wrapping_add(1);
    }
    SubscriptionId::from_u128(id)
}
