//! The services of one person's products, as a pane shows and sets them: what is on from every source together, and
//! what a group's license keeps from being changed here.

use leptos::prelude::*;

use crate::catalog::{ServicePlanId, SkuId};
use crate::domain::{GroupId, PlanSet, UserIx};
use crate::t;
use crate::ui::state::App;
use crate::wording::group_name;

use super::draft::PersonDraft;

/// One person, as they are and as the pane has them.
#[derive(Clone, Copy)]
pub struct PersonServices {
    app: App,
    /// Who.
    pub user: UserIx,
    /// What the person has now.
    pub now: Memo<PersonDraft>,
    /// What is set and not yet saved.
    pub draft: RwSignal<PersonDraft>,
}

impl PersonServices {
    /// Of this person.
    pub fn new(user: UserIx, now: Memo<PersonDraft>, draft: RwSignal<PersonDraft>) -> Self {
        let app = App::get();
        Self {
            app,
            user,
            now,
            draft,
        }
    }

    /// The groups that a product comes from, by name.
    pub fn groups(self, sku: SkuId) -> Vec<(GroupId, String)> {
        self.app.tenant(|tenant| {
            let license = tenant.licenses(self.user).and_then(|set| set.get(sku).cloned());
            let inherited = license.iter().flat_map(|l| l.inherited());
            inherited
                .filter(|(_, assignment)| assignment.state.is_held())
                .map(|(group, _)| (group, group_name(tenant, group)))
                .collect()
        })
    }

    /// That a product comes from groups and from nowhere else: *via group Sales*.
    pub fn only_via(self, sku: SkuId) -> Option<String> {
        let is_direct = self.now.with(|now| now.direct.contains_key(&sku));
        if is_direct {
            return None;
        }
        self.via(sku)
    }

    fn via(self, sku: SkuId) -> Option<String> {
        let names: Vec<String> = self.groups(sku).into_iter().map(|(_, name)| name).collect();
        (!names.is_empty()).then(|| t!(common.via_group, group = names.join(", ")))
    }

    /// The services of a product that are off: what is on is the union of the sources. A product that is not held
    /// shows what would come with it.
    pub fn off(self, sku: SkuId) -> PlanSet {
        let direct = self.draft.with(|draft| draft.direct.get(&sku).cloned());
        self.app.tenant(|tenant| {
            let license = tenant.licenses(self.user).and_then(|set| set.get(sku).cloned());
            let product = tenant.product(sku).into_iter();
            let all = product.flat_map(|p| p.user_plans().map(|plan| plan.id));
            let inherits = |plan: ServicePlanId| license.as_ref().is_some_and(|l| l.inherits(plan));
            let gives = |plan: ServicePlanId| direct.as_ref().is_some_and(|off| !off.contains(plan));
            let held = direct.is_some() || license.as_ref().is_some_and(|l| l.is_held());
            all.filter(|plan| held && !inherits(*plan) && !gives(*plan))
                .collect::<PlanSet>()
        })
    }

    /// Sets the services that should be off; the product is direct from then on.
    pub fn set_off(self, sku: SkuId, off: PlanSet) {
        self.draft.update(|draft| {
            draft.direct.insert(sku, off);
        });
    }

    /// Why a service can't be changed here: a group gives it.
    pub fn locked(self, sku: SkuId, plan: ServicePlanId) -> Option<String> {
        let inherits = self.app.tenant(|tenant| {
            let license = tenant.licenses(self.user)?.get(sku)?;
            Some(license.inherits(plan))
        });
        self.only_via(sku)
            .or_else(|| inherits.filter(|inherits| *inherits).and_then(|_| self.via(sku)))
    }
}
