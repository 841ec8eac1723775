//! The rules once more, person by person and as plainly as the dossier says them, against what is decided by set.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use proptest::prelude::*;
use zetel::catalog::{self, CountryCode, ServicePlanId, SkuId};
use zetel::domain::{
    decide, Actor, AssignmentState, ChangeUsers, Command, Held, LicenseSet, Place, Removal, Role, Source,
    Tenant, UserIx,
};

use super::model::{change, world};
use super::{holds, whole_run, Verdict};
use crate::support::{after, problem_text};

/// One person's holdings: product, source, services off, state.
type Book = BTreeMap<(SkuId, Source), (BTreeSet<ServicePlanId>, AssignmentState)>;
type On = BTreeSet<(SkuId, ServicePlanId)>;

fn book(set: &LicenseSet) -> Book {
    let licenses = set.licenses().iter();
    let entries = licenses.flat_map(|license| license.assignments().iter().map(move |a| (license.sku, a)));
    entries
        .map(|(sku, a)| ((sku, a.source), (a.disabled_plans.iter().collect(), a.state)))
        .collect()
}

fn in_force(book: &Book) -> BTreeSet<SkuId> {
    book.iter()
        .filter(|(_, (_, state))| state.in_force())
        .map(|((sku, _), _)| *sku)
        .collect()
}

fn on(tenant: &Tenant, book: &Book) -> On {
    let mut on = On::new();
    for ((sku, _), (off, _)) in book.iter().filter(|(_, (_, state))| state.in_force()) {
        let plans = tenant.product(*sku).unwrap().plans.iter().map(|plan| plan.id);
        on.extend(plans.filter(|plan| !off.contains(plan)).map(|plan| (*sku, plan)));
    }
    on
}

/// The name of the refusal, if any.
type Refusal = Result<(), &'static str>;

/// What should become of a person: what they hold and where they are, or the name of the refusal.
type Fate = Result<(Book, Option<CountryCode>), &'static str>;

struct Oracle<'a> {
    tenant: &'a Tenant,
    change: &'a ChangeUsers,
    role: Role,
    people: u32,
    left: BTreeMap<SkuId, i64>,
}

