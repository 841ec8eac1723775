//! The life of a subscription as a small timeline: where it is, what comes and when, and what people and admins can do
//! at each stage (DOMAIN R10).

use leptos::prelude::*;

use crate::domain::{life_ahead, Subscription, SubscriptionStatus, Tenant};
use crate::t;
use crate::wording::{date, status};

use super::facts::status_mark;

/// The stages of an ordinary life, in order. A canceled one takes the place of a disabled one.
const STAGES: [SubscriptionStatus; 4] = [
    SubscriptionStatus::Enabled,
    SubscriptionStatus::Warning,
    SubscriptionStatus::Suspended,
    SubscriptionStatus::Deleted,
];

/// The timeline: an ordered list, the stage of now marked as the current step.
pub(super) fn life(tenant: &Tenant, subscription: &Subscription) -> AnyView {
    let ahead = life_ahead(subscription, tenant.clock);
    let canceled = subscription.status == SubscriptionStatus::LockedOut;
    let stages = STAGES.into_iter().map(|stage| {
        let stage = if canceled && stage == SubscriptionStatus::Suspended {
            SubscriptionStatus::LockedOut
        } else {
            stage
        };
        let here = stage == subscription.status;
        let begins = ahead.iter().find(|(_, status)| *status == stage).map(|(at, _)| *at);
        let when = match begins {
            _ if here => t!(subscriptions.now).to_owned(),
            Some(at) => t!(subscriptions.from, date = date(at)),
            None if stage < subscription.status => t!(subscriptions.over).to_owned(),
            None => length(stage).to_owned(),
        };
        let (users, admins) = (users(stage), admins(stage));
        view! {
            <li class="life-stage" class:life-here=here aria-current=here.then_some("step")>
                <span class="life-head">
                    {if here { status_mark(stage) } else { view! { <span class="state">{status(stage)}</span> }.into_any() }}
                    <span class="life-when">{when}</span>
                </span>
                <span class="life-who"><strong>{t!(subscriptions.users)}</strong> " " {users}</span>
                <span class="life-who"><strong>{t!(subscriptions.admins)}</strong> " " {admins}</span>
            </li>
        }
    });
    view! { <ol class="life">{stages.collect_view()}</ol> }.into_any()
}

/// How long a stage takes, where no date is known.
fn length(stage: SubscriptionStatus) -> &'static str {
    match stage {
        SubscriptionStatus::Warning => t!(clock.month),
        SubscriptionStatus::Suspended | SubscriptionStatus::LockedOut => t!(clock.quarter),
        SubscriptionStatus::Enabled | SubscriptionStatus::Deleted => "",
    }
}

fn users(stage: SubscriptionStatus) -> &'static str {
    match stage {
        SubscriptionStatus::Enabled => t!(subscriptions.users_active),
        SubscriptionStatus::Warning => t!(subscriptions.users_expired),
        SubscriptionStatus::Suspended => t!(subscriptions.users_disabled),
        SubscriptionStatus::LockedOut => t!(subscriptions.users_canceled),
        SubscriptionStatus::Deleted => t!(subscriptions.users_deleted),
    }
}

fn admins(stage: SubscriptionStatus) -> &'static str {
    match stage {
        SubscriptionStatus::Enabled => t!(subscriptions.admins_active),
        SubscriptionStatus::Warning => t!(subscriptions.admins_expired),
        SubscriptionStatus::Suspended => t!(subscriptions.admins_disabled),
        SubscriptionStatus::LockedOut => t!(subscriptions.admins_canceled),
        SubscriptionStatus::Deleted => t!(subscriptions.admins_deleted),
    }
}
