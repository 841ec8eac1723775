//! Ways out: for a refusal, the commands that would get the people concerned what was asked.
//!
//! A fix knows no rule: each candidate is decided like any other command, and only those that would go through
//! are offered, with their decision, so that a page can say what they cost before they are chosen. Where nothing goes
//! through at once, a first step is offered that leads to the next problem, and says which.

mod by_hand;
mod change;
mod groups;
mod inherited;
mod needs;
mod people;
mod seats;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalog::{self, CountryCode, SkuId};
use crate::order;

use super::actor::{Actor, Role};
use super::command::{ChangeUsers, Command};
use super::decide::decide;
use super::decision::Decision;
use super::event::evolve;
use super::ids::{GroupId, SubscriptionId, UserIx};
use super::license::LicenseSet;
use super::problem::{Clash, PlanOf, Problem};
use super::rules;
use super::tenant::Tenant;

pub use by_hand::{by_hand, ByHand};

/// More seats of one product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purchase {
    /// The product.
    pub sku: SkuId,
    /// Which subscription gets them.
    pub subscription: SubscriptionId,
    /// How many more.
    pub more: u32,
    /// The subscription's new total.
    pub total: u32,
}

/// What a fix does, for its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FixKind {
    /// Take these products away in the same step.
    Replace {
        /// What goes.
        old: Vec<SkuId>,
        /// What comes.
        new: Vec<SkuId>,
    },
    /// Leave these services off.
    SwitchOff(Vec<PlanOf>),
    /// Switch these services on.
    SwitchOn(Vec<PlanOf>),
    /// Give this product as well.
    AddProduct(SkuId),
    /// Take this product away as well.
    RemoveProduct(SkuId),
    /// Go on without these products.
    LeaveOut(Vec<SkuId>),
    /// Set the usage location.
    SetLocation(CountryCode),
    /// Buy seats.
    BuySeats(Vec<Purchase>),
    /// Take the product from these people, who are blocked, guests, or else last in the list.
    FreeSeats {
        /// The product.
        sku: SkuId,
        /// Who loses it.
        users: Vec<UserIx>,
    },
    /// Take the people concerned out of these groups.
    LeaveGroups(Vec<GroupId>),
    /// Change what these groups give instead, for all their members.
    ChangeGroups(Vec<GroupId>),
    /// Only the first so many people.
    FirstOnly(u32),
    /// Only the first so many groups.
    FirstGroupsOnly(u32),
    /// Take everything away that the groups give.
    TakeGroupLicenses,
    /// Only so far down.
    SetQuantity(u32),
    /// Ask again in this role.
    ActAs(Role),
}

/// A way out, decided and ready to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does.
    pub kind: FixKind,
    /// Who would ask: another role, where the one that asked may not.
    pub actor: Actor,
    /// What would be asked.
    pub command: Command,
    /// What would happen.
    pub decision: Decision,
    /// What would still be in the way afterwards, when the fix is a first step only.
    pub leads_to: Option<Problem>,
}

impl Fix {
    /// The tenant as it would be afterwards.
    fn ahead(&self, tenant: &Tenant) -> Tenant {
        let mut ahead = tenant.clone();
        for event in &self.decision.events {
            evolve(&mut ahead, event);
        }
        ahead
    }
}

/// The most fixes of one kind that are worth reading.
const A_FEW: usize = 3;

/// The ways out of a problem that a command met for these people, in the order to offer them: before the command is
/// carried out, or when it has served whom it could. For commands about groups and subscriptions the list of people is
/// empty.
pub fn fixes(
    tenant: &Tenant,
    actor: &Actor,
    command: &Command,
    problem: &Problem,
    users: &[UserIx],
) -> Vec<Fix> {
    let offers = Offers {
        tenant,
        actor,
        command,
    };
    if let Problem::Forbidden { permission, .. } = problem {
        return Role::ALL
            .into_iter()
            .filter(|role| rules::may(tenant, *role, *permission))
            .filter_map(|role| offers.act_as(role, command, users))
            .collect();
    }
    match command {
        Command::ChangeUsers(change) => change::fixes(offers, change, problem, users),
        Command::ReprocessUsers { .. } => groups::reprocess_fixes(offers, problem, users),
        Command::ChangeGroups(change) => groups::change_fixes(offers, change, problem),
        Command::DeleteGroups { .. } => groups::delete_fixes(offers, command, problem),
        Command::ChangeQuantity { subscription, total } => {
            seats::quantity_fixes(offers, (*subscription, *total), problem)
        }
        Command::AddUsers(add) => people::add_fixes(offers, add, problem, users),
        Command::RestoreUsers { .. } => people::restore_fixes(offers, problem, users),
        Command::AdvanceClock { .. } | Command::ProcessNow => groups::turn_fixes(offers, problem, users),
        Command::Sequence(_)
        | Command::DeleteUsers { .. }
        | Command::Configure { .. }
        | Command::ChangeMembers { .. }
        | Command::MakeDynamic { .. }
        | Command::ReprocessGroups { .. } => Vec::new(),
    }
}

/// Decides candidates, and keeps those that work.
#[derive(Clone, Copy)]
struct Offers<'a> {
    tenant: &'a Tenant,
    actor: &'a Actor,
    /// What was asked, and refused to some.
    command: &'a Command,
}

impl Offers<'_> {
    /// A candidate for whoever asked, or, where only the right is lacking, for a Global admin: kept when nobody is
    /// refused and something changes.
    fn offer(&self, kind: FixKind, command: Command) -> Option<Fix> {
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
    fn offer_step(&self, kind: FixKind, step: Command, then: Command, met: &Problem) -> Option<Fix> {
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
    fn countries(&self) -> Vec<CountryCode> {
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

    fn act_as(&self, role: Role, command: &Command, users: &[UserIx]) -> Option<Fix> {
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
fn each_or_all<T>(several: &[T], fix: impl Fn(&[T]) -> Option<Fix>) -> Vec<Fix> {
    let each: Vec<Fix> = several.chunks(1).filter_map(&fix).collect();
    match each.is_empty() && several.len() > 1 {
        true => fix(several).into_iter().collect(),
        false => each,
    }
}

/// The distinct sets of people.
fn sets_of<'a>(tenant: &'a Tenant, users: &[UserIx]) -> Vec<&'a Arc<LicenseSet>> {
    let people = users.iter().filter_map(|ix| tenant.user(*ix));
    let ids: BTreeSet<_> = people.map(|user| user.licenses).collect();
    ids.into_iter().filter_map(|id| tenant.sets().get(id)).collect()
}

fn holds_directly(set: &LicenseSet, sku: SkuId) -> bool {
    set.get(sku).is_some_and(|license| license.direct().is_some())
}

/// The name of an exclusion set of the tenant's profile, such as *Exchange Online*.
pub fn exclusion_service(tenant: &Tenant, clash: &Clash) -> Option<&'static str> {
    catalog::rules(tenant.rules)
        .exclusion_sets()
        .get(clash.set as usize)
        .map(|set| set.service)
}
