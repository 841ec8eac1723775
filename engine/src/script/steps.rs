//! What a script is to ask for, in order: the requests of each command, whatever the tool.

use std::collections::BTreeSet;

use crate::domain::{decide, evolve, Actor, Command, Tenant, UserId, UserIx};
use crate::exchange::{UserKey, Wish};

use super::asked_of_groups::{change_groups, change_members, make_dynamic};
use super::asked_of_people::{add_users, change_users};
use super::note::{Note, What};
use super::step::{each_once, Asked, Step};

/// The steps of a script, oldest first.
#[derive(Debug, Clone, Default)]
pub struct Steps {
    pub(super) list: Vec<Step>,
    new: BTreeSet<UserId>,
}

impl Steps {
    /// Nothing yet.
    pub fn new() -> Self {
        Steps::default()
    }

    /// Puts what a command asks for at the end; `tenant` is the one before it, `title` the sentence for the comment
    /// above it.
    pub fn add(&mut self, tenant: &Tenant, actor: &Actor, command: &Command, title: String) {
        let mut asked = Asked {
            new: &mut self.new,
            step: Step {
                title,
                ..Step::default()
            },
        };
        ask(&mut asked, tenant, actor, command);
        self.list.push(asked.step);
    }

    /// How many things were done.
    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// All requests, in order.
    pub fn wishes(&self) -> impl Iterator<Item = &Wish> {
        self.list.iter().flat_map(|step| &step.wishes)
    }
}

fn ask(asked: &mut Asked<'_>, tenant: &Tenant, actor: &Actor, command: &Command) {
    match command {
        Command::ChangeUsers(change) => change_users(asked, tenant, actor, change),
        Command::ChangeTogether(change) => {
            change_users(asked, tenant, actor, &change.users);
            change_groups(asked, tenant, actor, &change.groups);
        }
        Command::AddUsers(add) => add_users(asked, tenant, actor, add),
        Command::ChangeGroups(change) => change_groups(asked, tenant, actor, change),
        Command::ChangeMembers { group, add, remove } => {
            change_members(asked, tenant, actor, (*group, add, remove));
        }
        Command::MakeDynamic { group, rule } => make_dynamic(asked, tenant, *group, rule),
        Command::DeleteGroups { groups } => {
            each_once(groups).for_each(|group| asked.push(Wish::DeleteGroup(group)));
        }
        Command::ReprocessUsers { users } => each_user(asked, tenant, users, Wish::Reprocess),
        Command::DeleteUsers { users } => each_user(asked, tenant, users, Wish::DeleteUser),
        Command::RestoreUsers { users } => each_user(asked, tenant, users, Wish::RestoreUser),
        Command::Sequence(commands) => {
            if decide(tenant, actor, command).has_refusals() {
                asked.note(Note::AllOrNothing);
            }
            // Each is asked for on what those before leave.
            let mut ahead = tenant.clone();
            for command in commands {
                ask(asked, &ahead, actor, command);
                for event in &decide(&ahead, actor, command).events {
                    evolve(&mut ahead, event);
                }
            }
        }
        Command::ReprocessGroups { .. } => asked.note(Note::Missing(What::ReprocessGroups)),
        Command::ChangeQuantity { .. } => asked.note(Note::Missing(What::Quantity)),
        Command::AdvanceClock { .. } | Command::ProcessNow => asked.note(Note::Missing(What::Clock)),
        Command::AskForProduct { .. }
        | Command::AnswerRequests(_)
        | Command::SetAutoClaim(_)
        | Command::SignIn { .. } => asked.note(Note::Missing(What::SelfServe)),
        Command::Configure { .. } => asked.note(Note::Missing(What::Configuration)),
    }
}

fn each_user(asked: &mut Asked<'_>, tenant: &Tenant, users: &[UserIx], wish: impl Fn(UserKey) -> Wish) {
    for user in each_once(users) {
        if let Some(key) = asked.key(tenant, user) {
            asked.push(wish(key));
        }
    }
}
