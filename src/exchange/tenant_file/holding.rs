//! Turns what files say people hold into license sets, once per distinct holding.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalog::{ServicePlanId, SkuId};
use crate::domain::{Assignment, AssignmentState, GroupId, LicenseSet, PlanSet, Source};

use super::export::assigned;
use super::raw::{Holding, RawLicense, RawState};

/// The plans of every product of the tenant.
pub(super) type Plans = BTreeMap<SkuId, PlanSet>;

/// A holding worked out, with what had to be corrected. It is noted for everybody who has it.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    /// What they hold.
    pub(super) set: Arc<LicenseSet>,
    /// Plans that their products lack.
    pub(super) strange_plans: Vec<(SkuId, ServicePlanId)>,
    /// Products that stand there twice.
    pub(super) repeated: Vec<SkuId>,
    /// Products of which `assignedLicenses` says something else than the states.
    pub(super) states_win: Vec<SkuId>,
    /// The groups that licenses come from.
    pub(super) groups: BTreeSet<GroupId>,
}

/// Works out a holding: the states where they are there, else `assignedLicenses` as direct assignments.
pub(super) fn resolve(holding: &Holding, plans: &Plans) -> Resolved {
    let mut resolved = Resolved::default();
    let mut strange = BTreeSet::new();
    let mut keep = |sku: SkuId, disabled: &[ServicePlanId]| -> PlanSet {
        let known = plans.get(&sku);
        let has = |plan| known.is_some_and(|known| known.contains(plan));
        strange.extend(
            disabled
                .iter()
                .filter(|plan| !has(**plan))
                .map(|plan| (sku, *plan)),
        );
        disabled.iter().copied().filter(|plan| has(*plan)).collect()
    };
    let mut assignments: BTreeMap<(SkuId, Source), Assignment> = BTreeMap::new();
    let direct = |(sku, disabled): &RawLicense| RawState {
        sku: *sku,
        source: Source::Direct,
        disabled: disabled.clone(),
        state: AssignmentState::Active,
    };
    let from_licenses: Vec<RawState>;
    let states = match (&holding.states, &holding.licenses) {
        (Some(states), _) => states,
        (None, licenses) => {
            from_licenses = licenses.iter().flatten().map(direct).collect();
            &from_licenses
        }
    };
    for state in states {
        if let Source::Group(group) = state.source {
            resolved.groups.insert(group);
        }
        let assignment = Assignment {
            source: state.source,
            disabled_plans: keep(state.sku, &state.disabled),
            state: state.state,
        };
        let before = assignments.insert((state.sku, state.source), assignment);
        if before.is_some() {
            resolved.repeated.push(state.sku);
        }
    }
    let set: LicenseSet = assignments
        .into_iter()
        .map(|((sku, _), assignment)| (sku, assignment))
        .collect();
    if let (Some(licenses), Some(_)) = (&holding.licenses, &holding.states) {
        let mut said: BTreeMap<SkuId, PlanSet> = BTreeMap::new();
        for (sku, disabled) in licenses {
            if said.insert(*sku, keep(*sku, disabled)).is_some() {
                resolved.repeated.push(*sku);
            }
        }
        resolved.states_win = differences(&set, &said);
    }
    resolved.strange_plans = strange.into_iter().collect();
    resolved.set = Arc::new(set);
    resolved
}

/// The products of which `assignedLicenses` says something else than the set. A license that is recorded but not in
/// force because its product is suspended may stand there or not.
fn differences(set: &LicenseSet, said: &BTreeMap<SkuId, PlanSet>) -> Vec<SkuId> {
    let is = assigned(set);
    let dormant = |sku: SkuId| {
        let assignments = set
            .get(sku)
            .map(|license| license.assignments())
            .unwrap_or_default();
        assignments.iter().any(|a| a.state == AssignmentState::Disabled)
    };
    let skus: BTreeSet<SkuId> = is.keys().chain(said.keys()).copied().collect();
    skus.into_iter()
        .filter(|sku| is.get(sku) != said.get(sku) && (is.contains_key(sku) || !dormant(*sku)))
        .collect()
}
