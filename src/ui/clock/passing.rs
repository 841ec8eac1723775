//! What happens while time passes, read from a decision: subscriptions that move on, groups that have their turn.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use crate::counted;
use crate::domain::{Decision, Event, GroupId, LifeStage, Outcome, SubscriptionId, Tenant};
use crate::t;
use crate::ui::icons::Icon;
use crate::ui::text::number;
use crate::wording::{date, first_of, group_name, product_name, status};

/// More lines of one kind than this are counted.
const NAMED: usize = 12;

/// What happens while time passes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Passing {
    /// The subscriptions that move on in their life, in order of time.
    pub stages: Vec<(SubscriptionId, LifeStage, LifeStage)>,
    /// The groups that have a turn, in order, each once.
    pub groups: Vec<GroupId>,
    /// How many people have what their groups give them afterwards.
    pub served: usize,
    /// How many people lack something because something is in the way.
    pub failing: usize,
}

impl Passing {
    /// Reads a decision about the clock.
    pub fn read(decision: &Decision) -> Self {
        let mut passing = Passing::default();
        let mut seen = BTreeSet::new();
        for event in &decision.events {
            match event {
                Event::SubscriptionMoved {
                    subscription,
                    from,
                    to,
                } => passing.stages.push((*subscription, *from, *to)),
                Event::QueueChanged {
                    from: Some(work),
                    to: None,
                    ..
                } if seen.insert(work.group) => passing.groups.push(work.group),
                _ => {}
            }
        }
        // Somebody in several groups counts once, and as failing when any of them fails.
        let mut people = BTreeMap::new();
        for (user, outcome) in &decision.outcomes {
            let fails = matches!(outcome, Outcome::Failed { .. } | Outcome::Refused(_));
            *people.entry(*user).or_insert(false) |= fails;
        }
        passing.failing = people.values().filter(|fails| **fails).count();
        passing.served = people.len() - passing.failing;
        passing
    }

    /// *12 people served, 3 need action.*
    pub fn people(&self) -> String {
        let served = counted!(self.served, clock.served_1, clock.served_n);
        let failing = counted!(self.failing, clock.failing_1, clock.failing_n);
        format!("{served}, {failing}.")
    }
}

/// The lines of a plan or a result: one per subscription and one for the groups.
pub fn lines(tenant: &Tenant, passing: &Passing) -> AnyView {
    let stages = passing.stages.iter().take(NAMED).map(|(id, from, to)| {
        let subscription = tenant.subscription(*id);
        let product = subscription.map_or_else(String::new, |s| product_name(tenant, s.sku));
        let words = t!(
            clock.stage,
            from = status(from.status),
            to = status(to.status),
            date = from.next_lifecycle.map(date).unwrap_or_default()
        );
        line(Icon::Calendar, product, words)
    });
    let more = passing.stages.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| {
        view! { <li class="plan-note">{t!(components.and_more, count = number(more as u64))}</li> }
    });
    let groups = (!passing.groups.is_empty()).then(|| {
        let names = passing.groups.iter().map(|group| group_name(tenant, *group));
        let names = first_of(NAMED, passing.groups.len(), names);
        let title = counted!(passing.groups.len(), clock.turn_1, clock.turn_n);
        line(Icon::Group, title, format!("{names}. {}", passing.people()))
    });
    view! {
        {stages.collect_view()}
        {more}
        {groups}
    }
    .into_any()
}

fn line(icon: Icon, what: String, note: String) -> AnyView {
    view! {
        <li class="plan-line clock-line">
            {icon.view(16)}
            <span class="plan-words">
                <strong class="plan-what">{what}</strong>
                <span class="plan-note">{note}</span>
            </span>
        </li>
    }
    .into_any()
}
