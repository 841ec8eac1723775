//! Products and service plans: what they are.

use serde::{Deserialize, Serialize};

use super::ids::{ServicePlanId, SkuId};

/// Whom a service plan serves: Graph's `appliesTo`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppliesTo {
    /// One user: it can be switched on and off in an assignment.
    User,
    /// The whole tenant: never a switch of a user.
    Company,
}

/// One service of a product. The same plan is carried by many products.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServicePlan {
    /// The key.
    pub id: ServicePlanId,
    /// The name scripts use, such as `EXCHANGE_S_STANDARD`; two plans share one (`PROJECT_ESSENTIALS`).
    pub name: &'static str,
    /// The name people read, the same in every language, such as `Exchange Online (Plan 1)`; not unique.
    pub friendly: &'static str,
    /// Whom it serves. No source says it per plan, so every plan here serves the user.
    pub applies_to: AppliesTo,
    /// Whether users get it without anybody assigning it (the articles name Sway).
    pub automatic: bool,
}

/// What a product belongs to, for its color and tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// Office 365 and Microsoft 365.
    Office,
    /// Enterprise Mobility, Entra ID, Intune, Defender.
    Ems,
    /// Visio, Project, Planner.
    Visio,
    /// Power BI and Fabric.
    Bi,
    /// Teams, calling, conferencing.
    Voice,
    /// Power Apps, Power Automate, Dynamics 365.
    Flow,
    /// Anything else.
    None,
}

impl Family {
    /// The suffix of the color token: `office`, `ems`, `visio`, `bi`, `voice`, `flow` or `none`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Ems => "ems",
            Self::Visio => "visio",
            Self::Bi => "bi",
            Self::Voice => "voice",
            Self::Flow => "flow",
            Self::None => "none",
        }
    }

    pub(super) fn from_letter(letter: &str) -> Option<Self> {
        Some(match letter {
            "O" => Self::Office,
            "E" => Self::Ems,
            "V" => Self::Visio,
            "B" => Self::Bi,
            "C" => Self::Voice,
            "F" => Self::Flow,
            "-" => Self::None,
            _ => return None,
        })
    }
}

/// One thing that can be bought and assigned: Graph's SKU.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// The key.
    pub sku_id: SkuId,
    /// The name scripts use, such as `ENTERPRISEPACK`. Not unique in the real service: never a key.
    pub part_number: &'static str,
    /// The name people read, as sold in 2026 (`product_name` has those of other years), the same in every language.
    pub name: &'static str,
    /// For color and tile.
    pub family: Family,
    /// Two letters of our own for the tile, unique in the table; none for products that were learned of.
    pub monogram: &'static str,
    /// Whether it, or its forerunner under another name, was sold by mid-2020.
    pub classic: bool,
    pub(super) plans: Vec<&'static ServicePlan>,
}

impl Product {
    /// Its service plans, each once, in the order of the plan table.
    #[must_use]
    pub fn plans(&self) -> &[&'static ServicePlan] {
        &self.plans
    }

    /// The ids of its service plans.
    pub fn plan_ids(&self) -> impl Iterator<Item = ServicePlanId> + '_ {
        self.plans.iter().map(|plan| plan.id)
    }

    /// Whether it carries this plan.
    #[must_use]
    pub fn has_plan(&self, id: ServicePlanId) -> bool {
        self.plans.iter().any(|plan| plan.id == id)
    }
}

/// Service plans that users get without anybody assigning them, by plan name. The articles give Sway as their example.
pub const AUTOMATIC_PLANS: [&str; 1] = ["SWAY"];
