//! Ways out of random refusals: each goes through, reaches what was asked, and touches nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use zetel::catalog::{RuleProfile, SkuId};
use zetel::domain::{
    decide, fixes, Actor, ChangeUsers, Command, Fix, FixKind, LicenseSet, Problem, Removal, Role, Tenant,
    UserIx,
};

use super::model::{change, world};
use super::{holds, whole_run, Verdict};
use crate::support::sound;

fn direct(set: &LicenseSet, sku: SkuId) -> bool {
    set.get(sku).is_some_and(|license| license.direct().is_some())
}

/// Whether leaving a group may make a product a direct one: in 2020 what something direct depends on stays so. People
/// who leave are reprocessed, so that holds for what any group of theirs no longer gives.
fn converted(tenant: &Tenant, kind: &FixKind, before: &LicenseSet, sku: SkuId) -> bool {
    let inherited = |license: &zetel::domain::License| license.inherited().next().is_some();
    matches!(kind, FixKind::LeaveGroups(_))
        && tenant.rules == RuleProfile::Classic2020
        && before.get(sku).is_some_and(inherited)
}

/// The products that a fix itself says it leaves out, takes, or gives.
struct Said {
    out: BTreeSet<SkuId>,
    more: BTreeSet<SkuId>,
}

fn said(kind: &FixKind) -> Said {
    let (mut out, mut more) = (BTreeSet::new(), BTreeSet::new());
    match kind {
        FixKind::Replace { old, .. } => out.extend(old.iter().copied()),
        FixKind::LeaveOut(skus) => out.extend(skus.iter().copied()),
        FixKind::RemoveProduct(sku) => out.extend([*sku]),
        FixKind::AddProduct(sku) => more.extend([*sku]),
        FixKind::SwitchOff(_)
        | FixKind::SwitchOn(_)
        | FixKind::SetLocation(_)
        | FixKind::FreeSeats { .. }
        | FixKind::BuySeats(_)
        | FixKind::LeaveGroups(_)
        | FixKind::ChangeGroups(_)
        | FixKind::FirstGroupsOnly(_)
        | FixKind::TakeGroupLicenses
        | FixKind::SetQuantity(_)
        | FixKind::FirstOnly(_)
        | FixKind::ActAs(_) => {}
    }
    Said { out, more }
}

pub(super) fn check(
    tenant: &Tenant,
    actor: Actor,
    change: &ChangeUsers,
    people: &[UserIx],
    fix: &Fix,
) -> Verdict {
    let decision = decide(tenant, &fix.actor, &fix.command);
    if decision != fix.decision {
        return Err(format!("{:?}: decided otherwise", fix.kind));
    }
    if let FixKind::ActAs(role) = fix.kind {
        let announced = fix.leads_to.as_ref() == decision.problems.first();
        return if fix.actor.role == role && announced {
            Ok(())
        } else {
            Err("another role, or a problem that was not announced".to_owned())
        };
    }
    if decision.events.is_empty() {
        return Err(format!("{:?}: changes nothing", fix.kind));
    }
    // Who lacks a right only for the way out is told who has it.
    let own = decide(tenant, &actor, &fix.command).problems;
    let lacks_right = own
        .iter()
        .any(|problem| matches!(problem, Problem::Forbidden { .. }));
    let right_actor = fix.actor == actor || lacks_right && fix.actor.role == Role::Global;
    if decision.has_refusals() || !right_actor {
        return Err(format!("{:?}: {:?}", fix.kind, decision.problems));
    }
    let then = sound(tenant, &fix.command, &decision)?;
    if let Some(next) = &fix.leads_to {
        let again = ChangeUsers {
            users: people.to_vec(),
            ..change.clone()
        };
        let met = decide(&then, &fix.actor, &Command::ChangeUsers(again)).problems;
        return match met.first() == Some(next) {
            true => Ok(()),
            false => Err(format!("{:?}: leads to {met:?}, not to {next:?}", fix.kind)),
        };
    }
    if matches!(fix.kind, FixKind::ChangeGroups(_)) {
        // What groups are asked is so when they have had their turns.
        return in_turn(&then, change, fix);
    }
    let served: &[UserIx] = match fix.kind {
        FixKind::FirstOnly(n) => people.get(..n as usize).unwrap_or(people),
        _ => people,
    };
    let Said { out, more } = said(&fix.kind);
    for (ix, user) in tenant.users() {
        let (before, after) = (tenant.licenses(ix).unwrap(), then.licenses(ix).unwrap());
        if !served.contains(&ix) {
            let gives = matches!(&fix.kind, FixKind::FreeSeats { users, .. } if users.contains(&ix));
            if (before != after && !gives) || user.usage_location != then.user(ix).unwrap().usage_location {
                return Err(format!("{:?}: changes {ix:?}, who wasn't asked for", fix.kind));
            }
            continue;
        }
        let asked: BTreeSet<SkuId> = change.add.iter().map(|grant| grant.sku).collect();
        if let Some(sku) = asked
            .iter()
            .find(|sku| !out.contains(*sku) && !direct(after, **sku))
        {
            return Err(format!("{:?}: {ix:?} does not get {sku}", fix.kind));
        }
        let taken = |sku: SkuId| match &change.remove {
            Removal::Skus(skus) | Removal::InExchange(skus) => skus.contains(&sku),
            Removal::AllDirect => true,
        };
        for license in after
            .licenses()
            .iter()
            .filter(|license| license.direct().is_some())
        {
            let wanted = asked.contains(&license.sku) || more.contains(&license.sku);
            if !wanted && !direct(before, license.sku) && !converted(tenant, &fix.kind, before, license.sku) {
                return Err(format!("{:?}: {ix:?} gets {} unasked", fix.kind, license.sku));
            }
            if !wanted && taken(license.sku) && !out.contains(&license.sku) {
                return Err(format!("{:?}: {ix:?} keeps {}", fix.kind, license.sku));
            }
        }
        for license in before.licenses() {
            let gone = !direct(after, license.sku) && license.direct().is_some();
            if gone && !taken(license.sku) && !out.contains(&license.sku) {
                return Err(format!("{:?}: {ix:?} loses {}", fix.kind, license.sku));
            }
        }
        if !matches!(fix.kind, FixKind::LeaveGroups(_)) {
            services(fix, change, tenant, ix, before, after)?;
        }
    }
    Ok(())
}

