//! A mailbox needs addresses that nobody else has (DOMAIN 2.7 UniquenessViolation).

use crate::catalog::{effect_of, Effect, SkuId};
use crate::domain::ids::UserIx;
use crate::domain::problem::{PlanOf, Problem};
use crate::domain::tenant::Tenant;

/// The product whose mailbox plan would come on for somebody who has no mailbox yet.
pub(in crate::domain) fn mailbox_that_comes(before: &[PlanOf], after: &[PlanOf]) -> Option<SkuId> {
    let mailbox = |p: &&PlanOf| effect_of(p.plan) == Some(Effect::Mailbox);
    if before.iter().any(|p| mailbox(&p)) {
        return None;
    }
    after.iter().find(mailbox).map(|p| p.sku)
}

/// Refuses the mailbox that this product would bring to somebody with an address that is taken.
pub(in crate::domain) fn address_taken(
    tenant: &Tenant,
    ix: UserIx,
    mailbox: Option<SkuId>,
) -> Option<Problem> {
    let sku = mailbox?;
    let (address, other) = tenant.address_taken(ix)?;
    Some(Problem::DuplicateProxyAddress {
        sku,
        address: address.to_string(),
        other,
    })
}
