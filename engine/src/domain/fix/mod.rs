//! Ways out: for a refusal, the commands that would get the people concerned what was asked.
//!
//! A fix knows no rule: each candidate is decided like any other command, and only those that would go through
//! are offered, with their decision, so that a page can say what they cost before they are chosen. Where nothing goes
//! through at once, a first step is offered that leads to the next problem, and says which.

mod by_hand;
mod change;
mod finder;
mod groups;
mod held;
mod inherited;
mod needs;
mod offers;
mod people;
mod seats;
mod self_serve;
mod way_out;

use crate::catalog;

use super::actor::{Actor, Role};
use super::command::{ChangeTogether, Command};
use super::ids::UserIx;
use super::problem::{Conflict, Problem};
use super::rules;
use super::tenant::Tenant;

use offers::Offers;

pub use by_hand::{by_hand, ByHand};
pub use way_out::{Fix, FixKind, Purchase};

/// The ways out of a problem that a command met for these people, in the order to offer them: before the command is
/// carried out, or when it has served whom it could. For commands about groups and subscriptions the list of people is
/// empty.
pub fn fixes(
    tenant: &Tenant,
    actor: &Actor,
    command: &Command,
    problem: &Problem,
    users: &[UserIx],
) -> Vec<Fix> {
    let offers = Offers {
        tenant,
        actor,
        command,
    };
    if let Problem::Forbidden { permission, .. } = problem {
        return Role::ALL
            .into_iter()
            .filter(|role| rules::may(tenant, *role, *permission))
            .filter_map(|role| offers.act_as(role, command, users))
            .collect();
    }
    match command {
        Command::ChangeUsers(change) => change::fixes(offers, change, problem, users),
        Command::ReprocessUsers { .. } => groups::reprocess_fixes(offers, problem, users),
        Command::ChangeGroups(change) => groups::change_fixes(offers, change, problem),
        Command::DeleteGroups { .. } => groups::delete_fixes(offers, command, problem),
        Command::ChangeQuantity { subscription, total } => {
            seats::quantity_fixes(offers, (*subscription, *total), problem)
        }
        Command::AddUsers(add) => people::add_fixes(offers, add, problem, users),
        Command::RestoreUsers { .. } => people::restore_fixes(offers, problem, users),
        Command::AdvanceClock { .. } | Command::ProcessNow => groups::turn_fixes(offers, problem, users),
        Command::ChangeTogether(both) => together_fixes(offers, both, problem, users),
        Command::AnswerRequests(answers) => self_serve::answer_fixes(offers, answers, problem, users),
        Command::SignIn { app, .. } => self_serve::sign_in_fixes(offers, *app, problem, users),
        Command::Sequence(_)
        | Command::DeleteUsers { .. }
        | Command::Configure { .. }
        | Command::ChangeMembers { .. }
        | Command::MakeDynamic { .. }
        | Command::AskForProduct { .. }
        | Command::SetAutoClaim(_)
        | Command::ReprocessGroups { .. } => Vec::new(),
    }
}

/// The ways out of the part that met the problem: what was asked for people, or what was asked for groups.
fn together_fixes(
    offers: Offers<'_>,
    both: &ChangeTogether,
    problem: &Problem,
    users: &[UserIx],
) -> Vec<Fix> {
    if users.is_empty() {
        let part = Command::ChangeGroups(both.groups.clone());
        let offers = Offers {
            command: &part,
            ..offers
        };
        return groups::change_fixes(offers, &both.groups, problem);
    }
    let part = Command::ChangeUsers(both.users.clone());
    let offers = Offers {
        command: &part,
        ..offers
    };
    change::fixes(offers, &both.users, problem, users)
}

/// The name of an exclusion set of the tenant's profile, such as *Exchange Online*.
pub fn exclusion_service(tenant: &Tenant, clash: &Conflict) -> Option<&'static str> {
    catalog::rules(tenant.rules)
        .exclusion_sets()
        .get(clash.set as usize)
        .map(|set| set.service)
}
