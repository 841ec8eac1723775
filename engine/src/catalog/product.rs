//! Products and service plans: their types, the tables read from the embedded data, and the lookups.

use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

use super::{more, Guid, ServicePlanId, SkuId};

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

/// The lines of a table, without comments and blanks, each as its tab-separated fields.
pub(super) fn rows(text: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t'))
}

/// Reads an id written as 32 hexadecimal digits without dashes.
pub(super) fn bare_guid(text: &str) -> Option<Guid> {
    if text.len() != 32 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    u128::from_str_radix(text, 16).ok().map(Guid::from_u128)
}

/// A table with its index by id.
pub(super) struct Table<T> {
    /// By line; a line that could not be read keeps its number, so that no other line changes meaning.
    lines: Vec<Option<T>>,
    /// (id, line), by id.
    by_id: Vec<(Guid, usize)>,
}

impl<T> Table<T> {
    pub(super) fn new(lines: Vec<Option<T>>, id: impl Fn(&T) -> Guid) -> Self {
        let mut by_id: Vec<_> = lines
            .iter()
            .enumerate()
            .filter_map(|(line, item)| item.as_ref().map(|item| (id(item), line)))
            .collect();
        by_id.sort_unstable();
        Self { lines, by_id }
    }

    fn line(&self, line: usize) -> Option<&T> {
        self.lines.get(line).and_then(Option::as_ref)
    }

    pub(super) fn find(&self, id: Guid) -> Option<&T> {
        let at = self.by_id.binary_search_by_key(&id, |entry| entry.0).ok()?;
        self.by_id.get(at).and_then(|entry| self.line(entry.1))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.lines.iter().flatten()
    }

    pub(super) fn unreadable(&self) -> usize {
        self.lines.iter().filter(|item| item.is_none()).count()
    }
}

pub(super) fn read_plan(mut fields: std::str::Split<'static, char>) -> Option<ServicePlan> {
    let id = ServicePlanId(bare_guid(fields.next()?)?);
    let name = fields.next().filter(|name| !name.is_empty())?;
    Some(ServicePlan {
        id,
        name,
        friendly: fields.next().unwrap_or(name),
        applies_to: AppliesTo::User,
        automatic: AUTOMATIC_PLANS.contains(&name),
    })
}

fn plan_table() -> &'static Table<ServicePlan> {
    static TABLE: OnceLock<Table<ServicePlan>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let lines = rows(include_str!("data/plans.txt")).map(read_plan).collect();
        Table::new(lines, |plan| plan.id.0)
    })
}

/// Reads plan numbers such as `3 7-9` of the embedded table.
pub(super) fn read_embedded_plans(text: &str) -> Option<Vec<&'static ServicePlan>> {
    read_plan_numbers(plan_table(), text)
}

/// Reads plan numbers such as `3 7-9`; nothing when any of them is not a plan of the table.
pub(super) fn read_plan_numbers(
    table: &'static Table<ServicePlan>,
    text: &str,
) -> Option<Vec<&'static ServicePlan>> {
    let mut plans = Vec::new();
    for part in text.split(' ') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        for number in first.parse::<usize>().ok()?..=last.parse().ok()? {
            plans.push(table.line(number)?);
        }
    }
    Some(plans)
}

fn read_product(mut fields: std::str::Split<'static, char>) -> Option<Product> {
    Some(Product {
        sku_id: SkuId(bare_guid(fields.next()?)?),
        part_number: fields.next().filter(|part| !part.is_empty())?,
        name: fields.next().filter(|name| !name.is_empty())?,
        family: Family::from_letter(fields.next()?)?,
        monogram: fields.next()?,
        classic: match fields.next()? {
            "c" => true,
            "-" => false,
            _ => return None,
        },
        plans: read_embedded_plans(fields.next()?)?,
    })
}

fn product_table() -> &'static Table<Product> {
    static TABLE: OnceLock<Table<Product>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let lines = rows(include_str!("data/products.txt"))
            .map(read_product)
            .collect();
        Table::new(lines, |product| product.sku_id.0)
    })
}

/// The product with this id, if the catalog knows it. An imported tenant may hold others.
#[must_use]
pub fn product(id: SkuId) -> Option<&'static Product> {
    product_table().find(id.0).or_else(|| more::product(id.0))
}

/// All embedded products, in the order of the table: suites first, then by what they belong to.
pub fn products() -> impl Iterator<Item = &'static Product> {
    product_table().iter()
}

/// The products with this part number (exact case): usually one, none when unknown, rarely several.
pub fn products_with_part_number(part_number: &str) -> impl Iterator<Item = &'static Product> + '_ {
    products().filter(move |product| product.part_number == part_number)
}

/// The service plan with this id: carried by a product here, or known to the rules only.
#[must_use]
pub fn plan(id: ServicePlanId) -> Option<&'static ServicePlan> {
    plan_table().find(id.0).or_else(|| more::plan(id.0))
}

/// All embedded service plans, those known to the rules only included.
pub fn plans() -> impl Iterator<Item = &'static ServicePlan> {
    plan_table().iter()
}

/// The plans with this name (exact case): usually one, none when unknown, rarely several.
pub fn plans_with_name(name: &str) -> impl Iterator<Item = &'static ServicePlan> + '_ {
    plans().filter(move |plan| plan.name == name)
}

/// How many lines of the embedded plan and product tables could not be read: 0, and a test keeps it so.
#[must_use]
pub fn unreadable_lines() -> usize {
    plan_table().unreadable() + product_table().unreadable()
}
