//! Ways out where seats are lacking, or where fewer are wanted than are in use.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::SkuId;
use crate::domain::actor::{Actor, Role};
use crate::domain::command::{ChangeUsers, Command, Place, Removal};
use crate::domain::decide::decide;
use crate::domain::ids::{SubscriptionId, UserIx};
use crate::domain::problem::Problem;
use crate::domain::user::UserType;

use super::finder::Finder;
use super::offers::{each_or_all, Offers, A_FEW};
use super::way_out::{Fix, FixKind, Purchase};

/// The most people looked at to find a few who can do without: some of them may need the product for another.
const CANDIDATES: usize = 20;

impl Finder<'_> {
    /// Buys seats, frees some, or goes on without.
    pub(super) fn no_seat(&self, skus: &[SkuId], met: &Problem) -> Vec<Fix> {
        let then = Command::ChangeUsers(self.again.clone());
        let mut fixes = self
            .offers
            .more_seats(skus, &self.again.users, self.again.place, &then, met);
        fixes.extend(each_or_all(skus, |skus| self.leave_out(skus)));
        fixes
    }
}

impl Offers<'_> {
    /// Buys as many seats as these people lack, or takes them from others, and then does what was asked.
    pub(super) fn more_seats(
        &self,
        skus: &[SkuId],
        users: &[UserIx],
        place: Place,
        then: &Command,
        met: &Problem,
    ) -> Vec<Fix> {
        let lacking = self.lacking(skus, users);
        let mut fixes = Vec::new();
        fixes.extend(self.buy(&lacking, then, met));
        if let (1, Some((sku, lacking))) = (lacking.len(), lacking.into_iter().next()) {
            fixes.extend(self.free(sku, lacking as usize, users, place, then));
        }
        fixes
    }

    /// How many seats of each product lack until each of these people has one, and so has whoever else is served.
    fn lacking(&self, skus: &[SkuId], users: &[UserIx]) -> BTreeMap<SkuId, u32> {
        let concerned: BTreeSet<UserIx> = users.iter().copied().collect();
        let mut others = decide(self.tenant, self.actor, self.command);
        others.outcomes.retain(|(ix, _)| !concerned.contains(ix));
        let others = others.seat_use();
        let has = |ix: &&UserIx, sku| {
            let user = self.tenant.user(**ix).filter(|user| user.deleted.is_none());
            let set = user.and_then(|user| self.tenant.sets().get(user.licenses));
            set.and_then(|set| set.get(sku)).is_some_and(|l| l.in_force())
        };
        let of_one = |sku: &SkuId| {
            let wanted = users.len() - users.iter().filter(|ix| has(ix, *sku)).count();
            let others = others.get(sku).copied().unwrap_or_default();
            let needed = wanted as i64 + i64::from(others.taken) - i64::from(others.freed);
            let lacking = needed - self.tenant.seats(*sku).assignable();
            (*sku, u32::try_from(lacking).unwrap_or(0))
        };
        skus.iter().map(of_one).collect()
    }

    fn buy(&self, lacking: &BTreeMap<SkuId, u32>, then: &Command, met: &Problem) -> Option<Fix> {
        let purchases: Vec<Purchase> = lacking
            .iter()
            .map(|(sku, lacking)| self.purchase(*sku, *lacking))
            .collect::<Option<_>>()?;
        let mut steps: Vec<Command> = purchases
            .iter()
            .map(|purchase| Command::ChangeQuantity {
                subscription: purchase.subscription,
                total: purchase.total,
            })
            .collect();
        let step = match (steps.pop(), steps.is_empty()) {
            (Some(only), true) => only,
            (Some(last), false) => Command::Sequence(steps.into_iter().chain([last]).collect()),
            (None, _) => return None,
        };
        self.offer_step(FixKind::BuySeats(purchases), step, then.clone(), met)
    }

    /// More seats of the first subscription that can have them.
    fn purchase(&self, sku: SkuId, more: u32) -> Option<Purchase> {
        let buyer = Actor { role: Role::Global };
        self.tenant.subscriptions_of(sku).find_map(|subscription| {
            let total = subscription.total_licenses.checked_add(more)?;
            let subscription = subscription.id;
            let asked = Command::ChangeQuantity { subscription, total };
            let can = !decide(self.tenant, &buyer, &asked).has_refusals();
            (can && more > 0).then_some(Purchase {
                sku,
                subscription,
                more,
                total,
            })
        })
    }

    /// Takes seats from people who might best do without: each of a few, where one seat is enough, else as many at
    /// once as it takes.
    fn free(&self, sku: SkuId, lacking: usize, users: &[UserIx], place: Place, then: &Command) -> Vec<Fix> {
        let holders = self.spare_holders(sku, users);
        if lacking == 1 {
            let each = holders.into_iter();
            return each
                .filter_map(|user| self.free_from(sku, vec![user], place, then))
                .take(A_FEW)
                .collect();
        }
        let enough = holders.get(..lacking).filter(|holders| !holders.is_empty());
        enough
            .and_then(|holders| self.free_from(sku, holders.to_vec(), place, then))
            .into_iter()
            .collect()
    }

    fn free_from(&self, sku: SkuId, users: Vec<UserIx>, place: Place, then: &Command) -> Option<Fix> {
        let mut unassign = ChangeUsers::new(users.clone(), place);
        unassign.remove = Removal::one(sku);
        let commands = vec![Command::ChangeUsers(unassign), then.clone()];
        self.offer(FixKind::FreeSeats { sku, users }, Command::Sequence(commands))
    }

    /// People who can't sign in, then guests, then whoever came last; those who are to get a seat aside.
    fn spare_holders(&self, sku: SkuId, except: &[UserIx]) -> Vec<UserIx> {
        let holds: BTreeSet<_> = self
            .tenant
            .sets()
            .iter()
            .filter(|(_, set, _)| {
                set.get(sku)
                    .is_some_and(|license| license.in_force() && license.inherited().count() == 0)
            })
            .map(|(id, _, _)| id)
            .collect();
        let except: BTreeSet<&UserIx> = except.iter().collect();
        let mut holders: Vec<_> = self
            .tenant
            .users()
            .filter(|(ix, user)| {
                user.deleted.is_none() && holds.contains(&user.licenses) && !except.contains(ix)
            })
            .map(|(ix, user)| {
                let guest = user.profile.user_type == UserType::Guest;
                (user.profile.account_enabled, !guest, Reverse(ix))
            })
            .collect();
        holders.sort_unstable();
        let best = holders.into_iter().take(CANDIDATES);
        best.map(|(_, _, Reverse(ix))| ix).collect()
    }
}

