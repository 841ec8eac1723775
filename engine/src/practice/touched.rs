//! What is other than at the start: people, groups and seats, by what was done since; what was done and taken back by
//! hand counts as nothing.

use std::collections::BTreeSet;

use crate::catalog::SkuId;
use crate::domain::{Event, GroupId, Tenant, UserIx};
use crate::sandbox::Entry;

/// Who and what the facts since the start name.
#[derive(Debug, Default)]
pub(super) struct Named {
    users: BTreeSet<UserIx>,
    groups: BTreeSet<GroupId>,
}

impl Named {
    /// Of these entries.
    pub(super) fn of(entries: &[Entry]) -> Self {
        let mut named = Named::default();
        for event in entries.iter().flat_map(|entry| &entry.events) {
            named.take(event);
        }
        named
    }

    fn take(&mut self, event: &Event) {
        match event {
            Event::LicensesChanged { users, .. }
            | Event::UsageLocationChanged { users, .. }
            | Event::DeletionChanged { users, .. } => self.users.extend(users),
            Event::MembersChanged { group, joined, left } => {
                self.groups.insert(*group);
                self.users.extend(joined.iter().chain(left));
            }
            Event::GroupLicensesChanged { group, .. }
            | Event::MembershipChanged { group, .. }
            | Event::GroupChanged { group, .. } => {
                self.groups.insert(*group);
            }
            Event::UsersChanged { first, added, .. } => {
                self.users
                    .extend((first.0..).zip(added).map(|(place, _)| UserIx(place)));
            }
            Event::RequestChanged { from, to, .. } => {
                self.users
                    .extend(from.iter().chain(to).map(|request| request.user));
            }
            Event::Configured { .. }
            | Event::AutoClaimChanged { .. }
            | Event::SignedIn { .. }
            | Event::QueueChanged { .. }
            | Event::QuantityChanged { .. }
            | Event::SubscriptionMoved { .. }
            | Event::ClockMoved { .. } => {}
        }
    }

    /// The people who are other than at the start.
    pub(super) fn users<'a>(
        &'a self,
        start: &'a Tenant,
        now: &'a Tenant,
    ) -> impl Iterator<Item = UserIx> + 'a {
        self.users
            .iter()
            .copied()
            .filter(move |user| self.is_other(start, now, *user))
    }

    fn is_other(&self, start: &Tenant, now: &Tenant, user: UserIx) -> bool {
        let who = |tenant: &Tenant| {
            let user = tenant.user(user)?;
            Some((user.usage_location, user.deleted.is_some()))
        };
        let member = |tenant: &Tenant, group: &GroupId| {
            tenant.group(*group).is_some_and(|group| group.has_member(user))
        };
        who(start) != who(now)
            || start.licenses(user) != now.licenses(user)
            || self
                .groups
                .iter()
                .any(|group| member(start, group) != member(now, group))
    }

    /// The groups that give other products, follow another rule, came or went.
    pub(super) fn groups<'a>(
        &'a self,
        start: &'a Tenant,
        now: &'a Tenant,
    ) -> impl Iterator<Item = GroupId> + 'a {
        let what = |tenant: &Tenant, id: GroupId| {
            let group = tenant.group(id)?;
            Some((group.licenses.clone(), group.membership.clone()))
        };
        self.groups
            .iter()
            .copied()
            .filter(move |group| what(start, *group) != what(now, *group))
    }
}

/// The products of which another number of seats is bought.
pub(super) fn quantities<'a>(start: &'a Tenant, now: &'a Tenant) -> impl Iterator<Item = SkuId> + 'a {
    let other = |sku: &SkuId| start.seats(*sku).total() != now.seats(*sku).total();
    now.products().map(|product| product.sku).filter(other)
}
