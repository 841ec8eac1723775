//! Decides candidates for ways out, and keeps those that work.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::CountryCode;
use crate::domain::actor::{Actor, Role};
use crate::domain::command::{ChangeUsers, Command};
use crate::domain::decide::decide;
use crate::domain::ids::UserIx;
use crate::domain::problem::Problem;
use crate::domain::tenant::Tenant;
use crate::order;

use super::way_out::{Fix, FixKind};

/// The most fixes of one kind that are worth reading.
pub(super) const A_FEW: usize = 3;

/// Decides candidates, and keeps those that work.
#[derive(Clone, Copy)]
pub(super) struct Offers<'a> {
    pub(super) tenant: &'a Tenant,
    pub(super) actor: &'a Actor,
    /// What was asked, and refused to some.
    pub(super) command: &'a Command,
}

impl<'a> Offers<'a> {
    /// The same for another command.
    pub(super) fn of(self, command: &'a Command) -> Self {
        Offers { command, ..self }
    }
}

impl Offers<'_> {
    /// A candidate for whoever asked, or, where only the right is lacking, for a Global admin: kept when nobody is
    /// refused and something changes.
    pub(super) fn offer(&self, kind: FixKind, command: Command) -> Option<Fix> {
        self.offer_by(*self.actor, kind.clone(), &command)
            .or_else(|problems| {
                let forbidden = |problem: &Problem| matches!(problem, Problem::Forbidden { .. });
                let global = Actor { role: Role::Global };
                if problems.iter().any(forbidden) {
                    return self.offer_by(global, kind, &command);
                }
                Err(problems)
            })
            .ok()
    }

    /// A candidate for an actor, or what is in the way of it. Of very many people some are asked about alone first: who
    /// is refused for anything but seats is refused among all as well.
    fn offer_by(&self, actor: Actor, kind: FixKind, command: &Command) -> Result<Fix, Vec<Problem>> {
        if let Some(sample) = sample(command) {
            let problems = decide(self.tenant, &actor, &sample).problems;
            // Fewer people need fewer seats, and leave more of them assigned.
            let of_seats = |problem: &Problem| {
                matches!(
                    problem,
                    Problem::NotEnoughLicenses { .. } | Problem::BelowAssigned { .. }
                )
            };
            if !problems.iter().all(of_seats) {
                return Err(problems);
            }
        }
        let decision = decide(self.tenant, &actor, command);
        if decision.has_refusals() || decision.events.is_empty() {
            return Err(decision.problems);
        }
        Ok(Fix {
            kind,
            actor,
            command: command.clone(),
            decision,
            leads_to: None,
        })
    }

    /// A first step, and then what was asked: both at once where that goes through, else the step alone when what
    /// was asked then meets something else.
    pub(super) fn offer_step(
        &self,
        kind: FixKind,
        step: Command,
        then: Command,
        met: &Problem,
    ) -> Option<Fix> {
        let both = Command::Sequence(vec![step.clone(), then.clone()]);
        self.offer(kind.clone(), both).or_else(|| {
            let mut fix = self.offer(kind, step)?;
            let next = decide(&fix.ahead(self.tenant), &fix.actor, &then)
                .problems
                .into_iter()
                .next()?;
            let leads_on = moved_on(&fix.kind, met, &next);
            fix.leads_to = Some(next);
            leads_on.then_some(fix)
        })
    }

    /// Where somebody could be: the organization's own country, then where most people are.
    pub(super) fn countries(&self) -> Vec<CountryCode> {
        let mut people: BTreeMap<CountryCode, u32> = BTreeMap::new();
        for country in self.tenant.users().filter_map(|(_, user)| user.usage_location) {
            *people.entry(country).or_insert(0) += 1;
        }
        let mut common: Vec<_> = people.into_iter().collect();
        order::sort_by_key(&mut common, |(_, people)| std::cmp::Reverse(*people));
        let mut countries: Vec<CountryCode> = self.tenant.organization.country.into_iter().collect();
        for (country, _) in common {
            if !countries.contains(&country) {
                countries.push(country);
            }
        }
        countries
    }

    pub(super) fn act_as(&self, role: Role, command: &Command, users: &[UserIx]) -> Option<Fix> {
        let actor = Actor { role };
        let command = match command {
            Command::ChangeUsers(change) => Command::ChangeUsers(ChangeUsers {
                users: users.to_vec(),
                ..change.clone()
            }),
            other => other.clone(),
        };
        let decision = decide(self.tenant, &actor, &command);
        let leads_to = decision.problems.first().cloned();
        (!decision.events.is_empty() || leads_to.is_some()).then_some(Fix {
            kind: FixKind::ActAs(role),
            actor,
            command,
            decision,
            leads_to,
        })
    }
}

/// With more people than this a candidate is tried with some of them first.
const MANY: usize = 1_000;
/// At least so many.
const SOME: usize = 250;

/// The same command for some of very many people; nothing when they are few. Every part is for the same ones.
fn sample(command: &Command) -> Option<Command> {
    let last = match command {
        Command::Sequence(parts) => parts.last()?,
        other => other,
    };
    let Command::ChangeUsers(change) = last else {
        return None;
    };
    let people = change.users.len();
    let some = || change.users.iter().step_by((people / SOME).max(1)).copied();
    (people > MANY).then(|| only(command, &some().collect()))
}

/// The same command without the people who are not among these.
fn only(command: &Command, some: &BTreeSet<UserIx>) -> Command {
    match command {
        Command::ChangeUsers(change) => {
            let users = change.users.iter().filter(|user| some.contains(user));
            Command::ChangeUsers(ChangeUsers {
                users: users.copied().collect(),
                usage_location: change.usage_location,
                add: change.add.clone(),
                remove: change.remove.clone(),
                place: change.place,
            })
        }
        Command::Sequence(parts) => Command::Sequence(parts.iter().map(|part| only(part, some)).collect()),
        other => other.clone(),
    }
}

/// Whether a first step leads on: to a problem of another kind, or one that some product is no longer part of. Who has
/// left a group has one thing less in the way, whatever comes next.
fn moved_on(kind: &FixKind, met: &Problem, next: &Problem) -> bool {
    let left = next.skus();
    let settled = met.skus().iter().any(|sku| !left.contains(sku));
    let has_left = matches!(kind, FixKind::LeaveGroups(_)) && met != next;
    std::mem::discriminant(met) != std::mem::discriminant(next) || settled || has_left
}

/// What can be done with one of several alone, for each that is enough; else with all of them at once.
pub(super) fn each_or_all<T>(several: &[T], fix: impl Fn(&[T]) -> Option<Fix>) -> Vec<Fix> {
    let each: Vec<Fix> = several.chunks(1).filter_map(&fix).collect();
    match each.is_empty() && several.len() > 1 {
        true => fix(several).into_iter().collect(),
        false => each,
    }
}