/// Ways out where a quantity was refused: as far down as it goes, seats taken from people first, or another
/// subscription of the product.
pub(super) fn quantity_fixes(
    offers: Offers<'_>,
    (id, total): (SubscriptionId, u32),
    problem: &Problem,
) -> Vec<Fix> {
    let quantity = |subscription, total| Command::ChangeQuantity { subscription, total };
    match problem {
        Problem::BelowAssigned { sku, least, .. } => {
            let fewer = offers
                .tenant
                .subscription(id)
                .is_some_and(|s| *least < s.total_licenses);
            let down = fewer
                .then(|| offers.offer(FixKind::SetQuantity(*least), quantity(id, *least)))
                .flatten();
            let holders = offers.spare_holders(*sku, &[]);
            let in_use = least.saturating_sub(total) as usize;
            let freed = holders.get(..in_use).and_then(|holders| {
                offers.free_from(*sku, holders.to_vec(), Place::ActiveUsers, &quantity(id, total))
            });
            down.into_iter().chain(freed).collect()
        }
        Problem::QuantityFixed { .. } => {
            let bought = offers.tenant.subscription(id).and_then(|subscription| {
                let more = total.checked_sub(subscription.total_licenses)?;
                offers.purchase(subscription.sku, more)
            });
            let instead = bought.and_then(|purchase| {
                let command = quantity(purchase.subscription, purchase.total);
                offers.offer(FixKind::BuySeats(vec![purchase]), command)
            });
            instead.into_iter().collect()
        }
        _ => Vec::new(),
    }
}
