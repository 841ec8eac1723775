//! What is proposed for an exercise is what was done: it holds after, not before, and is never more than the difference.

use std::collections::HashSet;
use std::sync::Mutex;

use proptest::prelude::*;
use zetel::domain::{Actor, Tenant, UserIx};
use zetel::practice::{check, propose, Attempt, Requirement, Verdict as Held};
use zetel::sandbox::{Beginning, Entry};

use super::service_model::{any_deed, world};
use super::{holds, whole_run};

/// Whether each requirement holds.
fn held(requirements: &[Requirement], start: &Tenant, now: &Tenant, entries: &[Entry]) -> Vec<bool> {
    let attempt = Attempt {
        start,
        now,
        entries,
        questions: &[],
        answers: &[],
    };
    let verdicts = check(requirements, attempt);
    verdicts.iter().map(|verdict| *verdict == Held::Met).collect()
}

/// Whether somebody who was there is elsewhere, deleted, or has other licenses.
fn is_other(start: &Tenant, now: &Tenant) -> bool {
    let what = |tenant: &Tenant, user: UserIx| {
        let there = tenant.user(user)?;
        let is_there = there.deleted.is_none();
        let skus = tenant.licenses(user).filter(|_| is_there);
        let skus = skus.map(|set| set.in_force().collect::<Vec<_>>());
        Some((there.usage_location, is_there, skus))
    };
    start
        .users()
        .any(|(user, _)| what(start, user) != what(now, user))
        || start.places() != now.places()
}

#[test]
fn what_is_proposed_holds_after_and_not_before() {
    let met = Mutex::new(HashSet::new());
    holds(
        1_000,
        (world(7), prop::collection::vec(any_deed(), 1..6)),
        |(world, deeds)| {
            let start = world.tenant();
            let mut doing = Beginning::from(start.clone());
            for deed in &deeds {
                let command = deed.command(doing.tenant());
                doing.act_by(Actor::default(), &command, 0);
            }
            let (now, entries) = (doing.tenant(), doing.entries());
            let proposed = propose(&start, now, entries);
            let requirements: Vec<Requirement> = proposed.iter().map(|one| one.requirement.clone()).collect();
            let after = held(&requirements, &start, now, entries);
            if let Some(at) = after.iter().position(|held| !held) {
                return Err(format!("does not hold after: {:?}", requirements[at]));
            }
            let before = held(&requirements, &start, &start, &[]);
            for (requirement, held) in requirements.iter().zip(&before) {
                met.lock().unwrap().insert(std::mem::discriminant(requirement));
                let bounds = matches!(
                    requirement,
                    Requirement::AtMost { .. } | Requirement::NothingElse { .. }
                );
                if *held && !bounds {
                    return Err(format!("holds before: {requirement:?}"));
                }
            }
            if requirements.is_empty() && is_other(&start, now) {
                return Err("something is other, and nothing is proposed".to_owned());
            }
            if !requirements.is_empty() && before.iter().all(|held| *held) {
                return Err("solved at the start".to_owned());
            }
            Ok(())
        },
    );
    if whole_run() {
        assert_eq!(
            met.lock().unwrap().len(),
            18,
            "every kind that can be proposed is met"
        );
    }
}
