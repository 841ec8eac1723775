//! Ways out of whatever groups, quantities and reprocessing meet by chance: each does what it says, or leads to
//! exactly what it announced.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use proptest::prelude::*;
use zetel::catalog::SkuId;
use zetel::domain::{
    decide, fixes, Actor, ChangeGroups, ChangeUsers, Command, Fix, FixKind, GroupId, Problem, Role, Tenant,
    UserIx,
};

use super::service_model::{any_command, world};
use super::{holds, whole_run, Verdict};
use crate::support::{after, sound};

/// What was refused: the command, the problem, and whom it hit.
struct Refused<'a> {
    tenant: &'a Tenant,
    actor: Actor,
    command: &'a Command,
    problem: &'a Problem,
    people: Vec<UserIx>,
    groups: Vec<GroupId>,
}

impl Refused<'_> {
    /// The command once more, for the people it was refused for.
    fn again(&self) -> Command {
        match self.command {
            Command::ChangeUsers(change) => Command::ChangeUsers(ChangeUsers {
                users: self.people.clone(),
                ..change.clone()
            }),
            Command::ReprocessUsers { .. } | Command::AdvanceClock { .. } | Command::ProcessNow => {
                Command::ReprocessUsers {
                    users: self.people.clone(),
                }
            }
            Command::AnswerRequests(answers) => {
                let (own, named) = (self.tenant.self_serve(), self.problem.skus());
                let mut again = answers.clone();
                again.reject.clear();
                again.approve.retain(|place| {
                    let request = own.requests.get(*place as usize);
                    request.is_some_and(|one| {
                        let about = named.is_empty() || named.contains(&one.sku);
                        about && self.people.contains(&one.user)
                    })
                });
                Command::AnswerRequests(again)
            }
            other => other.clone(),
        }
    }

    fn check(&self, fix: &Fix) -> Verdict {
        let decision = decide(self.tenant, &fix.actor, &fix.command);
        if decision != fix.decision {
            return Err("decided otherwise".to_owned());
        }
        if let FixKind::ActAs(role) = fix.kind {
            let announced = fix.leads_to.as_ref() == decision.problems.first();
            return match fix.actor.role == role && announced {
                true => Ok(()),
                false => Err("another role, or a problem that was not announced".to_owned()),
            };
        }
        if decision.has_refusals() || decision.events.is_empty() {
            return Err(format!("not a way out: {:?}", decision.problems));
        }
        if fix.actor != self.actor && fix.actor.role != Role::Global {
            return Err("asked by somebody else".to_owned());
        }
        let then = sound(self.tenant, &fix.command, &decision)?;
        if let Some(next) = &fix.leads_to {
            let met = decide(&then, &fix.actor, &self.again()).problems;
            let products = next.skus();
            let settled = self.problem.skus().iter().any(|sku| !products.contains(sku));
            let left = matches!(fix.kind, FixKind::LeaveGroups(_)) && next != self.problem;
            let another = std::mem::discriminant(next) != std::mem::discriminant(self.problem);
            let moved_on = another || settled || left;
            return match moved_on && met.first() == Some(next) {
                true => Ok(()),
                false => Err(format!("leads to {met:?}, not to {next:?}")),
            };
        }
        self.reached(fix, &then)
    }

    /// What was asked is so, but for what the fix says it leaves out.
    fn reached(&self, fix: &Fix, then: &Tenant) -> Verdict {
        match self.command {
            Command::ChangeUsers(change) => {
                super::ways_out::check(self.tenant, self.actor, change, &self.people, fix)
            }
            Command::ReprocessUsers { .. } | Command::AdvanceClock { .. } | Command::ProcessNow => {
                let limit = match fix.kind {
                    FixKind::FirstOnly(limit) => limit as usize,
                    _ => usize::MAX,
                };
                let users = self.people.iter().copied().take(limit).collect();
                let again = decide(then, &Actor::default(), &Command::ReprocessUsers { users });
                match again.events.is_empty() && again.problems.is_empty() {
                    true => Ok(()),
                    false => Err(format!("not served: {:?}", again.problems)),
                }
            }
            Command::ChangeGroups(change) => self.given(change, fix, then),
            Command::DeleteGroups { .. } => match self.groups.iter().find(|id| then.group(**id).is_some()) {
                None => Ok(()),
                Some(id) => Err(format!("{id} is still there")),
            },
            Command::ChangeQuantity { subscription, total } => {
                let (before, now) = (
                    self.tenant.subscription(*subscription),
                    then.subscription(*subscription),
                );
                let (before, now) = (before.ok_or("gone")?, now.ok_or("gone")?);
                let seats = |tenant: &Tenant| tenant.seats(now.sku).total();
                let right = match &fix.kind {
                    FixKind::SetQuantity(least) => now.total_licenses == *least && least > total,
                    FixKind::BuySeats(_) => seats(then) == seats(self.tenant) + total - before.total_licenses,
                    _ => now.total_licenses == *total,
                };
                right
                    .then_some(())
                    .ok_or_else(|| "not the total that was asked".to_owned())
            }
            Command::AnswerRequests(answers) => {
                let (own, named) = (then.self_serve(), self.problem.skus());
                let waits = answers.approve.iter().find(|place| {
                    let request = own.requests.get(**place as usize);
                    request.is_some_and(|one| {
                        let about = named.is_empty() || named.contains(&one.sku);
                        about && self.people.contains(&one.user) && one.is_open(then.clock)
                    })
                });
                waits.map_or(Ok(()), |place| Err(format!("request {place} still waits")))
            }
            Command::SignIn { user, app } => match then.self_serve().has_signed_in(*user, *app) {
                true => Ok(()),
                false => Err("not signed in".to_owned()),
            },
            _ => Err("no ways out were expected".to_owned()),
        }
    }

    fn given(&self, change: &ChangeGroups, fix: &Fix, then: &Tenant) -> Verdict {
        let out: BTreeSet<SkuId> = match &fix.kind {
            FixKind::LeaveOut(skus) => skus.iter().copied().collect(),
            FixKind::RemoveProduct(sku) => BTreeSet::from([*sku]),
            _ => BTreeSet::new(),
        };
        let more = match &fix.kind {
            FixKind::AddProduct(sku) => Some(*sku),
            _ => None,
        };
        let limit = match fix.kind {
            FixKind::FirstGroupsOnly(limit) => limit as usize,
            _ => usize::MAX,
        };
        for id in self.groups.iter().take(limit) {
            let gives = &then.group(*id).ok_or("gone")?.licenses;
            let asked = change.add.iter().map(|grant| grant.sku).chain(more);
            if let Some(sku) = asked
                .into_iter()
                .find(|sku| !out.contains(sku) && !gives.contains_key(sku))
            {
                return Err(format!("{id} doesn't give {sku}"));
            }
            let given_back = |sku: &SkuId| change.add.iter().any(|grant| grant.sku == *sku);
            let stays = change
                .remove
                .iter()
                .find(|sku| !given_back(sku) && gives.contains_key(sku));
            if let Some(sku) = stays.filter(|sku| !out.contains(sku)) {
                return Err(format!("{id} still gives {sku}"));
            }
        }
        Ok(())
    }
}