impl Oracle<'_> {
    fn fate(&mut self, ix: UserIx) -> Fate {
        let (tenant, change) = (self.tenant, self.change);
        if change.place == Place::Licenses && self.people > 20 {
            return Err("TooManyUsers");
        }
        let user = tenant
            .user(ix)
            .filter(|user| user.deleted.is_none())
            .ok_or("UserNotFound")?;
        if !matches!(self.role, Role::Global | Role::License | Role::User) {
            return Err("Forbidden");
        }
        let before = book(tenant.licenses(ix).unwrap());
        let wanted_only = |state| matches!(state, AssignmentState::Error(_));
        let entries = before.iter().filter(|(_, (_, state))| !wanted_only(*state));
        let had: BTreeSet<SkuId> = entries.map(|(key, _)| key.0).collect();
        let held = |sku: SkuId| had.contains(&sku);
        let direct = |sku| before.contains_key(&(sku, Source::Direct));
        if let Removal::Skus(skus) = &change.remove {
            if skus.iter().any(|sku| !held(*sku) && !direct(*sku)) {
                return Err("LicenseNotHeld");
            }
            if skus.iter().any(|sku| !direct(*sku)) {
                return Err("InheritedLicense");
            }
        }
        let altering = change.add.iter().filter(|grant| grant.held != Held::Keep);
        if altering
            .into_iter()
            .any(|grant| held(grant.sku) && !direct(grant.sku))
        {
            return Err("InheritedLicense");
        }
        if change.add.iter().any(|grant| tenant.product(grant.sku).is_none()) {
            return Err("SkuNotOwned");
        }
        let bought = |sku| {
            tenant
                .subscriptions_of(sku)
                .all(|s| s.self_service_owner.is_some())
        };
        if change
            .add
            .iter()
            .any(|grant| !held(grant.sku) && bought(grant.sku))
        {
            return Err("SelfServicePurchase");
        }
        let then = self.then(&before);
        let place = change.usage_location.or(user.usage_location);
        self.judge(&before, &then, place, user.usage_location)?;
        Ok((then, place))
    }

    /// What the person would hold.
    fn then(&self, before: &Book) -> Book {
        let given = |sku: &SkuId| self.change.add.iter().any(|grant| grant.sku == *sku);
        let mut then = before.clone();
        then.retain(|(sku, source), _| match &self.change.remove {
            _ if *source != Source::Direct => true,
            Removal::Skus(skus) | Removal::InExchange(skus) => !skus.contains(sku),
            Removal::AllDirect => given(sku),
        });
        for grant in &self.change.add {
            let listed: BTreeSet<_> = grant.disabled_plans.iter().collect();
            let (off, state) = match (then.get(&(grant.sku, Source::Direct)), grant.held) {
                (Some((off, state)), Held::Keep) if state.in_force() => (off.clone(), *state),
                (Some((off, _)), Held::SwitchOff) => (off | &listed, AssignmentState::Active),
                (Some((off, _)), Held::SwitchOn) => (off - &listed, AssignmentState::Active),
                (None, Held::SwitchOn) => (BTreeSet::new(), AssignmentState::Active),
                _ => (listed, AssignmentState::Active),
            };
            then.insert((grant.sku, Source::Direct), (off, state));
        }
        then
    }

    fn judge(
        &mut self,
        before: &Book,
        then: &Book,
        place: Option<CountryCode>,
        was: Option<CountryCode>,
    ) -> Refusal {
        if before == then && place == was {
            return Ok(());
        }
        let differs = |sku: SkuId| {
            let of = |book: &Book| -> Book {
                book.iter()
                    .filter(|e| e.0 .0 == sku)
                    .map(|(k, v)| (*k, v.clone()))
                    .collect()
            };
            of(before) != of(then)
        };
        if place.is_none() && self.change.add.iter().any(|grant| differs(grant.sku)) {
            return Err("UsageLocationMissing");
        }
        let (on_before, on_then) = (on(self.tenant, before), on(self.tenant, then));
        let forbidden = place.and_then(|place| self.tenant.prohibited.get(&place));
        if forbidden.is_some_and(|f| on_then.difference(&on_before).any(|(_, plan)| f.contains(*plan))) {
            return Err("ProhibitedInUsageLocation");
        }
        let (seats_before, seats_then) = (in_force(before), in_force(then));
        for sku in seats_then.difference(&seats_before) {
            if self.left(*sku) < 1 {
                return Err("NotEnoughLicenses");
            }
        }
        self.combined(&on_before, &on_then)?;
        for sku in seats_then.difference(&seats_before) {
            *self.left.get_mut(sku).unwrap() -= 1;
        }
        for sku in seats_before.difference(&seats_then) {
            self.left(*sku);
            *self.left.get_mut(sku).unwrap() += 1;
        }
        Ok(())
    }

    fn left(&mut self, sku: SkuId) -> i64 {
        let tenant = self.tenant;
        *self.left.entry(sku).or_insert_with(|| {
            let taken = tenant.users().filter(|(_, user)| user.deleted.is_none());
            let taken = taken
                .filter(|(ix, _)| in_force(&book(tenant.licenses(*ix).unwrap())).contains(&sku))
                .count();
            let seats = tenant.seats(sku);
            i64::from(seats.enabled) + i64::from(seats.warning) - taken as i64
        })
    }

    fn combined(&self, before: &On, then: &On) -> Refusal {
        let rules = catalog::rules(self.tenant.rules);
        let was = |plan: ServicePlanId| before.iter().any(|(_, p)| *p == plan);
        let is = |plan: ServicePlanId| then.iter().any(|(_, p)| *p == plan);
        let together = |one, other| {
            let of = |plan| then.iter().filter(move |(_, p)| *p == plan).map(|(sku, _)| *sku);
            of(one).any(|a| of(other).any(|b| a == b || rules.is_exception(a, b)))
        };
        let plans: BTreeSet<ServicePlanId> = then.iter().map(|(_, plan)| *plan).collect();
        for one in &plans {
            for other in &plans {
                let clash = rules.clash(*one, *other).is_some() && !(was(*one) && was(*other));
                if clash && !together(*one, *other) {
                    return Err("ConflictingServicePlans");
                }
            }
        }
        let unmet = |plan: &&ServicePlanId| {
            rules
                .dependency_of(**plan)
                .is_some_and(|d| !d.requires_any_of.iter().any(|need| is(*need)))
        };
        let had = |plan: ServicePlanId| {
            rules
                .dependency_of(plan)
                .unwrap()
                .requires_any_of
                .iter()
                .any(|need| was(*need))
        };
        if plans.iter().filter(unmet).any(|plan| !was(*plan)) {
            return Err("MissingDependentServicePlans");
        }
        if plans.iter().filter(unmet).any(|plan| was(*plan) && had(*plan)) {
            return Err("OtherProductsDepend");
        }
        Ok(())
    }
}

