//! A way out: what it does, who would ask for it, and what would happen.

use crate::catalog::{CountryCode, SkuId};
use crate::domain::actor::{Actor, Role};
use crate::domain::command::Command;
use crate::domain::decision::Decision;
use crate::domain::event::evolve;
use crate::domain::ids::{GroupId, SubscriptionId, UserIx};
use crate::domain::problem::{PlanOf, Problem};
use crate::domain::tenant::Tenant;

/// More seats of one product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purchase {
    /// The product.
    pub sku: SkuId,
    /// Which subscription gets them.
    pub subscription: SubscriptionId,
    /// How many more.
    pub more: u32,
    /// The subscription's new total.
    pub total: u32,
}

/// What a fix does, for its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FixKind {
    /// Take these products away in the same step.
    Replace {
        /// What goes.
        old: Vec<SkuId>,
        /// What comes.
        new: Vec<SkuId>,
    },
    /// Leave these services off.
    SwitchOff(Vec<PlanOf>),
    /// Switch these services on.
    SwitchOn(Vec<PlanOf>),
    /// Give this product as well.
    AddProduct(SkuId),
    /// Take this product away as well.
    RemoveProduct(SkuId),
    /// Go on without these products.
    LeaveOut(Vec<SkuId>),
    /// Set the usage location.
    SetLocation(CountryCode),
    /// Buy seats.
    BuySeats(Vec<Purchase>),
    /// Take the product from these people, who are blocked, guests, or else last in the list.
    FreeSeats {
        /// The product.
        sku: SkuId,
        /// Who loses it.
        users: Vec<UserIx>,
    },
    /// Take the people concerned out of these groups.
    LeaveGroups(Vec<GroupId>),
    /// Change what these groups give instead, for all their members.
    ChangeGroups(Vec<GroupId>),
    /// Only the first so many people.
    FirstOnly(u32),
    /// Only the first so many groups.
    FirstGroupsOnly(u32),
    /// Take everything away that the groups give.
    TakeGroupLicenses,
    /// Only so far down.
    SetQuantity(u32),
    /// Ask again in this role.
    ActAs(Role),
}

/// A way out, decided and ready to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does.
    pub kind: FixKind,
    /// Who would ask: another role, where the one that asked may not.
    pub actor: Actor,
    /// What would be asked.
    pub command: Command,
    /// What would happen.
    pub decision: Decision,
    /// What would still be in the way afterwards, when the fix is a first step only.
    pub leads_to: Option<Problem>,
}

impl Fix {
    /// The tenant as it would be afterwards.
    pub(super) fn ahead(&self, tenant: &Tenant) -> Tenant {
        let mut ahead = tenant.clone();
        for event in &self.decision.events {
            evolve(&mut ahead, event);
        }
        ahead
    }
}
