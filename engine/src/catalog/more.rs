//! The products and service plans beyond the embedded ones: some 560 and 700, read from a text that is fetched only where
//! a tenant has such a product. They have names and plans; no rule speaks of them, so what is decided is the same with
//! and without them.

use std::sync::OnceLock;

use super::product::{Family, Product, ServicePlan};
use super::table::{bare_guid, read_plan, read_plan_numbers, rows, Table};
use super::{Guid, SkuId};

/// What was learned.
struct More {
    plans: &'static Table<ServicePlan>,
    products: Table<Product>,
}

static MORE: OnceLock<More> = OnceLock::new();

/// Takes in the text; from then on the lookups know what is in it. False when nothing in it can be read. What was learned
/// first stays.
pub fn learn(text: String) -> bool {
    if MORE.get().is_some() {
        return true;
    }
    // Kept for as long as the program runs, as the embedded text is.
    match read(Box::leak(text.into_boxed_str())) {
        Some(more) => {
            let _ = MORE.set(more); // another one was faster: it says the same
            true
        }
        None => false,
    }
}

/// Whether a text was taken in.
#[must_use]
pub fn has_learned() -> bool {
    MORE.get().is_some()
}

fn read(text: &'static str) -> Option<More> {
    let lines = |kind: &'static str| {
        rows(text).filter_map(move |mut fields| (fields.next() == Some(kind)).then_some(fields))
    };
    let plans: &'static Table<ServicePlan> = Box::leak(Box::new(Table::new(
        lines("p").map(read_plan).collect(),
        |plan: &ServicePlan| plan.id.0,
    )));
    let products = lines("s").map(|mut fields| {
        Some(Product {
            sku_id: SkuId(bare_guid(fields.next()?)?),
            part_number: fields.next().filter(|part| !part.is_empty())?,
            name: fields.next().filter(|name| !name.is_empty())?,
            family: Family::from_letter(fields.next()?)?,
            monogram: "",
            classic: false,
            plans: read_plan_numbers(plans, fields.next()?)?,
        })
    });
    let products = Table::new(products.collect(), |product: &Product| product.sku_id.0);
    products.iter().next()?;
    Some(More { plans, products })
}

/// A product that was learned of.
pub(super) fn product(id: Guid) -> Option<&'static Product> {
    MORE.get()?.products.find(id)
}

/// A plan that was learned of.
pub(super) fn plan(id: Guid) -> Option<&'static ServicePlan> {
    MORE.get()?.plans.find(id)
}

/// All products that were learned of.
pub fn more_products() -> impl Iterator<Item = &'static Product> {
    MORE.get().into_iter().flat_map(|more| more.products.iter())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{effect_named, Effect};

    #[test]
    fn the_text_is_readable_and_adds_names_alone() {
        for nothing in ["", "<!doctype html>\n<p>Not found", "p\tx\ty\n"] {
            assert!(read(nothing).is_none(), "{nothing}");
        }
        let more = read(include_str!("../../../web/products.txt")).unwrap();
        assert_eq!((more.plans.unreadable(), more.products.unreadable()), (0, 0));
        assert!(more.products.iter().count() > 550 && more.plans.iter().count() > 650);
        for product in more.products.iter() {
            assert!(
                crate::catalog::product(product.sku_id).is_none(),
                "{}",
                product.name
            );
            assert!(!product.plans().is_empty(), "{}", product.name);
        }
        for plan in more.plans.iter() {
            let known = crate::catalog::plan(plan.id);
            assert!(known.is_none_or(|known| known.name == plan.name), "{}", plan.name);
            // A mailbox has an address, which is a matter of what is decided.
            let mailbox = effect_named(plan.name) == Some(Effect::Mailbox);
            assert!(known.is_some() || !mailbox, "{}", plan.name);
        }
    }
}
