//! The check: what of an exercise holds, by the tenant as it stands and by what was done since the start.

use std::collections::BTreeSet;

use crate::catalog::{ServicePlanId, SkuId};
use crate::domain::{Event, GroupId, LicenseSet, PlanSet, Source, Tenant, UserIx};
use crate::sandbox::Entry;

use super::exercise::{Answered, Question};
use super::requirement::Requirement;
use super::touched::{quantities, Named};

/// What somebody has done of an exercise.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    /// The tenant it began with.
    pub start: &'a Tenant,
    /// The tenant as it stands.
    pub now: &'a Tenant,
    /// What was done since and is in force, oldest first.
    pub entries: &'a [Entry],
    /// What was asked.
    pub questions: &'a [Question],
    /// What was answered, by the questions' places.
    pub answers: &'a [Option<Answered>],
}

/// Whether a requirement holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It does.
    Met,
    /// It does not, and why.
    Unmet(Unmet),
}

/// Why a requirement does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unmet {
    /// This does not hold yet.
    NotYet,
    /// It is not so for these people.
    Users(Vec<UserIx>),
    /// The service was off for this person after a change.
    Gap {
        /// Who.
        user: UserIx,
        /// After which change, by its place among those in force.
        entry: usize,
    },
    /// The number is this one.
    Number(u32),
    /// These are other than at the start, and were not to be touched.
    Others {
        /// People.
        users: Vec<UserIx>,
        /// Groups.
        groups: Vec<GroupId>,
        /// Products with another number of seats.
        quantities: Vec<SkuId>,
        /// Whether other rules are in force.
        rules: bool,
    },
    /// The question was answered, and not rightly.
    Wrong,
}

/// What of these requirements holds, in their order.
pub fn check(requirements: &[Requirement], attempt: Attempt<'_>) -> Vec<Verdict> {
    requirements.iter().map(|one| attempt.judge(one)).collect()
}

