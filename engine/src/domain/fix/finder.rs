//! The refused change of people's licenses, and how it is altered into candidates.

use crate::catalog::SkuId;
use crate::domain::command::{ChangeUsers, Command, Grant, Held, Removal};
use crate::domain::license::PlanSet;
use crate::domain::problem::PlanOf;

use super::held::{holds_directly, sets_of};
use super::offers::Offers;
use super::way_out::{Fix, FixKind};

/// The refused change, for the people it was refused for.
pub(super) struct Finder<'a> {
    pub(super) offers: Offers<'a>,
    pub(super) again: ChangeUsers,
}

impl Finder<'_> {
    pub(super) fn offer_change(&self, kind: FixKind, change: ChangeUsers) -> Option<Fix> {
        self.offers.offer(kind, Command::ChangeUsers(change))
    }

    pub(super) fn adds(&self, sku: SkuId) -> bool {
        self.again.add.iter().any(|grant| grant.sku == sku)
    }

    pub(super) fn removes(&self, sku: SkuId) -> bool {
        self.again.remove.skus().is_some_and(|skus| skus.contains(&sku))
    }

    /// Whether a product that somebody has directly goes.
    pub(super) fn takes(&self, sku: SkuId) -> bool {
        match self.again.remove.skus() {
            Some(skus) => skus.contains(&sku),
            None => !self.adds(sku),
        }
    }

    /// The change with one more product taken away; asking for it and taking it is taking it.
    pub(super) fn also_removing(&self, sku: SkuId) -> ChangeUsers {
        let mut change = self.again.clone();
        change.add.retain(|grant| grant.sku != sku);
        if let Some(skus) = change.remove.skus_mut() {
            skus.insert(sku);
        }
        change
    }

    pub(super) fn leave_out(&self, left_out: &[SkuId]) -> Option<Fix> {
        let mut change = self.again.clone();
        change.add.retain(|grant| !left_out.contains(&grant.sku));
        if let Some(skus) = change.remove.skus_mut() {
            skus.retain(|sku| !left_out.contains(sku));
        }
        // An exchange without the new product would only take.
        if matches!(change.remove, Removal::InExchange(_)) && change.add.is_empty() {
            return None;
        }
        self.offer_change(FixKind::LeaveOut(left_out.to_vec()), change)
    }

    /// The change with these services left off, whether their products are asked for or held. A product that goes is
    /// not kept for that.
    pub(super) fn switch_off(&self, plans: &[PlanOf]) -> Option<Fix> {
        if plans.iter().any(|plan| self.takes(plan.sku)) {
            return None;
        }
        let change = self.switching(plans, Held::SwitchOff);
        self.offer_change(FixKind::SwitchOff(plans.to_vec()), change)
    }

    /// The change with these services switched as well: in the grant that already speaks of them, where that says
    /// the same for everybody, else by one more grant, so that nobody's other services are touched.
    pub(super) fn switching(&self, plans: &[PlanOf], switch: Held) -> ChangeUsers {
        let mut change = self.again.clone();
        for PlanOf { sku, plan } in plans {
            let one = PlanSet::from_iter([*plan]);
            let spoken_of = change.add.iter_mut().filter(|grant| grant.sku == *sku);
            let speaking: Vec<&mut Grant> = spoken_of.filter(|grant| self.speaks_for_all(grant)).collect();
            if speaking.is_empty() {
                change.add.push(Grant {
                    sku: *sku,
                    disabled_plans: one,
                    held: switch,
                });
                continue;
            }
            for grant in speaking {
                grant.disabled_plans = match switch {
                    Held::SwitchOn => grant.disabled_plans.iter().filter(|p| p != plan).collect(),
                    _ => grant.disabled_plans.union(&one),
                };
            }
        }
        change
    }

    /// Whether everybody who gets this grant ends with exactly the services it leaves on.
    fn speaks_for_all(&self, grant: &Grant) -> bool {
        match grant.held {
            Held::Set | Held::Put => true,
            Held::Keep | Held::SwitchOff => sets_of(self.offers.tenant, &self.again.users)
                .iter()
                .all(|set| !holds_directly(set, grant.sku)),
            Held::SwitchOn => false,
        }
    }
}