fn agree(tenant: &Tenant, change: &ChangeUsers, role: Role, met: &Mutex<BTreeMap<String, u32>>) -> Verdict {
    let decision = decide(tenant, &Actor { role }, &Command::ChangeUsers(change.clone()));
    let then = after(tenant, &decision);
    let people = u32::try_from(decision.outcomes.len()).unwrap();
    let mut oracle = Oracle {
        tenant,
        change,
        role,
        people,
        left: BTreeMap::new(),
    };
    for (ix, outcome) in &decision.outcomes {
        let got = match decision.problem(*outcome) {
            Some(problem) => Err(problem_text(tenant, problem)),
            None => Ok((
                book(then.licenses(*ix).unwrap()),
                then.user(*ix).unwrap().usage_location,
            )),
        };
        let want = oracle.fate(*ix);
        let same = match (&got, &want) {
            (Ok(got), Ok(want)) => got == want,
            (Err(got), Err(want)) => got.split(' ').next() == Some(*want),
            _ => false,
        };
        if !same {
            return Err(format!("{ix:?} as {role:?}:\n  want {want:?}\n  got  {got:?}"));
        }
        let kind = want.err().unwrap_or(if decision.transition(*outcome).is_some() {
            "changed"
        } else {
            "unchanged"
        });
        *met.lock().unwrap().entry(kind.to_owned()).or_insert(0) += 1;
    }
    Ok(())
}

#[test]
fn sets_and_persons_agree() {
    let role = prop_oneof![12 => Just(Role::Global), 1 => prop::sample::select(Role::ALL.to_vec())];
    let met = Mutex::new(BTreeMap::new());
    holds(
        2_500,
        (world(26), change(12), role, prop::bool::weighted(0.03)),
        |(world, mut change, role, crowd)| {
            if crowd {
                change.users = (0..22).collect();
            }
            agree(&world.tenant(), &change.change(), role, &met)
        },
    );
    let met = met.into_inner().unwrap();
    println!("{met:?}");
    if !whole_run() {
        return;
    }
    let kinds = [
        "TooManyUsers",
        "UserNotFound",
        "Forbidden",
        "LicenseNotHeld",
        "InheritedLicense",
        "SkuNotOwned",
        "SelfServicePurchase",
        "UsageLocationMissing",
        "ProhibitedInUsageLocation",
        "NotEnoughLicenses",
        "ConflictingServicePlans",
        "MissingDependentServicePlans",
        "OtherProductsDepend",
        "changed",
        "unchanged",
    ];
    for kind in kinds {
        assert!(
            met.get(kind).is_some_and(|n| *n >= 10),
            "chance hardly meets {kind}: {met:?}"
        );
    }
}
