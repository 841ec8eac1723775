//! What the list and the pane both say of a subscription: its status, what comes next, how it was bought.

use leptos::prelude::*;

use crate::domain::{Subscription, SubscriptionStatus, Tenant};
use crate::t;
use crate::ui::icons::Icon;
use crate::wording::{date, list, person, status};

/// A status with its sign: never by color alone.
pub(super) fn status_mark(state: SubscriptionStatus) -> AnyView {
    let (icon, class) = match state {
        SubscriptionStatus::Enabled => (Icon::CheckCircle, "state state-good"),
        SubscriptionStatus::Warning => (Icon::Warning, "state warn-text"),
        SubscriptionStatus::Suspended | SubscriptionStatus::LockedOut => (Icon::Block, "state danger-text"),
        SubscriptionStatus::Deleted => (Icon::Trash, "state pale"),
    };
    view! { <span class=class>{icon.view(16)} {status(state)}</span> }.into_any()
}

/// What comes next and when: *Expires on 1 January 2021*.
pub(super) fn next(subscription: &Subscription) -> String {
    if subscription.status == SubscriptionStatus::Deleted {
        return String::new();
    }
    let Some(at) = subscription.next_lifecycle.map(date) else {
        return t!(subscriptions.no_end).to_owned();
    };
    match subscription.status {
        SubscriptionStatus::Enabled => t!(subscriptions.expires, date = at),
        SubscriptionStatus::Warning => t!(subscriptions.disables, date = at),
        _ => t!(subscriptions.deletes, date = at),
    }
}

/// How a subscription was bought.
pub(super) fn bought(tenant: &Tenant, subscription: &Subscription) -> String {
    let mut ways: Vec<String> = Vec::new();
    if let Some(owner) = subscription.self_service_owner {
        let name = tenant.find(owner).map(|user| person(tenant, user));
        ways.push(match name {
            Some(name) => t!(subscriptions.by_user, name),
            None => t!(subscriptions.by_a_user).to_owned(),
        });
    }
    if subscription.is_trial {
        ways.push(t!(subscriptions.trial).to_owned());
    }
    if subscription.prepaid {
        ways.push(t!(subscriptions.prepaid).to_owned());
    }
    if subscription.partner {
        ways.push(t!(subscriptions.partner).to_owned());
    }
    if subscription
        .credit_check_until
        .is_some_and(|until| tenant.clock < until)
    {
        ways.push(t!(subscriptions.credit).to_owned());
    }
    if ways.is_empty() {
        t!(subscriptions.direct).to_owned()
    } else {
        list(&ways)
    }
}
