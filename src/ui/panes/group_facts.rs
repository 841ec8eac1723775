//! What pages say of groups: how far they are, who has what they give, and what kind they are. Reads, judges nothing.

use std::collections::BTreeSet;

use crate::catalog::SkuId;
use crate::domain::{AssignmentError, Group, GroupId, LicenseSet, Tenant};
use crate::order;
use crate::t;
use crate::ui::icons::Icon;

/// How far a licensed group is (DOMAIN 1.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupStatus {
    /// It gives nothing, and nothing waits.
    Unlicensed,
    /// Everybody has everything.
    AllAssigned,
    /// Something waits to be processed.
    InProgress,
    /// Somebody has an error.
    Errors,
}

impl GroupStatus {
    /// Its label.
    pub fn label(self) -> &'static str {
        match self {
            GroupStatus::Unlicensed => t!(groups.unlicensed),
            GroupStatus::AllAssigned => t!(groups.all_assigned),
            GroupStatus::InProgress => t!(groups.in_progress),
            GroupStatus::Errors => t!(groups.errors),
        }
    }

    /// Its drawing.
    pub fn icon(self) -> Icon {
        match self {
            GroupStatus::Unlicensed => Icon::Dash,
            GroupStatus::AllAssigned => Icon::CheckCircle,
            GroupStatus::InProgress => Icon::Clock,
            GroupStatus::Errors => Icon::Alert,
        }
    }

    /// The class of its color.
    pub fn class(self) -> &'static str {
        match self {
            GroupStatus::Unlicensed => "group-status pale",
            GroupStatus::AllAssigned => "group-status good-text",
            GroupStatus::InProgress => "group-status",
            GroupStatus::Errors => "group-status danger-text",
        }
    }
}

/// The statuses of all groups, worked out once for a list of them.
pub struct Statuses {
    waiting: BTreeSet<GroupId>,
    in_error: BTreeSet<GroupId>,
}

impl Statuses {
    /// Reads the queue and the license sets, each once.
    pub fn of(tenant: &Tenant) -> Self {
        let held = tenant.sets().iter().filter(|(_, _, holders)| *holders > 0);
        let inherited = held
            .flat_map(|(_, set, _)| set.licenses())
            .flat_map(|l| l.inherited());
        Statuses {
            waiting: tenant.queue().iter().map(|work| work.group).collect(),
            in_error: inherited
                .filter(|(_, assignment)| assignment.state.error().is_some())
                .map(|(group, _)| group)
                .collect(),
        }
    }

    /// How far a group is.
    pub fn status(&self, group: &Group) -> GroupStatus {
        if self.waiting.contains(&group.id) {
            GroupStatus::InProgress
        } else if self.in_error.contains(&group.id) {
            GroupStatus::Errors
        } else if group.licenses.is_empty() {
            GroupStatus::Unlicensed
        } else {
            GroupStatus::AllAssigned
        }
    }
}

/// What kind of group it is, without whether it is dynamic.
pub fn group_kind(group: &Group) -> &'static str {
    match (group.unified, group.mail_enabled, group.security_enabled) {
        (true, _, _) => t!(groups.kind_microsoft365),
        (_, true, true) => t!(groups.kind_mail_security),
        (_, _, true) => t!(groups.kind_security),
        (_, true, false) => t!(groups.kind_distribution),
        _ => t!(groups.kind_other),
    }
}

/// How one member stands with what the group gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberState {
    /// Has everything.
    Assigned,
    /// Has not been served yet.
    Waiting,
    /// Something is in error: which product, and Graph's name for it.
    Failed(SkuId, AssignmentError),
}

/// How a set stands with what a group gives. Of several errors the one that is not *Other* tells more.
pub fn member_state(set: &LicenseSet, group: &Group) -> MemberState {
    let own = |sku: SkuId| {
        let license = set.get(sku)?;
        let mut inherited = license.inherited();
        inherited.find(|(id, _)| *id == group.id).map(|(_, a)| a.state)
    };
    let mut errors: Vec<_> = set
        .licenses()
        .iter()
        .filter_map(|license| Some((license.sku, own(license.sku)?.error()?)))
        .collect();
    order::sort_by_key(&mut errors, |(_, error)| *error == AssignmentError::Other);
    if let Some((sku, error)) = errors.first() {
        return MemberState::Failed(*sku, *error);
    }
    let has_all = group
        .licenses
        .keys()
        .all(|sku| own(*sku).is_some_and(|state| state.in_force()));
    if has_all {
        MemberState::Assigned
    } else {
        MemberState::Waiting
    }
}