#[test]
fn every_way_out_of_the_service() {
    let met = Mutex::new(BTreeMap::new());
    let role = (0usize..30).prop_map(|at| Role::ALL.get(at).copied().unwrap_or_default());
    holds(
        3_000,
        (world(8), prop::collection::vec(any_command(), 1..6), role),
        |(world, commands, role)| {
            let actor = Actor { role };
            let mut tenant = world.tenant();
            for asked in &commands {
                let command = asked.command(&tenant);
                let decision = decide(&tenant, &actor, &command);
                let people: BTreeMap<&Problem, Vec<UserIx>> = decision.refusals().into_iter().collect();
                for problem in &decision.problems {
                    let refused = Refused {
                        tenant: &tenant,
                        actor,
                        command: &command,
                        problem,
                        people: people.get(problem).cloned().unwrap_or_default(),
                        groups: decision.groups_refused(problem).collect(),
                    };
                    for fix in fixes(&tenant, &actor, &command, problem, &refused.people) {
                        refused
                            .check(&fix)
                            .map_err(|why| format!("{:?} of {problem:?}: {why}", fix.kind))?;
                        let kind = format!("{:?}", fix.kind);
                        let kind = kind.split(['(', ' ']).next().unwrap().to_owned();
                        *met.lock().unwrap().entry(kind).or_insert(0u32) += 1;
                    }
                }
                tenant = after(&tenant, &decision);
            }
            Ok(())
        },
    );
    let met = met.into_inner().unwrap();
    println!("{met:?}");
    if !whole_run() {
        return;
    }
    for kind in [
        "Replace",
        "SwitchOff",
        "AddProduct",
        "RemoveProduct",
        "LeaveOut",
        "SetLocation",
        "BuySeats",
        "FreeSeats",
        "LeaveGroups",
        "TakeGroupLicenses",
        "SetQuantity",
        "ActAs",
    ] {
        assert!(met.contains_key(kind), "chance never meets {kind}: {met:?}");
    }
}
