//! What a real tenant would not simply take back, although undo in a practice tenant does: read off the facts.

use std::collections::BTreeSet;

use super::event::Event;
use super::group::Membership;
use super::license::LicenseSet;

/// Why undoing something is more than pressing a button in a real tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Irreversible {
    /// Licenses were taken away: what the services kept for people goes after 30 days (DOMAIN 3.3).
    LicensesTaken,
    /// People were added: they can only be deleted again, and stay among the deleted for 30 days (DOMAIN 1.7 K1).
    UsersAdded,
    /// People were deleted: they can be restored for 30 days, then no more (DOMAIN 1.7 K1).
    UsersDeleted,
    /// A group was deleted, and with it who belonged to it.
    GroupDeleted,
    /// A rule decides who belongs to a group: its members had to leave first, and lost what it gave (DOMAIN 1.8).
    GroupMadeDynamic,
    /// Licenses were bought: they are paid for (DOMAIN 1.7 Q1).
    LicensesBought,
    /// Time passed.
    TimePassed,
    /// The tenant moved to another cloud or to other rules, which no real tenant can.
    Configured,
}

/// Everything among these facts that a real tenant would not simply take back.
pub fn irreversible(events: &[Event]) -> BTreeSet<Irreversible> {
    events.iter().filter_map(of_event).collect()
}

fn of_event(event: &Event) -> Option<Irreversible> {
    match event {
        Event::LicensesChanged { from, to, .. } if takes(from, to) => Some(Irreversible::LicensesTaken),
        Event::UsersChanged { added, .. } if !added.is_empty() => Some(Irreversible::UsersAdded),
        Event::DeletionChanged { to: Some(_), .. } => Some(Irreversible::UsersDeleted),
        Event::GroupChanged { to: None, .. } => Some(Irreversible::GroupDeleted),
        Event::MembershipChanged {
            to: Membership::Dynamic(_),
            ..
        } => Some(Irreversible::GroupMadeDynamic),
        Event::QuantityChanged { from, to, .. } if to > from => Some(Irreversible::LicensesBought),
        Event::ClockMoved { .. } => Some(Irreversible::TimePassed),
        Event::Configured { .. } => Some(Irreversible::Configured),
        _ => None,
    }
}

/// Whether something usable before is not usable after: a product, or one of its services.
fn takes(from: &LicenseSet, to: &LicenseSet) -> bool {
    from.licenses()
        .iter()
        .filter(|before| before.in_force())
        .any(|before| {
            let after = to.get(before.sku).filter(|after| after.in_force());
            after.is_none_or(|after| {
                let off = after.assignments().iter().flat_map(|a| a.disabled_plans.iter());
                off.into_iter()
                    .any(|plan| before.enables(plan) && !after.enables(plan))
            })
        })
}