/// The groups give what was asked to go no longer.
fn in_turn(then: &Tenant, change: &ChangeUsers, fix: &Fix) -> Verdict {
    let FixKind::ChangeGroups(ids) = &fix.kind else {
        return Ok(());
    };
    let taken = |sku: &SkuId| change.remove.skus().is_some_and(|skus| skus.contains(sku));
    let kept = |sku: &SkuId| change.add.iter().any(|grant| grant.sku == *sku);
    let done = |id: &zetel::domain::GroupId| {
        let group = then.group(*id);
        group.is_some_and(|group| group.licenses.keys().all(|sku| !taken(sku) || kept(sku)))
    };
    let done = ids.iter().all(done);
    done.then_some(())
        .ok_or_else(|| format!("{:?}: not done", fix.kind))
}

/// Services that neither the change nor the fix speaks of are as before.
fn services(
    fix: &Fix,
    change: &ChangeUsers,
    tenant: &Tenant,
    ix: UserIx,
    before: &LicenseSet,
    after: &LicenseSet,
) -> Verdict {
    let switched: BTreeSet<_> = match &fix.kind {
        FixKind::SwitchOff(plans) | FixKind::SwitchOn(plans) => {
            plans.iter().map(|p| (p.sku, p.plan)).collect()
        }
        _ => BTreeSet::new(),
    };
    for license in before.licenses().iter().filter(|license| license.in_force()) {
        let sku = license.sku;
        let Some(now) = after.get(sku) else { continue };
        let kept = change
            .add
            .iter()
            .all(|grant| grant.sku != sku || grant.held == zetel::domain::Held::Keep);
        let renewed = matches!(&change.remove, Removal::Skus(skus) if skus.contains(&sku));
        let direct = license.direct().is_some_and(|direct| direct.state.in_force());
        if !kept || renewed || !direct {
            continue;
        }
        for plan in tenant.product(sku).unwrap().user_plans() {
            let inherited = license.inherits(plan.id);
            let same = license.enables(plan.id) == now.enables(plan.id);
            let gone = now.direct().is_none() && !inherited;
            if !same && !gone && !switched.contains(&(sku, plan.id)) {
                return Err(format!(
                    "{:?}: {ix:?}: {} of {sku} was switched",
                    fix.kind, plan.name
                ));
            }
        }
    }
    Ok(())
}

#[test]
fn ways_out_go_through_and_touch_nothing_else() {
    let met = Mutex::new(BTreeMap::new());
    let role = proptest::prelude::Strategy::prop_map(0usize..40, |at| {
        Role::ALL.get(at).copied().unwrap_or_default()
    });
    holds(
        1_500,
        (world(24), change(10), role, 0u8..30),
        |(world, mut change, role, crowd)| {
            if crowd == 0 {
                change.users = (0..24).collect();
            }
            let (tenant, actor, change) = (world.tenant(), Actor { role }, change.change());
            let command = Command::ChangeUsers(change.clone());
            let decision = decide(&tenant, &actor, &command);
            for (problem, people) in decision.refusals() {
                for fix in fixes(&tenant, &actor, &command, problem, &people) {
                    check(&tenant, actor, &change, &people, &fix)?;
                    let kind = format!("{:?}", fix.kind)
                        .split(['(', ' '])
                        .next()
                        .unwrap()
                        .to_owned();
                    *met.lock().unwrap().entry(kind).or_insert(0u32) += 1;
                }
            }
            Ok(())
        },
    );
    let met = met.into_inner().unwrap();
    println!("{met:?}");
    if !whole_run() {
        return;
    }
    for kind in [
        "Replace",
        "SwitchOff",
        "SwitchOn",
        "AddProduct",
        "LeaveOut",
        "SetLocation",
        "FreeSeats",
        "BuySeats",
        "LeaveGroups",
        "ActAs",
    ] {
        assert!(met.contains_key(kind), "chance never meets {kind}: {met:?}");
    }
}
