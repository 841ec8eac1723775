//! What holds for every history of people, groups, quantities and time.

use std::collections::{BTreeSet, HashSet};
use std::sync::Mutex;

use proptest::prelude::*;
use zetel::catalog::SkuId;
use zetel::domain::{
    decide, evolve, process, revert, Actor, Decision, Event, LicenseSet, PlanSet, Source, Tenant,
};

use super::service_model::{any_deed, everyone, world};
use super::{holds, whole_run, Verdict};
use crate::support::*;

/// Whenever seats are taken, there are no more taken than there are. Facts between which only licenses move are one
/// turn: who frees a seat in it may stand behind who takes it.
fn never_too_many(start: &Tenant, decision: &Decision) -> Verdict {
    let mut tenant = start.clone();
    let mut taken: BTreeSet<SkuId> = BTreeSet::new();
    let check = |tenant: &Tenant, taken: &mut BTreeSet<SkuId>| {
        let over = taken.iter().find(|sku| tenant.seats(**sku).assignable() < 0);
        let verdict = match over {
            Some(sku) => Err(format!("{sku}: {:?}", tenant.seats(*sku))),
            None => Ok(()),
        };
        taken.clear();
        verdict
    };
    for event in &decision.events {
        match event {
            Event::LicensesChanged { from, to, .. } => {
                let before: BTreeSet<SkuId> = from.in_force().collect();
                taken.extend(to.in_force().filter(|sku| !before.contains(sku)));
            }
            Event::UsageLocationChanged { .. } => {}
            _ => check(&tenant, &mut taken)?,
        }
        evolve(&mut tenant, event);
    }
    check(&tenant, &mut taken)
}

/// Consumed units are the distinct people in force, no seat is taken that isn't there, facts are complete and can be
/// read back, replayed to the same tenant and taken back to the first one.
#[test]
fn every_history_of_the_service() {
    let met = Mutex::new(HashSet::new());
    holds(
        10_000,
        (world(7), prop::collection::vec(any_deed(), 1..8)),
        |(world, commands)| {
            let start = world.tenant();
            let mut tenant = start.clone();
            let mut history = Vec::new();
            for asked in &commands {
                let command = asked.command(&tenant);
                let decision = decide(&tenant, &Actor::default(), &command);
                never_too_many(&tenant, &decision)?;
                for event in &decision.events {
                    met.lock().unwrap().insert(std::mem::discriminant(event));
                }
                tenant = sound(&tenant, &command, &decision).map_err(|why| format!("{command:?}: {why}"))?;
                history.extend(decision.events);
            }
            let text = serde_json::to_string(&history).map_err(|e| e.to_string())?;
            let read: Vec<Event> = serde_json::from_str(&text).map_err(|e| e.to_string())?;
            let mut replayed = start.clone();
            for event in &read {
                evolve(&mut replayed, event);
            }
            if read != history || replayed != tenant {
                return Err("replaying the facts gives another tenant".to_owned());
            }
            revert(&mut tenant, &history);
            if tenant != start {
                return Err("taking the history back gives another tenant".to_owned());
            }
            Ok(())
        },
    );
    if whole_run() {
        assert_eq!(met.lock().unwrap().len(), 16, "every kind of fact is met");
    }
}

/// What is in force.
fn in_force(set: &LicenseSet) -> Vec<(SkuId, Source, PlanSet)> {
    let sources = set
        .licenses()
        .iter()
        .flat_map(|l| l.assignments().iter().map(move |a| (l.sku, a)));
    sources
        .filter(|(_, a)| a.state.in_force())
        .map(|(sku, a)| (sku, a.source, a.disabled_plans.clone()))
        .collect()
}

/// A group that had its turn has nothing more to do; only what is to blame may be another product, when somebody
/// behind took its last seat.
#[test]
fn a_second_turn_changes_nothing() {
    holds(2_000, (world(8), 0usize..3), |(world, at)| {
        let mut tenant = world.tenant();
        let work = everyone(tenant.groups().nth(at).ok_or("no group")?.id);
        for event in process(&tenant, &work).events {
            evolve(&mut tenant, &event);
        }
        let again = process(&tenant, &work);
        for event in &again.events {
            match event {
                Event::LicensesChanged { from, to, .. } if in_force(from) == in_force(to) => {}
                event => return Err(format!("{event:?}")),
            }
        }
        Ok(())
    });
}

/// Groups whose products have nothing to do with each other may come in either order, where seats are no question.
#[test]
fn independent_groups_in_either_order() {
    let mail = ["E1", "E3", "E3-SWAY", "E1 Phone", ""];
    let rest = ["Visio", "POWER_BI_PRO", "Visio POWER_BI_PRO", ""];
    let direct = ["", "E1", "E3", "Visio", "POWER_BI_PRO", "E3 Phone", "X1"];
    let person = (0..direct.len(), 0usize..4, any::<[bool; 4]>());
    let gives = (0..mail.len(), 0..mail.len(), 0..rest.len(), 0..rest.len());
    holds(
        1_000,
        (prop::collection::vec(person, 1..6), gives, any::<bool>()),
        |(people, (mail_first, mail_then, rest_first, rest_then), current)| {
            let mut world = tenant()
                .owns("E1 E3 Phone X1 Visio POWER_BI_PRO", 99)
                .prohibits("IR", "SWAY+VISIOONLINE");
            if current {
                world = world.rules(zetel::catalog::RuleProfile::Current2025);
            }
            for (at, (holds, place, _)) in people.iter().enumerate() {
                let holds = format!("{}{}", direct[*holds], place_text(*place));
                world = world.person(&format!("p{at}"), &holds);
            }
            let named = |pick: &dyn Fn(&[bool; 4]) -> bool| -> String {
                let names = people.iter().enumerate().filter(|(_, (_, _, is))| pick(is));
                names.map(|(at, _)| format!("p{at} ")).collect()
            };
            world = world
                .group("M", &named(&|is| is[0]))
                .group("R", &named(&|is| is[1]));
            world = world
                .after(give("M", mail[mail_first]))
                .after(give("R", rest[rest_first]));
            world = world.after(process_now());
            let swapped = |group: &str, old: &str, new: &str| {
                let old: Vec<&str> = old
                    .split_whitespace()
                    .map(|w| w.split('-').next().unwrap())
                    .collect();
                swap(group, &old.join(" "), new)
            };
            world = world
                .after(swapped("M", mail[mail_first], mail[mail_then]))
                .after(swapped("R", rest[rest_first], rest[rest_then]))
                .after(members("M", &named(&|is| is[2]), &named(&|is| !is[2])))
                .after(members("R", &named(&|is| is[3]), &named(&|is| !is[3])));
            let turn = |order: [&str; 2]| {
                let mut tenant = world.tenant.clone();
                for name in order {
                    for event in process(&tenant, &everyone(group(name))).events {
                        evolve(&mut tenant, &event);
                    }
                }
                tenant
            };
            match turn(["M", "R"]) == turn(["R", "M"]) {
                true => Ok(()),
                false => Err("the order matters".to_owned()),
            }
        },
    );
}

fn place_text(at: usize) -> &'static str {
    ["", " @IR", " @-", " @BE"][at]
}
