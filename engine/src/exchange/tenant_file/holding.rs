//! What files say people hold, turned into license sets, once per distinct holding.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::{Guid, ServicePlanId, SkuId};
use crate::domain::{Assignment, AssignmentState, GroupId, LicenseSet, PlanSet, Source};

use super::export_items::assigned;
use super::places::{sort, Key};
use super::raw::{Holding, Holdings, RawLicense, RawState, RawUser};

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
    /// Products in `assignedLicenses` of which no state says anything.
    pub(super) without_state: Vec<SkuId>,
    /// The groups that licenses come from, each once.
    pub(super) groups: Vec<GroupId>,
}

/// The holdings that somebody has, at their places in [`Holdings`].
pub(super) type Used = Vec<Option<Arc<Holding>>>;

/// The holdings that these users have.
pub(super) fn used_holdings(users: &[RawUser], holdings: &Holdings) -> Used {
    let mut used: Used = vec![None; holdings.all().len()];
    for user in users {
        if let (Some(used), Some(holding)) = (used.get_mut(user.holding), holdings.all().get(user.holding)) {
            used.get_or_insert_with(|| Arc::clone(holding));
        }
    }
    used
}

/// Works out a holding: of each product the states where there are any, else `assignedLicenses` as direct assignments.
pub(super) fn resolve(holding: &Holding, plans: &Plans) -> Resolved {
    let mut resolved = Resolved::default();
    let mut strange: Vec<Key> = Vec::new();
    let licenses = holding.licenses.as_deref().unwrap_or_default();
    let stated = holding.states.as_deref().unwrap_or_default();
    let from_licenses: Vec<RawState> = licenses
        .iter()
        .filter(|(sku, _)| stated.iter().all(|state| state.sku != *sku))
        .map(direct)
        .collect();
    if holding.states.is_some() {
        let mut skus: Vec<Key> = from_licenses
            .iter()
            .map(|state| (state.sku.guid(), Guid::default(), 0))
            .collect();
        sort(&mut skus);
        skus.dedup();
        resolved
            .without_state
            .extend(skus.iter().map(|(sku, ..)| SkuId(*sku)));
    }
    let states: Vec<&RawState> = stated.iter().chain(&from_licenses).collect();
    let mut order: Vec<Key> = Vec::with_capacity(states.len());
    let mut groups: Vec<Key> = Vec::new();
    for (place, state) in (0u32..).zip(&states) {
        let from = match state.source {
            Source::Direct => Guid::default(),
            Source::Group(group) => {
                groups.push((group.guid(), Guid::default(), 0));
                group.guid()
            }
        };
        order.push((state.sku.guid(), from, place));
    }
    sort(&mut order);
    sort(&mut groups);
    groups.dedup();
    let mut before: Option<&RawState> = None;
    let mut assignments = Vec::with_capacity(order.len());
    for state in order
        .iter()
        .filter_map(|(_, _, place)| states.get(*place as usize).copied())
    {
        if before.is_some_and(|before| before.sku == state.sku && before.source == state.source) {
            resolved.repeated.push(state.sku);
        }
        before = Some(state);
        let assignment = Assignment {
            source: state.source,
            disabled_plans: known(plans, state.sku, &state.disabled, &mut strange),
            state: state.state,
        };
        assignments.push((state.sku, assignment));
    }
    let set: LicenseSet = assignments.into_iter().collect();
    if holding.licenses.is_some() && holding.states.is_some() {
        let mut said: BTreeMap<SkuId, PlanSet> = BTreeMap::new();
        for (sku, disabled) in licenses {
            let disabled = known(plans, *sku, disabled, &mut strange);
            if said.insert(*sku, disabled).is_some() && !resolved.repeated.contains(sku) {
                resolved.repeated.push(*sku);
            }
        }
        resolved.states_win = differences(&set, &said);
    }
    sort(&mut strange);
    strange.dedup();
    for (sku, plan, _) in strange {
        resolved.strange_plans.push((SkuId(sku), ServicePlanId(plan)));
    }
    resolved
        .groups
        .extend(groups.iter().map(|(group, ..)| GroupId(*group)));
    resolved.set = Arc::new(set);
    resolved
}

fn direct((sku, disabled): &RawLicense) -> RawState {
    RawState {
        sku: *sku,
        source: Source::Direct,
        disabled: disabled.clone(),
        state: AssignmentState::Active,
        unknown: false,
    }
}

/// Those of the plans that the product has; the others are strange.
fn known(plans: &Plans, sku: SkuId, disabled: &[ServicePlanId], strange: &mut Vec<Key>) -> PlanSet {
    let has = plans.get(&sku);
    let mut kept = Vec::with_capacity(disabled.len());
    for plan in disabled {
        if has.is_some_and(|has| has.contains(*plan)) {
            kept.push(*plan);
        } else {
            strange.push((sku.guid(), plan.guid(), 0));
        }
    }
    kept.into_iter().collect()
}

/// The products of which `assignedLicenses` says something else than the set. A license that is recorded but not in
/// force because its product is suspended may stand there or not.
fn differences(set: &LicenseSet, said: &BTreeMap<SkuId, PlanSet>) -> Vec<SkuId> {
    let mut differ = Vec::new();
    let is = assigned(set);
    for (sku, disabled) in &is {
        if said.get(sku) != Some(disabled) {
            differ.push(*sku);
        }
    }
    for sku in said.keys().filter(|sku| !is.contains_key(sku)) {
        let assignments = set
            .get(*sku)
            .map(|license| license.assignments())
            .unwrap_or_default();
        if !assignments.iter().any(|a| a.state == AssignmentState::Disabled) {
            differ.push(*sku);
        }
    }
    differ
}
