//! What somebody has set in a pane and not yet asked for: products on or off, services off, and a location.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{CountryCode, SkuId};
use crate::domain::{ChangeUsers, Grant, Held, Place, PlanSet, Removal, Tenant, UserIx};

/// Products switched on for many people, each with the services that are off; or none at all, which is chosen as well.
/// The two exclude each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProductDraft {
    on: BTreeSet<SkuId>,
    off: BTreeMap<SkuId, PlanSet>,
    none: bool,
}

impl ProductDraft {
    /// Whether a product is on.
    pub fn is_on(&self, sku: SkuId) -> bool {
        !self.none && self.on.contains(&sku)
    }

    /// Whether nothing is on.
    pub fn is_empty(&self) -> bool {
        self.none || self.on.is_empty()
    }

    /// Whether it was chosen that people get nothing.
    pub fn is_none(&self) -> bool {
        self.none
    }

    /// Chooses that people get nothing: every product is off. Taken back, those that were on are on again.
    pub fn set_none(&mut self, none: bool) {
        self.none = none;
    }

    /// Switches a product. Its services keep their switches. With a product on, people get something.
    pub fn switch(&mut self, sku: SkuId, on: bool) {
        if on && self.none {
            self.none = false;
            self.on.clear();
        }
        if on {
            self.on.insert(sku);
        } else {
            self.on.remove(&sku);
        }
    }

    /// The services of a product that are off.
    pub fn off(&self, sku: SkuId) -> PlanSet {
        self.off.get(&sku).cloned().unwrap_or_default()
    }

    /// Sets the services of a product that are off.
    pub fn set_off(&mut self, sku: SkuId, off: PlanSet) {
        self.off.insert(sku, off);
    }

    /// What would be asked for these people.
    pub fn change(&self, users: Vec<UserIx>, held: Held, remove: Removal) -> ChangeUsers {
        let mut change = ChangeUsers::new(users, Place::ActiveUsers);
        let grant = |sku: &SkuId| Grant {
            sku: *sku,
            disabled_plans: self.off(*sku),
            held,
        };
        change.add = self
            .on
            .iter()
            .filter(|sku| self.is_on(**sku))
            .map(grant)
            .collect();
        change.remove = remove;
        change
    }
}

/// One person as a pane shows them: direct licenses with the services that are off, and where they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonDraft {
    /// The usage location.
    pub location: Option<CountryCode>,
    /// The products assigned directly, each with the services that are off.
    pub direct: BTreeMap<SkuId, PlanSet>,
}

impl PersonDraft {
    /// The person as they are.
    pub fn of(tenant: &Tenant, user: UserIx) -> Self {
        let location = tenant.user(user).and_then(|u| u.usage_location);
        let direct = tenant.licenses(user).map(|set| {
            let licenses = set.licenses().iter();
            licenses
                .filter_map(|l| Some((l.sku, l.direct()?.disabled_plans.clone())))
                .collect()
        });
        PersonDraft {
            location,
            direct: direct.unwrap_or_default(),
        }
    }

    /// How many things differ from what the person has: products and the location.
    pub fn differences(&self, now: &PersonDraft) -> usize {
        let skus: BTreeSet<&SkuId> = self.direct.keys().chain(now.direct.keys()).collect();
        let products = skus
            .into_iter()
            .filter(|sku| self.direct.get(sku) != now.direct.get(sku))
            .count();
        products + usize::from(self.location != now.location)
    }

    /// What would be asked to get the person from where they are to here; nothing when they are there.
    pub fn change(&self, now: &PersonDraft, user: UserIx) -> Option<ChangeUsers> {
        if self == now {
            return None;
        }
        let mut change = ChangeUsers::new(vec![user], Place::ActiveUsers);
        change.usage_location = self.location.filter(|_| self.location != now.location);
        for (sku, off) in &self.direct {
            let held = match now.direct.get(sku) {
                Some(before) if before == off => continue,
                Some(_) => Held::Set,
                None => Held::Keep,
            };
            change.add.push(Grant {
                sku: *sku,
                disabled_plans: off.clone(),
                held,
            });
        }
        let gone = now.direct.keys().filter(|sku| !self.direct.contains_key(sku));
        change.remove = Removal::Skus(gone.copied().collect());
        Some(change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products;

    #[test]
    fn products_and_none_at_all_exclude_each_other() {
        let skus: Vec<SkuId> = products().take(3).map(|product| product.sku_id).collect();
        let on = |ix: usize| move |draft: &mut ProductDraft, skus: &[SkuId]| draft.switch(skus[ix], true);
        let off = |ix: usize| move |draft: &mut ProductDraft, skus: &[SkuId]| draft.switch(skus[ix], false);
        let none = |none: bool| move |draft: &mut ProductDraft, _: &[SkuId]| draft.set_none(none);
        type Step = Box<dyn Fn(&mut ProductDraft, &[SkuId])>;
        // steps, the products that are on, whether none is chosen
        let cases: [(Vec<Step>, &[usize], bool); 8] = [
            (vec![], &[], false),
            (vec![Box::new(on(0)), Box::new(on(1))], &[0, 1], false),
            (vec![Box::new(on(0)), Box::new(none(true))], &[], true),
            (vec![Box::new(none(true)), Box::new(on(0))], &[0], false),
            (
                vec![Box::new(on(0)), Box::new(none(true)), Box::new(on(1))],
                &[1],
                false,
            ),
            (
                vec![Box::new(on(0)), Box::new(none(true)), Box::new(none(false))],
                &[0],
                false,
            ),
            (vec![Box::new(none(true)), Box::new(off(0))], &[], true),
            (vec![Box::new(on(0)), Box::new(off(0))], &[], false),
        ];
        for (at, (steps, expected, is_none)) in cases.into_iter().enumerate() {
            let mut draft = ProductDraft::default();
            steps.iter().for_each(|step| step(&mut draft, &skus));
            let expected: BTreeSet<SkuId> = expected.iter().map(|ix| skus[*ix]).collect();
            let shown: BTreeSet<SkuId> = skus.iter().copied().filter(|sku| draft.is_on(*sku)).collect();
            let change = draft.change(vec![UserIx(0)], Held::Put, Removal::AllDirect);
            let asked: BTreeSet<SkuId> = change.add.iter().map(|grant| grant.sku).collect();
            assert_eq!(shown, expected, "{at}");
            assert_eq!(asked, expected, "{at}");
            assert_eq!(draft.is_none(), is_none, "{at}");
            assert_eq!(draft.is_empty(), expected.is_empty(), "{at}");
        }
    }
}