impl Attempt<'_> {
    /// How many changes were made.
    pub fn changes(self) -> usize {
        self.entries
            .iter()
            .filter(|entry| !entry.events.is_empty())
            .count()
    }

    fn judge(self, requirement: &Requirement) -> Verdict {
        let now = self.now;
        match requirement {
            Requirement::Has { users, sku } => all(users, |user| {
                self.set(user)
                    .is_some_and(|set| set.get(*sku).is_some_and(|license| license.in_force()))
            }),
            Requirement::Lacks { users, sku } => all(users, |user| {
                !self
                    .set(user)
                    .is_some_and(|set| set.get(*sku).is_some_and(|license| license.is_held()))
            }),
            Requirement::Direct { users, sku } => all(users, |user| self.gives(user, *sku, Source::Direct)),
            Requirement::NotDirect { users, sku } => all(users, |user| {
                self.set(user).and_then(|set| set.get(*sku)?.direct()).is_none()
            }),
            Requirement::Via { users, sku, group } => {
                all(users, |user| self.gives(user, *sku, Source::Group(*group)))
            }
            Requirement::Services { users, sku, off } => {
                all(users, |user| self.off(user, *sku).as_ref() == Some(off))
            }
            Requirement::On { users, plan } => all(users, |user| {
                self.set(user).is_some_and(|set| is_on(now, set, *plan))
            }),
            Requirement::Off { users, plan } => all(users, |user| {
                !self.set(user).is_some_and(|set| is_on(now, set, *plan))
            }),
            Requirement::NoGap { users, plan } => self.gap(users, *plan),
            Requirement::Location { users, country } => all(users, |user| {
                now.user(user)
                    .is_some_and(|user| user.usage_location == Some(*country))
            }),
            Requirement::Total { sku, seats } => number(now.seats(*sku).total(), *seats),
            Requirement::Used { sku, seats } => number(now.seats(*sku).consumed, *seats),
            Requirement::Free { sku, seats } => number(now.seats(*sku).available(), *seats),
            Requirement::Member { users, group } => all(users, |user| self.is_member(user, *group)),
            Requirement::NotMember { users, group } => all(users, |user| !self.is_member(user, *group)),
            Requirement::Active { users } => all(users, |user| {
                now.user(user).is_some_and(|user| user.deleted.is_none())
            }),
            Requirement::Deleted { users } => all(users, |user| {
                now.user(user).is_some_and(|user| user.deleted.is_some())
            }),
            Requirement::Gives { group, skus } => plain(
                now.group(*group)
                    .is_some_and(|group| group.licenses.keys().eq(skus.iter())),
            ),
            Requirement::NoErrors { group } => self.errors(*group),
            Requirement::Gone { group } => plain(now.group(*group).is_none()),
            Requirement::AtMost { changes } => {
                let done = u32::try_from(self.changes()).unwrap_or(u32::MAX);
                match done <= *changes {
                    true => Verdict::Met,
                    false => Verdict::Unmet(Unmet::Number(done)),
                }
            }
            Requirement::Answered { question } => self.answered(*question),
            Requirement::NothingElse {
                users,
                groups,
                newcomers,
                quantities: bought,
            } => {
                let named = Named::of(self.entries);
                let first = self.start.places();
                let may_change: BTreeSet<&UserIx> = users.iter().collect();
                let free = |user: &UserIx| may_change.contains(user) || (*newcomers && user.index() >= first);
                let others = Unmet::Others {
                    users: named.users(self.start, now).filter(|user| !free(user)).collect(),
                    groups: named
                        .groups(self.start, now)
                        .filter(|group| !groups.contains(group))
                        .collect(),
                    quantities: quantities(self.start, now)
                        .filter(|sku| !bought.contains(sku))
                        .collect(),
                    rules: self.start.rules != now.rules,
                };
                match &others {
                    Unmet::Others {
                        users,
                        groups,
                        quantities,
                        rules: false,
                    } if users.is_empty() && groups.is_empty() && quantities.is_empty() => Verdict::Met,
                    _ => Verdict::Unmet(others),
                }
            }
        }
    }

    fn set(&self, user: UserIx) -> Option<&LicenseSet> {
        let there = self.now.user(user)?.deleted.is_none();
        self.now.licenses(user).filter(|_| there).map(|set| &**set)
    }

    /// Whether the product is in force from this source.
    fn gives(&self, user: UserIx, sku: SkuId, source: Source) -> bool {
        let license = self.set(user).and_then(|set| set.get(sku));
        license.is_some_and(|license| {
            let mut from = license.assignments().iter();
            from.any(|one| one.source == source && one.state.in_force() && one.state.error().is_none())
        })
    }

    /// Which services of the product are off; nothing where it is not in force.
    fn off(&self, user: UserIx, sku: SkuId) -> Option<PlanSet> {
        let license = self.set(user)?.get(sku).filter(|license| license.in_force())?;
        let product = self.now.product(sku)?;
        let plans = product.user_plans().map(|plan| plan.id);
        Some(plans.filter(|plan| !license.enables(*plan)).collect())
    }

    fn is_member(&self, user: UserIx, group: GroupId) -> bool {
        self.now.group(group).is_some_and(|group| group.has_member(user))
    }

    fn errors(&self, group: GroupId) -> Verdict {
        let Some(members) = self.now.group(group).map(|group| &group.members) else {
            return Verdict::Unmet(Unmet::NotYet);
        };
        let has_error = |user: UserIx| {
            let licenses = self.set(user).map(LicenseSet::licenses).unwrap_or_default();
            let mut from = licenses.iter().flat_map(|license| license.assignments());
            from.any(|one| one.source == Source::Group(group) && one.state.error().is_some())
        };
        all(members, |user| !has_error(user))
    }

    /// Whether the service was on all the time. What was undone has not been.
    fn gap(&self, users: &[UserIx], plan: ServicePlanId) -> Verdict {
        let asked: BTreeSet<&UserIx> = users.iter().collect();
        for (place, entry) in self.entries.iter().enumerate() {
            // Of one change only what stands at its end has been.
            let mut seen = BTreeSet::new();
            for event in entry.events.iter().rev() {
                // The products are those of now: none goes before its subscriptions are long gone.
                let (users, is_on) = match event {
                    Event::LicensesChanged { to, users, .. } => (users, is_on(self.now, to, plan)),
                    Event::DeletionChanged {
                        to: Some(_), users, ..
                    } => (users, false),
                    _ => continue,
                };
                let wanted = users.iter().filter(|user| asked.contains(user));
                let last: Vec<UserIx> = wanted.copied().filter(|user| seen.insert(*user)).collect();
                if let Some(user) = last.first().filter(|_| !is_on) {
                    return Verdict::Unmet(Unmet::Gap {
                        user: *user,
                        entry: place,
                    });
                }
            }
        }
        Verdict::Met
    }

    fn answered(&self, question: usize) -> Verdict {
        let given = self.answers.get(question).and_then(Option::as_ref);
        match (self.questions.get(question), given) {
            (Some(question), Some(given)) if question.is_right(given) => Verdict::Met,
            (_, Some(_)) => Verdict::Unmet(Unmet::Wrong),
            (_, None) => Verdict::Unmet(Unmet::NotYet),
        }
    }
}

/// Whether the service is on in any product of the set.
fn is_on(tenant: &Tenant, set: &LicenseSet, plan: ServicePlanId) -> bool {
    set.licenses().iter().any(|license| {
        let product = tenant.product(license.sku);
        product.is_some_and(|product| product.has_plan(plan)) && license.enables(plan)
    })
}

fn all(users: &[UserIx], holds: impl Fn(UserIx) -> bool) -> Verdict {
    let missing: Vec<UserIx> = users.iter().copied().filter(|user| !holds(*user)).collect();
    match missing.is_empty() {
        true => Verdict::Met,
        false => Verdict::Unmet(Unmet::Users(missing)),
    }
}

fn number(now: u32, wanted: u32) -> Verdict {
    match now == wanted {
        true => Verdict::Met,
        false => Verdict::Unmet(Unmet::Number(now)),
    }
}

fn plain(holds: bool) -> Verdict {
    match holds {
        true => Verdict::Met,
        false => Verdict::Unmet(Unmet::NotYet),
    }
}
