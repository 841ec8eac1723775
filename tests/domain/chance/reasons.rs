//! Whatever is refused by chance has a way out, or a reason why there can be none.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use proptest::prelude::*;
use zetel::catalog::SkuId;
use zetel::domain::{
    decide, fixes, Actor, AddUsers, ApproveBy, ChangeGroups, ChangeUsers, Command, Decision, Grant, GroupId,
    MissingDependency, Place, PlanOf, Problem, Role, SubscriptionStatus, Tenant, UserIx,
};

use super::service_model::{asking, deed_of_admins, world, AnyCommand};
use super::{holds, Verdict};
use crate::support::after;

const GLOBAL: Actor = Actor { role: Role::Global };

/// A refusal that no way out is offered for.
struct Stuck<'a> {
    tenant: &'a Tenant,
    command: &'a Command,
    problem: &'a Problem,
    people: Vec<UserIx>,
    groups: Vec<GroupId>,
}

impl Stuck<'_> {
    /// Why there can be no way out: each is a rule, which looks at the tenant and not at the fixes.
    fn reason(&self) -> Option<&'static str> {
        // A request, or a claim, is stuck where giving the product is.
        let given: Vec<Command> = self.products_given();
        if let Some(reason) = given.iter().find_map(|command| {
            Stuck {
                command,
                people: self.people.clone(),
                groups: self.groups.clone(),
                ..*self
            }
            .reason()
        }) {
            return Some(reason);
        }
        let (reason, holds) = match self.problem {
            Problem::UserNotFound => ("the user isn't there", self.users_are_gone()),
            Problem::GroupNotFound => ("the group isn't there", self.groups_are_gone()),
            Problem::UserNameTaken { .. } => ("the address is somebody's", true),
            Problem::MembershipByRule => ("the rule decides who belongs", self.groups_are_dynamic()),
            Problem::Forbidden { .. } => (
                "nothing would change for anybody",
                self.changes(self.command, GLOBAL) == 0,
            ),
            Problem::QuantityFixed { .. } => (
                "no other subscription can have them",
                !self.can_be_bought_elsewhere(),
            ),
            Problem::LicenseNotHeld { skus }
            | Problem::SkuNotOwned { skus }
            | Problem::SelfServicePurchase { skus } => {
                ("nothing else is asked that can be", !self.rest_works(skus))
            }
            Problem::RestoreExpired { .. } => ("who is gone for good can't come back", true),
            Problem::NotEnoughLicenses { skus } => {
                let more = skus.iter().all(|sku| self.can_have_more(*sku));
                ("no subscription can have more", !more)
            }
            Problem::OtherProductsDepend { lacks } => (
                "what depends on it comes from a group",
                self.inherit_one_of(lacks),
            ),
            Problem::BelowAssigned { sku, least, .. } => {
                ("nobody has it directly", !self.can_be_taken(*sku, *least))
            }
            Problem::ProhibitedInUsageLocation { plans, .. } => {
                ("something else is wrong with it too", self.more_is_wrong(plans))
            }
            Problem::MissingDependentServicePlans { lacks } => {
                let plans: Vec<PlanOf> = lacks.iter().map(|lack| lack.needs).collect();
                ("something else is wrong with it too", self.more_is_wrong(&plans))
            }
            Problem::InheritedLicense { groups, .. } => {
                ("the group takes it in its turn", self.nobody_belongs(groups))
            }
            _ => ("", false),
        };
        if holds {
            return Some(reason);
        }
        if is_turn(self.command) {
            return match (self.a_rule_lets_in(), self.takes_two_turns()) {
                (true, _) => Some("the rule decides who belongs"),
                (false, true) => Some("two groups have their turns one after the other"),
                (false, false) => None,
            };
        }
        if self.is_another_by_now() {
            return Some("those who were served have changed what is in the way");
        }
        if self.rest_is_wrong() {
            return Some("something else is wrong with the rest of what is asked");
        }
        match self.command {
            Command::AddUsers(add) if self.list_is_wrong(add) => Some("something else in the list is wrong"),
            _ => None,
        }
    }

    /// What answers to requests, or a sign-in, would give to those who were refused, as commands of their own.
    fn products_given(&self) -> Vec<Command> {
        let own = self.tenant.self_serve();
        let skus: BTreeSet<SkuId> = match self.command {
            Command::AnswerRequests(answers) => {
                let requests = answers
                    .approve
                    .iter()
                    .filter_map(|place| own.requests.get(*place as usize));
                let theirs = requests.filter(|request| self.people.contains(&request.user));
                theirs.map(|request| request.sku).collect()
            }
            Command::SignIn { app, .. } => {
                let policy = own.auto_claim.policy(*app);
                let first = policy.and_then(|policy| policy.products.first());
                first.into_iter().map(|product| product.sku).collect()
            }
            _ => return Vec::new(),
        };
        if let Command::AnswerRequests(answers) = self.command {
            if let ApproveBy::Group(group) = answers.by {
                let gives = |sku: &SkuId| {
                    let group = self.tenant.group(group);
                    group.is_some_and(|group| group.licenses.contains_key(sku))
                };
                let requests = answers
                    .approve
                    .iter()
                    .filter_map(|place| own.requests.get(*place as usize));
                let asked: BTreeSet<SkuId> = requests.map(|request| request.sku).collect();
                return vec![Command::ChangeGroups(ChangeGroups {
                    groups: vec![group],
                    add: asked
                        .into_iter()
                        .filter(|sku| !gives(sku))
                        .map(Grant::whole)
                        .collect(),
                    remove: BTreeSet::new(),
                    place: Place::ActiveUsers,
                })];
            }
        }
        let give = |sku| {
            let mut change = ChangeUsers::new(self.people.clone(), Place::ActiveUsers);
            change.add.push(Grant::whole(sku));
            Command::ChangeUsers(change)
        };
        skus.into_iter().map(give).collect()
    }

    fn users_are_gone(&self) -> bool {
        let back = matches!(self.command, Command::RestoreUsers { .. });
        let there = |ix: &UserIx| {
            let user = self.tenant.user(*ix);
            user.is_some_and(|user| user.deleted.is_some() == back)
        };
        !self.people.iter().any(there)
    }

    fn groups_are_gone(&self) -> bool {
        !self.groups.iter().any(|id| self.tenant.group(*id).is_some())
    }

    fn groups_are_dynamic(&self) -> bool {
        let dynamic = |id: &GroupId| self.tenant.group(*id).is_some_and(|group| group.is_dynamic());
        self.groups.iter().all(dynamic)
    }

    /// Whether the people belong to none of these groups: they have what it gave until its turn comes.
    fn nobody_belongs(&self, groups: &[GroupId]) -> bool {
        let belongs = |id: &GroupId| {
            let group = self.tenant.group(*id);
            group.is_some_and(|group| self.people.iter().any(|ix| group.has_member(*ix)))
        };
        !groups.iter().any(belongs)
    }

    /// Whether somebody has one of the products that lack something from a group only.
    fn inherit_one_of(&self, lacks: &[MissingDependency]) -> bool {
        let sets = || self.people.iter().filter_map(|ix| self.tenant.licenses(*ix));
        let inherited = |lack: &MissingDependency| {
            let mut licenses = sets().filter_map(|set| set.get(lack.needs.sku));
            licenses.any(|license| license.is_inherited_only())
        };
        lacks.iter().any(inherited)
    }

    /// Whether a rule keeps these people in a group that gives what the problem is about, or is in error.
    fn a_rule_lets_in(&self) -> bool {
        let blamed = self.problem.skus();
        let mut dynamic = self.tenant.groups().filter(|group| group.is_dynamic());
        dynamic.any(|group| {
            let gives = group.licenses.keys().any(|sku| blamed.contains(sku));
            gives && self.people.iter().any(|ix| group.has_member(*ix))
        })
    }

    /// Whether another try after the first settles it, once the people have left every group that has part in it.
    fn takes_two_turns(&self) -> bool {
        let sets = self.people.iter().filter_map(|ix| self.tenant.licenses(*ix));
        let inherited = sets
            .flat_map(|set| set.licenses())
            .flat_map(|license| license.inherited());
        let groups: BTreeSet<GroupId> = inherited.map(|(group, _)| group).collect();
        let leave = groups.into_iter().map(|group| Command::ChangeMembers {
            group,
            add: Vec::new(),
            remove: self.people.clone(),
        });
        let users = self.people.clone();
        let retry = Command::ReprocessUsers { users };
        let mut ahead = self.tenant.clone();
        for command in leave.chain([retry.clone()]) {
            ahead = after(&ahead, &decide(&ahead, &GLOBAL, &command));
        }
        !decide(&ahead, &GLOBAL, &retry).problems.contains(self.problem)
    }

    /// Whether the same people, asked for again, meet something else.
    fn is_another_by_now(&self) -> bool {
        let Command::ChangeUsers(change) = self.command else {
            return false;
        };
        let mut change = change.clone();
        change.users.clone_from(&self.people);
        let met = decide(self.tenant, &GLOBAL, &Command::ChangeUsers(change)).problems;
        !met.contains(self.problem)
    }

    /// How many facts a command would make that nobody speaks against.
    fn changes(&self, command: &Command, actor: Actor) -> usize {
        let decision = decide(self.tenant, &actor, command);
        match decision.problems.is_empty() {
            true => decision.events.len(),
            false => 0,
        }
    }

    fn can_be_bought_elsewhere(&self) -> bool {
        let Command::ChangeQuantity { subscription, total } = self.command else {
            return true;
        };
        let Some(asked) = self.tenant.subscription(*subscription) else {
            return true;
        };
        *total > asked.total_licenses && self.can_have_more(asked.sku)
    }

    fn can_have_more(&self, sku: SkuId) -> bool {
        let mut subscriptions = self.tenant.subscriptions_of(sku);
        subscriptions.any(|s| s.status == SubscriptionStatus::Enabled && s.self_service_owner.is_none())
    }

    /// Whether what else was asked would go through, for those who were refused.
    fn rest_works(&self, skus: &[SkuId]) -> bool {
        let rest = match self.command.clone() {
            Command::ChangeUsers(mut change) => {
                change.users.clone_from(&self.people);
                change.add.retain(|grant| !skus.contains(&grant.sku));
                if let Some(remove) = change.remove.skus_mut() {
                    remove.retain(|sku| !skus.contains(sku));
                }
                Command::ChangeUsers(change)
            }
            Command::ChangeGroups(mut change) => {
                change.groups.clone_from(&self.groups);
                change.add.retain(|grant| !skus.contains(&grant.sku));
                change.remove.retain(|sku| !skus.contains(sku));
                Command::ChangeGroups(change)
            }
            // Nothing else is asked.
            Command::AskForProduct { .. } | Command::SetAutoClaim(_) => return false,
            _ => return true,
        };
        self.changes(&rest, GLOBAL) > 0
    }

    /// Whether seats can be taken from as many as have too many.
    fn can_be_taken(&self, sku: SkuId, least: u32) -> bool {
        let Command::ChangeQuantity { subscription, total } = self.command else {
            return true;
        };
        let fewer = self
            .tenant
            .subscription(*subscription)
            .is_some_and(|s| least < s.total_licenses);
        let direct = self.tenant.users().filter(|(ix, user)| {
            let license = self.tenant.licenses(*ix).and_then(|set| set.get(sku));
            let only = license.is_some_and(|l| l.in_force() && l.inherited().next().is_none());
            only && user.deleted.is_none()
        });
        fewer || direct.count() as u32 >= least.saturating_sub(*total)
    }

    /// Whether more was asked than the problem is about, and that is refused as well.
    fn rest_is_wrong(&self) -> bool {
        let named = self.problem.skus();
        let more = match self.command {
            Command::ChangeUsers(change) => change.add.iter().any(|grant| !named.contains(&grant.sku)),
            Command::ChangeGroups(change) => change.add.iter().any(|grant| !named.contains(&grant.sku)),
            _ => false,
        };
        more && !self.rest_works(&named)
    }

    /// Whether these services, once they are left off, leave a problem of another kind.
    fn more_is_wrong(&self, plans: &[PlanOf]) -> bool {
        let Command::ChangeUsers(change) = self.command else {
            return false;
        };
        let mut change = change.clone();
        change.users.clone_from(&self.people);
        for grant in &mut change.add {
            let off = plans
                .iter()
                .filter(|plan| plan.sku == grant.sku)
                .map(|plan| plan.plan);
            grant.disabled_plans = grant.disabled_plans.iter().chain(off).collect();
        }
        let met = decide(self.tenant, &GLOBAL, &Command::ChangeUsers(change)).problems;
        let another = |next: &Problem| std::mem::discriminant(next) != std::mem::discriminant(self.problem);
        met.first().is_some_and(another)
    }

    /// Whether the list of people is refused whatever they are to get.
    fn list_is_wrong(&self, add: &AddUsers) -> bool {
        let bare = AddUsers {
            add: Vec::new(),
            ..add.clone()
        };
        self.changes(&Command::AddUsers(bare), GLOBAL) == 0
    }
}

