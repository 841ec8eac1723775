//! Products that a list as CSV names, and lists of quantities: how many licenses of each were bought and are in use.

use std::collections::HashMap;
use std::sync::Arc;

use crate::catalog::{AppliesTo, Guid, SkuId};
use crate::domain::{Product, SubscriptionStatus};
use crate::exchange::json::short;
use crate::exchange::people_csv::{bad_row, Column, Named, ProductNames, Row};

use super::input::Read;
use super::lengths::{fit, NAME};
use super::log::Log;
use super::raw::{RawSku, Units};
use super::refusal::{BadRow, Limited, RefusalReason};
use super::report::{Correction, CorrectionKind};
use super::shared::Shared;

/// The products that a list names, each once.
#[derive(Debug)]
pub(super) struct Products {
    file: usize,
    pub(super) names: ProductNames,
    pub(super) skus: Vec<RawSku>,
    /// Where each product is in `skus`.
    places: HashMap<SkuId, usize>,
}

impl Products {
    /// None yet of the file with this number.
    pub(super) fn new(file: usize) -> Self {
        Products {
            file,
            names: ProductNames::new(),
            skus: Vec::new(),
            places: HashMap::new(),
        }
    }

    /// The product with this name, known or not; `at` says where the name stands.
    pub(super) fn named(&mut self, name: &str, log: &mut Log, at: &dyn Fn() -> String) -> SkuId {
        let sku = SkuId(made_id(&["product", &name.to_lowercase()]));
        if !self.places.contains_key(&sku) {
            log.note(CorrectionKind::ProductByName, || Correction::ProductByName {
                name: short(name),
            });
            self.add(stranger(sku, fit(name, NAME, log, at)));
        }
        sku
    }

    /// The product with this id; `name` is what else is known of it, and `at` where that stands.
    pub(super) fn with_id(
        &mut self,
        sku: SkuId,
        name: Option<&str>,
        log: &mut Log,
        at: &dyn Fn() -> String,
    ) -> SkuId {
        if !self.places.contains_key(&sku) {
            let unknown = || {
                let id = sku.to_string();
                stranger(sku, fit(name.unwrap_or(&id), NAME, log, at))
            };
            let product = Product::from_catalog(sku).unwrap_or_else(unknown);
            self.add(product);
        }
        sku
    }

    fn add(&mut self, product: Product) {
        self.places.insert(product.sku, self.skus.len());
        self.skus.push(RawSku {
            product,
            units: None,
            consumed: None,
            status: SubscriptionStatus::Enabled,
            file: self.file,
        });
    }

    /// Refuses more products than allowed.
    pub(super) fn check(&self, limit: u32) -> Read<()> {
        match self.skus.len() > limit as usize {
            true => Err(RefusalReason::too_many(Limited::Products, limit)),
            false => Ok(()),
        }
    }

    /// Reads a row of a list of quantities. Rows of one product add up.
    ///
    /// # Errors
    /// What the row is refused for.
    pub(super) fn add_row(&mut self, row: Row<'_>, shared: &mut Shared) -> Read<()> {
        let name = row.get(Column::Product).map(str::trim);
        let text = row.get(Column::SkuIds).or(name);
        let text = text.ok_or_else(|| bad_row(row.line, BadRow::NoProduct))?;
        let (log, at) = (&mut shared.log, || path(row, Column::Product));
        let sku = match self.names.one(text) {
            Named::Known(sku) => self.with_id(sku, name, log, &at),
            Named::Stranger(text) | Named::TypeName(text) => self.named(name.unwrap_or(&text), log, &at),
        };
        self.check(shared.limits.products)?;
        let units = Units {
            enabled: count(row, Column::Total)?.unwrap_or(0),
            warning: count(row, Column::Warning)?.unwrap_or(0),
            suspended: count(row, Column::Expired)?.unwrap_or(0),
            ..Units::default()
        };
        let consumed = count(row, Column::Assigned)?;
        let place = self.places.get(&sku).copied();
        if let Some(raw) = place.and_then(|place| self.skus.get_mut(place)) {
            let sum = raw.units.get_or_insert_default();
            for (status, units) in units.by_status() {
                sum.add(status, units);
            }
            if let Some(consumed) = consumed {
                raw.consumed = Some(raw.consumed.unwrap_or(0).saturating_add(consumed));
            }
        }
        Ok(())
    }
}

/// A whole number in a cell, which may have marks between its thousands; nothing where it is blank.
fn count(row: Row<'_>, column: Column) -> Read<Option<u32>> {
    let Some(text) = row.get(column).map(str::trim) else {
        return Ok(None);
    };
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, '.' | ',' | ' ' | '\u{a0}'))
        .collect();
    let grouped = || {
        text.split(['.', ',', ' ', '\u{a0}'])
            .skip(1)
            .all(|group| group.len() == 3)
    };
    match plain.parse() {
        Ok(number) if grouped() => Ok(Some(number)),
        _ => {
            let name = short(row.name(column));
            let value = short(text);
            Err(bad_row(row.line, BadRow::Count { name, value }))
        }
    }
}

/// Where something stands: `Block credential[7]`, by the name of the column and the line.
pub(super) fn path(row: Row<'_>, column: Column) -> String {
    format!("{}[{}]", short(row.name(column)), row.line)
}

/// A product that nobody knows, by its name.
fn stranger(sku: SkuId, name: &str) -> Product {
    Product {
        sku,
        part_number: Arc::from(name),
        applies_to: AppliesTo::User,
        plans: Vec::new(),
    }
}

/// An id that is always the same for the same texts: their FNV-1a hash of 128 bits, marked as an id of version 8.
pub(super) fn made_id(texts: &[&str]) -> Guid {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for byte in texts.iter().flat_map(|text| text.bytes().chain([0xff])) {
        hash = (hash ^ u128::from(byte)).wrapping_mul(PRIME);
    }
    let fixed = 0xf000_u128 << 64 | 0xc000_u128 << 48;
    Guid::from_u128(hash & !fixed | 0x8000 << 64 | 0x8000 << 48)
}
