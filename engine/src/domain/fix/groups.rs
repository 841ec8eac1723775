//! Ways out of what groups, and the people who have licenses from them, met.

use std::collections::BTreeSet;

use crate::catalog::{CountryCode, SkuId};
use crate::domain::command::{ChangeGroups, ChangeUsers, Command, Grant, Held, Place, Removal};
use crate::domain::decide::decide;
use crate::domain::group::Group;
use crate::domain::ids::{GroupId, UserIx};
use crate::domain::license::PlanSet;
use crate::domain::problem::{Conflict, MissingDependency, PlanOf, Problem};
use crate::domain::rules::REPROCESSED_AT_A_TIME;
use crate::order;

use super::held::{holds_directly, sets_of};
use super::inherited::leaving;
use super::offers::{each_or_all, Offers, A_FEW};
use super::way_out::{Fix, FixKind};

/// Ways out for people whose group could not give them everything: each ends with another try.
pub(super) fn reprocess_fixes(offers: Offers<'_>, problem: &Problem, users: &[UserIx]) -> Vec<Fix> {
    let Problem::TooManyUsers { limit, .. } = problem else {
        return turn_fixes(offers, problem, users);
    };
    let first = users.iter().copied().take(*limit as usize).collect();
    let command = Command::ReprocessUsers { users: first };
    offers
        .offer(FixKind::FirstOnly(*limit), command)
        .into_iter()
        .collect()
}

/// The same for people who met a problem in the groups' turns, however many.
pub(super) fn turn_fixes(offers: Offers<'_>, problem: &Problem, users: &[UserIx]) -> Vec<Fix> {
    let again = Again {
        offers,
        users,
        met: problem,
        then: another_try(users),
    };
    let mut fixes = match problem {
        Problem::NotEnoughLicenses { skus } => {
            offers.more_seats(skus, users, Place::ActiveUsers, &again.then, problem)
        }
        Problem::ConflictingServicePlans { clashes } => again.clash(clashes),
        Problem::MissingDependentServicePlans { lacks } => again.missing(lacks),
        Problem::OtherProductsDepend { lacks } => again.depending(lacks),
        Problem::ProhibitedInUsageLocation { country, .. } => again.elsewhere(*country),
        _ => Vec::new(),
    };
    fixes.extend(again.leave());
    fixes
}

/// Another try for people, as many at a time as can be reprocessed.
pub(super) fn another_try(users: &[UserIx]) -> Command {
    let lots = users.chunks(REPROCESSED_AT_A_TIME as usize);
    let mut tries: Vec<Command> = lots
        .map(|lot| Command::ReprocessUsers { users: lot.to_vec() })
        .collect();
    match (tries.len(), tries.pop()) {
        (1, Some(only)) => only,
        (_, last) => Command::Sequence(tries.into_iter().chain(last).collect()),
    }
}

/// Another try for these people, after a first step.
struct Again<'a> {
    offers: Offers<'a>,
    users: &'a [UserIx],
    met: &'a Problem,
    then: Command,
}

