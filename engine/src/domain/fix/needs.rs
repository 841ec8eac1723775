//! Ways out where one service needs another.

use std::collections::BTreeSet;

use crate::catalog::SkuId;
use crate::domain::command::{Grant, Held};
use crate::domain::license::PlanSet;
use crate::domain::problem::{MissingDependency, PlanOf};
use crate::order;

use super::finder::Finder;
use super::held::{holds_directly, sets_of};
use super::offers::A_FEW;
use super::way_out::{Fix, FixKind};

impl Finder<'_> {
    pub(super) fn missing(&self, lacks: &[MissingDependency]) -> Vec<Fix> {
        let mut fixes = Vec::new();
        fixes.extend(self.switch_on_needed(lacks));
        fixes.extend(self.add_needed(lacks));
        let needy: Vec<PlanOf> = lacks.iter().map(|lack| lack.needs).collect();
        fixes.extend(self.switch_off(&needy));
        fixes
    }

    /// Switches on what is needed, where it is off in a product that is asked for or that everybody concerned has.
    fn switch_on_needed(&self, lacks: &[MissingDependency]) -> Option<Fix> {
        let sets = sets_of(self.offers.tenant, &self.again.users);
        let held = sets.first()?.licenses().iter().map(|license| license.sku);
        let stays = |sku| !self.takes(sku) && sets.iter().all(|set| holds_directly(set, sku));
        let held = held.filter(|sku| stays(*sku));
        let asked = self.again.add.iter().map(|grant| grant.sku);
        let at_hand: Vec<_> = asked
            .chain(held)
            .filter_map(|sku| self.offers.tenant.product(sku))
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
    fn add_needed(&self, lacks: &[MissingDependency]) -> Vec<Fix> {
        let mut candidates: Vec<_> = self
            .offers
            .tenant
            .products()
            .filter(|p| {
                lacks
                    .iter()
                    .all(|lack| lack.any_of.iter().any(|plan| p.has_plan(*plan)))
            })
            .filter(|p| !self.adds(p.sku) && !self.removes(p.sku))
            .collect();
        order::sort_by_key(&mut candidates, |p| p.plans.len());
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

    pub(super) fn depending(&self, lacks: &[MissingDependency]) -> Vec<Fix> {
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
}
