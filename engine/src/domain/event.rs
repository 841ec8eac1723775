//! Facts: what happened to a tenant. Applying one never fails and never judges; each has an exact inverse.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

use crate::catalog::{CountryCode, EditionId, RuleProfile};

use super::group::{Group, GroupLicenses, Membership, Work};
use super::ids::{GroupId, SubscriptionId, UserIx};
use super::license::LicenseSet;
use super::product::SubscriptionStatus;
use super::self_serve::{put, AutoClaim, LicenseRequest, SignIn};
use super::tenant::Tenant;
use super::time::Time;
use super::user::Newcomer;

/// Edition and rules profile together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Configuration {
    /// Which admin center.
    pub edition: EditionId,
    /// Which tables.
    pub rules: RuleProfile,
}

/// Where a subscription is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LifeStage {
    /// `status`.
    pub status: SubscriptionStatus,
    /// `nextLifecycleDateTime`.
    pub next_lifecycle: Option<Time>,
}

/// One fact. It carries before and after, so that it can be undone without looking anything up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// These people, who all held `from`, hold `to`.
    LicensesChanged {
        /// What they held.
        from: Arc<LicenseSet>,
        /// What they hold.
        to: Arc<LicenseSet>,
        /// Who.
        #[serde(with = "super::runs")]
        users: Vec<UserIx>,
    },
    /// These people, who all were at `from`, are at `to`.
    UsageLocationChanged {
        /// Where they were.
        from: Option<CountryCode>,
        /// Where they are.
        to: Option<CountryCode>,
        /// Who.
        #[serde(with = "super::runs")]
        users: Vec<UserIx>,
    },
    /// The practice tenant follows other tables or another admin center.
    Configured {
        /// What it followed.
        from: Configuration,
        /// What it follows.
        to: Configuration,
    },
    /// A group gives other products. Its members have theirs when the work that was queued is done.
    GroupLicensesChanged {
        /// Which group.
        group: GroupId,
        /// What it gave.
        from: GroupLicenses,
        /// What it gives.
        to: GroupLicenses,
    },
    /// People joined or left a group.
    MembersChanged {
        /// Which group.
        group: GroupId,
        /// Who came; sorted.
        #[serde(with = "super::runs")]
        joined: Vec<UserIx>,
        /// Who went; sorted.
        #[serde(with = "super::runs")]
        left: Vec<UserIx>,
    },
    /// Somebody else decides from now on who belongs to a group.
    MembershipChanged {
        /// Which group.
        group: GroupId,
        /// Who decided.
        from: Membership,
        /// Who decides.
        to: Membership,
    },
    /// A group came or went.
    GroupChanged {
        /// Which group.
        group: GroupId,
        /// What it was, if it was there.
        from: Option<Arc<Group>>,
        /// What it is, if it is there.
        to: Option<Arc<Group>>,
    },
    /// Work for a group came into the queue, left it, or was replaced.
    QueueChanged {
        /// The place in the queue.
        place: u32,
        /// What stood there and goes; nothing goes when work comes in before what stands there.
        from: Option<Work>,
        /// What comes there.
        to: Option<Work>,
    },
    /// Another number of seats was bought.
    QuantityChanged {
        /// Of which subscription.
        subscription: SubscriptionId,
        /// Seats before.
        from: u32,
        /// Seats after.
        to: u32,
    },
    /// A subscription moved on in its life (DOMAIN R10).
    SubscriptionMoved {
        /// Which.
        subscription: SubscriptionId,
        /// Where it was.
        from: LifeStage,
        /// Where it is.
        to: LifeStage,
    },
    /// People came to the last places, or went from there.
    UsersChanged {
        /// The place of the first of them.
        first: UserIx,
        /// Who came, in order of their places.
        added: Vec<Newcomer>,
        /// Who went, in order of their places.
        removed: Vec<Newcomer>,
    },
    /// These people, who all were deleted at `from` or not at all, are deleted at `to` or not at all.
    DeletionChanged {
        /// When they were deleted, if they were.
        from: Option<Time>,
        /// When they are, if they are.
        to: Option<Time>,
        /// Who.
        #[serde(with = "super::runs")]
        users: Vec<UserIx>,
    },
    /// Simulated time passed.
    ClockMoved {
        /// What time it was.
        from: Time,
        /// What time it is.
        to: Time,
    },
    /// A license request came, was answered, or went.
    RequestChanged {
        /// Its place.
        place: u32,
        /// What it was, if it was there.
        from: Option<LicenseRequest>,
        /// What it is, if it is there.
        to: Option<LicenseRequest>,
    },
    /// There are other auto-claim policies, or the setting is on or off.
    AutoClaimChanged {
        /// What there was.
        from: Box<AutoClaim>,
        /// What there is.
        to: Box<AutoClaim>,
    },
    /// Somebody signed in to an app for the first time.
    SignedIn {
        /// The place among the sign-ins.
        place: u32,
        /// What stood there and goes.
        from: Option<SignIn>,
        /// What comes there.
        to: Option<SignIn>,
    },
}

