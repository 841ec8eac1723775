//! What can be taken or altered must be held, and held directly (DOMAIN 2.7 LicenseNotHeld, InheritedLicense).

use std::collections::BTreeSet;

use crate::catalog::SkuId;
use crate::domain::command::{Grant, Held};
use crate::domain::license::LicenseSet;
use crate::domain::problem::Problem;

/// Refuses taking a product that isn't held, or that comes from groups only. What a group could not give is not held.
pub(in crate::domain) fn not_removable(set: &LicenseSet, skus: &BTreeSet<SkuId>) -> Option<Problem> {
    let has = |sku| {
        let license = set.get(sku);
        license.is_some_and(|license| license.is_held() || license.direct().is_some())
    };
    let missing: Vec<_> = skus.iter().copied().filter(|sku| !has(*sku)).collect();
    if !missing.is_empty() {
        return Some(Problem::LicenseNotHeld { skus: missing });
    }
    inherited_only(set, skus.iter().copied())
}

/// Refuses altering the services of a product that comes from groups only. Giving it directly as well is allowed:
/// both stand side by side and take one seat (DOMAIN section 9).
pub(in crate::domain) fn not_alterable(set: &LicenseSet, grants: &[Grant]) -> Option<Problem> {
    let altered = grants
        .iter()
        .filter(|g| !matches!(g.held, Held::Keep | Held::Put));
    inherited_only(set, altered.map(|g| g.sku))
}

fn inherited_only(set: &LicenseSet, skus: impl Iterator<Item = SkuId>) -> Option<Problem> {
    let locked: Vec<_> = skus
        .filter_map(|sku| set.get(sku))
        .filter(|license| license.is_inherited_only())
        .collect();
    if locked.is_empty() {
        return None;
    }
    let groups: BTreeSet<_> = locked
        .iter()
        .flat_map(|l| l.inherited())
        .filter(|(_, assignment)| assignment.state.is_held())
        .map(|(group, _)| group)
        .collect();
    Some(Problem::InheritedLicense {
        skus: locked.iter().map(|l| l.sku).collect(),
        groups: groups.into_iter().collect(),
    })
}