impl Again<'_> {
    fn step(&self, kind: FixKind, step: Command) -> Option<Fix> {
        self.offers.offer_step(kind, step, self.then.clone(), self.met)
    }

    fn after(&self, kind: FixKind, change: impl FnOnce(&mut ChangeUsers)) -> Option<Fix> {
        let mut step = ChangeUsers::new(self.users.to_vec(), Place::ActiveUsers);
        change(&mut step);
        self.step(kind, Command::ChangeUsers(step))
    }

    /// Takes away what is held directly and clashes, or switches its service off.
    fn clash(&self, clashes: &[Conflict]) -> Vec<Fix> {
        let sets = sets_of(self.offers.tenant, self.users);
        let direct = |p: &PlanOf| sets.iter().all(|set| holds_directly(set, p.sku));
        let plans: BTreeSet<PlanOf> = clashes
            .iter()
            .flat_map(|clash| [clash.one, clash.other])
            .filter(direct)
            .collect();
        if plans.is_empty() {
            return Vec::new();
        }
        let old: Vec<SkuId> = plans
            .iter()
            .map(|p| p.sku)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let new: BTreeSet<SkuId> = clashes
            .iter()
            .flat_map(|clash| [clash.one.sku, clash.other.sku])
            .filter(|sku| !old.contains(sku))
            .collect();
        let kind = FixKind::Replace {
            old: old.clone(),
            new: new.into_iter().collect(),
        };
        let replaced = self.after(kind, |step| {
            step.remove = Removal::Skus(old.iter().copied().collect());
        });
        let switched = self.after(FixKind::SwitchOff(plans.iter().copied().collect()), |step| {
            for plan in &plans {
                step.add.push(Grant {
                    sku: plan.sku,
                    disabled_plans: PlanSet::from_iter([plan.plan]),
                    held: Held::SwitchOff,
                });
            }
        });
        replaced.into_iter().chain(switched).collect()
    }

    /// Gives what is needed directly.
    fn missing(&self, lacks: &[MissingDependency]) -> Vec<Fix> {
        let has = |product: &&crate::domain::Product| {
            lacks
                .iter()
                .all(|lack| lack.any_of.iter().any(|plan| product.has_plan(*plan)))
        };
        let mut products: Vec<_> = self.offers.tenant.products().filter(has).collect();
        order::sort_by_key(&mut products, |product| product.plans.len());
        products
            .into_iter()
            .filter_map(|product| {
                self.after(FixKind::AddProduct(product.sku), |step| {
                    step.add.push(Grant {
                        sku: product.sku,
                        disabled_plans: PlanSet::default(),
                        held: Held::Keep,
                    });
                })
            })
            .take(A_FEW)
            .collect()
    }

    /// Says that they are somewhere else.
    fn elsewhere(&self, not: CountryCode) -> Vec<Fix> {
        let countries = self.offers.countries().into_iter();
        countries
            .filter(|country| *country != not)
            .filter_map(|country| {
                self.after(FixKind::SetLocation(country), |step| {
                    step.usage_location = Some(country)
                })
            })
            .take(A_FEW)
            .collect()
    }

    /// Takes away what depends on the license that should go.
    fn depending(&self, lacks: &[MissingDependency]) -> Vec<Fix> {
        let skus: BTreeSet<SkuId> = lacks.iter().map(|lack| lack.needs.sku).collect();
        skus.into_iter()
            .filter_map(|sku| {
                self.after(FixKind::RemoveProduct(sku), |step| {
                    step.remove = Removal::one(sku)
                })
            })
            .collect()
    }

    /// Takes the people out of groups of theirs that are in error, or that give what the problem is about.
    fn leave(&self) -> Vec<Fix> {
        let tenant = self.offers.tenant;
        let inherited = sets_of(tenant, self.users)
            .into_iter()
            .flat_map(|set| set.licenses())
            .flat_map(|license| license.inherited());
        let in_error = inherited.filter(|(_, assignment)| assignment.state.error().is_some());
        let mut groups: BTreeSet<GroupId> = in_error.map(|(group, _)| group).collect();
        let blamed = self.met.skus();
        let gives = |group: &&Group| {
            let gives = blamed.iter().any(|sku| group.licenses.contains_key(sku));
            gives && self.users.iter().any(|ix| group.has_member(*ix))
        };
        groups.extend(tenant.groups().filter(gives).map(|group| group.id));
        let leave = |groups: &[GroupId]| {
            let leave = Command::Sequence(leaving(groups, self.users).collect());
            self.step(FixKind::LeaveGroups(groups.to_vec()), leave)
        };
        let mut fixes = each_or_all(&groups.into_iter().collect::<Vec<_>>(), leave);
        fixes.truncate(A_FEW);
        fixes
    }
}

