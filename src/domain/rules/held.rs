//! What can be taken or altered must be held, and held directly (DOMAIN 2.7 LicenseNotHeld, InheritedLicense).

use std::collections::BTreeSet;

use crate::catalog::SkuId;
use crate::domain::command::{Grant, Held};
use crate::domain::license::LicenseSet;
use crate::domain::problem::Problem;

/// Refuses taking a product that isn't held, or that comes from groups only.
pub(in crate::domain) fn removable(set: &LicenseSet, skus: &BTreeSet<SkuId>) -> Option<Problem> {
    let missing: Vec<_> = skus
        .iter()
        .copied()
        .filter(|sku| set.get(*sku).is_none())
        .collect();
    if !missing.is_empty() {
        return Some(Problem::LicenseNotHeld { skus: missing });
    }
    inherited_only(set, skus.iter().copied())
}

/// Refuses altering the services of a product that comes from groups only. Giving it directly as well is allowed:
/// both stand side by side and take one seat (DOMAIN section 9).
pub(in crate::domain) fn alterable(set: &LicenseSet, grants: &[Grant]) -> Option<Problem> {
    let altered = grants
        .iter()
        .filter(|g| !matches!(g.held, Held::Keep | Held::Put));
    inherited_only(set, altered.map(|g| g.sku))
}

fn inherited_only(set: &LicenseSet, skus: impl Iterator<Item = SkuId>) -> Option<Problem> {
    let locked: Vec<_> = skus
        .filter_map(|sku| set.get(sku))
        .filter(|license| license.direct().is_none())
        .collect();
    if locked.is_empty() {
        return None;
    }
    let groups: BTreeSet<_> = locked
        .iter()
        .flat_map(|l| l.inherited().map(|(group, _)| group))
        .collect();
    Some(Problem::InheritedLicense {
        skus: locked.iter().map(|l| l.sku).collect(),
        groups: groups.into_iter().collect(),
    })
}
