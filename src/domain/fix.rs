//! Ways out: for a refusal, the commands that would get the people concerned what was asked.
//!
//! A fix knows no rule: each candidate is decided like any other command, and only those that would go through
//! are offered, with their decision, so that a page can say what they cost before they are chosen.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalog::{self, CountryCode, SkuId};

use super::actor::{Actor, Role};
use super::command::{ChangeUsers, Command, Grant, Held, Removal};
use super::decide::decide;
use super::decision::Decision;
use super::ids::UserIx;
use super::license::{LicenseSet, PlanSet};
use super::problem::{Clash, Lack, PlanOf, Problem};
use super::sets::SetId;
use super::tenant::Tenant;

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
    /// Go on without this product.
    LeaveOut(SkuId),
    /// Set the usage location.
    SetLocation(CountryCode),
    /// Take the product from this person, who is blocked, a guest, or else last in the list.
    FreeSeat {
        /// The product.
        sku: SkuId,
        /// Who loses it.
        user: UserIx,
    },
    /// Only the first so many people.
    FirstOnly(u32),
    /// Ask again in this role.
    ActAs(Role),
}

/// A way out, decided and ready to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does.
    pub kind: FixKind,
    /// Who would ask.
    pub actor: Actor,
    /// What would be asked.
    pub command: Command,
    /// What would happen.
    pub decision: Decision,
}

/// The most fixes of one kind that are worth reading.
const A_FEW: usize = 3;

/// The most people looked at to find a few who can do without: some of them may need the product for another.
const CANDIDATES: usize = 20;

/// The ways out of a problem that a change met for these people, in the order to offer them.
pub fn fixes(
    tenant: &Tenant,
    actor: &Actor,
    change: &ChangeUsers,
    problem: &Problem,
    users: &[UserIx],
) -> Vec<Fix> {
    let again = ChangeUsers {
        users: users.to_vec(),
        ..change.clone()
    };
    let finder = Finder { tenant, actor, again };
    match problem {
        Problem::ConflictingServicePlans { clashes } => finder.clash(clashes),
        Problem::MissingDependentServicePlans { lacks } => finder.missing(lacks),
        Problem::OtherProductsDepend { lacks } => finder.depending(lacks),
        Problem::NotEnoughLicenses { skus } => finder.no_seat(skus),
        Problem::UsageLocationMissing => finder.location(),
        Problem::ProhibitedInUsageLocation { plans, .. } => finder.switch_off(plans).into_iter().collect(),
        Problem::Forbidden { permission, .. } => permission
            .roles()
            .filter_map(|role| finder.act_as(role))
            .collect(),
        Problem::TooManyUsers { limit, .. } => finder.first_only(*limit).into_iter().collect(),
        Problem::LicenseNotHeld { skus }
        | Problem::InheritedLicense { skus, .. }
        | Problem::SkuNotOwned { skus }
        | Problem::SelfServicePurchase { skus } => {
            skus.iter().filter_map(|sku| finder.leave_out(*sku)).collect()
        }
        Problem::PlanNotInSku { .. } | Problem::UserNotFound => Vec::new(),
    }
}

/// The refused change, for the people it was refused for.
struct Finder<'a> {
    tenant: &'a Tenant,
    actor: &'a Actor,
    again: ChangeUsers,
}