/// Ways out for groups that could not be given or relieved of products.
pub(super) fn change_fixes(offers: Offers<'_>, change: &ChangeGroups, problem: &Problem) -> Vec<Fix> {
    let groups = refused(offers, &Command::ChangeGroups(change.clone()), problem);
    let again = ChangeGroups {
        groups,
        ..change.clone()
    };
    let offer = |kind, change| offers.offer(kind, Command::ChangeGroups(change));
    match problem {
        Problem::TooManyGroups { limit, .. } => {
            let mut first = again.clone();
            first.groups.truncate(*limit as usize);
            offer(FixKind::FirstGroupsOnly(*limit), first)
                .into_iter()
                .collect()
        }
        Problem::MissingDependentServicePlans { lacks } | Problem::OtherProductsDepend { lacks } => {
            let mut fixes: Vec<Fix> = with_needed(offers, &again, lacks);
            let needy: Vec<PlanOf> = lacks.iter().map(|lack| lack.needs).collect();
            fixes.extend(offer(
                FixKind::SwitchOff(needy.clone()),
                switched_off(offers, &again, &needy),
            ));
            let skus: BTreeSet<SkuId> = needy.iter().map(|p| p.sku).collect();
            fixes.extend(skus.into_iter().filter_map(|sku| {
                let mut without = again.clone();
                let asked = without.add.iter().any(|grant| grant.sku == sku);
                without.add.retain(|grant| grant.sku != sku);
                if asked {
                    return offer(FixKind::LeaveOut(vec![sku]), without);
                }
                without.remove.insert(sku);
                offer(FixKind::RemoveProduct(sku), without)
            }));
            fixes
        }
        Problem::LicenseNotHeld { skus }
        | Problem::SkuNotOwned { skus }
        | Problem::ForOrganization { skus }
        | Problem::SelfServicePurchase { skus } => each_or_all(skus, |skus| {
            let mut without = again.clone();
            without.add.retain(|grant| !skus.contains(&grant.sku));
            without.remove.retain(|sku| !skus.contains(sku));
            offer(FixKind::LeaveOut(skus.to_vec()), without)
        }),
        _ => Vec::new(),
    }
}

fn refused(offers: Offers<'_>, command: &Command, problem: &Problem) -> Vec<GroupId> {
    let decision = decide(offers.tenant, offers.actor, command);
    decision.groups_refused(problem).collect()
}

/// The change with one more product, which has what is needed.
fn with_needed(offers: Offers<'_>, again: &ChangeGroups, lacks: &[MissingDependency]) -> Vec<Fix> {
    let has = |product: &&crate::domain::Product| {
        lacks
            .iter()
            .all(|lack| lack.any_of.iter().any(|plan| product.has_plan(*plan)))
    };
    let mut products: Vec<_> = offers
        .tenant
        .products()
        .filter(has)
        .filter(|product| !again.remove.contains(&product.sku))
        .collect();
    order::sort_by_key(&mut products, |product| product.plans.len());
    products
        .into_iter()
        .filter_map(|product| {
            let mut change = again.clone();
            change.add.push(Grant {
                sku: product.sku,
                disabled_plans: PlanSet::default(),
                held: Held::Keep,
            });
            offers.offer(FixKind::AddProduct(product.sku), Command::ChangeGroups(change))
        })
        .take(A_FEW)
        .collect()
}

/// The change with these services left off, in products that are asked for or that the groups give.
fn switched_off(offers: Offers<'_>, again: &ChangeGroups, plans: &[PlanOf]) -> ChangeGroups {
    let mut change = again.clone();
    for PlanOf { sku, plan } in plans {
        let one = PlanSet::from_iter([*plan]);
        let asked = change.add.iter_mut().filter(|grant| grant.sku == *sku);
        let asked = asked.map(|grant| grant.disabled_plans = grant.disabled_plans.union(&one));
        if asked.count() > 0 {
            continue;
        }
        let groups = change.groups.iter().filter_map(|id| offers.tenant.group(*id));
        let off = groups
            .filter_map(|group| group.licenses.get(sku))
            .fold(one, |off, more| off.union(more));
        change.add.push(Grant {
            sku: *sku,
            disabled_plans: off,
            held: Held::Set,
        });
    }
    change
}

/// Takes away what groups give, so that they can be deleted.
pub(super) fn delete_fixes(offers: Offers<'_>, command: &Command, problem: &Problem) -> Vec<Fix> {
    let Problem::GroupHasLicenses { skus } = problem else {
        return Vec::new();
    };
    let groups = refused(offers, command, problem);
    let commands = vec![
        Command::ChangeGroups(ChangeGroups {
            groups: groups.clone(),
            add: Vec::new(),
            remove: skus.iter().copied().collect(),
            place: Place::ActiveUsers,
        }),
        Command::DeleteGroups { groups },
    ];
    offers
        .offer(FixKind::TakeGroupLicenses, Command::Sequence(commands))
        .into_iter()
        .collect()
}
