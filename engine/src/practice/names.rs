//! What the words of an exercise's file mean in its start: people by their given name, products by their
//! monogram, services by their plan name, groups by their name with `_` for a space.

use crate::catalog::{plans_with_name, products, CountryCode, ServicePlanId, SkuId};
use crate::domain::{GroupId, PlanSet, Tenant, UserIx};

/// How many people the table of the start has for itself: who comes behind them is `crowd`.
const OWN: usize = 9;

/// People: names separated by commas, or `crowd` for all that the exercise adds to the table.
pub(super) fn users(tenant: &Tenant, text: &str) -> Option<Vec<UserIx>> {
    let mut found = Vec::new();
    for name in text.split(',') {
        if name == "crowd" {
            let all = tenant.users().map(|(user, _)| user);
            found.extend(all.filter(|user| user.index() >= OWN));
            continue;
        }
        let mut all = tenant.users();
        let is_it = |given: &str| given.eq_ignore_ascii_case(name);
        found.push(
            all.find(|(_, user)| user.profile.given_name.as_deref().is_some_and(is_it))?
                .0,
        );
    }
    Some(found)
}

/// A product.
pub(super) fn sku(text: &str) -> Option<SkuId> {
    let mut all = products();
    all.find(|product| product.monogram == text)
        .map(|product| product.sku_id)
}

/// A product and the services named behind it, as in `E3-SWAY-TEAMS1`.
pub(super) fn product(text: &str) -> Option<(SkuId, PlanSet)> {
    let mut parts = text.split('-');
    let sku = sku(parts.next()?)?;
    let plans = parts.map(plan).collect::<Option<_>>()?;
    Some((sku, plans))
}

/// A service.
pub(super) fn plan(text: &str) -> Option<ServicePlanId> {
    plans_with_name(text).next().map(|plan| plan.id)
}

/// A group.
pub(super) fn group(tenant: &Tenant, text: &str) -> Option<GroupId> {
    let name = text.replace('_', " ");
    let mut all = tenant.groups();
    all.find(|group| *group.display_name == *name)
        .map(|group| group.id)
}

/// A country by its two letters.
pub(super) fn country(text: &str) -> Option<CountryCode> {
    CountryCode::parse(text).ok()
}
