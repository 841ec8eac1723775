//! The same change by way of products and by way of people: the same tenant and the same refusals.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use zetel::domain::{
    decide, evolve, Actor, ChangeUsers, Command, Outcome, Place, Problem, Removal, Tenant, UserIx,
};

use super::model::{grant, sku_at, world, OWNED};
use super::{holds, Verdict};

/// Give (with these services off) or take one product.
type Step = (usize, u8, bool);

/// What becomes of each person for each product.
type Answers = BTreeMap<(UserIx, usize), Result<bool, Problem>>;

fn command(users: &[UserIx], step: Step, place: Place) -> Command {
    let (at, mask, take) = step;
    let mut change = ChangeUsers::new(users.to_vec(), place);
    if take {
        change.remove = Removal::one(sku_at(at));
    } else {
        change.add = vec![grant(at, mask, 0)];
    }
    Command::ChangeUsers(change)
}

/// Decides, applies and notes down.
fn act(tenant: &mut Tenant, answers: &mut Answers, command: &Command, at: usize) {
    let decision = decide(tenant, &Actor::default(), command);
    for (user, outcome) in &decision.outcomes {
        let answer = match decision.problem(*outcome) {
            Some(problem) => Err(problem.clone()),
            None => Ok(matches!(outcome, Outcome::Changed(_))),
        };
        answers.insert((*user, at), answer);
    }
    for event in &decision.events {
        evolve(tenant, event);
    }
}

/// Billing > Licenses: product by product, at most 20 people at a time.
fn by_product(start: &Tenant, users: &[UserIx], steps: &[Step]) -> (Tenant, Answers) {
    let (mut tenant, mut answers) = (start.clone(), Answers::new());
    for step in steps {
        for batch in users.chunks(20) {
            act(
                &mut tenant,
                &mut answers,
                &command(batch, *step, Place::Licenses),
                step.0,
            );
        }
    }
    (tenant, answers)
}

/// Active users, many at a time: product by product.
fn in_bulk(start: &Tenant, users: &[UserIx], steps: &[Step]) -> (Tenant, Answers) {
    let (mut tenant, mut answers) = (start.clone(), Answers::new());
    for step in steps {
        act(
            &mut tenant,
            &mut answers,
            &command(users, *step, Place::ActiveUsers),
            step.0,
        );
    }
    (tenant, answers)
}

/// Active users, one person's pane after the other: all products of one person, then the next person.
fn by_person(start: &Tenant, users: &[UserIx], steps: &[Step]) -> (Tenant, Answers) {
    let (mut tenant, mut answers) = (start.clone(), Answers::new());
    for user in users {
        for step in steps {
            act(
                &mut tenant,
                &mut answers,
                &command(&[*user], *step, Place::ActiveUsers),
                step.0,
            );
        }
    }
    (tenant, answers)
}

/// Active users, each person's products in one command.
fn at_once(start: &Tenant, users: &[UserIx], steps: &[Step]) -> (Tenant, bool) {
    let mut change = ChangeUsers::new(users.to_vec(), Place::ActiveUsers);
    change.add = steps.iter().map(|(at, mask, _)| grant(*at, *mask, 0)).collect();
    let mut tenant = start.clone();
    let decision = decide(&tenant, &Actor::default(), &Command::ChangeUsers(change));
    for event in &decision.events {
        evolve(&mut tenant, event);
    }
    (tenant, decision.has_refusals())
}

fn people() -> impl Strategy<Value = Vec<UserIx>> {
    prop::collection::vec(0u8..45, 1..45).prop_map(|users| {
        let mut seen = BTreeSet::new();
        users
            .into_iter()
            .filter(|user| seen.insert(*user))
            .map(|user| UserIx(u32::from(user)))
            .collect()
    })
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let mask = prop_oneof![3 => Just(0u8), 1 => 0u8..32];
    prop::collection::vec((0..OWNED, mask, prop::bool::weighted(0.3)), 1..5).prop_map(|steps| {
        let mut seen = BTreeSet::new();
        steps.into_iter().filter(|step| seen.insert(step.0)).collect()
    })
}

fn same(a: &(Tenant, Answers), b: &(Tenant, Answers), ways: &str) -> Verdict {
    if a.0 != b.0 {
        return Err(format!("{ways}: another tenant"));
    }
    for (key, answer) in &a.1 {
        if b.1.get(key) != Some(answer) {
            return Err(format!("{ways}: {key:?}: {answer:?} and {:?}", b.1.get(key)));
        }
    }
    Ok(())
}

#[test]
fn by_product_and_by_person() {
    holds(
        2_000,
        (world(45), people(), steps(), any::<bool>()),
        |(mut world, users, steps, plenty)| {
            if plenty {
                world.seats.iter_mut().for_each(|seats| seats.0 = 200);
            }
            let tenant = world.tenant();
            let (product, bulk) = (
                by_product(&tenant, &users, &steps),
                in_bulk(&tenant, &users, &steps),
            );
            same(&product, &bulk, "by product and in bulk")?;
            let person = by_person(&tenant, &users, &steps);
            same(&product, &person, "by product and by person")?;
            let only_gives = steps.iter().all(|step| !step.2);
            let accepted = product.1.values().all(|answer| answer.is_ok());
            if only_gives && accepted {
                let (once, refused) = at_once(&tenant, &users, &steps);
                if refused || once != product.0 {
                    return Err(format!("all at once differs; refused: {refused}"));
                }
            }
            Ok(())
        },
    );
}
