//! Ways out for people who could not be added.

use std::sync::Arc;

use crate::domain::command::{AddUsers, Command};
use crate::domain::problem::Problem;

use super::{Fix, FixKind, Offers};

/// The first so many people, or the list without products that can't be given.
pub(super) fn add_fixes(offers: Offers<'_>, add: &AddUsers, problem: &Problem) -> Vec<Fix> {
    let offer = |kind, change: AddUsers| offers.offer(kind, Command::AddUsers(change));
    let fix = match problem {
        Problem::TooManyUsers { limit, .. } => {
            let users = add.users.iter().take(*limit as usize).map(Arc::clone).collect();
            let first = AddUsers { users, ..add.clone() };
            offer(FixKind::FirstOnly(*limit), first)
        }
        Problem::SkuNotOwned { skus }
        | Problem::SelfServicePurchase { skus }
        | Problem::NotEnoughLicenses { skus } => match skus.as_slice() {
            [sku] => {
                let mut without = add.clone();
                without.add.retain(|grant| grant.sku != *sku);
                offer(FixKind::LeaveOut(*sku), without)
            }
            _ => None,
        },
        _ => None,
    };
    fix.into_iter().collect()
}
