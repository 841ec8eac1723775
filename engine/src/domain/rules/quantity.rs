//! How many seats can be bought or given up (DOMAIN 1.7 Q1, 2.7 BelowAssigned).

use crate::domain::problem::{Problem, QuantityLock};
use crate::domain::product::{Subscription, SubscriptionStatus};
use crate::domain::tenant::Tenant;

/// Refuses changing the quantity of a subscription for one of the documented reasons.
pub(in crate::domain) fn fixed_quantity(tenant: &Tenant, subscription: &Subscription) -> Option<Problem> {
    quantity_lock(tenant, subscription).map(|lock| Problem::QuantityFixed { lock })
}

/// Why the quantity of a subscription can't be changed, if it can't.
fn quantity_lock(tenant: &Tenant, subscription: &Subscription) -> Option<QuantityLock> {
    if subscription.self_service_owner.is_some() {
        Some(QuantityLock::SelfService)
    } else if subscription.is_trial {
        Some(QuantityLock::Trial)
    } else if subscription.prepaid {
        Some(QuantityLock::Prepaid)
    } else if subscription.partner {
        Some(QuantityLock::Partner)
    } else if subscription
        .credit_check_until
        .is_some_and(|until| tenant.clock < until)
    {
        Some(QuantityLock::CreditCheck)
    } else if subscription.status != SubscriptionStatus::Enabled {
        Some(QuantityLock::NotActive)
    } else {
        None
    }
}

/// Refuses giving up seats that are in use. Buying some of what is lacking is allowed, also when it isn't enough.
pub(in crate::domain) fn below_assigned(
    tenant: &Tenant,
    subscription: &Subscription,
    total: u32,
) -> Option<Problem> {
    let seats = tenant.seats(subscription.sku);
    let others = seats.total().saturating_sub(subscription.total_licenses);
    let gives_up = total < subscription.total_licenses;
    let least = seats.consumed.saturating_sub(others);
    (gives_up && total < least).then_some(Problem::BelowAssigned {
        sku: subscription.sku,
        assigned: seats.consumed,
        least,
    })
}
