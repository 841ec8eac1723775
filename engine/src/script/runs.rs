//! Requests in a row that differ in their people alone: what a script says once, in a loop.

use crate::exchange::{UserKey, Wish};

/// The requests in order, those together that differ in their people alone.
pub(super) fn runs(wishes: &[Wish]) -> impl Iterator<Item = &[Wish]> {
    wishes.chunk_by(same)
}

fn same(one: &Wish, next: &Wish) -> bool {
    match (one, next) {
        (
            Wish::Licenses { add, remove, .. },
            Wish::Licenses {
                add: add_2,
                remove: remove_2,
                ..
            },
        ) => add == add_2 && remove == remove_2,
        (Wish::Location(_, country), Wish::Location(_, country_2)) => country == country_2,
        (Wish::Join { group, .. }, Wish::Join { group: group_2, .. })
        | (Wish::Leave { group, .. }, Wish::Leave { group: group_2, .. }) => group == group_2,
        (Wish::Reprocess(_), Wish::Reprocess(_))
        | (Wish::DeleteUser(_), Wish::DeleteUser(_))
        | (Wish::RestoreUser(_), Wish::RestoreUser(_)) => true,
        _ => false,
    }
}

/// The people of requests.
pub(super) fn people(wishes: &[Wish]) -> Vec<&UserKey> {
    wishes.iter().filter_map(user).collect()
}

fn user(wish: &Wish) -> Option<&UserKey> {
    match wish {
        Wish::Licenses { user, .. }
        | Wish::Reprocess(user)
        | Wish::Location(user, _)
        | Wish::DeleteUser(user)
        | Wish::RestoreUser(user)
        | Wish::Join { user, .. }
        | Wish::Leave { user, .. } => Some(user),
        _ => None,
    }
}
