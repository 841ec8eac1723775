//! Ways out for people who could not be added.

use std::sync::Arc;

use crate::domain::command::{AddUsers, Command};
use crate::domain::problem::Problem;

use super::{Fix, FixKind, Offers};

/// The first so many people, or the list without one of the products that can't be given.
pub(super) fn add_fixes(offers: Offers<'_>, add: &AddUsers, problem: &Problem) -> Vec<Fix> {
    let offer = |kind, change: AddUsers| offers.offer(kind, Command::AddUsers(change));
    if let Problem::TooManyUsers { limit, .. } = problem {
        let users = add.users.iter().take(*limit as usize).map(Arc::clone).collect();
        let first = AddUsers { users, ..add.clone() };
        return offer(FixKind::FirstOnly(*limit), first).into_iter().collect();
    }
    let concerned = problem.skus();
    let asked = add.add.iter().map(|grant| grant.sku);
    let leave_out = |sku| {
        let mut without = add.clone();
        without.add.retain(|grant| grant.sku != sku);
        offer(FixKind::LeaveOut(sku), without)
    };
    asked
        .filter(|sku| concerned.contains(sku))
        .filter_map(leave_out)
        .collect()
}
