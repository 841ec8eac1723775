//! Decides buying and giving up seats (DOMAIN 1.7 Q1).

use crate::domain::actor::{Actor, Permission};
use crate::domain::decision::{Decision, Outcome};
use crate::domain::event::Event;
use crate::domain::ids::SubscriptionId;
use crate::domain::problem::Problem;
use crate::domain::rules;
use crate::domain::tenant::Tenant;

/// Decides a new total for one subscription.
pub(super) fn change_quantity(tenant: &Tenant, actor: &Actor, id: SubscriptionId, total: u32) -> Decision {
    let mut decision = Decision::default();
    let subscription = tenant.subscription(id);
    let problem = match subscription {
        None => Some(Problem::SubscriptionNotFound),
        Some(subscription) => rules::forbidden(tenant, actor, Permission::ChangeQuantity)
            .or_else(|| rules::fixed_quantity(tenant, subscription))
            .or_else(|| rules::below_assigned(tenant, subscription, total)),
    };
    let outcome = match (subscription, problem) {
        (_, Some(problem)) => {
            decision.problems.push(problem);
            Outcome::Refused(0)
        }
        (Some(subscription), None) if subscription.total_licenses != total => {
            decision.events.push(Event::QuantityChanged {
                subscription: id,
                from: subscription.total_licenses,
                to: total,
            });
            Outcome::Done
        }
        _ => Outcome::Unchanged,
    };
    decision.subscriptions.push((id, outcome));
    decision
}
