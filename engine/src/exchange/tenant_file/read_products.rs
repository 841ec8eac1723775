//! Reads `subscribedSkus` and `subscriptions`.

use std::sync::Arc;

use crate::catalog::{self, AppliesTo, ServicePlanId, SkuId};
use crate::domain::{
    PlanInfo, Product, ProvisioningStatus, Subscription, SubscriptionId, SubscriptionStatus, UserId,
};

use super::input::{Input, Read};
use super::lengths::NAME;
use super::places::Places;
use super::raw::{RawSku, RawSubscription, Units};
use super::refusal::{Limited, RefusalReason};
use super::report::{Correction, CorrectionKind};

/// The statuses of subscriptions and products by their names in Graph.
pub(super) const STATUSES: [(&str, SubscriptionStatus); 5] = [
    ("Enabled", SubscriptionStatus::Enabled),
    ("Warning", SubscriptionStatus::Warning),
    ("Suspended", SubscriptionStatus::Suspended),
    ("LockedOut", SubscriptionStatus::LockedOut),
    ("Deleted", SubscriptionStatus::Deleted),
];

/// The provisioning statuses by their names in Graph.
pub(super) const PROVISIONING: [(&str, ProvisioningStatus); 6] = [
    ("Success", ProvisioningStatus::Success),
    ("Disabled", ProvisioningStatus::Disabled),
    ("Error", ProvisioningStatus::Error),
    ("PendingInput", ProvisioningStatus::PendingInput),
    ("PendingActivation", ProvisioningStatus::PendingActivation),
    ("PendingProvisioning", ProvisioningStatus::PendingProvisioning),
];

const APPLIES: [(&str, Option<AppliesTo>); 2] = [
    ("User", Some(AppliesTo::User)),
    ("Company", Some(AppliesTo::Company)),
];

/// Reads one of `subscribedSkus`.
pub(super) fn read_sku(input: &mut Input<'_, '_>, file: usize) -> Read<RawSku> {
    input.object()?;
    let mut sku: Option<SkuId> = None;
    let mut part_number = None;
    let mut applies_to = AppliesTo::User;
    let mut plans = None;
    let mut units = None;
    let mut consumed = None;
    let mut status = SubscriptionStatus::Enabled;
    while let Some(key) = input.key()? {
        match &*key {
            "skuId" => sku = Some(input.id()?),
            "skuPartNumber" => part_number = input.own(NAME)?,
            "appliesTo" => applies_to = input.word(&APPLIES)?.unwrap_or(AppliesTo::User),
            "capabilityStatus" => status = input.word(&STATUSES)?,
            "consumedUnits" => consumed = input.count_or_null()?,
            "prepaidUnits" => units = read_units(input)?,
            "servicePlans" => plans = read_plans(input)?,
            _ => input.skip()?,
        }
    }
    let sku = sku.ok_or_else(|| input.missing("skuId"))?;
    let known = catalog::product(sku);
    let plans = match plans {
        Some(plans) => without_repeats(input, sku, plans),
        None => Product::from_catalog(sku)
            .map(|product| product.plans)
            .unwrap_or_default(),
    };
    let part_number = part_number
        .or_else(|| known.map(|known| Arc::from(known.part_number)))
        .unwrap_or_else(|| Arc::from(sku.to_string()));
    let product = Product {
        sku,
        part_number,
        applies_to,
        plans,
    };
    Ok(RawSku {
        product,
        units,
        consumed,
        status,
        file,
    })
}

fn read_units(input: &mut Input<'_, '_>) -> Read<Option<Units>> {
    if input.null()? {
        return Ok(None);
    }
    input.object()?;
    let mut units = Units::default();
    while let Some(key) = input.key()? {
        let place = match &*key {
            "enabled" => &mut units.enabled,
            "warning" => &mut units.warning,
            "suspended" => &mut units.suspended,
            "lockedOut" => &mut units.locked_out,
            _ => {
                input.skip()?;
                continue;
            }
        };
        *place = input.count_or_null()?.unwrap_or(0);
    }
    Ok(Some(units))
}

