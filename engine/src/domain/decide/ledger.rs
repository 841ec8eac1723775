//! The seats left while a list of people is decided one after the other (DOMAIN R5).

use std::collections::BTreeMap;

use crate::catalog::SkuId;
use crate::domain::tenant::Tenant;

/// Assignable seats per product, as far as the people before have taken or freed them.
pub(super) struct Ledger<'a> {
    tenant: &'a Tenant,
    left: BTreeMap<SkuId, i64>,
}

impl<'a> Ledger<'a> {
    /// The seats as the tenant has them now.
    pub(super) fn new(tenant: &'a Tenant) -> Self {
        Ledger {
            tenant,
            left: BTreeMap::new(),
        }
    }

    /// The products of which no seat is left.
    pub(super) fn lacking(&mut self, skus: &[SkuId]) -> Vec<SkuId> {
        skus.iter().copied().filter(|sku| *self.left(*sku) < 1).collect()
    }

    /// Takes and gives back one seat each.
    pub(super) fn settle(&mut self, takes: &[SkuId], frees: &[SkuId]) {
        for sku in takes {
            *self.left(*sku) -= 1;
        }
        for sku in frees {
            *self.left(*sku) += 1;
        }
    }

    fn left(&mut self, sku: SkuId) -> &mut i64 {
        let tenant = self.tenant;
        self.left
            .entry(sku)
            .or_insert_with(|| tenant.seats(sku).assignable())
    }
}
