//! The only judge: what would a command do to a tenant, asked by this actor?

mod change;
mod claim;
mod clock;
mod draft;
mod following;
mod groups;
mod join;
mod ledger;
mod people;
mod process;
mod quantity;
mod queue;
mod requests;
mod together;

pub use change::{asked_set, held_of};
pub use clock::{life_ahead, PROCESSING_TAKES};
pub use groups::asked_of_group;
pub use process::process;

use super::actor::Actor;
use super::command::Command;
use super::decision::Decision;
use super::event::{evolve, Configuration, Event};
use super::tenant::Tenant;

use join::{join, withhold};

/// Decides a command. Reads the tenant, never changes it; the same call serves previews and real actions.
pub fn decide(tenant: &Tenant, actor: &Actor, command: &Command) -> Decision {
    match command {
        Command::ChangeUsers(change) => change::change_users(tenant, actor, change),
        Command::Sequence(commands) => decide_sequence(tenant, actor, commands),
        Command::Configure { edition, rules } => {
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
        Command::ChangeGroups(change) => groups::change_groups(tenant, actor, change),
        Command::ChangeMembers { group, add, remove } => {
            groups::change_members(tenant, actor, (*group, add, remove))
        }
        Command::MakeDynamic { group, rule } => groups::make_dynamic(tenant, actor, *group, rule),
        Command::DeleteGroups { groups } => groups::delete_groups(tenant, actor, groups),
        Command::ReprocessUsers { users } => process::reprocess_users(tenant, actor, users),
        Command::ReprocessGroups { groups } => groups::reprocess_groups(tenant, actor, groups),
        Command::ChangeQuantity { subscription, total } => {
            quantity::change_quantity(tenant, actor, *subscription, *total)
        }
        Command::AddUsers(add) => following::follow(tenant, people::add_users(tenant, actor, add)),
        Command::DeleteUsers { users } => {
            following::follow(tenant, people::delete_users(tenant, actor, users))
        }
        Command::RestoreUsers { users } => {
            following::follow(tenant, people::restore_users(tenant, actor, users))
        }
        Command::AdvanceClock { to } => clock::advance(tenant, *to),
        Command::ProcessNow => clock::process_now(tenant),
        Command::ChangeTogether(change) => together::change_together(tenant, actor, change),
        Command::AskForProduct { user, sku } => requests::ask(tenant, *user, *sku),
        Command::AnswerRequests(answers) => requests::answer(tenant, actor, answers),
        Command::SetAutoClaim(to) => claim::set(tenant, actor, to),
        Command::SignIn { user, app } => claim::sign_in(tenant, *user, *app),
    }
}

/// What a command would lead to in the end: its decision, and behind it what the groups it queues would do when their
/// turn comes. For previews; nobody carries it out.
pub fn preview(tenant: &Tenant, actor: &Actor, command: &Command) -> Decision {
    let mut whole = decide(tenant, actor, command);
    let queues = |event: &Event| matches!(event, Event::QueueChanged { .. });
    if !whole.events.iter().any(queues) {
        return whole;
    }
    let waits = tenant.queue().len();
    let mut ahead = tenant.clone();
    for event in &whole.events {
        evolve(&mut ahead, event);
    }
    // A rule that fills its group queues one more turn.
    let mut turns = waits..;
    while let Some(work) = turns.next().and_then(|at| ahead.queue().get(at)).cloned() {
        let part = process(&ahead, &work);
        for event in &part.events {
            evolve(&mut ahead, event);
        }
        join(&mut whole, part);
    }
    whole
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
        join(&mut whole, part);
    }
    if whole.has_refusals() {
        withhold(&mut whole);
    }
    whole
}
