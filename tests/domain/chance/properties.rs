//! What holds for every decision and every history.

use proptest::prelude::*;
use zetel::domain::{decide, evolve, revert, Actor, Command, Event, Outcome, Tenant};

use super::holds;
use super::model::{ask, change, world, Ask};
use crate::support::{after, counted, sound};

/// A tenant after these commands, each applied as it was decided.
fn one_after_the_other(tenant: &mut Tenant, commands: &[Command]) -> Vec<Event> {
    let mut events = Vec::new();
    for command in commands {
        let decision = decide(tenant, &Actor::default(), command);
        for event in &decision.events {
            evolve(tenant, event);
        }
        events.extend(decision.events);
    }
    events
}

/// Seats are conserved, facts give what was promised and can be taken back, outcomes are complete, refused people
/// are as before: at every step of a history, and the whole history can be taken back to the very same tenant.
#[test]
fn every_step_of_every_history() {
    holds(
        2_500,
        (world(12), prop::collection::vec(ask(), 1..6)),
        |(world, asks)| {
            let start = world.tenant();
            counted(&start)?;
            let mut tenant = start.clone();
            let mut history = Vec::new();
            for ask in &asks {
                let command = ask.command();
                let decision = decide(&tenant, &Actor::default(), &command);
                if decision != decide(&tenant.clone(), &Actor::default(), &command) {
                    return Err("the same question, another answer".to_owned());
                }
                tenant = sound(&tenant, &command, &decision)?;
                history.extend(decision.events);
            }
            let text = serde_json::to_string(&history).map_err(|e| e.to_string())?;
            let read: Vec<Event> = serde_json::from_str(&text).map_err(|e| e.to_string())?;
            if read != history {
                return Err(format!("facts read back differ: {text}"));
            }
            let mut replayed = start.clone();
            for event in &read {
                evolve(&mut replayed, event);
            }
            if replayed != tenant {
                return Err("replaying the facts gives another tenant".to_owned());
            }
            revert(&mut tenant, &history);
            counted(&tenant)?;
            if tenant != start {
                return Err("taking the history back gives another tenant".to_owned());
            }
            Ok(())
        },
    );
}

/// A decision that nobody applied changes nothing: neither the tenant nor any later answer.
#[test]
fn a_preview_changes_nothing() {
    holds(
        500,
        (world(8), ask(), prop::collection::vec(ask(), 1..4)),
        |(world, wanted, previews)| {
            let (tenant, untouched) = (world.tenant(), world.tenant());
            let wanted = wanted.command();
            let first = decide(&tenant, &Actor::default(), &wanted);
            for preview in previews {
                decide(&tenant, &Actor::default(), &preview.command());
            }
            if tenant != untouched || first != decide(&tenant, &Actor::default(), &wanted) {
                return Err("a preview left a trace".to_owned());
            }
            Ok(())
        },
    );
}

/// A sequence in which nothing is refused is its commands one after the other; else it is nothing at all.
#[test]
fn a_sequence_is_one_after_the_other() {
    holds(
        1_500,
        (
            world(8),
            prop::collection::vec(change(4).prop_map(Ask::Change), 1..5),
        ),
        |(world, asks)| {
            let commands: Vec<Command> = asks.iter().map(Ask::command).collect();
            let tenant = world.tenant();
            let decision = decide(&tenant, &Actor::default(), &Command::Sequence(commands.clone()));
            let mut ahead = tenant.clone();
            let mut refused = false;
            for command in &commands {
                let part = decide(&ahead, &Actor::default(), command);
                refused |= part.has_refusals();
                for event in &part.events {
                    evolve(&mut ahead, event);
                }
            }
            if refused != decision.has_refusals() {
                return Err("the steps and the sequence disagree on refusals".to_owned());
            }
            let expected = if refused { tenant.clone() } else { ahead };
            if after(&tenant, &decision) != expected {
                return Err("the sequence is not its steps".to_owned());
            }
            let changed = decision
                .outcomes
                .iter()
                .any(|(_, outcome)| matches!(outcome, Outcome::Changed(_)));
            if refused && (changed || !decision.events.is_empty()) {
                return Err("a refused sequence changes something".to_owned());
            }
            Ok(())
        },
    );
}

/// One list is its two halves, one after the other: nobody's answer depends on who comes later.
#[test]
fn a_list_is_its_halves() {
    holds(
        1_000,
        (world(12), change(12), 0usize..12),
        |(world, change, cut)| {
            let tenant = world.tenant();
            let mut whole = change.clone();
            whole.licenses = false;
            let mut seen = std::collections::BTreeSet::new();
            whole.users.retain(|user| seen.insert(*user));
            let cut = cut.min(whole.users.len());
            let (mut first, mut second) = (whole.clone(), whole.clone());
            second.users = first.users.split_off(cut);
            let mut halves = tenant.clone();
            one_after_the_other(&mut halves, &[first.command(), second.command()]);
            let decision = decide(&tenant, &Actor::default(), &whole.command());
            if after(&tenant, &decision) != halves {
                return Err("two halves give another tenant".to_owned());
            }
            Ok(())
        },
    );
}

/// Asking for the same again changes nothing more for whoever got it, but for what is taken away (which is then not
/// held) and for people who were refused.
#[test]
fn adding_again_changes_nothing() {
    holds(1_000, (world(12), change(12)), |(world, mut change)| {
        change.remove.clear();
        let tenant = world.tenant();
        let decision = decide(&tenant, &Actor::default(), &change.command());
        let then = after(&tenant, &decision);
        let again = decide(&then, &Actor::default(), &change.command());
        for ((ix, first), (_, second)) in decision.outcomes.iter().zip(&again.outcomes) {
            let got_it = matches!(first, Outcome::Changed(_) | Outcome::Unchanged);
            if got_it && *second != Outcome::Unchanged {
                return Err(format!("{ix:?} got it and then {second:?}: {:?}", again.problems));
            }
        }
        Ok(())
    });
}
