//! Ways out of what a change of people's licenses met.

use std::collections::BTreeSet;

use crate::catalog::{self, SkuId};
use crate::domain::command::{ChangeUsers, Command};
use crate::domain::ids::UserIx;
use crate::domain::problem::{Conflict, PlanOf, Problem};

use super::finder::Finder;
use super::offers::{each_or_all, Offers, A_FEW};
use super::way_out::{Fix, FixKind};

/// The ways out for these people, in the order to offer them.
pub(super) fn fixes(
    offers: Offers<'_>,
    change: &ChangeUsers,
    problem: &Problem,
    users: &[UserIx],
) -> Vec<Fix> {
    let again = ChangeUsers {
        users: users.to_vec(),
        ..change.clone()
    };
    let finder = Finder { offers, again };
    let fixes = match problem {
        Problem::ConflictingServicePlans { clashes } => finder.clash(clashes),
        Problem::MissingDependentServicePlans { lacks } => finder.missing(lacks),
        Problem::OtherProductsDepend { lacks } => finder.depending(lacks),
        Problem::NotEnoughLicenses { skus } => finder.no_seat(skus, problem),
        Problem::UsageLocationMissing => finder.location(problem),
        Problem::ProhibitedInUsageLocation { plans, .. } => finder.switch_off(plans).into_iter().collect(),
        Problem::TooManyUsers { limit, .. } => finder.first_only(*limit).into_iter().collect(),
        Problem::InheritedLicense { skus, groups } => finder.inherited(skus, groups, problem),
        Problem::DuplicateProxyAddress { sku, .. } => finder.without_mailbox(*sku),
        _ => Vec::new(),
    };
    if !fixes.is_empty() {
        return fixes;
    }
    // What nothing mends is left out, where something else was asked.
    let mut concerned = problem.skus();
    concerned.retain(|sku| finder.adds(*sku) || finder.removes(*sku));
    each_or_all(&concerned, |skus| finder.leave_out(skus))
}

impl Finder<'_> {
    fn clash(&self, clashes: &[Conflict]) -> Vec<Fix> {
        let side = |pick: fn(&Conflict) -> PlanOf| -> BTreeSet<PlanOf> { clashes.iter().map(pick).collect() };
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
        if let Some(skus) = change.remove.skus_mut() {
            skus.extend(old.iter().filter(|sku| !self.adds(**sku)));
        }
        let kind = match all_asked && old.len() == 1 {
            true => FixKind::LeaveOut(old),
            false => FixKind::Replace { old, new },
        };
        self.offer_change(kind, change)
    }

    fn location(&self, met: &Problem) -> Vec<Fix> {
        let countries = self.offers.countries();
        let located = |country| ChangeUsers {
            usage_location: Some(country),
            ..self.again.clone()
        };
        let whole: Vec<Fix> = countries
            .iter()
            .filter_map(|country| self.offer_change(FixKind::SetLocation(*country), located(*country)))
            .take(A_FEW)
            .collect();
        if !whole.is_empty() {
            return whole;
        }
        let step = |country| {
            let mut step = ChangeUsers::new(self.again.users.clone(), self.again.place);
            step.usage_location = Some(country);
            let (step, then) = (
                Command::ChangeUsers(step),
                Command::ChangeUsers(self.again.clone()),
            );
            self.offers
                .offer_step(FixKind::SetLocation(country), step, then, met)
        };
        countries.into_iter().filter_map(step).take(A_FEW).collect()
    }

    /// The change with the mailbox left off.
    fn without_mailbox(&self, sku: SkuId) -> Vec<Fix> {
        let product = self.offers.tenant.product(sku);
        let plans: Vec<PlanOf> = product
            .into_iter()
            .flat_map(|product| product.user_plans())
            .filter(|plan| catalog::effect_of(plan.id) == Some(catalog::Effect::Mailbox))
            .map(|plan| PlanOf { sku, plan: plan.id })
            .collect();
        self.switch_off(&plans)
            .into_iter()
            .chain(self.leave_out(&[sku]))
            .collect()
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