impl Event {
    /// The fact that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Event {
        match self {
            Event::LicensesChanged { from, to, users } => Event::LicensesChanged {
                from: to,
                to: from,
                users,
            },
            Event::UsageLocationChanged { from, to, users } => Event::UsageLocationChanged {
                from: to,
                to: from,
                users,
            },
            Event::Configured { from, to } => Event::Configured { from: to, to: from },
            Event::GroupLicensesChanged { group, from, to } => Event::GroupLicensesChanged {
                group,
                from: to,
                to: from,
            },
            Event::MembersChanged { group, joined, left } => Event::MembersChanged {
                group,
                joined: left,
                left: joined,
            },
            Event::MembershipChanged { group, from, to } => Event::MembershipChanged {
                group,
                from: to,
                to: from,
            },
            Event::GroupChanged { group, from, to } => Event::GroupChanged {
                group,
                from: to,
                to: from,
            },
            Event::QueueChanged { place, from, to } => Event::QueueChanged {
                place,
                from: to,
                to: from,
            },
            Event::QuantityChanged {
                subscription,
                from,
                to,
            } => Event::QuantityChanged {
                subscription,
                from: to,
                to: from,
            },
            Event::SubscriptionMoved {
                subscription,
                from,
                to,
            } => Event::SubscriptionMoved {
                subscription,
                from: to,
                to: from,
            },
            Event::UsersChanged {
                first,
                added,
                removed,
            } => Event::UsersChanged {
                first,
                added: removed,
                removed: added,
            },
            Event::DeletionChanged { from, to, users } => Event::DeletionChanged {
                from: to,
                to: from,
                users,
            },
            Event::ClockMoved { from, to } => Event::ClockMoved { from: to, to: from },
            Event::RequestChanged { place, from, to } => Event::RequestChanged {
                place,
                from: to,
                to: from,
            },
            Event::AutoClaimChanged { from, to } => Event::AutoClaimChanged { from: to, to: from },
            Event::SignedIn { place, from, to } => Event::SignedIn {
                place,
                from: to,
                to: from,
            },
        }
    }
}

/// Applies a fact. People, groups and subscriptions the tenant doesn't have are passed over: facts of another tenant
/// change nothing.
pub fn evolve(tenant: &mut Tenant, event: &Event) {
    match event {
        Event::LicensesChanged { to, users, .. } => tenant.put_licenses(users, to),
        Event::UsageLocationChanged { to, users, .. } => {
            for user in users {
                tenant.put_location(*user, *to);
            }
        }
        Event::Configured { to, .. } => {
            tenant.edition = to.edition;
            tenant.rules = to.rules;
        }
        Event::GroupLicensesChanged { group, to, .. } => {
            tenant.put_group(*group, |group| group.licenses.clone_from(to));
        }
        Event::MembersChanged { group, joined, left } => {
            tenant.put_group(*group, |group| group.move_members(joined, left));
        }
        Event::MembershipChanged { group, to, .. } => {
            tenant.put_group(*group, |group| group.membership.clone_from(to));
        }
        Event::GroupChanged { group, to, .. } => match to {
            Some(group) => tenant.add_group((**group).clone()),
            None => tenant.drop_group(*group),
        },
        Event::QueueChanged { place, from, to } => tenant.put_work(*place, from.is_some(), to.as_ref()),
        Event::QuantityChanged { subscription, to, .. } => {
            tenant.put_subscription(*subscription, |s| s.total_licenses = *to);
        }
        Event::SubscriptionMoved { subscription, to, .. } => {
            tenant.put_subscription(*subscription, |s| {
                s.status = to.status;
                s.next_lifecycle = to.next_lifecycle;
            });
        }
        Event::UsersChanged {
            first,
            added,
            removed,
        } => {
            tenant.drop_users(*first, removed.len());
            for newcomer in added {
                tenant.push_user(newcomer);
            }
        }
        Event::DeletionChanged { to, users, .. } => tenant.put_deleted(users, *to),
        Event::ClockMoved { to, .. } => tenant.clock = *to,
        Event::RequestChanged { place, from, to } => {
            tenant.put_self_serve(|own| put(&mut own.requests, *place, from.is_some(), *to));
        }
        Event::AutoClaimChanged { to, .. } => {
            tenant.put_self_serve(|own| own.auto_claim.clone_from(to));
        }
        Event::SignedIn { place, from, to } => {
            tenant.put_self_serve(|own| put(&mut own.sign_ins, *place, from.is_some(), *to));
        }
    }
}

/// Takes facts back, last one first.
pub fn revert(tenant: &mut Tenant, events: &[Event]) {
    for event in events.iter().rev() {
        evolve(tenant, &event.clone().inverse());
    }
}
