//! The lookups of products and service plans: in the embedded tables, and in what was learned beyond them.

use std::sync::OnceLock;

use super::ids::{ServicePlanId, SkuId};
use super::more;
use super::product::{Family, Product, ServicePlan};
use super::table::{bare_guid, read_plan, read_plan_numbers, rows, Table};

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
