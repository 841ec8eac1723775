//! The only judge: what would a command do to a tenant, asked by this actor?

mod change;
mod ledger;

use super::actor::{Actor, Permission};
use super::command::Command;
use super::decision::{Decision, Outcome};
use super::event::{evolve, Configuration, Event};
use super::problem::Problem;
use super::tenant::Tenant;

/// Decides a command. Reads the tenant, never changes it; the same call serves previews and real actions.
pub fn decide(tenant: &Tenant, actor: &Actor, command: &Command) -> Decision {
    match command {
        Command::ChangeUsers(change) => change::decide_change(tenant, actor, change),
        Command::Sequence(commands) => decide_sequence(tenant, actor, commands),
        Command::Configure { edition, rules } => {
            let permission = Permission::ConfigureSandbox;
            if !actor.role.may(permission) {
                let problem = Problem::Forbidden {
                    role: actor.role,
                    permission,
                };
                return Decision {
                    problems: vec![problem],
                    ..Decision::default()
                };
            }
            let from = Configuration {
                edition: tenant.edition,
                rules: tenant.rules,
            };
            let to = Configuration {
                edition: *edition,
                rules: *rules,
            };
            let events = if from == to {
                Vec::new()
            } else {
                vec![Event::Configured { from, to }]
            };
            Decision {
                events,
                ..Decision::default()
            }
        }
    }
}

/// Decides each command on what the ones before would leave; one refusal withholds everything.
fn decide_sequence(tenant: &Tenant, actor: &Actor, commands: &[Command]) -> Decision {
    let mut ahead = tenant.clone();
    let mut whole = Decision::default();
    for command in commands {
        let part = decide(&ahead, actor, command);
        for event in &part.events {
            evolve(&mut ahead, event);
        }
        let transitions = whole.transitions.len() as u32;
        let problems = whole.problems.len() as u32;
        whole
            .outcomes
            .extend(part.outcomes.into_iter().map(|(user, outcome)| {
                let outcome = match outcome {
                    Outcome::Changed(at) => Outcome::Changed(at + transitions),
                    Outcome::Refused(at) => Outcome::Refused(at + problems),
                    other => other,
                };
                (user, outcome)
            }));
        whole.transitions.extend(part.transitions);
        whole.problems.extend(part.problems);
        whole.events.extend(part.events);
    }
    if whole.has_refusals() {
        whole.events.clear();
        for (_, outcome) in &mut whole.outcomes {
            if matches!(outcome, Outcome::Changed(_)) {
                *outcome = Outcome::Withheld;
            }
        }
    }
    whole
}
