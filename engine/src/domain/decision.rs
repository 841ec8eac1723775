//! What would happen: the facts, one outcome per person, and the problems. A preview is a decision nobody applied.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::{CountryCode, SkuId};
use crate::order;

use super::event::Event;
use super::ids::{GroupId, SubscriptionId, UserIx};
use super::license::LicenseSet;
use super::problem::Problem;
use super::product::{Subscription, SubscriptionStatus};
use super::tenant::Tenant;

/// From what to what a person goes. People who go the same way share one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Transition {
    /// What they hold before.
    pub from: Arc<LicenseSet>,
    /// What they hold after.
    pub to: Arc<LicenseSet>,
    /// Where they are before.
    pub from_location: Option<CountryCode>,
    /// Where they are after.
    pub to_location: Option<CountryCode>,
}

/// What becomes of one person, one group, or one subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Changed, as [`Decision::transition`] says.
    Changed(u32),
    /// Changed, in a way that moves nobody's licenses at once: a group's licenses, members, a quantity.
    Done,
    /// Nothing to change.
    Unchanged,
    /// Refused, as [`Decision::problem`] says.
    Refused(u32),
    /// What a group gives could not be given: that is recorded with the person, as the way says.
    Failed {
        /// The place of the problem.
        problem: u32,
        /// The place of the transition.
        way: u32,
    },
    /// Would have been changed, but another part of the same sequence was refused.
    Withheld,
}

/// The answer to a command.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decision {
    /// The facts that would follow; none when nothing would change.
    pub events: Vec<Event>,
    /// One per person asked for, in the command's order.
    pub outcomes: Vec<(UserIx, Outcome)>,
    /// One per group asked for, in the command's order.
    pub groups: Vec<(GroupId, Outcome)>,
    /// One per subscription asked for.
    pub subscriptions: Vec<(SubscriptionId, Outcome)>,
    /// The distinct ways people would go.
    pub transitions: Vec<Transition>,
    /// The distinct problems.
    pub problems: Vec<Problem>,
}

/// How many people had which outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Changed.
    pub changed: u32,
    /// Unchanged.
    pub unchanged: u32,
    /// Refused.
    pub refused: u32,
    /// Withheld.
    pub withheld: u32,
}

/// What a decision does to the seats of one product. Who takes a seat can be given one that the decision frees or buys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SeatUse {
    /// Seats newly taken.
    pub taken: u32,
    /// Seats given back.
    pub freed: u32,
}

impl Counts {
    fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Changed(_) | Outcome::Done => self.changed += 1,
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Refused(_) | Outcome::Failed { .. } => self.refused += 1,
            Outcome::Withheld => self.withheld += 1,
        }
    }
}

impl FromIterator<Outcome> for Counts {
    fn from_iter<I: IntoIterator<Item = Outcome>>(outcomes: I) -> Self {
        let mut counts = Counts::default();
        for outcome in outcomes {
            counts.add(outcome);
        }
        counts
    }
}

impl Decision {
    /// How many people had which outcome.
    pub fn counts(&self) -> Counts {
        self.outcomes.iter().map(|(_, outcome)| *outcome).collect()
    }

    /// Whether anything at all was refused.
    pub fn has_refusals(&self) -> bool {
        !self.problems.is_empty()
    }

    /// The way of an [`Outcome::Changed`] or [`Outcome::Failed`].
    pub fn transition(&self, outcome: Outcome) -> Option<&Transition> {
        match outcome {
            Outcome::Changed(at) | Outcome::Failed { way: at, .. } => self.transitions.get(at as usize),
            _ => None,
        }
    }

    /// The problem of an [`Outcome::Refused`] or [`Outcome::Failed`].
    pub fn problem(&self, outcome: Outcome) -> Option<&Problem> {
        match outcome {
            Outcome::Refused(at) | Outcome::Failed { problem: at, .. } => self.problems.get(at as usize),
            _ => None,
        }
    }

    /// The problem of the groups or subscriptions asked for that were refused first, if any.
    pub fn first_problem(&self) -> Option<&Problem> {
        self.problems.first()
    }

    /// The groups that met this problem.
    pub fn groups_refused<'a>(&'a self, problem: &'a Problem) -> impl Iterator<Item = GroupId> + 'a {
        let met = move |outcome: Outcome| self.problem(outcome) == Some(problem);
        let hit = self.groups.iter().filter(move |(_, outcome)| met(*outcome));
        hit.map(|(group, _)| *group)
    }

    /// Each problem with the people it hit, most people first, then as they were met.
    pub fn refusals(&self) -> Vec<(&Problem, Vec<UserIx>)> {
        let mut people: Vec<Vec<UserIx>> = vec![Vec::new(); self.problems.len()];
        for (user, outcome) in &self.outcomes {
            if let Outcome::Refused(at) | Outcome::Failed { problem: at, .. } = outcome {
                if let Some(list) = people.get_mut(*at as usize) {
                    list.push(*user);
                }
            }
        }
        let mut refusals: Vec<_> = self.problems.iter().zip(people).collect();
        order::sort_by_key(&mut refusals, |(_, people)| std::cmp::Reverse(people.len()));
        refusals
    }

    /// How many seats of a product those who take one choose from: what is left, more what the decision itself buys
    /// and frees. Where more are assigned than there are, the first ones freed or bought only make up for that.
    pub fn seats_at_hand(&self, tenant: &Tenant, sku: SkuId) -> u32 {
        let bought: i64 = self.events.iter().map(|event| bought(tenant, sku, event)).sum();
        let freed = self.seat_use().get(&sku).map_or(0, |seats| seats.freed);
        let at_hand = tenant.seats(sku).assignable() + bought + i64::from(freed);
        u32::try_from(at_hand.max(0)).unwrap_or(u32::MAX)
    }

    /// What happens to the seats of each product, for products where anything does.
    pub fn seat_use(&self) -> BTreeMap<SkuId, SeatUse> {
        let mut people = vec![0u32; self.transitions.len()];
        for (_, outcome) in &self.outcomes {
            if let Outcome::Changed(at) | Outcome::Failed { way: at, .. } = outcome {
                if let Some(n) = people.get_mut(*at as usize) {
                    *n += 1;
                }
            }
        }
        let mut seats: BTreeMap<SkuId, SeatUse> = BTreeMap::new();
        for (transition, n) in self.transitions.iter().zip(people) {
            if n == 0 {
                continue;
            }
            let holds = |set: &LicenseSet, sku| set.get(sku).is_some_and(|l| l.in_force());
            for sku in transition
                .to
                .in_force()
                .filter(|sku| !holds(&transition.from, *sku))
            {
                seats.entry(sku).or_default().taken += n;
            }
            for sku in transition
                .from
                .in_force()
                .filter(|sku| !holds(&transition.to, *sku))
            {
                seats.entry(sku).or_default().freed += n;
            }
        }
        seats
    }
}

/// How many more assignable seats of a product a fact makes.
fn bought(tenant: &Tenant, sku: SkuId, event: &Event) -> i64 {
    let Event::QuantityChanged {
        subscription,
        from,
        to,
    } = event
    else {
        return 0;
    };
    let subscription = tenant.subscription(*subscription);
    let counts = |s: &&Subscription| s.sku == sku && s.status <= SubscriptionStatus::Warning;
    subscription
        .filter(counts)
        .map_or(0, |_| i64::from(*to) - i64::from(*from))
}
