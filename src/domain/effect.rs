//! What a change means for a person beyond the list of products: what they get to use, what they lose, and what is
//! kept for how long (DOMAIN 1.10).

use crate::catalog::{effect_of, Effect};

use super::license::LicenseSet;
use super::rules::plans_on;
use super::tenant::Tenant;
use super::time::Time;

/// Something a person gets or loses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Consequence {
    /// It comes.
    Comes(Effect),
    /// It goes.
    Goes {
        /// What.
        effect: Effect,
        /// Until when its data is kept, where that is a number of days.
        kept_until: Option<Time>,
    },
}

/// What somebody who goes from one set to another gets and loses, in a fixed order. Something that another product
/// still gives is not lost.
pub fn consequences(tenant: &Tenant, from: &LicenseSet, to: &LicenseSet) -> Vec<Consequence> {
    let (before, after) = (plans_on(tenant, from), plans_on(tenant, to));
    let effects = [Effect::Mailbox, Effect::Files, Effect::OfficeApps, Effect::Teams];
    effects
        .into_iter()
        .filter_map(|effect| {
            let gives =
                |plans: &[super::problem::PlanOf]| plans.iter().any(|p| effect_of(p.plan) == Some(effect));
            match (gives(&before), gives(&after)) {
                (false, true) => Some(Consequence::Comes(effect)),
                (true, false) => Some(Consequence::Goes {
                    effect,
                    kept_until: effect.days_kept().map(|days| tenant.clock.plus_days(days)),
                }),
                _ => None,
            }
        })
        .collect()
}
