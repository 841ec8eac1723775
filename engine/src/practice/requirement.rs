//! What must hold at the end of an exercise: one thing a person can be told in a sentence.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::catalog::{CountryCode, ServicePlanId, SkuId};
use crate::domain::{GroupId, PlanSet, UserIx};

/// One thing that must hold. Of several people it must hold for each. Links and files hold it: variants are added at the
/// end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Requirement {
    /// They have the product in force, wherever it comes from.
    Has {
        /// Who.
        users: Vec<UserIx>,
        /// Which product.
        sku: SkuId,
    },
    /// They don't have the product, from anywhere.
    Lacks {
        /// Who.
        users: Vec<UserIx>,
        /// Which product.
        sku: SkuId,
    },
    /// They have the product directly, in force.
    Direct {
        /// Who.
        users: Vec<UserIx>,
        /// Which product.
        sku: SkuId,
    },
    /// They don't have the product directly; a group may give it.
    NotDirect {
        /// Who.
        users: Vec<UserIx>,
        /// Which product.
        sku: SkuId,
    },
    /// They have the product from the group, without an error.
    Via {
        /// Who.
        users: Vec<UserIx>,
        /// Which product.
        sku: SkuId,
        /// From which group.
        group: GroupId,
    },
    /// Of the product's services exactly these are off for them.
    Services {
        /// Who.
        users: Vec<UserIx>,
        /// Which product.
        sku: SkuId,
        /// What is off.
        off: PlanSet,
    },
    /// The service is on for them, from whichever product.
    On {
        /// Who.
        users: Vec<UserIx>,
        /// Which service.
        plan: ServicePlanId,
    },
    /// The service is on for them in no product.
    Off {
        /// Who.
        users: Vec<UserIx>,
        /// Which service.
        plan: ServicePlanId,
    },
    /// The service was on for them after each change since the start.
    NoGap {
        /// Who.
        users: Vec<UserIx>,
        /// Which service.
        plan: ServicePlanId,
    },
    /// This is their usage location.
    Location {
        /// Who.
        users: Vec<UserIx>,
        /// Where.
        country: CountryCode,
    },
    /// So many seats of the product are bought and can be assigned.
    Total {
        /// Which product.
        sku: SkuId,
        /// How many.
        seats: u32,
    },
    /// So many seats of the product are taken.
    Used {
        /// Which product.
        sku: SkuId,
        /// How many.
        seats: u32,
    },
    /// They are members of the group.
    Member {
        /// Who.
        users: Vec<UserIx>,
        /// Of which group.
        group: GroupId,
    },
    /// They are not members of the group.
    NotMember {
        /// Who.
        users: Vec<UserIx>,
        /// Of which group.
        group: GroupId,
    },
    /// They are not deleted.
    Active {
        /// Who.
        users: Vec<UserIx>,
    },
    /// They are deleted, and can be restored.
    Deleted {
        /// Who.
        users: Vec<UserIx>,
    },
    /// The group gives exactly these products.
    Gives {
        /// Which group.
        group: GroupId,
        /// Which products.
        skus: BTreeSet<SkuId>,
    },
    /// No member of the group has an error from it.
    NoErrors {
        /// Which group.
        group: GroupId,
    },
    /// The group is deleted.
    Gone {
        /// Which group.
        group: GroupId,
    },
    /// It was done with at most so many changes.
    AtMost {
        /// How many.
        changes: u32,
    },
    /// A question of the exercise is answered rightly.
    Answered {
        /// Which question, by its place.
        question: usize,
    },
    /// Nobody and nothing else is other than at the start.
    NothingElse {
        /// Who may be changed.
        users: Vec<UserIx>,
        /// Which groups may be changed.
        groups: Vec<GroupId>,
        /// Whether other people may be added.
        newcomers: bool,
        /// Of which products the number of seats may be changed.
        quantities: Vec<SkuId>,
    },
    /// So many seats of the product are available: bought, and not taken.
    Free {
        /// Which product.
        sku: SkuId,
        /// How many.
        seats: u32,
    },
}

impl Requirement {
    /// The people it names.
    pub fn users(&self) -> &[UserIx] {
        match self {
            Requirement::Has { users, .. }
            | Requirement::Lacks { users, .. }
            | Requirement::Direct { users, .. }
            | Requirement::NotDirect { users, .. }
            | Requirement::Via { users, .. }
            | Requirement::Services { users, .. }
            | Requirement::On { users, .. }
            | Requirement::Off { users, .. }
            | Requirement::NoGap { users, .. }
            | Requirement::Location { users, .. }
            | Requirement::Member { users, .. }
            | Requirement::NotMember { users, .. }
            | Requirement::Active { users }
            | Requirement::Deleted { users } => users,
            Requirement::Total { .. }
            | Requirement::Used { .. }
            | Requirement::Free { .. }
            | Requirement::Gives { .. }
            | Requirement::NoErrors { .. }
            | Requirement::Gone { .. }
            | Requirement::AtMost { .. }
            | Requirement::Answered { .. }
            | Requirement::NothingElse { .. } => &[],
        }
    }

    /// The group it names.
    pub fn group(&self) -> Option<GroupId> {
        match self {
            Requirement::Via { group, .. }
            | Requirement::Member { group, .. }
            | Requirement::NotMember { group, .. }
            | Requirement::Gives { group, .. }
            | Requirement::NoErrors { group }
            | Requirement::Gone { group } => Some(*group),
            _ => None,
        }
    }
}