impl Finder<'_> {
    /// Decides a candidate and keeps it when nobody is refused and something changes.
    fn offer(&self, kind: FixKind, command: Command) -> Option<Fix> {
        let decision = decide(self.tenant, self.actor, &command);
        let works = !decision.has_refusals() && !decision.events.is_empty();
        works.then_some(Fix {
            kind,
            actor: *self.actor,
            command,
            decision,
        })
    }

    fn offer_change(&self, kind: FixKind, change: ChangeUsers) -> Option<Fix> {
        self.offer(kind, Command::ChangeUsers(change))
    }

    fn adds(&self, sku: SkuId) -> bool {
        self.again.add.iter().any(|grant| grant.sku == sku)
    }

    fn removes(&self, sku: SkuId) -> bool {
        matches!(&self.again.remove, Removal::Skus(skus) if skus.contains(&sku))
    }

    /// Whether a product that somebody has directly goes.
    fn takes(&self, sku: SkuId) -> bool {
        match &self.again.remove {
            Removal::Skus(skus) => skus.contains(&sku),
            Removal::AllDirect => !self.adds(sku),
        }
    }

    /// The change with one more product taken away; asking for it and taking it is taking it.
    fn also_removing(&self, sku: SkuId) -> ChangeUsers {
        let mut change = self.again.clone();
        change.add.retain(|grant| grant.sku != sku);
        if let Removal::Skus(skus) = &mut change.remove {
            skus.insert(sku);
        }
        change
    }

    fn clash(&self, clashes: &[Clash]) -> Vec<Fix> {
        let side = |pick: fn(&Clash) -> PlanOf| -> BTreeSet<PlanOf> { clashes.iter().map(pick).collect() };
        let (ones, others) = (side(|c| c.one), side(|c| c.other));
        let skus = |plans: &BTreeSet<PlanOf>| -> Vec<SkuId> {
            plans
                .iter()
                .map(|p| p.sku)
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect()
        };
        let mut fixes = Vec::new();
        for (old, new) in [(skus(&ones), skus(&others)), (skus(&others), skus(&ones))] {
            fixes.extend(self.replace(old, new));
        }
        for plans in [&ones, &others] {
            let plans: Vec<PlanOf> = plans.iter().copied().collect();
            fixes.extend(self.switch_off(&plans));
        }
        fixes
    }

    /// Goes on with `new` and without `old`: taken away if it was there, left out if it was asked for.
    fn replace(&self, old: Vec<SkuId>, new: Vec<SkuId>) -> Option<Fix> {
        let all_asked = old.iter().all(|sku| self.adds(*sku));
        let mut change = self.again.clone();
        change.add.retain(|grant| !old.contains(&grant.sku));
        if let Removal::Skus(skus) = &mut change.remove {
            skus.extend(old.iter().filter(|sku| !self.adds(**sku)));
        }
        match (all_asked, old.as_slice()) {
            (true, [sku]) => self.offer_change(FixKind::LeaveOut(*sku), change),
            _ => self.offer_change(FixKind::Replace { old, new }, change),
        }
    }

    fn leave_out(&self, sku: SkuId) -> Option<Fix> {
        let mut change = self.again.clone();
        change.add.retain(|grant| grant.sku != sku);
        if let Removal::Skus(skus) = &mut change.remove {
            skus.remove(&sku);
        }
        self.offer_change(FixKind::LeaveOut(sku), change)
    }

    /// The change with these services left off, whether their products are asked for or held. A product that goes is
    /// not kept for that.
    fn switch_off(&self, plans: &[PlanOf]) -> Option<Fix> {
        if plans.iter().any(|plan| self.takes(plan.sku)) {
            return None;
        }
        let change = self.switching(plans, Held::SwitchOff);
        self.offer_change(FixKind::SwitchOff(plans.to_vec()), change)
    }

    /// The change with these services switched as well: in the grant that already speaks of them, where that says
    /// the same for everybody, else by one more grant, so that nobody's other services are touched.
    fn switching(&self, plans: &[PlanOf], switch: Held) -> ChangeUsers {
        let mut change = self.again.clone();
        for PlanOf { sku, plan } in plans {
            let one = PlanSet::from_iter([*plan]);
            let grant = change.add.iter_mut().find(|grant| grant.sku == *sku);
            match grant.filter(|grant| self.speaks_for_all(grant)) {
                Some(grant) if switch == Held::SwitchOn => {
                    grant.disabled_plans = grant.disabled_plans.iter().filter(|p| p != plan).collect();
                }
                Some(grant) => grant.disabled_plans = grant.disabled_plans.union(&one),
                None => change.add.push(Grant {
                    sku: *sku,
                    disabled_plans: one,
                    held: switch,
                }),
            }
        }
        change
    }

    /// Whether everybody who gets this grant ends with exactly the services it leaves on.
    fn speaks_for_all(&self, grant: &Grant) -> bool {
        match grant.held {
            Held::Set | Held::Put => true,
            Held::Keep | Held::SwitchOff => self.sets().iter().all(|set| !holds_directly(set, grant.sku)),
            Held::SwitchOn => false,
        }
    }

    /// The distinct sets of the people concerned.
    fn sets(&self) -> Vec<&Arc<LicenseSet>> {
        let people = self.again.users.iter().filter_map(|ix| self.tenant.user(*ix));
        let ids: BTreeSet<SetId> = people.map(|user| user.licenses).collect();
        ids.into_iter()
            .filter_map(|id| self.tenant.sets().get(id))
            .collect()
    }

    fn missing(&self, lacks: &[Lack]) -> Vec<Fix> {
        let mut fixes = Vec::new();
        fixes.extend(self.switch_on_needed(lacks));
        fixes.extend(self.add_needed(lacks));
        let needy: Vec<PlanOf> = lacks.iter().map(|lack| lack.needs).collect();
        fixes.extend(self.switch_off(&needy));
        fixes
    }

    /// Switches on what is needed, where it is off in a product that is asked for or that everybody concerned has.
    fn switch_on_needed(&self, lacks: &[Lack]) -> Option<Fix> {
        let sets = self.sets();
        let held = sets.first()?.licenses().iter().map(|license| license.sku);
        let stays = |sku| !self.takes(sku) && sets.iter().all(|set| holds_directly(set, sku));
        let held = held.filter(|sku| stays(*sku));
        let asked = self.again.add.iter().map(|grant| grant.sku);
        let at_hand: Vec<_> = asked
            .chain(held)
            .filter_map(|sku| self.tenant.product(sku))
            .collect();
        let mut plans = Vec::new();
        for lack in lacks {
            let found = at_hand.iter().find_map(|product| {
                let plan = lack.any_of.iter().copied().find(|plan| product.has_plan(*plan))?;
                Some(PlanOf {
                    sku: product.sku,
                    plan,
                })
            });
            plans.push(found?);
        }
        plans.sort_unstable();
        plans.dedup();
        let change = self.switching(&plans, Held::SwitchOn);
        self.offer_change(FixKind::SwitchOn(plans), change)
    }

    /// Gives one more product that has what is needed: the smallest ones first, with seats to spare.
    fn add_needed(&self, lacks: &[Lack]) -> Vec<Fix> {
        let mut candidates: Vec<_> = self
            .tenant
            .products()
            .filter(|p| {
                lacks
                    .iter()
                    .all(|lack| lack.any_of.iter().any(|plan| p.has_plan(*plan)))
            })
            .filter(|p| !self.adds(p.sku) && !self.removes(p.sku))
            .collect();
        candidates.sort_by_key(|p| p.plans.len());
        candidates
            .into_iter()
            .filter_map(|product| {
                let mut change = self.again.clone();
                change.add.push(Grant {
                    sku: product.sku,
                    disabled_plans: PlanSet::default(),
                    held: Held::Keep,
                });
                self.offer_change(FixKind::AddProduct(product.sku), change)
            })
            .take(A_FEW)
            .collect()
    }

    fn depending(&self, lacks: &[Lack]) -> Vec<Fix> {
        let needy: Vec<PlanOf> = lacks.iter().map(|lack| lack.needs).collect();
        let dependents: BTreeSet<SkuId> = needy
            .iter()
            .map(|p| p.sku)
            .filter(|sku| !self.removes(*sku))
            .collect();
        let mut fixes: Vec<Fix> = Vec::new();
        fixes.extend(self.switch_off(&needy));
        for sku in dependents {
            fixes.extend(self.offer_change(FixKind::RemoveProduct(sku), self.also_removing(sku)));
        }
        fixes
    }

    fn no_seat(&self, skus: &[SkuId]) -> Vec<Fix> {
        let mut fixes = Vec::new();
        if let [sku] = skus {
            if let [_] = self.again.users.as_slice() {
                let holders = self.spare_holders(*sku);
                let freed = holders.into_iter().filter_map(|user| self.free_seat(*sku, user));
                fixes.extend(freed.take(A_FEW));
            }
        }
        fixes.extend(skus.iter().filter_map(|sku| self.leave_out(*sku)));
        fixes
    }

    fn free_seat(&self, sku: SkuId, user: UserIx) -> Option<Fix> {
        let mut unassign = ChangeUsers::new(vec![user], self.again.place);
        unassign.remove = Removal::one(sku);
        let commands = vec![
            Command::ChangeUsers(unassign),
            Command::ChangeUsers(self.again.clone()),
        ];
        self.offer(FixKind::FreeSeat { sku, user }, Command::Sequence(commands))
    }

    /// Who might best do without: people who can't sign in, then guests, then whoever came last.
    fn spare_holders(&self, sku: SkuId) -> Vec<UserIx> {
        let holds: BTreeSet<_> = self
            .tenant
            .sets()
            .iter()
            .filter(|(_, set, _)| {
                set.get(sku)
                    .is_some_and(|l| l.direct().is_some() && l.inherited().count() == 0)
            })
            .map(|(id, _, _)| id)
            .collect();
        let mut holders: Vec<_> = self
            .tenant
            .users()
            .filter(|(_, user)| user.deleted.is_none() && holds.contains(&user.licenses))
            .map(|(ix, user)| {
                let guest = user.profile.user_type == super::user::UserType::Guest;
                (user.profile.account_enabled, !guest, std::cmp::Reverse(ix))
            })
            .collect();
        holders.sort_unstable();
        holders
            .into_iter()
            .take(CANDIDATES)
            .map(|(_, _, std::cmp::Reverse(ix))| ix)
            .collect()
    }

    /// The organization's own country, then where most people are.
    fn location(&self) -> Vec<Fix> {
        let mut people: std::collections::BTreeMap<CountryCode, u32> = std::collections::BTreeMap::new();
        for country in self.tenant.users().filter_map(|(_, user)| user.usage_location) {
            *people.entry(country).or_insert(0) += 1;
        }
        let mut common: Vec<_> = people.into_iter().collect();
        common.sort_by_key(|(_, people)| std::cmp::Reverse(*people));
        let mut countries: Vec<CountryCode> = self.tenant.organization.country.into_iter().collect();
        for (country, _) in common {
            if !countries.contains(&country) {
                countries.push(country);
            }
        }
        let located = |country| ChangeUsers {
            usage_location: Some(country),
            ..self.again.clone()
        };
        countries
            .into_iter()
            .filter_map(|country| self.offer_change(FixKind::SetLocation(country), located(country)))
            .take(A_FEW)
            .collect()
    }

    fn act_as(&self, role: Role) -> Option<Fix> {
        let actor = Actor { role };
        let command = Command::ChangeUsers(self.again.clone());
        let decision = decide(self.tenant, &actor, &command);
        (!decision.events.is_empty()).then_some(Fix {
            kind: FixKind::ActAs(role),
            actor,
            command,
            decision,
        })
    }

    fn first_only(&self, limit: u32) -> Option<Fix> {
        let users = self.again.users.iter().copied().take(limit as usize).collect();
        self.offer_change(
            FixKind::FirstOnly(limit),
            ChangeUsers {
                users,
                ..self.again.clone()
            },
        )
    }
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
