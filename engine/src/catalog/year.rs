//! What products and services were called, and what was in them, by year. A file says what differs from today's tables;
//! what it does not name was the same.

use std::sync::OnceLock;

use super::lookup::{plan, plans_with_name, product, products_with_part_number, read_embedded_plans};
use super::product::ServicePlan;
use super::table::rows;
use super::{ServicePlanId, SkuId};

/// Which year's names and lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Year {
    /// July 2020.
    Then,
    /// Today's.
    #[default]
    Today,
}

/// What was different about a product.
struct Former {
    sku: SkuId,
    name: Option<&'static str>,
    /// The plans it had.
    plans: Vec<&'static ServicePlan>,
}

#[derive(Default)]
struct Differences {
    products: Vec<Former>,
    plans: Vec<(ServicePlanId, &'static str)>,
    unreadable: usize,
}

fn differences() -> &'static Differences {
    static TABLE: OnceLock<Differences> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut found = Differences::default();
        for fields in rows(include_str!("data/2020.txt")) {
            if read_line(&mut found, fields).is_none() {
                found.unreadable += 1;
            }
        }
        found
    })
}

fn read_line(found: &mut Differences, mut fields: std::str::Split<'static, char>) -> Option<()> {
    match fields.next()? {
        "p" => {
            let today = products_with_part_number(fields.next()?).next()?;
            let name = fields.next().filter(|name| !name.is_empty());
            let later = match fields.next() {
                Some(numbers) => read_embedded_plans(numbers)?,
                None => Vec::new(),
            };
            let mut plans = today.plans().to_vec();
            plans.retain(|plan| later.iter().all(|later| later.id != plan.id));
            found.products.push(Former {
                sku: today.sku_id,
                name,
                plans,
            });
        }
        "n" => {
            let plan = plans_with_name(fields.next()?).next()?;
            found.plans.push((plan.id, fields.next()?));
        }
        _ => return None,
    }
    Some(())
}

fn former(sku: SkuId) -> Option<&'static Former> {
    differences().products.iter().find(|former| former.sku == sku)
}

/// What the product is called in this year; nothing when nobody knows it.
#[must_use]
pub fn product_name(sku: SkuId, year: Year) -> Option<&'static str> {
    let today = || product(sku).map(|product| product.name);
    match year {
        Year::Then => former(sku).and_then(|former| former.name).or_else(today),
        Year::Today => today(),
    }
}

/// What the service is called in this year; nothing when nobody knows it.
#[must_use]
pub fn plan_name(id: ServicePlanId, year: Year) -> Option<&'static str> {
    let of_today = plan(id);
    let today = || of_today.map(|plan| plan.friendly);
    let then = || differences().plans.iter().find(|(plan, _)| *plan == id);
    match year {
        // A service whose name is no more than what scripts call it keeps its name of then.
        Year::Today if of_today.is_none_or(|plan| plan.friendly != plan.name) => today(),
        _ => then().map(|(_, name)| *name).or_else(today),
    }
}

/// The product's service plans in this year; nothing when nobody knows it.
#[must_use]
pub fn plans_of(sku: SkuId, year: Year) -> Option<&'static [&'static ServicePlan]> {
    let today = || product(sku).map(super::Product::plans);
    match year {
        Year::Then => former(sku).map(|former| former.plans.as_slice()).or_else(today),
        Year::Today => today(),
    }
}

/// Which year a product with these plans is of; nothing when it had the same then, or neither fits.
#[must_use]
pub fn year_of(sku: SkuId, plans: &[ServicePlanId]) -> Option<Year> {
    let (then, today) = (former(sku)?, product(sku)?);
    if then.plans.len() == today.plans().len() {
        return None;
    }
    let is =
        |list: &[&ServicePlan]| list.len() == plans.len() && list.iter().all(|plan| plans.contains(&plan.id));
    match (is(&then.plans), is(today.plans())) {
        (true, _) => Some(Year::Then),
        (_, true) => Some(Year::Today),
        _ => None,
    }
}

/// The products that were called something else, with that name.
pub fn former_names() -> impl Iterator<Item = (SkuId, &'static str)> {
    let products = differences().products.iter();
    products.filter_map(|former| Some((former.sku, former.name?)))
}

/// How many lines of the embedded differences could not be read: 0, and a test keeps it so.
#[must_use]
pub fn unreadable_differences() -> usize {
    differences().unreadable
}