fn read_plans(input: &mut Input<'_, '_>) -> Read<Option<Vec<PlanInfo>>> {
    if input.null()? {
        return Ok(None);
    }
    let limit = input.limits().plans;
    let mut plans = Vec::new();
    input.each(&mut |input| {
        if plans.len() >= limit as usize {
            return Err(RefusalReason::too_many(Limited::Plans, limit));
        }
        plans.push(read_plan(input)?);
        Ok(())
    })?;
    Ok(Some(plans))
}

fn read_plan(input: &mut Input<'_, '_>) -> Read<PlanInfo> {
    input.object()?;
    let mut id: Option<ServicePlanId> = None;
    let mut name = None;
    let mut applies_to = AppliesTo::User;
    let mut provisioning = ProvisioningStatus::Success;
    while let Some(key) = input.key()? {
        match &*key {
            "servicePlanId" => id = Some(input.id()?),
            "servicePlanName" => name = input.shared(NAME)?,
            "appliesTo" => applies_to = input.word(&APPLIES)?.unwrap_or(AppliesTo::User),
            "provisioningStatus" => provisioning = input.word(&PROVISIONING)?,
            _ => input.skip()?,
        }
    }
    let id = id.ok_or_else(|| input.missing("servicePlanId"))?;
    Ok(PlanInfo {
        id,
        name: name.unwrap_or_else(|| plan_name(id)),
        applies_to,
        provisioning,
    })
}

/// The name of a plan that no file names.
pub(super) fn plan_name(id: ServicePlanId) -> Arc<str> {
    match catalog::plan(id) {
        Some(plan) => Arc::from(plan.name),
        None => Arc::from(id.to_string()),
    }
}

fn without_repeats(input: &mut Input<'_, '_>, sku: SkuId, mut plans: Vec<PlanInfo>) -> Vec<PlanInfo> {
    let mut seen = Places::default();
    plans.retain(|plan| {
        let new = seen.add(plan.id.guid()).is_ok();
        if !new {
            input.note(CorrectionKind::RepeatedPlan, || Correction::RepeatedPlan {
                sku,
                plan: plan.id,
            });
        }
        new
    });
    plans
}

/// Reads one of `subscriptions`.
pub(super) fn read_subscription(input: &mut Input<'_, '_>, file: usize) -> Read<RawSubscription> {
    input.object()?;
    let mut id: Option<SubscriptionId> = None;
    let mut sku: Option<SkuId> = None;
    let mut total = None;
    let mut status = SubscriptionStatus::Enabled;
    let mut is_trial = false;
    let mut next_lifecycle = None;
    let mut by_user = false;
    let mut owner: Option<UserId> = None;
    while let Some(key) = input.key()? {
        match &*key {
            "id" => id = Some(input.id()?),
            "skuId" => sku = Some(input.id()?),
            "totalLicenses" => total = Some(input.count()?),
            "status" => status = input.word(&STATUSES)?,
            "isTrial" => is_trial = input.flag(false)?,
            "nextLifecycleDateTime" => next_lifecycle = input.time()?.at(),
            "ownerType" => {
                let kind = input.text_or_null()?;
                by_user = kind.is_some_and(|kind| kind.eq_ignore_ascii_case("User"));
            }
            "ownerId" => owner = input.id_or_null()?,
            _ => input.skip()?,
        }
    }
    let id = id.ok_or_else(|| input.missing("id"))?;
    if by_user && owner.is_none() {
        input.note(CorrectionKind::OwnerUnknown, || Correction::OwnerUnknown {
            subscription: id,
        });
    }
    let sku = sku.ok_or_else(|| input.missing("skuId"))?;
    let total_licenses = total.ok_or_else(|| input.missing("totalLicenses"))?;
    let subscription = Subscription {
        status,
        is_trial,
        next_lifecycle,
        self_service_owner: by_user.then(|| owner.unwrap_or_default()),
        ..Subscription::new(id, sku, total_licenses)
    };
    Ok(RawSubscription { subscription, file })
}