fn check(tenant: &Tenant, actor: Actor, command: &Command, decision: &Decision, met: &Met) -> Verdict {
    let people: BTreeMap<&Problem, Vec<UserIx>> = decision.refusals().into_iter().collect();
    for problem in &decision.problems {
        let people = people.get(problem).cloned().unwrap_or_default();
        let met = |what: &'static str| *met.lock().unwrap().entry(what).or_insert(0) += 1;
        if !fixes(tenant, &actor, command, problem, &people).is_empty() {
            met("a way out");
            continue;
        }
        let groups = decision.groups_refused(problem).collect();
        let stuck = Stuck {
            tenant,
            command,
            problem,
            people,
            groups,
        };
        match stuck.reason() {
            Some(reason) => met(reason),
            None => return Err(format!("{problem:?} of {command:?}")),
        }
    }
    Ok(())
}

/// How often each reason was met.
type Met = Mutex<BTreeMap<&'static str, u32>>;

/// Whether what goes wrong is recorded with people first, and its ways out are about what is recorded.
fn is_turn(command: &Command) -> bool {
    matches!(
        command,
        Command::ReprocessUsers { .. } | Command::AdvanceClock { .. } | Command::ProcessNow
    )
}

/// Asks a command and applies what is decided; a sequence step by step, each with its own ways out. They are looked
/// for before it, as a plan would, and after it, as a result does.
fn ask(tenant: &mut Tenant, actor: Actor, command: &Command, met: &Met) -> Verdict {
    if let Command::Sequence(steps) = command {
        let mut ahead = tenant.clone();
        return steps
            .iter()
            .try_for_each(|step| ask(&mut ahead, actor, step, met));
    }
    let decision = decide(tenant, &actor, command);
    if !is_turn(command) {
        check(tenant, actor, command, &decision, met)?;
    }
    *tenant = after(tenant, &decision);
    check(tenant, actor, command, &decision, met)
}

fn every_refusal(cases: u32, deed: impl Strategy<Value = AnyCommand>) {
    let met = Met::default();
    let role = (0usize..30).prop_map(|at| Role::ALL.get(at).copied().unwrap_or_default());
    holds(
        cases,
        (world(8), prop::collection::vec(deed, 1..6), role),
        |(world, commands, role)| {
            let actor = Actor { role };
            let mut tenant = world.tenant();
            for asked in &commands {
                let command = asked.command(&tenant);
                ask(&mut tenant, actor, &command, &met)?;
            }
            Ok(())
        },
    );
    let met = met.into_inner().unwrap();
    println!("{met:#?}");
}

#[test]
fn every_refusal_has_a_way_out_or_a_reason_why_not() {
    every_refusal(4_000, deed_of_admins());
}

#[test]
fn every_refusal_of_what_people_ask_for() {
    every_refusal(4_000, asking());
}
