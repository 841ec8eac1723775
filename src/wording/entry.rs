//! Words for what was done: one entry of the history.

use crate::counted;
use crate::domain::{Command, Removal, Tenant};
use crate::sandbox::Entry;
use crate::t;

use super::{group_name, list, people, person, product_list, product_name};

/// A few words for an entry: what was done, as undo and the history call it.
pub fn entry(tenant: &Tenant, entry: &Entry) -> String {
    asked(tenant, &entry.command)
}

/// A few words with a capital first.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A few words for what is asked.
pub fn asked(tenant: &Tenant, command: &Command) -> String {
    match command {
        Command::ChangeUsers(change) => {
            let people = people(tenant, &change.users);
            let skus: Vec<_> = change.add.iter().map(|grant| grant.sku).collect();
            if let Removal::InExchange(old) = &change.remove {
                let old: Vec<_> = old.iter().copied().collect();
                t!(
                    history.exchanged,
                    old = product_list(tenant, &old),
                    new = product_list(tenant, &skus),
                    people
                )
            } else if !skus.is_empty() {
                t!(history.assigned, product = product_list(tenant, &skus), people)
            } else if change.remove.is_nothing() {
                t!(history.location, people)
            } else {
                t!(history.licenses, people)
            }
        }
        Command::Sequence(commands) => {
            let users: Vec<_> = commands
                .iter()
                .filter_map(|command| match command {
                    Command::ChangeUsers(change) => Some(change.users.iter().copied()),
                    _ => None,
                })
                .flatten()
                .collect();
            match commands.last() {
                Some(last) if users.is_empty() => asked(tenant, last),
                _ => t!(history.licenses, people = people(tenant, &users)),
            }
        }
        Command::ChangeTogether(both) => {
            let mut names = Vec::new();
            if !both.users.users.is_empty() {
                names.push(people(tenant, &both.users.users));
            }
            names.extend(both.groups.groups.iter().map(|group| group_name(tenant, *group)));
            t!(history.licenses, people = list(&names))
        }
        Command::Configure { .. } => t!(history.configured).to_owned(),
        Command::ChangeGroups(_) => t!(history.groups).to_owned(),
        Command::ChangeMembers { group, .. } => {
            t!(history.members, group = group_name(tenant, *group))
        }
        Command::MakeDynamic { group, .. } => {
            t!(history.group_rule, group = group_name(tenant, *group))
        }
        Command::DeleteGroups { .. } => t!(history.deleted_groups).to_owned(),
        Command::ReprocessUsers { .. } | Command::ReprocessGroups { .. } => {
            t!(history.reprocessed).to_owned()
        }
        Command::AddUsers(add) => counted!(add.users.len(), history.added_1, history.added_n),
        Command::DeleteUsers { users } => {
            t!(history.deleted, people = people(tenant, users))
        }
        Command::RestoreUsers { users } => {
            t!(history.restored, people = people(tenant, users))
        }
        Command::ChangeQuantity { .. } => t!(history.quantity).to_owned(),
        Command::AskForProduct { user, sku } => t!(
            requests.entry_ask,
            product = product_name(tenant, *sku),
            name = person(tenant, *user)
        ),
        Command::AnswerRequests(answers) => counted!(
            answers.approve.len() + answers.reject.len(),
            requests.entry_answer_1,
            requests.entry_answer_n
        ),
        Command::SetAutoClaim(_) => t!(claim.entry_set).to_owned(),
        Command::SignIn { user, app } => {
            t!(
                claim.entry_sign_in,
                name = person(tenant, *user),
                app = app.name()
            )
        }
        Command::AdvanceClock { .. } | Command::ProcessNow => t!(history.clock).to_owned(),
    }
}
