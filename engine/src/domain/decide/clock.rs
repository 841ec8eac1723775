//! Decides what happens while simulated time passes: subscriptions move on in their life (DOMAIN R10), and groups
//! that wait get their turn. The same tenant and the same moment always give the same facts in the same order.

use crate::domain::decision::Decision;
use crate::domain::event::{evolve, Event, LifeStage};
use crate::domain::group::Work;
use crate::domain::product::{Subscription, SubscriptionStatus};
use crate::domain::tenant::Tenant;
use crate::domain::time::Time;

use super::join::join;
use super::process::process;

/// How long a group waits for its turn. The service says *minutes*; the number is the project's choice.
pub const PROCESSING_TAKES: i64 = 5 * 60;

/// Days that an expired subscription can still be used (DOMAIN R10).
const EXPIRED_DAYS: i64 = 30;

/// Days that a disabled subscription is kept (DOMAIN R10).
const DISABLED_DAYS: i64 = 90;

/// Time passes until `to`.
pub(super) fn advance(tenant: &Tenant, to: Time) -> Decision {
    let mut ahead = tenant.clone();
    let mut whole = Decision::default();
    while let Some(next) = next(&ahead, to) {
        let part = match next {
            Next::Turn(work) => turn(&mut ahead, &work),
            Next::Stage(at, event) => {
                let mut events = move_clock(&ahead, at);
                events.push(event);
                apply(&mut ahead, events)
            }
        };
        join(&mut whole, part);
    }
    let events = move_clock(&ahead, to);
    let last = apply(&mut ahead, events);
    join(&mut whole, last);
    one_move(&mut whole, tenant.clock, ahead.clock);
    whole
}

/// Time passes until the groups that wait now have had their turn.
pub(super) fn process_now(tenant: &Tenant) -> Decision {
    match tenant.queue().iter().map(|work| work.since).max() {
        Some(since) => advance(tenant, tenant.clock.max(since.plus(PROCESSING_TAKES))),
        None => Decision::default(),
    }
}

/// What comes next before a moment.
enum Next {
    Turn(Work),
    Stage(Time, Event),
}

fn next(tenant: &Tenant, until: Time) -> Option<Next> {
    let stage = tenant
        .subscriptions()
        .filter_map(|subscription| {
            let (at, to) = next_stage(subscription, tenant.clock)?;
            (at <= until).then_some((at, subscription, to))
        })
        .min_by_key(|(at, subscription, _)| (*at, subscription.id));
    let work = tenant.queue().first();
    let due = work.map(|work| (work.since.plus(PROCESSING_TAKES).max(tenant.clock), work));
    match (stage, due.filter(|(due, _)| *due <= until)) {
        (Some((at, ..)), Some((due, work))) if due <= at => Some(Next::Turn(work.clone())),
        (Some((at, subscription, to)), _) => {
            let from = LifeStage {
                status: subscription.status,
                next_lifecycle: subscription.next_lifecycle,
            };
            let subscription = subscription.id;
            Some(Next::Stage(
                at,
                Event::SubscriptionMoved {
                    subscription,
                    from,
                    to,
                },
            ))
        }
        (None, Some((_, work))) => Some(Next::Turn(work.clone())),
        (None, None) => None,
    }
}

/// When a subscription's life goes on next, and where to: one that never ends says no moment.
fn next_stage(subscription: &Subscription, now: Time) -> Option<(Time, LifeStage)> {
    let at = subscription.next_lifecycle?.max(now);
    let (status, days) = match subscription.status {
        SubscriptionStatus::Enabled => (SubscriptionStatus::Warning, Some(EXPIRED_DAYS)),
        SubscriptionStatus::Warning => (SubscriptionStatus::Suspended, Some(DISABLED_DAYS)),
        SubscriptionStatus::Suspended | SubscriptionStatus::LockedOut => (SubscriptionStatus::Deleted, None),
        SubscriptionStatus::Deleted => return None,
    };
    let next_lifecycle = days.map(|days| at.plus_days(days));
    Some((
        at,
        LifeStage {
            status,
            next_lifecycle,
        },
    ))
}

/// The stages that a subscription has before it, each with the moment it begins, when time passes and nobody acts.
pub fn life_ahead(subscription: &Subscription, now: Time) -> Vec<(Time, SubscriptionStatus)> {
    let mut ahead = subscription.clone();
    let mut stages = Vec::new();
    while let Some((at, to)) = next_stage(&ahead, now) {
        stages.push((at, to.status));
        ahead.status = to.status;
        ahead.next_lifecycle = to.next_lifecycle;
    }
    stages
}

/// The group that waits longest has its turn.
fn turn(ahead: &mut Tenant, work: &Work) -> Decision {
    let due = work.since.plus(PROCESSING_TAKES).max(ahead.clock);
    let mut events = move_clock(ahead, due);
    events.push(Event::QueueChanged {
        place: 0,
        from: Some(work.clone()),
        to: None,
    });
    let mut whole = apply(ahead, events);
    let part = process(ahead, work);
    for event in &part.events {
        evolve(ahead, event);
    }
    join(&mut whole, part);
    whole
}

fn move_clock(tenant: &Tenant, to: Time) -> Vec<Event> {
    let from = tenant.clock;
    let moved = (to > from).then_some(Event::ClockMoved { from, to });
    moved.into_iter().collect()
}

fn apply(ahead: &mut Tenant, events: Vec<Event>) -> Decision {
    for event in &events {
        evolve(ahead, event);
    }
    Decision {
        events,
        ..Decision::default()
    }
}

/// Facts don't look at the clock: one move at the end says the same as many between them.
fn one_move(decision: &mut Decision, from: Time, to: Time) {
    decision
        .events
        .retain(|event| !matches!(event, Event::ClockMoved { .. }));
    if from != to {
        decision.events.push(Event::ClockMoved { from, to });
    }
}
